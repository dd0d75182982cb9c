"""The model neuron and its networks: laws that hold for all weights, what chapter 1 says, and clear errors."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mlcourse import datasets
from mlcourse.neurons import (
    ANATOMY,
    feed_forward,
    fires,
    hebb,
    layer,
    neuron,
    parameter_count,
    pieces,
    ramp,
    recurrent,
    recurrent_layer,
    sigmoid,
    stochastic,
    weighted_sum,
)

NUMBERS = st.floats(-100, 100, allow_subnormal=False)
# Multiples of 1/4 are added without rounding, so that equal sums are equal to the last bit.
QUARTERS = st.integers(-40, 40).map(lambda n: n / 4)
ACTIVATIONS = st.sampled_from([fires, sigmoid, ramp])


def same(a, b) -> bool:
    """Tell whether two arrays agree to the last bits, in which the sigmoid of a row and of a number may differ."""
    return np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=1e-12, atol=1e-300)


def matrix(rows, columns, elements=QUARTERS):
    return arrays(float, (rows, columns), elements=elements)


@st.composite
def one_layer(draw):
    """Inputs X (n, d) and weights W (m, d + 1)."""
    n, d, m = (draw(st.integers(1, 4)) for _ in range(3))
    return draw(matrix(n, d)), draw(matrix(m, d + 1))


@st.composite
def network(draw):
    """Inputs X (n, d) and a list of weight matrices that fit."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=2, max_size=5))
    X = draw(matrix(draw(st.integers(1, 4)), sizes[0]))
    return X, [draw(matrix(b, a + 1)) for a, b in pairwise(sizes)]


@st.composite
def sequence(draw):
    """Inputs over time xs (T, d) and the weights of one neuron w (d + 1,)."""
    T, d = draw(st.integers(1, 8)), draw(st.integers(1, 3))
    return draw(matrix(T, d)), draw(arrays(float, d + 1, elements=QUARTERS))


class TestOneNeuron:
    @given(one_layer())
    def test_weighted_sum_is_the_sum_of_the_products(self, case):
        X, W = case
        expected = [W[0, 0] + sum(w * v for w, v in zip(W[0, 1:], x, strict=True)) for x in X]
        assert np.array_equal(weighted_sum(X, W[0]), expected)

    @given(one_layer())
    def test_rows_are_answered_one_by_one(self, case):
        X, W = case
        assert np.array_equal(neuron(X, W[0]), [neuron(x, W[0]) for x in X])

    @given(one_layer(), st.integers(1, 50))
    def test_scaling_the_weights_changes_no_answer_of_a_deterministic_neuron(self, case, factor):
        X, W = case
        assert np.array_equal(neuron(X, W[0]), neuron(X, factor * W[0]))

    @given(arrays(float, 5, elements=NUMBERS))
    def test_fires_is_all_or_nothing(self, s):
        assert np.array_equal(fires(s), [1.0 if v >= 0 else 0.0 for v in s])

    def test_the_threshold_itself_fires(self):
        assert fires(0.0) == 1
        assert fires(-0.0) == 1
        assert fires(-1e-300) == 0

    @given(arrays(float, 5, elements=NUMBERS))
    def test_ramp_splits_a_number_into_two_ramps(self, s):
        assert (ramp(s) >= 0).all()
        assert np.array_equal(ramp(s) - ramp(-s), s)

    def test_each_part_of_the_cell_has_a_part_of_the_model(self):
        model = {part: name for part, (name, _) in ANATOMY.items()}
        assert model == {"cell body": "node", "dendrite": "input", "axon": "output", "synapse": "weight"}

    def test_the_example_of_the_chapter(self):
        w = [-1.0, 1.5, -0.5]
        assert weighted_sum([[2.0, 1.0], [2.0, 5.0]], w).tolist() == [1.5, -0.5]
        assert neuron([[2.0, 1.0], [2.0, 5.0]], w).tolist() == [1, 0]

    def test_one_neuron_tells_short_petals_from_long_ones(self):
        flowers = datasets.iris()
        long = neuron(flowers.X[:, [2]], [-2.5, 1.0])
        assert np.array_equal(long, flowers.y > 0)


class TestSigmoid:
    @given(NUMBERS)
    def test_symmetry(self, s):
        assert sigmoid(-s) == pytest.approx(1 - sigmoid(s), abs=1e-15)

    @given(st.floats(-30, 30))
    def test_is_the_formula(self, s):
        assert sigmoid(s) == pytest.approx(1 / (1 + np.exp(-s)), rel=1e-13)

    @given(st.lists(NUMBERS, min_size=2, max_size=6))
    def test_never_falls(self, s):
        assert (np.diff(sigmoid(sorted(s))) >= 0).all()

    @pytest.mark.parametrize("s", [1000.0, 1e308])
    def test_no_overflow(self, s):
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            assert sigmoid([-s, 0.0, s]).tolist() == [0, 0.5, 1]


class TestHebb:
    @given(arrays(float, 3, elements=QUARTERS), arrays(float, 4, elements=QUARTERS), st.sampled_from([0.25, 0.5, 2.0]))
    def test_only_active_synapses_of_an_active_neuron_change(self, x, w, rate):
        assert np.array_equal(hebb(x, w, 0.0, rate), w)
        assert np.array_equal(hebb(x, w, 1.0, rate) - w, [0.0, *(rate * x)])

    def test_leaves_the_weights_it_was_given(self):
        w = np.array([-0.5, 1.0, 0.0])
        hebb([1.0, 1.0], w, 1.0, 0.2)
        assert w.tolist() == [-0.5, 1, 0]

    def test_after_the_third_meal_the_bell_alone_is_enough(self):
        w, bell_alone = [-0.5, 1.0, 0.0], []
        for _ in range(3):
            w = hebb([1.0, 1.0], w, neuron([1.0, 1.0], w), rate=0.2)
            bell_alone.append(float(neuron([0.0, 1.0], w)))
        assert bell_alone == [0, 0, 1]


class TestFeedForward:
    @given(one_layer(), ACTIVATIONS)
    def test_a_layer_is_its_neurons_side_by_side(self, case, activation):
        X, W = case
        expected = np.stack([neuron(X, w, activation) for w in W], axis=-1)
        assert same(layer(X, W, activation), expected)
        assert same(layer(X[0], W, activation), expected[0])

    @given(one_layer(), ACTIVATIONS)
    def test_one_layer_alone(self, case, activation):
        X, W = case
        assert same(feed_forward(X, [W], activation), layer(X, W, activation))

    @given(network(), st.data())
    def test_a_network_can_be_cut_between_any_two_layers(self, case, data):
        X, layers = case
        if len(layers) > 1:
            cut = data.draw(st.integers(1, len(layers) - 1))
            assert np.array_equal(feed_forward(X, layers), feed_forward(feed_forward(X, layers[:cut]), layers[cut:]))

    @given(network(), st.randoms())
    def test_no_past(self, case, random):
        X, layers = case
        order = random.sample(range(len(X)), len(X))
        assert np.array_equal(feed_forward(X[order], layers), feed_forward(X, layers)[order])

    def test_two_layers_find_the_petals_between_two_thresholds(self):
        flowers = datasets.iris()
        found = feed_forward(flowers.X[:, [2]], [[[-2.5, 1.0], [-4.85, 1.0]], [[-0.5, 1.0, -1.0]]])[:, 0]
        assert np.sum(found == (flowers.y == 1)) == 143
        assert [found[flowers.y == k].sum() for k in range(3)] == [0, 46, 3]

    @given(QUARTERS, QUARTERS)
    def test_one_neuron_cannot_find_them(self, bias, weight):
        short, medium, long = neuron([[1.0], [4.0], [6.0]], [bias, weight])
        assert (short, medium, long) != (0, 1, 0)


class TestRecurrent:
    @given(sequence(), ACTIVATIONS)
    def test_without_a_way_back_it_is_a_neuron_row_by_row(self, case, activation):
        xs, w = case
        assert same(recurrent(xs, w, 0.0, activation), neuron(xs, w, activation))

    @given(sequence(), QUARTERS)
    def test_the_last_output_is_one_more_input(self, case, w_back):
        xs, w = case
        h = recurrent(xs, w, w_back)
        with_past = np.column_stack([xs, [0.0, *h[:-1]]])
        assert np.array_equal(h, neuron(with_past, [*w, w_back]))

    @given(sequence(), QUARTERS, st.data())
    def test_stopping_and_going_on_changes_nothing(self, case, w_back, data):
        xs, w = case
        h = recurrent(xs, w, w_back)
        cut = data.draw(st.integers(1, len(xs)))
        if cut < len(xs):
            assert np.array_equal(recurrent(xs[cut:], w, w_back, start=h[cut - 1]), h[cut:])

    @given(sequence(), QUARTERS, ACTIVATIONS)
    def test_a_layer_of_one_is_a_recurrent_neuron(self, case, w_back, activation):
        xs, w = case
        h = recurrent_layer(xs, [w], [[w_back]], activation)
        assert same(h[:, 0], recurrent(xs, w, w_back, activation))

    @given(one_layer(), st.data())
    def test_all_neurons_of_a_layer_step_at_the_same_moment(self, case, data):
        xs, W = case
        W_back = data.draw(matrix(len(W), len(W)))
        h = recurrent_layer(xs, W, W_back)
        before = np.vstack([np.zeros(len(W)), h[:-1]])
        for i in range(len(W)):
            assert np.array_equal(h[:, i], fires(weighted_sum(xs, W[i]) + before @ W_back[i]))

    def test_one_touch_is_remembered(self):
        touch = np.array([[0.0], [0], [1], [0], [0], [0]])
        assert recurrent(touch, [-0.5, 1.0], w_back=0).tolist() == [0, 0, 1, 0, 0, 0]
        assert recurrent(touch, [-0.5, 1.0], w_back=1).tolist() == [0, 0, 1, 1, 1, 1]

    @given(st.floats(0, 3))
    def test_the_memory_holds_from_a_way_back_of_one_half_on(self, w_back):
        h = recurrent([[1.0], [0.0], [0.0]], [-0.5, 1.0], w_back)
        assert h[-1] == (w_back >= 0.5)

    def test_a_negative_way_back_blinks(self):
        assert recurrent(np.ones((6, 1)), [-0.5, 1.0], w_back=-1).tolist() == [1, 0, 1, 0, 1, 0]

    @given(st.lists(st.integers(0, 1), min_size=1, max_size=60))
    def test_two_neurons_know_whether_the_count_is_odd(self, bits):
        h = recurrent_layer(np.array(bits)[:, None], [[-0.5, 1.0], [-1.5, 1.0]], [[1.0, -1.0], [1.0, -1.0]])
        assert np.array_equal(h[:, 0] - h[:, 1], np.cumsum(bits) % 2)


class TestDepth:
    @given(network())
    def test_parameters_counted_one_by_one(self, case):
        X, layers = case
        sizes = [X.shape[1], *(len(W) for W in layers)]
        assert parameter_count(sizes) == sum(1 for W in layers for _ in np.nditer(W))

    def test_as_many_in_two_layers_as_in_three(self):
        assert parameter_count([4, 14, 3]) == parameter_count([4, 7, 7, 3]) == 115

    @given(st.integers(1, 30))
    def test_folds_and_ramps_side_by_side_have_as_many_parameters(self, folds):
        assert parameter_count([1, *[2] * folds, 1]) == parameter_count([1, 2 * folds, 1])

    @pytest.mark.parametrize("folds", [1, 2, 3, 4, 6])
    def test_each_fold_doubles_the_pieces(self, folds):
        x = np.linspace(0, 1, 1025)[:, None]
        layers = [[[0, 2], [-2, 4]], *[[[0, 2, -2], [-2, 4, -4]]] * (folds - 1)]
        assert pieces(weighted_sum(feed_forward(x, layers, ramp), [0, 1, -1])) == 2**folds

    @given(matrix(8, 2), arrays(float, 9, elements=QUARTERS))
    def test_one_layer_of_eight_ramps_makes_nine_pieces_at_most(self, W, readout):
        x = np.linspace(-1, 1, 513)[:, None]
        assert pieces(weighted_sum(layer(x, W, ramp), readout)) <= 9

    def test_the_zigzag_of_the_chapter(self):
        x = np.linspace(0, 1, 1025)[:, None]
        W = np.column_stack([-np.arange(8) / 8, np.ones(8)])
        y = weighted_sum(layer(x, W, ramp), [0, 8, -16, 16, -16, 16, -16, 16, -16])
        assert pieces(y) == 8
        assert (y.min(), y.max()) == (0, 1)

    def test_a_bend_at_the_first_place_counts(self):
        assert pieces([0.0, 1.0, 0.0]) == pieces([0.0, 1.0, 0.0, -1.0]) == 2

    @given(st.lists(st.integers(-9, 9), min_size=1, max_size=8), st.integers(2, 6))
    def test_pieces_counts_the_changes_of_slope(self, slopes, length):
        y = np.concatenate([[0.0], np.cumsum(np.repeat(slopes, length))])
        assert pieces(y) == 1 + np.count_nonzero(np.diff(slopes))


class TestStochastic:
    @pytest.mark.parametrize("s", [-6.0, -1.0, 0.0, 0.5, 1.0, 4.0])
    @pytest.mark.parametrize("slope", [0.5, 1.0, 3.0])
    def test_firing_rate_is_the_sigmoid_within_five_standard_errors(self, s, slope):
        n = 20_000
        outputs = stochastic(np.ones((n, 1)), [s - 2.0, 2.0], np.random.default_rng(11), slope)
        p = float(sigmoid(slope * s))
        assert abs(outputs.mean() - p) <= 5 * np.sqrt(p * (1 - p) / n)
        assert set(outputs) <= {0.0, 1.0}

    def test_the_slope_is_one_unless_given(self):
        x = np.linspace(-3, 3, 400)[:, None]
        unless, given_one = (stochastic(x, [0, 1], np.random.default_rng(2), *more) for more in ((), (1.0,)))
        assert np.array_equal(unless, given_one)

    def test_trials_do_not_depend_on_each_other(self):
        outputs = stochastic(np.zeros((20_000, 1)), [0.0, 1.0], np.random.default_rng(5))
        repeated = outputs[1:] == outputs[:-1]
        assert abs(repeated.mean() - 0.5) <= 5 * 0.5 / np.sqrt(len(repeated))

    @given(st.integers(0, 2**32 - 1))
    def test_the_same_seed_gives_the_same_outputs(self, seed):
        x = np.linspace(-2, 2, 30)[:, None]
        one, two = (stochastic(x, [0.0, 1.0], np.random.default_rng(seed)) for _ in range(2))
        assert np.array_equal(one, two)

    def test_the_same_input_twice_need_not_give_the_same_output(self):
        rng = np.random.default_rng(0)
        assert {float(stochastic([2.0], [-1.0, 1.0], rng)) for _ in range(60)} == {0.0, 1.0}

    @given(st.lists(st.sampled_from([-3.0, -1.0, 1.0, 3.0]), min_size=1, max_size=20))
    def test_without_noise_it_is_the_deterministic_neuron(self, x):
        X = np.array(x)[:, None]
        assert np.array_equal(stochastic(X, [0.0, 1.0], np.random.default_rng(0), slope=1e6), neuron(X, [0.0, 1.0]))


NAN = float("nan")


class TestErrors:
    @pytest.mark.parametrize(
        ("call", "message"),
        [
            (lambda: weighted_sum([1.0, 2.0], [1.0, 2.0]), r"w: expected 3 weights .* got shape \(2,\)"),
            (lambda: weighted_sum(1.0, [1.0, 2.0]), r"x: expected shape \(d,\) or \(n, d\), got \(\)"),
            (lambda: weighted_sum([], [1.0]), r"x: expected at least one number, got an empty array"),
            (lambda: weighted_sum([1.0, NAN], [0.0, 1.0, 1.0]), r"x: expected finite numbers, got 1 NaN"),
            (lambda: weighted_sum([1.0], [NAN, 1.0]), r"w: expected finite numbers"),
            (lambda: weighted_sum("ab", [1.0]), r"x: expected numbers in a regular array, got 'ab'"),
            (lambda: fires([NAN]), r"s: expected finite numbers"),
            (lambda: sigmoid([NAN]), r"s: expected finite numbers"),
            (lambda: ramp([]), r"s: expected at least one number"),
            (lambda: hebb([1.0], [0.0, 1.0], 1.0, rate=0), r"rate: expected a number above 0, got 0"),
            (lambda: hebb([1.0], [0.0], 1.0, rate=1), r"w: expected 2 weights"),
            (lambda: hebb([1.0], [0.0, 1.0], [1.0], rate=1), r"y: expected 0 axis/axes"),
            (lambda: layer([1.0], [0.0, 1.0]), r"W: expected 2 axis/axes, got shape \(2,\)"),
            (lambda: layer([1.0, 2.0], [[0.0, 1.0]]), r"x: expected 1 input\(s\) .* got shape \(2,\)"),
            (lambda: layer(1.0, [[0.0, 1.0]]), r"x: expected 1 input\(s\) .* got shape \(\)"),
            (lambda: feed_forward([1.0], []), r"layers: expected at least one weight matrix, got none"),
            (lambda: feed_forward([1.0], [[[0, 1]], [[0, 1, 1]]]), r"layers\[1\]: x: expected 2 input\(s\)"),
            (lambda: feed_forward([1.0], [[[NAN, 1]]]), r"layers\[0\]: W: expected finite numbers"),
            (lambda: recurrent([1.0], [0.0, 1.0], 1.0), r"xs: expected 2 axis/axes"),
            (lambda: recurrent([[1.0]], [0.0, 1.0], NAN), r"w_back: expected finite numbers"),
            (lambda: recurrent([[1.0]], [0.0, 1.0], [1.0]), r"w_back: expected 0 axis/axes"),
            (lambda: recurrent([[1.0]], [0.0, 1.0], 1.0, start=NAN), r"start: expected finite numbers"),
            (lambda: recurrent_layer([[1.0]], [[0, 1]], [[1, 1]]), r"W_back: expected 1 number\(s\) along the last"),
            (lambda: recurrent_layer([[1.0]], [[0, 1]], [[1], [1]]), r"W_back: expected one row for each of the 1"),
            (lambda: stochastic([1.0], [0.0, 1.0], np.random.default_rng(), 0), r"slope: expected a number above 0"),
            (lambda: stochastic([1.0], [0.0], np.random.default_rng()), r"w: expected 2 weights"),
            (lambda: parameter_count([4]), r"sizes: expected two or more whole numbers of at least 1, got \[4\]"),
            (lambda: parameter_count([4, 0]), r"sizes: expected two or more"),
            (lambda: parameter_count([4, 1.5]), r"sizes: expected two or more"),
            (lambda: parameter_count([4, NAN]), r"sizes: expected two or more"),
            (lambda: parameter_count(["4", "3"]), r"sizes: expected two or more"),
            (lambda: pieces([1.0, NAN, 2.0]), r"y: expected finite numbers"),
            (lambda: pieces([1.0, 2.0]), r"y: expected at least 3 heights, got 2"),
        ],
    )
    def test_bad_input_is_named(self, call, message):
        with pytest.raises(ValueError, match=message):
            call()

    @pytest.mark.parametrize("rng", [0, None, np.random])
    def test_a_seed_is_no_generator(self, rng):
        with pytest.raises(TypeError, match="rng: expected a generator such as"):
            stochastic([1.0], [0.0, 1.0], rng)
