/* <mlc-softmax>: logits to move, the probabilities that softmax makes of them, and a temperature.

   {"logits": [1, 0, ...], "names": ["cat", ...]}

   As in mlcourse.activations.softmax: exp(s/T - m) divided by the sum of all, with m the largest s/T. */

customElements.define("mlc-softmax", class extends mlc.Figure {
  build() {
    const { logits, names } = this.data;
    this.bars = this.picture(400, 260, "Logits and their probabilities");
    this.sliders = names.map((name, k) => this.range(`logit of ${name}`, { min: -4, max: 4, step: 0.1, value: logits[k] }));
    this.temperature = this.range("temperature T", { min: 0.2, max: 5, step: 0.1, value: 1 });
    this.buttons({ "Add 1 to all": () => this.add(1), "Subtract 1 from all": () => this.add(-1) });
    this.key.textContent = "Each bar is a probability; all of them add up to 1.";
  }

  add(by) {
    const moved = this.sliders.map((slider) => mlc.clean(slider.valueAsNumber + by));
    if (moved.every((s) => s >= -4 && s <= 4)) this.sliders.forEach((slider, k) => (slider.value = moved[k]));
    this.update();
  }

  update() {
    const { names } = this.data;
    const { svg, text, number } = mlc;
    const T = this.temperature.valueAsNumber;
    const logits = this.sliders.map((slider) => slider.valueAsNumber);
    const top = Math.max(...logits) / T;
    const powers = logits.map((s) => Math.exp(s / T - top));
    const sum = powers.reduce((a, b) => a + b, 0);
    const p = powers.map((power) => power / sum);
    const [left, width, floor, height] = [20, 360, 200, 170];
    const each = width / p.length;
    this.bars.replaceChildren(svg("path", { d: `M${left} ${floor}h${width}`, class: "frame" }), ...p.flatMap((share, k) => {
      const middle = left + (k + 0.5) * each;
      return [
        svg("rect", { x: middle - 0.3 * each, y: floor - height * share, width: 0.6 * each, height: height * share, class: "plus" }),
        text(middle, floor - height * share - 12, share.toFixed(3), { class: "small" }),
        text(middle, floor + 18, names[k]), text(middle, floor + 38, `s = ${number(logits[k])}`, { class: "small" }),
      ];
    }));
    for (const slider of [...this.sliders, this.temperature]) slider.show();
    Object.assign(this.dataset, { p: p.join(" "), temperature: T });
    const order = p.map((share, k) => [share, names[k]]).sort((a, b) => b[0] - a[0]);
    this.say(`T = ${number(T)}: ${mlc.list(order.map(([share, name]) => `${name} ${share.toFixed(3)}`))}.`);
  }
});
