"""What the tests need beside the Python packages: how each is found, what it is for, and how to get it.

A test that needs one of these is marked `@pytest.mark.needs("chromium")`, or calls `need("chromium")`, or uses a
fixture that does. Where the machine lacks it, the test is left out and the table at the end of the run says so. CI must
have them all, but for those that are marked as optional.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from browser import INSTALL, chromium
from playwright._impl._driver import compute_driver_executable

from mlcourse import datasets
from mlgrading.sandbox import command

LEFT_OUT = "the machine lacks: "


@dataclass(frozen=True)
class Need:
    """Something that a machine has or lacks; CI too may lack what is optional."""

    what: str
    why: str
    command: str
    here: Callable[[], object]
    optional: bool = False


def _chromium_and_driver() -> bool:
    """Whether there is a Chromium, and playwright's driver starts, which needs a library that a bare Debian lacks."""
    driver, _ = compute_driver_executable()
    return chromium() is not None and subprocess.run([driver, "--version"], capture_output=True).returncode == 0


def firefox() -> str | None:
    """Return the path of an installed Firefox."""
    return next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)


def epubcheck() -> list[str]:
    """Return the words that start EPUBCheck, which Debian installs as a Java archive."""
    found = shutil.which("epubcheck")
    if found and Path(found).resolve().suffix == ".jar":
        return ["java", "-jar", str(Path(found).resolve())] if shutil.which("java") else []
    return [found] if found else []


def postgresql() -> Path | None:
    """Return the folder of PostgreSQL's programs, of the newest version that has a server."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=lambda path: float(path.parent.name), default=None)


def _sandbox() -> bool:
    try:
        command.check()
    except command.Unavailable:
        return False
    return True


#: the environment that deploy/hub/README.md makes
HUB = Path(os.environ.get("HUB", "/opt/hub-env"))


def _hub() -> bool:
    programs = ("bin/jupyterhub", "bin/nbgrader", "bin/mlcourse", "proxy/node_modules/.bin/configurable-http-proxy")
    return all((HUB / name).exists() for name in programs)


def _namespaces() -> bool:
    """Whether this user may mount, and make networks, in namespaces of the test's own."""
    if os.geteuid() or not all(map(shutil.which, ("unshare", "nsenter", "ip", "openssl"))):
        return False
    words = ["unshare", "--mount", "--net", "--uts", "sh", "-c", "mount -t tmpfs none /mnt && ip link add type veth"]
    return subprocess.run(words, capture_output=True).returncode == 0


NEEDS = {
    "sandbox": Need("bubblewrap and user namespaces", "students' code runs in a sandbox", command.INSTALL, _sandbox),
    "namespaces": Need(
        "root's right to mount and to make networks, iproute2, openssl",
        "disks are full, and classes are graded on hosts of their own",
        "apt-get install iproute2 openssl   (as root)",
        _namespaces,
    ),
    "chromium": Need(
        "Chromium",
        "pages are opened in a browser",
        INSTALL,
        _chromium_and_driver,
    ),
    "epubcheck": Need("EPUBCheck", "the EPUB is valid", "apt-get install epubcheck", epubcheck),
    "firefox": Need("Firefox", "exercises are done in a second browser", "apt-get install firefox-esr", firefox),
    "postgresql": Need("PostgreSQL", "a gradebook is kept in it", "apt-get install postgresql", postgresql),
    "whole data": Need(
        "all of Fashion-MNIST",
        "the table of chapter 11 is checked",
        "apt-get install dataset-fashion-mnist",
        lambda: "sample" not in datasets.fashion_mnist().source,
    ),
    "debian data": Need(
        "Debian's package of Fashion-MNIST",
        "its files are compared",
        "apt-get install dataset-fashion-mnist",
        lambda: (datasets._DEBIAN[-1] / "train-images-idx3-ubyte.gz").is_file(),
    ),
    "hub": Need(
        "JupyterHub in /opt/hub-env, or where the variable HUB says",
        "a class hands in and gets its feedback on a hub",
        'see "Programs" in deploy/hub/README.md',
        _hub,
        optional=True,
    ),
    "triton": Need(
        "the package triton, which PyTorch's CUDA build brings",
        "both frameworks are loaded beside it",
        "(a connection to the package index)",
        lambda: triton() is not None,
    ),
}


@cache
def has(name: str) -> bool:
    """Whether this machine has what `NEEDS` calls `name`."""
    return bool(NEEDS[name].here())


def optional(reason: str) -> bool:
    """Whether a test was skipped for something that CI too may lack."""
    return LEFT_OUT in reason and NEEDS[reason.partition(LEFT_OUT)[2]].optional


def need(name: str) -> None:
    """Leave the running test out where the machine lacks something."""
    if not has(name):
        pytest.skip(LEFT_OUT + name)


#: beside the built book, so that it is fetched once and goes with `make clean`
TRITON = Path(__file__).parents[1] / "_build" / "triton"


@cache
def triton() -> Path | None:
    """Return the folder to put on the path to have triton: the environment's own, else one that is fetched from the
    index."""
    import importlib.util

    found = importlib.util.find_spec("triton")
    if found is not None and found.origin is not None:
        return Path(found.origin).parents[1]
    if not (TRITON / "triton").is_dir():
        words = ["install", "--quiet", "--no-deps", "--retries", "1", "--timeout", "20", "--target", str(TRITON)]
        subprocess.run([sys.executable, "-m", "pip", *words, "triton==3.7.1"], capture_output=True)
    return TRITON if (TRITON / "triton").is_dir() else None


def table(left_out: dict[str, int]) -> list[str]:
    """Return the lines of a table of what was left out: what is lacking, how many tests, what for, how to get it."""
    rows = [("lacking", "tests", "what for", "to have it")]
    rows += [(NEEDS[n].what, str(count), NEEDS[n].why, NEEDS[n].command) for n, count in sorted(left_out.items())]
    widths = [max(len(row[k]) for row in rows) for k in range(4)]
    return ["  ".join(f"{cell:{w}}" for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows]
