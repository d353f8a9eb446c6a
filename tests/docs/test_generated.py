"""The generated documents say what the code says now."""

from pathlib import Path

from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.kinds import TieKind
from tools.data_dictionary import build_data_dictionary
from tools.licenses import list_packages

DOCS = Path(__file__).parents[2] / "docs"


def test_the_data_dictionary_is_current() -> None:
    assert (DOCS / "data-dictionary.md").read_text("utf-8") == build_data_dictionary(), "run `make docs`"


def test_the_data_dictionary_names_every_kind_and_no_code_leaks_into_it() -> None:
    text = build_data_dictionary()
    assert all(f"### {kind.value}\n" in text for kind in ENTITY_CLASSES)
    assert all(f"| `{kind.value}` |" in text for kind in TieKind)
    assert "typing." not in text
    assert "<class" not in text


def test_the_license_of_every_pinned_package_is_listed() -> None:
    text = (DOCS / "licenses.md").read_text("utf-8")
    assert len(list_packages()) > 20
    assert [package for package in list_packages() if f"| {package} |" not in text] == [], "run `make docs`"
