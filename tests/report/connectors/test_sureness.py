"""How sure connectors are, in words: with us and without us, in how many of ten, and whom to ask next."""

from datetime import date
from itertools import combinations, pairwise

import pytest

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.analysis.projection import ActorScope
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.ties import Tie
from netmap.report.connectors.every import find_connectors
from netmap.report.connectors.sureness import SURE_OF_ALL, tell_place, tell_share
from netmap.report.finding import Finding, FindingKind
from tests.analysis.towns import org, partners, tie, town
from tests.journeys.test_sentences_are_true import SAMPLE_DAY, read_sample

DAY = date(2026, 5, 3)
ROW = tuple("abcdefghijkl")


def reports(*pairs: str) -> list[Tie]:
    return [tie(T.REPORTS, *pair.split()) for pair in pairs]


def find(network: Network, kind: FindingKind, *, in_depth: bool = True) -> list[Finding]:
    return [one for one in find_connectors(Day(network, DAY), in_depth=in_depth) if one.kind is kind]


def build_town(*more: Entity | Tie | list[Tie]) -> Network:
    """Us with a tie to each of twelve who stand in a row."""
    row = [f"{one} {other}" for one, other in pairwise(ROW)]
    return town(
        org("library", home=True), *map(org, ROW), partners(*(f"library {one}" for one in ROW), *row), *more
    )


def everybody_told(*silent: str) -> list[Tie]:
    """The row as all but some tell of it."""
    told = [(one, other) for one, other in pairwise(ROW)]
    both = [*told, *((other, one) for one, other in told)]
    return reports(*(f"{one} {other}" for one, other in both if one not in silent))


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "none of ten"), (0.03, "fewer than one of ten"), (0.66, "seven of ten"), (0.97, "more than nine of ten"),
        (1, "ten of ten"),
    ],
)  # fmt: skip
def test_shares_are_told_in_tenths(share: float, words: str) -> None:
    assert tell_share(share) == words


def test_places_are_told_in_words() -> None:
    assert [tell_place(at) for at in (0, 9, 10, 20, 21, 22, 110)] == [
        "first", "tenth", "11th", "21st", "22nd", "23rd", "111th",
    ]  # fmt: skip


def test_places_are_told_with_us_and_without_us_side_by_side() -> None:
    first, second, *_ = find(build_town(), FindingKind.CONNECTOR, in_depth=False)
    assert [(one.seen, one.words) for one in first.standings] == [("With us", "first as far as is known")]
    assert [one.seen for one in second.standings] == ["With us", "Without us"]


def test_who_connects_others_only_without_us_is_told_as_well() -> None:
    found = find(build_town(), FindingKind.CONNECTOR, in_depth=False)
    assert "once we are left out" in found[-1].sentence
    assert found[-1].standings[1].words == "first as far as is known"
    alone = town(*map(org, ROW), partners(*(f"{one} {other}" for one, other in pairwise(ROW))))
    assert all(not one.standings for one in find(alone, FindingKind.CONNECTOR, in_depth=False))


def test_where_everybody_was_asked_it_holds_in_ten_of_ten() -> None:
    first, second, *_ = find(build_town(everybody_told()), FindingKind.CONNECTOR)
    assert first.standings[0].words == "first as far as is known; first in ten of ten"
    assert {one.share for one in second.standings} == {0, 1}
    assert "(0 of 78 pairs)" in first.rests_on


def test_where_some_were_not_asked_it_is_less_sure_and_they_are_named() -> None:
    network = build_town(everybody_told("c", "d", "i", "j"))
    [ask] = find(network, FindingKind.ASK_NEXT)
    assert set(ask.subjects) <= {"c", "d", "i", "j"}
    assert ask.sentence.endswith(
        "next whom they work with: their answers would settle most of who connects others."
    )
    assert ask.evidence[0].endswith("more to expect.")
    shares = [one.share for found in find(network, FindingKind.CONNECTOR) for one in found.standings]
    assert any(share is not None and 0 < share < 1 for share in shares)


def test_who_is_withheld_or_not_a_partner_any_more_is_not_named() -> None:
    hidden = town(
        *build_town(everybody_told("c", "d", "i")).entities.values(),
        *build_town(everybody_told("c", "d", "i")).ties.values(),
        org("c", confidential=True), org("d", standing=Standing.DO_NOT_CONTACT),
    )  # fmt: skip
    named = {one for found in find(hidden, FindingKind.ASK_NEXT) for one in found.subjects}
    assert named <= {"i"}


def test_where_nobody_was_asked_that_is_said_and_nothing_else() -> None:
    network = build_town()
    [ask] = find(network, FindingKind.ASK_NEXT)
    assert ask.sentence == (
        "How sure all this is cannot be said yet: nobody was asked whom they work with, so the map shows what we "
        "ourselves wrote down."
    )
    assert len(ask.subjects) == 4
    standings = [one for found in find(network, FindingKind.CONNECTOR) for one in found.standings]
    assert {one.share for one in standings} == {None}
    assert find(town(*map(org, "abc"), partners("a b", "b c")), FindingKind.ASK_NEXT) == []
    assert find(
        town(*map(org, ROW), partners(*(f"{a} {b}" for a, b in combinations("abcde", 2)))),
        FindingKind.ASK_NEXT,
    )


FACTS = {FindingKind.ONE_OF_US, FindingKind.ONE_OF_THEM, FindingKind.ASK_NEXT}
"""Of these there is no doubt that more answers could settle: facts about us, and whom to ask."""


@pytest.mark.parametrize("scope", ActorScope)
def test_every_finding_of_the_sample_says_how_sure_it_is_or_why_not(scope: ActorScope) -> None:
    found = find_connectors(Day(read_sample(), SAMPLE_DAY), scope=scope, in_depth=True)
    open_to_doubt = [one for one in found if one.kind not in FACTS]
    assert open_to_doubt
    for one in open_to_doubt:
        assert one.standings or " is not told: " in one.rests_on, one.sentence


def test_how_sure_confirmed_ties_are_is_not_told() -> None:
    network = build_town(everybody_told("d", "e"))
    confirmed = Day(network, DAY).counting(CountedTies.CONFIRMED)
    found = find_connectors(confirmed, in_depth=True)
    assert found
    assert all(standing.share is None for one in found for standing in one.standings)
    assert FindingKind.ASK_NEXT not in {one.kind for one in found}
    assert SURE_OF_ALL in found[0].rests_on


def test_whoever_said_not_now_is_not_asked_next() -> None:
    network = build_town(everybody_told("c", "d", "i"), org("c", standing=Standing.NOT_NOW))
    [ask] = find(network, FindingKind.ASK_NEXT)
    assert set(ask.subjects) == {"d", "i"}


def test_one_who_is_to_be_asked_alone_is_told_as_one() -> None:
    network = build_town(
        everybody_told("c", "d", "i"), org("c", standing=Standing.NOT_NOW), org("d", standing=Standing.CLOSED)
    )
    [ask] = find(network, FindingKind.ASK_NEXT)
    assert ask.sentence == (
        "Ask I next whom they work with: their answer would settle most of who connects others."
    )
    assert ask.why.endswith("hangs on this one.")
    assert ask.next_step.startswith("Print a sheet for them under")


def test_how_many_were_asked_is_told_in_one_way_where_we_were_asked_too() -> None:
    silent = ("c", "d", "i", "j")
    network = build_town(everybody_told(*silent), org("attic", home=True), reports("library a"))
    rests_on = find(network, FindingKind.CONNECTOR)[0].rests_on
    assert "; 9 of them were asked whom they work with." in rests_on
    assert "and what an answer may have left out, was filled in" in rests_on
    assert "as the 8 who were asked beside us let expect" in rests_on
