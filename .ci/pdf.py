"""Make one PDF of the whole built book, as `make pdf` does: `.venv/bin/python .ci/pdf.py`.

The articles of all pages (.ci/pages.py) become one long page, which Chromium prints twice: page numbers in the contents
and beside links to answers are known only once it has been printed, and have room kept for them, so that they move
nothing. Chromium writes the links and the structure for screen readers. Its outline lacks spaces where a heading wraps,
so ours is written after the contents.
"""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from browser import FLAGS, INSTALL, chromium
from lxml import etree
from lxml.etree import _Element as Element
from pages import AUTHOR, HTML, TITLE, NotMade, Page, find, make, make_form, pages, style_sheets
from playwright.sync_api import Browser, Error, sync_playwright

import mlcourse

STYLE = Path(__file__).with_suffix(".css")
EVERYWHERE = {"Check yourself", "Summary", "What to read"}


def name_formulas(article: Element) -> None:
    """Let a formula be heard as its TeX; MathML, which the page hides, would be copied together with what is seen."""
    for formula in find(article, ".//h:span[@class='katex']"):
        tex = find(formula, ".//m:annotation")[0].text
        seen = find(formula, "./h:span[@class='katex-html']")[0]
        del seen.attrib["aria-hidden"]
        formula[:] = [seen]
        formula.set("role", "img")
        formula.set("aria-label", tex)


def title_page(cover: Page) -> list[Element]:
    """Return what stands on the first page: the title, the cover's pictures, whose book it is."""
    lead, pictures, caption = (
        find(cover.article, f".//h:*[@class='{name}']")[0] for name in ("cover-lead", "cover-frames", "cover-caption")
    )
    title = make("h1", TITLE)
    rights = "Text and figures: CC BY 4.0. Code: MIT."
    version = f"Version {mlcourse.__version__}. Made from the pages of the course, whose figures and exercises answer."
    return [title, lead, pictures, caption, make("p", version, class_="colophon"), make("p", rights, class_="colophon")]


@dataclass(frozen=True)
class Entry:
    """A line of the contents, and of the outline: its words, where it leads, its level and the part it belongs to."""

    words: str
    id: str
    level: int
    part: str


def entries(book: list[Page]) -> list[Entry]:
    """Return the pages, and the sections of all pages but exercises, without those that every chapter has."""
    found = []
    for page in book:
        found.append(Entry(page.title, page.id, page.level, page.part))
        named = [(id, words) for id, words in page.sections if words not in EVERYWHERE]
        found += [Entry(words, id, page.level + 1, page.part) for id, words in named]
    return found


def table_of_contents(lines: list[Entry]) -> Element:
    """Return the contents, to which page numbers are added when the page is printed."""
    made, part = [make("h1", "Contents")], ""
    for line in lines:
        if line.part != part:
            part = line.part
            made.append(make("p", part, class_="entry-part"))
        link = make("a", line.words, href=f"#{line.id}", class_="page-of")
        made.append(make("p", "", link, class_=f"entry-{line.level}"))
    return make("article", "", *made, class_="bd-article contents")


def whole(book: list[Page], lines: list[Entry], html: Path) -> bytes:
    """Return the one long page: title, contents, all pages."""
    for page in book:
        name_formulas(page.article)
    cover, rest = book[0], book[1:]
    sheets = dict.fromkeys(sheet for page in rest for sheet in style_sheets(html, page))
    heads = "".join(
        f'@page {page.id} {{ @top-right {{ content: "{page.title}" }} }}\n[id="{page.id}"] {{ page: {page.id} }}\n'
        for page in rest
    )
    head = make(
        "head",
        "",
        make("title", TITLE),
        make("base", href=f"{html.resolve().as_uri()}/"),
        *(make("link", rel="stylesheet", href=sheet) for sheet in sheets),
        make("style", STYLE.read_text("utf8") + heads),
    )
    front = make("article", "", *title_page(cover), class_="bd-article title-page", id=cover.id)
    body = make("body", "", front, table_of_contents(lines), *(page.article for page in rest))
    tree = make("html", "", head, body, lang="en", **{"data-theme": "light", "data-mode": "light"})
    return etree.tostring(tree, xml_declaration=True, encoding="utf-8", doctype="<!DOCTYPE html>")


# Put a page number beside each link that wants one.
NUMBER = """pages => document.querySelectorAll("a.page-of").forEach(
  link => link.dataset.page = pages[link.getAttribute("href").slice(1)])"""


def numbers(path: Path) -> dict[str, int]:
    """Return the page number of each place in a PDF that a link leads to."""
    with pikepdf.open(path) as pdf:
        of = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        return {name.removeprefix("/"): of[place[0].objgen] for name, place in pdf.Root.Dests.items()}


def print_twice(browser: Browser, page_of_all: bytes, path: Path) -> dict[str, int]:
    """Print a page to a PDF with page numbers beside its links, and return these numbers."""
    with tempfile.TemporaryDirectory() as folder:
        source, draft = Path(folder) / "book.xhtml", Path(folder) / "draft.pdf"
        source.write_bytes(page_of_all)
        page = browser.new_page()
        page.set_default_timeout(0)
        page.goto(source.as_uri())
        page.pdf(path=draft, prefer_css_page_size=True)
        found = numbers(draft)
        page.evaluate(NUMBER, found)
        page.pdf(path=path, prefer_css_page_size=True, tagged=True)
        page.close()
    return found


def finish(path: Path, lines: list[Entry]) -> int:
    """Add outline, author and licence, pack the file, and return the number of pages."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        with pdf.open_outline() as outline:
            above = [outline.root]
            for line in lines:
                item = pikepdf.OutlineItem(line.words, pdf.Root.Dests[f"/{line.id}"])
                del above[line.level :]
                above[-1].append(item)
                item.is_closed = True
                above.append(item.children)
        pdf.docinfo["/Author"] = AUTHOR
        pdf.docinfo["/Subject"] = "Text and figures under CC BY 4.0, code under the MIT licence"
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return len(pdf.pages)


def make_pdf(path: Path, html: Path = HTML) -> int:
    """Write the PDF of the book, and return the number of its pages."""
    if (executable := chromium()) is None:
        raise NotMade(f"there is no Chromium: {INSTALL}")
    book = pages(html)
    lines = entries(book[1:])
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
            print_twice(browser, whole(book, lines, html), path)
            browser.close()
    except Error as error:
        raise NotMade(str(error)) from error
    return finish(path, lines)


def main() -> int:
    """Make the PDF, and return the exit code."""
    return make_form("PDF", "pages", make_pdf)


if __name__ == "__main__":
    sys.exit(main())
