"""A search that finds: one document a section, looked through in the reader's browser.

Why: Sphinx's own search knows words and pages. It finds nothing for a misspelt word, another spelling or another name
of the same thing, shows no line of what it found, and opens a page of thirty screens at its top. Here the words of
every section, glossary term and reference are written into one script, `_static/search/search.js`, together with
MiniSearch (`book/_vendor/minisearch`) and our own `book/_search`. A page loads it when its search field has the focus
for the first time. It is a script because a page that is opened from a folder may load nothing else.

Which words mean the same stands in `book/_search/words.toml`; "also called …" in the glossary is read as well.

What a page says is noted when the page is written, beside the doctrees, and is kept there as long as the page
does not change. Outputs of cells are left out, and formulas are written in letters, from the MathML that KaTeX makes.
"""

from __future__ import annotations

import hashlib
import json
import keyword
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import katex_static
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

ROOT = Path(__file__).parents[2]
OURS = ROOT / "book" / "_search"
VENDOR = ROOT / "book" / "_vendor" / "minisearch"
TEMPLATES = ROOT / "book" / "_templates"

#: how much a page of each kind counts, beside the chapters with 1: who searches mostly wants to learn
KINDS = {
    "exercises/": 0.6,
    "book/reading": 0.6,
    "book/students": 0.6,
    "book/instructors": 0.4,
    "book/teaching": 0.3,
    "book/maintainers": 0.3,
    "book/status": 0.3,
    "book/index": 0.5,
    "book/bibliography": 0.4,
}
ALSO = re.compile(r"[Aa]lso called (?P<names>[^.;:()]+)")
#: tables whose rows are found one by one, by what stands in the first column
ROWS = {"tab-notation", "tab-symptoms"}
OR = re.compile(r", (?:or )?| or | and ")
LEFT_OUT = (nodes.raw, nodes.comment, nodes.image, nodes.system_message, addnodes.index, addnodes.toctree)
BINARY = set("=<>≤≥≠≈≡+−→←↦∈⊂⊆·×∘∣∥∑∏≫≪∼∝⟹⟺")


@dataclass
class Piece:
    """A part of a page that a search can find: a section without those below it, a term, a reference."""

    anchor: str
    heading: str
    text: str = ""
    code: str = ""
    also: list[str] = field(default_factory=list)


# --- formulas in letters ---------------------------------------------------------------------------------------


def letters(element: ElementTree.Element) -> str:
    """Return a formula of MathML as a line of text, such as `∂J/∂w_1 = 2`."""
    kind = element.tag.rsplit("}", 1)[-1]
    parts = [letters(child) for child in element]
    match kind:
        case "annotation":
            return ""
        case "mi" | "mn" | "mtext":
            return unicodedata.normalize("NFKC", element.text or "")
        case "mo":
            sign = element.text or ""
            return f" {sign} " if sign in BINARY else sign
        case "mspace" | "mtr" | "mtd":
            return "".join(parts) + " "
        case "mfrac":
            return "/".join(map(one, parts))
        case "msub" | "munder":
            return f"{parts[0].strip()}_{one(parts[1])}"
        case "msup" | "mover":
            return f"{parts[0].strip()}^{one(parts[1])}"
        case "msubsup" | "munderover":
            return f"{parts[0].strip()}_{one(parts[1])}^{one(parts[2])} "
        case "msqrt":
            return f"√{one(''.join(parts))}"
    return "".join(parts)


def one(part: str) -> str:
    """Return a part of a formula in parentheses, unless it is a single sign, number or name."""
    part = part.strip()
    return part if re.fullmatch(r"\S[\w.]*", part) else f"({part})"


def formula(tex: str, display: bool, nowrap: bool = False) -> str:
    """Return TeX as a line of text; nothing for TeX that KaTeX cannot read, of which the page itself warns."""
    try:
        html = katex_static.to_html(katex_static.display_tex(tex, nowrap) if display else tex, display)
    except ValueError:
        return ""
    found = re.search(r"<math\b.*?</math>", html, re.DOTALL)
    shown = letters(ElementTree.fromstring(found[0])) if found else ""
    # between a function and what it is applied to stands a sign that is not seen
    shown = re.sub(r"\u2061\s*(\()?", lambda function: function[1] or " ", shown)
    return " ".join("".join(c for c in shown if unicodedata.category(c) != "Cf").split())


# --- pages in pieces -------------------------------------------------------------------------------------------


def words(node: nodes.Node) -> Iterator[str]:
    """Yield the text of a node in bits, with a space between blocks, without sections, outputs and code of cells."""
    if isinstance(node, nodes.Text):
        yield node.astext()
    elif isinstance(node, nodes.math):
        yield formula(node.astext(), False) + node.get("mark", "")
    elif isinstance(node, nodes.math_block):
        yield f" {formula(node.astext(), True, node.get('nowrap', False))} "
    elif isinstance(node, nodes.Element) and not is_other(node):
        block = not isinstance(node, nodes.Inline)
        yield " " if block else ""
        for child in node.children:
            yield from words(child)
        yield " " if block else ""


def is_other(node: nodes.Element) -> bool:
    """Return whether a node is left out of the text around it."""
    classes = node.get("classes", [])
    return (
        isinstance(node, (*LEFT_OUT, nodes.citation, addnodes.glossary))
        or bool(ROWS & set(node.get("ids", [])))
        or (isinstance(node, nodes.section) and has_title(node))
        or bool({"cell_input", "cell_output", "toctree-wrapper"} & set(classes))
    )


def has_title(section: nodes.Element) -> bool:
    return bool(section.get("ids")) and isinstance(section.next_node(), nodes.title)


def plain(bits: Iterator[str] | str) -> str:
    """Return text on one line, with no space before a comma."""
    return re.sub(r" (?=[,.;:?!)])", "", " ".join("".join(bits).split()))


def names(code: str) -> str:
    """Return the names in a piece of code, each once: what can be searched for, in a fraction of the room."""
    found = dict.fromkeys(re.findall(r"[A-Za-z_]\w{2,}", re.sub(r"#.*", "", code)))
    return " ".join(name for name in found if not keyword.iskeyword(name))


def code_of(node: nodes.Element) -> Iterator[str]:
    """Yield the code of the cells of a section, without that of the sections below it and of cells that only draw."""
    for child in node.children:
        if not isinstance(child, nodes.Element) or (isinstance(child, nodes.section) and has_title(child)):
            continue
        classes = set(child.get("classes", []))
        if "cell_input" in classes:
            yield child.astext()
        elif not classes & {"cell_output", "tag_hide-input", "tag_remove-input", "tag_remove-cell", "tag_hide-cell"}:
            yield from code_of(child)


def pieces(doctree: nodes.document) -> Iterator[Piece]:
    """Yield the parts of a page, in its order."""
    for section in doctree.findall(nodes.section):
        if not has_title(section):
            continue
        title, *rest = section.children
        text = plain(bit for child in rest for bit in words(child))
        yield Piece(section["ids"][0], plain(words(title)), text, names("\n".join(code_of(section))))
    for item in doctree.findall(nodes.definition_list_item):
        terms = [child for child in item.children if isinstance(child, nodes.term) and child.get("ids")]
        if terms:
            text = plain(bit for child in item.children if isinstance(child, nodes.definition) for bit in words(child))
            also = [name for found in ALSO.finditer(text) for name in re.split(OR, found["names"])]
            yield Piece(terms[0]["ids"][0], plain(words(terms[0])), text, also=[name.strip() for name in also])
    for entry in doctree.findall(nodes.citation):
        yield Piece(entry["ids"][0], "", plain(words(entry.next_node(nodes.paragraph))))
    for table in doctree.findall(nodes.table):
        if name := ROWS & set(table["ids"]):
            for row in table.next_node(nodes.tbody):
                first, *rest = row.children
                yield Piece(*name, plain(words(first)), " · ".join(plain(words(cell)) for cell in rest))


# --- notes, kept from one build to the next --------------------------------------------------------------------


def note(app: Sphinx, docname: str) -> Path:
    """Return where the note of a page lies: elsewhere when this file has changed, so that all are made anew."""
    version = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]
    return Path(app.doctreedir) / f"search-{version}" / f"{docname}.json"


def take_note(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write down what a page says, once all that its text takes from elsewhere is in its place."""
    if app.builder.name == "html":
        path = note(app, docname)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps([asdict(piece) for piece in pieces(doctree)], ensure_ascii=False), "utf8")


def without_notes(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages of which there is no note, as after a change of this file: they are written anew."""
    return [name for name in env.found_docs if app.builder.name == "html" and not note(app, name).is_file()]


# --- what the pages load ---------------------------------------------------------------------------------------


def in_order(env: BuildEnvironment) -> list[str]:
    """Return all pages in the order of the table of contents."""
    known = [name for name in env.collect_relations() if name in env.found_docs]
    return [*known, *sorted(env.found_docs - set(known))]


def book_data(app: Sphinx) -> dict[str, Any]:
    """Return all that is searched: the pages, their parts, and which words mean the same."""
    env = app.env
    given = tomllib.loads((OURS / "words.toml").read_text("utf8"))
    pages, parts, same = [], [], list(given["same"])
    for number, name in enumerate(in_order(env)):
        section = env.toc_secnumbers.get(name, {}).get("")
        title = env.titles[name].astext()
        weight = next((weight for start, weight in KINDS.items() if name.startswith(start)), 1)
        pages.append([f"{name}.html", f"{section[0]}. {title}" if section and len(section) == 1 else title, weight])
        for piece in json.loads(note(app, name).read_text("utf8")):
            code = "" if name.startswith("exercises/") else piece["code"]  # there it is blanks and checks
            parts.append([number, piece["anchor"], piece["heading"], piece["text"], code])
            if piece["also"]:
                same.append([piece["heading"], *piece["also"]])
    return {"pages": pages, "parts": parts, "same": same, "stop": given["stop"], "letters": given["letters"]}


def script(data: dict[str, Any]) -> str:
    """Return the one script that a page loads at the first focus of its search field."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    ours = "\n".join((OURS / name).read_text("utf8") for name in ("engine.js", "arrive.js", "panel.js"))
    library = (VENDOR / "minisearch.min.js").read_text("utf8")
    licence = "/* MiniSearch and stemmer: MIT, see LICENSE beside this file. */"
    return f"{licence}\n{library}\nconst searchData = {text};\n{ours}"


def write_script(app: Sphinx, exception: Exception | None) -> None:
    """Write the script and the licence of what is in it."""
    if exception is not None or app.builder.name != "html":
        return
    target = Path(app.outdir) / "_static" / "search"
    target.mkdir(parents=True, exist_ok=True)
    (target / "search.js").write_text(script(book_data(app)), "utf8")
    for name in ("arrive.js", "search.css"):
        (target / name).write_text((OURS / name).read_text("utf8"), "utf8")
    (Path(app.outdir) / "searchindex.js").unlink(missing_ok=True)  # of a book that was built before
    (target / "LICENSE").write_text((VENDOR / "LICENSE").read_text("utf8"), "utf8")


def use_ours(app: Sphinx) -> None:
    """Leave out Sphinx's index and page, and give every page the script and the style sheet that open our search."""
    if app.builder.name == "html":
        app.builder.search = False  # type: ignore[attr-defined]
        app.add_css_file("search.css")
        app.add_js_file("search.js", loading_method="defer")


def search_page(app: Sphinx) -> Iterator[tuple[str, dict, str]]:
    """Yield the page `search.html`, which works without the dialog."""
    if app.builder.name == "html":
        yield "search", {"title": "Search"}, "search.html"


def add_templates(app: Sphinx, config: Any) -> None:
    """Let our templates come before the theme's."""
    if str(TEMPLATES) not in config.templates_path:
        config.templates_path = [*config.templates_path, str(TEMPLATES)]


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to the build: templates first, notes page by page, the script at the end."""
    app.connect("config-inited", add_templates)
    app.connect("builder-inited", use_ours)
    app.connect("env-updated", without_notes)
    app.connect("doctree-resolved", take_note)
    app.connect("html-collect-pages", search_page)
    app.connect("build-finished", write_script, priority=920)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": False}
