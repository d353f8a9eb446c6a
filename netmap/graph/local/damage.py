"""Whether the files of a local database are whole enough that it may be started."""

import json
from pathlib import Path

from netmap.errors import StoreDamaged
from netmap.graph.copies.kept import find_backup_folder, tell_next_step
from netmap.graph.local.folder import DATABASE, ServerFolder

_SCHEMAS = ("schema.json", "schema.prev.json")


def check_schema(home: ServerFolder) -> None:
    """Raise `StoreDamaged` when the database would start without some of what it holds.

    Its list of types is `schema.json`, and where that is torn the one before. A database whose list leaves out a
    file with something in it starts all the same, without that.
    """
    database = home.databases / DATABASE
    listed = next((found for name in _SCHEMAS if (found := _read_types(database / name)) is not None), {})
    known = {bucket for found in listed.values() for bucket in found.get("buckets", ())}
    held = {file.name.split(".")[0] for file in database.glob("*.bucket") if file.stat().st_size}
    if {name for name in held if not name.endswith(("_in_edges", "_out_edges"))} - known:
        raise StoreDamaged(
            f"The list of what is in the database in {home.path} is torn ({database / _SCHEMAS[0]}), so it was not "
            f"started and nothing was changed. {tell_next_step(find_backup_folder(home.path))}"
        )


def _read_types(schema: Path) -> dict[str, dict[str, list[str]]] | None:
    try:
        types = json.loads(schema.read_bytes())["types"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return types if isinstance(types, dict) else None
