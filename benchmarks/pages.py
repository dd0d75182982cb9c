"""What a reader waits for: bytes, requests and paints of pages of the built book, and of a book of the theme alone.

A server on this machine sends every file as a web server would, packed by gzip; Chromium gets it at 1.6 Mbit/s and with
150 ms to each answer, as a phone does on a poor network. Each page is visited in a fresh browser, and then another
chapter, which finds the common files in the browser's store.

Run as `python -m benchmarks.pages` after `make book`, two minutes.
"""

import functools
import gzip
import http.server
import io
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import asdict, dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import write

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / ".ci"))
from browser import FLAGS, INSTALL, chromium  # noqa: E402

HTML = ROOT / "_build" / "html"
PAGES = [
    "book/index.html",
    "book/neurons.html",
    "book/mlp.html",
    "book/mlp_digits.html",
    "book/backprop.html",
    "book/fashion_mnist.html",
    "exercises/perceptron/perceptron.html",
]
NEXT = "book/perceptron.html"  # the page that is visited after each of these
BITS, DELAY = 1.6e6, 150
PACKED = (".html", ".js", ".css", ".svg", ".json", ".txt", ".webmanifest")

#: keeps what Chromium says of paints and of what has moved by itself, from the start of each page
WATCH = """
  window.seen = {shift: 0, paint: 0};
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") seen.paint = entry.startTime;
  }).observe({type: "paint", buffered: true});
"""


@dataclass(frozen=True)
class Visit:
    """A visit to a page: kilobytes and requests over the network, seconds to the first paint and to the load event."""

    kilobytes: float
    requests: int
    paint: float
    load: float
    shift: float


class Packing(http.server.SimpleHTTPRequestHandler):
    """Sends files, packed where that helps, and lets the browser keep them."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, packed if it is text."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        packed = path.suffix in PACKED
        data = _packed(path) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=3600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@functools.cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder for as long as the body runs, which is given the address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Packing, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def visit(page: Page, address: str) -> Visit:
    """Open an address at the speed of the network that is measured, and return what it took."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": DELAY, "downloadThroughput": BITS / 8, "uploadThroughput": BITS / 8},
    )
    sizes: dict[str, float] = {}
    kept: set[str] = set()
    session.on("Network.requestServedFromCache", lambda event: kept.add(event["requestId"]))
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(address, wait_until="load")
    page.wait_for_load_state("networkidle")
    load = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    seen = page.evaluate("seen")
    session.detach()
    over = {name: size for name, size in sizes.items() if size and name not in kept}
    return Visit(sum(over.values()) / 1000, len(over), seen["paint"] / 1000, load / 1000, seen["shift"])


def measured(browser: Browser, address: str, name: str, then: str) -> dict[str, dict]:
    """Return what a first visit to a page takes, and one to another page after it."""
    # What keeps pages for reading without a network would fetch them at the speed of this machine.
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    page.add_init_script(WATCH)
    first, following = (asdict(visit(page, f"{address}/{each}")) for each in (name, then))
    context.close()
    return {"first": first, "next": following}


def theme_alone(folder: Path) -> Path:
    """Build a book of two short pages without anything of ours, and return the folder of its pages."""
    from jupyter_book.cli.main import main as jupyter_book

    (folder / "_config.yml").write_text("title: Two pages\nauthor: nobody\n", "utf8")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: one\nchapters:\n- file: two\n", "utf8")
    for name in ("one", "two"):
        (folder / f"{name}.md").write_text(f"# Page {name}\n\n" + "A paragraph of words. " * 40, "utf8")
    with redirect_stdout(io.StringIO()):
        jupyter_book(["build", str(folder), "--quiet"], standalone_mode=False)
    return folder / "_build" / "html"


def main() -> None:
    """Measure the pages and write the result."""
    if missing := [name for name in (*PAGES, NEXT) if not (HTML / name).is_file()]:
        raise SystemExit(f"{HTML / missing[0]} is missing: build the book first, with `make book`.")
    if (executable := chromium()) is None:
        raise SystemExit(f"There is no Chromium to open the pages in: {INSTALL}")
    found: dict[str, dict] = {}
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        with serving(theme_alone(Path(scratch))) as address:
            found["the theme alone"] = measured(browser, address, "one.html", "two.html")
        with serving(HTML) as address:
            for name in PAGES:
                found[name] = measured(browser, address, name, NEXT)
        browser.close()
    write("pages", "python -m benchmarks.pages", {"bits a second": BITS, "delay, ms": DELAY, "pages": found})


if __name__ == "__main__":
    main()
