"""A `Network`: entities and ties at one moment, with the look-ups everything else needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar, cast

from netmap.model.entities import Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.order.tables import Tables
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie

OneKind = TypeVar("OneKind", bound=Entity)


@dataclass(frozen=True)
class Network:
    """Entities and ties by id; equal when both are equal, whatever the revision.

    `revision` and `store_id` say where it was read from (0 and "" for one that is in no store).
    """

    entities: Mapping[str, Entity] = field(default_factory=dict)
    ties: Mapping[str, Tie] = field(default_factory=dict)
    revision: int = field(default=0, compare=False)
    store_id: str = field(default="", compare=False)
    _origin: Tables | None = field(default=None, init=False, compare=False, repr=False)

    @classmethod
    def of_items(cls, items: Iterable[Entity | Tie]) -> "Network":
        """Return the network of some entities and ties."""
        everything = list(items)
        return cls(
            {item.id: item for item in everything if isinstance(item, Entity)},
            {item.id: item for item in everything if isinstance(item, Tie)},
        )

    def alter(
        self, entities: Mapping[str, Entity], ties: Mapping[str, Tie], revision: int | None = None
    ) -> "Network":
        """Return a network of other entities and ties, most of which are in this one, whose look-ups it takes over."""
        altered = Network(entities, ties, self.revision if revision is None else revision, self.store_id)
        object.__setattr__(altered, "_origin", self.__dict__.get("_tables", self._origin))
        return altered

    @cached_property
    def _tables(self) -> Tables:
        origin = self._origin
        tables = origin.carry(self.entities, self.ties) if origin else Tables(self.entities, self.ties)
        object.__setattr__(self, "_origin", None)
        return tables

    @property
    def places(self) -> dict[str, int]:
        """The place of each entity by id: by name, then by what is no id either, so that new ids change no order."""
        return self._tables.placed.places

    @property
    def tie_places(self) -> dict[str, int]:
        """The place of each tie by id: by kind, then by the places of its ends, then by what is written of it."""
        return self._tables.tie_places

    def sort(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of some entities in the order of their places."""
        return tuple(sorted(ids, key=self.places.__getitem__))

    def sort_ties(self, ties: Iterable[Tie]) -> tuple[Tie, ...]:
        """Return some ties of this network in the order of their places."""
        places = self.tie_places
        return tuple(sorted(ties, key=lambda tie: places[tie.id]))

    def order_ends(self, tie: Tie) -> tuple[str, str]:
        """Return the ids at both ends: source first, and of a symmetric kind by name."""
        one, other = tie.ends
        if TIE_RULES[tie.kind].symmetric and self.places[other] < self.places[one]:
            return other, one
        return one, other

    def _sort_entities(self, entities: Iterable[OneKind]) -> tuple[OneKind, ...]:
        places = self.places
        return tuple(sorted(entities, key=lambda entity: places[entity.id]))

    def of(self, model: type[OneKind]) -> tuple[OneKind, ...]:
        """Return the entities of one class by name."""
        return cast("tuple[OneKind, ...]", self._tables.by_kind[model.kind])

    def of_kind(self, kind: EntityKind) -> tuple[Entity, ...]:
        """Return the entities of a kind known only when it runs, by name."""
        return self._tables.by_kind[kind]

    def get(self, entity_id: str) -> Entity | None:
        """Return the entity with this id, or None."""
        return self.entities.get(entity_id)

    def kind_of(self, entity_id: str) -> EntityKind | None:
        """Return the kind of the entity with this id, or None."""
        entity = self.entities.get(entity_id)
        return entity.kind if entity else None

    def name_of(self, entity_id: str) -> str:
        """Return the name of the entity with this id, "" when there is none."""
        entity = self.entities.get(entity_id)
        return entity.name if entity else ""

    def actors(self) -> tuple[Organization | Person, ...]:
        """Return organizations, then people, each by name."""
        return (*self.of(Organization), *self.of(Person))

    def ties_of(self, entity_id: str, *kinds: TieKind) -> tuple[Tie, ...]:
        """Return the ties at an entity, of some kinds or of all, by kind, then in the order of their ends."""
        ties = self._tables.ties_at.get(entity_id, ())
        return tuple(tie for tie in ties if tie.kind in kinds) if kinds else ties

    def ties_between(self, one: str, other: str) -> tuple[Tie, ...]:
        """Return the ties of any kind and direction between two entities, by kind, then in the order of their ends."""
        fewer = min(self.ties_of(one), self.ties_of(other), key=len)
        return tuple(tie for tie in fewer if {one, other} == {*tie.ends})

    def ties_of_kind(self, *kinds: TieKind) -> tuple[Tie, ...]:
        """Return all ties of some kinds, by kind, then in the order of their ends."""
        return self.sort_ties(tie for tie in self.ties.values() if tie.kind in kinds)

    def targets(self, entity_id: str, *kinds: TieKind) -> tuple[Entity, ...]:
        """Return the entities to which ties of some kinds lead from an entity, each once, by name."""
        found = {tie.target for tie in self.ties_of(entity_id, *kinds) if tie.source == entity_id}
        return self._sort_entities(self.entities[end] for end in found)

    def sources(self, entity_id: str, *kinds: TieKind) -> tuple[Entity, ...]:
        """Return the entities from which ties of some kinds lead to an entity, each once, by name."""
        found = {tie.source for tie in self.ties_of(entity_id, *kinds) if tie.target == entity_id}
        return self._sort_entities(self.entities[end] for end in found)

    def sectors_of(self, actor_id: str) -> tuple[Sector, ...]:
        """Return the sectors of an actor: the main one first, the others by name."""
        ties = [tie for tie in self.ties_of(actor_id, TieKind.IN_SECTOR) if tie.source == actor_id]
        sectors = {tie.target: tie.primary for tie in sorted(ties, key=lambda tie: tie.primary)}
        found = [sector for sector in map(self.entities.get, sectors) if isinstance(sector, Sector)]
        return tuple(sorted(found, key=lambda sector: (not sectors[sector.id], self.places[sector.id])))

    def counts(self) -> dict[str, int]:
        """Return how many entities of each kind there are, without the empty kinds."""
        return {kind.value: len(found) for kind, found in self._tables.by_kind.items() if found}

    def tie_counts(self) -> dict[str, int]:
        """Return how many ties of each kind there are, without the empty kinds."""
        found = dict.fromkeys(TieKind, 0)
        for tie in self.ties.values():
            found[tie.kind] += 1
        return {kind.value: count for kind, count in found.items() if count}


def in_force(network: Network, day: date) -> Network:
    """Return the network with only those ties that hold on `day`."""
    ties = {tie_id: tie for tie_id, tie in network.ties.items() if tie.holds_on(day)}
    return network.alter(network.entities, ties)


EMPTY = Network(MappingProxyType({}), MappingProxyType({}))
"""The network nobody is in."""
