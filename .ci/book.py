"""Build the book with warnings as errors, as `make book` does: `.venv/bin/python .ci/book.py`.

This is `jupyter-book build . -W --keep-going --quiet` without that command's traceback, since Sphinx or
book/_ext/build_cache.py has already written what went wrong, with file and line.
"""

import io
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path

from jupyter_book.cli.main import main as jupyter_book

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Build the book, print how long it took and where it is, and return the exit code."""
    began = time.monotonic()
    print("Building the book", flush=True)
    try:
        with redirect_stdout(io.StringIO()):  # the command frames its own message; ours is below
            jupyter_book(["build", str(ROOT), "-W", "--keep-going", "--quiet"], standalone_mode=False)
    except (RuntimeError, SystemExit):
        print("The book was not built; the reasons are above.", file=sys.stderr)
        return 1
    print(f"The book: {ROOT / '_build' / 'html' / 'index.html'}   ({time.monotonic() - began:.0f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
