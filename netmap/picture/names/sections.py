"""Who stands in the view of names: all slices of a scene that have somebody, or should have."""

from netmap.analysis.relations import is_partner
from netmap.picture.layout import name_echo
from netmap.picture.scene.scene import Scene, Slice
from netmap.picture.sides.sections import OPEN_PLACE, Section, write_entry, write_section


def list_sections(scene: Scene, most: int, folded: frozenset[str] = frozenset()) -> tuple[Section, ...]:
    """Return the sections of a scene in the order of its slices; of `folded` ones only how many are in them.

    Names have at most so many characters. A sector in which nobody stands and which is not wanted is left out.
    """
    return tuple(section for one in scene.slices if (section := _build_section(one, most, folded)))


def _build_section(one: Slice, most: int, folded: frozenset[str]) -> Section | None:
    if one.id in folded and (partners := sum(map(is_partner, one.members))):
        return write_section(one.id, one.name, count=partners, most=most)
    entries = (
        *(write_entry(member.id, member, str(member.kind).lower(), most) for member in one.members),
        *(write_entry(name_echo(actor, one), actor, "echo", most) for actor in one.echoes),
    )
    wanted = one.is_open and one.sector is not None and one.sector.expected
    if not entries and not wanted:
        return None
    return write_section(one.id, one.name, entries, invitation="" if entries else OPEN_PLACE, most=most)
