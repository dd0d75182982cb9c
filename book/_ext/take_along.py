"""The links on the cover to the other forms of the book: one PDF, an EPUB, all pages as a zip.

Why: these are made from the built book (.ci/pdf.py, .ci/epub.py, .ci/dist.py) and not by each build, so the cover must
offer what is there and nothing else. They lie in the folder `take-along` of the built book, beside a file `of` with the
digest of the pages they were made from; a build whose pages have another digest takes them away. The cover has a place

    <div class="take-along"></div>

which `offer` fills. It may be called at any time and any number of times.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

FOLDER = "take-along"
WORKER = "service-worker.js"  # it holds the digest
PLACE = re.compile(r'(<div class="take-along">).*?(</div>)', re.S)
FORMS = {
    ".pdf": "one PDF to print or to read on any screen",
    ".epub": "an EPUB for e-readers",
    ".zip": "all pages as a zip, to be opened without a network",
}


def digest(html: Path, cover: str) -> str:
    """Return what tells one build from another: a hash of all its files, as they are without the links."""
    made = hashlib.sha256()
    for path in sorted(path for path in html.rglob("*") if path.is_file()):
        name = path.relative_to(html)
        if name.parts[0] in (FOLDER, WORKER):
            continue
        content = path.read_bytes()
        if name.as_posix() == cover:
            content = PLACE.sub(r"\1\2", content.decode("utf8")).encode()
        made.update(f"{name.as_posix()} {len(content)}\n".encode() + content)
    return made.hexdigest()


def offer(html: Path, cover: str) -> None:
    """Link from the cover to what there is to take along, if it was made from these pages; else take that away."""
    folder = html / FOLDER
    record = folder / "of"
    if folder.is_dir() and not (record.is_file() and record.read_text() == digest(html, cover)):
        shutil.rmtree(folder)
    links = []
    for suffix, words in FORMS.items():
        for path in sorted(folder.glob(f"*{suffix}")):
            size = max(1, round(path.stat().st_size / 1e6))
            up = "../" * cover.count("/")
            links.append(f'<li><a href="{up}{FOLDER}/{escape(path.name)}">{words}</a> ({size} MB)</li>')
    filling = f"<p>Take the book with you:</p>\n<ul>{''.join(links)}</ul>" if links else ""
    path = html / cover
    path.write_text(PLACE.sub(lambda place: place[1] + filling + place[2], path.read_text("utf8")), "utf8")


def put(html: Path, cover: str, made: Path) -> Path:
    """Move a form of the book into its folder, link to it, and return where it is."""
    offer(html, cover)  # takes away what was made from other pages
    folder = html / FOLDER
    folder.mkdir(exist_ok=True)
    there = folder / made.name
    shutil.move(made, there)
    (folder / "of").write_text(digest(html, cover))
    offer(html, cover)
    return there


def offer_at_the_end(app: Sphinx, exception: Exception | None) -> None:
    """Fill the cover's place, once all pages are as they will be."""
    if exception is None and app.builder.name == "html":
        offer(Path(app.outdir), f"{app.config.root_doc}.html")


def setup(app: Sphinx) -> dict[str, Any]:
    """Run after all that writes or repairs pages."""
    app.connect("build-finished", offer_at_the_end, priority=970)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
