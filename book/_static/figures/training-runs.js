/* <mlc-training-runs>: the curves of training runs, for a learning rate and a seed to choose.

   {"runs": {"0.003": [{"loss": [...], "held_loss": [...], "accuracy": [...], "held_accuracy": [...]}, ...] by seed},
    "start": ["0.003", 0]} */

customElements.define("mlc-training-runs", class extends mlc.Figure {
  build() {
    const { runs, start } = this.data;
    this.rates = Object.keys(runs);
    const seeds = runs[this.rates[0]].length;
    this.rate = this.range("learning rate", { min: 0, max: this.rates.length - 1, step: 1, value: this.rates.indexOf(start[0]), written: (k) => this.rates[k] });
    this.seed = this.range("seed", { min: 0, max: seeds - 1, step: 1, value: start[1] });
    this.key.textContent = "Thick: the chosen seed, training flowers. Dashed: the same seed, held-out flowers. Thin: the training flowers of the other seeds.";
  }

  update() {
    const rate = this.rates[this.rate.valueAsNumber];
    const seed = this.seed.valueAsNumber;
    const runs = this.data.runs[rate];
    const top = Math.max(...Object.values(this.data.runs).flat().map((run) => run.loss[0]));
    this.panels.replaceChildren();
    for (const [what, held, high, label] of [["loss", "held_loss", 1.25 * top, "loss"], ["accuracy", "held_accuracy", 1.04, "accuracy"]]) {
      const picture = this.picture(330, 300, `The ${label} by epoch`);
      const plane = new mlc.Plane(picture, [0, runs[0].loss.length - 1], [0, high], { xlabel: "epoch", ylabel: label });
      const pairs = (values) => values.map((value, k) => [k, value]);
      const others = runs.filter((_, k) => k !== seed).map((run) => plane.curve(pairs(run[what]), { class: "frame" }));
      plane.layer.append(...others, plane.curve(pairs(runs[seed][held]), { class: "curve", "stroke-dasharray": "6 4" }), plane.curve(pairs(runs[seed][what]), { class: "line" }));
    }
    for (const input of [this.rate, this.seed]) input.show();
    const last = (name) => runs[seed][name].at(-1);
    Object.assign(this.dataset, { rate, seed, loss: last("loss"), held: last("held_accuracy") });
    const ends = runs.map((run) => run.held_accuracy.at(-1));
    const range = `${Math.min(...ends).toFixed(3)} to ${Math.max(...ends).toFixed(3)}`;
    this.say(`Rate ${rate}, seed ${seed}: after ${runs[0].loss.length - 1} epochs the loss is ${last("loss").toFixed(3)}, the accuracy ${last("accuracy").toFixed(3)}, held out ${last("held_accuracy").toFixed(3)}; over all ${runs.length} seeds, held out ${range}.`);
  }
});
