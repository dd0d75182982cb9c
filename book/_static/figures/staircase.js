/* <mlc-staircase>: a hidden layer that approximates a curve by bumps side by side.

   {"curve": [[x, f], ...], "sizes": [{"heights": [...], "error": e}, ...], "start": p}: sizes[p - 1] has p bumps. */

customElements.define("mlc-staircase", class extends mlc.Figure {
  build() {
    const { curve, sizes, start } = this.data;
    const heights = curve.map((p) => p[1]);
    const [low, high] = [Math.min(...heights), Math.max(...heights)];
    const margin = 0.12 * (high - low);
    const picture = this.picture(400, 300, "A curve and a staircase of bumps along it");
    this.plane = new mlc.Plane(picture, [0, 1], [low - margin, high + margin], { xlabel: "x", ylabel: "f(x)" });
    this.bumps = mlc.svg("g");
    this.plane.layer.append(this.bumps, this.plane.curve(curve, { class: "curve" }));
    this.p = this.range("bumps", { min: 1, max: sizes.length, step: 1, value: start });
    this.key.textContent = "Black or white: the curve. Blue: the network's output, one bar for each bump.";
  }

  update() {
    const { sizes } = this.data;
    const p = this.p.valueAsNumber;
    const { heights, error } = sizes[p - 1];
    const { plane } = this;
    this.bumps.replaceChildren(...heights.map((height, k) => mlc.svg("rect", {
      x: plane.x(k / p), width: plane.x((k + 1) / p) - plane.x(k / p), class: "bar",
      y: Math.min(plane.y(height), plane.y(0)), height: Math.abs(plane.y(height) - plane.y(0)),
    })));
    this.p.show();
    Object.assign(this.dataset, { p, error });
    const half = p % 2 === 0 ? ` With ${p / 2} it was ${mlc.number(sizes[p / 2 - 1].error)}.` : "";
    this.say(`${p} bump${p > 1 ? "s" : ""}, ${2 * p} hidden neurons: the error is ${mlc.number(error)}.${half}`);
  }
});
