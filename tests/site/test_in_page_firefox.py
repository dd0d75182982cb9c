"""Exercises and a chapter in the page, in Firefox: the essentials of what is seen in Chromium."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from built_book import HTML, leaves_the_machine
from desk import EXERCISES, ChapterDesk, Desk, do_everything, solved
from firefox import Firefox
from machine import firefox as firefox_path
from machine import need

pytestmark = [pytest.mark.site, pytest.mark.slow, pytest.mark.usefixtures("book")]


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    need("firefox")
    browser = Firefox(firefox_path())
    yield browser
    browser.close()


def open_desk(firefox: Firefox, exercise: str) -> Desk:
    """Open an exercise from its folder, with nothing kept from before."""
    address = f"{HTML.resolve().as_uri()}/exercises/{exercise}/{exercise}.html"
    firefox.goto(address)
    firefox.evaluate("() => localStorage.clear()")
    firefox.goto(address)
    firefox.errors.clear()
    firefox.requests.clear()
    return Desk(exercise, firefox.evaluate)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_task_of_every_exercise(exercise: str, firefox: Firefox, record_property: object) -> None:
    desk = open_desk(firefox, exercise)
    first = desk.start()
    later = do_everything(desk)
    print(f"{exercise}: ready after {first:.1f} s, a run takes {max(later.values()):.2f} s at most")
    assert [url for url in firefox.requests if leaves_the_machine(url)] == []
    assert firefox.errors == []


def test_a_loop_is_stopped_and_work_survives_a_reload(firefox: Firefox) -> None:
    desk = open_desk(firefox, "neurons")
    desk.start()
    desk.write("vote", "while True:\n    pass")
    desk.call("() => { inPage.mostSeconds = 1; }")
    assert desk.run("vote").text.startswith("Stopped after 1 seconds")
    desk.call("() => { inPage.mostSeconds = 60; }")
    right = solved("neurons")["vote"]
    desk.write("vote", right)
    assert desk.run("vote").state == "right"

    firefox.send("browsingContext.reload", context=firefox.page, wait="complete")
    desk.begin()
    assert desk.read("vote") == right
    cells = json.loads(desk.notebook())["cells"]
    kept = next(cell for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade_id") == "vote")
    assert "".join(kept["source"]) == right


def test_keys_in_the_editor(firefox: Firefox) -> None:
    desk = open_desk(firefox, "neurons")
    desk.begin()
    desk.write("vote", "")
    desk.call("() => inPage.cells.find(cell => cell.name === 'vote').editor.focus()")
    firefox.press("i", "f", " ", "1", ":", "Enter", "x", "Tab")
    assert desk.read("vote") == "if 1:\n        x"
    firefox.press("Escape", "Tab")
    label = desk.call("() => document.activeElement.getAttribute('aria-label')")
    assert label.startswith("Run and check: Task 4")


def test_a_chapter_runs_as_it_was_built(firefox: Firefox) -> None:
    firefox.goto(f"{HTML.resolve().as_uri()}/book/perceptron.html")
    firefox.errors.clear()
    firefox.requests.clear()
    desk = ChapterDesk("perceptron", firefox.evaluate)
    built = desk.outputs()
    desk.start()
    assert desk.run(desk.last()).state == "done"
    assert desk.outputs() == built
    desk.write("cell 3", "while True:\n    pass")
    desk.call("() => { inPage.mostSeconds = 1; }")
    assert desk.run("cell 3").text.startswith("Stopped after 1 seconds")
    assert [url for url in firefox.requests if leaves_the_machine(url)] == []
    assert firefox.errors == []
