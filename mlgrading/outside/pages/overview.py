"""The course's overview: every student and every exercise, with links to the reports and to the students' pages."""

from dataclasses import dataclass
from statistics import median

from mlgrading.outside.pages import lecture
from mlgrading.outside.pages.base import feedback_address, natural, render, report_address


@dataclass(frozen=True)
class Exercise:
    """An exercise at the head of its column; `address` is that of its report, "" if it has none.

    `share` is the median of the shares of its points that those got who handed in, None where nobody did.
    """

    name: str
    address: str
    handed_in: int
    share: float | None


@dataclass(frozen=True)
class Grade:
    """A student's grade in an exercise, and the address of the feedback page."""

    score: float
    points: float
    address: str


@dataclass(frozen=True)
class Student:
    """A student's row: a grade for each exercise, None if nothing was handed in, and the points of all of them."""

    name: str
    grades: tuple[Grade | None, ...]
    most: float

    @property
    def needs_help(self) -> bool:
        """Whether the student has less than half of the points of all exercises, those missing among them."""
        return self.sum < lecture.HALF * self.most

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
    exercises = []
    for name in sorted(rows):
        shares = [row["score"] / row["max_score"] for row in rows[name] if not row["missing"] and row["max_score"]]
        address = report_address(name) if name in reports else ""
        exercises.append(Exercise(name, address, len(shares), median(shares) if shares else None))
    most = sum(max((row["max_score"] for row in rows[name]), default=0) for name in rows)
    students = [
        Student(name, tuple(found.get((name, exercise.name)) for exercise in exercises), most)
        for name in sorted({student for student, _ in found}, key=natural)
    ]
    return render("overview.html.j2", exercises=exercises, students=students)
