"""A class graded by workers on hosts of their own, with TLS between them, while things go wrong.

Of four workers one has another version of the package, and one is cut off in mid-run. The table must be that of a class
graded on this machine.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from guide import blocks
from lab import NET, Lab, lab
from outcomes import results, table, wait_until

from mlgrading import simulate

ROOT = Path(__file__).parents[2]
EXERCISE = "perceptron"
SIZE = 9
SCHEDULER = f"tls://{NET}.1:8786"
HOSTS = ("desk", "first", "second", "third", "old")

pytestmark = [pytest.mark.slow, pytest.mark.needs("sandbox"), pytest.mark.needs("namespaces")]

# What a worker runs before it begins. The files that it looks for are made by the tests.
FAULTS = """
import os, signal, socket, time
from pathlib import Path

here = Path(os.environ["FAULTS"])  # Dask runs a copy of this file

def dask_setup(worker):
    from mlgrading.outside import workers

    ask = workers.Child.ask

    def disturbed(child, wanted, said):
        student = wanted.handed.student
        if (here / "hold").exists():
            if socket.gethostname() == "first" and student.startswith("student"):
                (here / "held").write_text(student)
                time.sleep(600)
            while socket.gethostname() != "first" and not (here / "held").exists():
                time.sleep(0.05)
        if (here / f"kills-{student}").exists():
            with (here / "killed").open("a") as file:
                file.write(student + "\\n")
            os.kill(os.getpid(), signal.SIGKILL)
        return ask(child, wanted, said)

    workers.Child.ask = disturbed
"""
# Dask's own nanny does the same, and takes a process more.
AGAIN = ["sh", "-c", 'while true; do "$@"; done', "again"]


@dataclass
class Hosts:
    """A scheduler, four workers, and the folder in which faults are switched on."""

    lab: Lab
    faults: Path
    variables: dict[str, str]

    def grade(self, folder: Path, **variables: str) -> subprocess.Popen:
        """Start grading a class from the scheduler's host."""
        words = [*self.lab.host("desk"), *grading(folder, "--scheduler", SCHEDULER)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(words, env=self.variables | variables, **pipes)


def grading(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "mlgrading", "grade", EXERCISE, "--course-dir", str(folder), "--seed", "11", *words]


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory):
    """A simulated class with hostile members, and what each must get."""
    made, expected = simulate.make(ROOT, EXERCISE, SIZE, seed=28)
    folder = tmp_path_factory.mktemp("class") / "course"
    shutil.move(made, folder)
    return folder, expected


@pytest.fixture(scope="module")
def undisturbed(handed_in, tmp_path_factory):
    """The same class, graded on this machine."""
    folder = Path(shutil.copytree(handed_in[0], tmp_path_factory.mktemp("undisturbed") / "course"))
    ran = subprocess.run(grading(folder, "--workers", "1"), capture_output=True, text=True)
    assert ran.returncode in (0, 3), ran.stdout + ran.stderr
    return folder, ran.returncode


@pytest.fixture(scope="module")
def hosts(tmp_path_factory) -> Iterator[Hosts]:
    folder = tmp_path_factory.mktemp("hosts")
    faults = folder / "faults"
    faults.mkdir()
    (faults / "faults.py").write_text(FAULTS)
    for package in ("mlcourse", "mlgrading"):
        shutil.copytree(ROOT / package, folder / "old" / package)
    with (folder / "old" / "mlgrading" / "wire.py").open("a") as file:
        file.write("# as it was last year\n")
    certificate, key = folder / "me.pem", folder / "me-key.pem"
    words = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    words += ["-subj", "/CN=course", "-days", "2", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(words, check=True, capture_output=True)
    shutil.copy(certificate, folder / "ca.pem")
    # What the guide says to set, with these files.
    typed = re.sub(r"=(\S+\.pem)", rf"={folder}/\1", "\n".join(blocks("On several machines")[1:]))
    ran = subprocess.run(["bash", "-c", f"{typed}\nenv -0"], check=True, capture_output=True, text=True)
    variables = dict(line.split("=", 1) for line in ran.stdout.split("\0") if line)
    assert sum(name.startswith("DASK_DISTRIBUTED__COMM__") for name in variables) == 8
    # The least that Dask takes: after so long it gives up a connection on which nothing arrives any more.
    variables |= {"DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP": "11s", "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "20s"}
    started = []

    def start(host: str, *words: str, **more: str) -> None:
        with (folder / f"{host}.log").open("w") as log:
            command = [*made.host(host), *AGAIN, sys.executable, "-m", *words]
            started.append(subprocess.Popen(command, env=variables | more, stdout=log, stderr=log))

    with lab() as made:
        made.network(*HOSTS)
        start("desk", "distributed.cli.dask_scheduler", "--host", f"tls://{NET}.1:8786", "--no-dashboard")
        for number, host in enumerate(HOSTS[1:], 2):
            words = ["distributed.cli.dask_worker", SCHEDULER, "--host", f"{NET}.{number}", "--nthreads", "1"]
            words += ["--no-dashboard", "--no-nanny", "--local-directory", str(folder / f"{host}-scratch")]
            if host == "old":
                start(host, *words, PYTHONPATH=str(folder / "old"))
            else:
                start(host, *words, "--preload", str(faults / "faults.py"), FAULTS=str(faults))
        wait_until(lambda: all("Registered to" in (folder / f"{host}.log").read_text() for host in HOSTS[1:]))
        yield Hosts(made, faults, variables)
    for process in started:
        process.wait()


@pytest.fixture(scope="module")
def disturbed(hosts, handed_in, tmp_path_factory):
    """The class graded on these hosts, of which one is cut off while it grades; and what was said."""
    folder = Path(shutil.copytree(handed_in[0], tmp_path_factory.mktemp("disturbed") / "course"))
    (hosts.faults / "hold").touch()
    with hosts.grade(folder) as running:
        wait_until((hosts.faults / "held").exists, running)
        hosts.lab.cut("first")
        said, complaints = running.communicate(timeout=300)
    return folder, running.returncode, said, complaints


def test_the_grades_are_those_of_one_machine(disturbed, undisturbed):
    folder, code, said, complaints = disturbed
    assert code == undisturbed[1], said + complaints
    assert results(folder) == results(undisturbed[0])
    assert table(folder) == table(undisturbed[0])
    names = [
        "reports/perceptron.csv",
        *(f"feedback/{student}/perceptron/perceptron.html" for student in results(folder)),
    ]
    for name in names:
        assert (folder / name).read_bytes() == (undisturbed[0] / name).read_bytes()


def test_a_host_that_is_cut_off_is_told_and_its_work_done_by_others(disturbed, hosts):
    _, _, said, complaints = disturbed
    held = (hosts.faults / "held").read_text()
    assert f"remark  'worker tls://{NET}.2:" in said
    assert "was lost: it ended or was cut off; its submissions were given to others" in said
    assert f"not graded, try again  {held!r}" not in said
    assert "Traceback" not in said + complaints


def test_a_worker_of_another_version_gets_no_work_and_is_named(disturbed):
    said = disturbed[2]
    assert f"remark  'worker tls://{NET}.5:" in said
    assert "gets no work: the worker on old has another version of mlcourse or mlgrading than this machine" in said


def test_a_submission_that_kills_its_workers_harms_nobody_else_and_is_not_graded(
    disturbed, undisturbed, hosts, handed_in, tmp_path
):
    folder = Path(shutil.copytree(handed_in[0], tmp_path / "course"))
    killer = max(handed_in[1], key=lambda student: handed_in[1][student].score)
    (hosts.faults / f"kills-{killer}").touch()
    running = hosts.grade(folder)
    said, complaints = running.communicate(timeout=300)
    assert running.returncode == 1, said + complaints
    assert f"not graded, try again  {killer!r}: 3 workers were lost over it" in said
    assert (hosts.faults / "killed").read_text().split() == [killer] * 3
    assert "Traceback" not in said + complaints
    others = {student: result for student, result in results(undisturbed[0]).items() if student != killer}
    assert results(folder) == others, "its own is not kept, so the next run tries it again"
    assert killer not in {row["student"] for row in table(folder)}


def test_without_a_certificate_the_cluster_cannot_be_used(hosts, handed_in, tmp_path):
    folder = Path(shutil.copytree(handed_in[0], tmp_path / "course"))
    none = {name: "" for name in hosts.variables if "TLS" in name and name.endswith(("CERT", "KEY"))}
    running = hosts.grade(folder, **none)
    said, complaints = running.communicate(timeout=300)
    assert running.returncode == 1, said + complaints
    assert complaints.startswith("mlcourse: ")
    assert "Traceback" not in complaints
