/* <mlc-confusion>: choose a cell of a confusion matrix and see an image in it, with the probabilities it was given.

   {"names": [...], "counts": [[...], ...] by true class, "examples": {"true answer": {"number", "image": base 64, "p"}}} */

customElements.define("mlc-confusion", class extends mlc.Figure {
  build() {
    this.classList.add("mlc-wide");
    const { names, counts } = this.data;
    const short = (name) => name.replace("/top", "");
    this.grid = this.picture(400, 400, "Counts by true class and answer");
    this.detail = this.picture(330, 400, "An image and its probabilities");
    const [left, top, size] = [84, 100, 29];
    this.cells = counts.map((row, t) => row.map((count, a) => {
      const cell = mlc.svg("g", { class: "cell" }, mlc.svg("rect", { x: left + a * size, y: top + t * size, width: size, height: size }));
      if (count) cell.append(mlc.text(left + (a + 0.5) * size, top + (t + 0.5) * size, String(count), { class: "small" }));
      cell.addEventListener("click", () => {
        [this.true.value, this.answer.value] = [names[t], names[a]];
        this.update();
      });
      return cell;
    }));
    this.mark = mlc.svg("rect", { width: size, height: size, class: "line" });
    this.place = (t, a) => [left + a * size, top + t * size];
    const most = Math.max(...counts.flat());
    this.cells.forEach((row, t) => row.forEach((cell, a) => {
      const rect = cell.firstChild;
      rect.setAttribute("class", t === a ? "plus" : "minus");
      rect.setAttribute("fill-opacity", counts[t][a] ? (0.08 + 0.32 * Math.sqrt(counts[t][a] / most)).toFixed(2) : "0.02");
    }));
    this.grid.append(...this.cells.flat(), this.mark, mlc.text(40, top - 12, "answer →", { class: "small" }),
      ...names.map((name, k) => mlc.text(left - 6, top + (k + 0.5) * size, short(name), { class: "small end" })),
      ...names.map((name, k) => {
        const x = left + (k + 0.5) * size;
        return mlc.text(x, top - 8, short(name), { class: "small start", transform: `rotate(-75 ${x} ${top - 8})` });
      }));
    const hardest = counts.map((row, t) => row.map((count, a) => [t === a ? -1 : count, t, a])).flat().sort((x, y) => y[0] - x[0])[0];
    this.true = this.choice("true class", names, names[hardest[1]]);
    this.answer = this.choice("answer", names, names[hardest[2]]);
    this.key.textContent = "Rows: what it is. Columns: what the network answers. Blue: right. Orange: wrong. Click a cell, or choose it below.";
  }

  update() {
    const { names, counts, examples } = this.data;
    const { svg, text } = mlc;
    const [t, a] = [names.indexOf(this.true.value), names.indexOf(this.answer.value)];
    const [x, y] = this.place(t, a);
    this.mark.setAttribute("x", x);
    this.mark.setAttribute("y", y);
    const example = examples[`${t} ${a}`];
    this.detail.replaceChildren();
    if (example) {
      this.detail.append(svg("image", { href: `data:image/png;base64,${example.image}`, x: 95, y: 5, width: 140, height: 140, style: "image-rendering: pixelated" }),
        ...example.p.flatMap((share, k) => {
          const row = 168 + 24 * k;
          return [
            text(118, row, names[k], { class: "small end" }), svg("rect", { x: 126, y: row - 8, width: Math.max(1, 140 * share), height: 16, class: k === t ? "plus" : "minus" }),
            text(134 + 140 * share, row, share.toFixed(2), { class: "tick start" }),
          ];
        }));
    } else this.detail.append(text(165, 75, "no such image", { class: "small" }));
    Object.assign(this.dataset, { true: t, answer: a, count: counts[t][a], number: example?.number ?? "" });
    const its = counts[t].reduce((sum, count) => sum + count, 0);
    const words = `${counts[t][a]} of ${its} images of ${names[t]} are taken for ${names[a]}.`;
    if (!example) this.say(words);
    else {
      const best = example.p.map((share, k) => [share, names[k]]).sort((p, q) => q[0] - p[0]).slice(0, 3);
      this.say(`${words} The first of them gets ${mlc.list(best.map(([share, name]) => `${name} ${share.toFixed(2)}`))}.`);
    }
  }
});
