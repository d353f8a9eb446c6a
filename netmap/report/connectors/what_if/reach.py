"""Who would be cut off or reached, whose links and which sectors' ties would go, and what would be missing."""

from dataclasses import replace

from netmap.analysis.connectors.contacts import Contacts, find_contacts
from netmap.analysis.connectors.what_if import Pair
from netmap.analysis.missing.gap import Gap
from netmap.model.words import count_things, join_names
from netmap.report.connectors.succession import tell_holder
from netmap.report.connectors.what_if.words import ASK_BOTH, ShiftWords
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence
from netmap.report.missing.every import write_missing
from netmap.report.missing.words import GapWords

_GAPS_TOLD = 4


def write_reached(words: ShiftWords) -> list[Finding]:
    """Return who would be cut off, and who would have a way to the rest for the first time."""
    found = []
    if lost := words.name_all(words.found.stranded):
        found.append(
            words.write(
                FindingKind.IF_CUT_OFF, words.found.stranded,
                f"{count_things(len(lost), 'partner')} would lose every {words.now.counted.word} way to the rest: {join_names(lost, NAMES_SHOWN)}",
                f"Who is cut off hears of nothing, and nobody hears of them.{_tell_own(words, words.found.stranded)}",
                words.tell_whom_to_introduce(sorted(words.found.stranded, key=lambda one: words.name(one).casefold()), "one more partner before it comes to that"),
                lines=lost,
            )
        )  # fmt: skip
    if joined := words.name_all(words.found.joined):
        found.append(
            words.write(
                FindingKind.IF_JOINED, words.found.joined,
                f"{count_things(len(joined), 'partner')} would have a way to the rest for the first time: {join_names(joined, NAMES_SHOWN)}",
                "News, people and help could pass to them and from them.", ASK_BOTH,
                lines=joined,
            )
        )  # fmt: skip
    return found


def _tell_own(words: ShiftWords, stranded: tuple[str, ...]) -> str:
    """Return as a further sentence with whom of those cut off we still have a relationship that no tie shows."""
    own = [one for one in stranded if one in words.then.relationships]
    if not own or not words.then.us.isdisjoint(stranded):
        return ""
    return end_sentence(
        f" With {join_names(words.name_all(own), NAMES_SHOWN)} we keep a relationship of our own"
    )


def write_links(words: ShiftWords) -> list[Finding]:
    """Return which partners would lose the only one of us they are in touch with, or the only one we know there."""
    before, after = (find_contacts(day).keep_present(day) for day in (words.now, words.then))
    still = words.found.both
    ours = tuple(one for one in still if before.ours.get(one) and not _is_held(before, after, one))
    theirs = tuple(
        one for one in still if one not in ours and before.theirs.get(one) and not after.theirs.get(one)
    )
    found = []
    for lost, said, why in (
        (
            ours, f"lose {_tell_holders(before, ours)}",
            "A relationship that one person carries ends when that person goes.",
        ),
        (theirs, "no longer have anybody whom we know", "When that person goes, we start anew there."),
    ):  # fmt: skip
        if lost:
            names = words.name_all(lost)
            told = f"{count_things(len(lost), 'partner')} would {said}: {join_names(names, NAMES_SHOWN)}"
            step = f"Take one more of us along to {names[0]}"
            found.append(words.write(FindingKind.IF_LINK_LOST, lost, told, why, step, lines=names))
    return found


def _is_held(before: Contacts, after: Contacts, partner: str) -> bool:
    """Whether one of those of us who hold the relationship with a partner still does."""
    return not before.ours[partner].isdisjoint(after.ours.get(partner, ()))


def _tell_holders(before: Contacts, partners: tuple[str, ...]) -> str:
    """Return what those of us who leave are to some partners, as far as it is noted."""
    if any(len(before.ours[one]) > 1 for one in partners):
        return "everybody of us who holds the relationship"
    return f"the {tell_holder(before, partners)}"


def write_sectors(words: ShiftWords) -> list[Finding]:
    """Return which sectors would lose their last tie, and which would have a first one."""
    lost = _write_pairs(words,
        words.found.lost, f"No {words.now.counted.word} tie would be left between",
        "What one of the two knows or can offer would no longer reach the other.",
        "Bring two others of these sectors together in time",
    )  # fmt: skip
    begun = _write_pairs(words,
        words.found.begun, "There would be a first tie between",
        "Two sectors that meet for the first time have most to tell each other.", ASK_BOTH,
    )  # fmt: skip
    return lost + begun


def _write_pairs(words: ShiftWords, pairs: tuple[Pair, ...], said: str, why: str, step: str) -> list[Finding]:
    if not pairs:
        return []
    named = [" and ".join(map(words.now.network.name_of, pair)) for pair in pairs]
    subjects = tuple(dict.fromkeys(sector for pair in pairs for sector in pair))
    more = len(named) - _GAPS_TOLD
    rest = f"; and between {count_things(more, 'more pair')}" if more > 0 else ""
    told = f"{said} {'; between '.join(named[:_GAPS_TOLD])}{rest}"
    return [words.write(FindingKind.IF_SECTORS, subjects, told, why, step, lines=named)]


def write_gaps(words: ShiftWords, opened: tuple[Gap, ...], closed: tuple[Gap, ...]) -> list[Finding]:
    """Return what would be missing then, and what no longer, in the words of what is missing."""
    written = []
    for gaps, where, kind, lead in (
        (opened, words.then, FindingKind.IF_GAP_OPENS, "A gap would open:"),
        (closed, words.now, FindingKind.IF_GAP_CLOSES, "A gap would close:"),
    ):
        told = list(write_missing(GapWords(where, words.basis), gaps)) if gaps else []
        told = [one for one in told if one.kind is not FindingKind.NOTHING_EXPECTED]
        closes, more = where is words.now, len(told) - _GAPS_TOLD
        written += [
            words.write(
                kind,
                one.subjects,
                f"{lead} {one.sentence}",
                one.why,
                ASK_BOTH if closes else one.next_step,
                lines=one.evidence,
            )
            for one in told[:_GAPS_TOLD]
        ]
        if more > 0:
            last, would = written[-1], "close" if closes else "open"
            beside = f"{last.why} Beside these, {count_things(more, 'more gap')} would {would}."
            written[-1] = replace(last, why=beside)
    return written
