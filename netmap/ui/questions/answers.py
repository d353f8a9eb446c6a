"""The answers to the three questions as they stand in a visitor's session, on the network on which they were begun."""

from collections.abc import Iterable

import streamlit as st

from netmap.analysis.sector_choices import SectorChoice, list_sector_choices, name_family
from netmap.analysis.us_guesses import Guess, find_likely_homes, find_likely_team, find_same_people
from netmap.content.loading import Content
from netmap.model.network import Network
from netmap.report.us.plans import Answers, split_names
from netmap.ui.shell.reading import read_network
from netmap.ui.shell.saving import forget_typed

PREFIX = "questions-"
HOME, MORE_HOMES, NEW_HOME = f"{PREFIX}home-", f"{PREFIX}homes", f"{PREFIX}home-new"
MEMBER, MORE_TEAM, NEW_TEAM = f"{PREFIX}member-", f"{PREFIX}team", f"{PREFIX}team-new"
SAME, SECTORS = f"{PREFIX}same-", f"{PREFIX}sectors-"
_SEEN = "questions:seen"

MOST_HOMES, MOST_MEMBERS = 3, 7
"""How many guesses are shown with a tick of their own; others are found by name."""


def remember_seen(content: Content) -> Network:
    """Return the network on which somebody began to answer; as long as nobody has, the one that is stored now."""
    stored, seen = read_network(), st.session_state.get(_SEEN)
    if isinstance(seen, Network) and seen is not stored and is_begun(seen, content):
        return seen
    if seen is not stored:
        forget_typed(PREFIX)
        renew_seen(stored)
    return stored


def renew_seen(network: Network) -> None:
    """Go on answering on a network."""
    st.session_state[_SEEN] = network


def is_begun(seen: Network, content: Content) -> bool:
    """Whether anything was answered otherwise than it was guessed."""
    return read_answers(seen, content) != _guess_answers(seen, content)


def begin_answer(key: str, guess: object, options: Iterable[str] | None = None) -> str:
    """Have a widget begin with a guess, and hold nothing that cannot be chosen any more; return its key."""
    answer = st.session_state.setdefault(key, guess)
    if options is not None:
        there = set(options)
        st.session_state[key] = [one for one in answer if one in there]
    return key


def list_home_guesses(seen: Network) -> tuple[Guess, ...]:
    """Return the organizations with a tick of their own."""
    return find_likely_homes(seen)[:MOST_HOMES]


def list_team_guesses(seen: Network, homes: Iterable[str]) -> tuple[Guess, ...]:
    """Return the people with a tick of their own when some organizations are ours."""
    return find_likely_team(seen, frozenset(homes))[:MOST_MEMBERS]


def read_homes(seen: Network) -> frozenset[str]:
    """Return the ids of the organizations that were chosen."""
    ticked = _list_ticked(HOME, list_home_guesses(seen))
    return frozenset(one for one in (*ticked, *st.session_state.get(MORE_HOMES, ())) if seen.get(one))


def read_same(seen: Network, homes: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Return who was said to be whom: who goes, and who stays."""
    return tuple(pair for pair in find_same_people(seen, homes) if st.session_state.get(SAME + pair[0]))


def read_answers(seen: Network, content: Content) -> Answers:
    """Return everything as it is answered now."""
    homes = read_homes(seen)
    team = _list_ticked(MEMBER, list_team_guesses(seen, homes))
    others = (one for one in st.session_state.get(MORE_TEAM, ()) if seen.get(one))
    wanted = (
        handle
        for family, choices in group_choices(seen, content)
        for handle in st.session_state.get(SECTORS + family, guess_wanted(choices))
    )
    return Answers(
        homes, split_names(str(st.session_state.get(NEW_HOME) or "")), frozenset((*team, *others)),
        split_names(str(st.session_state.get(NEW_TEAM) or "")), read_same(seen, homes), frozenset(wanted),
    )  # fmt: skip


def _guess_answers(seen: Network, content: Content) -> Answers:
    homes = frozenset(one.subject for one in list_home_guesses(seen) if one.is_likely)
    team = (one.subject for one in list_team_guesses(seen, homes) if one.is_likely)
    groups = group_choices(seen, content)
    wanted = (handle for _, choices in groups for handle in guess_wanted(choices))
    return Answers(homes, team=frozenset(team), wanted=frozenset(wanted))


def _list_ticked(prefix: str, guesses: Iterable[Guess]) -> list[str]:
    return [one.subject for one in guesses if st.session_state.get(prefix + one.subject, one.is_likely)]


def group_choices(seen: Network, content: Content) -> list[tuple[str, list[SectorChoice]]]:
    """Return the sectors family by family, in the order of the wheel; those without one last."""
    groups: dict[str, list[SectorChoice]] = {}
    for choice in list_sector_choices(seen, content):
        groups.setdefault(name_family(choice, content), []).append(choice)
    return list(groups.items())


def guess_wanted(choices: Iterable[SectorChoice]) -> list[str]:
    """Return the handles of the sectors in which somebody is wanted or there already."""
    return [one.handle for one in choices if one.sector.expected or one.count]
