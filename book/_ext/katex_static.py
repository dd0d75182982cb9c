"""Render all mathematics while the book is built.

Why: MathJax would be fetched from a server at every page load, needs a script, and moves the text
while it works. KaTeX, run here inside the V8 engine of the `mini-racer` package, writes finished
HTML (for the eye) and MathML (for screen readers), for which the page needs only a style sheet and fonts
from `book/_vendor/katex`. TeX that KaTeX does not understand becomes a Sphinx
warning that names file and line, so that a build with warnings as errors fails.
"""

from __future__ import annotations

import atexit
import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from py_mini_racer import JSEvalException, MiniRacer
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.fileutil import copy_asset
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

KATEX = Path(__file__).parent.parent / "_vendor" / "katex"

#: the letters of TeX of a formula that stays on one line with the mark after it
SHORT = 30
# TeX environments that are displays by themselves and must not be wrapped in another one.
OWN_DISPLAY = re.compile(r"\s*\\begin\{(align|alignat|equation|gather|CD)\*?\}")
# Punctuation that belongs to the word before it, and to the one after it.
MARK = re.compile(r"[.,;:!?)\]’”%]+")
OPENING = re.compile(r"[(\[‘“]+$")
# KaTeX would number these, beside Sphinx's own number; the star turns that off.
NUMBERED = re.compile(r"\\(begin|end)\{(align|alignat|equation|gather)\}")


@cache
def engine() -> MiniRacer:
    """Start one JavaScript engine with KaTeX in it, for the whole build."""
    racer = MiniRacer()
    # An engine still open at the end waits for a thread that Python 3.13 has stopped by then, and never ends.
    atexit.register(racer.close)
    racer.eval((KATEX / "katex.min.js").read_text("utf8"))
    return racer


@cache
def to_html(tex: str, display: bool) -> str:
    """Turn TeX into HTML with MathML beside it; raise `ValueError` with KaTeX's message if that is impossible."""
    # strict: TeX that LaTeX itself would refuse or ignore is an error here too
    options = {"displayMode": display, "output": "htmlAndMathml", "strict": "error", "trust": False}
    try:
        # A matrix of one column has no space between columns, and Firefox complains of an attribute without a value.
        return engine().call("katex.renderToString", tex, options).replace(' columnspacing=""', "")
    except JSEvalException as error:
        message = str(error).split("ParseError: ")[-1].splitlines()[0]
        raise ValueError(message) from None


def display_tex(text: str, nowrap: bool) -> str:
    r"""Prepare a displayed formula as Sphinx's own renderer does.

    Blank lines separate several equations; a `\\` outside an environment breaks a line.
    """
    if nowrap or OWN_DISPLAY.match(text):
        return NUMBERED.sub(r"\\\1{\2*}", text)
    parts = [part for part in text.split("\n\n") if part.strip()]
    parts = [rf"\begin{{split}}{part}\end{{split}}" if r"\\" in part else part for part in parts]
    if len(parts) == 1:
        return parts[0]
    lines = "aligned" if any("&" in part for part in parts) else "gathered"
    return rf"\begin{{{lines}}}" + r"\\".join(parts) + rf"\end{{{lines}}}"


def render(node: nodes.Element, tex: str, display: bool) -> str:
    """Return the HTML of a formula; for wrong TeX, give a warning with the node's place and show the source."""
    try:
        return to_html(tex, display)
    except ValueError as error:
        logger.warning("TeX that KaTeX cannot read: %s", error, location=node, type="katex")
        return f'<code class="katex-error">{escape(tex)}</code>'


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula inside a line of text."""
    made, opening, mark = render(node, node.astext(), display=False), node.get("opening", ""), node.get("mark", "")
    # Else a browser may break the line before a comma. A long formula of several parts must itself remain breakable.
    kept = (opening or mark) and (made.count('class="katex-base"') == 1 or len(node.astext()) <= SHORT)
    self.body.append(('<span class="math-and-mark">' if kept else "") + opening)
    self.body.append(self.starttag(node, "span", "", CLASS="math notranslate nohighlight"))
    self.body.append(f"{made}</span>{mark}" + ("</span>" if kept else ""))
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a displayed formula, which scrolls by itself if it is too wide, also from the keyboard."""
    self.body.append(self.starttag(node, "div", CLASS="math math-display notranslate nohighlight"))
    number = get_node_equation_number(self, node) if node.get("number") else ""
    label = f"Formula ({number})" if number else "Formula"
    self.body.append(f'<div class="math-scroll" role="group" aria-label="{label}" tabindex="0">')
    self.body.append(render(node, display_tex(node.astext(), node.get("nowrap", False)), display=True))
    self.body.append("</div>")
    if number:
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def take_marks(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give each formula the bracket that opens before it, and the punctuation that follows it."""
    for node in list(doctree.findall(nodes.math)) if app.builder.format == "html" else []:
        before = node.parent[node.parent.index(node) - 1] if node.parent.index(node) else None
        if isinstance(before, nodes.Text) and (opening := OPENING.search(before)):
            node["opening"] = opening[0]
            before.parent.replace(before, nodes.Text(before[: opening.start()]))
        after = node.next_node(descend=False, siblings=True)
        if isinstance(after, nodes.Text) and (mark := MARK.match(after)):
            node["mark"] = mark[0]
            after.parent.replace(after, nodes.Text(after[mark.end() :]))


def check_title(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of mathematics in the title of a page, since a window's title and a bookmark cannot show it."""
    title = next(doctree.findall(nodes.title), None)
    if title is not None and any(title.findall(nodes.math)):
        logger.warning("a formula in the title of a page; use words", location=title, type="katex")


def copy_files(app: Sphinx) -> None:
    """Copy KaTeX's style sheet, fonts and licence (not its script) to the book's static files."""
    if app.builder.format == "html":
        target = Path(app.outdir) / "_static" / "katex"
        for name in ("katex.min.css", "LICENSE", "fonts"):
            copy_asset(KATEX / name, target / "fonts" if name == "fonts" else target)
        app.add_css_file("katex/katex.min.css")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the renderer under the name `katex` (set `html_math_renderer` to it)."""
    app.add_html_math_renderer("katex", (visit_math, None), (visit_math_block, None))
    app.connect("builder-inited", copy_files)
    app.connect("doctree-read", check_title)
    app.connect("doctree-resolved", take_marks)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": False}
