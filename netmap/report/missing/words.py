"""What the sentences about different gaps share: names, whom to ask, what it rests on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from netmap.analysis.day import Day
from netmap.analysis.introductions.routes import build_finder
from netmap.analysis.keep_in_touch.upkeep import Upkeep, find_upkeep
from netmap.analysis.missing.gap import LEFT_OUT, Gap
from netmap.model.entities import Organization, Sector
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import GUESS
from netmap.model.words import count_things, join_names
from netmap.report.finding import end_sentence
from netmap.report.introductions.headlines import Headline
from netmap.report.relationships import tell_bond

ASKED_AT_ONCE = 2
NOT_NOW = "Leave it for now: they said “not now”."
"""The next step where whoever is to be spoken with said so."""

LINES_SHOWN = 50
"""How many lines of evidence stand under a finding before the rest is counted."""

_OPENERS = frozenset({"The", "A", "An", "This", "Somebody", "Someone", "Whoever"})


@dataclass(frozen=True)
class GapWords:
    """Words for the gaps of a day; `basis` says on which ties they rest."""

    day: Day
    basis: str

    @property
    def network(self) -> Network:
        """The network, with only the ties that hold on the day."""
        return self.day.network

    @cached_property
    def relationships(self) -> dict[str, Upkeep]:
        """The upkeep of our relationships, by the id of the partner."""
        return {one.partner: one for one in find_upkeep(self.day)}

    def tell_sectors_known(self, gap: Gap) -> str:
        """Return how sure it is who is in which sector, and whose place was guessed."""
        guessed = f". Guessed here: {join_names(self.name_all(gap.guesses))}" if gap.guesses else ""
        return end_sentence(self._sectors_known + guessed)

    @cached_property
    def _sectors_known(self) -> str:
        ties = self.network.ties_of_kind(TieKind.IN_SECTOR)
        placed = {tie.source for tie in ties}.difference(self._gone)
        guessed = len({tie.source for tie in ties if tie.said_by == GUESS} & placed)
        organizations = {one.id for one in self.network.of(Organization)}.difference(self._gone)
        without = len(organizations - placed)
        said = f"Based on the sectors of {count_things(len(placed), 'partner')}"
        said += f", {guessed} of them guessed from the name" if guessed else ""
        loose = f"; {count_things(without, 'organization')} without a sector may belong there"
        return said + (loose if without else "")

    @cached_property
    def _gone(self) -> frozenset[str]:
        """The ids of those who left us, who are in no sector of ours."""
        gone = (one.id for one in self.network.actors() if self.read_standing(one.id) in LEFT_OUT)
        return frozenset(gone)

    def tell_noted(self, kind: TieKind, whose: str, what: str) -> str:
        """Return of how many it is noted whom they serve, or what they can offer."""
        noted = len({tie.source for tie in self.network.ties_of_kind(kind)})
        if not noted:
            return f"So far it is not noted {what}."
        return f"Based on the {whose} of which it is noted {what}: {noted}."

    def tell_first_step(self, actors: Iterable[str]) -> str | None:
        """Return who of us writes to whom, to meet the first who could be asked now; None when nobody could be."""
        ranked = self.rank_candidates(actors)
        if not ranked:
            return None
        headline = self._find_headline(ranked[0])
        if headline is None:
            return end_sentence(f"Plan a first conversation with {self.network.name_of(ranked[0])}")
        return headline.tell_next()

    def tell_ways(self, actors: Iterable[str]) -> tuple[str, ...]:
        """Return for each of some actors a line on who could introduce us, in their order."""
        return shorten_lines(self._tell_way(one) for one in actors)

    def _tell_way(self, actor_id: str) -> str:
        headline = self._find_headline(actor_id)
        if headline is not None:
            return headline.tell()
        name, known = self.network.name_of(actor_id), self.day.relationships.get(actor_id)
        if known:
            return end_sentence(f"{name}: {tell_bond(self.day, known)}")
        return f"{name}: nobody we know could introduce us yet."

    def _find_headline(self, actor_id: str) -> Headline | None:
        """Return the surest way to somebody in words, the same as on the page Introductions; None without one."""
        route = build_finder(self.day).find_surest(actor_id)
        return Headline(self.day, actor_id, route) if route else None

    def tell_whom_to_find(self, sector_id: str) -> str:
        """Return whom to look for when nobody of a sector is known."""
        sector = self.network.get(sector_id)
        definition = self.day.content.find_definition(sector) if isinstance(sector, Sector) else None
        if definition and definition.look_for:
            return f"Ask around who knows somebody like this: {_continue_sentence(definition.look_for[0])}."
        return end_sentence(f"Ask our partners whom they know in {self.network.name_of(sector_id)}")

    def pick_names_to_ask(self, actors: Iterable[str], most: int = ASKED_AT_ONCE) -> list[str]:
        """Return the names of the first of those who could be asked now."""
        return self.name_all(self.rank_candidates(actors)[:most])

    def pick_gap(
        self, gaps: Sequence[Gap], whose: Callable[[Gap], str | None] = lambda gap: gap.subject
    ) -> Gap | None:
        """Return the first of some gaps that may be spoken about now; None where all whom they are about said "not now"."""
        return next(
            (gap for gap in gaps if self.read_standing(whose(gap) or "") is not Standing.NOT_NOW), None
        )

    def rank_candidates(self, actors: Iterable[str]) -> list[str]:
        """Return those who could be asked now: those with whom we have a relationship first, ideas last.

        Nobody is among them who said "not now".
        """
        near = self.day.relationships
        return sorted(
            self.keep_open(actors),
            key=lambda actor: (self.read_standing(actor) is Standing.IDEA, actor not in near),
        )

    def keep_open(self, actors: Iterable[str]) -> list[str]:
        """Return those of some who did not say "not now", in their order."""
        return [actor for actor in actors if self.read_standing(actor) is not Standing.NOT_NOW]

    def read_standing(self, actor_id: str) -> Standing | None:
        """Return how somebody stands with us; None for what has no standing."""
        return self.day.read_standing(actor_id)

    def name_all(self, ids: Iterable[str]) -> list[str]:
        """Return the names of some entities, in their order."""
        return [self.network.name_of(one) for one in ids]


def shorten_lines(lines: Iterable[str], most: int = LINES_SHOWN) -> tuple[str, ...]:
    """Return lines of evidence, the last of `most` saying how many more there are."""
    everything = tuple(lines)
    if len(everything) <= most:
        return everything
    return (*everything[: most - 1], f"… and {len(everything) - most + 1:,} more.")


def _continue_sentence(text: str) -> str:
    """Return a text for the middle of a sentence: an article loses its capital, a name keeps it."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first in _OPENERS else text
