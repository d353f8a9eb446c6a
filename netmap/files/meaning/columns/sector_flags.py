"""Yes/no columns that are sectors."""

from collections.abc import Mapping, Sequence

from netmap.files.meaning.columns.column import SECTOR_FLAG, Column
from netmap.files.meaning.phrase_book import INSIDE, LIKELY, SURE
from netmap.files.meaning.profiles import Profile
from netmap.files.tables import Table
from netmap.model.text import fold_text


def find_sector_flags(
    table: Table, columns: Mapping[int, Column], profiles: Sequence[Profile], names: frozenset[str]
) -> dict[int, Column]:
    """Find yes/no columns headed by sectors: two or more that are, and those between them."""
    free = [
        place
        for place, profile in enumerate(profiles)
        if table.has_header and profile.filled and profile.yes_no == 1.0
        if place not in columns or columns[place].confidence < SURE
    ]
    known = [place for place in free if fold_text(table.headers[place]) in names]
    between = [place for place in free if known and known[0] < place < known[-1]]
    found = sorted({*known, *between}) if len(known) > 1 else []
    return {
        place: Column(
            place, table.headers[place], SECTOR_FLAG, "Sector (yes/no)",
            LIKELY if place in known else INSIDE, "yes/no columns side by side, headed by sectors",
        )
        for place in found
    }  # fmt: skip
