"""How gaps of one kind become findings: one each, one for all or for the same, or one that needs no gap."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from netmap.analysis.missing.gap import Gap
from netmap.report.finding import Finding, Kind
from netmap.report.missing.words import GapWords


@dataclass(frozen=True, slots=True)
class OneEach:
    """Every gap has a finding of its own."""

    write: Callable[[GapWords, Gap], Finding]


@dataclass(frozen=True, slots=True)
class OneForAll:
    """All gaps of the kind are told in one finding, where the first of them stands."""

    write: Callable[[GapWords, tuple[Gap, ...]], Finding]


@dataclass(frozen=True, slots=True)
class OneForSame:
    """All gaps of the kind that lack the same are told in one finding, where the first of them stands."""

    write: Callable[[GapWords, tuple[Gap, ...]], Finding]


@dataclass(frozen=True, slots=True)
class OnItsOwn:
    """What is told rests on no gap; it comes last under its heading."""

    write: Callable[[GapWords], tuple[Finding, ...]]


Writers: TypeAlias = Mapping[Kind, OneEach | OneForAll | OneForSame | OnItsOwn]
"""The kinds of findings under one heading, each with how it is written."""
