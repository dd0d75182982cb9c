"""Never show an output that the present code would not print.

Why: the cache of executed pages is keyed on their code cells alone. When a function of `mlcourse`, its
data or the version of a library changes, a page that calls it would keep its old output. So the
cache lives in a folder named after a hash of all these. The name is part of Sphinx's configuration,
so when it changes Sphinx reads every page again, and executes it.

And: Sphinx remembers pages that it has read, with their warnings forgotten, so that a build with
warnings as errors fails once and passes the second time. After such a failure this extension forgets
the pages, so that the next build says the same thing again.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

PATTERNS = ("mlcourse/**/*.py", "mlcourse/data/*", "requirements.txt")


def sources_hash(root: Path) -> str:
    """Hash names and contents of everything outside a page that its outputs depend on."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in PATTERNS for path in root.glob(pattern) if path.is_file()}):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def set_cache_path(app: Sphinx, config: Config) -> None:
    """Name the cache folder after the sources, before Sphinx compares its configuration with the last."""
    folder = Path(app.outdir).parent / ".jupyter_cache"
    config.nb_execution_cache_path = str(folder / sources_hash(Path(app.srcdir)))


def forget_failed_build(app: Sphinx, exception: Exception | None) -> None:
    """Remove the memory of a build that warned while warnings were errors."""
    warnings_are_errors = app.warningiserror or app.keep_going  # Sphinx turns the first off for the second
    if exception is None and warnings_are_errors and app._warncount:
        (Path(app.doctreedir) / "environment.pickle").unlink(missing_ok=True)


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect both to Sphinx's events."""
    app.connect("config-inited", set_cache_path, priority=100)
    app.connect("build-finished", forget_failed_build, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
