"""Fashion-MNIST in three frameworks: the same gradients, steps and accuracy, and what chapter 11 claims."""

import ast
import re
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure

import mlcourse.fashion_mnist as numpy_network
from mlcourse import datasets, plots
from mlcourse.backprop import Node, backward, relu, softmax_cross_entropy
from mlcourse.fashion_mnist import (
    Network,
    accuracy,
    confusion,
    evaluate,
    fit_torch,
    keras_network,
    pixels,
    run,
    torch_network,
)
from mlcourse.gradcheck import check_gradient
from mlcourse.mlp import one_hot

BOOK = Path(__file__).parent.parent / "book"
CHAPTER = (BOOK / "fashion_mnist.md").read_text(encoding="utf-8")
CONFIDENCE = (BOOK / "fashion_mnist_confidence.md").read_text(encoding="utf-8")
CELLS = [
    re.sub(r"^:tags:.*\n", "", body) for body in re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```", CHAPTER, re.S | re.M)
]
FRAMEWORKS = ["numpy", "pytorch", "keras"]
FIGURES = ["train loss", "train accuracy", "test loss", "test accuracy"]
NOTES = 0.8763
SENTENCE = "A garment, and what the network says of it."
SEEDS = st.integers(0, 2**32 - 1)
DOUBLE, SINGLE = 1e-7, 1e-5


@pytest.fixture(scope="module")
def sample():
    """The sample that comes with the package, ready to be learnt from."""
    garments = datasets.fashion_mnist(sample=True)
    return SimpleNamespace(
        X=pixels(garments.X_train),
        y=garments.y_train,
        X_test=pixels(garments.X_test),
        y_test=garments.y_test,
        garments=garments,
    )


@pytest.fixture(scope="module")
def torch(torch):
    torch.set_num_threads(1)  # two threads wait for each other, for batches this small
    return torch


@cache
def result(framework: str) -> dict[str, float]:
    """Five epochs on the sample."""
    return run(framework, datasets.fashion_mnist(sample=True), seed=0)


def parameters(net: Network) -> list[np.ndarray]:
    return [net.W1, net.b1, net.W2, net.b2]


def disagreement(a, b) -> float:
    """The largest difference of two arrays of the same shape, relative to their largest entry."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    assert a.shape == b.shape
    return np.abs(a - b).max() / max(np.abs(a).max(), np.abs(b).max(), 1e-12)


def row(arrays) -> np.ndarray:
    """All gradients in one row: single precision keeps seven digits of what is summed, not of what is left."""
    return np.concatenate([np.ravel(a) for a in arrays])


def batch(n: int, inputs: int, seed: int, repeat: bool) -> tuple[np.ndarray, np.ndarray]:
    """Samples as images are, many zeros among them, and labels; with `repeat` one sample stands twice."""
    rng = np.random.default_rng(seed)
    X = np.maximum(rng.uniform(-0.5, 1, (n, inputs)), 0).astype(np.float32)
    y = rng.integers(0, 10, n)
    if repeat:
        X[-1], y[-1] = X[0], y[0]
    return X, y


def by_graph(theta, X, y) -> list[np.ndarray]:
    nodes = [Node(a.astype(float)) for a in theta]
    W1, b1, W2, b2 = nodes
    backward(softmax_cross_entropy(relu(X.astype(float) @ W1 + b1) @ W2 + b2, one_hot(y, 10)))
    return [node.grad for node in nodes]


def by_torch(torch, theta, X, y) -> list[np.ndarray]:
    W1, b1, W2, b2 = leaves = [torch.tensor(a, dtype=torch.float64, requires_grad=True) for a in theta]
    s = torch.relu(torch.tensor(X, dtype=torch.float64) @ W1 + b1) @ W2 + b2
    torch.nn.functional.cross_entropy(s, torch.tensor(y)).backward()
    return [leaf.grad.numpy() for leaf in leaves]


def by_tensorflow(tf, theta, X, y) -> list[np.ndarray]:
    W1, b1, W2, b2 = leaves = [tf.constant(a, dtype=tf.float64) for a in theta]
    with tf.GradientTape() as tape:
        tape.watch(leaves)
        s = tf.nn.relu(tf.constant(X, dtype=tf.float64) @ W1 + b1) @ W2 + b2
        loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=s))
    return [g.numpy() for g in tape.gradient(loss, leaves)]


# --- the gradients of `learn` -------------------------------------------------------------------------


@settings(max_examples=12)
@given(n=st.integers(1, 7), inputs=st.integers(1, 6), hidden=st.integers(1, 5), seed=SEEDS, repeat=st.booleans())
def test_gradients_are_those_of_the_graph_of_pytorch_and_of_tensorflow(torch, tf, n, inputs, hidden, seed, repeat):
    net = Network(inputs, hidden, rng=np.random.default_rng(seed))
    theta, (X, y) = [a.copy() for a in parameters(net)], batch(n, inputs, seed, repeat)
    theta[1][:] = net.b1[:] = 0.1  # off the kink that a row of zeros would sit on
    expected = by_graph(theta, X, y)
    for other in (by_torch(torch, theta, X, y), by_tensorflow(tf, theta, X, y)):
        assert all(disagreement(a, b) <= DOUBLE for a, b in zip(expected, other, strict=True))
    net.learn(X, y)
    assert disagreement(row(expected), row(net.gradients)) <= SINGLE


def test_a_step_of_adam_is_in_single_precision_throughout():
    net = Network(5, 3, rng=np.random.default_rng(0))
    X, y = batch(4, 5, seed=1, repeat=False)
    net.learn(X, y)
    before, single = net.theta.copy(), np.float32
    net.learn(X, y)
    m, v = net._m, net._v
    correct = ((1 - 0.999**2) / 0.001) ** 0.5
    step = m / (np.sqrt(v) + single(1e-7 * correct)) * single(0.001 * correct * 0.1 / (1 - 0.9**2))
    assert np.array_equal(net.theta, before - step)


@settings(max_examples=20)
@given(n=st.integers(1, 6), inputs=st.integers(1, 5), hidden=st.integers(1, 4), seed=SEEDS, repeat=st.booleans())
def test_gradients_are_those_of_central_differences(n, inputs, hidden, seed, repeat):
    net = Network(inputs, hidden, rng=np.random.default_rng(seed))
    net.b1[:] = 0.1
    theta, (X, y) = [a.astype(float) for a in parameters(net)], batch(n, inputs, seed, repeat)
    expected = by_graph(theta, X, y)

    def loss(k, value):
        W1, b1, W2, b2 = [value if i == k else a for i, a in enumerate(theta)]
        s = np.maximum(X.astype(float) @ W1 + b1, 0) @ W2 + b2
        s = s - s.max(axis=1, keepdims=True)
        return (np.log(np.exp(s).sum(axis=1)) - s[np.arange(n), y]).mean()

    verdicts = [check_gradient(lambda v, k=k: loss(k, v), expected[k], theta[k]).verdict for k in range(4)]
    assert set(verdicts) <= {"good", "kink"}
    assert verdicts[2:] == ["good", "good"]
    net.learn(X, y)
    assert disagreement(row(expected), row(net.gradients)) <= SINGLE


def test_the_whole_network_on_images_agrees_too(torch, tf, sample):
    net = Network(rng=np.random.default_rng(2))
    theta, X, y = [a.copy() for a in parameters(net)], sample.X[:32], sample.y[:32].astype(int)
    expected = by_graph(theta, X, y)
    for other in (by_torch(torch, theta, X, y), by_tensorflow(tf, theta, X, y)):
        assert all(disagreement(a, b) <= DOUBLE for a, b in zip(expected, other, strict=True))
    loss = net.learn(X, y)
    assert disagreement(row(expected), row(net.gradients)) <= SINGLE
    before = Network(rng=np.random.default_rng(2))
    assert loss == pytest.approx(evaluate(before.logits, X, y)[0], abs=1e-5)
    assert net.right == round(32 * accuracy(before.logits(X), y))


def test_a_batch_of_a_new_size_gets_buffers_of_its_own():
    net, other = (Network(6, 4, rng=np.random.default_rng(0)) for _ in range(2))
    X, y = batch(8, 6, 1, False)
    for a, b in ((0, 5), (5, 8), (0, 5)):
        net.learn(X[a:b], y[a:b])
        other._buffers.clear()
        other.learn(X[a:b], y[a:b])
    assert np.array_equal(net.theta, other.theta)


# --- a step of Adam -------------------------------------------------------------------------------------


def test_steps_are_those_of_pytorchs_adam(torch, sample):
    net = Network(rng=np.random.default_rng(3))
    theirs = [torch.tensor(a.astype(float), requires_grad=True) for a in parameters(net)]
    optimizer = torch.optim.Adam(theirs, lr=0.001, eps=1e-7)
    for k in range(8):
        rows = slice(50 * k, 50 * k + 32)
        net.learn(sample.X[rows], sample.y[rows])
        for leaf, g in zip(theirs, net.gradients, strict=True):
            leaf.grad = torch.tensor(g.astype(float))
        optimizer.step()
        for a, leaf in zip(parameters(net), theirs, strict=True):
            # a step is 0.001 long; single precision keeps seven digits of the weights
            assert np.abs(a - leaf.detach().numpy()).max() < 2e-6


def test_a_parameter_without_gradient_does_not_move_and_one_with_a_tiny_gradient_moves_as_far_as_others():
    X = np.zeros((4, 3), np.float32)
    X[:, 1], X[:, 2] = 1.0, 1e-3
    net = Network(3, 5, rng=np.random.default_rng(1))
    start = net.W1.copy()
    net.learn(X, np.array([0, 3, 3, 9]))
    moved = np.abs(net.W1 - start)
    active = np.abs(net.gradients[0][1]) > 1e-3
    assert (moved[0] == 0).all()
    assert active.any()
    assert np.allclose(moved[1:, active], 0.001, rtol=0.15)


@pytest.mark.slow
def test_one_step_from_the_same_weights_in_three_frameworks(torch, tf, sample):
    X, y = sample.X[:32], sample.y[:32]
    ours = Network(rng=np.random.default_rng(2))
    start = [a.copy() for a in parameters(ours)]
    before, after = ours.learn(X, y), evaluate(ours.logits, X, y)[0]
    assert after < before - 0.1

    in_torch, A, B = torch_network(), torch.from_numpy(X), torch.from_numpy(y).long()
    for p, w in zip(in_torch.parameters(), start, strict=True):
        p.data.copy_(torch.from_numpy(w.T))
    curve = fit_torch(in_torch, X, y, epochs=1, rng=np.random.default_rng(0))
    assert curve.loss[0] == pytest.approx(before, abs=1e-5)
    assert torch.nn.functional.cross_entropy(in_torch(A), B).item() == pytest.approx(after, abs=1e-4)

    in_keras = keras_network()
    in_keras.set_weights(start)
    assert in_keras.train_on_batch(X.reshape(-1, 28, 28), y)[0] == pytest.approx(before, abs=1e-5)
    assert in_keras.evaluate(X.reshape(-1, 28, 28), y, verbose=0)[0] == pytest.approx(after, abs=2e-3)


# --- the networks -----------------------------------------------------------------------------------------


def test_all_three_have_the_same_shapes_and_start_as_glorot_and_bengio_proposed(torch):
    ours = parameters(Network(rng=np.random.default_rng(0)))
    theirs = [p.detach().numpy().T for p in torch_network(seed=0).parameters()]
    keras = keras_network(seed=0).get_weights()
    for found in (ours, theirs, keras):
        assert [a.shape for a in found] == [(784, 128), (128,), (128, 10), (10,)]
        assert sum(a.size for a in found) == 101_770
        for W, b in ((found[0], found[1]), (found[2], found[3])):
            limit = np.sqrt(6 / sum(W.shape))
            assert 0.95 * limit < np.abs(W).max() <= limit * (1 + 1e-6)
            assert W.std() == pytest.approx(limit / np.sqrt(3), rel=0.05)
            assert (b == 0).all()


@settings(max_examples=20)
@given(n=st.integers(1, 6), seed=SEEDS)
def test_predictions_are_probabilities_in_the_order_of_the_logits(n, seed):
    net, (X, _) = Network(5, 4, rng=np.random.default_rng(seed)), batch(n, 5, seed, False)
    p = net.predict(X)
    assert p.shape == (n, 10)
    assert (p > 0).all()
    assert np.allclose(p.sum(axis=1), 1, atol=1e-5)
    assert np.array_equal(p.argmax(axis=1), net.logits(X).argmax(axis=1))


@settings(max_examples=20)
@given(shape=st.tuples(st.integers(1, 3), st.integers(1, 4), st.integers(1, 4)), seed=SEEDS)
def test_pixels_are_bytes_over_255_row_after_row(shape, seed):
    images = np.random.default_rng(seed).integers(0, 256, shape).astype(np.uint8)
    X = pixels(images)
    assert X.dtype == np.float32
    assert X.shape == (shape[0], shape[1] * shape[2])
    assert np.array_equal(np.rint(X * 255).astype(np.uint8).reshape(shape), images)
    assert X[0, -1] == np.float32(images[0, -1, -1]) / np.float32(255)


# --- training -----------------------------------------------------------------------------------------------


def test_training_figures_are_means_over_the_samples_with_a_short_last_batch(sample):
    X, y = sample.X[:70], sample.y[:70]
    net, other = (Network(hidden=8, rng=np.random.default_rng(4)) for _ in range(2))
    curve = net.fit(X, y, epochs=1, batch=32, rng=np.random.default_rng(5))
    order, losses, right = np.random.default_rng(5).permutation(70), [], 0
    for rows in (order[:32], order[32:64], order[64:]):
        right += accuracy(other.logits(X[rows]), y[rows]) * len(rows)
        losses += [other.learn(X[rows], y[rows])] * len(rows)
    assert np.array_equal(net.theta, other.theta)
    assert curve.loss[0] == pytest.approx(np.mean(losses))
    assert curve.accuracy[0] == pytest.approx(right / 70)


@pytest.mark.parametrize("framework", ["numpy", "pytorch"])
def test_held_out_images_are_only_looked_at(torch, sample, framework):
    X, y, held = sample.X[:200], sample.y[:200], (sample.X_test[:50], sample.y_test[:50])
    curves, ends = [], []
    for held_out in (None, held):
        if framework == "numpy":
            net = Network(hidden=8, rng=np.random.default_rng(1))
            curves.append(net.fit(X, y, epochs=2, rng=np.random.default_rng(2), held_out=held_out))
            ends.append(net.logits(held[0]))
        else:
            net = torch_network(hidden=8, seed=1)
            curves.append(fit_torch(net, X, y, epochs=2, rng=np.random.default_rng(2), held_out=held_out))
            ends.append([p.detach().numpy().tolist() for p in net.parameters()])
    assert np.array_equal(curves[0].loss, curves[1].loss)
    assert np.array_equal(curves[0].accuracy, curves[1].accuracy)
    assert curves[0].held_loss.size == 0
    assert curves[1].held_loss.shape == curves[1].held_accuracy.shape == (2,)
    assert np.array_equal(ends[0], ends[1]) if framework == "numpy" else ends[0] == ends[1]
    if framework == "numpy":
        assert [curves[1].held_loss[-1], curves[1].held_accuracy[-1]] == pytest.approx(
            [evaluate(lambda _: ends[1], *held)[0], accuracy(ends[1], held[1])]
        )


def test_an_optimizer_that_is_handed_on_goes_on(torch, sample):
    """Two fits of one epoch with one optimizer are a fit of two epochs."""
    X, y = sample.X[:200], sample.y[:200]
    whole, parts, rng = torch_network(8, 1), torch_network(8, 1), np.random.default_rng(2)
    optimizer = torch.optim.Adam(parts.parameters(), lr=0.001, eps=1e-7)
    expected = fit_torch(whole, X, y, epochs=2, rng=np.random.default_rng(2)).loss
    found = [fit_torch(parts, X, y, epochs=1, rng=rng, optimizer=optimizer).loss[0] for _ in range(2)]
    assert found == pytest.approx(list(expected), rel=1e-6)


def test_the_same_seed_gives_the_same_network(sample):
    nets = []
    for seed in (7, 7, 8):
        rng = np.random.default_rng(seed)
        nets.append(Network(hidden=8, rng=rng))
        nets[-1].fit(sample.X[:300], sample.y[:300], epochs=1, rng=rng)
    assert np.array_equal(nets[0].theta, nets[1].theta)
    assert not np.allclose(nets[0].theta, nets[2].theta)


@pytest.mark.slow
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_five_epochs_on_the_sample_learn_well(torch, framework):
    found = result(framework)
    assert list(found) == FIGURES
    assert found["test accuracy"] > 0.79
    assert found["train accuracy"] > 0.83
    assert found["train loss"] < 0.5


@pytest.mark.slow
def test_the_frameworks_differ_by_no_more_than_chance_makes(torch):
    values = [result(framework)["test accuracy"] for framework in FRAMEWORKS]
    assert np.ptp(values) < 0.06  # on 1,000 images a single run strays by 0.015 or so
    assert np.ptp([result(framework)["train loss"] for framework in FRAMEWORKS]) < 0.04


# --- evaluate, accuracy, confusion ------------------------------------------------------------------------------


@st.composite
def answers(draw):
    """Outputs without equals in a row, and labels."""
    n, k, seed = draw(st.integers(1, 30)), draw(st.integers(1, 10)), draw(SEEDS)
    rng = np.random.default_rng(seed)
    outputs = rng.permuted(np.tile(np.arange(float(k)), (n, 1)), axis=1)
    return outputs, rng.integers(0, k, n).astype(draw(st.sampled_from([np.uint8, np.int64])))


@given(answers())
def test_confusion_counts_every_sample_once_and_its_diagonal_is_the_accuracy(case):
    outputs, y = case
    counts = confusion(outputs, y)
    assert counts.shape == (outputs.shape[1],) * 2
    assert counts.sum() == len(y)
    assert counts.trace() / len(y) == pytest.approx(accuracy(outputs, y))
    assert counts.sum(axis=1).tolist() == np.bincount(y, minlength=len(counts)).tolist()
    assert counts.sum(axis=0).tolist() == np.bincount(outputs.argmax(axis=1), minlength=len(counts)).tolist()


@given(answers(), SEEDS)
def test_order_of_the_samples_and_common_shifts_change_nothing(case, seed):
    outputs, y = case
    order = np.random.default_rng(seed).permutation(len(y))
    assert np.array_equal(confusion(outputs[order], y[order]), confusion(outputs, y))
    shifted = evaluate(lambda s: s + 1000.0, outputs[order], y[order])
    assert shifted == pytest.approx(evaluate(lambda s: s, outputs, y))


def test_one_in_ten_for_each_costs_log_ten():
    y = np.arange(10)
    assert evaluate(lambda X: np.zeros((10, 10)), y, y) == pytest.approx([np.log(10), 0.1])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: pixels(np.zeros((2, 28, 28))), r"images: expected bytes \(n, height, width\), got float64"),
        (lambda: pixels(np.zeros((2, 784), np.uint8)), "images: expected bytes"),
        (lambda: pixels(np.zeros((0, 28, 28), np.uint8)), "images: expected bytes"),
        (lambda: Network(inputs=0), "inputs: expected a whole number of at least 1, got 0"),
        (lambda: Network(hidden=1.5), "hidden: expected a whole number"),
        (lambda: Network(rate=0), "rate: expected a number above 0"),
        (lambda: Network(4).fit(np.zeros((2, 4)), [0, 1]), r"X: expected float32 \(n, 4\).* got float64 \(2, 4\)"),
        (lambda: Network(4).fit(np.zeros((2, 5), np.float32), [0, 1]), r"X: expected float32 \(n, 4\)"),
        (lambda: Network(4).fit(np.zeros((0, 4), np.float32), []), r"X: expected float32"),
        (lambda: Network(4).fit(np.zeros((2, 4), np.float32), [0]), "y: expected 2 whole numbers from 0 to 9"),
        (lambda: Network(4).fit(np.zeros((2, 4), np.float32), [0, 10]), "y: expected 2 whole numbers from 0 to 9"),
        (lambda: Network(4).fit(np.zeros((2, 4), np.float32), [0, -1]), "y: expected 2 whole numbers from 0 to 9"),
        (lambda: Network(4).fit(np.zeros((2, 4), np.float32), [0.0, 1.0]), "y: expected 2 whole numbers.* float64"),
        (lambda: Network(4).fit(np.zeros((2, 4), np.float32), [0, 1], epochs=0), "epochs: expected a whole number"),
        (lambda: Network(4).fit(np.zeros((2, 4), np.float32), [0, 1], batch=0), "batch: expected a whole number"),
        (lambda: fit_torch(torch_network(), np.zeros((2, 784)), [0, 1]), "X: expected float32"),
        (lambda: accuracy(np.zeros((2, 3)), [0, 1, 2]), "y: expected 2 whole numbers from 0 to 2"),
        (lambda: accuracy(np.zeros((2, 3)), np.eye(3)[:2]), "y: expected 2 whole numbers"),
        (lambda: accuracy(np.zeros(3), [0, 1, 2]), r"outputs: expected one row for each sample .* got shape \(3,\)"),
        (lambda: confusion(np.zeros((2, 3)), [0, 3]), "y: expected 2 whole numbers from 0 to 2"),
        (lambda: evaluate(lambda X: np.zeros((2, 10)), np.zeros((2, 4)), [0, 11]), "y: expected 2 whole numbers"),
        (lambda: run("jax", None, 0), "framework: expected one of 'numpy', 'pytorch', 'keras', got 'jax'"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


# --- what the chapter says -----------------------------------------------------------------------------------------


def test_the_first_test_image_is_an_ankle_boot_in_the_sample_and_in_the_whole():
    for garments in (datasets.fashion_mnist(), datasets.fashion_mnist(sample=True)):
        assert garments.y_test[0] == 9
        assert datasets.GARMENTS[garments.y_test[0]] == "Ankle boot"
        assert -(-len(garments.X_train) // 32) == (1875 if len(garments.X_train) == 60_000 else 188)
    assert datasets.GARMENTS[6] == "Shirt"
    assert len(datasets.GARMENTS) == 10


def test_a_fresh_network_guesses_on_scaled_images_and_is_sure_and_wrong_on_bytes(sample):
    fresh = Network(rng=np.random.default_rng(0))
    scaled, raw = (evaluate(fresh.logits, k * sample.X_test, sample.y_test)[0] for k in (1, 255))
    assert scaled == pytest.approx(np.log(10), abs=0.4)
    assert raw > 20 * scaled


def test_weights_of_dark_dots_have_small_gradients_and_move_far(sample):
    rng = np.random.default_rng(0)
    net = Network(rng=rng)
    start = net.W1.copy()
    net.fit(sample.X, sample.y, epochs=2, rng=rng)
    probe = Network(rng=np.random.default_rng(0))
    probe.learn(sample.X[:1000], sample.y[:1000])
    lit, gradient = (sample.X > 0).mean(axis=0), np.abs(probe.gradients[0]).mean(axis=1)
    moved = np.abs(net.W1 - start).mean(axis=1)
    assert gradient[lit > 0.5].mean() > 30 * gradient[lit < 0.02].mean()
    assert moved[lit < 0.02].mean() > moved[lit > 0.5].mean()


@pytest.mark.slow
def test_shuffled_dots_are_learnt_as_well(sample):
    """The in-text exercise: a dense layer does not know which dots are neighbours."""
    columns = np.random.default_rng(9).permutation(784)
    found = []
    for order in (np.arange(784), columns):
        rng = np.random.default_rng(0)
        held = sample.X_test[:, order], sample.y_test
        found.append(Network(rng=rng).fit(sample.X[:, order], sample.y, epochs=3, rng=rng, held_out=held))
    assert abs(found[0].held_accuracy[-1] - found[1].held_accuracy[-1]) < 0.05


def test_the_error_bar_of_the_notes():
    assert 2 * np.sqrt(NOTES * (1 - NOTES) / 10_000) == pytest.approx(0.0066, abs=1e-4)
    draws = np.random.default_rng(0).binomial(10_000, NOTES, 20_000) / 10_000
    assert np.mean(np.abs(draws - NOTES) < 0.0066) == pytest.approx(0.95, abs=0.01)


def test_the_table_of_five_seeds_matches_the_notes_within_what_single_runs_do():
    table = datasets.benchmark("fashion_mnist")
    assert table["seeds"] == [0, 1, 2, 3, 4]
    assert table["epochs"] == 5
    for framework in FRAMEWORKS:
        assert all(sorted(one) == sorted(FIGURES) for one in table[framework])
        values = np.array([one["test accuracy"] for one in table[framework]])
        assert values.shape == (5,)
        assert abs(values.mean() - NOTES) < 3 * values.std(ddof=1) * np.sqrt(1 + 1 / 5)
        assert abs(np.mean([one["train accuracy"] for one in table[framework]]) - 0.8922) < 0.01
        assert abs(np.mean([one["test loss"] for one in table[framework]]) - 0.3475) < 0.03
    means = [np.mean([one["test accuracy"] for one in table[framework]]) for framework in FRAMEWORKS]
    assert np.ptp(means) < 0.01


@pytest.mark.slow
@pytest.mark.needs("whole data")
@pytest.mark.parametrize("framework", ["numpy", "pytorch"])  # the chapter itself looks at Keras
def test_a_seed_on_the_whole_data_gives_what_the_table_says(torch, framework):
    garments = datasets.fashion_mnist()
    table = datasets.benchmark("fashion_mnist")[framework]
    found = run(framework, garments, seed=0)
    for figure, least in (("test accuracy", 0.002), ("train accuracy", 0.002), ("train loss", 0.005)):
        values = np.array([one[figure] for one in table])
        assert abs(found[figure] - values.mean()) < 3 * max(values.std(ddof=1), least)
    assert garments.y_test[0] == 9


def test_the_table_of_the_chapter_fits_together():
    table = datasets.benchmark("fashion_mnist")
    told = table["chapter"]
    assert told["images"] == [60_000, 10_000]
    for framework in FRAMEWORKS:
        curves = told["curves"][framework]
        assert list(curves) == ["loss", "accuracy", "held_loss", "held_accuracy"]
        assert all(len(values) == table["epochs"] for values in curves.values())
        assert [values[-1] for values in curves.values()] == [table[framework][0][figure] for figure in FIGURES]
        assert (np.diff(curves["loss"]) < 0).all()
    counts = np.array(told["confusion"])
    assert counts.shape == (10, 10)
    assert counts.min() >= 0
    assert counts.sum(axis=1).tolist() == [1000] * 10
    assert counts.trace() / 10_000 == pytest.approx(table["keras"][0]["test accuracy"], abs=1e-6)
    sure = told["confidence"]
    assert 0.1 < sure["wrong"] < sure["right"] < 1
    assert 0 < sure["wrong, above 0.9"] < counts.sum() - counts.trace()
    dark, bright = told["pixels"]["dark"], told["pixels"]["bright"]
    assert dark["number"] + bright["number"] < 784


@pytest.mark.slow
@pytest.mark.needs("whole data")
def test_what_the_table_of_the_chapter_says_before_any_training_is_so():
    garments, told = datasets.fashion_mnist(), datasets.benchmark("fashion_mnist")["chapter"]
    X, X_test = pixels(garments.X_train), pixels(garments.X_test)
    fresh = Network(rng=np.random.default_rng(0))
    for name, k in (("scaled", 1), ("bytes", 255)):
        assert evaluate(fresh.logits, k * X_test, garments.y_test)[0] == pytest.approx(told["fresh"][name], rel=1e-3)
    fresh.learn(X[:1000], garments.y_train[:1000])
    gradient, lit = np.abs(fresh.gradients[0]).mean(axis=1), (X > 0).mean(axis=0)
    for name, group in (("dark", lit < 0.02), ("bright", lit > 0.5)):
        assert group.sum() == told["pixels"][name]["number"]
        assert gradient[group].mean() == pytest.approx(told["pixels"][name]["gradient"], rel=1e-3)


# --- the text speaks of the whole data, whatever the page runs on ----------------------------------------------------


def figures_of_the_text() -> tuple[dict, dict[str, str]]:
    """Run the cells that glue or read a table, without those that read the data and learn; return what they glue.

    Left out is the cell that glues "built_on", which says what data the page ran on. A NameError means that a figure of
    the text is taken from a run of the page, which may have been on the sample.
    """
    namespace: dict = {}
    glued: dict[str, str] = {}
    exec(CELLS[0], namespace)
    namespace["glue"] = lambda name, value, display: glued.update({name: getattr(value, "data", value)})
    namespace["datasets"] = SimpleNamespace(benchmark=datasets.benchmark)
    for cell in filter(glues, CELLS):
        exec(cell, namespace)
    return namespace, glued


def glues(cell: str) -> bool:
    return re.search(r"\b(glue|say|benchmark)\(", cell) is not None and '"built_on"' not in cell


def names(cell: str) -> tuple[set[str], set[str]]:
    """The names that a cell reads and those that it sets, parameters of functions among them."""
    nodes = list(ast.walk(ast.parse(cell)))
    read = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    stored = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return read, stored | {n.arg for n in nodes if isinstance(n, ast.arg)}


def test_every_figure_of_the_text_is_glued_from_a_table_and_none_from_a_run_of_the_page():
    glued = figures_of_the_text()[1]
    assert set(re.findall(r"\{glue:(?:text|md)\}[` ]*(\w+)", CHAPTER)) == {*glued, "built_on"}
    told = datasets.benchmark("fashion_mnist")
    assert glued["keras_test"] == f"{told['keras'][0]['test accuracy']:.4f}"
    assert glued["numpy_test"] == f"{told['numpy'][0]['test accuracy']:.4f}"
    assert glued["n_steps"] == "1,875"
    assert glued["n_wrong"] == f"{10_000 - round(10_000 * told['keras'][0]['test accuracy']):,}"


def test_what_is_glued_uses_no_name_that_a_run_of_the_page_sets():
    """Else a cell of a run, between two that glue, could change what the second one glues."""
    live = set().union(*(names(cell)[1] for cell in CELLS if not glues(cell)))
    for cell in filter(glues, CELLS):
        read, own = names(cell)
        assert (read - own) & live == set(), cell


def test_a_page_built_on_the_sample_says_so_once_at_the_top():
    namespace, glued = figures_of_the_text()
    (cell,) = (cell for cell in CELLS if '"built_on"' in cell)
    assert CHAPTER.index("chapter-facts") < CHAPTER.index("{glue:md} built_on") < CHAPTER.index("## The garments")
    for whole in (True, False):
        exec(cell, {**namespace, "whole": whole})
        words = glued.pop("built_on")
        assert glued == figures_of_the_text()[1]  # nothing else depends on it
        assert (words == "") == whole
    for needed in (":::{admonition}", "sample of 7,000 images", "those of all 70,000 images", "fetch_fashion_mnist()"):
        assert needed in words


def test_the_speed_file_has_what_the_chapter_reads():
    speed = datasets.benchmark("speed")
    assert set(FRAMEWORKS) <= set(speed["seconds"])
    medians = [np.median(speed["seconds"][name]) for name in FRAMEWORKS]
    assert medians[0] < medians[1] < medians[2]


def test_titles_that_docstrings_name_stand_in_the_chapter():
    import mlcourse.datasets
    import mlcourse.fashion_mnist

    own = [mlcourse.fashion_mnist, plots.fashion_mnist]
    named = {t for module in own for t in re.findall(r'[Ss]ection "([^"]+)"', Path(module.__file__).read_text("utf8"))}
    named |= set(re.findall(r'Chapter 11, section "([^"]+)"', Path(mlcourse.datasets.__file__).read_text("utf8")))
    assert len(named) >= 8
    assert {t for t in named if f"## {t}\n" not in CHAPTER + CONFIDENCE} == set()


# --- pictures ---------------------------------------------------------------------------------------------------------


def pictures():
    images = np.random.default_rng(0).integers(0, 256, (3, 28, 28))
    yield plots.fashion_mnist.image(images[0], alt=SENTENCE)
    yield plots.fashion_mnist.gallery(images, ["a", "b\nc", "d"], columns=2, wrong=[True, False, False], alt=SENTENCE)
    yield plots.fashion_mnist.weights(images - 128.0, ["a", "b", "c"], alt=SENTENCE)
    yield plots.fashion_mnist.layers([("Input", "(n, 2)", ""), ("Dense", "(n, 1)", "3 parameters")], alt=SENTENCE)
    yield plots.fashion_mnist.confusion(np.eye(3, dtype=int), "abc", alt=SENTENCE)
    yield plots.fashion_mnist.runs({"a": [0.8, 0.9], "b": [0.85]}, {"notes": 0.87}, alt=SENTENCE, xlabel="accuracy")


@pytest.mark.parametrize("picture", list(pictures()), ids=lambda p: p.draw.__qualname__.partition(".")[0])
def test_picture_is_one_well_formed_svg_with_its_words_and_not_too_large(picture):
    svg = picture.svg()
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("aria-label") == SENTENCE
    assert len(svg) < 100_000
    assert svg == picture.svg()


def test_images_are_embedded_dot_by_dot():
    images = np.random.default_rng(0).integers(0, 256, (10, 28, 28))
    gallery = plots.fashion_mnist.gallery(images, ["a name"] * 10, alt=SENTENCE)
    assert "image-rendering" in gallery.svg()
    assert len(gallery.svg()) < 60_000


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: plots.fashion_mnist.image(np.zeros(784), alt=SENTENCE), "picture: expected 2 ax"),
        (lambda: plots.fashion_mnist.gallery(np.zeros((2, 3, 3)), ["a"], alt=SENTENCE), "captions: expected one for"),
        (lambda: plots.fashion_mnist.weights(np.zeros((1, 9)), ["a"], alt=SENTENCE), "images: expected 3 ax"),
        (lambda: plots.fashion_mnist.confusion(np.eye(2), "abc", alt=SENTENCE), "counts: expected 3 rows and columns"),
        (lambda: plots.fashion_mnist.image(np.zeros((2, 2)), alt="boot.png"), "alt: expected a sentence"),
    ],
)
def test_bad_input_of_pictures_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.slow
@pytest.mark.needs("whole data")
def test_thousands_of_means_become_denormal_in_an_epoch_and_dropping_them_changes_no_weight(monkeypatch):
    garments = datasets.fashion_mnist()
    X, tiny, found = pixels(garments.X_train), np.finfo(np.float32).tiny, []
    for keep in (False, True):
        if keep:
            monkeypatch.setattr(numpy_network, "drop_denormals", lambda means: None)
        rng = np.random.default_rng(0)
        net = Network(rng=rng)
        net.fit(X, garments.y_train, epochs=1, rng=rng)
        found.append((int(np.count_nonzero((net._m != 0) & (np.abs(net._m) < tiny))), net.theta.view(np.uint32)))
    assert found[0][0] == 0
    assert found[1][0] > 2000
    assert np.array_equal(found[0][1], found[1][1])


# --- calibration: the further page -------------------------------------------------------------------


def some_logits(n=40, k=5, seed=0):
    rng = np.random.default_rng(seed)
    s = rng.normal(0, 3, (n, k))
    return s, np.where(rng.random(n) < 0.6, s.argmax(axis=1), rng.integers(0, k, n))


@pytest.fixture(scope="module")
def page():
    """The page's own imports and functions, from its visible cells, without any of its runs."""
    namespace: dict = {}
    for cell in re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```", CONFIDENCE, re.S | re.M):
        if not cell.startswith(":tags:"):
            body = ast.parse(cell).body
            kept = [part for part in body if isinstance(part, ast.Import | ast.ImportFrom | ast.FunctionDef)]
            exec(compile(ast.Module(kept, []), "fashion_mnist_confidence.md", "exec"), namespace)
    return SimpleNamespace(**namespace)


@pytest.mark.parametrize("T", [0.5, 1.0, 1.7, 4.0])
def test_the_gradient_by_the_temperature_is_right_in_three_ways(page, T, torch):
    s, y = some_logits()
    found = -page.slope(1 / T, s, y) / T**2
    assert check_gradient(lambda t: page.loss_of(s / t[0], y), np.array([found]), np.array([T])).verdict == "good"
    t = torch.tensor(T, dtype=torch.float64, requires_grad=True)
    torch.nn.functional.cross_entropy(torch.from_numpy(s) / t, torch.from_numpy(y)).backward()
    assert np.isclose(t.grad.item(), found, rtol=1e-9)


@given(SEEDS)
@settings(max_examples=20, deadline=None)
def test_the_loss_is_convex_in_the_reciprocal_and_the_answers_stay(page, seed):
    s, y = some_logits(seed=seed)
    a = np.linspace(0.05, 3, 30)
    losses = np.array([page.loss_of(x * s, y) for x in a])
    assert (np.diff(losses, 2) > -1e-12).all()
    assert all(np.array_equal(page.answers(s / T, y)[1], page.answers(s, y)[1]) for T in (0.3, 2.5))


def test_the_best_temperature_makes_one_confidence_the_share_of_right_answers(page):
    s, y = np.tile([np.log(49), 0.0], (400, 1)), np.repeat([0, 1], [300, 100])
    confidence, right = page.answers(s / page.best_temperature(s, y), y)
    assert right.mean() == 0.75
    assert np.allclose(confidence, 0.75)


def test_a_reliability_diagram_draws_its_points_and_refuses_what_is_no_bin():
    picture = plots.fashion_mnist.reliability([[40, 0.8, 0.7], [60, 0.95, 0.9]], alt=SENTENCE, title="after")
    assert f'aria-label="{SENTENCE}"' in picture.svg()
    ax = Figure().subplots()
    picture.draw(ax)
    columns, (points, _, (bars,)) = ax.containers
    assert np.allclose(points.get_xydata(), [[0.8, 0.7], [0.95, 0.9]])
    share, half = np.array([0.7, 0.9]), 2 * np.sqrt([0.8 * 0.2 / 40, 0.95 * 0.05 / 60])
    assert np.allclose(np.array(bars.get_segments())[:, :, 1], np.column_stack([share - half, share + half]))
    assert np.allclose([(c.get_x() + c.get_width() / 2, c.get_height()) for c in columns], [[0.8, 0.4], [0.95, 0.6]])
    assert [[0, 0], [1, 1]] in [line.get_xydata().tolist() for line in ax.lines]
    assert ax.get_title() == "after"
    for bins in ([[0, 0.8, 0.7]], [[10, 1.2, 0.7]], [[10, 0.8, -0.1]]):
        with pytest.raises(ValueError, match="bins: expected counts of at least 1, and shares from 0 to 1"):
            plots.fashion_mnist.reliability(bins, alt=SENTENCE)
    with pytest.raises(ValueError, match="bins: expected"):
        plots.fashion_mnist.reliability([[40, 0.8]], alt=SENTENCE)
