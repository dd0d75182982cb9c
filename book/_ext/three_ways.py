"""The same computation in NumPy, PyTorch and TensorFlow, in tabs that keep the reader's choice on every page.

Why: a directive cannot contain cells that are executed. So the cells stand one after the other in the source, each with
the tag `numpy`, `pytorch` or `tensorflow`, and neighbours with such tags become one set of tabs. In a notebook they
remain cells below each other. A cell with such a tag but no such neighbour is a mistake, and the build fails.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx_design.shared import create_component

LABELS = {"numpy": "NumPy (mlcourse)", "pytorch": "PyTorch", "tensorflow": "TensorFlow"}
LOGGER = logging.getLogger(__name__)


def framework(node: nodes.Node) -> str | None:
    """Return which of the three tags a cell has, or None."""
    classes = node.get("classes", []) if isinstance(node, nodes.container) else []
    return next((name for name in LABELS if f"tag_{name}" in classes), None)


class CellsToTabs(SphinxTransform):
    """Put neighbouring cells with the tags of different frameworks into one set of tabs."""

    default_priority = 880

    def apply(self, **kwargs: Any) -> None:
        """Replace each run of tagged cells in the page by tabs."""
        for parent in {id(n.parent): n.parent for n in self.document.findall(nodes.container) if framework(n)}.values():
            parent.children = [
                child
                for tagged, run in groupby(parent.children, key=lambda n: framework(n) is not None)
                for child in ([tabs(list(run))] if tagged else run)
            ]
            for child in parent.children:
                child.parent = parent


def tabs(cells: list[nodes.container]) -> nodes.container:
    """Return a set of tabs, one for each framework, in the order of the cells."""
    if len({framework(cell) for cell in cells}) < 2:
        LOGGER.warning("three_ways: a cell tagged %s stands alone", framework(cells[0]), location=cells[0])
    whole = create_component("tab-set", classes=["sd-tab-set"])
    for name, run in groupby(cells, key=framework):
        label = nodes.rubric(LABELS[name], LABELS[name], classes=["sd-tab-label"], sync_id=name, sync_group="framework")
        content = create_component("tab-content", classes=["sd-tab-content"], children=list(run))
        whole += create_component("tab-item", classes=["sd-tab-item"], selected=False, children=[label, content])
    whole.source, whole.line = cells[0].source, cells[0].line
    return whole


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the transform."""
    app.add_transform(CellsToTabs)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
