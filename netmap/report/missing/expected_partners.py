"""Whom a goal expects: the list for its issue, what of it is there already, and what is written down."""

from collections.abc import Iterable
from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.content.entries import IssueDefinition
from netmap.model.changes import Item
from netmap.model.entities import Goal, Population, Sector
from netmap.model.entity_classes import change_entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.ties import build_tie


@dataclass(frozen=True, slots=True)
class Expected:
    """A sector or a group of people that a goal may expect; `there` says that it does already.

    `entity` is on the map, or is made to be put there.
    """

    entity: Sector | Population
    there: bool

    @property
    def label(self) -> str:
        """What it is called where sectors and groups of people stand in one list."""
        people = isinstance(self.entity, Population)
        return f"{self.entity.name} (people to reach)" if people else self.entity.name


def list_goals(day: Day) -> tuple[Goal, ...]:
    """Return the goals that have not ended: those that expect nobody yet first, then by name."""
    return tuple(sorted(day.goals, key=lambda goal: bool(_find_expected(day, goal.id))))


def list_expected(day: Day, goal: Goal, issue: IssueDefinition) -> tuple[Expected, ...]:
    """Return whom the list for an issue names: sectors, then groups of people, each in the order of the list."""
    there = _find_expected(day, goal.id)
    sectors = [_find_sector(day, entry.key) for entry in day.content.list_issue_sectors(issue)]
    people = [_find_population(day.network, entry.name, entry.description) for entry in issue.populations]
    everything: tuple[Sector | Population, ...] = (*sectors, *people)
    return tuple(Expected(entity, entity.id in there) for entity in everything)


def list_others(day: Day, goal: Goal, named: Iterable[Expected]) -> tuple[Expected, ...]:
    """Return the other sectors and groups of people that a goal may expect and does not: sectors first, by name."""
    content = day.content
    there = _find_expected(day, goal.id) | {one.entity.id for one in named}
    taken = {fold_text(one.entity.name) for one in named}
    defined = {entry.key for one in day.sectors if (entry := content.find_definition(one))}
    fresh = [content.build_sector(entry) for entry in content.sectors if entry.key not in defined]
    sectors = sorted((*day.sectors, *fresh), key=lambda one: one.name.casefold())
    everything: tuple[Sector | Population, ...] = (*sectors, *day.network.of(Population))
    return tuple(
        Expected(one, there=False)
        for one in everything
        if one.id not in there and fold_text(one.name) not in taken
    )


def plan_expected(
    day: Day, goal: Goal, chosen: Iterable[Expected], issue: IssueDefinition | None = None
) -> list[Item]:
    """Return what makes a goal expect those chosen, to be put into the map; nothing that is there already.

    Sectors and groups of people that are not on the map yet are made. A goal that names no issue yet gets the
    name of `issue`. What the goal expected once, and no longer does, is expected anew from the day on.
    """
    items: list[Item] = []
    for one in chosen:
        if one.there:
            continue
        if day.network.get(one.entity.id) is None:
            items.append(one.entity)
        ended = any(tie.target == one.entity.id for tie in day.everything.ties_of(goal.id, TieKind.EXPECTS))
        since = {"since": day.date} if ended else {}
        items.append(build_tie(TieKind.EXPECTS, goal.id, one.entity.id, **since))
    if issue and not goal.issue:
        items.append(change_entity(goal, issue=issue.name))
    return items


def _find_expected(day: Day, goal_id: str) -> set[str]:
    """Return the ids of what a goal expects on the day or later."""
    ties = day.everything.ties_of(goal_id, TieKind.EXPECTS)
    return {tie.target for tie in ties if tie.until is None or tie.until >= day.date}


def _find_sector(day: Day, key: str) -> Sector:
    for one in day.sectors:
        if (entry := day.content.find_definition(one)) and entry.key == key:
            return one
    return day.content.build_sector(next(entry for entry in day.content.sectors if entry.key == key))


def _find_population(network: Network, name: str, description: str) -> Population:
    for one in network.of(Population):
        if fold_text(one.name) == fold_text(name):
            return one
    return Population(name=name, description=description)
