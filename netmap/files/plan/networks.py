"""A whole network of our own brought in: matched by netmap id, so that writing and reading back is equal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netmap.errors import InputError
from netmap.files.plan.report import Planned, RowPlan, What, describe_item, list_changes, name_entity
from netmap.files.tables import FileContent, Problem
from netmap.model.changes import check_spells
from netmap.model.entities import ANSWERS, Organization
from netmap.model.entity import Entity
from netmap.model.network import Network
from netmap.model.ties import Tie, check_tie


@dataclass(frozen=True, slots=True)
class TakenNetworks:
    """The map with the networks of all files on it, what of them would be written, and what there is to tell."""

    network: Network
    items: Mapping[str, Planned]
    rows: tuple[RowPlan, ...]
    problems: tuple[Problem, ...]


def take_networks(network: Network, files: Iterable[FileContent]) -> TakenNetworks:
    """Return the map with the networks that netmap wrote on it; what does not fit is told and left out."""
    desk = _Desk(network)
    for file in files:
        if file.network is not None:
            desk.take(file.name, file.network)
    return TakenNetworks(desk.network, desk.items, tuple(desk.rows), tuple(desk.problems))


class _Desk:
    """Takes in one network after the other."""

    def __init__(self, network: Network) -> None:
        self._before = network
        self._entities: dict[str, Entity] = dict(network.entities)
        self._ties: dict[str, Tie] = dict(network.ties)
        self.items: dict[str, Planned] = {}
        self.problems: list[Problem] = []
        self.rows: list[RowPlan] = []

    @property
    def network(self) -> Network:
        """The map as it will be."""
        if not self.items:
            return self._before
        return Network(self._entities, self._ties, self._before.revision, self._before.store_id)

    def take(self, file: str, brought: Network) -> None:
        """Take in the network of a file of this name; what does not fit the map is told and left out."""
        fresh: list[Planned] = []
        for read in brought.entities.values():
            entity = self._keep_answer(read)
            if trouble := self._check_entity(entity):
                self._tell(file, entity.name, trouble)
                continue
            self._entities[entity.id] = entity
            fresh.append(Planned(self._before.get(entity.id), entity))
        for tie in brought.ties.values():
            if trouble := self._check_tie(tie):
                self._tell(file, tie.id, trouble)
                continue
            self._ties[tie.id] = tie
            fresh.append(Planned(self._before.ties.get(tie.id), tie))
        self.items |= {item.after.id: item for item in fresh}
        self._refuse_overlaps(file, [item.after for item in fresh if isinstance(item.after, Tie)])
        self.rows += list(self._describe(file, fresh))

    def _keep_answer(self, entity: Entity) -> Entity:
        """Return an entity with the answer that is noted, where the file says nothing: silence takes back no “no”."""
        stored = self._entities.get(entity.id)
        if stored is None or stored.kind is not entity.kind:
            return entity
        noted = {
            name: answer
            for name in ANSWERS
            if getattr(entity, name, None) is None and (answer := getattr(stored, name, None)) is not None
        }
        if noted and isinstance(stored, Organization) and not getattr(entity, "agreed_by", ""):
            noted |= {"agreed_by": stored.agreed_by, "agreed_on": stored.agreed_on}
        return entity.model_copy(update=noted)

    def _check_entity(self, entity: Entity) -> str:
        stored = self._entities.get(entity.id)
        if entity.id in self._ties or (stored is not None and stored.kind is not entity.kind):
            return "Something else on the map has this id; it was left out."
        return ""

    def _check_tie(self, tie: Tie) -> str:
        stored = self._ties.get(tie.id)
        if tie.id in self._entities or (stored is not None and stored.kind is not tie.kind):
            return "Something else on the map has this id; the tie was left out."
        try:
            check_tie(tie, lambda end: self._entities[end].kind if end in self._entities else None)
        except InputError as error:
            return f"{error.message} The tie was left out."
        return ""

    def _refuse_overlaps(self, file: str, ties: Sequence[Tie]) -> None:
        """Take back ties that say the same of the same two for the same time as another."""
        network = Network(self._entities, self._ties)
        for tie in ties:
            try:
                check_spells(
                    tie, (other for other in network.ties_between(*tie.ends) if other.id in self._ties)
                )
            except InputError as error:
                self._tell(file, tie.id, f"{error.message} The tie was left out.")
                self.items.pop(tie.id)
                del self._ties[tie.id]
                if stored := self._before.ties.get(tie.id):
                    self._ties[tie.id] = stored

    def _describe(self, file: str, fresh: Iterable[Planned]) -> Iterable[RowPlan]:
        names = {entity_id: name_entity(entity) for entity_id, entity in self._entities.items()}
        for item in fresh:
            if item.after.id in self.items and item.what is not What.SAME:
                what = describe_item(item.after, names)
                sentence = f"New: {what}." if item.what is What.NEW else f"{what} changes."
                yield RowPlan(file, None, item.what, sentence, tuple(list_changes(item, names)))

    def _tell(self, file: str, value: str, message: str) -> None:
        self.problems.append(Problem(file, None, "", value, message, "refused"))
        self.rows.append(RowPlan(file, None, What.REFUSED, message))
