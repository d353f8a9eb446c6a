"""The Cypher statements: one a file under `cypher/`, packaged as `netmap/cypher`."""

import re
from functools import cache
from pathlib import Path

from netmap.graph.layout.labels import Family, family_of, label_of
from netmap.model.kinds import EntityKind, TieKind

_PACKAGE = Path(__file__).parents[1] / "cypher"
_CHECKOUT = Path(__file__).parents[2] / "cypher"
_SLOT = re.compile(r"(?<![A-Z])(?:ENTITY_KIND|ENTITY_LABEL|TIE_KIND|[A-Z]+_FAMILY)(?![A-Z])")
_ALL = {
    "TIE_KIND": tuple(kind.value for kind in TieKind),
    "ENTITY_LABEL": tuple(label_of(kind) for kind in EntityKind if family_of(kind) is Family.ENTITY),
}


def find_statements_folder() -> Path:
    """Return the folder with the statements: in the installed package, else in the checkout."""
    return _PACKAGE if _PACKAGE.is_dir() else _CHECKOUT


@cache
def load_statement(name: str, kind: EntityKind | TieKind | None = None, **families: Family) -> str:
    """Return the statement of a file.

    Parameters
    ----------
    name
        Of the file, without its ending.
    kind
        What stands in place of ENTITY_KIND (both labels), ENTITY_LABEL (that of the kind alone) or TIE_KIND; values never
        become text, only these closed lists do, because Cypher takes no parameter there.
    families
        What stands in place of SOURCE_FAMILY for `source`, and so on.
    """
    text = take_out_comments((find_statements_folder() / f"{name}.cypher").read_text(encoding="utf-8"))
    filling = {f"{place.upper()}_FAMILY": family.value for place, family in families.items()}
    slots = set(_SLOT.findall(text))
    if isinstance(kind, EntityKind):
        labels = {"ENTITY_KIND": f"{family_of(kind)}:{label_of(kind)}", "ENTITY_LABEL": label_of(kind)}
        filling |= {slot: label for slot, label in labels.items() if slot in slots}
    elif isinstance(kind, TieKind):
        filling["TIE_KIND"] = kind.value
    if slots != set(filling) or (kind and len(filling) == len(families)):
        raise ValueError(f"The statement {name} does not go with {kind!r} and {families}.")
    return _SLOT.sub(lambda slot: filling[slot.group()], text)


def take_out_comments(text: str) -> str:
    """Return the text of a file without the lines that only explain it."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("//")).strip()


def fill_kinds(statement: str) -> tuple[str, ...]:
    """Return a statement for each kind of tie, or label on the map, when it has a place for one, else as it is."""
    for slot in _ALL.keys() & set(_SLOT.findall(statement)):
        return tuple(_SLOT.sub(filled, statement) for filled in _ALL[slot])
    return (statement,)
