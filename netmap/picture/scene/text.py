"""The map as a table and as text: the same facts for those who do not see the picture."""

from collections.abc import Mapping
from dataclasses import dataclass

from netmap.analysis.relations import Relation, is_partner
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.words import count_things, join_names
from netmap.picture.scene.coded import NOT_CODED, Coded
from netmap.picture.scene.lines import Line, list_lines
from netmap.picture.scene.scene import Scene, Slice
from netmap.picture.scene.words import RELATION_WORDS, describe_scene

_KIND_WORDS = {EntityKind.ORGANIZATION: "organization", EntityKind.PERSON: "individual"}
_MOST_NAMED = 60


@dataclass(frozen=True, slots=True)
class MapTwin:
    """A map in words: rows of a table (column → text), and paragraphs, goals first."""

    rows: tuple[Mapping[str, str], ...]
    paragraphs: tuple[str, ...]


def write_twin(scene: Scene, place: str = "", coded: Coded = NOT_CODED) -> MapTwin:
    """Return what a scene shows as a table, slice by slice, and as text; with what colors and sizes say of each."""
    lines = list_lines(scene, lambda key: key if key in scene.seats else None)
    return MapTwin(
        tuple(
            _write_row(scene, one, member)
            | {heading: said.get(member.id, "") for heading, said in coded.columns.items()}
            for one in scene.slices
            for member in one.members
        ),
        (*_write_paragraphs(scene, lines, place), *filter(None, (coded.told, *coded.paragraphs))),
    )


def _name_tied(scene: Scene, actor_id: str) -> list[str]:
    return sorted((scene.network.name_of(key) for key in scene.list_tied(actor_id)), key=str.casefold)


def _write_row(scene: Scene, one: Slice, member: Entity) -> dict[str, str]:
    tied = _name_tied(scene, member.id)
    row = {"Name": member.name, "What": _KIND_WORDS.get(member.kind, ""), _name_seats(scene): one.name}
    if scene.grouping and scene.grouping.also:
        row["Of several"] = scene.grouping.also.get(member.id, "")
    if not scene.room:
        row["With us"] = RELATION_WORDS.get(scene.relations.get(member.id, Relation.UNTOLD), "")
    joined = scene.network.targets(member.id, TieKind.MEMBER_OF, TieKind.PURSUES)
    return row | {
        "Tied to": ", ".join(tied[:_MOST_NAMED])
        + (f" and {len(tied) - _MOST_NAMED} more" if len(tied) > _MOST_NAMED else ""),
        "Coalitions and goals": ", ".join(item.name for item in joined),
    }


def _name_seats(scene: Scene) -> str:
    """Return the heading over where everybody stands."""
    return f"Group: {scene.grouping.called}" if scene.grouping else "Sector"


def _write_paragraphs(scene: Scene, lines: tuple[Line, ...], place: str) -> list[str]:
    found = list(describe_scene(scene, lines, place=place)["facts"])
    found += [_tell_middle(scene, goal, "goal") for goal in scene.goals]
    found += [_tell_middle(scene, table, "coalition") for table in scene.coalitions]
    for one in scene.slices:
        if one.narrowed and not one.members and not one.echoes:
            continue
        found.append(_tell_slice(scene, one))
        found += [_tell_member(scene, member) for member in one.members]
    return found


def _tell_middle(scene: Scene, item: Entity, word: str) -> str:
    kind = TieKind.PURSUES if word == "goal" else TieKind.MEMBER_OF
    names = [one.name for one in scene.network.sources(item.id, kind)]
    said = "Pursued by" if word == "goal" else "Members:"
    return (
        f"{item.name} ({word}). {said} {join_names(names, _MOST_NAMED)}."
        if names
        else f"{item.name} ({word})."
    )


def _tell_slice(scene: Scene, one: Slice) -> str:
    if one.is_open and not one.members:
        wanted = bool(one.sector and one.sector.expected)
        said = "nobody yet; we want somebody here" if wanted and not scene.room else "an open chair"
        return f"{one.name}: {said}."
    partners = sum(map(is_partner, one.members))
    parts = [count_things(partners, "partner")] if partners or not one.echoes else []
    parts += [f"{join_names([actor.name for actor in one.echoes])} from another slice"] if one.echoes else []
    left = len(one.members) - partners
    parts += [f"{left:,} who {'is' if left == 1 else 'are'} no partner now"] if left else []
    return f"{one.name}: {', and '.join(parts)}."


def _tell_member(scene: Scene, member: Entity) -> str:
    names = _name_tied(scene, member.id)
    ours = ""
    if member.id in {end for _, end in scene.ours}:
        relation = scene.relations[member.id]
        how = "still an idea" if relation is Relation.LISTED else RELATION_WORDS[relation]
        ours = f" With us, without a tie noted: {how}."
    if names:
        return f"{member.name} is tied to {join_names(names, _MOST_NAMED)}.{ours}"
    asked = " We have not asked yet." if member.id in scene.unasked else ""
    return f"{member.name} is tied to nobody on the map.{ours}{asked}"
