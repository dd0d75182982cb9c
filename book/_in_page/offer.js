/* Offers to run the chapter in the page: what this needs is loaded when the reader accepts. */
{
  const { dataset, src } = document.currentScript;
  const offer = document.querySelector(".run-chapter");
  const load = (name) => {
    const script = document.createElement("script");
    Object.assign(script.dataset, dataset);
    script.src = new URL(`${name}?v=${dataset.version}`, src);
    script.async = false;
    script.onerror = () => (offer.lastChild.textContent = `${name} could not be loaded. Reload the page.`);
    document.head.append(script);
  };
  offer.querySelector("button").addEventListener("click", () => ["base.js", "chapter.js"].forEach(load), { once: true });
}
