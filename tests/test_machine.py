"""What the tests do where the machine lacks something: leave it out and say so, or, in CI, refuse to begin."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import machine
import pytest

ROOT = Path(__file__).parent.parent

LACKING = """
import dataclasses, machine
machine.NEEDS["debian data"] = dataclasses.replace(machine.NEEDS["debian data"], here=lambda: None)
"""


ALL_BUT_THE_HUB = """
import dataclasses, machine
for name, need in machine.NEEDS.items():
    machine.NEEDS[name] = dataclasses.replace(need, here=lambda name=name: name != "hub")
"""


def run(
    tmp_path: Path,
    lacking: str = LACKING,
    tests: tuple[str, ...] = ("tests/test_datasets.py", "-k", "debian"),
    **variables: str,
) -> subprocess.CompletedProcess:
    """Run tests as if the machine lacked something: by default Debian's package of Fashion-MNIST, and its own tests."""
    (tmp_path / "lacking.py").write_text(lacking)
    path = os.pathsep.join([str(tmp_path), str(ROOT / "tests"), str(ROOT / ".ci")])
    own = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("PYTEST")}
    words = ["-p", "lacking", "-p", "no:cacheprovider", *tests]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=ROOT,
        env=own | {"PYTHONPATH": path} | variables,
        capture_output=True,
        text=True,
    )


@pytest.mark.slow
def test_what_is_left_out_is_told_in_one_table(tmp_path):
    ran = run(tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    table = ran.stdout.partition("not run on this machine")[2].splitlines()
    assert table[1].split() == ["lacking", "tests", "what", "for", "to", "have", "it"]
    count = str(len(machine.datasets.FASHION_FILES))
    assert table[2].startswith("Debian's package of Fashion-MNIST")
    assert f" {count} " in table[2]
    assert table[2].endswith("apt-get install dataset-fashion-mnist")
    assert "failed" not in ran.stdout


@pytest.mark.slow
def test_ci_refuses_a_machine_that_lacks_something(tmp_path):
    ran = run(tmp_path, CI="true")
    assert ran.returncode == pytest.ExitCode.USAGE_ERROR
    assert "this machine lacks" in ran.stderr
    assert "apt-get install dataset-fashion-mnist" in ran.stderr


@pytest.mark.slow
def test_ci_leaves_out_what_needs_something_optional_and_says_so(tmp_path):
    ran = run(tmp_path, ALL_BUT_THE_HUB, ("tests/deploy",), CI="true")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    table = ran.stdout.partition("not run on this machine")[2].splitlines()
    assert table[2].startswith("JupyterHub in /opt/hub-env")
    assert table[2].endswith('see "Programs" in deploy/hub/README.md')


@pytest.fixture
def bare(tmp_path):
    """A folder of programs with nothing that the course needs, and an apt-get that only writes down what it is told."""
    for name in ("bash", "env", "mktemp", "rm", "tail", "cat"):
        (tmp_path / name).symlink_to(shutil.which(name))
    for name, script in {"id": "echo 0", "apt-get": f'echo "$@" >> {tmp_path}/asked', "python3": "exit 1"}.items():
        (tmp_path / name).write_text(f"#!{tmp_path}/bash\n{script}\n")
        (tmp_path / name).chmod(0o755)
    return tmp_path


def install(bare: Path, **variables: str) -> list[str]:
    """Run .ci/system there and return what apt-get was asked for."""
    words = [str(bare / "bash"), str(ROOT / ".ci" / "system")]
    ran = subprocess.run(words, env={"PATH": str(bare)} | variables, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    asked = bare / "asked"
    return asked.read_text().splitlines() if asked.exists() else []


def test_as_root_what_is_missing_is_installed_piece_by_piece(bare):
    asked = install(bare)
    assert asked[0].startswith("update")
    packages = [line.split()[-1] for line in asked[1:]]
    assert {"make", "git", "python3-venv", "bubblewrap", "chromium-headless-shell", "firefox-esr"} <= set(packages)
    assert len(packages) == len(set(packages))


def test_a_variable_turns_that_off_and_an_ordinary_user_is_left_alone(bare):
    assert install(bare, INSTALL="no") == []
    (bare / "id").write_text(f"#!{bare}/bash\necho 1000\n")
    assert install(bare) == []


def test_a_package_that_is_not_to_be_had_keeps_no_other_from_coming(bare):
    unknown = "chromium-headless-shell"
    (bare / "apt-get").write_text(f'#!{bare}/bash\necho "$@" >> {bare}/asked\n[ "${{@: -1}}" != {unknown} ]\n')
    assert any(line.endswith("firefox-esr") for line in install(bare))
