"""What verdicts, flags and phases are called on the pages: the one place for words about them."""

from mlgrading.wire import FlagKind, Verdict

#: what a student reads beside a task
VERDICTS = {
    Verdict.RIGHT: "Right",
    Verdict.MISTAKE: "Not yet: a known mistake",
    Verdict.WRONG: "Not right yet",
    Verdict.BLANK: "Not filled in",
    Verdict.LOST: "Not marked",
}
#: what the instructor reads in the class report, in the order of its bars
KINDS = {
    Verdict.RIGHT: "Right",
    Verdict.MISTAKE: "Known mistake",
    Verdict.WRONG: "Other wrong",
    Verdict.BLANK: "Blank",
    Verdict.LOST: "Lost",
}
#: why a person should look at a submission
FLAGS = {
    FlagKind.TAMPERING: "Tampering with the kernel",
    FlagKind.REFERENCE: "Reference implementation",
    FlagKind.LIMITS: "Limits",
}
#: what only a comparison of the whole class can see
IDENTICAL = "Identical answers"
#: where the time of a submission goes, by the fields of `Phases`, in their order
PHASES = {
    "queue": "Waiting for a worker",
    "start": "Starting the kernel",
    "cells": "Running the student's cells",
    "marking": "Marking",
    "writing": "Writing the result",
}
