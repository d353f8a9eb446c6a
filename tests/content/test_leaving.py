"""The list of what may leave: only what is public by its class, each kind once, and no field that is not there."""

from pathlib import Path

import pytest

from netmap.content.loading import load_content
from netmap.errors import SettingsError
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import PUBLIC_ONLY, find_field
from netmap.model.kinds import EntityKind, TieKind


def test_only_fields_of_the_public_class_are_on_the_list() -> None:
    for one in load_content().leaving:
        for name in (*one.always, *one.if_chosen):
            assert find_field(ENTITY_CLASSES[one.kind], name).info.privacy in PUBLIC_ONLY


def test_people_and_whatever_records_something_is_not_on_it() -> None:
    content = load_content()
    always = {one.kind for one in content.leaving if one.always}
    assert always == {EntityKind.ORGANIZATION, EntityKind.SECTOR, EntityKind.COALITION, EntityKind.GOAL}
    kinds = {one.kind for one in content.leaving_ties}
    assert not kinds & {TieKind.KNOWS, TieKind.WORKS_AT, TieKind.KEPT_BY, TieKind.ABOUT, TieKind.WITH}


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (
            'kind = "Organization"\nalways = ["name", "phone"]',
            "“phone” is contact, and only what is public may leave",
        ),
        ('kind = "Organization"\nalways = ["nickname"]', "there is no field “nickname”"),
        ('kind = "Goal"\nalways = ["name"]\n[[leaving]]\nkind = "Goal"', "“Goal” is there twice"),
        ('kind = "Secret"', "leaving.toml, entry 1"),
    ],
)
def test_a_list_of_ones_own_that_cannot_be_is_refused(tmp_path: Path, own: str, said: str) -> None:
    (tmp_path / "leaving.toml").write_text(f"[[leaving]]\n{own}\n", "utf-8")
    with pytest.raises(SettingsError, match="cannot be used") as raised:
        load_content(tmp_path)
    assert said in raised.value.message


def test_a_list_of_ones_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "leaving.toml").write_text('[[leaving]]\nkind = "Sector"\nalways = ["name"]\n', "utf-8")
    assert [one.kind for one in load_content(tmp_path).leaving] == [EntityKind.SECTOR]
