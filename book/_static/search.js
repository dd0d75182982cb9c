/* The search, as far as every page has it: what opens the field, and what loads the rest at its first focus. The rest
   is `_static/search/search.js`, made by book/_ext/search.py. */

(() => {
  "use strict";

  const root = document.documentElement.dataset.content_root;
  const dialog = document.getElementById("search-dialog");
  const panel = document.querySelector(".search-panel");
  if (!panel) return;
  const input = panel.querySelector(".search-input");

  /* --- the field --------------------------------------------------------------------------------------------- */

  const add = (name, onload, onerror) => {
    const src = `${root}_static/search/${name}`;
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
  };

  let begun = false;
  const load = () => {
    if (begun) return;
    begun = true;
    const say = (text) => panel.querySelector(".search-status").replaceChildren(text);
    say("The search is being loaded.");
    add("search.js", () => searchPanel(panel, root), () => {
      begun = false;
      say("The search could not be loaded. Close it and try again, or reload the page.");
    });
  };
  input.addEventListener("focus", load);
  input.addEventListener("input", load); // again, where it has failed

  const open = () => {
    document.getElementById("pst-primary-sidebar-modal")?.close();
    if (dialog && !dialog.open) dialog.showModal();
    input.focus();
    input.select();
    load(); // a window in the background gives its field the focus without an event
  };

  if (dialog) {
    dialog.addEventListener("click", ({ target }) => {
      if (target === dialog || target.closest(".search-close")) dialog.close();
    });
  }
  for (const button of document.querySelectorAll(".search-open"))
    button.addEventListener("click", (event) => {
      event.preventDefault();
      open();
    });
  const writes = (element) => element.isContentEditable || element.matches("input, textarea, select");
  document.addEventListener("keydown", (event) => {
    const control = event.ctrlKey || event.metaKey;
    const k = control && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    const slash = event.key === "/" && !control && !event.altKey && !writes(event.target);
    if (!k && !slash) return;
    event.preventDefault();
    open();
  });

  // a result leads here: its words are marked
  const found = new URLSearchParams(location.search).getAll("found");
  if (found.length) add("arrive.js", () => searchArrive(found));
  if (!dialog) open();
})();
