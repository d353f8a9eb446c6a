"""`netmap forget`: says what would go, asks, and leaves nothing of somebody in any file of the store."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from netmap.graph.copies.backup_file import read_backup
from netmap.graph.copies.kept import find_backup_folder, list_kept
from netmap.graph.forgetting.remembering import list_erased_since
from netmap.graph.store import open_store
from netmap.model.entities import Person
from netmap.model.entity_classes import change_entity
from netmap.model.kinds import TieKind
from netmap.report.forgetting import tell_restoring
from netmap.settings import Settings, find_data_folder
from tests.cli.test_commands import Shell
from tests.graph.test_forgetting import FILLED, LEFT, list_items, search_files
from tests.graph.test_store import put
from tests.stores import run_statement, start_local

LIST = """Organization,Contact,E-mail,Notes
Harbor Library,Ana Ruiz,ana@library.example.org,Open on Sundays
Food Bank,Luis Ong,luis@foodbank.example.org,Luis Ong has a cold room
"""
NAMES = (b"luis ong", b"luis@foodbank", b"ong, luis")


@pytest.fixture
def shell(empty_folder: Path) -> Shell:
    return Shell(empty_folder)


@pytest.fixture
def filled(shell: Shell) -> Shell:
    with open_store(Settings(store=str(shell.store))) as store:
        put(store, *FILLED, said="Brought in contacts.csv.")
    return shell


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Settings]:
    with start_local(tmp_path / "store") as found:
        yield found.settings


def run_netmap(*words: str, store: Settings) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "netmap", *words, "--store", str(store.folder)],
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    return done.stdout


def test_what_goes_is_shown_and_asked_and_without_a_yes_nothing_goes(filled: Shell) -> None:
    said = filled.run("forget", "lee ann poe", typed="name-out\nn\n")
    assert "Looked for: Lee Ann Poe, L. Poe" in said
    assert "Lee Ann Poe works at Harbor Food Bank" in said
    assert "contact on 2026-03-01" in said
    assert "Names them: Harbor Food Bank, Notes: “Ask Lee-Ann POE first.”" in said
    assert "Names them: the tie between Harbor Food Bank and Harbor Library, Who said so" in said
    assert said.rstrip().endswith("Nothing was erased.")
    assert filled.count("Person") == 2
    assert len(filled.json("changes")) == 1


def test_somebody_is_forgotten_and_texts_lose_the_name_or_go_or_stay(filled: Shell) -> None:
    said = filled.run("forget", "Lee Ann Poe", typed="keep\ny\n")
    assert "was erased for good" in said
    assert "Backups, exports, pictures and public copies that you made yourself still hold it" in said
    with open_store(Settings(store=str(filled.store))) as store:
        assert list_items(store.read()) == LEFT
        assert "Lee-Ann POE" in store.read().entities["bank"].notes
    said = filled.run("forget", "Lee Ann Poe", "--mentions", "erase", "--yes")
    with open_store(Settings(store=str(filled.store))) as store:
        assert store.read().entities["bank"].notes == ""
    assert "Nobody is called Lee Ann Poe" in filled.run("forget", "Lee Ann Poe", "--yes", code=1)
    assert [one["who"] for one in filled.json("changes")][-1] == "Ana"


def test_what_others_keep_in_the_database_is_told_before_it_goes(filled: Shell) -> None:
    store = Settings(store=str(filled.store))
    assert "Others keep" not in filled.run("forget", "Lee Ann Poe", typed="name-out\nn\n")
    run_statement(store, "CREATE (:Memo {text: 'ours'})")
    run_statement(store, "MATCH (one:Organization {id: 'bank'}) SET one.score = 0.5, one:Funder")
    run_statement(store, "MATCH ()-[tie:PARTNERS_WITH]->() SET tie.weight = 2")
    said = filled.run("forget", "Lee Ann Poe", typed="name-out\nn\n")
    assert "without it: 1 entry of their own and what they added to 2 entries and ties of netmap." in said
    said = filled.run("forget", "--note", "talk", typed="n\n")
    assert "Others keep something in this database" in said


def test_a_name_too_short_to_be_looked_for_is_told(filled: Shell) -> None:
    with open_store(Settings(store=str(filled.store))) as store:
        put(store, Person(id="bo", name="Bo", notes="Bo sails."))
    said = filled.run("forget", "Bo", typed="n\n")
    assert "Too short to be looked for in texts: Bo." in said
    assert "Too short" not in filled.run("forget", "Lee Ann Poe", typed="name-out\nn\n")


def test_of_several_who_are_called_the_same_one_is_chosen_by_id(filled: Shell) -> None:
    with open_store(Settings(store=str(filled.store))) as store:
        put(store, Person(id="other", name="Lee Ann Poe", title="Skipper"))
    said = filled.run("forget", "Lee Ann Poe", "--yes", code=1)
    assert "Lee Ann Poe (Harbor Food Bank), id lee" in said
    assert "Lee Ann Poe (Skipper), id other" in said
    said = filled.run("forget", "other", "--yes")
    assert "Stays: Lee Ann Poe, which is called so" in said
    assert filled.count("Person") == 2


def test_wrong_words_and_no_answer_erase_nothing(filled: Shell) -> None:
    assert "Say who is to be forgotten" in filled.run("forget", code=1)
    assert "Say who is to be forgotten" in filled.run("forget", "Ana Reyes", "--note", "bank", code=1)
    assert "none of name-out, erase, keep" in filled.run("forget", "Lee Ann Poe", typed="perhaps\n", code=1)
    assert "nobody answered" in filled.run("forget", "Lee Ann Poe", typed="", code=1)
    assert "nobody answered" in filled.run("forget", "--note", "bank", typed="", code=1)
    assert "never was a note at Harbor Library" in filled.run("forget", "--note", "library", code=1)
    assert "Nothing was ever written down" in filled.run("forget", "--note", "nothing", code=1)
    assert len(filled.json("changes")) == 1


def test_a_note_is_erased_and_whom_it_is_about_stays(filled: Shell) -> None:
    said = filled.run("forget", "--note", "talk", typed="y\n")
    assert "The note at contact on 2026-03-01 goes" in said
    assert "A note was erased for good, history included." in said
    with open_store(Settings(store=str(filled.store))) as store:
        assert getattr(store.read().entities["talk"], "outcome", "") == ""
    assert filled.count("Person") == 2


def test_after_it_no_file_of_the_store_holds_them_not_even_of_an_import_that_was_undone(
    own: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "luis.csv"
    file.write_text(LIST, encoding="utf-8")
    run_netmap("import", str(file), store=own)
    run_netmap("undo", store=own)
    run_netmap("import", str(file), store=own)
    run_netmap("contact", "Luis Ong", "--note", "Luis Ong wants to leave", store=own)
    with open_store(own) as store:
        luis = next(one for one in store.read().of(Person) if one.name == "Luis Ong")
        put(store, change_entity(luis, phone="555 010 2222"), said="Luis Ong has a phone.")
    (kept,) = list_kept(find_backup_folder(own.folder))
    assert search_files(own.folder, *NAMES)
    run_netmap("backup", str(tmp_path / "before.netmap"), store=own)
    said = run_netmap("forget", "Luis Ong", "--yes", store=own)
    assert said.count("brings it back when it is restored") == 2
    assert "1 entry of the same name, taken out earlier and kept in the history" in said
    assert "1 automatic backup lost the same" in said
    assert search_files(own.folder, *NAMES, b"wants to leave", b"555 010 2222") == []
    new = tmp_path / "after.netmap"
    run_netmap("backup", str(new), store=own)
    run_netmap("stop", store=own)
    assert search_files(own.folder, *NAMES, b"wants to leave") == []
    assert search_files(new.parent / "nothing", b"") == []
    check_what_restoring_says(tmp_path / "before.netmap", kept.path, new)
    new.rename(own.folder / "after.netmap")
    assert search_files(own.folder, *NAMES) == []
    assert kept.path.exists()
    with open_store(own) as store:
        assert [one.name for one in store.read().of(Person)] == ["Ana Ruiz"]
        assert store.read().tie_counts()[TieKind.WORKS_AT] == 1
        store.undo(next(one.id for one in store.changes() if one.touches and not one.undone), who="Ana")


def check_what_restoring_says(before: Path, *after: Path) -> None:
    """One from before brings them back, which is said without saying whom; the others cannot."""
    told = "Since this backup was made"
    erased = list_erased_since(read_backup(before.read_bytes(), "b").head)
    assert told in tell_restoring(erased[0], erased)
    assert [list_erased_since(read_backup(one.read_bytes(), "b").head) for one in after] == [[], []]
    assert search_files(find_data_folder(), *NAMES) == []
    back = Settings(store=str(before.parent / "back"))
    with start_local(back.folder):
        said = run_netmap("restore", str(before), store=back)
        assert (
            said.index(told) < said.index("Restored into") < said.index("erase it again (netmap forget NAME")
        )


def test_backups_are_listed_with_the_way_back(own: Settings, tmp_path: Path) -> None:
    assert "There are none yet" in run_netmap("backups", store=own)
    run_netmap("add", "Food Bank", store=own)
    run_netmap("status", store=own)
    (kept,) = list_kept(find_backup_folder(own.folder))
    said = run_netmap("backups", store=own)
    assert kept.path.name[:15] in said.replace("\n", "")
    assert f"netmap restore {kept.path} --store NEW_FOLDER" in said
    back = Settings(store=str(tmp_path / "back"))
    with start_local(back.folder):
        said = run_netmap("restore", str(kept.path), store=back)
        assert "1 organization" in said
        assert "Whatever was erased for good after this backup was made, on" in said
