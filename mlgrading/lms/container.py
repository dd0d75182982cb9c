"""Grades one submission inside a platform's container, and makes the zip from which Gradescope builds one.

Such a container is made for one submission and thrown away afterwards. Where it allows user namespaces, the student's
code runs in the same sandbox as elsewhere. Where it does not, as in Docker's default settings, the container itself
must be the sandbox: `--isolation none` says that this is so.
"""

import json
import re
import shutil
import stat
import subprocess
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

from traitlets.config import Config

import mlcourse
from mlcourse.feedback import BESIDE
from mlgrading import release
from mlgrading.child import solutions
from mlgrading.outside import building, coordinator, kept
from mlgrading.outside.course import Course, Problem, drawn_seed, writing
from mlgrading.outside.course import write as write_file
from mlgrading.sandbox import command
from mlgrading.wire import Limits, Result, Status

#: the name that the one student has here
STUDENT = "student"
FILES = Path(__file__).parent / "gradescope"
#: frameworks that an exercise may need, by the extra of mlcourse that installs them
EXTRAS = {"torch": ("torch",), "tensorflow": ("tensorflow", "keras")}

NO_NAMESPACES = (
    "If this is a container that allows no user namespaces, and the platform makes a new one for each submission and "
    "throws it away afterwards, then the container can be the sandbox: make the zip again, or call this again, with "
    "--isolation none. A student's code can then read everything in the container, the solution too."
)


def grade(course: Course, exercise: str, submission: Path, isolation: str = "bwrap", seed: int | None = None) -> Result:
    """Return the result of the one submission in a folder; nothing is kept, and the course is only read.

    The solution goes through the same sandbox first, and must get full marks. Raises Problem where there is no sandbox
    or no submission.
    """
    if isolation == "bwrap":
        try:
            command.check()
        except command.Unavailable as problem:
            raise Problem(f"{problem} {NO_NAMESPACES}") from None
    if not submission.is_dir():
        raise Problem(f"expected a folder with the submission, got {submission}")
    with tempfile.TemporaryDirectory(prefix="mlcourse-") as folder:
        root = Path(folder).resolve()
        config = Config()
        config.CourseDirectory.source_directory = str(course.folder("source"))
        place = root / "submitted" / STUDENT / exercise
        # Links stay links, which are refused when the notebook is looked for.
        shutil.copytree(submission, place, symlinks=True, ignore=_no_devices)
        here = Course(root, config, root / "submitted")
        options = coordinator.Options(
            workers=1, isolation=isolation, seed=seed, warm=isolation == "bwrap", limits=Limits()
        )
        summary = coordinator.grade_class(here, exercise, options)
        if STUDENT in summary.missing:
            raise Problem(f"nothing was handed in: {submission} holds no notebook")
        if (result := kept.read(here, exercise, STUDENT)) is not None:
            return result
        reason = summary.not_graded[STUDENT]
        return Result(exercise, STUDENT, "", 0, Status.NOT_GRADED, (), "", reason)


def _no_devices(folder: str, names: list[str]) -> list[str]:
    """Return the names in a folder that are no files, folders or links: opening them could wait for ever."""
    modes = {name: (Path(folder) / name).lstat().st_mode for name in names}
    return [
        name for name, mode in modes.items() if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode))
    ]


def committed(folder: Path = Path()) -> datetime | None:
    """Return the time of the commit that is checked out in a folder, None where there is none."""
    asked = ["git", "-c", "safe.directory=*", "-C", str(folder), "show", "-s", "--format=%cI", "HEAD"]
    try:
        said = subprocess.run(asked, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return datetime.fromisoformat(said.stdout.strip()) if said.returncode == 0 else None


def write_result(made: dict, path: Path) -> None:
    """Write a result for a platform; a folder that is missing is made, as PrairieLearn expects it."""
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, json.dumps(made, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8", "replace"))


def gradescope_zip(course: Course, exercise: str, path: Path, isolation: str = "bwrap") -> Path:
    """Write Gradescope's autograder zip for an exercise, and return it: setup.sh, run_autograder, and what they need.

    It holds the solution and the marking, so it is for Gradescope alone. Raises Problem.
    """
    if course.settings is not None:
        if course.settings.plan(exercise).silent:
            raise Problem(
                f"{exercise} is silent in course.toml: it does not say what is wrong, and Gradescope would show it at "
                "once. Collect it, and run `mlcourse grade` where its pages can wait."
            )
        building.build(course.root, exercise, course.settings.plan(exercise))
    source = course.folder("source") / exercise
    if not (source / "tasks.py").is_file():
        raise Problem(f"{exercise}: expected {source / 'tasks.py'}; nbgrader_config.py says where solutions are")
    clone = Path(mlcourse.__file__).resolve().parents[1]
    if not (clone / "mlgrading" / "pyproject.toml").is_file():
        raise Problem("expected mlcourse to be installed from a clone of the course, as `make book` does it")
    seed = drawn_seed(course.state(exercise), None)
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        wheels = [release.build_wheel(clone, name, scratch) for name in ("mlcourse", "mlgrading")]
        values = {
            "EXERCISE": exercise,
            "ISOLATION": isolation,
            "SEED": str(seed),
            "EXTRAS": ",".join(["student", *_extras(source, exercise)]),
        }
        members = {
            **{name: (_filled(FILES / name, values), 0o755) for name in ("setup.sh", "run_autograder")},
            **{f"wheels/{wheel.name}": (wheel.read_bytes(), 0o644) for wheel in wheels},
            **{
                f"course/solutions/{exercise}/{file.name}": (file.read_bytes(), 0o644)
                for file in (source / f"{exercise}.ipynb", source / "tasks.py", source / BESIDE)
                if file.is_file()
            },
            # The course's exact versions, so that a container marks as the course does.
            "constraints.txt": ((clone / "requirements.txt").read_bytes(), 0o644),
            "course/nbgrader_config.py": (
                b'c = get_config()\nc.CourseDirectory.source_directory = "solutions"\n',
                0o644,
            ),
        }
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
                for name, (data, mode) in members.items():
                    info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
                    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, (stat.S_IFREG | mode) << 16
                    packed.writestr(info, data)
    return path


def _extras(source: Path, exercise: str) -> list[str]:
    """Return the extras of mlcourse that an exercise's solution and marking need."""
    cells = solutions.code_cells(solutions.read_file(source / f"{exercise}.ipynb"))
    files = [source / "tasks.py", Path(mlcourse.__file__).with_name(f"{exercise}.py")]
    text = "\n".join([cell.source for cell in cells] + [path.read_text("utf-8") for path in files if path.is_file()])
    return [extra for extra, modules in EXTRAS.items() if any(re.search(rf"\b{module}\b", text) for module in modules)]


def _filled(template: Path, values: dict[str, str]) -> bytes:
    """Return a script with the values in the place of @NAMES@."""
    return re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], template.read_text(encoding="utf-8")).encode()
