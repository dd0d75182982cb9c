"""Values go into a kernel and come out as plain data: all that `check` takes at home, and nothing that could harm."""

import decimal
import types
from collections import OrderedDict, UserDict

import numpy as np
import pytest

from mlgrading.inside import values
from mlgrading.inside.values import Malformed, decode, encode


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (types.MappingProxyType({"rate": 0.1}), {"rate": 0.1}),
        (UserDict(rate=0.1), {"rate": 0.1}),
        (OrderedDict(a=[1]), {"a": [1]}),
        ((n * n for n in range(3)), [0, 1, 4]),
        (map(str, [1, 2]), ["1", "2"]),
        (np.array(["a", "b"]), ["a", "b"]),
        (np.str_("a"), "a"),
        (decimal.Decimal("0.5"), 0.5),
        (np.float32(2), 2.0),
        ({1: 2}.values(), [2]),
        (range(2), [0, 1]),
    ],
)
def test_what_a_student_may_well_write_comes_out(value, expected):
    assert decode(encode(value)) == expected


@pytest.mark.slow
def test_variables_of_keras_come_out_as_arrays():
    import keras

    assert decode(encode(keras.Variable([1.0, 2.0]))).tolist() == [1.0, 2.0]


def test_an_iterator_without_end_is_cut():
    with pytest.raises(Malformed, match="too many parts"):
        decode(encode(iter(int, 1)))


def test_arrays_together_have_a_limit():
    large = np.zeros(values.MOST_NUMBERS // 2, np.int8)
    assert len(decode(encode([large, large]))) == 2
    with pytest.raises(Malformed, match="too many numbers"):
        decode(encode([large, large, np.zeros(2)]))


@pytest.mark.parametrize(
    "shape", [[1 << 60], [-1], [1.5], ["3"], [0] * 17, [3]], ids=["huge", "negative", "broken", "text", "deep", "short"]
)
def test_an_array_that_was_not_encoded_here_is_refused(shape):
    with pytest.raises(Malformed):
        decode({"array": {"dtype": "<f8", "shape": shape, "data": ""}})
