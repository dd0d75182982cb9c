"""Figures can be seen in light and in dark: letters, lines and points stand out from what is behind them.

axe looks at text in HTML only. Here the colours of every drawn thing are compared with what lies behind it, by the
formula of WCAG 2: 4.5 to 1 for letters, 3 to 1 for lines and shapes. Tints are left out, since they colour areas that
lines part, let overlaps be seen, or show a value by their strength; so is what has the colour of the page, and covers.
"""

from __future__ import annotations

import pytest
from axe import prefer
from built_book import Shelf

pytestmark = [pytest.mark.site, pytest.mark.slow, pytest.mark.usefixtures("book")]

MEASURE = """() => {
  const parse = text => {
    const canvas = window.contrastCanvas ??= Object.assign(document.createElement("canvas"), {width: 1, height: 1})
      .getContext("2d", {willReadFrequently: true});
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((v, i) => v * a + below[i] * (1 - a));
  const luminance = rgb => rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const paint = (element, kind) => {
    const style = getComputedStyle(element);
    if (style[kind] === "none" || style[kind].startsWith("url")) return [0, 0, 0, 0];
    const [r, g, b, a] = parse(style[kind]);
    let opacity = a * style[`${kind}Opacity`];
    for (let e = element; e && e.tagName !== "svg"; e = e.parentElement) opacity *= getComputedStyle(e).opacity;
    return [r, g, b, opacity];
  };
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour[3] > 0.99) return colour.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const behind = (letter, group, page) => {
    const box = letter.getBoundingClientRect();
    const stack = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const fills = stack.filter(e => e.ownerSVGElement && e.ownerSVGElement === letter.ownerSVGElement
      && !group.contains(e) && !["image", "text", "use"].includes(e.tagName)).map(e => paint(e, "fill"));
    return fills.reverse().reduce((below, fill) => over(fill, below), page);
  };
  const bad = [];
  let count = 0;
  for (const svg of document.querySelectorAll("article svg[role=img]")) {
    if (!svg.checkVisibility()) continue;
    svg.scrollIntoView({block: "center"});
    const page = ground(svg.parentElement);
    const seen = new Set();
    for (const element of svg.querySelectorAll("path, circle, ellipse, rect, line, polyline, polygon, text, use")) {
      if (element.closest("defs, clipPath, marker, [data-values]")) continue;
      const group = element.parentElement;
      const isLetter = element.tagName === "text" || (element.tagName === "use" && !element.hasAttribute("x"));
      let ratios;
      if (isLetter) {
        if (seen.has(group)) continue;
        seen.add(group);
        const below = behind(element, group, page);
        ratios = [ratio(over(paint(element, "fill"), below), below)];
      } else {
        ratios = ["fill", "stroke"].map(kind => paint(element, kind)).filter(colour => colour[3] >= 0.9)
          .map(colour => ratio(over(colour, page), page)).filter(found => found > 1.01);
      }
      if (!ratios.length) continue;
      count++;
      const best = Math.max(...ratios);
      if (best < (isLetter ? 4.5 : 3))
        bad.push(`${best.toFixed(2)} ${isLetter ? "letters" : "shape"} fill ${getComputedStyle(element).fill} stroke `
          + `${getComputedStyle(element).stroke} in: ${svg.getAttribute("aria-label").slice(0, 60)}`);
    }
  }
  return {count, bad: [...new Set(bad)]};
}"""


@pytest.mark.spoils
def test_figures_stand_out(figure_page: str, shelf: Shelf) -> None:
    seen = shelf.wide(figure_page)
    page, seen.spoilt = seen.page, True
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    for scheme in ("light", "dark"):
        prefer(page, scheme)
        result = page.evaluate(MEASURE)
        assert result["count"] > 10
        assert result["bad"] == [], scheme
