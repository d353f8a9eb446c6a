"""Through whom more or less would pass, who would be nearer and who more dependent, and those figures as a table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from netmap.analysis.connectors.what_if import count_farther_at_random
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.closeness import measure_harmonic
from netmap.analysis.measures.degrees import measure_degree
from netmap.analysis.measures.sector_reach import count_sectors_reached
from netmap.analysis.measures.structural_holes import measure_constraint
from netmap.model.words import join_names
from netmap.report.connectors.what_if.words import ASK_BOTH, NO_STEP, ShiftWords
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind

_OF = 100
_SHIFTS_TOLD = 3
_ROWS = 12

_LEAST_SHIFT = 1 / _OF
"""From which change on it is told through whom more passes, and who comes nearer."""

_LEAST_DEPENDENCE = 5 / _OF


def write_between(words: ShiftWords) -> list[Finding]:
    """Return on whom more, or less, would hang: through whom more of the shortest introductions would lead."""
    shifts = words.found.rank_shifts(measure_betweenness, least=_LEAST_SHIFT)
    if not shifts:
        return []
    first, shift = next((one for one in shifts if one[1] > 0), shifts[0])
    name, told = (
        words.name_compared(first),
        list(dict.fromkeys((first, *(one for one, _ in shifts))))[:_SHIFTS_TOLD],
    )
    new = words.name_all(one for one, more in shifts if more > 0 and one in words.found.newly_between)
    why = f"Nothing passes through {join_names(new, NAMES_SHOWN)} today." if new else ""
    return [
        words.write(
            FindingKind.IF_BETWEEN, tuple(told),
            f"{'More' if shift > 0 else 'Less'} would hang on {name}: {_tell_share(words, first)}",
            f"Whoever stands between many can connect them, and is missed most. {why}".strip(),
            _tell_load(words, first) if shift > 0 else NO_STEP,
            lines=[f"{words.name_compared(one)}: {_tell_share(words, one)}" for one in told],
        )
    ]  # fmt: skip


def _tell_load(words: ShiftWords, actor: str) -> str:
    if actor in words.now.us:
        return "See to it that we can carry it"
    return f"Ask {words.name(actor)} whether they can carry it"


def _tell_share(words: ShiftWords, actor: str) -> str:
    now, then = (
        round((by_actor(measure_betweenness)[actor] or 0.0) * _OF)
        for by_actor in (words.found.measure_now, words.found.after.by_actor)
    )
    return (
        f"the shortest introduction between two others would lead through them in about {then} of 100 cases, now "
        f"{now}"
    )


def write_nearer(words: ShiftWords) -> list[Finding]:
    """Return who would come nearer to the others, all of them taken together, or be farther away."""
    shifts = words.found.rank_shifts(measure_harmonic, least=_LEAST_SHIFT * words.nearest)
    if not shifts:
        return []
    nearer = [words.name_compared(one) for one, shift in shifts if shift > 0]
    farther = [words.name_compared(one) for one, shift in shifts if shift < 0]
    up = shifts[0][1] > 0
    usual = [] if up else _count_farther_at_random(words)
    if usual and len(farther) <= max(usual):
        return []
    lines = [f"Nearer: {join_names(nearer)}"] if nearer else []
    lines += [f"Farther: {join_names(farther)}"] if farther else []
    if usual:
        lines.append(
            f"In {len(usual)} networks with as many ties each, tied at random, {_tell_usual(usual)} would be farther"
        )
    where = "nearer to the others on the whole" if up else "farther from the others on the whole"
    return [
        words.write(
            FindingKind.IF_NEARER, tuple(one for one, shift in shifts if (shift > 0) is up)[:_SHIFTS_TOLD],
            f"{join_names(nearer if up else farther, _SHIFTS_TOLD)} would be {where}",
            _tell_why_near(words, up),
            _tell_whom_to_tell(words, (one for one, _ in shifts)) if up else words.tell_whom_to_introduce((one for one, shift in shifts if shift < 0), "somebody who is near"),
            lines=lines,
        )
    ]  # fmt: skip


def _tell_why_near(words: ShiftWords, up: bool) -> str:
    if words.found.after.adjacency.weighted:
        return f"The {'closer' if up else 'looser'} the ties on the way, the {'sooner' if up else 'later'} news and help arrive."
    return f"The {'fewer steps, the sooner' if up else 'more steps, the later'} news and help arrive."


def _tell_whom_to_tell(words: ShiftWords, nearer: Iterable[str]) -> str:
    """Return the next step for the first of some who come nearer and may be told so: of ourselves we know."""
    asked = next((one for one in nearer if words.may_be_asked(one)), None)
    return f"Tell {words.name(asked)} what they would gain" if asked else ASK_BOTH


def _count_farther_at_random(words: ShiftWords) -> list[int]:
    """Return how many would be farther in random networks if some left; nothing where ties are imagined by strength."""
    some_leave = len(words.found.both) < words.found.before.adjacency.n
    if not some_leave or words.found.before.adjacency.weighted:
        return []
    return count_farther_at_random(words.found, _LEAST_SHIFT)


def _tell_usual(usual: list[int]) -> str:
    """Return how many at most are farther in random networks."""
    return f"at most {max(usual)}" if max(usual) else "nobody"


def write_dependent(words: ShiftWords) -> list[Finding]:
    """Return who would depend more, or less, on few partners who know one another."""
    held = [found.by_actor(measure_constraint) for found in (words.found.before, words.found.after)]
    defined = [
        (one, shift)
        for one, shift in words.found.rank_shifts(measure_constraint, least=_LEAST_DEPENDENCE)
        if None not in (constraint[one] for constraint in held)
    ]
    more = [one for one, shift in defined if shift > 0][:_SHIFTS_TOLD]
    less = [one for one, shift in defined if shift < 0 and _has_gained(words, one)][:_SHIFTS_TOLD]
    if not more and not less:
        return []
    step = words.tell_whom_to_introduce(more, "somebody new")
    parts = [f"{join_names(_name_sorted(words, more))} would depend more on few partners"] if more else []
    parts += [f"{join_names(_name_sorted(words, less))} would depend less on few partners"] if less else []
    return [
        words.write(
            FindingKind.IF_DEPENDENT, (*more, *less), "; ".join(parts),
            "Whoever works with few, who know one another, hears the same from each of them.",
            step,
        )
    ]  # fmt: skip


def _name_sorted(words: ShiftWords, actors: Iterable[str]) -> list[str]:
    return sorted(map(words.name_compared, actors), key=str.casefold)


def _has_gained(words: ShiftWords, actor: str) -> bool:
    """Whether somebody is neither cut off nor has fewer partners: only then can they depend less on few."""
    ties, then = (found.by_actor(measure_degree)[actor] for found in (words.found.before, words.found.after))
    return actor not in words.found.stranded and then >= ties


def list_rows(words: ShiftWords) -> Iterator[tuple[str | int | None, ...]]:
    """Return those whom it changes most as rows of a table: the name, then each figure now and then."""
    moved: dict[str, float] = {}
    for measure in (measure_betweenness, measure_harmonic, measure_constraint):
        scale = words.nearest if measure is measure_harmonic else 1
        for one, shift in words.found.rank_shifts(measure, least=_LEAST_SHIFT * scale):
            moved[one] = moved.get(one, 0.0) + abs(shift) / scale
    ranked = sorted(moved, key=lambda one: (-moved[one], words.now.network.places[one]))
    for one in ranked[:_ROWS]:
        now = _list_figures(words, words.found.measure_now, one)
        then = _list_figures(words, words.found.after.by_actor, one)
        pairs = zip(now, then, strict=True)
        yield (words.name_compared(one), *(figure for pair in pairs for figure in pair))


def _list_figures(
    words: ShiftWords, by_actor: Callable[[Any], Mapping[str, Any]], actor: str
) -> tuple[int | None, ...]:
    harmonic = by_actor(measure_harmonic)[actor]
    shares = (
        by_actor(measure_betweenness)[actor],
        None if harmonic is None else harmonic / words.nearest,
        by_actor(measure_constraint)[actor],
    )
    told = tuple(None if share is None else round(share * _OF) for share in shares)
    ties, sectors = (by_actor(count)[actor] for count in (measure_degree, count_sectors_reached))
    return (ties, *told, sectors)
