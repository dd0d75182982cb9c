"""Automatic gradients with PyTorch (chapter 8, `book/autograd`).

Each rule of chapter 6 is a `torch.autograd.Function` here: `forward` computes the value, `backward` turns the upstream
gradient into the downstream gradients. A Function is called by `apply`, as in `Multiply.apply(a, b)`. Every `backward`
is itself made of operations that PyTorch can differentiate, so that second derivatives work too. `graph` and `listing`
read the graph that PyTorch keeps behind a tensor, and `FiveLayers` is the network of chapters 8 and 9.
"""

import re
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.autograd import Function


def _check(rule: str, same: bool = False, **inputs) -> None:
    """Raise ValueError, naming the rule and the input, unless all inputs are floating-point tensors of fitting shapes.

    Shapes fit when they can be broadcast; with `same`, when all inputs have one shape (n, k).
    """
    for name, value in inputs.items():
        if not isinstance(value, Tensor):
            raise ValueError(f"{rule}: {name}: expected a tensor, got {value!r:.60}")
        if not value.is_floating_point():
            raise ValueError(f"{rule}: {name}: gradients need floating-point numbers, not {value.dtype}")
    shapes = {name: tuple(value.shape) for name, value in inputs.items()}
    if same and (len(set(shapes.values())) > 1 or any(len(shape) != 2 for shape in shapes.values())):
        raise ValueError(f"{rule}: expected inputs of one shape (n, k), got {shapes}")
    try:
        torch.broadcast_shapes(*shapes.values())
    except RuntimeError:
        raise ValueError(f"{rule}: the shapes do not fit: {shapes}") from None


class Multiply(Function):
    """The product a · b. Backward, each input gets the gradient times the other.

    Section "The product as a Function of one's own".

    >>> a, b = torch.tensor([2.0, 5.0], requires_grad=True), torch.tensor(3.0, requires_grad=True)
    >>> Multiply.apply(a, b).backward(torch.tensor([7.0, 1.0]))
    >>> a.grad, b.grad
    (tensor([21., 3.]), tensor(19.))
    """

    @staticmethod
    def forward(ctx, a: Tensor, b: Tensor) -> Tensor:
        """Compute the product, and save both inputs for the backward pass."""
        _check("Multiply", a=a, b=b)
        ctx.save_for_backward(a, b)
        return a * b

    @staticmethod
    def backward(ctx, up: Tensor) -> tuple[Tensor, Tensor]:
        """Multiply by the other input; where an input was broadcast, sum the gradients of its copies."""
        a, b = ctx.saved_tensors
        return (up * b).sum_to_size(a.shape), (up * a).sum_to_size(b.shape)


class Add(Function):
    """a + b. Backward, the gradient is copied to both inputs. Section "Every rule of chapter 6"."""

    @staticmethod
    def forward(ctx, a: Tensor, b: Tensor) -> Tensor:
        """Compute the sum, and keep only the shapes, since the backward pass does not need the values."""
        _check("Add", a=a, b=b)
        ctx.shapes = a.shape, b.shape
        return a + b

    @staticmethod
    def backward(ctx, up: Tensor) -> tuple[Tensor, Tensor]:
        """Copy the upstream gradient to both inputs."""
        to_a, to_b = ctx.shapes
        return up.sum_to_size(to_a), up.sum_to_size(to_b)


class Subtract(Function):
    """a - b. Backward, the gradient is copied to a, and with the opposite sign to b."""

    @staticmethod
    def forward(ctx, a: Tensor, b: Tensor) -> Tensor:
        """Compute the difference, and keep the shapes."""
        _check("Subtract", a=a, b=b)
        ctx.shapes = a.shape, b.shape
        return a - b

    @staticmethod
    def backward(ctx, up: Tensor) -> tuple[Tensor, Tensor]:
        """Copy the upstream gradient, with the opposite sign for b."""
        to_a, to_b = ctx.shapes
        return up.sum_to_size(to_a), -up.sum_to_size(to_b)


class Divide(Function):
    """a / b. Backward, a gets up / b, and b gets -up · a / b²."""

    @staticmethod
    def forward(ctx, a: Tensor, b: Tensor) -> Tensor:
        """Compute the quotient, and save both inputs."""
        _check("Divide", a=a, b=b)
        ctx.save_for_backward(a, b)
        return a / b

    @staticmethod
    def backward(ctx, up: Tensor) -> tuple[Tensor, Tensor]:
        """Pass the gradient on to both inputs."""
        a, b = ctx.saved_tensors
        return (up / b).sum_to_size(a.shape), (-up * (a / b) / b).sum_to_size(b.shape)


class Maximum(Function):
    """The larger of a and b. Backward, the larger gets the gradient; on a tie the first, as in chapter 6."""

    @staticmethod
    def forward(ctx, a: Tensor, b: Tensor) -> Tensor:
        """Compute the maximum, and save where it is a."""
        _check("Maximum", a=a, b=b)
        ctx.shapes, wins = (a.shape, b.shape), a >= b
        ctx.save_for_backward(wins)
        return torch.where(wins, a, b)

    @staticmethod
    def backward(ctx, up: Tensor) -> tuple[Tensor, Tensor]:
        """Route the gradient to the input that was chosen."""
        (wins,), (to_a, to_b) = ctx.saved_tensors, ctx.shapes
        return torch.where(wins, up, 0).sum_to_size(to_a), torch.where(wins, 0, up).sum_to_size(to_b)


class Relu(Function):
    """max(0, s). Backward, the gradient passes where s is positive and stops elsewhere."""

    @staticmethod
    def forward(ctx, s: Tensor) -> Tensor:
        """Compute the output, and save where s is positive."""
        _check("Relu", s=s)
        ctx.save_for_backward(s > 0)
        return torch.where(s > 0, s, 0)

    @staticmethod
    def backward(ctx, up: Tensor) -> Tensor:
        """Pass the gradient on where s is positive."""
        return torch.where(*ctx.saved_tensors, up, 0)


class Sigmoid(Function):
    """σ(s). Backward, the gradient is multiplied by σ(s) σ(-s), which is σ(1 - σ). Section "Second derivatives"."""

    @staticmethod
    def forward(ctx, s: Tensor) -> Tensor:
        """Compute the sigmoid without overflow, and save the input."""
        _check("Sigmoid", s=s)
        ctx.save_for_backward(s)
        e = torch.exp(-s.abs())
        return torch.where(s >= 0, 1, e) / (1 + e)

    @staticmethod
    def backward(ctx, up: Tensor) -> Tensor:
        """Multiply by the derivative, written with Sigmoid itself, so that it can be differentiated again."""
        (s,) = ctx.saved_tensors
        return up * Sigmoid.apply(s) * Sigmoid.apply(-s)


class Tanh(Function):
    """tanh(s). Backward, the gradient is multiplied by 1 - tanh², which is 4 σ(2s) σ(-2s)."""

    @staticmethod
    def forward(ctx, s: Tensor) -> Tensor:
        """Compute tanh, and save the input."""
        _check("Tanh", s=s)
        ctx.save_for_backward(s)
        return torch.tanh(s)

    @staticmethod
    def backward(ctx, up: Tensor) -> Tensor:
        """Multiply by the derivative, without loss of digits where tanh is near ±1."""
        (s,) = ctx.saved_tensors
        return up * 4 * Sigmoid.apply(2 * s) * Sigmoid.apply(-2 * s)


class Softplus(Function):
    """log(1 + e^s). Backward, the gradient is multiplied by σ(s)."""

    @staticmethod
    def forward(ctx, s: Tensor) -> Tensor:
        """Compute softplus without overflow, and save the input."""
        _check("Softplus", s=s)
        ctx.save_for_backward(s)
        return torch.where(s > 0, s, 0) + torch.log1p(torch.exp(-s.abs()))

    @staticmethod
    def backward(ctx, up: Tensor) -> Tensor:
        """Multiply by the derivative, σ(s)."""
        return up * Sigmoid.apply(*ctx.saved_tensors)


class Exp(Function):
    """e^s. Backward, the gradient is multiplied by e^s, which is the output itself."""

    @staticmethod
    def forward(ctx, s: Tensor) -> Tensor:
        """Compute e^s, and save it."""
        _check("Exp", s=s)
        out = torch.exp(s)
        ctx.save_for_backward(out)
        return out

    @staticmethod
    def backward(ctx, up: Tensor) -> Tensor:
        """Multiply by the output."""
        return up * ctx.saved_tensors[0]


class Log(Function):
    """The natural logarithm of s. Backward, the gradient is divided by s."""

    @staticmethod
    def forward(ctx, s: Tensor) -> Tensor:
        """Compute the logarithm, and save the input."""
        _check("Log", s=s)
        ctx.save_for_backward(s)
        return torch.log(s)

    @staticmethod
    def backward(ctx, up: Tensor) -> Tensor:
        """Divide by the input."""
        return up / ctx.saved_tensors[0]


class Power(Function):
    """a^exponent, for a constant exponent. Backward, a gets up · exponent · a^(exponent - 1), the exponent None."""

    @staticmethod
    def forward(ctx, a: Tensor, exponent: float) -> Tensor:
        """Compute the power; save the tensor, and keep the exponent, a plain number, on ctx itself."""
        _check("Power", a=a)
        if not isinstance(exponent, int | float):
            raise ValueError(f"Power: exponent: expected a plain number, got {exponent!r:.60}")
        ctx.save_for_backward(a)
        ctx.exponent = exponent
        return a**exponent

    @staticmethod
    def backward(ctx, up: Tensor) -> tuple[Tensor, None]:
        """Pass the gradient on to a."""
        (a,), k = ctx.saved_tensors, ctx.exponent
        return up * k * a ** (k - 1 if k else 0), None


class Total(Function):
    """The sum over an axis, or over everything. Backward, each summand gets a copy of the gradient, the axis None."""

    @staticmethod
    def forward(ctx, a: Tensor, axis: int | None = None) -> Tensor:
        """Compute the sum, and keep the shape."""
        _check("Total", a=a)
        if axis is not None and not -a.ndim <= axis < a.ndim:
            raise ValueError(f"Total: axis: expected one of the {a.ndim} axes of a, got {axis}")
        ctx.shape, ctx.axis = a.shape, axis
        return a.sum() if axis is None else a.sum(axis)

    @staticmethod
    def backward(ctx, up: Tensor) -> tuple[Tensor, None]:
        """Copy the gradient to each summand."""
        return (up if ctx.axis is None else up.unsqueeze(ctx.axis)).expand(ctx.shape), None


class Matmul(Function):
    """a @ b for matrices (n, k) and (k, m). Backward, a gets up @ bᵀ and b gets aᵀ @ up."""

    @staticmethod
    def forward(ctx, a: Tensor, b: Tensor) -> Tensor:
        """Compute the product, and save both inputs."""
        _check("Matmul", a=a)
        _check("Matmul", b=b)
        if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[0]:
            raise ValueError(f"Matmul: expected a (n, k) and b (k, m), got {tuple(a.shape)} and {tuple(b.shape)}")
        ctx.save_for_backward(a, b)
        return a @ b

    @staticmethod
    def backward(ctx, up: Tensor) -> tuple[Tensor, Tensor]:
        """Multiply by the other input, transposed."""
        a, b = ctx.saved_tensors
        return up @ b.T, a.T @ up


class SquaredError(Function):
    """1/(2n) Σ (o - y)² for outputs o and targets y, both (n, k). Backward, o gets up · (o - y) / n."""

    @staticmethod
    def forward(ctx, o: Tensor, y: Tensor) -> Tensor:
        """Compute the error, and save both inputs."""
        _check("SquaredError", same=True, o=o, y=y)
        ctx.save_for_backward(o, y)
        return ((o - y) ** 2).sum() / (2 * len(o))

    @staticmethod
    def backward(ctx, up: Tensor) -> tuple[Tensor, Tensor]:
        """Pass the gradient on to both inputs, with opposite signs."""
        o, y = ctx.saved_tensors
        down = up * (o - y) / len(o)
        return down, -down


class SoftmaxCrossEntropy(Function):
    """The mean over n samples of -Σ y log softmax(s), for logits s and one-hot targets y, both (n, k).

    Backward, s gets up · (softmax(s) - y) / n.
    """

    @staticmethod
    def forward(ctx, s: Tensor, y: Tensor) -> Tensor:
        """Compute the loss without overflow, and save both inputs."""
        _check("SoftmaxCrossEntropy", same=True, s=s, y=y)
        ctx.save_for_backward(s, y)
        return -(y * (s - s.logsumexp(1, keepdim=True))).sum() / len(s)

    @staticmethod
    def backward(ctx, up: Tensor) -> tuple[Tensor, Tensor]:
        """Pass the gradient on to both inputs."""
        s, y = ctx.saved_tensors
        log_p = s - s.logsumexp(1, keepdim=True)
        to_s = log_p.exp() * y.sum(1, keepdim=True) - y  # that sum is 1 for one-hot targets
        return up * to_s / len(s), -up * log_p / len(s)


@dataclass(frozen=True, eq=False)
class Operation:
    """An entry of the graph: its name, its inputs' indices in the list, the tensor of a leaf, the node behind it."""

    name: str
    inputs: tuple[int, ...]
    leaf: Tensor | None
    grad_fn: object


def graph(output: Tensor) -> list[Operation]:
    """Return the graph that `output.backward()` would traverse, as a list in which each entry follows its inputs.

    The graph is found by `next_functions`. Raises ValueError for a tensor that has none.
    Section "The graph behind a tensor".

    >>> x = torch.tensor(3.0, requires_grad=True)
    >>> [(entry.name, entry.inputs) for entry in graph(x * x + 1)]
    [('leaf', ()), ('Mul', (0, 0)), ('Add', (1,))]
    """
    if not isinstance(output, Tensor):
        raise ValueError(f"output: expected a tensor, got {output!r:.60}")
    if not output.requires_grad:
        raise ValueError("output: it has no graph: none of its inputs requires a gradient, or it was detached")
    place: dict = {}
    order: list[Operation] = []
    stack = [(torch.autograd.graph.get_gradient_edge(output).node, False)]
    while stack:
        node, inputs_done = stack.pop()
        below = [n for n, _ in node.next_functions if n is not None]
        if node not in place and not inputs_done:
            stack += [(node, True), *((n, False) for n in reversed(below))]
        elif node not in place:
            leaf = getattr(node, "variable", None)
            name = "leaf" if leaf is not None else re.sub(r"Backward\d*$", "", node.name())
            place[node] = len(order)
            order.append(Operation(name, tuple(place[n] for n in below), leaf, node))
    return order


def listing(output: Tensor, **names: Tensor) -> str:
    """Return the graph behind a tensor as text, one line for each entry; `names` gives your leaves their names.

    Raises ValueError as `graph` does. Section "The graph behind a tensor".

    >>> x = torch.tensor([3.0, 5.0], requires_grad=True)
    >>> print(listing((x * x).sum(), x=x))
    (0) leaf x, shape (2,)
    (1) Mul of (0), (0)
    (2) Sum of (1)
    """
    lines = []
    for number, entry in enumerate(graph(output)):
        if entry.leaf is None:
            what = f"{entry.name} of " + ", ".join(f"({i})" for i in entry.inputs)
        else:
            called = "".join(f" {name}" for name, value in names.items() if value is entry.leaf)
            what = f"leaf{called}, shape {tuple(entry.leaf.shape)}"
        lines.append(f"({number}) {what}")
    return "\n".join(lines)


class FiveLayers(nn.Module):
    """The network of chapters 8 and 9: 4 -> 128 -> 64 -> 32 -> 16 -> 3.

    The linear layers are `l1` to `l5`. Batch norm, `bn1` to `bn3`, follows the first three, ReLU all but the last.
    The network takes a batch (n, 4) and returns logits (n, 3). Section "A network of five layers".

    >>> net = FiveLayers()
    >>> len(list(net.parameters())), tuple(next(net.parameters()).shape)
    (16, (128, 4))
    """

    def __init__(self) -> None:
        """Make the layers, with random weights drawn by PyTorch."""
        super().__init__()
        self.l1, self.bn1 = nn.Linear(4, 128), nn.BatchNorm1d(128)
        self.l2, self.bn2 = nn.Linear(128, 64), nn.BatchNorm1d(64)
        self.l3, self.bn3 = nn.Linear(64, 32), nn.BatchNorm1d(32)
        self.l4, self.l5 = nn.Linear(32, 16), nn.Linear(16, 3)

    def forward(self, x: Tensor) -> Tensor:
        """Return the logits (n, 3) of a batch (n, 4)."""
        x = torch.relu(self.bn1(self.l1(x)))
        x = torch.relu(self.bn2(self.l2(x)))
        x = torch.relu(self.bn3(self.l3(x)))
        return self.l5(torch.relu(self.l4(x)))
