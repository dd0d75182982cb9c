"""Writes one result for a platform that runs the grader itself: Gradescope, PrairieLearn, Classroom 50.

All three get the same from `_tasks`: each task with its points and its message for the student, as on the feedback
page.
Flags for review may be wrong and are no student's to read, so only Gradescope, which can hide a test, is given them.
A submission on which the machine failed has no score anywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from mlgrading.outside.course import Problem
from mlgrading.outside.pages import words
from mlgrading.outside.pages.base import clean, number, render
from mlgrading.wire import Result, Status, Verdict

Visibility = Literal["visible", "hidden", "after_due_date", "after_published"]

#: the variables with which Classroom 50 says where a result belongs, by the fields of the result
CLASSROOM50 = {
    "classroom": "CLASSROOM",
    "assignment": "ASSIGNMENT",
    "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL",
    "release": "RELEASE_URL",
}


@dataclass(frozen=True)
class _Task:
    """A task as every platform shows it: its number and title, its points, and what there is to say of the answer."""

    number: int
    title: str
    right: bool
    score: float
    points: float
    said: str

    @property
    def name(self) -> str:
        """The title with its number; two tasks may have the same title, but not this name."""
        return f"{self.number}. {self.title}"


def _tasks(result: Result) -> list[_Task]:
    return [
        _Task(
            number=place,
            title=clean(mark.task.title or mark.task.name),
            right=mark.mark.verdict is Verdict.RIGHT,
            score=mark.score,
            points=mark.task.points,
            said=clean(f"{words.VERDICTS[mark.mark.verdict]}. {mark.mark.message}").strip(),
        )
        for place, mark in enumerate(result.tasks, 1)
    ]


def _graded(result: Result) -> None:
    """Raise Problem where the machine failed, so that the platform shows an error of the autograder and no score."""
    if result.status is Status.NOT_GRADED:
        raise Problem(f"{result.exercise} was not graded, because the machine failed: {result.reason}. Run it again.")


def text(result: Result, points: Mapping[str, float]) -> str:
    """Return the tasks of a result as plain text, for a comment, each in a line or two.

    `points` has those that count, by task: a person may have set others than the grader found.

    >>> from mlgrading.wire import Mark, TaskMark, TaskOutline
    >>> task = TaskMark(TaskOutline("by_hand", "check_by_hand", "By hand", 2), Mark(Verdict.BLANK))
    >>> print(text(Result("perceptron", "ada", "", 1, Status.GRADED, (task,), ""), {"by_hand": 1.5}))
    1. By hand (1.5 of 2): Not filled in. Your instructor set these points.
    """
    refused = result.status is not Status.GRADED
    lines = [f"Your file could not be marked: {clean(result.reason)}"] if refused else []
    for mark, task in zip(result.tasks, _tasks(result), strict=True):
        score = points.get(mark.task.name, mark.score)
        by_hand = "" if score == mark.score else " Your instructor set these points."
        lines.append(f"{task.name} ({number(score)} of {number(task.points)}): {task.said}{by_hand}")
    return "\n".join(lines)


def gradescope(result: Result, visibility: Visibility = "visible") -> dict[str, Any]:
    """Return what Gradescope reads from /autograder/results/results.json.

    The contract is https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format. Messages are HTML in
    which everything is escaped. Reasons to look at a submission are in a test that students never see. Raises Problem
    where the machine failed.
    """
    _graded(result)
    tests: list[dict[str, Any]] = [
        {
            "name": task.name,
            "number": str(task.number),
            "score": task.score,
            "max_score": task.points,
            "status": "passed" if task.right else "failed",
            "output": render("platform_task.html.j2", message=task.said),
            "visibility": visibility,
        }
        for task in _tasks(result)
    ]
    if result.flags:
        flags = " ".join(flag.text for flag in result.flags)
        said = render("platform_task.html.j2", message=clean(flags))
        tests.append({"name": "For the instructor: please look at this", "output": said, "visibility": "hidden"})
    reason = "" if result.status is Status.GRADED else result.reason
    return {
        "score": result.score,
        "execution_time": round(result.phases.total, 2),
        "output": render("platform_result.html.j2", reason=reason, notes=result.notes),
        "output_format": "html",
        "test_output_format": "html",
        "test_name_format": "text",
        "visibility": visibility,
        "stdout_visibility": "hidden",
        "tests": tests,
    }


def prairielearn(result: Result) -> dict[str, Any]:
    """Return what PrairieLearn reads from /grade/results/results.json.

    The contract is https://prairielearn.readthedocs.io/en/latest/externalGrading/#grading-results. A notebook that
    cannot be read, and one on which the machine failed, is "not gradable": it has no score and uses up no attempt.
    """
    if result.status is not Status.GRADED:
        failed = "" if result.status is Status.REFUSED else "The machine that grades failed; please submit again. "
        return {"gradable": False, "format_errors": [failed + clean(result.reason)]}
    return {
        "gradable": True,
        "score": result.score / result.points if result.points else 0.0,
        "message": "\n".join(clean(note) for note in result.notes),
        "tests": [
            {"name": task.name, "points": task.score, "max_points": task.points, "message": task.said}
            for task in _tasks(result)
        ],
    }


def classroom50(result: Result, surroundings: Mapping[str, str], handed_in: datetime) -> dict[str, Any]:
    """Return what Classroom 50 reads from ./result.json.

    The contract is https://github.com/foundation50/classroom50/blob/main/schemas/result-v1.schema.json. `surroundings`
    are the variables that its runner sets, and `handed_in` is the time of the graded commit. Raises Problem where the
    machine failed, where a variable is missing, and where points are no whole numbers.
    """
    _graded(result)
    lacking = [name for name in CLASSROOM50.values() if not surroundings.get(name)]
    owner = surroundings.get("OWNER") or surroundings.get("USERNAME")
    if lacking or not owner:
        names = ", ".join([*lacking, *([] if owner else ["OWNER"])])
        raise Problem(
            f"expected the variables that Classroom 50's runner sets, but {names} is not there: run this in it"
        )
    tasks = _tasks(result)
    if odd := [task.name for task in tasks if not float(task.points).is_integer()]:
        raise Problem(f"Classroom 50 has whole points only, which these tasks have not: {', '.join(odd)}. Change them")
    return {
        "schema": "classroom50/result/v1",
        **{field: surroundings[name] for field, name in CLASSROOM50.items()},
        "assignment_type": surroundings.get("ASSIGNMENT_TYPE") or "individual",
        "owner": owner,
        "review": surroundings.get("REVIEW_URL") or surroundings["COMMIT_URL"],
        "datetime": _utc(handed_in),
        "graded_at": _utc(datetime.now(UTC)),
        "score": int(result.score),
        "max-score": int(result.points),
        "tests": [
            {
                "test-name": task.name,
                "passed": task.right,
                "score": int(task.score),
                "max-score": int(task.points),
                "message": task.said,
            }
            for task in tasks
        ],
    }


def _utc(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
