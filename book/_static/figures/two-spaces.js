/* <mlc-two-spaces>: move the two lines of a hidden layer and see where it sends the points.

   {"points": [[x1, x2], ...], "labels": [1, -1, ...], "U": [[w0, w1, w2], [w0, w1, w2]]}

   As in mlcourse.mlp.hidden_space: z = τ(U x), a corner (±1, ±1), and a sum of 0 counts as +1. */

customElements.define("mlc-two-spaces", class extends mlc.Figure {
  build() {
    this.classList.add("mlc-wide");
    this.U = this.data.U;
    const x = this.picture(330, 320, "The inputs x and the lines of two hidden perceptrons");
    const z = this.picture(330, 320, "The same points in the hidden space z");
    this.x = new mlc.Plane(x, [-0.7, 1.7], [-0.7, 1.7], { xlabel: "x₁", ylabel: "x₂" });
    this.z = new mlc.Plane(z, [-1.7, 1.7], [-1.7, 1.7], { xlabel: "z₁", ylabel: "z₂" });
    this.lines = ["z₁", "z₂"].map((name, k) => new mlc.Line(this.x, { name, reach: 0.35, dash: k ? "9 5" : "", foot: [[0.2, 0.2], [0.9, 0.5]][k], moved: (w) => {
      this.U = this.U.with(k, w);
      this.update();
    } }));
    this.read = new mlc.Line(this.z, { name: "", reach: 0.4, tint: true });
    this.marks = [this.x, this.z].map((plane) => plane.layer.appendChild(mlc.svg("g")));
    this.sliders = ["First hidden neuron, z₁", "Second hidden neuron, z₂"].map((title, i) => {
      const place = this.group(title);
      return ["bias w₀", "w₁", "w₂"].map((name, k) => this.range(name, { min: -2, max: 2, step: 0.1, value: this.U[i][k] }, place));
    });
    this.key.textContent = "Blue circles: XOR is true. Orange squares: false. On the left, the signs of (z₁, z₂) at each point.";
  }

  update(changed) {
    this.sliders.forEach((row, i) => row.forEach((slider, k) => {
      if (slider === changed) this.U = this.U.with(i, this.U[i].with(k, slider.valueAsNumber));
      else slider.value = this.U[i][k];
      slider.show(this.U[i][k]);
    }));
    const { points, labels } = this.data;
    const corners = points.map(([x1, x2]) => this.U.map(([w0, w1, w2]) => (mlc.clean(w1 * x1 + w2 * x2 + w0) >= 0 ? 1 : -1)));
    const line = separator(corners, labels);
    this.lines.forEach((each, k) => each.show(this.U[k]));
    this.read.drawing.replaceChildren();
    if (line) this.read.show(line);
    const sign = (corner) => corner.map((v) => (v > 0 ? "+" : "−")).join(" ");
    const named = (point) => `(${point.join(",\u00a0")})`;
    const here = (corner) => points.filter((_, k) => String(corners[k]) === String(corner));
    const text = (plane, x, y, words) => mlc.text(plane.x(x), plane.y(y), words, { class: "small halo" });
    this.marks[0].replaceChildren(...points.flatMap((point, k) => [
      this.x.sample(point, labels[k]), text(this.x, point[0], point[1] + (point[1] > 0 ? 0.17 : -0.17), sign(corners[k])),
    ]));
    // points on one corner stand side by side, or one would hide the other
    this.marks[1].replaceChildren(...points.flatMap((point, k) => {
      const [a, b] = corners[k];
      const [place, many] = [here(corners[k]).indexOf(point), here(corners[k]).length];
      const x = a + 0.17 * (place - (many - 1) / 2);
      const words = place ? [] : [text(this.z, a, b + 0.3 * b, here(corners[k]).map(named).join(" "))];
      return [this.z.sample([x, b], labels[k]), ...words];
    }));

    Object.assign(this.dataset, { z: corners.map((c) => c.join(" ")).join(", "), separates: Boolean(line) });
    const places = [...new Set(corners.map(String))].map((corner) => {
      const its = here(corner.split(",")).map(named);
      return `${mlc.list(its)} to (${corner.split(",").map((v) => (v > 0 ? "+1" : "−1")).join(",\u00a0")})`;
    });
    const clash = points.some((_, i) => points.some((__, k) => String(corners[i]) === String(corners[k]) && labels[i] !== labels[k]));
    const verdict = line ? "One line separates true from false there." : clash
      ? "A true and a false input land on one corner, so nothing after this layer can tell them apart."
      : "True and false lie on the two diagonals: no line separates them.";
    this.say(`The hidden layer sends ${mlc.list(places)}. ${verdict}`);
  }
});

/* Weights whose line separates the labels at corners (±1, ±1), or nothing: these are all lines there are to try. */
function separator(corners, labels) {
  const values = [-1, 0, 1];
  for (const w0 of values)
    for (const w1 of [1, -1, 0])
      for (const w2 of [1, -1, 0]) {
        const sums = corners.map(([a, b]) => w0 + w1 * a + w2 * b);
        for (const side of [1, -1])
          if ((w1 || w2) && sums.every((s, k) => side * s * labels[k] > 0)) return [w0, w1, w2].map((w) => side * w);
      }
  return null;
}
