"""A course of one's own: a folder that an instructor owns, and how it keeps up with the course that it came from."""

import json
import re
import shutil
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import jinja2
import msgspec

import mlcourse
from mlgrading.outside import building, settings
from mlgrading.outside.building import SOURCES
from mlgrading.outside.course import Problem, digest, write, writing
from mlgrading.outside.settings import Settings

#: what the sources were when they came: their digests, by exercise and file
ORIGINALS = ".originals.json"
#: where `update` puts files of which there are two new versions
UPDATES = "updates"
_TEMPLATES = Path(__file__).parent / "starter"


@dataclass
class Update:
    """What an update did, or would do: files by what became of them, and exercises that the course does not have."""

    taken: list[str] = field(default_factory=list)
    yours: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    available: list[str] = field(default_factory=list)


def create(folder: Path, settled: Settings, roster: Path | None = None) -> list[str]:
    """Make the folder of a course with the exercises of the settings; return the names of the files in it.

    Raises Problem for a folder that holds something already, and for an exercise or a task that is not there.
    """
    folder = Path(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Problem(f"{folder}: expected a new or an empty folder, since a course is made from nothing")
    first = building.originals()
    for exercise in settled.exercises:
        if exercise not in first:
            raise Problem(f"{exercise}: expected one of the exercises {', '.join(first)}")
    if roster is not None:
        settings.read_roster(roster)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for exercise in settled.exercises:
            _copy(first[exercise], folder / SOURCES / exercise)
        if roster is not None:
            shutil.copy(roster, folder / settled.roster)
    values = {"settings": settled, "available": list(first), "version": mlcourse.__version__}
    for name in (settings.FILE, "README.md", "nbgrader_config.py"):
        write(folder / name, _rendered(f"{name}.j2", **values).encode())
    _note(folder, {exercise: _digests(first[exercise]) for exercise in settled.exercises})
    try:
        read = settings.read(folder)
        assert read is not None  # it was written a moment ago
        for exercise in settled.exercises:
            building.build(folder, exercise, read.exercises[exercise])
    except Problem:
        shutil.rmtree(folder)
        raise
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def new_exercise(folder: Path, name: str) -> Path:
    """Add an exercise to a course and return its folder: the course's own of that name, else one from a template.

    Raises Problem for a name that cannot be one, or that is taken.
    """
    folder = Path(folder)
    settled = settings.read(folder)
    if settled is None:
        raise Problem(f"{folder} has no {settings.FILE}: make a course with `mlcourse new-course`, or name its folder")
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,40}", name):
        raise Problem(f"expected a name of lower-case letters, digits and _, such as my_exercise, got {name!r}")
    target = folder / SOURCES / name
    if target.exists():
        raise Problem(f"{target} is there already")
    first = building.originals().get(name)
    with writing(target):
        if first is not None:
            _copy(first, target)
            _note(folder, _noted(folder) | {name: _digests(first)})
        else:
            target.mkdir(parents=True)
            for suffix, made in ((".ipynb", f"{name}.ipynb"), (".py", "tasks.py")):
                text = (_TEMPLATES / f"exercise{suffix}").read_text(encoding="utf-8")
                write(target / made, text.replace("EXERCISE", name).encode())
        if name not in settled.exercises:
            with (folder / settings.FILE).open("a", encoding="utf-8") as file:
                file.write(f"\n[exercises.{name}]\n# due = 2030-01-31\n" + "silent = true\n" * building.is_test(name))
    return target


def update(folder: Path, dry: bool = False) -> Update:
    """Bring the sources of a course up to date with the installed version of the course, without overwriting anything.

    A file that only the course has changed is replaced, one that only the instructor has changed stays. Where both
    have, the instructor's stays, and the course's is put into the folder `updates`. With `dry` nothing is written.
    """
    folder, first, done = Path(folder), building.originals(), Update()
    noted = _noted(folder)
    for exercise, files in sorted(noted.items()):
        if not (folder / SOURCES / exercise).is_dir():
            done.removed.append(exercise)
            continue
        upstream = _digests(first[exercise]) if exercise in first else {}
        for name in sorted({*files, *upstream}):
            told, mine = f"{exercise}/{name}", folder / SOURCES / exercise / name
            base, theirs = files.get(name), upstream.get(name)
            own = digest(mine.read_bytes()) if mine.is_file() else None
            if theirs is None or theirs in (base, own):
                if own != base and own != theirs:
                    done.yours.append(told)
                if own == theirs and theirs is not None:
                    files[name] = theirs
                continue
            if own == base:
                done.taken.append(told)
                place = mine
                files[name] = theirs
            else:
                done.conflicts.append(told)
                place = folder / UPDATES / mlcourse.__version__ / exercise / name
            if not dry:
                with writing(place):
                    place.parent.mkdir(parents=True, exist_ok=True)
                write(place, (first[exercise] / name).read_bytes())
    done.available = sorted({*first} - {*noted})
    if not dry:
        _note(folder, noted)
    return done


def accept(folder: Path, file: str) -> None:
    """Note that the instructor has seen to a conflict in a file, such as "mlp/tasks.py": it is not named again."""
    exercise, _, name = file.partition("/")
    noted, upstream = _noted(folder), building.originals().get(exercise, Path()) / name
    if exercise not in noted or not upstream.is_file():
        raise Problem(f"expected a file that the update named, such as mlp/tasks.py, got {file!r}")
    noted[exercise][name] = digest(upstream.read_bytes())
    _note(folder, noted)


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.glob("*") if path.is_file())
    return {path.name: digest(path.read_bytes()) for path in files}


def _note(folder: Path, files: dict[str, dict[str, str]]) -> None:
    said = {"version": mlcourse.__version__, "files": files}
    write(folder / ORIGINALS, json.dumps(said, indent=1, sort_keys=True).encode() + b"\n")


def _noted(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / ORIGINALS
    try:
        return msgspec.convert(json.loads(path.read_bytes())["files"], dict[str, dict[str, str]])
    except (OSError, ValueError, KeyError, msgspec.ValidationError) as problem:
        raise Problem(
            f"{path}, which says what the exercises were when they came, cannot be read: {problem}. It is written by "
            "`mlcourse new-course` and belongs to the course."
        ) from None


def _rendered(name: str, **values: object) -> str:
    loader = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )  # plain text: nothing is escaped but by the filters below
    loader.filters["toml"] = _toml
    return loader.get_template(name).render(**values)


def _toml(value: object) -> str:
    """Return a value as TOML writes it.

    >>> _toml('a "b"'), _toml(2.0), _toml(date(2026, 12, 1)), _toml(["a"])
    ('"a \\\\"b\\\\""', '2', '2026-12-01', '["a"]')
    """
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:g}"
    return json.dumps(value, ensure_ascii=False)
