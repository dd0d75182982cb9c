"""Pictures: functions such as `plots.curves` and `plots.row` serve all chapters, modules such as `plots.mlp` only one.

A chapter's module is loaded when it is first used, as in `plots.mlp.classes(…)`.
"""

import importlib
from types import ModuleType

from mlcourse.plots.base import (
    BLUE,
    CYCLE,
    GREEN,
    ORANGE,
    PURPLE,
    RED,
    Live,
    Picture,
    Row,
    curves,
    descent,
    function,
    network,
    perceptron,
    raster,
    row,
    samples,
)

__all__ = [
    "BLUE",
    "CYCLE",
    "GREEN",
    "ORANGE",
    "PURPLE",
    "RED",
    "Live",
    "Picture",
    "Row",
    "curves",
    "descent",
    "function",
    "network",
    "perceptron",
    "raster",
    "row",
    "samples",
]

CHAPTERS = (
    "autograd",
    "backprop",
    "delta_rule",
    "digits",
    "fashion_mnist",
    "gradient_tape",
    "iris",
    "jacobians",
    "live",
    "live_frameworks",
    "mlp",
    "neurons",
)


def __getattr__(name: str) -> ModuleType:
    """Load the module of a chapter when it is first used."""
    if name in CHAPTERS:
        return importlib.import_module(f"mlcourse.plots.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
