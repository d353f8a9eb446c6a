"""docs/netmap.grass: how Neo4j Browser draws the map, written from the map's own colors, kinds and words.

The Browser's parser knows no comments, keeps of each rule what is `name: value;`, and takes of several rules that fit
what stands last.
"""

import re
from collections.abc import Mapping

from netmap.content.entries import Family
from netmap.content.loading import load_content
from netmap.graph.layout.properties import CAPTION
from netmap.graph.statements import load_statement
from netmap.model.kinds import RECORD_KINDS, EntityKind, TieKind
from netmap.model.tie_rules import TIE_RULES
from netmap.picture.colors import NEUTRAL, measure_contrast
from netmap.picture.drawing.styles import GAP, INK, LINE, PAPER, QUIET, TABLE, WIDTHS

_FAMILIES = {
    EntityKind.ORGANIZATION: "health",
    EntityKind.PERSON: "people",
    EntityKind.SECTOR: "home",
    EntityKind.POPULATION: "community",
    EntityKind.AREA: "public",
    EntityKind.PROGRAM: "learning",
    EntityKind.ASSET: "work",
}
"""The hue of a family for each kind that is seen often; families are told apart also by who sees fewer colors."""

_OWN_COLORS = {EntityKind.COALITION: TABLE, EntityKind.GOAL: INK, EntityKind.CANDIDATE: GAP}
_SIZES = {EntityKind.ORGANIZATION: 65, EntityKind.PERSON: 50, EntityKind.COALITION: 65, EntityKind.GOAL: 65}
_SMALL = 40
_TIES = {TieKind.PARTNERS_WITH: 4, TieKind.KNOWS: 3, TieKind.WORKS_AT: 3}
"""Which kinds of ties stand out, as what strength; the others are as thin as a weak one."""
_TIE_COLORS = {TieKind.MEMBER_OF: TABLE, TieKind.PURSUES: INK}
_LEGIBLE = 4.5
"""The least contrast of a caption with its circle (WCAG 2, AA)."""
"""Up to here sRGB is a straight line."""


def build_browser_style() -> str:
    """Return the whole style sheet."""
    families = {family.key: family for family in load_content().families}
    rules = [
        _write_rule(
            "node", _style_node(NEUTRAL.hue, NEUTRAL.outline, _SMALL) | {"caption": f"'{{{CAPTION}}}'"}
        ),
        _write_rule("relationship", _style_tie(LINE, 1) | {"caption": "'<type>'"}),
        *(_write_kind(kind, families) for kind in EntityKind),
        *(_write_tie(kind) for kind in TieKind),
    ]
    return "\n".join(rules) + "\n"


def list_labels(kind: EntityKind) -> tuple[str, ...]:
    """Return the labels that the store gives to a kind, its own last."""
    found = re.search(r"\(entity:([\w:]+)\)", load_statement("create_entities", kind))
    if found is None:
        raise ValueError(f"The statement that creates a {kind} names no label.")
    return tuple(found[1].split(":"))


def _write_kind(kind: EntityKind, families: Mapping[str, Family]) -> str:
    color, edge = NEUTRAL.hue, NEUTRAL.outline
    if kind in _FAMILIES:
        family = families[_FAMILIES[kind]]
        color, edge = family.hue, family.outline
    elif kind in _OWN_COLORS:
        color = edge = _OWN_COLORS[kind]
    elif kind in RECORD_KINDS:
        color, edge = QUIET, INK
    style = _style_node(color, edge, _SIZES.get(kind, _SMALL))
    return _write_rule(f"node.{list_labels(kind)[-1]}", style | {"caption": f"'{{{CAPTION}}}'"})


def _write_tie(kind: TieKind) -> str:
    style = _style_tie(_TIE_COLORS.get(kind, LINE), _TIES.get(kind, 1))
    return _write_rule(f"relationship.{kind}", style | {"caption": f"'{TIE_RULES[kind].says}'"})


def _style_node(color: str, edge: str, diameter: int) -> dict[str, str]:
    return {
        "diameter": f"{diameter}px",
        "color": color,
        "border-color": edge,
        "border-width": "2px",
        "text-color-internal": PAPER if measure_contrast(color, PAPER) >= _LEGIBLE else INK,
        "font-size": "10px",
    }


def _style_tie(color: str, strength: int) -> dict[str, str]:
    return {
        "color": color,
        "shaft-width": f"{WIDTHS[strength]:g}px",
        "font-size": "8px",
        "padding": "3px",
        "text-color-external": INK,
        "text-color-internal": PAPER,
    }


def _write_rule(selector: str, style: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in style.items())
    return f"{selector} {{\n{lines}}}"
