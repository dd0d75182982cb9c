"""Where the built book lies, what is in it, and visits to its pages."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, Request

ROOT = Path(__file__).resolve().parents[2]
# BOOK_HTML: look at a book that was built elsewhere
HTML = Path(os.environ.get("BOOK_HTML", ROOT / "_build" / "html"))


def pages() -> list[str]:
    """List the pages of the built book, as paths inside it."""
    found = sorted(path.relative_to(HTML).as_posix() for path in HTML.rglob("*.html"))
    # index.html only leads on to the first page, and 404.html to the cover; they have tests of their own
    return [path for path in found if not path.startswith("_") and path not in ("index.html", "404.html")]


@cache
def soup(page_path: str) -> BeautifulSoup:
    """Parse a page once for all tests, and treat what is returned as read-only."""
    return BeautifulSoup((HTML / page_path).read_text("utf8"), "html.parser")


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str | None] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value for name, value in attrs if name == "id"}


@cache
def ids(page_path: str) -> set[str | None]:
    """Return all ids of a page, without making a tree of it."""
    parser = _Ids()
    parser.feed((HTML / page_path).read_text("utf8"))
    return parser.found


@dataclass
class Visit:
    """An opened page, and what happened while it loaded."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    pending: set[Request] = field(default_factory=set)
    spoilt: bool = False

    def wait_for_requests(self) -> None:
        """Wait until all that the page has asked for has come, or has failed."""
        until = time.monotonic() + 20
        self.page.evaluate("() => new Promise(requestAnimationFrame)")
        while self.pending and time.monotonic() < until:
            self.page.wait_for_timeout(20)
        assert not self.pending


def open_in(
    browser: Browser,
    address: str,
    width: int = 1280,
    scheme: str = "light",
    scripts: bool = True,
    height: int = 900,
    touch: bool = False,
) -> Visit:
    """Open an address in a fresh window; with `touch`, on a device that is used with the fingers."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        reduced_motion="reduce",  # the theme fades colours in, and axe would measure them half-way
        java_script_enabled=scripts,
        has_touch=touch,
        is_mobile=touch,
        service_workers="block",  # a test sees what the server has; tests/site/test_offline.py is about these
    )
    visit = Visit(context.new_page())
    visit.page.on("request", lambda request: (visit.requests.append(request.url), visit.pending.add(request)))
    visit.page.on("requestfinished", lambda request: visit.pending.discard(request))
    visit.page.on("requestfailed", lambda request: visit.pending.discard(request))
    visit.page.on("pageerror", lambda error: visit.errors.append(f"page error: {error}"))
    visit.page.on(
        "console",
        lambda message: message.type == "error" and visit.errors.append(f"console: {message.text}"),
    )
    visit.page.goto(address, wait_until="load")
    return visit


class Shelf:
    """Pages that stay open from one test to the next: those of one path, until another path is asked for.

    What happens to a page on the shelf, its requests and its errors, is seen by all later tests that ask for it. A test
    that leaves a page other than it found it sets `spoilt`, and the next test is given a fresh one.
    """

    def __init__(self, browser: Browser, server: str) -> None:
        self.browser = browser
        self.bases = {"http": server, "file": HTML.resolve().as_uri()}
        self.open: dict[tuple, Visit] = {}

    def __call__(self, page_path: str, protocol: str = "http", **options: object) -> Visit:
        key = (page_path, protocol, *sorted(options.items()))
        for other in [k for k, visit in self.open.items() if k[0] != page_path or (k == key and visit.spoilt)]:
            self.open.pop(other).page.context.close()
        if key not in self.open:
            self.open[key] = open_in(self.browser, f"{self.bases[protocol]}/{page_path}", **options)
        return self.open[key]

    def wide(self, page_path: str) -> Visit:
        """Return a page from the server on a wide screen."""
        return self(page_path, "http", width=1280)

    def narrow(self, page_path: str) -> Visit:
        """Return a page from its folder in a window as narrow as a phone's."""
        return self(page_path, "file", width=390)


def leaves_the_machine(url: str) -> bool:
    """Tell whether a request goes anywhere but to this machine."""
    return not re.match(r"(file:///|data:|blob:|about:|http://127\.0\.0\.1:\d+/)", url)
