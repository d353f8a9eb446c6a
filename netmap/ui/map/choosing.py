"""What of the map is looked at: which view, of whom or what, by whom; kept in the session and in the page's address."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.model.entity import Entity
from netmap.model.views.coding import PLAIN, By, Coding
from netmap.model.views.filters import EVERYBODY, Filter
from netmap.model.views.places import Places
from netmap.picture.painted import Wanted
from netmap.picture.saved import Shown, read_saved, show_in_room
from netmap.picture.scene.scene import Scene, see_scene
from netmap.picture.views import View, list_subjects
from netmap.picture.way.finding import Ends
from netmap.ui.map.coloring import (
    CODED,
    GROUPS,
    ask_coding,
    put_coding,
    put_coding_texts,
    put_grouping,
    put_grouping_text,
    read_grouping,
    tell_not_coded,
    write_coding,
)
from netmap.ui.map.filtering import ask_filter, put_filter, put_texts, show_looking_back, tell_left_out
from netmap.ui.map.placing import find_places, open_places
from netmap.ui.map.saved import find_opened, list_saved, remember_opened, show_saved, take_asked
from netmap.ui.map.way import ENDS, ask_way, put_way, put_way_texts, tell_no_such_way
from netmap.ui.partners.new import offer_new
from netmap.ui.parts.counted_ties import choose_counted_ties, put_counted_ties
from netmap.ui.parts.our_people import number_names
from netmap.ui.parts.text import plain
from netmap.ui.shell.notices import take_said
from netmap.ui.shell.reading import read_day
from netmap.ui.shell.room import is_in_room
from netmap.ui.theme.look import is_large

OPEN = "map-open"
"""Where a visitor's session keeps the id of whom or what they have open beside the map."""
_STEPS, _READ, _LOST = "map-steps", "map-address-read", "map-saved-lost"
_ONE_STEP, _TWO_STEPS = "One step", "Two steps"
_FIRST = {False: View.WHEEL, True: View.NAMES}
"""What is seen first, in the room or not."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the map is looked at: by whom, as which view, of whom or what, which ties count, and who is left out.

    `people` is for the wheel: with people or not. `coding` is by what circles are colored and sized. `ends` are the two between
    whom a way is shown, `places` where circles of the wheel were put by hand, `grouping` is by what slices are cut; None for
    sectors. `large`: in large print.
    """

    room: bool
    view: View
    subject: str = ""
    steps: int = 1
    people: bool = False
    coding: Coding = PLAIN
    ties: CountedTies = CountedTies.ALL
    filter: Filter = EVERYBODY
    ends: Ends = ()
    places: Places = ()
    grouping: By | None = None
    large: bool = False

    @property
    def shown(self) -> Shown:
        """What of it is kept under a name."""
        return Shown(
            self.view,
            self.subject,
            self.steps,
            self.people,
            self.coding,
            self.ties,
            self.filter,
            self.ends,
            self.places,
            self.grouping,
        )

    @property
    def unmoved(self) -> "Look":
        """The same with every circle where it stands anyhow: the browser puts those elsewhere that were."""
        return replace(self, places=())

    def see(self, day: Day) -> Day:
        """Return a day as it is looked at."""
        return self.shown.see(day)

    @property
    def as_twin(self) -> "Look":
        """What of it the table and the text depend on, which are the same for every view but that of people."""
        view = self.view if self.view is View.PEOPLE else View.WHEEL
        return Look(
            self.room, view, coding=self.coding, ties=self.ties, filter=self.filter, grouping=self.grouping
        )

    def ask(self, open_sector: str | None = None, *, titled: bool = False) -> Wanted:
        """Return what of a painted view is wanted."""
        return Wanted(
            self.room, self.subject, self.steps, open_sector, titled=titled or self.room, coding=self.coding,
            ends=self.ends, grouping=self.grouping, large=self.large,
        )  # fmt: skip


def ask_how_to_look(place: str, bar: DeltaGenerator, tools: DeltaGenerator) -> Look:
    """Draw into a bar the title and the views, and among the tools what else there is; return how the map is to be looked at."""
    room = is_in_room()
    if asked := take_asked():
        _open_saved(asked, room=room)
    _read_address()
    with bar:
        st.title("Partner map", anchor=False, width="stretch")
        view = _choose_view(room=room)
    with tools:
        people = False
        if view is View.WHEEL:
            people = st.toggle("Show people", key="map-people", persist_state="session")
        coding = ask_coding(read_day(), view, room=room)
        grouping = read_grouping(read_day(), view, room=room)
        ties = choose_counted_ties(read_day()).counted
        wanted = ask_filter(read_day(), room=room)
        ends = ask_way(read_day().only(wanted), view, room=room)
        saved = st.container(width="content")
        if not room:
            offer_new(place)
    if lost := take_said(_LOST):
        st.warning(plain(lost))
    tell_left_out()
    tell_not_coded()
    tell_no_such_way()
    show_looking_back(read_day(), room=room)
    subject, steps = _choose_subject(view, read_day().counting(ties).only(wanted).whole, room=room)
    places = find_places(view, grouping, room=room)
    look = Look(room, view, subject, steps, people, coding, ties, wanted, ends, places, grouping, is_large())
    with saved:
        show_saved(read_day(), look.shown, room=room, place=place)
    _write_address(look)
    return look


def look_at(view: View, subject: str) -> None:
    """Have the team look at a view of somebody or something, from the next run on."""
    st.session_state[_name_view_key(room=False)] = view.called
    st.session_state[_name_subject_key(view)] = subject


def _choose_view(*, room: bool) -> View:
    titles = [view.called for view in View if _is_offered(view, room=room)]
    chosen = _choose("How is the map drawn?", titles, _name_view_key(room=room), _FIRST[room].called)
    return next(view for view in View if view.called == chosen)


def _is_offered(view: View, *, room: bool) -> bool:
    return not (room and view.is_for_team)


def _choose_subject(view: View, day: Day, *, room: bool) -> tuple[str, int]:
    """Draw the choice of whom or what a view is about; return the id of that, and how many steps around it."""
    if not view.is_about_one:
        return "", 1
    scene = see_scene(day.openly, room=room)
    subjects = list_subjects(view, scene)
    if not subjects:
        return "", 1
    key, names = _name_subject_key(view), number_names({one.id: one.name for one in subjects})
    asked = st.session_state.get(key)
    if asked not in names:
        st.session_state[key] = _pick_first(subjects, scene)
        if asked:
            st.warning(
                "Whom this was about is not on the map, or is not shown here. Somebody else stands in."
            )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        subject = st.selectbox(
            view.asks, list(names), format_func=names.__getitem__, key=key, persist_state="session", width=420
        )
        if view is not View.AROUND:
            return subject, 1
        steps = _choose("How far?", [_ONE_STEP, _TWO_STEPS], _STEPS, _ONE_STEP)
    return subject, 2 if steps == _TWO_STEPS else 1


def _pick_first(subjects: Sequence[Entity], scene: Scene) -> str:
    """Return one of ours, or else whoever has most ties, or else the first."""
    ours = [one.id for one in subjects if one.id in scene.home]
    return ours[0] if ours else max(subjects, key=lambda one: len(scene.list_tied(one.id))).id


def _name_view_key(*, room: bool) -> str:
    return f"map-view-{'room' if room else 'team'}"


def _name_subject_key(view: View) -> str:
    return f"map-of-{view}"


def _choose(question: str, options: list[str], key: str, first: str) -> str:
    if key not in st.session_state:
        st.session_state[key] = first
    chosen = st.segmented_control(
        question,
        options,
        key=key,
        persist_state="session",
        label_visibility="collapsed",
        required=True,
    )
    return chosen or first


def _read_address() -> None:
    """Take up what the page's address says, once: a bookmark, or the page loaded again."""
    if _READ in st.session_state:
        return
    st.session_state[_READ] = True
    said, room = st.query_params, is_in_room()
    if said.get("saved"):
        _open_saved(said["saved"], room=room)
        return
    put_texts(said.get_all("only"), room=room)
    known = {view for view in View if _is_offered(view, room=room)}
    view = View(said["view"]) if said.get("view") in known else _FIRST[room]
    put_coding_texts(view, {key: said[key] for key in CODED if key in said}, room=room)
    put_grouping_text(said.get(GROUPS, ""), room=room)
    put_way_texts(tuple(said.get(end, "") for end in ENDS), read_day(), room=room)
    st.session_state[_name_view_key(room=room)] = view.called
    if view.is_about_one and said.get("of"):
        st.session_state[_name_subject_key(view)] = said["of"]
    if said.get("steps") == "2":
        st.session_state[_STEPS] = _TWO_STEPS


def _open_saved(saved_id: str, *, room: bool) -> None:
    """Look at what a saved view shows, as far as the room may see it; say so where there is none."""
    saved = next((one for one in list_saved(read_day(), room=room) if one.id == saved_id), None)
    if saved is None:
        st.session_state[_LOST] = "This saved view is not here any more, or is not for the room."
        return
    shown = read_saved(saved)
    if shown.is_lost(read_day().everything):
        st.session_state[_LOST] = (
            f"“{saved.name}” names somebody or something that is not on the map any more."
        )
    remember_opened(saved.id)
    st.session_state[_name_view_key(room=room)] = shown.view.called
    if shown.view.is_about_one:
        st.session_state[_name_subject_key(shown.view)] = shown.subject
    if shown.view is View.AROUND:
        st.session_state[_STEPS] = _TWO_STEPS if shown.steps > 1 else _ONE_STEP
    if shown.view is View.WHEEL:
        st.session_state["map-people"] = shown.people
        open_places(shown.places, shown.grouping, room=room)
    put_coding(shown.view, shown.coding, room=room)
    put_grouping(shown.grouping, room=room)
    put_counted_ties(shown.ties)
    put_filter(shown.filter, room=room)
    put_way(shown.ends, room=room)


def is_as_saved(look: Look) -> bool:
    """Whether the saved view that was opened last shows just what is looked at."""
    saved = find_opened(read_day(), room=look.room)
    shown = read_saved(saved) if saved else None
    return shown is not None and look.shown == (show_in_room(shown) if look.room else shown)


def _write_address(look: Look) -> None:
    """Keep the view in the page's address: a saved one by its id, else as far as it differs from what is seen without."""
    saved, is_saved = find_opened(read_day(), room=look.room), is_as_saved(look)
    told = {
        "saved": saved.id if saved and is_saved else "",
        "view": "" if is_saved or look.view is _FIRST[look.room] else str(look.view),
        "of": "" if is_saved else look.subject,
        **({} if is_saved else write_coding(look.view, look.coding, room=look.room)),
        "steps": str(look.steps) if look.steps > 1 and not is_saved else "",
        GROUPS: "" if is_saved or look.grouping is None else look.grouping.write(),
        **({} if is_saved else dict(zip(ENDS, look.ends, strict=False))),
    }
    for name, said in {**dict.fromkeys((*CODED, *ENDS), ""), **told}.items():
        if not said:
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != said:
            st.query_params[name] = said
    only = [] if is_saved else list(look.filter.write())
    if only and st.query_params.get_all("only") != only:
        st.query_params["only"] = only
    elif not only:
        st.query_params.pop("only", None)
