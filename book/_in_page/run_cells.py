"""Runs cells of an exercise in the browser's Python and tells the page, piece by piece, what comes of them.

The page sends the given cells that stand above a task, the reader's answer and its check, in the notebook's order. They
run in a namespace of their own, as in a fresh kernel. What is said of an answer comes from `mlcourse.feedback`, as in
Jupyter; what is new here is only how an error is shown: the lines of the cell, and nothing of the machinery below.
"""

import ast
import io
import json
import linecache
import time
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout

from mlcourse import _progress
from mlcourse.feedback import NotYet

MOST_PRINTED = 20_000  # characters of a cell: a loop that prints must not fill the page
PAUSE = 0.2  # seconds between two messages while a cell prints
MOST_LINES = 4  # of a traceback: a recursion has a thousand


class Printed(io.TextIOBase):
    """Passes on what a cell prints, now and then; `hold` keeps the last line back, for it is what a check says."""

    def __init__(self, tell: Callable[[str], None], hold: bool) -> None:
        self.tell, self.hold = tell, hold
        self.waiting, self.shown, self.told = "", 0, time.monotonic()

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.waiting += text
        if time.monotonic() - self.told > PAUSE or len(self.waiting) > MOST_PRINTED:
            self.pass_on()
        return len(text)

    def pass_on(self) -> None:
        lines = self.waiting.splitlines(keepends=True)
        self.waiting = lines.pop()[-MOST_PRINTED:] if self.hold and lines else ""
        text = "".join(lines)
        left = MOST_PRINTED - self.shown
        self.shown += len(text)
        if left >= 0 and text:
            self.tell(text if len(text) <= left else text[:left] + "\n[More was printed than is shown here.]\n")
        self.told = time.monotonic()


def show_text(value: object) -> None:
    """Show the value of a cell's last line as text."""
    print(repr(value))


def execute(source: str, filename: str, namespace: dict, show: Callable[[object], None] = show_text) -> None:
    """Run a cell; like Jupyter, show the value of its last line when that is an expression."""
    # Errors and the feedback quote lines of the cell: this is where they look for them.
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    tree = ast.parse(source, filename)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, filename, "exec"), namespace)
    if last is not None:
        value = eval(compile(ast.Expression(last.value), filename, "eval"), namespace)
        if value is not None and not source.rstrip().endswith(";"):
            show(value)


def explain(error: BaseException, filenames: set[str]) -> str:
    """Return an error as its reader needs it: the lines of the cells that led to it, and its own last words."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename in filenames]
    lines = [f"{f.filename}, line {f.lineno}: {f.line}\n" for f in frames]
    if len(lines) > MOST_LINES:
        lines = [*lines[:2], "...\n", *lines[-2:]]
    words = traceback.format_exception_only(error)
    if isinstance(error, SyntaxError) and error.filename in filenames:
        words[0] = f"{error.filename}, line {error.lineno}:\n"
        if (error.text or "").lstrip().startswith(("%", "!")):
            words.append("Lines that begin with % or ! are Jupyter's own: they do not work in the page.\n")
    if isinstance(error, ModuleNotFoundError):
        words.append("Python in the page has NumPy and mlcourse. For other packages take the notebook.\n")
    return "".join([*lines, *words]).rstrip()


def run(request: str, tell: Callable[[str], None]) -> bool:
    """Run the cells of a request, JSON with "cells" and "right", the tasks that are right already.

    A cell is an object with "name", "kind" (given, answer, check) and "source". `tell` gets JSON messages: {"cell",
    "text"} for what a cell printed, then {"cell", "end", "text"} where `end` is "done", "right" (of a check; the text
    is what it said), "not yet" (likewise) or "error". An answer that stops with an error is not checked, but one that
    is not filled in is, since the check says so. Returns True, by which the page knows that Python lived to the end.
    """
    asked = json.loads(request)
    _progress.go_on(asked["right"])
    namespace = {"__name__": "__main__"}
    filenames = set()
    for cell in asked["cells"]:
        name, kind = cell["name"], cell["kind"]
        filename = {"answer": "your cell", "check": "the check"}.get(kind, f"given cell `{name}`")
        filenames.add(filename)
        printed = Printed(lambda text, name=name: tell(json.dumps({"cell": name, "text": text})), kind == "check")
        end, said = ("right" if kind == "check" else "done"), ""
        with redirect_stdout(printed), redirect_stderr(printed):
            try:
                execute(cell["source"], filename, namespace)
            except NotYet as verdict:
                end, said = "not yet", str(verdict)
            except NotImplementedError as error:
                if kind != "answer":
                    end, said = "error", explain(error, filenames)
            except BaseException as error:  # SystemExit too: a cell may call exit()
                end, said = "error", explain(error, filenames)
        printed.hold = printed.hold and end == "right"
        printed.pass_on()
        tell(json.dumps({"cell": name, "end": end, "text": said or printed.waiting.rstrip()}))
        if kind == "answer" and end == "error":
            break
    return True
