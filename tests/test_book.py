"""The chapters' form, read from their sources: the parts every chapter has, and cells short enough to take in."""

import ast
import json
import re
import statistics
from pathlib import Path

import pytest
import yaml
from myst_parser.mdit_to_docutils.base import default_slugify

from mlgrading.child import tasks

ROOT = Path(__file__).parent.parent
TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
PART = next(part for part in TOC["parts"] if part["caption"] == "Chapters")
CHAPTERS = [Path(chapter["file"]).stem for chapter in PART["chapters"]]
#: the chapters, each followed by its further pages
PAGES = [
    Path(entry["file"]).stem
    for chapter in PART["chapters"]
    for entry in [chapter, *chapter["sections"]]
    if entry["file"].startswith("book/")
]


def source(chapter: str) -> str:
    return (ROOT / "book" / f"{chapter}.md").read_text(encoding="utf-8")


def cells(chapter: str) -> list[list[str]]:
    """Return the lines of each code cell that a reader sees, options and blank lines left out."""
    bodies = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```", source(chapter), re.S | re.M)
    seen = [body for body in bodies if "remove-cell" not in body]
    return [[line for line in body.splitlines() if line.strip() and not line.startswith(":")] for body in seen]


def owner(page: str) -> str:
    """Return the chapter that a page belongs to, whose name it begins with."""
    return max((chapter for chapter in CHAPTERS if f"{page}_".startswith(f"{chapter}_")), key=len)


def test_every_chapter_is_followed_by_its_further_pages_and_its_exercise():
    assert CHAPTERS
    for chapter in PART["chapters"]:
        name = Path(chapter["file"]).stem
        *pages, exercise = [section["file"] for section in chapter["sections"]]
        assert exercise == f"exercises/{name}/{name}"
        assert all(page.startswith(f"book/{name}_") for page in pages)


@pytest.mark.parametrize("chapter", PAGES)
def test_chapter_has_every_part(chapter):
    text, exercise = source(chapter), owner(chapter)
    facts = text.index(":class: chapter-facts")
    for words in ("**You will be able to**", "**You need**", "**Time**", f"../exercises/{exercise}/{exercise}.ipynb"):
        assert words in text[facts:]
    for heading in ("## Check yourself", "## Summary", "## What to read"):
        assert heading in text
    assert text.count(":class: predict") >= 5
    assert text.count(":::{quiz}") >= 4
    assert text.count("{cite:") >= 3
    assert text.count("{glue:") >= 3


@pytest.mark.parametrize("chapter", PAGES)
def test_cells_are_short(chapter):
    lengths = sorted(len(lines) for lines in cells(chapter))
    assert len(lengths) >= 10
    assert statistics.median(lengths) <= 6
    assert lengths[int(0.9 * (len(lengths) - 1))] <= 18


@pytest.mark.parametrize("chapter", PAGES)
def test_columns_that_belong_together_are_printed_with_headings(chapter):
    for lines in cells(chapter):
        assert not re.search(r"^print\(np\.(column_stack|c_|hstack|stack)", "\n".join(lines), re.M)


@pytest.mark.parametrize("chapter", PAGES)
def test_code_fits_the_page(chapter):
    for lines in cells(chapter):
        assert max(map(len, lines)) <= 88, max(lines, key=len)


@pytest.mark.parametrize("chapter", PAGES)
def test_chapter_does_not_redraw_what_plots_draws(chapter):
    """Two chapters show once how such a figure is made; what that draws is removed, since it has no description."""
    bodies = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```", source(chapter), re.S | re.M)
    drawing = [body for body in bodies if "matplotlib" in body]
    assert len(drawing) <= {"iris": 1, "fashion_mnist": 2}.get(chapter, 0)
    assert all("remove-output" in body for body in drawing)


@pytest.mark.parametrize("chapter", [*PAGES, "teaching"])
def test_display_maths_starts_after_a_blank_line(chapter):
    lines = source(chapter).splitlines()
    opens = False
    for before, line in zip(["", *lines], lines, strict=False):
        if line.count("$$") % 2:
            opens = not opens
        if line.startswith("$$") and (opens or line.count("$$") == 2):
            assert before.strip() == "", f"no blank line before: {line}"


#: formulas that give a letter a second meaning, what stands instead, and the chapters that need the letter themselves
OTHERWISE = {
    r"\\in Y\b|\\sum_\{?Y\b": (r"\mathcal M, the misclassified samples", ()),
    r"\\eta\b|\\alpha\b": (r"\rho, the learning rate", ()),
    r"\\partial\s*\{?(L|E|e|\\varepsilon|\\mathcal L)\b|\\mathcal L|\b[LE]\(": ("J, the objective", ()),
    r"\\varepsilon|\\epsilon": (
        "J, the objective",
        ("jacobians", "autograd", "iris", "fashion_mnist", "mlp", "delta_rule_surfaces"),
    ),
    r"\by\s*=\s*\\(tau|sigma)|\\hat\s*\{?(\\mathbf\s*)?y": ("o, the output", ()),
    r"\\(tau|sigma)\(x\)": ("s, the weighted sum", ()),
}


def formulas(chapter: str) -> list[str]:
    """Return what stands between dollars, and in blocks of mathematics, outside code."""
    text = re.sub(r"^```\{code-cell\}.*?^```", "", source(chapter), flags=re.S | re.M)
    blocks = re.findall(r"^```\{math\}\n(.*?)^```", text, re.S | re.M)
    return blocks + re.findall(r"\$\$(.+?)\$\$", text, re.S) + re.findall(r"(?<!\$)\$([^$\n]+)\$(?!\$)", text)


@pytest.mark.parametrize("chapter", [*PAGES, "teaching"])
def test_each_letter_has_one_meaning(chapter):
    for pattern, (instead, allowed) in OTHERWISE.items():
        if chapter not in allowed:
            found = [formula for formula in formulas(chapter) if re.search(pattern, formula)]
            assert found == [], f"write {instead}"


#: what a student would look for, and the page that explains it: in bold, as a link to the glossary, or in a heading
TERMS = {
    "activation function": "neurons",
    "recurrent": "neurons",
    "bias": "perceptron",
    "hyperplane": "perceptron",
    "gradient descent": "delta_rule",
    "learning rate": "delta_rule",
    "epoch": "delta_rule",
    "full batch": "delta_rule",
    "mini-batch": "delta_rule",
    "stochastic": "delta_rule",
    "mean squared error": "delta_rule",
    "convex": "perceptron",
    "momentum": "delta_rule_surfaces",
    "Adam": "delta_rule_surfaces",
    "contour": "delta_rule_surfaces",
    "Hessian": "delta_rule_surfaces",
    "condition number": "delta_rule_surfaces",
    "saddle": "delta_rule_surfaces",
    "logistic regression": "delta_rule_logistic",
    "log odds": "delta_rule_logistic",
    "likelihood": "delta_rule_logistic",
    "calibration": "delta_rule_logistic",
    "symmetry": "activations_initialisation",
    "mean square": "activations_initialisation",
    "gain": "activations_initialisation",
    "GELU": "activations_initialisation",
    "SiLU": "activations_initialisation",
    "differentiable": "backprop_numbers",
    "outer product": "backprop_numbers",
    "total derivative": "backprop_numbers",
    "overfitting": "mlp",
    "underfitting": "mlp",
    "universal approximation": "mlp",
    "hidden layer": "mlp",
    "template": "mlp_digits",
    "ablation": "mlp_digits",
    "piecewise linear": "mlp_digits",
    "capacity": "mlp_generalisation",
    "weight decay": "mlp_generalisation",
    "AdamW": "mlp_generalisation",
    "early stopping": "mlp_generalisation",
    "patience": "mlp_generalisation",
    "double descent": "mlp_generalisation",
    "vanishing gradient": "activations",
    "dead": "activations",
    "softmax": "activations",
    "forward pass": "backprop",
    "backward pass": "backprop",
    "upstream": "backprop",
    "local": "backprop",
    "downstream": "backprop",
    "cross-entropy": "backprop",
    "Jacobian": "jacobians",
    "vector-Jacobian product": "jacobians",
    "batch norm": "autograd",
    "vmap": "autograd_functions",
    "per-sample gradient": "autograd_functions",
    "inference mode": "autograd_functions",
    "hook": "autograd_functions",
    "anomaly detection": "autograd_functions",
    "device": "autograd_functions",
    "computational graph": "backprop",
    "confusion matrix": "fashion_mnist",
    "recall": "fashion_mnist",
    "precision": "fashion_mnist",
    "test set": "iris",
    "training mode": "iris",
    "gradient tape": "gradient_tape",
    "tracing": "gradient_tape_keras",
    "functional API": "gradient_tape_keras",
    "skip connection": "gradient_tape_keras",
    "callback": "gradient_tape_keras",
    "backend": "gradient_tape_keras",
    "logits": "fashion_mnist",
    "validation set": "fashion_mnist",
    "pixel": "fashion_mnist",
    "inference": "fashion_mnist",
    "hyperparameter": "iris",
    "checkpoint": "iris_protocol",
    "learning-rate schedule": "iris_protocol",
    "cross-validation": "iris_protocol",
    "confidence interval": "iris_protocol",
    "index": "fashion_mnist",
    "sweep": "iris_debugging",
    "exploding gradient": "iris_debugging",
    "reliability diagram": "fashion_mnist_confidence",
    "temperature": "fashion_mnist_confidence",
}


@pytest.mark.parametrize(("term", "chapter"), TERMS.items())
def test_a_term_is_explained_where_a_student_would_look(term, chapter):
    text = re.sub(r"^```\{code-cell\}.*?^```", "", source(chapter), flags=re.S | re.M)  # ** is a power there
    marked = re.findall(r"\*\*([^*]+)\*\*|\{term\}`([^`]+)`|^#+ (.+)$", text, re.M)
    assert any(re.search(rf"\b{re.escape(term)}", words, re.I) for found in marked for words in found)


def test_terms_have_their_entries_in_the_glossary():
    entries = {line.strip().lower() for line in source("glossary").splitlines() if re.match(r"\w", line)}
    missing = [term for term in TERMS if not any(term.lower().rstrip("s") in entry for entry in entries)]
    assert set(missing) <= {"hyperplane", "mean squared error", "training mode"}  # explained within other entries


def test_what_tools_leave_behind_is_no_page():
    """pytest and ruff write folders with a README of their own, which would be a page that no contents list names."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert {"_build", ".*", "dist"} <= set(config["exclude_patterns"])


def documented(module: Path) -> list[tuple[str, str]]:
    """Return the public functions and classes of a module with their docstrings, each on one line."""
    nodes = [node for node in ast.parse(module.read_text(encoding="utf-8")).body]
    public = [n for n in nodes if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_")]
    return [(node.name, " ".join((ast.get_docstring(node) or "").split())) for node in public]


def test_sections_that_docstrings_name_exist():
    """Also those that methods and modules name, and several at a time."""
    headings = {re.sub("[`*]", "", h) for name in PAGES for h in re.findall(r"^#{2,} (.+)$", source(name), re.M)}
    named = {
        (f"{module.parent.name}/{module.name}", section)
        for module in sorted((ROOT / "mlcourse").rglob("*.py"))
        for several in re.findall(r'[Ss]ections? ((?:"[^"]+"(?:, | and )?)+)', " ".join(module.read_text().split()))
        for section in re.findall(r'"([^"]+)"', several)
    }
    assert len(named) > 50
    assert {one for one in named if one[-1] not in headings} == set()


@pytest.mark.parametrize("chapter", ["neurons", "activations", "jacobians", "gradient_tape"])
def test_every_function_of_a_chapter_says_which_section_explains_it(chapter):
    silent = [
        name
        for name, words in documented(ROOT / "mlcourse" / f"{chapter}.py")
        if not re.search(r"[Ss]ections? \"", words)
    ]
    assert silent == []


def bibliography() -> dict[str, tuple[str, str]]:
    """Return the surname of the first author, without accents, and the year of each work, by its key."""
    found = {}
    for key, fields in re.findall(
        r"^@\w+\{(\w+),\n(.*?)^\}", (ROOT / "book/references.bib").read_text("utf-8"), re.S | re.M
    ):
        surname = re.search(r"author\s*=\s*\{([^,]+),", fields)[1]
        found[key] = re.sub(r"\{?\\[`'\"c^]\{?(\w)\}*", r"\1", surname), re.search(r"year\s*=\s*\{(\d+)\}", fields)[1]
    return found


def test_the_bibliography_holds_what_the_chapters_cite():
    cited = {
        key for name in PAGES for keys in re.findall(r"\{cite:\w+\}`([^`]+)`", source(name)) for key in keys.split(",")
    }
    assert cited == set(bibliography())


def test_sources_that_docstrings_name_are_in_the_bibliography():
    works = set(bibliography().values())
    named = {
        (f"{module.name}", name, re.split(r",| and ", authors.strip(", "))[0], year)
        for module in sorted((ROOT / "mlcourse").glob("*.py"))
        for name, words in documented(module)
        for sources in re.findall(r"Source: ([^;.]+\(\d{4}\)[^;.]*)", words)
        for authors, year in re.findall(r"([^()]+)\((\d{4})\)", sources)
    }
    assert len(named) > 15
    assert {one for one in named if (one[2], one[3]) not in works} == set()


@pytest.mark.parametrize("chapter", PAGES)
def test_the_answers_of_the_questions_are_computed(chapter):
    questions = source(chapter).partition("## Check yourself")[2].partition("## Summary")[0]
    hidden = re.findall(r"^```\{code-cell\}[^\n]*\n:tags: \[remove-cell\]\n(.*?)^```", questions, re.S | re.M)
    assert any("assert " in cell for cell in hidden)


def test_students_are_told_which_exercises_can_be_done_in_the_page():
    offered = re.search(r"^EXERCISES = (\(.*?\))", (ROOT / "book/_ext/in_page.py").read_text("utf-8"), re.S | re.M)[1]
    last = int(re.search(r"The exercises of chapters 1 to (\d+) can be done in this book", source("students"))[1])
    assert list(ast.literal_eval(offered)) == CHAPTERS[:last]


def teaching() -> dict[str, str]:
    """Return the sections of the page for those who teach, by their headings."""
    _, *parts = re.split(r"^## ", source("teaching"), flags=re.M)
    return {heading: body for heading, _, body in (part.partition("\n") for part in parts)}


def met(body: str) -> list[tuple[str, str, str, str]]:
    """Return what the misconceptions of a section point to: page and anchor, number and name of the task."""
    return re.findall(r"\(\[\]\((\w+)\.md#([\w-]+)\), task (\d+), `(\w+)`\)\.", " ".join(body.split()))


def test_each_chapter_has_misconceptions_and_questions_to_discuss():
    titles = [re.search(r"^# (.+)$", source(chapter), re.M)[1] for chapter in CHAPTERS]
    sections = teaching()
    assert list(sections) == [f"Chapter {number}: {title}" for number, title in enumerate(titles, start=1)]
    for heading, body in sections.items():
        misconceptions = re.findall(r"^- \*\*.+\.\*\* \S", body, re.M)
        assert 3 <= len(misconceptions) <= 5, heading
        assert len(misconceptions) == len(re.findall(r"^- ", body, re.M)) == len(met(body)), heading
        folded = r"^\*\*To discuss:\*\* (?:.+\n)*.+\?\n\n:::\{admonition\} .+\n:class: dropdown\n"
        questions = re.findall(folded, body, re.M)
        assert 2 <= len(questions) <= 3, heading
        assert len(questions) == body.count("To discuss") == body.count(":::{"), heading


def test_misconceptions_name_sections_that_exist():
    for body in teaching().values():
        for page, anchor, *_ in met(body):
            headings = re.findall(r"^#{2,3} (.+)$", source(page), re.M)
            assert anchor in {default_slugify(heading.replace("`", "")) for heading in headings}, (page, anchor)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_misconceptions_name_tasks_whose_marking_has_known_mistakes(chapter):
    cells = json.loads((ROOT / "exercises" / chapter / f"{chapter}.ipynb").read_text("utf-8"))["cells"]
    names = [cell["metadata"].get("nbgrader", {}).get("grade_id", "") for cell in cells]
    numbered = [name.removeprefix("check_") for name in names if name.startswith("check_")]
    declared = tasks.load(ROOT, chapter)
    for *_, number, task in met([*teaching().values()][CHAPTERS.index(chapter)]):
        assert numbered[int(number) - 1] == task
        assert declared[task].wrong


def test_the_guide_for_instructors_leads_to_misconceptions_and_questions():
    guides = [entry["file"] for part in TOC["parts"] if part["caption"] == "Guides" for entry in part["chapters"]]
    assert guides.index("book/teaching") == guides.index("book/instructors") + 1
    term = source("instructors").partition("## A term")[2].partition("\n## ")[0]
    assert "[](teaching.md)" in term
