"""`check`: what a student is told, and what can and cannot be read off the shipped fingerprints."""

import dataclasses
import json
import logging
import sys
import warnings
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from mlcourse import _fingerprints, _progress, feedback
from mlcourse.feedback import NotYet, check, diagnose, evaluate, fingerprint, judge, plain
from mlgrading.child import fingerprints, kinds
from mlgrading.child.tasks import Task, Wrong

TASK, FUNCTION_TASK = "perceptron.by_hand", "perceptron.same_side"


def right_side(a, b, w):
    return bool(np.dot(w, [1, *a]) * np.dot(w, [1, *b]) > 0)


def blank(*_):
    raise NotImplementedError


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (None, "The answer is None"),
        (lambda: None, "The answer is None"),
        (lambda: [1.0, None, 2.0], "Expected numbers"),
        (blank, "Not filled in yet"),
        (lambda: [np.nan, 1, 2], "NaN"),
        (lambda: [np.inf, 1, 2], "infinity"),
        (lambda: {"s": 1}, "Expected numbers, got dict"),
        (lambda: not_yet_named, "`not_yet_named` has no value yet"),  # noqa: F821
        (lambda: [1, 2], "an array of shape (2,). The task asks for three numbers"),
        (lambda: "b", "the text 'b'. The task asks for three numbers"),
        (lambda: [1, 2, 3], "Go through the steps once more"),
        (lambda: 1 / 0, "Your code stopped with ZeroDivisionError"),
    ],
)
def test_value_gets_its_own_sentence(answer, sentence):
    assert sentence in diagnose(TASK, answer)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (True, "Expected a function, got bool"),
        (blank, "Not filled in yet"),
        (lambda a, b: True, "Your code stopped with TypeError"),
        (lambda a, b, w: {}, "Expected numbers, got dict"),
        (lambda a, b, w: [True, False], "an array of shape (2,). The task asks for True or False"),
        (lambda a, b, w: a[0] > w[-1], "Work this case out by hand"),
    ],
)
def test_function_gets_its_own_sentence(answer, sentence):
    assert sentence in diagnose(FUNCTION_TASK, answer)


def test_right_answer_passes_and_says_so(capsys):
    check(FUNCTION_TASK, right_side)
    assert capsys.readouterr().out.startswith("Correct: ")


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
    assert out.splitlines()[-1].startswith("Correct: ")


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
    hashed: list[list[int]] = []
    real = _fingerprints.hashlib.blake2b

    class Counted:
        def __init__(self, **options):
            self.made = real(**options)
            hashed.append([])

        def update(self, data):
            hashed[-1].append(len(data))
            self.made.update(data)

        def hexdigest(self):
            return self.made.hexdigest()

    monkeypatch.setattr(_fingerprints.hashlib, "blake2b", Counted)
    for outputs in ([1.0], ["b"], [np.zeros((300, 300))]):
        fingerprint("hashed anew", outputs, 3)
    assert all(1_000_000 <= sum(blocks) < 2_000_000 for blocks in hashed)
    assert max(max(blocks) for blocks in hashed[:2]) < 100_000, "a graded notebook may have little memory left"


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
        assert set(entry) - {"names", "letters", "nearly"} == {
            "hints",
            "points",
            "decimals",
            "exact",
            "kinds",
            "messages",
            "parts",
            "probes",
            "returns",
            "right",
            "shapes",
            "wrong",
        }
        short = [part for row in entry["parts"] for part in row] + [
            p for k in entry["wrong"] for p in k["parts"].values()
        ]
        assert all({*known} == {"all", "from", "message", "parts"} for known in entry["wrong"])
        whole = [entry["right"], *(known["all"] for known in entry["wrong"])]
        assert {len(h) for h in whole} == {24}
        assert all(len(h) == 10 for h in short)
        assert all(int(h, 16) >= 0 for h in [*short, *whole, *entry["kinds"]])


def entry(monkeypatch, right, wrong=(), probes=((2.0,), (3.0,)), names=(), decimals=3):
    """Make a task of which the right answer is `right`, with known mistakes, and return its name."""
    task = Task(
        name="t",
        returns="numbers, or letters",
        wrong=[Wrong(message, "") for message, _ in wrong],
        right=[],
        draw=None if probes is None else (lambda rng: ()),
        decimals=decimals,
    )
    answers = {None: right} | {f"wrong {k}": answer for k, (_, answer) in enumerate(wrong)}
    monkeypatch.setattr(fingerprints, "_answer", lambda name, task, cells, label, code: answers.get(code, right))
    monkeypatch.setattr(fingerprints, "_probes", lambda *_: [list(probe) for probe in probes])
    monkeypatch.setattr(fingerprints, "_names", lambda *_: list(names))
    numbered = dataclasses.replace(task, wrong=[Wrong(m, f"wrong {k}") for k, (m, _) in enumerate(wrong)])
    made = fingerprints._entry("e.t", numbered, [])
    monkeypatch.setattr(feedback, "_entry", lambda _: made)
    return "e.t"


def test_the_first_input_shown_is_one_for_which_the_answer_is_wrong(monkeypatch):
    task = entry(monkeypatch, lambda x: x**2 + 0.5)
    said = diagnose(task, lambda x: 4.5 if x == 2 else 1.0)
    assert "For the input 3.0\nyour function returned the number 1" in said


def test_what_is_right_among_several_values_is_named(monkeypatch):
    task = entry(monkeypatch, lambda: [1.5, 2.5, 3.5], probes=None, names=("a", "b", "c"))
    assert diagnose(task, lambda: [1.5, 2.5, 9.25]) == (
        "Not yet. `a` and `b` are right. Go through the steps to `c` once more."
    )
    assert "are right" not in diagnose(task, lambda: [7.5, 8.5, 9.25])


def test_a_known_mistake_in_some_places_only_is_named_where_all_wrong_places_show_it(monkeypatch):
    wrong = [("Twice.", lambda: [3.0, 5.0, 7.0]), ("Squared.", lambda: [2.25, 6.25, 12.25])]
    task = entry(monkeypatch, lambda: [1.5, 2.5, 3.5], wrong, probes=None, names=("a", "b", "c"))
    assert diagnose(task, lambda: [2.25, 6.25, 3.5]) == "Not yet. `c` is right. Squared."
    assert "Squared" not in diagnose(task, lambda: [1.5, 6.25, 7.0])
    assert "Squared" not in diagnose(task, lambda: [1.5, 6.25, 9.75])


def test_a_known_mistake_that_would_show_earlier_is_not_named(monkeypatch):
    wrong = [("The bias is missing.", lambda: [3.0, 5.0, 7.0])]
    task = entry(monkeypatch, lambda: [1.5, 2.5, 3.5], wrong, probes=None, names=("a", "b", "c"))
    assert diagnose(task, lambda: [1.5, 5.0, 7.0]) == (
        "Not yet. `a` is right. Go through the steps to `b` and `c` once more."
    )


def test_the_first_wrong_value_decides_whatever_follows_from_it(monkeypatch):
    wrong = [("The bias is missing.", lambda: [1.5, 5.0, 7.0])]
    task = entry(monkeypatch, lambda: [1.5, 2.5, 3.5], wrong, probes=None, names=("a", "b", "c"))
    assert diagnose(task, lambda: [1.5, 5.0, 9.75]) == "Not yet. `a` is right. The bias is missing."
    assert "bias" not in diagnose(task, lambda: [1.5, 9.75, 7.0])


def test_which_results_of_a_function_are_right_is_said(monkeypatch):
    both = np.array([0.5, 1.5])
    doubled = [("Doubled.", lambda x: (x + both, x * 2.2, 1.0))]
    task = entry(monkeypatch, lambda x: (x + both, x + 1.5, x + 2.5), doubled)
    said = diagnose(task, lambda x: (x + both, x * 3.3, x + 2.5))
    assert said.startswith(
        "Not yet. Of the 3 results of your function the 1st and 3rd are right for these inputs. For the input 2.0\n"
    )
    assert diagnose(task, lambda x: (x + both, x * 2.2, x + 2.5)) == (
        "Not yet. Of the 3 results of your function the 1st and 3rd are right for these inputs. Doubled."
    )
    # a message may speak of all results, so it is not told of an answer that has another one of them
    said = diagnose(task, lambda x: (x + both, x * 2.2, -x))
    assert said.startswith(
        "Not yet. Of the 3 results of your function the 1st is right for these inputs. For the input"
    )


def test_one_output_of_a_function_shows_no_kind_of_mistake(monkeypatch):
    task = entry(monkeypatch, lambda x: x + 1.25, probes=[[0.5], [2.0], [3.5]])
    assert "constant factor" in diagnose(task, lambda x: 2 * (x + 1.25))
    assert "constant factor" in diagnose(task, lambda x: (1 + (x > 1)) * (x + 1.25))
    assert "Work this case out by hand" in diagnose(task, lambda x: (1 + (x > 3)) * (x + 1.25))


def test_what_has_the_wrong_form_for_some_inputs_only_is_shown(monkeypatch):
    task = entry(monkeypatch, lambda x: x + 1.25, probes=[[0.5], [2.0]])
    said = diagnose(task, lambda x: x + 1.25 if x < 1 else "the given array has been changed")
    assert "the given array has been changed" in said
    assert said.endswith("for the input 2.0")


@pytest.mark.parametrize("answer", [np.array([1.5, 2.5, 3.5, 4.5]), np.array([[1.5, 2.5, 3.5, 4.5]])])
def test_right_numbers_in_another_shape_are_told_so(monkeypatch, answer):
    task = entry(monkeypatch, lambda: np.array([[1.5, 2.5], [3.5, 4.5]]), probes=None)
    assert "The numbers are right, but their shape is not." in diagnose(task, lambda: answer)
    assert "The numbers are right" not in diagnose(task, lambda: answer + 1)


@pytest.mark.parametrize(
    ("right", "answer", "sentence"),
    [
        ("abba", "abb", "Your answer has 3 letters, but 4 are asked for."),
        ("abba", "a, b, a, b", "Go through the cases one by one"),
    ],
)
def test_letters_that_are_wrong_are_spoken_of_as_letters(monkeypatch, right, answer, sentence):
    assert sentence in diagnose(entry(monkeypatch, lambda: right, probes=None), lambda: answer)


def test_an_input_of_many_lines_is_not_shown(monkeypatch):
    X = np.linspace(0, 1, 400).round(3)
    task = entry(monkeypatch, lambda X: X.sum(), probes=[({"array": X.tolist(), "dtype": "float64"},)])
    said = diagnose(task, lambda X: 1.25)
    assert "For input number 1 of the check\nyour function returned" in said
    assert len(said) < 300


def test_an_error_that_students_meet_often_is_explained_and_the_line_is_theirs(monkeypatch):
    task = entry(monkeypatch, lambda x: x + 0.5)
    said = diagnose(task, lambda x: np.ones((2, 3)) @ np.ones((2, 3)))
    assert "the inner lengths must be equal" in said
    assert "in the line: said = diagnose(task, lambda x: np.ones((2, 3)) @ np.ones((2, 3)))" in said


def test_a_mistake_that_any_two_answers_share_is_not_named_by_halves(monkeypatch):
    probes = [(1.0,), (2.0,), (3.0,), (4.0,)]
    task = entry(monkeypatch, lambda x: x > 2, [("Exchanged.", lambda x: x <= 2)], probes=probes)
    assert diagnose(task, lambda x: x <= 2) == "Not yet. Exchanged."
    assert "Exchanged" not in diagnose(task, lambda x: True)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (lambda X: -X.T @ X, "sign"),
        (lambda X: 2 * X.T @ X, "factor"),
        (lambda X: X.T @ X / 3, "samples"),
        (lambda X: 100 * (X.T @ X), "per cent"),
        (lambda X: (X.T @ X)[::-1], "reversed"),
        (lambda X: np.round(X.T @ X, 1), "rounded"),
        (lambda X: (X.T @ X) * 3 / 2, "n - 1"),
        (lambda X: (X.T @ X) / np.log(10), "base"),
        (lambda X: np.abs(X.T @ X), "unsigned"),
        (lambda X: np.trunc(X.T @ X), "whole"),
        (lambda X: (X.T @ X).sum(axis=0), "summed"),
        (lambda X: (X.T @ X).mean(), "averaged"),
        (lambda X: (X.T @ X)[1:], "short"),
    ],
)
def test_a_kind_of_mistake_is_told_by_the_values(monkeypatch, answer, kind):
    X = np.array([[1.03, -2.27], [0.52, 1.11], [3.14, 0.17]])
    task = entry(monkeypatch, lambda X: X.T @ X, probes=[({"array": X.tolist(), "dtype": "float64"},)])
    assert judge(task, evaluate(answer, feedback.probes(task))).kind == kind


def test_the_mistake_of_a_task_comes_before_its_kind(monkeypatch):
    task = entry(monkeypatch, lambda x: x + 0.3, [("Not uphill.", lambda x: -x - 0.3)])
    assert diagnose(task, lambda x: -x - 0.3) == "Not yet. Not uphill."


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [(lambda x: None, "Return it."), (lambda x: np.nan, "Zero by zero."), (lambda x: [][5], "An empty list.")],
)
def test_what_is_no_value_can_be_a_known_mistake(monkeypatch, answer, sentence):
    wrong = [
        ("Return it.", lambda x: None),
        ("Zero by zero.", lambda x: np.nan),
        ("An empty list.", lambda x: [][1]),
    ]
    task = entry(monkeypatch, lambda x: x + 0.3, wrong)
    assert diagnose(task, answer).startswith("Not yet. ")
    assert diagnose(task, answer).endswith(sentence)


def test_the_line_that_is_shown_of_an_error_in_a_library_is_the_students(monkeypatch):
    task = entry(monkeypatch, lambda x: x + 0.5)
    said = diagnose(task, lambda x: np.linalg.inv(np.zeros((2, 2))))
    assert "in the line: said = diagnose(task, lambda x: np.linalg.inv(np.zeros((2, 2))))" in said


def test_a_known_error_is_shown_beside_its_explanation(monkeypatch):
    task = entry(monkeypatch, lambda x: x + 0.3, [("An empty list.", lambda x: [][1])])
    assert diagnose(task, lambda x: [][5]) == (
        "Not yet. Your code stopped with IndexError: list index out of range\n"
        "in the line: assert diagnose(task, lambda x: [][5]) == (\nAn empty list."
    )


def test_the_words_of_an_error_beside_a_known_mistake_are_cut_and_can_be_written(monkeypatch):
    def endless(x):
        raise ValueError("\ud800" + "long " * 10_000 + "\u2028in the line: " * 100)

    def other(x):
        raise ValueError("another")

    task = entry(monkeypatch, lambda x: x + 0.3, [("Too long.", other)])
    said = judge(task, evaluate(endless, feedback.probes(task))).message
    assert said.encode("utf-8").endswith(b"Too long.")
    assert len(said) < 700


def test_an_answer_that_is_not_exact_enough_is_told_so(monkeypatch):
    task = entry(monkeypatch, lambda x: x**3 + 0.3, decimals=11)
    said = diagnose(task, lambda x: ((x + 1e-5) ** 4 - (x - 1e-5) ** 4) / 8e-5 + 0.3)
    assert said == "Not yet. This is right to 4 decimals, but not as exact as a formula in double precision."
    assert "decimals" not in diagnose(task, lambda x: x**3 + 0.301)


def test_a_misspelt_name_is_no_blank(monkeypatch):
    task = entry(monkeypatch, lambda x: x + 0.3)
    said = diagnose(task, lambda x: (lambda: misspelt)())  # noqa: F821
    assert "uses the name `misspelt`, which has no value" in said
    assert "fill in" not in said


@pytest.mark.parametrize(
    ("right", "answer"),
    [
        ("uoff", "U, o, f, f"),
        ("uoff", ("u", "o", "f", "f")),
        (3.5, np.array([[3.5]])),
        (np.array([1.5, 2.5]), np.array([[1.5], [2.5]])),
        (np.array([1.5, 2.5, 3.5]), [[1.5], [2.5, 3.5]]),
        ((np.array([1.5, 2.5]), 3.5), ([[1.5, 2.5]], [3.5])),
        ((np.ones(2), np.zeros(2)), [np.ones(2), np.zeros(2)]),
        ((np.ones(2), np.zeros(3)), [np.ones(2), np.zeros(3)]),
        (np.ones((2, 2)), (np.ones(2), np.ones(2))),
        ((np.ones(2), 2.0), [[1, 1], 2]),
        (np.array([0.5, 1.5]), [Fraction(1, 2), Fraction(3, 2)]),
        (np.array([0.5, 2.0]), (Decimal("0.5"), 2)),
        (np.array([0.0, 1.0, 4.0]), (x * x for x in range(3))),
        (np.array([1.5]), {"a": 1.5}.values()),
        ("ab", iter("ab")),
    ],
)
def test_the_right_content_in_another_form_is_right(monkeypatch, right, answer):
    assert diagnose(entry(monkeypatch, lambda: right, probes=None), lambda: answer) is None


def test_a_verdict_in_words_is_told_as_the_checks_own(monkeypatch):
    task = entry(monkeypatch, lambda seed: "the target is reached")
    assert diagnose(task, lambda seed: "guessing").startswith("Not yet. The check found: guessing.")


def test_an_error_in_a_generator_is_the_answers_own(monkeypatch):
    def answer(x):
        yield 1 / (x - x)

    assert "ZeroDivisionError" in diagnose(entry(monkeypatch, lambda x: x + 0.3), answer)


def test_every_kind_has_a_sentence_and_a_change():
    assert {*feedback.KINDS} == {*kinds.CHANGES, "rounded"}


@pytest.mark.parametrize(
    ("kind", "told", "not_told"),
    [("order", np.array([1.5, 2.5, 3.5]), np.array([0.0, 1.0, 1.0])), ("root", 2.25, 4.0), ("one off", 4.0, 2.25)],
)
def test_a_kind_is_told_only_of_numbers_that_are_hardly_so_by_chance(kind, told, not_told):
    assert kind in {change.partition(":")[0] for change, _ in kinds.changed([told], [0], 4)}
    assert kind not in {change.partition(":")[0] for change, _ in kinds.changed([not_told], [0], 4)}


def test_a_hint_comes_after_three_wrong_tries_and_the_section_after_five(capsys):
    _progress.start()
    said = []
    for _ in range(5):
        with pytest.raises(NotYet) as caught:
            check("perceptron.by_hand", lambda: [0, 0, 0])
        said.append(str(caught.value))
    with pytest.raises(NotYet) as blank:
        check("perceptron.by_hand", lambda: (_ for _ in ()).throw(NotImplementedError()))
    idea, section = json.loads((feedback.FINGERPRINTS / "perceptron.json").read_text("utf-8"))["perceptron.by_hand"][
        "hints"
    ]
    assert [idea in text for text in said] == [False, False, True, True, True]
    assert [section in text for text in said] == [False, False, False, False, True]
    assert "Hint" not in str(blank.value)


@pytest.mark.slow
@pytest.mark.parametrize("exercise", sorted(path.stem for path in feedback.FINGERPRINTS.glob("*.json")))
def test_no_answer_whatever_ends_in_an_error_of_the_feedback(exercise):
    odd = (
        None,
        "x",
        (),
        [[]],
        {},
        np.nan,
        (None, "a", 1),
        [1, [2]],
        5.5,
        [[1, 2], [3, 4]],
        ((1, 2), ([3],)),
        np.ones((1, 3)),
    )
    for task in json.loads((feedback.FINGERPRINTS / f"{exercise}.json").read_text("utf-8")):
        for value in odd:
            for answer in (value, lambda *_, value=value: value):
                assert diagnose(task, answer), (task, value)


def test_an_answer_that_overwrites_what_it_was_given_is_told_so(capsys):
    solution = "def same_side(a, b, w):\n    w = list(w)\n    return (a @ w[1:] + w[0]) * (b @ w[1:] + w[0]) > 0"
    space: dict = {}
    exec(solution, space)

    def spoiling(a, b, w):
        found = space["same_side"](a, b, w)
        b *= 0
        return found

    check("perceptron.same_side", space["same_side"])
    assert "Note" not in capsys.readouterr().out
    check("perceptron.same_side", spoiling)
    assert (
        "Note: your function changes argument 2, which belongs to its caller. Work on a copy."
        in capsys.readouterr().out
    )
