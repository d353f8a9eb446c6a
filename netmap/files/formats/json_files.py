"""JSON files as tables, or as the network that netmap wrote; and a network as such a file.

Read are our own export, lists of objects, objects of such lists (Polinode and the like keep theirs under
"nodes" and "edges"), and both shapes of Kumu: the blueprint and the project export.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from netmap.errors import FileError
from netmap.files.formats.decoding import decode_text, repair_stray
from netmap.files.formats.every import advise_saving
from netmap.files.grids import Cell, check_grid_size
from netmap.files.limits import LIMITS, Limits
from netmap.files.own.network_json import build_network_json, is_network_json, read_network_json
from netmap.files.tables import FileContent, Problem, Table
from netmap.model.network import Network

_MOST_DIGITS = 4_000
_LARGEST_NUMBER = 10**15
_UNPACKED = ("attributes", "properties", "data")
_RENAMED = {"_id": "id", "element type": "type", "connection type": "type"}

Values = dict[str, Cell]


def read_json(data: bytes, name: str, limits: Limits = LIMITS) -> FileContent:
    """Return what a JSON file holds.

    Raises
    ------
    FileError
        When it is no JSON, nested too deeply, or holds no list of records.
    """
    whole = _parse(data, name)
    if is_network_json(whole):
        return read_network_json(whole, name)
    tables = tuple(_read_tables(whole, name, limits))
    if not tables:
        raise FileError(f"{name} holds no list of records. Save the list {advise_saving()}, and try again.")
    return FileContent(name, tables)


def _parse(data: bytes, name: str) -> Any:
    text = repair_stray(decode_text(data, name).text)
    try:
        return json.loads(
            text,
            parse_int=_parse_integer,
            parse_float=_parse_float,
            parse_constant=lambda _: None,
            object_pairs_hook=_read_pairs,
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno:,}, character {error.colno:,}"
        message = f"{name} is not valid JSON ({where}). Export it again, or save the list {advise_saving()}."
        raise FileError(message) from error
    except RecursionError as error:
        raise FileError(
            f"{name} is nested too deeply to be a list. Save the list {advise_saving()}."
        ) from error


def _parse_integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


def _parse_float(digits: str) -> float | str:
    number = float(digits)
    return number if math.isfinite(number) else digits


def _read_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; a key that stands in it twice is numbered, so that nothing is lost."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    found = {}
    for key, value in pairs:
        distinct, number = key, 2
        while distinct in found:
            distinct, number = f"{key} ({number})", number + 1
        found[distinct] = value
    return found


def _read_tables(whole: Any, name: str, limits: Limits) -> Iterable[Table]:
    if isinstance(whole, list):
        yield from _read_list(whole, name, "", limits)
    elif isinstance(whole, dict):
        for key, value in whole.items():
            if isinstance(value, list):
                yield from _read_list(value, name, key, limits)


def _read_list(listed: Sequence[Any], name: str, sheet: str, limits: Limits) -> Iterable[Table]:
    records = [_flatten(item) if isinstance(item, dict) else {} for item in listed]
    if not any(records):
        return
    headers = tuple(dict.fromkeys(key for record in records for key in record))
    where = f"{name}, {sheet}" if sheet else name
    check_grid_size(where, len(records), len(headers), limits)
    notes = [
        Problem(where, number, "", "", "This entry is not a record with fields, and was left out.")
        for number, item in enumerate(listed, 1)
        if not isinstance(item, dict)
    ]
    rows = [tuple(record.get(header) for header in headers) for record in records]
    yield Table(name, sheet, headers, rows, first_row=1, notes=tuple(notes))


def _flatten(record: Mapping[str, Any]) -> Values:
    """Return a record with its attributes unpacked and every value a cell; a reversed tie is turned."""
    found: Values = {}
    for key, value in record.items():
        if key in _UNPACKED and isinstance(value, dict):
            for inner, other in value.items():
                found.setdefault(_RENAMED.get(str(inner), str(inner)), _read_cell(other))
        else:
            found[_RENAMED.get(key, key)] = _read_cell(value)
    if found.pop("reversed", None) is True and "from" in found and "to" in found:
        found["from"], found["to"] = found["to"], found["from"]
    return found


def _read_cell(value: Any) -> Cell:
    if isinstance(value, int) and abs(value) > _LARGEST_NUMBER:
        return str(value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list) and all(isinstance(part, str | int | float) for part in value):
        return "; ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False)


def write_network(network: Network) -> bytes:
    """Return a whole network as JSON (UTF-8); equal networks give equal bytes."""
    return json.dumps(build_network_json(network), ensure_ascii=False, indent=1).encode("utf-8") + b"\n"
