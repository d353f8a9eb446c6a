"""What the store promises, on the local database and on a Neo4j alike."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from netmap.errors import ChangeConflict, ChangeNotFound, ChangeTooLarge, InputError
from netmap.graph import writing
from netmap.graph.store import Store, open_store
from netmap.graph.writing import MAX_BYTES
from netmap.model.changes import MAX_TOUCHES, Change, Touch, build_change, split_change
from netmap.model.entities import Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.entity_classes import change_entity
from netmap.model.ids import new_id
from netmap.model.kinds import Nature, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie, change_tie
from netmap.settings import Settings

LIBRARY = Organization(name="Library", city="Marlow", tags=("books", "rooms"), attributes={"rooms": 3})
CLINIC = Organization(name="Clinic")
ANA = Person(name="Ana", languages=("Spanish",))
WORKS = build_tie(TieKind.WORKS_AT, ANA.id, LIBRARY.id, role="Director", since=date(2020, 2, 29))
PARTNERS = build_tie(TieKind.PARTNERS_WITH, LIBRARY.id, CLINIC.id, strength=3)
START = (LIBRARY, CLINIC, ANA, WORKS, PARTNERS)


def put(store: Store, *items: Entity | Tie, remove: tuple[str, ...] = (), said: str = "A test.") -> Change:
    """Write some entities and ties as Ana would."""
    return store.apply(build_change(store.read(), put=items, remove=remove, who="Ana", sentence=said))


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.read() == Network()
    assert store.revision() == 0
    assert store.changes() == []


def test_what_is_written_is_read_back_equal(store: Store, settings: Settings) -> None:
    put(store, *START)
    assert store.read() == Network.of_items(START)
    with open_store(settings) as other:
        assert other.read() == Network.of_items(START)
        assert other.store_id == store.store_id


def test_each_change_raises_the_revision_by_one_and_says_so(store: Store) -> None:
    assert put(store, LIBRARY).revision == 1
    assert put(store, CLINIC).revision == 2
    assert store.revision() == store.read().revision == 2


def test_reading_twice_gives_the_same_network_until_something_changes(
    store: Store, settings: Settings
) -> None:
    put(store, *START)
    first = store.read()
    assert store.read() is first
    with open_store(settings) as other:
        put(other, change_entity(LIBRARY, city="Hart"))
    assert store.read() is not first
    assert store.read().entities[LIBRARY.id] == change_entity(LIBRARY, city="Hart")


def test_entities_and_ties_are_changed_and_taken_out(store: Store) -> None:
    put(store, *START)
    put(
        store, change_entity(LIBRARY, city="", notes="Closed on Mondays"), change_tie(PARTNERS, strength=None)
    )
    put(store, remove=(ANA.id,))
    network = store.read()
    assert network.entities[LIBRARY.id] == change_entity(LIBRARY, city="", notes="Closed on Mondays")
    assert network.ties == {PARTNERS.id: change_tie(PARTNERS, strength=None)}


def test_a_tie_can_move_to_another_end(store: Store) -> None:
    put(store, *START)
    moved = change_tie(WORKS, target=CLINIC.id)
    put(store, moved)
    assert store.read().ties[WORKS.id] == moved


def test_the_same_change_written_twice_is_there_once(store: Store) -> None:
    change = build_change(Network(), put=START, who="Ana", sentence="A test.")
    first = store.apply(change)
    assert store.apply(change) == first
    assert store.revision() == 1


def test_a_change_that_touches_nothing_is_not_written(store: Store) -> None:
    put(store, *START)
    put(store, *START)
    assert store.revision() == 1


def test_two_people_on_one_organization_get_a_conflict_that_names_the_other(
    store: Store, settings: Settings
) -> None:
    put(store, *START)
    with open_store(settings) as luis:
        mine = build_change(
            store.read(), put=[change_entity(LIBRARY, city="Hart")], who="Ana", sentence="Moved."
        )
        luis.apply(
            build_change(
                luis.read(), put=[change_entity(LIBRARY, phone="1")], who="Luis", sentence="New phone."
            )
        )
        with pytest.raises(ChangeConflict, match=r"Luis changed “Library” .*New phone"):
            store.apply(mine)
    assert store.revision() == 2
    assert store.read().entities[LIBRARY.id] == change_entity(LIBRARY, phone="1")


def test_a_tie_to_somebody_taken_out_in_the_meantime_is_a_conflict(store: Store) -> None:
    put(store, *START)
    seen = store.read()
    put(store, remove=(CLINIC.id,), said="Clinic is closed.")
    tie = build_tie(TieKind.FUNDS, LIBRARY.id, CLINIC.id)
    with pytest.raises(ChangeConflict, match=r"Ana changed .*Clinic is closed"):
        store.apply(build_change(seen, put=[tie], who="Luis", sentence="They fund them."))


def test_somebody_with_a_new_tie_is_not_taken_out_by_one_who_did_not_see_it(store: Store) -> None:
    put(store, LIBRARY, CLINIC)
    seen = store.read()
    put(store, PARTNERS)
    with pytest.raises(InputError, match="Ties still lead here"):
        store.apply(build_change(seen, remove=[CLINIC.id], who="Luis", sentence="Closed."))
    assert store.read() == Network.of_items([LIBRARY, CLINIC, PARTNERS])


def test_two_spells_at_the_same_time_are_refused_even_when_written_by_two(store: Store) -> None:
    put(store, LIBRARY, CLINIC)
    seen = store.read()
    put(store, PARTNERS)
    again = build_tie(TieKind.PARTNERS_WITH, CLINIC.id, LIBRARY.id, strength=1)
    with pytest.raises(InputError, match="already there"):
        store.apply(build_change(seen, put=[again], who="Luis", sentence="They work together."))


def forge(*touches: Touch) -> Change:
    """A Change that no model has checked."""
    return Change(touches, "Ana", Nature.NEW_INFORMATION, "A test.", new_id(), datetime.now(UTC))


@pytest.mark.parametrize(
    ("touches", "message"),
    [
        ((Touch(None, WORKS),), "not on the map"),
        ((Touch(None, LIBRARY), Touch(None, change_entity(LIBRARY, city="Hart"))), "twice"),
        (
            (
                Touch(None, LIBRARY),
                Touch(None, ANA),
                Touch(None, build_tie(TieKind.WORKS_AT, LIBRARY.id, ANA.id)),
            ),
            "cannot lead",
        ),
    ],
)
def test_what_the_tie_table_does_not_allow_is_refused(
    store: Store, touches: tuple[Touch, ...], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        store.apply(forge(*touches))
    assert store.revision() == 0
    assert store.read() == Network()


def test_a_change_is_written_as_a_whole_or_not_at_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*_: object) -> None:
        raise RuntimeError("a fault on the way")

    with monkeypatch.context() as patch:
        patch.setattr(writing, "write_journal", break_off)
        with pytest.raises(RuntimeError):
            put(store, *START)
    assert store.read() == Network()
    assert store.revision() == 0


def test_the_journal_has_every_change_with_what_it_holds(store: Store) -> None:
    first = put(store, *START, said="The first five.")
    second = put(store, change_entity(LIBRARY, city="Hart"), said="Moved.")
    headers = store.changes()
    assert [(found.id, found.sentence, found.touches) for found in headers] == [
        (second.id, "Moved.", 1),
        (first.id, "The first five.", 5),
    ]
    assert store.change(first.id) == first
    assert store.change(second.id).touches == (Touch(LIBRARY, change_entity(LIBRARY, city="Hart")),)
    with pytest.raises(ChangeNotFound, match="nobody"):
        store.change("nobody")


def test_changes_since_a_moment_are_those_made_then_or_later(store: Store) -> None:
    put(store, LIBRARY)
    second = put(store, CLINIC)
    assert [found.id for found in store.changes(second.at)] == [second.id]
    assert store.changes(second.at + timedelta(seconds=1)) == []


def test_instants_of_any_zone_are_kept_as_utc_and_do_not_run_backwards_by_a_little(store: Store) -> None:
    change = build_change(Network(), put=[LIBRARY], who="Ana", sentence="A test.")
    noon = datetime(2026, 7, 1, 12, tzinfo=ZoneInfo("America/Chicago"))
    first = store.apply(Change(change.touches, "Ana", Nature.IMPORT, "", change.id, noon))
    assert first.at == store.changes()[0].at == datetime(2026, 7, 1, 17, tzinfo=UTC)
    assert store.changes()[0].at.tzinfo == UTC
    earlier = store.apply(
        Change((Touch(None, CLINIC),), "", Nature.IMPORT, "", new_id(), noon - timedelta(minutes=5))
    )
    assert earlier.at == first.at


def test_the_network_is_read_as_it_was_known_at_a_moment(store: Store) -> None:
    first = put(store, *START)
    second = put(store, change_entity(LIBRARY, city="Hart"), remove=(WORKS.id,))
    put(store, remove=(CLINIC.id,))
    assert store.read(first.at - timedelta(microseconds=1)) == Network()
    assert store.read(first.at) == Network.of_items(START)
    then = store.read(second.at)
    assert then == Network.of_items([change_entity(LIBRARY, city="Hart"), CLINIC, ANA, PARTNERS])
    assert then.revision == 2
    assert store.read(datetime.now(UTC)) == store.read()


def test_a_batch_reports_how_far_it_is_and_goes_on_after_a_break(store: Store) -> None:
    people = [Person(name=f"Person {number}") for number in range(25)]
    parts = split_change(build_change(Network(), put=people, who="Ana", sentence="A list."), 10)
    seen = []
    store.apply(parts[0])
    written = store.apply_batch(parts, lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert [found.revision for found in written] == [1, 2, 3]
    assert store.read() == Network.of_items(people)


@pytest.mark.large
def test_the_largest_change_works_and_one_beyond_it_is_refused(store: Store) -> None:
    sectors = [Sector(name=f"Sector {number}") for number in range(MAX_TOUCHES // 2)]
    ties = [build_tie(TieKind.IN_SECTOR, LIBRARY.id, sector.id) for sector in sectors[:-1]]
    largest = build_change(Network(), put=[LIBRARY, *sectors, *ties], who="Ana", sentence="A large list.")
    assert len(largest.touches) == MAX_TOUCHES
    with pytest.raises(ChangeTooLarge, match="10,001 entries"):
        store.apply(forge(*largest.touches, Touch(None, CLINIC)))
    assert store.revision() == 0
    store.apply(largest)
    assert store.read() == Network.of_items([LIBRARY, *sectors, *ties])
    assert len(store.undo(who="Ana")) == 1
    assert store.read() == Network()


@pytest.mark.large
def test_the_wordiest_change_works_and_one_beyond_it_is_refused(store: Store) -> None:
    # "…" takes three bytes and "🤝" four: sizes are those of the text as it is sent.
    notes = "…🤝 text " * 2_000
    several = MAX_BYTES // len(notes.encode()) - 100
    people = [Person(name=f"Person {number}", notes=notes) for number in range(several)]
    store.apply(build_change(Network(), put=people, who="Ana", sentence="Long notes."))
    assert store.read() == Network.of_items(people)
    more = [Person(name=f"Another {number}", notes=notes) for number in range(several + 100)]
    with pytest.raises(ChangeTooLarge, match="64,000,000"):
        put(store, *more)
    assert store.revision() == 1


def test_an_entry_of_more_text_than_one_may_hold_is_refused_by_name(store: Store) -> None:
    columns = {f"column {number}": "x" * 20_000 for number in range(120)}
    with pytest.raises(ChangeTooLarge, match="“Wordy” holds"):
        put(store, Organization(name="Wordy", attributes=columns))
    assert store.revision() == 0


def test_text_of_any_kind_survives(store: Store) -> None:
    hostile = [
        "<img src=x onerror=alert(1)>",
        "</script>",
        "=cmd|' /C calc'!A0",
        "'; MATCH (n) DETACH DELETE n //",
    ]
    strange = ["`back`", "$id", "\\u0000", "日本語 العربية 👩‍👩‍👧", '{"a": 1}', "a\tb"]
    people = [
        Person(name=name, notes=f"line one\n{name}", attributes={name: name}) for name in hostile + strange
    ]
    put(store, *people)
    assert store.read() == Network.of_items(people)
    store.undo(who="Ana")
    assert store.read() == Network()
