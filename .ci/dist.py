"""Build the files of a release in dist/, as `make dist` does: the book as an archive with its PDF and its EPUB, the
students' folder, and the wheels of the two packages. The cover of the built book then offers the archive too."""

import shutil
import sys
from pathlib import Path

import epub
import pdf
from pages import COVER, FILE, HTML, ROOT
from take_along import FOLDER, offer, put

import mlcourse
from mlgrading import release

DIST = ROOT / "dist"


def pack(html: Path, target: Path) -> Path:
    """Pack the book with its PDF and its EPUB, and let its cover offer the archive, which cannot hold itself."""
    (html / FOLDER / f"{FILE}.zip").unlink(missing_ok=True)
    offer(html, COVER)
    packed = Path(shutil.make_archive(str(target), "zip", html))
    put(html, COVER, Path(shutil.copy(packed, target.with_name(f"{FILE}.zip"))))
    return packed


def main() -> int:
    """Write the files, print their sizes, and return the exit code."""
    if pdf.main() or epub.main():
        return 1
    name = f"{FILE}-{mlcourse.__version__}"
    students = release.bundle(ROOT, DIST / "student")
    wheel = Path(shutil.copy(next((DIST / "student").glob("*.whl")), DIST))
    book = pack(HTML, DIST / f"{name}-html")
    grader = release.build_wheel(ROOT, "mlgrading", DIST)
    forms = [Path(shutil.copy(HTML / FOLDER / f"{FILE}{end}", DIST / f"{name}{end}")) for end in (".pdf", ".epub")]
    for path in (book, *forms, students, wheel, grader):
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
