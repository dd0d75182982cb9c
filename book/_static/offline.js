/* The book without a network: registers the service worker that book/_ext/offline.py writes, and gives the cover a
   button that keeps all of the book. Pages opened from the disk need neither, and browsers would refuse both. */

(() => {
  "use strict";

  const here = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  const allowed = location.protocol === "https:" || (location.protocol === "http:" && here);
  if (!allowed || !("serviceWorker" in navigator)) return;

  const root = new URL(document.documentElement.dataset.content_root ?? "./", location.href);
  document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: new URL("manifest.webmanifest", root) }));
  const worker = navigator.serviceWorker;

  function offer(place) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "done-button" });
    button.textContent = "Keep the whole book offline";
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    place.after(button, status);

    const ask = async (words) => (await worker.ready).active.postMessage(words);
    let [spoken, ready] = [0, true]; // a listener hears of each quarter, not of each file
    worker.addEventListener("message", ({ data: { done, total, megabytes, whole, busy, failed } }) => {
      button.textContent = `Keep the whole book offline (${megabytes} MB)`;
      button.setAttribute("aria-pressed", String(Boolean(whole)));
      ready = !busy && !whole;
      if (whole) status.textContent = "The whole book is kept in this browser and can be read without a network.";
      else if (failed) status.textContent = "Not all of the book could be kept. Try again when you are online.";
      else if (busy && Math.floor((4 * done) / total) > spoken) {
        spoken = Math.floor((4 * done) / total);
        status.textContent = `${25 * spoken} % of the book is kept.`;
      }
    });
    worker.startMessages();
    button.addEventListener("click", () => {
      if (!ready) return;
      [spoken, ready] = [0, false];
      status.textContent = "Keeping the book …";
      ask("keep");
    });
    ask("state");
  }

  async function begin() {
    try {
      await worker.register(new URL("service-worker.js", root), { updateViaCache: "none" });
    } catch {
      return; // a private window, or a reader who does not want it
    }
    const place = document.querySelector(".take-along");
    if (place) offer(place);
  }

  addEventListener("load", begin);
})();
