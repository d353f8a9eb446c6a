"""Cells that tick something: an X, a yes, a 1, a role such as "Chair", or a no."""

from collections.abc import Iterable
from enum import StrEnum

from netmap.files.grids import Cell, is_filled
from netmap.model.text import fold_text

_YES = {
    "x", "xx", "✓", "✔", "✔️", "☑", "☒", "✅", "●", "•", "■", "◼", "⬤", "*", "+", "√", "yes", "y", "true", "t", "1", "si",
    "sí", "ja", "oui", "sim", "checked", "selected", "member", "on",
}  # fmt: skip
_NO = {"", "no", "n", "false", "f", "0", "-", "–", "—", "✗", "✘", "❌", "☐", "○", "□", "non", "nein", "nao", "não", "off",
       "n/a", "na", "unchecked", "not selected", "none", "never"}  # fmt: skip
_ROLES = {
    "chair", "co chair", "cochair", "vice chair", "vicechair", "chairperson", "chairman", "chairwoman", "past chair",
    "president", "vice president", "past president", "secretary", "treasurer", "lead", "co lead", "leader", "convener",
    "facilitator", "coordinator", "alternate", "ex officio", "voting", "non voting", "voting member", "liaison", "advisor",
    "adviser", "director", "officer", "board member", "executive committee", "host", "backbone", "founder",
    "founding member", "steering", "observer", "presidente", "presidenta", "secretaria", "secretario", "tesorero",
    "tesorera", "vocal", "support", "supports", "supporting", "contributor", "contributing", "participant", "participating", "backup", "primary", "delegate", "staff", "volunteer", "exec", "member at large", "at large",
}  # fmt: skip
_LONGEST_ROLE = 40


class Tick(StrEnum):
    """What a cell of a ticked column says."""

    YES = "yes"
    NO = "no"
    ROLE = "role"
    OTHER = "other"


def read_tick(cell: Cell) -> Tick:
    """Return what a cell says where others hold an X: yes, no (also when it is empty), a role, or something else."""
    text = "" if cell is None else str(cell).strip().casefold()
    if len(text) > _LONGEST_ROLE:
        return Tick.OTHER
    text = text.removesuffix(".0")
    if text in _YES:
        return Tick.YES
    if text in _NO:
        return Tick.NO
    return Tick.ROLE if fold_text(text) in _ROLES else Tick.OTHER


def is_ticked(cells: Iterable[Cell], *, least: float = 0.6) -> bool:
    """Whether nearly all that stands in these cells ticks something, at least one of them with a yes or a role."""
    said = [read_tick(cell) for cell in cells if is_filled(cell)]
    plain = sum(tick is not Tick.OTHER for tick in said)
    return plain >= least * len(said) and any(tick in {Tick.YES, Tick.ROLE} for tick in said)
