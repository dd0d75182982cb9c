"""Finds the notebook that a student handed in, without trusting any file and without losing honest work.

Links are never followed, only regular files are opened, and each is read up to a limit. The result is bytes, which
`repair.parse` reads as a notebook in another process. A file that cannot be read is skipped in favour of the next.
"""

import os
import re
from io import BytesIO
from pathlib import Path

from mlgrading.outside import candidates, folders
from mlgrading.outside.archives import Zip
from mlgrading.outside.candidates import Found, shown
from mlgrading.wire import Handed, Refused

#: how many entries of a student's folder are listed, and how many levels of folders below it
MAX_ENTRIES = 2_000
MAX_FOLDERS = 4
MAX_ZIPS = 5
#: what nbgrader's exchange writes beside a notebook: when it was handed in, and what its feedback is found by
EXCHANGE = ("timestamp.txt", "submission_secret.txt")


class Missing(Exception):
    """The student handed in nothing."""


def collect(folder: Path, exercise: str, student: str = "") -> Handed:
    """Return the notebook that a student handed in for an exercise, from `folder` = submitted/<student>/<exercise>.

    Raises Missing when there is nothing, and Refused when nothing that is there can be graded.
    """
    try:
        root = os.open(folder, folders.FOLDER)
    except FileNotFoundError:
        raise Missing(f"nothing was handed in for {exercise}") from None
    except OSError:
        raise Refused("the submission is not a folder that can be opened, but a link or a file") from None
    try:
        found, zips, others = _scan(root, f"{exercise}.ipynb")
        problems = []
        for packed in zips[:MAX_ZIPS]:
            try:
                found += Zip(BytesIO(packed.read())).notebooks(packed.path)
            except Refused as problem:
                problems.append(str(problem))
        if not found and not problems:
            if others:
                raise Refused(f"no notebook was handed in, only {candidates.listed([shown(name) for name in others])}")
            raise Missing(f"nothing was handed in for {exercise}")
        _, data, notes = candidates.choose(found, exercise, problems)
        return Handed(student, data, tuple(notes), _timestamp(root))
    finally:
        os.close(root)


def secret(submitted: Path, *below: str) -> str:
    """Return the secret by which a student finds the feedback in nbgrader's exchange, or "" where there is none.

    `below` are the names of the folders that lead to the hand-in, such as student and exercise. Whoever hands in could
    have written the file, so only what nbgrader can read again counts.
    """
    try:
        root = os.open(submitted, folders.FOLDER)
    except OSError:
        return ""
    try:
        found = folders.read(root, (*below, EXCHANGE[1]), limit=1000).decode("ascii").strip()
    except (Refused, OSError, UnicodeDecodeError):
        return ""
    finally:
        os.close(root)
    return found if re.fullmatch(r"[\w-]{16,256}", found) else ""


def _scan(root: int, name: str) -> tuple[list[Found], list[Found], list[str]]:
    """Return the notebooks, the zips and the names of all other files in a folder and in the folders below it.

    However full the folder is, the file called `name` is among the notebooks.
    """
    notebooks, zips, others = [], [], []
    waiting: list[tuple[str, ...]] = [()]
    left = MAX_ENTRIES
    while waiting and left > 0:
        parts = waiting.pop(0)
        try:
            folder = folders.enter(root, parts)
        except OSError:
            continue
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    left -= 1
                    if left < 0:
                        break
                    path = (*parts, entry.name)
                    if candidates.is_junk(entry.name) or "/".join(path) in EXCHANGE:
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting += [path] if len(path) <= MAX_FOLDERS else []
                        continue
                    item = _found(root, path)
                    if candidates.is_notebook(entry.name):
                        notebooks.append(item)
                    elif entry.name.lower().endswith(".zip"):
                        zips.append(item)
                    else:
                        others.append(item.path)
        finally:
            os.close(folder)
    if left < 0 and not any(f.path == name for f in notebooks):
        notebooks += [_found(root, (name,))]
    return notebooks, sorted(zips, key=lambda z: (z.far, z.path)), sorted(others)


def _found(root: int, parts: tuple[str, ...]) -> Found:
    try:
        folder = folders.enter(root, parts[:-1])
        try:
            changed = os.stat(parts[-1], dir_fd=folder, follow_symlinks=False).st_mtime_ns
        finally:
            os.close(folder)
    except OSError:
        changed = 0
    return Found("/".join(parts), (changed,), lambda: folders.read(root, parts))


def _timestamp(root: int) -> str | None:
    try:
        lines = folders.read(root, EXCHANGE[:1], limit=1000).decode("utf-8-sig", "replace").splitlines()
    except Refused:
        return None
    return next((line.strip()[:100] for line in lines if line.strip()), None)
