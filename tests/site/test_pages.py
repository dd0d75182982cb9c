"""Every page of the built book: nothing fetched from elsewhere, readable, usable from the keyboard.

Run `make book` first. The tests that only read the HTML need no browser.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from built_book import HTML, Visit, leaves_the_machine, pages, soup
from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.site, pytest.mark.slow, pytest.mark.usefixtures("book")]

AXE = Path(__file__).parent / "vendor" / "axe" / "axe.min.js"

# --- reading the HTML -------------------------------------------------------------------------------


def prose(page: BeautifulSoup) -> str:
    """Return the text of an article that a reader sees, without code and without TeX kept for machines."""
    article = BeautifulSoup(str(page.find("article") or page.body), "html.parser")
    for hidden in article.select("script, style, pre, code, .katex"):
        hidden.replace_with(" ")
    return article.get_text()


def has_maths(source: str) -> bool:
    """Tell whether the Markdown of a page holds formulas (outside its code)."""
    source = re.sub(r"^(`{3,})\{code-cell\}.*?^\1", "", source, flags=re.S | re.M)
    source = re.sub(r"^(`{3,})[a-z0-9]*$.*?^\1", "", source, flags=re.S | re.M)
    source = re.sub(r"(`+)(?!`).*?\1", "", source)
    return bool(re.search(r"(?<!\\)\$[^$\s]|^\\begin\{", source, flags=re.M))


def test_maths_is_rendered(page_path: str) -> None:
    page = soup(page_path)
    source = HTML / "_sources" / Path(page_path).with_suffix(".md")
    if source.is_file() and has_maths(source.read_text("utf8")):
        assert page.select_one("article .katex"), "the source of this page has formulas, the page has none"
    assert not page.select(".katex-error")
    assert all(formula.select_one(".katex") for formula in page.select(".math"))
    stray = re.findall(r".{0,40}(?:\$|\\\(|\\\[|\\[a-z]{3,}|\(eq-).{0,40}", prose(page))
    assert stray == [], "TeX, or the label of a formula, that was not rendered"


def test_the_title_is_plain_text(page_path: str) -> None:
    # TeX in a heading would reach the title three times over, as text, MathML and TeX
    title = soup(page_path).title
    assert title is not None
    assert title.get_text().strip()
    assert not re.search(r"\\|\$", title.get_text())


def described(element: Tag) -> str:
    return str(element.get("aria-label") or element.get("alt") or "")


def test_pictures_are_described(page_path: str) -> None:
    for picture in soup(page_path).select('img, svg[role="img"]'):
        if picture.find_parent(class_="navbar-brand"):
            continue  # the name of the book stands beside its logo
        words = described(picture)
        assert len(words) >= 15, f"too short for a description: {str(picture)[:200]}"
        assert len(words.split()) >= 3, f"not a sentence: {words!r}"
        assert not re.search(r"[/\\]\S*[/\\.]|\.(png|svg|jpe?g|md|ipynb)\b", words), f"this is a path: {words!r}"


def test_links_lead_somewhere(page_path: str) -> None:
    here = HTML / page_path
    broken = []
    for element in soup(page_path).select("[href], [src]"):
        link = str(element.get("href", element.get("src")))
        parts = urlsplit(link)
        if parts.scheme in ("http", "https", "mailto", "data"):
            continue
        target = (here.parent / unquote(parts.path)).resolve() if parts.path else here
        if link.startswith("/") or not target.is_file():
            broken.append(link)
        elif parts.fragment and target.suffix == ".html":
            page = soup(target.relative_to(HTML.resolve()).as_posix()) if target != here else soup(page_path)
            if not page.find(id=unquote(parts.fragment)) and parts.fragment != "top":
                broken.append(link)
    assert broken == []


def test_ids_are_unique(page_path: str) -> None:
    ids = [str(element["id"]) for element in soup(page_path).select("[id]")]
    assert sorted(ids) == sorted(set(ids))


def test_the_front_door_leads_on() -> None:
    page = BeautifulSoup((HTML / "index.html").read_text("utf8"), "html.parser")
    assert page.html["lang"] == "en"
    assert page.title.get_text().strip()
    assert (HTML / page.a["href"]).is_file()
    assert page.a["href"] in page.find("meta", {"http-equiv": "refresh"})["content"]


# --- in the browser ---------------------------------------------------------------------------------


@pytest.mark.parametrize("protocol", ["http", "file"])
def test_nothing_leaves_the_machine_and_nothing_fails(
    page_path: str, protocol: str, server: str, visit: Callable[..., Visit]
) -> None:
    base = server if protocol == "http" else HTML.resolve().as_uri()
    seen = visit(f"{base}/{page_path}")
    seen.page.mouse.wheel(0, 100_000)
    seen.page.wait_for_load_state("networkidle")
    assert [url for url in seen.requests if leaves_the_machine(url)] == []
    assert seen.errors == []


@pytest.mark.parametrize("protocol", ["http", "file"])
def test_maths_has_its_fonts(maths_page: str, protocol: str, server: str, visit: Callable[..., Visit]) -> None:
    base = server if protocol == "http" else HTML.resolve().as_uri()
    page = visit(f"{base}/{maths_page}").page
    fonts = page.evaluate(
        "document.fonts.ready.then(fonts => [...fonts].filter(f => f.family.includes('KaTeX')).map(f => f.status))"
    )
    assert "loaded" in fonts
    assert "error" not in fonts


def test_no_sideways_scroll_on_a_phone(page_path: str, server: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{server}/{page_path}", width=390).page
    too_wide = page.evaluate(
        """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
             [...document.querySelectorAll('main *')]
               .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth)
               .map(e => e.outerHTML.slice(0, 120)).slice(0, 5).concat(document.documentElement.scrollWidth)"""
    )
    assert too_wide == []


COLOURS = ["color-contrast", "link-in-text-block"]
# what may differ between a wide page and a narrow one, once all is open on both
ROOM = ["scrollable-region-focusable", "target-size", *COLOURS]
# One page of each kind, looked at with all rules in the dark too: the dark mode changes colours and nothing else.
ONE_OF_EACH = {f"book/{name}.html" for name in ("index", "neurons", "autograd", "glossary", "status")} | {
    "exercises/perceptron/perceptron.html",
    "search.html",
}


def look(page: Page, rules: list[str]) -> list[str]:
    """Return what axe objects to, by the given rules, or by all."""
    return page.evaluate(
        """async rules => {
             const options = rules.length ? {runOnly: {type: "rule", values: rules}} : {};
             // KaTeX's picture of a formula is hidden from screen readers; its MathML is what counts
             const {violations} = await axe.run({exclude: [".katex-html"]}, options);
             return violations.map(v => `${v.id}: ${v.help}: `
               + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" | "));
           }""",
        rules,
    )


def set_colours(page: Page, scheme: str) -> None:
    """Choose light or dark as a reader does, with the theme's button."""
    button = page.locator("button.theme-switch-button").first
    for _ in range(3):
        if page.locator("html").get_attribute("data-mode") == scheme:
            return
        button.dispatch_event("click")
    assert page.locator("html").get_attribute("data-mode") == scheme


def open_everything(page: Page) -> None:
    """Open all that is folded, show the last of each set of tabs, press the button at the end of a chapter."""
    page.evaluate(
        """() => {
             for (const details of document.querySelectorAll("article details")) details.open = true;
             for (const box of document.querySelectorAll("article .toggle-hidden > .toggle-button")) box.click();
             for (const label of document.querySelectorAll(".sd-tab-set > label:last-of-type")) label.click();
             document.querySelector(".done-button")?.click();
           }"""
    )


def test_axe_finds_nothing(page_path: str, server: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{server}/{page_path}").page
    page.add_script_tag(path=AXE)
    found = {}
    for state in ("as it opens", "opened"):
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            if state == "opened":
                open_everything(page)
            page.wait_for_timeout(500)  # the theme's script makes what scrolls focusable a moment after
            for scheme in ("light", "dark"):
                set_colours(page, scheme)
                rules = COLOURS if scheme == "dark" else ROOM if (state, width) == ("opened", 390) else []
                if page_path in ONE_OF_EACH:
                    rules = []
                found[state, width, scheme] = look(page, rules)
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page_path_of_a_kind", sorted(ONE_OF_EACH))
def test_axe_finds_nothing_in_dialogs(
    page_path_of_a_kind: str, scheme: str, server: str, visit: Callable[..., Visit]
) -> None:
    page = visit(f"{server}/{page_path_of_a_kind}", width=390, scheme=scheme).page
    page.add_script_tag(path=AXE)
    found = {}
    page.locator("button.primary-toggle:visible").click()
    page.locator("#pst-primary-sidebar-modal[open] a").first.wait_for()
    page.wait_for_timeout(300)
    found["sidebar"] = look(page, [])
    page.keyboard.press("Escape")
    if page_path_of_a_kind != "search.html":  # it has a field of its own, and no dialog
        page.keyboard.press("Control+k")
        page.locator("#pst-search-dialog[open] input").wait_for()
        found["search"] = look(page, [])
        page.keyboard.press("Escape")
    page.set_viewport_size({"width": 1280, "height": 900})
    if (word := page.locator("article a[href*='glossary.html#term-']")).count():
        word.first.hover()
        page.locator("#preview:popover-open").wait_for()
        page.wait_for_timeout(300)  # the colour of the link fades in
        found["preview"] = look(page, [])
    assert {where: what for where, what in found.items() if what} == {}


def test_quizzes_open_from_the_keyboard(quiz_page: str, server: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{server}/{quiz_page}").page
    for quiz in page.locator(".quiz").all():
        verdicts = []
        for option in quiz.locator("details").all():
            explanation = option.locator(".quiz-explanation")
            assert not explanation.is_visible()
            option.locator("summary").focus()
            page.keyboard.press("Enter")
            assert explanation.is_visible()
            verdict, text = explanation.inner_text().split(maxsplit=1)[0], explanation.inner_text()
            verdicts.append(verdict)
            assert text.startswith(("Right.", "Not quite."))
            assert len(text.split()) > 3, "an explanation of one or two words explains nothing"
        assert "Right." in verdicts


def test_line_steps_answer_to_the_keyboard(steps_page: str, server: str, visit: Callable[..., Visit]) -> None:
    seen = visit(f"{server}/{steps_page}")
    for figure in seen.page.locator("mlc-line-steps").all():
        status, drawing = figure.get_by_role("status"), figure.get_by_role("img")
        slider: Locator = figure.get_by_role("slider", name="Step")
        steps = int(slider.get_attribute("max") or 0)
        assert status.inner_text().startswith(f"Step 1 of {steps}: ")
        assert steps > 1

        slider.focus()
        seen.page.keyboard.press("ArrowRight")
        assert status.inner_text().startswith(f"Step 2 of {steps}: ")
        assert status.inner_text().strip() in drawing.get_attribute("aria-label")
        figure.get_by_role("button", name="Previous").focus()
        seen.page.keyboard.press("Enter")
        assert status.inner_text().startswith(f"Step 1 of {steps}: ")
        figure.get_by_role("button", name="Next").focus()
        for _ in range(steps + 1):  # one more than there are: it stays at the last
            seen.page.keyboard.press("Space")
        assert status.inner_text().startswith(f"Step {steps} of {steps}: ")
    assert seen.errors == []


def test_line_steps_without_scripts(steps_page: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{HTML.resolve().as_uri()}/{steps_page}", scripts=False).page
    for figure in page.locator("mlc-line-steps").all():
        assert figure.locator(".mlc-figure svg").is_visible()


def test_the_choice_of_a_framework_holds_on_every_page(server: str, visit: Callable[..., Visit]) -> None:
    with_tabs = [path for path in pages() if soup(path).select('[data-sync-group="framework"]')]
    assert len(with_tabs) >= 4
    page = visit(f"{server}/{with_tabs[0]}").page
    for number, path in enumerate(with_tabs):
        if number:
            page.goto(f"{server}/{path}")
        for tabs in page.locator(".sd-tab-set").all():
            chosen = tabs.locator("input:checked + label")
            assert chosen.get_attribute("data-sync-id") == ("numpy" if number == 0 else "pytorch")
            assert tabs.locator(".sd-tab-content:visible").count() == 1
        page.locator('label[data-sync-id="pytorch"]').first.click()
    chosen = page.locator(".sd-tab-set").first.locator("input:checked")
    before = chosen.get_attribute("id")
    chosen.focus()
    page.keyboard.press("ArrowRight")
    assert chosen.get_attribute("id") != before
