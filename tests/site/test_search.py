"""The search: what students look for and what they find, the keyboard, and the place that a result leads to."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe import look, set_colours, settle
from built_book import HTML, ROOT, Shelf, Visit, ids, leaves_the_machine, pages, soup
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.site, pytest.mark.slow, pytest.mark.usefixtures("book")]

# What a student types, and the places of which at least one is to be among the first three results. A place without
# an anchor is a page, any section of which will do.
QUESTIONS = {
    # words and names
    "perceptron": ["perceptron#the-perceptron"],
    "softmax": ["activations#softmax"],
    "xor": ["mlp#xor-no-line-separates-it"],
    "Jacobian": ["jacobians"],
    "confusion matrix": ["fashion_mnist#the-confusion-matrix"],
    "hidden layer": ["mlp#a-hidden-layer-makes-a-new-feature-space"],
    "Rosenblatt": ["perceptron#the-perceptron"],
    "hebb": ["neurons#hebb-s-rule-connections-that-change"],
    "learning rate": ["glossary#term-learning-rate", "delta_rule#the-learning-rate-of-the-perceptron-rule"],
    # both spellings, with a hyphen, in one word and in two
    "overfitting": ["mlp#underfitting-and-overfitting"],
    "over-fitting": ["mlp#underfitting-and-overfitting"],
    "over fitting": ["mlp#underfitting-and-overfitting"],
    "regularization": ["mlp_generalisation#weight-decay"],
    "regularisation": ["mlp_generalisation#weight-decay"],
    "weight initialization": ["activations_initialisation"],
    "minibatch": ["glossary#term-mini-batch"],
    "one hot": ["glossary#term-one-hot-target"],
    "data loader": ["iris#batches"],
    # mistyped
    "backpropogation": ["backprop#backpropagation-rule-by-rule"],
    "percepton": ["perceptron#the-perceptron"],
    "gradeint descent": ["delta_rule#gradient-descent"],
    "sotfmax": ["activations#softmax"],
    # other names of the same thing
    "MSE": ["backprop#loss-functions-squared-error-and-cross-entropy"],
    "dying relu": ["activations#dead-units"],
    "decision boundary": ["perceptron#the-decision-line"],
    "numerical gradient": ["delta_rule#gradient-checking", "backprop#gradient-checking"],
    "train test split": ["iris#training-set-and-test-set"],
    # other languages
    "Rückpropagation": ["backprop#backpropagation-rule-by-rule"],
    "retropropagation": ["backprop#backpropagation-rule-by-rule"],
    "역전파": ["backprop#backpropagation-rule-by-rule"],
    # signs and their names
    "∂": ["notation#tab-notation"],
    "sigma": ["notation#tab-notation"],
    "ρ": ["notation#tab-notation"],
    # code
    "zero_grad": ["iris#the-training-step-in-five-lines", "autograd#the-training-step"],
    "gradient is None": ["gradient_tape#when-the-gradient-is-none"],
    # phrases and questions
    "vanishing gradients": ["activations#the-vanishing-gradient"],
    "local minimum": ["delta_rule_surfaces#saddles-and-local-minima"],
    "learning rate too high": ["delta_rule#three-learning-rates"],
    "why does the loss go up": ["iris_debugging#sixth-test-a-sweep-over-the-learning-rate"],
    "my network does not learn": ["iris_debugging#debugging-finding-out-why-a-network-does-not-learn"],
    "why not initialise all weights to zero": ["activations_initialisation#why-not-zeros-and-not-all-alike"],
    "when to stop training": ["mlp_generalisation#early-stopping"],
    "derivative of relu at zero": ["activations#the-derivative-of-relu-at-0"],
    "how do i hand in": ["students#hand-in"],
}

FIND = """async question => {
  globalThis.bookFind ??= await bookSearch(searchData);
  return bookFind.search(question).map(({path, anchor}) => [path, anchor]);
}"""


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, server: str) -> str:
    """Return the address of the book, from a server and from its folder."""
    return server if request.param == "http" else HTML.resolve().as_uri()


def data() -> dict:
    """Return what the pages search, as it is written in their script."""
    text = (HTML / "_static" / "search" / "search.js").read_text("utf8")
    return json.loads(re.search(r"^const searchData = (.*);$", text, re.MULTILINE)[1])


def open_search(page: Page, question: str = "") -> None:
    """Open the search from the keyboard, and wait for results if there is a question."""
    page.keyboard.press("Control+k")
    page.locator("#search-dialog[open]").wait_for()
    if question:
        page.keyboard.type(question)
        page.locator(".search-result").first.wait_for()


# --- what is found -----------------------------------------------------------------------------------------------


def test_there_are_forty_questions_and_their_places_exist() -> None:
    assert len(QUESTIONS) >= 40
    for place in {place for places in QUESTIONS.values() for place in places}:
        page, _, anchor = place.partition("#")
        assert not anchor or anchor in ids(f"book/{page}.html"), place


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_student_finds(question: str, shelf: Shelf) -> None:
    page = shelf("search.html").page
    page.wait_for_function("() => document.querySelector('.search-status').textContent === ''")
    found = [
        (path.removeprefix("book/").removesuffix(".html"), anchor) for path, anchor in page.evaluate(FIND, question)
    ]
    first = {f"{name}#{anchor}" for name, anchor in found[:3]} | {name for name, _ in found[:3]}
    assert first & {*QUESTIONS[question]}, found[:5]


def test_what_is_equally_good_comes_in_the_order_of_the_book(shelf: Shelf) -> None:
    page = shelf("search.html").page
    page.wait_for_function("() => document.querySelector('.search-status').textContent === ''")
    # names in the order of the alphabet would come as 10, 11, 2
    numbers = [2, 3, 10, 11]
    small = {
        "pages": [[f"book/{n}.html", f"Chapter {n}", 1] for n in numbers],
        "parts": [[k, "a", f"Part {n}", "a gradient", ""] for k, n in enumerate(numbers)],
        "same": [],
        "stop": ["a"],
        "letters": {},
    }
    found = page.evaluate(
        "async data => (await bookSearch(data)).search('gradient').map(({path}) => path)", small
    )  # fmt: skip
    assert found == [f"book/{n}.html" for n in numbers]


def test_every_result_leads_to_a_place_that_exists() -> None:
    book = data()
    assert {path for path, *_ in book["pages"]} == {*pages()} - {"search.html", "genindex.html"}
    missing = [part[:3] for part in book["parts"] if part[1] not in ids(book["pages"][part[0]][0])]
    assert missing == []


def test_all_terms_tasks_and_sections_are_there_and_no_output() -> None:
    book = data()
    names = {(book["pages"][page][0], heading) for page, _, heading, _, _ in book["parts"]}
    terms = {term.contents[0].get_text().strip() for term in soup("book/glossary.html").select("dt")}
    assert {heading for path, heading in names if path == "book/glossary.html"} >= {"backpropagation", "Adam"}
    assert len({heading for path, heading in names if path == "book/glossary.html"}) == len(terms) + 1
    assert ("exercises/perceptron/perceptron.html", "Task 3: Distance by hand (2 points)") in names
    said = " ".join(text for *_, text, _ in book["parts"])
    printed = soup("book/perceptron.html").select_one(".cell_output pre").get_text()
    assert " ".join(printed.split()) not in said
    assert "∂J/∂w" in said
    assert ["delta rule", "LMS"] in book["same"], "'also called' in the glossary"


def test_it_is_small() -> None:
    folder = HTML / "_static" / "search"
    assert len(gzip.compress((folder / "search.js").read_bytes(), 9)) < 250_000
    assert "MIT" in (folder / "LICENSE").read_text("utf8")


# --- what is loaded, and when ------------------------------------------------------------------------------------


def test_no_page_loads_the_search_of_sphinx() -> None:
    for path in pages():
        html = (HTML / path).read_text("utf8")
        assert not re.search("searchindex|searchtools|language_data|pst-search-dialog", html), path
    assert not (HTML / "searchindex.js").exists()


def test_nothing_is_loaded_before_the_first_focus(base: str, visit: Callable[..., Visit]) -> None:
    seen = visit(f"{base}/book/perceptron.html")

    def loaded() -> list[str]:
        return [url.split("/_static/search/")[1] for url in seen.requests if "/_static/search/" in url]

    seen.wait_for_requests()
    assert loaded() == []
    open_search(seen.page, "bias")
    seen.wait_for_requests()
    assert sorted(loaded()) == ["search.css", "search.js"]
    seen.page.keyboard.press("Escape")
    open_search(seen.page, "weight")
    assert len(loaded()) == 2
    assert [url for url in seen.requests if leaves_the_machine(url)] == []
    assert seen.errors == []


def test_a_search_that_cannot_be_loaded_says_so_and_is_tried_again(server: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{server}/book/students.html").page
    page.route("**/_static/search/search.js", lambda route: route.abort())
    open_search(page)
    expect(page.locator(".search-status")).to_contain_text("could not be loaded")
    page.unroute("**/_static/search/search.js")
    page.keyboard.press("Escape")
    open_search(page, "zip")


# --- the keyboard, and what is said ------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["Control+k", "/"])
def test_keys_open_move_choose_and_close(key: str, base: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{base}/book/reading.html").page
    opener = page.locator(".search-open:visible").first
    opener.focus()
    page.keyboard.press(key)
    field = page.locator(".search-input")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("momentum")
    options = page.get_by_role("option")
    options.nth(2).wait_for()
    expect(field).to_have_attribute("aria-expanded", "true")

    def active() -> str:
        chosen = page.locator("[role=option][aria-selected=true]")
        expect(chosen).to_have_count(1)
        expect(field).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
        return str(chosen.get_attribute("id"))

    seen = [active()]
    for step in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown"):
        page.keyboard.press(step)
        seen.append(active())
    names = [str(option.get_attribute("id")) for option in options.all()]
    assert seen == [names[k] for k in (0, 1, 2, 1, 0, -1, 0)]
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#search-dialog")).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press(key)
    page.keyboard.type("heavy ball")
    expect(options.first).to_contain_text("heavy ball", ignore_case=True)
    where = str(options.first.get_attribute("href")).removeprefix("..")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{where}")


def test_a_slash_is_written_where_something_is_written(shelf: Shelf) -> None:
    seen = shelf("book/perceptron.html")
    seen.spoilt = True
    seen.page.evaluate("document.querySelector('article').append(document.createElement('textarea'))")
    seen.page.locator("article textarea").press("/")
    assert seen.page.locator("article textarea").input_value() == "/"
    assert not seen.page.locator("#search-dialog").is_visible()


def test_a_slash_is_written_in_the_editor_of_an_exercise(visit: Callable[..., Visit]) -> None:
    page = visit(f"{HTML.resolve().as_uri()}/exercises/neurons/neurons.html").page
    page.locator(".in-page button").first.click()
    page.locator(".cm-content").first.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("1/2")
    assert page.locator(".cm-content").first.inner_text().strip() == "1/2"
    assert not page.locator("#search-dialog").is_visible()


def test_the_number_of_results_is_said_once(shelf: Shelf) -> None:
    seen = shelf("book/reading.html")
    seen.spoilt = True
    page = seen.page
    open_search(page)
    expect(page.locator(".search-status")).to_have_text("")
    page.evaluate("""() => {
      globalThis.said = [];
      const status = document.querySelector("[role=status].search-status");
      new MutationObserver(() => said.push(status.textContent)).observe(status, {childList: true});
    }""")
    page.keyboard.type("overfitting", delay=20)
    expect(page.locator(".search-status")).to_have_text(re.compile(r"^\d+ results$"))
    assert page.evaluate("said.length") == 1
    page.locator(".search-input").fill("qqqqqqqq")
    expect(page.locator(".search-status")).to_contain_text("Nothing found for “qqqqqqqq”")
    expect(page.locator(".search-results")).to_be_hidden()


def test_snippets_show_the_words(shelf: Shelf) -> None:
    seen = shelf("book/reading.html")
    seen.spoilt = True
    open_search(seen.page, "backpropogation")
    marks = seen.page.locator(".search-result mark")
    assert {text.lower() for text in marks.all_inner_texts()} >= {"backpropagation"}
    for result in seen.page.locator(".search-snippet").all():
        assert 20 < len(result.inner_text()) < 260


# --- the place that a result leads to ----------------------------------------------------------------------------


IN_VIEW = """() => [...document.querySelectorAll(".found")].some(mark => {
  const {top, bottom} = mark.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
})"""


@pytest.mark.parametrize("width", [390, 1280])
def test_a_result_opens_at_its_place_with_the_words_marked(width: int, base: str, visit: Callable[..., Visit]) -> None:
    seen = visit(f"{base}/book/students.html", width=width)
    page = seen.page
    open_search(page, "dead units on flowers")
    result = page.locator(".search-result[href*='activations.html']", has_text="Dead units on real flowers").first
    result.click()
    page.wait_for_url("**/exercises/activations/activations.html*#task-8-dead-units-on-real-flowers-3-points")
    page.locator("mark.found").first.wait_for()
    page.wait_for_function(IN_VIEW)
    section = page.locator("#task-8-dead-units-on-real-flowers-3-points")
    assert page.locator("mark.found").count() == section.locator("mark.found").count() > 2
    assert {text.lower() for text in section.locator("mark.found").all_inner_texts()} >= {"dead", "flowers"}
    assert page.evaluate("scrollY") > 1000
    page.keyboard.press("Escape")
    assert page.locator(".found").count() == 0
    assert seen.errors == []


def test_a_word_far_down_in_a_long_section_is_in_sight(server: str, visit: Callable[..., Visit]) -> None:
    section = "the-convergence-theorem"
    page = visit(f"{server}/book/delta_rule.html").page
    rare = page.evaluate(
        """id => {
          const own = [...document.getElementById(id).children].filter(child => child.matches("p, div, ul, ol"));
          const low = own.filter(child => child.getBoundingClientRect().top
            - document.getElementById(id).getBoundingClientRect().top > 1200);
          const before = own.filter(child => !low.includes(child)).map(child => child.textContent).join(" ");
          const words = low.filter(child => child.matches("p")).flatMap(child => child.textContent.split(" "));
          return words.find(word => /^[a-z]{6,}$/.test(word) && !before.includes(word));
        }""",
        section,
    )
    page.goto(f"{server}/book/delta_rule.html?found={rare}#{section}")
    page.wait_for_function(IN_VIEW)
    assert page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", section) < -300


def test_a_sign_is_marked_in_its_formula(server: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{server}/book/students.html").page
    open_search(page, "∂")
    page.locator(".search-result[href*='notation.html']").first.click()
    page.locator("#tab-notation .math.found").first.wait_for()
    page.wait_for_function(IN_VIEW)


def test_what_is_folded_away_is_opened(server: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{server}/book/perceptron.html").page
    word, anchor = page.evaluate("""() => {
      const closed = document.querySelector("article .quiz details:not([open])");
      const inside = [...closed.querySelectorAll("p")].at(-1).textContent;
      const others = closed.closest("section").innerText.toLowerCase();
      return [inside.match(/[A-Za-z]{5,}/g).find(word => !others.includes(word.toLowerCase())), "check-yourself"];
    }""")
    page.goto(f"{server}/book/perceptron.html?found={word}#{anchor}")
    expect(page.locator("mark.found").first).to_be_visible()
    assert page.locator("details[open] mark.found").count()


def test_a_result_on_the_same_page_does_not_load_it_anew(base: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{base}/exercises/perceptron/perceptron.html").page
    page.evaluate("globalThis.work = 'not lost'")
    open_search(page, "distance by hand")
    page.keyboard.press("Enter")
    expect(page.locator("#search-dialog")).to_be_hidden()
    page.wait_for_function(IN_VIEW)
    assert page.evaluate("globalThis.work") == "not lost"
    assert page.evaluate("document.activeElement.id") == "task-3-distance-by-hand-2-points"


# --- the page with all results -----------------------------------------------------------------------------------


def test_the_page_takes_a_question_from_its_address(base: str, visit: Callable[..., Visit]) -> None:
    seen = visit(f"{base}/search.html?q=over-fitting")
    page = seen.page
    expect(page.locator(".search-input")).to_have_value("over-fitting")
    page.locator(".search-result", has_text="Underfitting and overfitting").first.wait_for()
    page.locator(".search-input").fill("softmax")
    expect(page.locator(".search-result").first).to_contain_text("oftmax")
    page.keyboard.press("Enter")
    page.wait_for_url("**/*.html?found=*")
    page.go_back()
    expect(page.locator(".search-input")).to_have_value("softmax")
    assert seen.errors == []


def test_the_dialog_leads_to_the_page_with_all_results(base: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{base}/book/reading.html").page
    open_search(page, "gradient")
    assert page.locator(".search-result").count() == 12
    page.get_by_text(re.compile(r"^All \d+ results$")).click()
    page.wait_for_url("**/search.html?q=gradient")
    page.locator(".search-result").nth(20).wait_for()


def test_without_scripts_the_page_says_what_to_do(base: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{base}/book/reading.html", scripts=False).page
    page.locator(".search-open:visible").first.click()
    page.wait_for_url("**/search.html*")
    expect(page.locator("main")).to_contain_text("The search needs JavaScript")
    assert page.locator("main a[href$='glossary.html']").count()


# --- how it looks ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
def test_fields_and_results_are_large_enough_to_touch(width: int, shelf: Shelf) -> None:
    seen = shelf("book/perceptron.html", width=width)
    seen.spoilt = True
    page = seen.page
    for button in page.locator(".search-open:visible").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44
    open_search(page, "gradient")
    for place in page.locator(".search-input, .search-close, .search-result, .search-more a").all():
        assert place.bounding_box()["height"] >= 44
    assert page.evaluate("getComputedStyle(document.querySelector('.search-input')).fontSize") == "16px"
    dialog = page.locator("#search-dialog").bounding_box()
    assert dialog["x"] >= 0
    assert dialog["x"] + dialog["width"] <= width
    assert page.evaluate("() => { const e = document.querySelector('.search-results');"
                         " return e.scrollWidth <= e.clientWidth; }")  # fmt: skip


def test_axe_finds_nothing_in_results_and_marks(server: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{server}/book/activations.html", width=390).page
    found = {}
    for scheme in ("light", "dark"):
        set_colours(page, scheme)
        open_search(page, "dead units")
        settle(page)
        found["results", scheme] = look(page, part="#search-dialog")
        page.locator(".search-result[href*='/activations.html']", has_text="Dead units").first.click()
        page.locator("#dead-units mark.found").first.wait_for()
        settle(page)
        found["marks", scheme] = look(page, part="#dead-units")
    # axe cannot tell the colours of what lies over a page; those of the page with all results are the same
    page.goto(f"{server}/search.html?q=dead+units")
    page.locator(".search-where").first.wait_for()
    for scheme in ("light", "dark"):
        set_colours(page, scheme)
        settle(page)
        found["page", scheme] = look(page, part=".search-page")
    assert {where: what for where, what in found.items() if what} == {}


def test_the_library_comes_with_its_licence() -> None:
    folder: Path = ROOT / "book" / "_vendor" / "minisearch"
    licence = (folder / "LICENSE").read_text("utf8")
    assert "Luca Ongaro" in licence
    assert "Titus Wormer" in licence
    asked = json.loads((folder / "package.json").read_text("utf8"))["dependencies"]
    told = (folder / "README.md").read_text("utf8")
    assert all(f"{name} {version}" in told for name, version in asked.items())
