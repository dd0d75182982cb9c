"""The data: truth tables, Iris as Fisher published it, seeded clouds."""

import numpy as np
import pytest
from sklearn.datasets import load_iris

from mlcourse import datasets
from mlcourse.delta_rule import max_margin


def test_truth_tables_are_logic():
    for gate, rule in {
        "AND": lambda a, b: a and b,
        "OR": lambda a, b: a or b,
        "NAND": lambda a, b: not (a and b),
        "XOR": lambda a, b: a != b,
    }.items():
        X, y = datasets.truth_table(gate)
        assert [bool(v) for v in y] == [bool(rule(bool(a), bool(b))) for a, b in X]
        X_pm, y_pm = datasets.truth_table(gate, coding="±1")
        assert np.array_equal(X_pm, 2 * X - 1)
        assert np.array_equal(y_pm, 2 * y - 1)


def test_iris_is_scikit_learns_copy():
    ours, theirs = datasets.iris(), load_iris()
    assert np.array_equal(ours.X, theirs.data)
    assert np.array_equal(ours.y, theirs.target)
    assert np.bincount(ours.y).tolist() == [50, 50, 50]


def test_iris_agrees_with_fisher_where_the_uci_copy_does_not():
    X = datasets.iris().X
    assert X[34].tolist() == [4.9, 3.1, 1.5, 0.2]
    assert X[37].tolist() == [4.9, 3.6, 1.4, 0.1]


def test_iris_pairs_are_labelled_minus_and_plus_one():
    X, y = datasets.iris_pair("virginica", "setosa", ["petal width"])
    flowers = datasets.iris()
    assert X.shape == (100, 1)
    assert np.array_equal(X[y == 1][:, 0], flowers.X[flowers.y == 0, 3])
    assert np.array_equal(X[y == -1][:, 0], flowers.X[flowers.y == 2, 3])


@pytest.mark.parametrize("seed", range(5))
def test_clouds_separate_when_there_is_a_gap_and_are_seeded(seed):
    X, y = datasets.clouds(n=40, gap=0.5, seed=seed)
    assert max_margin(X, y)[1] > 0
    assert np.array_equal(X, datasets.clouds(n=40, gap=0.5, seed=seed)[0])
    assert not np.array_equal(X, datasets.clouds(n=40, gap=0.5, seed=seed + 1)[0])
    assert y.sum() == 0


def test_clouds_overlap_when_the_gap_is_negative():
    assert all(max_margin(*datasets.clouds(n=60, gap=-2.0, seed=seed))[1] == 0 for seed in range(5))


def test_missing_file_says_how_to_get_it(tmp_path):
    with pytest.raises(FileNotFoundError, match="pip install --force-reinstall mlcourse"):
        datasets.iris(tmp_path / "iris.csv")


def test_truncated_file_is_refused(tmp_path):
    part = tmp_path / "iris.csv"
    part.write_text("".join(datasets.IRIS_FILE.read_text().splitlines(keepends=True)[:100]))
    with pytest.raises(ValueError, match="path: expected 150 flowers"):
        datasets.iris(part)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: datasets.truth_table("NOR"), "gate: expected one of 'AND'"),
        (lambda: datasets.truth_table("AND", coding="yes"), "coding: expected one of '0/1', '±1'"),
        (lambda: datasets.iris_pair("setosa", "setosa"), "positive: expected one of 'versicolor', 'virginica'"),
        (lambda: datasets.iris_pair("setosa", "virginica", ["colour"]), "features: expected one of 'sepal length'"),
        (lambda: datasets.clouds(n=1), "n: expected at least 2"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
