/* <mlc-autograd>: what backward() does to four tensors, by what was asked of them before.

   {"switches": ["words", ...], "names": ["a", ...], "values": ["2", ...], "arrives": g, "states": {"10100": {
     "told": [["True", "True", "None"], ... requires_grad, is_leaf, grad_fn for each name], "retain": "error or empty",
     "calls": [{"error": "", "grads": ["60", ...]}, ...]}}}

   All of it was done by PyTorch; nothing is computed here. */

customElements.define("mlc-autograd", class extends mlc.Figure {
  build() {
    this.classList.add("mlc-wide");
    this.drawing = this.picture(370, 190, "The graph of y = a · b and z = y · a");
    this.table = mlc.html("table", { className: "mlc-facts" });
    this.panels.append(this.table);
    this.switches = this.data.switches.map((words, k) => this.tick(words, this.data.start[k] === "1"));
    this.calls = 0;
    this.turns = this.buttons({
      "z.backward(…)": () => this.call(this.calls + 1), "Start again": () => this.call(0),
    });
    this.key.textContent = `With ${this.data.arrives} from above. Solid: recorded. Dotted: not recorded, no gradient passes.`;
  }

  call(number) {
    this.calls = number;
    this.update();
  }

  update(changed) {
    const { html, svg, text } = mlc;
    if (changed) this.calls = 0; // a record is not rewritten: another choice is another computation
    const { names, values, states } = this.data;
    const state = this.switches.map((input) => Number(input.checked)).join("");
    const { told, retain, calls } = states[state];
    const call = calls[this.calls - 1];
    const grads = call?.grads ?? names.map(() => "None");
    const breakable = (words) => words.split(/(?<=Mul|Back)/).flatMap((part, k) => (k ? [html("wbr"), part] : [part])); // MulBackward0 is long
    const row = (head, cells) => html("tr", {}, html("th", { scope: "row" }, head), 
      ...cells.map((cell) => html("td", { className: cell === "None" ? "mlc-none" : "" }, ...breakable(cell))));
    this.table.replaceChildren(
      html("thead", {}, html("tr", {}, html("td"), ...names.map((name) => html("th", { scope: "col" }, name)))),
      html("tbody", {}, row("value", values),
        ...["requires_grad", "is_leaf", "grad_fn"].map((head, k) => row(head, told.map((each) => each[k]))), row(".grad", grads)));

    const requires = told.map((each) => each[0] === "True");
    const cut = this.switches[3].checked;
    const at = [[46, 40], [46, 150], [160, 110], [290, 70]];
    const wires = [[0, 2], [1, 2], [2, 3], [0, 3]].map(([from, to]) => {
      const open = requires[from] && !(cut && from === 2);
      const [[x0, y0], [x1, y1]] = [at[from], at[to]];
      const turn = from === 0 && to === 3 ? [200, 16] : [(x0 + x1) / 2, (y0 + y1) / 2];
      return svg("path", { d: `M${x0} ${y0}Q${turn} ${x1} ${y1}`, class: open ? "edge" : "edge unrecorded" });
    });
    this.drawing.replaceChildren(...wires, ...names.flatMap((name, k) => {
      const [x, y] = at[k];
      return [
        svg("rect", { x: x - 34, y: y - 18, width: 68, height: 36, rx: 7, class: k < 2 ? "paper" : "gate" }),
        text(x, y, `${name} = ${values[k]}`, { class: k < 2 ? "" : "on" }),
        ...(grads[k] === "None" ? [] : [text(x, y + 29, `.grad ${grads[k]}`, { class: "small halo minus-text" })]),
      ];
    }), ...(cut ? [text(232, 118, "detached", { class: "small halo" })] : []));

    this.dataset.state = state;
    this.dataset.grads = grads.join(" ");
    const full = names.filter((_, k) => grads[k] !== "None").map((name) => `${name}.grad is ${grads[names.indexOf(name)]}`);
    const empty = names.filter((_, k) => grads[k] === "None");
    const none = empty.length ? `${mlc.list(empty.map((name) => `${name}.grad`))} ${empty.length > 1 ? "are" : "is"} None.` : "";
    let words = `Not called yet: ${none}`;
    if (this.calls) words = call.error ? `Call ${this.calls} fails: ${call.error}.` : `After call ${this.calls}: ${mlc.list(full)}; ${none}`;
    this.say((retain ? `y.retain_grad() fails: ${retain}. ` : "") + words);
    this.turns[0].ariaDisabled = String(this.calls === calls.length || Boolean(call?.error));
    this.turns[1].ariaDisabled = String(this.calls === 0);
  }
});
