/* <mlc-line-steps>: step through the decision lines that a learning rule went through.

   {"points": [[x1, x2], ...], "labels": [1, -1, ...], "weights": [[w0, w1, w2], ...],
    "notes": ["one sentence for each step", ...], "xlabel": "...", "ylabel": "..."}

   One step is one weight vector. A point on the line counts as class +1, as in mlcourse.perceptron. */

customElements.define("mlc-line-steps", class extends mlc.Figure {
  build() {
    const { points, labels, weights, notes, xlabel, ylabel } = this.data;
    if (points.length !== labels.length || weights.length !== notes.length)
      throw new Error("a figure drawn from half of its data would mislead");
    const picture = this.picture(420, 370, "Points of two classes and a decision line");
    const range = (values) => [Math.min(...values), Math.max(...values)];
    const [xs, ys] = [range(points.map((p) => p[0])), range(points.map((p) => p[1]))];
    // one unit is as long on either axis, or the arrow would not look perpendicular
    const half = 0.75 * Math.max(...[xs, ys].map(([low, high]) => high - low));
    const around = ([low, high], share) => [(low + high) / 2 - half * share, (low + high) / 2 + half * share];
    this.plane = new mlc.Plane(picture, around(xs, 1), around(ys, 318 / 358), { xlabel, ylabel });
    this.line = new mlc.Line(this.plane, { reach: 0.25 * half, tint: true });
    this.marks = mlc.svg("g");
    this.plane.layer.append(this.marks);

    const go = (by) => {
      this.step.value = this.step.valueAsNumber + by;
      this.update();
    };
    this.step = this.range("Step", { min: 1, max: weights.length, step: 1, value: 1, written: (k) => `${k} of ${weights.length}` });
    this.turns = this.buttons({ Previous: () => go(-1), Next: () => go(1) });
    this.key.textContent = "Blue circles: class +1. Orange squares: class −1. Ringed: on the wrong side.";
  }

  update() {
    const { points, labels, weights, notes } = this.data;
    const step = this.step.valueAsNumber;
    const w = weights[step - 1];
    const wrong = points.map(([x1, x2], k) => (mlc.clean(w[0] + w[1] * x1 + w[2] * x2) >= 0) !== (labels[k] > 0));
    const seen = this.line.show(w);
    this.marks.replaceChildren(...points.map((point, k) => this.plane.sample(point, labels[k], wrong[k])));

    let note = notes[step - 1];
    if (w[1] === 0 && w[2] === 0) note += " With both weights at 0 there is no line to draw.";
    else if (!seen) note += " The line lies outside the picture.";
    this.dataset.wrong = wrong.filter(Boolean).length;
    this.say(`Step ${step} of ${weights.length}: ${note}`);
    this.step.show();
    this.turns[0].ariaDisabled = String(step === 1);
    this.turns[1].ariaDisabled = String(step === weights.length);
  }
});
