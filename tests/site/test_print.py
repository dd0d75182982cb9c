"""A page on paper: the article alone, with what is folded opened, no box cut in two, and dark letters on white."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from built_book import HTML, Visit
from playwright.sync_api import Page

pytestmark = [pytest.mark.site, pytest.mark.slow, pytest.mark.usefixtures("book")]

# pages that together have all that is folded, and all that is only for the screen
PAGES = ["book/index", "book/delta_rule", "book/autograd", "exercises/perceptron/perceptron"]

SEEN = """selector => [...document.querySelectorAll(selector)]
  .filter(e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && e.offsetHeight > 1)
  .map(e => e.outerHTML.slice(0, 120))"""

# Words that set a figure are part of a sentence, and stay.
FOR_THE_SCREEN = """button:not(.mlc-drive), input, select, nav, header, footer, dialog, .headerlink,
  .prev-next-footer, .done, .doors, .in-page, #jb-print-docs-body, .mlc-controls, details.hide > summary,
  details.hide:not([open]) .cell_input"""
FOLDED = ".quiz-explanation, .solution.dropdown > section, .sd-tab-content"
BOXES = ".admonition, .quiz-option, .math-display, .mlc-figure, .mlc-live, .cell_input .highlight, tr, h1, h2, h3"


def printed(page_path: str, visit: Callable[..., Visit], scheme: str = "light") -> Page:
    """Open a page from the disk, and let it look as on paper."""
    page = visit(f"{HTML.resolve().as_uri()}/{page_path}.html", scheme=scheme).page
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("name", PAGES)
def test_only_the_article_is_printed(name: str, visit: Callable[..., Visit]) -> None:
    page = printed(name, visit)
    assert page.evaluate(SEEN, FOR_THE_SCREEN) == []
    assert len(page.evaluate(SEEN, "article h1")) == 1


def test_what_is_folded_is_printed_but_for_code_that_only_draws(visit: Callable[..., Visit]) -> None:
    for name in ("book/delta_rule", "book/autograd"):
        page = printed(name, visit)
        for kind in FOLDED.split(", "):
            assert len(page.evaluate(SEEN, kind)) == page.locator(kind).count(), (name, kind)
        assert page.locator(".quiz-explanation").count() > 5
        assert page.locator(".solution.dropdown").count() > 0
    assert page.locator(".sd-tab-content").count() > 2
    page.evaluate("document.querySelector('details.hide').open = true")
    assert len(page.evaluate(SEEN, "details.hide .cell_input")) == 1, "the reader has opened it"


def test_what_scrolls_on_a_screen_is_whole_on_paper(visit: Callable[..., Visit]) -> None:
    page = printed("book/delta_rule", visit)
    for kind in (".pst-scrollable-table-container", ".math-scroll", "article pre"):
        found = page.locator(kind).evaluate_all("boxes => boxes.map(box => getComputedStyle(box).overflow)")
        assert set(found) == {"visible"}, kind


def test_no_box_is_cut(visit: Callable[..., Visit]) -> None:
    page = printed("book/delta_rule", visit)
    styles = page.evaluate(
        "boxes => [...document.querySelectorAll(`article :is(${boxes})`)].map(e => getComputedStyle(e).breakInside)",
        BOXES,
    )
    assert len(styles) > 100
    assert set(styles) == {"avoid"}
    ends = page.evaluate("[...document.querySelectorAll('article h2')].map(e => getComputedStyle(e).breakAfter)")
    assert set(ends) == {"avoid"}


def test_a_dark_page_is_printed_on_white_and_is_dark_again(visit: Callable[..., Visit]) -> None:
    page = visit(f"{HTML.resolve().as_uri()}/book/perceptron.html", scheme="dark").page
    theme = "document.documentElement.dataset.theme"
    assert page.evaluate(theme) == "dark"
    page.evaluate(f"addEventListener('beforeprint', () => (window.printed = {theme}))")
    page.pdf(format="A4", prefer_css_page_size=True)
    assert page.evaluate("window.printed") == "light"
    assert page.evaluate(theme) == "dark"
