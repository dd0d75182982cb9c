"""Who a student is on a learning platform: the id that a collected archive had, kept until scores go back there.

The ids are kept in the course's own `.grading/<exercise>/people.json`, and not beside what was handed in, where a
student could write another student's.
"""

import re
from collections.abc import Iterable, Mapping

from mlgrading import wire
from mlgrading.outside.course import Course, write, writing

FILE = "people.json"
CANVAS, MOODLE = "canvas", "moodle"


class Identity(wire.Message, frozen=True):
    """A student on a platform: "canvas" or "moodle", the `id` there, and the `name` that the archive had.

    Canvas has one id for a person. Moodle's, its participant number, is another one in each assignment.
    """

    platform: str
    id: str
    name: str = ""


def known(course: Course, exercise: str) -> dict[str, Identity]:
    """Return the identities that collecting an exercise has found, by student. Raises ValueError for a damaged file."""
    path = course.state(exercise) / FILE
    try:
        return wire.read(path.read_bytes(), dict[str, Identity])
    except FileNotFoundError:
        return {}
    except wire.Malformed as problem:
        raise ValueError(f"{path} is damaged ({problem}): remove it, and collect the archive once more") from None


def remember(course: Course, exercise: str, found: Mapping[str, Identity]) -> None:
    """Keep what collecting has found, beside what was found before."""
    if not found:
        return
    state = course.state(exercise)
    with writing(state):
        state.mkdir(parents=True, exist_ok=True)
    write(state / FILE, wire.write({**known(course, exercise), **found}))


def forget(course: Course, exercise: str, student: str) -> bool:
    """Remove who a student is on a platform; return whether that was known. Raises ValueError for a damaged file."""
    found = known(course, exercise)
    if student not in found:
        return False
    del found[student]
    write(course.state(exercise) / FILE, wire.write(found))
    return True


def canvas_ids(rows: Iterable[dict], found: Mapping[str, Identity]) -> dict[str, str]:
    """Return the ids in Canvas, by student: what the roster says (lms_user_id), else what the archive had.

    `rows` are those of `gradebook.grades` or `gradebook.roster`.

    >>> rows = [{"student": "ada", "lms_user_id": "17"}, {"student": "bob", "lms_user_id": None}]
    >>> canvas_ids(rows, {"ada": Identity("canvas", "9"), "bob": Identity("canvas", "18")})
    {'ada': '17', 'bob': '18'}
    """
    ids = {student: one.id for student, one in found.items() if one.platform == CANVAS}
    return ids | {row["student"]: row["lms_user_id"] for row in rows if row["lms_user_id"]}


def with_ids(rows: list[dict], found: Mapping[str, Identity]) -> list[dict]:
    """Return rows of `gradebook.grades` in which `lms_user_id` is filled from the archive where the roster has none."""
    ids = canvas_ids(rows, found)
    return [row | {"lms_user_id": ids.get(row["student"])} for row in rows]


def folder_name(text: str) -> str:
    """Return a name from a roster as the name of a student's folder, "" where nothing of it can be used.

    >>> folder_name("ada.lovelace@example.org"), folder_name("../x"), folder_name("李 明")
    ('ada.lovelace@example.org', 'x', '李_明')
    """
    return re.sub(r"[^\w.@+-]+", "_", text).strip("._-")[:60]
