"""However a list is laid out, it is read to the same network as its plain form."""

from collections.abc import Callable, Sequence
from functools import reduce

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from netmap.files.reading import read_file
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import EMPTY, Network
from tests.files.lists.dressing import (
    LAYOUTS,
    WRAPPINGS,
    Layout,
    PartnerList,
    Sheet,
    list_contacts,
    list_members,
    list_organizations,
    list_ties,
    partner_lists,
    write_csv,
    write_workbook,
)
from tests.files.plan_tables import bring_in, names, ties

NAMED = (EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.SECTOR, EntityKind.COALITION)
TIED = (TieKind.WORKS_AT, TieKind.IN_SECTOR, TieKind.MEMBER_OF, TieKind.PARTNERS_WITH, TieKind.KNOWS)
FEW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)  # fmt: skip
"""A list is small as it is drawn; to make it smaller takes longer than to read it."""

Told = dict[str, object]


def tell(network: Network) -> Told:
    """Return names and pairs of names by kind, and everybody's e-mail."""
    told: Told = {kind.value: names(network, kind) for kind in NAMED}
    told |= {kind.value: ties(network, kind) for kind in TIED}
    emails = {
        entity.name: getattr(entity, "email", "")
        for entity in network.entities.values()
        if entity.kind in NAMED
    }
    return told | {"emails": emails}


def read(*files: tuple[str, bytes]) -> Network:
    contents = [read_file(data, name) for name, data in files]
    return bring_in(EMPTY, *contents, guess_sectors=False)


def read_plain(partners: PartnerList, layouts: Sequence[Layout]) -> Network:
    return read(*((f"list{place}.csv", write_csv(layout(partners))) for place, layout in enumerate(layouts)))


def wrap(sheet: Sheet, wrappings: Sequence[Callable[[Sheet], Sheet]]) -> Sheet:
    return reduce(lambda wrapped, wrapping: wrapping(wrapped), wrappings, sheet)


def shows_merges(sheet: Sheet) -> bool:
    """Whether a text shows that cells were merged: where few are blank, nothing says that the value above goes on."""
    below = sum(bottom - top for top, _, bottom, _ in sheet.merged)
    return not below or below * 4 >= len(sheet.rows) - 1


@FEW
@given(partner_lists())
def test_plain_lists_say_what_was_drawn(partners: PartnerList) -> None:
    told = tell(read_plain(partners, (list_contacts, list_members, list_ties, list_organizations)))
    assert told["Organization"] == sorted(one.name for one in partners.partners)
    assert told["WORKS_AT"] == sorted(
        (name, one.name) for one in partners.partners for name, _ in one.contacts
    )
    assert told["IN_SECTOR"] == sorted((one.name, one.sector) for one in partners.partners)
    assert told["MEMBER_OF"] == sorted(
        (one.name, table) for one in partners.partners for table in one.coalitions
    )
    assert told["PARTNERS_WITH"] == sorted(tuple(sorted(ends)) for ends in partners.ties)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@FEW
@given(partner_lists())
def test_a_shape_in_a_workbook_reads_as_its_plain_form(layout: Layout, partners: PartnerList) -> None:
    shaped = read(("partners.xlsx", write_workbook(layout(partners))))
    assert tell(shaped) == tell(read_plain(partners, LAYOUTS[layout]))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@FEW
@given(partner_lists())
def test_a_shape_in_a_text_reads_as_its_plain_form(layout: Layout, partners: PartnerList) -> None:
    sheet = layout(partners)
    assume(shows_merges(sheet))
    shaped = read(("partners.csv", write_csv(sheet)))
    assert tell(shaped) == tell(read_plain(partners, LAYOUTS[layout]))


@pytest.mark.parametrize("layout", [list_contacts, *LAYOUTS], ids=lambda layout: layout.__name__)
@FEW
@given(partner_lists(), st.lists(st.sampled_from(WRAPPINGS), min_size=1, unique=True))
def test_titles_totals_and_places_change_nothing(
    layout: Layout, partners: PartnerList, wrappings: list[Callable[[Sheet], Sheet]]
) -> None:
    shaped = read(("partners.xlsx", write_workbook(wrap(layout(partners), wrappings))))
    plain = read_plain(partners, LAYOUTS.get(layout, (list_contacts,)))
    assert tell(shaped) == tell(plain)
