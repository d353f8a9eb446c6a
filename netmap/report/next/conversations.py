"""Whom to talk to next, in sentences."""

from netmap.analysis.day import Day
from netmap.analysis.next.benefits import Benefit, find_benefits
from netmap.analysis.next.conversations import Conversation, find_conversations
from netmap.model.kinds import TieKind
from netmap.model.text import shorten_text
from netmap.model.words import begin_sentence
from netmap.report.dismissals import read_dismissed
from netmap.report.finding import Finding, FindingKind, end_sentence, tell_basis, tell_withheld
from netmap.report.introductions.step_words import RouteWords
from netmap.report.next.introducers import tell_first_step, tell_introducer
from netmap.report.next.words import NextWords

OTHERS_TOLD, BENEFITS_TOLD = 2, 3


def find_next(day: Day, *, most: int = 7) -> tuple[Finding, ...]:
    """Return whom to talk to next, the conversation that serves most causes first, without those put aside.

    Each finding is about one organization or person: the cause first, then what they gain as far as the map
    says, then what we gain, and who can introduce us. There is none as long as nobody on the map is us.

    Parameters
    ----------
    most
        How many to return at most.
    """
    found = find_conversations(day, most=most, without=_list_put_aside(day))
    basis = tell_basis(day.openly, day.openly.graph)
    return tell_withheld(day, (_write(day, one, basis) for one in found))


def tell_what_to_add(day: Day) -> str:
    """Return in a sentence what to add to the map so that somebody can be suggested."""
    if not day.us:
        return "Mark our organization or our team on the map: then it can be told whom we do not know yet."
    expected = any(one.expected for one in day.sectors)
    if not expected and not day.everything.ties_of_kind(TieKind.EXPECTS, TieKind.NEEDS):
        return "Mark the sectors in which you want somebody, or say what a goal expects and is looking for."
    return "Whoever on the map could help is spoken with already, or was put aside. Ask our partners whom they know."


def _list_put_aside(day: Day) -> frozenset[str]:
    """Return the ids of those with whom a conversation was put aside."""
    start = f"{FindingKind.NEXT_CONVERSATION}:"
    return frozenset(key.removeprefix(start) for key in read_dismissed(day) if key.startswith(start))


def _write(day: Day, one: Conversation, basis: str) -> Finding:
    benefits = find_benefits(day, one.partner, _list_subjects(day.openly, one))
    day = day.openly
    words = NextWords(day, one.partner)
    causes = (f"{shorten_text(cause.gap.name)}: {cause.gap.reason}" for cause in one.causes if cause.gap)
    return Finding(
        FindingKind.NEXT_CONVERSATION,
        (one.partner, *_list_about(one)),
        _tell(words, one, benefits),
        _tell_why(words, one, benefits),
        (*causes, *(RouteWords(day).list_evidence(one.route) if one.route else ())),
        _tell_rests_on(words, one, basis),
        tell_first_step(day, one.partner, one.route),
    )


def _list_subjects(day: Day, one: Conversation) -> list[str]:
    """Return the ids of the goal or table that the first cause is about, and of the goals of that table.

    A cause that is about the two of us is about the goals that both of us work on.
    """
    gap = one.causes[0].gap
    if gap and gap.subject != one.partner:
        return [gap.subject, *(goal.id for goal in day.network.targets(gap.subject, TieKind.PURSUES))]
    return [
        goal for goal, working in day.pursuing.items() if one.partner in working and day.our_side & working
    ]


def _list_about(one: Conversation) -> tuple[str, ...]:
    about = [
        end for cause in one.causes if cause.gap for end in (cause.gap.subject, cause.gap.missing) if end
    ]
    return tuple(end for end in dict.fromkeys(about) if end != one.partner)


def _tell(words: NextWords, one: Conversation, benefits: tuple[Benefit, ...]) -> str:
    """Return the cause, what they gain, what we gain and who can introduce us, in this order."""
    first, told = one.causes[0], one.causes[0].gap
    named = words.is_named(first)
    who = "they" if named else words.name
    theirs = [words.tell_benefit(benefit, who, told.subject if told else "") for benefit in benefits[:1]]
    theirs = theirs or [words.tell_fact(first)] * (not named)
    parts = [*theirs, words.tell_our_gain(first), tell_introducer(words.day, one.partner, one.route)]
    return end_sentence(
        begin_sentence(f"{words.tell_cause(first)}: {', '.join(parts[:-1])}, and {parts[-1]}")
    )


def _tell_why(words: NextWords, one: Conversation, benefits: tuple[Benefit, ...]) -> str:
    """Return why that matters, what else the conversation is good for, and what else they gain."""
    others = {cause.kind: cause for cause in reversed(one.causes) if cause.kind is not one.causes[0].kind}
    more = [f"Also, {words.tell_cause(cause)}" for cause in list(others.values())[::-1][:OTHERS_TOLD]]
    more += [words.tell_benefit(benefit, "they") for benefit in benefits[1:BENEFITS_TOLD]]
    said = [words.tell_reason(one.causes[0]), *(end_sentence(begin_sentence(text)) for text in more)]
    return " ".join(said)


def _tell_rests_on(words: NextWords, one: Conversation, basis: str) -> str:
    guessed = any(cause.gap and one.partner in cause.gap.guesses for cause in one.causes)
    return f"{basis} The sector of {words.name} is a guess from the name." if guessed else basis
