/* <mlc-tape>: ask a gradient tape, by what x is, whether it is watched, and whether the tape is persistent.

   {"kinds": ["tf.constant(3.0)", ...], "questions": ["z, x", ...], "states": {"0 1 0": {"watched": true,
     "first": ["108", ...], "second": ["RuntimeError: ...", ...]}}}: kind, watch, persistent; answers for each question.

   TensorFlow gave all answers; nothing is computed here. */

customElements.define("mlc-tape", class extends mlc.Figure {
  build() {
    const { kinds, questions } = this.data;
    this.program = mlc.html("pre", { className: "mlc-program" });
    this.panels.append(this.program);
    this.strip = this.picture(300, 150, "The tape");
    this.kind = this.choice("x is", kinds);
    this.watch = this.tick("tape.watch(x)", false);
    this.keep = this.tick("persistent=True", false);
    this.turns = this.buttons(Object.fromEntries([
      ...questions.map((question, k) => [`gradient(${question})`, () => this.ask(k)]), ["Start again", () => this.ask(-1)],
    ]));
    this.asked = [];
    this.key.textContent = "A question uses the tape up, unless it is persistent. Start again records a new one.";
  }

  ask(question) {
    this.asked = question < 0 ? [] : [...this.asked, question];
    this.update();
  }

  update(changed) {
    const { svg, text } = mlc;
    if (changed) this.asked = []; // another choice is another program
    const { kinds, questions, states } = this.data;
    const flags = [kinds.indexOf(this.kind.value), Number(this.watch.checked), Number(this.keep.checked)].join(" ");
    const { watched, first, second } = states[flags];
    this.program.textContent = `x = ${this.kind.value}\nwith tf.GradientTape(${this.keep.checked ? "persistent=True" : ""}) as tape:\n`
      + `${this.watch.checked ? "    tape.watch(x)\n" : ""}    y = x * x\n    z = y * y`;
    const spent = this.asked.length > 0 && !this.keep.checked;
    const lines = watched ? ["x is watched", "(1)  x · x = 9", "(2)  (1) · (1) = 81"] : ["nothing is watched", "(no lines)"];
    this.strip.replaceChildren(
      svg("rect", { x: 40, y: 6, width: 220, height: 138, rx: 6, class: spent ? "paper spent" : "paper" }),
      ...lines.map((line, k) => text(60, 34 + 36 * k, line, { class: spent ? "start gone" : "start" })),
      ...(spent ? [text(150, 132, "used up", { class: "name" })] : []),
    );

    this.dataset.state = flags;
    const answer = this.asked.length === 0 ? "" : (this.asked.length === 1 ? first : second)[this.asked.at(-1)];
    this.dataset.answer = answer;
    let words = `The tape has ${watched ? "two lines" : "no lines: nothing that it sees is watched"}. Ask it.`;
    if (answer) {
      const said = answer.includes("Error") ? `fails. ${answer}` : `is ${answer}`;
      words = `Question ${this.asked.length}: tape.gradient(${questions[this.asked.at(-1)]}) ${said}.`;
      if (answer === "None") words += " No line leads there.";
    }
    this.say(words);
    this.turns.at(-1).ariaDisabled = String(this.asked.length === 0);
  }
});
