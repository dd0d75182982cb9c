"""The perceptron: its decision, its geometry and its objective (chapter 2, `book/perceptron`).

Labels and outputs are +1 and -1; a weighted sum of exactly 0 counts as +1.
Weights are w = (w_0, w_1 … w_d), bias first.
"""

import numpy as np

from mlcourse._checks import as_array, as_choice, as_samples, as_weights

#: weights (w_0, w_1, w_2) of the gates for inputs written as 0 and 1
GATES = {
    "AND": np.array([-0.7, 0.5, 0.5]),
    "OR": np.array([-0.2, 0.5, 0.5]),
    "NAND": np.array([0.7, -0.5, -0.5]),
}


def step(s) -> np.ndarray:
    """Return τ(s): +1.0 where s is 0 or more, -1.0 elsewhere.

    s has any shape. Source: Rosenblatt (1958); section "The parts of a perceptron".

    >>> step([-0.2, 0.0, 3.0])
    array([-1.,  1.,  1.])
    """
    return np.where(as_array("s", s) >= 0, 1.0, -1.0)


def augment(X) -> np.ndarray:
    """Return X with a first column of ones, x_0 = 1, so that the bias becomes the weight w_0.

    X has shape (d,) or (n, d); the result (d + 1,) or (n, d + 1). Section "Augmented vectors: the bias is a weight".

    >>> augment([[2.0, 3.0]])
    array([[1., 2., 3.]])
    """
    X = as_array("X", X)
    return np.concatenate([np.ones((*X.shape[:-1], 1)), X], axis=-1)


def threshold_gate(x, w, theta: float) -> np.ndarray:
    """Return 1.0 where w_1 x_1 + … + w_d x_d reaches the threshold theta, else 0.0: a threshold in place of a bias.

    x has shape (d,) or (n, d); w (d,), without a bias; the result has shape () or (n,).
    Raises ValueError for a wrong shape. Section "Logic gates: AND, OR, NAND".

    >>> threshold_gate([[0, 1], [1, 1]], [0.5, 0.5], theta=0.7)
    array([0., 1.])
    """
    x = as_array("x", x)
    w = as_array("w", w, ndim=1, columns=x.shape[-1])
    return np.where(x @ w >= theta, 1.0, 0.0)


def decision(X, w) -> np.ndarray:
    """Return d(x) = wᵀx = w_0 + w_1 x_1 + … + w_d x_d, whose sign is the answer and whose zeros are the boundary.

    X has shape (d,) or (n, d), w (d + 1,); the result has shape () or (n,).
    Raises ValueError for a wrong shape or a number that is not finite. Section "The decision line".

    >>> decision([[1.0, 1.0], [0.0, 0.0]], GATES["AND"])
    array([ 0.3, -0.7])
    """
    X = as_array("X", X)
    w = as_weights(w, X.shape[-1])
    return X @ w[1:] + w[0]


def predict(X, w) -> np.ndarray:
    """Return o = τ(wᵀx), +1.0 or -1.0 for each sample.

    X has shape (d,) or (n, d), w (d + 1,); the result has shape () or (n,).
    Section "Augmented vectors: the bias is a weight".

    >>> predict([[0, 0], [0, 1], [1, 0], [1, 1]], GATES["OR"])
    array([-1.,  1.,  1.,  1.])
    """
    return step(decision(X, w))


def recode(w, to: str) -> np.ndarray:
    """Return weights that give the same outputs when each input 0/1 is written as -1/+1 instead, or back.

    w has shape (d + 1,); `to` is "±1" or "0/1". With x = (x' + 1) / 2 the weights halve and the bias takes the rest.
    Raises ValueError for another coding. Section "Inputs coded as 0/1 or as ±1".

    >>> recode(GATES["OR"], to="±1")
    array([0.3 , 0.25, 0.25])
    """
    w = as_array("w", w, ndim=1)
    if as_choice("to", to, ["±1", "0/1"]) == "±1":
        return np.concatenate([[w[0] + w[1:].sum() / 2], w[1:] / 2])
    return np.concatenate([[w[0] - w[1:].sum()], w[1:] * 2])


def signed_distance(X, w) -> np.ndarray:
    """Return how far each sample lies from the boundary: d(x) / ‖(w_1 … w_d)‖, positive on the side w points to.

    X has shape (d,) or (n, d), w (d + 1,); the result has shape () or (n,), in the units of X.
    Raises ValueError when w_1 … w_d are all 0, since there is no boundary then. Section "The decision line".

    >>> float(signed_distance([3.0, 4.0], [0.0, 3.0, 4.0]))
    5.0
    """
    d = decision(X, w)
    norm = np.linalg.norm(np.asarray(w, dtype=float)[1:])
    if norm == 0:
        raise ValueError(f"w: expected a weight other than w_0 that is not 0, got {np.asarray(w).tolist()}")
    return d / norm


def line_points(w, x1) -> np.ndarray:
    """Return x_2 on the decision line w_0 + w_1 x_1 + w_2 x_2 = 0 for each x_1.

    w has shape (3,), x1 any shape. Raises ValueError when w_2 is 0, since the line is then vertical or absent.
    Section "The decision line".

    >>> line_points([-0.7, 0.5, 0.5], [0.0, 1.0]).round(9)
    array([1.4, 0.4])
    """
    w = as_weights(w, 2)
    if w[2] == 0:
        raise ValueError(f"w: expected w_2 other than 0 (the line is vertical or absent), got {w.tolist()}")
    return -(w[0] + w[1] * as_array("x1", x1)) / w[2]


def misclassified(X, y, w) -> np.ndarray:
    """Return the set M of misclassified samples as a mask: True for each sample whose output differs from y.

    X has shape (n, d), y (n,) in {+1, -1}, w (d + 1,); the result (n,) of bool.
    Raises ValueError for wrong shapes or labels. Section "The objective".

    >>> misclassified([[0.0], [2.0]], [1, 1], [-1.0, 1.0])
    array([ True, False])
    """
    X, y, w = as_samples(X, y, w)
    return predict(X, w) != y


def objective(X, y, w) -> float:
    """Return J(w) = Σ over the misclassified samples of -y_k (wᵀx_k).

    X has shape (n, d), y (n,) in {+1, -1}, w (d + 1,). J is never negative, and 0 when no sample is misclassified.
    Raises ValueError for wrong shapes or labels. Source: Duda, Hart and Stork (2001), 5.5; section "The objective".

    >>> objective([[0.0], [2.0]], [1, 1], [-1.0, 1.0])
    1.0
    """
    wrong = misclassified(X, y, w)
    X, y, w = as_samples(X, y, w)
    return float(np.sum(-y[wrong] * decision(X, w)[wrong]))
