/* <mlc-jacobian-cost>: the shape of a Jacobian, and what it costs forwards, in reverse, or never written down.

   {"widths": [1, 10, ...], "hidden": [h, ...], "batches": [1, ...], "start": [d, m, n],
    "costs": [[[vjp, jvp, reverse, forward], ... by m], ... by d]}

   The network has d inputs, hidden layers, and m outputs; the multiplications come from mlcourse.jacobians.cost. */

customElements.define("mlc-jacobian-cost", class extends mlc.Figure {
  build() {
    this.classList.add("mlc-wide");
    const { widths, batches, start } = this.data;
    this.table = this.picture(300, 232, "The Jacobian as a table, its sides on a scale of powers of ten");
    this.bars = this.picture(330, 232, "Multiplications, on a scale of powers of ten");
    const log = (name, values, value) =>
      this.range(name, { min: 0, max: values.length - 1, step: 1, value: values.indexOf(value), written: (k) => mlc.count(values[k]) });
    this.d = log("inputs d", widths, start[0]);
    this.m = log("outputs m", widths, start[1]);
    this.n = log("samples n", batches, start[2]);
    this.key.textContent = "Blue row: one backward pass. Orange column: one forward pass. "
      + "The sides of the table and the bars grow by one step for each power of ten.";
  }

  update() {
    const { widths, batches, costs, hidden } = this.data;
    const { count, svg, text } = mlc;
    for (const input of [this.d, this.m, this.n]) input.show();
    const [d, m, n] = [widths[this.d.value], widths[this.m.value], batches[this.n.value]];
    const [vjp, , reverse, forward] = costs[this.d.value][this.m.value].map((cost) => n * cost);

    const side = (size) => 24 + 42 * Math.log10(size);
    const many = (size, word) => `${count(size)} ${word}${size > 1 ? "s" : ""}`;
    const [wide, high, left, top] = [side(d), side(m), 66, 36];
    const lines = (size, length) => Array.from({ length: Math.min(size, 25) - 1 }, (_, k) => ((k + 1) * length) / Math.min(size, 25));
    const [row, column] = [high / Math.min(m, 25), wide / Math.min(d, 25)];
    this.table.replaceChildren(
      svg("rect", { x: left, y: top, width: wide, height: row, class: "plus" }),
      svg("rect", { x: left, y: top, width: column, height: high, class: "minus half" }),
      ...lines(d, wide).map((x) => svg("path", { d: `M${left + x} ${top}v${high}`, class: "frame" })),
      ...lines(m, high).map((y) => svg("path", { d: `M${left} ${top + y}h${wide}`, class: "frame" })),
      svg("rect", { x: left, y: top, width: wide, height: high, class: "curve" }),
      text(left, 16, `${many(d, "input")} →`, { class: "start" }),
      ...[count(m), `output${m > 1 ? "s" : ""}`, "↓"].map((words, k) => text(left - 8, top + 9 + 17 * k, words, { class: "end" })),
    );
    const kinds = [
      [`one backward pass: ${count(vjp)}`, vjp, "plus"],
      [`whole table in reverse, ${many(m, "row")}: ${count(reverse)}`, reverse, "plus"],
      [`whole table forwards, ${many(d, "column")}: ${count(forward)}`, forward, "minus"],
    ];
    this.bars.replaceChildren(text(4, 16, "multiplications", { class: "name start" }), ...kinds.flatMap(([words, cost, kind], k) => [
      text(4, 52 + 64 * k, words, { class: "small start" }),
      svg("rect", { x: 4, y: 63 + 64 * k, width: 24.5 * Math.log10(Math.max(cost, 1)) + 2, height: 22, class: kind }),
    ]));

    const bytes = 8 * n * m * n * d;
    Object.assign(this.dataset, { shape: `${m} ${d}`, vjp, reverse, forward, bytes });
    const better = d === m ? "Both take the same number of passes." : m < d ? "Fewer outputs than inputs: reverse." : "Fewer inputs than outputs: forwards.";
    const whole = n === 1 ? `Written down it takes ${size(bytes)}.`
      : `For ${n} samples it has the shape (${[n, m, n, d].map(count).join(", ")}) and takes ${size(bytes)}, of which 1/${n} can differ from 0.`;
    this.say(`The Jacobian has the shape (${count(m)},\u00a0${count(d)}), behind hidden layers of ${mlc.list(hidden.map(count))}. `
      + `In reverse it takes ${count(m)} ${m > 1 ? "passes" : "pass"}, forwards ${count(d)}. ${better} ${whole}`);

    function size(number) {
      const power = Math.min(Math.floor(Math.log10(number) / 3), 6);
      return `${mlc.number(number / 1000 ** power)} ${["bytes", "kB", "MB", "GB", "TB", "PB", "EB"][power]}`;
    }
  }
});
