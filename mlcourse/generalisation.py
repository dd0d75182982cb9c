"""Training that stops early (chapter 4, `book/mlp_generalisation`)."""

import numpy as np

from mlcourse._checks import as_count
from mlcourse.mlp import MLP, SGD, Adam, Curve


def fit_with_patience(
    net: MLP, X, y, validation: tuple, *, optimizer: SGD | Adam, patience: int, epochs: int = 1000
) -> tuple[Curve, int]:
    """Train by full-batch steps until the validation loss has had no new minimum for `patience` epochs.

    X has shape (n, d), the targets y (n, k), and `validation` is another such pair. The network is left with the
    weights of the best epoch, whose number is returned after the learning curves; entry 0 is the loss before
    training. Raises ValueError for wrong shapes, and a patience or a limit of `epochs` below 1.
    Source: Prechelt (1998); section "Early stopping".

    >>> from mlcourse.datasets import moons
    >>> rng = np.random.default_rng(0)
    >>> net = MLP([2, 8, 1], rng=rng)
    >>> curve, best = fit_with_patience(net, *moons(9, rng), moons(9, rng), optimizer=Adam(0.5), patience=20)
    >>> len(curve.held_loss) == best + 21, net.cost(*moons(9, rng)) > 0
    (True, True)
    """
    patience, limit = as_count("patience", patience), as_count("epochs", epochs)
    best, kept = 0, [U.copy() for U in net.layers]
    curves: list[Curve] = []
    lowest = net.cost(*validation)
    for epoch in range(1, limit + 1):
        curves.append(net.fit(X, y, epochs=1, optimizer=optimizer, held_out=validation))
        if curves[-1].held_loss[-1] < lowest:
            best, lowest, kept = epoch, curves[-1].held_loss[-1], [U.copy() for U in net.layers]
        elif epoch - best == patience:
            break
    net.layers = kept

    def joined(name: str) -> np.ndarray:
        return np.array([getattr(curves[0], name)[0], *(getattr(curve, name)[-1] for curve in curves)])

    return Curve(joined("loss"), joined("accuracy"), joined("held_loss"), joined("held_accuracy")), best
