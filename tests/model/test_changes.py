"""A Change turns one network into the next, and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.errors import ChangeConflict, InputError
from netmap.model.changes import (
    apply_change,
    build_change,
    invert_change,
    split_change,
)
from netmap.model.entities import Organization, Person
from netmap.model.entity_classes import change_entity
from netmap.model.happenings import Interaction
from netmap.model.kinds import Nature, TieKind
from netmap.model.network import EMPTY, Network, in_force
from netmap.model.ties import Tie, build_tie
from tests.strategies import networks

LIBRARY, CLINIC, ANA = Organization(name="Library"), Organization(name="Clinic"), Person(name="Ana")
WORKS = build_tie(TieKind.WORKS_AT, ANA.id, LIBRARY.id)
SMALL = Network.of_items([LIBRARY, CLINIC, ANA, WORKS])


def change(network: Network, *put: object, remove: tuple[str, ...] = ()) -> object:
    return build_change(network, put=put, remove=remove, who="Ana", sentence="A test.")  # type: ignore[arg-type]


def test_what_is_already_so_is_not_touched() -> None:
    assert not change(SMALL, *SMALL.entities.values(), *SMALL.ties.values())


def test_a_removed_organization_takes_its_ties_with_it() -> None:
    made = build_change(SMALL, remove=[LIBRARY.id], who="", sentence="")
    after = apply_change(SMALL, made)
    assert after.ties == {}
    assert set(after.entities) == {CLINIC.id, ANA.id}


def test_a_change_says_which_fields_differ() -> None:
    moved = change_entity(LIBRARY, city="Marlow", phone="555-0100")
    made = build_change(SMALL, put=[moved], who="", sentence="")
    assert made.touches[0].changed_fields() == ("phone", "city")


def test_a_change_made_from_an_older_state_is_refused_and_names_what_changed() -> None:
    made = build_change(SMALL, put=[change_entity(LIBRARY, city="A")], who="", sentence="")
    meanwhile = apply_change(
        SMALL, build_change(SMALL, put=[change_entity(LIBRARY, city="B")], who="", sentence="")
    )
    with pytest.raises(ChangeConflict, match="Library"):
        apply_change(meanwhile, made)


def test_two_spells_of_one_kind_do_not_overlap_but_may_follow_each_other() -> None:
    first = build_tie(TieKind.PARTNERS_WITH, LIBRARY.id, CLINIC.id, until=date(2025, 6, 30))
    second = build_tie(TieKind.PARTNERS_WITH, LIBRARY.id, CLINIC.id, since=date(2025, 7, 1))
    assert len(build_change(SMALL, put=[first, second], who="", sentence="").touches) == 2
    overlapping = build_tie(TieKind.PARTNERS_WITH, CLINIC.id, LIBRARY.id, since=date(2025, 6, 30))
    with pytest.raises(InputError, match="already there"):
        build_change(SMALL, put=[first, overlapping], who="", sentence="")
    stored = Network.of_items([LIBRARY, CLINIC, first])
    with pytest.raises(InputError, match="already there"):
        build_change(stored, put=[overlapping], who="", sentence="")


def test_kinds_that_allow_several_may_overlap() -> None:
    ties = [build_tie(TieKind.REPORTS, LIBRARY.id, CLINIC.id, strength=value) for value in (1, 2)]
    assert len(build_change(SMALL, put=ties, who="", sentence="").touches) == 2


def test_what_something_is_cannot_change() -> None:
    with pytest.raises(InputError, match="cannot be changed"):
        build_change(SMALL, put=[Person(id=LIBRARY.id, name="Library")], who="", sentence="")


def test_a_tie_to_nobody_is_refused() -> None:
    with pytest.raises(InputError, match="not on the map"):
        build_change(EMPTY, put=[WORKS], who="", sentence="")


@given(networks(), networks())
def test_any_change_applied_and_taken_back_gives_the_start(start: Network, goal: Network) -> None:
    made = build_change(
        start,
        put=[*goal.entities.values(), *goal.ties.values()],
        remove=[*(set(start.entities) - set(goal.entities)), *(set(start.ties) - set(goal.ties))],
        who="",
        sentence="",
    )
    after = apply_change(start, made)
    assert after == goal
    assert apply_change(after, invert_change(made, who="", sentence="")) == start


@given(networks(), networks(), st.integers(1, 5))
def test_a_change_in_parts_ends_where_the_whole_does(start: Network, goal: Network, limit: int) -> None:
    made = build_change(
        start,
        put=[*goal.entities.values(), *goal.ties.values()],
        remove=[*(set(start.entities) - set(goal.entities)), *(set(start.ties) - set(goal.ties))],
        who="",
        sentence="",
    )
    parts = split_change(made, limit)
    after = start
    for part in parts:
        assert len(part.touches) <= limit
        after = apply_change(after, part)
        assert all(end in after.entities for tie in after.ties.values() for end in tie.ends)
    assert after == goal
    assert len({part.batch_id for part in parts}) == 1
    for part in reversed(parts):
        after = apply_change(after, invert_change(part, who="", sentence=""))
    assert after == start


def test_a_contact_is_written_together_with_whom_it_was_with() -> None:
    contacts = [Interaction() for _ in range(6)]
    ties = [build_tie(TieKind.WITH, contact.id, LIBRARY.id) for contact in contacts]
    made = build_change(EMPTY, put=[LIBRARY, CLINIC, *contacts, *ties], who="Ana", sentence="")
    parts = split_change(made, 5)
    assert [len(part.touches) for part in parts] == [4, 4, 4, 2]
    after = EMPTY
    for part in parts:
        after = apply_change(after, part)
        assert all(after.ties_of(contact.id) for contact in after.of(Interaction))


def test_an_undo_is_a_change_of_its_own_that_names_what_it_takes_back() -> None:
    made = build_change(SMALL, remove=[CLINIC.id], who="Ana", sentence="")
    back = invert_change(made, who="Luis", sentence="Undo.")
    assert back.undoes == (made.id,)
    assert (back.nature, back.who) == (Nature.UNDO, "Luis")
    assert back.id != made.id


HOSTILE = "B\udcfccherei\u202e \x1b[31m\n.csv"
"""A file name in another encoding, as Linux hands it over, with an override of direction and a terminal's code."""


def test_who_and_what_are_kept_as_text_that_any_store_takes() -> None:
    made = build_change(EMPTY, put=[LIBRARY], who=HOSTILE, sentence=f"Brought in {HOSTILE}")
    undo = invert_change(made, who=HOSTILE, sentence=f"Undo: {made.sentence}")
    assert made.sentence == "Brought in Bcherei [31m .csv"
    assert made.who == undo.who == "Bcherei [31m .csv"
    assert undo.sentence == "Undo: Brought in Bcherei [31m .csv"


def test_a_network_on_a_day_has_only_what_held_then() -> None:
    tie = build_tie(TieKind.KNOWS, LIBRARY.id, CLINIC.id, since=date(2026, 1, 1))
    network = Network.of_items([LIBRARY, CLINIC, Tie.model_validate(tie)])
    assert in_force(network, date(2025, 12, 31)).ties == {}
    assert in_force(network, date(2026, 1, 1)) == network


def test_a_network_is_read_in_a_fixed_order() -> None:
    network = Network.of_items([Organization(name=name) for name in ("b", "A", "c")])
    assert [entity.name for entity in network.of(Organization)] == ["A", "b", "c"]
    assert network.counts() == {"Organization": 3}
