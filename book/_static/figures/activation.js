/* <mlc-activation>: an activation function, its derivative, and what is left of a gradient after a chain of them.

   {"names": ["step", ...], "leak": c, "upstream": g, "layers": L}

   The functions are those of mlcourse.activations. The chain has weights of 1: each neuron reads the one before. */

customElements.define("mlc-activation", class extends mlc.Figure {
  build() {
    const { names, layers } = this.data;
    this.f = this.choice("activation", names, "sigmoid");
    this.a = this.range("slope a", { min: 0.5, max: 20, step: 0.5, value: 1 });
    this.s = this.range("sum s", { min: -6, max: 6, step: 0.25, value: 0 });
    this.layers = this.range("layers", { min: 1, max: 12, step: 1, value: layers });
    this.key.textContent = "Above: f with its tangent at s, and f′. Bars: what is left of the gradient after each layer, from the top one down; "
      + "the scale is in powers of ten.";
  }

  update() {
    const { number, svg, text } = mlc;
    const { leak, upstream } = this.data;
    const name = this.f.value;
    const a = name === "sigmoid" ? this.a.valueAsNumber : 1;
    const [f, slope, low, high, steepest] = activation(name, a, leak);
    const s = this.s.valueAsNumber;
    for (const input of [this.a, this.s, this.layers]) input.show();
    this.a.disabled = name !== "sigmoid";

    const passed = [];
    let [value, gradient] = [s, upstream];
    const slopes = [];
    for (let k = 0; k < this.layers.valueAsNumber; k++) {
      slopes.push(slope(value));
      value = f(value);
    }
    for (const each of slopes.toReversed()) passed.push((gradient *= each));

    this.panels.replaceChildren();
    this.querySelector(".mlc-body > svg")?.remove();
    const xs = Array.from({ length: 241 }, (_, k) => -6 + k / 20);
    const curve = (title, g, [bottom, top], tangent) => {
      const plane = new mlc.Plane(this.picture(250, 230, title), [-6, 6], [bottom, top], { xlabel: "s", ylabel: title, margin: 46 });
      // a jump is a gap in the curve, not a wall
      const jumps = xs.findIndex((x, k) => k && Math.abs(g(x) - g(xs[k - 1])) > 0.6 * (top - bottom));
      const pieces = jumps > 0 && ["step", "relu", "leaky_relu"].includes(name) ? [xs.slice(0, jumps), xs.slice(jumps)] : [xs];
      plane.layer.append(...tangent, ...pieces.map((piece) => plane.curve(piece.map((x) => [x, g(x)]), { class: "line" })),
        svg("circle", { cx: plane.x(s), cy: plane.y(g(s)), r: 6, class: "plus" }));
      return plane;
    };
    const left = curve("f(s)", f, [low, high], []);
    left.layer.prepend(left.curve([[s - 9, f(s) - 9 * slope(s)], [s + 9, f(s) + 9 * slope(s)]], { class: "tangent" }));
    curve("f′(s)", slope, [-0.1 * steepest, 1.15 * steepest], []);
    this.chain(passed);

    Object.assign(this.dataset, { f: f(s), slope: slope(s), passed: passed.join(" ") });
    const left_ = passed.at(-1);
    const share = left_ / upstream;
    const words = left_ === 0 ? "nothing" : share < 1e-3 ? `${number(left_)}, next to nothing,` : number(left_);
    this.say(`${name.replace("_", " ")} at s = ${number(s)}: f = ${number(f(s))}, f′ = ${number(slope(s))}. `
      + `Of an upstream gradient of ${upstream}, ${words} arrives below ${passed.length} layer${passed.length > 1 ? "s" : ""}.`);
  }

  /* One bar for each layer, on a scale of powers of ten from 10⁻⁸; a cross where nothing arrives. */
  chain(passed) {
    const { svg, text } = mlc;
    const picture = this.picture(250, 230, "What is left of the gradient, layer by layer");
    this.controls.before(picture);
    const height = (value) => 10 + 178 * (1 - (Math.log10(Math.min(Math.max(value, 1e-8), 100)) + 8) / 10);
    for (const power of [-8, -6, -4, -2, 0, 2])
      picture.append(svg("path", { d: `M46 ${height(10 ** power)}H240`, class: "frame faint" }),
        text(40, height(10 ** power), `10${{ "-8": "⁻⁸", "-6": "⁻⁶", "-4": "⁻⁴", "-2": "⁻²", 0: "⁰", 2: "²" }[power]}`, { class: "tick end" }));
    const wide = 190 / Math.max(passed.length + 1, 5);
    [this.data.upstream, ...passed].forEach((value, k) => {
      const x = 49 + k * wide;
      if (value > 1e-8)
        picture.append(svg("rect", { x, y: height(value), width: wide - 4, height: 188 - height(value), class: k ? "plus" : "given" }));
      else picture.append(svg("path", { d: `M${x + wide / 2 - 6} 178l8 8m0 -8l-8 8`, class: "curve minus-line" }));
    });
    picture.append(text(46, 205, "above", { class: "small start" }), text(240, 205, "below", { class: "small end" }),
      text(143, 220, "gradient after each layer"));
  }
});

/* f and f′ of mlcourse.activations, and what a picture of them has to hold: lowest, highest, steepest. */
function activation(name, a, leak) {
  const sigma = (s) => (s >= 0 ? 1 / (1 + Math.exp(-s)) : Math.exp(s) / (1 + Math.exp(s)));
  switch (name) {
    case "step": return [(s) => Number(s >= 0), () => 0, -0.2, 1.2, 1];
    case "sigmoid": return [(s) => sigma(a * s), (s) => a * sigma(a * s) * sigma(-a * s), -0.2, 1.2, a / 4];
    case "tanh": return [Math.tanh, (s) => 4 * sigma(2 * s) * sigma(-2 * s), -1.3, 1.3, 1];
    case "softplus": return [(s) => Math.max(s, 0) + Math.log1p(Math.exp(-Math.abs(s))), sigma, -1, 6.5, 1];
    case "relu": return [(s) => Math.max(s, 0), (s) => Number(s > 0), -1, 6.5, 1];
    case "leaky_relu": return [(s) => (s > 0 ? s : leak * s), (s) => (s > 0 ? 1 : leak), -1, 6.5, 1];
  }
  throw new Error(`no activation is called ${name}`);
}
