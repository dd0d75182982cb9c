"""Questions with which readers check themselves, and whose options all explain why they are right or wrong.

Why: the available quiz packages need a script, do not match the book and are hard to read in the source. This
directive writes native `<details>` elements, which open from the keyboard, print, and need no script.

    :::{quiz} Which part of the neuron sets where it fires?
    More of the question may stand here: a formula, a table, code.

    - [ ] The inputs
      : They vary from case to case; they are not a setting of the neuron.
    - [x] The bias $w_0$
      : It moves the threshold. An explanation may go on over several lines,

        and over several paragraphs, indented by four.
    :::

An option is one paragraph without links, because it can itself be clicked; its explanation may have links. `[x]`
marks the right options. The build fails for a quiz without a question, with fewer than two options, without a
right option, or with an option that has no explanation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from string import ascii_lowercase
from textwrap import dedent
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

OPTION = re.compile(r"- \[(?P<mark>.)\](?: (?P<text>.*))?$")
EXPLANATION = re.compile(r"  : (?P<text>.*\S.*)$")


class QuizError(ValueError):
    """Something is missing or misplaced in a quiz.

    `line` counts from the first line of its content; None stands for the quiz as a whole.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@dataclass
class Option:
    """One option: its text, whether it is right, and the explanation."""

    line: int
    right: bool
    text: list[str]
    explanation_line: int = 0
    explanation: list[str] = field(default_factory=list)


def parse_options(lines: list[str]) -> tuple[list[str], list[Option]]:
    """Split the content of a quiz into the rest of its question and its options.

    Raises:
        QuizError: if the options do not have the form that is described at the head of this file.
    """
    question: list[str] = []
    options: list[Option] = []
    for number, line in enumerate(lines):
        if start := OPTION.match(line):
            if start["mark"] not in " x":
                raise QuizError(f"an option starts with '- [ ]' or '- [x]', not with '- [{start['mark']}]'", number)
            options.append(Option(number, start["mark"] == "x", [start["text"] or ""]))
        elif not options:
            question.append(line)
        elif options[-1].explanation:
            if line.strip() and not line.startswith("    "):
                raise QuizError("further lines of an explanation must be indented by four spaces", number)
            options[-1].explanation.append(line)
        elif why := EXPLANATION.match(line):
            options[-1].explanation_line = number
            options[-1].explanation = ["    " + why["text"]]
        elif line.startswith("  ") and not line.startswith("  :"):
            options[-1].text.append(line.strip())
        elif line.strip():
            raise QuizError("expected an option ('- [ ] text') or its explanation ('  : text')", number)

    if len(options) < 2:
        raise QuizError(f"a quiz needs at least two options, each starting with '- [ ]' or '- [x]', got {len(options)}")
    for option in options:
        if not "".join(option.text).strip():
            raise QuizError("this option has no text", option.line)
        if not option.explanation:
            raise QuizError(f"no explanation ('  : text') for the option {' '.join(option.text)!r}", option.line)
    if not any(option.right for option in options):
        raise QuizError("no option is marked as right with '- [x]'")
    return question, options


class quiz(nodes.General, nodes.Element):
    """A question with its options."""


class quiz_option(nodes.General, nodes.Element):
    """One option: a `quiz_label`, then the explanation."""


class quiz_label(nodes.General, nodes.TextElement):
    """The part of an option that is visible before it is opened."""


class QuizDirective(SphinxDirective):
    """The `quiz` directive; its form is described at the head of this file."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        try:
            return [self.make_quiz(*parse_options(list(self.content)))]
        except QuizError as error:
            line = self.lineno
            if error.line is not None:
                line += self.content_offset + 1 + error.line
            return [self.state_machine.reporter.error(f"quiz: {error}", line=line)]

    def make_quiz(self, question: list[str], options: list[Option]) -> quiz:
        """Make the nodes of the whole quiz."""
        number = self.env.new_serialno("quiz") + 1
        title = nodes.paragraph("", f"Check yourself {number}", classes=["quiz-title"])
        title["ids"] = [f"check-yourself-{number}"]
        asked, messages = self.state.inline_text(self.arguments[0], self.lineno)
        question_id = f"question-{number}"
        block = quiz("", title, nodes.paragraph("", "", *asked, ids=[question_id]), *messages)
        block["labelled_by"] = f"{title['ids'][0]} {question_id}"
        block.source, block.line = self.get_source_info()
        self.state.nested_parse(StringList(question, "quiz"), self.content_offset, block)
        for letter, option in zip(ascii_lowercase, options, strict=False):
            block += self.make_option(letter, option)
        return block

    def make_option(self, letter: str, option: Option) -> quiz_option:
        """Make the nodes of one option."""
        text, messages = self.state.inline_text(" ".join(option.text), self.lineno)
        # the letter names the option, which matters in discussions and where it consists of a formula alone
        label = quiz_label("", "", nodes.inline("", f"{letter}) ", classes=["quiz-letter"]), *text)
        if any(label.findall(lambda node: isinstance(node, nodes.reference | addnodes.pending_xref))):
            raise QuizError("a link cannot stand in an option; put it into the explanation", option.line)
        verdict = "Right." if option.right else "Not quite."
        kind = "quiz-right" if option.right else "quiz-wrong"
        node = quiz_option("", label, *messages, classes=[kind])
        node += nodes.paragraph("", "", nodes.strong("", verdict), classes=["quiz-verdict"])
        lines = dedent("\n".join(option.explanation)).splitlines()
        self.state.nested_parse(StringList(lines, "quiz"), self.content_offset + option.explanation_line, node)
        return node


def visit_quiz(self: HTML5Translator, node: quiz) -> None:
    self.body.append(self.starttag(node, "div", CLASS="quiz", role="group", **{"aria-labelledby": node["labelled_by"]}))


def depart_quiz(self: HTML5Translator, node: quiz) -> None:
    self.body.append("</div>\n")


def visit_option(self: HTML5Translator, node: quiz_option) -> None:
    self.body.append(self.starttag(node, "details", CLASS="quiz-option"))


def depart_option(self: HTML5Translator, node: quiz_option) -> None:
    self.body.append("</div></details>\n")


def visit_label(self: HTML5Translator, node: quiz_label) -> None:
    self.body.append(self.starttag(node, "summary", "", CLASS="quiz-label"))


def depart_label(self: HTML5Translator, node: quiz_label) -> None:
    self.body.append('</summary>\n<div class="quiz-explanation">\n')


def as_it_is(self: Any, node: nodes.Element) -> None:
    """Write the children and nothing else, as builders other than HTML do."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive and its three nodes."""
    plain = dict.fromkeys(("latex", "text", "man", "texinfo"), (as_it_is, as_it_is))
    app.add_node(quiz, html=(visit_quiz, depart_quiz), **plain)
    app.add_node(quiz_option, html=(visit_option, depart_option), **plain)
    app.add_node(quiz_label, html=(visit_label, depart_label), **plain)
    app.add_directive("quiz", QuizDirective)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
