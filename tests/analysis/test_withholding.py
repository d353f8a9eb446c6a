"""Names of what is confidential, found in the words of a writer however they are spelled there."""

import pytest

from netmap.model.entities import Organization
from netmap.model.kinds import TieKind
from tests.analysis.towns import org, person, tie, town
from tests.report.stories.stories import look

SEEN = look(town(
    Organization(id="haven", name="Haven House", aka=("The Refuge", "HH"), confidential=True),
    person("lee", name="Lee Anne O’Neill"), tie(TieKind.WORKS_AT, "lee", "haven"),
    Organization(id="wang", name="王伟", confidential=True), org("marlow", name="Marlow", confidential=True),
    org("bank", name="Marlow Bank"), org("friends", name="Friends of Haven House"),
))  # fmt: skip


@pytest.mark.parametrize("words", [
    "haven house", "Thanks to HAVEN  HOUSE!", "(Haven-House)", "We met at the refuge.", "hh", "Ask LEE ANNE ONEILL",
    "lee anne o'neill's", "请问王伟先生", "Marlow and Marlow Bank", "Hav\u200ben House", "Haven House, not Friends of Haven House",
    "O’Neill, Lee Anne", "The Refuge’s", "Marlow, Marlow Bank’s neighbor",
])  # fmt: skip
def test_a_name_is_known_however_it_is_spelled(words: str) -> None:
    assert SEEN.withheld_names.are_in(words)


@pytest.mark.parametrize("words", [
    "Havens Houses", "Marlow Bank", "Marlow Bank’s", "Friends of Haven House", "House Haven", "marlowe", "hhh", "Lee", "House",
])  # fmt: skip
def test_what_only_looks_alike_and_a_first_name_alone_are_nobody(words: str) -> None:
    assert not SEEN.withheld_names.are_in(words)


def test_where_nothing_is_confidential_no_word_is() -> None:
    assert not look(town(org("bank"))).withheld_names.are_in("Bank")
