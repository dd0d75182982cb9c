/* Makes the code cells of a chapter editable, and shows what comes of running them where their output stands.

   A cell runs after all cells above it, the hidden ones included, as in a notebook that is run from its top: what has run
   with its present text is not run again, and what stands below a cell that runs counts as not yet run. */

(() => {
  "use strict";

  const { button, dataset, load, make, show } = inPage;
  const parts = ["in_page.css", "codemirror.min.js", `chapter_${dataset.chapter}.js`, "course.js", "plots.js", "editor.js", "python.js"];
  const offer = document.querySelector(".run-chapter");
  const asBuilt = [...offer.childNodes];
  const offered = offer.querySelector("p").textContent;

  let python;

  const text = (cell) => cell.editor?.get() ?? cell.source;
  const say = (sentence) => (inPage.status.textContent = sentence);

  async function start() {
    inPage.status = make("p", { role: "status", className: "in-page-status" });
    inPage.banner = make("section", { className: "in-page", "aria-label": "Run this page here", tabIndex: -1 }, inPage.status);
    offer.replaceChildren(inPage.banner);
    inPage.banner.focus();
    say("Loading the editor …");
    try {
      await Promise.all(parts.map(load));
    } catch (error) {
      offerAgain(`The page could not be made ready: ${error.message}. Try again when you are online.`);
      return;
    }
    begin();
  }

  function offerAgain(sentence) {
    offer.replaceChildren(...asBuilt);
    offer.querySelector("p").textContent = sentence;
    asBuilt[0].addEventListener("click", start, { once: true });
  }

  function begin() {
    inPage.mostSeconds = null; // a chapter's longest cell takes minutes on a slow machine
    const hint = make("p", { id: "in-page-hint" },
      "Change a cell and press Run: the cells above it run first. In a cell, Tab indents; to leave it with the keyboard, press Escape, "
      + "then Tab. Ctrl+Enter runs it. Numbers in the text stay as they were built, and your changes are lost when you leave the page.");
    const bar = make("div", { className: "in-page-bar" },
      button("Run all cells", () => run(inPage.cells.findLast(({ block }) => block))),
      button("Restart Python", restart),
      button("Back to the page as built", end));
    inPage.banner.prepend(hint, bar);
    const blocks = [...document.querySelectorAll(".bd-article div.cell")];
    let number = 0;
    inPage.cells = inPage.chapter.cells.map(({ source, hidden }) => ({
      source,
      ran: null, // the text with which it has run
      name: hidden ? `hidden cell above cell ${number + 1}` : `cell ${++number}`,
      block: hidden ? null : blocks[number - 1],
    }));
    if (number !== blocks.length) throw new Error("in-page: the page and its chapter have different cells");
    python = new inPage.Python(say, { module: "run_chapter", zips: [inPage.course.zip, inPage.plots, ...inPage.chapter.zips] });
    python.start();
    for (const cell of inPage.cells) if (cell.block) makeCell(cell, hint.id);
  }

  function makeCell(cell, hint) {
    const title = cell.name[0].toUpperCase() + cell.name.slice(1);
    cell.input = cell.block.querySelector(".cell_input");
    cell.built = cell.output = cell.block.querySelector(".cell_output");
    cell.input.hidden = true;
    cell.place = make("div", { className: "in-page-editor highlight" });
    cell.input.after(cell.place);
    cell.status = make("p", { role: "status", className: "in-page-said" });
    cell.run = button("Run", () => run(cell), title);
    cell.stop = button("Stop", () => python.stop(), title);
    cell.back = button("As built", () => takeBack(cell), title);
    cell.stop.hidden = cell.back.hidden = true;
    cell.bar = make("div", { className: "in-page-bar" }, make("span", { className: "in-page-name" }, title), cell.run, cell.stop, cell.back, cell.status);
    if (cell.built) cell.built.before(cell.bar);
    else cell.block.append(cell.bar);
    cell.editor = inPage.edit({
      parent: cell.place,
      text: cell.source,
      label: title,
      hint,
      changed: () => (cell.back.hidden = text(cell) === cell.source && cell.output === cell.built),
      run: () => run(cell),
    });
  }

  /* --- what comes of a run --------------------------------------------------------------------------------- */

  function setOutput(cell, output) {
    cell.output?.remove();
    cell.output = output;
    if (output) cell.bar.after(output);
    cell.back.hidden = text(cell) === cell.source && output === cell.built;
  }

  function addText(cell, words, state = "") {
    const last = cell.output.lastElementChild;
    let pre = !state && last?.classList.contains("stream") ? last.querySelector("pre") : null;
    if (!pre) {
      pre = make("pre", { className: state && "in-page-printed" });
      if (state) pre.dataset.state = state;
      cell.output.append(make("div", { className: "output stream highlight-myst-ansi notranslate" }, make("div", { className: "highlight" }, pre)));
    }
    pre.append(words);
  }

  function addHTML(cell, html) {
    const figure = make("div", { className: "output text_html" });
    cell.output.append(figure);
    figure.innerHTML = html;
  }

  function listen(message) {
    const cell = inPage.cells.find(({ name, ran }) => name === message.cell && ran === null);
    if (!cell) return;
    if (message.end === "done") cell.ran = cell.sent;
    if (!cell.block) return;
    if (message.begin) setOutput(cell, make("div", { className: "cell_output docutils container" }));
    else if (message.html) addHTML(cell, message.html);
    else if (message.text) addText(cell, message.text, message.end);
  }

  /* The cells that run for this one: from the first that has not run as it stands, or it alone. */
  function needed(cell) {
    const last = inPage.cells.indexOf(cell);
    const first = inPage.cells.findIndex((other) => other.ran !== text(other));
    return inPage.cells.slice(first < 0 ? last : Math.min(first, last), last + 1);
  }

  async function run(cell) {
    if (python.busy) return show(cell.status, "Another cell is running: wait for it or stop it first.");
    const cells = needed(cell);
    const above = cells.length - 1;
    for (const other of inPage.cells.slice(inPage.cells.indexOf(cells[0]))) {
      other.ran = null;
      if (other.status) show(other.status, "");
    }
    show(cell.status, "Waiting for Python: it is being loaded.");
    cell.stop.hidden = false;
    cell.run.setAttribute("aria-disabled", "true");
    let failed = null;
    for (const other of cells) other.sent = text(other); // it may be changed before its turn comes
    const how = await python.run({ cells: cells.map(({ name, sent }) => ({ name, source: sent })) }, (message) => {
      if (message.running) return show(cell.status, above ? `Running the cells above first, ${above} of them …` : "Running …");
      if (message.end === "error") failed = message;
      listen(message);
    });
    cell.run.removeAttribute("aria-disabled");
    if (document.activeElement === cell.stop) cell.run.focus();
    cell.stop.hidden = true;
    if (how !== "done") {
      forget();
      show(cell.status, `${python.ended(how)} Python begins anew, so the cells above will run again first.`, "stopped");
    } else if (failed && failed.cell !== cell.name) {
      const seen = inPage.cells.some(({ name, block }) => block && name === failed.cell); // it shows its error itself
      show(cell.status, `Not run, because ${seen ? "" : "the "}${failed.cell} stopped with an error.${seen ? "" : `\n${failed.text}`}`, "error");
    } else if (failed) show(cell.status, "Stopped with the error that is shown below.", "error");
    else show(cell.status, cell.output?.childNodes.length ? "Done." : "Done; nothing was printed.", "done");
  }

  function forget() {
    for (const cell of inPage.cells) cell.ran = null;
  }

  /* --- back to what was built --------------------------------------------------------------------------------- */

  function takeBack(cell) {
    cell.editor.set(cell.source);
    setOutput(cell, cell.built);
    show(cell.status, "The cell and its output are as they were built.");
    cell.run.focus();
  }

  function restart() {
    forget();
    python.restart();
  }

  function end() {
    python.end();
    for (const cell of inPage.cells.filter(({ block }) => block)) {
      setOutput(cell, cell.built);
      cell.bar.remove();
      cell.place.remove();
      cell.input.hidden = false;
    }
    inPage.cells = [];
    offerAgain(offered);
    asBuilt[0].focus();
  }

  start();
})();
