"""The command line: what it says of itself, what it loads, and how it tells that something went wrong."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import mlcourse
from mlgrading.child import tasks
from mlgrading.outside import cli
from mlgrading.outside.cli import base, main
from mlgrading.outside.course import Problem
from mlgrading.wire import Refused

ROOT = Path(__file__).parents[2]
COMMAND = typer.main.get_command(base.app)


def commands(of=COMMAND, words=""):
    """All commands by their words, those of groups included."""
    for name, command in of.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{words}{name} ")
        else:
            yield f"{words}{name}", command


@pytest.mark.parametrize(("words", "command"), list(commands()))
def test_every_command_has_help_by_example(words, command, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert main([*words.split(), "--help"]) == 0
    said = capsys.readouterr().out
    assert f"Usage: mlcourse {words}" in said
    for example in base.EXAMPLES[words]:
        assert f"mlcourse {example}" in said.replace("\\[", "[")
    assert base.EXAMPLES[words], "no example"


@pytest.mark.parametrize(("words", "command"), list(commands()))
def test_every_example_can_be_parsed(words, command):
    for example in base.EXAMPLES[words]:
        given = shlex.split(example.partition("  #")[0])
        assert given[: len(words.split())] == words.split()
        command.make_context(words, given[len(words.split()) :])


def test_an_example_with_an_unknown_option_would_be_noticed():
    with pytest.raises(typer.TyperException):
        COMMAND.commands["grade"].make_context("grade", ["perceptron", "--frsh"])


def test_examples_fit_a_terminal_of_eighty_columns():
    too_long = [example for examples in base.EXAMPLES.values() for example in examples if len(example) > 64]
    assert not too_long


def test_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"mlcourse {mlcourse.__version__}\n"


def test_without_a_command_there_is_help_and_exit_code_2(capsys):
    assert main([]) == 2
    assert "Commands" in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["grd"], "No such command 'grd'"),
        (["grade"], "Missing argument 'exercise'"),
        (["grade", "perceptron", "--isolation", "some"], "'some' is not one of 'bwrap', 'none'"),
        (["grade", "perceptron", "--memory", "inf"], "should be a valid integer"),
        (["grade", "perceptron", "--deadline", "inf"], "expected a number of at least 5, got inf"),
        (
            ["grade", "perceptron", "--workers", "2", "--scheduler", "tcp://a:1"],
            "at most one of them, got --workers and",
        ),
        (["grade", "perceptron", "--resume", "--fresh"], "at most one of them, got --resume and --fresh"),
    ],
)
def test_wrong_usage_is_told_in_a_sentence_with_exit_code_2(capsys, words, said):
    assert main(words) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.startswith("mlcourse: ")
    assert "--help" in told
    assert "Value error" not in told


@pytest.mark.parametrize(
    "problem",
    [Problem("the disk is full"), Refused("no zip"), OSError("gone"), ValueError("odd"), RuntimeError("broken")],
)
def test_what_went_wrong_is_a_sentence_with_exit_code_1(capsys, monkeypatch, problem):
    def fail(*_):
        raise problem

    monkeypatch.setattr("mlgrading.outside.coordinator.grade_class", fail)
    assert main(["grade", "perceptron"]) == 1
    assert capsys.readouterr().err == f"mlcourse: {problem}\n"


def test_a_stop_by_the_keyboard_is_told(capsys, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("mlgrading.outside.coordinator.grade_class", stop)
    assert main(["grade", "perceptron"]) == 1
    assert "the same command continues from there" in capsys.readouterr().err


def loaded(code: str) -> set[str]:
    """The modules that are loaded after some code, in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('\\n' + ' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ran.stdout.splitlines()[-1].split())


def test_nothing_heavy_is_loaded_before_a_command_runs():
    modules = loaded("from mlgrading.outside.cli import main; main(['--help']); main(['grade', '--help'])")
    assert "typer" in modules
    heavy = {"numpy", "nbformat", "nbgrader", "sqlalchemy", "jinja2", "mlcourse", "mlgrading.outside.coordinator"}
    assert not heavy & modules


@pytest.mark.parametrize("module", ["mlgrading.child.__main__", "mlgrading.inside.forkserver", "mlgrading.sandbox.box"])
def test_neither_child_nor_sandbox_load_the_command_line(module):
    modules = loaded(f"import {module}")
    assert module in modules
    assert not {"typer", "mlgrading.outside.cli"} & modules


def test_a_shell_completes_commands_and_exercises(tmp_path):
    (tmp_path / "solutions" / "perceptron").mkdir(parents=True)
    for file in ("tasks.py", "perceptron.ipynb"):
        (tmp_path / "solutions" / "perceptron" / file).touch()

    def complete(words: str) -> list[str]:
        asked = {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1), "_MLCOURSE_COMPLETE": "complete_bash"}
        ran = subprocess.run(
            [sys.executable, "-m", "mlgrading"], env=os.environ | asked, cwd=tmp_path, capture_output=True, text=True
        )
        return ran.stdout.split()

    assert complete("mlcourse gra") == ["grade"]
    assert complete("mlcourse grade per") == ["perceptron"]


def test_the_exercises_of_this_repository_are_those_that_have_solutions():
    assert base._there(ROOT) == tasks.exercises(ROOT)


def test_every_group_of_commands_is_named():
    folder = next(iter(cli.__path__))
    files = {name.removesuffix(".py") for name in os.listdir(folder) if name.endswith(".py")}
    assert files - {"__init__", "base"} == set(cli.GROUPS)


def test_lines_and_json_exclude_each_other(capsys):
    say = base.Say(json=True)
    say.line("for a person")
    say.result({"a": "é"})
    assert json.loads(capsys.readouterr().out) == {"a": "é"}
    base.Say(quiet=True).line("for a person")
    base.Say().result({"a": 1})
    assert capsys.readouterr().out == ""


def test_text_of_a_student_moves_no_cursor(capsys):
    base.Say().line("\x1b[2Jgone\nmlcourse: all graded")
    assert capsys.readouterr().out == "?[2Jgone?mlcourse: all graded\n"
