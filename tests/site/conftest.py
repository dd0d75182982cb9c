"""What the page tests share: a small web server, one browser, and pages opened in it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from built_book import HTML, Shelf, Visit, open_in, pages
from playwright.sync_api import Browser

NOT_BUILT = "the-book-is-not-built"


# A test that asks for one of these runs once for every page that holds the given piece of HTML.
PAGES = {
    "page_path": "",
    "maths_page": 'class="katex"',
    "quiz_page": 'class="quiz"',
    "steps_page": "<mlc-line-steps",
    "figure_page": 'class="mlc-figure"',
    "live_page": 'class="mlc-live"',
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test for every page that it is about."""
    for name, piece in PAGES.items():
        if name in metafunc.fixturenames:
            built = pages()
            chosen = [path for path in built if piece in (HTML / path).read_text("utf8")]
            metafunc.parametrize(name, chosen if built else [NOT_BUILT])


def page_of(item: pytest.Item) -> str:
    """Return the page that a test is about, if it runs once for each page."""
    parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
    return next((value for value in parameters if isinstance(value, str) and value.endswith(".html")), "")


def page_and_end(item: pytest.Item) -> tuple[str, bool]:
    """Return the page of a test, and whether the test leaves it other than it was."""
    return page_of(item), item.get_closest_marker("spoils") is not None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests of a file that are about one page follow each other, since they share the open page.

    Those that leave it other than they found it come last.
    """
    files: dict[Path, list[int]] = {}
    for place, item in enumerate(items):
        if item.path.parent == Path(__file__).parent and page_of(item):
            files.setdefault(item.path, []).append(place)
    for places in files.values():
        for place, item in zip(places, sorted((items[p] for p in places), key=page_and_end), strict=True):
            items[place] = item


@pytest.fixture(scope="session")
def book() -> Path:
    """Return the folder of the built book."""
    if not (HTML / "index.html").is_file():
        pytest.fail(f"there is no built book in {HTML}: run make book first", pytrace=False)
    return HTML


@pytest.fixture(scope="session")
def server(book: Path) -> Iterator[str]:
    """Serve the book on this machine; return its address, without a slash at the end."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *args: object) -> None:
            """Say nothing of a page that was closed before it was sent to its end."""

    with Server(("127.0.0.1", 0), partial(Quiet, directory=str(book))) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
        httpd.shutdown()
        thread.join()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens an address in a fresh window."""
    visits = []

    def open_page(address: str, **options: object) -> Visit:
        visits.append(open_in(browser, address, **options))
        return visits[-1]

    yield open_page
    for visit in visits:
        visit.page.context.close()


@pytest.fixture(scope="session")
def shelf(browser: Browser, server: str) -> Iterator[Shelf]:
    """Return a function that opens a page of the book, or hands out the one that an earlier test has opened."""
    shelf = Shelf(browser, server)
    yield shelf
    for visit in shelf.open.values():
        visit.page.context.close()
