"""Many names at once: organizations to talk about, with a sector and standing "idea"."""

from collections.abc import Callable
from dataclasses import replace

from netmap.content.loading import Content
from netmap.errors import InputError
from netmap.files.grids import Cell
from netmap.files.matching.roster import open_roster
from netmap.files.meaning.column_words import load_column_words
from netmap.files.plan.plan import ImportOptions, ImportPlan
from netmap.files.rows.drafts import Draft
from netmap.files.tables import Table
from netmap.files.typed.planning import plan_typed
from netmap.model.entities import Sector
from netmap.model.kinds import EntityKind, Standing
from netmap.model.network import Network
from netmap.model.text import fold_text

SOURCE = "quick add"
_HEADERS = ("Organization", "Sector", "Standing")


def parse_names(text: str, sector: str, known: Callable[[str], bool]) -> Table:
    """Return names, one a line, as a table with a sector and standing "idea"; blank lines keep their numbers.

    Whoever is `known` keeps the standing they have.
    """
    rows: list[tuple[Cell, ...]] = []
    for line in text.splitlines():
        name = line.strip(" \t•*-–")
        standing = None if not name or known(name) else Standing.IDEA.value
        rows.append((name or None, (sector or None) if name else None, standing))
    return Table(file=SOURCE, sheet="", headers=_HEADERS, rows=rows, first_row=1, notes=(), has_header=True)


def plan_names(
    network: Network, text: str, content: Content, *, sector: str = "", options: ImportOptions | None = None
) -> ImportPlan:
    """Return what adding names, one a line, would do: new ones as ideas in `sector`, known ones as they are.

    `sector` is the name or key of one of our sectors, or the name of a sector on the map; "" guesses one from
    each name.

    Raises
    ------
    InputError
        When there is no such sector.
    """
    definition = content.find_sector(sector) if sector else None
    stored = {fold_text(entity.name): entity.name for entity in network.of(Sector)}
    name = stored.get(fold_text(sector)) or (definition.name if definition else "")
    if sector and not name:
        raise InputError(
            f"There is no sector “{sector[:60]}”. Choose one that is on the wheel.", field="sector"
        )
    options = options or ImportOptions()
    roster = open_roster(network, load_column_words(options.content_folder))

    def is_known(text: str) -> bool:
        return roster.find(Draft(EntityKind.ORGANIZATION, text)).subject is not None

    table = parse_names(text, name, is_known)
    settled = replace(
        options,
        source=SOURCE,
        whole_list=False,
        columns={"organization": "Organization", "sector": "Sector" if name else "", "standing": "Standing"},
        accept_sectors=frozenset({f"sector:{fold_text(name)}"} if definition else ()),
    )
    return plan_typed(network, [table], content, settled)
