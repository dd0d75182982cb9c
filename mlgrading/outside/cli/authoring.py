"""The commands for those who write exercises, in the root of the repository."""

import shutil
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from mlgrading.outside.cli.base import EXIT_DONE, command


@command("exercises", "exercises perceptron mlp    # outputs of these alone")
def exercises(
    names: Annotated[
        list[str] | None, typer.Argument(help="only these exercises' fingerprints and outputs", show_default="all")
    ] = None,
) -> int:
    """Make fingerprints, stored outputs and exercises/ from solutions/."""
    from mlgrading import release
    from mlgrading.child import fingerprints, tasks

    root = _root()
    for exercise in names or tasks.exercises(root):
        made = fingerprints.make(root, exercise)
        if unlike := fingerprints.unlike_elsewhere(made, root, exercise):
            raise ValueError(
                f"the fingerprints of {', '.join(unlike)} would be others on another processor: a number in them "
                "depends on how a sum is rounded. Draw inputs that are exact in binary, or leave the mistake out."
            )
        print(fingerprints.write(made, exercise).relative_to(root))
        release.refresh(root, exercise)
    with tempfile.TemporaryDirectory() as scratch:
        # Only a complete set replaces the old one.
        release.generate(root, Path(scratch))
        shutil.rmtree(root / "exercises", ignore_errors=True)
        shutil.copytree(scratch, root / "exercises")
    print("exercises/")
    return EXIT_DONE


@command("student")
def student() -> int:
    """Make dist/student.zip, which students are given."""
    from mlgrading import release

    print(release.bundle(_root(), Path("dist") / "student"))
    return EXIT_DONE


def _root() -> Path:
    """Return the root of the repository; another folder would write into a package that is not its own."""
    from mlcourse import feedback

    root = Path.cwd()
    if not (root / "solutions").is_dir() or root.resolve() not in feedback.FINGERPRINTS.resolve().parents:
        raise FileNotFoundError(
            f"expected the root of the repository that mlcourse is installed from, got {root}. A course of your own "
            "does without this command: `mlcourse release` makes what its students are given."
        )
    return root
