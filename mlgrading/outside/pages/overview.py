"""The course's overview: every student and every exercise, with links to the reports and to the students' pages."""

from dataclasses import dataclass

from mlgrading.outside.pages.base import feedback_address, natural, render, report_address


@dataclass(frozen=True)
class Exercise:
    """An exercise at the head of its column; `address` is that of its report, "" if it has none."""

    name: str
    address: str


@dataclass(frozen=True)
class Grade:
    """A student's grade in an exercise, and the address of the feedback page."""

    score: float
    points: float
    address: str


@dataclass(frozen=True)
class Student:
    """A student's row: a grade for each exercise, None if nothing was handed in."""

    name: str
    grades: tuple[Grade | None, ...]

    @property
    def sum(self) -> float:
        """The points of all exercises together."""
        return sum(grade.score for grade in self.grades if grade)


def overview(rows: dict[str, list[dict]], reports: set[str]) -> str:
    """Return the page about a course; `rows` holds the result of `gradebook.grades` for each exercise that was graded.

    `reports` are the exercises that have a report of their own, which lies in the same folder.

    >>> "No students yet." in overview({}, set())
    True
    """
    found = {
        (row["student"], exercise): None
        if row["missing"]
        else Grade(row["score"], row["max_score"], feedback_address(row["student"], exercise))
        for exercise in rows
        for row in rows[exercise]
    }
    exercises = [Exercise(name, report_address(name) if name in reports else "") for name in sorted(rows)]
    students = [
        Student(name, tuple(found.get((name, exercise.name)) for exercise in exercises))
        for name in sorted({student for student, _ in found}, key=natural)
    ]
    return render("overview.html.j2", exercises=exercises, students=students)
