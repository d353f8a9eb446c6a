"""What bringing a public list in as candidates would do: new ones, changed ones, and who is on the map already."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from netmap.content.loading import Content
from netmap.errors import InputError
from netmap.files.candidates.public_lists import Listed, read_public_list
from netmap.files.matching.name_keys import fold_name, fold_website
from netmap.files.meaning.column_words import ColumnWords
from netmap.files.plan.options import ImportOptions
from netmap.files.plan.plan import plan_import
from netmap.files.tables import FileContent
from netmap.model.changes import Change, build_change, split_change
from netmap.model.entities import Candidate, Organization
from netmap.model.entity import Entity
from netmap.model.entity_classes import build_entity, change_entity
from netmap.model.kinds import EntityKind, Nature
from netmap.model.network import EMPTY, Network
from netmap.model.text import LINE_LIMIT, NAME_LIMIT, clean_text, fold_text, shorten_text
from netmap.model.words import count_things

_FIELDS = ("description", "sectors", "website", "phone", "address", "city", "region", "postal_code")
_MOST = 50_000


@dataclass(frozen=True, slots=True)
class CandidatePlan:
    """What would be written, and how many of the list are left out because they are on the map or elsewhere."""

    items: tuple[Candidate, ...]
    new: int
    changed: int
    on_map: int
    elsewhere: int
    source: str

    @property
    def summary(self) -> str:
        """What would be written, in words."""
        changed = f", {count_things(self.changed, 'changed candidate')}" if self.changed else ""
        return f"{count_things(self.new, 'new candidate')}{changed}"

    @property
    def opening(self) -> str:
        """How the sentence of its Changes begins: it names the list."""
        return f"Brought in {self.source} as candidates: "

    def build_changes(self, network: Network, who: str, batch_id: str | None = None) -> tuple[Change, ...]:
        """Return the Changes that write the candidates, none when nothing is new; `batch_id` as of any import."""
        change = build_change(
            network, put=self.items, who=who, nature=Nature.IMPORT, sentence=f"{self.opening}{self.summary}.",
            batch_id=batch_id,
        )  # fmt: skip
        return split_change(change) if change else ()


def read_listed(
    contents: Sequence[FileContent], content: Content, options: ImportOptions | None = None
) -> tuple[Listed, ...]:
    """Return the organizations of files: of a public list as it is known, of any other list as any list is read.

    Raises
    ------
    InputError
        When no organization is in them, or more than can be kept.
    """
    listed = read_public_list(contents, content)
    if listed is None:
        listed = _read_any(contents, content, options)
    if not listed:
        raise InputError("No organization was found in this list. Choose one with a column of names.")
    if len(listed) > _MOST:
        raise InputError(
            f"This list has {len(listed):,} organizations; at most {_MOST:,} can be looked at. "
            "Take the file of your state or county."
        )
    return listed


def _read_any(
    contents: Sequence[FileContent], content: Content, options: ImportOptions | None
) -> tuple[Listed, ...]:
    plan = plan_import(EMPTY, contents, content, options)
    network = Network.of_items(item.after for item in plan.items)
    return tuple(
        Listed(
            next((one.partition(":")[2].partition(":")[2] for one in found.external_ids), ""), found.name, found.description,
            tuple(sector.name for sector in network.sectors_of(found.id)), found.website, found.phone, found.address,
            found.city, found.region, found.postal_code,
        )
        for found in network.of(Organization)
    )  # fmt: skip


def count_places(listed: Iterable[Listed]) -> list[tuple[str, int]]:
    """Return the cities of a list with how many are there, the largest first."""
    counts = Counter(one.city for one in listed if one.city)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold()))


def guess_places(network: Network, listed: Iterable[Listed]) -> tuple[str, ...]:
    """Return the cities of a list in which organizations on the map are."""
    here = {fold_text(one.city) for one in network.of(Organization) if one.city}
    return tuple(city for city, _ in count_places(listed) if fold_text(city) in here)


def plan_candidates(
    network: Network,
    listed: Sequence[Listed],
    words: ColumnWords,
    *,
    source: str,
    places: Collection[str] = (),
) -> CandidatePlan:
    """Return what bringing organizations in as candidates would do.

    Parameters
    ----------
    source
        The name of the list; its ids match within it.
    places
        Cities, or beginnings of postal codes; without any, all of the list comes in.
    """
    wanted = {fold_text(place) for place in places if place.strip()}
    near = [one for one in listed if not wanted or _is_near(one, wanted)]
    names, pages = _list_on_map(network, words)
    fresh = [one for one in near if not _is_on_map(one, names, pages, words)]
    stored = _index(network)
    items: dict[str, Candidate] = {}
    new = changed = 0
    for one in fresh:
        before = stored.get(_key_of(source, one)) or stored.get(_name_key(one.name, one.city))
        after = _build(one, source, before)
        if after is not None and after != before and after.id not in items:
            items[after.id] = after
            new, changed = new + (before is None), changed + (before is not None)
        if after is not None:
            stored[_key_of(source, one)] = stored[_name_key(one.name, one.city)] = after
    return CandidatePlan(
        tuple(items.values()), new, changed, len(near) - len(fresh), len(listed) - len(near), source
    )


def _is_near(one: Listed, wanted: Collection[str]) -> bool:
    code = one.postal_code.casefold()
    return fold_text(one.city) in wanted or any(
        code.startswith(place) for place in wanted if place[:1].isdigit()
    )


def _list_on_map(network: Network, words: ColumnWords) -> tuple[set[str], set[str]]:
    organizations = network.of(Organization)
    names = {
        fold_name(EntityKind.ORGANIZATION, name) for one in organizations for name in (one.name, *one.aka)
    }
    return names, {page for one in organizations if (page := fold_website(one.website, words))}


def _is_on_map(one: Listed, names: set[str], pages: set[str], words: ColumnWords) -> bool:
    return fold_name(EntityKind.ORGANIZATION, one.name) in names or fold_website(
        one.website, words
    ) in pages - {""}


def _key_of(source: str, one: Listed) -> str:
    return f"{source}:candidate:{one.own_id}" if one.own_id else _name_key(one.name, one.city)


def _name_key(name: str, city: str) -> str:
    return f"{fold_name(EntityKind.ORGANIZATION, name)}|{fold_text(city)}"


def _index(network: Network) -> dict[str, Candidate]:
    found: dict[str, Candidate] = {}
    for one in network.of(Candidate):
        found[_name_key(one.name, one.city)] = one
        found |= dict.fromkeys(one.external_ids, one)
    return found


def _build(one: Listed, source: str, before: Candidate | None) -> Candidate | None:
    """Return a candidate as it will be; None for a name that cannot be kept."""
    values = {name: getattr(one, name) for name in _FIELDS if getattr(one, name)}
    values = {
        name: shorten_text(value, LINE_LIMIT) if isinstance(value, str) else value
        for name, value in values.items()
    }
    name = shorten_text(one.name, NAME_LIMIT)
    if not clean_text(name):
        return None
    key = _key_of(source, one)
    ids = (key,) if one.own_id else ()
    try:
        built = _write(before, {"name": name, **values}, source, ids)
    except InputError:
        built = _write(
            before, {"name": name, **{k: v for k, v in values.items() if k != "website"}}, source, ids
        )
    return built if isinstance(built, Candidate) else None


def _write(before: Candidate | None, values: dict[str, object], source: str, ids: tuple[str, ...]) -> Entity:
    if before is None:
        return build_entity(EntityKind.CANDIDATE, source=source, external_ids=ids, **values)
    return change_entity(before, external_ids=tuple(dict.fromkeys((*before.external_ids, *ids))), **values)
