"""Members ticked and unticked, and many partners changed at once."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.changes import Plan, apply_change, build_change
from netmap.model.entities import Coalition, Goal, Organization, Person, Sector
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from netmap.report.partners.plans import (
    ManyChanges,
    list_candidates,
    list_memberships,
    plan_many,
    plan_members,
    tell_many,
)

TODAY = date(2026, 5, 4)
BANK = Organization(id="bank", name="Food Bank", tags=("food",))
CLINIC = Organization(id="clinic", name="City Clinic")
GONE = Organization(id="gone", name="Gone House", standing=Standing.CLOSED)
ANN, DEB = Person(id="ann", name="Ann Lee"), Person(id="deb", name="Deb", on_team=True)
TABLE, GOAL, ARTS = (
    Coalition(id="t", name="Table"),
    Goal(id="g", name="Goal"),
    Sector(id="arts", name="Own arts"),
)
SITS = build_tie(TieKind.MEMBER_OF, "bank", "t", id="sits", since=date(2024, 1, 1))
TOWN = Network.of_items([BANK, CLINIC, GONE, ANN, DEB, TABLE, GOAL, ARTS, SITS])
DAY = Day(TOWN, TODAY)


def after(plan: Plan) -> Day:
    put, remove = plan
    return Day(apply_change(TOWN, build_change(TOWN, put=put, remove=remove, who="", sentence="")), TODAY)


def members(day: Day, table: Coalition | Goal) -> set[str]:
    return set(list_memberships(day, table))


def test_whoever_is_ticked_belongs_from_today_and_whoever_is_not_any_more_is_noted_as_having_left() -> None:
    day = after(plan_members(DAY, TABLE, ["clinic", "ann"], ["bank"]))
    assert members(day, TABLE) == {"clinic", "ann"}
    assert day.everything.ties["sits"].until == TODAY - timedelta(days=1)
    assert {tie.since for tie in list_memberships(day, TABLE).values()} == {TODAY}


def test_a_tick_that_says_what_is_so_already_changes_nothing() -> None:
    assert plan_members(DAY, TABLE, ["bank"], ["clinic"]) == ([], [])


def test_a_table_works_on_a_goal_as_an_organization_does() -> None:
    day = after(plan_members(DAY, GOAL, ["t", "clinic"], []))
    assert members(day, GOAL) == {"t", "clinic"}


def test_those_who_belong_come_first_and_those_who_left_us_are_not_offered() -> None:
    assert list_candidates(DAY, TABLE) == ("bank", "ann", "clinic", "deb")


@pytest.mark.parametrize("added", [["nobody"], ["bank", "nobody"]])
def test_somebody_taken_out_meanwhile_is_told(added: list[str]) -> None:
    with pytest.raises(InputError):
        plan_members(DAY, TABLE, added, [])


def test_many_are_changed_at_once() -> None:
    wanted = ManyChanges(
        Standing.NOT_NOW, "deb", ("Health", "Own arts"), add_tags=("2026",), remove_tags=("food",)
    )
    day = after(plan_many(DAY, ["bank", "clinic"], wanted))
    for one in ("bank", "clinic"):
        partner = day.everything.get(one)
        assert isinstance(partner, Organization)
        assert (partner.standing, partner.tags) == (Standing.NOT_NOW, ("2026",))
        assert [sector.name for sector in day.network.sectors_of(one)] == ["Health", "Own arts"]
        assert [keeper.id for keeper in day.network.targets(one, TieKind.KEPT_BY)] == ["deb"]
    assert [sector.name for sector in day.everything.of(Sector)] == ["Health", "Own arts"]


def test_sectors_are_added_unless_only_these_are_wanted() -> None:
    first = after(plan_many(DAY, ["bank"], ManyChanges(sectors=("Own arts",))))
    both = plan_many(first, ["bank"], ManyChanges(sectors=("Health",)))
    only = plan_many(first, ["bank"], ManyChanges(sectors=("Health",), only_sectors=True))
    for plan, expected in ((both, ["Own arts", "Health"]), (only, ["Health"])):
        assert names_after(first, plan) == expected


def names_after(day: Day, plan: Plan) -> Sequence[str]:
    put, remove = plan
    network = apply_change(
        day.everything, build_change(day.everything, put=put, remove=remove, who="", sentence="")
    )
    return [sector.name for sector in network.sectors_of("bank")]


def test_what_is_as_wanted_already_is_left_alone() -> None:
    assert plan_many(DAY, ["bank"], ManyChanges(standing=BANK.standing, add_tags=("food",))) == ([], [])


def test_nothing_chosen_is_told() -> None:
    with pytest.raises(InputError):
        plan_many(DAY, ["bank"], ManyChanges())


def test_what_becomes_of_many_is_said_in_words() -> None:
    wanted = ManyChanges(Standing.NOT_NOW, "deb", ("Health",), add_tags=("2026",))
    assert tell_many(wanted, ["Food Bank", "City Clinic"], "Deb") == (
        "Changed Food Bank, City Clinic: standing not now; kept by Deb; in Health; tagged 2026."
    )
