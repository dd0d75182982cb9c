"""What the commands have in common: how one is declared, the options that several take, and how each says its result.

A command is a function of a module in this folder that is named in `cli.GROUPS`. It imports what it needs when it is
called, so that `mlcourse --help` and the completion of a shell are quick, and returns its exit code.
"""

import difflib
import functools
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

if TYPE_CHECKING:
    from rich.console import Console

EXIT_DONE, EXIT_PROBLEM, EXIT_USAGE, EXIT_REVIEW = 0, 1, 2, 3
#: how many names are listed in one line
MANY = 20

SETTINGS: dict[str, Any] = {"no_args_is_help": True, "rich_markup_mode": "rich", "pretty_exceptions_enable": False}
app = typer.Typer(
    **SETTINGS,
    help="The instructor's command line of the course How Neural Networks Learn.",
    epilog="Exit codes: 0 done, 3 done with something to look at, 1 a problem, 2 wrong usage.",
)

#: every command's examples, by its words, such as "hub release"; a test runs each of them through its parser
EXAMPLES: dict[str, tuple[str, ...]] = {}

F = TypeVar("F", bound=Callable[..., int])


def group(name: str, says: str) -> typer.Typer:
    """Return a new group of commands, such as `mlcourse hub`, for `command(…, of=…)`; `says` is its help."""
    made = typer.Typer(**SETTINGS, name=name, help=says)
    app.add_typer(made)
    return made


def command(*examples: str, name: str = "", of: typer.Typer = app) -> Callable[[F], F]:
    """Declare a function as a command: its docstring is the help, followed by the examples, words after `mlcourse`.

    An example may end in an explanation after two spaces and a "#". The name is the function's, unless one is given. An
    `exercise` that the course does not have is refused before the function is called.
    """

    def declare(function: F) -> F:
        words = " ".join(filter(None, [of.info.name, name or function.__name__.replace("_", "-")]))
        EXAMPLES[words] = examples
        # A bracket would begin markup.
        shown = "\n".join(f"    mlcourse {example}" for example in examples).replace("[", "\\[")
        says = f"{function.__doc__}\n\nExamples:\n\n{shown}" if examples else function.__doc__

        @functools.wraps(function)
        def called(**given: Any) -> int:
            if "exercise" in given:
                known(given["course_dir"], given["exercise"])
            return function(**given)

        of.command(words.split()[-1], help=says)(called)
        return function

    return declare


def at_least(least: float) -> Callable[[float | None], float | None]:
    """Return a callback for an option whose value, where there is one, must be a number of at least `least`."""

    def check(number: float | None) -> float | None:
        if number is not None and not least <= number < float("inf"):
            raise typer.BadParameter(f"expected a number of at least {least:g}, got {number}")
        return number

    return check


def one_of(**given: object) -> None:
    """Refuse two options of which only one makes sense; the keywords are their names, true where they were given."""
    names = [f"--{name.replace('_', '-')}" for name, value in given.items() if value]
    if len(names) > 1:
        raise typer.BadParameter(f"expected at most one of them, got {' and '.join(names)}", param_hint=names[0])


def exercise_names(context: typer.Context, incomplete: str) -> list[str]:
    """Return the names of the exercises that a shell may complete to."""
    names = _there(Path(context.params.get("course_dir") or "."))
    return [name for name in names if name.startswith(incomplete)]


def known(course_dir: Path, exercise: str) -> None:
    """Raise FileNotFoundError, which lists the exercises of a course, for a name that is none of them.

    Where nbgrader's configuration puts solutions elsewhere, none are found here, and the grader looks for itself.
    """
    names = _there(course_dir)
    if names and exercise not in names:
        near = difflib.get_close_matches(exercise, names, 1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise FileNotFoundError(
            f"the course in {course_dir.resolve()} has no exercise {exercise!r}; its exercises are "
            f"{', '.join(names)} (nbgrader_config.py says where solutions are).{meant}"
        )


def _there(folder: Path) -> list[str]:
    """Return the exercises of a course; nothing is loaded for it, so that a slip of the pen is told at once."""
    folders = {path.parent for path in folder.glob("*/*/tasks.py")}
    return sorted({place.name for place in folders if (place / f"{place.name}.ipynb").is_file()})


ExerciseName = Annotated[str, typer.Argument(help="the exercise, such as perceptron", autocompletion=exercise_names)]
CourseDir = Annotated[Path, typer.Option(help="the course's folder", show_default="the current folder")]
Anonymous = Annotated[
    bool, typer.Option("--anonymous", help="codes for students, without names, addresses, ids and times")
]
MissingAsZero = Annotated[
    bool, typer.Option("--missing-as-zero", help="give 0 to those who handed in nothing, who else get nothing")
]
Json = Annotated[bool, typer.Option("--json", help="print the result as JSON, and nothing else")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="print errors only; the exit code says the rest")]


@dataclass(frozen=True)
class Say:
    """Prints what a command has to tell: lines for a person, or one result for a program, as `--json` asks."""

    json: bool = False
    quiet: bool = False

    def line(self, text: str) -> None:
        """Print a line for a person.

        It may contain a student's text, in which nothing can move the cursor or begin another line.
        """
        if not (self.json or self.quiet):
            print("".join(c if c.isprintable() else "?" for c in text))

    def terminal(self) -> "Console":
        """Return the console for progress: stderr, where that is a terminal and lines are wanted."""
        from rich.console import Console

        return Console(stderr=True, force_terminal=False if self.json or self.quiet else None)

    def result(self, facts: dict[str, Any]) -> None:
        """Print the result for a program: plain data, as one JSON object."""
        if self.json:
            print(json.dumps(facts, ensure_ascii=False, indent=1, default=str))


def listed(names: list[str]) -> str:
    """Return the first names in a row; a machine may fail a whole class, which the report lists in full.

    >>> listed(["ada", "bob"])
    'ada, bob'
    """
    return ", ".join(names[:MANY]) + (f" and {len(names) - MANY} more" if len(names) > MANY else "")
