"""Pictures for all chapters: `plots.curves`, `plots.row` … serve many, `plots.mlp`, `plots.live` … are those of one.

A module of a chapter is loaded when it is first used, as in `plots.mlp.classes(…)`.
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

CHAPTERS = ("autograd", "backprop", "fashion_mnist", "gradient_tape", "iris", "jacobians", "live", "mlp", "neurons")


def __getattr__(name: str) -> ModuleType:
    """Load the module of a chapter."""
    if name in CHAPTERS:
        return importlib.import_module(f"mlcourse.plots.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
