"""Promises that are late, and what nobody has reported back, in sentences."""

from netmap.analysis.missing.gap import Gap, GapKind
from netmap.model.happenings import Step
from netmap.model.kinds import TieKind
from netmap.model.words import count_things, join_names
from netmap.report.finding import NAMES_SHOWN, Finding, end_sentence
from netmap.report.missing.relationships import tell_ago
from netmap.report.missing.words import GapWords, shorten_lines
from netmap.report.missing.writers import OneForAll, Writers

WORDS_SHOWN = 120
"""How many characters of what was promised stand in a sentence."""


def write_promises_late(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say which promises of ours are late, and to whom we gave them."""
    first, whom = gaps[0], _join_waiting(words, gaps)
    to = f" to {whom}" if whom else ""
    late = f"We promised {_quote(first)}{to}, and it is late." if len(gaps) == 1 else ""
    promised = sum(step.promised for step in words.network.of(Step))
    tell = f"Do it, or tell {join_names(words.name_all(first.evidence))} when it will be done"
    return Finding(
        GapKind.PROMISE_LATE,
        tuple(gap.subject for gap in gaps),
        late or f"{count_things(len(gaps), 'promise')} of ours{to} are late.",
        "Trust rests on promises that are kept, or put off in time.",
        shorten_lines(_tell_line(words, gap, "due") for gap in gaps),
        f"Based on {count_things(promised, 'step')} marked as promised.",
        end_sentence(f"{_quote(first)}: {_lower(tell) if first.evidence else 'do it, or set a new day'}")
        if len(gaps) > 1
        else end_sentence(tell if first.evidence else "Do it, or set a new day"),
    )


def write_unreported(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say what is done without anybody having told those who wait to hear of it."""
    first, whom = gaps[0], _join_waiting(words, gaps)
    what = f"{_quote(first)} is" if len(gaps) == 1 else f"{count_things(len(gaps), 'thing')} are"
    told = f"has told {whom} what came of it" if whom else "has reported back what came of it"
    done = sum(step.done_on is not None for step in words.network.of(Step))
    waiting = join_names(words.name_all(first.evidence)) or "those to whom it was promised"
    return Finding(
        GapKind.NOT_REPORTED_BACK,
        tuple(gap.subject for gap in gaps),
        f"{what} done, and nobody {told}.",
        "Whoever gave an idea, or relied on a promise, wants to hear what became of it.",
        shorten_lines(_tell_line(words, gap, "done") for gap in gaps),
        f"Based on {count_things(done, 'step')} noted as done; what was told without a note is missing here.",
        f"Tell {waiting} what came of {_quote(first)}, and note the day.",
    )


def _join_waiting(words: GapWords, gaps: tuple[Gap, ...]) -> str:
    waiting = words.day.sort_by_name({one for gap in gaps for one in gap.evidence})
    return join_names(words.name_all(waiting), NAMES_SHOWN)


def _tell_line(words: GapWords, gap: Gap, what: str) -> str:
    names, keepers = words.name_all(gap.evidence), words.network.targets(gap.subject, TieKind.KEPT_BY)
    for_whom = f" ({join_names(names)})" if names else ""
    when = f": {what} {tell_ago(gap.day, words.day.date)}" if gap.day else ""
    kept = f"; it is with {join_names([one.name for one in keepers])}" if keepers else ""
    return end_sentence(f"{_quote(gap)}{for_whom}{when}{kept}")


def _quote(gap: Gap) -> str:
    """Return what a step is about within a sentence, shortened."""
    said = " ".join(gap.name.split()).rstrip(".!") or "a step"
    return f"“{said if len(said) <= WORDS_SHOWN else said[: WORDS_SHOWN - 1].rstrip() + '…'}”"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


WRITERS: Writers = {
    GapKind.PROMISE_LATE: OneForAll(write_promises_late),
    GapKind.NOT_REPORTED_BACK: OneForAll(write_unreported),
}
"""What is told under this heading of the page."""
