"""Candidates of public lists for an empty chair, in sentences, and put on the map as ideas."""

from collections import Counter
from collections.abc import Collection, Sequence

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.changes import Item, Plan
from netmap.model.entities import Candidate, Organization
from netmap.model.kinds import Standing, TieKind
from netmap.model.ties import build_tie
from netmap.model.words import count_things, join_names

_FIELDS = (
    "description",
    "website",
    "phone",
    "address",
    "city",
    "region",
    "postal_code",
    "external_ids",
    "source",
    "notes",
)
_NAMED = 3


def tell_candidates(candidates: Sequence[Candidate]) -> str:
    """Return how many candidates there are and where: “12 candidates in Marlow: A, B, C and 9 more”; "" for none."""
    if not candidates:
        return ""
    cities = Counter(one.city for one in candidates if one.city)
    place = f" in {next(iter(cities))}" if len(cities) == 1 else ""
    names = [one.name for one in candidates]
    return (
        f"{count_things(len(candidates), 'candidate')} from public lists{place}: {join_names(names, _NAMED)}."
    )


def plan_inviting(day: Day, ids: Collection[str], sector_id: str | None = None) -> Plan:
    """Return what puts candidates on the map as ideas, in a sector, instead of candidates.

    Raises
    ------
    InputError
        When nobody is chosen, or one of them is no candidate any more.
    """
    if not ids:
        raise InputError("Choose at least one to put on the map.", field="candidates")
    put: list[Item] = []
    for one in ids:
        candidate = day.everything.get(one)
        if not isinstance(candidate, Candidate):
            raise InputError(
                "Somebody you ticked is no candidate any more. Look at it again.", field="candidates"
            )
        values = {name: getattr(candidate, name) for name in _FIELDS}
        values["external_ids"] = tuple(
            key.replace(":candidate:", ":organization:", 1) for key in candidate.external_ids
        )
        made = Organization(name=candidate.name, standing=Standing.IDEA, **values)
        put.append(made)
        if sector_id:
            put.append(build_tie(TieKind.IN_SECTOR, made.id, sector_id, primary=True))
    return put, list(ids)
