"""A whole network as JSON: one object with a schema, the entities and the ties, in a fixed order.

::

    {"schema": "netmap-network", "schema_version": 1,
     "entities": [{"kind": "Organization", "id": "…", "name": "…", …}, …],
     "ties": [{"kind": "PARTNERS_WITH", "id": "…", "source": "…", "target": "…", …}, …]}

Empty values are left out; days are ISO texts. Entities are ordered by kind, then id; ties likewise.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from netmap.errors import FileError, InputError
from netmap.files.tables import FileContent, Problem
from netmap.model.changes import SCHEMA_VERSION
from netmap.model.entity import Entity
from netmap.model.network import Network
from netmap.model.records import from_json, to_json
from netmap.model.text import shorten_text
from netmap.model.ties import Tie

SCHEMA = "netmap-network"


def build_network_json(network: Network) -> dict[str, Any]:
    """Return the network as what JSON can hold; equal networks give equal values in equal order."""
    return {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "entities": [to_json(item) for item in sorted(network.entities.values(), key=_order)],
        "ties": [to_json(item) for item in sorted(network.ties.values(), key=_order)],
    }


def _order(item: Entity | Tie) -> tuple[str, str]:
    return item.kind.value, item.id


def check_schema_version(version: object, name: str) -> None:
    """Raise `FileError` when a file was written by a newer netmap, or does not say by which."""
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise FileError(f"{name} does not say which version of netmap wrote it. Export it again.")
    if version > SCHEMA_VERSION:
        raise FileError(
            f"{name} was written by a newer netmap (format {version}; this one reads up to {SCHEMA_VERSION}). "
            "Update netmap, and try again."
        )


def is_network_json(whole: object) -> bool:
    """Whether parsed JSON is a network that netmap wrote."""
    return isinstance(whole, dict) and whole.get("schema") == SCHEMA


def read_network_json(whole: Mapping[str, Any], name: str) -> FileContent:
    """Return the network of parsed JSON; items that cannot be taken are told and left out.

    Raises
    ------
    FileError
        When a newer netmap wrote it, or its parts are missing.
    """
    check_schema_version(whole.get("schema_version"), name)
    entities, ties = whole.get("entities"), whole.get("ties")
    if not isinstance(entities, list) or not isinstance(ties, list):
        raise FileError(
            f"{name} is not complete: its lists of entries and ties are missing. Export it again."
        )
    problems: list[Problem] = []
    items = [
        *_read_items(entities, name, problems, is_tie=False),
        *_read_items(ties, name, problems, is_tie=True),
    ]
    return FileContent(name, network=_gather_items(items, name, problems), notes=tuple(problems))


def _read_items(
    listed: list[Any], name: str, problems: list[Problem], *, is_tie: bool
) -> Iterable[tuple[int, Entity | Tie]]:
    for number, values in enumerate(listed, 1):
        try:
            if not isinstance(values, dict) or not values.get("id"):
                raise InputError("This entry has no id. Export it again.", field="id")
            yield number, from_json(values, is_tie=is_tie)
        except InputError as error:
            value = "" if error.value is None else shorten_text(error.value)
            problems.append(Problem(name, number, error.field, value, f"{error.message} It was left out."))


def _gather_items(items: list[tuple[int, Entity | Tie]], name: str, problems: list[Problem]) -> Network:
    kept: dict[str, Entity | Tie] = {}
    for number, item in items:
        if item.id in kept:
            message = "Another entry of this file has the same id; this one was left out."
            problems.append(Problem(name, number, "id", item.id, message))
        else:
            kept[item.id] = item
    return Network.of_items(kept.values())
