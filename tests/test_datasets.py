"""The data: truth tables, Iris as Fisher published it, seeded clouds."""

import gzip
import hashlib
import re
from pathlib import Path

import numpy as np
import pooch
import pytest

from mlcourse import datasets
from mlcourse.delta_rule import max_margin

# SHA-256 of the four files of Debian's package dataset-fashion-mnist.
DEBIAN = {
    "train-images-idx3-ubyte": "b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7",
    "train-labels-idx1-ubyte": "0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056",
    "t10k-images-idx3-ubyte": "cc1d090a38ace84dfa1aa66e3ada7c336ef481a96936906477e6dd344da56eaa",
    "t10k-labels-idx1-ubyte": "8d3605d196f4be44669e46906da9733c8131fef761fdbfec72c424d5222f1a05",
}


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
    from sklearn.datasets import load_iris  # here, since it takes a second in each process that looks for tests

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


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a folder with the whole of the sample's files, which MLCOURSE_DATA names, published as it is there."""
    for path in datasets.FASHION_SAMPLE.glob("*.gz"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    published = {
        name: hashlib.sha256(gzip.decompress((tmp_path / f"{name}.gz").read_bytes())).hexdigest()
        for name in datasets.FASHION_FILES
    }
    for name, digest in published.items():
        monkeypatch.setitem(datasets.FASHION_FILES, name, digest)
    monkeypatch.setenv("MLCOURSE_DATA", str(tmp_path))
    return tmp_path


class TestFashionMNIST:
    def test_sample_is_even_and_writable(self):
        garments = datasets.fashion_mnist(sample=True)
        assert np.bincount(garments.y_train).tolist() == [600] * 10
        assert np.bincount(garments.y_test).tolist() == [100] * 10
        assert garments.X_train.shape == (6000, 28, 28)
        assert garments.X_train.dtype == np.uint8
        assert garments.X_train.flags.writeable
        assert "sample" in garments.source
        assert sum(p.stat().st_size for p in datasets.FASHION_SAMPLE.iterdir()) < 4e6

    @pytest.mark.slow
    @pytest.mark.needs("whole data")
    def test_sample_is_the_first_of_each_class_of_the_whole(self):
        whole, part = datasets.fashion_mnist(), datasets.fashion_mnist(sample=True)
        assert whole.X_train.shape == (60000, 28, 28)
        assert whole.X_test.shape == (10000, 28, 28)
        assert np.bincount(whole.y_train).tolist() == [6000] * 10
        for X, y, few_X, few_y, k in [
            (whole.X_train, whole.y_train, part.X_train, part.y_train, 600),
            (whole.X_test, whole.y_test, part.X_test, part.y_test, 100),
        ]:
            rows = np.sort(np.concatenate([np.flatnonzero(y == c)[:k] for c in range(10)]))
            assert np.array_equal(X[rows], few_X)
            assert np.array_equal(y[rows], few_y)

    @pytest.mark.slow
    @pytest.mark.needs("whole data")
    def test_the_capstone_is_marked_on_images_that_the_sample_lacks(self):
        images, labels = datasets.unseen_garments()
        assert np.bincount(labels).tolist() == [100] * 10
        seen = {image.tobytes() for image in datasets.fashion_mnist(sample=True).X_test}
        assert not [image for image in images if image.tobytes() in seen]

    def test_without_the_whole_the_capstone_is_marked_on_the_sample(self, monkeypatch):
        monkeypatch.setattr(datasets, "fashion_mnist_places", lambda: [])
        images, labels = datasets.unseen_garments()
        sample = datasets.fashion_mnist(sample=True)
        assert np.array_equal(images, sample.X_test)
        assert np.array_equal(labels, sample.y_test)

    @pytest.mark.slow
    @pytest.mark.needs("debian data")
    @pytest.mark.parametrize("name", datasets.FASHION_FILES)
    def test_debians_files_are_those_that_were_looked_at(self, name):
        """The hashes of the package's files as they lie on the disk, and of what is inside."""
        path = datasets._DEBIAN[-1] / f"{name}.gz"
        assert hashlib.sha256(path.read_bytes()).hexdigest() == DEBIAN[name]
        assert hashlib.sha256(gzip.decompress(path.read_bytes())).hexdigest() == datasets.FASHION_FILES[name]

    def test_a_page_can_say_which_data_it_used(self, folder):
        assert "MLCOURSE_DATA" in datasets.fashion_mnist().source

    def test_order_is_the_named_folder_then_what_was_fetched_then_the_sample(self, folder, tmp_path, monkeypatch):
        monkeypatch.delenv("MLCOURSE_DATA")
        monkeypatch.setattr(datasets, "_DEBIAN", [tmp_path / "nowhere"])
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        assert "sample" in datasets.fashion_mnist().source
        fetched = tmp_path / "cache" / "mlcourse" / "fashion-mnist"
        fetched.parent.mkdir(parents=True)
        fetched.symlink_to(folder)
        assert "fetched" in datasets.fashion_mnist().source
        monkeypatch.setattr(datasets, "_DEBIAN", [folder])
        assert "Debian" in datasets.fashion_mnist().source

    @pytest.mark.parametrize("sample", [False, True])
    @pytest.mark.parametrize("harm", ["cut", "changed", "packed anew with a change"])
    def test_a_file_that_is_not_as_published_is_refused_with_both_hashes(self, folder, harm, sample, monkeypatch):
        if sample:
            monkeypatch.setattr(datasets, "FASHION_SAMPLE", folder)
        path = folder / "t10k-labels-idx1-ubyte.gz"
        data = path.read_bytes()
        if harm == "cut":
            path.write_bytes(data[:-20])
        elif harm == "changed":
            path.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
        else:
            inside = bytearray(gzip.decompress(data))
            inside[50] ^= 1
            path.write_bytes(gzip.compress(bytes(inside)))
        with pytest.raises(ValueError, match=re.escape(str(path))) as error:
            datasets.fashion_mnist(sample=sample)
        hashes = re.findall(r"\b[0-9a-f]{64}\b", str(error.value))
        published = datasets.FASHION_SAMPLE_FILES if sample else datasets.FASHION_FILES
        assert hashes[0] == published["t10k-labels-idx1-ubyte"]
        assert len(set(hashes)) == 2

    def test_packed_otherwise_is_the_same_file(self, folder):
        path = folder / "t10k-labels-idx1-ubyte.gz"
        path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()), 1))
        assert len(datasets.fashion_mnist().y_test) == 1000

    def test_a_missing_file_in_the_named_folder_is_said(self, folder):
        (folder / "t10k-labels-idx1-ubyte.gz").unlink()
        with pytest.raises(FileNotFoundError, match=r"MLCOURSE_DATA: expected t10k-labels-idx1-ubyte\.gz"):
            datasets.fashion_mnist()

    def test_fetch_gets_what_is_missing_and_refuses_what_is_changed(self, folder, tmp_path, monkeypatch, caplog):
        asked, bars = [], []

        def download(url, output_file, _pooch, check_only=False):
            asked.append(url)
            Path(output_file).write_bytes((folder / url.rsplit("/", 1)[1]).read_bytes())

        def downloader(url, progressbar=False):
            bars.append(progressbar)
            return download

        monkeypatch.setattr("pooch.core.choose_downloader", downloader)
        monkeypatch.setattr(pooch.get_logger(), "handlers", [caplog.handler])
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        where = datasets.fetch_fashion_mnist()
        assert sorted(p.name for p in where.iterdir()) == sorted(f"{n}.gz" for n in datasets.FASHION_FILES)
        assert all(url.startswith("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/") for url in asked)
        assert len(asked) == 4
        assert bars == [True] * 4
        assert not caplog.records  # pooch would advise to write down a hash
        datasets.fetch_fashion_mnist()
        assert len(asked) == 4
        (where / "t10k-labels-idx1-ubyte.gz").write_bytes(gzip.compress(b"other"))
        with pytest.raises(ValueError, match="t10k-labels"):
            datasets.fetch_fashion_mnist()
        (where / "t10k-labels-idx1-ubyte.gz").unlink()
        (folder / "t10k-labels-idx1-ubyte.gz").write_bytes(b"half a fi")
        with pytest.raises(ValueError, match="t10k-labels"):
            datasets.fetch_fashion_mnist()
        assert not (where / "t10k-labels-idx1-ubyte.gz").exists()  # so that the next try downloads it again
