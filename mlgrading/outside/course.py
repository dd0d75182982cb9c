"""A course's folder: its settings, the grader's own files there, and files that are written whole or not at all."""

import contextlib
import fcntl
import hashlib
import os
import secrets
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from traitlets.config import Config, PyFileConfigLoader

if TYPE_CHECKING:
    from mlgrading.outside.settings import Settings

STATE = ".grading"


class Problem(RuntimeError):
    """The class cannot be graded, or only in part; the message says why, and what to do."""


@dataclass(frozen=True)
class Course:
    """A course's folder, with nbgrader's settings for it, and those of course.toml where it has one."""

    root: Path
    config: Config
    submitted: Path
    settings: "Settings | None" = None

    @property
    def db_url(self) -> str:
        """The address of the gradebook: nbgrader's CourseDirectory.db_url, or gradebook.db in the folder."""
        said = self.config.CourseDirectory.get("db_url")
        return said if isinstance(said, str) else f"sqlite:///{self.root / 'gradebook.db'}"

    def folder(self, kind: str) -> Path:
        """Return the folder that nbgrader calls "source", "release", "autograded" or "feedback"."""
        return self.root / str(self.config.CourseDirectory.get(f"{kind}_directory", kind))

    def state(self, exercise: str) -> Path:
        """Return the folder in which the grader keeps its results for an exercise."""
        return self.root / STATE / exercise


def open_course(root: Path, submitted: Path | None = None, db_url: str | None = None) -> Course:
    """Return a course with the settings in its nbgrader_config.py and its course.toml, if it has them."""
    from mlgrading.outside import settings  # which needs this module

    root, config = Path(root).resolve(), Config()
    if (root / "nbgrader_config.py").is_file():
        config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    if db_url:
        config.CourseDirectory.db_url = db_url
    folder = str(config.CourseDirectory.get("submitted_directory", "submitted"))
    place = Path(submitted).resolve() if submitted else root / folder
    return Course(root, config, place, settings.read(root))


@contextlib.contextmanager
def alone(course: Course, exercise: str) -> Iterator[None]:
    """Keep other graders from working on the same course: a second one waits, and prints for which it waits."""
    folder = course.root / STATE
    with writing(folder):
        folder.mkdir(exist_ok=True)
        file = open(folder / "lock", "a+")
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            print(f"Waiting for another grader of this course: {file.read(300).strip()}", file=sys.stderr, flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        except OSError:
            pass  # a file system without locks
        file.truncate(0)
        with contextlib.suppress(OSError):  # on a full disk the next write reports it
            os.write(file.fileno(), f"process {os.getpid()} on {socket.gethostname()}, exercise {exercise}\n".encode())
        yield


def file_name(student: str) -> str:
    """Return a name for a student's files: the student's own name if it is short enough for a file with a suffix."""
    return student if len(student.encode()) < 200 else student[:60] + digest(student.encode())[:16]


def is_text(name: str) -> bool:
    """Return whether the name of a file is text in UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raise Problem, with an explanation, if the body cannot write to a file or folder."""
    try:
        yield
    except OSError as error:
        raise Problem(
            f"{path} cannot be written: {error.strerror}. What was graded is kept; once this is fixed, the same "
            "command continues from there."
        ) from error


def write(path: Path, data: bytes, durable: bool = True) -> None:
    """Write a file whole or not at all. Raises Problem."""
    scratch = path.with_name(f".{path.name[:200]}.new")
    with writing(path):
        with scratch.open("wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.replace(scratch, path)


def drawn_seed(state: Path, wanted: int | None) -> int:
    """Return the seed to use, and record it."""
    path = state / "seed"
    if wanted is None:
        try:
            return int(path.read_text())
        except FileNotFoundError:
            wanted = secrets.randbelow(2**31)
        except (OSError, ValueError):
            raise Problem(
                f"{path}: expected the seed of this exercise, a whole number. Results in {state / 'results'} hold it "
                'as "seed"; give it with --seed, or another one to draw new inputs and grade all again.'
            ) from None
    with writing(state):
        state.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise Problem(f"{path} is a folder; remove it, since the file with the seed belongs there")
    write(path, f"{wanted}\n".encode())
    return wanted


def secret(course: Course, name: str) -> bytes:
    """Return the key of this name that the course keeps for itself, which is made at the first call."""
    path = course.root / STATE / name
    with writing(path):
        path.parent.mkdir(exist_ok=True)
        with contextlib.suppress(FileExistsError):
            with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(secrets.token_bytes(32))
        return path.read_bytes()


def digest(data: bytes) -> str:
    """Return a short hash of bytes, for keys and names."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
