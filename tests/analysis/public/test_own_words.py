"""A writer's words may name whom a copy shows, also where a correction slip does; what stands on the slip stays."""

import pytest

from netmap.analysis.public.choices import Choices
from netmap.analysis.public.own_words import OwnWords
from netmap.analysis.public.rebuilding import rebuild
from netmap.model.happenings import Correction
from tests.analysis.public.public_town import build_day, build_public_town
from tests.analysis.towns import org, person


def test_a_slip_keeps_its_words_and_nobody_from_being_named() -> None:
    slip = Correction(
        id="slip", about="Harbor Food Bank", words="They stopped paying us", reach="call 555 010 9999", said_by="Ann of the Pantry"
    )  # fmt: skip
    day = build_day(build_public_town(org("harbor", name="Harbor Food Bank", may_be_named=True), slip))
    own = OwnWords(day, rebuild(day, Choices()))
    assert own.may_leave("Thanks to Harbor Food Bank!")
    assert not own.may_leave("They stopped paying us.")
    assert not own.may_leave("Ann of the Pantry says hello")
    assert not own.may_leave("Call 5550109999")


@pytest.mark.parametrize(("words", "may_leave"), [
    ("请问王伟先生", False), ("Poe, Lee Ann", False), ("Lee Ann Poe's", False), ("Smith and Sons", False),
    ("Marlow", True), ("Marlow Bank", False), ("Ann Poe", True), ("Poetry by Lee Ann", True), ("House Refuge", True),
])  # fmt: skip
def test_a_held_name_is_known_in_every_script_turned_and_beside_a_shorter_one_that_is_shown(
    words: str, *, may_leave: bool
) -> None:
    day = build_day(build_public_town(
        org("wang", name="王伟", confidential=True), person("lee", name="Lee Ann Poe"), org("sons", name="Smith & Sons", confidential=True),
        org("marlow", name="Marlow", may_be_named=True), org("bank", name="Marlow Bank", confidential=True),
        org("refuge", name="Refuge House", confidential=True),
    ))  # fmt: skip
    assert OwnWords(day, rebuild(day, Choices())).may_leave(words) is may_leave
