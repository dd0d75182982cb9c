"""The book without a network: what the service worker keeps, when it is replaced, and where there is none."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import offline
import pytest
from built_book import HTML, ROOT, Visit, leaves_the_machine
from pages import COVER
from PIL import Image
from playwright.sync_api import Browser, Error, Page

pytestmark = [pytest.mark.site, pytest.mark.slow, pytest.mark.needs("chromium")]

PAGE = """<!DOCTYPE html><html lang="en" data-content_root="../"><title>{0}</title>
<script defer src="../_static/offline.js?v=1"></script><h1>{0}</h1><div class="take-along"></div>"""


class Site(ThreadingHTTPServer):
    """A server that can be cut off, and that knows what it was asked for."""

    cut = False

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *args: object) -> None:
        """Say nothing of a page that was closed before it was sent to its end."""


class Handler(SimpleHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.server.cut:
            self.close_connection = True
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")  # what is kept is kept by the service worker alone
        super().end_headers()

    def log_message(self, *args: object) -> None:
        pass


def write(html: Path, **titles: str) -> None:
    """Write a book of a few pages, and its service worker."""
    for name in ("book", "_static"):
        (html / name).mkdir(parents=True, exist_ok=True)
    (html / "_static" / "offline.js").write_bytes((ROOT / "book" / "_static" / "offline.js").read_bytes())
    (html / offline.MANIFEST).write_text(json.dumps(offline.manifest("A book", COVER)))
    for name, title in titles.items():
        (html / "book" / f"{name}.html").write_text(PAGE.format(title))
    offline.write_worker(html, COVER)


@pytest.fixture
def html(tmp_path: Path) -> Path:
    write(tmp_path / "html", index="Cover", neurons="Neurons", mlp="MLP")
    return tmp_path / "html"


@pytest.fixture
def site(html: Path) -> Iterator[Site]:
    with Site(html) as site:
        thread = threading.Thread(target=site.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield site
        site.shutdown()
        thread.join()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """The cover, once the service worker looks after it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site.address}/{COVER}")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    yield page
    context.close()


def title(site: Site, page: Page, name: str) -> str:
    """Go to a page of the book, and return its title; an empty one if it cannot be had."""
    try:
        page.goto(f"{site.address}/book/{name}.html")
    except Error:
        page.wait_for_url("chrome-error://**")
        return ""
    return page.title()


def test_what_was_visited_is_there_without_a_network_and_nothing_else(site: Site, page: Page) -> None:
    assert title(site, page, "neurons") == "Neurons"
    site.cut = True
    assert title(site, page, "neurons") == "Neurons"
    assert title(site, page, "mlp") == ""


def keep_all(page: Page) -> None:
    page.get_by_role("button", name="Keep the whole book offline").click()
    status = page.get_by_role("status")
    page.wait_for_function("document.querySelector('[role=status]').textContent.startsWith('The whole book')")
    assert status.inner_text() == "The whole book is kept in this browser and can be read without a network."
    assert page.get_by_role("button").get_attribute("aria-pressed") == "true"


def test_all_is_kept_when_the_reader_asks_for_it(site: Site, page: Page) -> None:
    assert page.get_by_role("status").inner_text() == ""
    keep_all(page)
    site.cut = True
    assert [title(site, page, name) for name in ("mlp", "neurons", "index")] == ["MLP", "Neurons", "Cover"]
    page.get_by_text("The whole book is kept").wait_for()


def test_what_could_not_be_kept_is_said_and_can_be_tried_again(html: Path, site: Site, page: Page) -> None:
    (html / "book" / "mlp.html").rename(html / "mlp.html")
    page.get_by_role("button").click()
    page.get_by_text("Not all of the book could be kept").wait_for()
    (html / "mlp.html").rename(html / "book" / "mlp.html")
    keep_all(page)


def test_a_new_build_replaces_the_old_one(html: Path, site: Site, page: Page) -> None:
    keep_all(page)
    (old,) = page.evaluate("caches.keys()")
    write(html, neurons="Nerve cells")
    page.goto(f"{site.address}/book/mlp.html")
    until = time.monotonic() + 20
    while page.evaluate("caches.keys()") in ([old], []) or len(page.evaluate("caches.keys()")) > 1:
        assert time.monotonic() < until, "the old build is still there"
        page.wait_for_timeout(50)
    site.cut = True
    assert [title(site, page, name) for name in ("neurons", "mlp", "index")] == ["Nerve cells", "MLP", "Cover"]


def test_nothing_is_asked_for_but_the_book(site: Site, page: Page) -> None:
    sent: list[str] = []
    page.context.on("request", lambda request: sent.append(request.url))
    keep_all(page)
    title(site, page, "neurons")
    assert sent
    assert [url for url in sent if leaves_the_machine(url)] == []
    known = {f"/{name}" for name in offline.files(Path(str(site.RequestHandlerClass.keywords["directory"])))}
    assert {path.partition("?")[0] for path in site.asked} <= known | {f"/{offline.WORKER}", "/favicon.ico"}


@pytest.mark.parametrize("address", ["http://book.example/", "https://book.example/"])
def test_only_https_and_this_machine_have_it(browser: Browser, html: Path, address: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.route(f"{address}**", lambda route: route.fulfill(path=html / route.request.url[len(address) :].split("?")[0]))
    page.goto(f"{address}{COVER}")
    assert page.locator("link[rel=manifest]").count() == address.startswith("https")
    context.close()


@pytest.mark.usefixtures("book")
def test_a_page_from_the_disk_has_none_of_it(visit: Callable[..., Visit]) -> None:
    seen = visit(f"{HTML.resolve().as_uri()}/{COVER}")
    assert seen.page.locator("link[rel=manifest]").count() == 0
    assert seen.page.get_by_role("button", name="Keep the whole book offline").count() == 0
    assert seen.errors == []


@pytest.mark.usefixtures("book")
def test_the_built_book_is_all_kept_and_can_be_installed(server: str, browser: Browser) -> None:
    kept = offline.files(HTML)
    assert {COVER, "index.html", "_static/search/search.js", "_static/course.css", offline.MANIFEST} <= set(kept)
    assert not [name for name in kept if name.startswith(("_sources", "take-along", "."))]
    assert f'"build": "{offline.digest(HTML, COVER)[:16]}"' in (HTML / offline.WORKER).read_text("utf8")
    told = json.loads((HTML / offline.MANIFEST).read_text("utf8"))
    assert (HTML / told["start_url"]).is_file()
    for icon in told["icons"]:
        assert (HTML / icon["src"]).is_file()
        if icon["type"] == "image/png":
            with Image.open(HTML / icon["src"]) as picture:
                assert icon["sizes"] == f"{picture.width}x{picture.height}"
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server}/{COVER}")
    problems = context.new_cdp_session(page).send("Page.getAppManifest")["errors"]
    assert problems == []
    context.close()
