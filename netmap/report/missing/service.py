"""People and places out of our reach, in sentences."""

from netmap.analysis.missing.gap import Gap, GapKind
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.words import count_things, join_names
from netmap.report.finding import NAMES_SHOWN, Finding, end_sentence
from netmap.report.missing.goals import SERVED
from netmap.report.missing.words import GapWords, shorten_lines
from netmap.report.missing.writers import OneEach, OneForAll, Writers


def write_unserved(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say which groups of people and places nobody serves, as far as is noted."""
    wanting = {gap.name: _list_wanting(words, gap) for gap in gaps}
    first = next((name for name, goals in wanting.items() if goals), gaps[0].name)
    return Finding(
        GapKind.UNSERVED,
        tuple(gap.subject for gap in gaps),
        end_sentence(
            f"Nobody on the map is noted as serving {join_names([gap.name for gap in gaps], NAMES_SHOWN)}"
        ),
        "Either somebody who does is missing here, or we have not noted it.",
        shorten_lines(
            f"{gap.name}: {join_names(goals)} {'wants' if len(goals) == 1 else 'want'} to reach them."
            if (goals := wanting[gap.name])
            else end_sentence(gap.name)
            for gap in gaps
        )
        if len(gaps) > 1 or wanting[first]
        else (),
        words.tell_noted(TieKind.SERVES, *SERVED),
        end_sentence(f"Ask our partners who serves {first}"),
    )


def _list_wanting(words: GapWords, gap: Gap) -> list[str]:
    """Return the names of the goals that expect to reach those whom nobody serves, in quotation marks."""
    goals = words.network.sources(gap.subject, TieKind.EXPECTS)
    return [f"“{goal.name}”" for goal in goals if goal.id in words.day.pursuing]


def write_served_far(words: GapWords, gap: Gap) -> Finding:
    """Say that only somebody with whom we have no relationship serves a group of people or a place."""
    servers = words.name_all(gap.evidence)
    serve = "serves" if len(servers) == 1 else "serve"
    return Finding(
        GapKind.SERVED_FAR,
        (gap.subject, *gap.evidence),
        f"Only {join_names(servers, NAMES_SHOWN)} {serve} {gap.name}, and we have no relationship with them.",
        "Without a relationship with those who serve them we have no way to reach them.",
        words.tell_ways(gap.evidence),
        words.tell_noted(TieKind.SERVES, *SERVED),
        words.tell_first_step(gap.evidence) or end_sentence(f"Ask our partners who else serves {gap.name}"),
    )


def write_unreached(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say which people no running program reaches."""
    programs = {
        tie.source
        for tie in words.network.ties_of_kind(TieKind.SERVES)
        if words.network.kind_of(tie.source) is EntityKind.PROGRAM
        and words.network.kind_of(tie.target) is EntityKind.POPULATION
    }
    others = [one for one in gaps[0].evidence if one not in words.day.our_side]
    asked = words.network.name_of(others[0]) if others else "our colleagues"
    return Finding(
        GapKind.PROGRAM_POPULATION,
        tuple(gap.subject for gap in gaps),
        end_sentence(
            f"No running program is noted as reaching {join_names([gap.name for gap in gaps], NAMES_SHOWN)}"
        ),
        "Somebody serves them, but no program is noted as meant for them, and whom no program reaches is easily "
        "forgotten.",
        shorten_lines(
            end_sentence(f"{gap.name}: served by {join_names(words.name_all(gap.evidence))}") for gap in gaps
        ),
        f"Based on {count_things(len(programs), 'program')} of which it is noted whom they reach, whoever runs them; "
        "those that have ended do not count.",
        f"Ask {asked} what they offer to {gaps[0].name}, and note it.",
    )


WRITERS: Writers = {
    GapKind.UNSERVED: OneForAll(write_unserved),
    GapKind.SERVED_FAR: OneEach(write_served_far),
    GapKind.PROGRAM_POPULATION: OneForAll(write_unreached),
}
"""What is told under this heading of the page."""
