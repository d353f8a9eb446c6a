"""From a scene cut by sectors to one cut by what else is known of those on it, with the bands that colors have as well."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from netmap.analysis.day import Day
from netmap.model.entity import Entity
from netmap.model.text import shorten_text
from netmap.model.views.coding import By, Trait
from netmap.model.words import begin_sentence, join_names
from netmap.picture.coding.classes import Classes
from netmap.picture.coding.traits import find_known
from netmap.picture.scene.scene import Grouping, Scene, Slice, see_scene

MOST_GROUPS = 12
"""How many values have a group of their own at most."""
_LONGEST = 60


class _Apart(Enum):
    """The groups that no value has; their keys are no texts, as any text may be a value of the team's own."""

    OURS, OTHERS, NOTHING = range(3)


def group_scene(day: Day, scene: Scene, by: By | None) -> Scene:
    """Return a scene of a day with everybody in a group by what is known of them, the groups those of the whole map.

    Whoever has several values stands by the most frequent of them; the others are told of them. In the room nobody is grouped by
    what not everybody may see.
    """
    if by is None or (scene.room and by.trait.for_team):
        return scene
    shown = (day.in_public if scene.room else day).whole
    groups = _Groups(Classes(by, find_known(shown, by, room=scene.room), day.content))
    before = Counter(groups.find(one.id) for one in see_scene(shown, room=scene.room).members)
    inside: defaultdict[str | _Apart, list[Entity]] = defaultdict(list)
    for one in scene.members:
        inside[groups.find(one.id)].append(one)
    slices = tuple(
        Slice(
            f"group-{number}", name, "", None, tuple(inside[key]), before=before[key],
            narrowed=day.filter.narrows_actors, grouped=True,
            is_rest=key in {_Apart.OTHERS, _Apart.NOTHING},
        )
        for number, (key, name) in enumerate(groups.names.items())
        if before[key]
    )  # fmt: skip
    grouping = Grouping(
        by.called, {one.id: said for one in scene.members if (said := groups.tell_also(one.id))}
    )
    return replace(
        scene,
        slices=slices,
        seats={actor.id: one.id for one in slices for actor in one.members},
        grouping=grouping,
    )


@dataclass(frozen=True)
class _Groups:
    """The groups that the classes of a trait give: one for each value or band, as far as there are not too many."""

    classes: Classes

    @cached_property
    def names(self) -> Mapping[str | _Apart, str]:
        """What groups are called, by key, in their order: ours first, last those of whom nothing is known."""
        nothing = self.classes.known.name_nothing(self.classes.by.trait)
        others = len(self._order) - len(self._shown)
        told: dict[str | _Apart, str] = {
            one: shorten_text(" ".join(self._spell(one).split()), _LONGEST) for one in self._shown
        }
        return {
            _Apart.OURS: "Ourselves",
            **told,
            _Apart.OTHERS: f"One of {others:,} others",
            _Apart.NOTHING: nothing.capitalize(),
        }

    @cached_property
    def _order(self) -> Sequence[str]:
        known = self.classes.known
        return [one.name for one in self.classes.every] if known.is_number else self.classes.counted

    @cached_property
    def _shown(self) -> Sequence[str]:
        every = self._order
        return every if len(every) <= MOST_GROUPS else every[: MOST_GROUPS - 1]

    def _spell(self, one: str) -> str:
        name = self.classes.known.names.get(one, one)
        return begin_sentence(name) if self.classes.by.trait is Trait.STANDING else name

    def _list_of(self, actor: str) -> list[str]:
        """Return the values of somebody, or their band: the most frequent first."""
        known = self.classes.known
        if known.is_number:
            return [self.classes.of[actor].name] if actor in known.numbers else []
        own = set(known.values.get(actor, ()))
        return [one for one in self._order if one in own] if own else []

    def find(self, actor: str) -> str | _Apart:
        """Return the key of the group in which somebody stands."""
        if actor in self.classes.known.apart:
            return _Apart.OURS
        found = self._list_of(actor)
        if not found:
            return _Apart.NOTHING
        return found[0] if found[0] in self._shown else _Apart.OTHERS

    def tell_also(self, actor: str) -> str:
        """Return what else than their group holds of somebody, as a sentence; empty where nothing does."""
        return (
            ""
            if not (also := self._list_of(actor)[1:])
            else f"Also: {join_names(list(map(self._spell, also)))}."
        )
