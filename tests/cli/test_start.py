"""What a command imports: a look at the store must not wait for what only a measure, a list or a page needs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from netmap.graph.store import open_store
from netmap.model.changes import build_change
from netmap.settings import load_settings
from tests.analysis.towns import org

TABLES = {"numpy", "pandas", "pyarrow"}
MEASURES = {"networkx", "rustworkx", "scipy"}
PAGES = {"pyvis", "streamlit"}
LISTS = {"charset_normalizer", "cleanco", "clevercsv", "python_calamine", "rapidfuzz", "vobject"}
WRITERS = {"icalendar", "xlsxwriter"}
STORE = {"neo4j", "pydantic"}
HEAVY = TABLES | MEASURES | PAGES | LISTS | WRITERS | STORE

RUN = """
import atexit, json, pathlib, sys
told = pathlib.Path(sys.argv.pop(1))
atexit.register(lambda: told.write_text(json.dumps(sorted(sys.modules))))
from netmap.cli.main import main
main()
"""


def list_heavy(folder: Path, *words: str) -> set[str]:
    """Return which of the heavy libraries a command has imported, in a Python of its own."""
    told = folder / "modules.json"
    subprocess.run([sys.executable, "-c", RUN, told, *words], check=True, capture_output=True)
    return HEAVY & set(json.loads(told.read_text("utf-8")))


@pytest.fixture
def store(empty_folder: Path) -> str:
    with open_store(load_settings(store=str(empty_folder))) as opened:
        opened.apply(build_change(opened.read(), put=[org("clinic")], who="Ana", sentence="Add one"))
    return str(empty_folder)


@pytest.mark.parametrize("words", ["--help", "--version"])
def test_help_and_version_need_no_library_of_ours(words: str, tmp_path: Path) -> None:
    assert list_heavy(tmp_path, words) == set()


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        ("status", set()),
        ("changes", set()),
        ("undo", set()),
        ("missing", {"networkx"}),
        ("keep-in-touch", {"networkx"}),
        ("still-true", {"networkx"}),
        ("introductions clinic", {"networkx"}),
    ],
)
def test_a_command_imports_only_what_it_needs(
    words: str, needed: set[str], store: str, tmp_path: Path
) -> None:
    assert list_heavy(tmp_path, *words.split(), "--store", store) <= STORE | needed


def test_a_list_comes_in_without_measures_and_pages(store: str, tmp_path: Path) -> None:
    file = tmp_path / "partners.csv"
    file.write_text("Organization,Sector\nHarbor Food Bank,Food\n", encoding="utf-8")
    assert list_heavy(tmp_path, "import", str(file), "--store", store) <= STORE | LISTS


def test_a_network_is_taken_out_without_measures_and_pages(store: str, tmp_path: Path) -> None:
    assert list_heavy(tmp_path, "export", str(tmp_path / "map.json"), "--store", store) <= STORE | {
        "xlsxwriter"
    }


@pytest.mark.parametrize("words", ["serve", "demo"])
def test_what_serve_and_demo_ask_for_is_told_without_the_pages(words: str, tmp_path: Path) -> None:
    assert list_heavy(tmp_path, words, "--help") <= STORE | LISTS
