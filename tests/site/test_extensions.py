"""The book's Sphinx extensions, each tried on a book of one page (no browser, no built book needed)."""

from __future__ import annotations

import base64
import importlib.util
import io
import json
import re
import shutil
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import bookkeeping
import build_cache
import icons
import images
import katex_static
import letters
import matplotlib.pyplot as plt
import nbformat
import notebooks
import numpy as np
import outside
import page_fixes
import pytest
import search
import sheets
from bs4 import BeautifulSoup, Tag
from IPython.core.inputtransformer2 import TransformerManager
from jupyter_cache.cache import main as jupyter_cache
from PIL import Image
from quiz import QuizError, parse_options
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import docutils_namespace, patch_docutils

import mlcourse
from mlcourse import plots

OURS = [
    "chapters", "figures", "katex_static", "notebooks", "outside", "previews", "quiz", "search", "status", "three_ways",
]  # fmt: skip


@dataclass
class Built:
    """What came of a build: the page, and what Sphinx warned of, without colours."""

    page: BeautifulSoup
    warnings: str


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close what jupyter-cache leaves open, of which Python 3.13 tells in whichever test comes later."""
    engines, create = [], jupyter_cache.create_db
    monkeypatch.setattr(jupyter_cache, "create_db", lambda path: engines.append(create(path)) or engines[-1])
    yield
    for engine in engines:
        engine.dispose()


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Built]:
    """Return a function that builds a book whose only page, or first page, holds the given Markdown.

    `settings` are further ones of Sphinx, and `others` further pages.
    """

    def run(text: str, strict: bool = False, settings: dict | None = None, **others: str) -> Built:
        for name, content in {"index": text, **others}.items():
            page = tmp_path / f"{name}.md"
            if not page.is_file() or page.read_text("utf8") != content:  # Sphinx looks at its time
                page.write_text(content, "utf8")
        messages = io.StringIO()
        with warnings.catch_warnings(), patch_docutils(), docutils_namespace():
            warnings.simplefilter("ignore")  # Sphinx's own use of old functions is not ours to judge
            app = Sphinx(
                tmp_path,
                None,
                tmp_path / "html",
                tmp_path / "doctrees",
                "html",
                status=None,
                warning=messages,
                warningiserror=strict,
                keep_going=strict,
                confoverrides={
                    "extensions": ["build_cache", "myst_nb", "sphinx_design", "sphinx_proof", *OURS],
                    "nb_execution_mode": "cache",
                    "exclude_patterns": ["jupyter_execute", ".jupyter_cache"],
                    "suppress_warnings": ["myst.strikethrough"],
                    "myst_enable_extensions": ["amsmath", "colon_fence", "dollarmath"],
                    "myst_heading_anchors": 2,
                    "html_math_renderer": "katex",
                    "html_theme": "basic",
                    **(settings or {}),
                },
            )
            app.build()
        html = (tmp_path / "html" / "index.html").read_text("utf8")
        return Built(BeautifulSoup(html, "html.parser"), messages.getvalue())

    return run


# --- mathematics ------------------------------------------------------------------------------------


def test_maths_becomes_html_and_mathml(build: Callable[..., Built]) -> None:
    built = build("# T\n\nInline $w_0$.\n\n$$\ny = 1 \\\\ z = 2\n$$ (eq-a)\n\nSee {eq}`eq-a`.\n")
    assert built.warnings == ""
    assert len(built.page.select("math")) == 2
    assert len(built.page.select(".katex-html[aria-hidden=true]")) == 2
    display = built.page.select_one("#equation-eq-a")
    assert display.select_one(".math-scroll")["tabindex"] == "0"
    assert display.select_one(".eqno").get_text().startswith("(1)")
    assert built.page.select_one("p a[href='#equation-eq-a']").get_text() == "(1)"
    assert not any("katex" in script.get("src", "") for script in built.page.select("script"))


def test_numbered_environments_are_numbered_once(build: Callable[..., Built]) -> None:
    built = build("# T\n\n\\begin{align}\na &= 1 \\\\\nb &= 2\n\\end{align}\n")
    assert built.warnings == ""
    assert len(built.page.select(".eqno")) == 1
    assert not built.page.select(".katex-eqn-num, .katex .tag")


def test_a_line_does_not_break_between_a_formula_and_its_comma(build: Callable[..., Built]) -> None:
    long = "a = b + c + d + e + f + g + h + i"
    built = build(f"# T\n\nThe $x$, $y$ and $a = b + c$. Now ${long}$. ($z$), $w$ too.\n")
    kept = [each.get_text()[:1] + each.get_text()[-2:] for each in built.page.select(".math-and-mark")]
    assert kept == ["xx,", "ac.", "(),"]
    assert "i.\xa0(" in built.page.get_text().replace(" ", "\xa0")


@pytest.mark.parametrize("tex", [r"$\frac{1}$", r"$\unknown$", "$$\n\\begin{matrix} 1\n$$", "$a ％ b$"])
def test_bad_tex_warns_with_its_place(build: Callable[..., Built], tex: str) -> None:
    built = build(f"# T\n\nGood: $x$.\n\n{tex}\n")
    assert "index.md:5: WARNING: TeX that KaTeX cannot read: " in built.warnings
    assert built.page.select(".katex-error")


def test_a_formula_in_a_title_warns(build: Callable[..., Built]) -> None:
    assert "a formula in the title" in build("# About $w$\n").warnings
    assert build("# About w\n\n## And $w$\n").warnings == ""


def test_parts_of_a_formula_are_lined_up() -> None:
    assert katex_static.display_tex("a", False) == "a"
    assert katex_static.display_tex("a\n\nb", False) == r"\begin{gathered}a\\b\end{gathered}"
    assert katex_static.display_tex("a &= b\n\nc", False).startswith(r"\begin{aligned}")
    assert katex_static.display_tex(r"a \\ b", False) == r"\begin{split}a \\ b\end{split}"


# --- quizzes ----------------------------------------------------------------------------------------

QUIZ = r"""# T

:::{quiz} Which part of $s = w_0 + w_1 x_1$ sets where it fires?
Look at this:

$$ s \ge 0 $$

- [ ] The input
  `x`
  : It varies from case to case.
- [x] The bias $w_0$
  : It moves the threshold. See [here](#t).

    ```python
    w[0] = 1
    ```
:::
"""


def test_a_quiz_with_everything_in_it(build: Callable[..., Built]) -> None:
    built = build(QUIZ)
    assert built.warnings == ""
    quiz = built.page.select_one(".quiz")
    names = [built.page.find(id=name).get_text() for name in quiz["aria-labelledby"].split()]
    assert names[0] == "Check yourself 1"
    assert names[1].startswith("Which part of ")
    assert len(quiz.select(".katex")) == 3
    wrong, right = quiz.select("details")
    assert wrong.summary.get_text() == "a) The input x"
    assert wrong.select_one(".quiz-verdict").get_text() == "Not quite."
    assert right.select_one(".quiz-verdict").get_text() == "Right."
    assert right.select_one('a[href="#t"]')
    assert "w[0] = 1" in right.select_one("pre").get_text()
    assert not built.page.select(".quiz script")


@pytest.mark.parametrize(
    ("content", "complaint", "line"),
    [
        ("Only text.", "at least two options", 3),
        ("- [x] Only one\n  : Because.", "at least two options", 3),
        ("- [ ] One\n- [x] Two\n  : Because.", "no explanation", 4),
        ("- [x] One\n  : Because.\n- [ ] Two", "no explanation", 6),
        ("- [ ] One\n  : Because.\n- [ ] Two\n  : Because.", "no option is marked as right", 3),
        ("- [y] One\n  : Because.\n- [x] Two\n  : Because.", "not with '- [y]'", 4),
        ("- [x]\n  : Because.\n- [ ] Two\n  : Because.", "no text", 4),
        ("- [x] One\n  : Because.\nTwo", "indented by four", 6),
        ("- [x] One\nTwo", "expected an option", 5),
        ("- [x] [One](#t)\n  : Because.\n- [ ] Two\n  : Because.", "a link cannot stand in an option", 4),
    ],
)
def test_an_incomplete_quiz_is_an_error(build: Callable[..., Built], content: str, complaint: str, line: int) -> None:
    built = build(f"# T\n\n:::{{quiz}} Which?\n{content}\n:::\n")
    assert complaint in built.warnings
    assert "ERROR: quiz: " in built.warnings
    assert f"index.md:{line}: " in built.warnings
    assert not built.page.select(".quiz")


def test_a_quiz_needs_a_question(build: Callable[..., Built]) -> None:
    assert "argument" in build("# T\n\n:::{quiz}\n- [x] a\n  : b\n- [ ] c\n  : d\n:::\n").warnings


def test_bad_tex_in_an_explanation_warns_with_its_place(build: Callable[..., Built]) -> None:
    built = build(QUIZ.replace("It moves", r"It $\unknown$ moves"))
    assert "index.md:12: WARNING: TeX that KaTeX cannot read" in built.warnings


def test_explanations_keep_their_lines() -> None:
    question, options = parse_options(["q", "- [x] a", "  b", "  : c", "", "    d", "- [ ] e", "  : f"])
    assert question == ["q"]
    assert [(o.line, o.right, o.text, o.explanation_line) for o in options] == [
        (1, True, ["a", "b"], 3),
        (6, False, ["e"], 7),
    ]
    assert options[0].explanation == ["    c", "", "    d"]
    with pytest.raises(QuizError, match="at least two"):
        parse_options([])


# --- the cache of executed pages ----------------------------------------------------------------------


def test_the_cache_follows_code_data_and_versions(tmp_path: Path) -> None:
    def write(name: str, text: str) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return build_cache.sources_hash(tmp_path)

    seen = [
        write("mlcourse/a.py", "x = 1"),
        write("mlcourse/a.py", "x = 2"),
        write("mlcourse/deep/b.py", "x = 2"),
        write("mlcourse/data/iris.csv", "1,2"),
        write("mlcourse/data/benchmarks/speed.json", "{}"),
        write("requirements.txt", "numpy==2.0"),
    ]
    assert len(set(seen)) == len(seen)
    assert write("book/neurons.md", "# Neurons") == seen[-1]
    assert write("mlgrading/outside/workers.py", "x = 1") == seen[-1], "no chapter imports the grader"


def test_a_failed_build_fails_again(build: Callable[..., Built]) -> None:
    bad = "# T\n\n$\\unknown$\n"
    assert "WARNING" in build(bad).warnings
    assert build(bad).warnings == "", "Sphinx has learnt to remember warnings: build_cache need not forget pages"
    assert "WARNING" in build(bad + "\n", strict=True).warnings
    assert "WARNING" in build(bad + "\n", strict=True).warnings


NOTEBOOK = """---
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
---
"""


def cell(code: str, tag: str = "") -> str:
    return "```{code-cell} ipython3\n" + (f":tags: [{tag}]\n" if tag else "") + f"{code}\n```\n\n"


@pytest.mark.slow
def test_pages_are_executed_once_and_before_sphinx_reads_them(
    build: Callable[..., Built], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    executed, execute = [], build_cache.single_nb_execution
    monkeypatch.setattr(build_cache, "single_nb_execution", lambda *a, **k: executed.append(1) or execute(*a, **k))
    count = f"file = open({str(tmp_path / 'count')!r}, 'a'); file.write('x'); file.close(); print(6 * 7)"
    for words in ("Words.", "Other words."):
        built = build(NOTEBOOK + f"# T\n\n{words}\n\n" + cell(count))
        assert built.warnings == ""
        assert built.page.select_one(".cell_output").get_text().strip() == "42"
    assert executed == [1]
    assert (tmp_path / "count").read_text() == "x"


@pytest.mark.slow
def test_a_cell_that_fails_is_shown_with_its_error_its_file_and_its_line(
    build: Callable[..., Built], capfd: pytest.CaptureFixture
) -> None:
    bad = cell("x = 1") + "Words.\n\n" + cell("net = [1, 2]\nnet[5]") + cell("print('never')")
    other = NOTEBOOK + "# O\n\n" + cell("from mlcourse.mlp import MLP\nMLP([3])")
    with pytest.raises(build_cache.CellFailed) as failed:
        build(NOTEBOOK + "# T\n\n" + bad, other=other)
    told = str(failed.value)
    assert re.search(r"^index.md, line 14\n\n    net = \[1, 2\]\n    net\[5\]\n\nIndexError: list index", told, re.M)
    assert re.search(
        r"^ValueError: sizes: expected at least.*\n    in MLP.__init__, \S*mlcourse/mlp.py:\d+", told, re.M
    )
    assert "Traceback" not in told
    assert "\x1b" not in told
    shown = capfd.readouterr()
    assert re.search(r"^   \d of 2  index \(failed\)", shown.out, re.M)
    assert "WARNING" not in shown.out + shown.err


@pytest.mark.slow
def test_progress_is_shown_and_no_kernel_warns(build: Callable[..., Built], capfd: pytest.CaptureFixture) -> None:
    build(NOTEBOOK + "# T\n\n" + cell("print(1)"))
    shown = capfd.readouterr()
    assert re.search(r"^Executing 1 page;.*\n   1 of 1  index \(\d+ s\), after \d+ s$", shown.out, re.M)
    assert shown.err == ""


@pytest.mark.slow
def test_a_line_that_arrives_in_pieces_stays_a_line(build: Callable[..., Built]) -> None:
    code = 'import sys\n\nfor piece in ("a line ", "in pieces\\n", "and", " another\\n"):\n'
    code += "    sys.stdout.write(piece)\n    sys.stdout.flush()"
    page = build(NOTEBOOK + "# T\n\n" + cell(code)).page
    assert [out.get_text() for out in page.select(".cell_output pre")] == ["a line in pieces\nand another\n"]


def test_the_cache_follows_which_garments_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = build_cache.sources_hash(tmp_path)
    monkeypatch.setattr(build_cache.datasets, "find_fashion_mnist", lambda: tmp_path / "other")
    assert build_cache.sources_hash(tmp_path) != before


# --- the same computation three ways ---------------------------------------------------------------------


@pytest.mark.slow
def test_neighbouring_cells_of_different_frameworks_become_tabs(build: Callable[..., Built]) -> None:
    ways = cell("print(1)", "numpy") + cell("print(2)", "pytorch") + cell("print(3)", "tensorflow")
    built = build(NOTEBOOK + "# T\n\n" + cell("print(0)") + ways + "Between.\n\n" + ways + cell("print(4)"))
    assert built.warnings == ""
    sets = built.page.select(".sd-tab-set")
    assert len(sets) == 2
    for tabs in sets:
        labels = tabs.select("label.sd-tab-label")
        assert [label.get_text().strip() for label in labels] == ["NumPy (mlcourse)", "PyTorch", "TensorFlow"]
        assert {label["data-sync-group"] for label in labels} == {"framework"}
        assert [label["data-sync-id"] for label in labels] == ["numpy", "pytorch", "tensorflow"]
        outputs = [content.select_one(".cell_output").get_text().strip() for content in tabs.select(".sd-tab-content")]
        assert outputs == ["1", "2", "3"]
    assert len(built.page.select(".cell")) == 8


@pytest.mark.slow
def test_a_framework_alone_is_a_mistake(build: Callable[..., Built]) -> None:
    built = build(NOTEBOOK + "# T\n\n" + cell("print(1)", "numpy") + "Words.\n\n" + cell("print(2)", "pytorch"))
    assert "a cell tagged numpy stands alone" in built.warnings
    assert "a cell tagged pytorch stands alone" in built.warnings


# --- what is seen from outside -------------------------------------------------------------------------------


def test_a_page_is_described_by_its_first_paragraph(
    build: Callable[..., Built], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BOOK_URL", raising=False)
    text = '# A *title*\n\n:::{admonition} Box\nIn a box.\n:::\n\nFirst "words" & `"<b>"`. ' + "Many words. " * 20
    built = build(text)
    told = {tag.get("name") or tag.get("property"): tag["content"] for tag in built.page.select("meta[content]")}
    assert re.fullmatch(r'First “words” & "<b>"\.( Many words\.)+( Many)?…', told["description"]), "whole words"
    assert len(told["description"]) <= 160
    assert told["og:title"] == "A title"
    assert told["og:description"] == told["description"]
    assert "og:url" not in told
    lost = BeautifulSoup((tmp_path / "html" / "404.html").read_text("utf8"), "html.parser")
    assert lost.a["href"] == "index.html"
    assert not (tmp_path / "html" / "sitemap.xml").exists()


def test_with_an_address_there_are_previews_and_a_list_of_pages(
    build: Callable[..., Built], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOOK_URL", "https://example.org/course")
    built = build("# T\n\nWords.\n\n```{toctree}\na\n```\n", a="# A\n\nOther words.\n")
    html = tmp_path / "html"
    other = BeautifulSoup((html / "a.html").read_text("utf8"), "html.parser")
    assert other.select_one("meta[property='og:url']")["content"] == "https://example.org/course/a.html"
    told = {tag.get("property"): tag["content"] for tag in built.page.select("meta[property]")}
    assert told["og:url"] == "https://example.org/course/index.html"
    assert built.page.select_one("link[rel=canonical]")["href"] == told["og:url"]
    picture = html / told["og:image"].removeprefix("https://example.org/course/")
    assert plt.imread(picture).shape[:2] == (630, 1200)
    listed = ElementTree.parse(html / "sitemap.xml").iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    assert [place.text for place in listed] == [
        "https://example.org/course/a.html",
        "https://example.org/course/index.html",
    ]
    assert "Sitemap: https://example.org/course/sitemap.xml\n" in (html / "robots.txt").read_text("utf8")
    lost = BeautifulSoup((html / "404.html").read_text("utf8"), "html.parser")
    assert lost.a["href"] == "https://example.org/course/index.html", "it is shown at any depth"


@pytest.mark.parametrize(
    ("variable", "repository", "address"),
    [
        (None, None, None),
        ("mailto:course@example.org", None, "mailto:course@example.org"),
        (None, "https://example.org/course", "https://example.org/course/issues/new"),
        ("mailto:course@example.org", "https://example.org/course", "mailto:course@example.org"),
    ],
)
def test_mistakes_are_reported_to_whoever_is_named(
    monkeypatch: pytest.MonkeyPatch, variable: str | None, repository: str | None, address: str | None
) -> None:
    monkeypatch.delenv("BOOK_FEEDBACK", raising=False)
    if variable:
        monkeypatch.setenv("BOOK_FEEDBACK", variable)
    config = SimpleNamespace(html_theme_options={"extra_footer": "<p>Text</p>"})
    if repository:
        config.course_repository = repository
    outside.offer_feedback(SimpleNamespace(), config)
    footer = BeautifulSoup(config.html_theme_options["extra_footer"], "html.parser")
    assert footer.p.text == "Text"
    assert (footer.a and footer.a["href"]) == address


# --- scripts and style sheets --------------------------------------------------------------------------------


def test_a_changed_script_has_the_first_page_read_anew(tmp_path: Path) -> None:
    """Sphinx copies scripts only when a page has changed."""
    script, copy = tmp_path / "files" / "figures" / "a.js", tmp_path / "built" / "_static" / "figures" / "a.js"
    for path in (script, copy):
        path.parent.mkdir(parents=True)
        path.write_text("1")
    config = SimpleNamespace(html_static_path=["files"], root_doc="book/index")
    app = SimpleNamespace(config=config, confdir=tmp_path, outdir=tmp_path / "built")
    assert page_fixes.changed_files(app, None, set(), set(), set()) == []
    script.write_text("2")
    assert page_fixes.changed_files(app, None, set(), set(), set()) == ["book/index"]


@pytest.mark.slow
def test_a_changed_script_is_copied_though_no_page_has_changed(tmp_path: Path) -> None:
    script = tmp_path / "files" / "figures" / "a.js"
    script.parent.mkdir(parents=True)
    (tmp_path / "index.rst").write_text("T\n=\n")
    settings = {"extensions": ["page_fixes"], "html_static_path": ["files"], "html_theme": "basic"}
    for text in ("1", "2"):
        script.write_text(text)
        with warnings.catch_warnings(), patch_docutils(), docutils_namespace():
            warnings.simplefilter("ignore")
            folders = (tmp_path, None, tmp_path / "html", tmp_path / "doctrees")
            Sphinx(*folders, "html", status=None, warning=None, confoverrides=settings).build()
        assert (tmp_path / "html" / "_static" / "figures" / "a.js").read_text() == text


# --- icons ---------------------------------------------------------------------------------------------------


def test_an_icon_is_drawn_with_what_its_element_says_and_the_script_is_gone() -> None:
    script = 'a={"sun":[384,512,[],"f185","M1"],moon:[9,9,[1],"f2","M2"]},b={sun:[512,384,[9],"f185","M3z"]}'
    page = '<script defer src="../_static/scripts/fontawesome.js?digest=1"></script>'
    page += '<i class="a fa-solid fa-lg fa-sun" x="y"></i>'
    html, missing = icons.drawn(page, partial(icons.drawing, script))
    assert missing == set()
    svg = BeautifulSoup(html, "html.parser").svg
    assert "fontawesome" not in html
    assert svg["class"] == ["svg-inline--fa", "a", "fa-solid", "fa-lg", "fa-sun"]
    assert (svg["viewbox"], svg["x"], svg["aria-hidden"], svg.path["d"]) == ("0 0 512 384", "y", "true", "M3z")
    assert icons.drawn(html, partial(icons.drawing, script)) == (html, set()), "twice does no harm"


def test_an_icon_without_a_drawing_is_named() -> None:
    page = '<i class="fa-solid fa-rocket"></i>'
    assert icons.drawn(page, partial(icons.drawing, "{}")) == (page, {"rocket"})


# --- words that set a figure ---------------------------------------------------------------------------------


def test_words_that_set_a_figure_name_it_and_its_controls(build: Callable[..., Built]) -> None:
    built = build("# T\n\nTake {drive}`ρ = 2 <descent: rate ρ=2;  step=12>` here.\n")
    assert built.warnings == ""
    words = built.page.select_one("span.mlc-drive")
    assert words.get_text() == "ρ = 2"
    assert (words["data-figure"], words["data-set"]) == ("descent", "rate ρ=2; step=12")


def test_words_that_name_no_figure_warn(build: Callable[..., Built]) -> None:
    assert "drive: expected" in build("# T\n\nTake {drive}`ρ = 2` here.\n").warnings


# --- the head of a chapter, and the list of chapters -------------------------------------------------------

FACTS = """:::{admonition} This chapter
:class: chapter-facts

**You will be able to**

- do it.

**You need** nothing.

**Time** about 50 minutes, and as long again for the [exercise](index.md).
:::
"""


def test_the_list_of_chapters_takes_its_times_from_their_heads(build: Callable[..., Built]) -> None:
    longer = FACTS.replace("50", "100").replace("as long again", "twice as long")
    path = "# T\n\n```{chapter-path}\n```\n\n```{toctree}\na\nb\n```\n"
    built = build(path, a=f"# First\n\n{FACTS}", b=f"# Second\n\n{longer}")
    assert built.warnings == ""
    assert [link.get_text() for link in built.page.select(".chapter-path a")] == ["First 50 min", "Second 100 min"]
    total = built.page.select_one(".path-total").get_text()
    assert total == "About 2 hours of reading, and 4 hours of exercises."
    # a chapter's further pages add to its time
    below = longer.replace("twice as long for the [exercise](index.md)", "half as long for its [tasks](index.md)")
    further = f"# First\n\n{FACTS}\n\n```{{toctree}}\nc\n```\n"
    built = build(path, a=further, b=f"# Second\n\n{longer}", c=f"# Third\n\n{below}")
    assert built.warnings == ""
    told = ["First 50 + 100 min", "Second 100 min"]
    assert [link.get_text() for link in built.page.select(".chapter-path a")] == told
    assert built.page.select_one(".path-total").get_text() == "About 4 hours of reading, and 5 hours of exercises."
    # a chapter that is changed changes the list, though the page with the list is as it was
    built = build(path, a=f"# First\n\n{FACTS.replace('50', '70')}", b=f"# Second\n\n{longer}")
    assert built.page.select_one(".chapter-path a").get_text() == "First 70 min"


def test_a_syllabus_adds_up_the_times_of_its_weeks_and_names_what_is_no_chapter(build: Callable[..., Built]) -> None:
    longer = FACTS.replace("50", "100").replace("as long again", "twice as long")
    pages = {"a": f"# First\n\n{FACTS}", "b": f"# Second\n\n{longer}"}
    text = "# T\n\n```{{syllabus}}\na, b\n{}\n```\n\n```{{toctree}}\na\nb\n```\n"
    built = build(text.format("a"), **pages)
    assert built.warnings == ""
    rows = [[cell.get_text(strip=True) for cell in row("td")] for row in built.page.select("table tbody tr")]
    assert rows == [["1", "First;Second", "150 min", "250 min"], ["2", "First", "50 min", "50 min"]]
    assert [link["href"] for link in built.page.select("table a")] == ["a.html", "b.html", "a.html"]
    assert "WARNING: syllabus: expected the name of a chapter, got c" in build(text.format("c"), **pages).warnings


@pytest.mark.parametrize(
    ("piece", "other"),
    [("about 50 minutes", "an hour"), ("**You need** nothing.", ""), ("as long again", "a while")],
)
def test_a_head_that_lacks_something_warns(build: Callable[..., Built], piece: str, other: str) -> None:
    assert "index.md:3: WARNING: chapter-facts: expected" in build(f"# T\n\n{FACTS.replace(piece, other)}").warnings


# --- previews of what is on other pages ----------------------------------------------------------------------


def test_a_page_holds_what_its_links_show(build: Callable[..., Built]) -> None:
    words = "# Words\n\n```{glossary}\nbias\n  The weight $w_0$, see {term}`bias`.\n```\n\n$$\na = 1\n$$ (eq-a)\n"
    theorem = "\n:::{prf:theorem} Euclid\n:label: thm-e\nThere is no last prime.\n:::\n"
    links = "# T\n\n{term}`bias`, {eq}`eq-a`, {prf:ref}`thm-e`, [](#here)\n\n(here)=\n## Here\n"
    links += "\n```{toctree}\nwords\n```\n"
    built = build(links, words=words + theorem)
    assert built.warnings == ""
    shown = {t["data-preview"]: t for t in built.page.select("template")}
    assert set(shown) == {"words.html#term-bias", "words.html#equation-eq-a", "words.html#thm-e"}
    assert shown["words.html#term-bias"].p.string == "bias"
    assert shown["words.html#term-bias"].select_one(".katex")
    assert "There is no last prime." in str(shown["words.html#thm-e"])
    assert not built.page.select("template a, template [id], template [tabindex]")
    # what is changed on the other page is changed here
    built = build(links, words=words.replace("The weight", "The first weight") + theorem)
    assert "The first weight" in str(built.page.select_one("template"))


def test_a_page_that_many_links_show_is_resolved_once_for_all_of_them(
    build: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To resolve a chapter takes seconds, and its pages link to hundreds of words."""
    resolved: list[str] = []
    resolve = BuildEnvironment.get_and_resolve_doctree

    def count(env: BuildEnvironment, docname: str, *others, **named):
        resolved.append(docname)
        return resolve(env, docname, *others, **named)

    monkeypatch.setattr(BuildEnvironment, "get_and_resolve_doctree", count)
    words = "# Words\n\n```{glossary}\n" + "".join(f"{word}\n  About it.\n\n" for word in "abcd") + "```\n"
    links = "".join(f"{{term}}`{word}`, " for word in "abcd") + "words.\n"
    built = build(f"# T\n\n{links}\n```{{toctree}}\nwords\nother\n```\n", words=words, other=f"# O\n\n{links}")
    assert built.warnings == ""
    assert len(built.page.select("template")) == 4
    assert Counter(resolved) == {"index": 1, "other": 1, "words": 2}, "each to be written, and one for the others"


# --- the search ------------------------------------------------------------------------------------------------


def searched(folder: Path) -> dict[str, Any]:
    """Return what the search of a built book looks through."""
    script = (folder / "html" / "_static" / "search" / "search.js").read_text("utf8")
    return json.loads(re.search(r"^const searchData = (.*);$", script, re.MULTILINE)[1])


def test_a_formula_is_searched_in_letters() -> None:
    assert search.formula(r"\frac{\partial J}{\partial w_1} = 2\sigma(s)", False) == "∂J/∂w_1 = 2σ(s)"
    assert search.formula(r"\frac{1}{1 + e^{-as}}", False) == "1/(1 + e^(− as))"
    assert search.formula(r"\max(0, s)", False) == "max(0,s)"
    assert search.formula(r"\wrong{", False) == ""


def test_sections_terms_and_code_are_searched_and_outputs_are_not(build: Callable[..., Built], tmp_path: Path) -> None:
    text = "# The page\n\nAt the top, $w_0$.\n\n## The *first* part\n\nIts words.\n\n" + cell(
        "value = 6 * 111\nprint(value)"
    )
    text += (
        "\n### Below\n\nDeeper.\n\n```{glossary}\nthe term\n  A word, also called expression or name. No more.\n```\n"
    )
    assert build(NOTEBOOK + text).warnings == ""
    data = searched(tmp_path)
    assert data["pages"] == [["index.html", "The page", 1]]
    assert data["parts"] == [
        [0, "the-page", "The page", "At the top, w_0.", ""],
        [0, "the-first-part", "The first part", "Its words.", "value print"],
        [0, "below", "Below", "Deeper.", ""],
        [0, "term-the-term", "the term", "A word, also called expression or name. No more.", ""],
    ]
    assert data["same"][-1] == ["the term", "expression", "name"]


def test_the_search_follows_what_changes_and_keeps_the_rest(build: Callable[..., Built], tmp_path: Path) -> None:
    text = "# T\n\n```{toctree}\na\n```\n"
    build(text, a="# A\n\nold\n")
    build(text, a="# A\n\nnew\n")
    assert [part[2:4] for part in searched(tmp_path)["parts"]] == [["T", ""], ["A", "new"]]
    for kept in (tmp_path / "doctrees").glob("search-*"):
        shutil.rmtree(kept)
    build(text, a="# A\n\nnew\n")
    assert [part[2:4] for part in searched(tmp_path)["parts"]] == [["T", ""], ["A", "new"]]


# --- what was executed -----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_status_comes_from_the_cache_and_stays(build: Callable[..., Built]) -> None:
    text = "# T\n\n```{execution-status}\n```\n\n```{toctree}\na\n```\n"
    chapter = NOTEBOOK + "# A chapter\n\n" + cell("import time\n\ntime.sleep(0.6)")
    first = build(text, a=chapter)
    assert first.warnings == ""
    name, when, seconds = [td.get_text().strip() for td in first.page.select("tbody tr")[0].select("td")]
    assert name == "A chapter"
    assert float(seconds) > 0.5
    again = build(text + "\nA word more.\n", a=chapter)
    assert [td.get_text().strip() for td in again.page.select("tbody tr")[0].select("td")] == [name, when, seconds]


def test_an_unchanged_book_is_left_as_it_is(build: Callable[..., Built], tmp_path: Path) -> None:
    def times() -> dict[str, int]:
        return {page.name: page.stat().st_mtime_ns for page in (tmp_path / "html").glob("*.html")}

    text, other = "# T\n\n{term}`bias`\n\n```{toctree}\na\n```\n", "# A\n\n```{glossary}\nbias\n  A weight.\n```\n"
    build(text, a=other)
    before = times()
    build(text, a=other)
    assert {name for name, time in times().items() if before[name] == time} >= {"index.html", "a.html"}


# --- repairs of the finished page ------------------------------------------------------------------------


def test_repairs_can_be_applied_twice() -> None:
    html = '<summary aria-label="Toggle hidden content"><p role="doc-biblioentry">x</p></summary>'
    once = page_fixes.repair(html)
    assert once == '<summary><p role="listitem">x</p></summary>'
    assert page_fixes.repair(once) == once


# --- letters -------------------------------------------------------------------------------------------------


def test_two_pictures_share_the_outlines_of_their_letters() -> None:
    def picture(words: str) -> str:
        drawing = plots.base.Picture(lambda ax: ax.text(0, 0, words) and None, "A picture of some words.")
        return drawing._repr_html_()

    first, second = picture("minimum"), picture("maximum and minimum")
    page = BeautifulSoup(letters.shared(f'<article class="bd-article">{first}{second}</article>'), "html.parser")
    outlines = [path["d"] for path in page.select("path[d][transform='scale(0.015625)']")]
    assert len(outlines) == len(set(outlines)) < first.count("scale(0.015625)") + second.count("scale(0.015625)")
    ids = {tag["id"] for tag in page.select("[id]")}
    assert {link["xlink:href"].removeprefix("#") for link in page.select("use")} <= ids

    def drawn(svg: Tag, whole: BeautifulSoup) -> list[str]:
        return [whole.find(id=use["xlink:href"][1:]).get("d") for use in svg.select("use")]

    store, *pictures = page.select("svg")
    assert page.select("path[transform='scale(0.015625)'][d]") == store.select("path")
    for svg, picture_alone in zip(pictures, (first, second), strict=True):
        alone = BeautifulSoup(picture_alone, "html.parser")
        assert drawn(svg, page) == drawn(alone, alone)


# --- notebooks ---------------------------------------------------------------------------------------------------

PAGE = """# A page

{facts}
The first answer is {{glue:text}}`answer`, in {{term}}`bias` and $a < b$, see {{eq}}`eq-a`,
[](#a-page) and [](other.md).

{cells}
:::{{admonition}} Predict
:class: predict
What comes?

- one
- two
:::

:::{{admonition}} Answer
:class: dropdown
2 * 3, *perhaps*.
:::

$$
a &= 1 \\\\
b &= 2
$$ (eq-a)

| a | b |
| --- | --- |
| `x\\|y` | $c$ |

:::{{prf:theorem}} Euclid
:label: thm-e
There is no last prime.
:::

:::{{quiz}} Is it?
- [x] Yes.
  : It is.

    Indeed.
- [ ] No.
  : It is.
:::

:::{{note}}
1. Words that set a {{drive}}`figure <f: rate=2>`.
2. An [address](https://example.org).
:::
"""


@pytest.mark.slow
def test_a_page_becomes_a_notebook(build: Callable[..., Built], tmp_path: Path) -> None:
    cells = cell("from myst_nb import glue\n\nx = 6", "hide-input") + cell("print(x * 7)")
    cells += "Above it.\n\n" + cell('glue("answer", x * 7)\nhidden = 1\nassert x', "remove-cell") + "Below it.\n\n"
    cells += cell("assert x", "remove-cell") + cell("print(hidden)")
    text = NOTEBOOK + PAGE.format(facts=FACTS, cells=cells)
    more = {"other": "# Other\n\n```{glossary}\nbias\n  A weight.\n```\n"}
    built = build(text + "\n```{toctree}\nother\n```\n", settings={"numfig": True}, **more)
    assert built.warnings == ""
    notebook = nbformat.read(tmp_path / "html" / "_sources" / "index.ipynb", as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"][1:]
    assert [cell.source for cell in code] == ["x = 6", "print(x * 7)", notebooks.HIDDEN + "hidden = 1", "print(hidden)"]
    assert [cell.metadata.get("jupyter", {}).get("source_hidden", False) for cell in code] == [True, False, True, False]
    order = [cell.source for cell in notebook.cells]
    assert order.index(notebooks.HIDDEN + "hidden = 1") == order.index("print(x * 7)") + 1, "after what it belongs to"
    words = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    for piece in (
        "Above it.\n\nBelow it.",
        "The first answer is 42, in bias and $a < b$, see (1), A page and *Other*.",
        "> **Predict**\n>\n> What comes?\n>\n> - one\n> - two\n",
        "<details><summary>Answer</summary>\n\n2 \\* 3, *perhaps*.\n\n</details>",
        "$$ \\begin{split} a &= 1 \\\\ b &= 2 \\end{split} \\tag{1} $$",
        "| a | b |\n| --- | --- |\n| `x\\|y` | $c$ |",
        "> **Theorem 1 (Euclid)**\n>\n> There is no last prime.",
        "**Check yourself 1.** Is it?\n\n- a) Yes.\n- b) No.\n\n<details><summary>Answers</summary>\n\n"
        "- a) **Right.** It is.\n\n  Indeed.\n\n- b) **Not quite.** It is.\n\n</details>",
        "> **Note**\n>\n> 1. Words that set a figure.\n> 2. An [address](https://example.org).",
    ):
        assert piece in words, piece
    # where the book has an address, links lead there
    build(text + "\n```{toctree}\nother\n```\n", settings={"numfig": True, "html_baseurl": "https://e.org/b"}, **more)
    words = (tmp_path / "html" / "_sources" / "index.ipynb").read_text("utf8")
    assert "in bias and $a < b$, see (1), A page and [Other](https://e.org/b/other.html)." in words
    assert "the page [A page](https://e.org/b/index.html) of the course" in words


def test_what_has_no_form_in_a_notebook_is_named(build: Callable[..., Built]) -> None:
    text = NOTEBOOK + f"# T\n\n{FACTS}\n```{{topic}} A topic\nWords.\n```\n"
    assert "index.md: WARNING: notebooks: no Markdown for <topic>" in build(text).warnings


def clear(*cells: str, hidden: str = "") -> list[str]:
    """Return what stays of cells, of which those at the places with an `h` are hidden, and with an `f` folded."""
    marks = hidden.ljust(len(cells))
    return bookkeeping.cleared([bookkeeping.Code(c, m == "h", m == "f") for c, m in zip(cells, marks, strict=True)])


@pytest.mark.parametrize(
    ("code", "left"),
    [
        ("from myst_nb import glue\nimport os", "import os"),
        ('glue("a", 1, display=False)\nb = 2', "b = 2"),
        ('for k in (1, 2):\n    if k:\n        glue(f"{k}", k)\na = 1', "a = 1"),
        ('for k in (1, 2):\n    glue(f"{k}", k)\n    print(k)', "for k in (1, 2):\n    print(k)"),
        ('if a:\n    glue("a", 1)\nelse:\n    print(1)', "if a:\n    pass\nelse:\n    print(1)"),
        ('def say(a):\n    """Glue it."""\n    glue("a", a)\n\nsay(3)\nb = 1', "b = 1"),
        ('say = lambda a: glue("a", a)\nsay(3)', ""),
        ('# of a\nglue("a", 1,\n     display=False)\n\n# of b\nb = 1', "# of b\nb = 1"),
        ('# of a\nglue("a", 1)', ""),
        ("a = 1\n\n\nassert a", "a = 1\n\n\nassert a"),
    ],
)
def test_glue_is_taken_out_of_a_cell(code: str, left: str) -> None:
    assert clear(code) == [left]


@pytest.mark.parametrize(
    ("hidden", "later", "left"),
    [
        ("assert a", "a = 1", ""),
        ("for k in a:\n    assert k", "print(a)", ""),
        ("try:\n    a()\n    raise AssertionError\nexcept ValueError:\n    pass", "print(a)", ""),
        ("b = 1\nc = 2", "print(c)", "c = 2"),
        ("b = 1", "b = 2\nprint(b)", ""),
        ("b = 1", "b += 2", "b = 1"),
        ("b = 1", "for b in range(3):\n    print(b)", ""),
        ("b = 1", "print([b for b in range(3)])", ""),
        ("b = 1", "def f():\n    return b\n\nb = 2\nf()", ""),
        ("b = 1", "def f():\n    return b\n\nf()", "b = 1"),
        ("b = 1", "f = lambda: b\nprint(f())", "b = 1"),
        ("@cache\ndef f(x):\n    return x", "x = 1", ""),
        ("import numpy as np\nimport os", "np.ones(3)", "import numpy as np"),
        ("a[0] = 2", "print(a)", "a[0] = 2"),
        ("a.b.c = 2", "print(a)", "a.b.c = 2"),
        ("net.train()", "net(1)", "net.train()"),
        ("train(net)", "net(1)", "train(net)"),
        ("train(net)", "train(other)", ""),
        ("with a as b:\n    c = b", "print(c)", "with a as b:\n    c = b"),
    ],
)
def test_of_a_hidden_cell_stays_what_later_code_needs(hidden: str, later: str, left: str) -> None:
    assert clear(hidden, later, hidden="h") == [left, later]
    shown = clear(hidden, later, hidden="f")
    assert shown == [left if "assert" in hidden.lower() else hidden, later], "of a folded cell, only assertions go"


def test_what_a_hidden_cell_needs_stays_too() -> None:
    assert clear("a = 1\nb = 2", "c = a", "print(c)", hidden="hh") == ["a = 1", "c = a", "print(c)"]


def first_cell(code: str, where: str, lacking: set[str], monkeypatch: pytest.MonkeyPatch, colab: bool = False) -> str:
    """Run the cell that looks for what is missing, where some packages are; return what it prints or installs."""
    found = importlib.util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name in lacking else found("json"))
    monkeypatch.setitem(sys.modules, "google.colab", SimpleNamespace()) if colab else None
    said, source = io.StringIO(), TransformerManager().transform_cell(notebooks.installed(code, where))
    shell = SimpleNamespace(run_line_magic=lambda name, line: print(f"%{name} {line}"))
    with redirect_stdout(said):
        exec(source, {"get_ipython": lambda: shell})
    return said.getvalue()


def test_the_first_cell_says_what_to_do_only_where_something_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    run = partial(first_cell, monkeypatch=monkeypatch)
    wheel = notebooks.WHEEL
    assert run("import torch", "", set()) == ""
    assert run("import keras\nfrom mlcourse import datasets\n\ndatasets.iris()", "", {"torch"}) == "", (
        "only what it needs"
    )
    for needs in (
        "import torch",
        "from torch import nn",
        "from mlcourse import datasets, iris",
        "import mlcourse.autograd",
    ):
        assert "needs torch, which" in run(needs, "", {"torch"})
    said = run("from torch import nn\nimport keras", "", {"mlcourse", "tensorflow"})
    assert "needs mlcourse and tensorflow, which the Python of this notebook does not have" in said
    assert f"The file {wheel} is in the folder from your instructor" in said
    assert f'%pip install "./{wheel}[student]" tensorflow\n' in said
    # in Colab, where the repository that has the wheel is named, it is installed, and else nothing is
    where = "https://github.com/o/r"
    assert (
        run("", where, {"mlcourse"}, colab=True) == f'%pip install --quiet "mlcourse @ {where}/raw/notebooks/{wheel}"\n'
    )
    assert run("", where, set(), colab=True) == ""
    assert "./mlcourse" in run("", "", {"mlcourse"}, colab=True)
    monkeypatch.delitem(sys.modules, "google.colab")
    assert f'%pip install "mlcourse[student] @ {where}/raw/notebooks/{wheel}"' in run("", where, {"mlcourse"})


def test_the_wheel_has_the_name_that_notebooks_say() -> None:
    assert f"mlcourse-{mlcourse.__version__}-py3-none-any.whl" == notebooks.WHEEL


@pytest.mark.parametrize(
    ("named", "variable", "places"),
    [
        ("", "", {}),
        (notebooks.JUPYTER_BOOK, "", {}),
        ("https://github.com/o/r/", "", {"Colab": "github/o/r/blob", "Binder": "v2/gh/o/r"}),
        (notebooks.JUPYTER_BOOK, "https://github.com/p/q", {"Colab": "github/p/q/blob", "Binder": "v2/gh/p/q"}),
        ("https://github.com/o/r", "https://github.com/p/q", {"Colab": "github/o/r/blob", "Binder": "v2/gh/o/r"}),
        ("", "https://git.example.org/o/r", {"Binder": "v2/git/https%3A%2F%2Fgit.example.org%2Fo%2Fr"}),
    ],
)
@pytest.mark.slow
def test_launch_buttons_appear_where_a_repository_is_named_and_nowhere_else(
    build: Callable[..., Built], monkeypatch: pytest.MonkeyPatch, named: str, variable: str, places: dict[str, str]
) -> None:
    monkeypatch.setenv("BOOK_REPOSITORY", variable)
    options = {"repository_url": named} if named else {}
    settings = {"html_theme": "sphinx_book_theme", "html_theme_options": options}
    built = build(NOTEBOOK + f"# T\n\n{FACTS}\n```{{toctree}}\nplain\n```\n", settings=settings, plain="# P\n\nWords.")
    assert built.warnings == ""
    links = {a.get_text().strip(): a["href"] for a in built.page.select(".dropdown-launch-buttons a")}
    assert {name for name in ("Colab", "Binder") if name in links} == set(places)
    for name, path in places.items():
        assert f"/{path}/notebooks" in links[name]
        assert links[name].endswith("chapters/index.ipynb")
    assert built.page.select_one("a.btn-download-notebook-button")["href"] == "_sources/index.ipynb"


# --- style sheets, scripts and pictures of the finished pages --------------------------------------------------------


def link(sheet: str, more: str = "") -> str:
    return f'<link rel="stylesheet" {more}href="../_static/{sheet}?v=1" />\n'


def test_sheets_that_many_pages_link_are_one_and_those_for_paper_stay_apart(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "basic.css").write_text("p { color: red }")
    (tmp_path / "styles" / "theme.css").write_text(
        '@import "../basic.css";\n.used { background: url(../a.png), url("data:x") }'
        " .gone { color: red } .made-by-script { top: 0 }"
    )
    (tmp_path / "a.js").write_text('box.className = "made-by-script"')
    (tmp_path / "own.css").write_text("i { color: red }")
    common = link("styles/theme.css") + link("own.css") + link("print.css", 'media="print" ')
    pages = [*[common] * 4, link("rare.css") + common, "<p>no sheet</p>"]
    wanted = sheets.common(tmp_path, pages)
    assert wanted == ["styles/theme.css", "own.css"]
    version = sheets.write(tmp_path, wanted, sheets.words(tmp_path, ['<p class="used">']))
    text = (tmp_path / sheets.NAME).read_text()
    assert 'p{color: red}.used{background: url("a.png"), url("data:x")}.made-by-script{top: 0}' in text
    assert "gone" not in text
    assert text.endswith("i{color: red}")
    joined = sheets.join(pages[4], wanted, version)
    assert re.findall(r'_static/([^"?]+)', joined) == ["rare.css", "book.css", "print.css"]
    assert 'media="print"' in joined
    # The next build finds pages that are joined, and one that was written anew.
    assert sheets.common(tmp_path, [joined, common]) == wanted
    assert sheets.join(joined, wanted, "2") == joined.replace(version, "2")


def test_the_letters_of_a_picture_are_no_words(tmp_path: Path) -> None:
    html = '<img class="used" src="data:image/png;base64, iVB/sb/a1+gone/Ab\nc=="><b class="also">'
    assert {"used", "also"} <= sheets.words(tmp_path, [html])
    assert not {"sb", "gone", "c"} & sheets.words(tmp_path, [html])


def test_scripts_wait_for_the_page_but_for_what_it_says_of_itself() -> None:
    html = (
        '<script src="../_static/documentation_options.js?v=1"></script><script src="../_static/doctools.js"></script>'
        '<script>DOCUMENTATION_OPTIONS.pagename = "a";</script><script defer="defer" src="b.js"></script>'
    )
    made = sheets.defer(html, "const DOCUMENTATION_OPTIONS = {};")
    assert made.startswith(
        '<script>const DOCUMENTATION_OPTIONS = {};</script><script defer="defer" src="../_static/doc'
    )
    assert sheets.defer(made, "") == made


@pytest.mark.parametrize(("see_through", "mode"), [(False, "L"), (True, "LA")])
def test_grey_pictures_have_one_channel_and_the_same_pixels(see_through: bool, mode: str) -> None:
    pixels = np.repeat(np.random.default_rng(0).integers(0, 256, (30, 40, 1), np.uint8), 4, axis=2)
    pixels[..., 3] = 255
    if see_through:
        pixels[:5] = 0

    def address(image: Image.Image) -> str:
        data = io.BytesIO()
        image.save(data, "PNG")
        return "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()

    html = f'<image href="{address(Image.fromarray(pixels))}"/><img src="a.png">'
    made = images.smaller(html)
    assert len(made) < len(html)
    with Image.open(io.BytesIO(base64.b64decode(re.search(r"base64,([^\"]+)", made)[1]))) as again:
        assert again.mode == mode
        assert np.array_equal(np.asarray(again.convert("RGBA")), pixels)
