"""How the map looks to somebody who opens the database with other tools, and what they may do to it."""

import pytest

from netmap.graph.driver import ConstraintError
from netmap.graph.store import Store, open_store
from netmap.model.entity_classes import change_entity
from netmap.model.happenings import Dismissal, Pairing, Setting, View
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie, change_tie
from netmap.settings import Settings
from tests.graph.test_store import ANA, LIBRARY, START, WORKS, put
from tests.stores import ServerDatabase, run_statement

VIEW = View(name="For the board")
ASIDE = Dismissal(finding="gap:1", reason="Not now")
OWN_RECORDS = (VIEW, ASIDE, Setting(name="questions", value="asked"), Pairing(first="a", second="b"))
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
        "Entity", "NetmapChange", "NetmapChangePart", "NetmapDismissal", "NetmapMigration", "NetmapPairing",
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
