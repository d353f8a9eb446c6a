"""What has changed on the map since a card was made, beside what its answers are about."""

from collections.abc import Iterator, Sequence

from netmap.analysis.card.answers import CardState, tell_state
from netmap.analysis.card.card import find_card
from netmap.analysis.day import Day
from netmap.errors import NetmapError
from netmap.model.entities import Organization
from netmap.model.fields import find_field
from netmap.model.words import join_names
from netmap.report.card.facts import show_value

_CALLED = {
    "aka": "Also known as", "IN_SECTOR": "Sectors", "RUNS": "Programs", "SERVES": "Whom and where they serve",
    "HAS": "What they can offer", "NEEDS": "What they are looking for", "OFFERS": "Data they share",
}  # fmt: skip


def tell_since(day: Day, card: CardState, subject: str) -> tuple[str, ...]:
    """Return what a card of today says otherwise than the one that came back; nothing of whom no card can be made any more."""
    try:
        now = tell_state(day, find_card(day, subject))
    except NetmapError:
        return ()
    return tuple(_list_differences(card, now))


def _list_differences(card: CardState, now: CardState) -> Iterator[str]:
    for name, is_now in now.fields.items():
        had = card.fields.get(name, "")
        if had != is_now:
            label = find_field(Organization, name).info.label
            yield f"{label}: {show_value(had)} → {show_value(is_now)}"
    for of, names in now.lists.items():
        yield from _tell_names(_CALLED[of], card.lists.get(of, ()), names)
    yield from _tell_names("People", [one.name for one in card.people], [one.name for one in now.people])
    before, after = ({one.id: one.name for one in state.ties} for state in (card, now))
    yield from _tell_names(
        "Whom they work with",
        [name for key, name in before.items() if key not in after],
        [name for key, name in after.items() if key not in before],
    )


def _tell_names(called: str, had: Sequence[str], are_now: Sequence[str]) -> Iterator[str]:
    if new := [name for name in are_now if name not in had]:
        yield f"{called}, new: {join_names(new)}"
    if gone := [name for name in had if name not in are_now]:
        yield f"{called}, not any more: {join_names(gone)}"
