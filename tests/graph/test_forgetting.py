"""Somebody who is forgotten is in no file of the store any more, nor in what can be undone, copied or backed up."""

import json
import shutil
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as configure
from hypothesis import strategies as st

from netmap.errors import ChangeConflict, FileError, StoreDamaged, StoreError, StoreUnusable, UndoRefused
from netmap.graph.copies.backup_file import pack_backup, read_backup
from netmap.graph.copies.backups import make_backup, restore_backup
from netmap.graph.copies.kept import Occasion, find_backup_folder, list_kept, name_backup
from netmap.graph.forgetting import forgetting, renewing
from netmap.graph.forgetting.erasure import NAMED_AFTER, NOTHING_LEFT, Erasure, Mentions
from netmap.graph.forgetting.forgetting import Erased, erase, plan_rewriting, read_history
from netmap.graph.forgetting.rewriting import Rewriting
from netmap.graph.forgetting.tracing import History, trace_note, trace_person
from netmap.graph.forgetting.words import SOMEBODY, Words
from netmap.graph.journal import ChangeHeader
from netmap.graph.store import Store, open_store
from netmap.model.changes import Change, Item, apply_change, build_change, check_change, replay
from netmap.model.entities import Goal, Organization, Person
from netmap.model.entity_classes import ENTITY_CLASSES, change_entity
from netmap.model.fields import FieldType, list_fields
from netmap.model.happenings import (
    Correction,
    Dismissal,
    Idea,
    Interaction,
    Pairing,
    Setting,
    Step,
    Story,
    View,
)
from netmap.model.kinds import EntityKind, Pairs, TieKind
from netmap.model.network import Network
from netmap.model.records import from_json, to_json
from netmap.model.stories.steps import StoryStep, read_steps, write_steps
from netmap.model.text import LINE_LIMIT, NOTES_LIMIT
from netmap.model.ties import Tie, build_tie, change_tie
from netmap.settings import Settings
from tests.graph.test_properties import build_step
from tests.graph.test_store import put
from tests.stores import ServerDatabase, run_statement
from tests.strategies import networks

BANK = Organization(
    id="bank", name="Harbor Food Bank", notes="Ask Lee-Ann POE first.", email="office@bank.example.org"
)
LIBRARY = Organization(id="library", name="Harbor Library")
ANA = Person(id="ana", name="Ana Reyes", on_team=True)
LEE = Person(
    id="lee", name="Lee Ann Poe", email="lee@bank.example.org", phone="(555) 010-7788", notes="Has twins."
)
WORKS = build_tie(TieKind.WORKS_AT, "lee", "bank", id="t-works", role="Director of Giving")
KNOWS = build_tie(TieKind.KNOWS, "ana", "lee", id="t-knows", strength=4, notes="Sang together.")
PARTNERS = build_tie(TieKind.PARTNERS_WITH, "bank", "library", id="t-partners", said_by="Lee Ann Poe")
TALK = Interaction(id="talk", on=date(2026, 3, 1), outcome="She wants out of the fundraiser.")
MEETING = Interaction(id="meeting", on=date(2026, 3, 2), notes="Poe, Lee Ann was late.")
BYTES = (b"lee ann poe", b"lee-ann poe", b"poe, lee ann", b"lee@bank", b"010-7788", b"has twins", b"sang together",
         b"wants out", b"director of giving", b"twin.poe@home")  # fmt: skip

FILLED = (
    BANK, LIBRARY, ANA, LEE, WORKS, KNOWS, PARTNERS, TALK, MEETING,
    build_tie(TieKind.WITH, "talk", "lee", id="t-talk"), build_tie(TieKind.BY, "talk", "ana", id="t-talk-by"),
    build_tie(TieKind.WITH, "meeting", "lee", id="t-meet"), build_tie(TieKind.WITH, "meeting", "bank", id="t-meet-bank"),
    Idea(id="idea", text="A pantry on wheels"), build_tie(TieKind.BY, "idea", "lee", id="t-idea"),
    Step(id="step", what="Send them the flyer", promised=True), build_tie(TieKind.ABOUT, "step", "bank", id="t-step"),
    build_tie(TieKind.KEPT_BY, "step", "lee", id="t-kept"),
    Pairing(id="pair", first="lee", second="L. Poe", decision=Pairs.SAME),
    Dismissal(id="aside", finding="no tie:lee,bank"),
    View(id="view", name="Ours", positions=json.dumps({"lee": [1, 2], "bank": [3, 4]})),
    Correction(
        id="slip", number=1, said_by="Lee Ann Poe (food bank)", about="Harbor Food Bank", words="Ask Lee Ann Poe.",
        reach="twin.poe@home.example.org",
    ),
    Setting(id="setting", name="answers:contacts.csv", value='{"name:Lee Ann Poe": "person"}'),
)  # fmt: skip
LEFT = {
    "bank", "library", "ana", "meeting", "step", "view", "slip", "setting", "t-partners", "t-meet-bank", "t-step",
}  # fmt: skip


def forget(store: Store, name: str = "Lee Ann Poe", mentions: Mentions = Mentions.NAME_OUT) -> Erased:
    """Forget somebody as the command does."""

    def find_erasure(history: History) -> Erasure:
        ids = [one.id for one in history.network.of(Person) if one.name == name]
        return trace_person(history, ids, [name]).build_erasure(mentions)

    return erase(store, find_erasure, who="Ana Reyes", sentence="Forgot somebody for good.")


def fill(store: Store) -> None:
    """Write down somebody in every way: brought in and undone, by hand, renamed, with sentences that name them."""
    list_of_old = [
        Person(
            id="lee-before", name="Lee Ann Poe", email="lee@bank.example.org", notes="From the gala list."
        ),
        Organization(id="gala", name="Gala Friends"),
    ]
    put(store, *list_of_old, said="Brought in gala.csv.")
    store.undo(who="Ana Reyes")
    put(store, *FILLED, said="Brought in contacts.csv.")
    put(
        store, change_entity(LEE, name="Lee Ann Poe-Hart"), said="Lee Ann Poe is called Lee Ann Poe-Hart now."
    )
    put(store, change_entity(LEE, phone=""), said="Changed Lee Ann Poe.")
    put(store, change_entity(BANK, city="Marlow"), said="Moved the bank, says L. Poe.")


def list_items(network: Network) -> set[str]:
    return {*network.entities, *network.ties}


def replay_store(store: Store) -> Network:
    network = Network()
    for header in reversed(store.changes()):
        change = store.change(header.id)
        check_change(network, change)
        network = apply_change(network, change)
    return network


def dump(store: Store) -> bytes:
    """All that can be read of a store, in small letters."""
    said = [repr(store.read())]
    said += [f"{header}{store.change(header.id)}" for header in store.changes()]
    return "\n".join(said).lower().encode()


def test_map_history_copies_and_backups_are_without_somebody_and_keep_all_else(
    store: Store, other: Store, settings: Settings
) -> None:
    """All after one forgetting: each starts a local database twice."""
    fill(store)
    before, seen = store.changes(), store.read()
    with open_store(settings) as another:
        assert another.read() == seen
        forget(store)
        check_another_program(another, seen)
        check_what_is_left(store)
        check_history(store, before)
        assert store.revision() == seen.revision + 1
        assert store.read().store_id == store.store_id != seen.store_id
        assert replay_store(store) == store.read()
        check_copies(store, other)
        check_undoing(store)
        put(another, change_entity(LIBRARY, city="Hart"))
        assert store.read().entities["library"] == change_entity(LIBRARY, city="Hart")
    check_noticing(store, settings)


def check_copies(store: Store, other: Store) -> None:
    """A backup, and what is restored from it, is equal and without them."""
    data, backup = make_backup(store)
    assert backup.network == store.read()
    restore_backup(other, read_backup(data, "b.netmap"))
    assert other.read() == store.read()
    assert other.changes() == store.changes()
    assert not [one for one in BYTES if one in dump(other)]


def check_another_program(another: Store, seen: Network) -> None:
    """Another program that has it open cannot save what it saw, and reads anew."""
    change = build_change(seen, put=[change_entity(LEE, phone="1")], who="Luis", sentence="Changed.")
    with pytest.raises(ChangeConflict):
        another.apply(change)
    assert list_items(another.read()) == LEFT


def check_what_is_left(store: Store) -> None:
    """All that is only about somebody went, and all else stayed."""
    network = store.read()
    assert list_items(network) == LEFT
    assert network.entities["bank"] == change_entity(BANK, city="Marlow", notes=f"Ask {SOMEBODY} first.")
    assert network.entities["meeting"] == change_entity(MEETING, notes=f"{SOMEBODY} was late.")
    assert network.ties["t-partners"] == change_tie(PARTNERS, said_by=SOMEBODY)
    assert network.entities["view"] == View(id="view", name="Ours", positions='{"bank": [3, 4]}')
    assert not [one for one in BYTES if one in dump(store)]


def check_history(store: Store, before: list[ChangeHeader]) -> None:
    """The history kept its order and says what it does not hold."""
    newest, *after = store.changes()
    assert (newest.sentence, newest.who, newest.touches) == ("Forgot somebody for good.", "Ana Reyes", 0)
    assert [(one.id, one.revision, one.at, one.who) for one in after] == [
        (one.id, one.revision, one.at, one.who) for one in before
    ]
    assert [one.sentence for one in after] == [
        f"Moved the bank, says {SOMEBODY}.", NOTHING_LEFT, NOTHING_LEFT, "Brought in contacts.csv.",
        "Undo: Brought in gala.csv.", "Brought in gala.csv.",
    ]  # fmt: skip


def check_undoing(store: Store) -> None:
    """What was erased cannot be undone, and all else can."""
    newest, moved, renamed, *_, brought, undone, _ = store.changes()
    assert brought.sentence == "Brought in contacts.csv."
    for erased in (newest, renamed):
        with pytest.raises(UndoRefused, match="erased for good cannot come back"):
            store.undo(erased.id, who="Ana Reyes")
    with pytest.raises(UndoRefused, match="give the id"):
        store.undo(who="Ana Reyes")
    assert store.undo(moved.id, who="Ana Reyes")[0].undoes == (moved.id,)
    assert store.undo(undone.id, who="Ana Reyes")[0].undoes == (undone.id,)
    assert "gala" in store.read().entities
    assert "lee-before" not in store.read().entities
    assert store.undo(brought.id, who="Ana Reyes")[0].undoes == (brought.id,)
    assert list_items(store.read()) == {"gala"}
    assert replay_store(store) == store.read()


def check_noticing(store: Store, settings: Settings) -> None:
    """What is changed past netmap from then on is noticed as before."""
    assert not store.look_outside()
    gala = store.read().entities["gala"]
    run_statement(settings, "MATCH (one:Entity {id: 'gala'}) SET one.name = 'Marlow Gala'")
    with open_store(settings) as opened:
        assert opened.read().entities["gala"] == gala
        assert len(opened.outside.edits) == 1


def test_what_somebody_else_writes_meanwhile_is_kept(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    plan, times = plan_rewriting, list[int]()

    def plan_and_be_overtaken(*args: object, **more: object) -> object:
        times.append(1)
        found = plan(*args, **more)  # type: ignore[arg-type]
        if len(times) == 1:
            with open_store(settings) as other:
                put(other, change_entity(LEE, title="Chair"), change_entity(LIBRARY, city="Hart"))
        return found

    monkeypatch.setattr(forgetting, "plan_rewriting", plan_and_be_overtaken)
    forget(store)
    assert len(times) == 2
    assert store.read().entities["library"] == change_entity(LIBRARY, city="Hart")
    assert list_items(store.read()) == LEFT
    assert b"chair" not in dump(store)


def write_history(*steps: Iterable[Item]) -> History:
    """What somebody wrote down step by step, in no database."""
    network, changes = Network(), list[Change]()
    for items in steps:
        changes.append(build_change(network, put=[*items], who="Ana", sentence="Noted."))
        network = apply_change(network, changes[-1])
    return History(changes, network)


def plan(history: History, erasure: Erasure) -> Rewriting:
    """What either database is told to hold, of which all that is left leads to the map that is left."""
    planned = plan_rewriting(history, erasure, who="Ana", sentence="Forgot somebody for good.")
    assert replay(planned.changes).entities == planned.left.entities
    assert replay(planned.changes).ties == planned.left.ties
    return planned


def test_mentions_are_kept_or_erased_whole_as_is_wanted() -> None:
    history = write_history(FILLED, [change_entity(BANK, city="Marlow")])
    entities = history.network.entities
    keeping, erasing = (
        trace_person(history, ["lee"]).build_erasure(mentions) for mentions in (Mentions.KEEP, Mentions.ERASE)
    )
    mentioned = {one for one in entities if keeping.list_mentions(entities[one])}
    assert {"bank", "meeting", "setting"} <= mentioned
    assert plan(history, keeping).left.entities["meeting"] == MEETING
    left = plan(history, erasing).left.entities
    assert left["meeting"] == change_entity(MEETING, notes="")
    assert left["bank"] == change_entity(BANK, city="Marlow", notes="")


def test_a_namesake_stays_as_they_are() -> None:
    namesake = Person(id="namesake", name="Lee Ann Poe", notes="Lee Ann Poe of the yacht club.")
    history = write_history([LEE, namesake, BANK, WORKS])
    left = plan(history, trace_person(history, ["lee"]).build_erasure(Mentions.NAME_OUT)).left
    assert left.entities["namesake"] == namesake
    assert "lee" not in left.entities


def test_one_of_us_is_forgotten_also_as_the_writer_of_changes() -> None:
    history = write_history(FILLED)
    assert {one.who for one in history.changes} == {"Ana"}
    planned = plan(history, trace_person(history, ["ana"], ["Ana"]).build_erasure(Mentions.NAME_OUT))
    assert {one.who for one in (*planned.changes, planned.note)} == {"somebody"}
    assert planned.rewritten == planned.changes
    assert "ana reyes" not in repr((planned.changes, planned.left)).lower()
    assert "talk" in planned.left.entities


NOTED = (
    FILLED,
    (change_entity(TALK, outcome="She changed her mind."),),
    (change_entity(BANK, notes=""), change_tie(KNOWS, notes="")),
)
"""Notes that were written down, one changed and two emptied later."""


def test_a_note_is_erased_from_the_history_too(store: Store) -> None:
    for items in NOTED:
        put(store, *items)
    for item_id in ("talk", "t-knows"):
        erase(store, partial(trace_note, item_id=item_id), who="Ana", sentence="Erased a note.")
    held = dump(store)
    assert not [one for one in (b"wants out", b"changed her mind", b"sang together") if one in held]
    network = store.read()
    assert network.entities["talk"] == Interaction(id="talk", on=date(2026, 3, 1))
    assert network.entities["lee"] == LEE
    assert replay_store(store) == network


def test_of_everything_that_holds_a_note_no_change_keeps_it() -> None:
    history = write_history(*NOTED)
    changes, network = history.changes, history.network
    for item_id in ("talk", "t-knows", "bank", "step"):
        erasure = trace_note(History(changes, network), item_id)
        changes = [erasure.apply_to_change(change) for change in changes]
        network = erasure.apply_to_network(network)
    held = repr((changes, network)).lower()
    gone = ("wants out", "changed her mind", "sang together", "ask lee-ann", "the flyer")
    assert not [one for one in gone if one in held]
    assert network.entities["talk"] == Interaction(id="talk", on=date(2026, 3, 1))
    assert network.entities["lee"] == LEE
    assert "step" not in network.entities
    assert replay(changes).entities == network.entities


def test_nobody_is_forgotten_while_something_waits_that_was_changed_past_netmap(
    store: Store, settings: Settings
) -> None:
    fill(store)
    run_statement(settings, "CREATE (:Person {name: 'Lee Ann Poe'})")
    with pytest.raises(StoreUnusable, match=r"nobody can be forgotten before .* netmap adopt"):
        forget(store)
    store.put_back(store.look_outside())
    assert read_history(store).network == store.read()


@pytest.mark.parametrize("looks", ["before", "never"])
def test_what_was_changed_past_netmap_is_told_whoever_has_noticed_it(
    store: Store, settings: Settings, looks: str
) -> None:
    """Where the sums of the map are lost as well, only who compares all of it with the journal notices."""
    fill(store)
    with open_store(settings.model_copy(update={"automatic_backups": False})) as opened:
        if looks == "before":
            opened.read()
        run_statement(settings, "MATCH (p:Person {id: 'lee'}) SET p.title = 'Chair' RETURN 1")
        run_statement(settings, "MATCH (s:NetmapStore) SET s.contents = null RETURN 1")
        with pytest.raises(StoreUnusable, match=r"changed past netmap, and nobody can be forgotten"):
            forget(opened)
        assert "lee" in opened.read().entities


@pytest.mark.parametrize("has_read", [True, False])
def test_a_store_whose_history_is_not_whole_is_left_as_it_is(
    store: Store, settings: Settings, *, has_read: bool
) -> None:
    fill(store)
    with open_store(settings.model_copy(update={"automatic_backups": False})) as opened:
        if has_read:
            opened.read()
        run_statement(settings, "MATCH (c:NetmapChange {revision: 3}) DETACH DELETE c RETURN 1")
        with pytest.raises(StoreDamaged, match="not whole"):
            forget(opened)
    assert run_statement(settings, "MATCH (p:Person {id: 'lee'}) RETURN p.name AS name")


# What is true of the local database alone: its files.


def search_files(folder: Path, *wanted: bytes) -> list[str]:
    """Every file below a folder in which some bytes stand, as they are, in UTF-16, or packed; capitals aside."""
    found = []
    for file in folder.rglob("*"):
        if not file.is_file():
            continue
        data = file.read_bytes()
        if file.suffix == ".netmap":
            backup = read_backup(data, file.name)
            data += repr(list(backup.read_changes())).encode()
        lower = data.lower()
        found += [
            f"{file.relative_to(folder)}: {one!r}"
            for one in wanted
            if one in lower or one.decode().encode("utf-16-le") in lower
        ]
    return found


def run_netmap(*arguments: str, store: Settings) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "netmap", *arguments, "--store", str(store.folder)],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return done.stdout


def test_no_byte_is_left_in_any_file_of_a_local_store(own: Settings, tmp_path: Path) -> None:
    with open_store(own.model_copy(update={"automatic_backups": False})) as store:
        fill(store)
    with open_store(own) as store:
        before = store.read()
    (kept,) = list_kept(find_backup_folder(own.folder))
    log = own.folder / "log" / "server.log"
    log.write_text("WARNING Lee Ann Poe\n", encoding="utf-8")
    for name in ("log/server-event-log-20260301-080000.0.jsonl", "hs_err_pid4711.log", "java_pid4711.hprof"):
        (own.folder / name).write_text("Lee Ann Poe\n", encoding="utf-8")
    assert len(search_files(own.folder, *BYTES)) > 5
    with open_store(own) as store:
        erased = forget(store)
        left = store.read()
    assert (erased.rewritten, erased.removed) == (1, ())
    for _ in range(2):
        assert search_files(own.folder, *BYTES) == []
        run_netmap("stop", store=own)
    assert not (own.folder / "renewed").exists()
    assert not (own.folder / "replaced").exists()
    backup = read_backup(kept.path.read_bytes(), kept.path.name)
    assert list_items(backup.network) == LEFT
    assert len(before.entities) > len(left.entities)
    with open_store(own) as store:
        assert store.read() == left
        put(store, change_entity(LIBRARY, city="Hart"))


def test_drafts_copies_and_backups_of_another_history_lose_the_same_or_are_removed_and_told(
    own: Settings,
) -> None:
    folder = find_backup_folder(own.folder)
    anew = [Person(id="lee-anew", name="Lee Ann Poe"), Organization(id="bank-anew", name="Harbor Food Bank")]
    with open_store(own) as store:
        put(store, *anew)
        before = Network(store_id="before", revision=1)
        change = replace(build_change(Network(), put=FILLED, who="Ana", sentence="Before."), revision=1)
        data = pack_backup("before", [change], replace(apply_change(before, change), revision=1))
        name = name_backup(datetime(2026, 3, 1, tzinfo=UTC), 1, "before", Occasion.DAILY)
        folder.mkdir(exist_ok=True)
        for copy in (name, f".{name}.12345678.part", "copy of it.netmap"):
            (folder / copy).write_bytes(data)
        (folder / "mine.netmap").write_bytes(b"age-encryption.org/v1")
        broken = folder / name_backup(datetime(2026, 3, 2, tzinfo=UTC), 2, "before", Occasion.DAILY)
        broken.write_bytes(b"Lee Ann Poe")
        assert forget(store) == Erased(2, (broken,))
    assert {file.name for file in folder.iterdir()} == {
        name, "copy of it.netmap", "mine.netmap", "backups.lock",
    }  # fmt: skip
    (folder / "mine.netmap").unlink()
    assert search_files(own.folder, *BYTES) == []
    assert list_items(read_backup((folder / name).read_bytes(), name).network) == LEFT


@contextmanager
def unlisted_backups(own: Settings, failing: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(folder: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied", str(folder))

    failing.setattr(Path, "iterdir", refuse)
    with pytest.raises(FileError, match=r"cannot be read .*nothing was erased"):
        yield


@contextmanager
def file_in_place_of_backups(own: Settings, failing: pytest.MonkeyPatch) -> Iterator[None]:
    folder = find_backup_folder(own.folder)
    shutil.rmtree(folder)
    folder.write_text("a file of somebody's", encoding="utf-8")
    with pytest.raises(StoreUnusable, match="is not a folder"):
        yield
    folder.unlink()


@contextmanager
def failing_step(own: Settings, failing: pytest.MonkeyPatch, step: str) -> Iterator[None]:
    def fail(*args: object) -> None:
        raise StoreError("The disk is full.")

    failing.setattr(renewing, step, fail)
    with pytest.raises(StoreError, match="disk is full"):
        yield


def test_what_fails_before_the_swap_leaves_the_store_as_it_was(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after the other in one store: to forget starts a database twice."""
    hindrances = (
        unlisted_backups, file_in_place_of_backups,
        partial(failing_step, step="_build"), partial(failing_step, step="swap_database"),
    )  # fmt: skip
    with open_store(own) as store:
        fill(store)
        seen, changes = store.read(), store.changes()
        for hinder in hindrances:
            with monkeypatch.context() as failing, hinder(own, failing):
                forget(store)
            assert store.read() == seen
            assert store.changes() == changes
            assert not (own.folder / "renewed").exists()
        forget(store)
        assert list_items(store.read()) == LEFT


KILLED = """
import os, signal, sys
from netmap.graph.forgetting import renewing
from netmap.graph.local import folder, server
from netmap.graph.store import open_store
from netmap.settings import load_settings
from tests.graph.test_forgetting import forget

def die(*args, **more):
    os.kill(os.getpid(), signal.SIGKILL)

place = sys.argv[2]
if place == "built":
    renewing.swap_database = die
elif place == "building":
    renewing.read_stable = die
elif place == "half swapped":
    finish = folder.ServerFolder.finish_replacing
    folder.ServerFolder.finish_replacing = lambda home: die() if home._replaced.exists() else finish(home)
elif place == "swapped":
    remove = folder.shutil.rmtree
    folder.shutil.rmtree = lambda path, **more: die() if path.name == "replaced" else remove(path, **more)
with open_store(load_settings(store=sys.argv[1])) as store:
    forget(store)
"""


def kill_while_forgetting(own: Settings, place: str) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, str(own.folder), place], check=False, timeout=120)
    assert killed.returncode == -signal.SIGKILL


@pytest.mark.parametrize("place", ["half swapped", "swapped"])
def test_killed_from_the_swap_on_the_store_is_the_new_one(own: Settings, place: str) -> None:
    with open_store(own) as store:
        fill(store)
        kill_while_forgetting(own, place)
        assert list_items(store.read()) == LEFT
        assert search_files(own.folder, *BYTES) == []


def test_killed_before_the_swap_the_store_is_the_old_one_until_it_is_done_again(own: Settings) -> None:
    with open_store(own) as store:
        fill(store)
        for place, city in (("building", "Hart"), ("built", "Marlow")):
            seen = store.read()
            kill_while_forgetting(own, place)
            assert store.read() == seen
            assert not (own.folder / "renewed").exists()
            put(store, change_entity(LIBRARY, city=city))
        forget(store)
        assert list_items(store.read()) == LEFT
        assert search_files(own.folder, *BYTES) == []


def test_while_something_is_erased_others_are_told_to_wait(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    build, told = renewing._build, list[str]()

    def build_and_look(*args: object) -> str:
        with open_store(own) as other:
            for work in (other.read, lambda: put_unseen(other)):
                with pytest.raises(StoreError) as error:
                    work()
                told.append(error.value.message)
        return build(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(renewing, "_build", build_and_look)
    with open_store(own) as store:
        fill(store)
        forget(store)
        assert list_items(store.read()) == LEFT
    assert all("right now. Try again in a moment" in one for one in told)
    assert len(told) == 2


def put_unseen(store: Store) -> Change:
    return store.apply(build_change(Network(), put=[Goal(name="Eat")], who="Luis", sentence="A goal."))


# What holds for any history.


@given(
    steps=st.lists(networks(max_entities=6, max_ties=8), min_size=1, max_size=4), data=st.data(),
    mentions=st.sampled_from(Mentions),
)  # fmt: skip
def test_what_is_left_of_any_history_leads_to_what_is_left_of_its_network(
    steps: list[Network], data: st.DataObject, mentions: Mentions
) -> None:
    network, changes = Network(), list[Change]()
    for step in (*steps, *steps[:1]):
        change = build_step(network, step)
        network = apply_change(network, change)
        changes.append(change)
    history = History(changes, network)
    known = sorted({item.id for item in history.list_versions()})
    ids = data.draw(st.lists(st.sampled_from(known), max_size=2)) if known else []
    names = data.draw(st.lists(st.text("abcdefghij é'-", min_size=1, max_size=4), max_size=2))
    erasures = [
        trace_person(history, ids, names).build_erasure(mentions),
        *(trace_note(history, one) for one in ids),
    ]
    for erasure in erasures:
        left = Network()
        for change in changes:
            kept = erasure.apply_to_change(change)
            check_change(left, kept)
            left = apply_change(left, kept)
            assert erasure.apply_to_change(kept) == kept
        assert left == erasure.apply_to_network(network)
        assert not any(item.id in erasure.gone for item in left.entities.values())
        assert erasure.apply_to_network(left) == left


@configure(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(networks(max_entities=6, max_ties=8), min_size=1, max_size=3), data=st.data())
def test_any_history_in_a_database_is_left_with_what_its_journal_says(
    neo4j_database: ServerDatabase, steps: list[Network], data: st.DataObject
) -> None:
    neo4j_database.clear()
    with open_store(neo4j_database.settings) as store:
        for step in (*steps, *steps[:1]):
            store.apply(build_step(store.read(), step))
        history = read_history(store)
        known = sorted({item.id for item in history.list_versions()})
        ids = data.draw(st.lists(st.sampled_from(known), max_size=2)) if known else []
        trace = trace_person(history, ids, data.draw(st.lists(st.text("abcdefgh ", max_size=3), max_size=1)))
        erasure = trace.build_erasure(Mentions.NAME_OUT)
        erase(store, lambda _: erasure, who="Ana", sentence="Forgot somebody for good.")
        assert store.read() == erasure.apply_to_network(history.network)
        assert replay_store(store) == store.read()
        assert make_backup(store)[1].network == store.read()


@pytest.mark.parametrize("text", [
    "Lee Ann Poe", "LEE ANN POE", "lee  ann\npoe", "Lee-Ann Poe", "Poe, Lee Ann", "with Lée Ann Pœ?", "(Lee Ann Poe's)",
    unicodedata.normalize("NFD", "Lée Ann Poe"), "mail LEE@bank.example.org now", "call 555 010 7788",
])  # fmt: skip
def test_names_and_addresses_are_found_however_they_are_spelled(text: str) -> None:
    words = Words(["Lee Ann Poe", "Lee Ann Pœ", "lee@bank.example.org", "(555) 010-7788"])
    assert words.take_out(text).count(SOMEBODY) == 1


@pytest.mark.parametrize(
    "text", ["", "Leeann Poet", "Lee Ann Poehart", "Ann Poe", "15550107788", "slee@bank.example.org"]
)
def test_what_only_looks_alike_is_left(text: str) -> None:
    assert Words(["Lee Ann Poe", "lee@bank.example.org", "555 010 7788"]).take_out(text) == text


_TEXTS: dict[FieldType, Any] = {
    FieldType.TEXT: "Lee Ann Poe", FieldType.LONG_TEXT: "Said Lee Ann Poe.", FieldType.WEBSITE: "https://x.example/lee-ann-poe",
    FieldType.EMAIL: "lee.ann.poe@x.example", FieldType.LIST: ("one", "Lee Ann Poe"),
    FieldType.VALUES: {"Met by": "Lee Ann Poe", "Lee Ann Poe": "yes", "kept": 1},
}  # fmt: skip
_IDS_ALONE = {"id", "kind", "first", "positions", "goal_id", "source", "target"}


@pytest.mark.parametrize("mentions", [Mentions.NAME_OUT, Mentions.ERASE])
@pytest.mark.parametrize("kind", EntityKind)
def test_no_field_of_any_kind_keeps_the_name_but_names_of_others(
    kind: EntityKind, mentions: Mentions
) -> None:
    model = ENTITY_CLASSES[kind]
    rows = [
        row for row in list_fields(model) if row.name not in _IDS_ALONE - {"source"} and row.holds in _TEXTS
    ]
    values = {row.name: _TEXTS[row.holds] for row in rows}
    if kind is EntityKind.STORY:
        said = _TEXTS[FieldType.LONG_TEXT]
        values["steps"] = write_steps(
            [StoryStep("a", said, said, said, focus=("kept",), findings={said: "x"})]
        )
    left = Erasure(words=Words(["Lee Ann Poe"]), mentions=mentions).apply(model(id="one", **values))
    if kind in {EntityKind.PAIRING, EntityKind.DISMISSAL}:
        assert left is None
        return
    assert left is not None
    kept = to_json(left)
    called = {name: kept.pop(name) for name in ("name", "aka") if kind in NAMED_AFTER and name in kept}
    assert "poe" not in repr(kept).lower()
    assert "Lee Ann Poe" in repr(called) or kind not in NAMED_AFTER
    assert from_json(to_json(left), is_tie=False) == left


def test_no_field_of_a_tie_keeps_the_name() -> None:
    rows = [row for row in list_fields(Tie) if row.name not in _IDS_ALONE and row.holds in _TEXTS]
    tie = build_tie(TieKind.KNOWS, "a", "b", **{row.name: _TEXTS[row.holds] for row in rows})
    left = Erasure(words=Words(["Lee Ann Poe"])).apply(tie)
    assert left is not None
    assert len(rows) == 3
    assert "poe" not in repr(left).lower()


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("(555) 010-7788", "call 5550107788 or 555.0107788"),
        ("5550107788", "call (555) 010-7788"),
        ("Łukasz Żółć", "Lukasz Zolc"),
        ("Soren Aero", "Søren Ærø"),
        ("Smith & Sons", "Smith and Sons"),
        ("Lee Ann Poe", "Lee Ann Poe’s daughter"),
        ("İrem Işık", "irem işık, IREM ISIK"),
        ("王伟", "请问王伟先生"),
        ("김철수", "김철수는 좋다"),
        ("สมชาย ใจดี", "คุณสมชาย ใจดีครับ"),
        ("Lee André", unicodedata.normalize("NFD", "Lee André")),
    ],
)
def test_numbers_and_names_are_found_in_every_script_and_grouping(wanted: str, text: str) -> None:
    left = Words([wanted]).take_out(text)
    assert SOMEBODY in left
    assert not Words([wanted]).are_in(left)
    assert not unicodedata.combining(left[-1])


@pytest.mark.parametrize("noted", ["+1 (555) 010-7788", "1-555-010-7788", "(555) 010-7788 ext. 12"])
def test_a_number_is_found_without_its_country_and_its_extension(noted: str) -> None:
    network = Network.of_items([Person(id="lee", name="Lee Poe", phone=noted)])
    change = build_change(Network(), put=[*network.entities.values()], who="Ana", sentence="Added.")
    erasure = trace_person(History([change], network), ["lee"]).build_erasure(Mentions.NAME_OUT)
    assert erasure.words.are_in("call 555-010-7788")


def test_texts_that_name_somebody_else_keep_that_name() -> None:
    others = [
        Person(id="ann-smith", name="Ann Smith"),
        Organization(id="library", name="Ann Arbor Library", aka=("Mary Ann’s",), notes="Ann at Ann Arbor Library, Mary Ann's, Anna"),
    ]  # fmt: skip
    change = build_change(
        Network(), put=[Person(id="ann", name="Ann"), *others], who="Ann Smith",
        sentence="Added Ann, Ann Smith and Ann Arbor Library.",
    )  # fmt: skip
    history = History([change], apply_change(Network(), change))
    erasure = trace_person(history, ["ann"]).build_erasure(Mentions.NAME_OUT)
    left = erasure.apply_to_change(change)
    assert (left.who, left.sentence) == ("Ann Smith", f"Added {SOMEBODY}, Ann Smith and Ann Arbor Library.")
    library = erasure.apply_to_network(history.network).entities["library"]
    assert library.notes == f"{SOMEBODY} at Ann Arbor Library, Mary Ann's, Anna"
    assert all(erasure.is_called_after(one) for one in others)


def test_what_is_about_others_stays_whatever_somebody_is_called_and_whatever_their_id() -> None:
    kept = [
        Dismissal(id="aside", finding="person without tie:11,21"),
        Setting(id="setting", name="answers", value='{"a|x.csv": ["Poe", "Lee"], "b|x.csv": ["null"]}'),
        View(id="view", name="Ours", positions='{"11": [1,2]}'),
    ]
    erasure = Erasure(gone=frozenset({"1", "2"}), words=Words(["Person", "Null", "Lee Poe"]))
    aside, setting, view = map(erasure.apply, kept)
    assert (aside, view) == (kept[0], kept[2])
    assert isinstance(setting, Setting)
    assert json.loads(setting.value) == {}
    erasure = Erasure(words=Words(["Lee Poe"]), mentions=Mentions.ERASE)
    setting = erasure.apply(kept[1])
    assert isinstance(setting, Setting)
    assert json.loads(setting.value) == {"b|x.csv": ["null"]}
    assert Erasure(gone=frozenset({"21"})).apply(kept[0]) is None


def test_a_story_tells_of_others_still_whatever_somebody_is_called_and_whatever_their_id() -> None:
    tells = {"person without tie:11,21": "mark"}
    story = Story(id="story", name="Ours", steps=write_steps([StoryStep("one", findings=tells)]))
    left = Erasure(gone=frozenset({"1", "2"}), words=Words(["Person", "Lee Poe"])).apply(story)
    assert isinstance(left, Story)
    assert [[*step.findings] for step in read_steps(left.steps)] == [[*tells]]
    left = Erasure(gone=frozenset({"21"})).apply(story)
    assert isinstance(left, Story)
    assert [step.findings for step in read_steps(left.steps)] == [{}]


def test_sentences_of_a_story_lose_their_marks_when_somebody_is_forgotten() -> None:
    """Whoever guesses a sentence could be sure of it by its mark, and of a name in it."""
    story = Story(
        id="story", name="Ours", steps=write_steps([StoryStep("one", findings={"no tie:11": "mark"})])
    )
    left = Erasure(gone=frozenset({"lee"}), words=Words(["Lee Poe"])).apply(story)
    assert isinstance(left, Story)
    assert [step.findings for step in read_steps(left.steps)] == [{"no tie:11": ""}]


def test_who_is_known_by_a_correction_slip_alone_is_forgotten_with_how_they_are_reached() -> None:
    slips = [
        Correction(
            id="one", said_by="Jo Marsh, neighbor", reach="jo@home.example.org, 555-010-9999", about="Bank"
        ),
        Correction(id="two", said_by="JO MARSH", reach="desk@bank.example.org"),
        Correction(id="three", said_by="Ana", words="Write to jo@home.example.org or 555 010 9999"),
    ]
    bank = Organization(id="bank", name="Bank", email="desk@bank.example.org")
    history = History(
        (build_change(Network(), put=[*slips, bank], who="Ana", sentence="Typed."),),
        Network.of_items([*slips, bank]),
    )
    for mentions in (Mentions.NAME_OUT, Mentions.KEEP):
        erasure = trace_person(history, (), ["Jo Marsh"]).build_erasure(mentions)
        one, two, three, left = (erasure.apply(item) for item in (*slips, bank))
        assert isinstance(one, Correction)
        assert isinstance(two, Correction)
        assert isinstance(three, Correction)
        assert (one.said_by, one.reach, one.about, two.said_by, two.reach) == ("", "", "Bank", "", "")
        assert ("home.example" in three.words or "9999" in three.words) is (mentions is Mentions.KEEP)
        assert left == bank


@pytest.mark.parametrize(
    ("reach", "email", "phone"),
    [
        ("(207) 555-0142", "", "207-555-0142"),
        ("207-555-0142", "", "+1 (207) 555-0142 ext. 3"),
        ("+1 207 555 0142", "", "207.555.0142"),
        ("call 2075550142, or DESK@bank.example.org", "desk@bank.example.org", "207 555 0142"),
    ],
)
def test_how_somebody_else_is_reached_stays_however_the_writer_of_a_slip_spelled_it(
    reach: str, email: str, phone: str
) -> None:
    slip = Correction(id="slip", said_by="Jo Marsh", reach=reach)
    bank = Organization(id="bank", name="Bank", email=email, phone=phone, notes="Call +1 207 555 0142 first.")
    network = Network.of_items([slip, bank])
    change = build_change(Network(), put=[slip, bank], who="Ana", sentence="Typed.")
    erasure = trace_person(History([change], network), (), ["Jo Marsh"]).build_erasure(Mentions.NAME_OUT)
    assert erasure.apply(bank) == bank
    assert bank in [touch.after for touch in erasure.apply_to_change(change).touches]


def test_a_writers_own_address_goes_although_a_part_of_it_is_somebody_elses() -> None:
    slip = Correction(id="slip", said_by="Jo Marsh", reach="jo.desk@bank.example.org")
    desk = Organization(
        id="desk", name="Bank", email="desk@bank.example.org", notes="Or jo.desk@bank.example.org"
    )
    change = build_change(Network(), put=[slip, desk], who="Ana", sentence="Typed.")
    history = History([change], Network.of_items([slip, desk]))
    left = trace_person(history, (), ["Jo Marsh"]).build_erasure(Mentions.NAME_OUT).apply(desk)
    assert isinstance(left, Organization)
    assert (left.email, left.notes) == (desk.email, f"Or {SOMEBODY}")


def test_a_correction_slip_is_erased_as_the_note_it_is() -> None:
    slip = Correction(id="slip", said_by="Jo", words="What nobody is to read ever again")
    history = History(
        (build_change(Network(), put=[slip], who="Ana", sentence="Typed."),), Network.of_items([slip])
    )
    assert trace_note(history, "slip").apply(slip) is None


def test_nothing_else_is_cut_from_a_text_that_is_as_long_as_it_may_be() -> None:
    long = Organization(
        id="one", name="Bank", source=f"Lee Poe {'x' * (LINE_LIMIT - 13)}, end", notes=f"{'x' * (NOTES_LIMIT - 12)} Lee Poe end"
    )  # fmt: skip
    left = Erasure(words=Words(["Lee Poe"])).apply(long)
    assert isinstance(left, Organization)
    assert "Poe" not in left.source + left.notes
    assert left.source.endswith("x, end")
    assert left.notes.endswith("end")
    assert from_json(to_json(left), is_tie=False) == left


def test_a_name_within_a_text_is_taken_out_and_the_text_stays() -> None:
    assert Words(["Jo Öz"]).take_out("Ask Jo Öz, or JO OZ: now.") == f"Ask {SOMEBODY}, or {SOMEBODY}: now."
    assert Words(["Jo", "", " "]).take_out("Jo is too short a name to be looked for.").startswith("Jo")
    assert Words(["Jo", "", "Ann"]).too_short == ("Jo",)


def test_nothing_is_erased_of_a_history_that_does_not_know_them() -> None:
    history = History((), Network())
    assert trace_person(history, (), ["Nobody Atall"]).ids == frozenset()
    assert trace_note(history, "nothing").emptied == frozenset()


def test_a_saved_view_of_somebody_goes_with_them_and_one_of_others_stays() -> None:
    kept = View(id="all", name="Ours", shows=("view:around", "of:11", "keeper:21"))
    assert Erasure(gone=frozenset({"1", "2"}), words=Words(["names"])).apply(kept) == kept
    for gone in ("11", "21"):
        assert Erasure(gone=frozenset({gone})).apply(kept) is None
    named = View(id="named", name="For Lee Poe", shows=("view:names",))
    left = Erasure(gone=frozenset({"1"}), words=Words(["Lee Poe"])).apply(named)
    assert isinstance(left, View)
    assert "Lee" not in left.name
    assert left.shows == named.shows
