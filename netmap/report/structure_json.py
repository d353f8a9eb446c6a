"""Groups, ties between sectors and key players for programs: part of what `netmap analyze --json` prints."""

from collections.abc import Callable
from typing import Any

from netmap.analysis.communities import Community
from netmap.analysis.projection import ActorGraph
from netmap.analysis.sector_mixing import Mixing
from netmap.analysis.structure import KeySet, Structure

Naming = Callable[[str], str]


def write_structure(structure: Structure, graph: ActorGraph, name_id: Naming) -> dict[str, Any]:
    """Return the fields `communities`, `mixing` and `key_players`; sectors by name, actors by `name_id`."""
    names = {about["sector"]: about["sector_name"] for about in graph.nodes.values() if about["sector"]}
    return {
        "communities": [_write_community(group, names, name_id) for group in structure.communities],
        "mixing": [_write_mixing(one, names, name_id) for one in structure.mixing],
        "key_players": {
            "fragmentation": _write_sets(structure.fragmentation, name_id),
            "reach": _write_sets(structure.reach, name_id),
        },
    }


def _write_community(group: Community, names: dict[str, str], name_id: Naming) -> dict[str, Any]:
    return {
        "members": [name_id(one) for one in group.members],
        "sectors": [{"sector": names[sector], "members": count} for sector, count in group.sectors],
    }


def _write_mixing(one: Mixing, names: dict[str, str], name_id: Naming) -> dict[str, Any]:
    return {
        "from": names[one.first],
        "to": names[one.second],
        "ties": one.ties,
        "density": one.density,
        "expected": one.expected,
        "holders": [name_id(holder) for holder in one.holders],
        "hangs_on": [name_id(holder) for holder in one.hangs_on],
    }


def _write_sets(found: dict[int, KeySet], name_id: Naming) -> dict[str, Any]:
    return {
        str(size): {
            "members": [name_id(one) for one in best.members],
            "value": best.value,
            "exact": best.exact,
        }
        for size, best in found.items()
    }
