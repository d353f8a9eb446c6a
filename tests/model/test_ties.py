"""The tie table decides which ties there can be."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.errors import InputError
from netmap.model.entities import Organization, Person
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.records import from_json, from_record, to_json, to_record
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie, build_tie, change_tie, check_tie
from tests.strategies import actors, ties_among

LIBRARY, ANA = Organization(name="Library"), Person(name="Ana")
KINDS = {LIBRARY.id: EntityKind.ORGANIZATION, ANA.id: EntityKind.PERSON}


def test_every_kind_has_its_rule_with_words_both_ways() -> None:
    assert set(TIE_RULES) == set(TieKind)
    assert all(rule.ends and rule.says and rule.says_back for rule in TIE_RULES.values())
    assert all(set(rule.fields) <= set(Tie.model_fields) for rule in TIE_RULES.values())


def test_symmetric_kinds_allow_both_orders_of_their_ends() -> None:
    for rule in TIE_RULES.values():
        if rule.symmetric:
            assert {(target, source) for source, target in rule.ends} == set(rule.ends)


def test_no_tie_can_say_that_a_person_belongs_to_a_population() -> None:
    pair = (EntityKind.PERSON, EntityKind.POPULATION)
    allowed = [kind for kind, rule in TIE_RULES.items() if pair in rule.ends or pair[::-1] in rule.ends]
    assert allowed == []


def test_a_symmetric_tie_is_the_same_from_both_sides() -> None:
    one = build_tie(TieKind.PARTNERS_WITH, "b", "a", id="t", strength_by_source=2, strength_by_target=4)
    other = build_tie(TieKind.PARTNERS_WITH, "a", "b", id="t", strength_by_source=4, strength_by_target=2)
    assert one == other
    assert one.ends == ("a", "b")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"strength": 0}, "strength"),
        ({"strength": 7}, "strength"),
        ({"strength": "abc"}, "strength"),
        ({"strength": 2.5}, "strength"),
        ({"since": "31/02/2024"}, "since"),
        ({"rhythm_ideal_days": 0}, "rhythm_ideal_days"),
    ],
)
def test_what_a_tie_cannot_hold_is_refused_by_field(values: dict[str, Any], field: str) -> None:
    with pytest.raises(InputError) as caught:
        build_tie(TieKind.PARTNERS_WITH, "a", "b", **values)
    assert caught.value.field == field


def test_a_tie_to_oneself_or_ending_before_it_begins_is_refused() -> None:
    with pytest.raises(InputError, match="two different ends"):
        build_tie(TieKind.KNOWS, "a", "a")
    with pytest.raises(InputError, match="before it begins"):
        build_tie(TieKind.KNOWS, "a", "b", since=date(2026, 2, 1), until=date(2026, 1, 1))


def test_ends_that_the_table_does_not_allow_are_refused() -> None:
    check_tie(build_tie(TieKind.WORKS_AT, ANA.id, LIBRARY.id), KINDS.get)
    with pytest.raises(InputError, match="cannot lead from"):
        check_tie(build_tie(TieKind.WORKS_AT, LIBRARY.id, ANA.id), KINDS.get)
    with pytest.raises(InputError, match="not on the map"):
        check_tie(build_tie(TieKind.WORKS_AT, ANA.id, "nobody"), KINDS.get)


def test_a_spell_holds_on_its_first_and_last_day() -> None:
    tie = build_tie(TieKind.KNOWS, "a", "b", since=date(2026, 1, 1), until=date(2026, 1, 31))
    assert tie.holds_on(date(2026, 1, 1))
    assert tie.holds_on(date(2026, 1, 31))
    assert not tie.holds_on(date(2026, 2, 1))
    assert change_tie(tie, until=None).holds_on(date(2030, 1, 1))


@given(st.data())
def test_any_tie_survives_record_and_export(data: st.DataObject) -> None:
    tie = data.draw(ties_among([data.draw(actors()), data.draw(actors())]))
    if tie:
        assert from_record(tie.kind, to_record(tie)) == tie
        assert from_json(to_json(tie), is_tie=True) == tie
