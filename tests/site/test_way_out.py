"""Should Jupyter Book 1 come to its end, Sphinx alone builds the same book, from settings that Jupyter Book writes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from built_book import HTML, ROOT, pages

pytestmark = [pytest.mark.site, pytest.mark.slow, pytest.mark.usefixtures("book")]


def run(folder: Path, program: str, *words: str) -> None:
    """Run a program of this environment in a folder, and fail with what it said when it does."""
    path = Path(sys.executable).parent / program
    # The configuration that is written does not say where our own extensions are.
    environment = os.environ | {"PYTHONPATH": str(ROOT / "book" / "_ext")}
    ran = subprocess.run([path, *words], cwd=folder, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]


def test_sphinx_alone_builds_the_same_pages(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in ("_config.yml", "_toc.yml", "book", "exercises", "mlcourse", "requirements.txt"):
        os.symlink(ROOT / name, source / name)
    run(source, "jupyter-book", "config", "sphinx", ".")
    assert "jupyter_book" in (source / "conf.py").read_text(encoding="utf-8")
    os.symlink(HTML.parent / ".jupyter_cache", tmp_path / ".jupyter_cache")  # what was executed is not executed again
    run(source, "sphinx-build", "-b", "html", "-q", "-W", "--keep-going", "-d", "../doctrees", ".", "../html")
    built = {str(path.relative_to(tmp_path / "html")) for path in (tmp_path / "html").rglob("*.html")}
    assert built == {str(path.relative_to(HTML)) for path in HTML.rglob("*.html")}
    assert set(pages()) <= built
    for page in ("book/perceptron.html", "exercises/perceptron/perceptron.html"):
        assert article(tmp_path / "html" / page) == article(HTML / page)
    shutil.rmtree(tmp_path / "html")


def article(path: Path) -> str:
    """Return the words of a page between its head and its foot."""
    from bs4 import BeautifulSoup

    return BeautifulSoup(path.read_text("utf8"), "html.parser").select_one("article").get_text()
