"""The data of the course: truth tables, Iris, and small seeded clouds of points. Nothing here uses the network."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mlcourse._checks import as_choice

IRIS_FILE = Path(__file__).parent / "data" / "iris.csv"
FEATURES = ("sepal length", "sepal width", "petal length", "petal width")
SPECIES = ("setosa", "versicolor", "virginica")

_TABLES = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "XOR": (0, 1, 1, 0)}


def truth_table(gate: str, coding: str = "0/1") -> tuple[np.ndarray, np.ndarray]:
    """Return the four inputs X (4, 2) of a logic gate and its outputs y (4,), as floats.

    `gate` is "AND", "OR", "NAND" or "XOR". `coding` "0/1" writes false as 0, "±1" writes it as -1, in X and y alike.
    Raises ValueError for another gate or coding. Chapter 2, section "Gates".

    >>> X, y = truth_table("AND", coding="±1")
    >>> X[3], y
    (array([1., 1.]), array([-1., -1., -1.,  1.]))
    """
    y = np.array(_TABLES[as_choice("gate", gate, _TABLES)], dtype=float)
    X = np.array([(0, 0), (0, 1), (1, 0), (1, 1)], dtype=float)
    if as_choice("coding", coding, ["0/1", "±1"]) == "±1":
        return 2 * X - 1, 2 * y - 1
    return X, y


@dataclass(frozen=True)
class Iris:
    """Fisher's flowers: `X` (150, 4) in centimetres, `y` (150,) with 0, 1, 2 for the names in `SPECIES`."""

    X: np.ndarray
    y: np.ndarray


def iris(path: str | Path = IRIS_FILE) -> Iris:
    """Return the 150 flowers that Fisher published, 4 measurements in centimetres, 50 of each species.

    The file is scikit-learn's copy, which agrees with Fisher's table; the copy in the UCI repository, which many use,
    differs from it in the 35th and the 38th flower.
    Raises FileNotFoundError when the file is missing and ValueError when it is not as published.
    Source: Fisher (1936), Table I. Chapter 2, section "Real flowers".

    >>> flowers = iris()
    >>> flowers.X.shape, flowers.y[[0, 50, 100]]
    ((150, 4), array([0, 1, 2]))
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing; it comes with the package: pip install --force-reinstall mlcourse")
    with path.open(newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    if header != [*FEATURES, "species"] or len(rows) != 150:
        raise ValueError(f"path: expected 150 flowers with {', '.join(FEATURES)}, species, got {path}")
    X = np.array([[float(v) for v in row[:4]] for row in rows])
    return Iris(X, np.array([SPECIES.index(row[4]) for row in rows]))


def iris_pair(negative: str, positive: str, features: Sequence[str] = FEATURES) -> tuple[np.ndarray, np.ndarray]:
    """Return the flowers of two species as samples X (100, d) and labels y (100,), -1 and +1.

    `features` picks the columns, by their names in `FEATURES`.
    Raises ValueError for names that do not exist or the same species twice. Chapter 2, section "Real flowers".

    >>> X, y = iris_pair("setosa", "versicolor", ["petal length", "petal width"])
    >>> X[0], y[[0, 99]]
    (array([1.4, 0.2]), array([-1.,  1.]))
    """
    a = SPECIES.index(as_choice("negative", negative, SPECIES))
    b = SPECIES.index(as_choice("positive", positive, [s for s in SPECIES if s != negative]))
    columns = [FEATURES.index(as_choice("features", f, FEATURES)) for f in features]
    flowers = iris()
    chosen = (flowers.y == a) | (flowers.y == b)
    return flowers.X[chosen][:, columns], np.where(flowers.y[chosen] == b, 1.0, -1.0)


def clouds(n: int = 40, gap: float = 0.5, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return n points X (n, 2) on two sides of a slanted line and their labels y (n,), +1 and -1, half of each.

    No point lies nearer to the line than gap / 2; with a negative gap the clouds overlap. The line passes well away
    from the origin, so that a rule that starts there takes several epochs to find it.
    The same seed gives the same points. Raises ValueError for fewer than 2 points. Chapter 3, "The perceptron rule".

    >>> X, y = clouds(n=4, seed=1)
    >>> X.shape, y
    ((4, 2), array([ 1., -1.,  1., -1.]))
    """
    if n < 2:
        raise ValueError(f"n: expected at least 2 points, got {n}")
    rng = np.random.default_rng(seed)
    y = np.where(np.arange(n) % 2 == 0, 1.0, -1.0)
    across = y * (gap / 2 + rng.exponential(0.6, n))
    along = rng.normal(0, 1.2, n)
    normal, direction = np.array([0.8, 0.6]), np.array([-0.6, 0.8])
    return np.outer(across, normal) + np.outer(along, direction) + [2.0, 1.5], y
