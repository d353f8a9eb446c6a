"""The generated documents say what the code says now."""

import re
import tomllib
from pathlib import Path

from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.kinds import EntityKind, TieKind
from netmap.picture.colors import measure_contrast
from tools.browser_style import build_browser_style, list_labels
from tools.data_dictionary import build_data_dictionary
from tools.licenses import list_packages
from tools.neo4j_guide import build_neo4j_guide
from tools.structure import TRIALS, build_architecture, list_rooms

DOCS = Path(__file__).parents[2] / "docs"
MOST_SIBLINGS = 15
"""About a dozen are taken in at a glance."""


def test_the_data_dictionary_is_current() -> None:
    assert (DOCS / "data-dictionary.md").read_text("utf-8") == build_data_dictionary(), "run `make docs`"


def test_the_data_dictionary_names_every_kind_and_no_code_leaks_into_it() -> None:
    text = build_data_dictionary()
    assert all(f"### {kind.value}\n" in text for kind in ENTITY_CLASSES)
    assert all(f"| `{kind.value}` |" in text for kind in TieKind)
    assert "typing." not in text
    assert "<class" not in text


def test_the_tables_of_the_neo4j_guide_are_current() -> None:
    assert (DOCS / "neo4j.md").read_text("utf-8") == build_neo4j_guide(), "run `make docs`"


def test_the_style_of_the_browser_is_current() -> None:
    assert (DOCS / "netmap.grass").read_text("utf-8") == build_browser_style(), "run `make docs`"


def read_style() -> dict[str, dict[str, str]]:
    """Read as Neo4j Browser does: no comments; of a property only `name: value` with one colon."""
    rules = re.findall(r"([^{}]+)\{((?:'[^']*'|[^{}'])*)\}", build_browser_style())
    return {
        "".join(selector.split()): {
            name.strip(): value.strip().strip("'")
            for name, value in (line.split(":") for line in body.split(";") if line.strip())
        }
        for selector, body in rules
    }


def test_the_browser_finds_a_look_and_a_caption_for_every_label_and_type() -> None:
    rules = read_style()
    wanted = {"node", "relationship"}
    wanted |= {f"node.{list_labels(kind)[-1]}" for kind in EntityKind}
    wanted |= {f"relationship.{kind}" for kind in TieKind}
    assert rules.keys() == wanted
    for selector, style in rules.items():
        assert re.fullmatch(r"#[0-9A-F]{6}", style["color"]), selector
        assert style["caption"], selector
        if selector.startswith("node"):
            assert measure_contrast(style["color"], style["text-color-internal"]) >= 4.5, selector


def test_the_license_of_every_pinned_package_is_listed() -> None:
    text = (DOCS / "licenses.md").read_text("utf-8")
    assert len(list_packages()) > 20
    assert [package for package in list_packages() if f"| {package} |" not in text] == [], "run `make docs`"


def test_the_architecture_names_every_room_and_every_trial() -> None:
    """How many lines there are is written anew with the rest, and no reason for a red run."""

    def read_rows(text: str) -> list[list[str]]:
        return [line.split("|")[1:3] for line in text.splitlines() if line.startswith("|")]

    assert read_rows((DOCS / "architecture.md").read_text("utf-8")) == read_rows(build_architecture()), (
        "run `make docs`"
    )


def test_every_room_says_what_is_in_it_and_none_is_a_hall() -> None:
    rooms = list_rooms()
    assert [room.name for room in rooms if not room.purpose] == []
    assert {room.name: len(room.modules) for room in rooms if len(room.modules) > MOST_SIBLINGS} == {}


def test_what_was_tried_stands_where_the_trials_say() -> None:
    root = DOCS.parent
    for trial in tomllib.loads(TRIALS.read_text("utf-8"))["trial"]:
        assert [
            name for name in trial["files"] if name not in trial["new"] and not (root / name).is_file()
        ] == []
        built = trial.get("built", False)
        assert [name for name in trial["new"] if (root / name).exists() is not built] == []
