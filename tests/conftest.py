"""What all tests share."""

import importlib
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings
from machine import LEFT_OUT, NEEDS, chromium, has, need, table
from playwright.sync_api import Browser, sync_playwright

import mlcourse  # noqa: F401  before any framework

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
    """TensorFlow, loaded only for the tests that ask for it."""
    return importlib.import_module("tensorflow")


FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    need("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


def pytest_configure(config: pytest.Config) -> None:
    """Say at once what CI lacks: it must have all that the tests need, and leave nothing out."""
    if os.environ.get("CI") and not hasattr(config, "workerinput"):
        lacking = [f"{name} ({NEEDS[name].command})" for name in NEEDS if not has(name)]
        if lacking:
            raise pytest.UsageError(f"CI must run every test, and this machine lacks {', '.join(lacking)}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow tests last, so that a plain mistake shows at once."""
    items.sort(
        key=lambda item: (item.get_closest_marker("site") is not None, item.get_closest_marker("slow") is not None)
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out a test whose marks name something that the machine lacks."""
    for mark in item.iter_markers("needs"):
        need(*mark.args)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator:
    """Turn a skipped test into a failed one where CI is set."""
    report = yield
    if report.skipped and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"skipped, but CI must run it: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what was left out for want of something on the machine."""
    reasons = [str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", [])]
    names = [reason.partition(LEFT_OUT)[2] for reason in reasons if LEFT_OUT in reason]
    if names:
        terminalreporter.section("not run on this machine")
        terminalreporter.write_line("\n".join(table(Counter(names))))
