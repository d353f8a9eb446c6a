"""The way between two in sentences: who could introduce whom, and what would help where no way is known."""

from collections.abc import Iterator, Sequence

from netmap.analysis.day import Day
from netmap.analysis.introductions.askable import has_left
from netmap.analysis.introductions.between import Between, find_between
from netmap.analysis.introductions.nearest import find_nearest
from netmap.analysis.introductions.steps import ROUTE_KINDS
from netmap.model.kinds import EntityKind
from netmap.report.finding import end_sentence
from netmap.report.introductions.no_way import SHARED_WORDS
from netmap.report.introductions.ways import Introduction, describe_introductions

NOBODY_NEEDED = "Nobody needs to introduce them."


def tell_way(day: Day, one: str, other: str, stops: Sequence[str], both: str = "") -> str:
    """Return who could introduce two actors, or what would help where no way is known, as sentences.

    Where one of the two is us it is what the page Introductions says of the other, also where only something confidential
    binds us. `stops` are the ids of those on the way, from one of the two to the other: partners and tables of the open day;
    `both` is the id of who works at both, where nothing else leads from one to the other.
    """
    between = find_between(day, one, other)
    if between.is_all_ours:
        return f"Both are us. {NOBODY_NEEDED}"
    if between.is_ours:
        finding = _describe(day, between).finding
        return " ".join(
            filter(None, (finding.sentence, finding.why if not between.routes else "", finding.next_step))
        )
    if stops:
        return " ".join(_tell_introducing(day, stops, both))
    return _tell_help(day, find_between(day.openly, one, other))


def _describe(day: Day, between: Between) -> Introduction:
    return describe_introductions(day, between.end, start=between.finder.start)[0]


def _tell_introducing(day: Day, stops: Sequence[str], both: str) -> Iterator[str]:
    """Give who could introduce the first to the next but one, and so on to the last; at a table two meet by themselves."""
    name = day.network.name_of
    if len(stops) == 2:  # noqa: PLR2004 - only the two
        yield f"{name(both)} works at both and could bring them together." if both else NOBODY_NEEDED
    for number, middle in enumerate(stops[1:-1], 1):
        before, after = stops[number - 1], stops[number + 1]
        if day.network.kind_of(middle) is EntityKind.COALITION:
            yield end_sentence(f"{name(before)} and {name(after)} can meet at {name(middle)}")
        elif number == 1 or day.network.kind_of(before) is EntityKind.COALITION:
            yield end_sentence(f"{name(middle)} could introduce {name(stops[0])} to {name(after)}")
        else:
            yield end_sentence(f"{name(middle)} could introduce them on to {name(after)}")


def _tell_help(day: Day, between: Between) -> str:
    """Return why no way is known between two who are not us, and what would help."""
    name, ends = day.network.name_of, (between.start, between.end)
    for one in ends:
        if has_left(day.network, one):
            return f"{name(one)} is noted as “{day.read_standing(one)}”, so no way there is looked for."
    if _are_bound(day, *ends):
        return end_sentence(f"What binds {name(ends[0])} and {name(ends[1])} is confidential")
    if nearest := find_nearest(between.finder, between.end):
        here, there = name(nearest.ours[-1]), name(nearest.theirs[-1])
        shared = SHARED_WORDS[nearest.kind].format(name(nearest.shared))
        return (
            f"{here} and {there} both {shared}, and are not known to be in touch. "
            "A talk between these two would help."
        )
    alone = next((one for one in ends if one not in between.finder.steps.found), between.end)
    return f"Ask our partners who knows {name(alone)}: a tie noted there would help."


def _are_bound(day: Day, one: str, other: str) -> bool:
    """Whether the two have a tie over which an introduction could lead; where no way is known it is a confidential one."""
    return any(tie.other_end(one) == other for tie in day.network.ties_of(one, *ROUTE_KINDS))
