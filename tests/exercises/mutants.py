"""Small mistakes made by rule in a solution, to see whether its check notices them."""

import ast
import copy
import signal
from collections.abc import Iterator
from contextlib import contextmanager

SWAPS = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.Pow: ast.Mult,
    ast.Lt: ast.GtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.USub: ast.UAdd,
}


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """Yield (the changed line, the whole changed source) for every single change that a rule makes in `source`.

    The rules: exchange an operator or a comparison, add 1 to a number, negate a truth value or a condition, drop a
    statement other than the last of a body.
    """
    tree = ast.parse(source)
    seen = {ast.unparse(tree)}
    for number, node in enumerate(ast.walk(tree)):
        for rule in _rules(node):
            changed = copy.deepcopy(tree)
            twin = list(ast.walk(changed))[number]
            rule(twin)
            text = ast.unparse(ast.fix_missing_locations(changed))
            if text not in seen:
                seen.add(text)
                before, after = ast.unparse(tree).splitlines(), text.splitlines()
                line = next((b for a, b in zip(before, after, strict=False) if a != b), "")
                yield line.strip(), text


def _rules(node: ast.AST) -> Iterator:
    if isinstance(node, ast.BinOp | ast.UnaryOp | ast.BoolOp | ast.AugAssign) and type(node.op) in SWAPS:
        yield lambda twin: setattr(twin, "op", SWAPS[type(twin.op)]())
    if isinstance(node, ast.Compare):
        for i, op in enumerate(node.ops):
            if type(op) in SWAPS:
                yield lambda twin, i=i, op=op: twin.ops.__setitem__(i, SWAPS[type(op)]())
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield lambda twin: setattr(twin, "value", not twin.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        yield lambda twin: setattr(twin, "value", twin.value + 1)
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        yield lambda twin: setattr(twin, "test", ast.UnaryOp(ast.Not(), twin.test))
    body = getattr(node, "body", None)
    if isinstance(body, list) and len(body) > 1:
        for i in range(len(body) - 1):
            yield lambda twin, i=i: twin.body.pop(i)
