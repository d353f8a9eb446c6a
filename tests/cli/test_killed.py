"""What is left when `netmap import` is killed in the middle of a large list."""

import subprocess
import sys
import time
from pathlib import Path

from netmap.graph.store import Store, open_store
from netmap.model.changes import MAX_TOUCHES
from netmap.model.entities import Organization
from netmap.settings import load_settings

ROWS = 12_000


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
        subprocess.run(command, check=True, capture_output=True)
        assert len(store.read().of(Organization)) == ROWS
        assert not any(change.undone for change in store.changes())
