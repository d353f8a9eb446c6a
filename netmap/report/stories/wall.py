"""Who and what a room may see on the wall, and what of it is told there."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from netmap.analysis.counts import count_actors
from netmap.analysis.day import Day, once_a_day
from netmap.analysis.relations import is_partner
from netmap.model.entities import Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.naming.finding import NameFinder
from netmap.model.words import count_things, join_names
from netmap.report.counts import tell_count
from netmap.report.finding import Finding, FindingKind, tell_basis

_MOST_NAMED = 12
_NOBODY = NameFinder(())


@dataclass(frozen=True)
class Wall:
    """What of a day is on the wall: those who are partners, the sectors, goals and tables; each as the room's map has it."""

    day: Day
    actors: tuple[Entity, ...]
    sectors: tuple[Sector, ...]
    withheld: NameFinder = _NOBODY

    @property
    def is_empty(self) -> bool:
        """Whether nobody is on it."""
        return not self.actors

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all that is on it."""
        return frozenset(one.id for one in self.list_all())

    def list_all(self) -> tuple[Entity, ...]:
        """Return all that is on it: partners, sectors, goals, tables, each by name."""
        lasting = (one for one in (*self.day.goals, *self.day.tables) if not self._begins_later(one))
        return (*self.actors, *self.sectors, *lasting)

    def _begins_later(self, one: Entity) -> bool:
        started = getattr(one, "started", None)
        return started is not None and started > self.day.date

    @cached_property
    def _hidden(self) -> tuple[str, ...]:
        """The names of organizations, people and sectors that are kept off it."""
        network = self.day.everything
        kept_off = [one for one in network.actors() if one.id not in self.ids]
        sectors = [one for one in network.of(Sector) if not one.on_the_wall]
        return tuple({one.name for one in (*kept_off, *sectors)})

    def is_hidden_in(self, sentence: str) -> bool:
        """Whether a sentence names somebody, or a sector, that is kept off the wall; not as a part of another name."""
        rest = sentence
        for name in sorted(
            (one.name for one in self.list_all() if one.name in sentence), key=len, reverse=True
        ):
            rest = rest.replace(name, "\n")
        return any(
            re.search(rf"(?<!\w){re.escape(name)}(?!\w)", rest) for name in self._hidden if name in rest
        )

    def is_withheld_in(self, words: str) -> bool:
        """Whether words of a writer name what is confidential; they may name anybody else who is not on the wall."""
        return self.withheld.are_in(words)

    @cached_property
    def open_chairs(self) -> tuple[Sector, ...]:
        """The sectors in which somebody is wanted and nobody is, by name."""
        taken = Counter(
            sector.id
            for actor in self.actors
            if is_partner(actor)
            for sector in self.day.network.sectors_of(actor.id)
        )
        return tuple(one for one in self.sectors if one.expected and not taken[one.id])


@once_a_day
def find_wall(day: Day) -> Wall:
    """Return what of a day is on the wall."""
    whole, day = day, day.openly
    network = day.network
    partners = [one for one in network.actors() if is_partner(one)] or list(network.of(Person))
    actors, used = [], set[str]()
    for one in partners:
        sectors = network.sectors_of(one.id)
        shown = [sector.id for sector in sectors if sector.on_the_wall]
        if shown or not sectors:
            actors.append(one)
            used.update(shown)
    sectors = tuple(one for one in day.sectors if one.on_the_wall and (one.expected or one.id in used))
    return Wall(day, tuple(actors), sectors, whole.withheld_names)


def narrow_wall(day: Day) -> Wall:
    """Return what of the wall is left by the filter of a day: of sectors those of which it leaves somebody, or everybody."""
    wall, shown = find_wall(day.whole), day.in_public
    actors = tuple(one for one in wall.actors if one.id in shown.kept)
    used = {sector.id for one in actors if is_partner(one) for sector in shown.network.sectors_of(one.id)}
    sectors = tuple(one for one in wall.sectors if one.id in used or shown.filter.leaves_all_of(one.id))
    return replace(wall, actors=actors, sectors=sectors)


def write_on_the_wall(wall: Wall) -> tuple[Finding, ...]:
    """Return how many are on the wall, in the words of the room's map; nothing when nobody is."""
    if wall.is_empty:
        return ()
    counted = tell_count(count_actors(wall.actors))
    is_us = any(isinstance(one, Organization) and one.home for one in wall.actors)
    if len(wall.actors) == 1:
        said = f"There is {counted} here."
    else:
        said = f"Every circle is one of {counted}{': ourselves, and those who work with us or could' if is_us else ''}."
    chairs = {one.id for one in wall.open_chairs}
    filled = sum(one.id not in chairs for one in wall.sectors)
    return (
        Finding(
            FindingKind.ON_THE_WALL,
            (),
            said,
            f"They are in {count_things(filled, 'sector')}." if filled else "",
            (),
            tell_basis(wall.day, wall.day.graph),
            "Ask everybody to find themselves first.",
        ),
    )


def write_open_chairs(wall: Wall) -> tuple[Finding, ...]:
    """Return in which parts of community life nobody is, as an invitation; nothing when no chair is open."""
    names = [one.name for one in wall.open_chairs]
    if not names or wall.is_empty:
        return ()
    counted = tell_count(count_actors(wall.actors))
    many = "this part" if len(names) == 1 else f"these {len(names)} parts"
    said = (
        f"{counted} on this map. In {many} of community life we haven't built a relationship yet: "
        f"{join_names(names, _MOST_NAMED)}."
    )
    return (
        Finding(
            FindingKind.OPEN_CHAIRS,
            tuple(one.id for one in wall.open_chairs),
            said[0].upper() + said[1:],
            "Each is marked as a sector where we want somebody.",
            (),
            tell_basis(wall.day, wall.day.graph),
            "Ask whom people know there, and have them write a name on a card.",
        ),
    )
