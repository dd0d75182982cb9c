"""Fashion-MNIST in NumPy, PyTorch and Keras: loss and accuracy after five epochs, for five seeds, on the full data.

The key "chapter" has the numbers that the text of chapter 11 states, even on a page that is built with the sample.
Run by `make bench`, or alone: `python -m benchmarks.fashion_mnist`. It takes about five minutes.
"""

import numpy as np

from benchmarks import write
from mlcourse.datasets import FashionMNIST, fashion_mnist
from mlcourse.fashion_mnist import Network, confusion, evaluate, figures, pixels, train

SEEDS = [0, 1, 2, 3, 4]
FRAMEWORKS = ["numpy", "pytorch", "keras"]


def main() -> dict:
    """Train, and write the table. Raises SystemExit if the full data are not on this machine."""
    garments = fashion_mnist()
    if len(garments.X_train) != 60_000:
        raise SystemExit("The full data is not on this machine: apt-get install dataset-fashion-mnist, or fetch it.")
    runs = {framework: [train(framework, garments, seed) for seed in SEEDS] for framework in FRAMEWORKS}
    results = {framework: [figures(curve) for curve, _ in found] for framework, found in runs.items()}
    told = chapter(garments, {framework: found[0] for framework, found in runs.items()})
    return write(
        "fashion_mnist",
        "python -m benchmarks.fashion_mnist",
        {"data": garments.source, "epochs": 5, "seeds": SEEDS, **results, "chapter": told},
    )


def chapter(garments: FashionMNIST, runs: dict) -> dict:
    """Return the numbers that chapter 11 states about the data and about the runs with seed 0, which its page repeats.

    `runs` has the curves and the network of each framework. In the result, `fresh` is the loss of an untrained network,
    on scaled pixels and on bytes; `pixels` compares pixels that are dark in nearly all images with pixels that are
    bright in most: their number, the mean size of their gradients at the start, and how far their weights moved.
    """
    X, X_test, y_test = pixels(garments.X_train), pixels(garments.X_test), garments.y_test
    outputs = runs["keras"][1].predict(X_test.reshape(-1, 28, 28), verbose=0)
    confidence, right = outputs.max(axis=1), outputs.argmax(axis=1) == y_test
    net = Network(rng=np.random.default_rng(0))
    fresh = {name: evaluate(net.logits, k * X_test, y_test)[0] for name, k in (("scaled", 1), ("bytes", 255))}
    moved = np.abs(runs["numpy"][1].W1 - net.W1).mean(axis=1)
    net.learn(X[:1000], garments.y_train[:1000])
    gradient, lit = np.abs(net.gradients[0]).mean(axis=1), (X > 0).mean(axis=0)
    return {
        "images": [len(X), len(X_test)],
        "fresh": fresh,
        "curves": {name: {k: list(map(float, v)) for k, v in vars(curve).items()} for name, (curve, _) in runs.items()},
        "confusion": confusion(outputs, y_test).tolist(),
        "confidence": {
            "right": float(confidence[right].mean()),
            "wrong": float(confidence[~right].mean()),
            "wrong, above 0.9": int((confidence[~right] > 0.9).sum()),
        },
        "pixels": {
            name: {
                "number": int(group.sum()),
                "gradient": float(gradient[group].mean()),
                "moved": float(moved[group].mean()),
            }
            for name, group in (("dark", lit < 0.02), ("bright", lit > 0.5))
        },
    }


if __name__ == "__main__":
    print(main())
