"""Show only outputs that the present code prints, and execute pages in parallel.

Why: the cache of executed pages is keyed by their code cells alone. When a function of `mlcourse`, its
data or the version of a library changes, a page that uses it would keep its old output. So the
cache lies in a folder named after a hash of all these. The name is part of Sphinx's configuration,
so that Sphinx reads, and executes, every page again when it changes.

Second, Sphinx remembers the pages that it has read but forgets their warnings, so that a build with
warnings as errors fails once and passes the second time. After such a failure this extension forgets
the pages too, so that the next build gives the same warnings again.

Third, Sphinx reads, and so executes, one page after the other. Before it starts, the pages that are not in the
cache are executed here, as many at a time as there are processors, the last chapters first
because they take longest, with a line of progress for each. When a cell fails, the build ends with that cell, its
error, its file and line, instead of the tracebacks of the three libraries that it passed through.

Fourth, the output of a cell may arrive in pieces, cut anywhere. MyST-NB joins them with a
new line after each piece, which now and then cuts a line in two. They are joined here without it.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors.utils import ExecutionResult, single_nb_execution
from myst_nb.core.read import create_nb_reader
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError

from mlcourse import datasets

PATTERNS = ("mlcourse/**/*.py", "mlcourse/data/**/*", "requirements.txt")


class CellFailed(SphinxError):
    """A cell of a page raised an error, or did not end in its time."""

    category = "A cell failed"


def say(words: str) -> None:
    """Print a line of progress, even where Sphinx is quiet and Jupyter Book's own output is discarded."""
    print(words, file=sys.__stdout__, flush=True)


def sources_hash(root: Path) -> str:
    """Return a hash of the names and contents of everything outside a page on which its outputs depend."""
    digest = hashlib.sha256()
    found = {path for pattern in PATTERNS for path in root.glob(pattern) if path.is_file()}
    for path in sorted(found):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    digest.update(str(datasets.find_fashion_mnist()).encode())
    return digest.hexdigest()[:16]


def set_cache_path(app: Sphinx, config: Config) -> None:
    """Name the cache folder after the sources, before Sphinx compares its configuration with that of the last build."""
    folder = Path(app.outdir).parent / ".jupyter_cache"
    config.nb_execution_cache_path = str(folder / sources_hash(Path(app.srcdir)))


def forget_failed_build(app: Sphinx, exception: Exception | None) -> None:
    """Remove Sphinx's record of a build that warned while warnings were errors."""
    warnings_are_errors = app.warningiserror or app.keep_going  # Sphinx turns the first off for the second
    if exception is None and warnings_are_errors and app._warncount:
        (Path(app.doctreedir) / "environment.pickle").unlink(missing_ok=True)


def join_streams(notebook: NotebookNode) -> None:
    """Join neighbouring pieces of the same stream to one output, without adding or removing a character."""
    for cell in notebook.cells:
        joined: list[NotebookNode] = []
        for output in cell.get("outputs", []):
            last = joined[-1] if joined else None
            if last and output.output_type == last.output_type == "stream" and output.name == last.name:
                last.text += output.text
            else:
                joined.append(output)
        if "outputs" in cell:
            cell.outputs = joined


def execute_side_by_side(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Execute those of the pages to be read that the cache lacks, and add them to it."""
    cache = get_cache(env.mystnb_config.execution_cache_path)
    todo = []
    for name in docnames:
        path = Path(env.doc2path(name))
        text = path.read_text(encoding="utf-8")
        reader = create_nb_reader(str(path), env.myst_config, env.mystnb_config, text)
        if reader is None or path.suffix == ".ipynb":
            continue
        notebook = reader.read(text)
        try:
            cache.match_cache_notebook(notebook)
        except KeyError:
            todo.append((path, notebook))

    def execute(path: Path, notebook: NotebookNode) -> ExecutionResult:
        settings = {"timeout": env.mystnb_config.execution_timeout, "allow_errors": False}
        # Each kernel warns at its start that it uses TCP, which is harmless on this machine's own address.
        settings["extra_arguments"] = ["--log-level=ERROR"]
        try:
            return single_nb_execution(notebook, cwd=str(path.parent), **settings)
        finally:  # jupyter_core makes a loop for the thread, and does not close it
            asyncio.get_event_loop().close()

    if not todo:
        return
    began = time.monotonic()
    say(f"Executing {len(todo)} page{'s' * (len(todo) > 1)}; the next build executes only those that have changed")
    failed = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        running = {pool.submit(execute, *item): item for item in reversed(todo)}
        for count, done in enumerate(as_completed(running), start=1):
            (path, notebook), result = running[done], done.result()
            if result.err is None:
                join_streams(notebook)
                bundle = CacheBundleIn(notebook, str(path), data={"execution_seconds": result.time})
                cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
            else:
                failed.append(what_failed(path.relative_to(app.srcdir), notebook, result))
            outcome = f"{result.time:.0f} s" if result.err is None else "failed"
            say(f"  {count:2} of {len(todo)}  {path.stem} ({outcome}), after {time.monotonic() - began:.0f} s")
    if failed:
        raise CellFailed("\n\n".join(failed))


def what_failed(path: Path, notebook: NotebookNode, result: ExecutionResult) -> str:
    """Return the file and line of the cell that failed, its code, its error, and where in `mlcourse` it was raised."""
    reached = [i for i, cell in enumerate(notebook.cells) if cell.get("execution_count") or cell.get("outputs")]
    number = max(reached, default=0)
    cell, lines = notebook.cells[number], notebook.metadata.get("source_map", [])
    where = f"{path}, line {lines[number] + 1}" if number < len(lines) else str(path)
    error = next((o for o in cell.get("outputs", []) if o.output_type == "error"), None)
    if error is None:
        what, frames = f"it did not end: {str(result.err).strip().splitlines()[0]}", []
    else:
        what = f"{error.ename}: {error.evalue}"
        plain = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(error.traceback))
        frames = re.findall(r"^File (\S*mlcourse\S*?:\d+), in ([\w.]+)", plain, re.M)
    told = [f"    in {function}, {place}" for place, function in frames]
    return "\n".join([f"{where}\n", textwrap.indent(cell.source.strip(), "    "), f"\n{what}", *told])


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the functions to Sphinx's events."""
    app.connect("config-inited", set_cache_path, priority=100)
    app.connect("env-before-read-docs", execute_side_by_side)
    app.connect("build-finished", forget_failed_build, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
