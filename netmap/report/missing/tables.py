"""What tables lack, what we could bring there, and who could sit there too, in sentences."""

from netmap.analysis.missing.gap import Gap, GapKind
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.words import count_things, join_names
from netmap.report.finding import NAMES_SHOWN, Finding, end_sentence
from netmap.report.missing.goals import OFFERED, list_subjects
from netmap.report.missing.words import NOT_NOW, GapWords, shorten_lines
from netmap.report.missing.writers import OneEach, OneForAll, Writers


def write_coalition_sector(words: GapWords, gap: Gap) -> Finding:
    """Say that a table has nobody from a sector its goal expects, and whom to invite."""
    sector = words.network.name_of(gap.missing or "")
    known, asked = words.name_all(gap.evidence), words.pick_names_to_ask(gap.evidence)
    return Finding(
        GapKind.COALITION_SECTOR,
        list_subjects(gap),
        end_sentence(f"Nobody from {sector} sits at {gap.name}"),
        "A goal that the table works on expects them, and others who work on it are there.",
        (end_sentence(f"On the map in {sector}: {join_names(known, len(known))}"),),
        words.tell_sectors_known(gap),
        end_sentence(f"Invite {join_names(asked)}") if asked else words.tell_whom_to_find(gap.missing or ""),
    )


def write_coalition_need(words: GapWords, gap: Gap) -> Finding:
    """Say that a table is looking for what only we can offer there."""
    thing, network = words.network.name_of(gap.missing or ""), words.network
    goals = [one for one in gap.evidence if network.kind_of(one) is EntityKind.GOAL]
    seekers = [f"“{network.name_of(one)}”" if one in goals else network.name_of(one) for one in gap.evidence]
    are = "is" if len(seekers) == 1 else "are"
    ours = [
        one.name for one in network.sources(gap.missing or "", TieKind.HAS) if one.id in words.day.our_side
    ]
    first = [one for one in gap.evidence if one not in goals][:1]
    where = words.name_all(first)[0] if first else f"the others at {gap.name}"
    return Finding(
        GapKind.COALITION_NEED,
        list_subjects(gap),
        f"At {gap.name}, {join_names(seekers)} {are} looking for “{thing}”: we can offer it, and nobody else there is "
        "noted as offering it.",
        "What is missing there, we have.",
        (f"{join_names(ours)} can offer “{thing}”.",),
        words.tell_noted(TieKind.HAS, *OFFERED),
        end_sentence(f"Offer it to {where}"),
    )


def write_coalition_assets(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say to which tables we could bring something that nobody else there has."""
    where = gaps[0].name if len(gaps) == 1 else count_things(len(gaps), "table")
    return Finding(
        GapKind.COALITION_ASSET,
        tuple(gap.subject for gap in gaps),
        f"At {where} we could bring what nobody else there is noted as offering.",
        "What only one can bring often helps a shared goal most.",
        shorten_lines(
            end_sentence(f"{gap.name}: {join_names(words.name_all(gap.evidence))}") for gap in gaps
        ),
        words.tell_noted(TieKind.HAS, *OFFERED),
        f"Ask at {gaps[0].name} whether it would help.",
    )


def write_coalition_members(words: GapWords, gap: Gap) -> Finding:
    """Say which partners of ours work on the goal of a table and do not sit there."""
    named, asked = words.name_all(gap.evidence), words.pick_names_to_ask(gap.evidence)
    work, are = ("works", "is not a member") if len(named) == 1 else ("work", "are not members")
    shared = _list_shared_goals(words, gap)
    names = " or ".join(f"“{words.network.name_of(goal)}”" for goal in shared)
    return Finding(
        GapKind.COALITION_MEMBER,
        (gap.subject, *gap.evidence),
        f"{join_names(named, NAMES_SHOWN)} {work} on {names}, as {gap.name} does, and {are} of it.",
        "At one table they would hear of what the others do, and could share the work.",
        shorten_lines(named),
        "Based on who is noted as working on a goal, and who as a member.",
        end_sentence(f"Ask {join_names(asked)} whether they would like to sit there"),
    )


def _list_shared_goals(words: GapWords, gap: Gap) -> list[str]:
    """Return the ids of the goals of a table on which those named in a gap work, by name."""
    working = set(gap.evidence)
    goals = words.network.targets(gap.subject, TieKind.PURSUES)
    return [goal.id for goal in goals if not working.isdisjoint(words.day.pursuing.get(goal.id, ()))]


def write_goal_stranger(words: GapWords, gap: Gap) -> Finding:
    """Say who works on a goal without a tie to anybody else who does."""
    strangers, asked = words.name_all(gap.evidence), words.name_all(words.keep_open(gap.evidence))
    work = "works" if len(strangers) == 1 else "work"
    return Finding(
        GapKind.GOAL_STRANGER,
        (gap.subject, *gap.evidence),
        f"{join_names(strangers, NAMES_SHOWN)} {work} on “{gap.name}” without a {words.day.counted.word} tie to anybody else who does.",
        f"They neither sit at a table with the others nor are {words.day.counted.word} to work with one of them.",
        tuple(strangers),
        words.basis,
        end_sentence(f"Introduce {asked[0]} to somebody else who works on it") if asked else NOT_NOW,
    )


WRITERS: Writers = {
    GapKind.COALITION_SECTOR: OneEach(write_coalition_sector),
    GapKind.COALITION_NEED: OneEach(write_coalition_need),
    GapKind.COALITION_ASSET: OneForAll(write_coalition_assets),
    GapKind.COALITION_MEMBER: OneEach(write_coalition_members),
    GapKind.GOAL_STRANGER: OneEach(write_goal_stranger),
}
"""What is told under this heading of the page."""
