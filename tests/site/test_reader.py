"""What the book does for its reader, in the browser: cover, previews of links, progress, the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from built_book import HTML, ROOT, Visit, soup
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.site, pytest.mark.slow, pytest.mark.usefixtures("book")]

TOC = yaml.safe_load((ROOT / "_toc.yml").read_text("utf8"))
PART = next(part for part in TOC["parts"] if part["caption"] == "Chapters")
CHAPTERS = [Path(chapter["file"]).stem for chapter in PART["chapters"]]
#: the further pages of each chapter
FURTHER = {
    name: [Path(s["file"]).stem for s in chapter["sections"] if s["file"].startswith("book/")]
    for name, chapter in zip(CHAPTERS, PART["chapters"], strict=True)
}


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, server: str) -> str:
    """The book's address, from a server and from the disk."""
    return server if request.param == "http" else HTML.resolve().as_uri()


# --- the cover and the head of a chapter ---------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_the_cover_says_in_one_screen_what_this_is(
    width: int, height: int, server: str, visit: Callable[..., Visit]
) -> None:
    page = visit(f"{server}/book/index.html", width=width, height=height).page
    seen = ["article h1", ".cover-lead", ".cover-lead + p", ".cover-start", ".cover-frames"]
    for selector in seen + ([".doors"] if width > 1000 else []):
        box = page.locator(selector).first.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height, f"{selector} is below the first screen"


def test_times_on_the_cover_are_those_of_the_chapters() -> None:
    cover = soup("book/index.html")
    links = cover.select(".chapter-path a")
    assert [Path(link["href"]).stem for link in links] == CHAPTERS
    total = 0
    for link, chapter in zip(links, CHAPTERS, strict=True):
        minutes = []
        for page in (chapter, *FURTHER[chapter]):
            head = soup(f"book/{page}.html").select_one(".chapter-facts .facts-time").get_text()
            minutes.append(re.search(r"about (\d+) minutes", head)[1])
        assert link.select_one(".path-time").get_text() == f"{' + '.join(minutes)} min"
        total += sum(map(int, minutes))
    assert f"About {round(total / 60)} hours of reading" in cover.select_one(".path-total").get_text()


def test_every_chapter_has_the_same_head() -> None:
    for page, chapter in [(page, name) for name, further in FURTHER.items() for page in (name, *further)]:
        head = soup(f"book/{page}.html").select_one(".chapter-facts")
        parts = [head.select(f".facts-{name}") for name in ("goals", "need", "time")]
        assert [len(part) for part in parts] == [1, 1, 1]
        assert head.select_one(".facts-time a")["href"] == f"../exercises/{chapter}/{chapter}.html"


def test_guides_are_reached_from_the_cover() -> None:
    links = {link["href"] for link in soup("book/index.html").select("article a.reference")}
    assert {f"{name}.html" for name in ("reading", "students", "instructors", "maintainers")} <= links
    assert soup("book/maintainers.html").select("article a[href='status.html']")


def test_the_status_page_names_every_page_and_version() -> None:
    pages_table, versions, rates = soup("book/status.html").select("table")
    rows = [[cell.get_text().strip() for cell in row.select("td")] for row in pages_table.select("tbody tr")]
    titles = [soup(f"book/{name}.html").select_one("h1").contents[0].get_text() for name in CHAPTERS]
    assert [row[0] for row in rows if row[0] in titles] == titles
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", when) for _, when, _ in rows[:-1])
    seconds = [float(row[2]) for row in rows]
    assert sum(seconds[:-1]) == pytest.approx(seconds[-1], abs=2)
    shown = {
        row.select("td")[0].get_text().strip(): row.select("td")[1].get_text().strip()
        for row in versions.select("tbody tr")
    }
    assert {"Python", "numpy", "torch"} <= set(shown)
    assert all(version(name) == shown[name] for name in shown if name != "Python")
    assert [row.td.get_text() for row in rates.select("tbody tr")] == [*sorted(CHAPTERS), "All exercises"]


def test_our_own_files_are_small() -> None:
    ours = {path.name: path.stat().st_size for path in (ROOT / "book" / "_static").glob("*.[cj]s*")}
    for path in ("book/glossary.html", "exercises/autograd/autograd.html"):
        linked = [str(e.get("src") or e.get("href")) for e in soup(path).select("script[src], link[rel=stylesheet]")]
        joined = (HTML / "_static" / "book.css").read_text("utf8").partition("\n")[0].split()  # it says what is in it
        loaded = {name for name in ours if name in joined or any(f"/{name}?" in link for link in linked)}
        assert {"course.css", "reader.js"} <= loaded
        assert sum(ours[name] for name in loaded) < 50_000, loaded


# --- colours, the sidebar ------------------------------------------------------------------------------------------


def test_the_button_for_colours_goes_round_and_is_remembered(base: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{base}/book/perceptron.html").page
    button = page.locator("button.theme-switch-button:visible")
    seen = []
    for _ in range(3):
        button.focus()
        page.keyboard.press("Enter")
        seen.append((page.locator("html").get_attribute("data-mode"), page.locator("html").get_attribute("data-theme")))
    assert sorted(seen) == [("auto", "light"), ("dark", "dark"), ("light", "light")]
    # A browser writes a choice down a moment after the click; a page that is opened sooner may not see it yet.
    for name in ("glossary", "neurons", "glossary", "neurons"):
        while page.locator("html").get_attribute("data-mode") != "dark":
            button.click()
        page.goto(f"{base}/book/{name}.html")
        if page.locator("html").get_attribute("data-theme") == "dark":
            return
    pytest.fail("the next page does not remember the choice")


def open_sidebar(page: Page) -> None:
    """Open the sidebar on a phone, from the keyboard."""
    page.locator("button.primary-toggle:visible").focus()
    page.keyboard.press("Enter")
    page.locator("#pst-primary-sidebar-modal[open] a").first.wait_for()


def test_the_sidebar_opens_on_a_phone_and_escape_closes_it(server: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{server}/book/perceptron.html", width=390).page
    open_sidebar(page)
    for _ in range(5):
        page.keyboard.press("Tab")
        assert page.evaluate("Boolean(document.activeElement.closest('#pst-primary-sidebar-modal'))")
    page.keyboard.press("Escape")
    page.locator("#pst-primary-sidebar-modal").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.matches('.primary-toggle')")


# --- previews ----------------------------------------------------------------------------------------------------


def first_term(page: Page) -> object:
    return page.locator("article a[href^='glossary.html#term-']").first


def test_a_word_shows_its_meaning(base: str, visit: Callable[..., Visit]) -> None:
    seen = visit(f"{base}/book/perceptron.html")
    page, preview = seen.page, seen.page.locator("#preview")
    link = first_term(page)
    link.hover()
    expect(preview).to_be_visible()
    expect(preview).to_contain_text("A neuron with adjustable weights")
    assert link.get_attribute("aria-describedby") == "preview"
    box = preview.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1280
    # the pointer may move into it, and it stays
    page.mouse.move(box["x"] + 20, box["y"] + 20, steps=5)
    page.wait_for_timeout(500)
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    assert link.get_attribute("aria-describedby") is None
    # and it goes when the pointer goes
    link.hover()
    expect(preview).to_be_visible()
    page.mouse.move(5, 5)
    expect(preview).to_be_hidden()
    assert seen.errors == []


def test_a_preview_comes_with_the_focus_and_goes_with_it(server: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{server}/book/perceptron.html").page
    preview = page.locator("#preview")
    page.keyboard.press("Tab")
    first_term(page).focus()
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("glossary.html#term-")
    page.keyboard.press("Tab")
    expect(preview).not_to_contain_text("adjustable weights", timeout=500)


def test_an_equation_is_shown_where_it_is_referred_to(server: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{server}/book/delta_rule.html").page
    page.locator("article a[href='#equation-eq-delta-rule']:not(.headerlink)").first.hover()
    expect(page.locator("#preview .katex")).to_be_visible()
    assert page.locator("#preview [id]").count() == 0


def test_a_finger_opens_no_preview(server: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{server}/book/delta_rule.html")
    first_term(page).scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # the page scrolls smoothly
    box = first_term(page).bounding_box()
    finger = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    touch = {"type": "touchStart", "touchPoints": [finger]}
    context.new_cdp_session(page).send("Input.dispatchTouchEvent", touch)  # and it stays there
    page.wait_for_timeout(400)
    expect(page.locator("#preview")).to_be_hidden()
    context.close()


def test_every_word_that_is_linked_has_a_preview(page_path: str) -> None:
    if page_path == "genindex.html":
        return  # a list of links to the glossary, and of nothing else
    page = soup(page_path)
    kept = {template["data-preview"] for template in page.select("template[data-preview]")}
    words = {link["href"] for link in page.select("article a[href*='glossary.html#term-']")}
    equations = {link["href"] for link in page.select("article a[href*='.html#equation-']")}
    assert words | equations <= kept
    for template in page.select("template[data-preview]"):
        assert not template.select("[id], a, [tabindex]")
        assert len(template.decode_contents().split()) > 3


# --- progress ----------------------------------------------------------------------------------------------------


def test_a_chapter_is_marked_as_done_and_forgotten(base: str, visit: Callable[..., Visit]) -> None:
    seen = visit(f"{base}/book/perceptron.html")
    page = seen.page
    button = page.get_by_role("button", name="Done with this page")
    assert button.get_attribute("aria-pressed") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    done = page.locator(".bd-links a.is-done").all_inner_texts()
    assert len(done) == 1, "the exercise is not done with the chapter"
    assert done[0].startswith("2. The perceptron")

    page.goto(f"{base}/book/index.html")
    assert page.locator(".chapter-path a.is-done").count() == 1
    expect(page.locator(".path-progress")).to_contain_text("1 of 11 chapters done")
    assert page.locator(".cover-start").inner_text() == "Go on: Neurons"
    page.get_by_role("button", name="Forget my progress").click()
    assert page.locator(".is-done").count() == 0
    expect(page.locator(".path-progress")).to_be_hidden()
    assert page.locator(".cover-start").inner_text() == "Start with chapter 1"
    page.reload()
    assert page.locator(".is-done").count() == 0
    assert seen.errors == []


def test_a_chapter_read_to_its_end_is_done(server: str, browser: Browser) -> None:
    page = browser.new_page()
    page.clock.install()
    page.goto(f"{server}/book/perceptron.html")
    button = page.get_by_role("button", name="Done with this page")
    page.clock.run_for(20_000)
    assert button.get_attribute("aria-pressed") == "false"
    button.scroll_into_view_if_needed()
    page.evaluate("new Promise(requestAnimationFrame)")
    for _ in range(20):  # the observer tells in its own time that the end is in view
        page.clock.run_for(1_000)
        page.wait_for_timeout(20)
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    page.clock.run_for(20_000)
    assert button.get_attribute("aria-pressed") == "false", "who has pressed the button has the last word"
    page.close()


def test_without_storage_progress_is_silently_absent(server: str, browser: Browser) -> None:
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error.stack)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})")
    page.goto(f"{server}/book/perceptron.html")
    page.wait_for_timeout(300)
    assert page.get_by_role("button", name="Done with this page").count() == 0
    assert not [error for error in errors if "reader.js" in error]
    page.close()


def test_other_things_in_the_storage_do_no_harm(server: str, visit: Callable[..., Visit]) -> None:
    seen = visit(f"{server}/book/index.html")
    for value in ("{", "7", '{"a": 1}', "[1, null]"):
        seen.page.evaluate("v => localStorage.setItem('how-neural-networks-learn/done', v)", value)
        seen.page.reload()
        assert seen.page.locator(".chapter-path a").count() == len(CHAPTERS)
        assert seen.page.locator(".is-done").count() == 0
    assert seen.errors == []


def test_no_page_asks_for_reports_to_somebody_who_was_not_named() -> None:
    assert "Report a mistake" not in (HTML / "book" / "index.html").read_text("utf8")
