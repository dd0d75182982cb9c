"""The course overview: right numbers, links that lead to pages, and names that are nothing but text."""

import pytest
from bs4 import BeautifulSoup

from mlgrading.outside.pages.base import POLICY
from mlgrading.outside.pages.overview import overview

ODD = ["=cmd|' /C calc'!A0", "<b>", "../x", "..", "", "w" * 5000, "{{ 7 * 7 }}", "ä\u202e&\x1b", '"><script>x</script>']


def row(student: str, score: float = 0.0, max_score: float = 16.0, missing: bool = False) -> dict:
    """Return what `gradebook.grades` has of a student, as far as the page needs it."""
    return {"student": student, "score": score, "max_score": max_score, "missing": missing}


def made(rows: dict[str, list[dict]], reports: set[str] = frozenset()) -> BeautifulSoup:
    return BeautifulSoup(overview(rows, set(reports)), "html.parser")


def table(page: BeautifulSoup) -> list[list[str]]:
    return [[cell.get_text(strip=True) for cell in tr(["th", "td"])] for tr in page.table("tr")]


def test_points_of_all_exercises():
    page = made(
        {
            "perceptron": [row("s10", 12.5), row("s9", missing=True), row("ada", 16)],
            "delta_rule": [row("s10", 3, 10), row("s9", 0, 10)],
        },
        {"perceptron", "index"},
    )
    assert table(page) == [
        ["Student", "delta_rule", "perceptron", "Sum"],
        ["ada", "missing", "16 of 16", "16"],
        ["s9", "0 of 10", "missing", "0"],
        ["s10", "3 of 10", "12.5 of 16", "15.5"],
        ["handed in", "2", "2", ""],
        ["median", "15%", "89%", ""],
    ]
    assert [item.get_text() for item in page("li")] == ["s9: 0 of 26, 1 of 2 exercises handed in"]
    assert "2 exercises · 3 students" in page.header.get_text()
    assert [(a.get_text(), a["href"]) for a in page("a")] == [
        ("perceptron", "./perceptron.html"),
        ("16 of 16", "../feedback/ada/perceptron/perceptron.html"),
        ("0 of 10", "../feedback/s9/delta_rule/delta_rule.html"),
        ("3 of 10", "../feedback/s10/delta_rule/delta_rule.html"),
        ("12.5 of 16", "../feedback/s10/perceptron/perceptron.html"),
    ]


def test_an_empty_course():
    page = made({})
    assert "No students yet." in page.main.get_text()
    assert "0 exercises · 0 students" in page.header.get_text()
    assert not page("table")


@pytest.mark.parametrize("odd", ODD)
def test_odd_names_are_text_and_stay_in_their_folder(odd):
    shown = odd.replace("\x1b", "")
    html = overview({odd: [row(odd, 15), row("ada", 16)]}, {odd})
    html.encode()
    page = BeautifulSoup(html, "html.parser")
    assert page.find("meta", {"http-equiv": "Content-Security-Policy"})["content"] == POLICY
    plain = made({"x": [row("y", 15), row("ada", 16)]}, {"x"})
    names = {tag.name for tag in page.find_all()}
    assert names <= {tag.name for tag in plain.find_all()}
    assert sorted(bdi.get_text() for bdi in page("bdi")) == sorted([shown, "ada"])
    assert page.table("th")[1].get_text() == shown
    for a in page("a"):
        inside = a["href"].removeprefix("../feedback/").removeprefix("./")
        assert inside != a["href"]
        assert ".." not in inside.split("/")
        assert not set(inside) & set("<>\"' {}?#:")
    if odd in ("", ".."):
        assert not [a for a in page("a") if "feedback" in a["href"]]
