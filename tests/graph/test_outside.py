"""What others change in the database's own tools: noticed at the next read, adopted as a Change, or put back."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import date
from typing import Any

import pytest

from netmap.errors import ChangeConflict, InputError, StoreDamaged, StoreError
from netmap.graph.driver import WGS84Point
from netmap.graph.layout.properties import OWN
from netmap.graph.outside import looking, settling
from netmap.graph.outside.edits import Outside
from netmap.graph.outside.settling import OUTSIDER
from netmap.graph.store import Store, open_store
from netmap.model.entities import Organization, Person
from netmap.model.entity_classes import change_entity
from netmap.model.happenings import Dismissal, Interaction, View
from netmap.model.kinds import InteractionKind, TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie, change_tie
from netmap.settings import Settings
from tests.graph.test_store import ANA, CLINIC, LIBRARY, PARTNERS, START, WORKS, put
from tests.stores import run_statement

WHOLE = Network.of_items(START)

RENAME = "MATCH (one:Entity {name: 'Clinic'}) SET one.name = 'Harbor Clinic'"
ADD = "CREATE (:Organization {name: 'Food Bank', city: 'Hart', gds_score: 0.5})"
ADD_TIE = "MATCH (one:Entity {name: 'Ana'}) MATCH (other:Entity {name: 'Clinic'}) CREATE (one)-[:WORKS_AT {role: 'Nurse', since: date('2026-03-03')}]->(other)"
DELETE_TIE = "MATCH ()-[tie:WORKS_AT]->() DELETE tie"
DELETE_BOTH = "MATCH (one:Entity {name: 'Ana'}) DETACH DELETE one"


def fill(store: Store) -> None:
    """Write what the tests begin with, and read it."""
    put(store, *START)
    assert store.read() == WHOLE


def edit(settings: Settings, *statements: str, **values: Any) -> None:
    for one in statements:
        run_statement(settings, one, **values)


def named(network: Network, name: str) -> Any:
    (found,) = [one for one in network.entities.values() if one.name == name]
    return found


def look(settings: Settings) -> Outside:
    with open_store(settings) as opened:
        return opened.look_outside()


@pytest.mark.parametrize("statement", [RENAME, ADD, ADD_TIE])
def test_what_others_change_is_noticed_at_the_next_read_and_is_no_part_of_the_map_yet(
    store: Store, settings: Settings, statement: str
) -> None:
    fill(store)
    assert not store.outside
    edit(settings, statement)
    assert store.read() == WHOLE
    assert len(store.outside.edits) == 1
    with open_store(settings) as fresh:
        assert fresh.read() == WHOLE
        assert len(fresh.outside.edits) == 1


@pytest.mark.parametrize(
    ("statement", "told"),
    [(DELETE_TIE, "1 of 1 ties “works at” are missing"), (DELETE_BOTH, "1 of 1 people are missing")],
)
def test_what_is_gone_is_never_shown_as_a_smaller_map_and_may_be_adopted(
    store: Store, settings: Settings, statement: str, told: str
) -> None:
    fill(store)
    edit(settings, statement)
    for _ in range(2):
        with pytest.raises(StoreDamaged, match=told) as caught:
            store.read()
    assert "netmap adopt" in caught.value.message
    assert "netmap copy" in caught.value.message
    assert "Or restore your last backup" in caught.value.message
    store.adopt(store.look_outside(), who="Ana")
    gone = {WORKS.id} if statement == DELETE_TIE else {WORKS.id, ANA.id}
    assert store.read() == Network.of_items(one for one in START if one.id not in gone)
    store.undo(who="Ana")
    assert store.read() == WHOLE
    assert not look(settings)


def test_all_sorts_of_edits_become_one_change_that_is_undone_like_every_other(
    store: Store, settings: Settings
) -> None:
    fill(store)
    edit(
        settings, ADD_TIE, RENAME, ADD, "MATCH ()-[tie:PARTNERS_WITH]->() SET tie.strength = 5, tie.seen = true",
        "MATCH (one:Organization {name: 'Food Bank'}) MATCH (other:Entity {name: 'Library'}) "
        "CREATE (one)-[:PARTNERS_WITH {weight: 1.5, strength_by_source: 2}]->(other)",
    )  # fmt: skip
    store.read()
    (change,) = store.adopt(store.outside, who="Luis")
    assert change.who == OUTSIDER
    assert change.sentence == "Luis adopted 5 changes made past netmap."
    network = store.read()
    assert not store.outside
    bank = named(network, "Food Bank")
    assert bank == Organization(id=bank.id, name="Food Bank", city="Hart")
    assert network.entities[CLINIC.id] == change_entity(CLINIC, name="Harbor Clinic")
    assert network.ties[PARTNERS.id] == change_tie(PARTNERS, strength=5)
    (works,) = network.ties_of(CLINIC.id, TieKind.WORKS_AT)
    assert (works.role, str(works.since)) == ("Nurse", "2026-03-03")
    (partners,) = network.ties_between(bank.id, LIBRARY.id)
    assert partners.strength_by_source == (2 if partners.source == bank.id else None)
    assert partners.strength_by_target == (None if partners.source == bank.id else 2)
    with open_store(settings) as fresh:
        assert fresh.read() == network
        assert not fresh.outside
    foreign = run_statement(
        settings,
        "MATCH (one:Entity {name: 'Food Bank'})-[tie:PARTNERS_WITH]-() RETURN one.gds_score AS score, tie.weight AS weight",
    )
    assert foreign == [{"score": 0.5, "weight": 1.5}]
    store.undo(who="Luis")
    assert store.read() == WHOLE
    assert not look(settings)


def test_all_sorts_of_edits_are_put_back_and_the_journal_does_not_know_of_them(
    store: Store, settings: Settings
) -> None:
    fill(store)
    edit(
        settings, RENAME, ADD, DELETE_BOTH, "MATCH ()-[tie:PARTNERS_WITH]->() SET tie.strength = 'much', tie.seen = true",
        "MATCH (one:Organization {name: 'Food Bank'}) MATCH (other:Entity {name: 'Library'}) CREATE (one)-[:FUNDS]->(other)",
    )  # fmt: skip
    store.put_back(store.look_outside())
    assert store.read() == WHOLE
    assert not store.outside
    assert not look(settings)
    assert store.revision() == 1
    assert run_statement(settings, "MATCH ()-[tie:PARTNERS_WITH]->() RETURN tie.seen AS seen") == [
        {"seen": True}
    ]
    put(store, remove=(ANA.id,))
    assert store.read() == Network.of_items([LIBRARY, CLINIC, PARTNERS])


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("CREATE (:Organization {city: 'Hart'})", "organization: The name is empty"),
        ("CREATE (:Organization {id: 17, name: 'Food Bank'})", "“Food Bank” (organization): netmap id: "),
        ("MATCH (one:Entity {name: 'Clinic'}) SET one.name = 42", "“42” (organization): Name: "),
        ("MATCH (one:Entity {name: 'Clinic'}) SET one.standing = 'great'", "Where we stand: “great” cannot be read"),
        ("MATCH (one:Entity {name: 'Clinic'}) SET one:Person", "its labels say Organization, Person"),
        ("MATCH ()-[tie:WORKS_AT]->() SET tie.since = 'soon'", "“Ana” works at “Library”: Since: “soon” cannot be read"),
        (
            "MATCH (one:Entity {name: 'Library'}) MATCH (other:Entity {name: 'Ana'}) CREATE (one)-[:WORKS_AT]->(other)",
            "cannot lead from organization to person",
        ),
        (
            "MATCH (one:Entity {name: 'Library'}) MATCH (other:Entity {name: 'Clinic'}) CREATE (one)-[:PARTNERS_WITH]->(other)",
            "is already there for that time",
        ),
        (
            "MATCH (one:Entity {name: 'Clinic'}) CREATE (:Organization {id: one.id, name: 'Copy'})",
            "“Copy” (organization): its id is that of another entry",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_adopted_is_named_and_nothing_is_changed(
    store: Store, settings: Settings, statement: str, problem: str
) -> None:
    fill(store)
    edit(settings, statement, ADD)
    assert store.read() == WHOLE
    (told,) = store.outside.problems
    assert problem in told
    with pytest.raises(InputError, match="so nothing was") as caught:
        store.adopt(store.outside, who="Ana")
    assert told in caught.value.message
    assert store.revision() == 1
    assert store.read() == WHOLE


def test_a_second_label_and_an_edited_record_of_netmaps_own_are_put_back(
    store: Store, settings: Settings
) -> None:
    view, aside = View(name="For the board"), Dismissal(finding="gap:1", reason="Not now")
    about = build_tie(TieKind.ABOUT, aside.id, view.id)
    put(store, *START, view, aside, about)
    whole = store.read()
    edit(
        settings, "MATCH (one:Entity {name: 'Clinic'}) SET one:Person", "MATCH (one:NetmapView) SET one.name = 'Mine'",
        "MATCH (one:NetmapDismissal) DETACH DELETE one", "CREATE (:NetmapRecord:NetmapSetting {name: 'questions'})",
        "CREATE (:NetmapSetting {name: 'nothing of netmaps'})",
    )  # fmt: skip
    found = look(settings)
    assert len(found.edits) == 5
    assert any("only netmap adds such a record" in problem for problem in found.problems)
    store.put_back(found)
    assert store.read() == whole
    assert not look(settings)
    labels = "MATCH (one:Entity {name: 'Clinic'}) RETURN labels(one) AS labels"
    assert set(run_statement(settings, labels)[0]["labels"]) == {"Entity", "Organization"}


@pytest.mark.parametrize("is_adopted", [True, False])
def test_what_stands_beside_the_fields_is_right_after_edits_are_settled(
    store: Store, settings: Settings, is_adopted: bool
) -> None:
    clinic = change_entity(
        CLINIC, latitude=47.5, longitude=-122.0, attributes={"Number of beds": 12, "old": "x"}
    )
    met = Interaction(interaction_kind=InteractionKind.MEETING, on=date(2026, 3, 3))
    put(store, clinic, LIBRARY, met, build_tie(TieKind.WITH, met.id, clinic.id))
    store.read()
    edit(
        settings, "MATCH (one:Entity {name: 'Clinic'}) SET one.name = 'Harbor Clinic', one.latitude = 48.5, one.score = 0.5, "
        "one.`own_Number of beds` = 20, one.own_floor = 'third', one.own_old = null",
    )  # fmt: skip
    assert store.read().entities[CLINIC.id] == clinic
    store.adopt(store.outside, who="Ana") if is_adopted else store.put_back(store.outside)
    edited = {
        "name": "Harbor Clinic",
        "latitude": 48.5,
        "attributes": {"Number of beds": 20, "floor": "third"},
    }
    now = change_entity(clinic, **edited) if is_adopted else clinic
    assert store.read().entities[CLINIC.id] == now
    with open_store(settings) as fresh:
        assert fresh.read().entities[CLINIC.id] == now
        assert not fresh.outside
    (row,) = run_statement(
        settings,
        "MATCH (met:Interaction)-[:WITH]->(one) RETURN properties(one) AS record, met.caption AS told",
    )
    record = row["record"]
    assert record["caption"] == now.name
    assert row["told"] == f"Meeting, {now.name}, 3 Mar 2026"
    assert record["location"] == WGS84Point((-122.0, 48.5 if is_adopted else 47.5))
    assert {name: value for name, value in record.items() if name.startswith(OWN)} == {
        f"{OWN}{name}": value for name, value in now.attributes.items()
    }
    assert record["score"] == 0.5


def test_a_caption_is_no_part_of_the_map_and_comes_right_with_the_next_change(
    store: Store, settings: Settings
) -> None:
    fill(store)
    edit(settings, "MATCH (one:Entity {name: 'Clinic'}) SET one.caption = 'Ours'")
    assert store.read() == WHOLE
    assert not store.outside
    put(store, change_entity(CLINIC, city="Hart"))
    (row,) = run_statement(settings, "MATCH (one:Entity {name: 'Clinic'}) RETURN one.caption AS caption")
    assert row == {"caption": "Clinic"}


def test_what_waits_near_it_does_not_keep_somebody_from_being_renamed(
    store: Store, settings: Settings
) -> None:
    fill(store)
    edit(settings, "MATCH (one:Entity {name: 'Clinic'}) CREATE (:Interaction {text: 'Met'})-[:WITH]->(one)")
    assert len(look(settings).edits) == 2
    put(store, change_entity(CLINIC, name="Harbor Clinic"))
    assert store.read().entities[CLINIC.id].name == "Harbor Clinic"


def test_an_id_that_something_else_has_is_told_of_an_entry_and_never_loses_one(
    store: Store, settings: Settings
) -> None:
    fill(store)
    edit(settings, ADD.replace("{", "{id: 'own-1', "), ADD_TIE.replace("{role", "{id: 'own-1', role"))
    edit(
        settings,
        "MATCH (one:Entity {name: 'Clinic'}) MATCH (other:Entity {name: 'Ana'}) CREATE (one)-[:KEPT_BY {id: $id}]->(other)",
        id=CLINIC.id,
    )
    store.adopt(look(settings), who="Ana")
    assert store.read().entities["own-1"].name == "Food Bank"
    assert len(store.read().ties) == len(WHOLE.ties) + 2
    assert not look(settings)
    edit(settings, ADD.replace("{", "{id: $id, "), id=WORKS.id)
    assert look(settings).problems == (
        "“Food Bank” (organization): its id is that of a tie. Take the property id out of it.",
    )
    a_list = "{id: ['a', 'list'], "
    edit(settings, ADD_TIE.replace("{role", a_list + "role"), ADD.replace("{", a_list))
    assert len(look(settings).problems) == 3


def test_what_has_nothing_to_do_with_netmap_is_left_alone(store: Store, settings: Settings) -> None:
    fill(store)
    edit(
        settings, "CREATE (:Product {name: 'Tea'})-[:HAS]->(:Price {amount: 3})",
        "MATCH (one:Entity {name: 'Clinic'}) MATCH (other:Entity {name: 'Ana'}) MATCH (tea:Product) SET one.rank = 0.25 "
        "CREATE (one)-[:SIMILAR {score: 0.5}]->(other), (one)-[:HAS]->(tea)",
    )  # fmt: skip
    assert store.read() == WHOLE
    assert not store.outside
    with open_store(settings) as fresh:
        assert fresh.read() == WHOLE
        assert not fresh.outside


def test_what_is_no_number_is_put_back(store: Store, settings: Settings) -> None:
    fill(store)
    edit(
        settings, "MATCH (one:Entity {name: 'Clinic'}) SET one.latitude = 0.0 / 0.0, one.scores = [0.0 / 0.0]",
        "MATCH ()-[tie:WORKS_AT]->() SET tie.strength = 0.0 / 0.0",
    )  # fmt: skip
    store.put_back(store.look_outside())
    assert store.read() == WHOLE
    assert not look(settings)


def test_what_lost_its_form_alone_is_set_right_with_what_is_adopted(store: Store, settings: Settings) -> None:
    fill(store)
    edit(settings, "MATCH (one:Entity {name: 'Ana'}) REMOVE one:Entity", RENAME)
    store.adopt(store.look_outside(), who="Luis")
    assert not look(settings)
    assert named(store.read(), "Harbor Clinic")
    store.undo(who="Luis")
    assert store.read() == WHOLE
    assert not look(settings)


def test_what_lost_the_label_of_its_kind_is_not_taken_for_gone_and_put_back(
    store: Store, settings: Settings
) -> None:
    fill(store)
    edit(settings, "MATCH (one:Entity {name: 'Ana'}) REMOVE one:Person SET one.title = 'Nurse'")
    assert store.read() == WHOLE
    (told,) = store.outside.problems
    assert "“Ana” (person): its label Person is gone" in told
    assert not store.outside.is_lost
    with pytest.raises(InputError, match="so nothing was"):
        store.adopt(store.outside, who="Luis")
    store.put_back(store.outside)
    assert store.read() == WHOLE
    assert not look(settings)


def test_a_tie_to_something_else_keeps_nobody_from_saving_and_is_named_where_it_does(
    store: Store, settings: Settings
) -> None:
    fill(store)
    edit(settings, "MATCH (one:Entity {name: 'Ana'}) CREATE (one)-[:WORKS_AT]->(:Memo {text: 'x'})")
    put(store, change_tie(WORKS, role="Nurse"))
    put(store, remove=(WORKS.id,))
    with pytest.raises(StoreError, match=r"something netmap does not know \(WORKS_AT\)"):
        put(store, remove=(ANA.id,))
    assert store.read() == Network.of_items([one for one in START if one != WORKS])


def test_others_who_write_all_the_time_are_not_told_as_damage(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    written = list[Organization]()

    def find_half(*args: object) -> None:
        written.append(Organization(name=f"Bank {len(written)}"))
        put(other, written[-1])

    with open_store(settings) as other:
        with monkeypatch.context() as writing:
            writing.setattr(looking, "find_outside", find_half)
            with pytest.raises(StoreError, match="changes faster than it can be read"):
                store.look_outside()
        assert not store.look_outside()
    assert store.read() == Network.of_items([*START, *written])


def test_only_what_was_seen_is_adopted(store: Store, settings: Settings) -> None:
    fill(store)
    edit(settings, RENAME)
    seen = look(settings)
    edit(settings, "MATCH (one:Entity {name: 'Harbor Clinic'}) SET one.name = 'Health Center'")
    for settle in (lambda: store.adopt(seen, who="Ana"), lambda: store.put_back(seen)):
        with pytest.raises(ChangeConflict, match="changed again in the meantime"):
            settle()
    assert store.revision() == 1
    edit(settings, ADD)
    store.adopt(look(settings), who="Ana")
    assert {one.name for one in store.read().entities.values()} == {
        "Library",
        "Health Center",
        "Ana",
        "Food Bank",
    }


def test_of_two_who_settle_the_same_at_once_the_second_is_told(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    edit(settings, RENAME)
    seen, look_again = look(settings), settling._look_again
    with open_store(settings) as other, ThreadPoolExecutor(1) as pool:
        others: list[Future[None]] = []
        is_first = iter([True])

        def look_before_the_other(*args: Any, **options: Any) -> Any:
            found = look_again(*args, **options)
            if next(is_first, False):
                others.append(pool.submit(other.put_back, seen))
                wait(others, 3)  # or until this one is through, where the database lets one look at a time
            return found

        monkeypatch.setattr(settling, "_look_again", look_before_the_other)
        tried = try_to_adopt(store, seen), others[0].exception()
    assert [type(one) for one in tried if one] == [ChangeConflict]
    assert (store.read().entities[CLINIC.id].name == "Harbor Clinic") is (tried[0] is None)
    assert not look(settings)


def try_to_adopt(store: Store, seen: Outside) -> Exception | None:
    """Adopt what was seen; return what was said against it."""
    try:
        store.adopt(seen, who="Ana")
    except ChangeConflict as error:
        return error
    return None


def test_many_additions_are_adopted_in_several_changes_and_undone_together(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    edit(
        settings, "UNWIND range(1, 7) AS number CREATE (:Organization {name: 'Partner ' + toString(number)})"
    )
    edit(
        settings,
        "MATCH (one:Organization) MATCH (other:Entity {name: 'Library'}) WHERE NOT one:Entity CREATE (one)-[:FUNDS]->(other)",
    )
    monkeypatch.setattr("netmap.graph.outside.settling.MAX_TOUCHES", 4)
    changes = store.adopt(look(settings), who="Ana")
    assert [len(change.touches) for change in changes] == [4, 4, 4, 2]
    assert len(store.read().entities) == 3 + 7
    assert store.find_cut_off() == ()
    store.undo(who="Ana")
    assert store.read() == WHOLE


def test_work_goes_on_while_edits_wait_and_what_was_edited_is_not_overwritten(
    store: Store, settings: Settings
) -> None:
    fill(store)
    edit(settings, RENAME)
    assert store.read() == WHOLE
    put(store, change_entity(LIBRARY, city="Hart"))
    with pytest.raises(ChangeConflict, match=r"“Clinic” was changed past netmap.*netmap adopt"):
        put(store, change_entity(CLINIC, city="Hart"))
    store.adopt(store.outside, who="Ana")
    assert store.read().entities[CLINIC.id].name == "Harbor Clinic"
    assert store.read().entities[LIBRARY.id] == change_entity(LIBRARY, city="Hart")


def test_an_edit_between_two_changes_of_netmap_is_noticed_at_the_latest_when_it_is_opened(
    store: Store, settings: Settings
) -> None:
    fill(store)
    edit(settings, RENAME)
    with open_store(settings) as other:
        put(other, Person(name="Luis"))
    store.read()
    with open_store(settings) as fresh:
        fresh.read()
        assert fresh.outside
    while not store.outside:
        store.read()


def test_a_store_of_an_older_netmap_is_summed_up_by_its_journal(store: Store, settings: Settings) -> None:
    fill(store)
    edit(settings, "MATCH (s:NetmapStore) REMOVE s.contents", RENAME)
    with open_store(settings) as opened:
        assert opened.read() == WHOLE
        assert opened.outside
    (kept,) = run_statement(settings, "MATCH (s:NetmapStore) RETURN s.contents AS contents")
    edit(settings, "MATCH (s:NetmapStore) SET s.contents = '[0,{}]'")
    with open_store(settings):
        assert run_statement(settings, "MATCH (s:NetmapStore) RETURN s.contents AS contents") == [kept]


def test_the_map_is_not_looked_at_again_while_nobody_writes(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    with open_store(settings) as fresh:
        fresh.read()
        looks: list[str] = []

        def look(mark: str) -> Network:
            looks.append(mark)
            return WHOLE

        monkeypatch.setattr(fresh, "_look", look)
        assert [fresh.read() for _ in range(5)] == [WHOLE] * 5
        assert looks == []
        edit(settings, "CREATE (:Product {name: 'Tea'})")
        fresh.read()
        assert len(looks) == 1
