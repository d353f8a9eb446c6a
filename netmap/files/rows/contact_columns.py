"""Columns of a list of organizations that are about a contact: their home, their pager, a comment on them."""

import re
from collections.abc import Sequence

from netmap.files.meaning.column_words import ColumnWords
from netmap.files.meaning.columns.column import OWN, Column
from netmap.model.text import fold_text

_REMARK = re.compile(r"(?:comments?|notes?|remarks?) (?:on|about) (.+)")
_AT_HOME = re.compile(r"home\b|.+ home$|car phone$|pager$|assistants |managers ")


def find_contact_columns(columns: Sequence[Column], words: ColumnWords) -> dict[int, int]:
    """Return the columns that say more of a contact than fields hold: {place: number of the contact}."""
    contacts = {fold_text(column.header): column.number for column in columns if column.meaning == "person"}
    found = {}
    for column in columns:
        folded = fold_text(column.header)
        remark = _REMARK.fullmatch(folded) if column.meaning in {OWN, "notes"} else None
        if remark and remark[1] in contacts:
            found[column.place] = contacts[remark[1]]
        elif column.meaning == OWN and folded in words.kept.says and _AT_HOME.match(folded) and contacts:
            found[column.place] = 1
    return found
