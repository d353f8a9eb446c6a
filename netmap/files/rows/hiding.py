"""What a row says is not for others: an entry that is confidential, a place that is."""

import re
from collections.abc import Iterable, Mapping

from netmap.files.matching.name_looks import load_name_words
from netmap.files.rows.drafts import Draft, ReadRow, Remark
from netmap.model.kinds import EntityKind
from netmap.model.text import fold_text

HIDDEN_PLACES = ("address", "postal_code", "latitude", "longitude")
"""Fields that are not kept where a place is confidential."""
_MAY_HIDE = re.compile(r"confid|publish|undisclosed|share", re.IGNORECASE)


def hide(main: Draft, read: ReadRow, headers: Mapping[tuple[str, int], str]) -> Iterable[Remark]:
    """Mark an entry that a row says is not for others, or whose place is not; yield that, to be looked at."""
    known = load_name_words()
    texts = {**{name: read.values.get(name) for name in ("person", "notes", "description")}, **read.own}
    for name, text in texts.items():
        if not isinstance(text, str) or not _MAY_HIDE.search(text):
            continue
        folded = fold_text(text)
        heading = headers.get((name, 1), name)
        whole = folded in known.hidden or any(fold_text(line) in known.hidden for line in text.split("\n"))
        if whole and main.values.get("confidential") is None:
            main.values["confidential"] = True
            yield Remark(heading, text, f"{main.name} was marked as confidential, because the row says so.")
        if any(phrase in folded for phrase in known.hidden_places) and main.kind is EntityKind.ORGANIZATION:
            main.values["location_confidential"] = True
            yield Remark(
                heading, text, f"The location of {main.name} was marked as confidential; no address is kept."
            )
    if main.values.get("location_confidential"):
        for name in HIDDEN_PLACES:
            main.values.pop(name, None)
