"""One style sheet for the book, and scripts that hold up no page.

Why: the theme and the extensions link some fifteen style sheets and eight scripts that a browser waits for before it
draws anything, and on a slow network each of them costs as much by being asked for as by its size. What many pages
link is put into one sheet, in the order in which a page has it, without the rules of others for what no page and no
script names, two thirds of all; and scripts are run when the page has been read, in the order in which they stand.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tinycss2

NAME = "book.css"
#: the sheets that are written for this book, and whole
OURS = ("course.css", "figures.css", "search.css")
#: how classes begin that a script makes of several words
MADE = "bs-"
#: bytes of a script that is somebody's whole program, and names no classes of a page
LARGE = 1_000_000
#: a link to a style sheet of the book, with the way to `_static`
_LINK = re.compile(r'<link [^>]*?href="(?P<up>(?:\.\./)*)_static/(?P<sheet>[^"?]+\.css)[^"]*"[^>]*>\s*')
_URL = re.compile(r"""url\(\s*(["']?)(?!data:|https?:|#|/)([^"')]+)\1\s*\)""")
_IMPORT = re.compile(r"""@import\s+(?:url\()?["']([^"']+)["']\)?\s*;""")
_SCRIPT = re.compile(r'<script (?=[^>]*src=")(?![^>]*\b(?:defer|async|type="module"))')
_WORD = re.compile(r"[\w-]+")
#: pictures in a page, whose letters are no words
_DATA = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]+")
#: a comma between selectors, and not within brackets
_COMMA = re.compile(r",(?![^()]*\))(?![^\[\]]*\])")
_NAME = re.compile(r"[.#]((?:\\.|[\w-])+)")
_KIN = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
#: what inline scripts of each page use at once, so that it cannot wait
_AT_ONCE = re.compile(r'<script (?:defer="defer" )?src="[^"]*_static/documentation_options\.js[^"]*"></script>')


def linked(html: str) -> list[str]:
    """Return the style sheets that a page links for the screen, in order, from `_static` on.

    >>> linked('<link rel="stylesheet" href="_static/a.css"><link media="print" rel="stylesheet" href="_static/b.css">')
    ['a.css']
    """
    return [match["sheet"] for match in _LINK.finditer(html) if _joins(match)]


def _joins(match: re.Match) -> bool:
    return 'rel="stylesheet"' in match[0] and "media=" not in match[0]


def common(static: Path, pages: Iterable[str]) -> list[str]:
    """Return the sheets that many pages link, in the order in which a page has them: a quarter of them, or more.

    Where some pages were joined by an earlier build, these are the sheets that it joined.
    """
    lists = []
    for html in pages:
        if f"/{NAME}?" in html:
            return (static / NAME).read_text("utf8").partition("\n")[0].strip("/* ").split()
        if sheets := linked(html):
            lists.append(sheets)
    count = Counter(sheet for sheets in lists for sheet in sheets)
    wanted = {sheet for sheet, times in count.items() if 4 * times >= len(lists)}
    return max(([sheet for sheet in sheets if sheet in wanted] for sheets in lists), key=len, default=[])


def words(static: Path, pages: Iterable[str]) -> set[str]:
    """Return all words of the pages and of the scripts that may make something in them, among which are all classes.

    The same pages and scripts give the same words, or a second build would change the sheet and so every page.
    """
    scripts = [path for path in static.rglob("*.js") if path.stat().st_size < LARGE]
    texts = (*pages, *(path.read_text("utf8") for path in scripts))
    return {word for text in texts for word in _WORD.findall(_DATA.sub("", text))}


def thin(css: str, known: set[str]) -> str:
    """Return a sheet without the rules for classes and ids that are not among the words that are known.

    >>> thin(".a, .b { c: d } e { f: g } @media print { .b { h: i } } @media print { .b:not(.a) { h: i } }", {"b"})
    '.b{c: d}e{f: g}@media print {.b{h: i}}@media print {.b:not(.a){h: i}}'
    >>> thin(".a { b: c } @font-face { d: e }", set())
    '@font-face { d: e }'
    """
    return "".join(_thin(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), known))


def _thin(rules: list[Any], known: set[str]) -> list[str]:
    made = []
    for rule in rules:
        if rule.type == "error":
            raise ValueError(f"a style sheet cannot be read, line {rule.source_line}: {rule.message}")
        if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports", "container", "layer"):
            inner = _thin(tinycss2.parse_rule_list(rule.content or [], skip_comments=True, skip_whitespace=True), known)
            head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
            made += [f"{head}{{{''.join(inner)}}}"] if inner else []
        elif rule.type == "at-rule":
            made.append(rule.serialize())
        else:
            selectors = [part.strip() for part in _COMMA.split(tinycss2.serialize(rule.prelude))]
            if kept := [selector for selector in selectors if _matches(selector, known)]:
                made.append(f"{','.join(kept)}{{{tinycss2.serialize(rule.content).strip()}}}")
    return made


def _matches(selector: str, known: set[str]) -> bool:
    """Return whether something may match a selector; what is in `:not(…)` and its kin is not looked at."""
    names = [name.replace("\\", "") for name in _NAME.findall(_KIN.sub("", selector))]
    return all(name in known or name.startswith(MADE) for name in names)


def write(static: Path, sheets: list[str], known: set[str]) -> str:
    """Write the one sheet into `_static`, with addresses that hold from there, and return its digest."""
    parts = [f"/* {' '.join(sheets)} */"]
    for sheet in sheets:
        text, folder = _whole(static, sheet), posixpath.dirname(sheet)
        text = text if sheet in OURS else thin(text, known)
        parts.append(
            _URL.sub(lambda m, folder=folder: f'url("{posixpath.normpath(posixpath.join(folder, m[2]))}")', text)
        )
    made = "\n".join(parts)
    (static / NAME).write_text(made, "utf8")
    return hashlib.sha256(made.encode()).hexdigest()[:8]


def _whole(static: Path, sheet: str) -> str:
    """Return a sheet with those that it imports, which must lie in the same folder or name no files."""
    text = (static / sheet).read_text("utf8").replace('@charset "utf-8";', "")

    def imported(match: re.Match) -> str:
        return _whole(static, posixpath.normpath(posixpath.join(posixpath.dirname(sheet), match[1])))

    return _IMPORT.sub(imported, text)


def join(html: str, sheets: list[str], version: str) -> str:
    """Return a page that links the one sheet where it linked the first of these, and the others no more.

    A page of an earlier build, which links it already, gets the digest as it is now, so that no browser shows it with a
    sheet that it has kept.

    >>> link = '<link rel="stylesheet" href="../_static/%s.css?v=1" />'
    >>> join(link % "a" + link % "b" + link % "c", ["a.css", "b.css"], "2")
    '<link rel="stylesheet" href="../_static/book.css?v=2" /><link rel="stylesheet" href="../_static/c.css?v=1" />'
    """
    first = True

    def one(match: re.Match) -> str:
        nonlocal first
        if match["sheet"] not in (*sheets, NAME) or not _joins(match):
            return match[0]
        was_first, first = first, False
        return f'<link rel="stylesheet" href="{match["up"]}_static/{NAME}?v={version}" />' if was_first else ""

    return _LINK.sub(one, html)


def defer(html: str, options: str) -> str:
    """Return a page whose scripts run when it has been read; `options` is the text of documentation_options.js.

    >>> defer('<script src="a.js"></script><script async src="b.js"></script><script>c</script>', "")
    '<script defer="defer" src="a.js"></script><script async src="b.js"></script><script>c</script>'
    """
    return _SCRIPT.sub('<script defer="defer" ', _AT_ONCE.sub(lambda _: f"<script>{options}</script>", html))
