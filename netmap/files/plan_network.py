"""A whole network of our own brought in: matched by netmap id, so that writing and reading back is equal."""

from collections.abc import Iterable

from netmap.errors import InputError
from netmap.files.plan_gather import Gathering
from netmap.files.plan_report import Planned
from netmap.files.tables import FileContent, Problem
from netmap.model.entities import Entity
from netmap.model.network import Network
from netmap.model.ties import Tie, check_tie


def plan_network(network: Network, file: FileContent, gathering: Gathering) -> Iterable[Planned]:
    """Yield the entities and ties of a network file as they will be; what does not fit the map is told."""
    brought = file.network
    if brought is None:
        return
    kept: dict[str, Entity] = dict(network.entities)
    for entity in brought.entities.values():
        stored = network.get(entity.id)
        if entity.id in network.ties or (stored is not None and stored.kind is not entity.kind):
            _tell(gathering, file, entity.name, "Something else on the map has this id; it was left out.")
            continue
        kept[entity.id] = entity
        yield Planned(stored, entity)
    for tie in brought.ties.values():
        trouble = _find_trouble(network, tie, kept)
        if trouble:
            _tell(gathering, file, tie.id, trouble)
        else:
            yield Planned(network.ties.get(tie.id), tie)


def _find_trouble(network: Network, tie: Tie, kept: dict[str, Entity]) -> str:
    stored = network.ties.get(tie.id)
    if tie.id in kept or (stored is not None and stored.kind is not tie.kind):
        return "Something else on the map has this id; the tie was left out."
    try:
        check_tie(tie, lambda entity_id: kept[entity_id].kind if entity_id in kept else None)
    except InputError as error:
        return f"{error.message} The tie was left out."
    return ""


def _tell(gathering: Gathering, file: FileContent, value: str, message: str) -> None:
    gathering.problems.append(Problem(file.name, None, "", value, message, "refused"))
