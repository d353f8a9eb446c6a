"""Gaps of one kind on one day, for the tests of what is missing."""

from datetime import date

from netmap.analysis.day import Day
from netmap.analysis.missing.every import find_gaps
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.model.network import Network

DAY = date(2026, 5, 3)


def find(network: Network, kind: GapKind) -> list[Gap]:
    """The gaps of a kind on the 3rd of May 2026."""
    return [gap for gap in find_gaps(Day(network, DAY)) if gap.kind is kind]
