"""Ties nobody has heard of for over a year are asked about, the oldest first, ten a day."""

from datetime import date, timedelta

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.still_true import (
    count_answered,
    find_faint,
    find_unconfirmed,
    list_pile,
    name_question,
)
from netmap.model.entity import Entity
from netmap.model.happenings import Dismissal, Interaction
from netmap.model.kinds import InteractionKind, Standing, TieKind
from netmap.model.ties import Tie
from tests.analysis.towns import org, person, tie, town

DAY = date(2026, 6, 1)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def confirmed(source: str, target: str, days: int | None) -> Tie:
    return tie(TieKind.PARTNERS_WITH, source, target, confirmed_on=None if days is None else ago(days))


def ask(*items: Entity | Tie | list[Tie]) -> list[str]:
    network = town(org("a"), org("b"), org("c"), org("d"), *items)
    return ["-".join(one.tie.ends) for one in find_unconfirmed(Day(network, DAY))]


def test_the_oldest_comes_first_then_what_has_no_day_and_nothing_confirmed_within_a_year() -> None:
    ties = [
        confirmed("a", "b", 400), confirmed("a", "c", None), confirmed("b", "c", 800), confirmed("c", "d", 365),
        confirmed("b", "d", 366),
    ]  # fmt: skip
    assert ask(ties) == ["b-c", "a-b", "b-d", "a-c"]


def test_a_meeting_of_the_two_confirms_their_tie() -> None:
    meeting = Interaction(id="m", on=ago(5))
    both = [tie(TieKind.WITH, "m", "a"), tie(TieKind.WITH, "m", "b")]
    assert ask(confirmed("a", "b", 900), meeting, both) == []


def test_a_contact_with_anybody_there_confirms_a_tie_of_ours() -> None:
    us, job = org("us", home=True), tie(TieKind.WORKS_AT, "luis", "a", confirmed_on=ago(1))
    call = Interaction(id="m", on=ago(5), interaction_kind=InteractionKind.CALL)
    assert ask(us, person("luis"), job, confirmed("a", "us", 900), call, tie(TieKind.WITH, "m", "luis")) == []


def test_that_two_know_each_other_shows_only_where_both_were() -> None:
    us = [person("ana", on_team=True), person("ben", on_team=True), person("luis")]
    knows = [tie(TieKind.KNOWS, who, "luis", confirmed_on=ago(900)) for who in ("ana", "ben")]
    met = [tie(TieKind.BY, "m", "ben"), tie(TieKind.WITH, "m", "luis")]
    assert ask(*us, knows, Interaction(id="m", on=ago(5)), met) == ["ana-luis"]


def test_a_contact_that_names_both_shows_that_somebody_still_works_there() -> None:
    job = tie(TieKind.WORKS_AT, "luis", "a", confirmed_on=ago(900))
    mail = Interaction(id="m", on=ago(5), interaction_kind=InteractionKind.MAIL)
    named = [tie(TieKind.WITH, "m", "luis"), tie(TieKind.WITH, "m", "a")]
    assert ask(person("luis"), job) == ["luis-a"]
    assert ask(person("luis"), job, mail, named) == []


def test_nothing_is_asked_about_two_of_us_or_about_what_ended() -> None:
    us = [org("us", home=True), person("ana", on_team=True)]
    ended = tie(TieKind.PARTNERS_WITH, "a", "b", confirmed_on=ago(900), until=ago(2))
    assert ask(*us, tie(TieKind.WORKS_AT, "ana", "us", confirmed_on=ago(900)), ended) == []


def test_nothing_is_asked_about_who_left_us() -> None:
    assert ask(org("past", standing=Standing.PAST_PARTNER), confirmed("a", "past", 900)) == []


def test_only_what_is_known_to_be_old_is_faint() -> None:
    network = town(org("a"), org("b"), org("c"), confirmed("a", "b", 400), confirmed("b", "c", None))
    assert find_faint(Day(network, DAY)) == {"PARTNERS_WITH-a-b"}


def build_crowd(*items: Entity) -> list[str]:
    """Thirty ties, each a day older than the one before; what is asked today."""
    orgs = [org(f"o{number:02}") for number in range(31)]
    ties = [confirmed(f"o{number:02}", f"o{number + 1:02}", 400 + number) for number in range(30)]
    return [one.tie.source for one in list_pile(Day(town(*orgs, ties, *items), DAY))]


def test_ten_a_day_are_asked() -> None:
    assert build_crowd() == [f"o{number:02}" for number in range(29, 19, -1)]


def test_what_nobody_knew_comes_back_after_a_month() -> None:
    newest = name_question("PARTNERS_WITH-o29-o30")
    assert build_crowd(Dismissal(finding=newest, on=ago(29)))[0] == "o28"
    assert build_crowd(Dismissal(finding=newest, on=ago(30)))[0] == "o29"


def test_what_was_confirmed_or_put_off_today_counts_as_answered() -> None:
    network = town(
        org("a"), org("b"), confirmed("a", "b", 0), Dismissal(finding=name_question("other"), on=DAY)
    )
    assert count_answered(Day(network, DAY)) == 2
