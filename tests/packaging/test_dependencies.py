"""What the package imports is what it declares: nothing comes along by luck, nothing is installed for nothing."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
UNIMPORTED = {
    "arcadedb-embedded": "its Java and its archives are run, not imported",
    "neo4j-rust-ext": "it makes the driver faster by being there",
}


def fold_name(name: str) -> str:
    """Return a distribution's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def list_modules(source: str) -> Iterator[str]:
    """Yield the outermost module of each import of a source text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def find_imported(*folders: str) -> set[str]:
    """Return the distributions that the sources of some folders import from, without our own."""
    known = packages_distributions()
    ours = {"netmap", "tests", "tools", "bench"}
    found = {
        module
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        for module in list_modules(path.read_text("utf-8"))
    }
    return {fold_name(name) for module in found - ours - sys.stdlib_module_names for name in known[module]}


def read_declared(*extras: str) -> set[str]:
    """Return the distributions that pyproject.toml names as needed, and those of some extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [
        *project["dependencies"],
        *(line for one in extras for line in project["optional-dependencies"][one]),
    ]
    return {fold_name(found[0]) for line in lines if (found := re.match(r"[\w.-]+", line))}


def test_the_package_imports_what_it_declares_and_declares_what_it_imports() -> None:
    assert find_imported("netmap") == read_declared() - UNIMPORTED.keys()


def test_what_is_needed_without_an_import_is_still_declared() -> None:
    assert UNIMPORTED.keys() <= read_declared()


def test_tests_and_tools_import_only_what_is_declared() -> None:
    assert find_imported("tests", "tools") - read_declared("dev") == set()


def test_a_forgotten_import_would_be_seen() -> None:
    source = (
        "import os.path\nfrom starlette.routing import Route\nfrom . import own\nimport numpy as np, rich\n"
    )
    assert list(list_modules(source)) == ["os", "starlette", "numpy", "rich"]
