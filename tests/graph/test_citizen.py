"""How the map looks to somebody who opens the database with other tools, and what they may do to it."""

from netmap.graph.store import Store, open_store
from netmap.model.happenings import Dismissal, Pairing, Setting, View
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie, change_tie
from netmap.settings import Settings
from tests.graph.test_store import ANA, LIBRARY, START, put
from tests.stores import run_statement

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
