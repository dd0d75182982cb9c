"""Chapter 3: gradient descent, the perceptron rule, the delta rule, the bound, and what the chapter claims of data."""

import itertools

import numpy as np
import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linprog

from mlcourse import datasets
from mlcourse.delta_rule import (
    descend,
    fit_delta,
    fit_logistic,
    fit_perceptron,
    gradient,
    logistic_gradient,
    logistic_loss,
    max_margin,
    mistake_bound,
    squared_error,
    squared_error_gradient,
)
from mlcourse.gradcheck import check_gradient, relative_error
from mlcourse.optimisers import SGD, Adam, follow
from mlcourse.perceptron import augment, decision, misclassified, objective

PETALS = ["petal length", "petal width"]
SEPALS = ["sepal length", "sepal width"]
numbers = st.floats(-5, 5).map(lambda v: round(v, 3))
small = st.integers(-3, 3).map(float)
signs = st.sampled_from([-1.0, 1.0])


@st.composite
def problems(draw, elements=numbers, rows=(1, 8), columns=(1, 3)):
    """Samples X (n, d) and labels y (n,), separable or not."""
    n, d = draw(st.integers(*rows)), draw(st.integers(*columns))
    return draw(arrays(float, (n, d), elements=elements)), draw(arrays(float, n, elements=signs))


@st.composite
def separable(draw):
    """Samples whose labels come from a line that none of them is near."""
    X = draw(arrays(float, (draw(st.integers(2, 12)), 2), elements=small))
    w = draw(arrays(float, 3, elements=small))
    w[0] += 0.5  # so that no sum is 0
    return X, np.sign(decision(X, w))


def separates(X, y) -> bool:
    """Tell by linear programming whether some w has y_k wᵀx_k >= 1 for all k."""
    A = y[:, None] * augment(X)
    return linprog(np.zeros(A.shape[1]), -A, -np.ones(len(A)), bounds=[(None, None)] * A.shape[1]).status == 0


def xor():
    X, y = datasets.truth_table("XOR")
    return X, 2 * y - 1


# --- walking downhill -------------------------------------------------------------------------------


@given(st.floats(0.05, 0.9), st.floats(-5, 5))
def test_descent_shrinks_the_distance_by_one_minus_the_rate(rate, start):
    path = descend(lambda t: t - 2, start, rate, steps=10)
    assert path.shape == (11,)
    assert np.allclose(path - 2, (start - 2) * (1 - rate) ** np.arange(11))


def test_descent_goes_against_the_slope_in_every_direction():
    path = descend(lambda t: np.array([2.0, -3.0]), [1.0, 1.0], 0.5, steps=2)
    assert path.tolist() == [[1, 1], [0, 2.5], [-1, 4]]


def test_the_three_rates_of_the_chapter():
    def end(rate):
        return abs(descend(lambda t: t - 2, -2.0, rate, steps=12)[-1] - 2)

    assert end(0.5) < 0.01 < 1 < end(1.9) < 2 < end(0.05) < 4 < end(2.1)
    hops = descend(np.sign, 1.0, 0.3, steps=100)[10:]
    assert np.ptp(hops) == pytest.approx(0.3)


# --- the slope of the objective -----------------------------------------------------------------------


@given(problems(), st.data())
def test_gradient_agrees_with_central_differences_where_no_sample_is_on_the_line(problem, data):
    X, y = problem
    w = data.draw(arrays(float, X.shape[1] + 1, elements=numbers))
    assume(np.abs(decision(X, w)).min() > 1e-3)
    result = check_gradient(lambda v: objective(X, y, v), lambda v: gradient(X, y, v), w)
    assert result.verdict == "good", result


def test_gradient_of_nothing_wrong_is_zero():
    g = gradient([[1.0], [-1.0]], [1, -1], [0.0, 1.0])
    assert g.tolist() == [0, 0]
    assert not np.signbit(g).any()


def test_objective_has_a_kink_where_a_flower_lies_on_the_line():
    X, y = datasets.iris_pair("versicolor", "virginica", PETALS)

    def verdict(w):
        return check_gradient(lambda v: objective(X, y, v), gradient(X, y, w), w).verdict

    assert verdict([-6.55, 1, 1]) == "good"
    assert verdict([-6.5, 1, 1]) == "kink"


@given(problems(), st.data())
def test_squared_error_gradient_agrees_with_central_differences(problem, data):
    X, y = problem
    w = data.draw(arrays(float, X.shape[1] + 1, elements=numbers))
    g = squared_error_gradient(X, y, w)
    result = check_gradient(lambda v: squared_error(X, y, v), g, w)
    assert np.allclose(result.numeric, g, rtol=1e-6, atol=1e-7)  # of a tiny slope few digits are left
    assert result.verdict in ("good", "doubtful")


def random_problem(seed: int):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(20, 4)), rng.choice([-1.0, 1.0], 20), rng.normal(size=5)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_both_gradients_agree_with_pytorch(torch, seed):
    X, y, w = random_problem(seed)
    v = torch.tensor(w, requires_grad=True)
    A, target = torch.tensor(augment(X)), torch.tensor(y)
    (((target - A @ v) ** 2).mean() / 2).backward()
    assert relative_error(squared_error_gradient(X, y, w), v.grad.numpy()).max() <= 1e-7
    v.grad = None
    torch.relu(-target * (A @ v)).sum().backward()
    assert relative_error(gradient(X, y, w), v.grad.numpy()).max() <= 1e-7


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_both_gradients_agree_with_tensorflow(tf):
    X, y, w = random_problem(7)
    v = tf.Variable(w)
    with tf.GradientTape(persistent=True) as tape:
        s = tf.linalg.matvec(tf.constant(augment(X)), v)
        error = tf.reduce_mean((y - s) ** 2) / 2
        cost = tf.reduce_sum(tf.nn.relu(-y * s))
    assert relative_error(squared_error_gradient(X, y, w), tape.gradient(error, v).numpy()).max() <= 1e-7
    assert relative_error(gradient(X, y, w), tape.gradient(cost, v).numpy()).max() <= 1e-7


# --- the perceptron rule ------------------------------------------------------------------------------


@given(problems(elements=small), st.integers(1, 5))
def test_sample_mode_is_the_loop_of_the_chapter(problem, epochs):
    X, y = problem
    w, updates = np.zeros(X.shape[1] + 1), 0
    for _ in range(epochs):
        for x, target in zip(augment(X), y, strict=True):
            if (w @ x >= 0) != (target > 0):
                w, updates = w + target * x, updates + 1
    history = fit_perceptron(X, y, epochs=epochs)
    assert np.array_equal(history.w, w)
    assert history.updates == updates


@given(problems(), st.data())
def test_one_batch_step_is_gradient_descent_on_the_objective(problem, data):
    X, y = problem
    start = data.draw(arrays(float, X.shape[1] + 1, elements=numbers))
    history = fit_perceptron(X, y, rate=0.3, epochs=1, mode="batch", start=start)
    assert np.allclose(history.w, start - 0.3 * gradient(X, y, start))


@given(problems(rows=(1, 1)), st.integers(1, 6))
def test_both_modes_agree_on_one_sample(problem, epochs):
    X, y = problem
    for fit in (fit_perceptron, fit_delta):
        a = fit(X, y, rate=0.01, epochs=epochs, mode="sample")
        b = fit(X, y, rate=0.01, epochs=epochs, mode="batch")
        assert np.allclose(a.weights, b.weights)
        assert a.updates == b.updates


@given(problems(elements=small), st.sampled_from([2.0**-7, 0.25, 8.0, 1024.0]), st.sampled_from(["sample", "batch"]))
def test_from_zero_the_rate_scales_the_weights_and_changes_nothing_else(problem, rate, mode):
    one = fit_perceptron(*problem, epochs=6, mode=mode)
    other = fit_perceptron(*problem, rate=rate, epochs=6, mode=mode)
    assert np.array_equal(other.weights, rate * one.weights)  # exact for a power of two
    assert np.array_equal(other.errors, one.errors)
    assert other.updates == one.updates


def test_from_elsewhere_the_rate_matters():
    X, y = datasets.clouds(seed=6)
    made = [fit_perceptron(X, y, rate=r, epochs=None, start=[3.0, -2.0, 1.0]).updates for r in (0.01, 1, 100)]
    assert len(set(made)) == 3
    assert made[0] > 10 * made[1]


def test_start_is_not_changed_in_place():
    start = np.array([0.0, 0.0, 1.0])
    for fit in (fit_perceptron, fit_delta):
        fit(*xor(), epochs=3, start=start)
    assert start.tolist() == [0, 0, 1]


def test_history_says_what_happened():
    X, y = datasets.clouds(seed=6)
    history = fit_perceptron(X, y, epochs=None)
    assert len(history.weights) == len(history.errors) == len(history.cost)
    assert history.errors.tolist() == [misclassified(X, y, w).sum() for w in history.weights]
    assert history.cost.tolist() == [objective(X, y, w) for w in history.weights]
    assert history.errors[-1] == 0 == history.cost[-1]
    assert np.array_equal(history.w, history.weights[-1])
    assert history.converged is True
    assert fit_perceptron(X, y, epochs=2).converged is False


def test_batch_rule_updates_once_an_epoch():
    history = fit_perceptron(*datasets.clouds(seed=6), epochs=None, mode="batch")
    assert history.updates == len(history.errors) - 1 > 10


def test_clouds_take_several_epochs():
    epochs = [len(fit_perceptron(*datasets.clouds(seed=s), epochs=None).errors) - 1 for s in range(20)]
    assert np.median(epochs) >= 3
    assert len(fit_perceptron(*datasets.clouds(seed=6), epochs=None).errors) - 1 == 6  # the one of the chapter


def test_order_is_drawn_anew_each_epoch_and_can_be_repeated():
    flowers = datasets.iris_pair("versicolor", "virginica", PETALS)
    assert (fit_perceptron(*flowers, epochs=10).errors == 50).all()
    a, b, c = (fit_perceptron(*flowers, epochs=30, rng=np.random.default_rng(s)) for s in (2, 2, 3))
    assert np.array_equal(a.weights, b.weights)
    assert not np.array_equal(a.weights, c.weights)
    assert a.errors.min() < 10


# --- when it must stop --------------------------------------------------------------------------------


@given(separable(), st.integers(0, 5), st.sampled_from([0.1, 1.0, 30.0]))
def test_mistakes_stay_below_the_bound_in_any_order_at_any_rate(problem, seed, rate):
    X, y = problem
    w_star, margin = max_margin(X, y)
    assert margin > 0
    history = fit_perceptron(X, y, rate=rate, epochs=None, rng=np.random.default_rng(seed))
    assert history.converged
    assert history.updates <= mistake_bound(X, y, w_star) * (1 + 1e-12)


def test_mistakes_stay_below_the_bound_on_flowers():
    for features in (PETALS, SEPALS, datasets.FEATURES):
        X, y = datasets.iris_pair("setosa", "versicolor", features)
        history = fit_perceptron(X, y, epochs=None, rng=np.random.default_rng(0))
        assert 0 < history.updates <= mistake_bound(X, y, max_margin(X, y)[0])


def test_inequalities_of_the_proof_hold_after_each_epoch():
    X, y = datasets.clouds(seed=1)
    w_star, margin = max_margin(X, y)
    R = np.linalg.norm(augment(X), axis=1).max()
    for epochs in range(1, 6):
        history = fit_perceptron(X, y, rate=0.5, epochs=epochs)
        assert history.w @ w_star >= 0.5 * history.updates * margin - 1e-9
        assert np.linalg.norm(history.w) <= 0.5 * np.sqrt(history.updates) * R + 1e-9


@given(separable())
def test_batch_rule_stops_as_the_exercise_in_the_text_says(problem):
    X, y = problem
    history = fit_perceptron(X, y, epochs=None, mode="batch")
    assert history.errors[:-1].sum() <= len(X) * mistake_bound(X, y, max_margin(X, y)[0]) * (1 + 1e-12)


def test_the_margin_is_a_distance_among_augmented_vectors():
    """The glossary says so: in the plane of the samples the distance from the boundary is another number."""
    X, y = np.array([[0.0], [2.0]]), np.array([-1, 1])
    w_star, margin = max_margin(X, y)
    assert np.linalg.norm(w_star) == pytest.approx(1)
    assert (y * (augment(X) @ w_star)).min() == pytest.approx(margin)
    assert margin / np.linalg.norm(w_star[1:]) == pytest.approx(1) != pytest.approx(margin)


def brute_force_margin(points: np.ndarray) -> float:
    """Return the distance from 0 to the hull of points in 3 dimensions: the nearest of all faces of up to 3 corners."""
    best = np.inf
    for size in (1, 2, 3, 4):
        for corners in itertools.combinations(points, size):
            P = np.array(corners)
            system = np.block([[np.zeros((1, 1)), np.ones((1, size))], [np.ones((size, 1)), P @ P.T]])
            share = np.linalg.lstsq(system, np.eye(size + 1)[0], rcond=None)[0][1:]
            if (share >= -1e-9).all() and abs(share.sum() - 1) < 1e-6:
                best = min(best, np.linalg.norm(share @ P))
    return best


@given(problems(elements=small, rows=(1, 6), columns=(2, 2)))
def test_margin_agrees_with_brute_force(problem):
    X, y = problem
    assert max_margin(X, y)[1] == pytest.approx(brute_force_margin(y[:, None] * augment(X)), abs=1e-6)


@settings(deadline=None)  # the first call of the linear programme loads its library
@given(problems(elements=small))
def test_margin_is_zero_exactly_when_no_line_separates(problem):
    assert (max_margin(*problem)[1] > 0) == separates(*problem)


@given(separable(), st.integers(0, 1000))
def test_no_other_weights_have_a_larger_margin(problem, seed):
    X, y = problem
    w, margin = max_margin(X, y)
    assert np.linalg.norm(w) == pytest.approx(1)
    assert np.min(y * decision(X, w)) == pytest.approx(margin)
    rng = np.random.default_rng(seed)
    others = np.concatenate([rng.normal(size=(50, 3)), w + 0.1 * rng.normal(size=(50, 3))])
    for other in others / np.linalg.norm(others, axis=1, keepdims=True):
        assert np.min(y * decision(X, other)) <= margin + 1e-9


@pytest.mark.parametrize(
    ("X", "y"),
    [
        xor(),
        ([[1.0, 2.0], [1.0, 2.0], [0.0, 0.0]], [1, -1, 1]),
        ([[0.0], [1.0], [2.0]], [1, -1, 1]),
        datasets.iris_pair("versicolor", "virginica"),
        datasets.clouds(gap=-2.0, seed=0),
    ],
    ids=["XOR", "one point, two labels", "between", "flowers", "clouds"],
)
def test_margin_is_zero_and_no_rule_goes_on_for_ever(X, y):
    w, margin = max_margin(X, y)
    assert margin == 0
    assert not w.any()
    with pytest.raises(ValueError, match=r"epochs: None .* no hyperplane separates"):
        fit_perceptron(X, y, epochs=None)
    assert not fit_perceptron(X, y, epochs=20).converged


def test_margin_of_points_very_close_to_each_other():
    # two points at 0 and e: the line stands between them, at e / 2
    for e in (1e-2, 1e-4, 1e-5):
        w, margin = max_margin([[0.0], [e]], [-1, 1])
        assert margin == pytest.approx(e / 2, rel=1e-2)
        assert -w[0] / w[1] == pytest.approx(e / 2, rel=1e-2)
    assert max_margin([[0.0], [1e-12]], [-1, 1])[1] == 0


@given(separable(), st.sampled_from([1e-3, 1.0, 7.0, 1e4]))
def test_bound_does_not_depend_on_the_length_of_w_star(problem, scale):
    X, y = problem
    w = max_margin(X, y)[0]
    assert mistake_bound(X, y, scale * w) == pytest.approx(mistake_bound(X, y, w))


def test_bound_of_numbers_worked_out_by_hand():
    # The squared lengths of the augmented samples are 6, 3.25 and 10; y wᵀx is 5, 4 and 5, and w is 3 long.
    X, y, w = [[2.0, 1.0], [-1.5, 0.0], [0.0, 3.0]], [1, -1, 1], [-1.0, 2.0, 2.0]
    assert mistake_bound(X, y, w) == pytest.approx(10 / (4 / 3) ** 2)
    assert max_margin(X, y)[1] >= 4 / 3


# --- when no line separates ---------------------------------------------------------------------------


def test_on_xor_the_rule_goes_round_in_a_circle():
    weights = fit_perceptron(*xor(), epochs=50).weights
    assert (weights[2:] == weights[2]).all()


def test_on_overlapping_flowers_the_rule_never_settles():
    history = fit_perceptron(*datasets.iris_pair("versicolor", "virginica"), epochs=200, rng=np.random.default_rng(0))
    assert history.errors.min() <= 3
    assert history.errors[-100:].max() >= 20
    assert not history.converged


# --- the delta rule -----------------------------------------------------------------------------------


@given(problems(elements=small), st.integers(1, 4))
def test_delta_rule_is_the_loop_of_the_chapter(problem, epochs):
    X, y = problem
    w = np.zeros(X.shape[1] + 1)
    for _ in range(epochs):
        for x, target in zip(augment(X), y, strict=True):
            w = w + 0.01 * (target - w @ x) * x
    assert np.allclose(fit_delta(X, y, rate=0.01, epochs=epochs).w, w)


@given(problems(), st.data())
def test_batch_step_of_the_delta_rule_is_gradient_descent_on_the_squared_error(problem, data):
    X, y = problem
    start = data.draw(arrays(float, X.shape[1] + 1, elements=numbers))
    w = fit_delta(X, y, rate=0.02, epochs=1, mode="batch", start=start).w
    assert np.allclose(w, start - 0.02 * squared_error_gradient(X, y, start))


def test_delta_rule_moves_for_a_sample_that_is_right():
    start = [1.0, 2.0]  # the sum of the sample at 1 is 3
    assert fit_perceptron([[1.0]], [1], start=start).w.tolist() == start
    assert np.allclose(fit_delta([[1.0]], [1], rate=0.1, epochs=1, start=start).w, [0.8, 1.8])


@pytest.mark.slow
@pytest.mark.parametrize("pair", [("setosa", "versicolor"), ("versicolor", "virginica")])
def test_delta_rule_goes_to_the_least_squares_line_on_any_flowers(pair):
    X, y = datasets.iris_pair(*pair, PETALS)
    target = np.linalg.lstsq(augment(X), y, rcond=None)[0]
    limit = 2 / np.linalg.eigvalsh(augment(X).T @ augment(X) / len(X)).max()
    history = fit_delta(X, y, rate=0.9 * limit, mode="batch", epochs=12_000)
    assert np.allclose(history.w, target, atol=1e-2)
    assert (np.diff(history.cost) <= 1e-12).all()
    hovering = fit_delta(X, y, rate=0.001, epochs=600, rng=np.random.default_rng(0))
    assert squared_error(X, y, hovering.w) < 1.15 * squared_error(X, y, target)


def test_least_squares_need_not_separate():
    X, y = [[0.0], [1.0], [2.0], [10.0]], [-1, 1, 1, 1]
    assert fit_perceptron(X, y, epochs=None).errors[-1] == 0
    delta = fit_delta(X, y, rate=0.05, mode="batch", epochs=2000)
    assert delta.errors[-1] == 1
    assert delta.converged is False
    sepals = datasets.iris_pair("setosa", "versicolor", SEPALS)
    assert max_margin(*sepals)[1] > 0
    assert misclassified(*sepals, np.linalg.lstsq(augment(sepals[0]), sepals[1], rcond=None)[0]).sum() == 1


@pytest.mark.parametrize("mode", ["sample", "batch"])
@pytest.mark.parametrize("rate", [0.1, 1.0, 1e6, 1e300])
def test_delta_rule_that_runs_off_says_so(mode, rate):
    X, y = datasets.iris_pair("versicolor", "virginica", PETALS)
    with pytest.raises(ValueError, match=r"rate: .* too large for these X"):
        fit_delta(X, y, rate=rate, mode=mode, epochs=200)


@given(problems(), st.integers(1, 30))
def test_delta_rule_with_a_safe_rate_never_runs_off(problem, epochs):
    X, y = problem
    safe = 1 / np.max(np.sum(augment(X) ** 2, axis=1))
    for mode in ("sample", "batch"):
        history = fit_delta(X, y, rate=safe, mode=mode, epochs=epochs)
        assert np.isfinite(history.weights).all()
        assert history.updates == epochs * (len(X) if mode == "sample" else 1)


# --- what is refused ----------------------------------------------------------------------------------

X2, Y2 = [[0.0, 1.0], [1.0, 0.0]], [1, -1]


@pytest.mark.parametrize("fit", [fit_perceptron, fit_delta])
@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        (([0.0, 1.0], Y2), {}, "X: expected 2 axis"),
        (([[0.0, np.nan], [1.0, 0.0]], Y2), {}, "X: expected finite numbers"),
        (([[0.0, np.inf], [1.0, 0.0]], Y2), {}, "X: expected finite numbers"),
        ((np.empty((0, 2)), []), {}, "X: expected at least one number"),
        (([["a"]], [1]), {}, "X: expected numbers"),
        ((X2, [1]), {}, "y: expected one label for each of the 2 rows"),
        ((X2, [[1], [-1]]), {}, "y: expected 1 axis"),
        ((X2, [0, 1]), {}, r"y: expected labels \+1 and -1, got the value\(s\) \[0\.\]"),
        ((X2, [1, np.nan]), {}, "y: expected finite numbers"),
        ((X2, Y2), {"rate": 0}, "rate: expected a number above 0, got 0"),
        ((X2, Y2), {"rate": -0.1}, "rate: expected a number above 0"),
        ((X2, Y2), {"rate": np.nan}, "rate: expected a number above 0"),
        ((X2, Y2), {"rate": "fast"}, "rate: expected a number above 0"),
        ((X2, Y2), {"epochs": 0}, "epochs: expected a whole number of at least 1, got 0"),
        ((X2, Y2), {"epochs": 2.5}, "epochs: expected a whole number"),
        ((X2, Y2), {"epochs": True}, "epochs: expected a whole number"),
        ((X2, Y2), {"mode": "online"}, "mode: expected one of 'sample', 'batch', got 'online'"),
        ((X2, Y2), {"start": [1.0, 2.0]}, "start: expected 3 weights"),
        ((X2, Y2), {"start": [1.0, 2.0, np.nan]}, "start: expected finite numbers"),
    ],
)
def test_bad_input_is_named(fit, arguments, options, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        fit(*arguments, **options)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: fit_delta(X2, Y2, epochs=None), "epochs: expected a whole number"),
        (lambda: descend(np.sign, 1.0, rate=0, steps=3), "rate: expected a number above 0"),
        (lambda: descend(np.sign, 1.0, rate=1, steps=0), "steps: expected a whole number"),
        (lambda: descend(np.sign, np.nan, rate=1, steps=2), "start: expected finite numbers"),
        (lambda: gradient(X2, Y2, [1.0, 2.0]), "w: expected 3 weights"),
        (lambda: squared_error(X2, [2, 1], [0, 0, 0]), "y: expected labels"),
        (lambda: squared_error_gradient(X2, Y2, [0, 0]), "w: expected 3 weights"),
        (lambda: max_margin(X2, [1, 0]), "y: expected labels"),
        (lambda: mistake_bound(X2, Y2, [1.0, 0.0]), "w_star: expected 3 weights"),
        (lambda: mistake_bound(X2, Y2, [1.0, 0.0, 0.0]), "w_star: expected weights that separate"),
        (lambda: mistake_bound(X2, Y2, [0.0, 0.0, 0.0]), "w_star: expected weights that separate"),
    ],
)
def test_bad_input_of_the_others_is_named(call, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        call()


# --- loss surfaces: the further page ------------------------------------------------------------------


def valley():
    """The objective over bias and weight of the petal width, its gradient, its minimum, and its curvatures."""
    X, y = datasets.iris_pair("versicolor", "virginica", ["petal width"])
    A = augment(X)
    best = np.linalg.lstsq(A, y, rcond=None)[0]
    slope = lambda w: squared_error_gradient(X, y, w)  # noqa: E731
    return lambda w: squared_error(X, y, w), slope, best, np.linalg.eigvalsh(A.T @ A / len(A))


def test_following_an_optimizer_without_memory_is_gradient_descent():
    _, slope, _, _ = valley()
    start = np.array([1.5, -1.5])
    assert np.allclose(follow(slope, start, SGD(0.2), steps=30), descend(slope, start, 0.2, steps=30))
    assert start.tolist() == [1.5, -1.5]


@pytest.mark.parametrize("beta", [0.5, 0.8, 0.9])
def test_steps_of_momentum_grow_to_the_sum_of_the_geometric_series(beta):
    path = follow(lambda w: np.array([3.0]), [0.0], SGD(0.1, momentum=beta), steps=200)
    assert np.isclose(path[-1, 0] - path[-2, 0], -0.1 * 3 / (1 - beta))
    signs = itertools.cycle([3.0, -3.0])
    turns = follow(lambda w: np.array([next(signs)]), [0.0], SGD(0.1, beta), steps=200)
    assert np.isclose(abs(turns[-1, 0] - turns[-2, 0]), 0.1 * 3 / (1 + beta))


def test_momentum_and_adam_need_fewer_steps_in_the_narrow_valley():
    J, slope, best, curvatures = valley()
    rate = 1 / curvatures[-1]

    def needed(optimizer):
        path = follow(slope, np.array([1.5, -1.5]), optimizer, steps=300)
        return 1 + max(k for k, w in enumerate(path) if J(w) - J(best) >= 0.01)

    assert [needed(SGD(rate)), needed(SGD(rate, momentum=0.8)), needed(Adam(0.3))] == [189, 32, 60]
    assert round(curvatures[1] / curvatures[0]) == 87


def test_the_largest_rate_is_two_over_the_largest_curvature():
    J, slope, _, curvatures = valley()
    start = np.array([1.5, -1.5])
    for share, smaller in ((1.98, True), (2.02, False)):
        assert (J(descend(slope, start, share / curvatures[-1], 400)[-1]) < J(start)) == smaller


def test_adam_takes_the_same_step_in_any_unit():
    for scale in (1e-3, 1.0, 1e3):
        path = follow(lambda w, s=scale: s * np.array([2.0, -0.5]), [0.0, 0.0], Adam(0.1), steps=5)
        assert np.allclose(np.diff(path, axis=0), [-0.1, 0.1], rtol=1e-3)


def test_next_to_a_saddle_the_distance_grows_by_one_plus_the_rate():
    path = descend(lambda w: np.array([w[0], w[1] ** 3 - w[1]]), [1.2, 1e-6], rate=0.25, steps=90)
    assert np.allclose(path[1:30, 1] / path[:29, 1], 1.25)
    assert np.allclose(path[-1], [0, 1], atol=1e-3)
    assert descend(lambda w: np.array([w[0], w[1] ** 3 - w[1]]), [1.2, 0.0], 0.25, 60)[-1][1] == 0


# --- logistic regression: the further page ------------------------------------------------------------


def coded(a="versicolor", b="virginica", features=PETALS):
    """Standardised flowers of two species, and their labels 0 and 1."""
    X, y = datasets.iris_pair(a, b, features)
    return (X - X.mean(axis=0)) / X.std(axis=0), (y + 1) / 2


@st.composite
def labelled(draw):
    """Samples, labels 0 and 1, and weights, whose sums are at most about 30."""
    X, signs_ = draw(problems(rows=(1, 8)))
    return (
        X,
        (signs_ + 1) / 2,
        draw(arrays(float, X.shape[1] + 1, elements=st.floats(-2, 2).map(lambda v: round(v, 3)))),
    )


@given(labelled())
def test_logistic_loss_is_minus_the_mean_logarithm_of_the_likelihood(problem):
    X, y, w = problem
    p = 1 / (1 + np.exp(-augment(X) @ w))
    likelihood = np.prod(np.where(y == 1, p, 1 - p))
    assert np.isclose(logistic_loss(X, y, w), -np.log(likelihood) / len(y), rtol=1e-6, atol=1e-9)


@given(labelled(), st.sampled_from([0.0, 0.05, 1.3]))
@settings(deadline=None)
def test_logistic_gradient_three_ways(problem, penalty):
    """By central differences, by a sum over samples and entries, and by PyTorch."""
    X, y, w = problem
    found = logistic_gradient(X, y, w, penalty=penalty)
    assert check_gradient(lambda v: logistic_loss(X, y, v, penalty=penalty), found, w).verdict != "wrong"
    by_hand = [0.0] * len(w)
    for x, target in zip(augment(X).tolist(), y.tolist(), strict=True):
        p = 1 / (1 + np.exp(-sum(a * b for a, b in zip(w, x, strict=True))))
        by_hand = [total + (p - target) * entry / len(X) for total, entry in zip(by_hand, x, strict=True)]
    assert np.allclose(found, np.array(by_hand) + penalty * np.r_[0, w[1:]], atol=1e-12)
    v = torch.tensor(w, requires_grad=True)
    sums = torch.from_numpy(augment(X)) @ v
    loss = torch.nn.functional.binary_cross_entropy_with_logits(sums, torch.from_numpy(y))
    loss = loss + penalty / 2 * (v[1:] ** 2).sum()
    loss.backward()
    assert np.isclose(loss.item(), logistic_loss(X, y, w, penalty=penalty))
    assert np.allclose(found, v.grad.numpy(), atol=1e-12)


@pytest.mark.filterwarnings("error")
def test_logistic_loss_neither_overflows_nor_loses_digits():
    X = np.array([[1.0]])
    for s, y, loss, slope in (
        (-1000, 1, 1000, -1),
        (1000, 0, 1000, 1),
        (1000, 1, 0, 0),
        (40, 1, np.exp(-40), -np.exp(-40)),
    ):
        assert np.isclose(logistic_loss(X, [y], [0.0, s]), loss, rtol=1e-12, atol=0)
        assert np.allclose(logistic_gradient(X, [y], [0.0, s]), slope, rtol=1e-12, atol=0)


@given(labelled())
def test_hessian_of_the_logistic_loss_is_semidefinite(problem):
    X, y, w = problem
    A, h = augment(X), 1e-5
    p = 1 / (1 + np.exp(-A @ w))
    H = A.T @ np.diag(p * (1 - p)) @ A / len(A)
    eye = np.eye(len(w)) * h
    numeric = [(logistic_gradient(X, y, w + e) - logistic_gradient(X, y, w - e)) / (2 * h) for e in eye]
    assert np.allclose(H, numeric, atol=1e-6)
    assert np.linalg.eigvalsh(H).min() > -1e-12
    assert np.linalg.eigvalsh(A.T @ A / (4 * len(A)) - H).min() > -1e-9, "at zero the curvatures are largest"


@given(labelled(), st.floats(0, 1))
def test_logistic_loss_lies_below_its_chords(problem, t):
    X, y, w = problem
    chord = t * logistic_loss(X, y, w) + (1 - t) * logistic_loss(X, y, -w / 2)
    assert logistic_loss(X, y, t * w - (1 - t) * w / 2) <= chord + 1e-9


@pytest.mark.parametrize("penalty", [1e-5, 0.01])
def test_fit_logistic_finds_what_scikit_learn_finds(penalty):
    from sklearn.linear_model import LogisticRegression  # here, as it takes a second to import

    Z, y = coded()
    other = LogisticRegression(C=1 / (penalty * len(y)), solver="newton-cg", tol=1e-10, max_iter=1000).fit(Z, y)
    found = fit_logistic(Z, y, rate=1.0, epochs=6000, penalty=penalty)
    assert np.allclose(found.w, np.r_[other.intercept_, other.coef_[0]], atol=2e-4)
    assert np.abs(logistic_gradient(Z, y, found.w, penalty=penalty)).max() < 1e-6


def test_history_of_logistic_regression_is_that_of_its_weights():
    Z, y = coded()
    history = fit_logistic(Z, y, epochs=7, penalty=0.05)
    assert history.weights.shape == (8, 3)
    assert history.updates == 7
    assert not history.converged
    for w, cost, wrong in zip(history.weights, history.cost, history.errors, strict=True):
        assert np.isclose(cost, logistic_loss(Z, y, w, penalty=0.05))
        assert wrong == misclassified(Z, 2 * y - 1, w).sum()
    assert np.isclose(history.cost[0], np.log(2))
    assert (np.diff(history.cost) < 0).all()


def test_logistic_regression_sample_by_sample_is_a_loop():
    Z, y = coded()
    order, w = np.random.default_rng(3), np.zeros(3)
    for _ in range(2):
        for k in order.permutation(len(y)):
            x = np.r_[1, Z[k]]
            w = w + 0.1 * ((y[k] - 1 / (1 + np.exp(-w @ x))) * x - 0.02 * np.r_[0, w[1:]])
    found = fit_logistic(Z, y, rate=0.1, epochs=2, penalty=0.02, mode="sample", rng=np.random.default_rng(3))
    assert np.allclose(found.w, w)
    assert found.updates == 200
    started = fit_logistic(Z, y, rate=0.1, epochs=1, start=w)
    assert np.allclose(started.weights[1], w - 0.1 * logistic_gradient(Z, y, w))


def test_on_separable_samples_the_weights_grow_for_ever_unless_there_is_a_penalty():
    Z, y = coded("setosa", "versicolor")
    free = np.linalg.norm(fit_logistic(Z, y, epochs=4000).weights, axis=1)
    assert (np.diff(free) > 0).all()
    tamed = fit_logistic(Z, y, epochs=4000, penalty=0.01)
    assert np.allclose(tamed.weights[3000], tamed.w, atol=1e-9)
    assert tamed.converged
    w = fit_logistic(Z, y, epochs=50).w
    costs = [logistic_loss(Z, y, c * w) for c in (1, 2, 4, 8, 16)]
    assert (np.diff(costs) < 0).all()
    assert costs[-1] > 0


def test_the_sample_at_ten_costs_only_the_delta_rule_a_mistake():
    X, y = np.array([[0.0], [1.0], [2.0], [10.0]]), np.array([0, 1, 1, 1])
    logistic = fit_logistic(X, y, rate=0.05, epochs=2000)
    assert logistic.errors[-1] == 0
    assert 0.4 < -logistic.w[0] / logistic.w[1] < 0.5
    assert fit_delta(X, 2 * y - 1, rate=0.05, epochs=2000, mode="batch").errors[-1] == 1


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: logistic_loss([[1.0]], [-1], [0.0, 0.0]), "y: expected labels 0 and 1"),
        (lambda: logistic_gradient([[1.0]], [0.5], [0.0, 0.0]), "y: expected labels 0 and 1"),
        (lambda: fit_logistic([[1.0], [2.0]], [0], epochs=1), "y: expected one label for each"),
        (lambda: logistic_loss([[1.0]], [1], [0.0]), "w: expected 2 weights"),
        (lambda: logistic_loss([[1.0]], [1], [0.0, 0.0], penalty=-1), "penalty: expected a number above 0"),
        (lambda: fit_logistic([[1.0]], [1], rate=0), "rate: expected a number above 0"),
        (lambda: fit_logistic([[1.0]], [1], rate=4, penalty=0.5), "rate: expected less than 2 / penalty = 4"),
        (lambda: fit_logistic([[1.0]], [1], epochs=0), "epochs: expected a whole number"),
        (lambda: fit_logistic([[1.0]], [1], mode="both"), "mode: expected one of"),
        (lambda: fit_logistic([[1.0]], [1], start=[1.0]), "start: expected 2 weights"),
    ],
)
def test_bad_input_of_logistic_regression_is_named(call, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        call()


def test_a_picture_of_calibration_shows_each_group():
    from matplotlib.figure import Figure

    from mlcourse.plots.delta_rule import calibration

    ax = Figure().subplots()
    calibration({"a": [(0.6, 0.5), (0.9, 0.95)]}, alt="Two points beside the diagonal.").draw(ax)
    assert np.allclose(ax.lines[1].get_xydata(), [(0.6, 0.5), (0.9, 0.95)])
    with pytest.raises(ValueError, match=r"^groups: expected 2 number"):
        calibration({"a": [(0.6,)]}, alt="Two points beside the diagonal.")
