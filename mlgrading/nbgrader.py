"""Plug-ins that nbgrader and Jupyter load by their own configuration: see nbgrader_config.py.

`Restore` and `Mark` are preprocessors of `nbgrader autograde`, which with them grades as `mlcourse grade` does.
`SandboxProvisioner` puts any Jupyter kernel into the sandbox: JUPYTER_DEFAULT_PROVISIONER_NAME=mlcourse-sandbox.
"""

import atexit
import contextlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner
from nbconvert.exporters.exporter import ResourcesDict
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum, Float, Int

from mlgrading import wire
from mlgrading.child import repair
from mlgrading.outside import coordinator, gradebook, workers
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
