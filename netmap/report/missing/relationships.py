"""Partners we hardly know, and relationships of ours that want care, in sentences."""

from datetime import date

from netmap.analysis.missing.gap import Gap, GapKind
from netmap.model.words import count_things, join_names, tell_day
from netmap.report.finding import NAMES_SHOWN, Finding, end_sentence
from netmap.report.missing.words import NOT_NOW, GapWords, shorten_lines
from netmap.report.missing.writers import OneForAll, Writers

CONTACTS_NOTED = "Based on the contacts that are noted; one that nobody wrote down is missing here."


def write_deciders_unmet(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say at which partners we have met nobody who decides."""
    lines = [f"{gap.name}: {join_names(words.name_all(gap.evidence))}" for gap in gaps]
    first = words.pick_gap(gaps)
    return Finding(
        GapKind.DECIDER_UNMET,
        tuple(gap.subject for gap in gaps),
        f"At {count_things(len(gaps), 'partner')} we have met nobody of those who decide there.",
        "What is agreed without those who decide may not hold.",
        shorten_lines(lines),
        "Based on who is noted as deciding, and on whom we know or have had contact with.",
        f"Ask for an introduction to {words.network.name_of(first.evidence[0])} ({first.name})."
        if first
        else NOT_NOW,
    )


def write_without_tie(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say who has no tie to anybody."""
    names = [gap.name for gap in gaps]
    have, first = "has" if len(names) == 1 else "have", words.pick_gap(gaps)
    return Finding(
        GapKind.NO_TIE,
        tuple(gap.subject for gap in gaps),
        f"{join_names(names, NAMES_SHOWN)} {have} no {words.day.counted.word} tie to anybody on the map.",
        "They may be on their own, or we have not asked them yet.",
        shorten_lines(names),
        words.basis,
        f"Ask {first.name} whom they work with." if first else NOT_NOW,
    )


def write_overdue(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say with which partners we have not been in touch for too long."""
    return Finding(
        GapKind.OVERDUE,
        tuple(gap.subject for gap in gaps),
        f"We have not been in touch with {_join_partners(gaps)} for longer than suits the relationship.",
        "A relationship that nobody cares for fades, and with it the way to everybody they know.",
        shorten_lines(_tell_last(words, gap, "last contact") for gap in gaps),
        CONTACTS_NOTED,
        _tell_call(words, gaps[0], "call"),
    )


def write_never_renewed(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say which relationships nobody seems to have renewed for very long, or have no day noted."""
    dated = tuple(gap for gap in gaps if gap.day)
    undated = tuple(gap for gap in gaps if not gap.day)
    with_dated = f"Our {_count(dated)} with {_join_partners(dated)}"
    with_undated = f"our {_count(undated)} with {_join_partners(undated)}"
    have, began = "has" if len(dated) == 1 else "have", "it" if len(undated) == 1 else "they"
    said = [f"{with_dated} {have} not been renewed for very long, as far as is noted."] if dated else []
    said += [f"Of {with_undated} no day of a contact is noted, nor when {began} began."] if undated else []
    return Finding(
        GapKind.NEVER_RENEWED,
        tuple(gap.subject for gap in gaps),
        " ".join(said),
        "What nobody renews may have ended without anybody noticing.",
        shorten_lines(_tell_last(words, gap, "last sign of life") for gap in gaps),
        CONTACTS_NOTED,
        _tell_call(words, gaps[0], "be in touch again with", ", or note that the relationship has ended"),
    )


def _count(gaps: tuple[Gap, ...]) -> str:
    return "relationship" if len(gaps) == 1 else "relationships"


def _join_partners(gaps: tuple[Gap, ...]) -> str:
    return join_names([gap.name for gap in gaps], NAMES_SHOWN)


def _tell_last(words: GapWords, gap: Gap, what: str) -> str:
    rhythm = words.relationships[gap.subject].rhythm
    most = count_things(rhythm.longest_days, "day")
    wanted = (
        f"we want no gap longer than {most}" if rhythm.agreed else f"usually no gap is longer than {most}"
    )
    if gap.day is None:
        return f"{gap.name}: no day of a contact is noted, nor any other."
    return f"{gap.name}: {what} {tell_ago(gap.day, words.day.date)}; {wanted}."


def tell_ago(day: date, today: date) -> str:
    """Return a day that has passed, and how long ago that is, as in "on 3 May 2026, 12 days ago"."""
    return f"on {tell_day(day)}, {count_things((today - day).days, 'day')} ago"


def _tell_call(words: GapWords, gap: Gap, what: str, otherwise: str = "") -> str:
    """Return who of us is to do something with a partner."""
    if gap.evidence:
        return end_sentence(f"{words.name_all(gap.evidence)[0]}: {what} {gap.name}{otherwise}")
    return end_sentence(f"Agree who of us will {what} {gap.name}{otherwise}")


def write_only_outreach(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say which relationships were never more than marketing or outreach."""
    known, first = sum(bool(one.modes) for one in words.relationships.values()), words.pick_gap(gaps)
    return Finding(
        GapKind.ONLY_OUTREACH,
        tuple(gap.subject for gap in gaps),
        f"With {_join_partners(gaps)}, all that is noted so far is marketing or outreach.",
        "Telling somebody what we offer, or bringing it to them, is a beginning; a partnership is what both sides "
        "make together.",
        shorten_lines(_tell_modes(words, gap) for gap in gaps),
        f"Based on {count_things(known, 'relationship')} of which it is noted what they are like.",
        f"Ask {first.name} what they would like to do together with us." if first else NOT_NOW,
    )


def _tell_modes(words: GapWords, gap: Gap) -> str:
    modes = [str(mode) for mode in words.relationships[gap.subject].modes]
    return end_sentence(f"{gap.name}: {join_names(modes) if modes else 'in the past only'}")


WRITERS: Writers = {
    GapKind.DECIDER_UNMET: OneForAll(write_deciders_unmet),
    GapKind.OVERDUE: OneForAll(write_overdue),
    GapKind.NEVER_RENEWED: OneForAll(write_never_renewed),
    GapKind.ONLY_OUTREACH: OneForAll(write_only_outreach),
    GapKind.NO_TIE: OneForAll(write_without_tie),
}
"""What is told under this heading of the page."""
