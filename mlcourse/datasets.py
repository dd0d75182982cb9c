"""The data of the course: truth tables, small seeded clouds of points, Iris, digits, and Fashion-MNIST.

Only `fetch_fashion_mnist` downloads anything, as its name says.
"""

import csv
import gzip
import hashlib
import json
import os
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from mlcourse._checks import as_choice, as_count

IRIS_FILE = Path(__file__).parent / "data" / "iris.csv"
FEATURES = ("sepal length", "sepal width", "petal length", "petal width")
SPECIES = ("setosa", "versicolor", "virginica")

GARMENTS = (
    *("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
    *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
)
FASHION_SAMPLE = Path(__file__).parent / "data" / "fashion_mnist_sample"
_DEBIAN = [Path(prefix) / "share/datasets/fashion-mnist" for prefix in (sys.base_prefix, "/usr")]
FASHION_ADDRESS = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"
# SHA-256 of the unpacked contents: Debian compresses its copies anew, so that its .gz files differ from Zalando's.
FASHION_FILES = {
    "train-images-idx3-ubyte": "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
    "train-labels-idx1-ubyte": "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
    "t10k-images-idx3-ubyte": "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
    "t10k-labels-idx1-ubyte": "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
}
FASHION_SAMPLE_FILES = {
    "train-images-idx3-ubyte": "cf313073c7eb485392848071d5c433571d7166043e971e3345b095cc30518084",
    "train-labels-idx1-ubyte": "097b93fbcf9bd5bc648b1a457ddc55c9e4ab49afb33f9ecae8ce068399a75e3a",
    "t10k-images-idx3-ubyte": "7cee33c3c6414b1b86c25e665a6c4f41584269de3b7cc9768b1d351922845eef",
    "t10k-labels-idx1-ubyte": "3128d790775889812b73c4f13923559c8b9e281d112c6ea7862acf60a206a909",
}

BENCHMARKS = Path(__file__).parent / "data" / "benchmarks"

_TABLES = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "XOR": (0, 1, 1, 0)}


def truth_table(gate: str, coding: str = "0/1") -> tuple[np.ndarray, np.ndarray]:
    """Return the four inputs X (4, 2) of a logic gate and its outputs y (4,), as floats.

    `gate` is "AND", "OR", "NAND" or "XOR". `coding` "0/1" writes false as 0, "±1" writes it as -1, in X and y alike.
    Raises ValueError for another gate or coding. Chapter 2, section "Logic gates: AND, OR, NAND".

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
    """Fisher's irises: `X` (150, 4) in centimetres, `y` (150,) with 0, 1, 2 for the names in `SPECIES`."""

    X: np.ndarray
    y: np.ndarray


def iris(path: str | Path = IRIS_FILE) -> Iris:
    """Return the 150 flowers that Fisher published, 50 of each species, with 4 measurements in centimetres each.

    The file is scikit-learn's copy, which agrees with Fisher's table; the widely used copy in the UCI repository
    differs from it in the 35th and the 38th flower.
    Raises FileNotFoundError when the file is missing and ValueError when it has other columns or rows.
    Source: Fisher (1936), Table I. Chapter 2, section "A perceptron on the iris data".

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
    Raises ValueError for names that do not exist or the same species twice. Chapter 2,
    section "A perceptron on the iris data".

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
    from the origin, so that the perceptron rule needs several epochs to find it.
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


def moons(n: int, rng: np.random.Generator, noise: float = 0.4) -> tuple[np.ndarray, np.ndarray]:
    """Return n samples X (n, 2) of two half-moons that reach into each other, and their targets y (n, 1), 0 or 1.

    Each class is drawn with probability one half. `noise` is the standard deviation by which a sample lies off its
    half-circle of radius 1. Chapter 4, sections "Learning XOR" and
    "Early stopping".

    >>> X, y = moons(4, np.random.default_rng(0), noise=0.0)
    >>> X.shape, np.unique(y).tolist()
    ((4, 2), [0.0, 1.0])
    """
    labels = rng.integers(0, 2, as_count("n", n))
    angle = rng.uniform(0, np.pi, n)
    upper = np.column_stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25])
    X = np.where(labels[:, None] == 1, -upper, upper)
    return X + rng.normal(0, noise, X.shape), labels[:, None].astype(float)


def digits() -> tuple[np.ndarray, np.ndarray]:
    """Return 1,797 handwritten digits: images (1797, 8, 8) of numbers from 0 to 16, and their labels (1797,), 0 to 9.

    Each number counts the inked ones among 4 × 4 dots of a finer image. The images come with scikit-learn; thirteen
    people wrote them. Raises ModuleNotFoundError, with what to install, where scikit-learn is missing.
    Source: Alpaydin and Kaynak (1998). Chapter 4, section "Images as inputs".

    >>> images, labels = digits()
    >>> images.shape, images.min(), images.max(), labels[:4]
    ((1797, 8, 8), np.float64(0.0), np.float64(16.0), array([0, 1, 2, 3]))
    """
    try:
        from sklearn.datasets import load_digits
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("digits: the images come with scikit-learn: pip install scikit-learn") from error
    found = load_digits()
    return found.images, found.target


@dataclass(frozen=True)
class FashionMNIST:
    """Zalando's garments: grey images (n, 28, 28) of bytes 0 to 255, labels (n,) 0 to 9 for the names in `GARMENTS`.

    `source` is a sentence that says which files were read.
    """

    X_train: np.ndarray
    y_train: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray
    source: str


def fashion_mnist(sample: bool = False) -> FashionMNIST:
    """Return Fashion-MNIST: all 60,000 + 10,000 images if this machine has them, else the sample of 6,000 + 1,000.

    The images are looked for in the folder that the variable MLCOURSE_DATA names, in the Debian package
    dataset-fashion-mnist, and where `fetch_fashion_mnist` puts them. With `sample` the result is the sample that comes
    with the package: the first 600 training images and the first 100 test images of each garment.
    Raises FileNotFoundError when MLCOURSE_DATA is set and its folder lacks a file, and ValueError, with both SHA-256,
    for a file whose contents are not those published. Source: Xiao, Rasul and Vollgraf (2017).
    Chapter 11, section "The garments of Fashion-MNIST".

    >>> garments = fashion_mnist(sample=True)
    >>> garments.X_train.shape, garments.X_test.shape, GARMENTS[garments.y_test[0]]
    ((6000, 28, 28), (1000, 28, 28), 'Ankle boot')
    """
    folder = FASHION_SAMPLE if sample else find_fashion_mnist()
    if folder == FASHION_SAMPLE:
        return _read_fashion(folder, "The sample of Fashion-MNIST that comes with the course.", FASHION_SAMPLE_FILES)
    words = {_cache(): "as fetched from Zalando", **dict.fromkeys(_DEBIAN, "from the Debian package")}
    origin = words.get(folder, "from the folder that MLCOURSE_DATA names")
    return _read_fashion(folder, f"All of Fashion-MNIST, {origin}.", FASHION_FILES)


def find_fashion_mnist() -> Path:
    """Return the folder that `fashion_mnist` reads: one with all the images if there is one, else the sample's.

    Raises FileNotFoundError when MLCOURSE_DATA is set and its folder lacks a file.
    Chapter 11, section "The garments of Fashion-MNIST".

    >>> sorted(path.name for path in find_fashion_mnist().glob("t10k*"))
    ['t10k-images-idx3-ubyte.gz', 't10k-labels-idx1-ubyte.gz']
    """
    files = [f"{name}.gz" for name in FASHION_FILES]
    if wanted := os.environ.get("MLCOURSE_DATA"):
        if missing := [name for name in files if not (Path(wanted) / name).is_file()]:
            raise FileNotFoundError(f"MLCOURSE_DATA: expected {missing[0]} in {wanted}, but it is not there")
        return Path(wanted)
    found = (place for place in fashion_mnist_places() if all((place / name).is_file() for name in files))
    return next(found, FASHION_SAMPLE)


def fashion_mnist_places() -> list[Path]:
    """Return the folders in which all of Fashion-MNIST may lie: the one MLCOURSE_DATA names, Debian's, the fetched one.

    The grader hides them from students' code, which could otherwise look up the labels that the capstone asks for.

    >>> fashion_mnist_places()[-1].name
    'fashion-mnist'
    """
    named = [Path(folder)] if (folder := os.environ.get("MLCOURSE_DATA")) else []
    return [*named, *dict.fromkeys(_DEBIAN), _cache()]


def unseen_garments() -> tuple[np.ndarray, np.ndarray]:
    """Return 1,000 images (1000, 28, 28) of bytes, 100 of each garment, with labels (1000,), that no sample shows.

    They are the second hundred test images of each garment, where this machine has all of Fashion-MNIST; elsewhere they
    are the test images of the sample, since there are no others. The capstone of exercise 11 is marked on them.
    Raises what `fashion_mnist` raises. Chapter 11, section "The garments of Fashion-MNIST".

    >>> images, labels = unseen_garments()
    >>> images.shape, np.bincount(labels)
    ((1000, 28, 28), array([100, 100, 100, 100, 100, 100, 100, 100, 100, 100]))
    """
    folder = find_fashion_mnist()
    published = FASHION_SAMPLE_FILES if folder == FASHION_SAMPLE else FASHION_FILES
    images, labels = (
        _idx(folder / f"{name}.gz", published[name]) for name in ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
    )
    if folder == FASHION_SAMPLE:
        return images, labels
    rows = np.sort(np.concatenate([np.flatnonzero(labels == garment)[100:200] for garment in range(10)]))
    return images[rows], labels[rows]


def fetch_fashion_mnist() -> Path:
    """Download all of Fashion-MNIST, 30 MB in four files, with a progress bar, and return the folder they are in.

    It needs `pip install mlcourse[fetch]`. A file that is already there is not downloaded again.
    Raises ValueError for a file whose contents are not those published; a download of that kind is deleted.
    Chapter 11, section "The garments of Fashion-MNIST".

    >>> sorted(f"{FASHION_ADDRESS}{name}.gz" for name in FASHION_FILES)[0]  # the first of the four
    'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/t10k-images-idx3-ubyte.gz'
    """
    import pooch

    pooch.get_logger().setLevel("WARNING")  # otherwise it advises recording the hash of the packed file
    folder = _cache()
    for name, expected in FASHION_FILES.items():

        def unpacked_as_published(path: str, action: str, _pooch, expected: str = expected) -> str:
            try:
                _unpack(Path(path), expected)
            except ValueError:
                if action == "download":
                    Path(path).unlink()
                raise
            return path

        pooch.retrieve(
            FASHION_ADDRESS + f"{name}.gz",
            known_hash=None,  # FASHION_FILES has the hashes of the contents instead
            fname=f"{name}.gz",
            path=folder,
            processor=unpacked_as_published,
            progressbar=True,
        )
    return folder


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mlcourse" / "fashion-mnist"


def _read_fashion(folder: Path, words: str, published: dict[str, str]) -> FashionMNIST:
    arrays = (_idx(folder / f"{name}.gz", expected) for name, expected in published.items())
    X_train, y_train, X_test, y_test = arrays
    return FashionMNIST(X_train, y_train, X_test, y_test, source=words)


def _unpack(path: Path, expected: str) -> bytes:
    packed, why = path.read_bytes(), ""
    try:
        data = gzip.decompress(packed)
    except (OSError, EOFError, zlib.error) as error:
        data, why = packed, f" of the file itself, which cannot be unpacked: {error}"
    found = hashlib.sha256(data).hexdigest()
    if why or found != expected:
        inside = f"the SHA-256 {expected} of the unpacked contents"
        raise ValueError(f"{path}: expected {inside}, got {found}{why}; delete the file and download it again")
    return data


@lru_cache(maxsize=8)  # a notebook reads the same files again and again, and so do thousands of answers to it
def _unpacked(path: Path, expected: str, changed: int) -> bytes:
    """Return what `_unpack` does, and keep it for as long as the file was last `changed` at the same time."""
    return _unpack(path, expected)


def _idx(path: Path, expected: str) -> np.ndarray:
    """Read an IDX file: two zeros, an 8 for "bytes", the number of axes, the length of each in four bytes, the data."""
    data = _unpacked(path, expected, path.stat().st_mtime_ns)
    shape = np.frombuffer(data, ">u4", count=data[3], offset=4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(shape).copy()


def benchmark(name: str) -> dict:
    """Return what a script in the folder benchmarks/ of the course's repository measured, with the command to run it.

    `name` is the script's name. Raises ValueError for a name without a measurement.
    Chapter 9, section "Accuracy over twenty seeds"; chapter 11.

    >>> benchmark("iris")["command"]
    'python -m benchmarks.iris'
    """
    path = BENCHMARKS / f"{name}.json"
    if not path.is_file():
        raise ValueError(f"name: expected one of {sorted(p.stem for p in BENCHMARKS.glob('*.json'))}, got {name!r}")
    return json.loads(path.read_text(encoding="utf-8"))
