"""What is said beside the map. Every number and every line of the legend is computed from what is drawn."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from netmap.analysis.counts import count_actors
from netmap.analysis.relations import Relation
from netmap.errors import NetmapError
from netmap.model.kinds import EntityKind
from netmap.model.words import count_things, join_names, tell_actors
from netmap.picture.scene.coded import NOT_CODED, OURSELVES, Coded
from netmap.picture.scene.lines import Line
from netmap.picture.scene.scene import Scene, Slice

QUESTION = "Find yourself first. Who is missing next to you?"
INVITATION = "We haven't built this relationship yet. Who should we meet?"

RELATION_WORDS = {
    Relation.US: "this is us",
    Relation.WORKING: "works with us",
    Relation.KNOWN: "we are in touch",
    Relation.KEPT: "one of us keeps it, no contact noted yet",
    Relation.LISTED: "on our list: an idea, or no relationship yet",
    Relation.LEFT: "no partner now: in the past, not a fit, or not to be contacted",
}
"""How somebody stands with us, as the legend, the table and the text say it."""


def count_members(scene: Scene) -> str:
    """Return how many organizations and individuals are on the map, in words."""
    count = count_actors(scene.members)
    return tell_actors(count.organizations, count.individuals, count.other_people)


def require_somebody(scene: Scene) -> None:
    """Raise `NetmapError` where a filter leaves nobody on a map; the message says which."""
    if scene.is_emptied:
        raise NetmapError(tell_nobody(scene))


def tell_nobody(scene: Scene) -> str:
    """Return that a filter leaves nobody on a map, and which filter it is."""
    return f"This filter leaves nobody on the map. {scene.filtered}"


def tell_search(scene: Scene) -> str:
    """Return what can be looked for on a map by its name, for who does not see the field."""
    part = f"a group by “{scene.grouping.called}”" if scene.grouping else "a sector"
    return f"Find an organization, a person or {part} on the map"


def list_empty(scene: Scene) -> list[Slice]:
    """Return the slices of sectors that are wanted and have nobody, in their order."""
    return [one for one in scene.slices if one.is_open and one.sector and one.sector.expected]


def describe_scene(
    scene: Scene,
    lines: tuple[Line, ...],
    *,
    place: str = "",
    coded: Coded = NOT_CODED,
    grouped: bool = False,
    opens: bool = True,
    by_name: bool = False,
) -> dict[str, Any]:
    """Return the title, sentences and legend of a map.

    Parameters
    ----------
    coded
        What else than sectors colors say, and sizes.
    grouped
        Sectors are drawn as bubbles.
    opens
        One of these can be opened.
    by_name
        As names by sectors: coalitions stand by themselves, and an open sector has a chair for the team as well.
    """
    empty = [one.name for one in list_empty(scene)]
    filled = sum(1 for one in scene.slices if one.sector and not one.is_open and (one.members or one.echoes))
    groups = [one for one in scene.slices if one.grouped and one.members]
    parts = count_things(len(groups), "group") if scene.grouping else count_things(filled, "sector")
    counted = f"{count_members(scene)} in {parts}"
    if scene.room:
        title, facts = "Who we know so far", [_say_room(scene, lines, place)]
    else:
        title, facts = "Partner map", [f"{counted}. {_say_relations(scene)}".strip()]
        if empty:
            facts.append(f"Nobody yet in {join_names(empty)}.")
    if scene.filtered:
        facts.insert(0, scene.filtered)
    return {
        "label": f"Partner map: {counted}" + (f", nobody yet in {join_names(empty)}" if empty else "") + ".",
        "title": f"{title}",
        "filtered": scene.filtered,
        "facts": facts,
        "legend": list_legend(scene, lines, coded=coded, grouped=grouped, opens=opens, by_name=by_name),
        "families": []
        if coded.is_colored
        else list(dict.fromkeys(one.family for one in scene.slices if one.family)),
        "relations": {} if scene.room else {str(key): said for key, said in RELATION_WORDS.items()},
        "missing": empty,
        "search": tell_search(scene),
        "question": QUESTION if scene.room and scene.members else "",
        "invitation": INVITATION if scene.room and empty else "",
        "meet": _say_missing(scene, empty) if scene.room and empty else {},
    }


def _say_room(scene: Scene, lines: tuple[Line, ...], place: str) -> str:
    counted = count_members(scene)
    who = f"Every circle is one of {counted}" if len(scene.members) > 1 else f"There is {counted} here"
    where = f" in {place}" if place else ""
    where += (
        ": ourselves, and those who work with us or could" if len(scene.members) > 1 and scene.home else ""
    )
    line = (
        f" {_explain_line(lines, room=True)[0].upper()}{_explain_line(lines, room=True)[1:]}."
        if lines
        else ""
    )
    return f"{who}{where}.{line}" if scene.members else "Nobody is on this map yet."


def _say_missing(scene: Scene, empty: list[str]) -> dict[str, str]:
    many = "this part" if len(empty) == 1 else f"these {len(empty)} parts"
    text = f"{count_members(scene)} on this map. In {many} of community life we haven't built a relationship yet."
    return {
        "title": "Who should we meet?",
        "text": text[0].upper() + text[1:],
        "question": "Whom do you know there? Write a name on a card.",
    }


def _say_relations(scene: Scene) -> str:
    counts = Counter(scene.relations.values())
    if not counts or counts[Relation.UNTOLD]:
        return ""
    working, known, kept, listed = (
        counts[key] for key in (Relation.WORKING, Relation.KNOWN, Relation.KEPT, Relation.LISTED)
    )
    said = [
        f"{working:,} {'works' if working == 1 else 'work'} with us",
        f"{known:,} {'is' if known == 1 else 'are'} in touch with us",
    ]
    said += (
        [f"{kept:,} {'is' if kept == 1 else 'are'} kept by one of us, with no contact noted yet"]
        if kept
        else []
    )
    said.append(f"{listed:,} {'is an idea' if listed == 1 else 'are ideas'} or only on our list")
    left = counts[Relation.LEFT]
    said += [f"{left:,} {'is' if left == 1 else 'are'} no partner now"] if left else []
    return f"{', '.join(said)}."


def _explain_line(lines: tuple[Line, ...], *, room: bool) -> str:
    text = "a line: the two are in touch or work together"
    strengths = {line.strength for line in lines if line.what == "tie"}
    return text if room or len(strengths) < 2 else f"{text}; thicker, more closely"  # noqa: PLR2004 - any two differ


def list_legend(
    scene: Scene,
    lines: tuple[Line, ...],
    *,
    coded: Coded = NOT_CODED,
    grouped: bool = False,
    opens: bool = True,
    by_name: bool = False,
) -> list[dict[str, str]]:
    """Return the rows of the legend, each a symbol and what it means; only what is drawn is listed."""
    rows = []
    if scene.goals:
        rows.append(("goal", "a goal that several share" if len(scene.goals) > 1 else "a shared goal"))
    if scene.coalitions:
        rows.append(("coalition", "a coalition" if by_name else "a coalition, near its members"))
    if grouped:
        said = f"a {'group' if scene.grouping else 'sector'} and how many are in it"
        if coded.is_colored:
            where = "in its ring" if by_name else "around that"
            said += f"; {where}, how many of them have which color"
        rows.append(("sector", said + ("; choose one to open it" if opens else "")))
    rows += [(str(Relation.US) if symbol == OURSELVES else symbol, text) for symbol, text in coded.rows]
    rows += _explain_circles(scene, coded)
    what = {line.what for line in lines}
    if "tie" in what:
        rows.append(("tie", _explain_line(lines, room=scene.room).removeprefix("a line: ")))
    if "ours" in what:
        rows.append(("ours", "our relationship without a tie noted: one of us keeps it, or was in touch"))
    if any(line.faint for line in lines):
        rows.append(("faint", "nobody has confirmed this tie for over a year"))
    if "member" in what or "goal" in what:
        rows.append(("member", "belongs to a coalition, or pursues a goal"))
    if scene.staff or scene.loose:
        rows.append(("staff", "a person we know"))
    if list_empty(scene):
        said = "a relationship still to build" if scene.room else "we want someone here and have nobody"
        rows.append(("chair" if scene.room or by_name else "nobody", said))
    return [{"symbol": symbol, "text": text} for symbol, text in rows]


def _explain_circles(scene: Scene, coded: Coded) -> list[tuple[str, str]]:
    kinds = {member.kind for member in scene.members}
    found = set(scene.relations.values())
    rows = []
    if coded.is_colored:
        found &= set() if OURSELVES in dict(coded.rows) else {Relation.US}
    elif Relation.UNTOLD in found or (scene.room and kinds):
        rows.append(("organization", "an organization" if EntityKind.ORGANIZATION in kinds else ""))
    rows += [(str(key), said) for key, said in RELATION_WORDS.items() if key in found]
    if EntityKind.PERSON in kinds:
        rows.append(("person", "an individual who is a partner"))
    if any(one.echoes for one in scene.slices):
        rows.append(("echo", "also here; the main place is in another slice"))
    if scene.unasked and not coded.is_colored:
        rows.append(("unasked", "no ties on the map: we haven't asked yet whom they work with"))
    return [(symbol, text) for symbol, text in rows if text]


def count_partners(scene: Scene, ids: Collection[str], we: str = "we") -> str:
    """Return how many some of those on a map are: "3 partners", and where we are among them "we and 2 partners", or "we alone"."""
    partners = len(set(ids) - set(scene.home))
    if partners == len(set(ids)):
        return count_things(partners, "partner")
    return f"{we} and {count_things(partners, 'partner')}" if partners else f"{we} alone"
