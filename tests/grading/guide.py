"""What the pages for instructors tell them to type, in the order of the page, for the tests that type it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "book" / "instructors.md"
HUB = ROOT / "deploy" / "hub" / "README.md"
#: the programs whose commands count where they stand within a sentence
PROGRAMS = ("mlcourse", "nbgrader", "make")
_PARTS = re.compile(r"^```(?P<kind>.*)\n(?P<block>(?:.*\n)*?)```$|^#+ (?P<section>.+)$|`(?P<code>[^`]+)`", re.MULTILINE)
_LOOP = re.compile(r"^for .*?^done$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Line:
    """A command: the section that gives it, what is typed, the comment behind it, whether it is within a sentence."""

    section: str
    text: str
    comment: str = ""
    inline: bool = False

    def __str__(self) -> str:
        """Return the line as a test names it."""
        return f"{self.section}: {self.text}"


def parts(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield the blocks of a page, and the code within sentences ("inline"): section, kind and text of each."""
    section = ""
    for found in _PARTS.finditer(text):
        if found["section"]:
            section = found["section"]
        elif found["code"]:
            yield section, "inline", " ".join(found["code"].split())
        else:
            yield section, found["kind"], found["block"]


def lines(text: str) -> list[Line]:
    """Return the commands of a page. A loop of the shell is one, and so is what PrairieLearn is told to start."""
    told = []
    for section, kind, block in parts(text):
        if kind == "inline" and block.split()[0] in PROGRAMS:
            told.append(Line(section, block, inline=True))
        elif kind == "sh":
            for line in _LOOP.sub(_joined, block).splitlines():
                command, _, comment = line.partition("  #")
                told.append(Line(section, command.strip(), comment.strip()))
        elif kind == "json":
            _, *words = json.loads(f"{{{block}}}")["externalGradingOptions"]["entrypoint"]
            told.append(Line(section, " ".join(["mlcourse", *words])))
    return told


def _joined(loop: re.Match) -> str:
    """Return a loop of the shell as one line."""
    head, *body, end = map(str.strip, loop[0].splitlines())
    return f"{head} {'; '.join(body)}; {end}"


def blocks(section: str, kind: str = "sh") -> list[str]:
    """Return the blocks of a kind in a section of the guide."""
    return [text for *place, text in parts(GUIDE.read_text(encoding="utf-8")) if place == [section, kind]]
