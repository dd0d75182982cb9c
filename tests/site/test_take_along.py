"""The book's other forms: what the cover offers of them, the PDF and the EPUB."""

from __future__ import annotations

import re
import subprocess
import zipfile
from functools import partial
from pathlib import Path

import dist
import epub
import pdf
import pikepdf
import pytest
import take_along
from bs4 import BeautifulSoup
from built_book import HTML
from lxml import etree
from machine import epubcheck
from pages import ANSWERS, COVER, FILE, Page, contents, find, make_form, pages
from playwright.sync_api import Browser

# --- the links on the cover -----------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return the folder of a book that has a cover and one other page."""
    folder = tmp_path / "html"
    (folder / "book").mkdir(parents=True)
    (folder / "book" / "index.html").write_text('<h1>Cover</h1><div class="take-along"></div><p>End</p>', "utf8")
    (folder / "book" / "neurons.html").write_text("<h1>Neurons</h1>", "utf8")
    return folder


def links(html: Path) -> list[str]:
    """Return the addresses of the cover's links, each of which leads to a file."""
    cover = html / COVER
    found = [a["href"] for a in BeautifulSoup(cover.read_text("utf8"), "html.parser").select(".take-along a")]
    assert all((cover.parent / link).is_file() for link in found)
    return found


def made(html: Path, name: str) -> Path:
    path = html.parent / name
    path.write_bytes(b"x" * 2_400_000)
    return path


def test_the_cover_offers_what_is_there_and_no_more(small: Path) -> None:
    cover = (small / COVER).read_text("utf8")
    take_along.offer(small, COVER)
    assert (small / COVER).read_text("utf8") == cover
    take_along.put(small, COVER, made(small, "book.epub"))
    assert links(small) == ["../take-along/book.epub"]
    take_along.put(small, COVER, made(small, "book.pdf"))
    assert links(small) == ["../take-along/book.pdf", "../take-along/book.epub"]
    assert "(2 MB)" in (small / COVER).read_text("utf8")
    take_along.offer(small, COVER)
    assert len(links(small)) == 2, "a build that changes nothing keeps them"
    (small / "take-along" / "book.pdf").unlink()
    take_along.offer(small, COVER)
    assert links(small) == ["../take-along/book.epub"]


def test_what_was_made_from_other_pages_is_taken_away(small: Path) -> None:
    cover = (small / COVER).read_text("utf8")
    take_along.put(small, COVER, made(small, "book.pdf"))
    (small / "book" / "neurons.html").write_text("<h1>Nerve cells</h1>", "utf8")
    take_along.offer(small, COVER)
    assert (small / COVER).read_text("utf8") == cover
    assert not (small / "take-along").exists()
    take_along.put(small, COVER, made(small, "book.epub"))
    assert links(small) == ["../take-along/book.epub"]


def test_the_archive_holds_the_other_forms_and_offers_no_archive(small: Path) -> None:
    for name in (f"{FILE}.pdf", f"{FILE}.epub"):
        take_along.put(small, COVER, made(small, name))
    for _ in "twice":
        packed = dist.pack(small, small.parent / "dist")
        assert [link.rpartition(".")[2] for link in links(small)] == ["pdf", "epub", "zip"]
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(small.parent / "unpacked")
        assert [link.rpartition(".")[2] for link in links(small.parent / "unpacked")] == ["pdf", "epub"]


# --- the pages that all forms are made of ---------------------------------------------------------------

some = pytest.mark.usefixtures("book")
FEW = ("book/index", "book/perceptron", "book/delta_rule", "book/bibliography")


def text(page: Page) -> str:
    return etree.tostring(page.article, encoding="unicode")


@some
@pytest.mark.site
@pytest.mark.slow
def test_all_pages_are_there_and_every_link_and_id_is_one_of_the_whole_book() -> None:
    book = pages()
    assert [page.name for page in book] == [*(name for name, _, _ in contents()), ANSWERS]
    ids = [id for page in book for id in find(page.article, ".//@id | ./@id")]
    assert len(ids) == len(set(ids))
    hrefs = {href for page in book for href in find(page.article, ".//h:a/@href")}
    inside = {href[1:] for href in hrefs if href.startswith("#")}
    assert len(inside) > 500
    assert inside <= set(ids)
    assert all(href.startswith(("#", "https://", "http://")) for href in hrefs)
    drawn = {id for page in book for id in re.findall(r"url\(#([^)]+)\)", text(page))}
    assert drawn
    assert drawn <= set(ids)


@some
@pytest.mark.site
@pytest.mark.slow
def test_answers_are_at_the_end_with_links_both_ways_and_nowhere_before() -> None:
    *book, answers = pages()
    for page in book:
        words = " ".join("".join(page.article.itertext()).split())
        assert "Not quite." not in words
        asked = find(page.article, f".//h:p[@class='answer-link']/h:a[starts-with(@href, '#{ANSWERS}.')]")
        source = (HTML / f"{page.name}.html").read_text("utf8")
        assert len(asked) == source.count('class="quiz"') + source.count('"solution dropdown admonition"'), page.name
        for link in asked:
            there = find(answers.article, f".//h:section[@id='{link.get('href')[1:]}']")[0]
            back = find(there, "./h:p[@class='answer-link']/h:a/@href")[0][1:]
            assert find(page.article, f".//*[@id='{back}']")[0] in link.iterancestors()
    assert len(find(answers.article, ".//h:strong[. = 'Right.']")) > 90


@some
@pytest.mark.site
@pytest.mark.slow
def test_nothing_needs_a_script_and_live_figures_are_pictures_with_words() -> None:
    for page in pages():
        names = {etree.QName(element).localname for element in page.article.iter(etree.Element)}
        assert not names & {"script", "template", "button", "input", "select", "details", "iframe", "label"}, page.name
        assert not any(name.startswith("mlc-") for name in names)
        for figure in find(page.article, ".//h:div[@class='mlc-live']"):
            described = find(figure, ".//s:svg/@aria-label")[0]
            assert described in find(figure, "./h:p[@class='mlc-key']")[0].text


# --- the PDF ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory, book: Path, browser: Browser) -> tuple[Path, dict[str, int]]:
    """Return a PDF of a few pages, and the page numbers that are printed in it."""
    chosen = pages(only=FEW)
    lines = pdf.entries(chosen[1:])
    path = tmp_path_factory.mktemp("pdf") / "few.pdf"
    printed = pdf.print_twice(browser, pdf.whole(chosen, lines, HTML), path)
    pdf.finish(path, lines)
    return path, printed


@pytest.mark.site
@pytest.mark.slow
@pytest.mark.needs("chromium")
class TestPDF:
    def test_page_numbers_are_those_of_the_finished_file(self, few: tuple[Path, dict[str, int]]) -> None:
        path, printed = few
        assert pdf.numbers(path) == printed
        assert 2 < printed["book-perceptron"] < printed["book-delta_rule"] < printed[ANSWERS]

    def test_it_has_a_title_an_author_a_language_and_a_structure(self, few: tuple[Path, dict[str, int]]) -> None:
        with pikepdf.open(few[0]) as file:
            assert file.docinfo["/Title"] == "How Neural Networks Learn"
            assert "CC BY 4.0" in str(file.docinfo["/Subject"])
            assert "authors" in str(file.docinfo["/Author"])
            assert file.Root.Lang == "en"
            assert file.Root.MarkInfo.Marked
            kinds = [str(thing.get("/S")) for thing in file.objects if isinstance(thing, pikepdf.Dictionary)]
            told = [str(t.Alt) for t in file.objects if isinstance(t, pikepdf.Dictionary) and "/Alt" in t]
        assert kinds.count("/H1") == 6, "the title, the contents, three pages and the answers"
        assert {"/H2", "/Table", "/L", "/Figure", "/P"} <= set(kinds)
        assert any(r"\frac{\partial" in words for words in told), "a formula is heard as its TeX"
        assert any(words.startswith("A parabola") for words in told), "a picture is heard as its description"

    def test_bookmarks_are_chapters_and_their_sections(self, few: tuple[Path, dict[str, int]]) -> None:
        with pikepdf.open(few[0]) as file, file.open_outline() as outline:
            chapters = {str(item.title): [str(below.title) for below in item.children] for item in outline.root}
        first, second, _, last = chapters
        assert first == "2. The perceptron"
        assert last == "Answers"
        assert "Gradient descent" in chapters[second]
        assert "Summary" not in chapters[second]

    def test_links_between_chapters_are_links_inside(self, few: tuple[Path, dict[str, int]]) -> None:
        with pikepdf.open(few[0]) as file:
            places = {name.removeprefix("/") for name in file.Root.Dests.keys()}
            notes = [note for page in file.pages for note in page.get("/Annots", [])]
            inside = [str(note.Dest).removeprefix("/") for note in notes if "/Dest" in note]
            outside = [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]
        assert set(inside) <= places
        assert sum(".equation-" in name for name in inside) > 3
        assert inside.count("book-perceptron") > 1, "in the contents, and in the other chapter"
        assert outside
        assert all(address.startswith("https://") for address in outside)


# --- the EPUB ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, book: Path) -> Path:
    """Return an EPUB of the whole book."""
    path = tmp_path_factory.mktemp("epub") / "book.epub"
    assert epub.make_epub(path) == len(contents()) + 1
    return path


@pytest.mark.site
@pytest.mark.slow
class TestEPUB:
    @pytest.mark.needs("epubcheck")
    def test_it_is_valid(self, whole: Path) -> None:
        ran = subprocess.run([*epubcheck(), str(whole)], capture_output=True, text=True)
        assert ran.returncode == 0, (ran.stdout + ran.stderr)[:5000]

    def test_links_lead_somewhere_and_formulas_and_figures_are_there(self, whole: Path) -> None:
        with zipfile.ZipFile(whole) as archive:
            assert archive.namelist()[0] == "mimetype"
            files = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")}
        trees = {name.removeprefix("book/"): etree.fromstring(content) for name, content in files.items()}
        ids = {name: set(find(tree, ".//@id")) for name, tree in trees.items()}
        for name, tree in trees.items():
            for href in find(tree, ".//h:a/@href"):
                if href.startswith("https://"):
                    continue
                there, _, id = href.partition("#")
                assert there in ids, (name, href)
                assert not id or id in ids[there], (name, href)
        every = [element for tree in trees.values() for element in tree.iter(etree.Element)]
        formulas = [element for element in every if element.tag == f"{{{epub.MATHML}}}math"]
        figures = [element for element in every if element.tag == f"{{{epub.SVG}}}svg"]
        assert len(formulas) > 2000
        assert all(formula.get("alttext") for formula in formulas)
        assert len(figures) > 180
        assert all(figure.get("aria-label") for figure in figures if figure.get("role") == "img")
        assert not any(
            "katex" in element.get("class", "")
            for element in every
            if element.tag.endswith("}span") and not len(element)
        )


def test_without_a_browser_or_a_book_a_sentence_says_what_to_do(monkeypatch, capsys, tmp_path) -> None:
    monkeypatch.setattr(pdf, "chromium", lambda: None)
    assert pdf.main() == 1
    assert "The PDF was not made: there is no Chromium: apt-get install chromium-headless" in capsys.readouterr().err
    monkeypatch.setattr(pdf, "chromium", lambda: "chromium")
    for kind, write in (("PDF", pdf.make_pdf), ("EPUB", epub.make_epub)):
        assert make_form(kind, "pages", partial(write, html=tmp_path)) == 1
        said = capsys.readouterr().err
        assert said.startswith(f"The {kind} was not made: ")
        assert "build the book first, with `make book`" in said
    monkeypatch.setattr(pdf, "pages", lambda html: [])

    def start() -> None:
        raise pdf.Error("it does not start")

    monkeypatch.setattr(pdf, "sync_playwright", start)
    assert pdf.main() == 1
    assert capsys.readouterr().err == "The PDF was not made: it does not start\n"
