/* The place that a result leads to: the words that were found are marked there, and where they stand together is
   shown. Escape takes the marks away. Loaded on a page that a result leads to, and with the search. */

var searchArrive = (() => {
  "use strict";

  const BLOCK = "p, li, dd, dt, td, pre, h1, h2, h3, h4, figcaption, summary, .math-display";
  const NOT = "script, style, svg, template, textarea, button, .katex, .headerlink, .cell_output, .cm-editor";

  const unmark = () => {
    for (const mark of document.querySelectorAll("mark.found")) {
      const { parentNode } = mark;
      mark.replaceWith(...mark.childNodes);
      parentNode.normalize();
    }
    for (const formula of document.querySelectorAll(".found")) formula.classList.remove("found");
  };

  /* Return the elements to which an anchor belongs: a term and its meaning, a section without those below it. */
  const partsOf = (target) => {
    if (target.matches("dt")) return [target, target.nextElementSibling].filter(Boolean);
    if (!target.matches("section")) return [target];
    const below = (child) => child.matches("section[id]") && child.querySelector("h1, h2, h3, h4");
    return [...target.children].filter((child) => !below(child));
  };

  const markText = (part, pattern) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(NOT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const bits = text.data.split(pattern); // every second one is a word
      if (bits.length < 2) continue;
      text.replaceWith(...bits.map((bit, k) => {
        if (k % 2 === 0) return bit;
        const mark = document.createElement("mark");
        mark.className = "found";
        mark.append(bit);
        return mark;
      }));
    }
  };

  /* Open what a mark is folded away in. */
  const unfold = (mark) => {
    for (let box = mark.parentElement; box; box = box.parentElement) {
      if (box.matches("details")) box.open = true;
      if (box.matches(".toggle-hidden")) box.querySelector(":scope > .toggle-button")?.click();
      if (box.matches(".sd-tab-content")) box.previousElementSibling?.click();
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) unmark();
  });

  /* Mark words in the place to which the address leads, and show those that stand together. */
  return (words) => {
    unmark();
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !words.length) return;
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(${escaped.join("|")})(?![\\p{L}\\p{N}_])`, "iu");
    const signs = words.filter((word) => /^[^a-z0-9]$/i.test(word));
    const parts = partsOf(target);
    for (const part of parts) {
      markText(part, pattern);
      for (const formula of part.querySelectorAll(".math:not(.math-display), .math-display .katex"))
        if (signs.some((sign) => formula.querySelector(".katex-mathml")?.textContent.includes(sign)))
          formula.classList.add("found");
    }
    const marks = parts.flatMap((part) => [...part.querySelectorAll(".found")]);
    const seen = marks.filter((mark) => mark.checkVisibility());
    if (!seen.length && marks.length) unfold(marks[0]);
    const blocks = new Map();
    for (const mark of seen.length ? seen : marks.slice(0, 1)) {
      const block = mark.closest(BLOCK) ?? mark;
      blocks.set(block, (blocks.get(block) ?? new Set()).add(mark.textContent.toLowerCase()));
    }
    const [best] = [...blocks].sort((a, b) => b[1].size - a[1].size)[0] ?? [];
    const show = () => {
      const mark = best?.querySelector(".found") ?? best;
      const { top, bottom } = mark?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
      if (top < 0 || bottom > innerHeight) mark.scrollIntoView({ block: "center", behavior: "instant" });
    };
    show();
    if (document.readyState !== "complete") addEventListener("load", show, { once: true });
  };
})();
