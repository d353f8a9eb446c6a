"""Findings put aside stay aside while they are about the same, and come back when asked."""

from dataclasses import replace
from datetime import date

import pytest

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.still_true import name_question
from netmap.analysis.missing.gap import GapKind
from netmap.errors import InputError
from netmap.model.changes import apply_change, build_change, invert_change
from netmap.model.entity import Entity
from netmap.model.happenings import Dismissal
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.records import from_record, to_record
from netmap.model.ties import Tie
from netmap.report.dismissals import (
    find_dismissals,
    keep_open,
    list_dismissals,
    plan_dismissal,
    read_dismissed,
    tell_dismissed,
)
from netmap.report.finding import KEY_LIMIT, Finding, FindingKind, Kind
from netmap.report.missing.every import find_missing
from tests.analysis.towns import goal, org, partners, sector, tie, town

DAY = date(2026, 5, 3)
JOBS = (org("library", home=True), goal("jobs", name="Good jobs"), sector("moving", name="Transportation"),
        tie(T.EXPECTS, "jobs", "moving"), partners("library clinic"), org("clinic"), tie(T.PURSUES, "clinic", "jobs"))  # fmt: skip


def lacking(*more: Entity | Tie | list[Tie]) -> tuple[Network, tuple[Finding, ...]]:
    network = town(*JOBS, *more)
    return network, find_missing(Day(network, DAY))


def made(kind: Kind, *subjects: str) -> Finding:
    return Finding(kind, subjects, "Said.", "", (), "", "")


def test_what_is_put_aside_is_left_out_and_the_rest_stays() -> None:
    network, findings = lacking()
    first = findings[0]
    aside = plan_dismissal(first.key, "They have a bus of their own.", DAY)
    after = town(*network.entities.values(), *network.ties.values(), aside)
    assert (aside.reason, aside.on) == ("They have a bus of their own.", DAY)
    assert keep_open(findings, Day(after, DAY)) == findings[1:]
    assert keep_open(findings, Day(network, DAY)) == findings


def test_it_stays_aside_though_somebody_else_could_close_the_gap_and_the_sentence_is_another() -> None:
    _, findings = lacking()
    aside = plan_dismissal(next(one for one in findings if one.kind is GapKind.GOAL_SECTOR).key, "", DAY)
    network, found = lacking(aside, org("bus", name="City Bus"), tie(T.IN_SECTOR, "bus", "moving"))
    again = next(one for one in found if one.kind is GapKind.GOAL_SECTOR)
    assert again.next_step == "Ask City Bus to join."
    assert again not in keep_open(found, Day(network, DAY))


def test_what_is_about_somebody_else_is_not_put_aside_with_it() -> None:
    alone = made(GapKind.NO_TIE, "bus")
    network = town(plan_dismissal(alone.key, "", DAY))
    assert keep_open([alone, made(GapKind.NO_TIE, "bus", "clinic")], Day(network, DAY)) == (
        made(GapKind.NO_TIE, "bus", "clinic"),
    )
    assert keep_open([made(FindingKind.CONNECTOR, "bus")], Day(network, DAY))


def test_the_order_of_names_changes_nothing() -> None:
    network = town(plan_dismissal(made(GapKind.NO_TIE, "a", "b").key, "", DAY))
    assert not keep_open([made(GapKind.NO_TIE, "b", "a")], Day(network, DAY))


def test_a_key_of_many_subjects_stays_short_and_one_of_its_own() -> None:
    many = made(GapKind.NO_TIE, *(f"{number:026}" for number in range(90)))
    fewer = replace(many, subjects=many.subjects[1:])
    assert len(many.key) <= KEY_LIMIT
    assert many.key != fewer.key
    assert not keep_open([many], Day(town(plan_dismissal(many.key, "", DAY)), DAY))
    assert keep_open([fewer], Day(town(plan_dismissal(many.key, "", DAY)), DAY)) == (fewer,)


def test_it_is_not_aside_before_the_day_and_once_it_is_brought_back() -> None:
    finding = made(FindingKind.CONNECTOR, "clinic")
    aside = plan_dismissal(finding.key, "", DAY)
    assert read_dismissed(Day(town(aside), date(2026, 5, 2))) == frozenset()
    twice = (aside, plan_dismissal(finding.key, "Again", DAY))
    network = town(*twice)
    assert {one.id for one in find_dismissals(network, finding.key)} == {one.id for one in twice}
    back = build_change(network, remove=[one.id for one in twice], who="Ana", sentence="Bring back")
    assert not read_dismissed(Day(apply_change(network, back), DAY))


def test_putting_aside_is_a_change_like_any_other_and_can_be_undone() -> None:
    network, findings = lacking()
    aside = plan_dismissal(findings[0].key, "", DAY)
    change = build_change(network, put=[aside], who="Ana", sentence="Put aside")
    after = apply_change(network, change)
    assert from_record(aside.kind, to_record(aside)) == aside
    undone = invert_change(change, who="Ana", sentence="Taken back")
    assert keep_open(findings, Day(apply_change(after, undone), DAY)) == findings


def test_the_list_is_told_newest_first_in_names() -> None:
    clinic = org("clinic")
    older = Dismissal(finding=made(FindingKind.CONNECTOR, "clinic").key, on=date(2026, 1, 1))
    newer = Dismissal(finding=made(GapKind.NO_TIE, "clinic", "gone").key, on=DAY)
    network = town(clinic, older, newer, Dismissal())
    assert list_dismissals(Day(network, DAY)) == (newer, older)
    assert [tell_dismissed(network, one.finding) for one in list_dismissals(Day(network, DAY))] == [
        "Without a tie: Clinic",
        "Connector: Clinic",
    ]
    assert tell_dismissed(network, "no tie:0f" * 3) == "No tie"


def test_a_reason_too_long_to_keep_is_refused() -> None:
    with pytest.raises(InputError, match="Reason"):
        plan_dismissal(made(FindingKind.CONNECTOR, "clinic").key, "x" * 30_000, DAY)


def test_a_tie_nobody_knew_about_is_no_finding_put_aside() -> None:
    asked = Dismissal(finding=name_question("some-tie"), on=DAY)
    assert list_dismissals(Day(Network.of_items([asked]), DAY)) == ()
