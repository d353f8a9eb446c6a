"""The colors of the map: seven families, told apart also by people who see fewer colors."""

from collections.abc import Sequence
from dataclasses import dataclass

INK = "#1B2430"
LINE = "#46566B"
COALITION = "#7A1F5C"
GAP = "#B3261E"
CHAIR = "#B25D22"


@dataclass(frozen=True, slots=True)
class Hue:
    """A family's fill, the darker outline that keeps it visible on a projector, and its pale ground."""

    fill: str
    outline: str
    ground: str


HUES = (
    Hue("#332288", "#1E1452", "#E6E4F1"),
    Hue("#009E73", "#00644A", "#E0F3EE"),
    Hue("#DDCC77", "#7D6C12", "#FBF8E9"),
    Hue("#7A4B1F", "#4A2C10", "#EFE9E3"),
    Hue("#01665E", "#003E39", "#E0ECEB"),
    Hue("#CC79A7", "#86335F", "#F9EEF4"),
    Hue("#88CCEE", "#2C759C", "#F0F9FD"),
)
"""Smallest difference between any two fills: 15.4 ΔE00 over normal, protan, deutan and tritan sight."""

NEUTRAL = Hue("#8A94A0", "#4B5561", "#F1F3F5")
"""For those in no sector, and for sectors in no family beside some that have one."""


def color_families(families: Sequence[str], known: Sequence[str]) -> dict[str, Hue]:
    """Return the hue of each named family: the known ones in their order, others after them by name."""
    order = [*known, *sorted(set(families) - set(known) - {""})]
    return {family: HUES[index % len(HUES)] for index, family in enumerate(order)}
