/* The notebook of a page that is opened from the disk.

   There, browsers show the text of the notebook instead of saving it, and a page may load scripts and nothing else. So
   book/_ext/notebooks.py writes each notebook as a script too, and here it is saved from that. */

if (location.protocol === "file:") {
  const link = document.querySelector(".btn-download-notebook-button");
  link?.addEventListener("click", (event) => {
    event.preventDefault();
    const script = document.createElement("script");
    script.src = `${link.href}.js`;
    script.addEventListener("load", () => {
      const file = new Blob([self.notebookOfThisPage], { type: "application/x-ipynb+json" });
      const saved = document.createElement("a");
      saved.href = URL.createObjectURL(file);
      saved.download = link.href.split("/").pop();
      saved.click();
      setTimeout(() => URL.revokeObjectURL(saved.href), 10_000);
    });
    document.head.append(script);
  });
}
