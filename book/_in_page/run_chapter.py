"""Runs the cells of a chapter in the browser's Python, one after the other in one namespace, as a notebook does.

The page sends the cells that are to run. What a cell prints, the figures that it shows and its error go back as they
come. What chapters use of packages that are not in the page is put in their places here: Matplotlib and contourpy are
`drawing.py`, IPython's `display` shows in the page, `glue` does nothing, because the numbers in the text stay those of
the build, and of scikit-learn there are the digits alone, on the page that shows them.
"""

import csv
import gzip
import json
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from pprint import pformat
from types import ModuleType, SimpleNamespace

import drawing
import numpy as np
from run_cells import Printed, execute, explain

DIGITS = Path(__file__).parent / "digits.csv.gz"


def stand_in(name: str, **contents: object) -> None:
    """Make a module of this name, with these contents, that can be imported."""
    module = ModuleType(name)
    vars(module).update(contents)
    sys.modules[name] = module


def load_digits() -> SimpleNamespace:
    """Return the handwritten digits as `sklearn.datasets.load_digits` does."""
    with gzip.open(DIGITS, "rt") as file:
        table = np.array(list(csv.reader(file)), dtype=float)
    return SimpleNamespace(images=table[:, :-1].reshape(-1, 8, 8), target=table[:, -1].astype(int))


for name in (
    "matplotlib",
    "matplotlib.axes",
    "matplotlib.colors",
    "matplotlib.figure",
    "matplotlib.patches",
    "contourpy",
):
    sys.modules[name] = drawing
stand_in("myst_nb", glue=lambda name, value, display=True: None)
if DIGITS.exists():
    stand_in("sklearn")
    stand_in("sklearn.datasets", load_digits=load_digits)


class Chapter:
    """The namespace of a chapter's cells, and the cell that runs in it."""

    def __init__(self) -> None:
        self.namespace: dict[str, object] = {"__name__": "__main__", "display": self.display}
        self.filenames: set[str] = set()
        self.printed: Printed | None = None
        self.say: Callable[[dict], None] = print
        stand_in("IPython")
        stand_in("IPython.display", display=self.display)

    def display(self, *values: object) -> None:
        """Show values as a notebook does: a figure as it looks, anything else as text."""
        for value in values:
            html = getattr(value, "_repr_html_", lambda: None)()
            if html is None:
                print(pformat(value, sort_dicts=False) if isinstance(value, dict | list | tuple) else repr(value))
            elif self.printed is not None:
                self.printed.pass_on()  # what was printed before it stands above it
                self.say({"html": html})

    def run(self, cell: dict[str, str], tell: Callable[[str], None]) -> bool:
        """Run a cell and return whether it came to its end."""
        self.say = lambda message: tell(json.dumps({"cell": cell["name"]} | message))
        self.say({"begin": True})
        self.printed = Printed(lambda text: self.say({"text": text}), hold=False)
        self.filenames.add(cell["name"])
        wrong = ""
        with redirect_stdout(self.printed), redirect_stderr(self.printed):
            try:
                execute(cell["source"], cell["name"], self.namespace, self.display)
            except BaseException as error:  # SystemExit too: a cell may call exit()
                wrong = explain(error, self.filenames)
        self.printed.pass_on()
        self.say({"end": "error" if wrong else "done", "text": wrong})
        return not wrong


CHAPTER = Chapter()


def run(request: str, tell: Callable[[str], None]) -> bool:
    """Run the cells of a request, JSON with "cells", each with "name" and "source", until one of them fails.

    `tell` gets JSON messages: {"cell", "begin"}, then {"cell", "text"} for what it prints and {"cell", "html"} for what
    it shows, in their order, then {"cell", "end", "text"} where `end` is "done", or "error" with its text. The lines of
    an error begin with names, which are words such as "cell 3" therefore. Returns True, by which the page knows that
    Python lived to the end.
    """
    all(CHAPTER.run(cell, tell) for cell in json.loads(request)["cells"])
    return True
