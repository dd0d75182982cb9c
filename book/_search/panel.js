/* The search field with its results while somebody types: a combobox with a list, as ARIA's patterns describe it. The
   focus stays in the field; the arrow keys move along the results, Enter opens one. */

const searchPanel = (() => {
  "use strict";

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const bits = (pieces) => pieces.map(([text, found]) => (found ? make("mark", {}, text) : text));

  return async (panel, root) => {
    document.head.append(make("link", { rel: "stylesheet", href: `${root}_static/search/search.css` }));
    const find = await bookSearch(searchData);
    const input = panel.querySelector(".search-input");
    const list = panel.querySelector(".search-results");
    const status = panel.querySelector(".search-status");
    const more = panel.querySelector(".search-more");
    const dialog = panel.closest("dialog");
    const most = dialog ? 12 : 50;
    let active = null;
    let timer = 0;

    const address = ({ path, anchor }, words) =>
      `${root}${path}?${new URLSearchParams(words.map((word) => ["found", word]))}#${encodeURIComponent(anchor)}`;

    const choose = (option) => {
      active?.setAttribute("aria-selected", "false");
      active = option;
      active?.setAttribute("aria-selected", "true");
      if (active) input.setAttribute("aria-activedescendant", active.id);
      else input.removeAttribute("aria-activedescendant");
    };

    const option = (result, number) => {
      const words = find.written(result);
      const href = address(result, words);
      const link = make("a", { id: `search-result-${number}`, className: "search-result", href, tabIndex: -1 });
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      const heading = result.heading || result.pageTitle;
      link.append(
        make("span", { className: "search-heading" }, ...bits(find.marked(heading, result.terms))),
        ...(result.first ? [] : [" ", make("span", { className: "search-where" }, result.pageTitle)]),
        " ",
        make("span", { className: "search-snippet" }, ...bits(find.snippet(result))),
      );
      link.addEventListener("click", (event) => {
        // a result on this page needs no new page, which would lose what was done here
        if (event.ctrlKey || event.metaKey || event.shiftKey || link.pathname !== location.pathname) return;
        event.preventDefault();
        dialog?.close();
        location.hash = link.hash;
        searchArrive(words);
        const target = document.getElementById(result.anchor);
        if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
        target.focus({ preventScroll: true });
      });
      return link;
    };

    /* The number of results is said once, when the typing has come to rest. */
    const say = (question, count) => {
      clearTimeout(timer);
      const nothing = `Nothing found for “${question}”. Try another word.`;
      const found = count ? `${count} result${count === 1 ? "" : "s"}` : nothing;
      const text = question ? found : "";
      timer = setTimeout(() => text !== status.textContent && status.replaceChildren(text), 500);
    };

    const show = () => {
      const question = input.value.trim();
      const results = question ? find.search(input.value) : [];
      list.replaceChildren(...results.slice(0, most).map(option));
      list.hidden = !results.length;
      list.scrollTop = 0;
      input.setAttribute("aria-expanded", String(results.length > 0));
      choose(list.firstElementChild);
      more.hidden = results.length <= most;
      const link = more.querySelector("a");
      if (dialog) link.href = `${root}search.html?q=${encodeURIComponent(question)}`;
      link.textContent = dialog ? `All ${results.length} results` : "";
      if (!dialog) more.hidden = true;
      say(question, results.length);
    };

    const move = (option) => {
      choose(option);
      option.scrollIntoView({ block: "nearest" });
    };

    input.addEventListener("input", () => {
      show();
      if (dialog) return;
      const question = input.value.trim();
      try {
        history.replaceState(null, "", question ? `?q=${encodeURIComponent(question)}` : location.pathname);
      } catch {
        // some browsers do not let a page from the disk change its address
      }
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || !active) return;
      const { firstElementChild: first, lastElementChild: last } = list;
      if (event.key === "ArrowDown") move(active.nextElementSibling ?? first);
      else if (event.key === "ArrowUp") move(active.previousElementSibling ?? last);
      else if (event.key === "Enter" && !event.ctrlKey) active.click();
      else return;
      event.preventDefault();
    });
    panel.addEventListener("submit", (event) => event.preventDefault());

    if (!dialog && !input.value) input.value = new URLSearchParams(location.search).get("q") ?? "";
    show();
  };
})();
