"""Groups, ties between sectors and key players for programs: part of what `netmap analyze --json` prints."""

from dataclasses import asdict
from typing import Any

from netmap.analysis.chance.sectors import Chance
from netmap.analysis.measures.communities import Community, Division
from netmap.analysis.measures.sector_mixing import Mixing
from netmap.analysis.measures.structure import KeySet, Structure
from netmap.analysis.projection import ActorGraph


def write_structure(structure: Structure, graph: ActorGraph) -> dict[str, Any]:
    """Return the fields `communities`, `division`, `mixing`, `sector_chance` and `key_players`; sectors by name."""
    names = {about["sector"]: about["sector_name"] for about in graph.nodes.values() if about["sector"]}
    return {
        "communities": [_write_community(group, names) for group in structure.communities.groups],
        "division": _write_division(structure.communities),
        "mixing": [_write_mixing(one, names) for one in structure.mixing],
        "sector_chance": _write_sector_chance(structure, names),
        "key_players": {
            "fragmentation": _write_sets(structure.fragmentation),
            "reach": _write_sets(structure.reach),
        },
    }


def _write_division(division: Division) -> dict[str, Any]:
    return {
        "more_than_chance": division.is_more_than_chance,
        "modularity": division.modularity,
        "modularity_usual": division.usual,
        "modularity_by_chance": division.by_chance,
        "random_networks": division.compared,
        "agreement": division.agreement,
    }


def _write_community(group: Community, names: dict[str, str]) -> dict[str, Any]:
    return {
        "members": list(group.members),
        "firm": list(group.firm),
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


def _write_sector_chance(structure: Structure, names: dict[str, str]) -> dict[str, Any]:
    found = structure.sector_chance
    return {
        "e_i_index": _write_chance(found.e_i),
        "assortativity": _write_chance(found.assortativity),
        "pairs_held_by_one": _write_chance(found.held),
        "apart": [
            [names[one.first], names[one.second]]
            for one in structure.mixing
            if frozenset((one.first, one.second)) in found.apart
        ],
    }


def _write_chance(one: Chance | None) -> dict[str, Any] | None:
    """Return a figure with its limits by chance, and whether it lies above or below them."""
    return asdict(one) | {"more": one.is_more, "less": one.is_less} if one else None


def _write_sets(found: dict[int, KeySet]) -> dict[str, Any]:
    return {
        str(size): {
            "members": list(best.members),
            "value": best.value,
            "exact": best.exact,
            "equal": best.equal,
            "margin": best.margin,
        }
        for size, best in found.items()
    }
