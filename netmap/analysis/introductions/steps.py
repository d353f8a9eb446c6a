"""The steps that introductions are made of: who knows whom, how surely, and when the two were last in touch."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar, TypeAlias

from netmap.analysis.day import Day, once_a_day
from netmap.analysis.introductions.askable import has_left, may_be_asked
from netmap.analysis.projection import RELATIONSHIP_KINDS, read_strength
from netmap.model.entities import Coalition
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.ties import GUESS, Tie

BELONGING = frozenset({TieKind.WORKS_AT, TieKind.MEMBER_OF})
"""The kinds that say where somebody belongs; as long as they hold they need no contact to be fresh."""

ROUTE_KINDS = RELATIONSHIP_KINDS | {TieKind.MEMBER_OF, TieKind.KEPT_BY}
"""The kinds of ties over which an introduction can lead."""

STEP_COST, KEPT_STEP_COST = 30, 20
WHOLE_STRENGTH, USUAL_STRENGTH = 60, 2
WORK_COST, SEAT_COST, OURS_COST = 20, 45, 10
GUESS_COST, UNNAMED_COST = 30, 10
MOST_MONTHS, AROUND_MONTHS, MONTH_DAYS = 24, 6, 30


@dataclass(frozen=True, slots=True)
class LastSigns:
    """When two were last in touch, and the last day on which something else says that they know each other."""

    touch: date | None
    around: date | None


@dataclass(frozen=True, slots=True)
class Met:
    """That one of us (`source`) was in touch with somebody (`target`), where there is no tie between just the two.

    It answers whatever is asked of the tie of a step; its kind is None.
    """

    source: str
    target: str
    kind: ClassVar[None] = None
    confidential: ClassVar[bool] = False
    said_by: ClassVar[str] = ""

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of both, ours first."""
        return self.source, self.target

    def other_end(self, entity_id: str) -> str:
        """Return the id of the one of the two who is not `entity_id`."""
        return self.target if entity_id == self.source else self.source


Bond: TypeAlias = Tie | Met
"""What a step rests on."""


@dataclass(frozen=True, slots=True)
class RouteStep:
    """A step between two, either way: what it rests on, and what it costs."""

    tie: Bond
    cost: int


@dataclass(frozen=True)
class RouteSteps:
    """The steps an introduction can be made of on a day.

    No confidential tie or contact, nobody who left us and no coalition that has ended is in them. That somebody keeps a
    relationship counts when they are one of us, and that one of us was in touch with somebody where the two have no
    tie. Those who are withheld are in them: whether a way may end there is for whoever asks.
    """

    day: Day

    @property
    def network(self) -> Network:
        """The network, with only the ties that hold on the day."""
        return self.day.network

    @cached_property
    def team(self) -> frozenset[str]:
        """The ids of us who may be asked: our organizations, our team and whoever else works for us."""
        return frozenset(one for one in self.day.our_side if may_be_asked(self.day, one))

    @cached_property
    def found(self) -> dict[str, dict[str, RouteStep]]:
        """The surest step between each two, by the ids of both."""
        steps: defaultdict[str, dict[str, RouteStep]] = defaultdict(dict)
        for tie in self.network.ties_of_kind(*ROUTE_KINDS):
            if tie.confidential or not all(self._is_open(end) for end in tie.ends):
                continue
            if tie.kind is TieKind.KEPT_BY and tie.target not in self.team:
                continue
            one, other = tie.ends
            step = RouteStep(tie, self.weigh(tie))
            if other not in steps[one] or step.cost < steps[one][other].cost:
                steps[one][other] = steps[other][one] = step
        places = self.network.places
        for one, other in sorted(set(self.day.log.list_met()), key=lambda met: [places[end] for end in met]):
            if one in self.team and self._may_be_met(other) and other not in steps[one]:
                met = Met(one, other)
                steps[one][other] = steps[other][one] = RouteStep(met, self.weigh(met))
        return dict(steps)

    @cached_property
    def costs(self) -> dict[str, dict[str, int]]:
        """What the surest step from each to each beside them costs."""
        homes = {one for one in self.team if self.network.kind_of(one) is EntityKind.ORGANIZATION}
        return {
            one: {
                other: step.cost + UNNAMED_COST * (one in homes and other not in self.team)
                for other, step in beside.items()
            }
            for one, beside in self.found.items()
        }

    def _may_be_met(self, one: str) -> bool:
        """Whether a contact with somebody leads anywhere: not where it is over, nor to a place that is confidential."""
        places = self.network.targets(one, TieKind.WORKS_AT)
        is_told = not any(place.confidential for place in places)
        return is_told and self._is_open(one) and self.day.is_related_to_us(one)

    def _is_open(self, one: str) -> bool:
        entity = self.network.entities[one]
        ended = isinstance(entity, Coalition) and entity.ended is not None and entity.ended < self.day.date
        return not ended and not has_left(self.network, one)

    def weigh(self, tie: Bond) -> int:
        """Return what the step over a tie costs, the less the surer; see `netmap.analysis.introductions.routes`."""
        one, other = tie.ends
        guess = GUESS_COST * (tie.said_by == GUESS)
        if one in self.team and other in self.team:
            return OURS_COST
        if tie.kind in BELONGING:
            return guess + (WORK_COST if tie.kind is TieKind.WORKS_AT else SEAT_COST)
        base = KEPT_STEP_COST if tie.kind is TieKind.KEPT_BY else STEP_COST
        strength = self.read_strength(tie) or USUAL_STRENGTH
        return base + WHOLE_STRENGTH // strength + self.count_months(self.find_signs(tie)) + guess

    def read_strength(self, tie: Bond) -> int | None:
        """Return the strength of a tie, 1–5; of who keeps somebody or has met them, that of the relationship."""
        if isinstance(tie, Tie) and tie.kind is not TieKind.KEPT_BY:
            return read_strength(tie)
        partner = tie.target if isinstance(tie, Met) else tie.source
        ties = [one for one in self.network.ties_of(partner) if one.other_end(partner) in self.team]
        given = [strength for one in ties if not one.confidential and (strength := read_strength(one))]
        return max(given, default=None)

    def count_months(self, signs: LastSigns) -> int:
        """Return how stale a step is, in months from 0 to 24; 24 when nothing is noted.

        Anything but a contact of just these two counts as if it were half a year older.
        """
        touch, around = self._count_months(signs.touch), self._count_months(signs.around)
        return min(touch, around + AROUND_MONTHS, MOST_MONTHS)

    def _count_months(self, day: date | None) -> int:
        return MOST_MONTHS if day is None else max((self.day.date - day).days, 0) // MONTH_DAYS

    def find_signs(self, tie: Bond) -> LastSigns:
        """Return when the two at a tie were last in touch, and what else says that they know each other.

        The people of an organization count for it, and all of us for our own. Else it counts that one contact
        names both, that we were in touch with their organization, or that the tie was confirmed.
        """
        one, other = tie.ends
        touches = [self.day.log.between(*pair) for pair in self._list_pairs(one, other)]
        around = [
            self.day.log.named_together(one, other),
            self._keep_past(tie.confirmed_on if isinstance(tie, Tie) else None),
        ]
        for ours, theirs in ((one, other), (other, one)):
            if ours in self.team and theirs not in self.team:
                is_place = self.network.kind_of(ours) is EntityKind.ORGANIZATION
                (touches if is_place else around).append(self.day.log.with_actor(theirs))
                around += [self.day.log.with_actor(place) for place in self.list_places(theirs)]
        return LastSigns(max(filter(None, touches), default=None), max(filter(None, around), default=None))

    def have_met(self, tie: Bond) -> bool:
        """Whether a contact of the two at a tie is noted, with or without its day."""
        one, other = tie.ends
        ours = {
            one
            for one in tie.ends
            if one in self.team and self.network.kind_of(one) is EntityKind.ORGANIZATION
        }
        theirs = {one for one in tie.ends if one not in self.team}
        return any(self.day.log.have_met(*pair) for pair in self._list_pairs(one, other)) or bool(
            ours and any(map(self.day.log.list_contacts, theirs))
        )

    def _list_pairs(self, one: str, other: str) -> list[tuple[str, str, str]]:
        """Return who could have met for two: each of the one with each of the other, and the place they stand for."""
        place = one if self.network.kind_of(one) is EntityKind.ORGANIZATION else other
        return [
            (first, second, place)
            for first in self._list_people(one, other)
            for second in self._list_people(other, one)
        ]

    def _list_people(self, one: str, other: str) -> list[str]:
        """Return one and, where it is an organization and the other a person, its people."""
        kinds = self.network.kind_of(one), self.network.kind_of(other)
        if kinds != (EntityKind.ORGANIZATION, EntityKind.PERSON):
            return [one]
        return [one, *(person for person in self.list_people(one) if person != other)]

    def list_people(self, place: str) -> tuple[str, ...]:
        """Return the ids of those who may be asked and are known to work at a place, by name.

        Of a place that is withheld it is those as well who are only withheld with it.
        """
        jobs = [tie for tie in self.network.ties_of(place, TieKind.WORKS_AT) if tie.target == place]
        people = dict.fromkeys(tie.source for tie in jobs if not tie.confidential)
        with_it = self.day.withholds(place)
        return tuple(
            one for one in people if may_be_asked(self.day, one) or (with_it and self._goes_with_it(one))
        )

    def _goes_with_it(self, person: str) -> bool:
        """Whether somebody who has not left us is withheld for where they work, and not confidential themselves."""
        return not has_left(self.network, person) and not self.network.entities[person].confidential

    def list_places(self, person: str) -> tuple[str, ...]:
        """Return the ids of the places that may be asked where somebody is known to work, by name."""
        jobs = [tie for tie in self.network.ties_of(person, TieKind.WORKS_AT) if tie.source == person]
        places = dict.fromkeys(tie.target for tie in jobs if not tie.confidential)
        return tuple(place for place in places if may_be_asked(self.day, place))

    def find_last_touch(self, person: str, actor: str) -> date | None:
        """Return when one of us was last in touch with an actor or one of their people; None if unknown."""
        days = [self.day.log.between(person, one, actor) for one in (actor, *self.list_people(actor))]
        return max(filter(None, days), default=None)

    def _keep_past(self, day: date | None) -> date | None:
        return day if day and day <= self.day.date else None


@once_a_day
def find_steps(day: Day) -> RouteSteps:
    """Return the steps an introduction can be made of on a day."""
    return RouteSteps(day)
