"""Build the book with warnings as errors, as `make book` does: `.venv/bin/python .ci/book.py`.

It is `jupyter-book build . -W --keep-going --quiet` without that command's traceback: what went wrong stands above it
already, written by Sphinx or by book/_ext/build_cache.py, with file and line.
"""

import io
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path

from jupyter_book.cli.main import main as jupyter_book

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Build, say how long it took and where the book is; return the exit code."""
    began = time.monotonic()
    print("Building the book", flush=True)
    try:
        with redirect_stdout(io.StringIO()):  # the command frames its own message; ours is below
            jupyter_book(["build", str(ROOT), "-W", "--keep-going", "--quiet"], standalone_mode=False)
    except (RuntimeError, SystemExit):
        print("The book was not built; the reasons stand above.", file=sys.stderr)
        return 1
    print(f"The book: {ROOT / '_build' / 'html' / 'index.html'}   ({time.monotonic() - began:.0f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
