"""One style sheet for the book, and scripts that hold up no page.

Why: the theme and the extensions link some fifteen style sheets and eight scripts that a browser waits for before it
draws anything, and on a slow network each of them costs as much by being asked for as by its size. What many pages
link is put into one sheet, in the order in which a page has it, and scripts are run when the page has been read, in the
order in which they stand.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

NAME = "book.css"
#: a link to a style sheet of the book, with the way to `_static`
_LINK = re.compile(r'<link [^>]*?href="(?P<up>(?:\.\./)*)_static/(?P<sheet>[^"?]+\.css)[^"]*"[^>]*>\s*')
_URL = re.compile(r"""url\(\s*(["']?)(?!data:|https?:|#|/)([^"')]+)\1\s*\)""")
_IMPORT = re.compile(r"""@import\s+(?:url\()?["']([^"']+)["']\)?\s*;""")
_SCRIPT = re.compile(r'<script (?=[^>]*src=")(?![^>]*\b(?:defer|async|type="module"))')
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


def write(static: Path, sheets: list[str]) -> str:
    """Write the one sheet into `_static`, with addresses that hold from there, and return its digest."""
    parts = [f"/* {' '.join(sheets)} */"]
    for sheet in sheets:
        text, folder = _whole(static, sheet), posixpath.dirname(sheet)
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

    >>> link = '<link rel="stylesheet" href="../_static/%s.css?v=1" />'
    >>> join(link % "a" + link % "b" + link % "c", ["a.css", "b.css"], "2")
    '<link rel="stylesheet" href="../_static/book.css?v=2" /><link rel="stylesheet" href="../_static/c.css?v=1" />'
    """
    first = True

    def one(match: re.Match) -> str:
        nonlocal first
        if match["sheet"] not in sheets or not _joins(match):
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
