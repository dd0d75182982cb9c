"""Load the scripts and the style of the figures with controls on the pages that have such figures, and nowhere else.

Why: a cell cannot name a script itself, since it does not know how deep its page lies. An element
<mlc-NAME class="mlc-live"> needs figures/NAME.js, after the two files that all of them share.
"""

from __future__ import annotations

import re
from typing import Any

from sphinx.application import Sphinx

SHARED = ("figure", "plane")


def add_scripts(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Add the scripts that this page needs; Sphinx forgets them again before the next page."""
    names = sorted(set(re.findall(r'<mlc-([a-z-]+) class="mlc-live">', context.get("body", ""))))
    if names:
        app.add_css_file("figures.css")
        for name in (*SHARED, *names):
            app.add_js_file(f"figures/{name}.js", loading_method="defer")


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to the event before each page is written."""
    app.connect("html-page-context", add_scripts)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
