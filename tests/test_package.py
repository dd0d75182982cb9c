"""The package as a whole: what importing it loads, and what each public function says about itself."""

import ast
import inspect
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "mlcourse"
MODULES = sorted(p.stem for p in PACKAGE.glob("[a-z]*.py")) + sorted(
    f"plots.{p.stem}" for p in (PACKAGE / "plots").glob("[a-z]*.py")
)
PUBLIC = [
    (module, name)
    for module in MODULES
    for name, thing in vars(import_module(f"mlcourse.{module}")).items()
    if not name.startswith("_") and inspect.isfunction(thing) and thing.__module__ == f"mlcourse.{module}"
]


#: the modules that are about a framework, and which
ABOUT = {"autograd": "torch", "iris": "torch", "gradient_tape": "tensorflow"}


@pytest.mark.slow
@pytest.mark.parametrize("module", ["mlcourse", *(f"mlcourse.{m}" for m in MODULES)])
def test_import_loads_no_framework_but_the_one_it_is_about(module):
    code = (
        f"import sys, {module}; print(*(m for m in ('torch', 'tensorflow', 'sklearn', 'nbgrader') if m in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = ran.stdout.split()
    if "tensorflow" in loaded:  # which loads scikit-learn where it is installed
        loaded = [name for name in loaded if name != "sklearn"]
    assert loaded == ABOUT.get(module.removeprefix("mlcourse."), "").split()


@pytest.mark.slow
def test_import_of_the_package_loads_numpy_at_most():
    code = "import sys, mlcourse; print('matplotlib' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_nothing_imports_the_grading_side():
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not any(name.startswith("mlgrading") for name in names), path


@pytest.mark.parametrize(("module", "name"), PUBLIC)
def test_public_function_has_types_words_and_an_example(module, name):
    function = getattr(import_module(f"mlcourse.{module}"), name)
    doc = inspect.getdoc(function)
    assert doc
    assert ">>> " in doc, "no example"
    assert "return" in inspect.get_annotations(function), "no return type"
