"""Groups, ties between sectors and key players for programs: part of what `netmap analyze --json` prints."""

from typing import Any

from netmap.analysis.measures.communities import Community
from netmap.analysis.measures.sector_mixing import Mixing
from netmap.analysis.measures.structure import KeySet, Structure
from netmap.analysis.projection import ActorGraph


def write_structure(structure: Structure, graph: ActorGraph) -> dict[str, Any]:
    """Return the fields `communities`, `mixing` and `key_players`; sectors by name."""
    names = {about["sector"]: about["sector_name"] for about in graph.nodes.values() if about["sector"]}
    return {
        "communities": [_write_community(group, names) for group in structure.communities],
        "mixing": [_write_mixing(one, names) for one in structure.mixing],
        "key_players": {
            "fragmentation": _write_sets(structure.fragmentation),
            "reach": _write_sets(structure.reach),
        },
    }


def _write_community(group: Community, names: dict[str, str]) -> dict[str, Any]:
    return {
        "members": list(group.members),
        "sectors": [{"sector": names[sector], "members": count} for sector, count in group.sectors],
    }


def _write_mixing(one: Mixing, names: dict[str, str]) -> dict[str, Any]:
    return {
        "from": names[one.first],
        "to": names[one.second],
        "ties": one.ties,
        "density": one.density,
        "expected": one.expected,
        "holders": list(one.holders),
        "hangs_on": list(one.hangs_on),
    }


def _write_sets(found: dict[int, KeySet]) -> dict[str, Any]:
    return {
        str(size): {
            "members": list(best.members),
            "value": best.value,
            "exact": best.exact,
            "margin": best.margin,
        }
        for size, best in found.items()
    }
