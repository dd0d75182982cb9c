"""An exercise or a chapter that is run in the page, in whichever browser: start, write, run, read what it says."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from built_book import ROOT

from mlgrading.child import solutions, tasks

PAGES = sorted((ROOT / "book").glob("*.md"))
CHAPTERS = [p.stem for p in PAGES if ":class: chapter-facts" in p.read_text("utf8")]
#: a page that imports no framework is run; reading the notebook in each of them would keep every process waiting
LOADS = re.compile(r"^\s*(import|from) (torch|tensorflow|keras)\b", re.M)
RUN_CHAPTERS = [p.stem for p in PAGES if p.stem in CHAPTERS and not LOADS.search(p.read_text("utf8"))]
#: pages that train networks for so long that the rounding of a processor shows in the last digits that they print
TRAINED = ("mlp", "mlp_digits", "mlp_generalisation")
EXERCISES = ("neurons", "perceptron", "delta_rule", "mlp", "activations", "backprop", "jacobians")

FIND = "const cell = inPage.cells.find(other => other.name === name);"
RUN = """async name => {
  const cell = inPage.cells.find(other => other.name === name);
  cell.run.click();
  for (const begun = Date.now(); !cell.stop.hidden; await new Promise(done => setTimeout(done, 5)))
    if (Date.now() - begun > 600_000) throw new Error(`${name} runs for ever: ${cell.status.textContent}`);
  const printed = (cell.printed ?? cell.output)?.textContent ?? "";
  return {state: cell.status.dataset.state, text: cell.status.textContent, printed};
}"""


@dataclass(frozen=True)
class Said:
    """What the page shows below a cell after a run: `state` is "right", "not yet", "error", "stopped" or "done"."""

    state: str
    text: str
    printed: str


class Desk:
    """A page on which an exercise is done; `call` runs a JavaScript function in it with plain values."""

    offer = ".in-page button"

    def __init__(self, exercise: str, call: Callable[..., Any]) -> None:
        self.exercise, self.call = exercise, call

    def wait_for(self, function: str, *arguments: Any, seconds: float = 120) -> Any:
        end = time.monotonic() + seconds
        while not (value := self.call(function, *arguments)):
            if time.monotonic() > end:
                said = self.call("() => document.querySelector('.in-page, .run-chapter')?.textContent")
                raise AssertionError(f"still false after {seconds} s: {function}; the page says: {said}")
            time.sleep(0.02)
        return value

    def begin(self) -> None:
        """Accept the page's offer, and wait for the editors."""
        self.call("offer => document.querySelector(offer).click()", self.offer)
        self.wait_for("() => document.querySelector('.cm-content') !== null")

    def start(self) -> float:
        """Accept the offer, and wait for Python; return the seconds until it is ready."""
        begun = time.monotonic()
        self.begin()
        self.wait_for("() => inPage.status.textContent === 'Python is ready.'")
        return time.monotonic() - begun

    def write(self, name: str, text: str) -> None:
        self.call(f"(name, text) => {{ {FIND} cell.editor.set(text); }}", name, text)

    def read(self, name: str) -> str:
        return self.call(f"name => {{ {FIND} return cell.editor.get(); }}", name)

    def run(self, name: str) -> Said:
        return Said(**self.call(RUN, name))

    def said(self, name: str) -> str:
        return self.call(f"name => {{ {FIND} return cell.status.textContent; }}", name)

    def notebook(self) -> str:
        """Return the text of the notebook that "Download my notebook" saves."""
        return self.call(
            """() => inPage.fill(inPage.notebook,
                 Object.fromEntries(inPage.cells.filter(c => c.editor).map(c => [c.name, c.editor.get()])))"""
        )


#: what the cells of a page print, as one text each, and the descriptions of the figures that they show
OUTPUTS = """() => [...document.querySelectorAll(".bd-article div.cell")].map(cell => [
  [...cell.querySelectorAll(".cell_output .output:not(.text_html) pre")].map(pre => pre.textContent).join(""),
  [...cell.querySelectorAll(".cell_output svg[role=img]")].map(svg => svg.getAttribute("aria-label"))])"""


class ChapterDesk(Desk):
    """A chapter that is run in its page; its cells are called "cell 1", "cell 2" and so on."""

    offer = ".run-chapter button"

    def outputs(self) -> list[tuple[str, list[str]]]:
        return [(printed, figures) for printed, figures in self.call(OUTPUTS)]

    def last(self) -> str:
        """Return the name of the last cell, for which all others run."""
        return self.call("() => inPage.cells.findLast(cell => cell.block).name")


@cache
def cells(exercise: str) -> list[solutions.Cell]:
    """Return the code cells of the solution."""
    return solutions.code_cells(solutions.read(ROOT, exercise))


def solved(exercise: str) -> dict[str, str]:
    return {cell.name: solutions.solution(cell.source) for cell in cells(exercise) if cell.kind == "answer"}


def blanks(exercise: str) -> dict[str, str]:
    return {cell.name: solutions.blank(cell.source) for cell in cells(exercise) if cell.kind == "answer"}


@cache
def in_jupyter(exercise: str) -> dict[str, str | None]:
    """Return what each check says of a blank where the notebook is run here."""
    return solutions.run(cells(exercise), blanks(exercise))


def first_mistakes(exercise: str) -> dict[str, tuple[str, str]]:
    """Return a known mistake for each task and its message."""
    return {name: (task.wrong[0].code, task.wrong[0].message) for name, task in tasks.load(ROOT, exercise).items()}


def do_everything(desk: Desk) -> dict[str, float]:
    """Leave each task blank, make a mistake in it, then answer it right; return the seconds of each right run."""
    unfilled, right, seconds = in_jupyter(desk.exercise), solved(desk.exercise), {}
    mistakes = first_mistakes(desk.exercise)
    for name, answer in right.items():
        blank = desk.run(name)
        assert (blank.state, blank.text) == ("not yet", unfilled[name])
        code, message = mistakes[name]
        desk.write(name, code)
        wrong = desk.run(name)
        assert wrong.state == "not yet"
        assert wrong.text.startswith("Not yet. ")
        assert wrong.text.endswith(message), wrong.text
        desk.write(name, answer)
        begun = time.monotonic()
        done = desk.run(name)
        seconds[name] = time.monotonic() - begun
        assert (done.state, done.text.partition(":")[0]) == ("right", "Correct")
    return seconds
