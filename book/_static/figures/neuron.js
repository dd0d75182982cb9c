/* <mlc-neuron>: a neuron with two inputs; move the inputs, the weights and the bias.

   {"w": [w0, w1, w2], "x": [x1, x2]}

   As in mlcourse.neurons: s = w0 + w1 x1 + w2 x2, and a sum of 0 fires. */

customElements.define("mlc-neuron", class extends mlc.Figure {
  build() {
    this.classList.add("mlc-wide");
    this.network = this.picture(370, 250, "A neuron: a bias and two inputs, their weights, the sum and the output");
    const curve = this.picture(300, 250, "The output over the weighted sum");
    this.plane = new mlc.Plane(curve, [-6, 6], [-0.6, 6], { xlabel: "weighted sum s", ylabel: "output o", margin: 44 });
    const { w, x } = this.data;
    const weight = { min: -3, max: 3, step: 0.1 };
    const [weights, inputs] = [this.group("Weights"), this.group("Inputs and activation")];
    this.w = ["bias w₀", "w₁", "w₂"].map((name, k) => this.range(name, { ...weight, value: w[k] }, weights));
    this.x = ["x₁", "x₂"].map((name, k) => this.range(name, { min: 0, max: 5, step: 0.5, value: x[k] }, inputs));
    this.f = this.choice("activation", ["all or nothing", "ramp"], "all or nothing", inputs);
    this.key.textContent = "Blue: raises the sum. Orange, broken: lowers it. The thicker, the more.";
  }

  update() {
    const { clean, number, signed, svg, text } = mlc;
    const w = this.w.map((input) => input.valueAsNumber);
    const x = [1, ...this.x.map((input) => input.valueAsNumber)];
    for (const input of [...this.w, ...this.x]) input.show();
    const parts = w.map((weight, k) => clean(weight * x[k]));
    const s = clean(parts.reduce((a, b) => a + b));
    const ramp = this.f.value === "ramp";
    const f = (sum) => (ramp ? Math.max(sum, 0) : Number(sum >= 0));
    const y = f(s);

    const heights = [42, 122, 202];
    this.network.replaceChildren(
      ...parts.map((part, k) => svg("path", {
        d: `M60 ${heights[k]}L212 122`, class: part < 0 ? "wire lowers" : "wire",
        "stroke-width": part === 0 ? 1 : Math.min(2 + 1.5 * Math.abs(part), 12), opacity: part === 0 ? 0.5 : 0.85,
      })),
      svg("path", { d: "M250 122H300", class: "curve" }), svg("path", { d: "M300 122l-9 -5v10z", class: "head" }),
      ...heights.flatMap((height, k) => [
        svg("circle", { cx: 44, cy: height, r: 20, class: "paper" }), text(44, height, number(x[k])),
        text(44, height + 31, ["always 1", "x₁", "x₂"][k], { class: "small" }),
        text(128, 122 + (height - 122) * 0.55 + (k === 2 ? 17 : -16), k ? `w${"₀₁₂"[k]}x${"₀₁₂"[k]} = ${number(parts[k])}` : `w₀ = ${number(parts[k])}`, { class: "small halo start" }),
      ]),
      svg("circle", { cx: 232, cy: 122, r: 32, class: "paper" }), text(232, 122, number(s), { class: "name" }),
      text(232, 168, "sum s", { class: "small" }),
      svg("circle", { cx: 326, cy: 122, r: 24, class: y > 0 ? "paper fires" : "paper" }),
      text(326, 122, number(y), { class: "name" }), text(326, 160, "output o", { class: "small" }),
    );
    const at = Math.min(Math.max(s, -6), 6);
    const pieces = ramp ? [[[-6, 0], [0, 0], [6, 6]]] : [[[-6, 0], [0, 0]], [[0, 1], [6, 1]]];
    this.plane.layer.replaceChildren(
      this.plane.curve([[at, -1], [at, f(at)]], { class: "frame", "stroke-dasharray": "4 3" }),
      ...pieces.map((piece) => this.plane.curve(piece, { class: "line" })),
      svg("circle", { cx: this.plane.x(at), cy: this.plane.y(f(at)), r: 7, class: "plus" }),
    );

    Object.assign(this.dataset, { sum: s, output: y });
    const end = s < 0 ? "Below 0: the neuron is silent, 0." : ramp ? `The output is the sum itself, ${number(y)}.`
      : s === 0 ? "Exactly 0 counts: the neuron fires, 1." : "Not below 0: the neuron fires, 1.";
    this.say(`s = ${number(w[0])} + ${signed(w[1])} · ${number(x[1])} + ${signed(w[2])} · ${number(x[2])} = ${number(s)}. ${end}`);
  }
});
