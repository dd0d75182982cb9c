"""Fashion-MNIST in NumPy, PyTorch and Keras: loss and accuracy after five epochs, for five seeds, on the full data.

Run by `make bench`, or alone: `python -m benchmarks.fashion_mnist`. About five minutes.
"""

from benchmarks import write
from mlcourse.datasets import fashion_mnist
from mlcourse.fashion_mnist import run

SEEDS = [0, 1, 2, 3, 4]
FRAMEWORKS = ["numpy", "pytorch", "keras"]


def main() -> dict:
    """Train, and write the table. Raises SystemExit where the full data is not at hand."""
    garments = fashion_mnist()
    if len(garments.X_train) != 60_000:
        raise SystemExit("The full data is not on this machine: apt-get install dataset-fashion-mnist, or fetch it.")
    results = {framework: [run(framework, garments, seed) for seed in SEEDS] for framework in FRAMEWORKS}
    return write(
        "fashion_mnist",
        "python -m benchmarks.fashion_mnist",
        {"data": garments.source, "epochs": 5, "seeds": SEEDS, **results},
    )


if __name__ == "__main__":
    print(main())
