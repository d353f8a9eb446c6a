"""The Cypher statements: one a file under `cypher/`, packaged as `netmap/cypher`."""

import re
from functools import cache
from pathlib import Path

from netmap.model.kinds import EntityKind, TieKind

_PACKAGE = Path(__file__).parents[1] / "cypher"
_CHECKOUT = Path(__file__).parents[2] / "cypher"
_KINDS: dict[str, type[EntityKind | TieKind]] = {"ENTITY_KIND": EntityKind, "TIE_KIND": TieKind}
_SLOT = re.compile(r"\b(?:ENTITY_KIND|TIE_KIND)\b")


def find_statements_folder() -> Path:
    """Return the folder with the statements: in the installed package, else in the checkout."""
    return _PACKAGE if _PACKAGE.is_dir() else _CHECKOUT


@cache
def load_statement(name: str, kind: EntityKind | TieKind | None = None) -> str:
    """Return the statement of a file.

    Parameters
    ----------
    name
        Of the file, without its ending.
    kind
        What stands in place of ENTITY_KIND or TIE_KIND; values never become text, only these two closed
        lists of kinds do, because Cypher takes no parameter there.
    """
    text = take_out_comments((find_statements_folder() / f"{name}.cypher").read_text(encoding="utf-8"))
    slot = {EntityKind: "ENTITY_KIND", TieKind: "TIE_KIND"}.get(type(kind), "")  # type: ignore[arg-type]
    if set(_SLOT.findall(text)) != ({slot} if slot else set()):
        raise ValueError(f"The statement {name} does not go with {kind!r}.")
    return text.replace(slot, kind.value) if kind else text


def take_out_comments(text: str) -> str:
    """Return the text of a file without the lines that only explain it."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("//")).strip()


def fill_kinds(statement: str) -> tuple[str, ...]:
    """Return a statement for each kind of entity or of tie when it has the place for one, else as it is."""
    for slot, kinds in _KINDS.items():
        if slot in _SLOT.findall(statement):
            return tuple(_SLOT.sub(kind.value, statement) for kind in kinds)
    return (statement,)
