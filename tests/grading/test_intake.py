"""What is found among the files that students hand in, and what is refused: links, FIFOs, zips, archives of a class."""

import contextlib
import io
import json
import os
import random
import socket
import stat
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbgrader.api import Gradebook

from mlgrading.outside import archives, candidates, folders, people
from mlgrading.outside import collect as collecting
from mlgrading.outside import intake as finding
from mlgrading.outside.cli import main
from mlgrading.outside.collect import collect_archive
from mlgrading.outside.course import open_course
from mlgrading.outside.intake import Missing, collect, secret
from mlgrading.outside.people import Identity
from mlgrading.wire import MAX_BYTES, Refused

#: a machine that is busy draws slowly
busy = settings(suppress_health_check=[HealthCheck.too_slow])

GOOD, OTHER = b'{"cells": [1]}', b'{"cells": [2]}'
CHECKS = json.dumps({"cells": [{"source": 'check("perceptron.by_hand", 1)'}]}).encode()


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "submitted" / "ada" / "perceptron"
    made.mkdir(parents=True)
    return made


def open_files() -> set[tuple[str, str]]:
    """Return the open descriptors of this process with what each leads to; without /proc, none."""
    found = set()
    for number in os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else []:
        with contextlib.suppress(OSError):  # the one by which the folder was read
            found.add((number, os.readlink(f"/proc/self/fd/{number}")))
    return found


@pytest.fixture(autouse=True)
def _no_descriptor_is_left_open():
    before = open_files()
    yield
    assert not open_files() - before  # what an earlier test left to be collected may close meanwhile


def put(folder, name, data=GOOD, age=0):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (2_000_000_000 - age, 2_000_000_000 - age))
    return path


def packed(files, method=zipfile.ZIP_DEFLATED):
    """Return a zip of (name or ZipInfo, bytes)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items() if isinstance(files, dict) else files:
            archive.writestr(name, data)
    return stream.getvalue()


def member(name, mode=0, date=(2026, 11, 1, 12, 0, 0)):
    info = zipfile.ZipInfo(name, date)
    info.external_attr = mode << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def taken(folder):
    """Return what is collected, with the notes, for the exercise perceptron."""
    got = collect(folder, "perceptron")
    return got.data, list(got.notes)


def refused(folder):
    with pytest.raises(Refused) as refusal:
        collect(folder, "perceptron")
    assert len(str(refusal.value)) < 250
    assert str(refusal.value).isprintable()
    return str(refusal.value)


# Which file


def test_the_exact_name(folder):
    put(folder, "perceptron.ipynb")
    assert taken(folder) == (GOOD, [])


def test_nothing_was_handed_in(folder, tmp_path):
    with pytest.raises(Missing):
        collect(tmp_path / "submitted" / "bob" / "perceptron", "perceptron")
    (folder / "__MACOSX").mkdir()
    for name in (".DS_Store", "timestamp.txt", ".ipynb_checkpoints/perceptron-checkpoint.ipynb", "__MACOSX/a.ipynb"):
        put(folder, name)
    with pytest.raises(Missing):
        collect(folder, "perceptron")


def test_only_other_files(folder):
    put(folder, "perceptron.pdf")
    put(folder, "a\nb.py")
    assert refused(folder) == "no notebook was handed in, only a?b.py, perceptron.pdf"


@pytest.mark.parametrize(
    "name",
    [
        "perceptron (1).ipynb",
        "perceptron(12).ipynb",
        "perceptron-1.ipynb",
        "perceptron_2.ipynb",
        "Copy of perceptron.ipynb",
        "Kopie von perceptron.ipynb",
        "perceptron-Copy1.ipynb",
        "perceptron - Copy (2).ipynb",
        "perceptron copy.ipynb",
        "Perceptron.ipynb",
        "PERCEPTRON.IPYNB",
        "perceptron.ipynb.txt",
        "perceptron.ipynb.json",
        "perceptron%20(1).ipynb",
        "ｐerceptron.ipynb",
    ],
)
def test_renamed_notebooks(folder, name):
    put(folder, name)
    put(folder, "notes.ipynb", CHECKS)
    assert taken(folder) == (
        GOOD,
        [f"several notebooks were handed in: {name} is graded, not notes.ipynb"],
    )


def test_names_of_several_words():
    for name in ("delta_rule (1).ipynb", "Delta Rule.ipynb", "delta-rule-2.ipynb"):
        assert candidates.attempt(name, "delta_rule") is not None
    for name in ("delta.ipynb", "my_delta_rule.ipynb", "delta_rule_ada.ipynb", "delta_rule1234567.ipynb"):
        assert candidates.attempt(name, "delta_rule") is None


def test_the_exact_name_goes_before_a_newer_copy(folder):
    put(folder, "perceptron.ipynb", age=100)
    put(folder, "perceptron (1).ipynb", OTHER)
    data, notes = taken(folder)
    assert data == GOOD
    assert notes == ["several notebooks were handed in: perceptron.ipynb is graded, not perceptron (1).ipynb"]


def test_the_newest_copy(folder):
    put(folder, "perceptron (1).ipynb", GOOD)
    put(folder, "perceptron (2).ipynb", OTHER, age=100)
    assert taken(folder)[0] == GOOD
    put(folder, "perceptron (2).ipynb", OTHER)
    assert taken(folder)[0] == OTHER


def test_copies_of_one_age_and_copies_in_folders(folder):
    put(folder, "perceptron (9).ipynb", OTHER)
    put(folder, "perceptron (10).ipynb", GOOD)
    assert taken(folder)[0] == GOOD
    put(folder, "perceptron (9).ipynb", OTHER, age=50)
    (folder / "perceptron (10).ipynb").unlink()
    put(folder, "old/perceptron (10).ipynb", GOOD)
    assert taken(folder)[0] == OTHER


def test_the_only_notebook_of_any_name(folder):
    put(folder, "homework.ipynb")
    put(folder, "data.csv")
    assert taken(folder) == (GOOD, ["the notebook was found as homework.ipynb"])


@pytest.mark.parametrize("encode", [bytes, lambda data: data.decode().encode("utf-16")])
def test_the_notebook_with_the_cells_of_the_exercise(folder, encode):
    put(folder, "a.ipynb")
    put(folder, "c.ipynb", encode(CHECKS), age=100)
    put(folder, "perceptron_notes.ipynb", OTHER)
    data, notes = taken(folder)
    assert data == encode(CHECKS)
    assert notes == ["several notebooks were handed in: c.ipynb is graded, not a.ipynb, perceptron_notes.ipynb"]


def test_other_notebooks_of_which_none_has_the_cells(folder):
    put(folder, "a.ipynb")
    put(folder, "my_perceptron_final.ipynb", OTHER, age=100)
    assert taken(folder)[0] == OTHER
    (folder / "my_perceptron_final.ipynb").unlink()
    put(folder, "b.ipynb", OTHER, age=100)
    assert taken(folder)[0] == GOOD
    put(folder, "b.ipynb", b'{"cells": [{"metadata": {"nbgrader": {"grade_id": "a"}}}]}', age=100)
    assert b"nbgrader" in taken(folder)[0]


def test_folders_in_the_folder(folder):
    put(folder, "perceptron/perceptron.ipynb")
    assert taken(folder) == (GOOD, ["the notebook was found as perceptron/perceptron.ipynb"])
    put(folder, "perceptron.ipynb", OTHER, age=100)
    assert taken(folder)[0] == OTHER


def test_folders_are_followed_to_some_depth(folder):
    put(folder, "/".join("abcd") + "/perceptron.ipynb")
    assert taken(folder)[0] == GOOD
    (folder / "a/b/c/d").rename(folder / "a/b/c/x")
    (folder / "a").rename(folder / "z")
    (folder / "y").mkdir()
    (folder / "z").rename(folder / "y" / "z")
    with pytest.raises(Missing):
        collect(folder, "perceptron")


def test_the_exact_name_is_found_in_a_flooded_folder(folder, monkeypatch):
    monkeypatch.setattr(finding, "MAX_ENTRIES", 3)
    for number in range(150):
        put(folder, f"{number}.txt")
        put(folder, f"{number}.ipynb")
    put(folder, "perceptron.ipynb")
    data, notes = taken(folder)
    assert data == GOOD
    assert notes == [] or notes[0].count(".ipynb") <= 4


def test_timestamp(folder):
    put(folder, "perceptron.ipynb")
    assert collect(folder, "perceptron").timestamp is None
    put(folder, "timestamp.txt", b" 2026-11-01 12:00:00 UTC\r\nmore\n")
    assert collect(folder, "perceptron").timestamp == "2026-11-01 12:00:00 UTC"
    put(folder, "timestamp.txt", b"\xff" * 500)
    assert collect(folder, "perceptron").timestamp == "\ufffd" * 100
    for odd in (b"", b" \n", b"x" * 2000):
        put(folder, "timestamp.txt", odd)
        assert collect(folder, "perceptron").timestamp is None
    (folder / "timestamp.txt").unlink()
    (folder / "timestamp.txt").symlink_to(put(folder.parent, "secret", b"secret"))
    assert collect(folder, "perceptron").timestamp is None


# What is not a file


def test_links_are_not_followed(folder, tmp_path):
    (folder / "perceptron.ipynb").symlink_to(put(tmp_path, "friend.ipynb"))
    assert refused(folder) == "the file perceptron.ipynb is a link, not a notebook"
    (folder / "perceptron.ipynb").unlink()
    (folder / "perceptron.ipynb").symlink_to("nowhere")
    assert refused(folder) == "the file perceptron.ipynb is a link, not a notebook"


def test_links_to_folders_are_not_followed(folder, tmp_path):
    put(tmp_path, "friend/perceptron.ipynb")
    (folder / "inner").symlink_to(tmp_path / "friend")
    assert refused(folder) == "no notebook was handed in, only inner"
    (folder / "inner").unlink()
    folder.rmdir()
    folder.symlink_to(tmp_path / "friend")
    assert "a link" in refused(folder)


def test_a_folder_that_becomes_a_link_is_not_followed(folder, tmp_path):
    put(tmp_path, "friend/perceptron.ipynb")
    (folder / "inner").symlink_to(tmp_path / "friend")
    root = os.open(folder, os.O_RDONLY)
    try:
        with pytest.raises(Refused, match="cannot be opened"):
            folders.read(root, ("inner", "perceptron.ipynb"))
    finally:
        os.close(root)


def test_a_file_that_becomes_a_link_or_fifo_is_neither_followed_nor_waited_for(folder, tmp_path, monkeypatch):
    regular = os.stat(put(tmp_path, "friend.ipynb"))
    monkeypatch.setattr(folders.os, "stat", lambda *args, **named: regular)
    (folder / "perceptron.ipynb").symlink_to(tmp_path / "friend.ipynb")
    assert "cannot be opened" in refused(folder)
    (folder / "perceptron.ipynb").unlink()
    os.mkfifo(folder / "perceptron.ipynb")
    assert "not an ordinary file" in refused(folder)


def test_what_is_no_file_is_refused(folder):
    os.mkfifo(folder / "perceptron.ipynb")
    assert refused(folder) == "the file perceptron.ipynb is not an ordinary file"
    put(folder, "a.zip", b"damaged")
    assert refused(folder) == "the file perceptron.ipynb is not an ordinary file"
    os.mkfifo(folder / "perceptron.zip")
    (folder / "timestamp.txt").symlink_to("/dev/zero")
    put(folder, "perceptron (1).ipynb")
    assert taken(folder)[0] == GOOD


def test_a_socket_is_refused(folder, monkeypatch):
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("perceptron.ipynb")
        assert refused(folder) == "the file perceptron.ipynb is not an ordinary file"


def test_a_folder_called_like_the_notebook(folder):
    put(folder, "perceptron.ipynb/perceptron.ipynb")
    assert taken(folder)[0] == GOOD


def test_a_file_in_place_of_the_folder(folder):
    folder.rmdir()
    folder.write_bytes(GOOD)
    assert "not a folder" in refused(folder)


def test_size(folder):
    path = put(folder, "perceptron.ipynb", b"x" * MAX_BYTES)
    assert len(taken(folder)[0]) == MAX_BYTES
    with path.open("ab") as file:
        file.write(b"x")
    assert "more than 20 MB" in refused(folder)
    with path.open("ab") as file:
        file.truncate(10**12)
    assert "more than 20 MB" in refused(folder)


def test_a_file_that_grows_while_it_is_read(folder, monkeypatch):
    os.truncate(put(folder, "perceptron.ipynb"), 200_000_000)
    monkeypatch.setattr(folders, "_check_file", lambda *args: None)
    tracemalloc.start()
    try:
        assert "more than 20 MB" in refused(folder)
        assert tracemalloc.get_traced_memory()[1] < 3 * MAX_BYTES
    finally:
        tracemalloc.stop()


def test_a_file_that_cannot_be_taken_is_passed_over(folder):
    put(folder, "perceptron.ipynb", b" \n")
    assert refused(folder) == "the file perceptron.ipynb is empty"
    put(folder, "perceptron (1).ipynb")
    data, notes = taken(folder)
    assert data == GOOD
    assert notes[0] == "the file perceptron.ipynb is empty: it was skipped"
    put(folder, "perceptron (1).ipynb", b"")
    put(folder, "homework.ipynb", OTHER)
    assert taken(folder)[0] == OTHER


# Zips


@pytest.mark.parametrize(
    "name", ["perceptron.ipynb", "hand in/perceptron.ipynb", "hand in\\perceptron.ipynb", "Copy of perceptron.ipynb"]
)
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_notebook_in_a_zip(folder, name, method):
    files = {name: GOOD, "__MACOSX/._perceptron.ipynb": b"x", ".ipynb_checkpoints/perceptron.ipynb": b"x", "a.csv": b""}
    put(folder, "Hand In.ZIP", packed(files, method))
    shown = name.replace("\\", "/")
    assert taken(folder) == (GOOD, [f"the notebook was found as {shown} in Hand In.ZIP"])


def test_order_of_zips_and_files(folder):
    put(folder, "b.zip", packed({"perceptron.ipynb": GOOD}))
    put(folder, "notes.ipynb", OTHER)
    put(folder, "perceptron (1).ipynb", OTHER)
    assert taken(folder)[0] == GOOD
    put(folder, "perceptron.ipynb", OTHER, age=100)
    assert taken(folder)[0] == OTHER
    put(folder, "perceptron.ipynb", b"")
    assert taken(folder)[0] == GOOD
    put(folder, "broken.zip", b"PK\x03\x04")
    assert taken(folder)[0] == GOOD


def test_the_newest_of_two_members(folder):
    old = member("perceptron (2).ipynb", date=(2026, 1, 1, 0, 0, 0))
    put(folder, "a.zip", packed([(old, OTHER), (member("perceptron (1).ipynb"), GOOD)]))
    assert taken(folder)[0] == GOOD


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_last_of_two_members_of_one_name(folder):
    put(folder, "a.zip", packed([(member("perceptron.ipynb"), OTHER), (member("perceptron.ipynb"), GOOD)]))
    assert taken(folder)[0] == GOOD


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ([("/perceptron.ipynb", GOOD)], "leads out of the zip"),
        ([("../perceptron.ipynb", GOOD)], "leads out of the zip"),
        ([("a/../../perceptron.ipynb", GOOD)], "leads out of the zip"),
        ([("..\\perceptron.ipynb", GOOD)], "leads out of the zip"),
        ([("C:\\perceptron.ipynb", GOOD)], "leads out of the zip"),
        ([(member("perceptron.ipynb", stat.S_IFLNK | 0o777), b"/etc/passwd")], "is a link"),
        ([(member("perceptron.ipynb", stat.S_IFIFO | 0o777), GOOD)], "not an ordinary file"),
        ([(member("perceptron.ipynb", stat.S_IFCHR | 0o777), GOOD)], "not an ordinary file"),
        ([("perceptron.zip", packed({"perceptron.ipynb": GOOD}))], "another zip"),
        ([("perceptron.py", b"")], "no notebook"),
        ([], "no notebook"),
        ([("perceptron.ipynb", b"")], "is empty"),
        ([(f"{number}.txt", b"") for number in range(200)] + [("perceptron.ipynb", GOOD)], "more than 200 files"),
        ([("perceptron.ipynb", b"0" * (MAX_BYTES + 1))], "more than 20 MB"),
    ],
)
def test_zips_that_are_refused(folder, files, reason):
    put(folder, "a.zip", packed(files))
    assert reason in refused(folder)
    put(folder, "perceptron (1).ipynb", OTHER)
    assert taken(folder)[0] == OTHER


def test_a_zip_of_just_so_many_files(folder):
    put(folder, "a.zip", packed([(f"{n}.txt", b"") for n in range(199)] + [("perceptron.ipynb", GOOD)]))
    assert taken(folder)[0] == GOOD


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_compression_is_refused(folder, method):
    put(folder, "a.zip", packed({"perceptron.ipynb": GOOD}, method))
    assert "unusual way" in refused(folder)


def test_a_password_is_refused(folder):
    data = bytearray(packed({"perceptron.ipynb": GOOD}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    put(folder, "a.zip", bytes(data))
    assert "has a password" in refused(folder)


def test_a_zip_that_is_too_large_itself(folder):
    put(folder, "a.zip", b"x" * (MAX_BYTES + 1))
    assert "more than 20 MB" in refused(folder)


def bomb(size):
    return packed({"perceptron.ipynb": b"\0" * size})


def lying(data, size):
    """Return a zip whose headers tell another size."""
    data = bytearray(data)
    struct.pack_into("<I", data, 22, size)
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, size)
    return bytes(data)


@pytest.mark.slow
@pytest.mark.parametrize("told", [None, 100, 0])
def test_bombs_are_refused_quickly_and_in_little_memory(folder, told):
    data = bomb(400_000_000)
    assert len(data) < 1_000_000
    put(folder, "a.zip", data if told is None else lying(data, told))
    tracemalloc.start()
    start = time.process_time()
    try:
        assert ("more than 20 MB" if told is None else "") in refused(folder)
        assert tracemalloc.get_traced_memory()[1] < 3 * MAX_BYTES
    finally:
        tracemalloc.stop()
    assert time.process_time() - start < 5


def test_what_is_expanded_is_counted(folder):
    size = 15_000_000
    files = {f"{n}.ipynb": b"{" + b" " * size for n in range(4)}
    zipped = archives.Zip(io.BytesIO(packed(files)))
    infos = [info for info, _ in zipped.members]
    assert [len(zipped.read(info)) for info in infos[:2]] == [size + 1] * 2
    with pytest.raises(Refused, match="too large when it is unpacked"):
        zipped.read(infos[2])
    with pytest.raises(Refused, match="too large when it is unpacked"):
        zipped.read(infos[3])


def test_a_bomb_that_is_not_the_notebook_does_no_harm(folder):
    put(folder, "a.zip", packed({"data.csv": b"\0" * 100_000_000, "perceptron.ipynb": GOOD}))
    start = time.process_time()
    assert taken(folder)[0] == GOOD
    assert time.process_time() - start < 1


def test_a_directory_of_very_many_members_is_not_read(folder):
    entry = packed({"a": b""})
    start = entry.index(b"PK\x01\x02")
    central = entry[start : entry.index(b"PK\x05\x06")]
    many = 300_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0, 0, len(central) * many, start, 0)
    put(folder, "a.zip", entry[:start] + central * many + end)
    tracemalloc.start()
    try:
        assert "more than 200 files" in refused(folder)
        assert tracemalloc.get_traced_memory()[1] < 3 * MAX_BYTES
    finally:
        tracemalloc.stop()


def test_members_without_a_name_and_folders_are_no_files(folder):
    data = packed({"x": OTHER, "perceptron.ipynb/": b"", "perceptron.ipynb\\": b"", "hand in/perceptron.ipynb": GOOD})
    start = data.index(b"PK\x01\x02")
    put(folder, "a.zip", data[: start + 46] + b"\0" + data[start + 47 :])
    assert taken(folder) == (GOOD, ["the notebook was found as hand in/perceptron.ipynb in a.zip"])


@busy
@given(st.data())
def test_damaged_zips_are_refused_or_read(data):
    whole = bytearray(packed({"perceptron.ipynb": GOOD, "a/b.ipynb": OTHER}))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    whole = whole[: data.draw(st.just(len(whole)) | st.integers(0, len(whole)))]
    try:
        found = archives.Zip(io.BytesIO(bytes(whole))).notebooks("a.zip")
        _, content, _ = candidates.choose(found, "perceptron", [])
    except Refused:
        return
    assert len(content) <= 100


@busy
@given(st.text(max_size=30))
def test_any_name_can_be_shown(name):
    assert candidates.shown(name).isprintable()
    assert len(candidates.shown(name * 9)) <= 80
    candidates.attempt(name, "perceptron")
    candidates.attempt(name + "perceptron" + name, "perceptron")


def test_names_take_no_long_time():
    start = time.process_time()
    for name in ("copy_of_" * 8000, "perceptron" + "_1" * 30_000, "perceptron" + "_copy" * 12_000 + "!x"):
        candidates.attempt(name, "perceptron")
    for name in ("1_" * 30_000 + "/x", "_LATE_1" * 9000 + "/", "1" * 60_000):
        assert collecting._students(_Members([name[: collecting.MAX_NAME], name]), "perceptron", {}, {})
    assert time.process_time() - start < 2


class _Members:
    def __init__(self, names):
        self.members = [(member("x"), name) for name in names]


# The archive of a class


def archive(tmp_path, files, name="class.zip"):
    return put(tmp_path, name, packed(files))


def tree(target):
    return {
        str(path.relative_to(target)): path.read_bytes()
        for path in target.rglob("*.ipynb")
        if path.is_file() and not path.is_symlink()
    }


def test_canvas(tmp_path):
    files = {
        "lovelaceada_101_9001_perceptron.ipynb": GOOD,
        "turingalan_LATE_102_9002_perceptron-2.ipynb": OTHER,
        "turingalan_102_9001_perceptron.ipynb": GOOD,
        "turingalan_102_9003_notes-7.ipynb": b"notes",
        "hopper_grace_103_9003_Copy of perceptron.ipynb": GOOD,
        "hopper_104_9004_hand in.zip": packed({"x/perceptron.ipynb": OTHER}),
        "noether_105_9005_perceptron.pdf": b"%PDF",
        "gauss_106_9006_perceptron.ipynb": b"\0" * (MAX_BYTES + 1),
        "李_107_9007_perceptron.ipynb": GOOD,
        "readme.txt": b"",
    }
    said = collect_archive(archive(tmp_path, files), tmp_path / "submitted", "perceptron")
    assert tree(tmp_path / "submitted") == {
        "lovelaceada_101/perceptron/perceptron.ipynb": GOOD,
        "turingalan_102/perceptron/perceptron.ipynb": OTHER,
        "hopper_grace_103/perceptron/perceptron.ipynb": GOOD,
        "hopper_104/perceptron/perceptron.ipynb": OTHER,
        "李_107/perceptron/perceptron.ipynb": GOOD,
    }
    assert said["lovelaceada_101"] == "collected"
    assert said["turingalan_102"].startswith("collected; handed in late; the notebook was found as perceptron-2.ipynb")
    assert said["noether_105"] == "not collected: no notebook was handed in, only perceptron.pdf"
    assert "more than 20 MB" in said["gauss_106"]
    assert said[""] == "not collected, no student's: readme.txt"
    assert len(said) == 8
    got = collect(tmp_path / "submitted" / "lovelaceada_101" / "perceptron", "perceptron")
    assert (got.data, got.notes) == (GOOD, ())


def test_the_ids_of_a_platform_are_kept_with_the_course(tmp_path):
    course = open_course(tmp_path)
    (tmp_path / "submitted" / "lovelaceada_101" / "perceptron").mkdir(parents=True)
    forged = {"lovelaceada_101": {"platform": "canvas", "id": "666"}}
    put(tmp_path, "submitted/lovelaceada_101/perceptron/people.json", json.dumps(forged).encode())
    files = {"lovelaceada_101_9001_perceptron.ipynb": GOOD, "noether_105_9005_perceptron.pdf": b"%PDF"}
    collecting.collect_class(course, archive(tmp_path, files), "perceptron")
    assert people.known(course, "perceptron") == {
        "lovelaceada_101": Identity("canvas", "101", "lovelaceada"),
        "noether_105": Identity("canvas", "105", "noether"),
    }
    more = {"Zoë O'Neill_204_assignsubmission_file/perceptron.ipynb": GOOD}
    collecting.collect_class(course, archive(tmp_path, more, "more.zip"), "perceptron")
    found = people.known(course, "perceptron")
    assert found["zoë_o_neill_204"] == Identity("moodle", "204", "Zoë O'Neill")
    assert found["lovelaceada_101"].id == "101", "an earlier archive is not forgotten"
    [row] = people.with_ids([{"student": "lovelaceada_101", "lms_user_id": None}], found)
    assert row["lms_user_id"] == "101"
    assert people.known(course, "mlp") == {}
    put(tmp_path, ".grading/perceptron/people.json", b"{")
    with pytest.raises(ValueError, match=r"people\.json is damaged .* collect the archive once more"):
        people.known(course, "perceptron")


@pytest.mark.slow
def test_students_of_the_roster_keep_their_names(tmp_path):
    course = open_course(tmp_path)
    with Gradebook(course.db_url) as book:
        book.update_or_create_student("ada", lms_user_id="101")
        book.update_or_create_student("../../etc", lms_user_id="102")
    files = {"lovelaceada_101_9001_perceptron.ipynb": GOOD, "turing_102_9002_perceptron.ipynb": OTHER}
    collecting.collect_class(course, archive(tmp_path, files), "perceptron")
    assert tree(tmp_path / "submitted") == {
        "ada/perceptron/perceptron.ipynb": GOOD,
        "turing_102/perceptron/perceptron.ipynb": OTHER,
    }
    assert people.known(course, "perceptron")["ada"].id == "101"
    (tmp_path / "two").mkdir()
    files = {"Ada Lovelace_7_assignsubmission_file_/perceptron.ipynb": GOOD}
    other = open_course(tmp_path / "two")
    collecting.collect_class(other, archive(tmp_path, files, "m.zip"), "perceptron", {"7": "ada@example.org"})
    assert people.known(other, "perceptron") == {"ada@example.org": Identity("moodle", "7", "Ada Lovelace")}


@pytest.mark.slow
def test_the_roster_of_a_course_of_ones_own_counts_before_anything_is_graded(tmp_path):
    put(tmp_path, "course.toml", b'title = "Autumn"\nroster = "roster.csv"\n')
    put(tmp_path, "roster.csv", b"student,email,lms_user_id\nada,ada@example.org,101\nbob,,\n")
    course = open_course(tmp_path)
    files = {"lovelaceada_101_9001_perceptron.ipynb": GOOD, "turing_102_9002_perceptron.ipynb": OTHER}
    said = collecting.collect_class(course, archive(tmp_path, files), "perceptron")
    assert list(said) == ["ada", "turing_102"]
    # What the gradebook knows beside it stays.
    with Gradebook(course.db_url) as book:
        book.update_or_create_student("ada", email="old@example.org", last_name="Lovelace")
        book.update_or_create_student("eve", lms_user_id="103")
    rows = {row["student"]: row for row in collecting.enrolled(course)}
    assert sorted(rows) == ["ada", "bob", "eve"]
    assert (rows["ada"]["email"], rows["ada"]["last_name"]) == ("ada@example.org", "Lovelace")


def test_two_uploads_of_one_attempt(tmp_path):
    files = {
        "ada_1_9_perceptron (2).ipynb": GOOD,
        "ada_1_10_perceptron (1).ipynb": OTHER,
        "bob_2_20_perceptron (1).ipynb": OTHER,
        "bob_2_10_perceptron.ipynb": GOOD,
    }
    collect_archive(archive(tmp_path, files), tmp_path / "s", "perceptron")
    assert tree(tmp_path / "s") == {
        "ada_1/perceptron/perceptron.ipynb": OTHER,
        "bob_2/perceptron/perceptron.ipynb": GOOD,
    }


@pytest.mark.parametrize("top", ["", "CS1-perceptron-8811/"])
def test_moodle(tmp_path, top):
    files = {
        "Ada Lovelace_201_assignsubmission_file_/perceptron.ipynb": GOOD,
        "Ada Lovelace_202_assignsubmission_file_/hand in/Perceptron (1).ipynb": OTHER,
        "Alan Turing_203_assignsubmission_file_perceptron.ipynb": OTHER,
        "Zoë O'Neill_204_assignsubmission_file/perceptron.ipynb": GOOD,
        "Zoë O'Neill_204_assignsubmission_file/ada lovelace_201_assignsubmission_file_/perceptron.ipynb": b"spoof",
        "Participant_205_assignsubmission_onlinetext_/onlinetext.html": b"",
    }
    files = {top + name: data for name, data in files.items()}
    said = collect_archive(archive(tmp_path, files), tmp_path / "submitted", "perceptron")
    assert tree(tmp_path / "submitted") == {
        "ada_lovelace_201/perceptron/perceptron.ipynb": GOOD,
        "ada_lovelace_202/perceptron/perceptron.ipynb": OTHER,
        "alan_turing_203/perceptron/perceptron.ipynb": OTHER,
        "zoë_o_neill_204/perceptron/perceptron.ipynb": GOOD,
    }
    assert "onlinetext.html" in said[""]


@pytest.mark.parametrize("top", ["", "submitted/"])
def test_a_folder_for_each_student(tmp_path, top):
    files = {
        "ada.l/perceptron/perceptron.ipynb": GOOD,
        "ada+l/perceptron/perceptron.ipynb": GOOD,
        "ada l/perceptron.ipynb": OTHER,
        "ada:l/bob/perceptron.ipynb": OTHER,
        "bob/ada/perceptron/perceptron.ipynb": OTHER,
    }
    files = {top + name: data for name, data in files.items()}
    if top:
        files = {name: data for name, data in files.items() if "/perceptron/" in name}
    else:
        files["stray_1_2_perceptron.ipynb"] = OTHER
    said = collect_archive(archive(tmp_path, files), tmp_path / "out", "perceptron")
    assert ("stray" in said.get("", "")) == (not top)
    got = tree(tmp_path / "out")
    assert got["ada.l/perceptron/perceptron.ipynb"] == GOOD
    assert got["bob/perceptron/perceptron.ipynb"] == OTHER
    assert len({name.partition("/")[0] for name in got}) == (3 if top else 5)


def test_a_single_student(tmp_path):
    collect_archive(archive(tmp_path, {"ada/perceptron/perceptron.ipynb": GOOD}), tmp_path / "out", "perceptron")
    assert list(tree(tmp_path / "out")) == ["ada/perceptron/perceptron.ipynb"]
    files = {"bob/perceptron/perceptron.ipynb": GOOD, "bob/notes/notes.ipynb": OTHER}
    collect_archive(archive(tmp_path, files), tmp_path / "two", "perceptron")
    assert tree(tmp_path / "two") == {"bob/perceptron/perceptron.ipynb": GOOD}


def test_names_that_lead_elsewhere(tmp_path):
    files = {
        "../perceptron.ipynb": GOOD,
        "/perceptron.ipynb": GOOD,
        "..\\x/perceptron.ipynb": GOOD,
        "./perceptron.ipynb": GOOD,
        "ada/../../perceptron.ipynb": GOOD,
        "ada/perceptron/../../../perceptron.ipynb": GOOD,
        "-rf/perceptron.ipynb": GOOD,
        "x" * 300 + "/perceptron.ipynb": GOOD,
        "é" * 300 + "/perceptron.ipynb": GOOD,
        "y" * 500 + "/perceptron.ipynb": GOOD,
        "bob/perceptron.ipynb": GOOD,
    }
    said = collect_archive(archive(tmp_path, files), tmp_path / "a" / "out", "perceptron")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "class.zip"]
    assert sorted(p.name for p in (tmp_path / "a").iterdir()) == ["out"]
    assert sorted(tree(tmp_path / "a" / "out")) == sorted(
        f"{name}/perceptron/perceptron.ipynb" for name in ("bob", "rf", "x" * 60, "é" * 60)
    )
    assert "leads out of the zip" in said["ada"]


def test_links_in_an_archive(tmp_path):
    link = member("ada_1_1_perceptron.ipynb", stat.S_IFLNK | 0o777)
    said = collect_archive(archive(tmp_path, [(link, b"/etc/passwd")]), tmp_path / "out", "perceptron")
    assert "is a link" in said["ada_1"]
    assert tree(tmp_path / "out") == {}


@pytest.mark.parametrize("linked", ["ada_1", "ada_1/perceptron", "ada_1/perceptron/perceptron.ipynb"])
def test_links_in_the_target_are_not_followed(tmp_path, linked):
    victim = tmp_path / "victim"
    put(victim, "perceptron/perceptron.ipynb", b"victim")
    inside = tmp_path / "out" / linked
    inside.parent.mkdir(parents=True)
    inside.symlink_to(
        {0: victim, 1: victim / "perceptron"}.get(linked.count("/"), victim / "perceptron/perceptron.ipynb")
    )
    said = collect_archive(archive(tmp_path, {"ada_1_1_perceptron.ipynb": GOOD}), tmp_path / "out", "perceptron")
    assert said["ada_1"].startswith("not collected")
    assert tree(victim) == {"perceptron/perceptron.ipynb": b"victim"}
    assert len(list(victim.rglob("*"))) == 2


def test_nothing_is_overwritten_but_by_a_newer_attempt(tmp_path):
    def hand_in(name, data, date=(2026, 11, 1, 12, 0, 0)):
        path = put(tmp_path, "class.zip", packed([(member(f"ada_1_{name}", date=date), data)]))
        said = collect_archive(path, tmp_path / "out", "perceptron")["ada_1"].partition(";")[0]
        return said, (tmp_path / "out/ada_1/perceptron/perceptron.ipynb").read_bytes()

    assert hand_in("10_perceptron.ipynb", b"one") == ("collected", b"one")
    assert hand_in("10_perceptron.ipynb", b"one") == ("unchanged", b"one")
    assert hand_in("20_perceptron-1.ipynb", b"two") == ("collected a newer attempt", b"two")
    kept = "kept the notebook that is there: it is a newer attempt"
    assert hand_in("10_perceptron.ipynb", b"one") == (kept, b"two")
    assert hand_in("20_perceptron-1.ipynb", b"2") == (kept, b"two")
    assert hand_in("20_perceptron-1.ipynb", b"three", (2026, 11, 2, 0, 0, 0)) == ("collected a newer attempt", b"three")
    assert hand_in("30_perceptron-10.ipynb", b"four") == ("collected a newer attempt", b"four")
    assert hand_in("40_perceptron-9.ipynb", b"five") == (kept, b"four")
    kept = "not collected: the notebook that is there came from elsewhere, or was changed since, and is kept"
    put(tmp_path, "out/ada_1/perceptron/perceptron.ipynb", b"by hand")
    assert hand_in("50_perceptron-11.ipynb", b"six") == (kept, b"by hand")
    # A file that is the archive's own, however it came there, may be replaced later.
    assert hand_in("50_perceptron-11.ipynb", b"by hand") == ("unchanged", b"by hand")
    assert hand_in("50_perceptron-12.ipynb", b"six") == ("collected a newer attempt", b"six")
    for odd in (b"[]", b"{}", b"x", b'{"sha256": 1, "version": 2}', b"[" * 9000, b'{"sha256":"x","version":"y"}'):
        put(tmp_path, "out/ada_1/perceptron/.collected.json", odd)
        assert hand_in("60_perceptron-13.ipynb", b"seven") == (kept, b"six")
    assert sorted(os.listdir(tmp_path / "out/ada_1/perceptron")) == [".collected.json", "perceptron.ipynb"]


def test_archives_that_are_refused(tmp_path):
    for made in (tmp_path / "none.zip", tmp_path, put(tmp_path, "a.zip", b"x"), archive(tmp_path, {"a.ipynb": GOOD})):
        with pytest.raises(Refused):
            collect_archive(made, tmp_path / "out", "perceptron")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written(tmp_path):
    put(tmp_path, "out/ada_1", b"in the way")
    files = {"ada_1_1_perceptron.ipynb": GOOD, "bob_2_1_perceptron.ipynb": GOOD}
    said = collect_archive(archive(tmp_path, files), tmp_path / "out", "perceptron")
    assert said["ada_1"].startswith("not collected: the notebook cannot be written")
    assert said["bob_2"] == "collected"


def test_a_write_that_fails_leaves_nothing(tmp_path, monkeypatch):
    def fail(*args, **named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folders.os, "replace", fail)
    said = collect_archive(archive(tmp_path, {"ada_1_1_perceptron.ipynb": GOOD}), tmp_path / "out", "perceptron")
    assert said == {"ada_1": "not collected: the notebook cannot be written: No space left on device"}
    assert [p.name for p in (tmp_path / "out").rglob("*")] == ["ada_1", "perceptron"]


def test_paths_may_be_text(tmp_path):
    made = archive(tmp_path, {"ada_1_1_perceptron.ipynb": GOOD})
    assert collect_archive(str(made), str(tmp_path / "out"), "perceptron") == {"ada_1": "collected"}
    assert collect(str(Path(tmp_path / "out/ada_1/perceptron")), "perceptron").data == GOOD


# One student's files never cost another's work


def class_of(tmp_path, files, hostile):
    """Return the path of an archive of Canvas with six honest students and what one more has handed in."""
    honest = {f"honest{n}_{n}_{n}_perceptron.ipynb": GOOD for n in range(6)}
    return archive(tmp_path, {f"eve_99_{n}_{name}": data for n, (name, data) in enumerate(hostile)} | honest | files)


def collected(path, *, capsys):
    """Run `mlcourse collect` on an archive; return its exit code, what it says, and who has a notebook now."""
    code = main(["collect", "perceptron", str(path), "--course-dir", str(path.parent)])
    there = {name.split("/")[0] for name in tree(path.parent / "submitted")}
    return code, capsys.readouterr(), {student.partition("_")[0] for student in there}


HONEST = {f"honest{n}" for n in range(6)}


def test_very_many_zips_of_one_student_are_not_all_opened(tmp_path, capsys, monkeypatch):
    opened, init = [], archives.Zip.__init__
    monkeypatch.setattr(archives.Zip, "__init__", lambda *args, **named: opened.append(1) or init(*args, **named))
    zips = [(f"{n}.zip", packed({"a.csv": b""})) for n in range(220)]
    code, said, there = collected(class_of(tmp_path, {}, zips), capsys=capsys)
    assert (code, there) == (3, HONEST)
    assert len(opened) == 1 + collecting.MAX_ZIPS, "the class's own, and some of the student's"
    assert "eve_99: not collected: the zip holds no notebook" in said.out
    assert "6 collected, 1 not collected" in said.out


def test_what_one_student_makes_us_expand_is_counted_for_that_student(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(collecting, "MAX_EXPANDED", 1_500_000)
    large = packed([(f"{n}.ipynb", random.Random(n).randbytes(1_000_000)) for n in range(2)])
    code, said, there = collected(class_of(tmp_path, {}, [("a.zip", large), ("b.zip", large)]), capsys=capsys)
    assert (code, there) == (3, HONEST)
    assert "eve_99: not collected: the zip is too large when it is unpacked" in said.out


@pytest.mark.slow
def test_very_many_files_of_one_student(tmp_path, capsys):
    code, said, there = collected(
        class_of(tmp_path, {}, [("perceptron.ipynb", GOOD)] + [(f"{n}.txt", b"") for n in range(25_000)]), capsys=capsys
    )
    assert (code, there) == (3, HONEST)
    assert "eve_99: not collected: 25,001 files were handed in" in said.out


def test_an_archive_of_too_many_files_says_whose_they_are(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(collecting, "MAX_CLASS_FILES", 100)
    files = {f"ada/{n}.txt": b"" for n in range(90)} | {f"bob{n}/perceptron.ipynb": GOOD for n in range(20)}
    code, said, there = collected(archive(tmp_path, files), capsys=capsys)
    assert (code, there) == (1, set())
    assert "the archive holds 110 files, but at most 100 are read; 90 of them are in ada" in said.err


@pytest.mark.parametrize("data", [b"x", b"", packed({"a.ipynb": GOOD})])
def test_an_archive_that_cannot_be_used_is_told_in_a_sentence(tmp_path, capsys, data):
    code, said, _ = collected(put(tmp_path, "class.zip", data), capsys=capsys)
    assert code == 1
    assert said.err.startswith(f"mlcourse: {tmp_path / 'class.zip'}: the ")


def test_of_many_zips_the_newest_are_opened(tmp_path):
    # Those that are too old have the better name.
    names = {n: "homework.ipynb" if n >= 25 else "perceptron.ipynb" for n in range(10, 30)}
    zips = [(member(f"ada_1_{n}_{n}.zip"), packed({name: b"%d" % n})) for n, name in names.items()]
    said = collect_archive(archive(tmp_path, zips), tmp_path / "out", "perceptron")
    assert "20 zips were handed in: the 5 newest were opened" in said["ada_1"]
    assert (tmp_path / "out/ada_1/perceptron/perceptron.ipynb").read_bytes() == b"29"


def test_all_collected_is_exit_code_0(tmp_path, capsys):
    code, said, there = collected(archive(tmp_path, {"ada_1_1_perceptron.ipynb": GOOD}), capsys=capsys)
    assert (code, there) == (0, {"ada"})
    assert said.out == "ada_1: collected\n1 collected\n"


# --- what nbgrader's exchange writes


SECRET = "0123456789abcdef" * 8


def test_the_secret_of_the_exchange_is_found_and_is_no_work(folder):
    put(folder, "submission_secret.txt", SECRET.encode())
    put(folder, "timestamp.txt", b"2026-11-01 12:00:00 UTC")
    with pytest.raises(Missing):
        collect(folder, "perceptron")
    put(folder, "perceptron.ipynb")
    assert taken(folder) == (GOOD, [])
    assert secret(folder.parents[1], "ada", "perceptron") == SECRET
    assert secret(folder.parents[1], "bob", "perceptron") == ""


@pytest.mark.parametrize("data", [b"", b"short", b"\xff" * 64, b"../" * 20, b"a" * 64 + b"\n" + b"b" * 64, b"x" * 2000])
def test_a_secret_that_the_exchange_did_not_write_does_not_count(folder, data):
    put(folder, "submission_secret.txt", data)
    assert secret(folder.parents[1], "ada", "perceptron") == ""


def test_a_secret_behind_a_link_does_not_count(folder, tmp_path):
    put(tmp_path, "elsewhere", SECRET.encode())
    (folder / "submission_secret.txt").symlink_to(tmp_path / "elsewhere")
    assert secret(folder.parents[1], "ada", "perceptron") == ""
    folder.parent.rename(tmp_path / "moved")
    put(tmp_path / "moved" / "perceptron", "other")
    (tmp_path / "moved" / "perceptron" / "submission_secret.txt").unlink()
    put(tmp_path / "moved" / "perceptron", "submission_secret.txt", SECRET.encode())
    (tmp_path / "submitted" / "ada").symlink_to(tmp_path / "moved")
    assert secret(tmp_path / "submitted", "ada", "perceptron") == ""
