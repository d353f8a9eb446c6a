"""The Cypher statements: sound, documented, used, and found wherever netmap is installed."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from netmap.graph import statements
from netmap.graph.layout.labels import Family
from netmap.graph.statements import find_statements_folder, load_statement
from netmap.model.kinds import EntityKind, TieKind
from tests.graph.conftest import LINTER
from tests.stores import ROOT

FOLDER = ROOT / "cypher"
FILES = sorted([*FOLDER.glob("*.cypher"), *FOLDER.glob("server/*.cypher")])
NAMES = [path.relative_to(FOLDER).with_suffix("").as_posix() for path in FILES]
STATEMENTS = sorted([*FILES, *FOLDER.glob("explore/*.cypher")])
LANGUAGES = ("CYPHER 5", "CYPHER 25")


def read_header(path: Path) -> str:
    return "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("//"))


def declared(path: Path) -> list[str]:
    return re.findall(r"\$(\w+)", read_header(path))


def fill_kinds(text: str) -> str:
    text = (
        text.replace("ENTITY_KIND", "Entity:Organization")
        .replace("ENTITY_LABEL", "Organization")
        .replace("TIE_KIND", "PARTNERS_WITH")
    )
    return re.sub(r"\b[A-Z]+_FAMILY\b", "Entity", text)


def lint(folder: Path, *inputs: Mapping[str, object]) -> list[dict[str, str]]:
    found = subprocess.run(
        [shutil.which("node") or "node", folder / "lint.cjs"],
        input=json.dumps(inputs),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env=os.environ,
    )
    problems: list[dict[str, str]] = json.loads(found.stdout)
    return problems


def test_every_statement_is_sound_and_declares_its_parameters(linter: Path) -> None:
    inputs = [
        {
            "name": path.stem,
            "text": path.read_text("utf-8"),
            "parameters": declared(path),
            "language": language,
        }
        for path in STATEMENTS
        for language in LANGUAGES
    ]
    assert lint(linter, *inputs) == []


def test_the_linter_sees_what_is_wrong_in_each_language(linter: Path) -> None:
    cases = {
        "undeclared": "RETURN $other",
        "undefined": "MATCH (n) RETURN m",
        "broken": "MATCH (n RETURN n",
        "fine": "RETURN $id",
        "changed": "MATCH (n)-[r]->() SET n = r RETURN n",
    }
    inputs = [
        {"name": f"{language} {name}", "text": text, "parameters": ["id"], "language": language}
        for language in LANGUAGES
        for name, text in cases.items()
    ]
    problems = {problem["name"]: problem["message"] for problem in lint(linter, *inputs)}
    wrong = [name for name in cases if name != "fine"]
    assert list(problems) == [f"{language} {name}" for language in LANGUAGES for name in wrong]
    assert "deprecated" in problems["CYPHER 5 changed"]
    assert "Type mismatch" in problems["CYPHER 25 changed"]


def test_the_lock_file_of_the_linter_names_no_address() -> None:
    assert "http" not in (LINTER / "package-lock.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_statement_says_what_it_is_for_what_it_takes_and_what_it_returns(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    assert path.suffix == ".cypher"
    assert re.search(r"^// Returns \S", text, re.MULTILINE)
    assert set(re.findall(r"\$(\w+)", body)) == set(declared(path))
    assert ";" not in body
    assert not re.search(r"\bMERGE\b|\bCALL db\.|\bapoc\.", body), "not in a Change, or not on both databases"


@pytest.mark.parametrize("name", NAMES)
def test_a_statement_is_used(name: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "netmap" / "graph").rglob("*.py"))
    assert f'"{name}"' in code


def test_kinds_come_from_the_closed_lists_only() -> None:
    assert "(entity:Entity:Person)" in load_statement("create_entities", EntityKind.PERSON)
    assert "(entity:NetmapRecord:NetmapView)" in load_statement("create_entities", EntityKind.VIEW)
    ends = {"source": Family.ENTITY, "target": Family.RECORD}
    created = load_statement("create_ties", TieKind.KNOWS, **ends)
    assert "[tie:KNOWS]" in created
    assert "(target:NetmapRecord {id" in created
    for name, kind in (
        ("create_entities", None),
        ("create_entities", TieKind.KNOWS),
        ("read_network", TieKind.KNOWS),
    ):
        with pytest.raises(ValueError, match="does not go with"):
            load_statement(name, kind)
    with pytest.raises(ValueError, match="does not go with"):
        load_statement("create_entities", "Person) DETACH DELETE (n")
    with pytest.raises(ValueError, match="does not go with"):
        load_statement("find_entities")


def test_the_statements_are_looked_for_in_the_package_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_statements_folder() == ROOT / "cypher"
    monkeypatch.setattr(statements, "_PACKAGE", tmp_path)
    assert find_statements_folder() == tmp_path
