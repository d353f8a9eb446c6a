"""The same network under other ids, and everything that is said and drawn of it in words that hold no id."""

import random
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from netmap.analysis.connectors.what_if import Imagined
from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.still_true import find_unconfirmed
from netmap.analysis.keep_in_touch.upkeep import find_upkeep
from netmap.analysis.projection import ActorScope
from netmap.analysis.roster import list_roster
from netmap.analysis.us_guesses import find_likely_homes, find_likely_team
from netmap.errors import InputError
from netmap.files.meaning.column_words import load_column_words
from netmap.model.entity import Entity
from netmap.model.kinds import ACTOR_KINDS, EntityKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.picture.compose import compose_picture
from netmap.picture.map_data import build_map
from netmap.picture.scene.scene import build_scene
from netmap.picture.scene.text import write_twin
from netmap.report.connectors.every import find_connectors
from netmap.report.connectors.handover import build_handover
from netmap.report.connectors.succession import find_handover
from netmap.report.connectors.what_if.every import find_what_if
from netmap.report.data.analysis_json import build_analysis
from netmap.report.introductions.ways import TARGET_KINDS, describe_introductions
from netmap.report.keep_in_touch.due import find_due
from netmap.report.keep_in_touch.growth import find_growth
from netmap.report.missing.every import find_missing
from netmap.report.next.conversations import find_next
from netmap.report.partners.duplicates import find_suspects
from netmap.report.relationships import tell_relationship

ID = re.compile(r"[0-9a-f]{26,32}")


def relabel(network: Network, seed: int) -> Network:
    """The same network with fresh ids for all there is, noted in another order."""
    fresh = random.Random(seed)  # noqa: S311 - nothing is kept secret
    ids = {key: fresh.randbytes(13).hex() for key in (*network.entities, *network.ties)}

    def rename(text: str) -> str:
        return ID.sub(lambda found: ids.get(found[0], found[0]), text)

    def rebuild(item: Entity | Tie) -> Entity | Tie:
        values: dict[str, Any] = {name: getattr(item, name) for name in type(item).model_fields}
        if isinstance(item, Tie):
            kind, ends = values.pop("kind"), [ids[values.pop(end)] for end in ("source", "target")]
            values["goal_id"] = ids.get(item.goal_id or "", item.goal_id)
            return build_tie(kind, *ends, **(values | {"id": ids[item.id]}))
        texts = {name: rename(values[name]) for name in ("first", "second", "finding") if name in values}
        return type(item)(**(values | texts | {"id": ids[item.id]}))

    everything: list[Entity | Tie] = [*network.entities.values(), *network.ties.values()]
    items = [rebuild(item) for item in everything]
    fresh.shuffle(items)
    return Network.of_items(items)


def say_all(day: Day, *, targets: int = 1_000) -> dict[str, Any]:
    """Everything that is said, measured and drawn of a day, by what it is, with names where ids stood."""
    return {name: _tell(day.network, said) for name, said in _walk(day, targets)}


def _walk(day: Day, targets: int) -> Iterator[tuple[str, Any]]:
    network = day.network
    for scope in ActorScope:
        yield f"connectors: {scope}", find_connectors(day, scope=scope)
    for kind in (EntityKind.COALITION, EntityKind.GOAL, EntityKind.AREA):
        yield (
            f"connectors within: {kind}",
            [_try(find_connectors, day, within=one.id) for one in network.of_kind(kind)],
        )
    yield "missing", find_missing(day)
    yield "next", find_next(day)
    yield "due", find_due(day, ahead=10_000)
    yield "upkeep", [(one.partner, one.ours, one.theirs, one.keepers, one.state) for one in find_upkeep(day)]
    yield "growth", find_growth(day)
    yield (
        "handover",
        [find_handover(day), *(build_handover(day, one) for one in day.sort_by_name(day.our_side))],
    )
    yield "unconfirmed", [(network.order_ends(one.tie), one.last_sign) for one in find_unconfirmed(day)]
    yield "roster", [(one.name, one.kind) for one in list_roster(day)]
    yield (
        "there twice",
        [(one.keep, one.drop, one.reasons) for one in find_suspects(network, load_column_words())],
    )
    yield "relationships", [tell_relationship(day, one.id) for one in network.actors()]
    sought = [one for kind in TARGET_KINDS for one in network.of_kind(kind)][:targets]
    yield "introductions", [describe_introductions(day, one.id) for one in sought]
    yield (
        "who we are",
        [find_likely_homes(network), find_likely_team(network, [one.id for one in network.actors()][:1])],
    )
    leaving = [one.id for kind in sorted(ACTOR_KINDS) for one in network.of_kind(kind)][:2]
    yield "what if", [_try(find_what_if, day, Imagined(without=(one,))) for one in leaving]
    for directed, weighted in ((False, False), (False, True), (True, False)):
        yield f"analysis: {directed}, {weighted}", build_analysis(day, directed=directed, weighted=weighted)
    for room in (False, True):
        yield (
            f"map: room {room}",
            {**build_map(compose_picture(day, room=room, people=True)), "version": None},
        )
        yield f"twin: room {room}", write_twin(build_scene(day, room=room))


def _try(work: Any, *given: Any, **named: Any) -> Any:
    try:
        return work(*given, **named)
    except InputError as error:
        return str(error)


def _tell(network: Network, said: Any) -> Any:
    """What was said, all in plain lists, with the kind and the name of what an id stood for."""

    def name(found: re.Match[str]) -> str:
        entity = network.get(found[0])
        return f"<{entity.kind}: {entity.name}>" if entity else "<tie>"

    if isinstance(said, Enum):
        return said.value
    if isinstance(said, str):
        return ID.sub(name, said)
    if is_dataclass(said):
        return [_tell(network, getattr(said, one.name)) for one in fields(said)]
    if isinstance(said, dict):
        return [(_tell(network, key), _tell(network, value)) for key, value in said.items()]
    if isinstance(said, frozenset | set):
        return sorted(str(_tell(network, one)) for one in said)
    return [_tell(network, one) for one in said] if isinstance(said, list | tuple) else said
