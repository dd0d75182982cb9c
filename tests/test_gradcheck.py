"""The gradient checker: each verdict where it belongs, and words for what cannot be checked."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mlcourse.gradcheck import GOOD, WRONG, check_gradient, numerical_gradient, relative_error

points = arrays(float, st.integers(1, 5), elements=st.floats(-3, 3).map(lambda v: round(v, 3)))


def wavy(x):
    return float(np.sum(np.sin(x) * np.arange(1, x.size + 1).reshape(x.shape) + x**3))


def wavy_gradient(x):
    return np.cos(x) * np.arange(1, x.size + 1).reshape(x.shape) + 3 * x**2


@given(points)
def test_right_gradient_is_good(x):
    assume(np.abs(wavy_gradient(x)).min() > 0.1)
    result = check_gradient(wavy, wavy_gradient, x)
    assert result.verdict == "good"
    assert result.error < GOOD
    assert np.array_equal(result.analytic, wavy_gradient(x))
    assert np.allclose(result.numeric, wavy_gradient(x))


@given(points, st.data())
def test_one_wrong_entry_is_found(x, data):
    assume(np.abs(wavy_gradient(x)).min() > 0.1)
    place = data.draw(st.integers(0, len(x) - 1))
    g = wavy_gradient(x)
    g[place] *= data.draw(st.sampled_from([-1, 0, 0.5, 1.01, 2]))
    result = check_gradient(wavy, g, x)
    assert result.verdict == "wrong"
    assert result.error > WRONG
    assert result.index == (place,)


def test_slightly_wrong_gradient_is_doubtful():
    x = np.array([1.0, 2.0])
    result = check_gradient(wavy, wavy_gradient(x) * [1, 1 + 1e-5], x)
    assert result.verdict == "doubtful"
    assert str(result) == "doubtful: largest relative error 1.0e-05 at index (1,)"


def test_index_has_as_many_places_as_x_has_axes():
    x = np.arange(1.0, 7.0).reshape(2, 3)
    g = wavy_gradient(x)
    assert numerical_gradient(wavy, x).shape == (2, 3)
    g[1, 2] += 1
    assert check_gradient(wavy, g, x).index == (1, 2)
    assert check_gradient(lambda v: v**2, 6.0, 3.0).index == ()


@pytest.mark.parametrize(
    ("f", "x", "g"),
    [
        (lambda x: np.abs(x).sum(), [2.0, 0.0, -1.0], [1.0, 0.0, -1.0]),
        (lambda x: np.maximum(0, x).sum(), [1.0, 0.0], [1.0, 1.0]),
        (lambda x: np.abs(x - 1).sum() + np.sum(x**2), [3.0, 1.0], [7.0, 2.0]),
        (lambda x: 100 * np.abs(x).sum(), [1.0, 0.0], [100.0, 0.0]),
    ],
    ids=["absolute value", "ReLU", "kink on a slope", "steep"],
)
def test_kink_is_said(f, x, g):
    result = check_gradient(f, g, x)
    assert result.verdict == "kink"
    assert result.index == (1,)
    assert "left" in str(result)
    assert "index (1,)" in str(result)


@pytest.mark.parametrize("offset", [1e-7, 1e-6, 2e-6, 1e-5 / 3, 4e-6, 6e-6, 8e-6])
def test_kink_within_the_nudge_is_said_too(offset):
    result = check_gradient(lambda x: np.abs(x).sum(), lambda x: np.sign(x), [2.0, offset])
    assert result.verdict == "kink"
    assert check_gradient(lambda x: np.abs(x).sum(), lambda x: np.sign(x), [2.0, -3 * offset - 2e-5]).verdict == "good"


@given(points, st.floats(1, 5000))
def test_sharp_bend_of_a_smooth_function_is_no_kink(x, curvature):
    result = check_gradient(lambda v: curvature * np.sum(v**2) + np.sum(v), 2 * curvature * x + 1, x)
    assert result.verdict != "kink"


@pytest.mark.parametrize("f", [lambda x: x[0] ** 3, lambda x: 7 + 0 * x[0], lambda x: 3.4 * (x[0] * 0 + 1) ** 2])
def test_slope_of_zero_is_good(f):
    assert check_gradient(f, [0.0], [0.0]).verdict == "good"
    assert check_gradient(f, [1e-3], [0.0]).verdict == "wrong"


def test_large_values_are_no_kink():
    for x in np.linspace(0.1, 3, 30):  # the last digit of 1e10 is worth more than the nudge changes
        assert check_gradient(lambda v: 1e10 + np.sin(v[0]), [np.cos(x)], [x]).verdict != "kink"


@given(arrays(float, (2, 4), elements=st.floats(-3, 3)))
def test_relative_error_is_a_number_from_zero_to_two(pair):
    a, b = pair
    error = relative_error(a, b)
    assert (error >= 0).all()
    assert (error <= 2).all()
    assert (error[a == b] == 0).all()
    assert np.array_equal(error, relative_error(b, a))


def test_relative_error_of_tiny_numbers_does_not_divide_by_zero():
    assert relative_error([0.0, 1e-12], [0.0, 0.0]) == pytest.approx([0.0, 1e-4])


def test_numerical_gradient_leaves_x_alone():
    x = np.array([1.0, 2.0])

    def spoil(v):
        value = wavy(v)
        v[:] = 0
        return value

    assert np.allclose(numerical_gradient(spoil, x), wavy_gradient(np.array([1.0, 2.0])))
    assert x.tolist() == [1, 2]


def test_numerical_gradient_leaves_x_alone_when_f_fails():
    x = np.array([1.0, 2.0])

    def fails_off_the_spot(v):
        if v[0] != 1:
            raise ZeroDivisionError
        return wavy(v)

    with pytest.raises(ZeroDivisionError):
        numerical_gradient(fails_off_the_spot, x)
    assert x.tolist() == [1, 2]


def test_error_shrinks_with_the_square_of_the_nudge():
    x = np.array([0.7])
    coarse, fine = (abs(numerical_gradient(np.exp, x, h)[0] - np.exp(0.7)) for h in (1e-2, 1e-3))
    assert coarse / fine == pytest.approx(100, rel=0.01)


@pytest.mark.parametrize(
    ("f", "grad", "x", "message"),
    [
        (wavy, None, [1.0], r"grad: expected an array, got None \(is a return missing\?\)"),
        (wavy, lambda x: None, [1.0], r"grad: expected an array, got None"),
        (wavy, [1.0, 2.0], [1.0], r"grad: expected the shape of x, \(1,\), got \(2,\)"),
        (wavy, [[1.0]], [1.0], r"grad: expected the shape of x, \(1,\), got \(1, 1\)"),
        (wavy, [np.nan], [1.0], "grad: expected finite numbers"),
        (wavy, [np.inf], [1.0], "grad: expected finite numbers"),
        (lambda x: None, [1.0], [1.0], "f: expected a function that returns one number, got None"),
        (lambda x: x, [1.0, 1.0], [1.0, 2.0], r"f: expected a function that returns one number, got shape \(2,\)"),
        (lambda x: np.nan, [1.0], [1.0], "f: expected a finite number, got nan"),
        (wavy, [1.0], [np.nan], "x: expected finite numbers"),
        (wavy, [1.0], ["one"], "x: expected numbers"),
    ],
)
def test_what_cannot_be_checked_is_named(f, grad, x, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        check_gradient(f, grad, x)


@pytest.mark.parametrize("h", [0, -1e-5, np.nan])
def test_nudge_must_be_positive(h):
    with pytest.raises(ValueError, match=r"^h: expected a number above 0"):
        numerical_gradient(wavy, [1.0], h)
