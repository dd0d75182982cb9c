"""What becomes of a student's notebook: reading its bytes, finding its cells, putting it in order."""

import copy
import json
import time
import tracemalloc
from functools import cache
from pathlib import Path

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlgrading.child import repair, solutions, tasks
from mlgrading.child.repair import parse
from mlgrading.wire import Refused

#: a machine that is busy draws slowly
busy = settings(suppress_health_check=[HealthCheck.too_slow])

ROOT = Path(__file__).parents[2]
EXERCISES = tasks.exercises(ROOT)


@cache
def solution(exercise="perceptron"):
    return solutions.read(ROOT, exercise)


def released(exercise="perceptron"):
    """Return the notebook that students get, as plain JSON data."""
    return json.loads((ROOT / "exercises" / exercise / f"{exercise}.ipynb").read_bytes())


def answers(exercise="perceptron"):
    cells = solutions.code_cells(solution(exercise))
    return {cell.name: solutions.solution(cell.source) for cell in cells if cell.kind == "answer"}


def grade_id(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade_id")


def filled(exercise="perceptron"):
    """Return the released notebook with the right answers."""
    notebook = released(exercise)
    for cell in notebook["cells"]:
        if grade_id(cell) in answers(exercise):
            cell["source"] = answers(exercise)[grade_id(cell)]
    return notebook


def find(notebook, name):
    return next(cell for cell in notebook["cells"] if grade_id(cell) == name)


def place(notebook, name):
    return notebook["cells"].index(find(notebook, name))


def extra(source, kind="code", **more):
    return {"cell_type": kind, "metadata": {}, "source": source, **more}


def read(notebook, exercise="perceptron"):
    sub = parse(json.dumps(notebook).encode(), solution(exercise))
    assert_law(sub, exercise)
    return sub


def names(sub):
    return [step.name for step in sub.steps]


def step(sub, name):
    return next(s for s in sub.steps if s.name == name)


def assert_law(sub, exercise="perceptron"):
    """What holds for every submission, whatever was handed in."""
    nbformat.validate(sub.notebook)
    assert (sub.notebook.nbformat, sub.notebook.nbformat_minor) == (4, 5)
    assert sub.notebook.metadata == solution(exercise).metadata
    ids = [cell.id for cell in sub.notebook.cells]
    assert len(set(ids)) == len(ids)
    known = {c.metadata.nbgrader.grade_id: c for c in solution(exercise).cells if "nbgrader" in c.metadata}
    order = list(known)
    position = {s.name: number for number, s in enumerate(sub.steps) if s.kind != "extra"}
    assert sorted(position) == sorted(order)
    assert [s.index for s in sub.steps] == [i for i, c in enumerate(sub.notebook.cells) if c.cell_type == "code"]
    for s in sub.steps:
        cell = sub.notebook.cells[s.index]
        assert cell.source == s.source
        assert (cell.outputs, cell.execution_count) == ([], None)
        if s.kind == "extra":
            assert (s.name, cell.metadata) == ("", {})
            continue
        source = known[s.name]
        assert (cell.metadata, cell.id) == (source.metadata, source.id)
        mark = source.metadata.nbgrader
        assert s.kind == ("answer" if mark.solution else "check" if mark.grade else "given")
        if s.kind == "answer":
            assert s.source == sub.answers.get(s.name, solutions.blank(source.source))
            continue
        assert s.source == source.source
        if s.kind == "check":
            before = order[: order.index(s.name)]
            needed = [
                n for n in before if not known[n].metadata.nbgrader.grade and not known[n].metadata.nbgrader.solution
            ]
            needed.append(s.name.removeprefix("check_"))
            assert max(position[n] for n in needed) < position[s.name]
    json.dumps([sub.answers, sub.notes]).encode()
    str([sub.answers, sub.notes, sub.notebook]).encode("utf-8")
    assert all(len(note) < 200 and note.isprintable() for note in sub.notes)


# Honest submissions


@pytest.mark.parametrize("exercise", EXERCISES)
def test_released_notebook_filled_with_the_solutions_is_taken_as_it_is(exercise):
    notebook = filled(exercise)
    sub = read(notebook, exercise)
    assert sub.notes == ()
    assert sub.answers == answers(exercise)
    assert list(sub.answers) == list(answers(exercise))
    assert [cell.id for cell in sub.notebook.cells] == [cell["id"] for cell in notebook["cells"]]
    assert [cell.source for cell in sub.notebook.cells if cell.cell_type != "code"] == [
        "".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] != "code"
    ]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_blank_notebook_gives_blank_answers(exercise):
    sub = read(released(exercise), exercise)
    assert sub.notes == ()
    blanks = {
        c.metadata.nbgrader.grade_id: solutions.blank(c.source)
        for c in solution(exercise).cells
        if "nbgrader" in c.metadata
    }
    assert sub.answers == {name: blanks[name] for name in answers(exercise)}


@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("lost", ["grade_id", "metadata", "everything"])
@pytest.mark.parametrize("fill", [filled, released])
def test_cells_without_their_marks_are_found(exercise, lost, fill):
    notebook = fill(exercise)
    whole = read(notebook, exercise)
    for cell in notebook["cells"]:
        if lost == "grade_id":
            cell["metadata"].pop("nbgrader", None)
        else:
            cell["metadata"] = {}
        if lost == "everything":
            del cell["id"]
    sub = read(notebook, exercise)
    assert sub.steps == whole.steps
    assert sub.answers == whole.answers
    assert sub.notes == (
        f"{len(sub.steps)} cells had lost their names: they were identified by their ids, texts and places",
    )


def test_parsing_takes_milliseconds():
    data = json.dumps(filled("iris")).encode()
    taken = []
    for _ in range(20):
        start = time.process_time()
        parse(data, solution("iris"))
        taken.append(time.process_time() - start)
    assert min(taken) < 0.02


def test_the_same_file_gives_the_same_result_and_the_solution_is_not_changed():
    notebook = filled()
    notebook["cells"] += [extra("a = 1"), extra("a = 1"), extra("text", "markdown")]
    before = copy.deepcopy(solution())
    first, second = read(notebook), read(notebook)
    assert first == second
    first.notebook.cells[1].metadata.nbgrader.grade_id = "changed"
    first.notebook.metadata.kernelspec.name = "changed"
    assert solution() == before


# From bytes to JSON


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", None),
        ("utf-8-sig", "the file began with a byte order mark"),
        ("utf-16", "the file was UTF-16, not UTF-8"),
        ("utf-16-le", "the file was UTF-16, not UTF-8"),
        ("utf-16-be", "the file was UTF-16, not UTF-8"),
        ("utf-32", "the file was UTF-32, not UTF-8"),
        ("latin-1", "the file was not UTF-8 and was read as Latin-1: accents may be wrong"),
    ],
)
def test_encodings(encoding, note):
    notebook = filled()
    find(notebook, "and_not")["source"] = "weights = [-0.5, 1, -1]  # für alle é"
    sub = parse(json.dumps(notebook, ensure_ascii=False).replace("–", "-").encode(encoding, "replace"), solution())
    assert sub.answers["and_not"] == "weights = [-0.5, 1, -1]  # für alle é"
    assert sub.notes == ((note,) if note else ())
    assert_law(sub)


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_both_byte_orders_are_read_by_their_mark(mark):
    text = json.dumps(filled())
    data = mark + text.encode("utf-16-le" if mark == b"\xff\xfe" else "utf-16-be")
    assert parse(data, solution()).answers == answers()


def test_utf_16_with_half_a_character_is_read():
    text = json.dumps(filled() | {"x": "☃☃"}, ensure_ascii=False)
    data = text.encode("utf-16-le").replace("☃".encode("utf-16-le"), b"\x00\xd8")
    sub = parse(data, solution())
    assert sub.answers == answers()
    assert "some characters of the file could not be read" in sub.notes


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\0\0", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\0" * 1000, "empty"),
        (b"<!DOCTYPE html>", "a web page"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "a zip archive"),
        (b"print('hello')", "not a notebook"),
        (b"[1, 2]", "not a notebook"),
        (b"{}", "it has no cells"),
        (b'{"cells": 3}', "it has no cells"),
        (b'{"cells": {"a": 1}, "worksheets": "x"}', "it has no cells"),
        (b'{"cells": [}, "nbformat": 4, "metadata": {"a": 1}}', "damaged: line 1"),
        (b'{"cells": [\n<<<<<<< HEAD\n{}], "nbformat": 4, "metadata": {"a": 1}}', "damaged: line 2"),
    ],
)
def test_what_is_not_a_notebook_is_refused_with_a_reason(data, reason):
    with pytest.raises(Refused, match=reason):
        parse(data, solution())


def test_every_truncated_file_is_refused():
    data = json.dumps(filled()).encode()
    for end in range(1, len(data), 97):
        with pytest.raises(Refused, match="breaks off in the middle"):
            parse(data[:end], solution())


def test_garbage_after_the_notebook_is_left_out():
    data = json.dumps(filled()).encode()
    sub = parse(data + b'],\n "metadata": {}}', solution())
    assert sub.answers == answers()
    assert sub.notes == ("text after the end of the notebook was left out",)
    assert parse(data + b"\n\0\0\0", solution()).notes == ()


def test_too_large_a_file_is_refused():
    data = json.dumps(filled()).encode()
    padding = b" " * (repair.MAX_BYTES - len(data))
    assert parse(data + padding, solution()).answers == answers()
    with pytest.raises(Refused, match="20 MB"):
        parse(data + padding + b" ", solution())


def deep(levels):
    notebook = filled()
    # The object, its metadata and so many lists.
    text = json.dumps(notebook | {"metadata": {"deep": "HERE"}})
    return text.replace('"HERE"', "[" * (levels - 2) + "]" * (levels - 2)).encode()


def test_depth():
    assert parse(deep(repair.MAX_DEPTH), solution()).answers == answers()
    with pytest.raises(Refused, match="nested"):
        parse(deep(repair.MAX_DEPTH + 1), solution())


def test_brackets_in_strings_do_not_count():
    notebook = filled()
    source = "[{" * 1000 + '"' + "\\" + "[" * 1000 + '\\"{[' * 1000
    notebook["cells"] += [extra(source)]
    assert read(notebook).steps[-1].source == source


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [
        b"{" + b"[" * 1_000_000,
        b'{"a":' * 1_000_000,
        b'{"cells":' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}",
        b'{"cells":[],"metadata":[' + b"[]," * 5_000_000 + b"0]}",
        b'{"cells":["' + b'\\"' * 9_000_000,
        b"{" + b'"' * 19_000_000,
    ],
    ids=["lists", "objects", "closed", "many", "escapes", "quotes"],
)
def test_bombs_are_refused_quickly_and_in_little_memory(data):
    tracemalloc.start()
    try:
        with pytest.raises(Refused):
            parse(data, solution())
        assert tracemalloc.get_traced_memory()[1] < 400_000_000
    finally:
        tracemalloc.stop()
    start = time.process_time()
    with pytest.raises(Refused):
        parse(data, solution())
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "value",
    ["NaN", "-Infinity", "9" * 5000, "-" + "9" * 100_000, "1e999999", "0." + "1" * 100_000, '"\\ud800"', '"\t\x01"'],
)
def test_odd_values_in_metadata_are_fine(value):
    text = json.dumps(filled() | {"metadata": {"odd": "HERE"}, "nbformat_minor": "HERE"})
    text = text.replace('"execution_count": null', f'"execution_count": {value}').replace('"HERE"', value)
    sub = parse(text.encode(), solution())
    assert (sub.answers, sub.notes) == (answers(), ())


# From JSON to cells


@pytest.mark.parametrize("version", [{"nbformat": n, "nbformat_minor": m} for n, m in [(4, 0), (4, 4), (4, 9)]])
def test_other_versions_of_format_4(version):
    notebook = filled() | version
    for cell in notebook["cells"]:
        if version["nbformat_minor"] < 5:
            del cell["id"]
    sub = read(notebook)
    assert (sub.answers, sub.notes) == (answers(), ())
    assert len(sub.notebook.cells) == len(notebook["cells"])


@pytest.mark.parametrize("version", [{}, {"nbformat": "4"}, {"nbformat": None, "metadata": 7}, {"nbformat": [4]}])
def test_missing_and_odd_versions(version):
    notebook = filled()
    del notebook["nbformat"], notebook["nbformat_minor"], notebook["metadata"]
    assert read(notebook | version).answers == answers()


@pytest.mark.parametrize("version", [5, 99])
def test_formats_to_come_are_refused(version):
    with pytest.raises(Refused, match="newer format"):
        read(filled() | {"nbformat": version})


@pytest.mark.parametrize("version", [2, 3])
def test_old_formats(version):
    notebook = filled()
    cells = notebook.pop("cells")
    for cell in cells:
        del cell["id"]
        if cell["cell_type"] == "code":
            source = cell.pop("source")
            cell["input"] = "".join(source).split("\n") if version == 2 else source
            cell |= {"language": "python", "prompt_number": 3, "collapsed": False}
            del cell["execution_count"]
    cells.insert(0, {"cell_type": "heading", "level": 2, "metadata": {}, "source": ["Title"]})
    cells.insert(1, {"cell_type": "heading", "level": "x", "source": ["Title"]})
    sheets = [{"cells": cells[:5], "metadata": {}}, "odd", {"cells": 3}, {"cells": cells[5:]}]
    sub = read(notebook | {"nbformat": version, "nbformat_minor": 0, "worksheets": sheets, "cells": []})
    assert sub.answers == answers()
    assert sub.notes == ("the notebook was in an old format",)
    assert [cell.source for cell in sub.notebook.cells[:2]] == ["## Title", "# Title"]


def test_cells_that_cannot_be_read_are_left_out():
    notebook = filled()
    odd = [None, 3, "text", [], {}, {"cell_type": "code"}]
    odd += [extra(source) for source in (None, 3, {"a": "b"}, ["a", 3], True)]
    notebook["cells"][1:1] = odd
    sub = read(notebook)
    assert sub.answers == answers()
    assert len(sub.notebook.cells) == len(notebook["cells"]) - len(odd)
    assert sub.notes[:4] == tuple(f"cell {n} could not be read and was left out" for n in (2, 3, 4, 5))
    assert sub.notes[4:] == tuple(f"cell {n} has no text that can be read and was left out" for n in range(6, 13))


@pytest.mark.parametrize("metadata", [None, 3, [], "x", {"nbgrader": 3}, {"nbgrader": []}, {"nbgrader": {}}])
def test_odd_metadata_of_a_cell(metadata):
    notebook = filled()
    find(notebook, "and_not")["metadata"] = metadata
    sub = read(notebook)
    assert sub.answers == answers()
    assert len(sub.notes) == 1


@pytest.mark.parametrize("odd", [None, 3, ["and_not"], {"and_not": 1}, "", "no such", "\ud800", 1e400])
def test_odd_grade_ids(odd):
    notebook = filled()
    find(notebook, "and_not")["metadata"]["nbgrader"]["grade_id"] = odd
    assert read(notebook).answers == answers()


@pytest.mark.parametrize("odd", [None, 3, [], {}, "", "with space", "x" * 65, "setup", "<script>", "\ud800", "é"])
def test_odd_and_duplicate_ids_are_made_new(odd):
    notebook = filled()
    notebook["cells"] += [extra("a = 1", id=odd), extra("a = 2", id=odd)]
    for cell in notebook["cells"][2:5]:
        cell["id"] = odd
    sub = read(notebook)
    assert sub.answers == answers()
    assert [cell.source for cell in sub.notebook.cells[-2:]] == ["a = 1", "a = 2"]
    assert all(cell.id.startswith("new-") for cell in sub.notebook.cells[-2:])


def test_ids_of_extra_cells_are_kept():
    notebook = filled()
    notebook["cells"] += [extra("a = 1", id="mine")]
    assert read(notebook).notebook.cells[-1].id == "mine"


@pytest.mark.parametrize("kind", [None, 3, [], {}, "", "heading", "html", "code", "markdown", "raw"])
def test_odd_cell_types(kind):
    notebook = filled()
    notebook["cells"] += [extra("text", kind), extra("a = 1", kind, outputs=[])]
    sub = read(notebook)
    assert sub.answers == answers()
    one, two = sub.notebook.cells[-2:]
    assert one.cell_type == (kind if kind in ("code", "raw") else "markdown")
    assert two.cell_type == ("raw" if kind == "raw" else "code")


def test_outputs_attachments_and_metadata_of_the_student_are_dropped():
    notebook = filled()
    notebook["metadata"] = {"kernelspec": {"name": "evil"}, "widgets": {"a": 1}}
    for cell in notebook["cells"]:
        cell["metadata"] |= {"tags": ["skip-execution", "raises-exception"], "collapsed": True, "jupyter": 3}
        cell["attachments"] = {"a.png": {"image/png": "AAAA"}}
        cell["outputs"] = "odd"
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"] |= {"points": 1000, "locked": False, "solution": True, "schema_version": 99}
    sub = read(notebook)
    assert (sub.answers, sub.notes) == (answers(), ())
    assert all(set(cell.metadata) <= {"nbgrader"} for cell in sub.notebook.cells)
    assert not any("attachments" in cell for cell in sub.notebook.cells)


def test_characters_that_are_none():
    notebook = filled()
    find(notebook, "and_not")["source"] = "weights = '\ud83d'"
    find(notebook, "by_hand")["source"] = "s = '\U0001f600'"
    sub = read(notebook)
    assert sub.answers["and_not"] == "weights = '\ufffd'"
    assert sub.answers["by_hand"] == "s = '\U0001f600'"
    assert sub.notes == ("characters of cell 4 could not be read",)


def test_line_ends():
    notebook = filled()
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace("\n", "\r\n")
    sub = read(notebook)
    assert (sub.answers, sub.notes) == (answers(), ())


def test_number_of_cells():
    notebook = filled()
    notebook["cells"] += [extra("")] * (repair.MAX_CELLS - len(notebook["cells"]))
    assert len(read(notebook).notebook.cells) == repair.MAX_CELLS
    notebook["cells"].append(extra(""))
    with pytest.raises(Refused, match="2001 cells"):
        read(notebook)


def test_too_long_a_cell_is_left_out():
    notebook = filled()
    notebook["cells"] += [extra("#" * repair.MAX_SOURCE), extra("#" * (repair.MAX_SOURCE + 1))]
    sub = read(notebook)
    assert len(sub.steps[-1].source) == repair.MAX_SOURCE
    assert sub.notes == (f"cell {len(notebook['cells'])} has more than 1000000 characters and was left out",)
    find(notebook, "and_not")["source"] = "#" * (repair.MAX_SOURCE + 1)
    sub = read(notebook)
    assert "and_not" not in sub.answers
    assert "NotImplementedError" in step(sub, "and_not").source


def test_notes_are_bounded():
    notebook = filled()
    notebook["cells"] += [None] * 1000
    sub = read(notebook)
    assert len(sub.notes) == repair.MAX_NOTES + 1
    assert sub.notes[-1] == "and 960 more repairs"


# Which cell is which


def test_what_was_added_to_a_locked_cell_is_run_before_it():
    notebook = filled()
    find(notebook, "setup")["source"] += "\nimport math"
    first, second = read(notebook).steps[:2]
    assert (first.kind, first.name, first.source[-11:]) == ("extra", "", "import math")
    assert (second.kind, second.name) == ("given", "setup")
    assert "import math" not in second.source


def test_changed_locked_cells_are_restored():
    notebook = filled()
    find(notebook, "setup")["source"] = "check = print"
    find(notebook, "check_and_not")["source"] = "pass"
    assert read(notebook).notes == (
        "the cell `setup` had been changed: after your version, the original is run too",
        "the cell `check_and_not` had been changed: after your version, the original is run too",
    )


def test_unknown_marks_are_removed():
    notebook = filled()
    mark = {"grade": True, "grade_id": "bonus", "points": 100, "solution": False, "locked": True}
    notebook["cells"].append(extra("a = 1") | {"metadata": {"nbgrader": mark}})
    last = read(notebook).steps[-1]
    assert (last.kind, last.name, last.source) == ("extra", "", "a = 1")


@pytest.mark.parametrize("kind", ["markdown", "raw", "odd"])
def test_retyped_cells_are_code_again(kind):
    notebook = filled()
    for name in ("and_not", "check_and_not", "setup"):
        find(notebook, name)["cell_type"] = kind
        del find(notebook, name)["outputs"]
    sub = read(notebook)
    assert sub.answers == answers()
    shown = "raw" if kind == "raw" else "markdown"
    assert f"cell 4 (`and_not`) was a {shown} cell: it is a code cell again" in sub.notes
    assert len(sub.notes) == 3


def test_cell_magics_are_left_as_they_are():
    notebook = filled()
    find(notebook, "and_not")["source"] = "%%javascript\nalert(1)"
    assert read(notebook).answers["and_not"] == "%%javascript\nalert(1)"


def copied(name, source, **more):
    return copy.deepcopy(find(filled(), name)) | {"source": source} | more


def test_the_first_of_several_answers_counts():
    notebook = filled()
    notebook["cells"].insert(place(notebook, "and_not") + 1, copied("and_not", "weights = 2"))
    sub = read(notebook)
    assert sub.answers == answers()
    assert [s.source for s in sub.steps[1:3]] == [answers()["and_not"], "weights = 2"]
    assert [s.kind for s in sub.steps[1:4]] == ["answer", "extra", "check"]
    assert sub.notes == ("cell 5 is a copy of `and_not`: it is run, but cell 4 counts",)


@pytest.mark.parametrize(
    "blank",
    ["# YOUR CODE HERE\nraise NotImplementedError()", "\n# YOUR CODE HERE  \n\nraise NotImplementedError()\n", ""],
)
def test_an_answer_after_the_blank_counts(blank):
    notebook = filled()
    find(notebook, "and_not")["source"] = blank
    notebook["cells"].append(copied("and_not", "weights = 2"))
    sub = read(notebook)
    assert sub.answers["and_not"] == "weights = 2"
    assert [s.kind for s in sub.steps[1:2]] == ["extra"]
    assert names(sub)[-2:] == ["and_not", "check_and_not"]


def test_an_attempt_kept_as_text_does_not_count():
    notebook = filled()
    notebook["cells"].insert(2, copied("and_not", "weights = 2", cell_type="raw"))
    sub = read(notebook)
    assert sub.answers == answers()
    assert sub.notebook.cells[2].cell_type == "raw"


def test_copies_of_locked_cells():
    notebook = filled()
    notebook["cells"] += [copied("setup", find(notebook, "setup")["source"]), copied("setup", "mine = 1")]
    notebook["cells"].insert(3, copied("check_and_not", find(notebook, "check_and_not")["source"]))
    number = len(notebook["cells"])
    sub = read(notebook)
    assert [(s.kind, s.source) for s in sub.steps[-1:]] == [("extra", "mine = 1")]
    assert f"cell {number - 1} is a copy of `setup` and was left out" in sub.notes
    assert f"cell {number} is a copy of `setup`: it is run, but cell 2 counts" in sub.notes
    assert len(sub.steps) == len(read(filled()).steps) + 1


def test_deleted_cells_are_put_back_in_their_place():
    for gone in [c for c in released()["cells"] if grade_id(c)]:
        notebook = filled()
        notebook["cells"].remove(find(notebook, grade_id(gone)))
        sub = read(notebook)
        name = grade_id(gone)
        assert names(sub) == names(read(filled()))
        assert sub.answers == {task: text for task, text in answers().items() if task != name}
        assert sub.notes == (f"the cell `{name}` was missing: it was put back as it was handed out",)
        assert [c.id for c in sub.notebook.cells] == [c.id for c in solution().cells]


def test_nothing_is_left():
    sub = read(filled() | {"cells": []})
    assert names(sub) == names(read(filled()))
    assert sub.answers == {}
    assert sub.notes == (
        "the notebook contains no cell of this exercise: it may be another notebook",
        f"{len(sub.steps)} cells were missing: they were put back as they were handed out",
    )


def test_new_cells_are_run_between_a_blank_and_a_check_that_were_put_back():
    notebook = filled()
    at = place(notebook, "at_least")
    # A lambda is neither a mark nor a definition; two cells are found by no place either, so the last counts.
    notebook["cells"][at] = extra("helper = 1")
    notebook["cells"].insert(at + 1, extra("at_least = lambda k, d: [0]"))
    del notebook["cells"][at + 3]
    sub = read(notebook)
    start = names(sub).index("check_and_not") + 1
    assert [(s.kind, s.name) for s in sub.steps[start : start + 4]] == [
        ("extra", ""),
        ("answer", "at_least"),
        ("given", "votes"),
        ("check", "check_at_least"),
    ]
    assert sub.answers["at_least"] == "at_least = lambda k, d: [0]"


def test_a_blank_that_is_put_back_undoes_nothing():
    notebook = filled()
    at = place(notebook, "at_least")
    notebook["cells"][at : at + 3] = [extra("text", "markdown"), extra("", id="empty")]
    sub = read(notebook)
    start = names(sub).index("check_and_not") + 1
    # The blank stands before what is the student's, the check after it.
    assert names(sub)[start : start + 4] == ["at_least", "votes", "check_at_least", ""]
    notebook["cells"][at : at + 2] = [extra("a = 1"), find(filled(), "votes"), extra("b = 2")]
    notebook["cells"].insert(at, find(filled(), "at_least"))
    sub = read(notebook)
    assert names(sub)[start : start + 5] == ["at_least", "", "votes", "", "check_at_least"]


def test_an_answer_without_marks_is_found_by_what_it_defines():
    notebook = filled()
    cell = find(notebook, "at_least")
    notebook["cells"].remove(cell)
    blank = find(released(), "at_least")["source"]
    notebook["cells"].insert(2, extra(blank))
    notebook["cells"].insert(3, extra("def at_least_2(k, d): pass"))
    notebook["cells"] += [extra(cell["source"]), extra("def at_least_3(k, d): pass")]
    sub = read(notebook)
    assert sub.answers == answers()
    assert sub.notes[0].endswith("it was identified as `at_least` by what it defines")
    assert names(sub)[-3:] == ["at_least", "check_at_least", ""]


def test_an_answer_without_marks_is_found_by_its_place():
    notebook = filled()
    at = place(notebook, "and_not")
    notebook["cells"][at : at + 1] = [extra("scratch = 1"), extra(answers()["and_not"]), extra(" ")]
    sub = read(notebook)
    assert sub.answers == answers()
    assert sub.notes == ("cell 5 had lost its name: it was identified as `and_not` by its place",)


def test_colab_moves_ids_into_metadata():
    notebook = filled()
    for cell in notebook["cells"]:
        cell["metadata"] = {"id": cell.pop("id"), "colab": {}}
    notebook["cells"].insert(4, extra("scratch = 1"))
    sub = read(notebook)
    assert sub.answers == answers()
    assert len(sub.notes) == 1
    notebook = filled()
    cell = find(notebook, "and_not")
    cell["metadata"] = {"id": cell.pop("id")}
    notebook["cells"].append(notebook["cells"].pop(place_of := notebook["cells"].index(cell)))
    assert place_of == 3
    sub = read(notebook)
    assert sub.answers == answers()
    assert sub.notes[0].endswith("it was identified as `and_not` by its id")


def test_retyped_cells_that_lost_their_marks():
    notebook = filled()
    find(notebook, "by_hand").update(cell_type="raw", metadata={})
    notebook["cells"][0]["cell_type"] = "code"
    sub = read(notebook)
    assert sub.answers == answers()
    # A text that became code is a cell of the student's.
    assert (sub.steps[0].kind, sub.steps[0].index, sub.notebook.cells[0].id) == ("extra", 0, "new-0")


def test_a_copy_in_the_place_of_a_lost_answer_is_that_answer():
    notebook = filled()
    notebook["cells"][place(notebook, "by_hand")] = copied("and_not", answers()["by_hand"])
    assert read(notebook).answers == answers()


# Order


def test_order_is_the_students():
    notebook = filled()
    cells = notebook["cells"]
    at, to = place(notebook, "by_hand"), place(notebook, "at_least")
    cells[to:to] = [cells.pop(at), cells.pop(at)]
    cells.insert(0, extra("first = 1"))
    sub = read(notebook)
    assert names(sub)[:6] == ["", "setup", "and_not", "check_and_not", "by_hand", "at_least"]
    # The check of by_hand needs a given cell that comes later now.
    assert names(sub)[6:9] == ["votes", "check_by_hand", "check_at_least"]
    assert sub.notes == ("the check `check_by_hand` stood before cells that it needs: it was moved down",)


def test_a_check_before_its_answer_is_moved_behind_it():
    notebook = filled()
    cells = notebook["cells"]
    at = place(notebook, "and_not")
    cells[at], cells[at + 1] = cells[at + 1], cells[at]
    sub = read(notebook)
    assert names(sub) == names(read(filled()))
    assert [c.id for c in sub.notebook.cells] == [c.id for c in solution().cells]


def test_reversed_notebook():
    notebook = filled()
    notebook["cells"].reverse()
    sub = read(notebook)
    order = [n for n in names(sub) if not n.startswith("check_")]
    assert order == [n for n in names(read(filled())) if not n.startswith("check_")][::-1]
    assert names(sub)[-7:] == [n for n in names(read(filled())) if n.startswith("check_")][::-1]


# Whatever is handed in


@busy
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_bytes_are_refused_or_read(data):
    for whole in (data, b"{" + data, b'{"cells": [' + data):
        with pytest.raises(Refused) as refusal:
            parse(whole, solution())
        assert "\n" not in str(refusal.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = ["cell_type", "source", "metadata", "id", "outputs", "input", "level"]


@busy
@given(JSON | st.fixed_dictionaries({}, optional={k: JSON for k in ("cells", "worksheets", "nbformat", "metadata")}))
def test_any_json_is_refused_or_read(value):
    try:
        sub = parse(json.dumps(value).encode(), solution())
    except Refused:
        return
    assert_law(sub)


@busy
@given(st.data())
def test_any_mutation_is_graded(data):
    notebook = filled(exercise := data.draw(st.sampled_from(["perceptron", "autograd"])))
    cells = notebook["cells"]
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(cells) - 1))
        to = data.draw(st.integers(0, len(cells)))
        match data.draw(st.sampled_from(["drop", "copy", "move", "shuffle", "edit", "unmark", "swap", "odd", "new"])):
            case "drop" if len(cells) > 1:
                del cells[at]
            case "copy":
                cells.insert(to, copy.deepcopy(cells[at]))
            case "move":
                cells.insert(to, cells.pop(at))
            case "shuffle":
                notebook["cells"] = cells = data.draw(st.permutations(cells))
            case "edit" if isinstance(cells[at], dict):
                cells[at]["source"] = data.draw(st.text(max_size=20) | JSON)
            case "unmark" if isinstance(cells[at], dict):
                cells[at] |= {"metadata": {}, "id": data.draw(st.sampled_from(["setup", "by-hand", None]))}
            case "swap" if isinstance(cells[at], dict):
                mark = {"grade_id": data.draw(st.sampled_from(["setup", "by_hand", "check_by_hand", "other"]))}
                cells[at]["metadata"] = {"nbgrader": mark}
            case "odd" if isinstance(cells[at], dict):
                cells[at][data.draw(st.sampled_from(KEYS))] = data.draw(JSON)
            case "new":
                cells.insert(to, data.draw(JSON))
    read(notebook, exercise)


# Other kinds of cells than this course has


def test_cells_that_are_graded_by_hand_and_cells_that_are_not_locked():
    def cell(kind, name, source, **mark):
        made = nbformat.v4.new_code_cell(source) if kind == "code" else nbformat.v4.new_markdown_cell(source)
        if name:
            made.metadata.nbgrader = {"grade": False, "locked": False, "solution": False, "grade_id": name} | mark
        return made

    source = nbformat.v4.new_notebook(
        cells=[
            cell("markdown", "rules", "Rules", locked=True),
            cell("code", "", "free = 1"),
            cell("code", "open", "free = 2"),
            cell("code", "essay", "### BEGIN SOLUTION\na = 1\n### END SOLUTION", solution=True, grade=True, points=2),
            cell("markdown", "words", "An essay", solution=True, grade=True, points=2),
            cell("code", "test", "assert a", grade=True, locked=True, points=1),
        ]
    )
    handed = copy.deepcopy(source)
    for number, made in enumerate(handed.cells):
        made.source = f"mine {number}"
    sub = parse(json.dumps(handed).encode(), source)
    nbformat.validate(sub.notebook)
    assert [c.source for c in sub.notebook.cells] == ["Rules", *(f"mine {n}" for n in range(1, 6)), "assert a"]
    marked = [c.metadata for c in sub.notebook.cells]
    assert marked[:5] + marked[6:] == [c.metadata for c in source.cells]
    assert [(s.kind, s.name) for s in sub.steps] == [
        ("extra", ""),
        ("extra", ""),
        ("answer", "essay"),
        ("extra", ""),
        ("check", "test"),
    ]
    assert sub.answers == {"essay": "mine 3"}
    handed.cells = handed.cells[5:]
    sub = parse(json.dumps(handed).encode(), source)
    assert [c.source for c in sub.notebook.cells][:2] == ["Rules", solutions.STUB]
    assert [s.name for s in sub.steps] == ["essay", "", "test"]
