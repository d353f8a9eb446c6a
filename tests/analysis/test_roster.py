"""Whom to ask who works with whom, and whether anybody has said so."""

from datetime import date

from netmap.analysis.day import Day
from netmap.analysis.roster import is_nothing_said, list_roster
from netmap.content.loading import load_content
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import EMPTY
from netmap.model.ties import Tie
from netmap.report.roster import list_scale, write_online_question
from tests.analysis.towns import org, partners, person, tie, town

US = org("us", home=True)


def day(*items: Entity | Tie | list[Tie]) -> Day:
    return Day(town(*items), date(2026, 5, 3))


def test_nothing_is_said_while_partners_are_tied_to_nobody_but_us() -> None:
    assert is_nothing_said(day(org("a"), org("b")))
    assert is_nothing_said(day(US, org("a"), org("b"), partners("us a", "us b")))
    assert not is_nothing_said(day(US, org("a"), org("b"), partners("a b")))
    assert not is_nothing_said(day(US, org("a"), org("b"), tie(T.REPORTS, "a", "b")))


def test_two_partners_are_the_fewest_of_whom_it_could_be_said() -> None:
    assert not is_nothing_said(Day(EMPTY, date(2026, 5, 3)))
    assert not is_nothing_said(day(US, org("a")))


def test_the_roster_names_partners_and_us_and_nobody_confidential_or_gone() -> None:
    network = day(
        US, org("b"), org("a"), org("shelter", confidential=True), org("gone", standing=Standing.PAST_PARTNER),
        org("shut", standing=Standing.CLOSED), person("ana"), person("doc", standing=Standing.PARTNER),
    )  # fmt: skip
    assert [one.id for one in list_roster(network)] == ["a", "b", "doc", "us"]


def test_the_online_question_has_a_row_a_partner_and_a_column_a_strength() -> None:
    content = load_content()
    lines = write_online_question(["Bay Hospital", "Dune School"], content).splitlines()
    assert lines[lines.index("Rows:") + 1 : lines.index("Columns:") - 1] == ["Bay Hospital", "Dune School"]
    columns = ["Not at all", "aware", "in touch", "cooperate", "coordinate", "collaborate"]
    assert lines[lines.index("Columns:") + 1 :] == columns
    assert list_scale(content)[2].startswith("3 cooperate: ")
