"""How the map looks to somebody who opens the database with other tools, and what they may do to it."""

from datetime import date

import pytest

from netmap.graph.driver import ConstraintError, WGS84Point
from netmap.graph.layout.properties import CAPTION, OWN, POINT
from netmap.graph.store import Store, open_store
from netmap.model.entity_classes import ENTITY_CLASSES, change_entity
from netmap.model.fields import list_fields
from netmap.model.happenings import Copy, Dismissal, Interaction, Pairing, Setting, Step, View
from netmap.model.kinds import InteractionKind, TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie, change_tie
from netmap.settings import Settings
from tests.graph.test_store import ANA, CLINIC, LIBRARY, START, WORKS, put
from tests.stores import ServerDatabase, run_statement

VIEW = View(name="For the board")
ASIDE = Dismissal(finding="gap:1", reason="Not now")
OWN_RECORDS = (
    VIEW, ASIDE, Setting(name="questions", value="asked"), Pairing(first="a", second="b"), Copy(given_to="The board"),
)  # fmt: skip
ABOUT_VIEW = build_tie(TieKind.ABOUT, ASIDE.id, VIEW.id)
ABOUT_LIBRARY = build_tie(TieKind.ABOUT, ASIDE.id, LIBRARY.id)
BY_ANA = build_tie(TieKind.BY, ASIDE.id, ANA.id)
OWN_TIES = (ABOUT_VIEW, ABOUT_LIBRARY, BY_ANA)


def test_own_records_are_no_entities_of_the_map_and_are_read_changed_and_taken_out(
    store: Store, settings: Settings
) -> None:
    put(store, *START, *OWN_RECORDS, *OWN_TIES)
    labels = run_statement(
        settings, "MATCH (one) UNWIND labels(one) AS label RETURN DISTINCT label ORDER BY label"
    )
    assert [row["label"] for row in labels] == [
        "Entity", "NetmapChange", "NetmapChangePart", "NetmapCopy", "NetmapDismissal", "NetmapMigration", "NetmapPairing",
        "NetmapRecord", "NetmapSetting", "NetmapStore", "NetmapView", "Organization", "Person",
    ]  # fmt: skip
    both = run_statement(settings, "MATCH (one:NetmapRecord:Entity) RETURN count(one) AS found")
    assert both == [{"found": 0}]
    changed = VIEW.model_copy(update={"layout": "wheel"})
    put(
        store,
        changed,
        change_tie(ABOUT_VIEW, notes="Seen"),
        change_tie(ABOUT_LIBRARY, target=VIEW.id),
        remove=(BY_ANA.id,),
    )
    moved = Network.of_items(
        [
            *START,
            changed,
            *OWN_RECORDS[1:],
            change_tie(ABOUT_VIEW, notes="Seen"),
            change_tie(ABOUT_LIBRARY, target=VIEW.id),
        ]
    )
    with open_store(settings) as other:
        assert other.read() == moved
    store.undo(who="Ana")
    with open_store(settings) as other:
        assert other.read() == Network.of_items([*START, *OWN_RECORDS, *OWN_TIES])
    put(store, remove=tuple(one.id for one in OWN_RECORDS))
    with open_store(settings) as other:
        assert other.read() == Network.of_items(START)


def test_what_others_wrote_beside_our_fields_stays_through_edits_and_undo(
    store: Store, settings: Settings
) -> None:
    noted = change_entity(LIBRARY, notes="Old", website="https://example.org")
    put(store, noted, *START[1:])
    run_statement(
        settings,
        "MATCH (one:Organization {id: $id}) SET one.pagerank = 0.25, one.`seen on` = date('2026-03-03') RETURN 1",
        id=LIBRARY.id,
    )
    run_statement(settings, "MATCH ()-[tie:WORKS_AT]->() SET tie.similarity = 0.5 RETURN 1")
    with open_store(settings) as other:
        assert other.read() == Network.of_items([noted, *START[1:]])
    put(store, LIBRARY, change_tie(WORKS, role="", since=None))
    kept = run_statement(
        settings,
        "MATCH (:Person)-[tie:WORKS_AT]->(one) RETURN one.pagerank AS rank, one.`seen on` IS NOT NULL AS seen, "
        "one.notes AS notes, one.website AS website, tie.similarity AS similarity, tie.role AS role, tie.since AS since",
    )
    others = {"rank": 0.25, "seen": True, "similarity": 0.5}
    assert kept == [others | {"notes": None, "website": None, "role": None, "since": None}]
    store.undo(who="Ana")
    kept = run_statement(
        settings,
        "MATCH (:Person)-[tie:WORKS_AT]->(one) RETURN one.pagerank AS rank, one.`seen on` IS NOT NULL AS seen, "
        "tie.similarity AS similarity, one.notes AS notes, tie.role AS role",
    )
    assert kept == [others | {"notes": "Old", "role": "Director"}]
    with open_store(settings) as other:
        assert other.read() == Network.of_items([noted, *START[1:]])


def test_on_a_neo4j_ids_of_ties_are_unique_and_names_are_found_by_an_index(
    neo4j_database: ServerDatabase,
) -> None:
    neo4j_database.clear()
    settings = neo4j_database.settings
    with open_store(settings) as store:
        put(store, *START)
    twice = (
        "MATCH (a:Person)-[tie:WORKS_AT]->(b) CREATE (a)-[again:WORKS_AT]->(b) SET again.id = tie.id RETURN 1"
    )
    with pytest.raises(ConstraintError):
        run_statement(settings, twice)
    unique = run_statement(
        settings,
        "SHOW CONSTRAINTS YIELD entityType, labelsOrTypes WHERE entityType = 'RELATIONSHIP' "
        "RETURN labelsOrTypes[0] AS kind",
    )
    assert {row["kind"] for row in unique} == set(TieKind)
    indexed = run_statement(
        settings,
        "SHOW INDEXES YIELD labelsOrTypes, properties WHERE properties = ['name'] RETURN labelsOrTypes[0] AS label",
    )
    assert {"Entity", "Organization", "Person", "Sector"} <= {row["label"] for row in indexed}


def read_captions(settings: Settings) -> dict[str, str]:
    rows = run_statement(
        settings,
        "MATCH (one) WHERE one.id IS NOT NULL AND NOT one:NetmapChange RETURN one.id AS id, one.caption AS caption",
    )
    return {row["id"]: row["caption"] for row in rows}


def test_everything_has_a_caption_that_follows_names_and_ties(store: Store, settings: Settings) -> None:
    met = Interaction(interaction_kind=InteractionKind.MEETING, on=date(2026, 3, 3))
    step = Step(what="Send the list of rooms", due=date(2026, 4, 1))
    with_clinic = build_tie(TieKind.WITH, met.id, CLINIC.id)
    about_library = build_tie(TieKind.ABOUT, step.id, LIBRARY.id)
    put(store, *START, *OWN_RECORDS, met, step, with_clinic, about_library)
    captions = read_captions(settings)
    assert captions[LIBRARY.id] == "Library"
    assert captions[met.id] == "Meeting, Clinic, 3 Mar 2026"
    assert captions[step.id] == "Send the list of rooms, Library, 1 Apr 2026"
    assert captions[VIEW.id] == "For the board"
    assert all(captions.values())
    put(store, change_entity(CLINIC, name="Bay Clinic"))
    assert read_captions(settings)[met.id] == "Meeting, Bay Clinic, 3 Mar 2026"
    with_library = build_tie(TieKind.WITH, met.id, LIBRARY.id)
    put(store, change_entity(met, interaction_kind=InteractionKind.CALL), with_library)
    assert read_captions(settings)[met.id] == "Call, Bay Clinic and Library, 3 Mar 2026"
    put(store, remove=(with_clinic.id,))
    assert read_captions(settings)[met.id] == "Call, Library, 3 Mar 2026"
    put(store, remove=(with_library.id, met.id))
    store.undo(who="Ana")
    assert read_captions(settings)[met.id] == "Call, Library, 3 Mar 2026"
    store.undo(who="Ana")
    assert read_captions(settings)[met.id] == "Call, Bay Clinic and Library, 3 Mar 2026"


HOSTILE = {
    "Beds": 3, "a.b": "one", "a b": "two", "a_b": "three", "A b": "four", "`x`": 1, "x`}) DETACH DELETE (n": "gone?", "$rows": True,
    "'": 2.5, '"': "“", "\\u0041": "escape", "id": "not ours", "own_": "prefix", "@rid": "#1:1", "größe ☂": -1, "{}": "map",
    "far": 2**80, "least": -(2**63),
}  # fmt: skip


def test_columns_of_the_users_own_are_properties_of_their_own_whatever_they_are_called(
    store: Store, settings: Settings
) -> None:
    clinic = change_entity(CLINIC, attributes=HOSTILE)
    put(store, LIBRARY, clinic)
    with open_store(settings) as other:
        assert other.read() == Network.of_items([LIBRARY, clinic])
    ((beds, names),) = (
        row.values()
        for row in run_statement(
            settings,
            "MATCH (one:Organization {name: 'Clinic'}) "
            "RETURN one.own_Beds AS beds, [name IN keys(one) WHERE name STARTS WITH 'own_'] AS names",
        )
    )
    assert beds == 3
    assert set(names) == {f"own_{name}" for name in HOSTILE if name != "far"}
    fewer = change_entity(clinic, attributes={"a b": "two", "New": 1})
    put(store, fewer)
    with open_store(settings) as other:
        assert other.read() == Network.of_items([LIBRARY, fewer])
    store.undo(who="Ana")
    with open_store(settings) as other:
        assert other.read() == Network.of_items([LIBRARY, clinic])


def test_a_list_under_the_name_of_a_column_is_somebody_elses(store: Store, settings: Settings) -> None:
    put(store, LIBRARY)
    run_statement(settings, "MATCH (one:Organization) SET one.own_scores = [1, 2] RETURN 1")
    with open_store(settings) as other:
        assert other.read() == Network.of_items([LIBRARY])


def test_a_point_stands_beside_latitude_and_longitude(store: Store, settings: Settings) -> None:
    asked = "MATCH (one:Organization) RETURN one.location AS place"
    there = change_entity(LIBRARY, latitude=41.5, longitude=-90.25)
    put(store, there)
    assert run_statement(settings, asked) == [{"place": WGS84Point((-90.25, 41.5))}]
    assert store.read() == Network.of_items([there])
    put(store, LIBRARY)
    assert run_statement(settings, asked) == [{"place": None}]


def test_no_field_is_called_like_what_stands_beside_the_fields() -> None:
    names = {row.name for model in ENTITY_CLASSES.values() for row in list_fields(model)}
    assert not {name for name in names if name.startswith(OWN)} | (names & {CAPTION, POINT})
