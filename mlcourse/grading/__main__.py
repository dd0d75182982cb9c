"""The instructor's command line: `python -m mlcourse.grading exercises | student`, from the root of the repository."""

import argparse
import shutil
import tempfile
from pathlib import Path

from mlcourse.grading import fingerprints, release, tasks


def main() -> None:
    """Make the exercises from the solutions, or the folder that students are given."""
    parser = argparse.ArgumentParser(prog="python -m mlcourse.grading", description=main.__doc__)
    parser.add_argument("what", choices=["exercises", "student"])
    parser.add_argument("names", nargs="*", help="only these exercises' fingerprints and outputs (default: all)")
    arguments = parser.parse_args()
    root = Path.cwd()
    if not (root / "solutions").is_dir():
        parser.error(f"run it from the root of the course: {root} has no folder solutions")
    if arguments.what == "student":
        print(release.bundle(root, root / "dist" / "student"))
        return
    for exercise in arguments.names or tasks.exercises(root):
        print(fingerprints.write(root, exercise).relative_to(root))
        release.refresh(root, exercise)
    with tempfile.TemporaryDirectory() as scratch:
        # Only a complete set replaces the old one.
        release.generate(root, Path(scratch))
        shutil.rmtree(root / "exercises", ignore_errors=True)
        shutil.copytree(scratch, root / "exercises")
    print("exercises/")


if __name__ == "__main__":
    main()
