"""The pages of the built book as trees of XHTML, for what is made from all of them: .ci/pdf.py and .ci/epub.py.

Sphinx writes well-formed XHTML, so a page is read by an XML parser, which is fast and keeps pictures and formulas as
they are. What needs a script or a screen is taken away, and answers that a page folds away are moved to a last page.
Ids and links are made unique in the whole book: `../book/mlp.html#xor` becomes `#book-mlp.xor`.
"""

import posixpath
import re
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml
from lxml import etree
from lxml.etree import _Element as Element

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "book" / "_ext"))
from take_along import put  # noqa: E402

HTML = ROOT / "_build" / "html"
COVER = "book/index.html"
TITLE = "How Neural Networks Learn"
AUTHOR = "the authors of How Neural Networks Learn"
FILE = "how-neural-networks-learn"
XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
MATHML = "http://www.w3.org/1998/Math/MathML"
NAMES = {"h": XHTML, "s": SVG, "m": MATHML}
ANSWERS = "answers"


class NotMade(Exception):
    """A form of the book cannot be made; the message says why, and what to do."""


@dataclass(frozen=True)
class Page:
    """A page: its name as in `_toc.yml`, the part of the book, its level (1: chapter, 2: below one), the words of its
    heading with their number, and its tree."""

    name: str
    part: str
    level: int
    title: str
    article: Element

    @property
    def id(self) -> str:
        """What all ids of this page begin with, and the id of the page itself."""
        return page_id(self.name)

    @property
    def sections(self) -> list[tuple[str, str]]:
        """The ids and the headings of its sections; the tasks of an exercise are none."""
        found = find(self.article, "./h:section/h:section[@id]") if self.name.startswith("book/") else []
        return [(section.get("id"), heading(section[0])) for section in found]


def page_id(name: str) -> str:
    """Return the id of a page; an exercise stands in a folder of its own name.

    >>> page_id("book/mlp"), page_id("exercises/mlp/mlp")
    ('book-mlp', 'exercises-mlp')
    """
    folder, _, rest = name.partition("/")
    return "-".join(filter(None, (folder, rest.rpartition("/")[2])))


def heading(element: Element) -> str:
    """Return the words of a heading, in one line."""
    return " ".join("".join(element.itertext()).split())


def make(tag: str, text: str = "", *children: Element, **attributes: str) -> Element:
    """Make an element of XHTML; `class_` stands for the attribute `class`."""
    named = {name.rstrip("_"): value for name, value in attributes.items()}
    made = etree.Element(f"{{{XHTML}}}{tag}", named, nsmap={None: XHTML})  # else lxml writes <html:p>
    made.text = text
    made.extend(children)
    return made


def having(name: str) -> str:
    """Return the condition, in XPath, that an element has a class."""
    return f"contains(concat(' ', @class, ' '), ' {name} ')"


def find(tree: Element, where: str) -> list[Element]:
    """Return the elements below a tree that an XPath names; h, s and m stand for HTML, SVG and MathML."""
    return tree.xpath(where, namespaces=NAMES)


def remove(element: Element) -> None:
    """Take an element out of its tree, but not the text after it."""
    before, parent = element.getprevious(), element.getparent()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def contents(root: Path = ROOT) -> list[tuple[str, str, int]]:
    """Return the name, the part and the level of each page, in the order of the table of contents."""
    toc = yaml.safe_load((root / "_toc.yml").read_text("utf8"))
    names = [(toc["root"], "", 1)]
    for part in toc["parts"]:
        for entry in part["chapters"]:
            names.append((entry["file"], part["caption"], 1))
            names += [(section["file"], part["caption"], 2) for section in entry.get("sections", [])]
    return names


def read(html: Path, name: str) -> Element:
    """Read the article of a page."""
    path = html / f"{name}.html"
    if not path.is_file():
        raise NotMade(f"{path} is missing: build the book first, with `make book`.")
    text = re.search(r"<article[\s\S]*?</article>", path.read_text("utf8"))[0]
    text = re.sub(r"<input\b[^>]*>", "", text)  # the only elements that are not closed, and useless on paper
    return etree.fromstring(f'<body xmlns="{XHTML}">{text}</body>')[0]


# What is for a screen, for a script, or only draws.
USELESS = [
    ".//h:script",
    ".//h:template",
    ".//h:details[" + having("hide") + "]",
    *(
        f".//*[{having(name)}]"
        for name in ("headerlink", "cover-start", "doors", "toctree-wrapper", "take-along", "run-chapter", "in-page")
    ),
]


def clean(article: Element) -> None:
    """Take away what paper and readers of e-books cannot use, and write the rest in plain elements."""
    for where in USELESS:
        for element in find(article, where):
            remove(element)
    for figure in find(article, f".//h:*[{having('mlc-live')}]"):
        figure.tag = f"{{{XHTML}}}div"
        words = " ".join(find(figure, ".//s:svg/@aria-label"))
        figure.append(make("p", f"{words} The page itself has controls for this figure.", class_="mlc-key"))
    for label in find(article, f".//h:label[{having('sd-tab-label')}]"):
        label.tag = f"{{{XHTML}}}p"
        for name in set(label.attrib) - {"class"}:
            del label.attrib[name]
    for element in find(article, ".//h:section[@id] | .//h:article"):
        element.attrib.pop("class", None)
    for table in find(article, ".//h:table[@border]"):
        del table.attrib["border"]


def rename(article: Element, name: str, pages: set[str]) -> None:
    """Make ids and links those of the whole book."""
    prefix = page_id(name)

    def new(id: str, of: str = prefix) -> str:
        return f"{of}.{re.sub(r'[^A-Za-z0-9_.-]', '-', id)}"

    def link(href: str) -> str | None:
        parts = urlsplit(href)
        if parts.scheme:
            return href
        there = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else ""
        target = there.removesuffix(".html") or name
        if target not in pages:
            return None
        return "#" + (new(unquote(parts.fragment), page_id(target)) if parts.fragment else page_id(target))

    for element in article.iter(etree.Element):
        for key, value in list(element.attrib.items()):
            if key == "id":
                element.set(key, new(value))
            elif key in ("aria-labelledby", "aria-describedby"):
                element.set(key, " ".join(map(new, value.split())))
            elif "url(#" in value:
                element.set(key, re.sub(r"url\(#([^)]+)\)", lambda match: f"url(#{new(match[1])})", value))
            elif key.endswith("href") and element.tag.startswith(f"{{{SVG}}}") and value.startswith("#"):
                element.set(key, f"#{new(value[1:])}")
            elif key == "href" and element.tag == f"{{{XHTML}}}a":
                if address := link(value):
                    element.set(key, address)
                else:
                    del element.attrib[key]
    article.set("id", prefix)


def reference(words: str, id: str) -> Element:
    """Make a line with a link, to which a page number can be added."""
    return make("p", "", make("a", words, href=f"#{id}", class_="page-of"), class_="answer-link")


def take_answers(article: Element, prefix: str) -> list[Element]:
    """Take the answers out of a page, leave links to them, and return them with links back."""
    taken = []
    where = f".//h:div[{having('quiz')}] | .//h:div[{having('solution')}]"
    for number, block in enumerate(find(article, where), start=1):
        id, here = f"{ANSWERS}.{prefix}-{number}", f"{prefix}.asked-{number}"
        if "solution" in block.get("class").split():
            title = heading(block[0])
            answer = make("section", "", make("h3", title), *block[1:], id=id)
            block.getparent().replace(block, make("div", "", reference(title, id), id=here))
        else:
            title = heading(find(block, f"./h:*[{having('quiz-title')}]")[0])
            answer = make("section", "", make("h3", title), id=id)
            for option in find(block, "./h:details"):
                label, explanation = option
                letter = "".join(find(label, f"./h:*[{having('quiz-letter')}]")[0].itertext())
                explanation[0].insert(0, make("span", letter, class_="quiz-letter"))
                answer.append(explanation)
                option.tag, label.tag = f"{{{XHTML}}}div", f"{{{XHTML}}}p"
                option.set("class", "quiz-option")
            block.append(reference("Answers", id))
            block.attrib.pop("aria-labelledby")
            block.attrib.pop("role")
            block.set("id", here)
        answer.append(reference("Back to the question", here))
        taken.append(answer)
    return taken


def lower_headings(article: Element) -> None:
    """Put the headings of a page that stands below a chapter one level lower."""
    find(article, ".//h:h1")[0].set("class", "page-title")
    for level in (3, 2, 1):
        for element in find(article, f".//h:h{level}"):
            element.tag = f"{{{XHTML}}}h{level + 1}"


def pages(html: Path = HTML, only: tuple[str, ...] = ()) -> list[Page]:
    """Return the pages of the book, or some of them, and the answers as a last page."""
    chosen = [entry for entry in contents() if not only or entry[0] in only]
    names = {name for name, _, _ in chosen}
    found, answers = [], make("section", "", make("h1", "Answers"))
    for name, part, level in chosen:
        article = read(html, name)
        clean(article)
        rename(article, name, names)
        page = Page(name, part, level, heading(find(article, ".//h:h1")[0]), article)
        if taken := take_answers(article, page.id):
            answers.append(make("section", "", make("h2", page.title), *taken))
        if level > 1:
            lower_headings(article)
        found.append(page)
    last = make("article", "", answers, class_="bd-article", id=ANSWERS)
    return [*found, Page(ANSWERS, "Reference", 1, "Answers", last)]


def style_sheets(html: Path, page: Page) -> list[str]:
    """Return the style sheets of a page, as paths inside the book."""
    path = html / f"{page.name}.html"
    head = path.read_text("utf8").partition("</head>")[0] if path.is_file() else ""
    return re.findall(r'<link [^>]*?href="(?:\.\./)*(_static/[^"?]+\.css)', head)


def make_form(kind: str, unit: str, write: Callable[[Path], int]) -> int:
    """Make a form of the book and put it beside the pages, say where it is, and return the exit code.

    `write` writes the file and returns how many of `unit`, pages or files, it holds.
    """
    began = time.monotonic()
    print(f"Making the {kind}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / f"{FILE}.{kind.lower()}"
        try:
            count = write(made)
        except NotMade as error:
            print(f"The {kind} was not made: {error}", file=sys.stderr)
            return 1
        path = put(HTML, COVER, made)
    size, seconds = path.stat().st_size / 1e6, time.monotonic() - began
    print(f"The {kind}: {path}   ({count} {unit}, {size:.0f} MB, {seconds:.0f} s)")
    return 0
