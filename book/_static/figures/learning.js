/* <mlc-learning>: a network with two inputs, one hidden layer and one output that learns before the reader's eyes.

   {"tasks": {"name": {"points": [[x1, x2], ...], "targets": [0 or 1, ...]}},
    "weights": [[ [U1, U2] by seed ] by width - 1], "rates": [...], "start": {"width", "activation", "seed", "rate"}}

   The weights are those of mlcourse.mlp.MLP, each row of a matrix with its bias first, for sigmoid and tanh; those for
   ReLU are √2 times as large. One step is mlcourse.optimisers.SGD with momentum 0.9 on all samples, for the loss ½ (o - y)²
   averaged over the samples. Nothing moves before "Play" is pressed. */

(() => {
  "use strict";

  const sigmoid = (s) => (s >= 0 ? 1 / (1 + Math.exp(-s)) : Math.exp(s) / (1 + Math.exp(s)));
  const ACTIVATIONS = {
    sigmoid: [sigmoid, (s) => sigmoid(s) * (1 - sigmoid(s))],
    tanh: [Math.tanh, (s) => 1 - Math.tanh(s) ** 2],
    relu: [(s) => Math.max(0, s), (s) => (s > 0 ? 1 : 0)],
  };
  const MOMENTUM = 0.9;
  const CELLS = 24; // the plane is coloured in so many rows and columns
  const MOST = 3000; // steps
  const AT_ONCE = 2; // steps between two pictures
  const weighted = (row, x) => row.slice(1).reduce((sum, w, k) => sum + w * x[k], row[0]);

  customElements.define("mlc-learning", class extends mlc.Figure {
    build() {
      const { tasks, weights, rates, start } = this.data;
      this.task = this.choice("task", Object.keys(tasks));
      this.activation = this.choice("hidden activation", Object.keys(ACTIVATIONS), start.activation);
      this.width = this.range("hidden neurons", { min: 1, max: weights.length, step: 1, value: start.width });
      this.rate = this.range("rate ρ", { min: 0, max: rates.length - 1, step: 1, value: rates.indexOf(start.rate), written: (k) => String(rates[k]) });
      this.seed = this.range("seed", { min: 0, max: weights[0].length - 1, step: 1, value: start.seed });
      this.turns = this.buttons({
        Play: () => (this.playing ? this.pause() : this.play()), Step: () => this.go(1), "100 steps": () => this.go(100), "Start again": () => this.reset(),
      });
      this.key.textContent = "Blue circles: the target is 1. Orange squares: it is 0. The plane is as blue or orange as the output is near 1 or 0.";
    }

    reset() {
      this.pause(false);
      const gain = this.activation.value === "relu" ? Math.SQRT2 : 1;
      const made = this.data.weights[this.width.valueAsNumber - 1][this.seed.valueAsNumber];
      this.layers = made.map((U) => U.map((row) => row.map((w) => gain * w)));
      this.speed = made.map((U) => U.map((row) => row.map(() => 0)));
      this.losses = [this.loss()];
      this.show();
    }

    /* The output, and the sums and outputs of the hidden layer, for one sample. */
    forward(x) {
      const sums = this.layers[0].map((row) => weighted(row, x));
      const z = sums.map(ACTIVATIONS[this.activation.value][0]);
      return { sums, z, o: sigmoid(weighted(this.layers[1][0], z)) };
    }

    loss() {
      const { points, targets } = this.data.tasks[this.task.value];
      return points.reduce((sum, x, k) => sum + (this.forward(x).o - targets[k]) ** 2, 0) / (2 * points.length);
    }

    learn() {
      const { points, targets } = this.data.tasks[this.task.value];
      const slope = ACTIVATIONS[this.activation.value][1];
      const gradients = this.layers.map((U) => U.map((row) => row.map(() => 0)));
      points.forEach((x, k) => {
        const { sums, z, o } = this.forward(x);
        const up = ((o - targets[k]) / points.length) * o * (1 - o);
        [1, ...z].forEach((input, i) => (gradients[1][0][i] += up * input));
        sums.forEach((s, j) => {
          const below = up * this.layers[1][0][j + 1] * slope(s);
          [1, ...x].forEach((input, i) => (gradients[0][j][i] += below * input));
        });
      });
      const rate = this.data.rates[this.rate.valueAsNumber];
      this.layers.forEach((U, l) => U.forEach((row, j) => row.forEach((_, i) => {
        this.speed[l][j][i] = MOMENTUM * this.speed[l][j][i] - rate * gradients[l][j][i];
        row[i] += this.speed[l][j][i];
      })));
      this.losses.push(this.loss());
    }

    go(steps) {
      this.pause(false);
      for (let k = 0; k < steps && this.losses.length <= MOST; k++) this.learn();
      this.show();
    }

    play() {
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
        this.go(100);
        return;
      }
      this.playing = true;
      this.turns[0].textContent = "Pause";
      const frame = () => {
        if (!this.playing) return;
        for (let k = 0; k < AT_ONCE; k++) this.learn();
        if (this.losses.length > MOST) this.pause();
        else {
          this.draw();
          requestAnimationFrame(frame);
        }
      };
      requestAnimationFrame(frame);
    }

    pause(shown = true) {
      this.playing = false;
      this.turns[0].textContent = "Play";
      if (shown) this.show();
    }

    update(changed) {
      if (!this.plane || changed === this.task) this.prepare();
      for (const input of [this.width, this.rate, this.seed]) input.show();
      if (changed === this.rate) this.show();
      else this.reset();
    }

    /* The plane with its samples and the axes of the loss, which stay while the network learns. */
    prepare() {
      const { points, targets } = this.data.tasks[this.task.value];
      this.panels.replaceChildren();
      const range = (k) => {
        const values = points.map((p) => p[k]);
        const [low, high] = [Math.min(...values), Math.max(...values)];
        return [low - 0.25 * (high - low), high + 0.25 * (high - low)];
      };
      const [xs, ys] = [range(0), range(1)];
      this.plane = new mlc.Plane(this.picture(330, 310, "The output of a network over the plane"), xs, ys, { xlabel: "x₁", ylabel: "x₂" });
      this.cells = [];
      const size = [(this.plane.x(xs[1]) - this.plane.x(xs[0])) / CELLS, (this.plane.y(ys[0]) - this.plane.y(ys[1])) / CELLS];
      for (let i = 0; i < CELLS; i++)
        for (let j = 0; j < CELLS; j++) {
          const x = [xs[0] + ((i + 0.5) / CELLS) * (xs[1] - xs[0]), ys[1] - ((j + 0.5) / CELLS) * (ys[1] - ys[0])];
          const rect = mlc.svg("rect", { x: this.plane.box.left + i * size[0], y: this.plane.box.top + j * size[1], width: size[0], height: size[1], "shape-rendering": "crispEdges" });
          this.cells.push([x, rect]);
        }
      this.plane.layer.append(...this.cells.map(([, rect]) => rect), mlc.svg("g", {}, ...points.map((point, k) => this.plane.sample(point, targets[k] ? 1 : -1))));
      this.curvePicture = this.picture(330, 310, "The loss by step");
    }

    draw() {
      for (const [x, rect] of this.cells) {
        const { o } = this.forward(x);
        rect.setAttribute("class", o >= 0.5 ? "plus" : "minus");
        rect.setAttribute("fill-opacity", (0.08 + 0.8 * Math.abs(o - 0.5)).toFixed(3));
      }
      const last = this.losses.length - 1;
      this.dataset.now = last; // also while it plays, when nothing is said
      const every = Math.max(1, Math.floor(last / 200));
      const shown = this.losses.map((J, k) => [k, J]).filter(([k]) => k % every === 0 || k === last);
      this.curvePicture.replaceChildren();
      const top = 1.05 * Math.max(0.13, ...shown.map(([, J]) => J));
      const axes = new mlc.Plane(this.curvePicture, [0, Math.max(100, last)], [0, top], { xlabel: `step (now ${last})`, ylabel: "J" });
      axes.layer.append(axes.curve(shown, { class: "curve" }));
    }

    show() {
      this.draw();
      const { points, targets } = this.data.tasks[this.task.value];
      const right = points.filter((x, k) => (this.forward(x).o >= 0.5) === (targets[k] >= 0.5)).length;
      const [step, J] = [this.losses.length - 1, this.losses.at(-1)];
      Object.assign(this.dataset, { step, loss: J, right });
      const neurons = this.width.valueAsNumber === 1 ? "1 hidden neuron" : `${this.width.valueAsNumber} hidden neurons`;
      this.say(`${this.task.value}, ${neurons}, step ${step}: J = ${mlc.number(J)}, ${right} of ${points.length} right.`);
      this.turns[1].ariaDisabled = this.turns[2].ariaDisabled = this.turns[0].ariaDisabled = String(step >= MOST);
      this.turns[3].ariaDisabled = String(step === 0);
    }
  });
})();
