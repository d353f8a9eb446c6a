"""What of a row nobody has a field for: kept among the columns of the user's own."""

from collections.abc import Iterable, Sequence
from typing import Any

from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.column import OWN, ROLE, SECTOR_FLAG, Column
from netmap.files.meaning.values import show_value
from netmap.files.rows.cell_meanings import EMAILS, NAMES, OF_US, PHONES, SHARED
from netmap.files.rows.contact_details import keep_more
from netmap.files.rows.drafts import Draft, Named, ReadRow
from netmap.files.rows.hiding import HIDDEN_PLACES
from netmap.files.rows.people_cells import find_nobody
from netmap.model.text import fold_text

_PLACED = frozenset(
    {"netmap_id", "id", "sector", "introduced_by", "met", ROLE, *EMAILS, *PHONES, *SHARED, *OF_US}
)
_AND = frozenset({"and", "y", "e", "et", "und"})


class Leftovers:
    """Keeps what no one named by a row has a field for."""

    def __init__(self, columns: Sequence[Column], words: ColumnWords) -> None:
        self._words = words
        self._kept = [
            column
            for column in columns
            if column.meaning not in _PLACED | {OWN, SECTOR_FLAG} and " " not in column.meaning
        ]

    def keep(self, named: Named, read: ReadRow) -> None:
        """Keep what no one named by a row has a field for among the columns of the user's own."""
        drafts = named.list_drafts()
        main = drafts[0]
        kept: list[Any] = [value for draft in drafts for value in draft.values.values()]
        hidden = HIDDEN_PLACES if main.values.get("location_confidential") else ()
        for column in self._kept:
            values = read.values if column.number == 1 else read.more.get(column.number, read.values)
            value = values.get(column.meaning)
            if value is None or value == () or column.meaning in hidden:
                continue
            if column.meaning in NAMES:
                _keep_name(main, drafts, column.header, value)
            elif column.meaning == "kind" and fold_text(value) in self._words.kind_of_word:
                continue
            elif value not in kept and not (isinstance(value, tuple) and _holds_all(kept, value)):
                shown = "; ".join(value) if isinstance(value, tuple) else show_value(value)
                keep_more(main, column.header, shown)


def _keep_name(main: Draft, drafts: list[Draft], heading: str, text: str) -> None:
    """Keep what of a cell of names is nobody's: "Vacant", or a name that was not taken."""
    if any(draft.name == text for draft in drafts):
        return
    if (nobody := find_nobody(text)) and nobody not in main.name.split():
        keep_more(main, heading, nobody)
    said = {word for draft in drafts for word in _list_words(draft)} | set(fold_text(nobody).split())
    if not said.issuperset(set(fold_text(text).split()) - _AND):
        keep_more(main, heading, " ".join(text.split()))


def _list_words(draft: Draft) -> Iterable[str]:
    told = (draft.values.get(name) or "" for name in ("title", "email", "phone"))
    return fold_text(" ".join([draft.name, *told, *draft.values.get("aka", ())])).split()


def _holds_all(kept: list[Any], value: tuple[Any, ...]) -> bool:
    return any(isinstance(one, tuple) and set(value) <= set(one) for one in kept)
