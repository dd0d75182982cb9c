"""What a reader would see at a glance: nothing cut off, nothing on top of something else, no letters too small.

Every page is looked at wide and as on a phone. Colours are looked at in test_contrast.py and by axe.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from built_book import Shelf

pytestmark = [pytest.mark.site, pytest.mark.slow, pytest.mark.usefixtures("book")]

SMALLEST = 10.9  # pixels: 11, less what rounding takes
FINGER = 44  # pixels that can be hit without looking twice
LOOK = """(smallest) => {
  const seen = e => e.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const name = e => `${e.localName}.${e.getAttribute("class") ?? ""}: ${e.textContent.trim().slice(0, 40)}`;
  const size = e => { const m = e.getScreenCTM(); return Math.hypot(m.a, m.b) };
  const found = {small: [], cut: [], covered: [], low: []};
  const letters = new Map(); // of each picture: the boxes of its texts

  const note = (svg, box, words, height) => {
    if (!words || !box.width) return;
    if (!letters.has(svg)) letters.set(svg, []);
    letters.get(svg).push([box, words]);
    if (height < smallest) found.small.push(`${height.toFixed(1)} px: ${words}`);
  };
  for (const svg of document.querySelectorAll("article svg[role=img], article .mlc-live svg")) {
    if (!seen(svg) || svg.closest(".cover-frames, .math-display, .katex")) continue;
    for (const text of svg.querySelectorAll("text"))
      if (seen(text)) {
        const pixels = parseFloat(getComputedStyle(text).fontSize) * size(text);
        note(svg, text.getBoundingClientRect(), text.textContent.trim(), pixels);
      }
    // matplotlib draws each text as a group of outlines below a comment with its words
    for (const group of svg.querySelectorAll("g[transform*='scale']")) {
      const scale = /scale\\(([\\d.]+) -/.exec(group.getAttribute("transform"));
      const words = [...group.parentNode.childNodes].find(n => n.nodeType === 8)?.data.trim() ?? "";
      if (scale) note(svg, group.getBoundingClientRect(), words, 100 * scale[1] * size(group.parentNode));
    }
  }
  for (const boxes of letters.values())
    boxes.forEach(([a, words], i) => boxes.slice(i + 1).forEach(([b, others]) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 0.3 * Math.min(a.width, b.width) && down > 0.45 * Math.min(a.height, b.height))
        found.covered.push(`${words} / ${others}`);
    }));

  const words = "p, li, td, th, pre, button, label, select, summary, figcaption, h1, h2, h3";
  for (const element of document.querySelectorAll(`article :is(${words})`)) {
    if (!seen(element) || element.closest(".visually-hidden, .katex, .headerlink")) continue;
    const style = getComputedStyle(element);
    if (style.clipPath !== "none") continue; // words for screen readers alone
    const hides = value => value === "hidden" || value === "clip";
    if ((hides(style.overflowX) && element.scrollWidth > element.clientWidth + 2)
        || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 2)) found.cut.push(name(element));
    if (parseFloat(style.fontSize) < smallest && element.textContent.trim()) found.low.push(name(element));
  }
  return found;
}"""


@pytest.mark.parametrize("screen", [Shelf.wide, Shelf.narrow])
def test_nothing_is_cut_covered_or_too_small(page_path: str, screen: Callable, shelf: Shelf) -> None:
    found = screen(shelf, page_path).page.evaluate(LOOK, SMALLEST)
    assert {kind: places[:8] for kind, places in found.items() if places} == {}


# --- under a finger ------------------------------------------------------------------------------------------------

TARGETS = """(finger) => {
  const seen = e => e.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const size = e => Math.max(...[e, ...(e.labels ?? [])].map(part => part.getBoundingClientRect().height));
  const all = document.querySelectorAll(".bd-header-article button, article :is(button, summary, select, input)");
  return [...all].filter(seen).filter(e => !e.matches(".mlc-drive, .copybtn, .visually-hidden, [type=radio]"))
    .filter(e => size(e) < finger - 0.5).map(e => `${e.outerHTML.slice(0, 90)} ${size(e)}`);
}"""
#: what is wider than its room, and neither shows that nor is wrapped
SIDEWAYS = """() => [...document.querySelectorAll("article *")]
  .filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)
  .filter(e => /auto|scroll/.test(getComputedStyle(e).overflowX))
  .filter(e => !getComputedStyle(e).backgroundAttachment.includes("local")).map(e => e.outerHTML.slice(0, 90))"""


def test_a_finger_finds_everything_and_what_goes_on_sideways_shows_it(page_path: str, shelf: Shelf) -> None:
    page = shelf(page_path, width=390, height=844, touch=True).page
    assert page.evaluate(TARGETS, FINGER) == []
    assert page.evaluate(SIDEWAYS) == []
    sizes = page.evaluate(
        "['h1', 'h2', 'h3', 'p'].map(t => document.querySelector(`article ${t}`)).filter(Boolean)"
        ".map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert sizes == sorted(sizes, reverse=True)


def test_an_editor_under_a_finger_has_letters_that_no_browser_enlarges(shelf: Shelf) -> None:
    seen = shelf("exercises/neurons/neurons.html", width=390, height=844, touch=True)
    seen.spoilt = True
    seen.page.get_by_role("button", name="Do this exercise here").click()
    editor = seen.page.locator(".in-page-editor .cm-scroller").first
    editor.wait_for()
    assert editor.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 16


# --- by keyboard ---------------------------------------------------------------------------------------------------


def test_an_exercise_begins_after_a_few_tabs(shelf: Shelf) -> None:
    page = shelf("exercises/neurons/neurons.html").page
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # to the main content
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.in-page') !== null"):
            return
    raise AssertionError("more than ten keys lead to the button that starts the exercise")


def test_buttons_that_copy_have_names_and_are_out_of_the_way(shelf: Shelf) -> None:
    page = shelf("book/neurons.html").page
    page.wait_for_function("document.querySelector('.copybtn')?.ariaLabel")
    found = page.evaluate("[...document.querySelectorAll('.copybtn')].map(b => [b.ariaLabel, b.tabIndex])")
    assert found == [[f"Copy code {k}", -1] for k in range(1, len(found) + 1)]
