"""How sure it is, in words: with us and without us, in how many of ten; and whom to ask next."""

from collections.abc import Sequence

from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.every import Measures
from netmap.analysis.roster import list_roster
from netmap.model.words import count_things, join_names
from netmap.report.connectors.seen import Seen
from netmap.report.finding import Finding, FindingKind, Standing, end_sentence

WITH_US, WITHOUT_US, HOW_SURE = "With us", "Without us", "How sure"
TO_ASK = 4
"""How many are named to be asked next."""

SURE_OF_ALL = "How sure it is can only be told where all ties that were reported count."

HEAD, TEN = 3, 10
"""Among the first how many somebody is told to be: three; ten where more are told of and they stand behind these."""

NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def tell_share(share: float) -> str:
    """Return a share in words: "seven of ten"; "ten of ten" and "none of ten" only where it is just that."""
    tenths = round(share * TEN)
    if 0 < tenths < TEN or share in (0, 1):
        return f"{NUMBERS[tenths]} of ten"
    return "more than nine of ten" if tenths else "fewer than one of ten"


def tell_place(place: int) -> str:
    """Return a place, counted from 0, in words: "first", "12th"."""
    if place < len(PLACES):
        return PLACES[place]
    number = place + 1
    last = "th" if number % 100 // TEN == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % TEN, "th")
    return f"{number}{last}"


def tell_places(seen: Seen, actor: str) -> tuple[Standing, ...]:
    """Return at which place somebody connects others, with us on the map and without, and how surely."""
    if seen.without_us is None:
        return (_tell_places(seen, actor, seen.measures, HOW_SURE),) if seen.sureness else ()
    with_us = _tell_places(seen, actor, seen.measures, WITH_US)
    if actor in seen.day.our_side:
        return (with_us,)
    return with_us, _tell_places(seen, actor, seen.without_us, WITHOUT_US)


def _tell_places(seen: Seen, actor: str, measures: Measures, how: str) -> Standing:
    ranked = rank_connectors(seen, measures)
    if actor not in ranked:
        return Standing(how, "nothing passes through them", None)
    place = ranked.index(actor)
    known = f"{tell_place(place)} as far as is known"
    if seen.sureness is None:
        return Standing(how, known, None)
    without_us = how == WITHOUT_US
    head = HEAD if place < HEAD or seen.most <= HEAD else TEN
    first, few = (seen.sureness.share_first(actor, count, without_us=without_us) for count in (1, head))
    among = f"among the first {NUMBERS[head]} in {tell_share(few)}"
    if place == 0:
        both = "" if first == 1 else f", {among}"
        return Standing(how, f"{known}; first in {tell_share(first)}{both}", first)
    return Standing(how, f"{known}; {among}", few)


def rank_connectors(seen: Seen, measures: Measures) -> list[str]:
    """Return the ids of those through whom anything passes: most first, then by name."""
    shares = {actor: share for actor, share in measures.by_actor(measure_betweenness).items() if share}
    return sorted(shares, key=lambda one: (-shares[one], seen.name(one).casefold()))


def tell_holds(share: float | None, what: str, how: str = HOW_SURE) -> tuple[Standing, ...]:
    """Return in how many of ten something holds, as in "still so in seven of ten"; nothing where it is not known."""
    return () if share is None else (Standing(how, f"{what} in {tell_share(share)}", share),)


def tell_average(shares: Sequence[float], what: str) -> tuple[Standing, ...]:
    """Return for how many of several something holds on average, as in "on average still so for 9 of the 16 pairs"."""
    if len(shares) == 1:
        return tell_holds(shares[0], "still so")
    average = round(sum(shares)) or NUMBERS[0]
    return (Standing(HOW_SURE, f"on average still so for {average} of the {len(shares)} {what}", None),)


def tell_no_share(seen: Seen, why: str) -> str:
    """Return as a further sentence why it is not told how sure a finding is; "" where that is told of none."""
    return f" {why}" if seen.sureness else ""


def tell_ground(seen: Seen) -> str:
    """Return as a further sentence what "in so many of ten" means; "" where it is not told."""
    if seen.in_depth and seen.is_confirmed:
        return f" {SURE_OF_ALL}"
    if seen.sureness is None:
        return ""
    unasked, n = seen.answers.count_unasked_pairs(), seen.answers.n
    ours_asked = seen.day.asked & seen.day.our_side & set(seen.houses)
    beside_us = " beside us" if ours_asked else ""
    return (
        f" “Seven of ten” means: what nobody was asked about ({unasked:,} of {n * (n - 1) // 2:,} pairs), and what an "
        f"answer may have left out, was filled in {seen.sureness.count} times, as the {seen.answers.respondents} who "
        f"were asked{beside_us} let expect, and it held in so many of these."
    )


def write_whom_to_ask(seen: Seen) -> tuple[Finding, ...]:
    """Return whose answers would settle most of who connects others; or that nothing can be said before some are asked."""
    if not seen.in_depth or seen.is_confirmed or not seen.has_shape:
        return ()
    askable = {one.id for one in list_roster(seen.day) if seen.may_be_asked(one.id)} & set(seen.graph)
    if seen.sureness is None:
        return _write_nobody_asked(seen, askable)
    chosen = seen.sureness.choose_whom_to_ask(askable, TO_ASK)
    if not chosen:
        return ()
    names, alone = join_names([seen.name(one) for one in chosen]), len(chosen) == 1
    their = "their answer" if alone else "their answers"
    return (
        Finding(
            FindingKind.ASK_NEXT,
            chosen,
            f"Ask {names} next whom they work with: {their} would settle most of who connects others.",
            "Who was not asked may have ties that we never heard of. Most of what could still change the order hangs on "
            f"{'this one' if alone else 'these'}.",
            tuple(_tell_expected(seen, one) for one in chosen),
            seen.basis + tell_ground(seen),
            f"Print a sheet for {'them' if alone else 'each of them'} under Who works with whom, or ask when you next talk.",
        ),
    )


def _tell_expected(seen: Seen, actor: str) -> str:
    known = count_things(seen.graph.to_undirected(as_view=True).degree(actor), "known tie")
    more = round(seen.sureness.expect_more(actor)) if seen.sureness else 0
    return end_sentence(f"{seen.name(actor)}: {known}, and about {more} more to expect")


def _write_nobody_asked(seen: Seen, askable: set[str]) -> tuple[Finding, ...]:
    asked = seen.answers.respondents
    who = "nobody was asked" if not asked else f"only {asked} {'was' if asked == 1 else 'were'} asked"
    measures = seen.without_us or seen.measures
    first = [
        one
        for one in rank_connectors(seen, measures)
        if one in askable and one not in seen.day.asked | seen.day.our_side
    ][:TO_ASK]
    names = join_names([seen.name(one) for one in first])
    return (
        Finding(
            FindingKind.ASK_NEXT,
            tuple(first),
            f"How sure all this is cannot be said yet: {who} whom they work with, so the map shows what we ourselves wrote down.",
            "We know our own ties best. Ties between others that we never heard of may change who connects them.",
            (),
            seen.basis,
            f"Begin with {names}: of what we wrote down, most passes through them."
            if first
            else "Ask a few partners whom they work with, under Who works with whom.",
        ),
    )
