"""Make the environment .venv, or bring it up to date: `python3 .ci/environment.py`. `make` runs this script, which also
works without make.

It installs the versions of requirements.txt, then the course itself, in such a way that edits take effect at once. On
Linux it first looks for PyTorch's CPU build, of 200 MB, in the package index that the variable TORCH_INDEX names. If
the build is not there, or the index cannot be reached, the ordinary build is installed, with CUDA libraries of several
gigabytes. With TORCH_INDEX=none it does not look.
"""

import os
import platform
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
#: the oldest Python is Debian 12's own, for which requirements.txt is resolved
OLDEST = (3, 11, 2)
NEWEST = (3, 13)


def main() -> None:
    """Do all steps; if one fails, end with an explanation on stderr."""
    folder = ROOT / ".venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not _works(python):
        _check_this_python()
        print("Making the environment .venv", flush=True)
        _run("the environment could not be made", sys.executable, "-m", "venv", "--clear", str(folder))
    requirements = ROOT / "requirements.txt"
    _install_torch(python, requirements)
    print("Installing the packages of requirements.txt, 3 GB the first time", flush=True)
    _pip("the packages could not be installed", python, "-r", str(requirements))
    install_course(python)


def install_course(python: Path) -> None:
    """Install the course's two packages, mlcourse and mlgrading, from this folder, so that edits take effect."""
    for folder in (ROOT, ROOT / "mlgrading"):  # in this order: the second takes its version from the first
        words = ["--no-deps", "--no-build-isolation", "-e", str(folder)]
        _pip("the course could not be installed", python, *words)


def torch_version(requirements: str) -> str:
    """Return the version of PyTorch that a lock file names."""
    return re.search(r"^torch==([^\s;+]+)", requirements, re.M)[1]


def torch_build(python: Path) -> str:
    """Return the version of PyTorch that is installed in an environment, or "" if there is none."""
    code = "from importlib.metadata import version; print(version('torch'))"
    return subprocess.run([python, "-c", code], capture_output=True, text=True).stdout.strip()


def _install_torch(python: Path, requirements: Path) -> None:
    index, version = os.environ.get("TORCH_INDEX", CPU_INDEX), torch_version(requirements.read_text(encoding="utf-8"))
    if platform.system() != "Linux" or index == "none" or torch_build(python).partition("+")[0] == version:
        return
    print(f"Looking for PyTorch's CPU build in {index}", flush=True)
    # One short try: a machine that cannot reach the index should not be kept waiting.
    words = ["--no-deps", "--retries", "0", "--timeout", "10", "--index-url", index, f"torch=={version}+cpu"]
    if _pip("", python, *words):
        return
    print(
        "It was not found there, so the ordinary build is installed, which brings CUDA libraries: 7 GB on the disk "
        "instead of 3.5. To avoid that, name another index in TORCH_INDEX.",
        flush=True,
    )


def _pip(failed: str, python: Path, *words: str) -> bool:
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *words]
    return _run(failed, *command)


def _run(failed: str, *command: str) -> bool:
    """Run a command and return whether it worked; on failure, if `failed` says what it means, end with the output."""
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if ran.returncode and failed:
        raise SystemExit(f"{ran.stdout.strip()}\n{failed[0].upper()}{failed[1:]}; the output of {command[2]} is above.")
    return ran.returncode == 0


def _works(python: Path) -> bool:
    return python.exists() and subprocess.run([python, "-c", "import pip"], capture_output=True).returncode == 0


def _check_this_python() -> None:
    have = sys.version_info[:3]
    if not OLDEST <= have or have[:2] > NEWEST:
        oldest, newest, mine = (".".join(map(str, version)) for version in (OLDEST, NEWEST, have))
        raise SystemExit(
            f"The course needs Python {oldest} to {newest}, but {sys.executable} is {mine}. If another one is "
            "installed, name it: make PYTHON=python3.12 book"
        )
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        raise SystemExit(
            f"{sys.executable} has no module ensurepip, so it cannot make an environment. On Debian and Ubuntu: "
            "apt-get install python3-venv"
        ) from None


if __name__ == "__main__":
    if sys.argv[1:] == ["course"]:
        install_course(Path(sys.executable))
    else:
        main()
