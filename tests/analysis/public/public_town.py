"""A small town for public copies: who may be shown, and one for each reason why not."""

from datetime import date
from typing import Any

from netmap.analysis.day import Day
from netmap.analysis.public.choices import Choices
from netmap.analysis.public.rebuilding import PublicCopy, rebuild
from netmap.model.entities import Coalition, Goal
from netmap.model.entity import Entity
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie
from tests.analysis.towns import org, partners, person, sector, tie, town

T = TieKind
DAY = date(2026, 11, 28)


def build_public_town(*more: Entity | Tie) -> Network:
    """Three in Health, one in Food, an open chair in Transport; and seven who are held back, each for a reason."""
    return town(
        sector("health", order=1), sector("food", order=2), sector("transport", order=3, expected=True),
        sector("hidden", on_the_wall=False),
        org("clinic", description="Heals", city="Marlow"), org("hospital"), org("hospice", may_be_named=True), org("pantry"),
        org("secret", confidential=True), org("refused", may_be_named=False), org("idea", standing=Standing.IDEA),
        org("shunned", standing=Standing.DO_NOT_CONTACT), org("past", standing=Standing.PAST_PARTNER), org("unhung"),
        person("elder", standing=Standing.PARTNER, may_be_named=True), person("quiet", standing=Standing.PARTNER),
        person("nurse"),
        Coalition(id="table", name="Table"), Goal(id="aim", name="Aim"), Coalition(id="old", name="Old", ended=date(2020, 1, 1)),
        *(tie(T.IN_SECTOR, one, "health", primary=True) for one in ("clinic", "hospital", "hospice", "secret", "refused")),
        *(tie(T.IN_SECTOR, one, "food", primary=True) for one in ("pantry", "idea", "shunned", "past", "elder", "quiet")),
        tie(T.IN_SECTOR, "unhung", "hidden"), tie(T.WORKS_AT, "nurse", "clinic"),
        partners("clinic hospital", "clinic pantry", "clinic secret", "pantry refused", "hospital idea", strength=5),
        tie(T.REPORTS, "clinic", "hospice"), tie(T.REPORTS, "hospital", "pantry"), tie(T.REPORTS, "pantry", "hospital"),
        tie(T.FUNDS, "hospital", "hospice"), tie(T.PARTNERS_WITH, "elder", "hospice"), tie(T.PARTNERS_WITH, "nurse", "hospice"),
        tie(T.MEMBER_OF, "clinic", "table"), tie(T.MEMBER_OF, "secret", "table"), tie(T.PURSUES, "table", "aim"),
        *more,
    )  # fmt: skip


def build_day(network: Network, day: date = DAY) -> Day:
    return Day(network, day)


def copy_town(network: Network | None = None, **choices: Any) -> PublicCopy:
    return rebuild(build_day(network or build_public_town()), Choices(**choices))


def name_all(copy: PublicCopy) -> set[str]:
    return {one.name for one in copy.network.entities.values()}


def name_pairs(copy: PublicCopy, *kinds: TieKind) -> set[tuple[str, ...]]:
    """The names at both ends of each tie of some kinds, in the order of the alphabet."""
    return {
        tuple(sorted(copy.network.name_of(end) for end in one.ends))
        for one in copy.network.ties_of_kind(*kinds)
    }
