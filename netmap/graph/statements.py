"""The Cypher statements: one a file under `cypher/`, packaged as `netmap/cypher`."""

import re
from functools import cache
from pathlib import Path

from netmap.model.kinds import EntityKind, TieKind

_PACKAGE = Path(__file__).parents[1] / "cypher"
_CHECKOUT = Path(__file__).parents[2] / "cypher"
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
    lines = (find_statements_folder() / f"{name}.cypher").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("//")).strip()
    slot = {EntityKind: "ENTITY_KIND", TieKind: "TIE_KIND"}.get(type(kind), "")  # type: ignore[arg-type]
    if set(_SLOT.findall(text)) != ({slot} if slot else set()):
        raise ValueError(f"The statement {name} does not go with {kind!r}.")
    return text.replace(slot, kind.value) if kind else text
