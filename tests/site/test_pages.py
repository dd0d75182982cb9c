"""Every page of the built book: nothing fetched from elsewhere, readable, usable from the keyboard.

Run `make book` first. The tests that only read the HTML need no browser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from axe import COLOURS, look, set_colours, settle
from bs4 import BeautifulSoup, Tag
from built_book import HTML, ROOT, Shelf, Visit, ids, leaves_the_machine, pages, soup
from fontTools.ttLib import TTFont
from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.site, pytest.mark.slow, pytest.mark.usefixtures("book")]

# --- reading the HTML -------------------------------------------------------------------------------


def prose(page: BeautifulSoup) -> str:
    """Return the text of an article that a reader sees, without code and without TeX kept for machines."""
    article = page.find("article") or page.body
    hidden = {id(element) for element in article.select("script, style, pre, code, .katex")}

    def words(element: Tag) -> Iterator[str]:
        for child in element.children:
            if isinstance(child, Tag):
                yield from [" "] if id(child) in hidden else words(child)
            elif type(child) in element.interesting_string_types:
                yield child

    return "".join(words(article))


def has_maths(source: str) -> bool:
    """Tell whether the Markdown of a page holds formulas (outside its code)."""
    source = re.sub(r"^(`{3,})\{code-cell\}.*?^\1", "", source, flags=re.S | re.M)
    source = re.sub(r"^(`{3,})(?:\{(?!math)[a-z-]+\})?[a-z0-9]*$.*?^\1", "", source, flags=re.S | re.M)
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
            there = page_path if target == here else target.relative_to(HTML.resolve()).as_posix()
            if unquote(parts.fragment) not in ids(there) and parts.fragment != "top":
                broken.append(link)
    assert broken == []


def test_ids_are_unique(page_path: str) -> None:
    every = [str(element["id"]) for element in soup(page_path).select("[id]")]
    assert sorted(every) == sorted(set(every))


def test_the_front_door_leads_on() -> None:
    page = BeautifulSoup((HTML / "index.html").read_text("utf8"), "html.parser")
    assert page.html["lang"] == "en"
    assert page.title.get_text().strip()
    assert (HTML / page.a["href"]).is_file()
    assert page.a["href"] in page.find("meta", {"http-equiv": "refresh"})["content"]


def test_every_page_says_in_a_sentence_what_it_is_about() -> None:
    heads = {path: (HTML / path).read_text("utf8").partition("</head>")[0] for path in pages()}
    metas = {path: BeautifulSoup(head, "html.parser").find_all("meta") for path, head in heads.items()}
    named = {path: {tag.get("name"): tag for tag in tags} for path, tags in metas.items()}
    told = {path: tags.get("description") for path, tags in named.items()}
    missing = {path for path, tag in told.items() if tag is None}
    assert missing <= {"genindex.html", "search.html", "book/bibliography.html"}
    texts = [tag["content"] for path, tag in told.items() if tag is not None]
    assert all(20 < len(text) <= 160 for text in texts), texts
    assert len({*texts}) >= len(texts) - 10, "exercises begin alike"
    assert all([tag.get("name") for tag in tags].count("viewport") == 1 for tags in metas.values())


def test_the_bibliography_has_each_entry_once() -> None:
    entries = [entry.get_text(" ", strip=True) for entry in soup("book/bibliography.html").select("div.citation")]
    assert len(entries) > 90
    assert [entry for entry in entries if entry.count("[") != 1 or len(entry) > 700] == []
    assert len({*entries}) == len(entries)


def test_icons_are_drawn_in_the_page_and_no_script_draws_them() -> None:
    for path in HTML.rglob("*.html"):
        html = path.read_text("utf8")
        assert "fontawesome" not in html, path
        assert not re.search(r'<(i|span) class="[^"]*\bfa-', html), path
    assert not list(HTML.rglob("fontawesome.js*"))


# --- in the browser ---------------------------------------------------------------------------------
#
# The tests of one page share two visits to it, here and in the other files that look at every page: from a server in a
# wide window, and from its folder in a narrow one.


def test_the_pages_are_those_of_the_table_of_contents() -> None:
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf8"))
    entries = [entry for part in toc["parts"] for entry in part["chapters"]]
    entries += [section for entry in entries for section in entry.get("sections", [])]
    written = {f"{name}.html" for name in [toc["root"], *(entry["file"] for entry in entries)]}
    assert set(pages()) == written | {"genindex.html", "search.html"}
    top = {path.name for path in HTML.glob("*.html")}
    assert top == {"index.html", "404.html", "genindex.html", "search.html"}  # index.html leads on to the cover


def seen_from(protocol: str, page_path: str, shelf: Shelf) -> Visit:
    return shelf.wide(page_path) if protocol == "http" else shelf.narrow(page_path)


@pytest.mark.parametrize("protocol", ["http", "file"])
def test_nothing_leaves_the_machine_and_nothing_fails(page_path: str, protocol: str, shelf: Shelf) -> None:
    seen = seen_from(protocol, page_path, shelf)
    seen.page.mouse.wheel(0, 100_000)
    seen.wait_for_requests()
    assert [url for url in seen.requests if leaves_the_machine(url)] == []
    assert seen.errors == []


@pytest.mark.parametrize("protocol", ["http", "file"])
def test_maths_has_its_fonts(maths_page: str, protocol: str, shelf: Shelf) -> None:
    page = seen_from(protocol, maths_page, shelf).page
    fonts = page.evaluate(
        "document.fonts.ready.then(fonts => [...fonts].filter(f => f.family.includes('KaTeX')).map(f => f.status))"
    )
    assert "loaded" in fonts
    assert "error" not in fonts


def test_the_icons_of_the_header_are_seen(page_path: str, shelf: Shelf) -> None:
    """Each button that is seen shows one icon, which is drawn, and not much larger than a letter."""
    shown = """[...document.querySelectorAll(".bd-header-article button")].filter(e => e.checkVisibility())
      .map(e => [...e.querySelectorAll("svg.svg-inline--fa path")]
        .filter(path => path.checkVisibility({visibilityProperty: true, opacityProperty: true}))
        .map(path => path.getBoundingClientRect()).map(box => [box.width, box.height]))"""
    buttons = shelf.wide(page_path).page.evaluate(shown)
    assert len(buttons) >= 2
    for icons in buttons:
        assert len(icons) == 1
        assert 6 < min(icons[0]) <= max(icons[0]) < 40


def test_the_font_has_each_icon_that_a_style_sheet_puts_on_a_page(page_path: str, shelf: Shelf) -> None:
    used = shelf.wide(page_path).page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(e => !(e instanceof SVGElement))
          .flatMap(e => ["::before", "::after"].map(part => getComputedStyle(e, part)))
          .filter(s => /Awesome/.test(s.fontFamily)).flatMap(s => [...s.content].map(c => c.codePointAt(0)))
          .filter(code => code >= 0xe000 && code <= 0xf8ff)"""
    )
    font = TTFont(HTML / "_static" / "vendor" / "fontawesome" / "webfonts" / "fa-solid-900.woff2")
    assert set(used) <= font.getBestCmap().keys()
    assert len(font.getBestCmap()) < 40


def test_no_sideways_scroll_on_a_phone(page_path: str, shelf: Shelf) -> None:
    page = shelf.narrow(page_path).page
    too_wide = page.evaluate(
        """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
             [...document.querySelectorAll('main *')]
               .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth)
               .map(e => e.outerHTML.slice(0, 120)).slice(0, 5).concat(document.documentElement.scrollWidth)"""
    )
    assert too_wide == []
    cut = """[...document.querySelectorAll(".prev-next-area a > *")].map(e => e.getBoundingClientRect())
      .filter(box => box.left < 0 || box.right > document.documentElement.clientWidth).length"""
    assert page.evaluate(cut) == 0, "the page's own overflow is hidden, but the way to the next page is cut"


# --- the keyboard -----------------------------------------------------------------------------------

# What can be focused and is seen. Of a group of radio buttons, Tab reaches one.
FOCUSABLE = """() => {
  const groups = new Set();
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(e => {
    const seen = e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length;
    if (!seen || e.tabIndex < 0 || e.disabled) return false;
    if (e.type !== "radio") return true;
    const first = !groups.has(e.name);
    groups.add(e.name);
    return first;
  });
}"""

WATCH = (
    """() => {
  document.activeElement.blur(); // the page of the search begins in its field
  // the mark of the focus may be on a label, or on what is inside
  const looks = e => [e, e.labels?.[0], e.firstElementChild].filter(Boolean).map(x => {
    const s = getComputedStyle(x);
    const outline = s.outlineStyle === "none" ? "" : s.outlineStyle + s.outlineWidth + s.outlineColor;
    return [outline, s.boxShadow, s.backgroundColor, s.borderColor, s.textDecoration, s.opacity].join();
  }).join("|");
  const expected = ("""
    + FOCUSABLE
    + """)();
  window.reached = {expected, order: [], unseen: new Set(), plain: new Map(expected.map(e => [e, looks(e)]))};
  document.addEventListener("focusin", ({target}) => {
    reached.order.push(target);
    if (reached.plain.get(target) === looks(target)) reached.unseen.add(target);
  });
  return expected.length;
}"""
)

REACHED = """() => {
  const show = e => e.outerHTML.slice(0, 160);
  const got = new Set(reached.order.map(e => e.type === "radio" ? e.name : e));
  return {
    missed: reached.expected.filter(e => !got.has(e.type === "radio" ? e.name : e)).map(show),
    unseen: [...reached.unseen].map(show),
    rounds: reached.order.filter(e => e === reached.order[0]).length,
  };
}"""


def test_tab_reaches_everything_and_is_seen(page_path: str, shelf: Shelf) -> None:
    page = shelf.wide(page_path).page
    settle(page)
    page.evaluate("scrollTo(0, 0)")
    count = page.evaluate(WATCH)
    for _ in range(count + 30):  # Chromium also stops at what scrolls
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")
    result = page.evaluate(REACHED)
    assert result["missed"] == [], "Tab never comes here"
    assert result["unseen"] == [], "the focus is not seen here"
    assert result["rounds"] >= 2, "Tab does not come round: something keeps the focus"


def test_the_search_is_in_sight_in_the_sidebar(page_path: str, shelf: Shelf) -> None:
    """The sidebar scrolls itself to the present chapter; the search stays at its top all the same."""
    page = shelf.wide(page_path).page
    box = page.locator("#pst-primary-sidebar .search-open").bounding_box()
    assert 0 <= box["y"] < 200
    # nothing lies over it
    assert page.evaluate(
        """([x, y]) => Boolean(document.elementFromPoint(x, y)?.closest(".search-open"))""",
        [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
    )


# --- axe --------------------------------------------------------------------------------------------

# One page of each kind, looked at in every state and with all rules.
ONE_OF_EACH = {f"book/{name}.html" for name in ("index", "neurons", "autograd", "glossary", "status")} | {
    "exercises/perceptron/perceptron.html",
    "search.html",
}


# Marks what changes when all is opened: what is folded, sets of tabs, the button at the end, the sidebar's link.
MARK = """() => document.querySelectorAll(
  "article details, article .toggle, article .toggle-hidden, .sd-tab-set, .done-button, .bd-links li.current"
).forEach(element => element.setAttribute("data-opens", ""))"""


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


@pytest.mark.spoils
def test_axe_finds_nothing(page_path: str, shelf: Shelf) -> None:
    """Every page is looked at wide as it opens, and narrow in the dark with all opened, there by the rules of colour.

    A page of each kind is looked at in all eight states, by all rules: wide as it opens and narrow with all opened the
    whole page, in the other states what opening changes, since the rest is as before.
    """
    seen = shelf.wide(page_path)
    page = seen.page
    found = {}
    seen.spoilt = True
    page.evaluate(MARK)
    opens = page.locator("[data-opens]").count()
    for state, width in (("as it opens", 390), ("as it opens", 1280), ("opened", 390), ("opened", 1280)):
        whole = (state, width) in (("as it opens", 1280), ("opened", 390))
        schemes = ["light", "dark"] if whole or opens else []
        if page_path not in ONE_OF_EACH:
            schemes = {("as it opens", 1280): ["light"], ("opened", 390): ["dark"]}.get((state, width), [])
        if not schemes:
            continue
        page.set_viewport_size({"width": width, "height": 900})
        if (state, width) == ("opened", 390):
            open_everything(page)
        settle(page)
        page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        page.locator("#pst-back-to-top").wait_for(state="hidden")
        for scheme in schemes:
            set_colours(page, scheme)
            rules = COLOURS if scheme == "dark" and page_path not in ONE_OF_EACH else []
            found[state, width, scheme] = look(page, rules, part="" if whole else "[data-opens]")
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("page_of_a_kind", sorted(ONE_OF_EACH))
def test_axe_finds_nothing_in_dialogs(page_of_a_kind: str, server: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{server}/{page_of_a_kind}", width=390).page
    found = {}

    def look_at(what: str) -> None:
        for scheme in ("light", "dark"):
            set_colours(page, scheme)
            found[what, scheme] = look(page, [] if scheme == "light" else COLOURS)

    page.locator("button.primary-toggle:visible").click()
    page.locator("#pst-primary-sidebar-modal[open] a").first.wait_for()
    settle(page)
    look_at("sidebar")
    page.keyboard.press("Escape")
    if page_of_a_kind != "search.html":  # it has a field of its own, and no dialog
        page.keyboard.press("Control+k")
        page.locator("#search-dialog[open] input").wait_for()
        look_at("search")
        page.keyboard.press("Escape")
    page.set_viewport_size({"width": 1280, "height": 900})
    if (word := page.locator("article a[href*='glossary.html#term-']")).count():
        word.first.hover()
        page.locator("#preview:popover-open").wait_for()
        settle(page)
        look_at("preview")
        assert page.locator("#preview:popover-open").count() == 1
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.spoils
def test_quizzes_open_from_the_keyboard(quiz_page: str, shelf: Shelf) -> None:
    seen = shelf.narrow(quiz_page)
    page, seen.spoilt = seen.page, True
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


@pytest.mark.spoils
def test_line_steps_answer_to_the_keyboard(steps_page: str, shelf: Shelf) -> None:
    seen = shelf.narrow(steps_page)
    seen.spoilt = True
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
    with_tabs = [path for path in pages() if 'data-sync-group="framework"' in (HTML / path).read_text("utf8")]
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
