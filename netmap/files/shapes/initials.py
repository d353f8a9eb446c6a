"""A legend below a table: "DQ = Deborah Quist" says whom the initials in it stand for."""

import re
from collections.abc import Mapping

from netmap.files.grids import Cell, Spot
from netmap.files.meaning.values import read_text
from netmap.files.shapes.blocks import Block, find_lone

_ENTRY = re.compile(r"(?P<short>[A-Z]{2,4})\s*(?:=|:|–|—|\s-\s)\s*(?P<name>[^\W\d_][^=:;,]{2,60})")
_BETWEEN = re.compile(r"\s*[;,|\n]\s*")
_LEAD = re.compile(r"(?:key|legend|initials|staff)\s*:\s*", re.IGNORECASE)
_SIGNS = re.compile(r"([A-Z]{2,4})")
_ONLY_SIGNS = re.compile(r"[A-Z]{2,4}(?:\s*(?:[/,;&+]|and)\s*[A-Z]{2,4})*")
_NOTE = "This row says what initials stand for; they were written out."


def write_out_initials(block: Block) -> Block:
    """Return a block with initials written out as rows at its end say; such rows are told, and not read as somebody."""
    meant: dict[str, str] = {}
    told: list[int] = []
    end = len(block.rows)
    for place in range(len(block.rows) - 1, -1, -1):
        lone = find_lone(block.rows[place])
        found = {} if lone is None else _read_legend(read_text(block.get(place, lone)))
        if not found and any(map(read_text, block.rows[place])):
            break
        meant |= found
        told += [place] if found else []
        end = place
    body = block.keep_rows(range(end))
    written = _find_initials(body, meant) if block.width > 1 else {}
    if not written:
        return block
    return body.fill(written).with_notes(block.note(place, _NOTE) for place in sorted(told))


def _read_legend(text: str) -> dict[str, str]:
    """Return {initials: name} of one line, nothing where it says anything else."""
    parts = [part for part in _BETWEEN.split(_LEAD.sub("", text, count=1)) if part]
    found = [_ENTRY.fullmatch(part) for part in parts]
    return {one["short"]: one["name"].strip() for one in found if one} if all(found) else {}


def _find_initials(block: Block, meant: Mapping[str, str]) -> dict[Spot, tuple[Cell, Spot]]:
    """Return the cells that hold nothing but these initials, written out."""
    found: dict[Spot, tuple[Cell, Spot]] = {}
    for place in range(len(block.rows) if meant else 0):
        for column in range(block.width):
            text = read_text(block.get(place, column))
            if _ONLY_SIGNS.fullmatch(text) and not meant.keys().isdisjoint(_SIGNS.findall(text)):
                names = _SIGNS.sub(lambda sign: meant.get(sign[0], sign[0]), text)
                found[place, column] = (names, block.find_spot(place, column))
    return found
