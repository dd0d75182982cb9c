"""The results for Gradescope, PrairieLearn and Classroom 50: each fits its platform's published contract.

The contracts are written down here as JSON schemas, from the platforms' own documentation:

- Gradescope: "Autograder Specifications", https://gradescope-autograders.readthedocs.io/en/latest/specs/, sections
  "Output format", "Test case status", "Output string formatting" and "Controlling test case visibility".
- PrairieLearn: "External grading", https://prairielearn.readthedocs.io/en/latest/externalGrading/, section "Grading
  results"; what its element <pl-external-grader-results> shows of a test.
- Classroom 50: https://github.com/foundation50/classroom50, schemas/result-v1.schema.json, and the rules that its
  description says are beyond a schema.
"""

import json
from datetime import UTC, datetime

import jsonschema
import pytest
from bs4 import BeautifulSoup

from mlgrading.lms import results
from mlgrading.outside.course import Problem
from mlgrading.wire import Flag, FlagKind, Mark, Phases, Result, Status, TaskMark, TaskOutline, Verdict

VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
GRADESCOPE = {
    "type": "object",
    "additionalProperties": False,
    "anyOf": [
        {"required": ["score"]},
        {"required": ["tests"], "properties": {"tests": {"items": {"required": ["score"]}}}},
    ],
    "properties": {
        "score": {"type": "number"},
        "execution_time": {"type": "number", "minimum": 0},
        "output": {"type": "string"},
        "output_format": FORMAT,
        "test_output_format": FORMAT,
        "test_name_format": FORMAT,
        "visibility": VISIBILITY,
        "stdout_visibility": VISIBILITY,
        "extra_data": {"type": "object"},
        "leaderboard": {"type": "array"},
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "score": {"type": "number"},
                    "max_score": {"type": "number", "minimum": 0},
                    "status": {"enum": ["passed", "failed"]},
                    "name": {"type": "string"},
                    "name_format": FORMAT,
                    "number": {"type": "string"},
                    "output": {"type": "string"},
                    "output_format": FORMAT,
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "visibility": VISIBILITY,
                    "extra_data": {"type": "object"},
                },
            },
        },
    },
}
IMAGES = {
    "type": "array",
    "items": {"type": ["object", "string"], "required": ["url"], "properties": {"url": {"type": "string"}}},
}
PRAIRIELEARN = {
    "type": "object",
    "if": {"properties": {"gradable": {"const": False}}, "required": ["gradable"]},
    "then": {"properties": {"format_errors": {"type": ["string", "array"], "items": {"type": "string"}}}},
    "else": {
        "required": ["score"],
        "properties": {
            "gradable": {"type": "boolean"},
            "score": {"type": "number", "minimum": 0, "maximum": 1},
            "message": {"type": "string"},
            "output": {"type": "string"},
            "images": IMAGES,
            "tests": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "name": {"type": "string"},
                        "description": {"type": "string"},
                        "points": {"type": "number"},
                        "max_points": {"type": "number"},
                        "message": {"type": "string"},
                        "output": {"type": "string"},
                        "images": IMAGES,
                    },
                },
            },
        },
    },
}
#: the most that PrairieLearn reads, in bytes
PRAIRIELEARN_MOST = 1_000_000
TEXT, TIME = {"type": "string", "minLength": 1}, {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
POINTS = {"type": "integer", "minimum": 0}
CLASSROOM50 = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        *("schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit", "release", "review"),
        *("datetime", "score", "max-score", "tests"),
    ],
    "properties": {
        "schema": {"const": "classroom50/result/v1"},
        "classroom": TEXT,
        "assignment": TEXT,
        "assignment_type": {"enum": ["individual", "group"]},
        "owner": TEXT,
        "submission": {"type": "string", "pattern": "^submit/"},
        "commit": TEXT,
        "release": TEXT,
        "review": TEXT,
        "datetime": TIME,
        "graded_at": TIME,
        "score": POINTS,
        "max-score": POINTS,
        "submitted_by": {"type": "object", "required": ["username"]},
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["test-name", "passed", "score", "max-score"],
                "properties": {"test-name": TEXT, "passed": {"type": "boolean"}, "score": POINTS, "max-score": POINTS},
            },
        },
    },
}
RUNNER = {
    "CLASSROOM": "ml",
    "ASSIGNMENT": "perceptron",
    "SUBMISSION_TAG": "submit/2026-11-01T12-00-00Z-a1b2c3d",
    "COMMIT_URL": "https://example.org/commit/a1b2c3d",
    "RELEASE_URL": "https://example.org/releases/tag/x",
    "OWNER": "ada",
}
WHEN = datetime(2026, 11, 1, 12, 0, 1, tzinfo=UTC)

HOSTILE = "your `<script>alert(1)</script>` gives \x1b[31m<img src=x onerror=y>\x00 & |"


def result(status: Status = Status.GRADED, points: float = 2, **fields) -> Result:
    """Return a result with a task of each verdict, in the words of students who mean harm."""
    tasks = tuple(
        TaskMark(
            TaskOutline(f"task_{verdict}", f"check_{verdict}", HOSTILE if n else "", points), Mark(verdict, HOSTILE)
        )
        for n, verdict in enumerate(Verdict)
    )
    made = {"notes": ("found as <b>x</b>",), "phases": Phases(cells=1.25)} | fields
    return Result("perceptron", "ada", "key", 1, status, tasks, "", **made)


FLAGGED = (Flag(FlagKind.TAMPERING, "The notebook changed <the kernel>."),)
SHAPES = {
    "graded": result(),
    "flagged": result(flags=FLAGGED),
    "refused": result(Status.REFUSED, reason="the file <x> is no notebook", flags=FLAGGED),
    "without tasks": Result("perceptron", "ada", "", 1, Status.GRADED, (), ""),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_gradescope_gets_what_it_reads(shape):
    made = json.loads(json.dumps(results.gradescope(SHAPES[shape]), allow_nan=False))
    jsonschema.validate(made, GRADESCOPE)
    assert made["score"] == SHAPES[shape].score == sum(test.get("score", 0) for test in made["tests"])
    assert len({test["name"] for test in made["tests"]}) == len(made["tests"])


def test_gradescope_shows_text_and_no_student_sees_a_flag():
    made = results.gradescope(SHAPES["flagged"], visibility="after_due_date")
    *tests, flag = made["tests"]
    assert [test["status"] for test in tests] == ["passed", "failed", "failed", "failed", "failed"]
    assert {test["visibility"] for test in tests} == {made["visibility"]} == {"after_due_date"}
    assert flag["visibility"] == "hidden"
    assert "score" not in flag, "a hidden test with points would hide the total from students"
    assert "The notebook changed" not in json.dumps(tests) + made["output"]
    for test in made["tests"]:
        page = BeautifulSoup(test["output"], "html.parser")
        assert {tag.name for tag in page.find_all()} <= {"p", "code"}
    assert "<script>alert(1)</script>" in BeautifulSoup(tests[0]["output"], "html.parser").code.get_text()
    assert made["stdout_visibility"] == "hidden", "the grader's own output is for instructors"


@pytest.mark.parametrize("shape", SHAPES)
def test_prairielearn_gets_what_it_reads(shape):
    made = json.loads(json.dumps(results.prairielearn(SHAPES[shape]), allow_nan=False))
    jsonschema.validate(made, PRAIRIELEARN)
    assert len(json.dumps(made)) < PRAIRIELEARN_MOST
    assert "\x1b" not in json.dumps(made, ensure_ascii=False), "PrairieLearn takes terminal codes for colours"
    if shape == "graded":
        assert made["score"] == pytest.approx(1 / 5)
        assert [test["points"] for test in made["tests"]] == [2, 0, 0, 0, 0]


@pytest.mark.parametrize("status", [Status.REFUSED, Status.NOT_GRADED])
def test_what_prairielearn_cannot_grade_uses_up_no_attempt(status):
    made = results.prairielearn(result(status, reason="the file is no notebook"))
    assert made["gradable"] is False
    assert "score" not in made
    assert "the file is no notebook" in made["format_errors"][0]
    assert ("machine" in made["format_errors"][0]) == (status is Status.NOT_GRADED)


@pytest.mark.parametrize("shape", SHAPES)
def test_classroom50_gets_what_it_reads(shape):
    made = json.loads(json.dumps(results.classroom50(SHAPES[shape], RUNNER, WHEN)))
    jsonschema.validate(made, CLASSROOM50)
    # Beyond the schema: a score is at most what can be earned, and the identity is the runner's.
    assert made["score"] <= made["max-score"]
    assert all(test["score"] <= test["max-score"] for test in made["tests"])
    assert (made["classroom"], made["assignment"], made["owner"]) == ("ml", "perceptron", "ada")
    assert made["datetime"] == "2026-11-01T12:00:01Z", "it is the commit's time, also when graded again"
    assert made["review"] == RUNNER["COMMIT_URL"], "without a diff the commit stands for it"


def test_classroom50_says_what_is_missing():
    with pytest.raises(Problem, match=r"SUBMISSION_TAG, OWNER is not there"):
        results.classroom50(result(), RUNNER | {"SUBMISSION_TAG": "", "OWNER": ""}, WHEN)
    with pytest.raises(Problem, match=r"whole points only, which these tasks have not: 1\. task_right"):
        results.classroom50(result(points=1.5), RUNNER, WHEN)


def test_a_failure_of_the_machine_is_no_score():
    failed = result(Status.NOT_GRADED, reason="no memory")
    with pytest.raises(Problem, match=r"not graded, because the machine failed: no memory\. Run it again"):
        results.gradescope(failed)
    with pytest.raises(Problem, match="no memory"):
        results.classroom50(failed, RUNNER, WHEN)


def test_the_comment_is_plain_text():
    said = results.text(SHAPES["refused"], {})
    lines = said.splitlines()
    assert lines[0] == "Your file could not be marked: the file <x> is no notebook"
    assert lines[1].startswith("1. task_right (2 of 2): Right.")
    assert len(lines) == 6
    assert "\x1b" not in said
