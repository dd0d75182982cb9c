"""nbgrader's commands, without the two seconds that each takes to start: a process that has imported it forks them.

The commands of the instructor's guide are started as they stand there, by test_guide.py.
"""

import multiprocessing
import os
import sys
import tempfile
from pathlib import Path

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["nbgrader.apps.nbgraderapp", "nbconvert.exporters", "mlgrading.nbgrader"])
#: nbgrader calls other programs of the environment by name
ENVIRONMENT = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def nbgrader(folder: Path, *words: str, environment: dict[str, str] | None = None) -> str:
    """Run an nbgrader command in a folder and return what it said; raise AssertionError on failure."""
    with tempfile.NamedTemporaryFile() as said:
        process = _FORKS.Process(target=_run, args=(str(folder), words, environment or ENVIRONMENT, said.name))
        process.start()
        process.join()
        text = Path(said.name).read_text("utf8", "replace")
    assert process.exitcode == 0, text
    return text


def _run(folder: str, words: tuple[str, ...], environment: dict[str, str], said: str) -> None:
    """Become the command, in a forked process."""
    out = os.open(said, os.O_WRONLY | os.O_APPEND)
    for standard in (1, 2):
        os.dup2(out, standard)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["nbgrader", *words]
    from nbgrader.apps.nbgraderapp import main

    main()
