"""Icons as small drawings in the page, in place of a script of 1.5 MB that draws them, and a font of a few icons.

Why: the theme loads all of Font Awesome on every page, half a megabyte even when packed, for a dozen icons. Here the
elements that it would replace are replaced at build time, by the same drawings, which are read from that script itself
(Font Awesome Free, whose icons are CC BY 4.0), and neither the script nor its map is part of the book. The icons that
style sheets put before or after an element come from a font; of its 1,400 icons those stay that a style sheet names.
`page_fixes.py` calls this for the finished pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from logging import getLogger
from pathlib import Path

import pydata_sphinx_theme
from fontTools import subset
from sphinx.util import logging

LOGGER = logging.getLogger(__name__)
getLogger("fontTools").setLevel("WARNING")  # it tells of every table
THEME = Path(pydata_sphinx_theme.__file__).parent / "theme" / "pydata_sphinx_theme" / "static" / "scripts"
SCRIPT = re.compile(r'\s*<script [^>]*src="[^"]*/fontawesome\.js[^"]*"[^>]*></script>')
PRELOAD = re.compile(r'\s*<link [^>]*href="[^"]*/fontawesome\.js[^"]*"[^>]*>')
ICON = re.compile(r'<(?P<tag>i|span) class="(?P<classes>[^"]*\bfa(?:s|-solid)\b[^"]*)"(?P<others>[^>]*)></(?P=tag)>')
FONT = "fa-solid-900.woff2"
#: classes that say how an icon looks, and not which one it is
LOOKS = {"fa-solid", "fa-lg", "fa-fw"}


def drawing(script: str, name: str) -> tuple[str, str, str] | None:
    """Return the width, the height and the path of a solid icon, as Font Awesome's script has them, or None.

    The script lists the outlined icons before the solid ones, and some names are in both lists.
    """
    pattern = rf'(?<![\w-])"?{re.escape(name)}"?:\[(\d+),(\d+),\[[^\]]*\],"[0-9a-f]+","([^"]+)"\]'
    found = re.findall(pattern, script)
    return found[-1] if found else None


def drawn(html: str, find: Callable[[str], tuple[str, str, str] | None]) -> tuple[str, set[str]]:
    """Return a page with its icons drawn and without the script, and the names for which `find` has no drawing."""
    missing = set()

    def draw(match: re.Match) -> str:
        classes = match["classes"].split()
        name = next((c.removeprefix("fa-") for c in classes if c.startswith("fa-") and c not in LOOKS), "")
        if (found := find(name)) is None:
            missing.add(name)
            return match[0]
        width, height, path = found
        return (
            f'<svg class="svg-inline--fa {" ".join(classes)}"{match["others"]} viewBox="0 0 {width} {height}" '
            f'aria-hidden="true" focusable="false"><path fill="currentColor" d="{path}"></path></svg>'
        )

    return ICON.sub(draw, PRELOAD.sub("", SCRIPT.sub("", html))), missing


def named(css: str) -> set[int]:
    r"""Return the code points of the icons that a style sheet names: its classes for all of Font Awesome do not count.

    >>> sorted(map(hex, named('.fa-sun:before{content:"\f185"} p:after{content:"\f303"}')))
    ['0xf303']
    """
    found: set[int] = set()
    for selector, body in re.findall(r"([^{}]*)\{([^{}]*)\}", css):
        if not selector.strip().startswith(".fa"):
            for text in re.findall(r'(?:content|--[\w-]+):\s*"([^"]*)"', body):
                found |= {int(code, 16) for code in re.findall(r"\\([0-9a-f]{4})", text)} | set(map(ord, text))
    return {code for code in found if 0xE000 <= code <= 0xF8FF}  # the range that is for private use


def thin_font(static: Path) -> None:
    """Leave in the font of icons those that the style sheets of the book name, and drop the fonts that nothing uses."""
    wanted = set().union(*(named(path.read_text("utf8")) for path in static.rglob("*.css")))
    fonts = static / "vendor" / "fontawesome" / "webfonts"
    for path in fonts.glob("*"):
        if path.name != FONT:
            path.unlink()
    options = subset.Options(flavor="woff2", layout_features=[], notdef_outline=True)
    if (fonts / FONT).is_file():
        font = subset.load_font(str(fonts / FONT), options)
        thinner = subset.Subsetter(options)
        thinner.populate(unicodes=wanted)
        thinner.subset(font)
        subset.save_font(font, str(fonts / FONT), options)
        font.close()


@cache
def theme_drawing(name: str) -> tuple[str, str, str] | None:
    """Return the drawing of an icon as the theme has it."""
    return drawing(theme_script(), name)


@cache
def theme_script() -> str:
    """Return the theme's script, which is long, and the same for all icons."""
    return (THEME / "fontawesome.js").read_text("utf8")


def draw_icons(html: str, where: str) -> str:
    """Return a page with its icons drawn; an icon that the theme's script does not have gives a warning."""
    new, missing = drawn(html, theme_drawing)
    if missing:
        LOGGER.warning("icons: no drawing for %s", ", ".join(sorted(missing)), location=where, type="icons")
    return new


def thin_files(static: Path) -> None:
    """Take the script out of the book, and the icons that no style sheet names out of the font."""
    for copy in (static / "scripts").glob("fontawesome.js*"):
        copy.unlink()
    thin_font(static)
