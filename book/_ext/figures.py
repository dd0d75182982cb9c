"""Load the scripts and the style of the figures with controls on the pages that have such figures, and nowhere else.

Why: a cell cannot name a script itself, since it does not know how deep its page lies. An element
<mlc-NAME class="mlc-live"> needs figures/NAME.js, after the two files that all of them share.

Second, words in the text that set a figure of the same page: the role

    {drive}`ρ = 2.1 <descent: rate ρ=2.1; step=12>`

writes "ρ = 2.1", which figure.js turns into a button. It sets the controls of <mlc-descent> by their names, to the
value that they then show; a name without a value is a button of the figure to press. Without scripts it is plain text.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

DRIVE = re.compile(r"(?P<words>.+?)\s*<(?P<figure>[a-z-]+):\s*(?P<set>[^<>]+)>", re.S)
SHARED = ("figure", "plane")


def add_scripts(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Add the scripts that this page needs; Sphinx forgets them again before the next page."""
    names = sorted(set(re.findall(r'<mlc-([a-z-]+) class="mlc-live">', context.get("body", ""))))
    if names:
        app.add_css_file("figures.css")
        for name in (*SHARED, *names):
            app.add_js_file(f"figures/{name}.js", loading_method="defer")


class drive(nodes.Inline, nodes.TextElement):
    """Words that set the controls of a figure, which `figure` and `set` of the node name."""


class Drive(SphinxRole):
    """The `drive` role."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        match = DRIVE.fullmatch(self.text)
        if not match:
            message = self.inliner.reporter.error(
                f"drive: expected `words <figure: control=value; …>`, got `{self.text}`", line=self.lineno
            )
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        wanted = "; ".join(part.strip() for part in match["set"].split(";"))
        return [drive("", match["words"], figure=match["figure"], set=wanted)], []


def visit_drive(self: Any, node: drive) -> None:
    """Write the words with what they set; figure.js makes a button of them."""
    self.body.append(
        self.starttag(node, "span", "", CLASS="mlc-drive", **{f"data-{k}": node[k] for k in ("figure", "set")})
    )


def depart_drive(self: Any, node: drive) -> None:
    """Close the element."""
    self.body.append("</span>")


def plain(self: Any, node: drive) -> None:
    """Other formats show the words alone."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the role, and connect to the event before each page is written."""
    app.add_node(drive, html=(visit_drive, depart_drive), latex=(plain, plain), text=(plain, plain))
    app.add_role("drive", Drive())
    app.connect("html-page-context", add_scripts)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
