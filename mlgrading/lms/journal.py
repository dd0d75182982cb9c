"""What was sent to a platform, line by line: so nothing is sent twice, and a broken run goes on where it was."""

import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from mlgrading import wire
from mlgrading.outside.course import Course, write, writing

SUFFIX = ".jsonl"
#: what a platform calls a student
User = int | str


class State(StrEnum):
    """How far a post is. SENDING stands until the platform has answered: it may have arrived, or not."""

    UPLOADED = "uploaded"
    SENDING = "sending"
    SENT = "sent"


class Entry(wire.Message, frozen=True):
    """One line: what was, or is being, sent to `user` for `student`.

    `grade` is as the platform is told it, `feedback` a digest of what the student reads, `file` its number there.
    """

    at: str
    student: str
    user: User
    state: State
    grade: str
    feedback: str
    file: int | None = None


class Journal:
    """The entries of one exercise for one place on a platform, the last of each user in memory."""

    def __init__(self, path: Path) -> None:
        """Read what is there. A line that a kill cut off is left out: the one before it says that more was coming."""
        self.path = path
        self._last: dict[User, Entry] = {}
        self._sent: dict[User, Entry] = {}
        for entry in self._read():
            self._note(entry)

    def last(self, user: User) -> Entry | None:
        """Return the last entry about a user."""
        return self._last.get(user)

    def sent(self, user: User) -> Entry | None:
        """Return what a user has got last."""
        return self._sent.get(user)

    def write(self, entry: Entry) -> None:
        """Add an entry, which is on the disk when this returns."""
        with writing(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a+b") as file:
                if file.tell():
                    file.seek(-1, os.SEEK_END)
                    if file.read() != b"\n":
                        file.write(b"\n")
                file.write(wire.write(entry) + b"\n")
                file.flush()
                os.fsync(file.fileno())
        self._note(entry)

    def _note(self, entry: Entry) -> None:
        self._last[entry.user] = entry
        if entry.state is State.SENT:
            self._sent[entry.user] = entry

    def _read(self) -> Iterator[Entry]:
        try:
            lines = self.path.read_bytes().splitlines()
        except FileNotFoundError:
            return
        for line in lines:
            try:
                yield wire.read(line, Entry)
            except wire.Malformed:
                continue


def forget(course: Course, exercise: str, student: str) -> bool:
    """Remove the lines about a student from the journals of an exercise; return whether there were any.

    All other lines stay byte for byte, so that what was sent to others is still known as sent.
    """
    found = False
    for path in sorted(course.state(exercise).glob(f"*{SUFFIX}")):
        lines = path.read_bytes().splitlines(keepends=True)
        left = [line for line in lines if not _is_about(line, student)]
        if len(left) < len(lines):
            write(path, b"".join(left))
            found = True
    return found


def _is_about(line: bytes, student: str) -> bool:
    """Return whether a line is about a student; one that a kill cut off is, if it has got as far as the name."""
    try:
        return wire.read(line, Entry).student == student
    except wire.Malformed:
        return wire.write(student) in line
