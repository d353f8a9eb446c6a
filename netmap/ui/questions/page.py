"""Three questions on one page, each with a guess from the list: who is us, who is on our team, where we want somebody."""

from collections.abc import Iterable

import streamlit as st

from netmap.analysis.sector_choices import SectorChoice, find_in_set
from netmap.analysis.us import find_us
from netmap.analysis.us_guesses import Guess
from netmap.content.entries import SectorSet
from netmap.errors import InputError
from netmap.model.entities import Organization, Person, Sector
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.words import count_things
from netmap.report.us.plans import Answers, plan_answers, plan_passing_over, tell_us
from netmap.ui.map.page import PLACE
from netmap.ui.parts.field_widgets import KEEP
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain
from netmap.ui.questions import answers as kept
from netmap.ui.shell.addresses import go_to
from netmap.ui.shell.notices import remember_problem
from netmap.ui.shell.reading import read_content, read_newest
from netmap.ui.shell.saving import forget_typed, save_planned, show_undo

_DONE = "questions:done"
_FAMILY_WIDTH = 130
"""In pixels: the longest name of a family in two lines."""


def show_page() -> None:
    """Draw the page; once it is answered or passed over, the map takes its place."""
    if st.session_state.pop(_DONE, False):
        go_to("map")
    seen = kept.remember_seen(read_content())
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title("Three questions, then the map", anchor=False, width="stretch")
        st.button("Skip", key="questions:skip", on_click=_skip, args=(seen,))
        st.button("See the map", key="questions:save", type="primary", on_click=_save, args=(seen,))
    show_undo(PLACE)
    left, right = st.columns([0.42, 0.58], gap="medium")
    with left, st.container(gap="xsmall"):
        _ask_who_is_us(seen)
    with right, st.container(gap="xsmall"):
        _ask_team(seen)
    with st.container(gap="xxsmall"):
        _ask_sectors(seen)


def _ask_who_is_us(seen: Network) -> None:
    st.header("Which of these is you?", anchor=False)
    guesses = kept.list_home_guesses(seen)
    _show_guesses(seen, guesses, kept.HOME)
    with st.container(horizontal=True, gap="small"):
        shown = {guess.subject for guess in guesses}
        _ask_others(
            "Another one" if guesses else "On the list", kept.MORE_HOMES,
            {one.id: one.name for one in seen.of(Organization) if one.id not in shown},
        )  # fmt: skip
        st.text_input("None of these: we are …", key=kept.NEW_HOME, persist_state=KEEP, max_chars=300)


def _ask_team(seen: Network) -> None:
    st.header("Who is on your team?", anchor=False)
    homes = kept.read_homes(seen)
    guesses = kept.list_team_guesses(seen, homes)
    with st.container(horizontal=True, gap="small"):
        _show_guesses(seen, guesses, kept.MEMBER)
    for short, full in kept.list_same_people(seen, homes):
        st.checkbox(
            f"{plain(seen.name_of(short))} is {plain(seen.name_of(full))}", key=kept.SAME + short, persist_state=KEEP,
            help="Then both are one person, who keeps what either of them keeps.", wrap=True,
        )  # fmt: skip
    with st.container(horizontal=True, gap="small"):
        shown = {guess.subject for guess in guesses}
        _ask_others(
            "Somebody else",
            kept.MORE_TEAM,
            {one.id: one.name for one in seen.of(Person) if one.id not in shown},
        )
        st.text_input(
            "Not on the list", key=kept.NEW_TEAM, persist_state=KEEP, placeholder="Ana Ruiz; Bo Lee"
        )


def _show_guesses(seen: Network, guesses: Iterable[Guess], prefix: str) -> None:
    """Draw a tick for each guess, with its reason."""
    for guess in guesses:
        st.checkbox(
            f"{plain(seen.name_of(guess.subject))} · {plain(guess.reason)}", wrap=True, persist_state=KEEP,
            key=kept.begin_answer(prefix + guess.subject, guess.is_likely),
        )  # fmt: skip


def _ask_others(label: str, key: str, names: dict[str, str]) -> None:
    """Draw a box in which somebody is found by name; nothing where there is nobody else."""
    if not names:
        return
    numbered = number_names(names)
    st.multiselect(
        label, list(numbered), key=kept.begin_answer(key, [], numbered), format_func=lambda one: numbered.get(one, ""),
        placeholder="Type a name", persist_state=KEEP,
    )  # fmt: skip


def _ask_sectors(seen: Network) -> None:
    content = read_content()
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.header("Where do you want somebody?", anchor=False, width="content")
        st.caption("The usual ones for", width="content")
        for one in content.sector_sets:
            st.button(plain(one.name), key=f"questions:set-{one.key}", on_click=_tick_set, args=(seen, one))
    for family, choices in kept.group_choices(seen, content):
        names = {choice.handle: _name_choice(choice) for choice in choices}
        label = family or "Your own"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(plain(label), width=_FAMILY_WIDTH)
            st.pills(
                plain(label), list(names), selection_mode="multi", format_func=names.__getitem__, wrap=True,
                key=kept.begin_answer(kept.SECTORS + family, kept.guess_wanted(choices), names), persist_state=KEEP,
                label_visibility="collapsed",
            )  # fmt: skip


def _name_choice(choice: SectorChoice) -> str:
    return plain(choice.sector.name) + (f" · {choice.count:,}" if choice.count else "")


def _tick_set(seen: Network, chosen: SectorSet) -> None:
    """Tick the sectors of a set, beside those that are ticked already."""
    for family, choices in kept.group_choices(seen, read_content()):
        ticked = st.session_state.get(kept.SECTORS + family, ())
        added = {choice.handle for choice in find_in_set(choices, chosen.sectors)}
        st.session_state[kept.SECTORS + family] = [
            choice.handle for choice in choices if choice.handle in added or choice.handle in ticked
        ]


def _save(seen: Network) -> None:
    answers = kept.read_answers(seen, read_content())
    try:
        plan = plan_answers(seen, read_content(), answers)
    except InputError as error:
        remember_problem(error.message)
        return
    wanted = count_things(len(answers.wanted), "sector")
    sentence = f"{tell_us(seen, plan)} We want somebody in {wanted}."
    saved = save_planned(
        lambda: plan, sentence, PLACE, seen=seen, rests_on=lambda now: _list_basis(now, answers),
        click=kept.PREFIX,
    )  # fmt: skip
    _finish(is_saved=saved)


def _list_basis(network: Network, answers: Answers) -> object:
    """Return what somebody went by who answered: who was us, what was wanted, and who had the names that were typed."""
    typed = {fold_text(name) for name in (*answers.named_homes, *answers.named_team)}
    wanted = {one.id: (one.name, one.expected) for one in network.of(Sector)}
    named = [one.id for one in network.actors() if fold_text(one.name) in typed]
    return find_us(network), wanted, named


def _skip(seen: Network) -> None:
    saved = save_planned(
        lambda: (plan_passing_over(seen), []), "Passed the three questions over.", PLACE, seen=seen,
        rests_on=find_us,
    )  # fmt: skip
    _finish(is_saved=saved)


def _finish(*, is_saved: bool) -> None:
    """Go to the map when it is saved; else go on answering on the map as it is now."""
    if is_saved:
        forget_typed(kept.PREFIX)
        st.session_state[_DONE] = True
    else:
        kept.renew_seen(read_newest())
