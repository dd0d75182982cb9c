/* <mlc-decision-line>: turn and shift a perceptron's line among the rows of a truth table, and watch J(w).

   {"tasks": {"AND": {"points": [[x1, x2], ...], "labels": [1, -1, ...]}, ...}, "w": [w0, w1, w2]}

   As in mlcourse.perceptron: a sum of 0 counts as +1, and J is the sum of -y s over the misclassified. */

customElements.define("mlc-decision-line", class extends mlc.Figure {
  build() {
    this.w = this.data.w;
    const picture = this.picture(372, 362, "A decision line and the arrow w, perpendicular to it, among four points");
    this.plane = new mlc.Plane(picture, [-0.8, 1.8], [-0.8, 1.8], { xlabel: "x₁", ylabel: "x₂" });
    this.marks = mlc.svg("g");
    this.line = new mlc.Line(this.plane, { tint: true, moved: (w) => {
      this.w = w;
      this.update();
    } });
    this.plane.layer.append(this.marks);
    this.task = this.choice("task", Object.keys(this.data.tasks));
    this.sliders = ["bias w₀", "w₁", "w₂"].map((name, k) =>
      this.range(name, { min: -2, max: 2, step: 0.05, value: this.w[k] }));
    this.key.textContent = "Blue circles: target +1. Orange squares: target −1. Ringed: on the wrong side. "
      + "Drag the knob on the line to shift it, the tip of the arrow to turn it.";
  }

  update(changed) {
    const { clean, number, text } = mlc;
    const k = this.sliders.indexOf(changed);
    if (k >= 0) this.w = this.w.with(k, changed.valueAsNumber);
    else this.sliders.forEach((slider, i) => (slider.value = this.w[i]));
    this.sliders.forEach((slider, i) => slider.show(this.w[i]));

    const [w0, w1, w2] = this.w;
    const { points, labels } = this.data.tasks[this.task.value];
    const sums = points.map(([x1, x2]) => clean(w1 * x1 + w2 * x2 + w0));
    const wrong = points.map((_, i) => i).filter((i) => sums[i] >= 0 !== labels[i] > 0);
    const costs = wrong.map((i) => clean(-labels[i] * sums[i]));
    const J = clean(costs.reduce((a, b) => a + b, 0));
    const seen = this.line.show(this.w);
    this.marks.replaceChildren(...points.flatMap((point, i) => [
      this.plane.sample(point, labels[i], wrong.includes(i)),
      text(this.plane.x(point[0]), this.plane.y(point[1]) + (point[1] > 0 ? -21 : 23), `s = ${number(sums[i])}`, { class: "small halo" }),
    ]));

    Object.assign(this.dataset, { w: this.w.join(" "), wrong: wrong.length, j: J });
    let words = `${this.task.value}: all four right, so J(w) = 0.`;
    if (wrong.length) {
      const which = mlc.list(wrong.map((i) => `(${points[i].map(number).join(", ")})`));
      const sum = costs.length > 1 ? `${costs.map(number).join(" + ")} = ` : "";
      words = `${this.task.value}: ${wrong.length} of 4 wrong, ${which}. J(w) = ${sum}${number(J)}.`;
    }
    if (w1 === 0 && w2 === 0) words += " With both weights at 0 there is no line to draw.";
    else if (!seen) words += " The line lies outside the picture.";
    this.say(words);
  }
});
