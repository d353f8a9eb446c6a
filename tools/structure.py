"""How the code is divided: modules and lines a room, and what the six trials touched; part of docs/architecture.md."""

import ast
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
ARCHITECTURE = ROOT / "docs" / "architecture.md"
TRIALS = ROOT / "docs" / "trials.toml"
ROOMS, TOUCHED = "rooms", "trials"
"""The names of the two generated parts, as they stand between the comments of the document."""


@dataclass(frozen=True, slots=True)
class Room:
    """A folder of the package with the lines of each of its modules and of each function in them."""

    name: str
    purpose: str
    modules: tuple[int, ...]
    functions: tuple[int, ...]


def list_rooms(package: Path = ROOT / "netmap") -> list[Room]:
    """Return the rooms that hold modules, in the order of their names."""
    folders = [package, *sorted(path for path in package.rglob("*") if path.is_dir())]
    return [room for folder in folders if (room := _measure_room(folder, package)).modules]


def _measure_room(folder: Path, package: Path) -> Room:
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.py")) if path.name != "__init__.py"]
    name = "netmap" if folder == package else folder.relative_to(package).as_posix()
    return Room(
        name,
        _read_purpose(folder / "__init__.py"),
        tuple(len(text.splitlines()) for text in texts),
        tuple(lines for text in texts for lines in _count_lines(text)),
    )


def _read_purpose(init: Path) -> str:
    told = ast.get_docstring(ast.parse(init.read_text("utf-8"))) if init.is_file() else None
    return (told or "").splitlines()[0] if told else ""


def _count_lines(text: str) -> list[int]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)]
    return [(node.end_lineno or node.lineno) - node.lineno + 1 for node in found]


def table_rooms(rooms: list[Room]) -> str:
    """Return the rooms as a Markdown table, with a last row for all of them together."""
    rows = [_tell_room(room) for room in rooms]
    modules = tuple(lines for room in rooms for lines in room.modules)
    functions = tuple(lines for room in rooms for lines in room.functions)
    rows.append(_tell_room(Room("all", f"{len(rooms)} rooms", modules, functions)))
    head = (
        "| room | what is in it | modules | lines a module: median, most | lines a function: median, most |"
    )
    return "\n".join([head, "|---|---|---|---|---|", *rows])


def _tell_room(room: Room) -> str:
    modules, functions = (
        f"{statistics.median(found):.0f}, {max(found)}" if found else "–"
        for found in (room.modules, room.functions)
    )
    return f"| `{room.name}` | {room.purpose} | {len(room.modules)} | {modules} | {functions} |"


def table_trials(path: Path = TRIALS) -> str:
    """Return what was added on trial as a Markdown table: the files that touched, new ones in italics."""
    trials = tomllib.loads(path.read_text("utf-8"))["trial"]
    rows = [
        f"| {trial['what']} | {len(trial['files'])} | {', '.join(_tell_file(name, trial['new']) for name in trial['files'])} |"
        for trial in trials
    ]
    return "\n".join(["| to add … | files | which |", "|---|---|---|", *rows])


def _tell_file(name: str, new: list[str]) -> str:
    short = name.removeprefix("netmap/")
    return f"*{short}*" if name in new else f"`{short}`"


def count_touched(branch: str, base: str = "main") -> list[str]:
    """Return the source files that a branch touches since it left `base`; tests and docs do not count."""
    command = ["git", "diff", "--name-only", f"{base}...{branch}"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    return [
        name for name in names if name.split("/")[0] not in {"tests", "docs"} and not name.endswith(".md")
    ]


def build_architecture() -> str:
    """Return docs/architecture.md with its generated parts written anew."""
    return fill_parts(
        ARCHITECTURE.read_text("utf-8"), {ROOMS: table_rooms(list_rooms()), TOUCHED: table_trials()}
    )


def fill_parts(text: str, parts: Mapping[str, str]) -> str:
    """Return a document with what stands between the marks of each named part replaced."""
    for name, part in parts.items():
        begin, end = f"<!-- {name}: written by make docs -->\n", f"<!-- end of {name} -->"
        before, rest = text.split(begin, 1)
        text = f"{before}{begin}{part}\n{end}{rest.split(end, 1)[1]}"
    return text


if __name__ == "__main__":
    for branch in sys.argv[1:]:
        print(branch, *count_touched(branch), sep="\n  ")
