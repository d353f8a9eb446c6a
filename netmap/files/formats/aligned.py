"""Text whose columns are made with spaces, as people type it: cut where its lines are aligned."""

import re
from collections import Counter
from collections.abc import Sequence

_WORDS_APART = re.compile(r"(?:^|(?<=  ))\S")
_LEAST_LINES = 4
_LEAST_COLUMNS = 2
_MOST = 0.6


def find_cuts(lines: Sequence[str]) -> tuple[int, ...]:
    """Return where the columns of lines begin, by letter from 0; nothing where spaces make no columns.

    A column begins where most lines with gaps have a word after two spaces or more, and hardly a word is cut.
    """
    gapped = [line for line in lines if "  " in line.strip()]
    filled = [line for line in lines if line.strip()]
    if len(gapped) < max(_LEAST_LINES, _MOST * len(filled)):
        return ()
    begun = Counter(found.start() for line in gapped for found in _WORDS_APART.finditer(line))
    cuts = tuple(sorted(place for place, count in begun.items() if count >= _MOST * len(gapped)))
    return cuts if len(cuts) >= _LEAST_COLUMNS and cuts[0] == 0 else ()


def cut_line(line: str, cuts: Sequence[int]) -> tuple[str, ...]:
    """Return the cells of a line; one that runs over where a column begins, such as a title, is one cell."""
    if any(line[cut - 1 : cut].strip() for cut in cuts[1:]):
        return (line.strip(),)
    ends = (*cuts[1:], len(line))
    return tuple(line[start:end].strip() for start, end in zip(cuts, ends, strict=True))
