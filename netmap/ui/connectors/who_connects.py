"""Who connects others, what hangs on one, between sectors and groups: among whom one likes, and within what."""

from functools import partial

import streamlit as st

from netmap.analysis.connectors.narrowing import NARROWING_KINDS
from netmap.analysis.day import Day
from netmap.analysis.handed_on.findings import AskedFindings, Findings
from netmap.analysis.projection import ActorScope
from netmap.model.kinds import EntityKind
from netmap.report.connectors.every import HEADINGS, find_connectors, group_connectors, tell_nobody_between
from netmap.report.dismissals import ALL_ASIDE, keep_open
from netmap.report.finding import Finding
from netmap.ui.parts.counted_ties import ask_counted_ties
from netmap.ui.parts.document import offer_document
from netmap.ui.parts.findings_list import show_findings
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.putting_aside import offer_dismissal, show_put_aside
from netmap.ui.shell.background import compute
from netmap.ui.shell.reading import read_day
from netmap.ui.shell.saving import show_undo

_SCOPES = {
    ActorScope.PARTNERS: "Organizations",
    ActorScope.PEOPLE: "People",
    ActorScope.BOTH: "Both",
}
_EVERYWHERE = "the whole map"
_KIND_WORDS = {
    EntityKind.COALITION: "the table {}",
    EntityKind.GOAL: "those who work on “{}”",
    EntityKind.AREA: "those in {} or serving it",
}
_FEW, _MORE = 3, 10


def show_connectors(place: str) -> None:
    """Draw the two questions and what was found, under headings; `show_undo(place)` offers the undo."""
    st.markdown(
        "A connector is somebody through whom others are in touch (the literature says “broker”). Ask them for "
        "introductions, and see to it that they are not the only ones: what hangs on one, one change of job undoes."
    )
    day = read_day()
    scope, within, most = _ask_among_whom(day)
    day = ask_counted_ties(day)
    found = _find_connectors(day, scope, within, most)
    show_undo(place)
    if found is None:
        return
    if not found:
        st.info(tell_nobody_between(day, scope=scope, within=within))
        return
    _show_grouped(day, found, place)
    asked = AskedFindings(
        of=Findings.CONNECTORS, about=within or "", scope=scope, most=most, ties=day.counted
    )
    offer_document(asked, "connectors", known=partial(_keep_found, day, found))


def _find_connectors(
    day: Day, scope: ActorScope, within: str | None, most: int
) -> tuple[Finding, ...] | None:
    """Return what is found, at first without how sure it is: on a large map that comes later, by itself."""
    parameters = (scope, within, most)
    work = partial(find_connectors, scope=scope, within=within, most=most)
    found = compute("connectors", work, day=day, parameters=parameters, doing="Looking through the ties")
    if not found:
        return found
    sure = compute(
        "connectors-sure",
        partial(work, in_depth=True),
        day=day,
        parameters=parameters,
        doing="Working out how sure this is, by filling in what nobody was asked",
    )
    return found if sure is None else sure


def _keep_found(seen: Day, found: tuple[Finding, ...], day: Day) -> tuple[Finding, ...] | None:
    """Return `found`, if the map is the one that was seen."""
    return found if day.everything.revision == seen.everything.revision else None


def _ask_among_whom(day: Day) -> tuple[ActorScope, str | None, int]:
    """Return who counts, the id of what to look within (None: everywhere), and how many to tell of."""
    among, where, how_many = st.columns([3, 4, 2], vertical_alignment="bottom")
    with among:
        scope = st.segmented_control(
            "Among whom?", list(_SCOPES), default=ActorScope.PARTNERS, format_func=_SCOPES.__getitem__,
            key="connectors-scope", persist_state="session", required=True,
            help="Organizations: with individual partners, and each with its people.",
        )  # fmt: skip
    choices = _name_parts(day)
    with where:
        within = st.selectbox(
            "Within", [_EVERYWHERE, *choices], format_func=lambda one: choices.get(one, one),
            key="connectors-within", persist_state="session",
        )  # fmt: skip
    with how_many:
        more = st.toggle("Tell of more", key="connectors-more", persist_state="session")
    part = within if within in choices else None
    return scope or ActorScope.PARTNERS, part, _MORE if more else _FEW


def _name_parts(day: Day) -> dict[str, str]:
    """Return the coalitions, goals and areas one can look within, id → words; without what has ended."""
    found = {
        one.id: _KIND_WORDS[kind].format(one.name)
        for kind in NARROWING_KINDS
        for one in day.openly.network.of_kind(kind)
        if (getattr(one, "ended", None) or day.date) >= day.date
    }
    return number_names(found)


def _show_grouped(day: Day, found: tuple[Finding, ...], place: str) -> None:
    everything, grouped = dict(group_connectors(found)), dict(group_connectors(keep_open(found, day)))

    def tell(heading: str) -> str:
        return f"{heading} · {len(grouped[heading])}" if heading in grouped else heading

    headings = list(HEADINGS)
    chosen = st.pills(
        "About what?", headings, default=headings[0], format_func=tell, key="connectors-heading",
        persist_state="session", required=True,
    )  # fmt: skip
    heading = chosen or headings[0]
    if heading not in grouped and heading in everything:
        st.success(ALL_ASIDE)
    elif heading not in grouped:
        st.success("There is nothing to tell here: as far as the map says, nothing stands out.")
    show_findings(
        grouped.get(heading, ()), f"{place}-{heading}", partial(offer_dismissal, day.everything, place=place)
    )
    show_put_aside(place, HEADINGS[heading])
