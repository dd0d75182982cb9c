"""What lies in the folder instead of a notebook."""

import functools
import os
import socket
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from attacks_kernel import ANSWERS
from build import (
    EXERCISE,
    FILE,
    MOST,
    ONE,
    RIGHT,
    SOLUTION,
    WRONG,
    Submission,
    extra,
    notebook,
    save,
    text,
    zipped,
)


def files(name: str, why: str, build: Callable, status: str = "refused", score: float = 0, **rest) -> Submission:
    return Submission(f"file-{name}", "files", build, score, why, status, **rest)


def holds(content, name: str = FILE) -> Callable:
    """Return a build that writes one file, whose content may be made by a function."""
    return lambda folder: save(folder, content() if callable(content) else content, name)


def right_text() -> str:
    return text(notebook(RIGHT))


def linked(target: str, name: str = FILE) -> Callable:
    def build(folder: Path) -> None:
        folder.mkdir()
        (folder / name).symlink_to(target)

    return build


def linked_folder(folder: Path) -> None:
    elsewhere = folder.with_name("elsewhere")
    save(elsewhere, notebook(RIGHT))
    folder.symlink_to(elsewhere.name, target_is_directory=True)


def fifo(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / FILE)


def device(folder: Path) -> None:
    folder.mkdir()
    try:
        os.mknod(folder / FILE, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:  # only root may; to whoever opens it, a link is the same
        (folder / FILE).symlink_to("/dev/zero")


def unix_socket(folder: Path) -> None:
    folder.mkdir()
    handle = os.open(folder, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"/proc/self/fd/{handle}/{FILE}")  # a socket's own path may hold 107 bytes only
    os.close(handle)


def sparse(folder: Path) -> None:
    folder.mkdir()
    with (folder / FILE).open("wb") as file:
        file.truncate(4 << 30)


def unreadable(folder: Path) -> None:
    save(folder, notebook(WRONG, last="# a file without any rights"))
    (folder / FILE).chmod(0)


def deep_metadata() -> dict:
    made = notebook(WRONG)
    made.metadata.deep = functools.reduce(lambda inner, _: [inner], range(300), [])
    return made


def many_cells() -> dict:
    made = notebook(WRONG)
    made.cells += [extra("pass", id=f"more-{n}") for n in range(30_000)]
    return made


def many_attachments() -> dict:
    made = notebook(ONE)
    made.cells[0].attachments = {f"{n}.png": {"image/png": "AAAA"} for n in range(20_000)}
    return made


def link_in_zip() -> bytes:
    link = zipfile.ZipInfo(FILE)
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return zipped({link: "/etc/passwd"})


def bomb(megabytes: int) -> bytes:
    return zipped({FILE: right_text() + " " * (megabytes * 1_000_000)})


def lying_zip() -> bytes:
    """A member that is far larger than the archive's headers say."""
    size = len(right_text().encode()) + 60_000_000
    return bomb(60).replace(struct.pack("<L", size), struct.pack("<L", 1000))


def encrypted_zip() -> bytes:
    data = bytearray(zipped({FILE: right_text()}))
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def companions(names: dict[str, str]) -> Callable:
    """Return a build that writes wrong answers with other files beside them."""

    def build(folder: Path) -> None:
        save(folder, notebook(WRONG))
        for name, content in names.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)

    return build


def newer_is_worse(folder: Path) -> None:
    for name, answers, moment in (("(1)", RIGHT, 1_700_000_000), ("(2)", ONE, 1_700_009_000)):
        save(folder, notebook(answers), f"{EXERCISE} {name}.ipynb")
        os.utime(folder / f"{EXERCISE} {name}.ipynb", (moment, moment))


def linked_timestamp(folder: Path) -> None:
    save(folder, notebook(ONE))
    (folder / "timestamp.txt").symlink_to("/etc/hostname")


def endless_timestamp(folder: Path) -> None:
    save(folder, notebook(ONE))
    (folder / "timestamp.txt").write_text("'; DROP TABLE grade; -- " * 300_000)


def named_in_bytes(folder: Path) -> None:
    folder.mkdir()
    path = os.path.join(os.fsencode(folder), b"perceptron\xff\xfe.ipynb")
    with open(path, "wb") as file:
        file.write(right_text().encode())


PAGE = "<!doctype html><html><head><title>Sign in</title></head><body><form>Password <input></form></body></html>"

FILES = [
    files("missing", "Nothing was handed in: the folder is empty.", lambda folder: folder.mkdir(), "missing"),
    files("missing-folder", "The student has a folder, but none for this exercise.", lambda folder: None, "missing"),
    files(
        "link-friend",
        "A link to a friend's notebook, which holds right answers.",
        linked(f"../../honest-all-right/{EXERCISE}/{FILE}"),
    ),
    files("link-solution", "A link to the solution.", linked(SOLUTION)),
    files("link-folder", "The folder is a link to another one with right answers.", linked_folder),
    files("link-device", "A link to a device that gives bytes without end.", linked("/dev/urandom")),
    files("link-loop", "A link to itself.", linked(FILE)),
    files("link-nowhere", "A link that leads nowhere.", linked("/nonexistent"), "refused|missing"),
    files("link-process", "A link to the grader's own standard input.", linked("/proc/self/fd/0")),
    files("fifo", "A pipe: who opens it waits for ever.", fifo),
    files("device", "A device file.", device),
    files("socket", "A Unix socket.", unix_socket),
    files(
        "folder",
        "A folder with the notebook's name.",
        lambda folder: (folder / FILE).mkdir(parents=True),
        "refused|missing",
    ),
    files("unreadable", "A file without any rights, wrong answers in it.", unreadable, "refused|graded"),
    files("empty", "An empty file: saving was interrupted.", holds("")),
    files("truncated", "Half a notebook.", holds(lambda: right_text()[:9000])),
    files("binary", "Bytes that mean nothing.", holds(bytes(range(256)) * 40)),
    files("page", "The sign-in page of the learning platform, saved as a notebook.", holds(PAGE)),
    files("python", "A Python program with a notebook's name.", holds(ANSWERS)),
    files(
        "python-instead",
        "A Python program in place of the notebook.",
        holds(ANSWERS, f"{EXERCISE}.py"),
        "refused|missing",
    ),
    files(
        "tar",
        "An archive of a kind that is not read.",
        holds(b"\x1f\x8b\x08" + bytes(500), f"{EXERCISE}.tar.gz"),
        "refused|missing",
    ),
    files("json-other", "JSON, but not a notebook.", holds('{"name": "perceptron", "score": 16}')),
    files("json-list", "JSON that is a list.", holds("[1, 2, 3]")),
    files("json-number", "JSON that is a number.", holds("16")),
    files("json-cells", "A notebook whose cells are text.", holds(lambda: text(notebook() | {"cells": "none"}))),
    files("json-version", "A notebook of format 99.", holds(lambda: text(notebook(RIGHT) | {"nbformat": 99}))),
    files(
        "json-digits",
        "A number of a million digits in the metadata.",
        holds(lambda: text(notebook(WRONG)).replace('"nbformat_minor": 5', '"nbformat_minor": ' + "7" * 1_000_000)),
        "refused|graded",
    ),
    files("json-deep", "Lists nested 100,000 deep break a recursive reader.", holds("[" * 100_000 + "]" * 100_000)),
    files(
        "json-deep-metadata", "A good notebook with metadata nested 300 deep.", holds(deep_metadata), "refused|graded"
    ),
    files(
        "size-padded", "A good notebook with 40 MB of blanks after it.", holds(lambda: right_text() + " " * 40_000_000)
    ),
    files("size-sparse", "A file of four gigabytes that takes no room on the disk.", sparse),
    files("size-cells", "30,000 cells.", holds(many_cells), "refused|graded"),
    files(
        "size-cell",
        "One cell of nine megabytes.",
        holds(lambda: notebook(WRONG, last="x = 1\n" * 1_500_000)),
        "refused|graded",
    ),
    files("size-attachments", "20,000 attachments.", holds(many_attachments), "graded", 2),
    files("zip-bomb", "An archive that grows to 100 MB.", holds(lambda: bomb(100), "perceptron.zip")),
    files("zip-lying", "An archive that says it is small and is not.", holds(lying_zip, "perceptron.zip")),
    files(
        "zip-traversal",
        "A member whose name leads out of the folder.",
        holds(lambda: zipped({f"../../file-empty/{EXERCISE}/{FILE}": right_text()}), "perceptron.zip"),
    ),
    files(
        "zip-absolute",
        "A member with an absolute name.",
        holds(lambda: zipped({"/tmp/perceptron.ipynb": right_text()}), "hand-in.zip"),
    ),
    files("zip-link", "A member that is a link.", holds(link_in_zip, "perceptron.zip")),
    files("zip-encrypted", "An archive with a password.", holds(encrypted_zip, "perceptron.zip")),
    files(
        "zip-nested",
        "An archive in an archive.",
        holds(lambda: zipped({"inner.zip": zipped({FILE: right_text()})}), "perceptron.zip"),
    ),
    files(
        "zip-many",
        "An archive with 5,000 members beside the notebook.",
        holds(lambda: zipped({f"{n}.txt": "x" for n in range(5000)} | {FILE: right_text()}), "perceptron.zip"),
    ),
    files("zip-broken", "Half an archive.", holds(lambda: zipped({FILE: right_text()})[:1500], "perceptron.zip")),
    files("timestamp-link", "A timestamp that is a link to a file of the machine.", linked_timestamp, "graded", 2),
    files("timestamp-huge", "A timestamp of seven megabytes that is none.", endless_timestamp, "graded", 2),
    files(
        "beside-modules",
        "Modules beside the notebook that shadow the real ones.",
        companions(
            {
                "numpy.py": "asarray = array = where = lambda *w, **o: True",
                "mlcourse/__init__.py": "",
                "mlcourse/_answers.py": "evaluate = plain = lambda *w, **o: True",
                "mlcourse/feedback.py": "check = print",
                "json.py": "dumps = loads = lambda *w, **o: '16'",
                "sitecustomize.py": "import builtins",
            }
        ),
        "graded",
    ),
    files(
        "beside-settings",
        "Settings and a gradebook beside the notebook.",
        companions(
            {
                "nbgrader_config.py": "c = get_config()\nc.ExecutePreprocessor.enabled = False",
                "jupyter_config.py": "raise SystemExit",
                "gradebook.db": "not a database",
                "conftest.py": "raise SystemExit",
                ".ipython/profile_default/startup/0.py": "check = print",
            }
        ),
        "graded",
    ),
    files(
        "two-newest",
        "Two notebooks with a browser's names: the newest counts, with one right answer.",
        newer_is_worse,
        "graded",
        2,
    ),
    files("name-newline", "A name with a line break.", holds(right_text, "percep\ntron.ipynb"), "graded", MOST),
    files(
        "name-dash", "A name that looks like an option.", holds(right_text, "--output=x; rm -rf .ipynb"), "graded", MOST
    ),
    files(
        "name-unicode",
        "A name in other letters, with a mark that turns the direction.",
        holds(right_text, "\u202e персептрон ☃.ipynb"),
        "graded",
        MOST,
    ),
    files("name-bytes", "A name that is not text.", named_in_bytes, "graded", MOST),
]
