"""What the sentences about different gaps share: names, whom to ask, what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from netmap.analysis.gap import Gap
from netmap.analysis.projection import ActorGraph
from netmap.analysis.us import find_us
from netmap.analysis.ways import find_way
from netmap.model.content import Content
from netmap.model.entities import Organization, Person, Sector
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import GUESS
from netmap.report.finding import end_sentence
from netmap.report.map_words import count_things, join_names

ASKED_AT_ONCE = 2
_OPENERS = frozenset({"The", "A", "An", "This", "Somebody", "Someone", "Whoever"})


@dataclass(frozen=True)
class GapWords:
    """Words for the gaps of one network, which has only the ties that hold on the day.

    `graph` has the projected ties between partners, `basis` says on which of them it rests.
    """

    network: Network
    graph: ActorGraph
    content: Content
    basis: str

    def tell_sectors_known(self, gap: Gap) -> str:
        """Return how sure it is who is in which sector, and whose place was guessed."""
        guessed = f". Guessed here: {join_names(self.name_all(gap.guesses))}" if gap.guesses else ""
        return end_sentence(self._sectors_known + guessed)

    @cached_property
    def _sectors_known(self) -> str:
        ties = self.network.ties_of_kind(TieKind.IN_SECTOR)
        placed = {tie.source for tie in ties}
        guessed = len({tie.source for tie in ties if tie.said_by == GUESS})
        without = sum(one.id not in placed for one in self.network.of(EntityKind.ORGANIZATION))
        said = f"Based on the sectors of {count_things(len(placed), 'partner')}"
        said += f", {guessed} of them guessed from the name" if guessed else ""
        loose = f"; {count_things(without, 'organization')} without a sector may belong there"
        return said + (loose if without else "")

    def tell_noted(self, kind: TieKind, whose: str, what: str) -> str:
        """Return of how many it is noted whom they serve, or what they can offer."""
        noted = len({tie.source for tie in self.network.ties_of_kind(kind)})
        if not noted:
            return f"So far it is not noted {what}."
        return f"Based on the {whose} of which it is noted {what}: {noted}."

    def tell_first_step(self, actors: Iterable[str]) -> str | None:
        """Return how to get in touch with the first who could be asked now, over somebody who knows them."""
        ranked = self.rank_candidates(actors)
        if not ranked:
            return None
        name = self.network.name_of(ranked[0])
        way = find_way(self.network, self.graph, ranked[0])
        if not way:
            return end_sentence(f"Plan a first conversation with {name}")
        asked = self.network.name_of(way[0])
        direct = f"Ask {asked} to introduce us to {name}"
        return end_sentence(direct if len(way) == 1 else f"Ask {asked} who could introduce us to {name}")

    def tell_whom_to_find(self, sector_id: str) -> str:
        """Return whom to look for when nobody of a sector is known."""
        sector = self.network.get(sector_id)
        definition = self.content.find_definition(sector) if isinstance(sector, Sector) else None
        if definition and definition.look_for:
            return f"Ask around who knows somebody like this: {_continue_sentence(definition.look_for[0])}."
        return end_sentence(f"Ask our partners whom they know in {self.network.name_of(sector_id)}")

    def pick_names_to_ask(self, actors: Iterable[str], most: int = ASKED_AT_ONCE) -> list[str]:
        """Return the names of the first of those who could be asked now."""
        return self.name_all(self.rank_candidates(actors)[:most])

    def rank_candidates(self, actors: Iterable[str]) -> list[str]:
        """Return those who could be asked now: partners with a tie to us first, ideas last.

        Nobody is among them who said "not now".
        """
        us, graph = find_us(self.network), self.graph

        def is_far(actor: str) -> bool:
            return actor not in graph or set(nx.all_neighbors(graph, actor)).isdisjoint(us)

        now = [actor for actor in actors if self.read_standing(actor) is not Standing.NOT_NOW]
        return sorted(now, key=lambda actor: (self.read_standing(actor) is Standing.IDEA, is_far(actor)))

    def read_standing(self, actor_id: str) -> Standing | None:
        """Return how somebody stands with us; None for what has no standing."""
        actor = self.network.get(actor_id)
        return actor.standing if isinstance(actor, Organization | Person) else None

    def name_all(self, ids: Iterable[str]) -> list[str]:
        """Return the names of some entities, in their order."""
        return [self.network.name_of(one) for one in ids]


def _continue_sentence(text: str) -> str:
    """Return a text for the middle of a sentence: an article loses its capital, a name keeps it."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first in _OPENERS else text
