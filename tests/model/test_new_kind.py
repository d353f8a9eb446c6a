"""A new kind is its line among the kinds and its class: everything else learns of it from there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
KIND = '    KEEPSAKE = "Keepsake", "keepsake", "keepsakes", "keepsake, keepsakes, souvenir"\n'
CLASS = '''

class Keepsake(Entity):
    """Something people keep of a shared effort."""

    kind = EntityKind.KEEPSAKE

    given: Annotated[date | None, Info("Given on", NOTE)] = None
    summary: Annotated[Notes, Info("What it stands for", NOTE)] = ""
'''
USE = """
from datetime import date
import sys
from pathlib import Path

from netmap.files.exports import write_network_file
from netmap.files.meaning.column_words import load_column_words
from netmap.files.reading import read_file
from netmap.model.entities import Organization
from netmap.model.happenings import Keepsake
from netmap.model.kinds import EntityKind
from netmap.model.network import Network
from tools.data_dictionary import build_data_dictionary

cup = Keepsake(id="cup", name="Cup", given=date(2026, 3, 1), summary="Won in March.\\nKept in the hall.")
bank = Organization(id="bank", name="Food Bank")
network = Network.of_items([cup, bank])
for ending in (".json", ".xlsx"):
    path = Path(sys.argv[1]) / f"map{ending}"
    write_network_file(network, path)
    assert read_file(path, path.name).network == network, ending
assert load_column_words().kind_of_word["souvenir"] is EntityKind.KEEPSAKE
assert "### Keepsake" in build_data_dictionary()
assert "| `given` | Given on | day | note |" in build_data_dictionary()
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
