"""Who could introduce two to each other, and what would help where no way is known."""

from datetime import date

from netmap.analysis.day import Day
from netmap.model.entities import Coalition
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.ties import Tie
from netmap.report.introductions.between import tell_way
from netmap.report.introductions.ways import describe_introductions
from tests.analysis.towns import goal, org, partners, person, tie, town

DAY = date(2026, 6, 1)
TOWN = (org("library", home=True), org("clinic"), org("bank"), org("bus"), org("arts"))


def see(*items: Entity | Tie | list[Tie]) -> Day:
    return Day(town(*TOWN, *items), DAY)


def test_each_on_the_way_between_two_others_introduces_them_on() -> None:
    day = see()
    assert tell_way(day, "clinic", "arts", ("clinic", "arts")) == "Nobody needs to introduce them."
    assert (
        tell_way(day, "clinic", "arts", ("clinic", "bank", "arts")) == "Bank could introduce Clinic to Arts."
    )
    assert tell_way(day, "clinic", "arts", ("clinic", "bank", "bus", "arts")) == (
        "Bank could introduce Clinic to Bus. Bus could introduce them on to Arts."
    )


def test_who_works_at_both_brings_them_together() -> None:
    day = see(person("pat"), *(tie(T.WORKS_AT, "pat", one) for one in ("clinic", "arts")))
    assert tell_way(day, "clinic", "arts", ("clinic", "arts"), "pat") == (
        "Pat works at both and could bring them together."
    )


def test_at_a_table_two_meet_by_themselves() -> None:
    day = see(Coalition(id="table", name="Table"))
    assert (
        tell_way(day, "clinic", "arts", ("clinic", "table", "arts")) == "Clinic and Arts can meet at Table."
    )


def test_where_one_is_us_it_is_what_introductions_say() -> None:
    day = see(person("ana", on_team=True), tie(T.KNOWS, "ana", "bank"), partners("bank arts"))
    found = describe_introductions(day, "arts")[0].finding
    assert tell_way(day, "arts", "library", ("library", "bank", "arts")) == (
        f"{found.sentence} {found.next_step}"
    )
    none = describe_introductions(day, "bus")[0].finding
    assert tell_way(day, "library", "bus", ()) == f"{none.sentence} {none.why} {none.next_step}"
    assert tell_way(see(org("branch", home=True)), "library", "branch", ()).startswith("Both are us.")


def test_whom_only_something_confidential_binds_to_us_is_no_stranger() -> None:
    day = see(tie(T.PARTNERS_WITH, "library", "clinic", confidential=True))
    found = describe_introductions(day, "clinic")[0].finding
    assert found.sentence == "We have a relationship with Clinic, and what binds us is confidential."
    assert tell_way(day, "library", "clinic", ()) == f"{found.sentence} {found.why} {found.next_step}"


def test_two_whom_only_something_confidential_binds_are_not_said_to_be_strangers() -> None:
    shared = [tie(T.PURSUES, one, "reading") for one in ("clinic", "arts")]
    bound = tie(T.PARTNERS_WITH, "clinic", "arts", confidential=True)
    assert tell_way(see(goal("reading"), shared, bound), "clinic", "arts", ()) == (
        "What binds Clinic and Arts is confidential."
    )


def test_without_a_way_it_is_said_what_would_help() -> None:
    shared: list[Entity | Tie] = [goal("reading", name="Reading")]
    shared += [tie(T.PURSUES, one, "reading") for one in ("clinic", "arts")]
    assert tell_way(see(*shared), "clinic", "arts", ()) == (
        "Clinic and Arts both work on “Reading”, and are not known to be in touch. "
        "A talk between these two would help."
    )
    assert tell_way(see(partners("clinic bank")), "clinic", "arts", ()) == (
        "Ask our partners who knows Arts: a tie noted there would help."
    )
    past = org("club", standing=Standing.CLOSED)
    assert tell_way(see(past), "clinic", "club", ()) == (
        "Club is noted as “closed”, so no way there is looked for."
    )
