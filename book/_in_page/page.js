/* Makes the page's answer cells editable, runs them, and shows what comes of it. */

(() => {
  "use strict";

  const { make, button, show, store } = inPage;

  let python;

  /* As `show`, with the addresses of the book's pages as links. */
  function showVerdict(element, text, state) {
    show(element, text, state);
    const pieces = text.split(/(book\/\w+\.html#[\w-]+)/);
    element.replaceChildren(...pieces.map((piece, number) => (number % 2 ? make("a", { href: `../../${piece}` }, piece) : piece)));
  }

  /* The checks that found right what is in the editor now. */
  function rightChecks() {
    return inPage.cells.filter(({ kind, answer }) => kind === "check" && answer.right === answer.editor.get());
  }

  const rightKey = ({ name }) => `right ${name}`; // of the text that was right, as it is kept

  function showProgress() {
    const checks = inPage.cells.filter(({ kind }) => kind === "check");
    const right = rightChecks();
    const sum = (cells) => cells.reduce((total, { points }) => total + points, 0);
    const left = checks.filter((check) => !right.includes(check)).map(({ title }) => title.split(":")[0]);
    const said = `${sum(right)} of ${sum(checks)} points so far. ${left.length ? `To do: ${left.join(", ")}.` : "Everything is right."}`;
    if (inPage.progress.textContent !== said) inPage.progress.textContent = said;
  }

  /* The code cells that are run for cell number `last`: the given ones above it, its own answer, and itself. */
  function needed(last) {
    const target = inPage.cells[last];
    return inPage.cells.slice(0, last + 1)
      .filter((cell) => cell.kind === "given" || cell === target || cell === target.answer)
      .map(({ name, kind, editor, source }) => ({ name, kind, source: editor?.get() ?? source }));
  }

  async function run(cell, last) {
    if (python.busy) {
      show(cell.status, "Another cell is running: wait for it or stop it first.");
      return;
    }
    const shown = inPage.cells.filter((other) => other.printed && (other === cell || other.title === cell.title));
    const own = inPage.cells[last]; // the cell of the check, or the given cell itself
    for (const { printed } of shown) show(printed, "");
    show(cell.status, "Waiting for Python: it is being loaded.");
    cell.stop.hidden = false;
    cell.run.setAttribute("aria-disabled", "true");
    let said = null;
    const text = cell.editor?.get();
    const right = rightChecks().map(({ answer }) => `${inPage.exercise}.${answer.name}`);
    const how = await python.run({ cells: needed(last), right }, (message) => {
      if (message.running) return show(cell.status, "Running …");
      const place = message.cell === own.name ? cell : shown.find(({ name }) => name === message.cell);
      if (message.end === undefined) {
        if (place) show(place.printed, place.printed.textContent + message.text);
      } else if (message.cell === own.name || (message.cell === cell.name && message.end === "error")) said = message;
      else if (message.end === "error" && place) show(place.printed, `${place.printed.textContent}${message.text}\n`, "error");
    });
    cell.run.removeAttribute("aria-disabled");
    if (document.activeElement === cell.stop) cell.run.focus();
    cell.stop.hidden = true;
    const end = python.ended(how);
    if (end) show(cell.status, end, "stopped");
    else if (said?.end === "error" && said.cell === cell.name && cell.kind === "answer")
      show(cell.status, `${said.text}\nThe answer was not checked, because the cell stopped with this error.`, "error");
    else if (said) showVerdict(cell.status, said.text || (cell.printed.textContent ? "Done." : "Done; nothing was printed."), said.end);
    if (said?.end === "right" && cell.kind === "answer") store.set(rightKey(cell), (cell.right = text));
    showProgress();
  }

  function runBar(cell, label, last) {
    cell.printed = make("pre", { className: "in-page-printed", hidden: true, tabIndex: 0, "aria-label": `Printed by ${cell.kind === "given" ? "the given cell" : "your cell"}` , role: "group" });
    cell.status = make("p", { role: "status", className: "in-page-verdict" });
    cell.run = button(label, () => run(cell, last), cell.title);
    cell.stop = button("Stop", () => python.stop(), cell.title);
    cell.stop.hidden = true;
    const bar = make("div", { className: "in-page-bar" }, cell.run, cell.stop);
    cell.bar?.remove();
    cell.bar = bar;
    cell.block.append(bar, cell.printed, cell.status);
  }

  function makeAnswer(cell, hint) {
    const check = inPage.cells.findIndex((other) => other.answer === cell);
    const parent = make("div", { className: "in-page-editor highlight" });
    cell.block.querySelector(".cell_input").hidden = true;
    cell.block.append(parent);
    runBar(cell, "Run and check", check);
    cell.editor = inPage.edit({
      parent,
      text: store.get(cell.name) ?? cell.source,
      label: `Answer to ${cell.title}`,
      hint,
      changed: (text) => keep(cell, text),
      run: () => run(cell, check),
    });
    const over = button("Start over", () => {
      store.set(rightKey(cell), (cell.right = null));
      cell.editor.set(cell.source);
      show(cell.printed, "");
      show(cell.status, "The cell is as it was handed out. Undo (Ctrl+Z in the editor) brings your text back.");
      cell.editor.focus();
    }, cell.title);
    cell.bar.append(over);
    cell.right = store.get(rightKey(cell));
    noticeChange(cell);
  }

  /* Another version of an answer, beside the one in the editor: nothing is thrown away before the reader has chosen. */
  function showOther(cell, words, text) {
    cell.other?.remove();
    const here = button("Put it into the editor", () => {
      cell.editor.set(text);
      cell.other.remove();
      cell.editor.focus();
    }, cell.title);
    const close = button("Close", () => cell.other.remove(), cell.title);
    cell.other = make("div", { className: "in-page-other", role: "group", "aria-label": `Another version of the answer to ${cell.title}` },
      make("p", { role: "status" }, words), make("pre", { tabIndex: 0 }, text), make("div", { className: "in-page-bar" }, here, close));
    cell.bar.before(cell.other);
  }

  const cellKey = ({ name }) => `cell ${name}`; // the cell, as it was handed out when the reader began to write

  /* What was written for a cell that has changed since stands in the editor, and the new cell below it. */
  function noticeChange(cell) {
    const begun = store.get(cellKey(cell));
    if (store.get(cell.name) !== null && begun !== null && begun !== cell.source)
      showOther(cell, "This cell has changed since you wrote your answer, which is in the editor. The new cell is:", cell.source);
  }

  /* What was written for cells that this exercise no longer has. */
  function showOrphans() {
    const known = new Set(inPage.cells.map(({ name }) => name));
    const orphans = store.names().filter((name) => !name.includes(" ") && !known.has(name));
    if (!orphans.length) return;
    const kept = orphans.map((name) => make("div", {}, make("p", {}, `${name}:`), make("pre", { tabIndex: 0 }, store.get(name))));
    inPage.progress.after(make("details", { className: "in-page-other" },
      make("summary", {}, `${orphans.length === 1 ? "One answer is" : `${orphans.length} answers are`} kept for cells that this exercise no longer has.`), ...kept));
  }

  /* The same exercise in another tab writes to the same place: show what it wrote, and leave this editor alone. */
  function watchOtherTabs() {
    window.addEventListener("storage", ({ key, newValue }) => {
      const cell = inPage.cells.find(({ editor, name }) => editor && key === inPage.key(name));
      if (!cell) return;
      const text = newValue ?? cell.source;
      if (text !== cell.editor.get()) showOther(cell, "Another tab has changed this answer. There it is now:", text);
      else cell.other?.remove();
    });
  }

  let unsaved = false;

  function keep(cell, text) {
    store.set(cell.name, text === cell.source ? null : text);
    store.set(cellKey(cell), text === cell.source ? null : cell.source);
    unsaved = true;
    if (!store.works) warn();
    showProgress();
  }

  function warn() {
    inPage.warning.textContent =
      "This browser keeps nothing for this page: what you write is lost when you close it. Download your notebook before that.";
  }

  function download() {
    const answers = Object.fromEntries(inPage.cells.filter((c) => c.editor).map((c) => [c.name, c.editor.get()]));
    const file = new Blob([inPage.fill(inPage.notebook, answers)], { type: "application/x-ipynb+json" });
    const link = make("a", { href: URL.createObjectURL(file), download: `${inPage.exercise}.ipynb` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    unsaved = false;
    inPage.status.textContent = `${inPage.exercise}.ipynb is in your downloads: this is the file to hand in.`;
  }

  async function open(file) {
    try {
      const { answers, extra } = inPage.answersIn(await file.text(), inPage.exercise);
      const found = inPage.cells.filter((cell) => cell.editor && cell.name in answers);
      for (const cell of found) {
        cell.editor.set(answers[cell.name].replace(/\r\n?/g, "\n"));
        show(cell.printed, "");
        show(cell.status, "");
      }
      inPage.status.textContent = `${found.length} answers were taken from ${file.name}.`
        + (extra ? ` It has ${extra} code cell(s) of its own, which the page does not take.` : "");
    } catch (error) {
      inPage.status.textContent = error.message;
    }
  }

  function makeBanner() {
    const hint = make("p", { id: "in-page-hint" },
      "In an editor, Tab indents. To leave it with the keyboard, press Escape, then Tab. Ctrl+Enter runs and checks the cell.");
    inPage.warning = make("p", { role: "status", className: "in-page-warning" });
    const chooser = make("input", { type: "file", accept: ".ipynb,application/json", hidden: true, "aria-label": "Notebook to open" });
    chooser.addEventListener("change", () => {
      if (chooser.files.length) open(chooser.files[0]);
      chooser.value = ""; // the same file may be chosen again
    });
    inPage.offer.textContent = "Write into the cells below. What you write is kept in this browser; to hand it in, download your notebook.";
    inPage.bar.replaceChildren(button("Download my notebook", download), button("Open a notebook", () => chooser.click()), chooser);
    inPage.progress = make("p", { role: "status", className: "in-page-progress" });
    inPage.bar.after(inPage.progress, hint, inPage.warning);
    return hint.id;
  }

  inPage.begin = (first) => {
    const hint = makeBanner();
    inPage.codeCells(inPage.notebook).forEach((cell, number) => Object.assign(inPage.cells[number], cell));
    let answer = null;
    for (const cell of inPage.cells) {
      if (cell.kind === "answer") answer = cell;
      if (cell.kind === "check") {
        cell.answer = answer;
        answer = null;
      }
      cell.between = cell.kind === "given" && answer !== null; // between an answer and its check: runs with it
    }
    python = new inPage.Python((sentence) => (inPage.status.textContent = sentence), { module: "run_cells", zips: [inPage.course.zip] });
    inPage.cells.forEach((cell, number) => {
      if (cell.kind === "answer") makeAnswer(cell, hint);
      else if (cell.kind === "given" && number > 0 && !cell.between) runBar(cell, "Run", number);
    });
    store.get("");
    if (!store.works) warn();
    showProgress();
    showOrphans();
    watchOtherTabs();
    window.addEventListener("beforeunload", (event) => {
      if (unsaved && !store.works) event.preventDefault();
    });
    if (first) first.editor.focus();
    else inPage.banner.focus();
    python.start();
  };
})();
