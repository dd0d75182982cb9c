/* Offers to do the exercise in the page. Until the reader accepts, this small script and base.js are all that is loaded. */

(() => {
  "use strict";

  const { dataset, button, load, make } = inPage;
  const parts = ["codemirror.min.js", `${dataset.exercise}.js`, "course.js", "notebook.js", "editor.js", "python.js", "page.js"];

  /* What the reader writes is kept in this browser; a browser may refuse that, at any time. */
  const key = (cell) => `in-page/${dataset.exercise}/${cell}`;
  const store = {
    works: true,
    get(cell) {
      try {
        return localStorage.getItem(key(cell));
      } catch {
        this.works = false;
        return null;
      }
    },
    set(cell, text) {
      try {
        if (text === null) localStorage.removeItem(key(cell));
        else localStorage.setItem(key(cell), text);
      } catch {
        this.works = false;
      }
    },
    /* The names under which something is kept for this exercise. */
    names() {
      try {
        return Object.keys(localStorage).filter((name) => name.startsWith(key(""))).map((name) => name.slice(key("").length));
      } catch {
        return [];
      }
    },
  };

  /* A task's name: its heading without the link and the points. */
  function title(block) {
    const heading = block.closest("section").querySelector("h1, h2");
    return heading ? heading.firstChild.textContent.replace(/ *\(\d+ points?\)/, "").trim() : "";
  }

  const page = Object.assign(inPage, { exercise: dataset.exercise, key, store, title });

  let started = false;

  async function start(first) {
    if (started) return;
    started = true;
    page.status.textContent = "Loading the editor …";
    try {
      await Promise.all(parts.map(load));
    } catch (error) {
      started = false;
      page.status.textContent = `The page could not be made ready: ${error.message}. Try again when you are online.`;
      return;
    }
    page.begin(first);
  }

  function offer() {
    const blocks = [...document.querySelectorAll(".bd-article div.cell")];
    const kinds = { g: "given", a: "answer", c: "check" };
    if (blocks.length !== dataset.cells.length) throw new Error("in-page: the page and its notebook have different cells");
    page.cells = blocks.map((block, number) => ({ block, kind: kinds[dataset.cells[number]], title: title(block) }));

    const again = store.names().length > 0;
    page.banner = document.querySelector(".in-page");
    [page.offer, page.bar, page.status] = page.banner.children;
    page.bar.firstChild.addEventListener("click", () => start());
    if (again) {
      page.offer.textContent = "Your work on this exercise is kept in this browser. The first start loads about 9 MB.";
      page.bar.firstChild.textContent = "Go on with my work";
    }
    for (const cell of page.cells.filter(({ kind }) => kind === "answer")) {
      cell.bar = make("div", { className: "in-page-bar" }, button("Write the answer here", () => start(cell), cell.title));
      cell.block.append(cell.bar);
    }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", offer, { once: true });
  else offer();
})();
