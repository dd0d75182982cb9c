"""`check`: what a student is told, and what can and cannot be read off the shipped fingerprints."""

import json
import logging
import sys
import warnings

import numpy as np
import pytest

from mlcourse import feedback
from mlcourse.feedback import NotYet, check, diagnose, evaluate, fingerprint, plain

TASK, FUNCTION_TASK = "perceptron.by_hand", "perceptron.same_side"


def right_side(a, b, w):
    return bool(np.dot(w, [1, *a]) * np.dot(w, [1, *b]) > 0)


def blank(*_):
    raise NotImplementedError


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (None, "the answer is None"),
        (lambda: None, "the answer is None"),
        (lambda: [1.0, None, 2.0], "expected numbers"),
        (blank, "not filled in yet"),
        (lambda: [np.nan, 1, 2], "NaN"),
        (lambda: [np.inf, 1, 2], "infinity"),
        (lambda: {"s": 1}, "expected numbers, got dict"),
        (lambda: not_yet_named, "`not_yet_named` has no value yet"),  # noqa: F821
        (lambda: [1, 2], "an array of shape (2,). The task asks for three numbers"),
        (lambda: "b", "the text 'b'. The task asks for three numbers"),
        (lambda: [1, 2, 3], "Go through the steps once more"),
        (lambda: 1 / 0, "your code stopped with ZeroDivisionError"),
    ],
)
def test_value_gets_its_own_sentence(answer, sentence):
    assert sentence in diagnose(TASK, answer)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (True, "expected a function, got bool"),
        (blank, "not filled in yet"),
        (lambda a, b: True, "your code stopped with TypeError"),
        (lambda a, b, w: None, "the answer is None"),
        (lambda a, b, w: [True, False], "an array of shape (2,). The task asks for True or False"),
        (lambda a, b, w: True, "Work this case out by hand"),
    ],
)
def test_function_gets_its_own_sentence(answer, sentence):
    assert sentence in diagnose(FUNCTION_TASK, answer)


def test_right_answer_passes_and_says_so(capsys):
    check(FUNCTION_TASK, right_side)
    assert capsys.readouterr().out == f"{FUNCTION_TASK}: correct.\n"


def test_wrong_answer_raises_with_a_short_traceback():
    with pytest.raises(NotYet) as caught:
        check(TASK, lambda: [1, 2, 3])
    assert caught.value._render_traceback_() == [str(caught.value)]


def test_a_number_beyond_all_decimals_is_judged():
    assert "Your answer is" in diagnose(TASK, lambda: [1e306, 1, 2])
    assert fingerprint("t", [1e306], 4) != fingerprint("t", [2e306], 4)


def test_unknown_task_is_named():
    with pytest.raises(KeyError, match=r"no task 'perceptron\.nothing'"):
        check("perceptron.nothing", 1)


def test_warnings_and_error_stream_cost_nothing(capsys):
    def noisy(a, b, w):
        warnings.warn("mind the step", RuntimeWarning, stacklevel=1)
        logging.getLogger("student").warning("a log line")
        print("to the error stream", file=sys.stderr)
        np.float64(1e300) * np.float64(1e300)
        return right_side(a, b, w)

    check(FUNCTION_TASK, noisy)
    out, err = capsys.readouterr()
    assert err == ""
    assert "mind the step" in out
    assert "overflow" in out
    assert "to the error stream" in out
    assert out.endswith(": correct.\n")


def test_answer_that_changes_its_arguments_is_judged_by_what_it_returns():
    def greedy(a, b, w):
        answer = right_side(a, b, w)
        w *= 0
        return answer

    assert diagnose(FUNCTION_TASK, greedy) is None


def test_last_bits_do_not_matter():
    assert diagnose(TASK, lambda: [-16 + 1e-9, -1 - 1e-12, 3.2 + 1e-9]) is None
    assert diagnose(TASK, lambda: np.array([-16, -1, 3.2], dtype=np.float32)) is None
    assert diagnose(TASK, lambda: [-16, -1, 3.201]) is not None


def test_numbers_lists_tuples_and_arrays_are_the_same_answer():
    for answer in ([-16, -1, 3.2], (-16, -1, 3.2), np.array([-16, -1, 3.2]), (np.float64(-16), np.int8(-1), 3.2)):
        assert diagnose(TASK, lambda answer=answer: answer) is None


def test_text_numbers_and_shapes_have_different_fingerprints():
    outputs = [["1"], [1.0], [np.array([1.0])], [np.array([[1.0]])], [("1",)], [1.0, 1.0]]
    assert len({fingerprint("t", out, 3) for out in outputs}) == len(outputs)
    assert fingerprint("t", [-0.0], 3) == fingerprint("t", [0.0], 3)
    assert fingerprint("t", [1.0], 3) != fingerprint("u", [1.0], 3)


def test_a_fingerprint_is_made_of_many_bytes_so_that_trying_all_answers_takes_long(monkeypatch):
    hashed = []
    real = feedback.hashlib.blake2b
    monkeypatch.setattr(feedback.hashlib, "blake2b", lambda data, **kw: hashed.append(len(data)) or real(data, **kw))
    for outputs in ([1.0], ["b"], [np.zeros((300, 300))]):
        fingerprint("t", outputs, 3)
    assert min(hashed) >= 1_000_000
    assert max(hashed) < 2_000_000


def test_tensors_count_as_arrays():
    class Tensor:
        def detach(self):
            return self

        def numpy(self):
            return np.array([1, 2], dtype=np.float32)

    assert plain(Tensor()).tolist() == [1.0, 2.0]


def test_function_is_called_on_copies_of_the_probes():
    probes = [[{"array": [1.0, 2.0], "dtype": "float64"}]]

    def double(x):
        x *= 2
        return x

    assert [v.tolist() for v in evaluate(double, probes)] == [v.tolist() for v in evaluate(double, probes)]


def test_shipped_fingerprints_hold_no_expected_value():
    entries = json.loads((feedback.FINGERPRINTS / "perceptron.json").read_text(encoding="utf-8"))
    for entry in entries.values():
        assert set(entry) == {"decimals", "probes", "returns", "right", "shapes", "wrong"}
        assert all(len(h) == 24 and int(h, 16) >= 0 for h in [entry["right"], *entry["wrong"]])
