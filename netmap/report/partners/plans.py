"""What is written down about many partners at once: members, standing, sectors, keeper, tags.

Each function returns what to put into the map and what to take out; pages and commands save it as one Change.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.changes import Item, Plan
from netmap.model.entities import Organization, Person
from netmap.model.entity import Entity
from netmap.model.entity_classes import change_entity
from netmap.model.kinds import ACTOR_KINDS, EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.report.keep_in_touch.plans import end_tie, plan_keeper
from netmap.report.partners.actor_links import find_sector, name_sectors, plan_sectors

MEMBERSHIPS = {EntityKind.COALITION: TieKind.MEMBER_OF, EntityKind.GOAL: TieKind.PURSUES}
"""The tie that makes somebody belong to a coalition or a goal."""


def list_memberships(day: Day, table: Entity) -> dict[str, Tie]:
    """Return the ties that make somebody belong to a coalition or a goal on a day, by the id of who it is."""
    ties = day.network.ties_of(table.id, MEMBERSHIPS[table.kind])
    return {tie.source: tie for tie in ties if tie.target == table.id}


def list_candidates(day: Day, table: Entity) -> tuple[str, ...]:
    """Return the ids of those who belong to a coalition or a goal, or could, by name; those who belong first."""
    inside = list_memberships(day, table)
    kinds = (*ACTOR_KINDS, EntityKind.COALITION) if table.kind is EntityKind.GOAL else tuple(ACTOR_KINDS)
    others = {one.id for kind in kinds for one in day.network.of_kind(kind)} - inside.keys()
    return (
        *day.sort_by_name(inside),
        *day.sort_by_name(day.keep_present(map(day.network.entities.__getitem__, others))),
    )


def plan_members(day: Day, table: Entity, added: Collection[str], left: Collection[str]) -> Plan:
    """Return what makes some belong to a coalition or a goal from a day on, and others not any more.

    Raises
    ------
    InputError
        When it is neither a coalition nor a goal, or somebody is not on the map.
    """
    if table.kind not in MEMBERSHIPS:
        raise InputError(
            f"{table.name} is neither a coalition nor a goal, so nobody is a member of it.", field="name"
        )
    gone = [one for one in (*added, *left) if one not in day.network.entities]
    if gone:
        raise InputError("Somebody you ticked is not on the map any more. Look at it again.", field="members")
    inside = list_memberships(day, table)
    put: list[Item] = [
        build_tie(MEMBERSHIPS[table.kind], one, table.id, since=day.date)
        for one in added
        if one not in inside
    ]
    remove: list[str] = []
    for one in left:
        if one in inside:
            ended, out = end_tie(inside[one], day.date)
            put, remove = [*put, *ended], [*remove, *out]
    return put, remove


@dataclass(frozen=True, slots=True)
class ManyChanges:
    """What is to become of many partners at once; None and () leave a thing as it is.

    keeper : the id of who keeps them, "" for nobody.
    sectors : the sectors they are put into, beside those they are in; instead of them with `only_sectors`.
    """

    standing: Standing | None = None
    keeper: str | None = None
    sectors: tuple[str, ...] = ()
    only_sectors: bool = False
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()


def plan_many(day: Day, ids: Collection[str], wanted: ManyChanges) -> Plan:
    """Return what changes many partners at once; what is as wanted already is left alone.

    Raises
    ------
    InputError
        When nothing is to be changed, or somebody is not on the map any more.
    """
    if wanted == ManyChanges():
        raise InputError(
            "Choose what to change: where we stand, who keeps them, sectors or tags.", field="what"
        )
    network = _add_sectors(day, wanted.sectors)
    put: list[Item] = []
    remove: list[str] = []
    for one in ids:
        partner = day.network.get(one)
        if not isinstance(partner, Organization | Person):
            raise InputError(
                "Somebody you ticked is not on the map any more. Look at it again.", field="partners"
            )
        for items, gone in _plan_one(day, network, partner, wanted):
            put, remove = [*put, *items], [*remove, *gone]
    return put, remove


def _add_sectors(day: Day, names: Sequence[str]) -> Network:
    """Return the map with the sectors of these names on it: one that is used for the first time is made once."""
    found = [find_sector(day.network, day.content, name) for name in names]
    new = [sector for sector in found if sector and sector.id not in day.network.entities]
    if not new:
        return day.network
    return Network.of_items((*day.network.entities.values(), *new, *day.network.ties.values()))


def _plan_one(
    day: Day, network: Network, partner: Organization | Person, wanted: ManyChanges
) -> list[tuple[Sequence[Item], Sequence[str]]]:
    plans: list[tuple[Sequence[Item], Sequence[str]]] = [(_change_fields(partner, wanted), ())]
    if wanted.keeper is not None and wanted.keeper != partner.id:
        plans.append(plan_keeper(day, partner.id, wanted.keeper or None))
    if wanted.sectors:
        there = [] if wanted.only_sectors else name_sectors(network, partner.id)
        names = list(dict.fromkeys((*there, *wanted.sectors)))
        plans.append(plan_sectors(network, day.content, partner.id, names))
    return plans


def _change_fields(partner: Organization | Person, wanted: ManyChanges) -> list[Item]:
    kept = tuple(tag for tag in partner.tags if tag not in wanted.remove_tags)
    tags = tuple(dict.fromkeys((*kept, *wanted.add_tags)))
    after = change_entity(partner, tags=tags, standing=wanted.standing or partner.standing)
    return [after] if after != partner else []


def tell_many(wanted: ManyChanges, names: Collection[str], keeper: str = "") -> str:
    """Return in words what becomes of many partners; `keeper` is the name of who keeps them from now on."""
    parts = [f"standing {wanted.standing.value}"] if wanted.standing else []
    if wanted.keeper is not None:
        parts.append(f"kept by {keeper or 'nobody'}")
    if wanted.sectors:
        parts.append(f"{'only in' if wanted.only_sectors else 'in'} {', '.join(wanted.sectors)}")
    parts += [f"tagged {', '.join(wanted.add_tags)}"] if wanted.add_tags else []
    parts += [f"without the tags {', '.join(wanted.remove_tags)}"] if wanted.remove_tags else []
    return f"Changed {', '.join(names)}: {'; '.join(parts)}."
