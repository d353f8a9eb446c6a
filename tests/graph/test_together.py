"""Several people, several processes, one store: nothing is lost and nobody sees half of anything."""

import pickle
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial

import pytest

from netmap.analysis.day import Day
from netmap.cli.lists.writing import write_list
from netmap.cli.terminal.unfinished import tell_unfinished
from netmap.cli.terminal.writing import write_planned
from netmap.content.loading import load_content
from netmap.errors import ChangeConflict, UndoRefused
from netmap.files.plan.plan import ImportPlan, plan_import
from netmap.files.reading import read_file
from netmap.files.typed.cards import plan_cards
from netmap.files.typed.names import plan_names
from netmap.files.typed.sentences import plan_sentences
from netmap.graph.store import Store, open_store
from netmap.graph.writing import Basis
from netmap.model.changes import Change, Item, Plan, build_change, split_change
from netmap.model.entities import Organization, Person
from netmap.model.entity_classes import change_entity
from netmap.model.happenings import Interaction, Step
from netmap.model.kinds import Nature, TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from netmap.settings import Settings
from tests.graph.test_store import put
from tests.stores import ROOT

WRITERS, ROUNDS = 8, 6
COUNTER = Organization(name="Counter", attributes={"visits": 0})


def test_eight_writers_of_new_things_lose_nothing(store: Store, settings: Settings) -> None:
    def write(number: int) -> list[str]:
        with open_store(settings) as own:
            return [put(own, Person(name=f"{number}.{turn}")).id for turn in range(ROUNDS)]

    with ThreadPoolExecutor(WRITERS) as pool:
        written = [change for found in pool.map(write, range(WRITERS)) for change in found]
    names = {entity.name for entity in store.read().entities.values()}
    assert names == {f"{number}.{turn}" for number in range(WRITERS) for turn in range(ROUNDS)}
    headers = store.changes()
    assert {found.id for found in headers} == set(written)
    assert [found.revision for found in reversed(headers)] == list(range(1, WRITERS * ROUNDS + 1))


def test_eight_writers_of_one_thing_count_every_visit(store: Store, settings: Settings) -> None:
    put(store, COUNTER)

    def count_one(own: Store) -> None:
        network = own.read()
        there = network.entities[COUNTER.id]
        more = change_entity(there, attributes={"visits": int(there.attributes["visits"]) + 1})
        own.apply(build_change(network, put=[more], who="", sentence="A visit."))

    def write(_: int) -> None:
        with open_store(settings) as own:
            done = 0
            while done < ROUNDS:
                try:
                    count_one(own)
                    done += 1
                except ChangeConflict:
                    continue

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    assert store.read().entities[COUNTER.id].attributes == {"visits": WRITERS * ROUNDS}


def test_a_reader_never_sees_half_a_change(store: Store, settings: Settings) -> None:
    hub = Organization(name="Hub", attributes={"people": 0})
    put(store, hub)
    finished = threading.Event()

    def write() -> None:
        try:
            with open_store(settings) as own:
                for turn in range(1, 16):
                    people = [Person(name=f"{turn}.{number}") for number in range(20)]
                    ties = [build_tie(TieKind.WORKS_AT, person.id, hub.id) for person in people]
                    put(own, change_entity(hub, attributes={"people": turn * 20}), *people, *ties)
        finally:
            finished.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = 0
    while not finished.is_set():
        with open_store(settings) as own:
            network = own.read()
        expected = network.entities[hub.id].attributes["people"]
        assert len(network.entities) - 1 == len(network.ties) == expected
        seen += 1
    writer.join()
    assert seen
    assert store.read().entities[hub.id].attributes == {"people": 300}


def test_two_who_undo_at_once_take_one_change_back_once(store: Store, settings: Settings) -> None:
    put(store, COUNTER)
    change = put(store, change_entity(COUNTER, city="Hart"))

    def undo(_: int) -> int:
        with open_store(settings) as own:
            try:
                return len(own.undo(change.id, who="Ana"))
            except UndoRefused:
                return 0

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(undo, range(2))) == 1
    assert store.read() == Network.of_items([COUNTER])


def test_one_store_serves_several_threads(store: Store) -> None:
    put(store, COUNTER)

    def work(number: int) -> bool:
        store.apply(build_change(Network(), put=[Person(name=str(number))], who="", sentence=""))
        return COUNTER.id in store.read().entities

    with ThreadPoolExecutor(WRITERS) as pool:
        assert all(pool.map(work, range(24)))
    assert len(store.read().entities) == 25


def build_import(network: Network, *items: Item, limit: int = 2) -> tuple[Change, ...]:
    change = build_change(network, put=items, who="Ana", nature=Nature.IMPORT, sentence="Brought in a list.")
    return split_change(change, limit)


def test_a_list_that_another_brings_in_at_the_same_moment_is_not_doubled(store: Store) -> None:
    seen = store.read()
    ours = build_import(seen, *(Person(name=str(number)) for number in range(6)))
    theirs = build_import(seen, *(Person(name=str(number)) for number in range(6)))
    store.apply_batch(theirs[:1])
    with pytest.raises(ChangeConflict, match="Ana saved “Brought in a list"):
        store.apply_batch(ours)
    assert len(store.read().entities) == 2


def test_a_list_is_not_doubled_when_another_begins_between_its_parts(store: Store) -> None:
    ours = build_import(store.read(), *(Person(name=str(number)) for number in range(6)))

    def bring_in_theirs(done: int, _: int) -> None:
        if done == 1:
            store.apply_batch(build_import(store.read(), Person(name="5")))

    with pytest.raises(ChangeConflict, match="save what is still missing"):
        store.apply_batch(ours, bring_in_theirs)
    assert len(store.read().entities) == 3
    store.undo(ours[0].id, who="Ana")
    assert {entity.name for entity in store.read().entities.values()} == {"5"}


def test_ties_between_the_same_two_are_not_doubled(store: Store) -> None:
    library, clinic, bank = (Organization(name=name) for name in ("Library", "Clinic", "Bank"))
    put(store, library, clinic, bank)
    ours = build_import(store.read(), build_tie(TieKind.REPORTS, library.id, clinic.id))
    elsewhere = build_import(store.read(), build_tie(TieKind.REPORTS, bank.id, clinic.id))
    theirs = build_import(store.read(), build_tie(TieKind.REPORTS, library.id, clinic.id))
    store.apply_batch(elsewhere)
    store.apply_batch(ours)
    with pytest.raises(ChangeConflict):
        store.apply_batch(theirs)


def test_what_others_do_to_something_else_does_not_stop_an_import(store: Store) -> None:
    put(store, COUNTER)
    ours = build_import(store.read(), *(Person(name=str(number)) for number in range(6)))
    put(store, change_entity(COUNTER, city="Hart"), Organization(name="Clinic"))
    store.apply_batch(ours)
    assert len(store.read().of(Person)) == 6


WRITE_BATCH = """
import pickle, sys
from netmap.graph.store import open_store
from netmap.settings import load_settings
settings, parts = pickle.load(sys.stdin.buffer)
with open_store(load_settings(**settings)) as store:
    store.apply_batch(parts, lambda done, total: print(done, flush=True))
"""


def test_an_import_whose_program_was_killed_is_whole_as_far_as_it_came_and_goes_on(
    store: Store, settings: Settings
) -> None:
    people = [Person(name=f"Person {number}") for number in range(4_000)]
    parts = split_change(build_change(Network(), put=people, who="Ana", sentence="A list."), 250)
    kill_after_the_first(settings, parts)
    there = store.read()
    assert 0 < len(there.entities) <= len(people)
    assert len(there.entities) % 250 == 0
    store.apply_batch(parts)
    assert store.read() == Network.of_items(people)
    assert store.revision() == len(parts)
    store.undo(who="Ana")
    assert store.read() == Network()


def kill_after_the_first(settings: Settings, parts: Sequence[Change]) -> None:
    """Write Changes by another program, and kill that once the first is written."""
    flags = settings.model_dump() | {"neo4j_password": settings.neo4j_password.get_secret_value()}
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITE_BATCH], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    assert writer.stdin
    assert writer.stdout
    with writer.stdin as to_writer, writer.stdout as said:
        pickle.dump((flags, parts), to_writer)
        to_writer.close()
        assert said.readline() == b"1\n"
        writer.kill()
        writer.wait(30)


CARETAKER = {"name": "Lee Poe", "email": "lee@harbor.example.org"}
CALL = {"outcome": "They will come", "on": date(2026, 3, 3)}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([Organization(name="Harbor Food Bank")], [Organization(name="Harbor FOOD bank.")]),
        ([Organization(name="A", external_ids=("x:1",))], [Organization(name="B", external_ids=("x:1",))]),
        ([Person(**CARETAKER)], [Person(**CARETAKER | {"name": "L. Poe"})]),
        ([Interaction(**CALL)], [Interaction(**CALL)]),
        ([change_entity(COUNTER, name="Desk")], [Organization(name="Desk")]),
        ([Organization(name="Desk")], [change_entity(COUNTER, name="Desk")]),
    ],
    ids=["name", "id", "address", "record", "renamed", "renamed by the other"],
)
def test_what_two_add_at_the_same_moment_is_there_once(
    store: Store, ours: list[Item], theirs: list[Item]
) -> None:
    put(store, COUNTER)
    seen = store.read()
    put(store, *theirs)
    with pytest.raises(ChangeConflict, match="Ana saved “A test” in the meantime, which may be the same"):
        store.apply(build_change(seen, put=ours, who="Luis", sentence="The same."))
    store.undo(who="Ana")
    store.apply(build_change(seen, put=ours, who="Luis", sentence="Free again."))
    assert {one.id for one in ours} <= set(store.read().entities)


def test_what_only_looks_alike_is_added_by_both(store: Store) -> None:
    seen = put_and_read(store, COUNTER, Organization(id="bank", name="Bank"))
    calls = [Interaction(**CALL), Interaction(**CALL)]
    for call, partner in zip(calls, (COUNTER.id, "bank"), strict=True):
        about = build_tie(TieKind.ABOUT, call.id, partner)
        store.apply(build_change(seen, put=[call, about], who="Ana", sentence="Called."))
    for name in ("Clinic", "Clinics"):
        store.apply(build_change(seen, put=[Organization(name=name)], who="Ana", sentence="Added."))
    assert len(store.read().entities) == 6


def put_and_read(store: Store, *items: Item) -> Network:
    put(store, *items)
    return store.read()


def test_what_a_change_rests_on_is_compared_under_the_lock(store: Store) -> None:
    seen = put_and_read(store, COUNTER, Organization(id="bank", name="Bank"))
    put(store, change_entity(COUNTER, city="Hart"))
    step = build_change(seen, put=[Step(what="Ask the counter")], who="Luis", sentence="Planned.")
    with pytest.raises(ChangeConflict, match="Ana saved “A test” in the meantime. Nothing was written"):  # noqa: RUF043
        store.apply(step, Basis(seen, lambda network: network.get(COUNTER.id)))
    with pytest.raises(ChangeConflict, match="Ana saved “A test”"):
        store.apply(step, Basis(seen))
    store.apply(step, Basis(seen, lambda network: network.get("bank")))
    assert len(store.read().entities) == 3


def plan_csv(network: Network) -> ImportPlan:
    rows = [f"Partner {number},p{number}@example.org,Ana {number} Poe" for number in range(12)]
    text = "\n".join(["Agency,E-mail,Contact", *rows])
    return plan_import(network, [read_file(text.encode(), "partners.csv")], load_content())


@pytest.mark.parametrize(
    "plan_on",
    [
        plan_csv,
        partial(plan_names, text="Harbor Food Bank\nCity Clinic", content=load_content()),
        partial(plan_cards, text="Lee Poe, Harbor Food Bank, lee@example.org, fair", content=load_content()),
        partial(plan_sentences, text="Ana knows Luis at Harbor Pantry, 4", content=load_content()),
    ],
    ids=["import", "add", "cards", "say"],
)
def test_one_list_brought_in_by_two_at_the_same_moment_comes_in_once(
    store: Store, settings: Settings, plan_on: Callable[[Network], ImportPlan]
) -> None:
    both_planned = threading.Barrier(2)

    def bring_in(who: str) -> None:
        planned = []

        def plan_together(network: Network) -> ImportPlan:
            planned.append(plan_on(network))
            if len(planned) == 1:
                both_planned.wait(60)
            return planned[-1]

        with open_store(settings) as own:
            write_list(own, plan_together, who)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(bring_in, ("Ana", "Luis")))
    alone = plan_on(Network())
    assert count_kinds(store.read()) == count_kinds(alone.foresee())
    assert not plan_on(store.read()).touches


def test_an_import_that_was_killed_is_told_and_goes_on_when_the_list_comes_again(
    store: Store, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    (whole,) = plan_csv(store.read()).build_changes(store.read(), "Ana")
    parts = split_change(whole, 3)
    kill_after_the_first(settings, parts)
    (cut_off,) = store.find_cut_off()
    assert 0 < cut_off.part < cut_off.parts == len(parts)
    assert cut_off.batch_id == parts[0].batch_id
    tell_unfinished(store)
    told = capsys.readouterr().err
    assert f"“{whole.sentence.rstrip('.')}” by Ana is not complete" in told
    assert f"netmap undo {cut_off.change_id}" in told
    write_list(store, plan_csv, "Luis")
    assert store.find_cut_off() == ()
    assert count_kinds(store.read()) == count_kinds(plan_csv(Network()).foresee())
    store.undo(cut_off.change_id, who="Luis")
    assert store.read() == Network()


def test_an_import_that_was_cut_off_is_taken_back_and_told_no_more(store: Store) -> None:
    (whole,) = plan_csv(store.read()).build_changes(store.read(), "Ana")
    store.apply_batch(split_change(whole, 3)[:2])
    store.undo(store.find_cut_off()[0].change_id, who="Ana")
    assert store.find_cut_off() == ()
    assert store.read() == Network()


def count_kinds(network: Network) -> Counter[str]:
    return Counter(network.counts()) + Counter(network.tie_counts())


def test_a_command_that_another_overtakes_plans_again(store: Store, settings: Settings) -> None:
    put(store, COUNTER)
    both_planned = threading.Barrier(2)

    def visit(who: str) -> None:
        tries = []

        def plan(day: Day) -> tuple[Plan, str]:
            tries.append(day)
            number = len(day.everything.of(Step)) + 1
            if len(tries) == 1:
                both_planned.wait(60)
            return ([Step(what=f"Visit {number}")], []), "A visit."

        with open_store(settings) as own:
            write_planned(own, settings.model_copy(update={"who": who}), plan)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(visit, ("Ana", "Luis")))
    assert {step.what for step in store.read().of(Step)} == {"Visit 1", "Visit 2"}
