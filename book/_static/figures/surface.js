/* <mlc-surface>: the path of an optimiser on a surface over two weights, step by step, for several rates and methods.

   {"places": {"name": {"box": [left, right, bottom, top], "contours": [[[w0, w1], ...], ...],
                        "paths": {"method": [[[w0, w1], ...] by rate]}, "heights": {"method": [[J, ...] by rate]}}},
    "rates": {"method": [0.1, ...]}, "start": ["method", number of the rate]}

   The paths were followed by mlcourse.delta_rule.follow; nothing is computed here but words. */

customElements.define("mlc-surface", class extends mlc.Figure {
  build() {
    const { places, rates, start } = this.data;
    const names = Object.keys(places);
    this.place = this.choice("surface", names);
    this.method = this.choice("method", Object.keys(rates));
    this.method.value = start[0];
    this.rate = this.range("rate ρ", {
      min: 0, max: rates[start[0]].length - 1, step: 1, value: start[1], written: (k) => String(rates[this.method.value][k]),
    });
    const shown = places[names[0]].paths[start[0]][start[1]].length - 1;
    this.step = this.range("step", { min: 0, max: shown, step: 1, value: shown });
    const go = (to) => {
      this.step.value = to(this.step.valueAsNumber);
      this.update();
    };
    this.turns = this.buttons({
      Back: () => go((k) => k - 1), Step: () => go((k) => k + 1), "To the end": () => go(() => this.step.max), "Start again": () => go(() => 0),
    });
    this.key.textContent = "Large ball: where the weights stand. Small dots: where they have been. Thin lines: points of equal J.";
  }

  update(changed) {
    const { svg, number } = mlc;
    const { box, contours, paths, heights } = this.data.places[this.place.value];
    const method = this.method.value;
    const [path, height] = [paths, heights].map((all) => all[method][this.rate.valueAsNumber]);
    const last = path.length - 1;
    if (!this.plane || changed === this.place) {
      this.panels.replaceChildren();
      const picture = this.picture(420, 370, "Contours over two weights and the path of an optimiser");
      this.plane = new mlc.Plane(picture, box.slice(0, 2), box.slice(2), { xlabel: "w₀", ylabel: "w₁" });
      this.marks = svg("g");
      this.plane.layer.append(...contours.map((line) => this.plane.curve(line, { class: "frame" })), this.marks);
    }
    if (changed && changed !== this.step) this.step.value = last;
    this.step.max = last;
    const k = Math.min(this.step.valueAsNumber, last);
    const at = ([x, y], r, name) => svg("circle", { cx: this.plane.x(x), cy: this.plane.y(y), r, class: name });
    this.marks.replaceChildren(
      this.plane.curve(path.slice(0, k + 1), { class: "path" }),
      ...path.slice(0, k).map((point) => at(point, 2.5, "minus")), at(path[k], 7, "plus ball"),
    );

    for (const input of [this.rate, this.step]) input.show();
    const rate = this.data.rates[method][this.rate.valueAsNumber];
    Object.assign(this.dataset, { rate, step: k, w0: path[k][0], w1: path[k][1], height: height[k] });
    const seen = this.plane.has(path[k]) ? "" : ", outside the picture";
    let words = `${method}, ρ = ${rate}, step ${k}: w₀ = ${number(path[k][0])}, w₁ = ${number(path[k][1])}, J = ${number(height[k])}${seen}.`;
    if (k === last && height[k] > height[0]) words += " It diverges, so the path ends here.";
    this.say(words);
    this.turns[0].ariaDisabled = this.turns[3].ariaDisabled = String(k === 0);
    this.turns[1].ariaDisabled = this.turns[2].ariaDisabled = String(k === last);
  }
});
