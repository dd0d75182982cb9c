"""The names of verdicts, flags and phases on the pages, which are defined only here."""

from mlgrading.wire import FlagKind, Verdict

#: the words that a student reads beside a task
VERDICTS = {
    Verdict.RIGHT: "Right",
    Verdict.MISTAKE: "Not yet: a known mistake",
    Verdict.WRONG: "Not right yet",
    Verdict.BLANK: "Not filled in",
    Verdict.LOST: "Not marked",
}
#: the words that the instructor reads in the class report, in the order of its bars
KINDS = {
    Verdict.RIGHT: "Right",
    Verdict.MISTAKE: "Known mistake",
    Verdict.WRONG: "Other wrong",
    Verdict.BLANK: "Blank",
    Verdict.LOST: "Lost",
}
#: the reasons for which a person should look at a submission
FLAGS = {
    FlagKind.TAMPERING: "Tampering with the kernel",
    FlagKind.REFERENCE: "Reference implementation",
    FlagKind.LIMITS: "Limits",
}
#: a reason that only a comparison of the whole class can find
IDENTICAL = "Identical answers"
#: the phases in which a submission spends its time, by the fields of `Phases`, in their order
PHASES = {
    "queue": "Waiting for a worker",
    "start": "Starting the kernel",
    "cells": "Running the student's cells",
    "marking": "Marking",
    "writing": "Writing the result",
}
