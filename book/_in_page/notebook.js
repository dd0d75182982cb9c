/* The notebook to hand in, and what is in one: text in, text out. */

(() => {
  "use strict";

  const text = ({ source }) => (Array.isArray(source) ? source.join("") : String(source ?? ""));
  const mark = ({ metadata }) => metadata?.nbgrader ?? {};

  /* List the code cells: their name, kind, points and text. */
  function codeCells(notebook) {
    return JSON.parse(notebook)
      .cells.filter((cell) => cell.cell_type === "code")
      .map((cell) => ({
        name: mark(cell).grade_id,
        kind: mark(cell).grade ? "check" : mark(cell).solution ? "answer" : "given",
        points: mark(cell).points,
        source: text(cell),
      }));
  }

  /* Return the released notebook with these answers in their cells, and not a character else changed. */
  function fill(notebook, answers) {
    const filled = JSON.parse(notebook);
    for (const cell of filled.cells) {
      const name = mark(cell).grade_id;
      if (cell.cell_type === "code" && mark(cell).solution && name in answers && answers[name] !== text(cell))
        cell.source = answers[name].split(/(?<=\n)/).filter(Boolean);
    }
    return `${JSON.stringify(filled, null, 1)}\n`;
  }

  /* Return the answers in a notebook of this exercise, by the names of their cells, and how many cells are not from it. */
  function answersIn(notebook, exercise) {
    let cells;
    try {
      cells = JSON.parse(notebook).cells.map((cell) => ({ ...cell, text: text(cell), mark: mark(cell) }));
    } catch {
      throw new Error("This file is not a notebook.");
    }
    if (!cells.some((cell) => cell.text.includes(`check("${exercise}.`)))
      throw new Error(`This is not a notebook of the exercise ${exercise}.`);
    const code = cells.filter((cell) => cell.cell_type === "code");
    return {
      answers: Object.fromEntries(code.filter((c) => c.mark.solution).map((c) => [c.mark.grade_id, c.text])),
      extra: code.filter((c) => !c.mark.grade_id && c.text.trim()).length,
    };
  }

  Object.assign(inPage, { codeCells, fill, answersIn });
})();
