"""Choices ticked in one cell: names that may hold commas themselves, told by recurring and by being known."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from netmap.files.shapes.matrices.name_kinds import names_organization
from netmap.model.text import fold_text

_PARTS = re.compile(r",\s+|,(?=\S)")
_LINES = re.compile(r"\s*[;\n|]\s*")
_OFFICE = re.compile(
    r"\b(department|dept|office|ministry|bureau|division|board|institute|council|center) (of|for|on)\b",
    re.IGNORECASE,
)
_LONGEST = 5


def split_choices(texts: Sequence[str], known: Collection[str]) -> list[tuple[str, ...]]:
    """Return the choices of each cell; `known` are folded names that are one choice, whatever commas they hold.

    Semicolons and lines part choices wherever a cell has them; commas only between what recurs or is known.
    """
    if any(";" in text or "\n" in text for text in texts):
        return [tuple(part for part in _LINES.split(text.strip()) if part) for text in texts]
    parts = [[part.strip() for part in _PARTS.split(text) if part.strip()] for text in texts]
    counts = Counter(run for cell in parts for run in set(_list_runs(cell)))
    return [tuple(_join_parts(cell, frozenset(known), counts)) for cell in parts]


def _list_runs(cell: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """Yield every few parts that follow one another, folded."""
    folded = [fold_text(part) for part in cell]
    for start in range(len(folded)):
        for end in range(start + 1, min(len(folded), start + _LONGEST) + 1):
            yield tuple(folded[start:end])


def _join_parts(
    cell: Sequence[str], known: frozenset[str], counts: Counter[tuple[str, ...]]
) -> Iterable[str]:
    """Yield the choices of a cell: the longest run of parts that is known, then what belongs together by its words."""
    at = 0
    while at < len(cell):
        size = _find_size(cell, at, known, counts)
        yield ", ".join(cell[at : at + size])
        at += size


def _find_size(cell: Sequence[str], at: int, known: frozenset[str], counts: Counter[tuple[str, ...]]) -> int:
    folded = [fold_text(part) for part in cell[at : at + _LONGEST]]
    for size in range(len(folded), 0, -1):
        if fold_text(" ".join(folded[:size])) in known:
            return size
    for size in range(len(folded), 1, -1):
        if _reads_as_one(cell[at : at + size]) and all(
            counts[tuple(folded[:size])] >= counts[(part,)] for part in folded[:size]
        ):
            return size
    return 1


def _reads_as_one(parts: Sequence[str]) -> bool:
    """Whether parts are one name with commas, as "Health, Housing and Human Services" and "Office of Labor, Health …" are."""
    *first, last = parts
    joined = bool(re.search(r"\s(and|&|y|und|et|e)\s", last))
    return (
        joined
        and all(_goes_on(part) for part in first[1:])
        and (_goes_on(first[0]) or bool(_OFFICE.search(first[0])))
    )


def _goes_on(part: str) -> bool:
    """Whether a part is a word or two that name no organization by themselves."""
    return len(part.split()) <= 2 and not names_organization(part)  # noqa: PLR2004
