"""What has grown: relationships begun, become closer, ended, and what they rest on. Told, never scored."""

from datetime import date, timedelta

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.growth import Growth, count_in_force, measure_growth
from netmap.model.network import Network
from netmap.model.words import count_things, join_names, tell_day
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence, tell_withheld

YEARS_TOLD = 5
_YEAR = 365


def find_growth(day: Day, *, since: date | None = None, known: Network | None = None) -> tuple[Finding, ...]:
    """Return what became of our relationships until a day: begun, closer, ended, and what they rest on; nothing without any.

    Parameters
    ----------
    since
        After which day; a year before when None.
    known
        What was known on `since`, for telling what became closer.
    """
    since = since or day.date - timedelta(days=_YEAR)
    whole, day = day, day.openly
    growth = measure_growth(day, since, known)
    written = (
        _write_begun(day, growth, since),
        _write_deepened(day.network, growth, since),
        _write_ended(day.network, growth, since),
        _write_resting(day.network, growth),
    )
    return tell_withheld(whole, filter(None, written))


def count_by_year(day: Day) -> list[tuple[str, int]]:
    """Return how many of our relationships were in force at the end of each of the last years, and on the day."""
    day, this = day.openly, day.date.year
    counted = [
        (str(year), count_in_force(day, date(year, 12, 31))) for year in range(this - YEARS_TOLD, this)
    ]
    return [*counted, (f"{this} so far", count_in_force(day, day.date))]


def _write_begun(day: Day, growth: Growth, since: date) -> Finding | None:
    if not growth.begun:
        return None
    names = _name_all(day.network, growth.begun)
    have = "has" if len(names) == 1 else "have"
    years = [f"{label}: {count_things(count, 'relationship')}" for label, count in count_by_year(day)]
    return Finding(
        FindingKind.RELATIONSHIPS_BEGUN,
        growth.begun,
        end_sentence(
            f"Since {tell_day(since)}, {count_things(len(names), 'relationship')} {have} begun: {join_names(names)}"
        ),
        "Somebody made a first call, and somebody answered.",
        (*map(end_sentence, years),),
        "Based on the first contact noted, and on the day since when a tie is noted or somebody keeps it; what has no such "
        "day counts as having been there.",
        f"Thank whoever introduced us to {names[0]}, and tell them what came of it.",
    )


def _write_deepened(network: Network, growth: Growth, since: date) -> Finding | None:
    if not growth.deepened:
        return None
    names = _name_all(network, growth.deepened)
    return Finding(
        FindingKind.RELATIONSHIPS_DEEPENED,
        growth.deepened,
        end_sentence(f"We work more closely than on {tell_day(since)} with {join_names(names, NAMES_SHOWN)}"),
        "Trust grows slowly, and shows in what two take on together.",
        tuple(names),
        "Based on how close we said we were then and say we are now; corrections count as well.",
        f"Ask {names[0]} what made the difference, and write it down.",
    )


def _write_ended(network: Network, growth: Growth, since: date) -> Finding | None:
    done, over = _name_all(network, growth.ended_with_goal), _name_all(network, growth.ended)
    if not done and not over:
        return None
    said = [f"with {join_names(done, NAMES_SHOWN)}, the goal being over"] if done else []
    said += [f"with {join_names(over, NAMES_SHOWN)}"] if over else []
    first = (done or over)[0]
    return Finding(
        FindingKind.RELATIONSHIPS_ENDED,
        (*growth.ended_with_goal, *growth.ended),
        end_sentence(f"Since {tell_day(since)} our ties have ended {'; and '.join(said)}"),
        "An end is no failure: some partnerships are made for a while.",
        (*done, *over),
        "Based on the day until when a tie is noted.",
        f"Thank {first}, and ask whether we may call again one day.",
    )


def _write_resting(network: Network, growth: Growth) -> Finding | None:
    shared, alone = _name_all(network, growth.on_goal), _name_all(network, growth.on_themselves)
    if not shared and not alone:
        return None
    lines = [f"On a shared goal: {join_names(shared, len(shared))}"] if shared else []
    lines += [f"On themselves: {join_names(alone, len(alone))}"] if alone else []
    return Finding(
        FindingKind.RESTING_ON,
        (*growth.on_goal, *growth.on_themselves),
        _tell_resting(len(shared), len(alone)),
        "Both are worth having: a relationship that serves no goal yet is where the next one starts.",
        tuple(map(end_sentence, lines)),
        "Based on who is noted as working on which goal, and on the goals named with our ties.",
        f"Ask {alone[0]} what matters to them." if alone else "Ask our partners what matters to them next.",
    )


def _tell_resting(shared: int, alone: int) -> str:
    if not shared or not alone:
        every = "Our one relationship rests" if shared + alone == 1 else "All our relationships rest"
        on = (
            "a goal that both sides work on"
            if shared
            else "the relationship itself, and on no shared goal yet"
        )
        return f"{every} on {on}."
    rest = "1 rests" if shared == 1 else f"{shared} rest"
    return f"Of our {shared + alone} relationships, {rest} on a goal that both sides work on, and {alone} on the relationship itself."


def _name_all(network: Network, ids: tuple[str, ...]) -> list[str]:
    return [network.name_of(one) for one in ids]
