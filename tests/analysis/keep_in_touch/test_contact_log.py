"""When somebody was last in touch: contacts count, attempts and absences do not."""

from datetime import date
from typing import Any

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.contact_log import LastContacts
from netmap.model.entity import Entity
from netmap.model.happenings import Interaction
from netmap.model.kinds import InteractionKind, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie
from tests.analysis.towns import org, person, tie, town

DAY = date(2026, 6, 1)
EARLY, LATE = date(2026, 2, 1), date(2026, 4, 1)


def contact(key: str, on: date | None, **values: Any) -> Interaction:
    return Interaction(id=key, on=on, **values)


def read(*items: Entity | Tie | list[Tie]) -> LastContacts:
    return Day(town(*items), DAY).log


def build_clinic(*items: Entity | Tie | list[Tie]) -> LastContacts:
    """Us (Ana at the library) and a clinic with Luis and Rosa, with some contacts."""
    staff = [tie(TieKind.WORKS_AT, "ana", "library"), tie(TieKind.WORKS_AT, "luis", "clinic")]
    people = [person("ana", on_team=True), person("luis"), person("rosa")]
    return read(org("library", home=True), org("clinic"), *people, staff, *items)


def meeting(key: str, on: date | None, *others: str, by: str = "ana", **values: Any) -> list[Entity | Tie]:
    withs = [tie(TieKind.WITH, key, other) for other in others]
    return [contact(key, on, **values), tie(TieKind.BY, key, by), *withs]


def test_a_contact_with_somebody_who_works_there_is_one_with_the_organization() -> None:
    log = build_clinic(*meeting("m1", EARLY, "clinic"), *meeting("m2", LATE, "luis"))
    assert log.with_actor("clinic") == LATE
    assert log.list_contacts("clinic") == ("m2", "m1")
    assert log.with_actor("luis") == LATE


def test_a_contact_from_before_they_worked_there_is_none_with_the_organization() -> None:
    job = tie(TieKind.WORKS_AT, "rosa", "clinic", since=date(2026, 3, 1))
    log = build_clinic(job, *meeting("m", EARLY, "rosa"))
    assert log.with_actor("rosa") == EARLY
    assert log.with_actor("clinic") is None


def test_a_contact_with_somebody_at_one_of_their_places_is_none_with_the_other() -> None:
    two_places = tie(TieKind.WORKS_AT, "luis", "school")
    log = build_clinic(
        org("school"), two_places, *meeting("m1", EARLY, "luis"), *meeting("m2", LATE, "luis", "clinic")
    )
    assert log.list_contacts("clinic") == ("m2", "m1")
    assert log.list_contacts("school") == ("m1",)
    assert log.with_actor("school") == EARLY


def test_what_one_of_us_who_works_there_too_does_for_us_is_no_contact_with_it() -> None:
    cora, seat = person("cora", on_team=True), tie(TieKind.WORKS_AT, "cora", "clinic")
    log = build_clinic(cora, seat, org("school"), *meeting("m", LATE, "school", by="cora"))
    assert log.with_actor("school") == LATE
    assert log.with_actor("clinic") is None
    assert log.list_contacts("clinic") == ()


def test_attempts_and_days_to_come_do_not_count() -> None:
    log = build_clinic(
        *meeting("in-vain", LATE, "clinic", interaction_kind=InteractionKind.ATTEMPT),
        *meeting("next-week", date(2026, 6, 8), "clinic"),
    )
    assert log.with_actor("clinic") is None
    assert log.list_contacts("clinic") == ()


def test_a_contact_without_a_day_is_one_and_says_nothing_of_when() -> None:
    log = build_clinic(*meeting("some-day", None, "clinic"))
    assert log.with_actor("clinic") is None
    assert log.between("ana", "clinic") is None
    assert log.list_contacts("clinic") == ("some-day",)
    dated = build_clinic(*meeting("some-day", None, "clinic"), *meeting("m", EARLY, "clinic"))
    assert (dated.with_actor("clinic"), dated.list_contacts("clinic")) == (EARLY, ("m", "some-day"))


def test_a_contact_of_others_is_none_of_ours() -> None:
    log = build_clinic(org("school"), *meeting("m", LATE, "school", by="luis"))
    assert (log.with_actor("school"), log.with_actor("clinic")) == (None, None)
    joined = build_clinic(org("school"), *meeting("m", LATE, "school", "ana", by="luis"))
    assert (joined.with_actor("school"), joined.with_actor("clinic")) == (LATE, LATE)


def test_in_the_audience_of_others_we_are_in_touch_with_them_alone() -> None:
    talk = meeting(
        "m", LATE, "school", "ana", by="luis", interaction_kind=InteractionKind.COMMUNITY_CONVERSATION
    )
    log = build_clinic(org("school"), *talk)
    assert (log.with_actor("school"), log.with_actor("clinic")) == (None, LATE)


def test_what_somebody_noted_who_has_left_us_since_was_ours() -> None:
    log = build_clinic(person("eva"), *meeting("m", LATE, "clinic", by="eva"))
    assert log.with_actor("clinic") == LATE
    new_job = tie(TieKind.WORKS_AT, "eva", "school", since=date(2026, 5, 1))
    left = build_clinic(person("eva"), org("school"), new_job, *meeting("m", LATE, "clinic", by="eva"))
    assert left.with_actor("clinic") == LATE


def test_who_of_us_and_of_them_was_there() -> None:
    log = build_clinic(*meeting("m", LATE, "luis", "rosa"))
    assert log.list_present("clinic") == (frozenset({"ana"}), frozenset({"luis"}))


def test_today_counts() -> None:
    assert build_clinic(*meeting("m", DAY, "clinic")).with_actor("clinic") == DAY


def test_who_was_only_invited_or_stayed_away_was_not_in_touch() -> None:
    log = build_clinic(
        contact("evening", LATE, interaction_kind=InteractionKind.COMMUNITY_CONVERSATION),
        tie(TieKind.BY, "evening", "ana"),
        tie(TieKind.WITH, "evening", "luis", role="Absent"),
        tie(TieKind.WITH, "evening", "rosa", role="there"),
    )
    assert log.with_actor("luis") is None
    assert log.with_actor("rosa") == LATE


def test_days_on_ties_count_only_when_the_tie_is_one_of_ours() -> None:
    log = build_clinic(
        org("school"),
        tie(TieKind.PARTNERS_WITH, "clinic", "school", last_contact=LATE),
        tie(TieKind.PARTNERS_WITH, "library", "clinic", last_contact=EARLY),
        tie(TieKind.KNOWS, "ana", "rosa", last_contact=LATE),
    )
    assert log.with_actor("clinic") == EARLY
    assert log.with_actor("school") is None
    assert log.with_actor("rosa") == LATE


def test_two_are_in_touch_when_both_took_part() -> None:
    log = build_clinic(*meeting("m", EARLY, "luis", "rosa"))
    assert log.between("ana", "luis") == log.between("luis", "ana") == log.between("luis", "rosa") == EARLY
    assert log.between("ana", "clinic") is None


def test_those_who_got_the_same_mail_are_in_touch_with_the_sender_only() -> None:
    log = build_clinic(*meeting("m", EARLY, "luis", "rosa", interaction_kind=InteractionKind.MAIL))
    assert log.between("ana", "luis") == EARLY
    assert log.between("luis", "rosa") is None


def test_a_day_on_the_tie_of_two_counts_between_them() -> None:
    log = build_clinic(tie(TieKind.KNOWS, "luis", "rosa", last_contact=LATE))
    assert log.between("luis", "rosa") == LATE


def test_an_empty_map_has_no_contacts() -> None:
    log = Day(Network(), DAY).log
    assert log.with_actor("nobody") is None
    assert log.between("nobody", "nowhere") is None


def test_whom_we_met_for_another_place_where_they_work_is_known_to_us_here_too() -> None:
    log = build_clinic(
        org("choir"), tie(TieKind.WORKS_AT, "luis", "choir"), *meeting("m1", EARLY, "choir", "luis")
    )
    assert log.list_contacts("clinic") == ()
    assert log.list_present("clinic") == (frozenset(), frozenset({"luis"}))
