"""A page in plain Markdown, as JupyterLab, Colab and VS Code show it: what `notebooks.py` puts between the cells.

Why: a page's source holds roles and directives, which no notebook understands, and its numbers are missing there.
Sphinx has resolved all of them in the tree of nodes from which it writes the page: glued numbers, numbers of equations,
citations, titles of other pages. So the Markdown is written from that tree, and says what the page says.

The three programs agree on little more than CommonMark, tables, `$` and `<details>`. A display stands on one line,
because JupyterLab takes the `>` of a box for a part of a longer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from textwrap import indent

from docutils import nodes
from katex_static import display_tex

SPECIAL = re.compile(r"[\\`*<$]|(?<!\w)_|\](?=\()")
START = re.compile(r"^(\d*)(?=[-+#>.)]\s)")


class NoMarkdown(ValueError):
    """A page has a kind of node that has no form in Markdown here."""


@dataclass(frozen=True)
class Cell:
    """The place of a code cell of the source, by its index."""

    index: int


@dataclass
class Writer:
    """Writes the nodes of one page.

    `address` is that of the published book, empty where it has none: links to other pages are then plain text.
    `numbers` are the page's numbers by kind and id, `chapter` is the number of the chapter, such as "2. ", and `titles`
    are those of the book's pages, which stand out where they are no links.
    """

    docname: str
    address: str = ""
    chapter: str = ""
    numbers: dict[str, dict[str, tuple[int, ...]]] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()

    def page(self, doctree: nodes.Element, depth: int = 0) -> Iterator[str | Cell]:
        """Yield the blocks of a page and the places of its code cells, in order; a heading starts with `#`."""
        for node in doctree.children:
            if isinstance(node, nodes.container) and node.get("nb_element") == "cell_code":
                yield Cell(node["cell_index"])
            elif isinstance(node, nodes.section | nodes.container):  # a set of tabs is a container
                yield from self.page(node, depth + isinstance(node, nodes.section))
            elif isinstance(node, nodes.title):
                yield f"{'#' * depth} {self.chapter if depth == 1 else ''}{self.inline(node)}"
            elif text := self.block(node):
                yield text

    def blocks(self, node: nodes.Element) -> str:
        """Return the blocks inside a node, with blank lines between them."""
        return "\n\n".join(filter(None, map(self.block, node.children)))

    def block(self, node: nodes.Node) -> str:
        """Return a block that is no section, empty for a node that shows nothing."""
        return self.written(node, "block")

    def inline(self, node: nodes.Element) -> str:
        """Return what stands inside a line of text, in one line."""
        return "".join(map(self.word, node.children)).strip()

    def word(self, node: nodes.Node) -> str:
        """Return one piece of a line."""
        return self.written(node, "word")

    def written(self, node: nodes.Node, form: str) -> str:
        """Return what the method below for this kind of node makes of it, as a block or as a word."""
        kind = type(node).__name__
        write = getattr(self, f"{form}_{kind}", None)
        if write is None:
            raise NoMarkdown(f"no Markdown for <{kind}> as a {form}")
        return write(node)

    # --- pieces of a line -----------------------------------------------------------------------------------------

    def word_Text(self, node: nodes.Text) -> str:
        return SPECIAL.sub(r"\\\g<0>", node.astext().replace("\n", " "))

    def word_emphasis(self, node: nodes.Element) -> str:
        return f"*{self.inline(node)}*"

    def word_strong(self, node: nodes.Element) -> str:
        return f"**{self.inline(node)}**"

    def word_literal(self, node: nodes.Element) -> str:
        text = " ".join(node.astext().split("\n"))
        return f"`` {text} ``" if "`" in text else f"`{text}`"

    def word_math(self, node: nodes.Element) -> str:
        return f"${' '.join(node.astext().split())}${node.get('mark', '')}"

    def word_inline(self, node: nodes.Element) -> str:
        words = [self.word(child) for child in node.children]
        if "bibtex-citation" in node["classes"]:  # in round brackets, which cannot be taken for those of a link
            words = ["; " if word == ", " else word.replace("[", "(").replace("]", ")") for word in words]
        return "".join(words)

    word_drive = word_inline

    def word_reference(self, node: nodes.Element) -> str:
        text, link = "".join(map(self.word, node.children)), node.get("refuri", "")
        kinds = {
            name
            for each in (node.parent, *node.children)
            for name in getattr(each, "attributes", {}).get("classes", [])
        }
        if kinds & {"bibtex-citation", "std-term"}:
            return text  # a book that is cited and a word of the glossary need no link to be understood
        if not node.get("internal"):
            return f"[{text}]({link})" if link else text
        path, _, anchor = link.partition("#")
        if not (self.address and path):
            return f"*{text}*" if text in self.titles else text
        return f"[{text}]({self.address}{normpath(join(dirname(self.docname), path))}{'#' * bool(anchor)}{anchor})"

    # --- blocks ---------------------------------------------------------------------------------------------------

    def block_paragraph(self, node: nodes.Element) -> str:
        return START.sub(r"\g<1>\\", self.inline(node), count=1)

    def block_nothing(self, node: nodes.Element) -> str:
        return ""

    # marks, contents, a switch of the page, and what only HTML has
    block_target = block_compound = block_sd_tab_input = block_raw = block_nothing

    def block_sd_tab_label(self, node: nodes.Element) -> str:
        return f"**{self.inline(node)}**"

    def block_math_block(self, node: nodes.Element) -> str:
        tex = " ".join(display_tex(node.astext(), node.get("nowrap", False)).split())
        number = self.number("displaymath", node)
        return f"$$ {tex} \\tag{{{number}}} $$" if number else f"$$ {tex} $$"

    def block_literal_block(self, node: nodes.Element) -> str:
        return f"```{node.get('language', '')}\n{node.astext().rstrip()}\n```"

    def block_bullet_list(self, node: nodes.Element) -> str:
        return listed(("-", self.blocks(item)) for item in node.children)

    def block_enumerated_list(self, node: nodes.Element) -> str:
        return listed((f"{k}.", self.blocks(item)) for k, item in enumerate(node.children, node.get("start", 1)))

    def block_table(self, node: nodes.Element) -> str:
        rows = [[self.field(entry) for entry in row.children] for row in node.findall(nodes.row)]
        rows.insert(1, ["---"] * len(rows[0]))
        table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
        title = next((self.inline(child) for child in node.children if isinstance(child, nodes.title)), "")
        return f"**Table {self.number('table', node)}.** {title}\n\n{table}" if title else table

    def field(self, entry: nodes.Element) -> str:
        """Return a field of a table, in which a bar would begin the next one."""
        texts = (re.sub(r"\$[^$]+\$", lambda m: m[0].replace("|", r"\vert "), self.block(n)) for n in entry.children)
        return "<br>".join(texts).replace("|", r"\|")

    def block_admonition(self, node: nodes.Element) -> str:
        if isinstance(node.children[0], nodes.title):
            return boxed(self.inline(node.children[0]), self.blocks(node), "dropdown" in node["classes"])
        return quoted(self.blocks(node))

    def block_title(self, node: nodes.Element) -> str:
        return ""  # written with what it is the title of

    def block_note(self, node: nodes.Element) -> str:
        return boxed("Note", self.blocks(node))

    def block_theorem_node(self, node: nodes.Element) -> str:
        kind = node["realtype"]
        title = f"{kind.capitalize()} {self.number(node['countertype'], node)} {self.inline(node.children[0])}".strip()
        return boxed(title, self.blocks(node))

    def block_exercise_enumerable_node(self, node: nodes.Element) -> str:
        return boxed(f"{node['title']} {self.number('exercise', node)}", self.blocks(node))

    def block_solution_node(self, node: nodes.Element) -> str:
        return boxed(node["title"], self.blocks(node), fold="dropdown" in node["classes"])

    def block_proof_node(self, node: nodes.Element) -> str:
        return self.blocks(node)

    block_section = block_proof_node  # the inner part of a theorem, an exercise or a solution

    def block_quiz(self, node: nodes.Element) -> str:
        title, question, *more = node.children
        options = [child for child in more if type(child).__name__ == "quiz_option"]
        head = f"**{self.inline(title)}.** {self.inline(question)}"
        middle = [self.block(child) for child in more if child not in options]
        labels = listed(("-", self.inline(option.children[0])) for option in options)
        answers = listed(("-", self.answer(option)) for option in options)
        return "\n\n".join([head, *middle, labels, folded("Answers", answers)])

    def answer(self, option: nodes.Element) -> str:
        """Return the letter of an option, whether it is right, and why."""
        label, verdict, *why = option.children
        first, _, others = "\n\n".join(map(self.block, why)).partition("\n\n")
        head = f"{self.word(label.children[0]).strip()} {self.inline(verdict)} {first}"
        return f"{head}\n\n{others}" if others else head

    def number(self, kind: str, node: nodes.Element) -> str:
        """Return the number that the page shows for a node, empty for one without."""
        return next(
            (".".join(map(str, self.numbers[kind][i])) for i in node["ids"] if i in self.numbers.get(kind, {})), ""
        )


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def folded(title: str, text: str) -> str:
    return f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"


def boxed(title: str, text: str, fold: bool = False) -> str:
    """Return a box with a title, or what opens with a click on the title."""
    return folded(title, text) if fold else quoted(f"**{title}**\n\n{text}")


def listed(items: Iterable[tuple[str, str]]) -> str:
    """Return a list of marks and texts, with blank lines between the items where one has several blocks."""
    written = [f"{mark} " + indent(text, " " * (len(mark) + 1)).lstrip() for mark, text in items]
    return ("\n\n" if any("\n\n" in text for text in written) else "\n").join(written)
