"""Plug-ins that nbgrader and Jupyter load by their own configuration: see nbgrader_config.py.

`Restore` and `Mark` are preprocessors of `nbgrader autograde`, which with them grades as `mlcourse grade` does.
`SandboxProvisioner` puts any Jupyter kernel into the sandbox: JUPYTER_DEFAULT_PROVISIONER_NAME=mlcourse-sandbox.
"""

import atexit
import contextlib
import json
import math
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner
from nbconvert.exporters.exporter import ResourcesDict
from nbgrader.plugins import BasePlugin
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum, Float, Int
from traitlets.config import Config

from mlgrading import wire
from mlgrading.child import repair, solutions
from mlgrading.outside import building, coordinator, gradebook, settings, workers
from mlgrading.outside.course import Course
from mlgrading.sandbox import command, seccomp
from mlgrading.wire import Limits

atexit.register(workers.close_all)


def _source(preprocessor: Any, exercise: str) -> Path:
    """Return the folder of the solution, found by way of the preprocessor's exporter and that one's converter."""
    coursedir = preprocessor.parent.parent.coursedir
    return Path(coursedir.format_path(coursedir.source_directory, ".", exercise))


class Restore(NbGraderPreprocessor):
    """Takes from a student's notebook the text of the cells, and everything else from the solution notebook."""

    def preprocess(self, nb: nbformat.NotebookNode, resources: ResourcesDict) -> tuple:
        """Return the clean notebook; raises wire.Refused for one that cannot be read."""
        exercise = resources["nbgrader"]["assignment"]
        source = nbformat.read(_source(self, exercise) / f"{exercise}.ipynb", as_version=4)
        gradebook.add_checksums(source)
        read = repair.parse(json.dumps(nb).encode(), source)
        for note in read.notes:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], note)
        return read.notebook, resources


class Mark(NbGraderPreprocessor):
    """Runs a notebook in the sandbox and writes the verdict on each task into the output of its check cell."""

    isolation = Enum(["bwrap", "none"], "bwrap", help="none runs students' code without a sandbox").tag(config=True)
    notebook_seconds = Float(120.0, help="seconds a notebook may take").tag(config=True)
    cell_seconds = Float(60.0, help="seconds a cell may take").tag(config=True)
    memory_mb = Int(3072, help="megabytes a notebook may use").tag(config=True)

    def preprocess(self, nb: nbformat.NotebookNode, resources: ResourcesDict) -> tuple:
        """Return the notebook with its outputs and verdicts; raises command.Unavailable if there is no sandbox."""
        if self.isolation == "bwrap":
            command.check()
        where, folder = resources["nbgrader"], _source(self, resources["nbgrader"]["assignment"])
        course = Course(Path.cwd(), self.config, Path.cwd())
        limits = Limits(self.notebook_seconds, min(self.cell_seconds, self.notebook_seconds), self.memory_mb)
        options = coordinator.Options(isolation=self.isolation, limits=limits)
        exercise = coordinator.load(course, where["assignment"], folder, options)
        job = coordinator.job_of(exercise, wire.Handed(where["student"], json.dumps(nb).encode()))
        result = wire.read(workers.grade(wire.write(job)), wire.Result)
        if result.status is wire.Status.NOT_GRADED:
            raise RuntimeError(f"{where['student']} was not graded: {result.reason}")
        for flag in result.flags:
            self.log.warning("%s, to look at: %s", where["student"], flag.text)
        return nbformat.reads(result.notebook, as_version=4), resources


class LateByDays(BasePlugin):
    """The penalty for handing in late that course.toml sets: a percentage of the score for each day that has begun."""

    percent_per_day = Float(0.0, help="per cent of the score for each day that has begun").tag(config=True)
    at_most = Float(100.0, help="the most, in per cent of the score").tag(config=True)
    grace_minutes = Float(0.0, help="minutes that cost nothing").tag(config=True)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float | None:
        """Return the points to take off, None for nothing."""
        late = total_seconds_late - 60 * self.grace_minutes
        if late <= 0 or not self.percent_per_day:
            return None
        return score * min(math.ceil(late / 86_400) * self.percent_per_day, self.at_most) / 100


def settings_of(config: Config, root: Path) -> None:
    """Give nbgrader the settings of a course of one's own, which stand in the course.toml of the folder `root`."""
    settled = settings.read(root) or settings.Settings()
    config.CourseDirectory.course_id = re.sub(r"[^a-z0-9]+", "-", settled.title.lower()).strip("-") or "course"
    config.CourseDirectory.source_directory = building.BUILT
    config.CourseDirectory.release_directory = building.RELEASE
    config.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "tasks.py", building.RECORD]
    config.ClearSolutions.code_stub = {"python": solutions.STUB}
    config.Autograde.sanitize_preprocessors = ["mlgrading.nbgrader.Restore"]
    config.Autograde.autograde_preprocessors = [
        "mlgrading.nbgrader.Mark",
        "nbgrader.preprocessors.SaveAutoGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
        "nbgrader.preprocessors.CheckCellMetadata",
    ]
    config.AssignLatePenalties.plugin_class = "mlgrading.nbgrader.LateByDays"
    config.LateByDays.percent_per_day = settled.late.percent_per_day
    config.LateByDays.at_most = settled.late.at_most
    config.LateByDays.grace_minutes = settled.late.grace_minutes


class SandboxProvisioner(LocalProvisioner):
    """Starts a kernel in bubblewrap, without network; messages pass through ipc sockets in a folder of its own."""

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Return the arguments for the kernel's process, whose command is wrapped; raises command.Unavailable."""
        command.check()
        self.folder = Path(tempfile.mkdtemp(prefix="mlc-", dir="/tmp"))
        run = self.folder / "r"
        run.mkdir()
        run.chmod(0o777)  # the folder around it is closed to others
        manager: Any = self.parent  # the kernel's manager, which called this method
        manager.transport, manager.ip = "ipc", str(run / "s")
        manager.connection_file = str(run / "k.json")
        kwargs = await super().pre_launch(**kwargs)
        (run / "k.json").chmod(0o644)
        limits = [f"--{k.removeprefix('RLIMIT_').lower()}={v}" for k, v in Limits().for_process().items()]
        program = ["prlimit", *limits, "--", *kwargs["cmd"]]
        self._open = contextlib.ExitStack()
        calls = self._open.enter_context(seccomp.opened())
        kwargs["cmd"] = command.bubblewrapped(program, run, calls, at=str(run))
        return kwargs | {"pass_fds": calls}

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel, without the environment and the working folder of this process."""
        kwargs |= {"env": {"PATH": os.environ.get("PATH", "")}, "cwd": "/"}
        with self._open:
            return await super().launch_kernel(cmd, **kwargs)

    async def cleanup(self, restart: bool = False) -> None:
        """Remove the folder of the sockets when the kernel has ended for good."""
        await super().cleanup(restart=restart)
        shutil.rmtree(self.folder, ignore_errors=True)
