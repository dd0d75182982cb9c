"""Accuracy on the 38 held-out irises for twenty seeds, with the course's settings, the lecture notes' and some between.

The setting was chosen on the seeds 100 to 119, and is reported on 0 to 19. Nothing is timed, so any machine will do.
Run by `make bench`, or alone: `python -m benchmarks.iris`. It takes about three minutes.
"""

from benchmarks import write
from mlcourse.iris import NOTES, OURS, run

SEEDS = list(range(20))
CHOICE = list(range(100, 120))
OTHERS = {
    "notes": NOTES,
    "longer steps": NOTES | {"rate": 0.01},
    "momentum": NOTES | {"momentum": 0.9},
    "batches of 16": OURS | {"momentum": 0.0, "rate": 0.01},
    "scaled": OURS | {"scale": True},
}


def main() -> dict:
    """Train 20 networks in each setting, and as many on the seeds for choosing a setting, and write the table."""
    others = {
        name: {"settings": settings, "accuracy": [run(seed, **settings) for seed in SEEDS]}
        for name, settings in OTHERS.items()
    }
    choice = {name: [run(seed, **settings) for seed in CHOICE] for name, settings in {"ours": OURS, **OTHERS}.items()}
    found = {"epochs": 20, "seeds": SEEDS, "settings": OURS, "accuracy": [run(seed, **OURS) for seed in SEEDS]}
    return write("iris", "python -m benchmarks.iris", {**found, "others": others, "choice": choice})


if __name__ == "__main__":
    print(main())
