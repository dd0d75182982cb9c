"""The page that one student gets: the marks, the mistake in words, and the student's own notebook as dead text.

Whatever a student can write (names, code, Markdown, outputs) is hostile. It reaches the page as escaped text, or as a
picture in an `<img>`, where nothing of it runs.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import Any

import msgspec

from mlgrading.outside.pages.base import clean, count, finite, name, number, page, prose, text
from mlgrading.wire import Result

PNG = b"\x89PNG\r\n\x1a\n"
LONG_TEXT, LONG_SOURCE, LONG_MARKDOWN = 10_000, 50_000, 10_000  # characters of one output, code cell, text cell
MANY_LINES, MANY_OUTPUTS = 200, 40  # lines of one output, outputs of one cell
LARGE_PNG, LARGE_SVG, MANY_PIXELS = 2_000_000, 400_000, 40_000_000  # bytes, characters, width times height

VERDICTS = {
    "right": "Right",
    "mistake": "Not yet: a known mistake",
    "wrong": "Not right yet",
    "blank": "Not filled in",
    "lost": "Not marked",
}

STYLE = """
.score{font-size:1.25rem;margin:1.25rem 0 0}
.score b{font-size:2rem;font-weight:650;letter-spacing:-.01em}
ol.tasks{list-style:none;margin:0;padding:0}
ol.tasks>li{border-top:1px solid var(--line);padding:.9rem 0 1rem}
ol.tasks>li:first-child{border-top:0;padding-top:0}
.task{display:flex;gap:.25rem 1rem;justify-content:space-between;align-items:baseline;flex-wrap:wrap}
.task h3{margin:0;flex:1 1 16rem;min-width:0}
.verdict{font-weight:600;margin:.15rem 0}
.verdict.right{color:var(--good)}
.verdict.mistake,.verdict.wrong{color:var(--bad)}
.verdict.blank,.verdict.lost{color:var(--muted)}
.cell{margin:1.1rem 0}
.cell pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5;unicode-bidi:isolate}
.cell pre.code{background:var(--soft);border-radius:.3rem;padding:.7rem .9rem}
.out{margin:.4rem 0 0;padding:.15rem 0 .15rem .9rem;border-inline-start:2px solid var(--line)}
.out.bad{border-color:var(--wrong)}
.out img,.md img{display:block;max-width:100%;height:auto;background:#fff;border-radius:.2rem}
.mark{font-size:.875rem;margin:0 0 .25rem;font-weight:600}
.md{max-width:44rem}
.md :is(h3,h4,h5,h6){margin-top:1.6rem}
.md blockquote{margin:.75rem 0;padding-inline-start:.9rem;border-inline-start:2px solid var(--line)}
.md pre{background:var(--soft);border-radius:.3rem;padding:.7rem .9rem;white-space:pre-wrap;overflow-wrap:anywhere}
.md table{border-collapse:collapse;font-size:.9375rem}
.md :is(th,td){border:1px solid var(--line);padding:.25rem .5rem;overflow-wrap:anywhere;text-align:start}
.md :is(ul,ol){padding-inline-start:1.4rem}
.md hr{border:0;border-top:1px solid var(--line)}
.math{white-space:pre-wrap}
.math.block{display:block;margin:.6rem 0;padding-inline-start:.9rem}
.hl :is(.k,.kc,.kd,.kn,.kp,.kr,.kt,.ow){color:var(--key)}
.hl :is(.s,.sa,.sb,.sc,.dl,.sd,.s1,.s2,.se,.sh,.si,.sr,.ss){color:var(--string)}
.hl :is(.m,.mb,.mf,.mh,.mi,.mo,.il){color:var(--number)}
.hl :is(.nf,.fm,.nc,.nd,.nb,.bp){color:var(--name)}
.hl :is(.c,.c1,.cm,.ch,.cs){color:var(--comment);font-style:italic}
"""


def as_dict(result: Result | dict) -> dict:
    """Return a result as the pages read it."""
    if isinstance(result, dict):
        return result
    made = msgspec.to_builtins(result)
    made["tasks"] = [
        mark["task"] | mark["mark"] | {"score": task.score}
        for mark, task in zip(made["tasks"], result.tasks, strict=True)
    ]
    made["seconds"] = result.phases.total
    return made


@cache
def version() -> str:
    """Return a digest of the code that makes pages: a page that other code made is made again."""
    files = sorted(Path(__file__).parent.rglob("*.*"))
    return hashlib.blake2b(
        b"".join(path.read_bytes() for path in files if path.suffix != ".pyc"), digest_size=8
    ).hexdigest()


def feedback_page(result: Result | dict) -> str:
    """Return the HTML page with the marks of one result, as the grader writes it, and the student's notebook.

    The flags for review are not on it: they may be wrong, and they may name others.

    >>> "<h1>" in feedback_page({"exercise": "perceptron", "student": "ada", "tasks": [], "notebook": "{}"})
    True
    """
    result = as_dict(result)
    tasks = result.get("tasks") or []
    score, points = (sum(finite(task.get(key)) for task in tasks) for key in ("score", "points"))
    handed_in = f" · handed in {text(result['timestamp'])}" if result.get("timestamp") else ""
    header = (
        f"<h1>Feedback: {text(result.get('exercise', ''))}</h1>\n"
        f'<p class="lead">{name(result.get("student", ""))}{handed_in}</p>\n'
        f'<p class="score num"><b>{number(score)}</b> of {number(points)} points</p>'
    )
    reason = result.get("reason", "") if result.get("status") == "refused" else ""
    cells = _cells(result.get("notebook"))
    marked = {task.get("cell"): i for i, task in enumerate(tasks, 1)}
    present = [marked[key] for cell in cells or [] if (key := _grade_id(cell)) in marked]
    main = []
    if reason:
        main.append(f'<div class="note"><p class="message">Your file could not be marked: {prose(reason)}</p></div>')
    if result.get("notes"):
        notes = "".join(f"<li>{prose(note)}</li>" for note in result["notes"])
        main.append(f'<div class="note"><p>What was put right before marking:</p>\n<ul>{notes}</ul></div>')
    items = "\n".join(_task(i, task, reason, i in present) for i, task in enumerate(tasks, 1))
    main.append(
        f'<h2>The tasks</h2>\n<ol class="tasks">\n{items}\n</ol>' if tasks else "<h2>The tasks</h2><p>None.</p>"
    )
    main.append("<h2>Your notebook</h2>")
    if cells is None:
        main.append("<p>It could not be shown.</p>")
    else:
        main.append('<p class="muted">As it was run for marking. Formulas are shown as they are typed.</p>')
        main += _notebook(cells, tasks, marked)
    footer = "<p>Nothing on this page runs; what your notebook shows as HTML or as a widget is left out.</p>"
    title = f"Feedback: {result.get('exercise', '')}, {result.get('student', '')}"
    return page(title, STYLE, header, "\n".join(main), footer)


def _task(i: int, task: dict, reason: str, linked: bool) -> str:
    verdict, message = task.get("verdict", ""), task.get("message") or ""
    words = VERDICTS.get(verdict, "Not right yet")
    title = f"{i}. {text(task.get('title') or task.get('name', ''))}"
    title = f'<a href="#cell-{i}">{title}</a>' if linked else title
    said = f'\n<p class="message">{prose(message)}</p>' if message and message != reason else ""
    return (
        f'<li id="task-{i}"><div class="task"><h3>{title}</h3>'
        f'<span class="num">{number(task.get("score"))} of {number(task.get("points"))}</span></div>\n'
        f'<p class="verdict {verdict if verdict in VERDICTS else "wrong"}">{words}</p>{said}</li>'
    )


def _cells(notebook: Any) -> list[dict] | None:
    """Return the cells of a notebook's JSON text, None when it cannot be read."""
    try:
        cells = json.loads(notebook).get("cells", [])
    except (TypeError, ValueError, AttributeError, RecursionError):
        return None
    return [cell for cell in cells if isinstance(cell, dict)] if isinstance(cells, list) else None


def _grade_id(cell: dict) -> object:
    mark = cell["metadata"].get("nbgrader") if isinstance(cell.get("metadata"), dict) else None
    grade_id = mark.get("grade_id") if isinstance(mark, dict) else None
    return grade_id if isinstance(grade_id, str) else None


# --- the student's notebook -----------------------------------------------------------------------------


@dataclass
class _Room:
    """How much of a notebook a page still takes: characters that are formatted, characters and bytes that are shown."""

    formatted: int = 300_000
    shown: int = 1_000_000
    pictures: int = 8_000_000
    level: int = 2
    tables: int = 0

    def take(self, what: str, size: int) -> bool:
        """Take room for something, or say that there is none."""
        enough = size <= getattr(self, what)
        if enough:
            setattr(self, what, getattr(self, what) - size)
        return enough


def _notebook(cells: Iterable[dict], tasks: list[dict], marked: dict) -> Iterable[str]:
    room, seen = _Room(), set()
    for at, cell in enumerate(cells, 1):
        source = _joined(cell.get("source", ""))
        if cell.get("cell_type") == "code":
            inside = f'<pre class="code hl">{_code(source, room)}</pre>' if source.strip() else ""
            inside += _outputs(cell.get("outputs"), at, room)
        elif cell.get("cell_type") == "markdown":
            inside = _markdown(source, room) if source.strip() else ""
        else:
            inside = f"<pre>{_short(source, room)}</pre>" if source.strip() else ""
        i = marked.get(_grade_id(cell))
        if i is not None and i not in seen:
            seen.add(i)
            verdict = VERDICTS.get(tasks[i - 1].get("verdict"), VERDICTS["wrong"])
            inside = f'<p class="mark"><a href="#task-{i}">Task {i}</a>: {verdict}</p>{inside}'
            yield f'<div class="cell" id="cell-{i}">{inside}</div>'
        elif inside:
            yield f'<div class="cell">{inside}</div>'


def _joined(value: object) -> str:
    """Return text that a notebook stores as a string or as a list of strings."""
    return "".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def _short(value: str, room: _Room, limit: int = LONG_TEXT) -> str:
    """Return escaped text; of long text the beginning and the end, with a note of what is left out."""
    lines = value.split("\n")
    head, tail = limit * 4 // 5, limit // 5
    if len(value) > limit:
        value = f"{value[:head]}\n[… {len(value) - head - tail:,} characters left out …]\n{value[-tail:]}"
    elif limit == LONG_TEXT and len(lines) > MANY_LINES:
        left = len(lines) - MANY_LINES
        half = MANY_LINES // 2
        value = "\n".join([*lines[:half], f"[… {left:,} lines left out …]", *lines[-half:]])
    value = text(value)
    return value if room.take("shown", len(value)) else "[… left out: the notebook is too long …]"


@cache
def _highlighter() -> Callable[[str], str]:
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    lexer, formatter = PythonLexer(stripnl=False), HtmlFormatter(nowrap=True)
    return lambda source: highlight(source, lexer, formatter)


def _code(source: str, room: _Room) -> str:
    """Return source with its words marked, plain where it is too long for that."""
    source = "\n".join(line.rstrip() for line in clean(source).split("\n")).rstrip("\n")
    # The highlighter takes a second over a few thousand blank lines in a row.
    slow = len(source) > LONG_MARKDOWN or "\n" * 30 in source
    if slow or not room.take("formatted", len(source)):
        return _short(source, room, LONG_SOURCE)
    return _highlighter()(source).rstrip("\n")


def _markdown(source: str, room: _Room) -> str:
    """Return Markdown as safe HTML, and as plain text where it is too long or too deep to be formatted."""
    source = clean(source)
    if len(source) > LONG_MARKDOWN or not room.take("formatted", len(source)):
        return f"<pre>{_short(source, room, LONG_SOURCE)}</pre>"
    try:
        html = _converter()(source)
    except Exception:  # a parser that gives up on hostile text must not cost the page
        return f"<pre>{_short(source, room, LONG_SOURCE)}</pre>"

    # Raw HTML is escaped, so these tags are the converter's own. Headings go below the page's, without a gap.
    def heading(match: re.Match) -> str:
        room.level = max(3, min(int(match[1]) + 2, room.level + 1, 6))
        return f"<h{room.level}>{match[2]}</h{room.level}>"

    def table(match: re.Match) -> str:
        room.tables += 1
        return f'<div class="scroll" tabindex="0" role="region" aria-label="Table {room.tables} in the text">'

    html = re.sub(r"<h([1-6])>(.*?)</h\1>", heading, html, flags=re.S)
    html = re.sub(r'<div class="scroll">', table, html)
    return f'<div class="md">{html}</div>'


@cache
def _converter() -> Callable[[str], str]:
    import mistune

    class Safe(mistune.HTMLRenderer):
        """Writes only elements and attributes that are named here or in mistune's own renderer, all text escaped."""

        def link(self, text_, url, title=None):
            if not re.fullmatch(r"(?:https?://|mailto:)[^\s<>\"'`\\]+", url, flags=re.I):
                return text_
            return f'<a href="{escape(url)}" rel="noopener noreferrer nofollow">{text_ or escape(url)}</a>'

        def image(self, text_, url, title=None):
            alt = escape(unescape(re.sub(r"<[^>]*>", "", text_)))
            kind, _, data = url.partition(",")
            source = png(data) if kind.lower() == "data:image/png;base64" else None
            return _img(source, alt or "Picture in the text") if source else f"[picture: {alt}]"

        def heading(self, text, level, **attributes):
            empty = not re.sub(r"<[^>]*>", "", text).strip()
            return "" if empty else f"<h{level}>{text}</h{level}>\n"

        def block_code(self, code, info=None):
            return f"<pre><code>{escape(code)}</code></pre>\n"

        def inline_math(self, text_):
            return f'<code class="math">{escape(text_)}</code>'

        def block_math(self, text_):
            return f'<code class="math block">{escape(text_.strip())}</code>\n'

        def table(self, text_):
            return f'<div class="scroll"><table>\n{text_}</table></div>\n'

        def table_cell(self, text_, align=None, head=False):
            return f'<th scope="col">{text_}</th>' if head and text_.strip() else f"<td>{text_}</td>"

    convert = mistune.create_markdown(renderer=Safe(escape=True), plugins=["table", "strikethrough", "math"])
    return lambda source: str(convert(source))


# --- outputs ---------------------------------------------------------------------------------------------

_ANSI = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x9b[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]"
)


def plain(value: str) -> str:
    """Return what a terminal would show of a text: no colours, of a progress bar its last state.

    >>> plain("\\x1b[31mred\\x1b[0m 10 %\\rdone")
    'done'
    """
    lines = _ANSI.sub("", value).split("\n")
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in lines)


def png(data: str) -> tuple[str, int, int, int] | None:
    """Return a base64 PNG as a data: address with its size in bytes, width and height, None for anything else."""
    try:
        raw = base64.b64decode("".join(data.split()) if len(data) < 2 * LARGE_PNG else "", validate=True)
    except (binascii.Error, ValueError):
        return None
    width, height = int.from_bytes(raw[16:20]), int.from_bytes(raw[20:24])
    if not raw.startswith(PNG) or raw[12:16] != b"IHDR" or len(raw) > LARGE_PNG or not 0 < width * height < MANY_PIXELS:
        return None
    return f"data:image/png;base64,{base64.b64encode(raw).decode()}", len(raw), width, height


def svg(data: str) -> tuple[str, int, int, int] | None:
    """Return an SVG as a data: address for an `<img>`, where no script of it runs and nothing is fetched."""
    data = clean(data)
    if "<svg" not in data or len(data) > LARGE_SVG or "<!entity" in data.lower():
        return None
    if 'xmlns="http://www.w3.org/2000/svg"' not in data:
        data = data.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    encoded = base64.b64encode(data.encode()).decode()
    return f"data:image/svg+xml;base64,{encoded}", len(encoded), 0, 0


def _img(source: tuple[str, int, int, int], alt: str) -> str:
    address, _, width, height = source
    size = f' width="{width}" height="{height}"' if width else ""
    return f'<img src="{address}" alt="{alt}"{size}>'


def _outputs(outputs: object, at: int, room: _Room) -> str:
    merged: list[dict] = []
    for output in outputs if isinstance(outputs, list) else []:
        if not isinstance(output, dict):
            continue
        kind = output.get("output_type")
        if (
            merged
            and kind == "stream" == merged[-1].get("output_type")
            and output.get("name") == merged[-1].get("name")
        ):
            merged[-1]["parts"].append(_joined(output.get("text")))
        else:
            merged.append({**output, "parts": [_joined(output.get("text"))]})
    html = "".join(_output(output, at, room) for output in merged[:MANY_OUTPUTS])
    if len(merged) > MANY_OUTPUTS:
        html += f'<p class="muted">{count(len(merged) - MANY_OUTPUTS, "more output")} of this cell left out.</p>'
    return html


def _output(output: dict, at: int, room: _Room) -> str:
    kind = output.get("output_type")
    if kind == "stream":
        shown = plain("".join(output["parts"]))
        return f'<div class="out"><pre>{_short(shown, room)}</pre></div>' if shown.strip() else ""
    if kind == "error":
        shown = plain("\n".join(map(str, output["traceback"]))) if isinstance(output.get("traceback"), list) else ""
        shown = shown if shown.strip() else plain(f"{output.get('ename', '')}: {output.get('evalue', '')}")
        return f'<div class="out bad"><pre>{_short(shown, room)}</pre></div>'
    data = output.get("data")
    if kind not in ("display_data", "execute_result") or not isinstance(data, dict):
        return ""
    for mime, read in (("image/png", png), ("image/svg+xml", svg)):
        picture = read(_joined(data[mime])) if mime in data else None
        if picture and room.take("pictures", picture[1]):
            return f'<div class="out">{_img(picture, f"Picture in the output of cell {at}")}</div>'
    for mime in ("text/plain", "text/markdown", "text/latex", "text/html"):
        if mime in data and (shown := plain(_joined(data[mime]))).strip():
            note = '<p class="muted">HTML, shown as text:</p>' if mime == "text/html" else ""
            return f'<div class="out">{note}<pre>{_short(shown, room)}</pre></div>'
    return '<div class="out"><p class="muted">An output of a kind that is not shown here.</p></div>'
