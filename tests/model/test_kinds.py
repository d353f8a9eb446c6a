"""Every kind says what it is called, and no word means two."""

from collections import Counter

import pytest

from netmap.model.kinds import ACTOR_KINDS, RECORD_KINDS, EntityKind, TieKind
from netmap.model.text import fold_text
from netmap.model.tie_rules import TIE_RULES

UNLISTED = {
    EntityKind.VIEW, EntityKind.STORY, EntityKind.SETTING, EntityKind.DISMISSAL, EntityKind.PAIRING, EntityKind.COPY,
    EntityKind.CORRECTION,
}  # fmt: skip
"""Kinds that only netmap itself makes: no list is taken for one of them."""


@pytest.mark.parametrize("kind", EntityKind)
def test_every_kind_has_its_words(kind: EntityKind) -> None:
    words = kind.words
    assert words.one
    assert words.many
    assert words.one != words.many
    assert words.title[0].isupper()
    assert len(words.title) <= 31, "a sheet cannot be called that"
    assert bool(words.spellings) is (kind not in UNLISTED)


def test_no_two_kinds_share_a_word() -> None:
    for words in (
        [kind.words.one for kind in EntityKind],
        [kind.words.many for kind in EntityKind],
        [kind.words.title.casefold() for kind in EntityKind],
        [word for kind in EntityKind for word in kind.words.spellings],
    ):
        assert [word for word, times in Counter(words).items() if times > 1] == []


def test_no_two_kinds_of_ties_share_a_word() -> None:
    assert set(TIE_RULES) == set(TieKind)
    said = Counter(word for rule in TIE_RULES.values() for word in rule.spellings)
    assert [word for word, times in said.items() if times > 1] == []
    assert all(rule.says and rule.says_back for rule in TIE_RULES.values())


def test_spellings_are_folded_as_the_cells_they_are_compared_with_are() -> None:
    said = [word for kind in EntityKind for word in kind.words.spellings]
    said += [word for rule in TIE_RULES.values() for word in rule.spellings]
    assert [word for word in said if fold_text(word) != word] == []


def test_a_kind_is_found_by_its_value() -> None:
    assert all(EntityKind(kind.value) is kind for kind in EntityKind)
    with pytest.raises(ValueError, match="'organizations' is not a valid"):
        EntityKind("organizations")


def test_somebody_who_can_be_a_partner_is_no_record() -> None:
    assert ACTOR_KINDS.isdisjoint(RECORD_KINDS)
