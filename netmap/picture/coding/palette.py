"""The colors of classes: told apart by people who see fewer colors, and by how dark they are where a print has none.

The test of these colors simulates what is seen without one kind of cone (Machado, Oliveira and Fernandes 2009).
"""

from collections.abc import Mapping, Sequence

from netmap.content.entries import Family
from netmap.picture.coding.classes import Apart, Class
from netmap.picture.colors import NEUTRAL


def _build(hue: str, outline: str) -> Family:
    return Family(key="class", name="Class", hue=hue, outline=outline, ground="#F1F3F5")


VALUES = (
    _build("#6A3D9A", "#3E2260"),
    _build("#EE7733", "#8F3F0F"),
    _build("#2E8B57", "#17512F"),
    _build("#88CCEE", "#2C759C"),
    _build("#F0E442", "#7A7208"),
    _build("#661100", "#3A0A00"),
)
"""Of values without an order, the most frequent first."""
BANDS = (
    _build("#D3E5F3", "#2F6B9E"),
    _build("#9CC5E2", "#2A628F"),
    _build("#5B9BC8", "#1F4E79"),
    _build("#2A6CA6", "#163F66"),
    _build("#0B2E54", "#061B33"),
)
"""Of numbers, from the smallest on."""
IN_SEVERAL = _build("#1B2430", "#000000")
"""Of those with several values."""


def color_classes(classes: Sequence[Class], *, in_order: bool) -> Mapping[Class, Family]:
    """Return the color of each class; `in_order`: from pale to dark."""
    if in_order:
        step = (len(BANDS) - 1) / max(len(classes) - 1, 1)
        first = len(BANDS) // 2 if len(classes) == 1 else 0
        return {one: BANDS[first + round(place * step)] for place, one in enumerate(classes)}
    fixed: Mapping[str | Apart, Family] = {Apart.SEVERAL: IN_SEVERAL, Apart.OTHERS: NEUTRAL}
    own = [one for one in classes if one.kind not in fixed]
    return {one: fixed[one.kind] for one in classes if one.kind in fixed} | dict(
        zip(own, VALUES, strict=False)
    )
