"""What a route says first: who of us writes to whom, and what for."""

from dataclasses import dataclass
from functools import cached_property

from netmap.analysis.day import Day
from netmap.analysis.introductions.routes import Route, find_served
from netmap.analysis.introductions.steps import RouteSteps, find_steps
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.words import join_names
from netmap.report.finding import end_sentence

BELONGING_WORDS = {
    EntityKind.SECTOR: "from {}",
    EntityKind.POPULATION: "{who} serves {}",
    EntityKind.AREA: "{who} serves {}",
    EntityKind.ASSET: "{who} can offer “{}”",
    EntityKind.GOAL: "{who} works on “{}”",
    EntityKind.COALITION: "{who} sits at {}",
}
"""What those through whom a target is reached have to do with it, by the kind of the target."""

ANYONE = "One of us"


@dataclass(frozen=True)
class Headline:
    """The first words on a route to `target`."""

    day: Day
    target: str
    route: Route

    @property
    def steps(self) -> RouteSteps:
        """The steps that routes are made of."""
        return find_steps(self.day)

    @property
    def caller(self) -> str:
        """Who of us takes the first step: a name, or that it is one of us."""
        return self._name(self.route.caller) if self.route.caller else ANYONE

    @cached_property
    def _outside(self) -> int:
        """The place of the first stop that is not one of us."""
        return next(place for place, stop in enumerate(self.route.stops) if stop not in self.steps.team)

    @cached_property
    def first(self) -> int:
        """The place of whoever is asked first: not a table, nor an organization whose person comes next."""
        stops = self.route.stops
        colleagues = [place for place in range(1, self._outside) if self._is_person(place)]
        if colleagues:
            return colleagues[0]
        place = self._outside
        while place < len(stops) - 1 and self._leads_to_its_own(place):
            place += 1
        return place

    @cached_property
    def goal(self) -> int:
        """The place of whom we want to meet: the end, or the person before it who works there."""
        last = len(self.route.stops) - 1
        at_end = self.route.ties[-1].kind is TieKind.WORKS_AT and self._is_person(last - 1)
        return last - 1 if at_end and last - 1 >= self._outside else last

    @property
    def is_direct(self) -> bool:
        """Whether nobody needs to introduce us."""
        return self.first >= self.goal

    def tell(self) -> str:
        """Return who could ask whom for what, as a whole sentence."""
        belonging = self._tell_belonging()
        wanted = self._tell_all(self.goal, belonging)
        if self.is_direct:
            directly = " directly" if not belonging and self.goal == self._outside else ""
            return end_sentence(f"{self.caller} could talk with {wanted}{directly}")
        between = range(self.first + 1, self.goal)
        names = [self._name(self.route.stops[place]) for place in between if not self._is_side(place)]
        over = f", by way of {join_names(names)}" if names else ""
        return end_sentence(
            f"{self.caller} could ask {self._tell_all(self.first)} for an introduction to {wanted}{over}"
        )

    def tell_next(self) -> str:
        """Return the first step, which is ours: who of us writes to whom, and what for."""
        verb, over = ("talk", "with") if self._tell_table(self.first) else ("write", "to")
        asked = f"{over} {self._tell_all(self.first)}"
        if self.route.caller:
            return end_sentence(f"{self.caller}: {verb} {asked}{self._tell_purpose(verb, 'ask')}")
        return end_sentence(f"Agree who of us {verb}s {asked}{self._tell_purpose(verb, 'asks')}")

    def _tell_purpose(self, verb: str, ask: str) -> str:
        """Return what for, after the verb "talk" or "write"; `ask` is the form of that word."""
        if not self.is_direct:
            return f" and {ask} for an introduction to {self._tell_stop(self.goal)}"
        about = "" if self.target in self.route.stops else f" about {self._name(self.target)}"
        return about if verb == "talk" else f" and {ask} for a talk{about}"

    def _tell_belonging(self) -> str:
        """Return what whoever is at the end has to do with the target; "" when they are the target."""
        kind = self.steps.network.kind_of(self.target)
        if self.target in self.route.stops or kind not in BELONGING_WORDS:
            return ""
        who = "who" if self._is_person(len(self.route.stops) - 1) else "which"
        name = self._name(self.target)
        if kind is EntityKind.AREA:
            served, is_in = find_served(self.day, self.route.stops[-1], self.target)
            name = (
                f"{self._name(served)}, {'in' if is_in else 'around'} {name}"
                if served != self.target
                else name
            )
        return f", {BELONGING_WORDS[kind].format(name, who=who)}"

    def _tell_all(self, place: int, belonging: str = "") -> str:
        """Return somebody's name, what they have to do with the target, and at which table we meet them."""
        table = self._tell_table(place)
        return f"{self._tell_stop(place)}{belonging}{',' if belonging and table else ''}{table}"

    def _tell_table(self, place: int) -> str:
        is_met = place > 0 and self._is_table(place - 1)
        return f" at {self._name(self.route.stops[place - 1])}" if is_met else ""

    def _tell_stop(self, place: int) -> str:
        """Return somebody's name, with the places on the way where they work."""
        stops, ties = self.route.stops, self.route.ties
        name = self._name(stops[place])
        if place == self._outside and self.route.contact and not self._is_person(place):
            return f"{self._name(self.route.contact)} at {name}"
        works = [ties[number].target for number in (place - 1, place) if self._works(place, number)]
        where = [self._name(one) for one in works if one not in self.steps.team]
        return " at ".join((name, " and ".join(where))) if where else name

    def _works(self, place: int, number: int) -> bool:
        """Whether a step on the way says where somebody works."""
        ties = self.route.ties
        return 0 <= number < len(ties) and (
            ties[number].kind is TieKind.WORKS_AT and ties[number].source == self.route.stops[place]
        )

    def _leads_to_its_own(self, place: int) -> bool:
        """Whether a stop is a table, or an organization from which the way leads on over one of its people."""
        ties = self.route.ties
        return self._is_table(place) or (
            place < len(ties)
            and ties[place].kind is TieKind.WORKS_AT
            and ties[place].target == self.route.stops[place]
        )

    def _is_side(self, place: int) -> bool:
        """Whether a stop needs no mention: a table, or the workplace of one beside it on the way."""
        return self._leads_to_its_own(place) or self._works(place - 1, place - 1)

    def _is_person(self, place: int) -> bool:
        return self.steps.network.kind_of(self.route.stops[place]) is EntityKind.PERSON

    def _is_table(self, place: int) -> bool:
        return self.steps.network.kind_of(self.route.stops[place]) is EntityKind.COALITION

    def _name(self, one: str) -> str:
        return self.steps.network.name_of(one)
