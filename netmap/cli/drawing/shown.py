"""What is to be drawn: a view of whom or what is named, or one that was saved."""

from dataclasses import replace

from netmap.analysis.day import Day
from netmap.cli.terminal.printing import print_line
from netmap.errors import InputError, NetmapError
from netmap.model.happenings import View as SavedView
from netmap.model.text import clean_text
from netmap.model.views.coding import By, Coding
from netmap.model.views.filters import build_filter
from netmap.picture.coding.choices import tell_coding
from netmap.picture.saved import Shown, list_for_room, read_saved
from netmap.picture.scene.filtered import tell_filter
from netmap.picture.scene.scene import see_scene
from netmap.picture.views import View, list_subjects
from netmap.picture.way.finding import Ends
from netmap.report.introductions.ways import find_target
from netmap.report.saved_views import find_saved


def find_shown(day: Day, view: str, name: str | None, asked: Shown, *, room: bool) -> Shown:
    """Return what is to be drawn, with what is `asked` beside it.

    Raises
    ------
    InputError
        When there is no such view, it is not for the room, or names what is not on the map any more; as `find_subject`.
    """
    if view in set(View):
        found = View(view)
        _check_coding(found, asked.coding)
        _check_way(found, asked)
        _check_grouping(found, asked)
        return replace(
            asked, view=found, subject=find_subject(day.only(asked.filter).whole, found, name, room=room)
        )
    saved = find_saved(day.everything.of(SavedView), clean_text(view))
    if name is not None:
        raise InputError(f"“{saved.name}” says by itself whom it is of. Leave out “{name}”.", field="name")
    if room and saved not in list_for_room(day):
        raise InputError(f"“{saved.name}” shows what is for the team only. Leave out --room.", field="view")
    shown = read_saved(saved)
    if shown.is_lost(day.everything):
        raise InputError(f"“{saved.name}” names what is not on the map any more. Change it on the page Map.")
    return replace(
        shown,
        steps=max(shown.steps, asked.steps),
        people=shown.people or asked.people,
        coding=_check_coding(
            shown.view,
            Coding(asked.coding.color or shown.coding.color, asked.coding.size or shown.coding.size),
        ),
        filter=build_filter((*shown.filter.wanted, *asked.filter.wanted)),
        ends=_check_way(shown.view, asked) or shown.ends,
        grouping=_check_grouping(shown.view, asked) or shown.grouping,
    )


def _check_way(view: View, asked: Shown) -> Ends:
    """Return the two between whom a way is asked for; raise `InputError` where a view shows none."""
    if view.keep_way(asked.ends) != asked.ends:
        raise InputError(
            f"The view “{view}” has no ties between partners. Leave out --way-from and --way-to.",
            field="view",
        )
    return asked.ends


def _check_grouping(view: View, asked: Shown) -> By | None:
    """Return by what slices are to be cut; raise `InputError` where a view has none of them."""
    if view.allow_grouping(asked.grouping) != asked.grouping:
        raise InputError(
            f"The view “{view}” is not cut by --group-by. The wheel and the names are.", field="view"
        )
    return asked.grouping


def _check_coding(view: View, coding: Coding) -> Coding:
    """Return a coding; raise `InputError` where a view cannot show it."""
    if view.allow(coding) != coding:
        what = "colored" if coding.color and not view.is_colored else "sized"
        raise InputError(f"Nothing in the view “{view}” is {what}. Leave that out.", field="view")
    return coding


def find_subject(day: Day, view: View, name: str | None, *, room: bool) -> str:
    """Return the id of whom or what a view is to be about; empty for a view of all of the map.

    Raises
    ------
    InputError
        When a name is missing, is not on the map, or is one too many.
    """
    if not view.is_about_one:
        if name is not None:
            raise InputError(f"“{view}” shows all of the map. Leave out “{name}”.", field="name")
        return ""
    shown = see_scene(day.openly, room=room)
    subjects = list_subjects(view, shown)
    if not subjects:
        raise NetmapError(view.lacks)
    if name is None:
        raise InputError(f"{view.asks} Give a name: netmap draw {view} NAME -o FILE.", field="name")
    return find_target(shown.network, name, {one.kind for one in subjects}).id


def list_views(day: Day, *, room: bool) -> None:
    """Print the views there are, and those that were saved."""
    for view in View:
        print_line(f"{view}: {view.about}")
    shown = day.openly.everything
    for saved in list_for_room(day) if room else shown.of(SavedView):
        looked = read_saved(saved)
        what = " ".join(filter(None, (looked.view, shown.name_of(looked.subject))))
        print_line(
            f"“{saved.name}” ({saved.id}): {what}. {tell_filter(looked.filter, shown)} {tell_coding(looked.coding)}".rstrip()
        )
