"""A student's notebook as inert text: cells and outputs as plain data for the template of the feedback page.

Everything that a student writes is treated as hostile. It reaches the page as text, which the template escapes, or as a
picture in an `<img>`, in which nothing runs. Two things become HTML, formatted Markdown and coloured code: `safe` lets
only the elements on its lists pass, whatever the programs that made the HTML may have overlooked.
"""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from itertools import groupby
from typing import Any, TypeVar

import mistune
import msgspec
import nh3
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from pygments.token import STANDARD_TYPES

from mlgrading.outside.pages.base import clean

PNG = b"\x89PNG\r\n\x1a\n"
LONG_TEXT, LONG_SOURCE, LONG_MARKDOWN = 10_000, 50_000, 10_000  # characters of one output, code cell, text cell
MANY_LINES, MANY_OUTPUTS = 200, 40  # lines of one output, outputs of one cell
LARGE_PNG, LARGE_SVG, MANY_PIXELS = 2_000_000, 400_000, 40_000_000  # bytes, characters, width times height


# --- the parts of a notebook that a page shows -----------------------------------------------------------


@dataclass(frozen=True)
class Picture:
    """A picture as a `data:` address, with its size in bytes; width and height are 0 where they are unknown."""

    address: str
    size: int
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Output:
    """One output of a cell. Its `kind` is "text", "error", "html" (shown as text), "picture" or "other" (not shown)."""

    kind: str
    text: str = ""
    picture: Picture | None = None


@dataclass(frozen=True)
class Cell:
    """One cell. Its `kind` is "code", "formatted" (Markdown), "plain", or "odd": no cell of a notebook.

    `name` is its grade_id, "" for cells without one; `more` is the number of outputs that are left out.
    """

    kind: str
    source: str = ""
    outputs: tuple[Output, ...] = ()
    more: int = 0
    name: str = ""


# --- how a notebook is stored ---------------------------------------------------------------------------


class _Notebook(msgspec.Struct):
    cells: list[Any] = []


class _Nbgrader(msgspec.Struct):
    grade_id: str = ""


class _Metadata(msgspec.Struct):
    nbgrader: _Nbgrader = msgspec.field(default_factory=_Nbgrader)


class _Cell(msgspec.Struct):
    cell_type: str = ""
    source: Any = ""
    outputs: Any = ()
    metadata: Any = None


class _Output(msgspec.Struct):
    output_type: str = ""
    name: Any = ""
    text: Any = ""
    ename: Any = ""
    evalue: Any = ""
    traceback: Any = ()
    data: Any = None


S = TypeVar("S")


def _as(kind: type[S], value: object) -> S | None:
    """Return a part of a notebook as the expected type, or None if it has another."""
    try:
        return msgspec.convert(value, kind)
    except (msgspec.ValidationError, RecursionError):
        return None


def _joined(value: object) -> str:
    """Return text that a notebook stores as a string or as a list of strings."""
    return "".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def read_cells(notebook: str) -> tuple[Cell, ...] | None:
    """Return the cells that a page shows of a notebook's JSON text, None if it cannot be read.

    >>> read_cells('{"cells": [{"cell_type": "raw", "source": ["a", "<b>"]}]}')
    (Cell(kind='plain', source='a<b>', outputs=(), more=0, name=''),)
    >>> read_cells("[]")
    """
    try:
        found = _as(_Notebook, json.loads(notebook))
    except (ValueError, RecursionError):
        return None
    if found is None:
        return None
    shown = _Shown()
    return tuple(shown.cell(_as(_Cell, cell), at) for at, cell in enumerate(found.cells, 1))


# --- values that are already HTML -----------------------------------------------------------------------

_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`\\]+", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/]+=*")

TAGS = set(
    "a blockquote br code del div em h3 h4 h5 h6 hr img li ol p pre span strong table tbody td th thead tr ul".split()
)
ATTRIBUTES = {
    "a": {"href"},
    "div": {"aria-label", "role", "tabindex"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "th": {"scope"},
}
CLASSES = {
    "code": {"block", "math"},
    "div": {"scroll"},
    "span": {name for name in STANDARD_TYPES.values() if name},  # what Pygments calls the words of a program
}


def _attribute(_element: str, attribute: str, value: str) -> str | None:
    """Return the value of an attribute, None to leave it out: `data:` is only for PNG, and links must lead outside."""
    allowed = {"href": _LINK, "src": _PICTURE}.get(attribute)
    return value if allowed is None or allowed.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    allowed_classes=CLASSES,
    attribute_filter=_attribute,
    link_rel="noopener noreferrer nofollow",
    url_schemes={"https", "http", "mailto", "data"},
)


def safe(html: str) -> Markup:
    """Return HTML with the elements, attributes, classes and addresses that are listed here, and without all others.

    >>> safe('<em onclick="steal()">now</em> <img src="http://evil.example"><script>steal()</script>')
    Markup('<em>now</em> <img>')
    """
    return Markup(clean(_CLEANER.clean(clean(html))))


class _Renderer(mistune.HTMLRenderer):
    """Writes Markdown as HTML: raw HTML as text, formulas as typed, and only addresses that lead outside as links."""

    def __init__(self, level: int, tables: int) -> None:
        super().__init__(escape=True)
        self.level, self.tables = level, tables  # of the heading before, and how many tables there were

    def link(self, text: str, url: str, title: str | None = None) -> str:
        return f'<a href="{escape(url)}">{text or escape(url)}</a>' if _LINK.fullmatch(url) else text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        alt = escape(unescape(re.sub(r"<[^>]*>", "", text)))
        kind, _, data = url.partition(",")
        picture = png(data) if kind.lower() == "data:image/png;base64" else None
        if not picture:
            return f"[picture: {alt}]"
        size = f'width="{picture.width}" height="{picture.height}"'
        return f'<img src="{picture.address}" alt="{alt or "Picture in the text"}" {size}>'

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        if not re.sub(r"<[^>]*>", "", text).strip():
            return ""
        self.level = max(3, min(level + 2, self.level + 1, 6))  # below the page's own, and without a gap
        return f"<h{self.level}>{text}</h{self.level}>\n"

    def block_code(self, code: str, info: str | None = None) -> str:
        return f"<pre><code>{escape(code)}</code></pre>\n"

    def inline_math(self, text: str) -> str:
        return f'<code class="math">{escape(text)}</code>'

    def block_math(self, text: str) -> str:
        return f'<code class="math block">{escape(text.strip())}</code>\n'

    def table(self, text: str) -> str:
        self.tables += 1
        label = f"Table {self.tables} in the text"
        return f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table>\n{text}</table></div>\n'

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        return f'<th scope="col">{text}</th>' if head and text.strip() else f"<td>{text}</td>"


# The notebooks of a class have most of their text and much of their code in common, which is therefore made only once.
ALIKE = 256


@lru_cache(ALIKE)
def formatted(source: str, level: int, tables: int) -> tuple[Markup, int, int]:
    """Return Markdown as safe HTML, with the level of its last heading and the number of its last table.

    >>> formatted("# A *b*", 2, 0)
    (Markup('<h3>A <em>b</em></h3>\\n'), 3, 0)
    """
    renderer = _Renderer(level, tables)
    convert = mistune.create_markdown(renderer=renderer, plugins=["table", "strikethrough", "math"])
    return safe(str(convert(source))), renderer.level, renderer.tables


_LEXER, _FORMATTER = PythonLexer(stripnl=False), HtmlFormatter(nowrap=True)


@lru_cache(ALIKE)
def coloured(source: str) -> Markup:
    """Return Python code as safe HTML, with Pygments' classes for its tokens.

    >>> coloured("a = 1")
    Markup('<span class="n">a</span> <span class="o">=</span> <span class="mi">1</span>')
    """
    return safe(highlight(source, _LEXER, _FORMATTER).rstrip("\n"))


# --- the cells ------------------------------------------------------------------------------------------


class _Shown:
    """Makes a notebook's cells, and keeps account of the space left on the page.

    The space is limited in characters that are formatted, characters that are shown as text, and bytes of pictures.
    """

    def __init__(self) -> None:
        self.formatted, self.text, self.pictures = 300_000, 1_000_000, 8_000_000
        self.level, self.tables = 2, 0  # of the heading over the notebook; there was no table yet

    def cell(self, cell: _Cell | None, at: int) -> Cell:
        """Return one cell, which is the notebook's cell number `at`."""
        if cell is None:
            return Cell("odd")
        metadata, source = _as(_Metadata, cell.metadata), _joined(cell.source)
        source = source if source.strip() else ""
        name = metadata.nbgrader.grade_id if metadata else ""
        if cell.cell_type == "code":
            outputs = list(_merged(cell.outputs))
            shown = (self._output(output, f"cell {at}") for output in outputs[:MANY_OUTPUTS])
            return Cell(
                "code",
                self._code(source),
                tuple(output for output in shown if output),
                max(len(outputs) - MANY_OUTPUTS, 0),
                name,
            )
        html = self._markdown(source) if cell.cell_type == "markdown" else None
        if html is not None:
            return Cell("formatted", html, name=name)
        return Cell("plain", self._short(source, LONG_SOURCE if cell.cell_type == "markdown" else LONG_TEXT), name=name)

    def _short(self, value: str, limit: int = LONG_TEXT) -> str:
        """Return text; of long text only the beginning and the end, with a note of how much is left out."""
        lines = value.split("\n")
        head, tail = limit * 4 // 5, limit // 5
        if len(value) > limit:
            value = f"{value[:head]}\n[… {len(value) - head - tail:,} characters left out …]\n{value[-tail:]}"
        elif limit == LONG_TEXT and len(lines) > MANY_LINES:
            half, left = MANY_LINES // 2, len(lines) - MANY_LINES
            value = "\n".join([*lines[:half], f"[… {left:,} lines left out …]", *lines[-half:]])
        if len(value) > self.text:
            return "[… left out: the notebook is too long …]"
        self.text -= len(value)
        return value

    def _formats(self, source: str) -> bool:
        """Reserve space for formatted text and return whether there is any; it is limited since formatting is slow."""
        enough = len(source) <= min(self.formatted, LONG_MARKDOWN)
        self.formatted -= len(source) if enough else 0
        return enough

    def _code(self, source: str) -> str:
        """Return code with its tokens coloured, or as plain text if it is too long for that."""
        source = "\n".join(line.rstrip() for line in clean(source).split("\n")).rstrip("\n")
        if not source:
            return ""
        # The highlighter takes a second over a few thousand blank lines in a row.
        if "\n" * 30 in source or not self._formats(source):
            return self._short(source, LONG_SOURCE)
        return coloured(source)

    def _markdown(self, source: str) -> Markup | None:
        """Return Markdown as safe HTML, or None if it is too long or too deeply nested to be formatted."""
        source = clean(source)
        if not self._formats(source):
            return None
        try:
            html, self.level, self.tables = formatted(source, self.level, self.tables)
        except Exception:  # a parser that fails on hostile text must not cost the student the page
            return None
        return html

    def _output(self, output: _Output, where: str) -> Output | None:
        """Return one output of a cell, or None if it shows nothing."""
        if output.output_type == "stream":
            shown = plain(_joined(output.text))
            return Output("text", self._short(shown)) if shown.strip() else None
        if output.output_type == "error":
            shown = plain("\n".join(map(str, output.traceback))) if isinstance(output.traceback, list) else ""
            shown = shown if shown.strip() else plain(f"{_joined(output.ename)}: {_joined(output.evalue)}")
            return Output("error", self._short(shown))
        if output.output_type not in ("display_data", "execute_result") or not isinstance(output.data, dict):
            return None
        data = output.data
        for mime, read in (("image/png", png), ("image/svg+xml", svg)):
            picture = read(_joined(data[mime])) if mime in data else None
            if picture and picture.size <= self.pictures:
                self.pictures -= picture.size
                return Output("picture", f"Picture in the output of {where}", picture)
        for mime in ("text/plain", "text/markdown", "text/latex", "text/html"):
            if mime in data and (shown := plain(_joined(data[mime]))).strip():
                return Output("html" if mime == "text/html" else "text", self._short(shown))
        return Output("other")


def _merged(outputs: object) -> Iterator[_Output]:
    """Yield the outputs of a cell, with consecutive pieces of one stream joined."""
    read = [_as(_Output, output) for output in outputs] if isinstance(outputs, list) else []
    for (kind, _), group in groupby(filter(None, read), key=lambda output: (output.output_type, output.name)):
        if kind == "stream":
            yield _Output("stream", text="".join(_joined(output.text) for output in group))
        else:
            yield from group


# --- outputs --------------------------------------------------------------------------------------------

_ANSI = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x9b[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]"
)


def plain(value: str) -> str:
    """Return a text as a terminal would show it, without colours and with only the last state of a progress bar.

    >>> plain("\\x1b[31mred\\x1b[0m 10 %\\rdone")
    'done'
    """
    lines = _ANSI.sub("", value).split("\n")
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in lines)


def png(data: str) -> Picture | None:
    """Return a base64 PNG as a picture, None for anything else."""
    try:
        raw = base64.b64decode("".join(data.split()) if len(data) < 2 * LARGE_PNG else "", validate=True)
    except (binascii.Error, ValueError):
        return None
    width, height = int.from_bytes(raw[16:20]), int.from_bytes(raw[20:24])
    if not raw.startswith(PNG) or raw[12:16] != b"IHDR" or len(raw) > LARGE_PNG or not 0 < width * height < MANY_PIXELS:
        return None
    return Picture(f"data:image/png;base64,{base64.b64encode(raw).decode()}", len(raw), width, height)


def svg(data: str) -> Picture | None:
    """Return an SVG as a picture for an `<img>`, in which no script runs and nothing is fetched."""
    data = clean(data)
    if "<svg" not in data or len(data) > LARGE_SVG or "<!entity" in data.lower():
        return None
    if 'xmlns="http://www.w3.org/2000/svg"' not in data:
        data = data.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    encoded = base64.b64encode(data.encode()).decode()
    return Picture(f"data:image/svg+xml;base64,{encoded}", len(encoded))
