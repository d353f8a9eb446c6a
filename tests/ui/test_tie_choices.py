"""Which ties a form offers: those of the tie table that people add by hand, the usual first."""

from netmap.model.entities import Area, Coalition, Organization
from netmap.model.happenings import Step
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.tie_rules import TIE_RULES
from netmap.ui.partners.tie_forms import list_choices, list_others


def test_the_usual_tie_comes_first() -> None:
    assert list_choices(EntityKind.ORGANIZATION)[0] == (TieKind.PARTNERS_WITH, False)
    assert list_choices(EntityKind.PERSON)[0] == (TieKind.PARTNERS_WITH, False)
    assert list_choices(EntityKind.COALITION)[0] == (TieKind.MEMBER_OF, True)


def test_only_ties_that_people_add_by_hand_are_offered_and_a_symmetric_one_once() -> None:
    for kind in EntityKind:
        choices = list_choices(kind)
        assert len(set(choices)) == len(choices)
        assert all(TIE_RULES[tie_kind].by_hand for tie_kind, _ in choices)
        assert not any(turned and TIE_RULES[tie_kind].symmetric for tie_kind, turned in choices)


def test_those_at_the_other_end_have_names_and_a_kind_that_fits() -> None:
    hall, wide, table = Area(name="Hall County"), Area(name="Missouri"), Coalition(name="Food table")
    club, step = Organization(name="Rotary"), Step(what="Call")
    network = Network.of_items([hall, wide, table, club, step])
    assert list_others(network, hall, TieKind.PART_OF, turned=False) == [wide]
    assert list_others(network, table, TieKind.MEMBER_OF, turned=True) == [club]
    assert list_others(network, club, TieKind.KEPT_BY, turned=False) == []
