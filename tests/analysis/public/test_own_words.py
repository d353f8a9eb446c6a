"""A writer's words may name whom a copy shows, also where a correction slip does; what stands on the slip stays."""

from netmap.analysis.public.choices import Choices
from netmap.analysis.public.own_words import OwnWords
from netmap.analysis.public.rebuilding import rebuild
from netmap.model.happenings import Correction
from tests.analysis.public.public_town import build_day, build_public_town
from tests.analysis.towns import org


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
