"""The child process of a worker: it reads orders from standard input and reports on standard output, as JSON lines."""

import ctypes
import os
import signal
import sys

from mlgrading import wire
from mlgrading.child.grader import Grader


def main() -> None:
    """Take orders until standard input ends."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL, 0, 0, 0)  # PR_SET_PDEATHSIG: no child outlives its worker
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # so that anything else that is printed goes to the error stream

    def say(report: wire.Report) -> None:
        answers.write(wire.write(report) + b"\n")
        answers.flush()

    grader: Grader | None = None
    for line in sys.stdin.buffer:
        match wire.read_order(line):
            case wire.Load(exercise, folder):
                try:
                    grader = Grader(exercise, folder)
                except Exception as error:
                    say(wire.Failed(f"{type(error).__name__}: {error}"))
                    return
                say(wire.Loaded())
            case wire.Grade() as order:
                assert grader is not None  # the first order is to load
                try:
                    result = grader.grade(order, say)
                except Exception as error:
                    # The disk may be full, and then what is written to the error stream is lost.
                    say(wire.Failed(f"{type(error).__name__}: {error}"))
                    raise
                say(wire.Done(result))
    if grader is not None:
        grader.close()


if __name__ == "__main__":
    main()
