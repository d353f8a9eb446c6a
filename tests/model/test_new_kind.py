"""A new kind is its line among the kinds and its class: everything else learns of it from there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
KIND = '    AGREEMENT = "Agreement", "agreement", "agreements", "agreement, agreements, mou"\n'
CLASS = '''

class Agreement(Entity):
    """Something organizations have agreed on in writing."""

    kind = EntityKind.AGREEMENT

    signed: Annotated[date | None, Info("Signed on", NOTE)] = None
    summary: Annotated[Notes, Info("What was agreed", NOTE)] = ""
'''
USE = """
from datetime import date
import sys
from pathlib import Path

from netmap.files.exports import write_network_file
from netmap.files.meaning.column_words import load_column_words
from netmap.files.reading import read_file
from netmap.model.entities import Organization
from netmap.model.happenings import Agreement
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from tools.data_dictionary import build_data_dictionary

pact = Agreement(id="pact", name="Pact", signed=date(2026, 3, 1), summary="Share a van.\\nEach pays half.")
bank = Organization(id="bank", name="Food Bank")
network = Network.of_items([pact, bank])
for ending in (".json", ".xlsx"):
    path = Path(sys.argv[1]) / f"map{ending}"
    write_network_file(network, path)
    assert read_file(path, path.name).network == network, ending
assert load_column_words().kind_of_word["mou"] is EntityKind.AGREEMENT
assert "### Agreement" in build_data_dictionary()
assert "| `signed` | Signed on | day | note |" in build_data_dictionary()
"""


def copy_with_kind(folder: Path) -> None:
    """Copy the source into a folder, with one more kind."""
    for part in ("netmap", "tools"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    kinds, happenings = folder / "netmap/model/kinds.py", folder / "netmap/model/happenings.py"
    before, first, after = kinds.read_text("utf-8").partition("    VIEW = ")
    assert first
    kinds.write_text(before + KIND + first + after, "utf-8")
    happenings.write_text(happenings.read_text("utf-8") + CLASS, "utf-8")


def test_a_kind_and_its_class_are_all_that_files_and_documents_need(tmp_path: Path) -> None:
    copy_with_kind(tmp_path)
    command = [sys.executable, "-c", USE, str(tmp_path)]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
