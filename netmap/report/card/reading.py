"""An answered card held against the map: whose it is, and what one answer proposes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from netmap.analysis.card.answers import Answer, AnsweredCard, CardState
from netmap.analysis.day import Day
from netmap.analysis.handed_on.marks import mark_map
from netmap.errors import InputError
from netmap.model.changes import Plan, build_change
from netmap.model.entities import Organization
from netmap.model.entity import list_names
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.words import tell_day
from netmap.report.changes import tell_touches
from netmap.report.corrections.names import find_called

Planner = Callable[[Day], Plan]
_AHEAD = timedelta(days=1)
"""Somewhere it is tomorrow already."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An answered card of a partner on the map, who says it, and whom its names mean where they do not say it."""

    answered: AnsweredCard
    subject: str
    by: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def card(self) -> CardState:
        """What stood on the card."""
        return self.answered.card

    @property
    def answer(self) -> Answer:
        """What they say to it."""
        return self.answered.answer

    @property
    def said_by(self) -> str:
        """Who says it: as it was typed beside the card, or as it stands on it."""
        return self.by or self.answer.by

    def said_on(self, day: Day) -> date:
        """Return as of when they say it: as it stands on the card, else the day on which it is looked at."""
        return self.answer.on or day.date

    def note_on(self, day: Day) -> date:
        """Return the day that is written down of what they say; raise `InputError` when it lies ahead."""
        on = self.said_on(day)
        if on > day.date + _AHEAD:
            raise InputError(
                f"The card is dated {tell_day(on)}, which lies ahead. Ask them for the day.", field="on"
            )
        return on

    def find(self, day: Day) -> Organization:
        """Return the partner on a day; raise `InputError` when it is gone."""
        return find_organization(day.everything, self.subject)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one answer would change.

    `said` is what they say, `lines` tell what it changes, old → new, `notes` what is to be known before; where `asks` says
    something, that has to be settled first. `moved`: the map says something else by now than the card did, so that it is not taken
    unless somebody wants it. `name` is one that has to be found on the map. `holds`: a no, which is taken with whatever else is.
    """

    key: str
    said: str
    plan: Planner
    notes: tuple[str, ...] = ()
    moved: str = ""
    name: str = ""
    holds: bool = False
    lines: tuple[str, ...] = ()
    asks: str = ""

    @property
    def is_open(self) -> bool:
        """Whether there is something to take."""
        return bool(self.lines)

    @property
    def is_usual(self) -> bool:
        """Whether it is taken unless somebody leaves it."""
        return self.is_open and not self.moved


def weigh(day: Day, proposal: Proposal) -> Proposal:
    """Return a proposal with what it would change on a day, or with what has to be settled first."""
    try:
        put, remove = proposal.plan(day)
        change = build_change(day.everything, put=put, remove=remove, who="", sentence="")
    except InputError as error:
        return replace(proposal, asks=error.message)
    return replace(proposal, lines=tell_touches(change.touches, day.everything))


def find_organization(network: Network, subject: str) -> Organization:
    """Return an organization by its id; raise `InputError` when it is gone."""
    found = network.get(subject)
    if not isinstance(found, Organization):
        raise InputError("This partner is not on the map any more.", field="subject")
    return found


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose card it is: the id of the partner, "" as long as that has to be said; who it may be; and what is to be known of it."""

    subject: str
    candidates: tuple[Organization, ...]
    told: str = ""


def find_whose(day: Day, card: CardState, chosen: str = "") -> Whose:
    """Return whose card it is on a day: that of the one `chosen`, else of who has its id, else of nobody until somebody says.

    Raises
    ------
    InputError
        When it is nobody's who can have a card.
    """
    found = day.everything.get(chosen or card.subject)
    is_another = bool(card.map) and card.map != mark_map(day.everything)
    if isinstance(found, Organization) and not (is_another and not chosen and not _is_called(found, card)):
        if found.id in day.us:
            raise InputError(f"{found.name} is us: a card is for partners.", field="subject")
        told = "" if found.name == card.name else f"The card is of “{card.name}”; it is {found.name} now."
        return Whose(found.id, (found,), told)
    where = " It was made from another map, or from this one before it was begun anew." if is_another else ""
    named = tuple(
        one for one in find_called(day, card.name) if isinstance(one, Organization) and one.id not in day.us
    )
    if not named:
        raise InputError(
            f"“{card.name}” is not on the map: it was taken out, made one with another, or forgotten.{where} Nothing is brought "
            "in. If you know whose card it is, say for whom it is.",
            field="subject",
        )
    names = ", ".join(one.name for one in named)
    return Whose(
        "", named,
        f"“{card.name}”, for whom this card was made, is not on the map any more: it was taken out, or made one with "
        f"another.{where} So called now: {names}. Say for whom it is.",
    )  # fmt: skip


def _is_called(one: Organization, card: CardState) -> bool:
    return fold_text(card.name) in {fold_text(name) for name in list_names(one)}
