"""A `Finding`: one thing worth knowing, said once for the page, the command line, slides and print."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from string import hexdigits
from typing import TypeAlias

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.counts import count_graph
from netmap.analysis.day import Day
from netmap.analysis.missing.gap import GapKind
from netmap.analysis.projection import ActorGraph
from netmap.model.ties import GUESS
from netmap.model.words import count_things, tell_day
from netmap.report.confirmed import WITHOUT_ONE_SIDED
from netmap.report.counts import tell_count

NAMES_SHOWN = 8
"""How many names a sentence lists before it counts the rest."""


class FindingKind(StrEnum):
    """What a finding is about that tells of no gap."""

    CONNECTOR = "connector"
    ASK_NEXT = "whom to ask next"
    KEY_REACH = "together nearest to all"
    KEY_HOLD = "together missed most"
    CUT_OFF = "only known way"
    BETWEEN_SECTORS = "links sectors"
    SECTORS_ON_ONE = "sectors held by one alone"
    SECTORS_APART = "sectors apart"
    SEPARATE_GROUPS = "separate groups"
    FOUND_EACH_OTHER = "who found each other"
    MUCH_ON_FEW = "much hangs on few"
    IF_LINK_LOST = "if so: only link lost"
    IF_CUT_OFF = "if so: cut off"
    IF_JOINED = "if so: joined"
    IF_SECTORS = "if so: sectors"
    IF_BETWEEN = "if so: connectors"
    IF_NEARER = "if so: nearer or farther"
    IF_DEPENDENT = "if so: dependent on few"
    IF_GAP_OPENS = "if so: missing"
    IF_GAP_CLOSES = "if so: no longer missing"
    IF_NOTHING = "if so: nothing changes"
    ONE_OF_US = "known through one of us"
    ONE_BETWEEN = "one person between sectors"
    ONE_OF_THEM = "one person known there"
    NOTHING_EXPECTED = "nothing expected"
    CONTACT_OVERDUE = "contact overdue"
    CONTACT_DUE = "contact due"
    NEVER_IN_TOUCH = "without a dated contact"
    ASK_AGAIN = "may be asked again"
    STEP_DUE = "step due"
    RELATIONSHIPS_BEGUN = "relationships begun"
    RELATIONSHIPS_DEEPENED = "relationships deepened"
    RELATIONSHIPS_ENDED = "relationships ended"
    RESTING_ON = "what relationships rest on"
    INTRODUCTION = "introduction"
    NO_INTRODUCTION = "no introduction"
    NEXT_CONVERSATION = "next conversation"
    ON_THE_WALL = "who is on the wall"
    OPEN_CHAIRS = "open chairs"


Kind: TypeAlias = FindingKind | GapKind
"""What a finding is about: a gap is a kind of its own."""

ABOUT: dict[Kind, int] = {
    GapKind.GOAL_SECTOR: 2,
    GapKind.GOAL_POPULATION: 2,
    GapKind.GOAL_ASSET: 2,
    GapKind.GOAL_ASSET_FAR: 2,
    GapKind.COALITION_SECTOR: 2,
    GapKind.COALITION_NEED: 2,
    GapKind.COALITION_MEMBER: 1,
    GapKind.SECTOR_THIN: 1,
    GapKind.SERVED_FAR: 1,
    GapKind.LISTED_SECTOR: 1,
    FindingKind.NEXT_CONVERSATION: 1,
}
"""How many of its subjects say what a finding is about, where the others only say who could help."""

KEY_LIMIT = 300
"""How long a key may be; a longer one is shortened to the same few characters each time."""
_DIGEST = sha256().digest_size * 2


@dataclass(frozen=True, slots=True)
class Standing:
    """How a finding stands when it is looked at in one way (`seen`: with us on the map, or without us), and how surely.

    `share` is in which part of the maps that may be it holds, from 0 to 1; None where that cannot be said.
    """

    seen: str
    words: str
    share: float | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One plain true sentence with its reason.

    `subjects` are the ids of whom or what it is about, most important first. `sentence`, `why`, `rests_on`
    and `next_step` are whole sentences, `evidence` lines that can be opened. All is text, never markup. `standings` say
    side by side how it stands with us and without us, where it is a matter of rank.
    """

    kind: Kind
    subjects: tuple[str, ...]
    sentence: str
    why: str
    evidence: tuple[str, ...]
    rests_on: str
    next_step: str
    standings: tuple[Standing, ...] = ()

    @property
    def key(self) -> str:
        """What stays the same while the finding is about the same; for putting it aside."""
        count = ABOUT.get(self.kind)
        about = ",".join(self.subjects[:count] if count else sorted(self.subjects))
        key = f"{self.kind}:{about}"
        return key if len(key) <= KEY_LIMIT else f"{self.kind}:{sha256(about.encode()).hexdigest()}"


def is_shortened(about: str) -> bool:
    """Whether this is what a key has in place of subjects that are too many to write out."""
    return len(about) == _DIGEST and set(about) <= set(hexdigits.lower())


def end_sentence(text: str) -> str:
    """Return `text` with a full stop, unless a name such as "Acme Inc.", or a quotation, has brought an end."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


WITHOUT_WITHHELD = "What is confidential is left out."


def tell_withheld(day: Day, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings from `day.openly`, each saying so where anything of the day is confidential."""
    if day.openly is day:
        return tuple(findings)
    return tuple(replace(one, rests_on=f"{one.rests_on} {WITHOUT_WITHHELD}".strip()) for one in findings)


def tell_basis(day: Day, graph: ActorGraph, among: str = "") -> str:
    """Return on which ties, and on how many who were asked, what is said of a projected graph of a day rests.

    `among` says who they are, such as "the 12 members of the Health Table"; how many of what when "".
    """
    ties = {tie for _, _, data in graph.edges(data=True) for tie in data["ties"]}
    guessed = sum(day.network.ties[tie].said_by == GUESS for tie in ties)
    asked = len(day.asked & set(graph))
    those = among or tell_count(count_graph(graph))
    based = (
        f"Based on {count_things(graph.number_of_edges(), 'tie')} among {those} as of {tell_day(day.date)}"
    )
    guesses = f", with {count_things(guessed, 'guess', 'guesses')} among them" if guessed else ""
    left_out = f" {WITHOUT_ONE_SIDED}" if day.counted is CountedTies.CONFIRMED else ""
    if not asked:
        who = "None of them" if day.asked else "Nobody"
        return f"{based}{guesses}. {who} was asked yet whom they work with, so ties we never heard of are missing.{left_out}"
    return f"{based}{guesses}; {asked} of them {'was' if asked == 1 else 'were'} asked whom they work with.{left_out}"
