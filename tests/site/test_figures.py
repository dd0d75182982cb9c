"""The figures with controls: usable from the keyboard, readable, and right: they show what mlcourse computes."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from axe import COLOURS, look, prefer, resize
from built_book import HTML, Shelf, Visit
from playwright.sync_api import Browser, Locator, Page

from mlcourse import datasets, jacobians, mlp, optimisers
from mlcourse.activations import ACTIVATIONS, softmax
from mlcourse.backprop import Node, backward, maximum, relu, sigmoid
from mlcourse.delta_rule import descend, fit_perceptron, squared_error, squared_error_gradient
from mlcourse.neurons import fires, neuron, ramp, weighted_sum
from mlcourse.optimisers import follow
from mlcourse.perceptron import misclassified, objective

pytestmark = [pytest.mark.site, pytest.mark.slow, pytest.mark.usefixtures("book")]

CONTROLS = "input, select, button"
CHAPTERS = {
    "neurons": ["neuron"],
    "perceptron": ["decision-line"],
    "delta_rule": ["descent", "line-steps"],
    "delta_rule_surfaces": ["surface"],
    "mlp": ["two-spaces", "staircase", "learning"],
    "activations": ["activation", "softmax"],
    "backprop": ["graph-steps"],
    "jacobians": ["jacobian-cost"],
    "autograd": ["autograd"],
    "iris": ["training-runs"],
    "gradient_tape": ["tape"],
    "fashion_mnist": ["confusion"],
}


@pytest.fixture
def figure(server: str, visit: Callable[..., Visit], shelf: Shelf) -> Callable[..., Locator]:
    """Return a function that opens the page of a figure and returns the figure.

    With `used_before` it may stand as another test has left it: for tests that set everything there is to set.
    """

    def find(name: str, used_before: bool = False) -> Locator:
        chapter = next(chapter for chapter, names in CHAPTERS.items() if name in names)
        path = f"book/{chapter}.html"
        seen = shelf(path) if used_before else visit(f"{server}/{path}")
        return seen.page.locator(f"mlc-{name}")

    return find


def put(figure: Locator, **controls: float) -> None:
    """Set sliders by the order in which they stand: s0, s1 … One call for all, since each costs as much as many."""
    wrong = figure.evaluate(
        """(figure, values) => {
             const sliders = [...figure.querySelectorAll("input[type=range]")].filter(e => e.checkVisibility());
             return Object.entries(values).filter(([number, value]) => {
               const slider = sliders[number];
               slider.value = value;
               for (const type of ["input", "change"]) slider.dispatchEvent(new Event(type, {bubbles: true}));
               return slider.disabled || Number(slider.value) !== value;
             });
           }""",
        {name[1:]: value for name, value in controls.items()},
    )
    assert wrong == [], "there is no such value on the slider"


def shown(figure: Locator, name: str) -> float:
    return float(figure.get_attribute(f"data-{name}") or "nan")


def said(figure: Locator) -> str:
    return figure.get_by_role("status").inner_text().replace("\u00a0", " ")


def tick(figure: Locator, *states: bool) -> None:
    """Tick or clear all boxes, in the order in which they stand, in one call."""
    boxes = """(figure, states) => [...figure.querySelectorAll("input[type=checkbox]")].map((box, number) => {
      if (box.checked !== states[number]) box.click();
      return box.checked;
    })"""
    assert figure.evaluate(boxes, states) == list(states)


def said_after_each(figure: Locator, presses: list[int]) -> list[tuple[dict[str, str], str]]:
    """Press buttons, given by the order in which they stand, in one call; return the data and the words after each."""
    found = figure.evaluate(
        """(figure, presses) => {
             const buttons = [...figure.querySelectorAll("button")].filter(e => e.checkVisibility());
             return presses.map(number => {
               buttons[number].click();  // which does nothing to one that is disabled
               return [{...figure.dataset}, figure.querySelector("[role=status]").textContent];
             });
           }""",
        presses,
    )
    return [(data, text.replace("\u00a0", " ")) for data, text in found]


# --- every figure ---------------------------------------------------------------------------------------


def test_every_chapter_has_a_figure() -> None:
    found = {
        path.stem: re.findall(r'<mlc-([a-z-]+) class="mlc-live">', path.read_text("utf8"))
        for path in (HTML / "book").glob("*.html")
    }
    assert {chapter: sorted(names) for chapter, names in found.items() if names} == {
        chapter: sorted(names) for chapter, names in CHAPTERS.items()
    }
    assert sum(map(len, CHAPTERS.values())) >= 10


def test_scripts_are_loaded_where_they_are_needed_and_are_small() -> None:
    for path in HTML.rglob("*.html"):
        html = path.read_text("utf8")
        needed = set(re.findall(r'<mlc-([a-z-]+) class="mlc-live">', html))
        loaded = set(re.findall(r"_static/figures/([a-z-]+)\.js", html))
        assert loaded == (needed | {"figure", "plane"} if needed else set()), path
    for script in (HTML / "_static" / "figures").glob("*.js"):
        assert script.stat().st_size < 12_500, script


def test_without_scripts_there_is_a_picture(live_page: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{HTML.resolve().as_uri()}/{live_page}", scripts=False).page
    for figure in page.locator(".mlc-live").all():
        assert figure.locator(".mlc-figure svg").is_visible()
        assert figure.locator(CONTROLS).count() == 0


def test_figures_start_from_a_file(live_page: str, shelf: Shelf) -> None:
    seen = shelf.narrow(live_page)
    for figure in seen.page.locator(".mlc-live").all():
        assert len(said(figure).split()) > 4
        assert figure.locator(".mlc-figure").count() == 1, "the picture for readers without scripts is still there"
    assert seen.errors == []


KEYS = {"range": ["ArrowRight", "End", "ArrowLeft"], "checkbox": ["Space"], "number": ["ArrowUp"], "select": ["End"]}
KINDS = f"figure => [...figure.querySelectorAll('{CONTROLS}')].map(e => e.getAttribute('type') ?? e.localName)"
FOCUSED = f"""(figure, number) => {{
  const control = figure.querySelectorAll("{CONTROLS}")[number];
  control?.focus();
  return control === document.activeElement;
}}"""
AT = f"""(figure, number) => {{
  const control = document.activeElement;
  const reached = control === figure.querySelectorAll("{CONTROLS}")[number];
  return reached && parseFloat(getComputedStyle(control).outlineWidth);
}}"""


def use(page: Page, figure: Locator) -> None:
    """Move every slider, choose the last of every choice, tick every box and press every button, by keyboard alone."""
    for number, kind in enumerate(figure.evaluate(KINDS)):
        figure.evaluate(FOCUSED, number)
        for key in KEYS.get(kind, ["Enter"]):
            page.keyboard.press(key)


def test_keyboard_alone_is_enough(live_page: str, shelf: Shelf) -> None:
    seen = shelf(live_page)
    page = seen.page
    for figure in page.locator(".mlc-live").all():
        count = figure.locator(CONTROLS).count()
        figure.evaluate(FOCUSED, 0)
        reached = 0
        while (outline := figure.evaluate(AT, reached)) is not False:
            assert outline >= 2
            page.keyboard.press("Tab")
            reached += 1
        assert reached == count, "Tab skips a control"

        before = said(figure)
        use(page, figure)
        assert said(figure) != before
        for picture in figure.get_by_role("img").all():
            assert said(figure) in (picture.get_attribute("aria-label") or "").replace("\u00a0", " ")
    page.evaluate("window.everyFigureIsUsed = true")
    assert seen.errors == []


@pytest.fixture
def used(live_page: str, shelf: Shelf) -> Visit:
    """Return a visit to a page on which every figure has been used once."""
    seen = shelf(live_page)
    if not seen.page.evaluate("window.everyFigureIsUsed"):
        for figure in seen.page.locator(".mlc-live").all():
            use(seen.page, figure)
        seen.page.evaluate("window.everyFigureIsUsed = true")
    return seen


#: choose the last of every choice of a figure, and note from then on which of its buttons are pressed
SET_OTHERWISE = """figure => {
  for (const choice of figure.querySelectorAll("select")) {
    choice.selectedIndex = choice.options.length - 1;
    choice.dispatchEvent(new Event("input", {bubbles: true}));
  }
  figure.pressed = [];
  figure.onclick = ({target}) => target.localName === "button" && figure.pressed.push(target.textContent);
}"""


def test_words_in_the_text_set_the_figure(live_page: str, shelf: Shelf) -> None:
    seen = shelf(live_page)
    page = seen.page
    all_words = page.locator("button.mlc-drive").all()
    assert len(all_words) == (HTML / live_page).read_text("utf8").count('<span class="mlc-drive"')
    for words in all_words:
        figure = page.locator(f"mlc-{words.get_attribute('data-figure')}")
        figure.evaluate(SET_OTHERWISE)
        words.click()
        parts = [part.partition("=") for part in words.get_attribute("data-set").split("; ")]
        assert figure.evaluate("figure => figure.pressed") == [name for name, _, value in parts if not value]
        for control, _, value in parts:
            if value:
                shown = "e => e.selectedOptions?.[0].textContent ?? e.getAttribute('aria-valuetext')"
                label = figure.locator("label").filter(has=page.get_by_text(control, exact=True))
                assert label.locator("input, select").evaluate(shown) == value
    assert seen.errors == []


def test_without_scripts_words_that_set_a_figure_are_plain(visit: Callable[..., Visit]) -> None:
    page = visit(f"{HTML.resolve().as_uri()}/book/activations.html", scripts=False).page
    assert page.locator("span.mlc-drive").count() > 0
    assert page.locator("button.mlc-drive").count() == 0


ROOM = f"""figure => ({{
  unnamed: [...figure.querySelectorAll("{CONTROLS}")].filter(e => !(e.labels?.[0] ?? e).textContent.trim())
    .map(e => e.outerHTML),
  small: [...figure.querySelectorAll("{CONTROLS}")].map(e => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.width < 24 || box.height < 24).map(([e]) => e.outerHTML),
  handles: [...figure.querySelectorAll(".handle")].map(e => getComputedStyle(e).touchAction),
  drawings: [...figure.querySelectorAll("svg")].map(e => getComputedStyle(e).touchAction),
  moving: figure.getAnimations({{subtree: true}}).length,
}})"""


@pytest.mark.parametrize("width", [1280, 390])
def test_controls_have_names_and_room(live_page: str, width: int, used: Visit) -> None:
    page = used.page
    resize(page, width)
    for figure in page.locator(".mlc-live").all():
        found = figure.evaluate(ROOM)
        assert found["unnamed"] == []
        assert found["small"] == []
        assert set(found["handles"]) <= {"none"}
        assert set(found["drawings"]) == {"auto"}, "a finger there must scroll"
        assert found["moving"] == 0
    fits = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert page.evaluate(fits), "the page scrolls sideways"


CONTRAST = """figure => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const light = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = getComputedStyle(document.body).backgroundColor;
  return [...figure.querySelectorAll("svg text")].filter(t => t.textContent.trim()).map(t => {
    const ground = t.classList.contains("on") ? "#0072b2" : paper;
    const [a, b] = [light(getComputedStyle(t).fill), light(ground)].sort((x, y) => y - x);
    return [t.textContent, (a + 0.05) / (b + 0.05)];
  }).filter(([, ratio]) => ratio < 4.5);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_after_use(live_page: str, scheme: str, used: Visit) -> None:
    page = used.page
    resize(page, 1280)
    prefer(page, scheme)
    for figure in page.locator(".mlc-live").all():
        assert figure.evaluate(CONTRAST) == []
    assert look(page, [] if scheme == "light" else COLOURS, part=".mlc-live") == []


# --- chapter 1 --------------------------------------------------------------------------------------------


def test_neuron_is_the_neuron_of_mlcourse(figure: Callable[..., Locator]) -> None:
    live = figure("neuron")
    settings = [
        ([-1, 1.5, -0.5], [2, 4]),
        ([0.3, -0.1, -0.2], [1, 1]),
        ([-1.2, 0.7, 2.9], [0.5, 0]),
        ([3, -3, 2], [5, 0]),
    ]
    for (w, x), name in product(settings, ["all or nothing", "ramp"]):
        put(live, s0=w[0], s1=w[1], s2=w[2], s3=x[0], s4=x[1])
        live.get_by_role("combobox").select_option(name)
        s = float(weighted_sum(x, w).round(9)) + 0.0  # never -0
        assert np.isclose(shown(live, "sum"), s, atol=1e-9)
        y = float(neuron([s], [0, 1], fires if name == "all or nothing" else ramp))
        assert np.isclose(shown(live, "output"), y)
        assert f"= {s:g}. ".replace("-", "−") in said(live)
    put(live, s0=-1, s1=1.5, s2=-0.5, s3=2, s4=4)
    live.get_by_role("combobox").select_option("all or nothing")
    assert said(live).endswith("Exactly 0 counts: the neuron fires, 1.")


# --- chapter 2 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("gate", ["AND", "OR", "XOR"])
def test_decision_line_counts_and_costs_as_mlcourse_does(gate: str, figure: Callable[..., Locator]) -> None:
    live = figure("decision-line", used_before=True)
    live.get_by_role("combobox").select_option(gate)
    X, y = datasets.truth_table(gate)
    y = 2 * y - 1
    for w in (
        [-0.7, 0.5, 0.5],
        [-0.2, 0.5, 0.5],
        [0.5, -1.0, -1.0],
        [-0.5, 0.5, 0.0],
        [0.0, 0.0, 0.0],
        [2.0, 0.0, -0.05],
    ):
        put(live, s0=w[0], s1=w[1], s2=w[2])
        wrong = misclassified(X, y, w).sum()
        assert shown(live, "wrong") == wrong
        assert np.isclose(shown(live, "j"), objective(X, y, w))
        expected = f"{wrong} of 4 wrong" if wrong else "all four right, so J(w) = 0."
        assert expected in said(live)
        assert live.locator("svg .ring").count() == wrong


def test_decision_line_follows_the_mouse_and_stays_perpendicular(figure: Callable[..., Locator]) -> None:
    live = figure("decision-line")
    page = live.page
    foot, tip = live.locator(".handle").all()

    def centre(handle: Locator) -> tuple[float, float]:
        box = handle.locator(".knob").bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def weights() -> np.ndarray:
        return np.array([float(v) for v in (live.get_attribute("data-w") or "").split()])

    def drag(handle: Locator, dx: float, dy: float) -> None:
        x, y = centre(handle)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + dx, y + dy, steps=4)
        page.mouse.up()

    live.scroll_into_view_if_needed()
    before = weights()
    drag(foot, 30, 10)
    moved = weights()
    assert np.array_equal(moved[1:], before[1:]), "the foot shifts the line and does not turn it"
    assert moved[0] != before[0]
    drag(tip, -25, 30)
    turned = weights()
    assert not np.array_equal(turned[1:], moved[1:])
    # the arrow on the screen points where the weights do, and y grows downwards there
    (x0, y0), (x1, y1) = centre(foot), centre(tip)
    arrow, w = np.array([x1 - x0, y0 - y1]), turned[1:]
    assert np.isclose(arrow @ w, np.linalg.norm(arrow) * np.linalg.norm(w), rtol=1e-3)
    line = live.locator("svg .line").get_attribute("points").split()
    (ax, ay), (bx, by) = (map(float, point.split(",")) for point in line)
    along = np.array([bx - ax, ay - by])
    assert abs(along @ w) < 1e-3 * np.linalg.norm(along) * np.linalg.norm(w)


def test_decision_line_follows_a_finger(server: str, browser: Browser) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{server}/book/perceptron.html")
    live = page.locator("mlc-decision-line")
    knob = live.locator(".handle .knob").first
    knob.scroll_into_view_if_needed()
    page.evaluate("e => e.scrollIntoView({block: 'center'})", knob.element_handle())
    box, scrolled = knob.bounding_box(), page.evaluate("scrollY")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = context.new_cdp_session(page)
    seen = []
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 11):
        point = {"x": x + 2 * step, "y": y - 4 * step}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        seen.append(live.get_attribute("data-w"))
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert len(set(seen)) >= 8, "the line follows to the end"
    assert page.evaluate("scrollY") == scrolled, "and the page stays where it is"
    context.close()


# --- chapter 3 --------------------------------------------------------------------------------------------


def test_line_steps_are_the_history_of_the_rule(figure: Callable[..., Locator]) -> None:
    live = figure("line-steps")
    X, y = datasets.clouds(seed=6)
    history = fit_perceptron(X, y, epochs=None)
    for step, wrong in enumerate(history.errors, 1):
        put(live, s0=step)
        assert shown(live, "wrong") == wrong
        assert said(live).startswith(f"Step {step} of {len(history.errors)}: ")


def test_descent_walks_as_mlcourse_does(figure: Callable[..., Locator]) -> None:
    live = figure("descent")
    assert live.get_by_role("button").count() == 3
    back, go, again = range(3)
    words = {0.05: "crawls", 0.5: "at the bottom", 1.9: "swings from side to side", 2.0: "no nearer", 2.1: "runs away"}
    for rate, verdict in words.items():
        put(live, s0=round(rate * 20) - 1)
        assert live.get_attribute("data-rate") == f"{rate:g}"
        path = descend(lambda t: t - 2, start=-2.0, rate=rate, steps=12)
        found = [data for data, _ in said_after_each(live, [again, *[go] * len(path)])]
        assert [int(data["step"]) for data in found] == [*range(len(path)), len(path) - 1], "it goes no further"
        assert np.allclose([float(data["theta"]) for data in found], [*path, path[-1]], rtol=1e-5, atol=1e-5)
        assert verdict in said(live)
    assert said_after_each(live, [back])[0][0]["step"] == "11"
    live.get_by_role("combobox").select_option("|θ|")
    put(live, s0=5, s1=12)
    assert np.isclose(shown(live, "theta"), descend(np.sign, start=1.0, rate=0.3, steps=12)[-1])


def test_surface_follows_the_paths_of_mlcourse(figure: Callable[..., Locator]) -> None:
    live = figure("surface")
    X, y = datasets.iris_pair("versicolor", "virginica", ["petal width"])
    start = np.array([1.5, -1.5])
    method, place = live.get_by_role("combobox", name="method"), live.get_by_role("combobox", name="surface")
    for name, make in (
        ("descent", optimisers.SGD),
        ("momentum", lambda rate: optimisers.SGD(rate, 0.8)),
        ("Adam", optimisers.Adam),
    ):
        method.select_option(name)
        put(live, s0=4)
        path = follow(lambda w: squared_error_gradient(X, y, w), start, make(shown(live, "rate")), steps=60)
        for step in (0, 17, 60):
            put(live, s1=step)
            assert np.allclose([shown(live, "w0"), shown(live, "w1")], path[step], atol=1e-3)
            assert np.isclose(shown(live, "height"), squared_error(X, y, path[step]), atol=1e-3)
    method.select_option("descent")
    put(live, s0=8)
    assert "diverges" in said(live)
    place.select_option("saddle")
    assert abs(shown(live, "w0")) < 0.01
    back, go, end, again = range(4)
    steps = [data["step"] for data, _ in said_after_each(live, [again, back, go, end, go, back])]
    assert steps == ["0", "0", "1", "60", "60", "59"]


# --- chapter 4 --------------------------------------------------------------------------------------------


def test_two_spaces_are_those_of_mlcourse(figure: Callable[..., Locator]) -> None:
    live = figure("two-spaces")
    X, y = datasets.truth_table("XOR")
    for U in (
        [[-0.2, 0.5, 0.5], [0.7, -0.5, -0.5]],
        [[-0.2, 0.5, 0.5], [0.5, -0.5, -0.5]],
        [[-0.2, 0.5, 0.5], [0.4, -0.5, -0.5]],
        [[-0.5, 1.0, 0.0], [-0.5, 0.0, 1.0]],
        [[-0.5, 1.0, -1.0], [-0.5, -1.0, 1.0]],
        [[0.0, 0.0, 0.0], [-2.0, 0.1, 0.2]],
    ):
        put(live, **{f"s{k}": value for k, value in enumerate(np.ravel(U))})
        z = mlp.hidden_space(X, U)
        corners = (live.get_attribute("data-z") or "").split(", ")
        assert [[float(v) for v in corner.split()] for corner in corners] == z.tolist()
        separates = fit_perceptron(z, 2 * y - 1, epochs=200).converged
        assert live.get_attribute("data-separates") == str(bool(separates)).lower()
        assert ("One line separates" in said(live)) == separates


def test_staircase_error_is_that_of_mlcourse(figure: Callable[..., Locator]) -> None:
    live = figure("staircase")
    x = np.linspace(0, 1, 1001)

    def f(x):
        return np.sin(6 * x) + 0.4 * np.cos(17 * x)

    for p in (1, 3, 8, 32):
        put(live, s0=p)
        assert np.isclose(shown(live, "error"), np.sqrt(np.mean((mlp.staircase(f, x, p) - f(x)) ** 2)), atol=1e-6)
        assert live.locator("svg .bar").count() == p


def test_the_network_learns_as_mlcourse_does(figure: Callable[..., Locator]) -> None:
    live = figure("learning")
    X, target = datasets.truth_table("XOR")
    activation, task = live.get_by_role("combobox", name="activation"), live.get_by_role("combobox", name="task")
    _, step, hundred, again = range(4)
    for name, width, seed, rate in (("sigmoid", 2, 4, 1.0), ("tanh", 3, 0, 0.3), ("relu", 5, 2, 0.1)):
        activation.select_option(name)
        put(live, s0=width, s1=[0.1, 0.3, 1, 3].index(rate), s2=seed)
        net = mlp.MLP([2, width, 1], hidden=name, rng=np.random.default_rng(seed))
        curve = net.fit(X, target[:, None], epochs=400, optimizer=optimisers.SGD(rate, momentum=0.9))
        found = [data for data, _ in said_after_each(live, [again, step, step, *[hundred] * 4])]
        steps = [int(data["step"]) for data in found]
        assert steps == [0, 1, 2, 102, 202, 302, 402]
        assert np.allclose([float(data["loss"]) for data in found[:-1]], curve.loss[steps[:-1]], rtol=1e-6)
        assert int(found[3]["right"]) == 4 * curve.accuracy[102]
    task.select_option("two moons")
    assert "of 60 right" in said(live)
    X, target = datasets.moons(60, np.random.default_rng(3), noise=0.12)
    curve = mlp.MLP([2, 5, 1], hidden="relu", rng=np.random.default_rng(2)).fit(
        X, target, epochs=101, optimizer=optimisers.SGD(0.1, momentum=0.9)
    )
    ((data, _),) = said_after_each(live, [hundred])
    assert np.isclose(float(data["loss"]), curve.loss[100], rtol=1e-4)
    assert int(data["right"]) == round(60 * curve.accuracy[100])


def test_play_learns_until_it_is_paused_and_says_what_came_of_it(figure: Callable[..., Locator]) -> None:
    live = figure("learning")
    live.page.emulate_media(reduced_motion="no-preference")
    button = live.get_by_role("button", name="Play")
    before = said(live)
    button.click()
    stop = live.get_by_role("button", name="Pause")
    live.page.wait_for_function("figure => Number(figure.dataset.now) >= 40", arg=live.element_handle())
    assert said(live) == before, "a screen reader is not told each step"
    stop.click()
    steps = int(shown(live, "step"))
    assert steps >= 40
    assert f"step {steps}" in said(live)
    live.page.wait_for_timeout(200)
    assert (shown(live, "step"), shown(live, "now")) == (steps, steps), "no step is drawn after that, nor said"


def test_with_reduced_motion_play_is_a_jump(figure: Callable[..., Locator]) -> None:
    live = figure("learning")
    live.page.emulate_media(reduced_motion="reduce")
    live.get_by_role("button", name="Play").click()
    assert shown(live, "step") == 100
    assert live.get_by_role("button", name="Pause").count() == 0


# --- chapter 5 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activation_and_chain_are_those_of_mlcourse(name: str, figure: Callable[..., Locator]) -> None:
    live = figure("activation", used_before=True)
    f, slope = ACTIVATIONS[name]
    live.get_by_role("combobox").select_option(name)
    for s, layers, a in ((0, 5, 1), (-1, 12, 4), (6, 3, 20), (-6, 1, 0.5), (2.5, 2, 2)):
        if name == "sigmoid":
            put(live, s0=a)
        put(live, s1=s, s2=layers)
        extra = (a,) if name == "sigmoid" else ()
        assert np.isclose(shown(live, "f"), f(s, *extra), rtol=1e-12, atol=1e-15)
        assert np.isclose(shown(live, "slope"), slope(s, *extra), rtol=1e-12, atol=1e-15)
        slopes, value = [], float(s)
        for _ in range(layers):
            slopes.append(slope(value, *extra))
            value = f(value, *extra)
        expected = 8 * np.cumprod(slopes[::-1])
        found = [float(v) for v in (live.get_attribute("data-passed") or "").split()]
        assert np.allclose(found, expected, rtol=1e-9, atol=0)
        if expected[-1] == 0:
            assert "nothing arrives" in said(live)


def test_softmax_is_that_of_mlcourse(figure: Callable[..., Locator]) -> None:
    live = figure("softmax")
    names = live.evaluate("figure => figure.data.names")
    for logits, temperature in (([2, 1, -1], 1), ([-4, 4, 0.5], 1), ([2, 1, -1], 5), ([0.3, 0.2, 0.1], 0.2)):
        put(live, s0=logits[0], s1=logits[1], s2=logits[2], s3=temperature)
        p = [float(v) for v in live.get_attribute("data-p").split()]
        assert np.allclose(p, softmax(np.array(logits) / temperature))
        bars = live.evaluate(
            "figure => [...figure.querySelectorAll('rect.plus')].map(e => Number(e.getAttribute('height')))"
        )
        assert np.allclose(np.divide(bars, sum(bars)), p)
        order = sorted(zip(p, names, strict=True), reverse=True)
        assert re.findall(r"(\w+) (0\.\d+|1\.0+)", said(live)) == [(name, f"{share:.3f}") for share, name in order]
    before = live.get_attribute("data-p")
    live.get_by_role("button", name="Add 1 to all").click()
    assert np.allclose([float(v) for v in live.get_attribute("data-p").split()], [float(v) for v in before.split()])
    assert live.locator("svg text", has_text="s = 1.3").count() == 1
    put(live, s0=3.5)
    before = live.get_attribute("data-p")
    live.get_by_role("button", name="Add 1 to all").click()
    assert live.get_attribute("data-p") == before, "where one has no room, none moves"


# --- chapter 6 --------------------------------------------------------------------------------------------


def one_neuron(w, x, b):
    return sigmoid(w * x + b)


def used_twice(t):
    return (Node(3.0, "3") * t) * (t + Node(5.0, "5"))


def doubled(a):
    twice = a + a
    return twice + twice


def network(x, w, b, v):
    h = relu(w * x + b)
    return sigmoid(maximum(h, v * x) * h)


@pytest.mark.parametrize(
    ("title", "graph", "names", "settings"),
    [
        ("one neuron", one_neuron, "wxb", [((-1.5, 2.0, 4.0), 4.0), ((0.5, -3.0, 1.0), -2.0)]),
        ("t is used twice", used_twice, "t", [((2.0,), 0.5), ((-4.0,), 3.0)]),
        ("a + a, and again", doubled, "a", [((5.0,), 3.0)]),
        ("a whole network", network, "xwbv", [((2.0, 1.5, b, v), 8.0) for b in (-2.5, 1.0, -4.0) for v in (0.6, 0.25)]),
    ],
)
def test_graph_steps_are_those_of_mlcourse(title, graph, names, settings, figure: Callable[..., Locator]) -> None:
    live = figure("graph-steps", used_before=True)
    live.get_by_role("combobox").select_option(title)
    for values, upstream in settings:
        for name, value in zip(names, values, strict=True):
            live.get_by_role("spinbutton", name=name, exact=True).fill(f"{value:g}")
        live.get_by_role("spinbutton", name="arrives at the end").fill(f"{upstream:g}")
        leaves = [Node(value, name) for name, value in zip(names, values, strict=True)]
        out = graph(*leaves)
        backward(out, upstream, keep=True)
        assert np.isclose(shown(live, "value"), float(out.value))
        found = dict(pair.split() for pair in (live.get_attribute("data-gradients") or "").split(", "))
        for leaf in leaves:
            assert np.isclose(float(found[leaf.name]), float(leaf.grad), rtol=1e-9), leaf.name


def test_graph_steps_spell_out_each_rule(figure: Callable[..., Locator]) -> None:
    live = figure("graph-steps")
    live.get_by_role("combobox").select_option("t is used twice")
    following = live.get_by_role("button", name="Next")
    rule, told = "Upstream · local = downstream:", []
    for _ in range(9):
        told.append(said(live))
        following.press("Enter")
    assert told == [
        "Start: only the leaves have values. Go forwards, one line at a time.",
        "Line (1): 3 × t = 3 × 2 = 6.",
        "Line (2): t + 5 = 2 + 5 = 7.",
        "Line (3): (1) × (2) = 6 × 7 = 42.",
        "The backward pass begins: 0.5 arrives at the end, upstream of (3).",
        f"Back through line (3): multiply swaps. {rule} (1) gets 0.5 · 7 = 3.5 and (2) gets 0.5 · 6 = 3.",
        f"Back through line (2): add copies. {rule} t gets 3 · 1 = 3 and 5 gets 3 · 1 = 3.",
        f"Back through line (1): multiply swaps. {rule} 3 gets 3.5 · 2 = 7 and t gets 3.5 · 3 = 10.5.",
        "t was used 2 times, and fan-out sums: 3 + 10.5 = 13.5. The backward pass is done.",
    ]
    live.get_by_role("combobox").select_option("a whole network")
    put(live, s0=11)
    assert "max routes all to the larger input" in said(live)
    assert "(3) gets" in said(live)


def test_graph_steps_fit_a_phone(server: str, visit: Callable[..., Visit]) -> None:
    page = visit(f"{server}/book/backprop.html", width=390).page
    live = page.locator("mlc-graph-steps")
    live.get_by_role("combobox").select_option("a whole network")
    box = live.get_by_role("img").bounding_box()
    assert box["height"] > box["width"], "on a narrow page the graph runs downwards"
    assert box["x"] + box["width"] <= 390


# --- chapter 7 --------------------------------------------------------------------------------------------


def test_jacobian_costs_are_those_of_mlcourse(figure: Callable[..., Locator]) -> None:
    live = figure("jacobian-cost")
    widths, batches = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000], [1, 8, 32, 128]
    for d, m, n in ((6, 0, 0), (0, 6, 2), (3, 3, 1), (8, 8, 3), (6, 2, 2)):
        put(live, s0=d, s1=m, s2=n)
        sizes = [widths[d], 100, 100, widths[m]]
        for mode in ("vjp", "reverse", "forward"):
            assert shown(live, mode) == jacobians.cost(sizes, mode, batches[n])
        assert live.get_attribute("data-shape") == f"{widths[m]} {widths[d]}"
        assert shown(live, "bytes") == 8 * (batches[n] * widths[m]) * (batches[n] * widths[d])
        better = "same number" if d == m else ": reverse." if m < d else ": forwards."
        assert better in said(live)
    put(live, s0=6, s1=0, s2=0)
    assert "In reverse it takes 1 pass, forwards 1,000." in said(live)


# --- chapter 8 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cut", [False, True])
def test_autograd_shows_what_pytorch_does(cut: bool, figure: Callable[..., Locator]) -> None:
    import torch

    live = figure("autograd", used_before=True)
    assert live.get_by_role("button").count() == 2
    call, again = 0, 1
    for a_asks, b_asks, retain, keep in product([False, True], repeat=4):
        tick(live, a_asks, b_asks, retain, cut, keep)
        a, b = torch.tensor(2.0, requires_grad=a_asks), torch.tensor(5.0, requires_grad=b_asks)
        y = a * b
        if retain and y.requires_grad:
            y.retain_grad()
        assert ("y.retain_grad() fails" in said(live)) == (retain and not y.requires_grad)
        z = (y.detach() if cut else y) * a
        *called, (fresh, _) = said_after_each(live, [call, call, again])
        for number, (data, words) in enumerate(called, 1):
            try:
                z.backward(torch.tensor(3.0), retain_graph=keep)
                problem = ""
            except RuntimeError as error:
                problem = f"Call {number} fails: RuntimeError: {str(error)[:40]}"
            assert problem in words
            if problem:
                break
            grads = [t.grad if t.is_leaf or t.retains_grad else None for t in (a, b, y, z)]
            expected = " ".join("None" if g is None else f"{g.item():g}" for g in grads)
            assert data["grads"] == expected
        assert fresh["grads"] == "None None None None"


def test_training_runs_are_those_of_the_page(figure: Callable[..., Locator]) -> None:
    live = figure("training-runs")
    runs = live.evaluate("figure => figure.data.runs")
    loss = {}
    for number, rate in enumerate(["0.0003", "0.001", "0.003", "0.01", "0.03"]):
        put(live, s0=number, s1=3)
        assert live.get_attribute("data-rate") == rate
        loss[rate] = shown(live, "loss")
        assert loss[rate] == runs[rate][3]["loss"][-1]
        ends = [run["held_accuracy"][-1] for run in runs[rate]]
        words = [f"Rate {rate}, seed 3: after 20 epochs the loss is {loss[rate]:.3f}", f", held out {ends[3]:.3f};"]
        words += [f"over all 5 seeds, held out {min(ends):.3f} to {max(ends):.3f}."]
        assert [part for part in words if part not in said(live)] == []
    assert loss["0.0003"] > loss["0.001"] > loss["0.003"]


# --- chapter 10 -------------------------------------------------------------------------------------------


def test_tape_answers_as_tensorflow_does(figure: Callable[..., Locator]) -> None:
    import tensorflow as tf

    live = figure("tape")
    assert live.get_by_role("button").count() == 4, "three questions, and the one to begin again"
    makes = [lambda: tf.constant(3.0), lambda: tf.Variable(3.0), lambda: tf.Variable(3.0, trainable=False)]
    for (kind, make), watched, persistent in product(enumerate(makes), [False, True], [False, True]):
        live.get_by_role("combobox").select_option(index=kind)
        tick(live, watched, persistent)
        pairs = list(product(range(3), repeat=2))
        presses = [press for first, second in pairs for press in (3, first, second)]  # 3: begin again
        answers = said_after_each(live, presses)
        for number, pair in enumerate(pairs):
            x = make()
            with tf.GradientTape(persistent=persistent) as tape:
                if watched:
                    tape.watch(x)
                y = x * x
                z = y * y
            for question, (data, words) in zip(pair, answers[3 * number + 1 :], strict=False):
                try:
                    found = tape.gradient(*[(z, x), (y, x), (z, y)][question])
                    expected = "None" if found is None else f"{float(found):g}"
                except RuntimeError as error:
                    expected = f"RuntimeError: {error}".rstrip(".")
                assert data["answer"] == expected
                assert expected in words


# --- chapter 11 -------------------------------------------------------------------------------------------


def test_a_cell_of_the_confusion_matrix_shows_an_image_in_it(figure: Callable[..., Locator]) -> None:
    live = figure("confusion")
    names, counts, examples = live.evaluate("({data}) => [data.names, data.counts, data.examples]")
    true, answer = (live.get_by_role("combobox", name=name) for name in ("true class", "answer"))
    mistakes = {(t, a): count for t, row in enumerate(counts) for a, count in enumerate(row) if t != a}
    t, a = int(shown(live, "true")), int(shown(live, "answer"))
    assert mistakes[t, a] == max(mistakes.values()), "it begins with the most frequent mistake"
    true.select_option("Ankle boot")
    answer.select_option("Ankle boot")
    assert shown(live, "number") == 0, "the first test image is an ankle boot"
    assert live.locator("svg image").count() == 1
    assert said(live).split("The first of them gets ")[1].startswith("Ankle boot")

    assert counts[t][a] != counts[a][t]
    live.locator(".cell").nth(10 * t + a).click()
    assert (true.input_value(), answer.input_value()) == (names[t], names[a])
    assert (shown(live, "count"), shown(live, "number")) == (counts[t][a], examples[f"{t} {a}"]["number"])
    assert live.locator("svg image").get_attribute("href").endswith(examples[f"{t} {a}"]["image"])
    words = f"{counts[t][a]} of {sum(counts[t])} images of {names[t]} are taken for {names[a]}."
    assert said(live).startswith(f"{words} The first of them gets {names[a]}")
    assert live.locator(".cell").nth(10 * t + a).text_content() == str(counts[t][a])

    t, a = next(cell for cell, count in mistakes.items() if count == 0)
    true.select_option(names[t])
    answer.select_option(names[a])
    assert shown(live, "count") == 0
    assert live.locator("svg image").count() == 0
