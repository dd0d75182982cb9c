"""Makes what students are given: the exercises without their solutions, in a folder to hand out."""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

import mlcourse
from mlgrading.child import solutions, tasks
from mlgrading.outside import gradebook

_UNPACKED = shutil.ignore_patterns("__pycache__", "*.egg-info", "build", ".ipynb_checkpoints")

STUDENT_README = """# Exercises of the course *How Neural Networks Learn*

You need Python 3.11 or newer. Type in a terminal, in this folder:

    python3 -m venv .venv
    .venv/bin/pip install "{wheel}[student]"
    .venv/bin/jupyter notebook

On Windows write `.venv\\Scripts\\` for `.venv/bin/`. In Colab, upload the notebook and the wheel, then run
`%pip install {wheel}` in a first cell.

Open `exercises/<name>/<name>.ipynb`. Replace each `raise NotImplementedError()` with your answer, then run the check
cell below it, which tells you whether the answer is right and, if it is not, often which mistake you made. Hand in the
notebook without renaming it.
"""
CHAPTERS = """
The chapters of the book are notebooks too: run `chapters/<name>.ipynb` from top to bottom, and change what you like.
The first cell says what a chapter needs beside this folder.
"""


def refresh(root: Path, exercise: str) -> None:
    """Run a solution notebook and store its outputs, without anything that changes from run to run."""
    path = Path(root) / "solutions" / exercise / f"{exercise}.ipynb"
    notebook = solutions.read(root, exercise)
    quiet = ["--log-level=ERROR"]  # kernels warn of TCP at each start
    place = {"metadata": {"path": path.parent}}
    client = NotebookClient(notebook, timeout=120, record_timing=False, extra_arguments=quiet, resources=place)
    client.coalesce_streams = True  # a line may arrive in pieces
    client.execute()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    nbformat.write(notebook, path)


def generate(root: Path, target: Path, source: str = "solutions", exercises: Iterable[str] = ()) -> None:
    """Write the release version of exercises, by default all, into `target`, by nbgrader's own generate_assignment.

    `source` is the folder in `root` that has their solutions.

    Raises RuntimeError with nbgrader's report when it refuses one.
    """
    root = Path(root).resolve()
    config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    with tempfile.TemporaryDirectory() as scratch:
        config.CourseDirectory.root = scratch
        config.CourseDirectory.db_url = f"sqlite:///{scratch}/gradebook.db"
        gradebook.make_tables(config.CourseDirectory.db_url)
        shutil.copytree(root / source, Path(scratch) / config.CourseDirectory.source_directory)
        api = NbGraderAPI(config=config)
        for exercise in exercises or tasks.exercises(root):
            outcome = api.generate_assignment(exercise, create=True, force=True)
            if not outcome["success"]:
                raise RuntimeError(f"{exercise}: nbgrader made no release version\n{outcome['log']}")
            made = Path(scratch) / config.CourseDirectory.release_directory / exercise
            shutil.copytree(made, Path(target) / exercise, dirs_exist_ok=True)


def bundle(root: Path, target: Path) -> Path:
    """Build the folder that students are given, `target`, and a zip of it; return the zip.

    It holds the exercises, the wheel of mlcourse and how to install it, but no solutions and no marking. The chapters'
    notebooks come from the built book, and are left out where there is none.
    """
    root, target = Path(root).resolve(), Path(target)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    wheel = build_wheel(root, "mlcourse", target)
    for exercise in tasks.exercises(root):
        shutil.copytree(root / "exercises" / exercise, target / "exercises" / exercise)
    chapters = sorted((root / "_build" / "html" / "_sources" / "book").glob("*.ipynb"))
    for path in chapters:
        (target / "chapters").mkdir(exist_ok=True)
        shutil.copy(path, target / "chapters")
    readme = STUDENT_README.format(wheel=wheel.name) + (CHAPTERS if chapters else "")
    (target / "README.md").write_text(readme, encoding="utf-8")
    return Path(shutil.make_archive(str(target), "zip", target.parent, target.name))


def student_wheel(target: Path) -> Path:
    """Write the wheel of mlcourse, which students install, into a folder and return the file.

    In a clone it is built; elsewhere it is packed again from the files that the installed wheel consists of.
    """
    package = Path(mlcourse.__file__).resolve().parent
    if (package.parent / "pyproject.toml").is_file():
        return build_wheel(package.parent, "mlcourse", target)
    installed = metadata.distribution("mlcourse")
    wheel = Path(target) / f"mlcourse-{installed.version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as packed:
        record = ""
        for file in installed.files or ():
            # What pip wrote beside it is of this machine.
            if file.suffix == ".pyc" or file.name in ("INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json"):
                continue
            if file.name == "RECORD":
                record = str(file)
                continue
            packed.write(Path(str(file.locate())), str(file))
        packed.writestr(record, "".join(f"{name},,\n" for name in [*packed.namelist(), record]))
    return wheel


def build_wheel(root: Path, package: str, target: Path) -> Path:
    """Build the wheel of one of the two packages, mlcourse or mlgrading, in the folder `target`; return the file."""
    with tempfile.TemporaryDirectory() as scratch:
        # A build in the source tree would leave folders behind that a later wheel could include.
        here = Path(scratch, package)
        shutil.copytree(root / package, here, ignore=_UNPACKED)
        if package == "mlgrading":
            shutil.copytree(root / "solutions", here / "solutions", ignore=_UNPACKED)
        else:
            for name in ("pyproject.toml", "README.md", "LICENSE"):
                shutil.copy(root / name, scratch)
            here = Path(scratch)
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
        subprocess.run([*command, "--wheel-dir", str(target), str(here)], check=True)
    return next(target.glob(f"{package}-*.whl"))
