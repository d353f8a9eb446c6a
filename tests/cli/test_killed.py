"""What is left when `netmap import` is killed in the middle of a large list."""

import subprocess
import sys
import time
from pathlib import Path

from netmap.graph.store import Store, open_store
from netmap.model.changes import MAX_TOUCHES
from netmap.model.entities import Organization, Person
from netmap.model.happenings import Interaction, Setting
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.settings import load_settings

ROWS = 12_000
KEPT_ROWS = 3_000
KEEPERS = ("Deb", "Marcus", "Tonya")


def write_list(file: Path) -> None:
    rows = (f"Partner {row:05},contact{row}@partner{row}.example.org" for row in range(ROWS))
    file.write_text("Organization,E-mail\n" + "\n".join(rows) + "\n", encoding="utf-8")


def kill_after_first_part(command: list[str], store: Store) -> None:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while store.revision() == 0 and process.poll() is None:
        time.sleep(0.02)
    process.kill()
    process.wait(30)
    assert process.returncode != 0


def test_a_killed_import_leaves_whole_parts_and_goes_on_where_it_stopped(
    empty_folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "partners.csv"
    write_list(file)
    command = [sys.executable, "-m", "netmap", "import", str(file), "--store", str(empty_folder)]
    with open_store(load_settings(store=str(empty_folder))) as store:
        kill_after_first_part(command, store)
        left = store.read()
        assert len(left.entities) == MAX_TOUCHES
        assert len(store.changes()) == 1
        (cut_off,) = store.find_cut_off()
        assert (cut_off.part, cut_off.parts) == (1, 2)
        again = subprocess.run(command, check=True, capture_output=True, text=True)
        assert "is not complete: 1 of 2 parts are on the map" in again.stderr
        assert len(store.read().of(Organization)) == ROWS
        assert not any(change.undone for change in store.changes())
        assert store.find_cut_off() == ()
        store.undo(who="Ana")
        assert store.read() == Network()


def write_kept_list(file: Path) -> None:
    rows = (f"Partner {row:05},{KEEPERS[row % 3]},2026-03-{row % 28 + 1:02}" for row in range(KEPT_ROWS))
    file.write_text("Organization,Who knows them,Last contact\n" + "\n".join(rows) + "\n", encoding="utf-8")


def count_kept(network: Network) -> dict[str, int]:
    kinds = (Organization, Person, Interaction, Setting)
    counts = {kind.__name__: len(network.of(kind)) for kind in kinds}
    return counts | {kind: len(network.ties_of_kind(kind)) for kind in (TieKind.KEPT_BY, TieKind.WITH)}


def test_keepers_contacts_and_answers_of_a_killed_import_are_there_once(
    empty_folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "partners.csv"
    write_kept_list(file)
    command = [sys.executable, "-m", "netmap", "import", str(file), "--store", str(empty_folder)]
    command += ["--answer", "team|partners||=Deb", "--answer", "team|partners||=Tonya"]
    with open_store(load_settings(store=str(empty_folder))) as store:
        kill_after_first_part(command, store)
        assert 0 < len(store.changes()) < 3
        subprocess.run(command, check=True, capture_output=True)
        assert count_kept(store.read()) == {
            "Organization": KEPT_ROWS, "Person": 3, "Interaction": KEPT_ROWS, "Setting": 1,
            TieKind.KEPT_BY: KEPT_ROWS, TieKind.WITH: KEPT_ROWS,
        }  # fmt: skip
        assert [one.name for one in store.read().of(Person) if one.on_team] == ["Deb", "Tonya"]
        after = store.revision()
        subprocess.run(command, check=True, capture_output=True)
        assert store.revision() == after
