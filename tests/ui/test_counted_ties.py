"""The choice which ties count: offered where it makes a difference, and the same on every page."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netmap.model.entities import Organization
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]

CLINIC, SCHOOL, CHURCH, BUS = (Organization(name=name) for name in ("Clinic", "School", "Church", "City Bus"))


def answer(one: Organization, other: Organization) -> Tie:
    return build_tie(T.REPORTS, one.id, other.id)


BOTH = answer(CLINIC, SCHOOL), answer(SCHOOL, CLINIC), answer(SCHOOL, CHURCH), answer(CHURCH, SCHOOL)
SURVEY = CLINIC, SCHOOL, CHURCH, BUS, *BOTH, answer(CHURCH, BUS)
SAID = "1 of 3 ties was said by one side only"


def read_captions(page: AppTest) -> str:
    assert not page.exception
    return " ".join(one.value.replace("\\", "") for one in page.caption)


def read_headings(page: AppTest) -> list[str]:
    return [one.value.replace("\\", "") for one in page.header]


@pytest.mark.parametrize("items", [(CLINIC, SCHOOL, CHURCH, *BOTH), (CLINIC, SCHOOL, answer(CLINIC, SCHOOL))])
def test_nothing_is_asked_where_it_makes_no_difference(
    open_page: Opener, put: Putter, items: tuple[Organization | Tie, ...]
) -> None:
    put(*items)
    page = open_page("connectors")
    assert "ties-confirmed" not in [one.key for one in page.toggle]
    assert "one side only" not in read_captions(page)


def test_what_one_side_only_said_counts_until_it_is_left_out(open_page: Opener, put: Putter) -> None:
    put(*SURVEY)
    page = open_page("connectors")
    assert f"{SAID}, and counts as well." in read_captions(page)
    assert [one.split(" connects")[0] for one in read_headings(page)] == ["Church", "School"]
    page.toggle("ties-confirmed").set_value(True).run()
    assert f"{SAID}, and is left out. It names somebody who has not answered" in read_captions(page)
    assert [one.split(" connects")[0] for one in read_headings(page)] == ["School"]


def test_what_is_missing_and_what_if_stand_on_the_ties_that_count(open_page: Opener, put: Putter) -> None:
    put(*SURVEY)
    page = open_page("missing")
    page.pills("missing-heading").set_value("Our relationships").run()
    assert read_headings(page) == []
    page.toggle("ties-confirmed").set_value(True).run()
    assert "City Bus has no confirmed tie to anybody on the map." in read_headings(page)
    page = open_page("connectors")
    page.segmented_control("connectors-part").set_value("What if").run()
    page.multiselect("what-if-without").set_value([CHURCH.id]).run()
    assert any("City Bus" in one for one in read_headings(page))
    page.toggle("ties-confirmed").set_value(True).run()
    assert not any("City Bus" in one for one in read_headings(page))


def test_the_map_draws_the_ties_that_count(open_page: Opener, put: Putter) -> None:
    put(*SURVEY)
    page = open_page("map")
    assert find_tied(page, "City Bus") == "Church"
    page.toggle("ties-confirmed").set_value(True).run()
    assert f"{SAID}, and is left out." in read_captions(page)
    assert find_tied(page, "City Bus") == ""


def find_tied(page: AppTest, name: str) -> str:
    [table] = page.dataframe
    return str(table.value.set_index("Name").at[name, "Tied to"])
