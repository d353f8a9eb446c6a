"""What if somebody left, or two worked together: tried out, never saved."""

from functools import partial

import streamlit as st

from netmap.analysis.connectors.what_if import Imagined, ImaginedTie
from netmap.analysis.projection import is_closed
from netmap.content.loading import Content
from netmap.report.connectors.what_if.every import COLUMNS, WhatIf, find_what_if
from netmap.ui.parts.counted_ties import ask_counted_ties
from netmap.ui.parts.findings_list import show_findings
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain
from netmap.ui.shell.background import compute
from netmap.ui.shell.reading import read_day

_ROWS = "what-if-rows"
_NOT_SAID = 0


def show_what_if(place: str) -> None:
    """Draw who might leave and which ties might begin, and what would change then."""
    st.markdown(
        "Try out what would change if somebody left, if two began to work together, or if a tie grew stronger or "
        "weaker. **Nothing here is saved:** the map stays as it is."
    )
    day = read_day()
    names = number_names({one.id: one.name for one in day.openly.network.actors() if not is_closed(one)})
    without = st.multiselect(
        "Who would leave?", list(names), format_func=names.__getitem__, key="what-if-without",
        placeholder="Nobody", persist_state="session",
    )  # fmt: skip
    day = ask_counted_ties(day)
    imagined = Imagined(tuple(one for one in without if one in names), _ask_ties(names, day.content))
    if not imagined.without and not imagined.ties:
        st.info("Choose somebody who would leave, or two who would work together.")
        return
    found = compute(
        "what if", partial(find_what_if, imagined=imagined), day=day, parameters=(imagined,),
        doing="Trying it out",
    )  # fmt: skip
    if found is not None:
        _show_found(found, place)


def _ask_ties(names: dict[str, str], content: Content) -> tuple[ImaginedTie, ...]:
    """Draw a row for each tie, as many as asked for; return those of which both ends are chosen."""
    words = {_NOT_SAID: "not said", **content.strength_words}
    found = []
    for number in range(st.session_state.setdefault(_ROWS, 1)):
        one_end, other_end, how = st.columns([4, 4, 2])
        with one_end:
            one = _ask_end(
                "Who would work together?" if not number else "And who?", f"what-if-one-{number}", names
            )
        with other_end:
            other = _ask_end("With whom?", f"what-if-other-{number}", names)
        with how:
            strength = st.selectbox(
                "How closely?", list(words), format_func=words.__getitem__, key=f"what-if-strength-{number}",
                persist_state="session", help="For two who have a tie already, say how close it would be.",
            )  # fmt: skip
        if one in names and other in names:
            found.append(ImaginedTie(one, other, strength or None))
    st.button("Another tie", icon=":material/add:", on_click=_add_row)
    return tuple(found)


def _ask_end(label: str, key: str, names: dict[str, str]) -> str:
    chosen = st.selectbox(
        label, list(names), index=None, format_func=names.__getitem__, key=key, placeholder="Nobody",
        persist_state="session",
    )  # fmt: skip
    return chosen or ""


def _add_row() -> None:
    st.session_state[_ROWS] += 1


def _show_found(found: WhatIf, place: str) -> None:
    st.header(plain(found.said), anchor=False)
    show_findings(found.findings, f"{place}-what-if")
    if found.rows:
        st.subheader("Whom it changes most", anchor=False)
        st.dataframe(
            [dict(zip(COLUMNS, row, strict=True)) for row in found.tell_rows()], hide_index=True,
            alt="Whom it changes most, now and then", key="what-if-table",
            column_config={COLUMNS[0]: st.column_config.TextColumn(pinned=True)},
        )  # fmt: skip
        st.caption(
            "Each figure now → then. Ways through them: of 100 shortest introductions between two others, how many lead through them. "
            "Nearness: 100 would be a tie with everybody. Dependence: 100 would be one partner for everything."
        )
    st.caption("This was only tried. Nothing is saved.")
