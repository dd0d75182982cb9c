"""The child process of a worker: reads orders from standard input, answers on standard output, a line of JSON each."""

import ctypes
import json
import os
import signal
import sys

from mlgrading.child.grader import Grader


def main() -> None:
    """Be a child: read orders from standard input, answer on standard output."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG: no worker outlives its grader
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what anything else prints is no answer

    def say(words: dict) -> None:
        answers.write(json.dumps(words) + "\n")
        answers.flush()

    grader: Grader | None = None
    for line in sys.stdin:
        order = json.loads(line)
        if "load" in order:
            try:
                grader = Grader(**order["load"])
            except Exception as error:
                say({"error": f"{type(error).__name__}: {error}"})
                return
            say({"loaded": True})
        else:
            assert grader is not None  # the first order is to load
            say({"result": grader.grade(order["grade"], say)})
    if grader is not None:
        grader.close()


if __name__ == "__main__":
    main()
