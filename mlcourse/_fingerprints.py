"""The fingerprints of answers: hashes of their rounded numbers, from which an answer can be recognised but not read.

An answer is hashed as a whole, and each part of each of its outputs by itself. `feedback` compares the hashes with
those that the package ships.
"""

import hashlib
import json
from functools import lru_cache
from typing import Any

import numpy as np

from mlcourse._answers import Odd, rows

#: the bytes hashed for one fingerprint: they take `check` a millisecond, but trying a million answers takes long
HASHED = 1_000_000
#: the same for an answer that is a value: its few possible numbers could be tried one after the other
HASHED_VALUE = 5_000_000
#: the bytes that are hashed at a time
BLOCK = 50_000


def fingerprint(task: str, outputs: list, decimals: int, size: int = HASHED, digits: int = 24) -> str:
    """Return the hash of outputs as `evaluate` gives them, numbers rounded to so many decimals.

    The text is hashed many times over, up to `size` bytes, because most answers that are values could otherwise be
    found by trying all.

    >>> fingerprint("t", [1.00001], 3) == fingerprint("t", [0.99999], 3) != fingerprint("t", [1.002], 3)
    True
    """
    return _hash(json.dumps([task, [_rounded(o, decimals) for o in outputs]], separators=(",", ":")), size, digits)


@lru_cache(maxsize=10_000)
def _hash(text: str, size: int, digits: int) -> str:
    """Return the hash of a text. It is kept, since a class gives the same answers over and over."""
    data = text.encode()
    times = 1 + size // len(data)
    # In blocks, since a notebook that is graded may have used up nearly all of its memory.
    block, each = data * (1 + BLOCK // len(data)), 1 + BLOCK // len(data)
    made = hashlib.blake2b(digest_size=digits // 2)
    for _ in range(times // each):
        made.update(block)
    made.update(data * (times % each))
    return made.hexdigest()


def parts(task: str, outputs: list, decimals: int, size: int, named: int = 0) -> list[list[str]]:
    """Return a short fingerprint of each part of each output: of each entry of a tuple or of `named` values, or of all.

    >>> [len(row) for row in parts("t", [(1.0, np.ones(2)), 3.0], 3, 0)]
    [2, 1]
    """
    return [
        [part_print(f"{task} {i} {k}", part, decimals, size) for k, part in enumerate(split(output, named))]
        for i, output in enumerate(outputs)
    ]


def part_print(place: str, part: Any, decimals: int, size: int) -> str:
    """Return the short fingerprint of a part; `place` names the task, the output, and the part in it.

    >>> len(part_print("t 0 0", 1.0, 3, 0))
    10
    """
    return fingerprint(place, [part], decimals, size, 10)


def split(output: Any, named: int) -> list:
    """Return the parts of an output: the entries of a tuple, or of an array of `named` values; else the output alone.

    >>> split((1.0, "b"), 0), split(np.array([1.0, 2.0]), 2), split(2.0, 0)
    ([1.0, 'b'], [1.0, 2.0], [2.0])
    """
    if isinstance(output, tuple) or (named and np.shape(output)[:1] == (named,)):
        return rows(output)
    return [output]


def _rounded(value: Any, decimals: int) -> Any:
    if isinstance(value, Odd):
        return ["odd", value.what]
    if isinstance(value, str):
        # However it is written: "u, o, f" and "UOF" are the same answer.
        return "".join(c for c in value.casefold() if c.isalnum()) or value
    if isinstance(value, tuple):
        return ["tuple", *(_rounded(v, decimals) for v in value)]
    numbers = np.asarray(value).ravel()
    with np.errstate(over="ignore"):
        steps = np.rint(numbers * 10.0**decimals)
    # A number so large that its multiple overflows has no decimals to round.
    parts = [str(int(s)) if np.isfinite(s) else repr(float(n)) for s, n in zip(steps, numbers, strict=True)]
    return ["numbers", list(np.shape(value)), parts]
