"""The filter of the map: one button that opens what can be asked, and one that shows everybody again."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from netmap.analysis.day import Day
from netmap.model.entities import Area, Person, Population
from netmap.model.entity import Entity
from netmap.model.kinds import Standing, TieKind
from netmap.model.tie_rules import STRENGTH_RANGE, TIE_RULES
from netmap.model.views.filters import EVERYBODY, FILTERED_KINDS, Aspect, Filter, build_filter, read_filter
from netmap.model.words import tell_day
from netmap.picture.scene.filtered import tell_filter
from netmap.picture.scene.moments import look_back
from netmap.ui.map.fields import name_field, put_field, read_field
from netmap.ui.map.own_days import OWN_DAYS, forget_columns, show_own_days
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain
from netmap.ui.shell.notices import take_said

_ANY, _TODAY, _LEFT_OUT = "0", "", "map-filter-left-out"
_NOTHING_DATED = (
    "To look back in time, note since when ties hold: in a tie’s form, or with a column Since in a list."
)


def ask_filter(day: Day, *, room: bool) -> Filter:
    """Draw the button of the filter, and beside it what clears it; return what is asked.

    In the room only what rests on what everybody may see can be asked. What is asked otherwise is left out, which
    `tell_left_out` says then.
    """
    choices = _list_choices(day, room=room)
    _forget_gone(choices, room=room)
    if not room and forget_columns(day, [_name_key(aspect, room=False) for aspect in OWN_DAYS]):
        st.session_state[_LEFT_OUT] = True
    wanted = read_asked(room=room)
    count = len(wanted.wanted)
    label = f"Filter ({count})" if wanted else "Filter"
    with st.popover(
        label,
        icon=":material/filter_alt:",
        type="primary" if wanted else "secondary",
        key=f"map-filter-{_name_mode(room=room)}",
        help=None if wanted else "Show only some: a sector, a coalition, strong ties …",
    ):
        for aspect, names in choices.items():
            _ask_one(aspect, names, room=room)
        if not room:
            show_own_days(day, {aspect: _name_key(aspect, room=False) for aspect in OWN_DAYS})
        if not choices:
            st.markdown("There is nothing to choose by yet.")
        _offer_looking_back(day, room=room)
        if wanted:
            st.markdown(plain(tell_filter(wanted, day.openly.everything)))
    if wanted:
        only_on = all(aspect is Aspect.ON for aspect, _ in wanted.wanted)
        offer_everybody(room=room, place="head", called="Back to today" if only_on else "Show everybody")
    return wanted


def show_looking_back(day: Day, *, room: bool) -> None:
    """Draw the days as of which the map can be shown, once that is wanted, and how much is known of them."""
    if not read_field(_name_back_key(room=room)):
        return
    known, key = look_back(day, room=room), _name_key(Aspect.ON, room=room)
    said = str(read_field(key) or _TODAY)
    put_field(key, said)
    days = sorted({*map(str, known.moments), *filter(None, [said])})
    beside = st.columns([0.45, 0.55], gap="medium", vertical_alignment="center")
    with beside[0]:
        st.select_slider(
            Aspect.ON.label,
            [*days, _TODAY],
            format_func=lambda one: tell_day(dt.date.fromisoformat(one)) if one else "Today",
            key=name_field(key),
            persist_state="session",
        )
    beside[1].caption(plain(known.says))


def offer_everybody(*, room: bool, place: str, called: str = "Show everybody") -> None:
    """Draw the button that clears the filter; `place` tells it from another one on the page."""
    st.button(
        called,
        key=f"map-everybody-{place}",
        icon=":material/filter_alt_off:",
        on_click=put_filter,
        args=(EVERYBODY,),
        kwargs={"room": room},
    )


def put_texts(texts: Sequence[str], *, room: bool) -> None:
    """Have the filter of an address asked, as `put_filter` does; what in it is no filter, or not for the room, is left out."""
    put_filter(read_filter(texts), room=room)
    if not {*read_asked(room=room).write()} >= {*texts}:
        st.session_state[_LEFT_OUT] = True


def tell_left_out() -> None:
    """Say, once, that something was asked that nobody on the map is, or that is not shown here."""
    if take_said(_LEFT_OUT):
        st.warning(
            "The filter named somebody or something that is not on the map, or is not shown here. That was left out, "
            "so you may see more than you asked for."
        )


def put_filter(wanted: Filter, *, room: bool) -> None:
    """Have a filter asked from the next run on; in the room only as far as everybody may see it."""
    asked = wanted.for_everybody if room else wanted
    for aspect in Aspect:
        values = list(asked.list_of(aspect))
        key = _name_key(aspect, room=room)
        if aspect is Aspect.ON:
            put_field(key, (values or [_TODAY])[-1])
            put_field(_name_back_key(room=room), bool(values))
        else:
            put_field(key, values if aspect is not Aspect.STRENGTH else (values or [_ANY])[-1])


def read_asked(*, room: bool) -> Filter:
    """Return the filter that is asked."""
    found = []
    for aspect in Aspect:
        if not (room and aspect.for_team):
            said = read_field(_name_key(aspect, room=room)) or ()
            found += [(aspect, value) for value in ([said] if isinstance(said, str) else said)]
    return build_filter(found)


def _offer_looking_back(day: Day, *, room: bool) -> None:
    """Draw the choice to look back in time, where something says since when it holds."""
    key = _name_back_key(room=room)
    if not (look_back(day, room=room).moments or read_field(key)):
        if not room:
            st.caption(_NOTHING_DATED)
        return
    st.toggle(
        "Look back in time",
        key=name_field(key),
        persist_state="session",
        on_change=_go_to_today,
        args=(room,),
    )


def _go_to_today(room: bool) -> None:
    put_field(_name_key(Aspect.ON, room=room), _TODAY)


def _ask_one(aspect: Aspect, names: Mapping[str, str], *, room: bool) -> None:
    key = _name_key(aspect, room=room)
    if aspect is Aspect.STRENGTH:
        put_field(key, read_field(key) or _ANY)
        st.segmented_control(
            aspect.label,
            list(names),
            format_func=names.__getitem__,
            key=name_field(key),
            required=True,
            persist_state="session",
        )
        return
    st.multiselect(
        aspect.label,
        list(names),
        format_func=names.__getitem__,
        key=name_field(key),
        placeholder="All",
        persist_state="session",
    )


def _list_choices(day: Day, *, room: bool) -> dict[Aspect, dict[str, str]]:
    """Return what can be chosen of each aspect, value → name; aspects that would leave everybody are left out."""
    shown = day.openly
    network = shown.network
    keepers = {tie.target for tie in network.ties_of_kind(TieKind.KEPT_BY)}
    served = {tie.target for tie in network.ties_of_kind(TieKind.SERVES)}
    areas = served | {tie.target for tie in network.ties_of_kind(TieKind.PART_OF)}
    found: dict[Aspect, dict[str, str]] = {
        Aspect.SECTOR: _name(
            one for one in shown.sectors if shown.members[one.id] and (one.on_the_wall or not room)
        ),
        Aspect.COALITION: _name(shown.tables),
        Aspect.GOAL: _name(shown.goals),
        Aspect.POPULATION: _name(one for one in network.of(Population) if one.id in served),
        Aspect.AREA: _name(one for one in network.of(Area) if one.id in areas),
    }
    if not room:
        standings = {actor.standing for actor in network.actors() if actor.standing}
        kinds = {
            TieKind.PARTNERS_WITH if tie.kind is TieKind.REPORTS else tie.kind
            for tie in network.ties.values()
        }
        strengths = {_ANY: "Any"} | {str(one): f"{one}+" for one in STRENGTH_RANGE if one > 1}
        found |= {
            Aspect.KEEPER: _name(one for one in network.of(Person) if one.id in keepers),
            Aspect.STANDING: {str(one): str(one) for one in Standing if one in standings - {Standing.CLOSED}},
            Aspect.TIE: {str(one): TIE_RULES[one].says for one in FILTERED_KINDS if one in kinds},
            Aspect.STRENGTH: strengths if any(tie.strength for tie in network.ties.values()) else {},
        }
    return {aspect: names for aspect, names in found.items() if names}


def _name(those: Iterable[Entity]) -> dict[str, str]:
    return number_names({one.id: one.name for one in those})


def _forget_gone(choices: Mapping[Aspect, Mapping[str, str]], *, room: bool) -> None:
    """Take what cannot be chosen any more, or never could, out of what is asked."""
    for aspect in Aspect:
        key = _name_key(aspect, room=room)
        said, names = read_field(key), choices.get(aspect, {})
        if aspect is Aspect.ON or aspect in OWN_DAYS:
            continue
        if aspect is Aspect.STRENGTH:
            if said is not None and said not in names:
                put_field(key, _ANY)
                st.session_state[_LEFT_OUT] = said != _ANY or st.session_state.get(_LEFT_OUT, False)
        elif said and not names.keys() >= set(said):
            put_field(key, [value for value in said if value in names])
            st.session_state[_LEFT_OUT] = True


def _name_key(aspect: Aspect, *, room: bool) -> str:
    return f"map-only-{aspect}-{_name_mode(room=room)}"


def _name_back_key(*, room: bool) -> str:
    return f"map-back-{_name_mode(room=room)}"


def _name_mode(*, room: bool) -> str:
    return "room" if room else "team"
