"""What vis-network shows and moves: places to hover, click and drag, and how it behaves; built with pyvis.

Nothing here is painted; `drawing/` says what is.
"""

import json
from collections.abc import Sequence
from typing import Any

from netmap.picture.marks import DrawnMark
from netmap.picture.scene.lines import Line

_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": True,
        "tooltipDelay": 200,
        "multiselect": False,
        "selectConnectedEdges": False,
        "keyboard": {"enabled": False},
        "navigationButtons": False,
    },
    "nodes": {"chosen": False},
    "edges": {"smooth": False, "chosen": False},
}


def build_vis(marks: Sequence[DrawnMark], lines: Sequence[Line]) -> dict[str, Any]:
    """Return `nodes`, `edges` and `options` of a map, in the order of its marks and lines."""
    from pyvis.network import Network as Builder  # noqa: PLC0415 - a third of a second, which only a map needs

    builder = Builder(directed=True)
    for mark in marks:
        builder.add_node(
            mark.id, mark.label, "dot", "transparent", x=mark.x, y=mark.y, size=mark.radius, kind=mark.kind,
            slice=mark.slice, ties=mark.ties, **_tell(mark),
        )  # fmt: skip
    for line in lines:
        builder.add_edge(line.start, line.end, what=line.what, arrows="")
    builder.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = builder.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def _tell(mark: DrawnMark) -> dict[str, Any]:
    told = {
        "relation": mark.relation, "unasked": mark.unasked, "of": mark.of, "count": mark.count, "said": mark.said,
    }  # fmt: skip
    return {name: value for name, value in told.items() if value}
