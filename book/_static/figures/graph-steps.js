/* <mlc-graph-steps>: the forward and the backward pass through a computational graph, one rule at a time.

   {"graphs": {"name": {"upstream": g, "nodes": [{"rule": "leaf", "name": "x", "value": 2, "at": [column, row]},
     {"rule": "multiply", "symbol": "×", "inputs": [0, 1], "at": [column, row]}, ...],
     "edges": [{"from": 0, "to": 2, "slot": 0, "path": [[column, row], ...], "bend": 0}, ...]}}}

   Nodes come in topological order. The rules are those of mlcourse.backprop. */

(() => {
  "use strict";

  const { html, number, short, signed, svg, text } = mlc;
  const sigma = (s) => 1 / (1 + Math.exp(-s));

  /* For each rule: the value, the local derivatives, how both are written, and the story of the way back. */
  const RULES = {
    multiply: {
      value: (a, b) => a * b, local: (a, b) => [b, a], story: "multiply swaps",
      written: (a, b) => `${signed(a)} × ${signed(b)}`,
    },
    add: {
      value: (a, b) => a + b, local: () => [1, 1], story: "add copies",
      written: (a, b) => `${signed(a)} + ${signed(b)}`,
    },
    sigmoid: {
      value: sigma, local: (s) => [sigma(s) * sigma(-s)], written: (s) => `σ(${number(s)})`,
      story: (s) => `the sigmoid's slope is σ(1 − σ) = ${number(sigma(s))} · ${number(sigma(-s))}`,
    },
    relu: {
      value: (s) => Math.max(s, 0), local: (s) => [Number(s > 0)], written: (s) => `max(0, ${number(s)})`,
      story: (s) => `ReLU is ${s > 0 ? "open" : "shut"}`,
    },
    maximum: {
      value: Math.max, local: (a, b) => [Number(a >= b), Number(a < b)],
      story: (a, b) => (a === b ? "a tie, and max routes all to its first input" : "max routes all to the larger input"),
      written: (a, b) => `max(${number(a)}, ${number(b)})`,
    },
  };

  customElements.define("mlc-graph-steps", class extends mlc.Figure {
    build() {
      this.classList.add("mlc-wide");
      const go = (by) => {
        this.step.value = this.step.valueAsNumber + by;
        this.update();
      };
      this.graph = this.choice("graph", Object.keys(this.data.graphs));
      this.step = this.range("step", { min: 0, max: 1, step: 1, value: 0, written: (k) => `${k} of ${this.steps?.length - 1}` });
      this.turns = this.buttons({ Previous: () => go(-1), Next: () => go(1) });
      this.inputs = html("div", { className: "mlc-inputs" });
      this.controls.append(this.inputs);
      this.key.textContent = "Along each arrow stands the value; with ↩, in orange, the gradient that is passed back. "
        + "The numbers of the lines stand beside the boxes.";
      this.narrow = matchMedia("(max-width: 620px)"); // there the graph runs downwards
      this.narrow.addEventListener("change", () => this.update());
      this.load();
    }

    load() {
      const { nodes, upstream } = this.data.graphs[this.graph.value];
      this.nodes = nodes;
      this.leaves = nodes.map((node) => node.value);
      this.upstream = upstream;
      let line = 0;
      this.names = nodes.map((node) => (node.rule === "leaf" ? node.name : `(${++line})`));
      this.uses = nodes.map((_, k) => nodes.flatMap((node) => node.inputs ?? []).filter((i) => i === k).length);
      const all = nodes.map((_, k) => k);
      const rules = all.filter((k) => nodes[k].rule !== "leaf");
      const back = all.toReversed().flatMap((k) => [
        ...(this.uses[k] > 1 ? [["sum", k]] : []), ...(nodes[k].rule === "leaf" ? [] : [["back", k]]),
      ]);
      this.steps = [["start"], ...rules.map((k) => ["forward", k]), ["arrive", all.at(-1)], ...back];
      this.step.max = this.steps.length - 1;
      this.step.value = 0;

      const field = (name, value, change) => {
        const input = html("input", { type: "number", step: 0.1, value });
        input.addEventListener("input", () => {
          if (!(Math.abs(input.valueAsNumber) <= 100)) return; // nothing, or half a number
          change(input.valueAsNumber);
          this.update(input);
        });
        return html("label", {}, html("span", {}, name), input);
      };
      const open = all.filter((k) => nodes[k].rule === "leaf" && !nodes[k].fixed);
      this.inputs.replaceChildren(
        ...open.map((k) => field(nodes[k].name, this.leaves[k], (value) => (this.leaves[k] = value))),
        field("arrives at the end", upstream, (value) => (this.upstream = value)),
      );
    }

    /* Values of all nodes, shares [to, slot] of all arrows, and gradients, as if the whole backward pass were done. */
    walk() {
      const values = [];
      this.nodes.forEach((node, k) => {
        values[k] = node.rule === "leaf" ? this.leaves[k] : RULES[node.rule].value(...node.inputs.map((i) => values[i]));
      });
      const gradients = this.nodes.map(() => 0);
      const shares = this.nodes.map(() => []); // what arrives at each node, in the order of the backward pass
      const passed = {};
      gradients[gradients.length - 1] = this.upstream;
      for (let k = this.nodes.length - 1; k >= 0; k--) {
        const { rule, inputs } = this.nodes[k];
        if (rule === "leaf") continue;
        RULES[rule].local(...inputs.map((i) => values[i])).forEach((local, slot) => {
          const share = local * gradients[k] + 0; // never −0
          passed[[k, slot]] = share;
          shares[inputs[slot]].push(share);
          gradients[inputs[slot]] += share;
        });
      }
      return { values, gradients, shares, passed };
    }

    update(changed) {
      if (changed === this.graph) this.load();
      const at = this.step.valueAsNumber;
      const walked = this.walk();
      const done = (kind, k) => this.steps.findIndex(([name, node]) => name === kind && node === k) <= at;
      this.draw(walked, done, this.steps[at]);
      this.step.show();
      this.turns[0].ariaDisabled = String(at === 0);
      this.turns[1].ariaDisabled = String(at === this.steps.length - 1);
      const leaves = this.nodes.map((_, k) => k).filter((k) => this.nodes[k].rule === "leaf");
      this.dataset.value = walked.values.at(-1);
      this.dataset.gradients = leaves.map((k) => `${this.names[k]} ${walked.gradients[k]}`).join(", ");
      this.say(this.words(walked, this.steps[at]) + (at === this.steps.length - 1 ? " The backward pass is done." : ""));
    }

    words({ values, gradients, shares, passed }, [kind, k]) {
      if (kind === "start") return "Start: only the leaves have values. Go forwards, one line at a time.";
      if (kind === "arrive") return `The backward pass begins: ${number(this.upstream)} arrives at the end, upstream of ${this.names[k]}.`;
      if (kind === "sum")
        return `${this.names[k]} was used ${this.uses[k]} times, and fan-out sums: ${shares[k].map(signed).join(" + ")} = ${number(gradients[k])}.`;
      const { rule, inputs } = this.nodes[k];
      const ins = inputs.map((i) => values[i]);
      const { written, story, local } = RULES[rule];
      if (kind === "forward") return `Line ${this.names[k]}: ${this.formula(k)} = ${written(...ins)} = ${number(values[k])}.`;
      const locals = local(...ins);
      const down = inputs.map((i, slot) => `${this.names[i]} gets ${signed(gradients[k])} · ${signed(locals[slot])} = ${number(passed[[k, slot]])}`);
      return `Back through line ${this.names[k]}: ${typeof story === "string" ? story : story(...ins)}. `
        + `Upstream · local = downstream: ${mlc.list(down)}.`;
    }

    formula(k) {
      const { rule, symbol, inputs } = this.nodes[k];
      const names = inputs.map((i) => this.names[i]);
      return ["multiply", "add"].includes(rule) ? names.join(` ${symbol} `) : `${symbol}(${names.join(", ")})`;
    }

    draw({ values, gradients, passed }, done, [, active]) {
      const { edges } = this.data.graphs[this.graph.value];
      const down = this.narrow.matches;
      const places = [...this.nodes.map((node) => node.at), ...edges.flatMap((edge) => edge.path)];
      const [columns, rows] = [0, 1].map((axis) => Math.max(...places.map((p) => p[axis])));
      const lowest = Math.min(...places.map((p) => p[1]));
      const xy = ([column, row]) => (down ? [50 + 84 * (rows - row), 30 + 88 * column] : [34 + 96 * column, 34 + 84 * (rows - row)]);
      const [width, height] = down ? [100 + 84 * (rows - lowest), 100 + 88 * columns] : [140 + 96 * columns, 74 + 84 * (rows - lowest)];
      this.panels.replaceChildren();
      const picture = this.picture(Math.max(width, 260), height, "A computational graph");
      picture.style.maxWidth = `min(100%, ${Math.max(width, 260)}px)`;
      const [lines, labels, boxes] = [svg("g"), svg("g"), svg("g")];
      picture.append(lines, labels, boxes);

      const label = ([x, y], value, gradient) => {
        const apart = down ? 8 : 10;
        if (value !== null) labels.append(text(x, y - apart, short(value), { class: "small halo" }));
        if (gradient !== null) labels.append(text(x, y + apart, `↩${short(gradient)}`, { class: "small halo minus-text" }));
      };
      const toward = ([x, y], [toX, toY], far) => {
        const length = Math.hypot(toX - x, toY - y);
        return [x + (far * (toX - x)) / length, y + (far * (toY - y)) / length];
      };
      for (const { from, to, slot, path, bend } of edges) {
        const points = path.map(xy);
        const [[x0, y0], [x1, y1]] = [points.at(-2), points.at(-1)];
        // the second arrow between the same two boxes, or the corner of a long one
        const turns = bend ? [[(x0 + x1) / 2 + bend * (y1 - y0), (y0 + y1) / 2 - bend * (x1 - x0)]] : points.slice(1, -1);
        const before = turns.at(-1) ?? points[0];
        const [u, v] = toward([0, 0], [x1 - before[0], y1 - before[1]], 1);
        const tip = toward([x1, y1], before, Math.min(25 / Math.abs(u || 1e-9), 19 / Math.abs(v || 1e-9)));
        const all = [points[0], ...turns, tip];
        const rounded = turns.map((turn, k) => `L${toward(turn, all[k], 26)}Q${turn} ${toward(turn, all[k + 2], 26)}`);
        const back = done("back", to);
        lines.append(
          svg("path", { d: `M${all[0]}${rounded.join("")}L${tip}`, class: back ? "edge passed" : "edge" }),
          svg("path", { d: `M${tip}l${-9 * u - 4 * v} ${-9 * v + 4 * u}l${8 * v} ${-8 * u}z`, class: "head" }));
        const near = bend ? toward(turns[0], [(x0 + x1) / 2, (y0 + y1) / 2], 8) : toward(all[0], all[1], (down ? 0.56 : 0.54) * Math.hypot(all[1][0] - all[0][0], all[1][1] - all[0][1]) + (turns.length || down ? 0 : 8));
        const seen = this.nodes[from].rule === "leaf" || done("forward", from);
        label(near, seen ? values[from] : null, back ? passed[[to, slot]] : null);
      }
      const end = this.nodes.length - 1;
      const [x, y] = xy(this.nodes[end].at);
      const out = down ? [x, y + 62] : [x + 92, y];
      lines.append(svg("path", { d: `M${x} ${y}L${out}`, class: done("arrive", end) ? "edge passed" : "edge" }));
      label([(x + out[0]) / 2 + (down ? 0 : 14), (y + out[1]) / 2 + (down ? 10 : 0)],
        done("forward", end) ? values[end] : null, done("arrive", end) ? this.upstream : null);

      this.nodes.forEach((node, k) => {
        const [x, y] = xy(node.at);
        const leaf = node.rule === "leaf";
        boxes.append(
          svg("rect", { x: x - 22, y: y - 16, width: 44, height: 32, rx: 6, class: `${leaf ? "paper" : "gate"}${k === active ? " active" : ""}` }),
          text(x, y, leaf ? node.name : node.symbol, { class: leaf ? "" : "on" }));
        const crowded = this.nodes.some((other) => other.at[0] === node.at[0] && xy(other.at)[0] > x && xy(other.at)[0] < x + 110);
        const beside = (words, level, name) => {
          const left = down && level > 0 && crowded;
          boxes.append(down ? text(x + (left ? -27 : 27), y + 9 * level, words, { class: `${name} ${left ? "end" : "start"}` })
            : text(x, y + 26 * level, words, { class: name }));
        };
        if (!leaf) beside(this.names[k], -1, "tick halo");
        if (this.uses[k] > 1 && done("sum", k)) beside(`Σ ↩${short(gradients[k])}`, 1, "small halo minus-text");
      });
    }
  });
})();
