"""The outlines of letters once for all pictures of a page.

Why: matplotlib draws letters as outlines, and each picture brings its own: 477 of the 526 in chapter 4 are copies of
another. Here they stand at the beginning of the article, and all pictures refer to them, also when one of them is
replaced by another. A picture by itself, such as a cell's output in a notebook, keeps its own. `page_fixes.py` calls
`shared` for each finished page.
"""

from __future__ import annotations

import re

OUTLINE = re.compile(r'\s*<path id="(p[0-9a-f]{8}[^"]+)" d="([^"]*)" transform="scale\(0\.015625\)"/>')
LINK = re.compile(r'xlink:href="#(p[0-9a-f]{8}[^"]+)"')
ARTICLE = re.compile(r'<article class="bd-article"[^>]*>')


def shared(html: str) -> str:
    """Return a page in whose pictures no letter has an outline of its own; one without an article stays as it is.

    >>> letter = '<path id="p12345678a" d="M 0 0" transform="scale(0.015625)"/><use xlink:href="#p12345678a"/>'
    >>> shared('<article class="bd-article">' + letter + letter.replace("12345678", "87654321")).count("M 0 0")
    1
    """
    numbers: dict[str, int] = {}  # of the outlines, in the order in which they are met
    names: dict[str, int] = {}

    def take(match: re.Match) -> str:
        name, outline = match.groups()
        names[name] = numbers.setdefault(outline, len(numbers))
        return ""

    if not ARTICLE.search(html):
        return html
    html = OUTLINE.sub(take, html)
    if not numbers:
        return html
    html = LINK.sub(lambda link: f'xlink:href="#letter{names[link[1]]}"' if link[1] in names else link[0], html)
    outlines = "".join(
        f'<path id="letter{number}" d="{outline}" transform="scale(0.015625)"/>' for outline, number in numbers.items()
    )
    store = (
        '<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" width="0" height="0" style="position: absolute">'
        f"<defs>{outlines}</defs></svg>"
    )
    return ARTICLE.sub(lambda article: article[0] + store, html, count=1)
