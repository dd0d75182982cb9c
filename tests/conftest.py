"""What all tests share."""

import importlib
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from browser import FLAGS, chromium
from hypothesis import settings
from machine import LEFT_OUT, NEEDS, has, need, optional, table
from playwright.sync_api import Browser, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

import mlcourse  # noqa: F401  before any framework
from mlgrading.child import tasks

# On a busy machine an example may take long; a law is broken or it is not, however long it takes.
settings.register_profile("course", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=15)  # for `make check`
# In CI the examples are the same each time, so that a change is judged by what it changes; elsewhere they are new ones.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "course")

ROOT = Path(__file__).parent.parent
EXERCISES = tasks.exercises(ROOT)


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
        lacking = [f"{name} ({NEEDS[name].command})" for name in NEEDS if not NEEDS[name].optional and not has(name)]
        if lacking:
            raise pytest.UsageError(f"CI must run every test, and this machine lacks {', '.join(lacking)}")


#: with several processes the longest come first, so that no processor waits for another at the end
LONGEST = (
    "tests/grading/test_attacks.py",
    "tests/grading/test_attacks_everywhere.py",
    "tests/deploy/test_hub.py",
    "tests/grading/test_hosts.py",
    "tests/grading/test_coordinator.py",
    "tests/grading/test_disk.py",
    "tests/grading/test_nbgrader.py",
    "tests/site/test_in_page_chapters.py",
    "tests/site/test_in_page.py",
    "tests/site/test_notebooks.py",
    "tests/grading/test_gradebook.py",
    "tests/grading/test_guide.py",
    "tests/exercises/test_exercises.py",
    "tests/site/test_in_page_firefox.py",
    "tests/grading/test_examiner.py",
    "tests/grading/test_sandbox.py",
)
#: files whose tests share nothing between exercises but what is quickly made anew
BY_EXERCISE = (
    "tests/grading/test_attacks_everywhere.py",
    "tests/exercises/test_exercises.py",
    "tests/grading/test_examiner.py",
    "tests/grading/test_nbgrader.py",
)
#: files whose tests share the visits to a page, or what is read of it
BY_PAGE = (
    "tests/site/test_contrast.py",
    "tests/site/test_figures.py",
    "tests/site/test_notebooks.py",
    "tests/site/test_pages.py",
    "tests/site/test_reader.py",
    "tests/site/test_seen.py",
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the slow tests last, so that a plain mistake shows at once; with several processes, long files first."""
    if hasattr(config, "workerinput"):
        rank = {name: number for number, name in enumerate(LONGEST)}
        items.sort(
            key=lambda item: (
                rank.get(item.nodeid.partition("::")[0], len(rank)),
                item.get_closest_marker("spoils") is not None,
            )
        )
    else:
        items.sort(
            key=lambda item: (item.get_closest_marker("site") is not None, item.get_closest_marker("slow") is not None)
        )


class ByGroup(LoadScopeScheduling):
    """Gives processes whole groups of tests: a file, or what is about one exercise or one page in it or in several."""

    def _split_scope(self, nodeid: str) -> str:
        name, _, test = nodeid.partition("::")
        given = test.partition("[")[2].rstrip("]")
        if name in BY_EXERCISE:
            return f"{name}::{next((word for word in given.split('-') if word in EXERCISES), '')}"
        if name.startswith("tests/site/") and ".html" in given:
            page = next(word for word in given.split("-") if word.endswith(".html"))
            return page if name in BY_PAGE else f"{name}::{page}"
        return name


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Start one process more than there are processors for all tests, many of which wait for deadlines and kernels."""
    return (os.cpu_count() or 1) + 1 if not config.option.markexpr else None


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByGroup:
    """Let `pytest -n` give out tests by these groups."""
    config.option.loadscopereorder = False  # the order is ours
    return ByGroup(config, log)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out a test whose marks name something that the machine lacks."""
    for mark in item.iter_markers("needs"):
        need(*mark.args)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator:
    """Turn a skipped test into a failed one where CI is set."""
    report = yield
    if report.skipped and os.environ.get("CI") and not optional(str(report.longrepr[2])):
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
