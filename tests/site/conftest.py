"""What the page tests share: a small web server, one browser, and pages opened in it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from built_book import HTML, Visit, pages
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
    contexts = []

    def open_page(
        address: str, width: int = 1280, scheme: str = "light", scripts: bool = True, height: int = 900
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",  # the theme fades colours in, and axe would measure them half-way
            java_script_enabled=scripts,
        )
        contexts.append(context)
        visit = Visit(context.new_page())
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("pageerror", lambda error: visit.errors.append(f"page error: {error}"))
        visit.page.on(
            "console",
            lambda message: message.type == "error" and visit.errors.append(f"console: {message.text}"),
        )
        visit.page.goto(address, wait_until="load")
        return visit

    yield open_page
    for context in contexts:
        context.close()
