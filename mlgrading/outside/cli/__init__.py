"""The instructor's command line, `mlcourse`: each module of GROUPS has some of its commands, `base` what they share."""

import sys
from importlib import import_module
from typing import Annotated

import typer

from mlgrading.outside.cli import base
from mlgrading.outside.cli.base import EXIT_DONE, EXIT_PROBLEM
from mlgrading.wire import Refused

#: the modules with commands, in the order in which `mlcourse --help` shows them
GROUPS = (
    "own",
    "grading",
    "marks",
    "pushing",
    "platforms",
    "hub",
    "authoring",
)
for _group in GROUPS:
    import_module(f"{__name__}.{_group}")

#: the code that typer returns for a command which Ctrl-C stopped
_STOPPED = 130


def _version(wanted: bool) -> None:
    if wanted:
        import mlcourse

        print(f"mlcourse {mlcourse.__version__}")
        raise typer.Exit


@base.app.callback()
def _all(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="print the version")
    ] = False,
) -> None:
    # Typer takes the help from `base.app`.
    del version


def main(words: list[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 3 done with submissions to look at, 1 a problem, 2 wrong usage.

    This is the one place where what went wrong becomes a sentence.
    """
    try:
        code = typer.main.get_command(base.app).main(words, prog_name="mlcourse", standalone_mode=False)
        if code != _STOPPED:
            return code or EXIT_DONE
        print("\nStopped. What was done is kept; the same command continues from there.", file=sys.stderr)
    except typer.TyperException as wrong:
        return _misused(wrong)
    except typer.Abort:
        print("\nStopped.", file=sys.stderr)
    except ImportError as missing:
        print(f"{missing}. Grading needs its extra: pip install mlgrading", file=sys.stderr)
    except (OSError, ValueError, RuntimeError, Refused) as problem:
        print(f"mlcourse: {problem}", file=sys.stderr)
    return EXIT_PROBLEM


def _misused(wrong: typer.TyperException) -> int:
    """Say what is wrong with the words of a command, and return the exit code."""
    context = getattr(wrong, "ctx", None)
    path = context.command_path if context else "mlcourse"
    if said := wrong.format_message().replace("Value error, ", "").strip():
        print(f"mlcourse: {said}\nTry: {path} --help", file=sys.stderr)
    return wrong.exit_code
