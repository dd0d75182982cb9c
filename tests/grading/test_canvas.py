"""Scores and feedback reach Canvas once, as its documentation asks for them, whatever breaks on the way."""

import csv
import json
import os
import re
from pathlib import Path

import pytest
from build import EXERCISE
from canvas_stand_in import ASSIGNMENT, COURSE, TOKEN, Canvas, serve
from entered import MOST, OUTLINE, PAGE, enter, prepare
from nbgrader.api import Gradebook

from mlgrading import wire
from mlgrading.lms import canvas as sending
from mlgrading.lms.canvas_client import Target
from mlgrading.lms.journal import Entry, Journal, State
from mlgrading.lms.web import PATIENCE
from mlgrading.outside import gradebook, people
from mlgrading.outside.cli import main
from mlgrading.outside.course import Course, Problem, open_course
from mlgrading.outside.people import Identity


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course in which ada and bob were graded, both known from the archive of Canvas, and eve handed in nothing."""
    course = open_course(tmp_path)
    prepare(course.root)
    people.remember(
        course, EXERCISE, {"ada_1001": Identity("canvas", "1001", "ada"), "bob_1002": Identity("canvas", "1002", "bob")}
    )
    enter(course, "ada_1001", len(OUTLINE))
    enter(course, "bob_1002", 1)
    with Gradebook(course.db_url) as book:
        book.update_or_create_student("eve", lms_user_id="1003")
    return course


@pytest.fixture
def canvas():
    """A stand-in for Canvas, which at the end must have got nothing but what its documentation allows."""
    with serve(Canvas(points=MOST)) as made:
        yield made
        assert made.wrong == []


def push(course: Course, canvas: Canvas, token: str = TOKEN, pauses: list | None = None, **options) -> sending.Outcome:
    """Plan and send, as the command does."""
    target = Target(canvas.url, COURSE, ASSIGNMENT)
    planned = sending.plan(course, EXERCISE, target, **options)
    return sending.send(course, planned, token, pause=(pauses if pauses is not None else []).append)


def test_a_plan_needs_no_network_and_says_who_gets_what(course):
    gradebook.merge(course.db_url, EXERCISE, [], missing=["nemo", "late"])
    (course.submitted / "late" / EXERCISE).mkdir(parents=True)
    (course.submitted / "late" / EXERCISE / f"{EXERCISE}.ipynb").write_text("{}")
    target = Target("https://canvas.invalid", COURSE, ASSIGNMENT)
    made = sending.plan(course, EXERCISE, target)
    assert [(post.student, post.user, post.grade) for post in made.posts] == [
        ("ada_1001", 1001, f"{MOST:g}"),
        ("bob_1002", 1002, f"{OUTLINE[0].points:g}"),
    ]
    assert made.missing == ["eve", "nemo"]
    assert "not graded" in made.left_out["late"]
    made = sending.plan(course, EXERCISE, target, missing_as_zero=True)
    assert [(post.student, post.grade) for post in made.posts if post.grade == "0"] == [("eve", "0")]
    assert set(made.left_out) == {"late", "nemo"}, "what was handed in and not graded is no 0, and nemo has no id"
    assert "lms_user_id" in made.left_out["nemo"]
    assert not (course.state(EXERCISE) / f"{target.name}.jsonl").exists()


def test_ids_that_cannot_be_right_are_left_out(course):
    with Gradebook(course.db_url) as book:
        book.update_or_create_student("ada_1001", lms_user_id="1002")
    made = sending.plan(course, EXERCISE, Target("https://c.invalid", 1, 1))
    assert not made.posts
    assert "1002 in Canvas, as another student has too" in made.left_out["bob_1002"]
    with Gradebook(course.db_url) as book:
        book.update_or_create_student("ada_1001", lms_user_id="self")
    made = sending.plan(course, EXERCISE, Target("https://c.invalid", 1, 1))
    assert "expected a whole number as the id in Canvas, got 'self'" in made.left_out["ada_1001"]


def test_what_was_not_graded_is_said(tmp_path):
    with pytest.raises(Problem, match=r"was not graded .* run `mlcourse grade perceptron` first"):
        sending.plan(open_course(tmp_path), EXERCISE, Target("https://c.invalid", 1, 1))


@pytest.mark.parametrize("by", ["301", "201"])
def test_scores_and_pages_arrive_and_nothing_is_sent_twice(course, canvas, by):
    canvas.by = by
    outcome = push(course, canvas)
    assert (outcome.sent, outcome.failed) == (["ada_1001", "bob_1002"], {})
    assert canvas.grades == {1001: [f"{MOST:g}"], 1002: [f"{OUTLINE[0].points:g}"]}
    [comment] = canvas.comments[1001]
    assert comment["comment"].startswith(f"perceptron: {MOST:g} of {MOST:g} points. The attached page")
    user, name, data = canvas.files[comment["file"]]
    assert (user, name, data.decode()) == (1001, "perceptron.html", PAGE.format(f"ada_1001 {len(OUTLINE)}"))
    requests = len(canvas.requests)
    outcome = push(course, canvas)
    assert (outcome.sent, outcome.there_already) == ([], [])
    assert canvas.requests[requests:] == [f"GET /api/v1/courses/{COURSE}/assignments/{ASSIGNMENT}"]
    assert TOKEN not in (course.state(EXERCISE) / f"{Target(canvas.url, COURSE, ASSIGNMENT).name}.jsonl").read_text()


def test_what_has_changed_is_sent_and_a_page_only_when_it_is_new(course, canvas):
    push(course, canvas)
    enter(course, "bob_1002", 2)
    assert push(course, canvas).sent == ["bob_1002"]
    assert [comment["file"] is None for comment in canvas.comments[1002]] == [False, False]
    with Gradebook(course.db_url) as book:
        for submission in book.assignment_submissions(EXERCISE):
            if submission.student_id == "ada_1001":
                submission.notebooks[0].grades[0].manual_score = 0.5
        book.db.commit()
    assert push(course, canvas).sent == ["ada_1001"]
    assert canvas.comments[1001][1]["file"] is None, "the page is the same"
    assert canvas.grades[1001][1] != canvas.grades[1001][0]


def test_a_grade_that_a_student_had_before_is_sent_again(course, canvas):
    scores = [sum(task.points for task in OUTLINE[:right]) for right in (1, 2, 1)]
    for right in (1, 2, 1):
        enter(course, "bob_1002", right)
        canvas.answers.append(("PUT", "1002", 500, {}, ""))
        assert list(push(course, canvas).failed) == ["bob_1002"]
        assert push(course, canvas).sent == ["bob_1002"], "what is there of the first time is not this one"
    assert canvas.grades[1002] == [f"{score:g}" for score in scores]


def test_another_assignment_has_a_journal_of_its_own(course, canvas):
    push(course, canvas)
    other = sending.plan(course, EXERCISE, Target(canvas.url, COURSE, ASSIGNMENT + 1))
    assert len(other.posts) == 2


@pytest.mark.parametrize(
    ("status", "headers", "text"),
    [
        (429, {"Retry-After": "7"}, "429 Too Many Requests (Rate Limit Exceeded)"),
        (403, {}, "403 Forbidden (Rate Limit Exceeded)\n"),
        (403, {"X-Rate-Limit-Remaining": "0.0"}, "403 Forbidden"),
    ],
)
@pytest.mark.parametrize(
    ("method", "path"), [("PUT", "1001"), ("POST", "comments/files"), ("POST", "elsewhere"), ("GET", "assign")]
)
def test_a_rate_limit_is_waited_for(course, canvas, method, path, status, headers, text):
    canvas.answers += [(method, path, status, headers, text)] * 2
    pauses = []
    assert push(course, canvas, pauses=pauses).sent == ["ada_1001", "bob_1002"]
    assert pauses == ([7, 7] if headers.get("Retry-After") else [1, 2])
    assert {user: len(grades) for user, grades in canvas.grades.items()} == {1001: 1, 1002: 1}
    assert {user: len(comments) for user, comments in canvas.comments.items()} == {1001: 1, 1002: 1}


def test_a_rate_limit_is_not_waited_for_without_end(course, canvas):
    canvas.answers += [("PUT", "1002", 429, {}, "")] * 100
    pauses = []
    with pytest.raises(Problem, match=r"too many requests\. What was sent is kept; the same command sends the rest"):
        push(course, canvas, pauses=pauses)
    assert sum(pauses) <= PATIENCE
    canvas.answers.clear()
    assert push(course, canvas).sent == ["bob_1002"]
    assert len(canvas.files) == 2, "the page that was uploaded before is used"


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "1001/comments/files"), ("POST", "elsewhere"), ("GET", "files"), ("PUT", "1001")]
)
@pytest.mark.parametrize("status", [0, 500])
def test_a_failure_leaves_the_others_alone_and_the_same_command_sends_the_rest(course, canvas, method, path, status):
    canvas.answers.append((method, path, status, {}, "oops"))
    outcome = push(course, canvas)
    assert list(outcome.failed) == ["ada_1001"]
    assert outcome.sent == ["bob_1002"]
    assert TOKEN not in outcome.failed["ada_1001"]
    outcome = push(course, canvas)
    arrived = (method, status) == ("PUT", 0)  # it did all, and only the answer was lost
    assert (outcome.sent, outcome.there_already) == (([], ["ada_1001"]) if arrived else (["ada_1001"], []))
    assert {user: len(comments) for user, comments in canvas.comments.items()} == {1001: 1, 1002: 1}
    assert [comment["file"] is not None for comments in canvas.comments.values() for comment in comments] == [
        True,
        True,
    ]


class Killed(BaseException):
    """Stands for the signal that ends a process."""


@pytest.mark.parametrize("half", [False, True], ids=["before a line", "within a line"])
@pytest.mark.parametrize("at", range(6))
@pytest.mark.slow
def test_a_kill_at_any_line_of_the_journal_loses_and_doubles_nothing(course, canvas, monkeypatch, at, half):
    write, lines = Journal.write, []

    def killed(journal: Journal, entry: Entry) -> None:
        if len(lines) == at:
            if half:
                with journal.path.open("ab") as file:
                    file.write(wire.write(entry)[:-9])
            raise Killed
        lines.append(entry)
        write(journal, entry)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "write", killed)
        with pytest.raises(Killed):
            push(course, canvas)
    # Where the last word was "sending", Canvas is asked, and the comment is found there.
    sure = at % 3 == 2
    assert push(course, canvas).there_already == (["ada_1001", "bob_1002"][at // 3 : at // 3 + 1] if sure else [])
    assert {user: len(comments) for user, comments in canvas.comments.items()} == {1001: 1, 1002: 1}
    assert {user: len(grades) for user, grades in canvas.grades.items()} == {1001: 1, 1002: 1}
    assert push(course, canvas).sent == []


def test_a_line_that_was_cut_off_does_not_spoil_the_next_one(tmp_path):
    path = tmp_path / "journal"
    path.write_bytes(b'{"at":"2026-')
    entry = Entry("now", "ada", 1, State.SENDING, "3", "digest", 7)
    Journal(path).write(entry)
    assert Journal(path).last(1) == entry


def test_a_token_that_is_withdrawn_on_the_way_ends_all(course, canvas):
    canvas.answers.append(("PUT", "1001", 401, {"WWW-Authenticate": "Bearer"}, '{"errors": []}'))
    with pytest.raises(Problem, match="does not accept the token"):
        push(course, canvas)
    assert not canvas.grades
    assert push(course, canvas).sent == ["ada_1001", "bob_1002"]


def test_who_is_not_there_is_named_and_the_rest_is_sent(course, canvas):
    canvas.users.remove(1001)
    outcome = push(course, canvas)
    assert outcome.failed == {"ada_1001": "Canvas has no student 1001 in this assignment"}
    assert outcome.sent == ["bob_1002"]


def test_after_some_failures_in_a_row_nothing_more_is_tried(course, canvas):
    for number in range(2001, 2007):
        people.remember(course, EXERCISE, {f"a{number}": Identity("canvas", str(number))})
        enter(course, f"a{number}", 1)
    canvas.answers += [("POST", "/20", 503, {}, "")] * 9
    outcome = push(course, canvas)
    assert list(outcome.failed) == ["a2001", "a2002", "a2003"]
    assert outcome.untried == ["a2004", "a2005", "a2006", "ada_1001", "bob_1002"]
    assert not canvas.grades


def test_nothing_is_sent_with_a_wrong_token_or_to_a_wrong_assignment(course, canvas):
    with pytest.raises(Problem, match="does not accept the token: make a new one there") as said:
        push(course, canvas, token="4321~wrong")
    assert "4321~wrong" not in str(said.value)
    with pytest.raises(Problem, match="has no assignment 43 in the course 7"):
        sending.send(course, sending.plan(course, EXERCISE, Target(canvas.url, COURSE, 43)), TOKEN)
    canvas.answers.append(("GET", "assignments", 403, {}, '{"status": "unauthorized"}'))
    with pytest.raises(Problem, match="use the token of a teacher"):
        push(course, canvas)
    canvas.answers.append(("GET", "assignments", 302, {"Location": "https://example.invalid/"}, ""))
    with pytest.raises(Problem, match="it sends on to another address"):
        push(course, canvas)
    canvas.points = 100.0
    with pytest.raises(
        Problem, match=rf"worth 100 points in Canvas, and perceptron {MOST:g} points here: .* --percent"
    ):
        push(course, canvas)
    assert not canvas.grades
    assert push(course, canvas, percent=True).sent
    assert canvas.grades[1001] == ["100%"]


def test_feedback_may_be_a_text_or_nothing(course, canvas):
    push(course, canvas, feedback="text")
    [comment] = canvas.comments[1002]
    lines = comment["comment"].splitlines()
    assert lines[0] == f"perceptron: {OUTLINE[0].points:g} of {MOST:g} points."
    assert lines[1].endswith("Right.")
    assert lines[2].endswith("Not filled in. no `code` yet")
    assert not canvas.files
    gradebook.override(course.db_url, EXERCISE, {("bob_1002", OUTLINE[1].name): 0.5})
    assert push(course, canvas, feedback="text").sent == ["bob_1002"]
    lines = canvas.comments[1002][-1]["comment"].splitlines()
    assert lines[0] == f"perceptron: {OUTLINE[0].points + 0.5:g} of {MOST:g} points."
    assert f"(0.5 of {OUTLINE[1].points:g}): " in lines[2]
    assert lines[2].endswith("Your instructor set these points.")
    push(course, canvas, feedback="none")
    assert len(canvas.comments[1002]) == 2
    assert len(canvas.grades[1002]) == 3


def test_who_handed_in_nothing_is_told_so(course, canvas):
    push(course, canvas, missing_as_zero=True)
    assert canvas.grades[1003] == ["0"]
    assert canvas.comments[1003][0]["comment"].startswith("perceptron: nothing was handed in.")
    assert push(course, canvas, missing_as_zero=True).sent == []


def test_the_token_is_read_from_where_no_one_else_can(tmp_path):
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    file.chmod(0o640)
    with pytest.raises(Problem, match=r"mode 600\), got mode 640: run chmod 600"):
        sending.token(file)
    file.chmod(0o600)
    assert sending.token(file) == sending.token(None, {"CANVAS_TOKEN": TOKEN}) == TOKEN
    for surroundings, said in (
        ({}, "is not set"),
        ({"CANVAS_TOKEN": "a b"}, "expected an access token"),
        ({"CANVAS_TOKEN": "é"}, "expected"),
    ):
        with pytest.raises(Problem, match=said):
            sending.token(None, surroundings)
    file.write_text("")
    with pytest.raises(Problem, match="is empty"):
        sending.token(file)
    with pytest.raises(Problem, match="cannot be read"):
        sending.token(tmp_path / "none")


def test_the_token_is_not_sent_in_the_clear():
    for given, said in (
        ("http://canvas.example.org", "begins with https://"),
        ("", "is missing"),
        ("https://me:x@c.org", "nothing before it"),
        ("canvas.org", "begins with https://"),
    ):
        with pytest.raises(Problem, match=said):
            sending.address(given, {})
    assert sending.address("", {"CANVAS_URL": "https://canvas.example.org/"}) == "https://canvas.example.org"
    assert sending.address("http://127.0.0.1:8080", {}) == "http://127.0.0.1:8080"


def test_the_surroundings_are_the_environment(monkeypatch):
    monkeypatch.setitem(os.environ, "CANVAS_TOKEN", TOKEN)
    assert sending.token(None) == TOKEN


# --- the commands


def said(capsys, *words: str) -> tuple[int, str, str]:
    """Run a command; return its exit code and what it prints."""
    code = main(list(words))
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_the_command_shows_first_and_sends_when_asked(course, canvas, capsys, monkeypatch):
    words = ["canvas", "push", EXERCISE, "--course", f"{COURSE}", "--assignment", f"{ASSIGNMENT}", "--url", canvas.url]
    words += ["--course-dir", str(course.root)]
    code, out, _ = said(capsys, *words)
    assert code == 0
    assert f"would send  'ada_1001' (1001): {MOST:g}, with " in out
    assert "nothing handed in, so nothing is sent  'eve'" in out
    assert "2 would be sent, 0 as sent before, 1 missing, 0 left out. To send this, add --send." in out
    assert not canvas.requests
    monkeypatch.delenv("CANVAS_TOKEN", raising=False)
    code, _, err = said(capsys, *words, "--send")
    assert (code, canvas.requests) == (1, [])
    assert "CANVAS_TOKEN is not set" in err
    monkeypatch.setenv("CANVAS_TOKEN", TOKEN)
    canvas.answers.append(("PUT", "1001", 500, {}, ""))
    code, out, err = said(capsys, *words, "--send")
    assert code == 1
    assert "1 sent, 0 as sent before, 1 missing, 0 left out, 1 failed: the same command sends the rest" in out
    assert TOKEN not in out + err
    code, out, _ = said(capsys, *words, "--send", "--json")
    assert code == 0
    assert json.loads(out)["sent"] == ["ada_1001"]
    assert json.loads(out)["unchanged"] == ["bob_1002"]


def test_the_command_tells_mistakes_in_a_sentence(course, capsys):
    words = ["canvas", "push", EXERCISE, "--course", "1", "--assignment", "2", "--course-dir", str(course.root)]
    code, _, err = said(capsys, *words, "--url", "http://canvas.example.org")
    assert code == 1
    assert err.startswith("mlcourse: the address of Canvas: expected one that begins with https://")
    assert "Traceback" not in err


def test_tables_for_a_platform_and_for_nobody_in_particular(course, capsys):
    where = ["--course-dir", str(course.root)]
    code, out, _ = said(capsys, "table", EXERCISE, "--layout", "canvas", "--title", "Perceptron (42)", *where)
    header, _, ada, *_ = list(csv.reader(Path(out.strip()).read_text(encoding="utf-8").splitlines()))
    assert (code, header[-1], ada[:2]) == (0, "Perceptron (42)", ["ada_1001", "1001"])
    code, out, _ = said(capsys, "table", EXERCISE, "--anonymous", *where)
    first = Path(out.strip()).read_text(encoding="utf-8")
    assert not re.search(r"\bada|\b1001\b", first)
    said(capsys, "table", EXERCISE, "--anonymous", *where)
    assert Path(out.strip()).read_text(encoding="utf-8") == first, "the codes stay"
    assert (course.root / ".grading" / "anonymous.key").stat().st_mode & 0o777 == 0o600
    code, _, err = said(capsys, "table", EXERCISE, "--anonymous", "--layout", "canvas", *where)
    assert code == 2
    assert "a platform cannot read codes for students" in err
