"""No introduction, said honestly: why there is none, and the nearest thing to one."""

from collections.abc import Sequence
from dataclasses import dataclass

from netmap.analysis.introductions.askable import has_left
from netmap.analysis.introductions.nearest import (
    Nearest,
    find_beside,
    find_left_beside,
    find_nearest,
    find_way_of_others,
)
from netmap.analysis.introductions.routes import RouteFinder, find_end, find_ends
from netmap.model.kinds import EntityKind
from netmap.model.words import join_names, tell_day
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence
from netmap.report.introductions.headlines import ANYONE, Headline
from netmap.report.introductions.step_words import tell_withheld_for

SHARED_WORDS = {
    EntityKind.GOAL: "work on “{}”",
    EntityKind.POPULATION: "serve {}",
    EntityKind.SECTOR: "belong to {}",
    EntityKind.AREA: "serve {}",
}


NOBODY_WORDS = {
    EntityKind.POPULATION: ("as serving them", "who serves them"),
    EntityKind.AREA: ("as serving it", "whom they know there"),
    EntityKind.ASSET: ("as able to offer it", "who has it"),
    EntityKind.GOAL: ("as working on it", "who works on it"),
    EntityKind.COALITION: ("as sitting at it", "who sits at it"),
}
NOBODY_THERE = ("there", "whom they know there")
"""How it is said that nobody is noted as belonging to what is looked for, and what to ask, by its kind."""

QUOTED = frozenset({EntityKind.ASSET, EntityKind.GOAL})


@dataclass(frozen=True)
class NoRouteWords:
    """Words for a target to which no route leads from anyone of us, or from the one of us who was chosen."""

    finder: RouteFinder
    target: str

    def write(self) -> Finding:
        """Return the finding: that there is no way, why, what is nearest, and what to do about it."""
        said, why, ask = self._tell()
        rests = "Based on the ties noted up to {}, without those that ended or are confidential."
        return Finding(
            FindingKind.NO_INTRODUCTION,
            (self.target,),
            end_sentence(said),
            why,
            (),
            rests.format(tell_day(self.finder.day.date)),
            ask,
        )

    def _tell(self) -> tuple[str, str, str]:
        network, name, us = self.finder.network, self._name(self.target), self.finder.steps.team
        if self.target in us:
            return f"{name} is one of us", "No introduction is needed.", ""
        if has_left(network, self.target):
            standing = getattr(network.entities[self.target], "standing", "")
            return f"No way to {name} is looked for", f"They are noted as “{standing}”.", ""
        if ended := find_end(self.finder.day, self.target):
            why = f"It ended on {tell_day(ended)}."
            return f"No way to {self._call_target()} is looked for", why, "Choose something that goes on."
        other = find_way_of_others(self.finder, self.target)
        if other and self.finder.start:
            headline, asked = Headline(self.finder.day, self.target, other), self._name(self.finder.start)
            to_ask = headline.caller if other.caller else "the others"
            said = f"{asked} has no way to {name} of their own"
            return said, f"But {headline.tell()}", end_sentence(f"{asked}: ask {to_ask}")
        if self.finder.day.is_related_to_us(self.target):
            said = f"We have a relationship with {name}, and what binds us is confidential"
            return said, "So nobody on the way is named.", "Ask among us who is in touch with them."
        return f"We know of no way to {self._call_target()}", *self._tell_nearest(us)

    def _call_target(self) -> str:
        """Return what is looked for, within a sentence: what somebody can offer, or works on, stands in quotes."""
        kind, name = self.finder.network.kind_of(self.target), self._name(self.target)
        return f"“{name}”" if kind in QUOTED else name

    def _tell_nearest(self, us: frozenset[str]) -> tuple[str, str]:
        """Return what is nearest to somebody out of reach, and what to do about it."""
        sought = find_ends(self.finder.day, self.target)
        if not us:
            return "Nobody on the map is marked as us.", "Mark our organization or our team on the map."
        if not sought - us:
            belonging, ask = NOBODY_WORDS.get(self.finder.network.entities[self.target].kind, NOBODY_THERE)
            who = "Only we ourselves are" if sought else "Nobody who could be asked is"
            return f"{who} noted {belonging}.", f"Ask our partners {ask}."
        if self.finder.day.withholds(self.target):
            why = tell_withheld_for(self.finder.day, self.target, "are", "work")
            return (
                f"They {why}, so nobody around them is named.",
                "Ask among us who knows of them.",
            )
        nearest = find_nearest(self.finder, self.target)
        if nearest:
            return self._tell_shared(nearest)
        if beside := self._join(find_beside(self.finder, self.target)):
            why = f"They are known to {beside}, whom none of us can reach yet"
            return end_sentence(why), end_sentence(f"Ask our partners who knows {beside}")
        names = self._join(self.finder.network.sort(sought - us))
        left = [self._tell_left(one) for one in find_left_beside(self.finder, self.target)]
        why = (
            f"All open ties of {names} are with {join_names(left, NAMES_SHOWN)}"
            if left
            else f"No open tie of {names} is noted"
        )
        return end_sentence(why), end_sentence(f"Ask our partners who knows {names}")

    def _tell_left(self, one: str) -> str:
        return f"{self._name(one)}, noted as “{self.finder.day.read_standing(one)}”"

    def _join(self, actors: Sequence[str]) -> str:
        return join_names(list(map(self._name, actors)), NAMES_SHOWN)

    def _tell_shared(self, nearest: Nearest) -> tuple[str, str]:
        """Return who is nearest to them, who to us, and what the two have in common."""
        one, other = self._name(nearest.theirs[-1]), self._name(nearest.ours[-1])
        shared = SHARED_WORDS[nearest.kind].format(self._name(nearest.shared))
        said = [f"Nearest to {self._name(nearest.theirs[0])} is {one}"] if len(nearest.theirs) > 1 else []
        said.append(f"{other} and {one} both {shared}, and are not known to be in touch")
        why = " ".join(map(end_sentence, said))
        if len(nearest.ours) == 1:
            return why, end_sentence(f"Write to {one}: what we share is a reason to meet")
        starter = nearest.ours[0]
        is_person = self.finder.network.kind_of(starter) is EntityKind.PERSON
        asker = self._name(starter) if is_person else ANYONE
        over = (
            f" (over {join_names([self._name(stop) for stop in nearest.ours[1:-1]])})"
            if nearest.ours[1:-1]
            else ""
        )
        return why, end_sentence(f"{asker}: ask {other}{over} who knows {one}")

    def _name(self, one: str) -> str:
        return self.finder.network.name_of(one)
