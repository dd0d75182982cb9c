/* What every page does for its reader: previews of what a link leads to, progress, and stops for the keyboard.

   Nothing is loaded and nothing leaves the page: previews come from the page itself, or from the <template> elements that
   book/_ext/previews.py put into it; progress is kept in the browser. Without this script the pages lack both and
   nothing else. */

(() => {
  "use strict";

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /* --- formulas, tables, pictures, outputs: a stop for the Tab key only where there is something to scroll --- */

  const setStop = (box) => {
    if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  };

  function watchScrolled() {
    const which = ".math-scroll, .mlc-figure, div.cell_output pre";
    const boxes = document.querySelectorAll(which);
    const observer = new ResizeObserver((entries) => entries.forEach((entry) => setStop(entry.target)));
    boxes.forEach((box) => observer.observe(box));
    document.fonts.ready.then(() => boxes.forEach(setStop)); // its width changes, the box's does not
    // A cell that is run in the page brings new ones.
    new MutationObserver((records) => {
      const added = records.flatMap((record) => [...record.addedNodes]).filter((node) => node.nodeType === 1);
      added.flatMap((node) => [node, ...node.querySelectorAll(which)]).forEach((box) => box.matches(which) && observer.observe(box));
    }).observe(document.querySelector("article") ?? document.body, { childList: true, subtree: true });
  }

  /* --- previews (WCAG 1.4.13: Escape closes them, the pointer may move into them, and they stay) ------------ */

  const GAP = 8;

  class Previews {
    #box = make("div", { id: "preview", className: "preview" });
    #link = null; // whose preview is shown
    #timer = 0;

    constructor(main) {
      this.#box.setAttribute("role", "tooltip");
      this.#box.setAttribute("popover", "manual");
      main.append(this.#box);
      const link = (event) => event.target.closest?.("a.reference.internal[href*='#'], a[href^='#equation-']");
      const mouse = (event) => event.pointerType !== "touch";
      main.addEventListener("pointerover", (event) => {
        if (!mouse(event)) return;
        if (this.#box.contains(event.target)) this.#later(null);
        else if (link(event)) this.#later(() => this.#show(link(event)), 250);
      });
      main.addEventListener("pointerout", (event) => {
        const leaves = link(event) || this.#box.contains(event.target);
        if (mouse(event) && leaves && document.activeElement !== this.#link) this.#later(() => this.#hide(), 300);
      });
      main.addEventListener("focusin", (event) => {
        if (link(event)?.matches(":focus-visible")) this.#show(link(event));
      });
      main.addEventListener("focusout", () => this.#hide());
      document.addEventListener("keydown", (event) => event.key === "Escape" && this.#hide());
    }

    #later(action, delay) {
      clearTimeout(this.#timer);
      if (action) this.#timer = setTimeout(action, delay);
    }

    /* Find what a link leads to, if it is something to be shown: a word, an equation, a theorem. */
    #content(link) {
      const href = link.getAttribute("href");
      const kept = document.querySelector(`template[data-preview="${CSS.escape(href)}"]`);
      if (kept) return kept.content.cloneNode(true);
      const target = href.startsWith("#") && document.getElementById(decodeURIComponent(href.slice(1)));
      if (!target || !target.matches(".math-display, .proof, dt")) return null;
      const copy = make("div");
      if (target.matches("dt")) {
        copy.append(make("p", { className: "preview-title" }, target.firstChild.textContent));
        copy.append(...target.parentNode.querySelector(`#${CSS.escape(target.id)} ~ dd`).cloneNode(true).childNodes);
      } else copy.append(target.cloneNode(true));
      copy.querySelectorAll(".headerlink").forEach((element) => element.remove());
      copy.querySelectorAll("a").forEach((element) => element.replaceWith(...element.childNodes));
      for (const name of ["id", "tabindex"])
        copy.querySelectorAll(`[${name}]`).forEach((element) => element.removeAttribute(name));
      return copy;
    }

    #show(link) {
      this.#later(null);
      if (this.#link === link) return;
      this.#hide();
      const content = this.#content(link);
      if (!content) return;
      this.#link = link;
      this.#box.replaceChildren(content);
      this.#box.showPopover();
      link.setAttribute("aria-describedby", this.#box.id);
      // below the link, or above it where there is no room, and not outside the window
      const at = link.getClientRects()[0];
      const [width, height] = [this.#box.offsetWidth, this.#box.offsetHeight];
      const left = Math.min(at.left, document.documentElement.clientWidth - width - GAP);
      const below = at.bottom + GAP + height <= window.innerHeight || at.top < height + GAP;
      this.#box.style.left = `${Math.max(GAP, left) + window.scrollX}px`;
      this.#box.style.top = `${(below ? at.bottom + GAP : at.top - height - GAP) + window.scrollY}px`;
    }

    #hide() {
      this.#later(null);
      if (!this.#link) return;
      this.#link.removeAttribute("aria-describedby");
      this.#link = null;
      this.#box.hidePopover();
    }
  }

  /* --- progress: which chapters are done, kept in this browser and told to nobody --------------------------- */

  const KEY = "how-neural-networks-learn/done";
  const AT_THE_END = 10_000; // milliseconds for which the end of a chapter is in view before it counts as read

  class Progress {
    #store;
    #button = null;

    constructor(store) {
      this.#store = store;
      if (document.querySelector(".chapter-facts")) this.#addButton();
      this.#path = document.querySelector(".chapter-path");
      if (this.#path) this.#addLine();
      this.#show();
      // another window, or the way back to this page, may bring news
      window.addEventListener("storage", () => this.#show());
      window.addEventListener("pageshow", () => this.#show());
    }

    #path;
    #line;

    /* "book/perceptron": the exercise has the same name in another folder */
    #name(path) {
      return path.split("/").slice(-2).join("/").replace(/\.html$/, "");
    }

    #done() {
      try {
        return new Set(JSON.parse(this.#store.getItem(KEY) ?? "[]"));
      } catch {
        return new Set(); // something else wrote there
      }
    }

    #set(done) {
      if (done.size) this.#store.setItem(KEY, JSON.stringify([...done]));
      else this.#store.removeItem(KEY);
      this.#show();
    }

    #mark(yes) {
      const done = this.#done();
      done[yes ? "add" : "delete"](this.#name(location.pathname));
      this.#set(done);
    }

    #addButton() {
      this.#button = make("button", { type: "button", className: "done-button" }, "Done with this page");
      let timer = 0;
      let chosen = false; // who has pressed the button has the last word
      this.#button.addEventListener("click", () => {
        chosen = true;
        this.#mark(this.#button.getAttribute("aria-pressed") !== "true");
      });
      new IntersectionObserver(([entry]) => {
        clearTimeout(timer);
        if (entry.isIntersecting && !chosen) timer = setTimeout(() => chosen || this.#mark(true), AT_THE_END);
      }).observe(this.#button);
      document.querySelector("article").append(make("p", { className: "done" }, this.#button));
    }

    #addLine() {
      this.#line = make("p", { className: "path-progress" });
      this.#path.before(this.#line);
      this.#line.addEventListener("click", (event) => {
        if (!event.target.matches("button")) return;
        this.#set(new Set());
        this.#path.querySelector("a").focus(); // the button that had the focus is gone
      });
    }

    #show() {
      const done = this.#done();
      this.#button?.setAttribute("aria-pressed", String(done.has(this.#name(location.pathname))));
      for (const link of document.querySelectorAll(".bd-links a.reference, .chapter-path a")) {
        const is = done.has(this.#name(link.pathname));
        link.classList.toggle("is-done", is);
        if (is === Boolean(link.querySelector(".done-mark"))) continue;
        if (is) link.append(make("span", { className: "done-mark" }, " (done)"));
        else link.querySelector(".done-mark").remove();
      }
      if (this.#path) this.#showLine(done);
    }

    #showLine(done) {
      const links = [...this.#path.querySelectorAll("a")];
      const count = links.filter((link) => link.classList.contains("is-done")).length;
      const next = links.find((link) => !link.classList.contains("is-done"));
      const start = document.querySelector(".cover-start");
      if (start && next) {
        start.href = next.href;
        start.textContent = count ? `Go on: ${next.querySelector(".path-title").textContent}` : "Start with chapter 1";
      }
      this.#line.hidden = !count;
      this.#line.replaceChildren(
        `${count} of ${links.length} chapters done. `,
        make("button", { type: "button", className: "plain-button" }, "Forget my progress"),
      );
    }
  }

  /* Return the browser's store, null where it may not be used. */
  function findStore() {
    try {
      localStorage.setItem(`${KEY}?`, "");
      localStorage.removeItem(`${KEY}?`);
      return localStorage;
    } catch {
      return null;
    }
  }

  /* --- the sidebars on a phone: when one is closed, the focus goes back to the button that opened it ---------- */

  function watchSidebars() {
    for (const name of ["primary", "secondary"])
      document
        .getElementById(`pst-${name}-sidebar-modal`)
        ?.addEventListener("close", () => document.querySelector(`.${name}-toggle`)?.focus());
  }

  /* --- copy buttons: each named by its number, and no stop on the way, since code can be selected by keyboard ---- */

  function nameCopyButtons() {
    document.querySelectorAll(".copybtn").forEach((button, index) => {
      button.tabIndex = -1;
      button.setAttribute("aria-label", `Copy code ${index + 1}`);
    });
  }

  /* --- paper is white, whatever the screen is ------------------------------------------------------------------ */

  function watchPrinting() {
    const { dataset } = document.documentElement;
    let screen = null;
    addEventListener("beforeprint", () => ([screen, dataset.theme] = [dataset.theme, "light"]));
    addEventListener("afterprint", () => (dataset.theme = screen));
  }

  const main = document.querySelector("main");
  watchScrolled();
  addEventListener("load", nameCopyButtons); // they are made when the page has been read
  watchSidebars();
  watchPrinting();
  if (main && "showPopover" in HTMLElement.prototype) new Previews(main);
  const store = findStore();
  if (store) new Progress(store);
})();
