"""Undo takes back what somebody did, and nothing that others did since."""

from datetime import date

import pytest

from netmap.errors import ChangeNotFound, UndoRefused
from netmap.graph.store import Store
from netmap.model.changes import build_change, split_change
from netmap.model.entities import Organization, Person
from netmap.model.entity_classes import change_entity
from netmap.model.kinds import Nature, TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie, change_tie
from tests.graph.test_store import ANA, CLINIC, LIBRARY, PARTNERS, START, WORKS, put


def test_the_newest_change_is_taken_back_first_and_then_the_one_before(store: Store) -> None:
    put(store, LIBRARY, said="The library.")
    put(store, change_entity(LIBRARY, city="Hart"), said="Moved.")
    undo = store.undo(who="Luis")
    assert [(found.sentence, found.who, found.nature) for found in undo] == [
        ("Undo: Moved.", "Luis", Nature.UNDO)
    ]
    assert store.read() == Network.of_items([LIBRARY])
    store.undo(who="Luis")
    assert store.read() == Network()
    with pytest.raises(ChangeNotFound, match="nothing left to undo"):
        store.undo(who="Luis")
    assert store.revision() == 4


def test_the_undo_of_an_undo_does_it_again(store: Store) -> None:
    put(store, *START)
    undone = store.undo(who="Ana")
    redone = store.undo(undone[0].id, who="Ana")
    assert store.read() == Network.of_items(START)
    assert [found.undone for found in store.changes()] == [False, True, False]
    store.undo(redone[0].id, who="Ana")
    assert store.read() == Network()


def test_fields_that_others_changed_since_stay_as_they_are(store: Store) -> None:
    put(store, LIBRARY)
    first = put(store, change_entity(LIBRARY, city="Hart"))
    put(store, change_entity(store.read().entities[LIBRARY.id], phone="555"))
    store.undo(first.id, who="Ana")
    assert store.read().entities[LIBRARY.id] == change_entity(LIBRARY, phone="555")


def test_an_undo_is_refused_naming_those_who_changed_the_same_field_since(store: Store) -> None:
    put(store, LIBRARY)
    first = put(store, change_entity(LIBRARY, city="Hart"), said="Moved to Hart.")
    put(store, change_entity(LIBRARY, city="Vale"), said="Moved to Vale.")
    with pytest.raises(UndoRefused, match=r"later Changes stand on it .“Moved to Vale.” by Ana"):
        store.undo(first.id, who="Ana")
    assert store.read().entities[LIBRARY.id] == change_entity(LIBRARY, city="Vale")
    store.undo(who="Ana")
    store.undo(first.id, who="Ana")
    assert store.read() == Network.of_items([LIBRARY])


def test_what_got_a_tie_since_is_not_taken_out_by_an_undo(store: Store) -> None:
    first = put(store, LIBRARY, CLINIC, said="Two names.")
    put(store, PARTNERS, said="They work together.")
    with pytest.raises(UndoRefused, match=r"“They work together.”"):
        store.undo(first.id, who="Ana")


def test_a_tie_is_not_brought_back_to_somebody_taken_out_since(store: Store) -> None:
    put(store, LIBRARY, CLINIC, PARTNERS)
    gone = put(store, remove=(PARTNERS.id,), said="They no longer work together.")
    put(store, remove=(CLINIC.id,), said="Clinic is closed.")
    with pytest.raises(UndoRefused, match=r"“Clinic is closed.”"):
        store.undo(gone.id, who="Ana")


def test_a_spell_is_not_brought_back_into_the_time_of_another(store: Store) -> None:
    put(store, LIBRARY, CLINIC, PARTNERS)
    ended = put(store, change_tie(PARTNERS, until=date(2025, 6, 30)), said="It ended.")
    put(store, build_tie(TieKind.PARTNERS_WITH, LIBRARY.id, CLINIC.id, since=date(2025, 7, 1)))
    with pytest.raises(UndoRefused, match=r"“It ended.” cannot be undone.* already there for that time"):
        store.undo(ended.id, who="Ana")


def test_an_undo_does_not_put_an_address_to_a_place_that_became_confidential(store: Store) -> None:
    shelter = Organization(name="Shelter", address="1 Elm Street")
    put(store, shelter)
    cleared = put(store, change_entity(shelter, address=""), said="Address removed.")
    put(store, change_entity(shelter, address="", location_confidential=True))
    with pytest.raises(UndoRefused, match="confidential"):
        store.undo(cleared.id, who="Ana")


def test_a_batch_is_taken_back_and_brought_back_together(store: Store) -> None:
    put(store, LIBRARY)
    people = [Person(name=f"Person {number}") for number in range(9)]
    ties = [build_tie(TieKind.WORKS_AT, person.id, LIBRARY.id) for person in people]
    parts = split_change(build_change(store.read(), put=[*people, *ties], who="Ana", sentence="A list."), 5)
    store.apply_batch(parts)
    undone = store.undo(parts[1].id, who="Luis")
    assert len(undone) == len(parts) == 4
    assert store.read() == Network.of_items([LIBRARY])
    store.undo(undone[0].id, who="Luis")
    assert store.read() == Network.of_items([LIBRARY, *people, *ties])


def test_an_undo_of_a_batch_that_broke_off_goes_on_where_it_stopped(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [Person(name=f"Person {number}") for number in range(9)]
    store.apply_batch(split_change(build_change(Network(), put=people, who="Ana", sentence="A list."), 3))
    write, calls = store._write, []

    def break_off(change: object) -> object:
        calls.append(change)
        if len(calls) > 1:
            raise KeyboardInterrupt
        return write(change)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(store, "_write", break_off)
        with pytest.raises(KeyboardInterrupt):
            store.undo(who="Ana")
    assert len(store.read().entities) == 6
    assert len(store.undo(who="Ana")) == 2
    assert store.read() == Network()


def test_a_change_undone_already_and_one_that_is_not_there_are_refused(store: Store) -> None:
    first = put(store, WORKS.model_copy(update={"target": LIBRARY.id}), ANA, LIBRARY)
    store.undo(who="Ana")
    with pytest.raises(UndoRefused, match="undone already"):
        store.undo(first.id, who="Ana")
    with pytest.raises(ChangeNotFound, match="no Change “nothing”"):
        store.undo("nothing", who="Ana")
