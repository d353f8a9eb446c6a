"""The words for the steps of an introduction: what binds two, and when they were last in touch."""

from dataclasses import dataclass
from datetime import date

from netmap.analysis.day import Day
from netmap.analysis.introductions.routes import Route
from netmap.analysis.introductions.steps import BELONGING, Bond, Met, RouteSteps, find_steps
from netmap.analysis.projection import read_strength
from netmap.model.entities import Organization, Person
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import GUESS, Tie
from netmap.model.words import count_things, tell_day
from netmap.report.finding import end_sentence

WORKING = {
    None: "works with {}",
    1: "knows of {}",
    2: "is in touch with {}",
    3: "works with {}",
    4: "plans together with {}",
    5: "works closely with {}",
}
KNOWING = {
    None: "knows {}",
    1: "has met {}",
    2: "knows {}",
    3: "knows {} well",
    4: "knows {} well",
    5: "knows {} very well",
}
FORWARD = {
    TieKind.WORKS_AT: "works at {}",
    TieKind.MEMBER_OF: "sits at {}",
    TieKind.FUNDS: "funds {}",
    TieKind.REFERS_TO: "refers people to {}",
    TieKind.KEPT_BY: "is in touch with {}",
    TieKind.INTRODUCED_BY: "was introduced to us by {}",
}
BACK = {
    TieKind.WORKS_AT: "with {}",
    TieKind.MEMBER_OF: "with {}",
    TieKind.FUNDS: "is funded by {}",
    TieKind.REFERS_TO: "gets people from {}",
    TieKind.KEPT_BY: "keeps in touch with {}",
    TieKind.INTRODUCED_BY: "introduced us to {}",
}
"""What is said of a step from the one at its start, by kind; from the tie's own start, and the other way round."""
MEETING = "has been in touch with {}"
TO_KEEP = ("is to keep in touch with {}", "is to be kept in touch with by {}")
"""What is said of who keeps a relationship of which no contact is noted: from the keeper, and from the partner."""


@dataclass(frozen=True)
class RouteWords:
    """Words for the routes of a day; of what leads to `secret`, a target that is withheld, only the names are said."""

    day: Day
    secret: str | None = None

    @property
    def steps(self) -> RouteSteps:
        """The steps that routes are made of."""
        return find_steps(self.day)

    def name(self, one: str) -> str:
        """Return what somebody is called."""
        return self.steps.network.name_of(one)

    def tell_why(self, route: Route) -> str:
        """Return what binds each two on a route and how fresh it is, as one sentence; and who of them said "not now"."""
        said, number = [], 0
        while number < len(route.ties):
            shared = self._tell_shared(route, number)
            said.append(shared or self._tell_step(route.stops[number], route.ties[number]))
            number += 2 if shared else 1
        return " ".join((end_sentence("; ".join(said)), *self._list_not_now(route)))

    def _list_not_now(self, route: Route) -> list[str]:
        """Return a sentence for each on a route who said "not now"."""
        on_it = (self.steps.network.entities[stop] for stop in route.stops)
        later = [
            one
            for one in on_it
            if isinstance(one, Organization | Person) and one.standing is Standing.NOT_NOW
        ]
        days = [f": ask again from {tell_day(one.ask_again_on)}" if one.ask_again_on else "" for one in later]
        return [end_sentence(f"{one.name} said “not now”{day}") for one, day in zip(later, days, strict=True)]

    def list_evidence(self, route: Route) -> tuple[str, ...]:
        """Return each step as a whole sentence, with the role, how closely the two work together, and freshness."""
        return tuple(
            self._tell_in_full(start, tie) for start, tie in zip(route.stops, route.ties, strict=False)
        )

    def tell_bond(self, start: str, tie: Bond) -> str:
        """Return what binds the two at a tie, as it is said from one to the other, without their names."""
        return " ".join(self._choose_words(start, tie).format("").split())

    def tell_freshness(self, tie: Bond, *, exactly: bool = False) -> str:
        """Return when the two at a tie were last in touch, within a sentence; "" where it needs no contact."""
        ours = self.steps.team.issuperset(tie.ends)
        if tie.kind in BELONGING or ours or self.secret in tie.ends:
            return ""
        signs = self.steps.find_signs(tie)
        if signs.touch:
            last = "last" if isinstance(tie, Met) else "last in touch"
            return f"{last} {_tell_when(signs.touch, exactly=exactly)}"
        if signs.around:
            return f"last sign of it {_tell_when(signs.around, exactly=exactly)}"
        return "no day of contact noted" if self.steps.have_met(tie) else "no contact noted"

    def _tell_shared(self, route: Route, number: int) -> str:
        """Return the table or the workplace that two on a route share; "" when the next two steps are no such."""
        pair = route.ties[number : number + 2]
        if (
            len(pair) == 1
            or not BELONGING.issuperset(tie.kind for tie in pair)
            or pair[0].target != pair[1].target
        ):
            return ""
        first, place, second = map(self.name, route.stops[number : number + 3])
        verb = "both sit" if pair[0].kind is TieKind.MEMBER_OF else "both work"
        return f"{first} and {second} {verb} at {place}"

    def _tell_step(self, start: str, tie: Bond, *, exactly: bool = False) -> str:
        """Return a step with how fresh it is, within a sentence, a person before the place where they belong."""
        if tie.kind in BELONGING:
            start = tie.source
        other = tie.other_end(start)
        parts = [f"{self.name(start)} {self._choose_words(start, tie).format(self.name(other))}"]
        parts[0] += " for us" if tie.kind is TieKind.KEPT_BY else ""
        parts[0] += self._tell_role(tie)
        parts += [f"as {self.name(tie.source)} told us"] if tie.kind is TieKind.REPORTS else []
        parts += [fresh] if (fresh := self.tell_freshness(tie, exactly=exactly)) else []
        parts += ["a guess nobody has confirmed"] if tie.said_by == GUESS else []
        return ", ".join(parts)

    def _choose_words(self, start: str, tie: Bond) -> str:
        if isinstance(tie, Met):
            return MEETING
        if tie.kind is TieKind.KEPT_BY and not self._is_in_touch(tie):
            return TO_KEEP[start == tie.source]
        if tie.kind in (TieKind.KNOWS, TieKind.PARTNERS_WITH, TieKind.REPORTS):
            words = KNOWING if tie.kind is TieKind.KNOWS else WORKING
            return words[None if self.secret in tie.ends else read_strength(tie)]
        if tie.kind is TieKind.WORKS_AT and start == tie.source and tie.role and self.secret not in tie.ends:
            return "is with {}"
        return (FORWARD if start == tie.source else BACK)[tie.kind]

    def _is_in_touch(self, tie: Tie) -> bool:
        signs = self.steps.find_signs(tie)
        return bool(signs.touch or signs.around) or self.steps.have_met(tie)

    def _tell_role(self, tie: Bond) -> str:
        """Return in brackets what somebody is where they belong, as far as it is noted."""
        if isinstance(tie, Met) or tie.kind not in BELONGING or self.secret in tie.ends:
            return ""
        person = self.steps.network.entities[tie.source]
        role = tie.role
        if not role and tie.kind is TieKind.WORKS_AT and isinstance(person, Person):
            role = person.title if len(self.steps.list_places(person.id)) == 1 else ""
        return f" ({role})" if role else ""

    def _tell_in_full(self, start: str, tie: Bond) -> str:
        said = self._tell_step(start, tie, exactly=True)
        strength = None if self.secret in tie.ends else self.steps.read_strength(tie)
        is_rated = isinstance(tie, Met) or TIE_RULES[tie.kind].rated or tie.kind is TieKind.KEPT_BY
        rated = strength if is_rated else None
        whose = (
            "what we have with them is rated"
            if isinstance(tie, Met) or tie.kind is TieKind.KEPT_BY
            else "rated"
        )
        return end_sentence(
            f"{said} – {whose} “{self.day.content.strength_words.get(rated, rated)}”" if rated else said
        )

    def tell_basis(self, route: Route) -> str:
        """Return on what a route rests, as whole sentences."""
        weighed = [tie for tie in route.ties if tie.kind not in BELONGING and self.tell_freshness(tie)]
        untouched = [tie for tie in weighed if self.steps.find_signs(tie).touch is None]
        undated = sum(map(self.steps.have_met, untouched))
        silent = len(untouched) - undated
        guesses = sum(tie.said_by == GUESS for tie in route.ties)
        said = [f"Based on the ties and contacts noted up to {tell_day(self.day.date)}."]
        if silent:
            where = f"For {count_things(silent, 'step')} no" if silent < len(weighed) else "No"
            of_all = " at any step" if silent == len(weighed) > 1 else ""
            said.append(f"{where} contact of just the two is noted{of_all}.")
        if undated:
            where = f"For {count_things(undated, 'step')} a" if undated < len(weighed) else "A"
            said.append(f"{where} contact is noted, and not its day.")
        if guesses:
            are = "is a guess" if guesses == 1 else "are guesses"
            said.append(f"{count_things(guesses, 'step')} {are} that nobody has confirmed.".capitalize())
        if self.secret:
            said.append(
                f"{self.name(self.secret)} {tell_withheld_for(self.day, self.secret)}: keep this way to yourselves."
            )
        return " ".join(said)

    def tell_about(self, one: str) -> str:
        """Return who somebody is in a few words: where they work, their main sector, or what they are."""
        entity = self.steps.network.entities[one]
        if one == self.secret:
            return "confidential"
        if entity.kind is EntityKind.COALITION:
            return "table"
        if entity.kind is EntityKind.PERSON:
            return ", ".join(map(self.name, self.steps.list_places(one)))
        sectors = [sector.name for sector in self.steps.network.sectors_of(one) if not sector.confidential]
        return sectors[0] if sectors else ""


def tell_withheld_for(day: Day, one: str, be: str = "is", work: str = "works") -> str:
    """Return why somebody is withheld, after their name: "is noted as confidential", or "works only where it is"."""
    if day.network.entities[one].confidential:
        return f"{be} noted as confidential"
    return f"{work} only where it is confidential"


def _tell_when(day: date, *, exactly: bool) -> str:
    return f"on {tell_day(day)}" if exactly else f"in {day:%B %Y}"
