"""Where each student and exercise of a course stands, from the files alone: nothing is graded for it."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from mlgrading.child import tasks
from mlgrading.outside import collect, hand_ins, intake, kept, overrides, requests, settings
from mlgrading.outside.course import Course


@dataclass(frozen=True)
class Standing:
    """Where an exercise stands; what is listed are students, but for `changed`, which has sentences on overrides.

    `requests` has what students ask to have looked at again.
    """

    exercise: str
    released: bool
    due: datetime | None
    handed_in: list[str]
    graded: list[str]
    to_grade: list[str]
    refused: list[str]
    flagged: list[str]
    missing: list[str]
    overrides: int
    changed: list[str]
    requests: dict[str, str]

    def facts(self) -> dict:
        """Return this as plain data."""
        return asdict(self) | {"due": f"{self.due:%Y-%m-%d %H:%M} UTC" if self.due else None}


def standing(course: Course, exercise: str) -> Standing:
    """Return where an exercise stands. A submission is to be graded that came later than its result, or has none."""
    settled = course.settings or settings.Settings()
    people = [person.student for person in settings.roster(course.root, settled)]
    found, set_by = kept.results(course, exercise), overrides.read(course, exercise)
    handed, waiting = [], []
    for folder in sorted(course.submitted.glob(f"*/{exercise}")):
        student = folder.parent.name
        if student.startswith(".") or folder.parent.is_symlink() or folder.is_symlink():
            continue
        files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
        files = [path for path in files if path.name not in (requests.FILE, collect.RECORD, *intake.EXCHANGE)]
        if not files:
            continue
        handed.append(student)
        graded = kept.place(course, exercise, student)
        # What is copied or unpacked keeps the time at which it was written, but not that at which it came here.
        if student not in found or max(path.stat().st_ctime for path in files) > graded.stat().st_mtime:
            waiting.append(student)
    for group in settings.groups(course.root, settled, exercise):
        if not set(group).isdisjoint(handed):
            handed = sorted({*handed, *group})
            latest = hand_ins.for_groups(course.submitted, exercise, [group])
            waiting = [student for student in waiting if latest.get(student, student) == student]
    changed = [f"{one.student}, {one.task}: {one.reason}" for one in overrides.changed(set_by, found)]
    return Standing(
        exercise,
        (course.folder("release") / exercise).is_dir(),
        settled.due(exercise),
        handed,
        [student for student in found if student not in waiting],
        waiting,
        [student for student, result in found.items() if result.status == "refused"],
        [student for student, result in found.items() if result.flags],
        sorted({*people} - {*handed}),
        len(set_by),
        changed,
        {student: f"{one.task}: {one.reason}" for student, one in requests.waiting(course, exercise).items()},
    )


def exercises(course: Course) -> list[str]:
    """Return the exercises of a course: those of course.toml, else those that have solutions."""
    return list(course.settings.exercises) if course.settings else tasks.exercises(course.root)


def late(moment: datetime | None) -> bool:
    """Whether a due time, in UTC, has passed."""
    return moment is not None and moment < datetime.now(UTC).replace(tzinfo=None)
