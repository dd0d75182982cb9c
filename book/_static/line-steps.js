/* <mlc-line-steps>: step through the decision lines that a learning rule went through.

   The element contains
     <script type="application/json">
       {"points": [[x1, x2], ...], "labels": [1, -1, ...], "weights": [[w0, w1, w2], ...],
        "notes": ["one sentence for each step", ...], "xlabel": "...", "ylabel": "..."}
     </script>
   and a figure to be seen where scripts do not run; the figure is replaced by an SVG with a slider.

   One step is one weight vector: its line is w0 + w1 x1 + w2 x2 = 0, and the arrow (w1, w2) is
   perpendicular to it, which the picture shows because both axes have the same scale. A point on the line
   counts as class +1, as in mlcourse.perceptron. */

(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const BLUE = "#0072B2"; // class +1, circles
  const VERMILLION = "#D55E00"; // class -1, squares
  const WIDTH = 480;
  const HEIGHT = 380;
  const BOX = { left: 56, top: 12, right: WIDTH - 12, bottom: HEIGHT - 50 };
  const ARROW = 46; // length in pixels: the arrow shows a direction, not a size

  function make(name, attributes, ...children) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  function html(name, properties, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  /* Check what the page handed over; a figure drawn from half of it would mislead. */
  function read(text) {
    const data = JSON.parse(text);
    const { points, labels, weights, notes } = data;
    if (!points?.length || points.length !== labels?.length)
      throw new Error("points and labels must be lists of the same length");
    if (!weights?.length || weights.length !== notes?.length)
      throw new Error("weights and notes must be lists of the same length");
    if (!weights.every((w) => w.length === 3 && w.every(Number.isFinite)))
      throw new Error("each entry of weights must be three numbers: w0, w1, w2");
    return data;
  }

  /* Fit the points into the box, one unit as long on either axis. */
  function scale(points) {
    const range = (values) => {
      const low = Math.min(...values);
      const high = Math.max(...values);
      const margin = 0.25 * (high - low) || 1;
      return [low - margin, high + margin];
    };
    let [left, right] = range(points.map((p) => p[0]));
    let [bottom, top] = range(points.map((p) => p[1]));
    const width = BOX.right - BOX.left;
    const height = BOX.bottom - BOX.top;
    const unit = Math.min(width / (right - left), height / (top - bottom));
    const missing = [width / unit - (right - left), height / unit - (top - bottom)];
    left -= missing[0] / 2;
    right += missing[0] / 2;
    bottom -= missing[1] / 2;
    top += missing[1] / 2;
    return {
      left, right, bottom, top,
      x: (value) => BOX.left + (value - left) * unit,
      y: (value) => BOX.bottom - (value - bottom) * unit,
    };
  }

  function ticks(low, high) {
    const rough = (high - low) / 6;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough);
    const values = [];
    for (let k = Math.ceil(low / step); k * step <= high; k++) values.push(k * step);
    return values;
  }

  const number = (value) => String(Number(value.toPrecision(6))).replace("-", "\u2212");

  function drawAxes(svg, to, data) {
    const text = { fill: "currentColor", "font-size": 14, "text-anchor": "middle" };
    svg.append(make("rect", {
      x: BOX.left, y: BOX.top, width: BOX.right - BOX.left, height: BOX.bottom - BOX.top,
      fill: "none", stroke: "currentColor", "stroke-opacity": 0.5,
    }));
    for (const value of ticks(to.left, to.right)) {
      const x = to.x(value);
      svg.append(
        make("path", { d: `M${x} ${BOX.bottom}v5`, stroke: "currentColor" }),
        make("text", { ...text, x, y: BOX.bottom + 19 }, number(value)),
      );
    }
    for (const value of ticks(to.bottom, to.top)) {
      const y = to.y(value);
      svg.append(
        make("path", { d: `M${BOX.left} ${y}h-5`, stroke: "currentColor" }),
        make("text", { ...text, x: BOX.left - 9, y: y + 4, "text-anchor": "end" }, number(value)),
      );
    }
    const middle = (BOX.top + BOX.bottom) / 2;
    svg.append(
      make("text", { ...text, x: (BOX.left + BOX.right) / 2, y: HEIGHT - 10 }, data.xlabel ?? "x\u2081"),
      make("text", { ...text, x: 14, y: middle, transform: `rotate(-90 14 ${middle})` },
        data.ylabel ?? "x\u2082"),
    );
  }

  function drawPoint(layer, to, [x1, x2], label, wrong) {
    const x = to.x(x1);
    const y = to.y(x2);
    layer.append(label > 0
      ? make("circle", { cx: x, cy: y, r: 5.5, fill: BLUE })
      : make("rect", { x: x - 5, y: y - 5, width: 10, height: 10, fill: VERMILLION }));
    if (wrong)
      layer.append(make("circle", {
        class: "line-steps-wrong", cx: x, cy: y, r: 10.5, fill: "none", stroke: "currentColor", "stroke-width": 2,
      }));
  }

  /* Draw the line as far as the box is wide, and the weight vector from the line's point nearest to its middle. */
  function drawLine(layer, to, [w0, w1, w2]) {
    const length = Math.hypot(w1, w2);
    const middle = [(to.left + to.right) / 2, (to.bottom + to.top) / 2];
    const distance = (w0 + w1 * middle[0] + w2 * middle[1]) / length;
    const normal = [w1 / length, w2 / length];
    const foot = [middle[0] - distance * normal[0], middle[1] - distance * normal[1]];
    const reach = to.right - to.left + to.top - to.bottom;
    const end = (sign) => [foot[0] - sign * reach * normal[1], foot[1] + sign * reach * normal[0]];
    const [a, b] = [end(1), end(-1)];
    layer.append(make("path", {
      d: `M${to.x(a[0])} ${to.y(a[1])}L${to.x(b[0])} ${to.y(b[1])}`, stroke: "currentColor", "stroke-width": 2.5,
    }));

    const [x, y] = [to.x(foot[0]), to.y(foot[1])];
    if (x < BOX.left || x > BOX.right || y < BOX.top || y > BOX.bottom) return false;
    const [u, v] = [normal[0], -normal[1]]; // the same direction in pixels, where y grows downwards
    const [tipX, tipY] = [x + ARROW * u, y + ARROW * v];
    layer.append(
      make("path", { d: `M${x} ${y}L${tipX} ${tipY}`, stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": "5 3" }),
      make("path", {
        d: `M${tipX + 8 * u} ${tipY + 8 * v}L${tipX - 5 * v} ${tipY + 5 * u}L${tipX + 5 * v} ${tipY - 5 * u}z`,
        fill: "currentColor",
      }),
      make("text", {
        x: tipX + 20 * u, y: tipY + 20 * v + 4, fill: "currentColor", "font-size": 15, "font-weight": "bold", "text-anchor": "middle",
      }, "w"),
    );
    return true;
  }

  class LineSteps extends HTMLElement {
    #data;
    #to;
    #svg;
    #layer;
    #slider;
    #status;
    #buttons;
    #step = 0;
    #ready = false;

    connectedCallback() {
      // the children are there only when the page has been read to its end
      if (document.readyState === "loading")
        document.addEventListener("DOMContentLoaded", () => this.#start(), { once: true });
      else this.#start();
    }

    #start() {
      if (this.#ready) return;
      this.#ready = true;
      this.#data = read(this.querySelector('script[type="application/json"]').textContent);
      this.#to = scale(this.#data.points);
      this.#build();
      this.#show(0);
    }

    #build() {
      const count = this.#data.weights.length;
      this.#svg = make("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: "img" });
      const clip = `line-steps-${Math.random().toString(36).slice(2)}`; // a page may hold several
      this.#svg.append(make("clipPath", { id: clip }, make("rect", {
        x: BOX.left, y: BOX.top, width: BOX.right - BOX.left, height: BOX.bottom - BOX.top,
      })));
      drawAxes(this.#svg, this.#to, this.#data);
      this.#layer = make("g", { "clip-path": `url(#${clip})` });
      this.#svg.append(this.#layer);

      this.#slider = html("input", { type: "range", min: 1, max: count, step: 1, value: 1 });
      this.#slider.addEventListener("input", () => this.#show(this.#slider.valueAsNumber - 1));
      this.#buttons = [html("button", { type: "button" }, "Previous"), html("button", { type: "button" }, "Next")];
      this.#buttons[0].addEventListener("click", () => this.#show(this.#step - 1));
      this.#buttons[1].addEventListener("click", () => this.#show(this.#step + 1));
      this.#status = html("p", {});
      this.#status.setAttribute("role", "status");

      this.querySelector(".mlc-figure")?.remove();
      this.append(
        html("div", { className: "mlc-figure" }, this.#svg),
        html("div", { className: "line-steps-controls" },
          ...this.#buttons, html("label", {}, "Step", this.#slider)),
        this.#status,
        html("p", { className: "line-steps-key" },
          "Blue circles: class +1. Orange squares: class \u22121. Ringed: on the wrong side."),
      );
    }

    #show(step) {
      const { points, labels, weights, notes } = this.#data;
      const last = weights.length - 1;
      this.#step = Math.min(Math.max(step, 0), last);
      const w = weights[this.#step];
      const wrong = points.map(([x1, x2], k) => (w[0] + w[1] * x1 + w[2] * x2 >= 0) !== (labels[k] > 0));
      const hasLine = w[1] !== 0 || w[2] !== 0;

      this.#layer.replaceChildren();
      const seen = hasLine && drawLine(this.#layer, this.#to, w);
      points.forEach((point, k) => drawPoint(this.#layer, this.#to, point, labels[k], wrong[k]));

      let note = notes[this.#step];
      if (!hasLine) note += " With both weights at 0 there is no line to draw.";
      else if (!seen) note += " The line lies outside the picture.";
      const where = `Step ${this.#step + 1} of ${weights.length}`;
      this.#status.textContent = `${where}: ${note}`;
      const misses = wrong.filter(Boolean).length;
      this.#svg.setAttribute("aria-label",
        `Points of two classes and a decision line. ${where}: ${note} Wrong side: ${misses} of ${points.length} points.`);
      this.#slider.value = this.#step + 1;
      this.#slider.setAttribute("aria-valuetext", where);
      this.#buttons[0].setAttribute("aria-disabled", String(this.#step === 0));
      this.#buttons[1].setAttribute("aria-disabled", String(this.#step === last));
    }
  }

  customElements.define("mlc-line-steps", LineSteps);
})();
