"""The commands that send scores and feedback to learning platforms over the network."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mlgrading.outside.cli.base import (
    EXIT_DONE,
    EXIT_PROBLEM,
    EXIT_REVIEW,
    CourseDir,
    ExerciseName,
    Json,
    MissingAsZero,
    Quiet,
    Say,
    at_least,
    command,
    group,
    listed,
)

if TYPE_CHECKING:
    from mlgrading.lms.push import Outcome, Plan, Post

canvas = group("canvas", "Send scores and feedback to Canvas.")
lti = group("lti", "Send scores to any platform that speaks LTI 1.3.")

Send = Annotated[bool, typer.Option("--send", help="send it; without this, only show what would be sent")]


@command(
    "canvas push perceptron --course 12 --assignment 345",
    "canvas push perceptron --course 12 --assignment 345 --send",
    "canvas push mlp --course 12 --assignment 346 --feedback text",
    name="push",
    of=canvas,
)
def canvas_push(
    exercise: ExerciseName,
    course: Annotated[
        int, typer.Option(callback=at_least(1), help="the course's number, as in its address …/courses/NUMBER")
    ],
    assignment: Annotated[
        int, typer.Option(callback=at_least(1), help="the assignment's number, as in …/assignments/NUMBER")
    ],
    url: Annotated[str, typer.Option(help="the address of Canvas", show_default="the variable CANVAS_URL")] = "",
    token_file: Annotated[
        Path | None,
        typer.Option(help="a file with the access token, mode 600", show_default="the variable CANVAS_TOKEN"),
    ] = None,
    send: Send = False,
    feedback: Annotated[
        Literal["file", "text", "none"], typer.Option(help="what comes with the score: the page, a text, or nothing")
    ] = "file",
    percent: Annotated[
        bool, typer.Option("--percent", help="send percentages, where the points in Canvas are others than here")
    ] = False,
    missing_as_zero: MissingAsZero = False,
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Send the scores of an exercise, each with its feedback page, to an assignment in Canvas.

    Without --send, this shows what would be sent, and needs neither network nor token. What was sent is written down in
    .grading/, so the same command sends what is new or has changed, and what failed before.
    """
    from mlgrading.lms import canvas as sending
    from mlgrading.outside.course import open_course

    say, opened = Say(as_json, quiet), open_course(course_dir)
    target = sending.Target(sending.address(url), course, assignment)
    # A missing token should be told before, and not in the middle.
    token = sending.token(token_file) if send else ""
    planned = sending.plan(opened, exercise, target, feedback, percent, missing_as_zero)
    return _pushed(say, planned, send, lambda told: sending.send(opened, planned, token, told))


@command(
    "lti push perceptron --to lti.toml",
    "lti push perceptron --to lti.toml --send",
    "lti push mlp --to lti.toml --feedback none",
    name="push",
    of=lti,
)
def lti_push(
    exercise: ExerciseName,
    to: Annotated[Path, typer.Option(help="the file that describes the platform; the guide shows one")],
    send: Send = False,
    feedback: Annotated[
        Literal["text", "none"], typer.Option(help="what comes with the score: a text, or nothing")
    ] = "text",
    missing_as_zero: MissingAsZero = False,
    course_dir: CourseDir = Path(),
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Send the scores of an exercise to the gradebook of a platform that speaks LTI 1.3 Advantage.

    Without --send, this asks the platform for its members and its line item, and shows what would be sent. What was
    sent is written down in .grading/, so the same command sends what is new or has changed, and what failed before.
    """
    from mlgrading.lms import lti as sending
    from mlgrading.outside.course import open_course

    say, opened = Say(as_json, quiet), open_course(course_dir)
    client = sending.connect(to)
    planned = sending.plan(opened, exercise, client, feedback, missing_as_zero)
    if scaled := sending.scaled(planned):
        say.line(scaled)
    return _pushed(say, planned, send, lambda told: sending.send(opened, planned, client, told))


@command("lti key lti-key.pem", name="key", of=lti)
def lti_key(
    file: Annotated[Path, typer.Argument(help="the file for the private key, which only you can read")],
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Make the key by which a platform knows the course, and print the public part for its administrator.

    The administrator pastes it where the platform asks for a public keyset (JWK set). A key that is there already is
    kept, and its public part printed.
    """
    import json

    from mlgrading.lms import lti as sending

    say = Say(as_json, quiet)
    keys = sending.key_set(file)
    say.line(json.dumps(keys))
    say.result(keys)
    return EXIT_DONE


def _pushed(say: Say, planned: "Plan", send: bool, sending: "Callable[[Callable[[Post, str], None]], Outcome]") -> int:
    """Say who is left out, then what would be sent, or send it and say what became of it; return the exit code."""
    for student, reason in sorted(planned.left_out.items()):
        say.line(f"left out  {student!r}: {reason}")
    if planned.missing:
        say.line(f"nothing handed in, so nothing is sent  {listed([repr(name) for name in planned.missing])}")
    if not send:
        return _shown(say, planned)
    return _ended(say, planned, sending(lambda post, what: say.line(f"{what}  {post.student!r}: {post.grade}")))


def _shown(say: Say, planned: "Plan") -> int:
    """Say what would be sent, and return the exit code."""
    for post in planned.posts:
        page = f", with {post.page}" if post.page else ""
        say.line(f"would send  {post.student!r} ({post.user}): {post.grade}{page}")
    say.line(
        f"{len(planned.posts)} would be sent, {len(planned.unchanged)} as sent before, {len(planned.missing)} missing, "
        f"{len(planned.left_out)} left out. To send this, add --send."
    )
    say.result(
        {
            "exercise": planned.exercise,
            "would_send": {post.student: post.grade for post in planned.posts},
            "unchanged": planned.unchanged,
            "missing": planned.missing,
            "left_out": planned.left_out,
        }
    )
    return EXIT_REVIEW if planned.left_out else EXIT_DONE


def _ended(say: Say, planned: "Plan", outcome: "Outcome") -> int:
    """Say what became of what was sent, and return the exit code."""
    lacking = len(outcome.failed) + len(outcome.untried)
    say.line(
        f"{len(outcome.sent)} sent, {len(planned.unchanged) + len(outcome.there_already)} as sent before, "
        f"{len(planned.missing)} missing, {len(planned.left_out)} left out, {lacking} failed"
        + (": the same command sends the rest" if lacking else "")
    )
    if outcome.untried:
        say.line(f"After several failures in a row nothing more was tried: {listed(outcome.untried)}")
    say.result(
        {
            "exercise": planned.exercise,
            "sent": outcome.sent,
            "unchanged": planned.unchanged + outcome.there_already,
            "failed": outcome.failed | dict.fromkeys(outcome.untried, "not tried"),
            "missing": planned.missing,
            "left_out": planned.left_out,
        }
    )
    if lacking:
        return EXIT_PROBLEM
    return EXIT_REVIEW if planned.left_out else EXIT_DONE
