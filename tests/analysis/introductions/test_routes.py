"""Who of us could introduce us to somebody, worked by hand on small towns."""

from datetime import date, timedelta

import pytest

from netmap.analysis.day import Day
from netmap.analysis.introductions.routes import Route, RouteFinder
from netmap.model.entities import Area, Coalition, Goal, Population, Program
from netmap.model.entity import Entity
from netmap.model.happenings import Interaction
from netmap.model.kinds import InteractionKind, Standing
from netmap.model.kinds import TieKind as T
from netmap.model.ties import GUESS, Tie
from tests.analysis.towns import org, partners, person, sector, tie, town

DAY = date(2026, 6, 1)
OURS = (org("library", home=True), person("maria", on_team=True))
TOWN = (*OURS, org("clinic"), org("school"), org("bus"), person("luis"))


def find(target: str, *items: Entity | Tie | list[Tie], start: str | None = None) -> tuple[Route, ...]:
    return RouteFinder(Day(town(*items), DAY), start).find(target)


def routes(target: str, *items: Entity | Tie | list[Tie], start: str | None = None) -> list[tuple[str, ...]]:
    return [route.stops for route in find(target, *items, start=start)]


def contact(key: str, on: date, by: str, *others: str) -> list[Entity | Tie]:
    withs = [tie(T.WITH, key, other) for other in others]
    return [
        Interaction(id=key, on=on, interaction_kind=InteractionKind.MEETING),
        tie(T.BY, key, by),
        *withs,
    ]


def test_a_person_on_our_team_leads_over_whom_they_know() -> None:
    ties = (tie(T.KNOWS, "maria", "luis"), tie(T.WORKS_AT, "luis", "clinic"))
    assert routes("clinic", *TOWN, *ties) == [("maria", "luis", "clinic")]


def test_routes_share_nobody_in_between_and_the_strongest_comes_first() -> None:
    # By hand: a step costs 30 + 60 / strength + 24 months without any sign, one from the library itself 10 more.
    # Over the clinic 2 × (30 + 30 + 24) + 10 = 178, over the school 2 × (30 + 12 + 24) + 10 = 142.
    ties = partners("library clinic", "clinic bus", strength=2) + partners(
        "library school", "school bus", strength=5
    )
    found = find("bus", *TOWN, ties)
    assert [route.stops for route in found] == [("library", "school", "bus"), ("library", "clinic", "bus")]
    assert [route.cost for route in found] == [142, 178]


@pytest.mark.parametrize(
    ("last", "months"),
    [
        (date(2026, 6, 1), 0),
        (date(2026, 5, 3), 0),
        (date(2026, 5, 2), 1),
        (date(2025, 6, 1), 12),
        (date(2020, 1, 1), 24),
        (None, 24),
    ],
)
def test_a_step_grows_stale_month_by_month(last: date | None, months: int) -> None:
    (route,) = find("luis", *TOWN, tie(T.KNOWS, "maria", "luis", strength=3, last_contact=last))
    assert route.cost == 30 + 20 + months


def test_a_contact_of_these_two_counts_more_than_one_with_the_organization() -> None:
    knows, works = tie(T.KNOWS, "maria", "luis", strength=5), tie(T.WORKS_AT, "luis", "clinic")
    (met,) = find("luis", *TOWN, knows, works, *contact("m", date(2026, 5, 20), "maria", "luis"))
    (near,) = find("luis", *TOWN, knows, works, *contact("m", date(2026, 5, 20), "maria", "clinic"))
    (unseen,) = find("luis", *TOWN, knows, works)
    assert [met.cost, near.cost, unseen.cost] == [42, 42 + 6, 42 + 24]


def test_a_confirmation_counts_as_half_a_year_older_than_a_contact() -> None:
    (route,) = find("luis", *TOWN, tie(T.KNOWS, "maria", "luis", strength=5, confirmed_on=date(2026, 5, 20)))
    assert route.cost == 42 + 6


def test_fresh_ties_come_before_stale_ones_and_guesses_last() -> None:
    fresh = partners("library clinic", "clinic bus", last_contact=date(2026, 5, 1))
    stale = partners("library school", "school bus", last_contact=date(2020, 5, 1))
    guess = [tie(T.KNOWS, "maria", "luis", said_by=GUESS), tie(T.PARTNERS_WITH, "luis", "bus", said_by=GUESS)]
    assert [stops[1] for stops in routes("bus", *TOWN, fresh, stale, guess)] == ["clinic", "school", "luis"]


def test_whoever_keeps_a_relationship_begins_rather_than_the_library() -> None:
    # The relationship is the library's: 20 + 60 / 4 for the keeper, and half a year for a contact that was not hers.
    around = (
        *TOWN,
        partners("library clinic", strength=4, last_contact=DAY),
        tie(T.KEPT_BY, "clinic", "maria"),
    )
    (route,) = find("clinic", *around)
    assert (route.stops, route.caller, route.cost) == (("maria", "clinic"), "maria", 20 + 15 + 6)


def test_whoever_keeps_a_relationship_is_the_way_also_before_any_tie_or_contact() -> None:
    # By hand: 20 for the keeper, 60 / 2 for a strength nobody rated, 24 months without any sign.
    (route,) = find("clinic", *TOWN, tie(T.KEPT_BY, "clinic", "maria"))
    assert (route.stops, route.caller, route.cost) == (("maria", "clinic"), "maria", 20 + 30 + 24)


def test_that_somebody_else_keeps_them_leads_nowhere() -> None:
    assert routes("clinic", *TOWN, tie(T.KEPT_BY, "clinic", "luis")) == []


def test_whoever_of_us_met_somebody_is_the_way_though_no_tie_is_noted() -> None:
    # By hand: 30 + 60 / 2 and one month since; the step from Luis to where he works is another 20.
    met = contact("m", date(2026, 5, 2), "maria", "luis")
    (route,) = find("clinic", *TOWN, tie(T.WORKS_AT, "luis", "clinic"), *met)
    assert (route.stops, route.cost) == (("maria", "luis", "clinic"), 30 + 30 + 1 + 20)


@pytest.mark.parametrize(
    "nothing",
    [
        [Interaction(id="m", on=DAY, interaction_kind=InteractionKind.ATTEMPT), tie(T.BY, "m", "maria"), tie(T.WITH, "m", "clinic")],
        [Interaction(id="m", on=DAY), tie(T.BY, "m", "maria"), tie(T.WITH, "m", "clinic", role="absent")],
        [Interaction(id="m", on=DAY), tie(T.BY, "m", "school"), tie(T.WITH, "m", "clinic")],
        [Interaction(id="m", on=DAY, confidential=True), tie(T.BY, "m", "maria"), tie(T.WITH, "m", "clinic")],
        [Interaction(id="m", on=DAY), tie(T.BY, "m", "maria"), tie(T.WITH, "m", "clinic", confidential=True)],
    ],
)  # fmt: skip
def test_an_attempt_an_absence_a_contact_of_others_and_a_confidential_one_lead_nowhere(
    nothing: list[Entity | Tie],
) -> None:
    assert routes("clinic", *TOWN, *nothing) == []


def test_a_contact_that_nobody_is_noted_as_having_made_is_the_library_s() -> None:
    # By hand: 30 + 60 / 2 without a month since, and 10 because it is not known who of us it was.
    met = (Interaction(id="m", on=DAY), tie(T.WITH, "m", "clinic"))
    (route,) = find("clinic", *TOWN, *met)
    assert (route.stops, route.caller, route.cost) == (("library", "clinic"), None, 30 + 30 + 10)


def test_who_sat_in_one_audience_has_not_met_the_others() -> None:
    event = Interaction(id="m", on=DAY, interaction_kind=InteractionKind.COMMUNITY_CONVERSATION)
    there = (tie(T.BY, "m", "school"), tie(T.WITH, "m", "maria"), tie(T.WITH, "m", "clinic"))
    assert routes("clinic", *TOWN, event, *there) == []
    assert routes("school", *TOWN, event, *there) == [("maria", "school")]


def test_our_own_relationship_comes_before_a_surer_way_over_somebody_else() -> None:
    # By hand: thin and without any sign 30 + 60 + 24 + 10 = 124; over Luis, close and fresh, 2 × (30 + 12) = 84.
    close = [tie(T.KNOWS, "maria", "luis", strength=5, last_contact=DAY), *partners("clinic luis", strength=5, last_contact=DAY)]  # fmt: skip
    found = find("clinic", *TOWN, partners("library clinic", strength=1), close)
    assert [(route.stops, route.cost) for route in found] == [
        (("library", "clinic"), 124),
        (("maria", "luis", "clinic"), 84),
    ]


def test_whoever_of_us_was_in_touch_calls_where_nobody_keeps_the_relationship() -> None:
    works = (tie(T.WORKS_AT, "luis", "clinic"), tie(T.WORKS_AT, "maria", "library"))
    around = (*TOWN, partners("library clinic"), *works)
    (route,) = find("clinic", *around, *contact("m", date(2026, 3, 1), "maria", "luis"))
    assert (route.stops, route.caller, route.contact) == (("library", "clinic"), "maria", "luis")
    (route,) = find("clinic", *around)
    assert (route.caller, route.contact) == (None, None)


def test_whoever_introduced_somebody_to_us_can_do_it_again() -> None:
    ties = (tie(T.KNOWS, "maria", "luis"), tie(T.INTRODUCED_BY, "bus", "luis"))
    assert routes("bus", *TOWN, *ties) == [("maria", "luis", "bus")]


def test_one_of_us_asks_a_colleague_and_never_only_themselves() -> None:
    ana = person("ana", on_team=True)
    ties = (
        tie(T.WORKS_AT, "maria", "library"),
        tie(T.WORKS_AT, "ana", "library"),
        tie(T.KNOWS, "ana", "luis"),
    )
    assert routes("luis", *TOWN, ana, *ties) == [("ana", "luis")]
    assert routes("luis", *TOWN, ana, *ties, start="maria") == [("maria", "library", "ana", "luis")]
    assert routes("luis", *TOWN, ana, ties[2], start="maria") == []


@pytest.mark.parametrize(
    "withheld",
    [{"confidential": True}]
    + [
        {"standing": one}
        for one in (Standing.PAST_PARTNER, Standing.CLOSED, Standing.NOT_A_FIT, Standing.DO_NOT_CONTACT)
    ],
)
def test_nobody_confidential_or_gone_is_on_a_route(withheld: dict[str, object]) -> None:
    around = (*OURS, org("clinic", **withheld), org("bus"), partners("library clinic", "clinic bus"))
    assert routes("bus", *around) == []


def test_somebody_confidential_is_found_when_asked_for_and_their_people_are_not_named_as_contacts() -> None:
    around = (*OURS, org("shelter", confidential=True), person("luis"), partners("library shelter"))
    ties = (tie(T.WORKS_AT, "luis", "shelter"), tie(T.WORKS_AT, "maria", "library"))
    (route,) = find("shelter", *around, *ties, *contact("m", DAY, "maria", "luis"))
    assert (route.stops, route.contact) == (("library", "shelter"), None)


HIDDEN = (
    org("shelter", confidential=True), person("luis"), tie(T.WORKS_AT, "luis", "shelter"),
    tie(T.KNOWS, "maria", "luis", strength=5), tie(T.KNOWS, "luis", "bus"),
)  # fmt: skip


def test_who_works_only_where_it_is_confidential_leads_to_that_place_alone() -> None:
    around = (*OURS, org("bus"), *HIDDEN)
    assert routes("bus", *around) == []
    assert routes("bus", *around, start="maria") == []
    assert routes("shelter", *around) == [("maria", "luis", "shelter")]
    assert routes("luis", *around) == [("maria", "luis")]
    both = tie(T.WORKS_AT, "luis", "clinic")
    assert routes("bus", *around, org("clinic"), both) == [("maria", "luis", "bus")]


def test_whoever_is_at_a_confidential_place_today_is_no_contact_where_they_were_before() -> None:
    moved = tie(T.WORKS_AT, "luis", "clinic", until=DAY - timedelta(days=30), id="before")
    kept = tie(T.KEPT_BY, "clinic", "maria")
    network = town(*OURS, org("bus"), org("clinic"), *HIDDEN, moved, kept)
    (route,) = RouteFinder(Day(network, DAY - timedelta(days=60))).find("clinic")
    assert (route.stops, route.contact) == (("maria", "clinic"), None)


def test_no_confidential_tie_is_used_and_nobody_who_left_is_sought() -> None:
    assert routes("bus", *TOWN, partners("library bus", confidential=True)) == []
    assert routes("gone", *OURS, org("gone", standing=Standing.CLOSED), partners("library gone")) == []


def test_a_coalition_joins_those_who_sit_there_until_it_ends() -> None:
    seats = (tie(T.MEMBER_OF, "maria", "table"), tie(T.MEMBER_OF, "bus", "table"))
    assert routes("bus", *TOWN, Coalition(id="table", name="Table"), *seats) == [("maria", "table", "bus")]
    ended = Coalition(id="table", name="Table", ended=date(2025, 1, 1))
    assert routes("bus", *TOWN, ended, *seats) == []


def test_a_sector_or_population_is_reached_through_those_who_belong_to_it_or_serve_it() -> None:
    around = (*TOWN, sector("transport"), Population(id="elders", name="Elders"), partners("library clinic"),
              partners("clinic bus"), tie(T.IN_SECTOR, "bus", "transport"), tie(T.SERVES, "clinic", "elders"))  # fmt: skip
    assert routes("transport", *around) == [("library", "clinic", "bus")]
    assert routes("elders", *around) == [("library", "clinic")]


def test_routes_to_a_sector_lead_to_different_members_even_where_two_to_one_are_surer() -> None:
    close = partners("library clinic", "library school", "school clinic", "luis clinic", strength=5)
    far = [*partners("library bus", strength=1), tie(T.KNOWS, "maria", "luis", strength=5)]
    members = [tie(T.IN_SECTOR, one, "care") for one in ("clinic", "bus")]
    found = routes("care", *TOWN, sector("care"), close, far, members)
    assert found == [("library", "clinic"), ("library", "bus")]


def test_an_area_is_served_by_who_serves_its_parts_or_all_around_it() -> None:
    places = [Area(id=one, name=one) for one in ("county", "town", "street")]
    parts = [tie(T.PART_OF, "town", "county"), tie(T.PART_OF, "street", "town")]
    served = [tie(T.SERVES, "clinic", "county"), tie(T.SERVES, "bus", "street")]
    ties = [*parts, *served, *partners("library clinic", "library bus")]
    assert routes("town", *TOWN, *places, ties) == [("library", "bus"), ("library", "clinic")]


def test_who_sits_at_a_table_works_on_its_goal_and_who_ran_a_program_serves_nobody_with_it_any_more() -> None:
    goal, table = Goal(id="jobs", name="Jobs"), Coalition(id="table", name="Table")
    ties = [tie(T.PURSUES, "table", "jobs"), tie(T.MEMBER_OF, "bus", "table"), *partners("library bus")]
    assert routes("jobs", *TOWN, goal, table, ties) == [("library", "bus")]
    served = [tie(T.RUNS, "bus", "rides"), tie(T.SERVES, "rides", "elders"), *partners("library bus")]
    elders = Population(id="elders", name="Elders")
    assert routes("elders", *TOWN, elders, Program(id="rides", name="Rides"), served) == [("library", "bus")]
    ended = Program(id="rides", name="Rides", ended=date(2026, 5, 31))
    assert routes("elders", *TOWN, elders, ended, served) == []


def test_what_one_of_us_knows_of_a_place_and_of_its_people_is_told_once() -> None:
    ties = (tie(T.KNOWS, "maria", "luis"), tie(T.WORKS_AT, "luis", "clinic"), tie(T.KEPT_BY, "clinic", "maria"),
            *partners("library clinic"))  # fmt: skip
    (route,) = find("clinic", *TOWN, *ties)
    assert (route.stops, route.contact) == (("maria", "clinic"), "luis")


def test_at_most_three_routes_are_given_and_the_order_of_the_list_changes_nothing() -> None:
    around = [*OURS, org("bus"), *(org(key) for key in "abcde")]
    ties = [one for key in "abcde" for one in partners(f"library {key}", f"{key} bus")]
    found = routes("bus", *around, ties)
    assert found == [("library", key, "bus") for key in "abc"]
    assert found == routes("bus", *reversed(around), ties[::-1])


def test_nobody_reaches_anybody_without_us_and_we_need_no_way_to_ourselves() -> None:
    assert routes("bus", org("bus"), org("clinic"), partners("bus clinic")) == []
    assert routes("library", *TOWN, partners("library clinic")) == []


def test_a_partner_in_their_own_right_is_no_way_of_ours_to_where_they_work() -> None:
    elder, works = person("elder", standing=Standing.PARTNER), tie(T.WORKS_AT, "elder", "clinic")
    known = town(*OURS, org("clinic"), elder, partners("library elder"), works)
    finder = RouteFinder(Day(known, DAY))
    assert finder.is_own(finder.find("elder")[0].stops)
    assert not any(finder.is_own(route.stops) for route in finder.find("clinic"))
