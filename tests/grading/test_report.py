"""The class report and the feedback pages: right numbers, dead text, readable by everybody."""

from __future__ import annotations

import base64
import json
import os
import random
import re
import shutil
import struct
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcourse.grading import feedback_page as fp
from mlcourse.grading import notebooks, tasks
from mlcourse.grading.page import POLICY
from mlcourse.grading.report import class_report, feedback_page, identical_answers, identical_text

ROOT = Path(__file__).parents[2]
AXE = ROOT / "tests" / "site" / "vendor" / "axe" / "axe.min.js"
TASKS = tasks.load(ROOT, "perceptron")
CATALOGUE = {name: [wrong.message for wrong in task.wrong] for name, task in TASKS.items()}
TITLES = {
    "and_not": ("A gate of your own", 2),
    "at_least": ("At least k of d", 3),
    "by_hand": ("Distance by hand", 2),
    "same_side": ("Find the bug", 3),
    "recoded": ("Predict, then run", 2),
    "flowers_apart": ("Separate real flowers", 3),
    "all_samples": ("Choose and justify", 1),
}
NAMES = (
    "ada bastien chidi dagny emeka farah goran hana ines jun kofi lena mei nils oya priya quentin rosa sefa tomas "
    "uma viggo wanjiru ximena yusuf zofia amal bram cleo dario elif finn gita henrik iris jonas kaya luca mina noor"
).split()


# --- a made-up class ------------------------------------------------------------------------------------


def png_of(width: int, height: int, grey: Callable[[int, int], int] = lambda x, y: 200) -> str:
    """Return a grey picture as base64 PNG."""
    raw = b"".join(b"\0" + bytes(grey(x, y) % 256 for x in range(width)) for y in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + parts).decode()


def mark(name: str, verdict: str, mistake: int | None = None, message: str | None = None) -> dict:
    title, points = TITLES[name]
    if message is None:
        message = CATALOGUE[name][mistake] if mistake is not None else "" if verdict == "right" else f"not yet: {name}."
    return {
        "name": name,
        "cell": f"check_{name}",
        "title": title,
        "points": points,
        "score": points if verdict == "right" else 0,
        "verdict": verdict,
        "message": message,
        "mistake": mistake,
    }


def graded_notebook(marks: list[dict]) -> str:
    """Return the released notebook with outputs as a run leaves them."""
    notebook = notebooks.read(ROOT, "perceptron", "exercises")
    said = {m["cell"]: m for m in marks}
    for at, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id in said:
            text = said[grade_id]["message"] or f"{grade_id}: correct."
            cell.outputs = [{"output_type": "stream", "name": "stdout", "text": text + "\n"}]
        elif grade_id == "recoded":
            cell.source = "# predicted before running it\nprediction = [-1, 1, 1, 1]\nprint(f'{prediction = }')"
            cell.outputs = [{"output_type": "stream", "name": "stdout", "text": ["prediction = [-1, 1, 1, 1]\n"]}]
        elif grade_id == "at_least":
            traceback = ["\x1b[31mTypeError\x1b[0m: unsupported operand", "in \x1b[32mline 3\x1b[0m"]
            cell.outputs = [{"output_type": "error", "ename": "TypeError", "evalue": "x", "traceback": traceback}]
        elif at == 1:
            data = {"text/plain": "<Figure>", "image/png": png_of(320, 180, lambda x, y: x + y)}
            cell.outputs = [{"output_type": "display_data", "metadata": {}, "data": data}]
    return json.dumps(notebook)


def result(student: str, marks: list[dict], **more) -> dict:
    return {
        "format": 1,
        "exercise": "perceptron",
        "student": student,
        "key": "0",
        "seed": 2026,
        "status": "graded",
        "reason": "",
        "notes": [],
        "flags": [],
        "timestamp": "2026-11-01 12:00:00 UTC",
        "seconds": 0.5,
        "tasks": marks,
        "answers": {},
        "notebook": graded_notebook(marks) if more.pop("notebook", False) else '{"cells": []}',
        **more,
    }


def refused(student: str, reason: str, **more) -> dict:
    marks = [mark(name, "lost", message=reason) for name in TITLES]
    return result(student, marks, status="refused", reason=reason, **more)


def a_class(size: int = 36, seed: int = 1) -> tuple[list[dict], list[str]]:
    """Return results and missing students of a class that looks like one."""
    rng = random.Random(seed)
    results = []
    for i in range(size):
        skill, marks = rng.random() ** 0.6, []
        for k, name in enumerate(TITLES):
            kind = rng.random()
            if kind < skill * (1.1 - 0.07 * k):
                marks.append(mark(name, "right"))
            elif kind < 0.86:
                mistake = min(int(rng.expovariate(0.9)), len(CATALOGUE[name]) - 1)
                marks.append(mark(name, "mistake", mistake))
            else:
                marks.append(mark(name, rng.choice(["wrong", "wrong", "blank", "lost"])))
        student = NAMES[i] if i < len(NAMES) else f"student_{i:04}"
        results.append(result(student, marks, seconds=round(rng.lognormvariate(-0.7, 0.5), 2), notebook=i == 0))
    if size > 20:
        results[4]["flags"] = [
            {"kind": "tampering", "text": "A check that must fail passed: the kernel answers `True` to everything."}
        ]
        results[9]["flags"] = [{"kind": "reference", "text": "The answer to at_least imports mlcourse.perceptron."}]
        for one in (11, 17):
            results[one]["answers"] = {"at_least": "a1", "same_side": "b2", "flowers_apart": "c3"}
        results[7] = refused(results[7]["student"], "the file is a link, not a notebook")
        results[21] = refused(results[21]["student"], "the file ends in the middle: it was not saved completely")
        results[0]["notes"] = ["the file was UTF-16"]
    return results, ["zoe", "bjørn"]


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")
