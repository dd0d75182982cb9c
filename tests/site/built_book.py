"""Where the built book lies, what is in it, and what is kept of a visit to one of its pages."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
# BOOK_HTML: look at a book that was built elsewhere
HTML = Path(os.environ.get("BOOK_HTML", ROOT / "_build" / "html"))


def pages() -> list[str]:
    """List the pages of the built book, as paths inside it."""
    found = sorted(path.relative_to(HTML).as_posix() for path in HTML.rglob("*.html"))
    # index.html only leads on to the first page; it has a test of its own
    return [path for path in found if not path.startswith("_") and path != "index.html"]


@cache
def soup(page_path: str) -> BeautifulSoup:
    """Parse a page once for all tests, and treat what is returned as read-only."""
    return BeautifulSoup((HTML / page_path).read_text("utf8"), "html.parser")


@dataclass
class Visit:
    """An opened page, and what happened while it loaded."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def leaves_the_machine(url: str) -> bool:
    """Tell whether a request goes anywhere but to this machine."""
    return not re.match(r"(file:///|data:|blob:|about:|http://127\.0\.0\.1:\d+/)", url)
