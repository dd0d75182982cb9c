"""Measurements of the speeds and accuracies that the course states: `make bench` writes the tables anew.

Each module measures one thing and writes `mlcourse/data/benchmarks/<name>.json`, which the chapters read;
`python -m benchmarks` runs them all and writes `benchmarks/README.md`.
"""

import json
import platform
from contextlib import suppress
from pathlib import Path

import numpy as np

RESULTS = Path(__file__).parents[1] / "mlcourse" / "data" / "benchmarks"


def write(name: str, command: str, found: dict) -> dict:
    """Write the results of a benchmark, with the command and the kind of machine, and return them."""
    versions = f"{platform.system()}, Python {platform.python_version()}, NumPy {np.__version__}"
    machine = f"{processor()} ({platform.machine()}), {versions}"
    result = {"command": command, "machine": machine, **found}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(_short(result), indent=1) + "\n", encoding="utf-8")
    return result


def processor() -> str:
    """Return the name of this machine's processor, as far as it can be read."""
    with suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        if names:
            return names[0]
    return platform.processor() or "an unnamed processor"


def _short(value):
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {k: _short(v) for k, v in value.items()}
    return [_short(v) for v in value] if isinstance(value, list) else value
