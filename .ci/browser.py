"""The Chromium that the PDF is made with and the tests open pages in: how it is found, and how it is started."""

import shutil
from pathlib import Path

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
INSTALL = "apt-get install chromium-headless-shell libatomic1"


def chromium() -> str | None:
    """Return the path of an installed Chromium, or of the one that playwright has downloaded.

    The one without windows comes first: it draws the same pages in half the time.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
    own = Path.home() / ".cache" / "ms-playwright"
    downloaded = [str(path) for path in own.glob("chromium*/chrome-*/*") if path.name in ("headless_shell", "chrome")]
    return next(filter(None, [*map(shutil.which, names), *downloaded]), None)
