"""The chapters' form, read from their sources: the parts every chapter has, and cells short enough to take in."""

import re
import statistics
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
PART = next(part for part in TOC["parts"] if part["caption"] == "Chapters")
CHAPTERS = [Path(chapter["file"]).stem for chapter in PART["chapters"]]


def source(chapter: str) -> str:
    return (ROOT / "book" / f"{chapter}.md").read_text(encoding="utf-8")


def cells(chapter: str) -> list[list[str]]:
    """Return the lines of each code cell that a reader sees, options and blank lines left out."""
    bodies = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```", source(chapter), re.S | re.M)
    seen = [body for body in bodies if "remove-cell" not in body]
    return [[line for line in body.splitlines() if line.strip() and not line.startswith(":")] for body in seen]


def test_every_chapter_is_followed_by_its_exercise():
    assert CHAPTERS
    for chapter in PART["chapters"]:
        name = Path(chapter["file"]).stem
        assert [s["file"] for s in chapter["sections"]] == [f"exercises/{name}/{name}"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter_has_every_part(chapter):
    text = source(chapter)
    facts = text.index(":class: chapter-facts")
    for words in ("**You will be able to**", "**You need**", "**Time**", f"../exercises/{chapter}/{chapter}.ipynb"):
        assert words in text[facts:]
    for heading in ("## Check yourself", "## Summary", "## What to read"):
        assert heading in text
    assert text.count(":class: predict") >= 5
    assert text.count(":::{quiz}") >= 4
    assert text.count("{cite:") >= 3
    assert text.count("{glue:") >= 3


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_cells_are_short(chapter):
    lengths = sorted(len(lines) for lines in cells(chapter))
    assert len(lengths) >= 10
    assert statistics.median(lengths) <= 6
    assert lengths[int(0.9 * (len(lengths) - 1))] <= 18


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_code_fits_the_page(chapter):
    for lines in cells(chapter):
        assert max(map(len, lines)) <= 88, max(lines, key=len)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter_does_not_redraw_what_plots_draws(chapter):
    assert "matplotlib" not in source(chapter)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_display_maths_starts_after_a_blank_line(chapter):
    lines = source(chapter).splitlines()
    opens = False
    for before, line in zip(["", *lines], lines, strict=False):
        if line.count("$$") % 2:
            opens = not opens
        if line.startswith("$$") and (opens or line.count("$$") == 2):
            assert before.strip() == "", f"no blank line before: {line}"


def test_what_tools_leave_behind_is_no_page():
    """pytest and ruff write folders with a README of their own, which would be a page that no contents list names."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert {"_build", ".*", "dist"} <= set(config["exclude_patterns"])
