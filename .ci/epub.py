"""Make an EPUB of the whole built book, as `make epub` does: `.venv/bin/python .ci/epub.py`.

The articles of all pages (.ci/pages.py) become one file each, without scripts, with formulas in MathML and pictures in
SVG, which e-readers scale and colour as they do text.
"""

import sys
import time
import uuid
import zipfile
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element
from pages import AUTHOR, COVER, HTML, MATHML, SVG, TITLE, Page, find, make, make_form, pages, remove
from take_along import digest

import mlcourse

STYLE = Path(__file__).with_suffix(".css")
EPUB = "http://www.idpf.org/2007/ops"
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
  <rootfiles><rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:uuid:{id}</dc:identifier>
    <dc:title>{title}</dc:title>
    <dc:creator>{author}</dc:creator>
    <dc:language>en</dc:language>
    <dc:rights>Text and figures under CC BY 4.0, code under the MIT licence</dc:rights>
    <meta property="dcterms:modified">{modified}</meta>
    <meta property="schema:accessMode">textual</meta>
    <meta property="schema:accessMode">visual</meta>
    <meta property="schema:accessModeSufficient">textual</meta>
    <meta property="schema:accessibilityFeature">alternativeText</meta>
    <meta property="schema:accessibilityFeature">MathML</meta>
    <meta property="schema:accessibilityHazard">none</meta>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="style" href="book.css" media-type="text/css"/>
    <item id="cover" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>
{items}
  </manifest>
  <spine>
{spine}
  </spine>
</package>
"""


def use_mathml(article: Element) -> None:
    """Leave of each formula its MathML, with the TeX as what is shown or read where MathML is not known."""
    for formula in find(article, ".//h:span[@class='katex' or @class='katex-display']"):
        math = find(formula, ".//m:math")
        if math:
            note = find(math[0], ".//m:annotation")
            if note:
                math[0].set("alttext", note[0].text)
                note[0].getparent().remove(note[0])
            if formula.get("class") == "katex-display":
                math[0].set("display", "block")
            formula[:] = math


# elements of MathML with exactly two or three children
PAIRS = " or ".join(f"self::m:{name}" for name in ("msub", "msup", "msubsup", "munder", "mover", "munderover"))


def tidy(article: Element) -> None:
    """Take away what the standard of EPUB does not know, and add what it asks for."""
    for element in article.iter(etree.Element):
        for name in [name for name in element.attrib if name.startswith("data-")]:
            del element.attrib[name]
    for link in find(article, ".//h:a"):
        link.attrib.pop("title", None)
        if "href" in link.attrib:
            link.set("href", link.get("href").replace("<", "%3C").replace(">", "%3E"))
    for path in find(article, ".//s:path[not(@d)]"):
        path.set("d", "M0 0")  # Matplotlib's lines of no points
    for applied in find(article, f".//m:mo[. = '\u2061'][parent::*[{PAIRS}]]"):
        remove(applied)  # KaTeX puts it behind the name of a function even where an index follows
    for table in find(article, ".//m:mtable[@columnspacing='']"):
        del table.attrib["columnspacing"]


def to_files(book: list[Page]) -> dict[str, Element]:
    """Return the article of each file, by its name, with links from file to file."""
    of = {id: page.id for page in book for id in find(page.article, ".//@id | ./@id")}
    for page in book:
        use_mathml(page.article)
        tidy(page.article)
        for link in find(page.article, ".//h:a[starts-with(@href, '#')]"):
            id = link.get("href")[1:]
            link.set("href", f"{of[id]}.xhtml" if id == of[id] else f"{of[id]}.xhtml#{id}")
    return {page.id: page.article for page in book}


def document(title: str, *body: Element) -> bytes:
    """Return a file of XHTML."""
    head = make("head", "", make("title", title), make("link", rel="stylesheet", type="text/css", href="book.css"))
    tree = make("html", "", head, make("body", "", *body), lang="en")
    tree.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
    return etree.tostring(tree, xml_declaration=True, encoding="utf-8", doctype="<!DOCTYPE html>")


def navigation(book: list[Page]) -> bytes:
    """Return the table of contents: the pages, those that belong to a chapter below it, and their sections."""
    top = make("ol")
    places = [top]
    for page in book:
        del places[page.level :]
        item = make("li", "", make("a", page.title, href=f"{page.id}.xhtml"))
        places[-1].append(item)
        below = make("ol")
        for id, words in page.sections:
            below.append(make("li", "", make("a", words, href=f"{page.id}.xhtml#{id}")))
        item.append(below)
        places.append(below)
    for empty in find(top, ".//h:ol[not(*)]"):
        empty.getparent().remove(empty)
    nav = make("nav", "", make("h1", "Contents"), top, id="toc")
    nav.set(f"{{{EPUB}}}type", "toc")
    return document("Contents", nav)


def properties(article: Element) -> str:
    """Return what a file holds beside XHTML, as the package must declare it."""
    held = {"mathml": MATHML, "svg": SVG}
    names = [name for name, space in held.items() if next(article.iter(f"{{{space}}}*"), None) is not None]
    return f' properties="{" ".join(names)}"' if names else ""


def make_epub(path: Path, html: Path = HTML) -> int:
    """Write the EPUB of the book, and return the number of its files."""
    book = pages(html)
    files = to_files(book)
    items = [
        f'    <item id="{id}" href="{id}.xhtml" media-type="application/xhtml+xml"{properties(article)}/>'
        for id, article in files.items()
    ]
    package = PACKAGE.format(
        id=uuid.uuid5(uuid.NAMESPACE_URL, digest(html, COVER)),
        title=f"{TITLE} {mlcourse.__version__}",
        author=AUTHOR,
        modified=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        items="\n".join(items),
        spine="\n".join(f'    <itemref idref="{id}"/>' for id in files),
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)  # first, and not packed
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("book/book.opf", package)
        archive.writestr("book/nav.xhtml", navigation(book))
        archive.writestr("book/book.css", STYLE.read_text("utf8"))
        archive.writestr("book/cover.svg", (html / "_static" / "logo.svg").read_text("utf8"))
        for page in book:
            archive.writestr(f"book/{page.id}.xhtml", document(page.title, page.article))
    return len(book)


def main() -> int:
    """Make the EPUB, and return the exit code."""
    return make_form("EPUB", "files", make_epub)


if __name__ == "__main__":
    sys.exit(main())
