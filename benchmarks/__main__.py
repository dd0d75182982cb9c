"""Run all benchmarks, or those named, and write `benchmarks/README.md`; with the word `table`, write only that file."""

import json
import sys
from importlib import import_module
from pathlib import Path

from benchmarks import RESULTS

NAMES = ["iris", "fashion_mnist", "engine", "speed", "grading", "scale", "feedback", "guessing", "pages"]
README = Path(__file__).parent / "README.md"


def table(columns: list[str], rows: list[list]) -> str:
    """Return a table in Markdown."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def text() -> str:
    """Return the text of the README, made from the result files."""
    found = {name: json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8")) for name in NAMES}
    speed, engine, micrograd = found["speed"], found["engine"], found["engine"]["micrograd"]
    accuracies = []
    for framework in ("numpy", "pytorch", "keras"):
        values = [run["test accuracy"] for run in found["fashion_mnist"][framework]]
        accuracies.append([framework, f"{sum(values) / len(values):.4f}", f"{min(values):.4f} to {max(values):.4f}"])
    flowers, many = found["iris"]["accuracy"], found["grading"]["thousand"]
    return "\n\n".join(
        [
            "# Benchmarks",
            "Written by `make bench`, from the files in `mlcourse/data/benchmarks`, which the chapters read too. "
            "Times are from one run on one machine: trust the ratios, not the seconds.",
            "## The graph engine",
            f"`{engine['command']}`, {engine['machine']}. A forward and a backward pass of a 2-16-16-1 network, one "
            "thread, medians of five.",
            table(
                ["batch", "mlcourse, ms", "autograd, ms", "mlcourse / autograd"],
                [
                    [r["batch"], *(f"{1000 * r[k]:.2f}" for k in ("mlcourse", "autograd")), f"{r[_RATIO]:.2f}"]
                    for r in engine["rows"]
                ],
            ),
            f"micrograd needs {micrograd['seconds']:.2f} s for {micrograd['batch']} points: "
            f"{micrograd['micrograd / mlcourse']:,.0f} times as long.",
            "## Training on Fashion-MNIST",
            f"`{speed['command']}`, {speed['machine']}. {speed['data']} Seconds an epoch, the middle one of five; the "
            "frameworks take turns.",
            table(
                ["", "seconds an epoch", "times the NumPy one", "test accuracy after five epochs"],
                [
                    [name, f"{sorted(times)[2]:.2f}", f"{speed[_TIMES][name]:.2f}", f"{speed[_TEST][name]:.4f}"]
                    for name, times in speed["seconds"].items()
                ],
            ),
            "## Accuracy",
            f"`{found['fashion_mnist']['command']}`: five epochs, {len(values)} seeds, on the 10,000 test images.",
            table(["", "mean", "lowest to highest"], accuracies),
            f"`{found['iris']['command']}`: Iris, on the 38 flowers held out, over {len(flowers)} seeds: mean "
            f"{sum(flowers) / len(flowers):.4f}, lowest {min(flowers):.4f}, highest {max(flowers):.4f}.",
            "## Grading",
            f"`{found['grading']['command']}`: seconds a submission, start included; all hand in the solution.",
            table(
                ["", "exercise", "submissions", "plain nbgrader", "one worker", "two workers", "one, without start"],
                [
                    [
                        name,
                        c["exercise"],
                        c["submissions"],
                        *(f"{c[k]:.2f}" for k in _GRADERS),
                    ]
                    for name, c in found["grading"]["classes"].items()
                ],
            ),
            "The same NumPy class on one worker, where the course and its environment lie in another folder: "
            + ", ".join(f"{name} {each:.2f} s" for name, each in found["grading"]["places"].items())
            + ".",
            f"A made-up class of {many['submissions']:,}, hostile members included, on two workers: "
            f"{many['seconds']:.0f} s, at most {many['peak MB']:.0f} MB in the grader itself, "
            f"{many['as they must be']:,} grades as they must be.",
            f"`{found['scale']['command']}`: the grader itself with larger classes, its workers replaced by recorded "
            "results: seconds, the most megabytes, and the seconds of a second run, in which nothing is left to grade.",
            table(
                ["submissions", "seconds", "MB", "again, seconds"],
                [
                    [
                        f"{row['submissions']:,}",
                        f"{row['first, seconds']:.0f}",
                        f"{row['again, peak MB']:.0f}",
                        f"{row['again, seconds']:.0f}",
                    ]
                    for row in found["scale"]["rows"]
                ],
            ),
            _workers(found["scale"]["workers"]),
            "## Pages",
            f"`{found['pages']['command']}`: kilobytes over the network, packed by gzip, and seconds at "
            f"{found['pages']['bits a second'] / 1e6} Mbit/s with {found['pages']['delay, ms']} ms to each answer, on "
            "a first visit; and kilobytes of another chapter after it.",
            table(
                ["page", "kB", "requests", "first paint, s", "load, s", "layout shift", "next page, kB"],
                [
                    [
                        name,
                        f"{first['kilobytes']:.0f}",
                        first["requests"],
                        f"{first['paint']:.1f}",
                        f"{first['load']:.1f}",
                        f"{first['shift']:.3f}",
                        f"{visits['next']['kilobytes']:.0f}",
                    ]
                    for name, visits in found["pages"]["pages"].items()
                    for first in [visits["first"]]
                ],
            ),
            "## Feedback",
            f"`{found['feedback']['command']}`: what `check` says of answers written from the statements "
            "alone, by nobody who had seen the marking. A wrong answer may get a message of its own, which names its "
            "slip rightly or wrongly, or only be called not right yet.",
            "Answers that were read in order to widen what the feedback knows:",
            _answers(found["feedback"]["first"]),
            "Answers that were written and read after that:",
            _answers(found["feedback"]["second"]),
            "Answers that were written and read when the messages on these had been mended:",
            _answers(found["feedback"]["third"]),
            "Answers that were written and read when every message had been looked through for claims that another "
            "answer with the same outputs would not deserve:",
            _answers(found["feedback"]["fourth"]),
            "Answers that were read when others had gone on to look for slips that get the message of another, "
            "and these messages had been mended:",
            _answers(found["feedback"]["fifth"]),
            "Answers that were read when the messages of tasks that train something had come to ask for an experiment "
            "that tells the causes apart:",
            _answers(found["feedback"]["sixth"]) + "\n",
        ]
    )


def _workers(found: dict) -> str:
    """Return a sentence on the time of a submission by the number of workers."""
    measured = ", ".join(f"{count}: {seconds:.2f}" for count, seconds in found["measured"].items())
    paper = ", ".join(f"{count}: {seconds:.2f}" for count, seconds in found["on paper"].items())
    return (
        f"Seconds a submission by the number of workers ({found['exercise']}, {found['submissions']} submissions), "
        f"measured on this machine: {measured}. On paper, with a core for each worker: {paper}."
    )


def _answers(rows: dict[str, dict[str, int]]) -> str:
    total = {k: sum(row.get(k, 0) for row in rows.values()) for k in _SAID}
    return table(
        ["exercise", *_SAID], [[name, *(row.get(k, 0) for k in _SAID)] for name, row in (rows | {"all": total}).items()]
    )


_GRADERS = ("nbgrader", "1 worker", "2 workers", "median")
_SAID = (
    "named rightly",
    "named wrongly",
    "only not yet",
    "wrong accepted",
    "accepted with a note",
    "accepted",
    "refused",
    "form accepted",
    "form refused",
)
_RATIO, _TIMES, _TEST = "mlcourse / autograd", "times the numpy one", "test accuracy"


def main(words: list[str]) -> None:
    """Run the benchmarks that the words name, all without a word, and write the README."""
    if unknown := set(words) - {*NAMES, "table"}:
        raise SystemExit(f"expected some of {', '.join(NAMES)}, or table; got {', '.join(sorted(unknown))}")
    for name in [name for name in NAMES if name in words or not words]:
        print(name, flush=True)
        import_module(f"benchmarks.{name}").main()
    README.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
