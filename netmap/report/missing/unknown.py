"""What we do not know yet, in sentences."""

from netmap.analysis.keep_in_touch.still_true import HOLDS_FOR_DAYS
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.model.words import count_things, join_names
from netmap.report.finding import NAMES_SHOWN, Finding, end_sentence
from netmap.report.missing.relationships import tell_ago
from netmap.report.missing.words import NOT_NOW, GapWords, shorten_lines
from netmap.report.missing.writers import OneForAll, Writers


def write_never_asked(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say whom nobody has asked whom they work with."""
    names = [gap.name for gap in gaps]
    whom = join_names(names) if len(names) <= NAMES_SHOWN else count_things(len(names), "partner")
    first = words.pick_names_to_ask((gap.subject for gap in gaps), 1)[0]
    return Finding(
        GapKind.NEVER_ASKED,
        tuple(gap.subject for gap in gaps),
        end_sentence(f"Nobody has asked {whom} whom they work with"),
        "Ties we never heard of are missing from the map, so somebody may seem more alone, or hold more together, "
        "than is true.",
        shorten_lines(names),
        words.basis,
        f"Ask {first} whom they work with, next time you meet.",
    )


def write_one_sided(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say which ties one side told of, and the other did not when asked."""
    lines = [_tell_one_side(words, gap) for gap in gaps]
    told = len({one for one, _ in words.day.told.edges})
    return Finding(
        GapKind.ONE_SIDED,
        tuple(dict.fromkeys(one for gap in gaps for one in gap.evidence)),
        lines[0]
        if len(gaps) == 1
        else f"{count_things(len(gaps), 'tie')} were named by one side only, though both were asked.",
        "One of them may have forgotten it, or it means less to them: worth a question either way.",
        shorten_lines(lines),
        f"Based on what {count_things(told, 'partner')} told us of their ties.",
        _tell_whom_to_ask_again(words, gaps),
    )


def _tell_whom_to_ask_again(words: GapWords, gaps: tuple[Gap, ...]) -> str:
    first = words.pick_gap(gaps, whose=lambda gap: gap.missing)
    if first is None:
        return NOT_NOW
    if first.missing in words.day.our_side:
        return f"Note whether we work with {first.name}."
    return f"Ask {words.network.name_of(first.missing or '')} once more whom they work with; do not say who named them."


def _tell_one_side(words: GapWords, gap: Gap) -> str:
    other = words.network.name_of(gap.missing or "")
    return f"{gap.name} named {other}; {other} was asked too and did not name them."


def write_sides_apart(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say which ties look very different from their two sides."""
    lines = [_tell_sides(words, gap) for gap in gaps]
    return Finding(
        GapKind.SIDES_APART,
        tuple(dict.fromkeys(one for gap in gaps for one in gap.evidence)),
        lines[0]
        if len(gaps) == 1
        else f"{count_things(len(gaps), 'tie')} look very different from their two sides.",
        "One side may expect more than the other means to give.",
        shorten_lines(lines),
        "Based on the ties of which both sides said how closely they work together.",
        _tell_what_to_ask_both(words, gaps),
    )


def _tell_what_to_ask_both(words: GapWords, gaps: tuple[Gap, ...]) -> str:
    for gap in gaps:
        others = [one for one in gap.evidence if one not in words.day.our_side]
        asked = words.pick_names_to_ask(others)
        if len(asked) == len(others) > 1:
            return f"Ask {join_names(asked)}, each on their own, what they hope for from the other."
        if asked and len(others) == 1:
            return f"Ask {asked[0]} what they hope for from us, and tell them what we hope for."
    return NOT_NOW


def _tell_sides(words: GapWords, gap: Gap) -> str:
    scale = words.day.content.strength_words
    (one, other), (mine, theirs) = words.name_all(gap.evidence), (scale[level] for level in gap.strengths)
    return f"{one} calls working with {other} “{mine}”; {other} calls it “{theirs}”."


def write_long_ago(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say of which ties nothing was heard for long."""
    ties = "1 tie has" if len(gaps) == 1 else f"{count_things(len(gaps), 'tie')} have"
    return Finding(
        GapKind.LONG_AGO,
        tuple(dict.fromkeys(one for gap in gaps for one in gap.evidence)),
        f"{ties} shown no sign of life for over a year ({HOLDS_FOR_DAYS} days).",
        "People move on, and what was true then may not be true any more.",
        shorten_lines(dict.fromkeys(_tell_age(words, gap) for gap in gaps)),
        "Based on the contacts and confirmations that are noted; ties of which no day is noted are not counted.",
        "Go through “Still true?” under Keep in touch, ten ties a day.",
    )


def _tell_age(words: GapWords, gap: Gap) -> str:
    seen = tell_ago(gap.day, words.day.date) if gap.day else "long ago"
    return f"{join_names(words.name_all(gap.evidence))}: last sign of life {seen}."


WRITERS: Writers = {
    GapKind.NEVER_ASKED: OneForAll(write_never_asked),
    GapKind.ONE_SIDED: OneForAll(write_one_sided),
    GapKind.SIDES_APART: OneForAll(write_sides_apart),
    GapKind.LONG_AGO: OneForAll(write_long_ago),
}
"""What is told under this heading of the page."""
