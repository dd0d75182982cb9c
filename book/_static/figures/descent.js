/* <mlc-descent>: gradient descent on a curve, step by step, for many learning rates.

   {"valleys": {"name": {"curve": [[θ, f], ...], "paths": [[[θ, f], ...] by rate]}},
    "rates": [0.05, ...], "start": 0.05}

   The paths were walked by mlcourse.delta_rule.descend; nothing is computed here but words. */

customElements.define("mlc-descent", class extends mlc.Figure {
  build() {
    const names = Object.keys(this.data.valleys);
    this.valley = this.choice("valley f(θ)", names);
    const { rates, start, valleys } = this.data;
    const last = valleys[names[0]].paths[0].length - 1;
    this.rate = this.range("rate ρ", {
      min: 0, max: rates.length - 1, step: 1, value: rates.indexOf(start), written: (k) => String(rates[k]),
    });
    this.step = this.range("step", { min: 0, max: last, step: 1, value: 0 });
    const go = (to) => {
      this.step.value = to(this.step.valueAsNumber);
      this.update();
    };
    this.turns = this.buttons({ Back: () => go((k) => k - 1), Step: () => go((k) => k + 1), "Start again": () => go(() => 0) });
    this.key.textContent = "Large ball: where the descent stands. Small dots: where it has been. Dashed: the slope there.";
  }

  update(changed) {
    const { svg, number } = mlc;
    const { curve, paths } = this.data.valleys[this.valley.value];
    if (!this.plane || changed === this.valley) {
      this.panels.replaceChildren();
      const picture = this.picture(400, 330, "A valley and the steps of a descent");
      const top = Math.max(...curve.map((p) => p[1]));
      this.plane = new mlc.Plane(picture, [curve[0][0], curve.at(-1)[0]], [-0.08 * top, top], { xlabel: "θ", ylabel: "f(θ)" });
    }
    const rate = this.data.rates[this.rate.valueAsNumber];
    const path = paths[this.rate.valueAsNumber];
    const k = this.step.valueAsNumber;
    const last = path.length - 1;
    const [theta, f] = path[k];
    const g = k < last ? (theta - path[k + 1][0]) / rate : null; // the slope that made the next step
    const at = ([x, y], r, name) => svg("circle", { cx: this.plane.x(x), cy: this.plane.y(y), r, class: name });
    this.plane.layer.replaceChildren(
      this.plane.curve(curve, { class: "curve" }),
      ...(g === null ? [] : [this.plane.curve([[theta - 9, f - 9 * g], [theta + 9, f + 9 * g]], { class: "frame", "stroke-dasharray": "5 4" })]),
      this.plane.curve(path.slice(0, k + 1), { class: "path" }),
      ...path.slice(0, k).map((point) => at(point, 4, "minus")), at([theta, f], 8, "plus ball"),
    );

    for (const input of [this.rate, this.step]) input.show();
    Object.assign(this.dataset, { rate, step: k, theta, f });
    const seen = this.plane.has([theta, f]) ? "" : ", outside the picture";
    let words = k ? `Step ${k} with ρ = ${rate}: θ = ${number(theta)}, f = ${number(f)}${seen}.`
      : `Start with ρ = ${rate}: θ = ${number(theta)}, f = ${number(f)}.`;
    const slope = mlc.clean(Math.round(g * 1e4) / 1e4);
    if (k < last) words += ` The slope there is ${number(slope)}, so the next step is −${rate} · ${mlc.signed(slope)} = ${number(path[k + 1][0] - theta)}.`;
    else words += ` ${this.verdict(path)}`;
    this.say(words);
    this.turns[0].ariaDisabled = this.turns[2].ariaDisabled = String(k === 0);
    this.turns[1].ariaDisabled = String(k === last);
  }

  /* What a whole path did, from its places and heights alone. */
  verdict(path) {
    const [start, end] = [path[0][1], path.at(-1)[1]];
    const turns = path.slice(2).filter(([x], k) => (x - path[k + 1][0]) * (path[k + 1][0] - path[k][0]) < 0).length;
    if (end > 1.001 * start) return "It runs away: each step ends higher than it began.";
    if (end > 0.999 * start) return "It swings to and fro and comes no nearer.";
    if (end < 1e-3 * start) return turns > 1 ? "It overshoots, but settles at the bottom." : "It is at the bottom.";
    if (turns > 1) return "It overshoots: it swings from side to side.";
    return "It crawls: the bottom is still ahead.";
  }
});
