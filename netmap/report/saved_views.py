"""What is written down of saved views: a name for what is looked at, kept, renamed."""

from collections.abc import Collection, Iterable

from netmap.errors import InputError
from netmap.model.entity_classes import change_entity
from netmap.model.fields import build_checked
from netmap.model.happenings import View
from netmap.model.network import Network
from netmap.model.text import clean_text, fold_text
from netmap.model.views.places import MOST_PLACES, Places, write_places


def find_saved(views: Collection[View], words: str) -> View:
    """Return the saved view among some whose name or id `words` is.

    Raises
    ------
    InputError
        When there is none, or more than one; the message lists what there is.
    """
    found = [one for one in views if words == one.id or fold_text(one.name) == fold_text(words)]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(f"“{one.name}” ({one.id})" for one in found)
        raise InputError(
            f"{len(found)} saved views are called so: {names}. Name one by its id.", field="view"
        )
    names = ", ".join(f"“{one.name}”" for one in views)
    told = f"There are: {names}." if views else "No view is saved yet; save one on the page Map."
    raise InputError(f"No view is called “{words[:60]}”. {told}", field="view", value=words)


def plan_saved(
    network: Network, name: str, shows: Iterable[str], reserved: Collection[str] = (), places: Places = ()
) -> View:
    """Return a saved view under a name: the one that has it, with what it shows now, or a new one.

    `places` are where circles were put by hand.

    Raises
    ------
    InputError
        When the name is empty, too long, or `reserved` for something else, or there are more places than are kept.
    """
    if len(places) > MOST_PLACES:
        raise InputError(
            f"{len(places):,} circles were put elsewhere; a saved view keeps {MOST_PLACES}. Put circles back, and move fewer.",
            field="positions",
        )
    kept = _check_name(name, reserved)
    same = [one for one in network.of(View) if fold_text(one.name) == fold_text(kept)]
    if same:
        return _change(same[0], shows=tuple(shows), positions=write_places(places))
    return build_checked(View, {"name": kept, "shows": tuple(shows), "positions": write_places(places)})


def plan_renamed(network: Network, saved: View, name: str, reserved: Collection[str] = ()) -> View:
    """Return a saved view under another name.

    Raises
    ------
    InputError
        As `plan_saved`, and when another one has the name.
    """
    kept = _check_name(name, reserved)
    if any(one.id != saved.id and fold_text(one.name) == fold_text(kept) for one in network.of(View)):
        raise InputError(
            f"Another saved view is called “{kept}”. Choose another name.", field="name", value=name
        )
    return _change(saved, name=kept)


def _check_name(name: str, reserved: Collection[str]) -> str:
    kept = clean_text(name)
    if not kept:
        raise InputError("The saved view has no name yet. Give it one.", field="name")
    if fold_text(kept) in reserved:
        raise InputError(
            f"“{kept}” is what a kind of view is called. Choose another name.", field="name", value=name
        )
    return kept


def _change(saved: View, **values: object) -> View:
    changed = change_entity(saved, **values)
    if not isinstance(changed, View):
        raise TypeError
    return changed
