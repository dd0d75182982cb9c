"""Build the files of a release in dist/, as `make dist` does: the book and the students' folder as archives, and the
wheels of the two packages."""

import shutil
from pathlib import Path

import mlcourse
from mlgrading import release

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"


def main() -> None:
    """Write the four files, and print their sizes."""
    name = f"how-neural-networks-learn-{mlcourse.__version__}"
    students = release.bundle(ROOT, DIST / "student")
    wheel = Path(shutil.copy(next((DIST / "student").glob("*.whl")), DIST))
    book = Path(shutil.make_archive(str(DIST / f"{name}-html"), "zip", ROOT / "_build", "html"))
    grader = release.build_wheel(ROOT, "mlgrading", DIST)
    for path in (book, students, wheel, grader):
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
