"""Who is not here, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import networkx as nx

from netmap.analysis.gap import Gap, GapKind
from netmap.analysis.projection import ActorGraph
from netmap.analysis.us import find_us
from netmap.model.content import Content
from netmap.model.entities import Organization, Person, Sector
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import GUESS
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence
from netmap.report.map_words import count_things, join_names

ASKED_AT_ONCE = 2


def write_missing(
    network: Network, graph: ActorGraph, gaps: tuple[Gap, ...], content: Content, basis: str
) -> tuple[Finding, ...]:
    """Return what is missing in the order of `gaps`, everybody without a tie in one finding.

    `network` has only the ties that hold on the day; `basis` says on which ties `graph` rests.
    """
    missing = _Missing(network, graph, content, basis)
    found: list[Finding] = []
    for kind, those in groupby(gaps, key=lambda gap: gap.kind):
        if kind is GapKind.NO_TIE:
            found.append(missing.tell_without_tie(tuple(those)))
        else:
            found += [_WRITERS[kind](missing, gap) for gap in those]
    return (*found, *missing.tell_nothing_expected())


@dataclass(frozen=True)
class _Missing:
    network: Network
    graph: ActorGraph
    content: Content
    basis: str

    @cached_property
    def placed(self) -> str:
        """How sure it is who is in which sector."""
        ties = self.network.ties_of_kind(TieKind.IN_SECTOR)
        sure = {tie.source for tie in ties}
        guessed = len({tie.source for tie in ties if tie.said_by == GUESS})
        without = sum(one.id not in sure for one in self.network.of(EntityKind.ORGANIZATION))
        said = f"Based on the sectors of {count_things(len(sure), 'partner')}"
        said += f", {guessed} of them guessed from the name" if guessed else ""
        return said + (
            f"; {count_things(without, 'organization')} without a sector may belong there" if without else ""
        )

    def tell_goal_sector(self, gap: Gap) -> Finding:
        sector = self.network.name_of(gap.missing or "")
        known = self._name_all(gap.evidence)
        asked = self._name_all(self._rank_candidates(gap.evidence)[:ASKED_AT_ONCE])
        return Finding(
            FindingKind.GOAL_SECTOR,
            (gap.subject, *([gap.missing] if gap.missing else []), *gap.evidence),
            end_sentence(f"“{gap.name}” has nobody from {sector}"),
            end_sentence(
                f"The goal expects somebody from {sector}, and what they could bring is not at the table"
            ),
            (end_sentence(f"On the map in {sector}: {join_names(known, len(known))}"),) if known else (),
            self._tell_placed(gap),
            end_sentence(f"Ask {join_names(asked)} to join") if asked else self._tell_whom_to_find(gap),
        )

    def tell_empty_sector(self, gap: Gap) -> Finding:
        goals = [f"“{goal.name}”" for goal in self.network.sources(gap.subject, TieKind.EXPECTS)]
        expect = "expects" if len(goals) == 1 else "expect"
        wanted = f" {join_names(goals)} {expect} it too." if goals else ""
        sector = self.network.get(gap.subject)
        examples = list(sector.examples) if isinstance(sector, Sector) else []
        return Finding(
            FindingKind.EMPTY_SECTOR,
            (gap.subject,),
            end_sentence(f"Nobody on the map is in {gap.name}"),
            f"It is marked as a sector where we want somebody.{wanted}",
            (end_sentence(f"For example: {join_names(examples)}"),) if examples else (),
            self._tell_placed(gap),
            self._tell_whom_to_find(gap),
        )

    def tell_listed_sector(self, gap: Gap) -> Finding:
        listed = self._name_all(gap.evidence)
        asked = self._name_all(self._rank_candidates(gap.evidence)[:1])
        return Finding(
            FindingKind.LISTED_SECTOR,
            (gap.subject, *gap.evidence),
            f"In {gap.name}, {join_names(listed, NAMES_SHOWN)} {'is' if len(listed) == 1 else 'are'} only on our list.",
            "It is marked as a sector where we want somebody, and a name on a list is no relationship yet.",
            tuple(self._tell_listed(actor) for actor in gap.evidence),
            self._tell_placed(gap),
            end_sentence(f"Plan a first conversation with {asked[0]}")
            if asked
            else self._tell_whom_to_find(gap),
        )

    def tell_without_tie(self, gaps: tuple[Gap, ...]) -> Finding:
        names = [gap.name for gap in gaps]
        return Finding(
            FindingKind.NO_TIE,
            tuple(gap.subject for gap in gaps),
            f"{join_names(names, NAMES_SHOWN)} {'has' if len(names) == 1 else 'have'} no known tie to anybody on the map.",
            "They may be on their own, or we have not asked them yet.",
            tuple(names),
            self.basis,
            f"Ask {names[0]} whom they work with.",
        )

    def tell_nothing_expected(self) -> tuple[Finding, ...]:
        """Return that nothing can be missing yet, when nobody said who should be here."""
        sectors = self.network.of(EntityKind.SECTOR)
        expected = any(sector.expected for sector in sectors if isinstance(sector, Sector))
        if expected or self.network.ties_of_kind(TieKind.EXPECTS) or not len(self.graph):
            return ()
        return (
            Finding(
                FindingKind.NOTHING_EXPECTED,
                (),
                "Which sectors are missing cannot be told yet: none is marked as one where we want somebody.",
                "Only against a list of who should be here can anybody be missing.",
                (),
                f"Based on {count_things(len(sectors), 'sector')} on the map.",
                "Mark the sectors in which you want somebody, or say which ones a goal expects.",
            ),
        )

    def _tell_placed(self, gap: Gap) -> str:
        guessed = f". Guessed here: {join_names(self._name_all(gap.guesses))}" if gap.guesses else ""
        return end_sentence(self.placed + guessed)

    def _tell_whom_to_find(self, gap: Gap) -> str:
        sector = self.network.get(gap.missing or "")
        definition = self.content.find_definition(sector) if isinstance(sector, Sector) else None
        if definition and definition.look_for:
            return f"Ask around who knows somebody like this: {definition.look_for[0]}."
        return end_sentence(f"Ask our partners whom they know in {self.network.name_of(gap.missing or '')}")

    def _tell_listed(self, actor_id: str) -> str:
        idea = self._read_standing(actor_id) is Standing.IDEA
        return f"{self.network.name_of(actor_id)}: {'an idea so far' if idea else 'no tie to us'}."

    def _rank_candidates(self, actors: tuple[str, ...]) -> list[str]:
        """Return those who could be asked now, partners with a tie to us first; nobody who said "not now"."""
        us, graph = find_us(self.network), self.graph

        def is_far(actor: str) -> bool:
            return actor not in graph or set(nx.all_neighbors(graph, actor)).isdisjoint(us)

        now = [actor for actor in actors if self._read_standing(actor) is not Standing.NOT_NOW]
        return sorted(now, key=lambda actor: (self._read_standing(actor) is Standing.IDEA, is_far(actor)))

    def _read_standing(self, actor_id: str) -> Standing | None:
        actor = self.network.get(actor_id)
        return actor.standing if isinstance(actor, Organization | Person) else None

    def _name_all(self, actors: Iterable[str]) -> list[str]:
        return [self.network.name_of(actor) for actor in actors]


_WRITERS = {
    GapKind.GOAL_SECTOR: _Missing.tell_goal_sector,
    GapKind.EMPTY_SECTOR: _Missing.tell_empty_sector,
    GapKind.LISTED_SECTOR: _Missing.tell_listed_sector,
}
