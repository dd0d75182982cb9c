"""The facts at the head of a chapter, used again elsewhere: its time appears in the list of chapters on the cover.

Why: the time stands in the chapter's own source, in the box with the class `chapter-facts`. The directive

    ```{chapter-path}
    ```

lists all chapters with their numbers and times, and the sum, so that no number is typed twice. A chapter may have
further pages, which stand below it in the table of contents; their times follow its own, as in "75 + 40 min". The
directive

    ```{syllabus}
    neurons, perceptron
    delta_rule
    ```

is a table of weeks, one for each line, with the pages to be read and the times of reading and of their exercises. A box
gives a warning unless its parts are "You will be able to", "You need" and "Time", and the last one names the minutes.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from status import table

LOGGER = logging.getLogger(__name__)
PARTS = {"You will be able to": "facts-goals", "You need": "facts-need", "Time": "facts-time"}
MINUTES = re.compile(r"about (\d+) minutes")
# the time of an exercise, as a multiple of the chapter's
EXERCISE = {"half as long for its tasks": 0.5, "as long again for the exercise": 1, "twice as long for the exercise": 2}


def read_facts(app: Sphinx, doctree: nodes.document) -> None:
    """Give the parts of the box classes for the style sheet, and record the minutes that it states."""
    for box in doctree.findall(nodes.admonition):
        if "chapter-facts" not in box["classes"]:
            continue
        found = {}
        for paragraph in box.findall(nodes.paragraph):
            strong = next(paragraph.findall(nodes.strong), None)
            if strong is not None and (name := strong.astext()) in PARTS:
                paragraph["classes"].append(PARTS[name])
                found[name] = paragraph.astext()
        time = MINUTES.search(found.get("Time", ""))
        exercise = next((times for words, times in EXERCISE.items() if words in found.get("Time", "")), None)
        if list(found) != list(PARTS) or not time or exercise is None:
            LOGGER.warning(
                "chapter-facts: expected %s, and the time as 'about 50 minutes, and as long again for the exercise'",
                ", ".join(PARTS),
                location=box,
                type="chapters",
            )
            continue
        minutes = int(time[1])
        app.env.metadata[app.env.docname] |= {"minutes": minutes, "exercise_minutes": minutes * exercise}


class chapter_path(nodes.General, nodes.Element):
    """The place of the list of chapters."""


class ChapterPath(SphinxDirective):
    """The `chapter-path` directive."""

    def run(self) -> list[nodes.Node]:
        self.env.metadata[self.env.docname]["shows_others"] = True
        return [chapter_path()]


class syllabus(nodes.General, nodes.Element):
    """The place of a table of weeks; `weeks` has the names of the pages of each."""


class Syllabus(SphinxDirective):
    """The `syllabus` directive: a week in each line, with the names of its pages, which lie beside this one."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        self.env.metadata[self.env.docname]["shows_others"] = True
        made = syllabus(weeks=[[name.strip() for name in line.split(",")] for line in self.content if line.strip()])
        self.set_source_info(made)
        return [made]


def make_syllabus(env: BuildEnvironment, here: str, place: syllabus, uri: Any) -> nodes.Node:
    """Return the table of weeks; a name that is no page with a time gives a warning."""
    rows: list[list[nodes.Node | str]] = []
    folder = here.rpartition("/")[0]
    for number, names in enumerate(place["weeks"], 1):
        links = nodes.inline()
        pages = [f"{folder}/{name}".lstrip("/") for name in names]
        for page in pages:
            if "minutes" not in env.metadata.get(page, {}):
                LOGGER.warning(
                    "syllabus: expected the name of a chapter, got %s", page, location=place, type="chapters"
                )
                return nodes.inline()
            if links.children:
                links += nodes.Text("; ")
            links += nodes.reference("", env.titles[page].astext(), internal=True, refuri=uri(page))
        reading, doing = (sum(env.metadata[page][kind] for page in pages) for kind in ("minutes", "exercise_minutes"))
        rows.append([str(number), links, f"{reading} min", f"{doing:.0f} min"])
    return table("", ["Week", "Pages", "Reading", "Exercises"], rows, "syllabus")


def hours(minutes: int) -> str:
    """Return a long time in whole hours, in words."""
    return f"{round(minutes / 60)} hours"


def make_path(env: BuildEnvironment, uri: Any) -> list[nodes.Node]:
    """Return the list: one link for each chapter, with its number, its title and its minutes, and the sum below."""
    parents = {name: parent for name, (parent, *_) in env.collect_relations().items()}  # in the order of the contents
    timed = [name for name in parents if "minutes" in env.metadata.get(name, {})]
    chapters = [name for name in timed if parents[name] not in timed]
    items = nodes.enumerated_list(classes=["chapter-path"])
    for name in chapters:
        pages = [name, *(page for page in timed if parents[page] == name)]
        minutes = " + ".join(str(env.metadata[page]["minutes"]) for page in pages)
        link = nodes.reference("", "", internal=True, refuri=uri(name))
        link += nodes.inline("", env.titles[name].astext(), classes=["path-title"])
        link += nodes.Text(" ")
        link += nodes.inline("", f"{minutes} min", classes=["path-time"])
        items += nodes.list_item("", nodes.paragraph("", "", link))
    reading = sum(env.metadata[name]["minutes"] for name in timed)
    doing = sum(env.metadata[name]["exercise_minutes"] for name in timed)
    total = f"About {hours(reading)} of reading, and {hours(doing)} of exercises."
    return [items, nodes.paragraph("", total, classes=["path-total"])]


def fill_path(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the list in its place, once all chapters have been read."""
    for place in list(doctree.findall(chapter_path)):
        place.replace_self(make_path(app.env, lambda name: app.builder.get_relative_uri(docname, name)))
    for weeks in list(doctree.findall(syllabus)):
        found = make_syllabus(app.env, docname, weeks, lambda name: app.builder.get_relative_uri(docname, name))
        weeks.replace_self(found)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive."""
    app.add_node(chapter_path)
    app.add_node(syllabus)
    app.add_directive("chapter-path", ChapterPath)
    app.add_directive("syllabus", Syllabus)
    app.connect("doctree-read", read_facts)
    app.connect("doctree-resolved", fill_path)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
