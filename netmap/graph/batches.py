"""Imports of several parts, each a Change: which of them were cut off before the last."""

from collections.abc import Sequence
from dataclasses import dataclass

from netmap.graph.journal import ChangeHeader


@dataclass(frozen=True, slots=True)
class CutOff:
    """An import of which the last parts are missing; `change_id` is its newest Change, by which all is taken back."""

    batch_id: str
    change_id: str
    sentence: str
    who: str
    part: int
    parts: int


def find_cut_off(headers: Sequence[ChangeHeader]) -> tuple[CutOff, ...]:
    """Return the batches, newest first, whose last part is not in the journal; `headers` are newest first, too.

    What went on with one under the same batch, and came to its end, completes it.
    """
    batches: dict[str, list[ChangeHeader]] = {}
    for header in headers:
        if header.batch_id and not header.undone:
            batches.setdefault(header.batch_id, []).append(header)
    return tuple(
        CutOff(batch_id, found[0].id, found[-1].sentence, found[0].who, found[0].part, found[0].parts)
        for batch_id, found in batches.items()
        if not any(header.part == header.parts for header in found)
    )
