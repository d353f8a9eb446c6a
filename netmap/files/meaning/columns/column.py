"""One column of a table: its place, and what it means."""

from dataclasses import dataclass

from netmap.files.meaning.splitting import Splitting
from netmap.model.kinds import EntityKind

OWN = "own"
"""Meaning of a column of the user's own: kept as it is."""
LEFT_OUT = "left_out"
"""Meaning of a column that a map has no use for."""
SECTOR_FLAG = "sector_flag"
"""Meaning of a yes/no column whose heading is the name of a sector."""
KEEPER = "kept_by person"
"""Meaning of a column that says who of us keeps the relationship."""
ROLE = "tie_role"
"""Meaning of a column that says what somebody is in a coalition."""
NAMING = frozenset({"name", "organization", "person", "first_name", "last_name"})
"""Meanings of which a list of organizations or people has at least one."""
NAMES_OF_PEOPLE = frozenset({"person", "first_name", "last_name"})
"""Meanings of columns that name people, whole or in parts."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place (from 0), heading, meaning, how sure that is (0 to 1) and why.

    holds : whose names its cells are, where they are names of people or of organizations.
    splitting : how its cells are parted into entries, where they are lists.
    number : which contact of a row it is about: 2 for "Contact 2 e-mail" and "Alternate contact".
    office : what those it names are by its heading: "Board Chair".
    """

    place: int
    header: str
    meaning: str
    label: str
    confidence: float
    why: str
    number: int = 1
    holds: EntityKind | None = None
    splitting: Splitting | None = None
    office: str = ""
