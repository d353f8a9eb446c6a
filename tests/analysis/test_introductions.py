"""Who of us could introduce us to somebody, worked by hand on small towns."""

from datetime import date

import pytest

from netmap.analysis.introductions import find_routes
from netmap.model.entities import Coalition, Population
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.ties import GUESS, Tie
from tests.analysis.towns import org, partners, person, sector, tie, town

DAY = date(2026, 6, 1)
OURS = (org("library", home=True), person("maria", on_team=True))
TOWN = (*OURS, org("clinic"), org("school"), org("bus"), person("luis"))


def routes(target: str, *items: Entity | Tie | list[Tie]) -> list[tuple[str, ...]]:
    return [route.stops for route in find_routes(town(*items), target, DAY)]


def test_a_person_on_our_team_leads_over_whom_they_know() -> None:
    ties = (tie(T.KNOWS, "maria", "luis"), tie(T.WORKS_AT, "luis", "clinic"))
    assert routes("clinic", *TOWN, *ties) == [("maria", "luis", "clinic")]


def test_routes_share_nobody_in_between_and_the_strongest_comes_first() -> None:
    # Costs by hand, every step stale: over the clinic 2 × (30 + 60/2 + 15) = 150, over the school
    # 2 × (30 + 60/5 + 15) = 114.
    ties = partners("library clinic", "clinic bus", strength=2) + partners(
        "library school", "school bus", strength=5
    )
    found = find_routes(town(*TOWN, ties), "bus", DAY)
    assert [route.stops for route in found] == [("library", "school", "bus"), ("library", "clinic", "bus")]
    assert [route.cost for route in found] == [114, 150]


def test_fresh_ties_come_before_stale_ones_and_guesses_last() -> None:
    fresh = partners("library clinic", "clinic bus", last_contact=date(2026, 5, 1))
    stale = partners("library school", "school bus", last_contact=date(2020, 5, 1))
    guess = [tie(T.KNOWS, "maria", "luis", said_by=GUESS), tie(T.PARTNERS_WITH, "luis", "bus", said_by=GUESS)]
    assert [stops[1] for stops in routes("bus", *TOWN, fresh, stale, guess)] == ["clinic", "school", "luis"]


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


def test_at_most_three_routes_are_given_and_the_order_of_the_list_changes_nothing() -> None:
    around = [*OURS, org("bus"), *(org(key) for key in "abcde")]
    ties = [one for key in "abcde" for one in partners(f"library {key}", f"{key} bus")]
    found = routes("bus", *around, ties)
    assert len(found) == 3
    assert found == routes("bus", *reversed(around), ties[::-1])


def test_nobody_reaches_anybody_without_us_and_we_need_no_way_to_ourselves() -> None:
    assert routes("bus", org("bus"), org("clinic"), partners("bus clinic")) == []
    assert routes("library", *TOWN, partners("library clinic")) == []
