"""Scores reach a platform by LTI 1.3 once, as 1EdTech's documents ask for them, whatever breaks on the way."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from build import EXERCISE
from entered import MOST, OUTLINE, enter, prepare
from guide import blocks
from jwcrypto.jwk import JWK
from lti_stand_in import CLIENT, DEPLOYMENT, ITEM, LABEL, LTI, MEMBERS, READ_ITEMS, SCORE, serve
from nbgrader.api import Gradebook

from mlgrading import wire
from mlgrading.lms import journal
from mlgrading.lms import lti as sending
from mlgrading.lms.journal import Entry, Journal
from mlgrading.lms.web import PATIENCE
from mlgrading.outside import gradebook
from mlgrading.outside.cli import main
from mlgrading.outside.course import Course, Problem, open_course

ADA, BOB, EVE = "7f-ada", "7f-bob", "7f-eve"
FIRST = OUTLINE[0].points
PEOPLE = [
    {"user_id": ADA, "email": "Ada@Example.org", "roles": ["Learner"], "status": "Active"},
    {"user_id": "7f-teacher", "email": "t@example.org", "roles": ["Instructor"]},
    {"user_id": BOB, "lis_person_sourcedid": "bob", "roles": ["Learner"]},
    {"user_id": EVE, "roles": ["Learner"]},
    {"user_id": "7f-gone", "email": "gone@example.org", "roles": ["Learner"], "status": "Inactive"},
]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course in which ada and bob were graded, and eve handed in nothing."""
    (tmp_path / "course").mkdir()
    course = open_course(tmp_path / "course")
    prepare(course.root)
    enter(course, "ada", len(OUTLINE))
    enter(course, "bob", 1)
    with Gradebook(course.db_url) as book:
        book.update_or_create_student("ada", email="ada@example.org")
        book.update_or_create_student("eve", lms_user_id=EVE)
    return course


@pytest.fixture(scope="module")
def key(tmp_path_factory) -> Path:
    """A key, which takes a while to make."""
    file = tmp_path_factory.mktemp("key") / "lti-key.pem"
    sending.key_set(file)
    return file


@pytest.fixture
def platform(key):
    """A stand-in for a platform, which at the end must have got nothing but what the documents allow."""
    with serve(LTI(keys=sending.key_set(key), members=list(PEOPLE), most=MOST)) as made:
        yield made
        assert made.wrong == []


@pytest.fixture
def to(platform, key, tmp_path) -> Path:
    """The file that describes the platform."""
    return describe(tmp_path / "lti.toml", platform.url, key=key)


def describe(file: Path, url: str, column: str = "", **other: object) -> Path:
    """Write lti.toml for a stand-in, with other entries in place of its own."""
    entries = {
        "issuer": url,
        "client_id": CLIENT,
        "deployment": DEPLOYMENT,
        "token_url": f"{url}/token",
        "memberships_url": f"{url}/course/members",
        "line_items_url": f"{url}/course/lineitems",
    } | other
    lines = [f'{name} = "{value}"' for name, value in entries.items()]
    column = column or f"{url}{ITEM}?type=3"
    file.write_text("\n".join([*lines, "[line_items]", f'{EXERCISE} = "{column}"\n']))
    return file


def push(course: Course, to: Path, pauses: list | None = None, **options) -> sending.Outcome:
    """Plan and send, as the command does."""
    client = sending.connect(to, (pauses if pauses is not None else []).append)
    return sending.send(course, sending.plan(course, EXERCISE, client, **options), client)


def journal_of(course: Course) -> Path:
    """Return the file of what was sent."""
    [path] = course.state(EXERCISE).glob("lti-*.jsonl")
    return path


def test_a_plan_says_who_gets_what_and_sends_nothing(course, platform, to):
    gradebook.merge(course.db_url, EXERCISE, [], missing=["nemo", "late"])
    (course.submitted / "late" / EXERCISE).mkdir(parents=True)
    (course.submitted / "late" / EXERCISE / f"{EXERCISE}.ipynb").write_text("{}")
    made = sending.plan(course, EXERCISE, sending.connect(to))
    assert [(post.student, post.user, post.grade) for post in made.posts] == [
        ("ada", ADA, f"{MOST:g}/{MOST:g}"),
        ("bob", BOB, f"{FIRST:g}/{MOST:g}"),
    ]
    assert made.missing == ["eve", "nemo"]
    assert "not graded" in made.left_out["late"]
    made = sending.plan(course, EXERCISE, sending.connect(to), missing_as_zero=True)
    assert [(post.user, post.grade) for post in made.posts if post.student == "eve"] == [(EVE, f"0/{MOST:g}")]
    assert set(made.left_out) == {"late", "nemo"}
    assert made.left_out["nemo"].startswith("is no active member of the platform's course")
    assert not platform.scores
    assert not list(course.state(EXERCISE).glob("lti-*"))


def row(student: str, email: str | None = None, lms_user_id: str | None = None) -> dict:
    return {"student": student, "email": email, "lms_user_id": lms_user_id}


def test_a_member_is_taken_only_where_all_that_is_known_means_one_person():
    members = [
        {"user_id": "1", "email": "ada@example.org", "lis_person_sourcedid": "901"},
        {"user_id": "2", "email": "bob@example.org", "lis_person_sourcedid": ""},
        {"user_id": "901"},
        {"user_id": "4", "email": "gone@example.org", "status": "Inactive"},
    ]
    users, unknown = sending.match([row("bob", "BOB@example.org", "2")], members)
    assert (users, unknown) == ({"bob": "2"}, {})
    users, unknown = sending.match([row("ada", "ada@example.org", "901"), row("b", "bob@example.org", "1")], members)
    assert not users
    assert "one of several members of the platform's course (1, 901)" in unknown["ada"]
    assert "(1, 2)" in unknown["b"]
    users, unknown = sending.match([row("x", lms_user_id="2"), row("y", "bob@example.org"), row("", "")], members)
    assert not users
    assert "is 2 on the platform, as another student is too" in unknown["x"]
    assert "is no active member" in sending.match([row("gone", "gone@example.org")], members)[1]["gone"]


def test_scores_arrive_and_nothing_is_sent_twice(course, platform, to, key):
    outcome = push(course, to)
    assert (outcome.sent, outcome.failed) == (["ada", "bob"], {})
    assert platform.given == {ADA: [MOST], BOB: [FIRST]}
    [score] = platform.scores[BOB]
    assert (score["scoreMaximum"], score["activityProgress"]) == (MOST, "Completed")
    lines = score["comment"].splitlines()
    assert lines[0] == f"perceptron: {FIRST:g} of {MOST:g} points."
    assert lines[1].endswith("Right.")
    assert lines[2].endswith("Not filled in. no `code` yet")
    requests = len(platform.requests)
    outcome = push(course, to)
    assert (outcome.sent, outcome.there_already) == ([], [])
    assert f"POST {ITEM}/scores" not in platform.requests[requests:]
    assert platform.requests.count("POST /token") == 4, "two kinds of tokens, each for a whole run"
    assert [token for token in platform.tokens if token in journal_of(course).read_text()] == []


def test_what_has_changed_is_sent_and_later_than_before_even_if_a_clock_was_set_back(course, platform, to, monkeypatch):
    class Back(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) - timedelta(hours=1)

    for right in (2, 1, 3):
        push(course, to)
        enter(course, "bob", right)
        monkeypatch.setattr(sending, "datetime", Back)
    assert push(course, to).sent == ["bob"]
    points = [sum(task.points for task in OUTLINE[:right]) for right in (1, 2, 1, 3)]
    assert platform.given == {ADA: [MOST], BOB: points}


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/token"), ("GET", "members"), ("GET", "lineitem"), ("POST", "scores")]
)
def test_a_rate_limit_is_waited_for(course, platform, to, method, path):
    platform.answers += [(method, path, 429, {"Retry-After": "7"}, "")] * 2
    pauses = []
    assert push(course, to, pauses).sent == ["ada", "bob"]
    assert pauses == [7, 7]
    assert platform.given == {ADA: [MOST], BOB: [FIRST]}


def test_a_rate_limit_is_not_waited_for_without_end(course, platform, to):
    platform.answers += [("GET", "lineitem", 302, {"Location": "/x"}, "")]
    with pytest.raises(Problem, match="it sends on to another address: give that one"):
        push(course, to)
    platform.answers += [("POST", "scores", 429, {}, "")] * 100
    pauses = []
    with pytest.raises(Problem, match=r"too many requests\. What was sent is kept; the same command sends the rest"):
        push(course, to, pauses)
    assert sum(pauses) <= PATIENCE
    platform.answers.clear()
    assert push(course, to).sent == ["ada", "bob"]


def test_a_token_that_has_ended_is_asked_for_anew(course, platform, to):
    client = sending.connect(to)
    planned = sending.plan(course, EXERCISE, client)
    platform.tokens.clear()
    assert sending.send(course, planned, client).sent == ["ada", "bob"]
    assert platform.given == {ADA: [MOST], BOB: [FIRST]}


def test_a_token_that_is_refused_ends_all_and_the_same_command_sends_the_rest(course, platform, to):
    client = sending.connect(to)
    planned = sending.plan(course, EXERCISE, client)
    sending.send(course, sending.Plan(EXERCISE, planned.target, MOST, planned.posts[:1]), client)
    platform.answers += [("POST", "scores", 401, {"WWW-Authenticate": "Bearer"}, "")] * 2
    with pytest.raises(Problem, match=r"does not accept a token that .*/token has just given"):
        sending.send(course, planned, client)
    assert platform.given == {ADA: [MOST]}
    assert push(course, to).sent == ["bob"]


@pytest.mark.parametrize("status", [0, 302, 500])
def test_a_failure_leaves_the_others_alone_and_the_same_command_sends_the_rest(course, platform, to, status):
    platform.answers.append(("POST", "scores", status, {"Location": "/elsewhere"} if status == 302 else {}, "oops"))
    outcome = push(course, to)
    assert list(outcome.failed) == ["ada"]
    assert outcome.sent == ["bob"]
    assert push(course, to).sent == ["ada"]
    # Where only the answer was lost, the same score has arrived twice, which changes nothing.
    assert platform.given == {ADA: [MOST, MOST] if status == 0 else [MOST], BOB: [FIRST]}
    assert "GET /elsewhere" not in platform.requests
    assert push(course, to).sent == []


class Killed(BaseException):
    """Stands for the signal that ends a process."""


@pytest.mark.parametrize("half", [False, True], ids=["before a line", "within a line"])
@pytest.mark.parametrize("at", range(4))
@pytest.mark.slow
def test_a_kill_at_any_line_of_the_journal_loses_nothing(course, platform, to, monkeypatch, at, half):
    write, lines = Journal.write, []

    def killed(self: Journal, entry: Entry) -> None:
        if len(lines) == at:
            if half:
                with self.path.open("ab") as file:
                    file.write(wire.write(entry)[:-9])
            raise Killed
        lines.append(entry)
        write(self, entry)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "write", killed)
        with pytest.raises(Killed):
            push(course, to)
    assert push(course, to).sent == ["ada", "bob"][at // 2 :]
    again = {(ADA, BOB)[at // 2]} if at % 2 else set()
    assert platform.given == {ADA: [MOST] * (1 + (ADA in again)), BOB: [FIRST] * (1 + (BOB in again))}
    assert push(course, to).sent == []


def test_who_has_left_the_course_is_named_and_the_rest_is_sent(course, platform, to):
    client = sending.connect(to)
    planned = sending.plan(course, EXERCISE, client)
    del platform.members[0]
    outcome = sending.send(course, planned, client)
    assert outcome.failed == {"ada": f"the platform has no student {ADA} for this line item"}
    assert outcome.sent == ["bob"]


def test_after_some_failures_in_a_row_nothing_more_is_tried(course, platform, to):
    for number in range(1, 5):
        platform.members.insert(0, {"user_id": f"{number}", "lis_person_sourcedid": f"a{number}"})
        enter(course, f"a{number}", 1)
    platform.members[4:] = [member for member in platform.members[4:] if member["user_id"] in (ADA, BOB)]
    platform.answers += [("POST", "scores", 503, {}, "")] * 9
    outcome = push(course, to)
    assert outcome.failed == dict.fromkeys(["a1", "a2", "a3"], "it answered with 503")
    assert outcome.untried == ["a4", "ada", "bob"]
    assert not platform.scores


def test_a_key_or_a_tool_that_the_platform_does_not_know_gets_no_token(course, platform, to, tmp_path, key):
    other = tmp_path / "other.pem"
    sending.key_set(other)
    describe(to, platform.url, key=other)
    with pytest.raises(
        Problem, match=r"/token gives no access token \(400, invalid_client\): compare client_id"
    ) as said:
        push(course, to)
    assert "PRIVATE" not in str(said.value)
    describe(to, platform.url, key=key)
    for lacking in (SCORE, READ_ITEMS, MEMBERS):
        platform.grants.remove(lacking)
        with pytest.raises(Problem, match="invalid_scope"):
            push(course, to)
        platform.grants.add(lacking)
    assert not platform.scores


def test_an_answer_without_a_token_is_told(course, platform, to):
    unread = "cannot be asked: the answer could not be read"
    for text, told in (("<html>", r"gives no access token \(200\)"), ("[]", unread), ("{}", unread)):
        platform.answers.append(("POST", "/token", 200, {}, text))
        with pytest.raises(Problem, match=told):
            push(course, to)


def test_an_audience_that_is_not_the_address_for_tokens_is_named(course, platform, to, key):
    platform.audience = "https://auth.example.org"
    describe(to, platform.url, key=key, audience=platform.audience)
    assert push(course, to).sent == ["ada", "bob"]


def test_the_token_goes_nowhere_else(course, platform, to, key):
    with serve(LTI(keys=platform.keys)) as other:
        platform.elsewhere = other.url
        with pytest.raises(Problem, match=rf"sends on to '{other.url}/course/members.* no token goes there"):
            push(course, to)
        assert other.requests == []


def test_a_line_item_is_found_by_its_label_on_any_page(course, platform, to, key):
    describe(to, platform.url, LABEL, key=key)
    assert push(course, to).sent == ["ada", "bob"]
    platform.labels.append(LABEL)
    with pytest.raises(Problem, match=rf"expected one line item with the label '{LABEL}' at .*, got 2 of them"):
        push(course, to)
    platform.labels = ["Essay"]
    with pytest.raises(Problem, match="got 0 of them; it has 'Essay'"):
        push(course, to)
    describe(to, platform.url, LABEL, key=key, line_items_url="")
    with pytest.raises(Problem, match=f"expected the address at which to look for '{LABEL}'"):
        push(course, to)
    to.write_text(to.read_text().replace(EXERCISE, "mlp"))
    with pytest.raises(Problem, match="a line item for perceptron, got those of mlp"):
        push(course, to)


def test_where_the_platform_scales_it_is_said(course, platform, to):
    assert sending.scaled(sending.plan(course, EXERCISE, sending.connect(to))) == ""
    platform.most = 100
    said = sending.scaled(sending.plan(course, EXERCISE, sending.connect(to)))
    assert said == (
        f"The line item '{LABEL}' has a maximum of 100, and perceptron {MOST:g} points: the platform scales each score"
    )


def test_scores_may_come_alone(course, platform, to):
    push(course, to, feedback="none")
    assert "comment" not in platform.scores[ADA][0]
    assert push(course, to, feedback="none").sent == []


def test_a_silent_test_says_no_more_than_the_score(course, platform, to):
    (course.root / "course.toml").write_text(f"[exercises.{EXERCISE}]\nsilent = true\n")
    push(open_course(course.root), to)
    assert platform.scores[BOB][0]["comment"] == f"perceptron: {FIRST:g} of {MOST:g} points."


def test_as_long_as_a_student_can_hand_in_again_the_work_is_submitted_and_not_completed(course, platform, to):
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date()
    (course.root / "course.toml").write_text(f"extra_days = {{ bob = 9 }}\n[exercises.{EXERCISE}]\ndue = {yesterday}\n")
    push(open_course(course.root), to)
    assert [platform.scores[user][0]["activityProgress"] for user in (ADA, BOB)] == ["Completed", "Submitted"]


def test_who_handed_in_nothing_is_told_so(course, platform, to):
    push(course, to, missing_as_zero=True)
    assert platform.given[EVE] == [0]
    assert platform.scores[EVE][0]["comment"] == "perceptron: nothing was handed in."
    assert push(course, to, missing_as_zero=True).sent == []


def test_a_student_who_is_forgotten_is_in_no_journal(course, platform, to):
    push(course, to)
    assert ADA in journal_of(course).read_text()
    assert journal.forget(course, EXERCISE, "ada")
    assert ADA not in journal_of(course).read_text()
    assert push(course, to).sent == ["ada"], "the other's is still known as sent"


def test_mistakes_in_the_file_are_sentences(platform, to, key, tmp_path):
    for entry, said in (
        ({"token_url": "http://lms.example.org/token"}, "token_url: expected one that begins with https://"),
        ({"memberships_url": "https://me:x@lms.example.org/"}, "memberships_url: expected https:// and the name"),
        ({"line_items_url": "https://[::1/x"}, "line_items_url: expected one that begins with https://"),
        ({"client_id": ""}, 'client_id: expected what the platform shows for the tool, got ""'),
        ({"clientid": "x"}, "contains unknown field `clientid`"),
    ):
        with pytest.raises(Problem) as raised:
            sending.read(describe(to, platform.url, **{"key": key, **entry}))
        assert said in str(raised.value)
        assert str(to) in str(raised.value)
    with pytest.raises(Problem, match=r"line_items\.perceptron: expected one that begins with https://"):
        sending.read(describe(to, platform.url, "http://lms.example.org/12", key=key))
    with pytest.raises(Problem, match="missing required field `key`"):
        sending.read(describe(to, platform.url))
    to.write_text("issuer =")
    with pytest.raises(Problem, match="Its format is TOML"):
        sending.read(to)
    with pytest.raises(Problem, match="cannot be read"):
        sending.read(tmp_path / "none.toml")


def test_the_file_that_the_guide_shows_is_one(tmp_path):
    [shown] = blocks("Other platforms, by LTI 1.3", "toml")
    (tmp_path / "lti.toml").write_text(shown)
    assert sending.read(tmp_path / "lti.toml").line_items == {EXERCISE: LABEL}


def test_the_key_is_read_from_where_no_one_else_can(platform, to, tmp_path):
    describe(to, platform.url, key="own.pem")
    with pytest.raises(Problem, match="the file with the key, cannot be read"):
        sending.connect(to)
    own = tmp_path / "own.pem"
    for text in ("no key", JWK.generate(kty="EC", crv="P-256").export_to_pem(True, None).decode()):
        own.write_text(text)
        own.chmod(0o600)
        with pytest.raises(Problem, match=rf"{own}: expected a private RSA key in PEM"):
            sending.connect(to)
    own.chmod(0o640)
    with pytest.raises(Problem, match=r"mode 600\), got mode 640: run chmod 600 .* make a new key"):
        sending.connect(to)


# --- the commands


def said(capsys, *words: str) -> tuple[int, str, str]:
    """Run a command; return its exit code and what it prints."""
    code = main(list(words))
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_a_key_is_made_once_and_only_its_public_part_is_shown(tmp_path, capsys):
    file = tmp_path / "lti-key.pem"
    code, out, _ = said(capsys, "lti", "key", str(file))
    assert code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    [public] = json.loads(out)["keys"]
    assert set(public) == {"kty", "n", "e", "kid", "alg", "use"}
    assert (public["kty"], public["alg"], public["use"]) == ("RSA", "RS256", "sig")
    private = JWK.from_pem(file.read_bytes())
    assert (private["kid"], json.loads(private.export_public())["n"]) == (public["kid"], public["n"])
    assert len(public["n"]) == 342, "2048 bits"
    made = file.read_bytes()
    assert json.loads(said(capsys, "lti", "key", str(file), "--json")[1])["keys"] == [public]
    assert file.read_bytes() == made
    code, _, err = said(capsys, "lti", "key", str(tmp_path / "no" / "key.pem"))
    assert code == 1
    assert "cannot be written" in err


def test_the_command_shows_first_and_sends_when_asked(course, platform, to, capsys):
    words = ["lti", "push", EXERCISE, "--to", str(to), "--course-dir", str(course.root)]
    platform.most = 100
    code, out, _ = said(capsys, *words)
    assert code == 0
    assert f"would send  'ada' ({ADA}): {MOST:g}/{MOST:g}\n" in out
    assert "nothing handed in, so nothing is sent  'eve'" in out
    assert "has a maximum of 100" in out
    assert "2 would be sent, 0 as sent before, 1 missing, 0 left out. To send this, add --send." in out
    assert not platform.scores
    platform.answers.append(("POST", "scores", 500, {}, ""))
    code, out, _ = said(capsys, *words, "--send")
    assert code == 1
    assert "1 sent, 0 as sent before, 1 missing, 0 left out, 1 failed: the same command sends the rest" in out
    code, out, _ = said(capsys, *words, "--send", "--json")
    assert code == 0
    assert json.loads(out)["sent"] == ["ada"]
    assert json.loads(out)["unchanged"] == ["bob"]
    enter(course, "nemo", 1)
    code, out, _ = said(capsys, *words, "--send")
    assert code == 3
    assert "left out  'nemo': is no active member of the platform's course" in out


def test_the_command_tells_mistakes_in_a_sentence(course, capsys, tmp_path):
    words = ["lti", "push", EXERCISE, "--to", str(tmp_path / "none.toml"), "--course-dir", str(course.root)]
    code, _, err = said(capsys, *words)
    assert code == 1
    assert err.startswith(f"mlcourse: {tmp_path}/none.toml cannot be read")
    assert "Traceback" not in err
