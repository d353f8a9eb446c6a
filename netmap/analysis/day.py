"""A `Day`: the map on one day as we stand on it, with what everything else asks of it worked out once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from typing import Any, TypeVar

from netmap.analysis.confirmed import Confirmation, CountedTies, Sides, count_confirmed, find_sides
from netmap.analysis.keep_in_touch.contact_log import LastContacts
from netmap.analysis.missing.gap import LEFT_OUT
from netmap.analysis.narrowing import find_kept, narrow_graph, narrow_network
from netmap.analysis.projection import ActorGraph, ActorScope, project_actors
from netmap.analysis.relationships import Relationship, find_relationships
from netmap.analysis.us import find_asked, find_our_side, find_us
from netmap.analysis.withholding import find_withheld_names, hide_withheld
from netmap.content.loading import Content, load_content
from netmap.model.entities import Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.naming.finding import NameFinder
from netmap.model.network import Network, in_force
from netmap.model.ties import GUESS
from netmap.model.views.filters import EVERYBODY, Filter

Result = TypeVar("Result")


def read_today() -> dt.date:
    """Return today's date where the program runs; only pages and commands ask, all else is given a `Day`."""
    return dt.datetime.now().astimezone().date()


@dataclass(frozen=True, eq=False)
class Day:
    """A network on a day; each thing is worked out when it is first asked for, and then kept.

    `everything` is all that was ever noted, also what ended; `network` has only the ties that hold on `date`.
    `content` says whom an issue needs and how often a relationship wants care; the built-in content when not given.
    `counted` says which ties count between two who are measured; our own relationships are the same either way. `filter`
    says whom and which ties `drawn`, `graph` and `project` are of; all else is of everybody.
    What a topic finds of a day is kept here too: see `once_a_day`.
    """

    everything: Network
    date: dt.date
    content: Content = field(default_factory=load_content)
    counted: CountedTies = CountedTies.ALL
    filter: Filter = EVERYBODY
    _found: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    def on(self, date: dt.date) -> "Day":
        """Return the same network on another day."""
        return self if date == self.date else replace(self.whole, date=date).only(self.filter)

    @cached_property
    def openly(self) -> "Day":
        """The same day without what is confidential: on which all is found, counted and drawn that others may hear of.

        Only where the team looks at an entry of its own does it look at the day itself.
        """
        if self.filter:
            return self.whole.openly.only(self.filter)
        shown = hide_withheld(self.everything)
        return self if shown is self.everything else replace(self, everything=shown)

    @cached_property
    def withheld_names(self) -> NameFinder:
        """The names of what is confidential, and of what goes with it."""
        return find_withheld_names(self.everything, self.openly.everything)

    def counting(self, ties: CountedTies) -> "Day":
        """Return the same day with all ties, or only with those that both sides confirmed; each is made once."""
        if ties is self.counted:
            return self
        if self.filter:
            return self.whole.counting(ties).only(self.filter)
        if ties not in self._found:
            self._found[ties] = replace(self, counted=ties)
            self._found[ties]._found[self.counted] = self  # noqa: SLF001 - a day itself
        day: Day = self._found[ties]
        return day

    def only(self, wanted: Filter) -> "Day":
        """Return the same day with only those and the ties that a filter leaves; the one asked for last is kept.

        A filter that says as of which day is one of that day.
        """
        if wanted == self.filter:
            return self
        whole = self.whole
        if not wanted:
            return whole
        last = whole._found.get(Filter)  # noqa: SLF001 - a day itself
        if not isinstance(last, Day) or last.filter != wanted:
            then = whole.on(wanted.on or whole.date)
            last = whole._found[Filter] = replace(then, filter=wanted)  # noqa: SLF001 - a day itself
            last._found[EVERYBODY] = then  # noqa: SLF001 - a day itself
        return last

    @property
    def whole(self) -> "Day":
        """The same day with everybody on it, whatever the filter leaves out."""
        if not self.filter:
            return self
        day: Day = self._found.setdefault(EVERYBODY, replace(self, filter=EVERYBODY))
        return day

    def withholds(self, entity_id: str) -> bool:
        """Whether somebody or something is confidential, or goes with what is, and so is not on the open day."""
        return entity_id not in self.openly.everything.entities

    @property
    def in_public(self) -> "Day":
        """The day as everybody may see it: without what is confidential, by a filter that rests on nothing else."""
        shown = self.openly
        hidden = [one.id for one in shown.sectors if not one.on_the_wall]
        return shown.only(shown.filter.for_everybody.drop(hidden))

    def spare(self, one: str) -> "Day":
        """Return the day for a picture of somebody or something, who stands on it whatever the filter says."""
        return self.only(self.filter.spare(one)) if self.filter else self

    def recall(self, work: "Callable[[Day], Result]") -> Result:
        """Return what `work` gives for this day, which is done once."""
        if work not in self._found:
            self._found[work] = work(self)
        found: Result = self._found[work]
        return found

    @cached_property
    def network(self) -> Network:
        """The network with only the ties that hold on the day."""
        return in_force(self.everything, self.date)

    @cached_property
    def kept(self) -> frozenset[str]:
        """The ids of the organizations and people whom the filter leaves."""
        return find_kept(self.whole, self.filter)

    @cached_property
    def drawn(self) -> Network:
        """The network as it is drawn: as far as the filter leaves it."""
        return narrow_network(self.whole.network, self.filter, self.kept) if self.filter else self.network

    @cached_property
    def us(self) -> frozenset[str]:
        """The ids of our organizations and of the people on our team."""
        return find_us(self.network)

    @cached_property
    def our_side(self) -> frozenset[str]:
        """The ids of us and of whoever else works for us."""
        return find_our_side(self.network)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The ids of those who were ever asked whom they work with."""
        return find_asked(self.everything)

    @cached_property
    def graph(self) -> ActorGraph:
        """Who is tied to whom: organizations, and individual partners."""
        return self.project(ActorScope.PARTNERS)

    def project(self, scope: ActorScope, *, directed: bool = False) -> ActorGraph:
        """Return who is tied to whom in a scope; each such graph is made once."""
        key = scope, directed
        if key not in self._found and self.filter:
            self._found[key] = narrow_graph(self.whole, self.filter, self.kept, scope, directed=directed)
        elif key not in self._found:
            graph = project_actors(self.network, scope=scope, directed=directed)
            confirmed = self.counted is CountedTies.CONFIRMED
            self._found[key] = self.sides.keep_confirmed(graph) if confirmed else graph
        found: ActorGraph = self._found[key]
        return found

    @cached_property
    def sides(self) -> Sides:
        """Who named whom when asked whom they work with."""
        return find_sides(self.network)

    @cached_property
    def confirmation(self) -> Confirmation:
        """How many of all ties were said by both sides, and how many by one side only, whichever are counted."""
        return count_confirmed(self.counting(CountedTies.ALL).graph, self.sides, self.asked)

    @cached_property
    def told(self) -> ActorGraph:
        """What partners told us of their ties: an arrow from whoever told to whomever they named."""
        return project_actors(self.network, tie_kinds={TieKind.REPORTS}, directed=True)

    @cached_property
    def log(self) -> LastContacts:
        """When somebody was last in touch."""
        return LastContacts(self.network, self.date, self.our_side)

    @cached_property
    def relationships(self) -> dict[str, Relationship]:
        """Our relationships by the id of the partner, by name; see `netmap.analysis.relationships`."""
        return find_relationships(self.network, self.everything, self.our_side, self.log)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The goals that have not ended, by name."""
        return tuple(goal for goal in self.network.of(Goal) if goal.ended is None or goal.ended >= self.date)

    @cached_property
    def tables(self) -> tuple[Coalition, ...]:
        """The coalitions that have not ended, by name."""
        tables = self.network.of(Coalition)
        return tuple(table for table in tables if table.ended is None or table.ended >= self.date)

    @cached_property
    def sectors(self) -> tuple[Sector, ...]:
        """All sectors, by name."""
        return self.network.of(Sector)

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The ids of those in each sector, main sector or not, by name; without those who left us."""
        return {
            sector.id: self.keep_present(self.network.sources(sector.id, TieKind.IN_SECTOR))
            for sector in self.sectors
        }

    @cached_property
    def pursuing(self) -> dict[str, frozenset[str]]:
        """The ids of those who work on each goal: by themselves, at a table that does, or by their people."""
        return {goal.id: self._find_pursuing(goal) for goal in self.goals}

    def _find_pursuing(self, goal: Goal) -> frozenset[str]:
        direct = self.network.sources(goal.id, TieKind.PURSUES)
        found = {actor.id for actor in direct if actor.kind is not EntityKind.COALITION}
        for table in direct:
            if table.kind is EntityKind.COALITION:
                found |= self.find_seated(table.id)
        return frozenset(found | self.find_employers(found))

    def find_seated(self, coalition_id: str) -> set[str]:
        """Return the ids of the members of a coalition, and of the organizations of those who sit there."""
        seated = {member.id for member in self.network.sources(coalition_id, TieKind.MEMBER_OF)}
        return seated | self.find_employers(seated)

    def find_employers(self, actors: Iterable[str]) -> set[str]:
        """Return the ids of the organizations at which some actors work."""
        return {place for actor in actors for place in self._workplaces.get(actor, ())}

    @cached_property
    def _workplaces(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for job in self.network.ties_of_kind(TieKind.WORKS_AT):
            found[job.source].add(job.target)
        return dict(found)

    def share_people(self, one: str, other: str) -> bool:
        """Whether somebody works at both of two organizations."""
        return not self._staff.get(one, frozenset()).isdisjoint(self._staff.get(other, ()))

    @cached_property
    def _staff(self) -> dict[str, frozenset[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for person, places in self._workplaces.items():
            for place in places:
                found[place].add(person)
        return {place: frozenset(people) for place, people in found.items()}

    def keep_present(self, actors: Iterable[Entity]) -> tuple[str, ...]:
        """Return the ids of those actors who have not left us, in their order."""
        return tuple(actor.id for actor in actors if self.read_standing(actor.id) not in LEFT_OUT)

    def read_standing(self, actor_id: str) -> Standing | None:
        """Return how somebody stands with us; None for what has no standing."""
        actor = self.network.get(actor_id)
        return actor.standing if isinstance(actor, Organization | Person) else None

    def is_related_to_us(self, actor_id: str) -> bool:
        """Whether somebody is one of ours, or we have a relationship with them, or with where they work."""
        stands_for = {actor_id} | self.find_employers((actor_id,))
        return not self.our_side.isdisjoint(stands_for) or not self.relationships.keys().isdisjoint(
            stands_for
        )

    def keep_guesses(self, sector_id: str, actors: Iterable[str]) -> tuple[str, ...]:
        """Return those of some actors whose place in a sector is a guess that nobody has confirmed."""
        ties = self.network.ties_of(sector_id, TieKind.IN_SECTOR)
        guesses = {tie.source for tie in ties if tie.said_by == GUESS}
        return tuple(actor for actor in actors if actor in guesses)

    def sort_by_name(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return ids by name, and namesakes by what is no id."""
        return self.network.sort(ids)


def once_a_day(work: Callable[[Day], Result]) -> Callable[[Day], Result]:
    """Have something found once for each day, however often it is asked for; nobody may change what comes back."""

    @wraps(work)
    def recall(day: Day) -> Result:
        return day.recall(work)

    return recall
