"""The search in Firefox, from the book's folder: the essentials of what test_search.py sees in Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from built_book import HTML, leaves_the_machine
from firefox import Firefox
from machine import firefox as firefox_path
from machine import need

pytestmark = [pytest.mark.site, pytest.mark.slow, pytest.mark.usefixtures("book")]


@pytest.fixture
def firefox() -> Iterator[Firefox]:
    need("firefox")
    browser = Firefox(firefox_path())
    yield browser
    browser.close()


def test_a_slip_is_forgiven_and_the_place_is_marked(firefox: Firefox) -> None:
    firefox.goto(f"{HTML.resolve().as_uri()}/book/reading.html")
    firefox.press("/")
    firefox.press(*"backpropogation")
    firefox.wait_for("() => document.querySelector('[role=option][aria-selected=true]')?.textContent")
    address = firefox.evaluate("() => document.querySelector('[role=option]').href")
    firefox.press("Enter")
    firefox.wait_for("address => location.href === address", address)
    assert firefox.wait_for("() => document.querySelector('mark.found')?.textContent").lower() == "backpropagation"
    assert firefox.evaluate("""() => {
      const {top, bottom} = document.querySelector("mark.found").getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }""")
    firefox.press("Escape")
    assert firefox.evaluate("() => document.querySelectorAll('.found').length") == 0
    assert [url for url in firefox.requests if leaves_the_machine(url)] == []
    # KaTeX's tables have an empty attribute, of which Firefox tells
    assert [error for error in firefox.errors if "columnspacing" not in error] == []


def test_the_page_takes_a_question_from_its_address(firefox: Firefox) -> None:
    firefox.goto(f"{HTML.resolve().as_uri()}/search.html?q=%EC%97%AD%EC%A0%84%ED%8C%8C")
    firefox.wait_for("() => document.querySelector('[role=option]')?.textContent.includes('ackpropagation')")
    assert firefox.evaluate("() => document.activeElement.value") == "역전파"
    assert firefox.errors == []
