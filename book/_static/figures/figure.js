/* What the figures with controls share. book/_ext/figures.py loads this file, and then the file of each figure, on the
   pages that need them; mlcourse.plots.live writes the elements.

   A figure is an element <mlc-NAME class="mlc-live"> that holds its data as JSON, and a picture for readers without
   scripts. Figure reads the data, takes the picture away, and gives the element panels to draw in, controls, and a line
   of status that says in words what is seen. Everything that can be dragged has a control that does the same.

   Plain scripts and one global name, mlc, because a browser loads no modules from file://. */

const mlc = (() => {
  "use strict";

  function svg(name, attributes = {}, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  function html(name, properties = {}, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  const text = (x, y, words, attributes = {}) => svg("text", { x, y, dy: "0.35em", ...attributes }, words);
  const points = (pairs) => pairs.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");

  /* 0.35 + 0.35 - 0.7 is to be 0, not a little more or less: a sum of 0 counts as +1. */
  const clean = (value) => Math.round(value * 1e9) / 1e9 || 0;

  /* A number as a reader writes it: few digits, a true minus, powers of ten raised. */
  function number(value) {
    const size = Math.abs(value);
    let written = String(Number(value.toPrecision(4)));
    if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
      const [digit, power] = value.toExponential(1).split("e");
      const raised = [...power.replace("+", "")].map((c) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(c)]).join("");
      written = `${Number(digit)} · 10${raised}`;
    }
    return written.replace("-", "−");
  }

  const short = (value) => number(Number(value.toPrecision(3)));
  const count = (value) => value.toLocaleString("en-GB");
  const signed = (value) => (value < 0 ? `(${number(value)})` : number(value));
  const list = (words) => (words.length > 1 ? `${words.slice(0, -1).join(", ")} and ${words.at(-1)}` : words.join(""));

  class Figure extends HTMLElement {
    connectedCallback() {
      // the children are there only when the page has been read to its end
      if (document.readyState === "loading")
        document.addEventListener("DOMContentLoaded", () => this.#start(), { once: true });
      else this.#start();
    }

    #start() {
      if (this.data) return;
      this.data = JSON.parse(this.querySelector('script[type="application/json"]').textContent);
      this.panels = html("div", { className: "mlc-panels" });
      this.controls = html("div", { className: "mlc-controls" });
      this.status = html("p", { className: "mlc-status" });
      this.status.setAttribute("role", "status");
      this.key = html("p", { className: "mlc-key" });
      this.build();
      this.querySelector(".mlc-figure").remove();
      this.append(html("div", { className: "mlc-figure mlc-body" }, this.panels, this.controls), this.status, this.key);
      this.update();
    }

    /* A picture `what`; its description is that and what the status says. */
    picture(width, height, what) {
      const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": what });
      picture.what = what;
      this.panels.append(picture);
      return picture;
    }

    say(words) {
      this.status.textContent = words;
      for (const picture of this.querySelectorAll("svg")) picture.setAttribute("aria-label", `${picture.what}. ${words}`);
    }

    /* Controls that belong together, with a heading. */
    group(name) {
      const group = html("fieldset", {}, html("legend", {}, name));
      this.controls.append(group);
      return group;
    }

    /* A slider; `written` turns its value into words. */
    range(name, { min, max, step, value, written = number }, place = this.controls) {
      const input = html("input", { type: "range", min, max, step });
      input.value = value;
      input.written = written;
      const shown = html("span", { className: "mlc-value", ariaHidden: "true" });
      input.show = (exact = input.valueAsNumber) => {
        shown.textContent = written(exact);
        input.setAttribute("aria-valuetext", written(exact));
      };
      input.addEventListener("input", () => this.update(input));
      input.show();
      place.append(html("label", { className: "mlc-range" }, html("span", {}, name), input, shown));
      return input;
    }

    choice(name, options, value, place = this.controls) {
      const input = html("select", {}, ...options.map((option) => html("option", {}, option)));
      input.value = value ?? options[0];
      input.addEventListener("input", () => this.update(input));
      place.append(html("label", { className: "mlc-choice" }, html("span", {}, name), input));
      return input;
    }

    tick(name, checked, place = this.controls) {
      const input = html("input", { type: "checkbox", checked });
      input.addEventListener("input", () => this.update(input));
      place.append(html("label", { className: "mlc-tick" }, input, name));
      return input;
    }

    /* Buttons side by side; one that can do nothing says so and keeps the focus. */
    buttons(actions, place = this.controls) {
      const made = Object.entries(actions).map(([name, action]) => {
        const button = html("button", { type: "button" }, name);
        button.addEventListener("click", () => button.ariaDisabled === "true" || action());
        return button;
      });
      place.append(html("div", { className: "mlc-buttons" }, ...made));
      return made;
    }
  }

  /* Words in the text that set a figure: {"figure": "descent", "set": "rate ρ=2.1; step=12; Play"}, by the names of its
     controls and what they then show, or by the name of a button. */
  function drive({ figure: name, set }) {
    const figure = document.querySelector(`mlc-${name}`);
    const called = (element, words) => element.textContent.trim() === words;
    for (const [control, value] of set.split("; ").map((part) => part.split("="))) {
      if (value === undefined) {
        [...figure.querySelectorAll("button")].find((button) => called(button, control)).click();
        continue;
      }
      const label = [...figure.querySelectorAll("label")].find((one) => called(one.querySelector("span"), control));
      const input = label.querySelector("input, select");
      if (input.type === "range") {
        const steps = Math.round((input.max - input.min) / input.step);
        const values = Array.from({ length: steps + 1 }, (_, k) => clean(Number(input.min) + k * input.step));
        input.value = values.find((one) => input.written(one) === value) ?? value;
      } else input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
    figure.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const words of document.querySelectorAll("span.mlc-drive")) {
      const button = html("button", { type: "button", className: "mlc-drive", title: "Show this in the figure" }, words.textContent);
      Object.assign(button.dataset, words.dataset);
      button.addEventListener("click", () => drive(button.dataset));
      words.replaceWith(button);
    }
  });

  return { svg, html, text, points, clean, number, short, count, signed, list, Figure };
})();
