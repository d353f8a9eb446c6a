"""The written documents speak of things that are there."""

import re
from pathlib import Path

import pytest

from netmap.cli.commands import COMMANDS
from netmap.files.formats.every import list_endings, list_writable

ROOT = Path(__file__).parents[2]
WRITTEN = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
WRITTEN += sorted((ROOT / "docs").rglob("*.md"))
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_MODULE = re.compile(
    r"`((?:model|files|graph|analysis|report|picture|ui|cli|content)/[\w/]+\.(?:py|toml))(?:: ([\w.]+))?"
)
_COMMAND = re.compile(r"`netmap ([a-z-]+)")
_TARGET = re.compile(r"`make ([a-z-]+)`|^make ([a-z-]+)", re.MULTILINE)


@pytest.mark.parametrize("document", WRITTEN, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    links = _LINK.findall(document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", WRITTEN, ids=lambda path: path.name)
def test_modules_and_names_in_them_exist(document: Path) -> None:
    for module, name in _MODULE.findall(document.read_text("utf-8")):
        path = ROOT / "netmap" / module
        assert path.is_file(), module
        for part in filter(None, name.split(".")):
            assert re.search(rf"\b{part}\b", path.read_text("utf-8")), f"{module}: {name}"


def test_the_readme_lists_every_command_and_no_other() -> None:
    rows = [
        line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.startswith("| `netmap")
    ]
    listed = [name for row in rows for name in _COMMAND.findall(row.split("|")[1])]
    assert sorted(listed) == sorted(COMMANDS)


def test_the_readme_names_every_format() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    reads = re.search(r"netmap reads ([^)]+)\)", readme)
    assert reads
    assert sorted(re.findall(r"\.[a-z]+", reads[1])) == sorted(list_endings())
    (export,) = (line for line in readme.splitlines() if line.startswith("| `netmap export"))
    assert set(re.findall(r"FILE(\.[a-z]+)", export)) == {known.ending for known in list_writable()}


@pytest.mark.parametrize("document", WRITTEN, ids=lambda path: path.name)
def test_make_targets_exist(document: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = {one or other for one, other in _TARGET.findall(document.read_text("utf-8"))}
    assert [target for target in targets if f"\n{target}:" not in makefile] == []


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text("utf-8")
    assert [path.name for path in folder.glob("0*.md") if path.name not in listed] == []
