"""What axe objects to on an open page, and the states in which it looks: both colours, wide and narrow."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, TimeoutError

SCRIPT = Path(__file__).parent / "vendor" / "axe" / "axe.min.js"
COLOURS = ["color-contrast", "link-in-text-block"]

# axe goes through every element of a page again for every look. These it never judges, or has judged already:
THIN = """() => {
  const touched = "[role], [tabindex], [id], [title], [aria-label], a, button, input, foreignObject";
  // in a piece of code, all words of one kind have one colour: the first of them is enough
  const again = [];
  for (const code of document.querySelectorAll("pre")) {
    const kinds = new Set();
    for (const word of code.querySelectorAll("span[class]")) {
      if (word.attributes.length > 1 || word.childElementCount) continue;
      const line = word.parentElement;
      const kind = [word, line].map(e => e === code ? "" : `${e.className} ${e.style.cssText} `
        + getComputedStyle(e).color + getComputedStyle(e).backgroundColor).join("|");
      if (kinds.has(kind)) again.push(word);
      kinds.add(kind);
    }
  }
  const bases = [...document.querySelectorAll(".katex-html[aria-hidden=true] .katex-base")]
    .filter(base => !base.querySelector(touched)).map(base => [base, base.getBoundingClientRect().width]);
  // a drawing is one picture to a screen reader; axe reads no letters in it
  // (those that a script draws are left: other tests look at them later)
  for (const drawing of document.querySelectorAll("svg[role=img]"))
    if (!drawing.closest(".mlc-live") && !drawing.querySelector("[role], [tabindex], a, title, foreignObject"))
      drawing.replaceChildren();
  // KaTeX's picture of a formula is hidden from screen readers, and left out of every look: its box is enough
  for (const [base, width] of bases) {
    const box = document.createElement("span");
    box.style.cssText = `display: inline-block; width: ${width}px`;
    base.replaceChildren(...base.querySelectorAll(":scope > .katex-strut"), box);
  }
  // its MathML counts; no rule is about the elements in it, and names are made of its text
  for (const maths of document.querySelectorAll(".katex-mathml semantics"))
    if (!maths.querySelector(touched)) maths.replaceWith(maths.textContent);
  for (const word of again) word.replaceWith(...word.childNodes);
}"""

LOOK = """async ([rules, part]) => {
  const options = {resultTypes: ["violations"], elementRef: false, preload: false};
  if (rules.length) options.runOnly = {type: "rule", values: rules};
  // KaTeX's picture of a formula is hidden from screen readers; its MathML is what counts
  const {violations} = await axe.run({...(part ? {include: [part]} : {}), exclude: [".katex-html"]}, options);
  return violations.map(v => `${v.id}: ${v.help}: ` + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" | "));
}"""

# what the theme's script does a moment after a page was loaded or has changed
SETTLED = """() => [...document.querySelectorAll("pre, .cell_output > .output, .pst-scrollable-table-container")]
  .every(e => e.tabIndex === 0 || (e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight))"""

# until all that moves or fades has come to its end
STILL = """() => Promise.allSettled(document.getAnimations()
  .filter(animation => animation.effect.getComputedTiming().endTime < Infinity).map(animation => animation.finished))"""


def settle(page: Page) -> None:
    """Wait until nothing moves and what scrolls can be focused; if that never comes, axe or the Tab key will tell."""
    page.evaluate("() => new Promise(requestAnimationFrame)")
    page.evaluate(STILL)
    try:
        page.wait_for_function(SETTLED, timeout=2_000)
    except TimeoutError:
        pass


def resize(page: Page, width: int) -> None:
    """Make the page wide or narrow, and wait for the theme."""
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)


def look(page: Page, rules: list[str] | None = None, part: str = "") -> list[str]:
    """Return what axe objects to on a page or in a part of it, by the given rules, or by all."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=SCRIPT)
    page.evaluate(THIN)
    return page.evaluate(LOOK, [rules or [], part])


def set_colours(page: Page, scheme: str) -> None:
    """Choose light or dark as a reader does, with the theme's button."""
    found = page.evaluate(
        """scheme => {
             const button = document.querySelector("button.theme-switch-button"), {dataset} = document.documentElement;
             for (let n = 0; n < 3 && dataset.mode !== scheme; n++) button.click();
             return dataset.mode;
           }""",
        scheme,
    )
    assert found == scheme


def prefer(page: Page, scheme: str) -> None:
    """Let the system ask for light or dark, which a page follows whose reader has chosen nothing."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_function("scheme => document.documentElement.dataset.theme === scheme", arg=scheme)
