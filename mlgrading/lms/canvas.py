"""Sends scores and feedback to an assignment in Canvas, through canvasapi: each once, and the rest by the same command.

The contract is Canvas's own documentation: "Grade or comment on a submission"
(https://developerdocs.instructure.com/services/canvas/resources/submissions), "Upload a file" to a comment
(https://developerdocs.instructure.com/services/canvas/resources/submission_comments), the three steps of an upload
(https://developerdocs.instructure.com/services/canvas/basics/file.file_uploads) and throttling
(https://developerdocs.instructure.com/services/canvas/basics/file.throttling).

`plan` looks at the course and needs no network; `send` does what a plan says.
"""

import functools
import hashlib
import json
import os
import re
import stat
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

import requests
from canvasapi.assignment import Assignment
from canvasapi.exceptions import (
    CanvasException,
    Forbidden,
    InvalidAccessToken,
    RateLimitExceeded,
    ResourceDoesNotExist,
    Unauthorized,
)
from canvasapi.requester import Requester
from canvasapi.submission import Submission

from mlgrading import wire
from mlgrading.lms import results
from mlgrading.lms.journal import Entry, Journal, State
from mlgrading.outside import gradebook, people
from mlgrading.outside.course import Course, Problem, alone, file_name
from mlgrading.outside.pages.base import number
from mlgrading.wire import Result

TOKEN, ADDRESS = "CANVAS_TOKEN", "CANVAS_URL"
#: seconds to wait for one answer, and to wait altogether while Canvas says that there were too many requests
TIMEOUT, PATIENCE = 60.0, 600.0
#: after so many failures in a row nothing more is tried
FAILURES = 3
LOOPBACK = ("localhost", "127.0.0.1", "::1")
#: what a student gets with the score: the page as an attached file, the tasks as a text, or nothing
Feedback = Literal["file", "text", "none"]


@dataclass(frozen=True)
class Target:
    """An assignment in Canvas, by the address of Canvas and its numbers for the course and the assignment."""

    url: str
    course: int
    assignment: int

    @property
    def name(self) -> str:
        """The name under which the journal is kept."""
        place = re.sub(r"[^\w.-]+", "_", urlsplit(self.url).netloc)
        return f"canvas-{place}-{self.course}-{self.assignment}"


@dataclass(frozen=True)
class Post:
    """What one student gets: the grade as Canvas is told it, a comment, and the page to attach to it, if any.

    `after` is the time at which the student got something last.
    """

    student: str
    user: int
    grade: str
    comment: str = ""
    page: Path | None = None
    feedback: str = ""
    after: str = ""

    @property
    def mark(self) -> str:
        """What is written at the end of the comment, by which a later run knows that it has arrived."""
        told = json.dumps([self.grade, self.feedback, self.comment, self.after])
        return f"[{hashlib.sha256(told.encode()).hexdigest()[:12]}]"


@dataclass
class Plan:
    """What would be sent, and who gets nothing, with the reason."""

    exercise: str
    target: Target
    points: float
    percent: bool = False
    posts: list[Post] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)


@dataclass
class Outcome:
    """What became of a plan: students who have their grade now, and those who do not, with the reason."""

    sent: list[str] = field(default_factory=list)
    there_already: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    untried: list[str] = field(default_factory=list)


def address(given: str, surroundings: Mapping[str, str] = os.environ) -> str:
    """Return the address of Canvas, from the command line or the variable CANVAS_URL. Raises Problem.

    >>> address("https://canvas.example.org/courses/1", {})
    'https://canvas.example.org'
    """
    url = (given or surroundings.get(ADDRESS, "")).strip()
    if not url:
        raise Problem(f"the address of Canvas is missing: give --url https://…, or set the variable {ADDRESS}")
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise Problem(
            f"the address of Canvas: expected one that begins with https://, got {url}, by which anybody on the way "
            "could read the token"
        )
    if parts.username or parts.password or not parts.hostname:
        raise Problem("the address of Canvas: expected https:// and the name of a machine, and nothing before it")
    return f"{parts.scheme}://{parts.netloc}"


def token(file: Path | None, surroundings: Mapping[str, str] = os.environ) -> str:
    """Return the access token: from a file that only its owner can read, else from the variable CANVAS_TOKEN.

    It is never an option, since every user of a machine can read other users' command lines. Raises Problem.
    """
    if file is None:
        found = surroundings.get(TOKEN, "")
        where = f"the variable {TOKEN}"
        missing = f"{where} is not set: set it, or keep the token in a file and give --token-file FILE"
    else:
        where, missing = str(file), f"{file} is empty: expected the access token in it"
        try:
            with file.open(encoding="utf-8") as opened:
                mode = stat.S_IMODE(os.fstat(opened.fileno()).st_mode)
                if mode & 0o077:
                    raise Problem(
                        f"{file}: expected a file that only you can read (mode 600), got mode {mode:03o}: run "
                        f"chmod 600 {file}, and make a new token if others could have read this one"
                    )
                found = opened.read(10_000)
        except (OSError, UnicodeDecodeError) as error:
            raise Problem(f"{file}, the file with the token, cannot be read: {error}") from None
    found = found.strip()
    if not found:
        raise Problem(missing)
    if not found.isascii() or not found.isprintable() or " " in found:
        raise Problem(f"{where}: expected an access token of Canvas, a word of letters, digits and ~")
    return found


def plan(
    course: Course,
    exercise: str,
    target: Target,
    feedback: Feedback = "file",
    percent: bool = False,
    missing_as_zero: bool = False,
) -> Plan:
    """Return what there is to send for an exercise that was graded. Nothing is sent, and no network is needed.

    Who handed in nothing gets nothing, and not 0, unless `missing_as_zero` asks for it. Raises Problem.
    """
    if not (course.state(exercise) / "results").is_dir():
        raise Problem(f"{exercise} was not graded in {course.root}: run `mlcourse grade {exercise}` first")
    rows = gradebook.grades(course.db_url, exercise)
    ids = people.canvas_ids(rows, people.known(course, exercise))
    shared = {
        one for one, count in Counter(ids[row["student"]] for row in rows if row["student"] in ids).items() if count > 1
    }
    made = Plan(exercise, target, float(rows[0]["max_score"]) if rows else 0.0, percent)
    journal = Journal(journal_of(course, exercise, target))
    for row in rows:
        student, user = row["student"], ids.get(row["student"], "")
        handed_in = _handed_in(course, exercise, student)
        if row["missing"] and handed_in:
            made.left_out[student] = "handed in something that was not graded: see what `mlcourse grade` says"
        elif row["missing"] and not missing_as_zero:
            made.missing.append(student)
        elif not user:
            made.left_out[student] = (
                "has no id in Canvas: give it as lms_user_id to `nbgrader db student import`, or collect the archive "
                "that Canvas gives"
            )
        elif not user.isascii() or not user.isdigit():
            made.left_out[student] = f"expected a whole number as the id in Canvas, got {user!r}: correct the roster"
        elif user in shared:
            made.left_out[student] = f"has the id {user} in Canvas, as another student has too: correct the roster"
        else:
            _add(made, course, row, int(user), feedback, journal)
    return made


def journal_of(course: Course, exercise: str, target: Target) -> Path:
    """Return the file of what was sent to an assignment."""
    return course.state(exercise) / f"{target.name}.jsonl"


def _handed_in(course: Course, exercise: str, student: str) -> bool:
    try:
        return any(entry.name != "timestamp.txt" for entry in (course.submitted / student / exercise).iterdir())
    except OSError:
        return False


def _add(made: Plan, course: Course, row: dict, user: int, feedback: Feedback, journal: Journal) -> None:
    """Add what a student gets to the plan, unless it was sent before."""
    student, exercise = row["student"], made.exercise
    grade = _percentage(row["score"], made.points) if made.percent else _points(row["score"])
    said = f"{exercise}: {number(row['score'])} of {number(made.points)} points."
    page, digest = None, ""
    if row["missing"]:
        said, digest = f"{exercise}: nothing was handed in.", "missing"
    elif feedback == "file":
        page = course.folder("feedback") / student / exercise / f"{exercise}.html"
        try:
            digest = hashlib.sha256(page.read_bytes()).hexdigest()
        except OSError:
            made.left_out[student] = f"has no feedback page {page}: run `mlcourse grade {exercise}`"
            return
    elif feedback == "text":
        said = f"{said}\n{_tasks_of(course, row)}".strip()
        digest = hashlib.sha256(said.encode()).hexdigest()
    before = journal.sent(user)
    if before is not None and (before.grade, before.feedback) == (grade, digest):
        made.unchanged.append(student)
        return
    if page is not None and before is not None and before.feedback == digest:
        page = None  # the student has this page already, and only the grade has changed
    if page is not None:
        said += " The attached page says what was right, and what was not."
    comment = "" if feedback == "none" else said
    made.posts.append(Post(student, user, grade, comment, page, digest, before.at if before else ""))


def _tasks_of(course: Course, row: dict) -> str:
    """Return what there is to say of the tasks in a student's result, "" where the grader has none."""
    path = course.state(row["exercise"]) / "results" / f"{file_name(row['student'])}.json"
    try:
        return results.text(wire.read(path.read_bytes(), Result), row["tasks"])
    except (OSError, wire.Malformed):
        return ""


def _points(score: float) -> str:
    """Return points as Canvas reads them.

    >>> _points(12.0), _points(12.5), _points(1 / 3)
    ('12', '12.5', '0.3333')
    """
    return f"{score:.4f}".rstrip("0").rstrip(".")


def _percentage(score: float, points: float) -> str:
    """Return a share of the points as Canvas reads it.

    >>> _percentage(15, 16), _percentage(0, 0)
    ('93.75%', '0%')
    """
    return f"{_points(100 * score / points if points else 0)}%"


class _Client(Requester):
    """canvasapi's requester, which waits for each answer and for its turn, and follows no redirect.

    Of a redirected PUT only a GET would be left, whose answer looks like success.
    """

    def __init__(self, url: str, access_token: str, pause: Callable[[float], None]) -> None:
        super().__init__(url, access_token)
        self._pause = pause
        self._session.max_redirects = 0
        self._session.request = functools.partial(self._session.request, timeout=TIMEOUT)

    def request(self, method: str, endpoint: str | None = None, **rest: Any) -> requests.Response:
        """Make a request; where Canvas has had too many, wait and make it again. Raises CanvasException."""
        fields = list(rest.pop("_kwargs", None) or [])

        def once() -> requests.Response:
            try:
                return super(_Client, self).request(method, endpoint, _kwargs=list(fields), **rest)
            except Forbidden as refusal:
                if throttled(self._cache[0]):
                    raise Throttled(self._cache[0]) from None
                raise refusal

        return self.patiently(once)

    def patiently(self, once: Callable[[], requests.Response]) -> requests.Response:
        """Call a function until Canvas does not say any more that there were too many requests."""
        waited, next_pause = 0.0, 1.0
        while True:
            try:
                return once()
            except Throttled as too_many:
                pause = max(next_pause, too_many.seconds)
                if waited + pause > PATIENCE:
                    raise Problem(
                        f"Canvas has said for {waited:.0f} s that there were too many requests. What was sent is kept; "
                        "the same command sends the rest, later"
                    ) from None
                self._pause(pause)
                waited, next_pause = waited + pause, min(60.0, 2 * next_pause)


class Throttled(RateLimitExceeded):
    """Canvas has had too many requests; `seconds` is how long to wait at least, as far as it says."""

    def __init__(self, response: requests.Response) -> None:
        """Read how long to wait from the answer."""
        super().__init__("too many requests")
        said = response.headers.get("Retry-After", "")
        self.seconds = float(said) if re.fullmatch(r"\d{1,4}", said) else 0.0


def throttled(response: requests.Response) -> bool:
    """Return whether an answer means "too many requests": 429, or 403 with these words or with nothing remaining."""
    if response.status_code == 403:
        remaining = response.headers.get("X-Rate-Limit-Remaining", "")
        used_up = re.fullmatch(r"-\d+(\.\d*)?|0+(\.\d*)?", remaining) is not None
        return used_up or "rate limit exceeded" in response.text.lower()
    return response.status_code == 429


def send(
    course: Course,
    planned: Plan,
    access_token: str,
    told: Callable[[Post, str], None] = lambda post, what: None,
    pause: Callable[[float], None] = time.sleep,
) -> Outcome:
    """Send what is planned; `told` hears of each post what became of it.

    What was sent stands in the journal, so the same command later sends the rest. Raises Problem where nothing can be
    sent: the token is refused, the assignment is not there, or is worth other points than the exercise.
    """
    client, outcome = _Client(planned.target.url, access_token, pause), Outcome()
    with alone(course, planned.exercise):
        journal = Journal(journal_of(course, planned.exercise, planned.target))
        _check(client, planned)
        in_a_row = 0
        for at, post in enumerate(planned.posts):
            try:
                new = _post(client, planned.target, post, journal)
            except InvalidAccessToken as refusal:
                raise Problem(_refused(planned.target, refusal)) from None
            except (CanvasException, requests.RequestException, ValueError, KeyError, TypeError) as problem:
                reason = _reason(problem, post)
                outcome.failed[post.student] = reason
                told(post, reason)
                # One student who is not there says nothing about the next one.
                in_a_row = 0 if isinstance(problem, ResourceDoesNotExist) else in_a_row + 1
                if in_a_row == FAILURES:
                    outcome.untried = [later.student for later in planned.posts[at + 1 :]]
                    break
            else:
                in_a_row = 0
                (outcome.sent if new else outcome.there_already).append(post.student)
                told(post, "sent" if new else "was there already")
    return outcome


def _check(client: _Client, planned: Plan) -> None:
    """Raise Problem unless the assignment is there and worth as many points as the exercise."""
    target = planned.target
    try:
        answer = client.request("GET", f"courses/{target.course}/assignments/{target.assignment}")
        assignment = Assignment(client, answer.json())
    except ResourceDoesNotExist:
        raise Problem(
            f"{target.url} has no assignment {target.assignment} in the course {target.course}, or the token may not "
            "see it: the two numbers stand in the assignment's address, …/courses/NUMBER/assignments/NUMBER"
        ) from None
    except (InvalidAccessToken, Unauthorized, Forbidden) as refusal:
        raise Problem(_refused(target, refusal)) from None
    except (CanvasException, requests.RequestException, ValueError) as problem:
        raise Problem(f"{target.url} cannot be asked: {_reason(problem)}") from None
    worth = getattr(assignment, "points_possible", None)
    if not planned.percent and worth != planned.points:
        name = getattr(assignment, "name", "the assignment")
        raise Problem(
            f"{name!r} is worth {number(worth or 0)} points in Canvas, and {planned.exercise} {number(planned.points)} "
            "points here: change it there, or send percentages with --percent"
        )


def _post(client: _Client, target: Target, post: Post, journal: Journal) -> bool:
    """Send one student's grade and feedback; return False where an earlier run had done so without knowing it."""
    # The endpoints of one submission need no look at it first.
    place = {"course_id": target.course, "assignment_id": target.assignment, "user_id": post.user, "id": post.user}
    submission = Submission(client, place)
    before = journal.last(post.user)
    same = before is not None and (before.grade, before.feedback) == (post.grade, post.feedback)
    if before is not None and same and before.state is State.SENT:
        return False  # by another run, since this was planned

    def note(state: State, file: int | None) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        journal.write(Entry(now, post.student, post.user, state, post.grade, post.feedback, file))

    file = before.file if before is not None and same else None
    if before is not None and same and before.state is State.SENDING and _arrived(client, target, post):
        note(State.SENT, file)
        return False
    if post.page is not None and file is None:
        file = _upload(client, target, post)
        note(State.UPLOADED, file)
    fields: dict[str, Any] = {"submission": {"posted_grade": post.grade}}
    if post.comment:
        fields["comment"] = {"text_comment": f"{post.comment}\n{post.mark}"}
        if file is not None:
            fields["comment"]["file_ids"] = [file]
    note(State.SENDING, file)
    submission.edit(**fields)
    note(State.SENT, file)
    return True


def _arrived(client: _Client, target: Target, post: Post) -> bool:
    """Return whether Canvas has the comment of a post that an earlier run sent without hearing an answer."""
    if not post.comment:
        return False  # the same grade once more changes nothing
    path = f"courses/{target.course}/assignments/{target.assignment}/submissions/{post.user}"
    answer = client.request("GET", path, _kwargs=[("include[]", "submission_comments")]).json()
    comments = answer.get("submission_comments") or []
    return any(post.mark in str(comment.get("comment", "")) for comment in comments)


def _upload(client: _Client, target: Target, post: Post) -> int:
    """Upload a page for a comment and return its number there; the three steps of Canvas's documentation.

    canvasapi's own `Submission.upload_comment` attaches the file to a comment of its own, without text, and takes the
    last step without the token (https://github.com/ucfopen/canvasapi/issues/496).
    """
    assert post.page is not None
    data, name = post.page.read_bytes(), post.page.name
    path = f"courses/{target.course}/assignments/{target.assignment}/submissions/{post.user}/comments/files"
    about = [("name", name), ("size", len(data)), ("content_type", "text/html")]
    place = client.request("POST", path, _kwargs=about).json()
    url, parameters = place["upload_url"], place["upload_params"]

    def upload() -> requests.Response:
        # Without the token, which is Canvas's alone; requests puts the file after the other fields, as it must be.
        answer = requests.post(
            url, data=parameters, files={"file": (name, data, "text/html")}, allow_redirects=False, timeout=TIMEOUT
        )
        if throttled(answer):
            raise Throttled(answer)
        return answer

    answer = client.patiently(upload)
    if not 200 <= answer.status_code < 400:
        raise CanvasException(f"the upload of the page was answered with {answer.status_code}")
    location = answer.headers.get("Location")
    if location is None:
        return int(answer.json()["id"])
    location = urljoin(url, location)
    ours = urlsplit(location)[:2] == urlsplit(target.url)[:2]
    return int(client.request("GET", _url=location, use_auth=ours).json()["id"])


def _refused(target: Target, refusal: CanvasException) -> str:
    if isinstance(refusal, InvalidAccessToken):
        return (
            f"{target.url} does not accept the token: make a new one there, under Account, Settings, New Access Token"
        )
    return (
        f"{target.url} does not let the owner of this token do that (course {target.course}, assignment "
        f"{target.assignment}): use the token of a teacher of the course"
    )


def _reason(problem: Exception, post: Post | None = None) -> str:
    """Return what went wrong in one line, in which the token cannot be."""
    if isinstance(problem, ResourceDoesNotExist) and post is not None:
        return f"Canvas has no student {post.user} in this assignment"
    if isinstance(problem, requests.TooManyRedirects):
        return "it sends on to another address: give that one"
    if isinstance(problem, requests.Timeout):
        return f"no answer within {TIMEOUT:.0f} s"
    if isinstance(problem, requests.ConnectionError):
        return "it cannot be reached"
    if isinstance(problem, Unauthorized | Forbidden):
        return "Canvas does not allow it, for this student at least"
    if isinstance(problem, CanvasException):
        return " ".join(str(problem).split())[:200]
    return f"the answer could not be read ({type(problem).__name__})"
