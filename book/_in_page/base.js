/* What the scripts of this folder share, as the object inPage: making elements and loading files.

   Its <script> element says what the page is about: data-exercise or data-chapter, a name; data-version, that of the files
   to load; and for an exercise data-cells, the kinds of the page's code cells in order (g given, a answer, c check). */

window.inPage = (() => {
  "use strict";

  const { dataset, src } = document.currentScript;

  function make(name, properties, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties ?? {}))
      if (key in element) element[key] = value;
      else element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  function button(label, action, name) {
    const made = make("button", { type: "button", className: "in-page-button" }, label);
    if (name) made.setAttribute("aria-label", `${label}: ${name}`);
    made.addEventListener("click", action);
    return made;
  }

  const loaded = new Map();

  /* Load a script or a style sheet that lies beside this one, once. */
  function load(name) {
    if (!loaded.has(name)) loaded.set(name, fetchFile(name));
    return loaded.get(name);
  }

  function fetchFile(name) {
    return new Promise((done, failed) => {
      const address = new URL(`${name}?v=${dataset.version}`, src).href;
      const element = name.endsWith(".css") ? make("link", { rel: "stylesheet", href: address }) : make("script", { src: address, async: false });
      element.onload = done;
      element.onerror = () => {
        loaded.delete(name);
        failed(new Error(`${name} could not be loaded`));
      };
      document.head.append(element);
    });
  }

  /* Show a text, or nothing; a place that speaks stays in the page when it is empty, or it would say nothing. */
  function show(element, text, state = "") {
    element.textContent = text;
    element.dataset.state = state;
    element.hidden = !text && element.getAttribute("role") !== "status";
  }

  return { dataset, button, load, make, show, cells: [] };
})();
