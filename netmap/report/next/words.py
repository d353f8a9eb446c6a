"""The words for one conversation: why, what they gain and what we gain."""

from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import GapKind
from netmap.analysis.next.benefits import Benefit, BenefitKind
from netmap.analysis.next.causes import Cause, CauseKind
from netmap.model.text import shorten_text
from netmap.model.words import count_things, join_names, tell_day

NAMES_AT_ONCE = 2

CAUSES: dict[GapKind | CauseKind, str] = {
    GapKind.GOAL_SECTOR: "“{subject}” has nobody from {missing}",
    GapKind.GOAL_POPULATION: "nobody is noted as working on “{subject}” who serves {missing}, as {name} does",
    GapKind.GOAL_ASSET_FAR: "“{subject}” is looking for “{missing}”, which {name} can offer",
    GapKind.LISTED_SECTOR: "we want somebody from {missing} and have only names on a list",
    GapKind.SERVED_FAR: "we do not work yet with anybody who serves {missing}, as {name} does",
    GapKind.COALITION_SECTOR: "nobody from {missing} sits at {subject}",
    GapKind.COALITION_NEED: "at {subject} nobody but us can offer “{missing}”",
    GapKind.COALITION_MEMBER: "{name} works on the same as {subject} and does not sit there",
    GapKind.SECTOR_THIN: "{name} is all we know of {missing}, and we hardly know them",
    GapKind.NOT_REPORTED_BACK: "{name} has not heard from us that this is done: “{subject}”",
    GapKind.OVERDUE: "we were last in touch with {name} on {day}",
    GapKind.NEVER_RENEWED: "we have heard nothing of {name} since {day}",
    GapKind.ONLY_OUTREACH: "all we have done with {name} so far is tell them of us",
    GapKind.GOAL_STRANGER: "{name} works on “{subject}” without a known tie to anybody else who does",
    GapKind.DECIDER_UNMET: "at {name} we have met nobody who decides",
    CauseKind.ASK_AGAIN: "it is noted to ask {name} again from {day}",
    CauseKind.NEW_TIE: "{others} are three handshakes or more away from us",
}
"""Why to talk, as a sentence begins."""

OUR_GAINS: dict[GapKind | CauseKind, str] = {
    GapKind.GOAL_SECTOR: "we would gain the missing sector",
    GapKind.GOAL_POPULATION: "we would gain a way to reach them",
    GapKind.GOAL_ASSET_FAR: "we would gain what the goal is looking for",
    GapKind.LISTED_SECTOR: "we would gain a first relationship there",
    GapKind.SERVED_FAR: "we would gain a way to reach them",
    GapKind.COALITION_SECTOR: "we would gain the missing voice at the table",
    GapKind.COALITION_NEED: "we would be of use at that table",
    GapKind.COALITION_MEMBER: "we would gain their voice at the table",
    GapKind.SECTOR_THIN: "we would gain a firmer tie to that sector",
    GapKind.NOT_REPORTED_BACK: "we would keep our word",
    GapKind.OVERDUE: "we would keep the relationship warm",
    GapKind.NEVER_RENEWED: "we would learn whether the relationship still holds",
    GapKind.ONLY_OUTREACH: "we would gain somebody to make something together with",
    GapKind.GOAL_STRANGER: "we would gain one more to share the work with",
    GapKind.DECIDER_UNMET: "we would gain a word with {evidence}",
    CauseKind.ASK_AGAIN: "we would keep our word",
    CauseKind.NEW_TIE: "we would find a shorter way to those {count}",
}
"""What we would gain, within a sentence."""

REASONS: dict[GapKind | CauseKind, str] = {
    GapKind.GOAL_SECTOR: "The goal expects somebody from {missing}, and what they could bring is not at the table.",
    GapKind.GOAL_POPULATION: "The goal expects to reach {missing}.",
    GapKind.GOAL_ASSET_FAR: "The goal lacks something that is there in the community.",
    GapKind.LISTED_SECTOR: "A name on a list is no relationship yet.",
    GapKind.SERVED_FAR: "Without a relationship with those who serve them we have no way to reach them.",
    GapKind.COALITION_SECTOR: "A goal that the table works on expects them, and others who work on it are there.",
    GapKind.COALITION_NEED: "{missing} is looked for there, and only we are noted as offering it.",
    GapKind.COALITION_MEMBER: "Who works on the same without a seat hears of it last.",
    GapKind.SECTOR_THIN: "What is thin is soon none.",
    GapKind.NOT_REPORTED_BACK: "Whoever hears what came of their word gives it again.",
    GapKind.OVERDUE: "That is longer ago than suits a relationship this close.",
    GapKind.NEVER_RENEWED: "A relationship that nobody renews is over before anybody notices.",
    GapKind.ONLY_OUTREACH: "What goes one way only is not yet a relationship.",
    GapKind.GOAL_STRANGER: "They neither sit at a table with the others nor are known to work with one of them.",
    GapKind.DECIDER_UNMET: "What is agreed without those who decide may not hold.",
    CauseKind.ASK_AGAIN: "A “not now” is not a “no”.",
    CauseKind.NEW_TIE: "Of all the ties we do not have yet, this is one of those that bring us nearer to most.",
}
"""Why that matters, as a whole sentence."""

FACTS: dict[GapKind | CauseKind, str] = {
    GapKind.COALITION_NEED: "{name} is looking for it",
    GapKind.GOAL_SECTOR: "{name} is from there",
    GapKind.COALITION_SECTOR: "{name} is from there",
    GapKind.LISTED_SECTOR: "{name} is one of them",
    CauseKind.NEW_TIE: "{name} is on the way to them",
}
"""What the partner has to do with a cause in whose words they are not named."""


@dataclass(frozen=True)
class NextWords:
    """Words for a conversation with `partner`."""

    day: Day
    partner: str

    @property
    def name(self) -> str:
        """What the partner is called."""
        return self.day.network.name_of(self.partner)

    def tell_cause(self, cause: Cause) -> str:
        """Return why to talk, as a sentence begins, without a capital."""
        return self._fill(CAUSES[cause.kind], cause)

    def tell_our_gain(self, cause: Cause) -> str:
        """Return what we would gain, within a sentence."""
        return self._fill(OUR_GAINS[cause.kind], cause)

    def is_named(self, cause: Cause) -> bool:
        """Whether the words for a cause name the partner, so that they are "they" from there on."""
        return cause.kind not in FACTS

    def tell_fact(self, cause: Cause) -> str:
        """Return what the partner has to do with a cause, within a sentence; "" when its words say so."""
        return self._fill(FACTS.get(cause.kind, ""), cause)

    def tell_reason(self, cause: Cause) -> str:
        """Return why a cause matters, as a whole sentence."""
        return self._fill(REASONS[cause.kind], cause)

    def _fill(self, words: str, cause: Cause) -> str:
        gap = cause.gap
        day = gap.day if gap else cause.day
        return words.format(
            name=self.name,
            subject=shorten_text(gap.name).rstrip(".") if gap else "",
            missing=self.day.network.name_of(gap.missing or "") if gap else "",
            evidence=join_names(self.name_all(gap.evidence)) if gap else "",
            day=tell_day(day) if day else "",
            others=count_things(cause.count, "other"),
            count=cause.count,
        )

    def tell_benefit(self, benefit: Benefit, who: str, told: str = "") -> str:
        """Return what they would gain, within a sentence.

        Parameters
        ----------
        who
            Their name, or "they".
        told
            The id of the goal or table that was named just before.
        """
        what, names = self.day.network.name_of(benefit.what), self.name_all(benefit.who)
        if benefit.kind is BenefitKind.NEED:
            holder = "us" if benefit.who[0] in self.day.us else names[0]
            return f"{who} could get from {holder} the “{what}” they are looking for"
        if benefit.kind is BenefitKind.SEAT:
            where = self.day.network.name_of(benefit.where)
            return f"{who} could fill an empty seat at {where} with {names[0]} ({what})"
        if benefit.kind is BenefitKind.PEOPLE:
            serve = "serves" if len(names) == 1 else "serve"
            return f"{who} would meet {join_names(names, NAMES_AT_ONCE)}, who {serve} {what} too"
        if benefit.kind is BenefitKind.COMPANY:
            goal = "it" if benefit.what == told else f"“{what}”"
            return f"{who} would meet {_tell_others(names, 'works', 'work')} on {goal}"
        if benefit.kind is BenefitKind.TABLE:
            return f"{who} would meet {_tell_others(names, 'sits', 'sit')} {'there' if benefit.what == told else f'at {what}'}"
        return f"{who} would find a shorter way to {count_things(benefit.count, 'other')} through us"

    def name_all(self, ids: tuple[str, ...]) -> list[str]:
        """Return the names of some, in their order."""
        return [self.day.network.name_of(one) for one in ids]


def _tell_others(names: list[str], one: str, several: str) -> str:
    """Return a few by name, or how many they are, and what they do."""
    if len(names) > NAMES_AT_ONCE:
        return f"{len(names)} others who {several}"
    return f"{join_names(names)}, who {one if len(names) == 1 else several}"
