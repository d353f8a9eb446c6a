"""What is written down when we keep in touch."""

from datetime import date

import pytest

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.changes import Item, apply_change, build_change
from netmap.model.happenings import Interaction, Step
from netmap.model.kinds import InteractionKind, TieKind
from netmap.model.network import Network, in_force
from netmap.report.keep_in_touch.plans import (
    end_tie,
    find_keeper,
    list_relationships_of,
    list_ties_left,
    plan_contact,
    plan_done,
    plan_keeper,
    plan_rhythm,
    plan_step,
    plan_take_over,
)
from tests.analysis.towns import org, person, tie, town

DAY = date(2026, 6, 1)
KEPT = TieKind.KEPT_BY


def build() -> Network:
    """Us: Ana, who keeps the clinic and the school, and Ben. Rosa of the clinic keeps it too."""
    return town(
        org("us", home=True), org("clinic"), org("school"), person("ana", on_team=True),
        person("ben", on_team=True), person("rosa"), tie(TieKind.WORKS_AT, "rosa", "clinic"),
        tie(TieKind.PARTNERS_WITH, "us", "clinic", strength=4), tie(TieKind.PARTNERS_WITH, "us", "school", strength=2),
        tie(KEPT, "clinic", "ana"), tie(KEPT, "clinic", "rosa"), tie(KEPT, "school", "ana", since=date(2025, 1, 1)),
    )  # fmt: skip


def write(network: Network, put: list[Item], remove: list[str] | None = None) -> Network:
    return apply_change(
        network, build_change(network, put=put, remove=remove or (), who="test", sentence="Test.")
    )


def list_keepers(network: Network, partner: str) -> list[str]:
    return [one.id for one in in_force(network, DAY).targets(partner, KEPT)]


def test_a_contact_is_with_them_by_whoever_keeps_them_and_is_found_again() -> None:
    network = build()
    after = write(
        network, plan_contact(Day(network, DAY), ["clinic", "clinic"], kind=InteractionKind.MEETING)
    )
    [contact] = after.of(Interaction)
    assert isinstance(contact, Interaction)
    assert (contact.interaction_kind, contact.on) == (InteractionKind.MEETING, DAY)
    assert [one.id for one in after.targets(contact.id, TieKind.BY)] == ["ana"]
    assert Day(after, DAY).log.with_actor("clinic") == DAY


def test_a_contact_needs_somebody() -> None:
    with pytest.raises(InputError, match="with whom"):
        plan_contact(Day(build(), DAY), [])


def test_only_one_of_us_makes_our_contacts() -> None:
    network = town(org("us", home=True), org("clinic"), person("rosa"), tie(KEPT, "clinic", "rosa"))
    assert find_keeper(Day(network, DAY), "clinic") is None


def test_a_step_is_due_in_two_weeks_unless_told_otherwise() -> None:
    network = build()
    step = plan_step(Day(network, DAY), "clinic", what="Call")[0]
    assert isinstance(step, Step)
    assert step.due == date(2026, 6, 15)
    after = write(network, plan_step(Day(network, DAY), "clinic", what="Call", due=DAY, keeper="ben"))
    [kept] = after.of(Step)
    assert [one.id for one in after.targets(kept.id, KEPT)] == ["ben"]


@pytest.mark.parametrize(("partner", "what"), [("clinic", " ..."), ("gone", "Call")])
def test_a_step_says_what_is_to_be_done_about_somebody_who_is_there(partner: str, what: str) -> None:
    with pytest.raises(InputError):
        plan_step(Day(build(), DAY), partner, what=what)


def test_a_contact_with_somebody_who_is_gone_is_refused() -> None:
    with pytest.raises(InputError, match="not on the map any more"):
        plan_contact(Day(build(), DAY), ["gone"])


def test_who_has_left_us_keeps_nobody_any_more() -> None:
    job = tie(TieKind.WORKS_AT, "eva", "us", until=date(2026, 5, 1))
    network = town(org("us", home=True), org("clinic"), person("eva"), job, tie(KEPT, "clinic", "eva"))
    assert find_keeper(Day(network, DAY), "clinic") is None
    assert find_keeper(Day(network, date(2026, 4, 1)), "clinic") == "eva"


def test_a_step_that_is_done_stays_done_on_its_day() -> None:
    network = write(build(), [Step(id="call", done_on=date(2026, 5, 1))])
    assert plan_done(Day(network, DAY), "call") == []


def test_a_step_is_done_on_a_day_and_a_lost_one_is_refused() -> None:
    network = write(build(), [Step(id="call")])
    [done] = plan_done(Day(network, DAY), "call")
    assert isinstance(done, Step)
    assert done.done_on == DAY
    with pytest.raises(InputError, match="not on the map"):
        plan_done(Day(network, DAY), "clinic")


def test_an_ended_tie_stays_as_the_past_and_one_of_today_is_taken_out() -> None:
    old, new = tie(KEPT, "clinic", "ana", since=date(2025, 1, 1)), tie(KEPT, "clinic", "ana", since=DAY)
    [ended], gone = end_tie(old, DAY)
    assert (ended.until, gone) == (date(2026, 5, 31), [])  # type: ignore[union-attr]
    assert end_tie(new, DAY) == ([], [new.id])


def test_a_keeper_takes_the_place_of_all_others_and_nobody_can_keep_it() -> None:
    network = build()
    assert list_keepers(write(network, *plan_keeper(Day(network, DAY), "clinic", "ben")), "clinic") == ["ben"]
    assert list_keepers(write(network, *plan_keeper(Day(network, DAY), "clinic", None)), "clinic") == []
    assert plan_keeper(Day(network, DAY), "school", "ana") == ([], [])


def test_what_was_agreed_with_a_keeper_holds_for_the_next_one() -> None:
    agreed = tie(KEPT, "school", "ana", since=date(2025, 1, 1), rhythm_ideal_days=20, rhythm_longest_days=50)
    network = write(build(), [agreed])
    after = write(network, *plan_keeper(Day(network, DAY), "school", "ben"))
    (now,) = (one for one in after.ties_of("school", KEPT) if one.target == "ben")
    assert (now.rhythm_ideal_days, now.rhythm_longest_days) == (20, 50)


def test_how_often_stands_with_the_keeper_where_there_is_no_other_tie() -> None:
    day = Day(write(build(), [org("bank")]), DAY)
    kept = plan_keeper(day, "bank", "ben")
    (noted,) = plan_rhythm(list_ties_left(day, (), kept), 20, None)
    assert (noted.kind, noted.rhythm_ideal_days) == (KEPT, 20)  # type: ignore[union-attr]
    with pytest.raises(InputError, match="who of us keeps"):
        plan_rhythm(list_ties_left(day, (), ([], [])), 20, None)


def test_who_keeps_it_no_more_is_not_what_a_rhythm_stands_on() -> None:
    day = Day(build(), DAY)
    old = [one.id for one in day.network.ties_of("clinic", KEPT)]
    left = list_ties_left(day, old, plan_keeper(day, "clinic", "ben"))
    assert [one.target for one in left] == ["ben"]


def test_taking_over_ends_the_givers_part_keeps_the_others_and_plans_introductions() -> None:
    network = write(build(), plan_step(Day(build(), DAY), "clinic", what="Bring the flyers"))
    after = write(network, *plan_take_over(Day(network, DAY), "ana", "ben", ["clinic", "school"]))
    assert list_keepers(after, "clinic") == ["ben", "rosa"]
    assert list_keepers(after, "school") == ["ben"]
    before = in_force(after, date(2026, 5, 1))
    assert [one.id for one in before.targets("school", KEPT)] == ["ana"]
    steps = {step.what: after.targets(step.id, KEPT)[0].id for step in after.of(Step)}
    assert steps == {
        "Bring the flyers": "ben",
        "Ana introduces Ben to Clinic.": "ana",
        "Ana introduces Ben to School.": "ana",
    }


def test_taking_over_again_plans_no_second_introduction() -> None:
    once = write(build(), *plan_take_over(Day(build(), DAY), "ana", "ben", ["school"]))
    assert plan_take_over(Day(once, DAY), "ana", "ben", ["school"]) == ([], [])


def test_who_has_left_introduces_nobody() -> None:
    network = write(build(), [person("ana")])
    after = write(network, *plan_take_over(Day(network, DAY), "ana", "ben", ["school"]))
    [step] = after.of(Step)
    assert isinstance(step, Step)
    assert step.what == "Ben calls School: Ana kept this relationship until now."
    assert [one.id for one in after.targets(step.id, KEPT)] == ["ben"]


@pytest.mark.parametrize(("taker", "partners"), [("ana", ["clinic"]), ("clinic", ["school"]), ("ben", [])])
def test_nobody_takes_over_from_oneself_as_an_organization_or_nothing(
    taker: str, partners: list[str]
) -> None:
    with pytest.raises(InputError):
        plan_take_over(Day(build(), DAY), "ana", taker, partners)


def test_what_somebody_keeps_or_is_in_touch_with_is_theirs_to_hand_over() -> None:
    knows: list[Item] = [
        person("luis"),
        org("bank"),
        tie(TieKind.WORKS_AT, "luis", "bank"),
        tie(TieKind.KNOWS, "ana", "luis"),
    ]
    network = write(build(), knows)
    assert list_relationships_of(Day(network, DAY), "ana") == ("bank", "clinic", "school")
    assert list_relationships_of(Day(network, DAY), "ben") == ()


def test_a_rhythm_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(InputError, match="Give more days"):
        plan_rhythm([build().ties["PARTNERS_WITH-us-clinic"]], 90, 30)


def test_a_rhythm_stands_on_the_closest_tie_alone() -> None:
    network = write(build(), [tie(TieKind.FUNDS, "clinic", "us", strength=1, rhythm_ideal_days=9)])
    funds, works = "FUNDS-clinic-us", "PARTNERS_WITH-us-clinic"
    put = {one.id: one for one in plan_rhythm([network.ties[funds], network.ties[works]], 20, 50)}
    assert (put[works].rhythm_ideal_days, put[works].rhythm_longest_days) == (20, 50)  # type: ignore[union-attr]
    assert put[funds].rhythm_ideal_days is None  # type: ignore[union-attr]
