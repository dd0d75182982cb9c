"""What all tests share."""

import importlib
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

# On a busy machine an example may take long; a law is broken or it is not, however long it takes.
settings.register_profile("course", deadline=None)
settings.load_profile("course")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def torch() -> ModuleType:
    """PyTorch, loaded only for the tests that ask for it."""
    return importlib.import_module("torch")


@pytest.fixture(scope="session")
def tf() -> ModuleType:
    """TensorFlow, loaded only for the tests that ask for it; importing mlcourse first quiets it."""
    importlib.import_module("mlcourse")
    return importlib.import_module("tensorflow")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow tests last, so that a plain mistake shows at once."""
    items.sort(
        key=lambda item: (item.get_closest_marker("site") is not None, item.get_closest_marker("slow") is not None)
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator:
    """Turn a skipped test into a failed one where CI is set: CI has all that the tests need."""
    report = yield
    if report.skipped and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"skipped, but CI must run it: {report.longrepr}"
    return report
