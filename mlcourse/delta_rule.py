"""Learning one neuron: the perceptron rule, the delta rule and logistic regression (chapter 3, `book/delta_rule`).

All three minimise an objective by gradient descent. The perceptron rule (Rosenblatt 1962) compares the output with the
label and learns only from mistakes; the delta rule (Widrow and Hoff 1960), or LMS, compares the weighted sum with the
label and learns from all samples; logistic regression (Cox 1958) compares a probability with the label.
Labels are +1 and -1, for logistic regression 1 and 0; weights w = (w_0, w_1 … w_d), bias first.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mlcourse._checks import as_array, as_choice, as_count, as_positive, as_samples, as_weights
from mlcourse.activations import sigmoid, softplus
from mlcourse.perceptron import augment, misclassified, objective


@dataclass(frozen=True)
class History:
    """The record of a training run.

    `weights` (epochs + 1, d + 1) holds w at the start and after each epoch, `errors` (epochs + 1,) the number of
    misclassified samples at those moments, `cost` (epochs + 1,) the objective, `updates` the number of times w changed,
    and `converged` whether the perceptron rule passed through a whole epoch without a mistake (for the other two,
    which do not stop in this way, it says whether no sample is misclassified at the end).
    """

    weights: np.ndarray
    errors: np.ndarray
    cost: np.ndarray
    updates: int
    converged: bool

    @property
    def w(self) -> np.ndarray:
        """The weights at the end, shape (d + 1,)."""
        return self.weights[-1]


def descend(gradient: Callable, start, rate: float, steps: int) -> np.ndarray:
    """Return the path of gradient descent θ <- θ - ρ g(θ): the start and the point after each step.

    `start` is a number or an array of shape (d,); the result has shape (steps + 1,) or (steps + 1, d).
    Raises ValueError for a rate that is not positive or fewer than one step.
    Source: Cauchy (1847); section "Gradient descent".

    >>> descend(lambda t: 2 * t, start=1.0, rate=0.25, steps=3)
    array([1.   , 0.5  , 0.25 , 0.125])
    """
    rate = as_positive("rate", rate)
    steps = as_count("steps", steps)
    path = [as_array("start", start)]
    for _ in range(steps):
        path.append(path[-1] - rate * np.asarray(gradient(path[-1]), dtype=float))
    return np.array(path)


def gradient(X, y, w) -> np.ndarray:
    """Return ∂J/∂w of the perceptron's objective: the sum over the misclassified samples of -y_k x_k.

    X has shape (n, d), y (n,) in {+1, -1}, w (d + 1,); the result (d + 1,), its first entry for the bias.
    Raises ValueError for wrong shapes or labels. Section "The gradient of the perceptron's objective".

    >>> gradient([[0.0], [2.0]], [1, 1], [-1.0, 1.0])
    array([-1.,  0.])
    """
    wrong = misclassified(X, y, w)
    X, y, w = as_samples(X, y, w)
    return 0.0 - y[wrong] @ augment(X)[wrong]  # not -(…), which would turn 0 into -0


def fit_perceptron(
    X,
    y,
    *,
    rate: float = 1.0,
    epochs: int | None = 100,
    mode: str = "sample",
    start=None,
    rng: np.random.Generator | None = None,
) -> History:
    """Learn w by the perceptron rule: w <- w + ρ y_k x_k for the misclassified samples.

    X has shape (n, d), y (n,) in {+1, -1}. `mode` "sample" updates after each mistake, "batch" once an epoch with the
    sum over all mistakes. `epochs` is the largest number of passes over the data; None means until no mistake is left.
    `start` (d + 1,) defaults to zeros. With `rng` the order of the samples is drawn anew each epoch.
    Raises ValueError for wrong shapes or labels, a rate that is not positive, epochs below 1, and for epochs=None on
    data that no hyperplane separates. Source: Rosenblatt (1962); section "The perceptron rule".

    >>> history = fit_perceptron([[0.0], [2.0]], [-1, 1])
    >>> history.w, history.updates, history.converged
    (array([-1.,  2.]), 3, True)
    """
    X, y, w = _start(X, y, start)
    rate = as_positive("rate", rate)
    as_choice("mode", mode, ["sample", "batch"])
    if epochs is not None:
        epochs = as_count("epochs", epochs)
    elif max_margin(X, y)[1] == 0:
        raise ValueError(
            "epochs: None means to learn until no mistake is left, but no hyperplane separates these X and y; "
            "give a number of epochs"
        )
    A = augment(X)
    weights, updates, converged = [w.copy()], 0, False
    while not converged and (epochs is None or len(weights) <= epochs):
        before = updates
        if mode == "batch":
            wrong = misclassified(X, y, w)
            updates += bool(wrong.any())
            w = w + rate * (y[wrong] @ A[wrong])
        else:
            order = range(len(A)) if rng is None else rng.permutation(len(A))
            for k in order:
                if (1.0 if A[k] @ w >= 0 else -1.0) != y[k]:
                    w = w + rate * y[k] * A[k]
                    updates += 1
        converged = updates == before
        if not converged:
            weights.append(w.copy())
    errors = np.array([misclassified(X, y, v).sum() for v in weights])
    cost = np.array([objective(X, y, v) for v in weights])
    return History(np.array(weights), errors, cost, updates, converged)


def _start(X, y, start) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the samples and the weights to start from, checked; zeros unless given."""
    X, y, zeros = as_samples(X, y)
    return X, y, zeros if start is None else as_weights(start, X.shape[1], name="start")


def squared_error(X, y, w) -> float:
    """Return J = 1/(2n) Σ (y_k - wᵀx_k)², the error of the weighted sums, not of the outputs of the step function.

    X has shape (n, d), y (n,) in {+1, -1}, w (d + 1,). Raises ValueError for wrong shapes or labels.
    Source: Widrow and Hoff (1960); section "The delta rule".

    >>> squared_error([[0.0], [2.0]], [-1, 1], [0.0, 1.0])
    0.5
    """
    X, y, w = as_samples(X, y, w)
    return float(np.mean((y - augment(X) @ w) ** 2) / 2)


def squared_error_gradient(X, y, w) -> np.ndarray:
    """Return ∂J/∂w = -1/n Σ (y_k - wᵀx_k) x_k.

    X has shape (n, d), y (n,), w (d + 1,); the result (d + 1,).
    Raises ValueError for wrong shapes or labels. Section "The delta rule".

    >>> squared_error_gradient([[0.0], [2.0]], [-1, 1], [0.0, 1.0])
    array([1., 1.])
    """
    X, y, w = as_samples(X, y, w)
    A = augment(X)
    return -(y - A @ w) @ A / len(A)


def fit_delta(
    X,
    y,
    *,
    rate: float = 0.01,
    epochs: int = 100,
    mode: str = "sample",
    start=None,
    rng: np.random.Generator | None = None,
) -> History:
    """Learn w by the delta rule (LMS): w <- w + ρ (y_k - wᵀx_k) x_k, for every sample, right or wrong.

    X has shape (n, d), y (n,) in {+1, -1}. `mode` "sample" updates after each sample, "batch" once an epoch with the
    mean over all samples. `start` (d + 1,) defaults to zeros. With `rng` the order is drawn anew each epoch.
    Raises ValueError for wrong shapes or labels, a rate that is not positive, fewer than one epoch, and when the
    rate is so large that the squared error diverges. Source: Widrow and Hoff (1960); section "The delta rule".

    >>> fit_delta([[0.0], [2.0]], [-1, 1], rate=0.2, epochs=200).w.round(3) + 0.0
    array([-1.,  1.])
    """
    X, y, w = _start(X, y, start)
    rate = as_positive("rate", rate)
    as_choice("mode", mode, ["sample", "batch"])
    epochs = as_count("epochs", epochs)
    A = augment(X)
    updates = epochs * (len(A) if mode == "sample" else 1)
    weights, cost = [w.copy()], [squared_error(X, y, w)]
    for epoch in range(epochs):
        with np.errstate(over="ignore", invalid="ignore"):
            if mode == "batch":
                w = w + rate * (y - A @ w) @ A / len(A)
            else:
                order = range(len(A)) if rng is None else rng.permutation(len(A))
                for k in order:
                    w = w + rate * (y[k] - A[k] @ w) * A[k]
        cost.append(squared_error(X, y, w) if np.abs(w).max() < 1e100 else np.inf)
        # Zero weights have the error 0.5; the limit is at least relative to that, so that a good start is no harm.
        if cost[-1] > 1e6 * max(cost[0], 0.5):
            raise ValueError(
                f"rate: {rate} is too large for these X: the squared error grew from {cost[0]:.2g} to {cost[-1]:.2g} "
                f"by epoch {epoch + 1}"
            )
        weights.append(w.copy())
    errors = np.array([misclassified(X, y, v).sum() for v in weights])
    return History(np.array(weights), errors, np.array(cost), updates, bool(errors[-1] == 0))


def _as_coded(X, y, w=None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return X, labels +1 and -1 for the y in {1, 0}, and w, checked."""
    y = as_array("y", y, ndim=1)
    strange = np.setdiff1d(y, [0.0, 1.0])
    if strange.size:
        raise ValueError(f"y: expected labels 0 and 1, got the value(s) {strange[:5]}; (y + 1) / 2 makes them of ±1")
    return as_samples(X, 2 * y - 1, w)


def _as_penalty(penalty: float) -> float:
    return 0.0 if penalty == 0 else as_positive("penalty", penalty)


def logistic_loss(X, y, w, *, penalty: float = 0.0) -> float:
    """Return J, the mean of -log(probability of the sample's own label), plus penalty/2 times the squares of w_1 … w_d.

    X has shape (n, d), y (n,) in {0, 1}, w (d + 1,); the probability of the label 1 is p = σ(wᵀx). The loss of a sample
    is computed as softplus(-s) for the label 1 and softplus(s) for 0, which neither overflows nor takes a log of 0.
    Raises ValueError for wrong shapes or labels, or a penalty below 0.
    Source: Cox (1958); section "Maximum likelihood".

    >>> round(logistic_loss([[0.0], [2.0]], [0, 1], [0.0, 0.0]), 4)
    0.6931
    >>> logistic_loss([[1.0]], [0], [0.0, 1000.0])
    1000.0
    """
    X, signs, w = _as_coded(X, y, w)
    return float(np.mean(softplus(-signs * (augment(X) @ w))) + _as_penalty(penalty) / 2 * (w[1:] @ w[1:]))


def logistic_gradient(X, y, w, *, penalty: float = 0.0) -> np.ndarray:
    """Return ∂J/∂w = 1/n Σ (p_k - y_k) x_k, plus penalty · w without its bias.

    X has shape (n, d), y (n,) in {0, 1}, w (d + 1,); the result (d + 1,).
    Raises ValueError for wrong shapes or labels, or a penalty below 0. Section "The gradient of the cross-entropy".

    >>> logistic_gradient([[0.0], [2.0]], [0, 1], [0.0, 0.0])
    array([ 0. , -0.5])
    """
    X, signs, w = _as_coded(X, y, w)
    A = augment(X)
    shrink = _as_penalty(penalty) * np.concatenate([[0.0], w[1:]])
    return -signs * sigmoid(-signs * (A @ w)) @ A / len(A) + shrink  # p - y, without loss of digits where p is near y


def fit_logistic(
    X,
    y,
    *,
    rate: float = 1.0,
    epochs: int = 1000,
    penalty: float = 0.0,
    mode: str = "batch",
    start=None,
    rng: np.random.Generator | None = None,
) -> History:
    """Learn w by logistic regression: w <- w + ρ (y_k - p_k) x_k, where p_k = σ(wᵀx_k), for every sample.

    X has shape (n, d), y (n,) in {0, 1}. `mode` "batch" updates once an epoch with the mean over all samples, "sample"
    after each sample, in an order that is drawn anew each epoch with `rng`. `penalty` shrinks all weights but the bias.
    `start` (d + 1,) defaults to zeros. The `cost` of the history is `logistic_loss`, the penalty included.
    Raises ValueError for wrong shapes or labels, a rate that is not positive, fewer than one epoch, a penalty below 0,
    and a rate with which the penalty alone makes w diverge.
    Source: Cox (1958); section "The gradient of the cross-entropy".

    >>> fit_logistic([[0.0], [1.0], [1.0], [2.0]], [0, 0, 1, 1], penalty=0.1).w.round(3)
    array([-1.178,  1.178])
    """
    X, signs, zeros = _as_coded(X, y)
    w = zeros if start is None else as_weights(start, X.shape[1], name="start")
    rate, epochs, penalty = as_positive("rate", rate), as_count("epochs", epochs), _as_penalty(penalty)
    if rate * penalty >= 2:
        raise ValueError(
            f"rate: expected less than 2 / penalty = {2 / penalty:.3g}, beyond which w diverges, got {rate}"
        )
    A, y, weights = augment(X), (signs + 1) / 2, [w.copy()]
    groups = [slice(None)] if as_choice("mode", mode, ["sample", "batch"]) == "batch" else [[k] for k in range(len(A))]
    for _ in range(epochs):
        for k in range(len(groups)) if rng is None else rng.permutation(len(groups)):
            x = A[groups[k]]
            shrink = penalty * np.concatenate([[0.0], w[1:]])
            w = w - rate * ((sigmoid(x @ w) - y[groups[k]]) @ x / len(x) + shrink)
        weights.append(w.copy())
    sums = np.array(weights) @ A.T
    cost = softplus(-signs * sums).mean(axis=1) + penalty / 2 * np.sum(np.square(weights)[:, 1:], axis=1)
    errors = np.sum(np.where(sums >= 0, 1.0, -1.0) != signs, axis=1)
    return History(np.array(weights), errors, cost, epochs * len(groups), bool(errors[-1] == 0))


def max_margin(X, y) -> tuple[np.ndarray, float]:
    """Return the unit weights w* that separate with the largest margin γ = min y_k w*ᵀx_k, and γ, 0 if none separate.

    X has shape (n, d), y (n,) in {+1, -1}; w* has shape (d + 1,), ‖w*‖ = 1 with the bias included (zeros if γ is 0).
    γ is the distance from the origin to the convex hull of the points y_k x_k, found by Wolfe's method; a hull nearer
    than 1e-7 of the largest point counts as touching. Raises ValueError for wrong shapes or labels.
    Source: Wolfe (1976); section "The convergence theorem".

    >>> w, margin = max_margin([[0.0], [2.0]], [-1, 1])
    >>> w.round(3), round(margin, 3)
    (array([-0.707,  0.707]), 0.707)
    >>> max_margin([[0, 0], [0, 1], [1, 0], [1, 1]], [-1, 1, 1, -1])[1]
    0.0
    """
    X, y, _ = as_samples(X, y)
    points = y[:, None] * augment(X)
    scale = np.linalg.norm(points, axis=1).max()
    points = points / scale
    corners = [int(np.argmin(np.einsum("ij,ij->i", points, points)))]
    share = np.array([1.0])
    nearest = points[corners[0]]
    while True:
        best = int(np.argmin(points @ nearest))
        if best in corners or nearest @ nearest - points[best] @ nearest <= 1e-12:
            break
        corners.append(best)
        share = np.append(share, 0.0)
        while True:
            wish = _affine_nearest(points[corners])
            if (wish > 1e-12).all():
                share = wish
                break
            falling = wish <= 1e-12
            stop = np.min(share[falling] / np.maximum(share[falling] - wish[falling], 1e-300))
            share = (1 - stop) * share + stop * wish
            keep = share > 1e-12
            corners = [c for c, k in zip(corners, keep, strict=True) if k]
            share = share[keep] / share[keep].sum()
        nearest = share @ points[corners]
    distance = float(np.linalg.norm(nearest))
    if distance < 1e-7:
        return np.zeros(points.shape[1]), 0.0
    return nearest / distance, float(np.min(points @ nearest) / distance * scale)


def _affine_nearest(points: np.ndarray) -> np.ndarray:
    """Return the coefficients, summing to 1, of the point nearest to the origin in the affine hull of `points`."""
    n = len(points)
    system = np.ones((n + 1, n + 1))
    system[0, 0] = 0
    system[1:, 1:] = points @ points.T
    return np.linalg.lstsq(system, np.eye(n + 1)[0], rcond=None)[0][1:]


def mistake_bound(X, y, w_star) -> float:
    """Return Novikoff's bound (R/γ)²: the perceptron rule, started at zero, makes at most this many updates.

    X has shape (n, d), y (n,) in {+1, -1}, w_star (d + 1,) any weights that separate them. R is the length of the
    longest augmented sample, γ the margin of w_star scaled to length 1.
    Raises ValueError when w_star does not separate the data.
    Source: Novikoff (1962); section "The convergence theorem".

    >>> round(mistake_bound([[0.0], [2.0]], [-1, 1], [-1.0, 1.0]), 9)
    10.0
    """
    X, y, _ = as_samples(X, y)
    w_star = as_weights(w_star, X.shape[1], name="w_star")
    A = augment(X)
    norm = np.linalg.norm(w_star)
    margin = np.min(y * (A @ w_star)) / norm if norm else 0.0
    if margin <= 0:
        raise ValueError(f"w_star: expected weights that separate X and y, got a margin of {margin:.3g}")
    return float(np.max(np.sum(A**2, axis=1)) / margin**2)
