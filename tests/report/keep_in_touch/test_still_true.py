"""What each answer of the pile writes down."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.still_true import A_DAY
from netmap.errors import InputError
from netmap.model.changes import apply_change, build_change
from netmap.model.kinds import TieKind
from netmap.model.network import Network, in_force
from netmap.report.keep_in_touch.still_true import (
    Answer,
    Pile,
    build_more,
    build_pile,
    plan_answer,
    tell_answer,
    tell_nothing_asked,
)
from tests.analysis.towns import org, person, tie, town

DAY = date(2026, 6, 1)
LONG_AGO = date(2024, 5, 3)
JOB, TIE = "WORKS_AT-luis-clinic", "PARTNERS_WITH-clinic-school"


def build() -> Network:
    return town(
        org("clinic"), org("school"), person("luis"),
        tie(TieKind.WORKS_AT, "luis", "clinic", confirmed_on=LONG_AGO, role="nurse"),
        tie(TieKind.PARTNERS_WITH, "clinic", "school", confirmed_on=LONG_AGO + timedelta(days=9)),
    )  # fmt: skip


def answer(tie_id: str, given: Answer, to: str | None = None) -> tuple[Network, Pile]:
    network = build()
    put, remove = plan_answer(Day(network, DAY), tie_id, given, to=to)
    sentence = tell_answer(network, tie_id, given)
    after = apply_change(
        network, build_change(network, put=put, remove=remove, who="test", sentence=sentence)
    )
    return after, build_pile(Day(after, DAY))


def test_without_a_question_it_is_said_whether_anything_could_be_asked() -> None:
    assert tell_nothing_asked(Day(town(org("clinic")), DAY)).startswith("No tie or job to ask about")
    secret = town(org("clinic", confidential=True), person("luis"), tie(TieKind.WORKS_AT, "luis", "clinic"))
    assert tell_nothing_asked(Day(secret, DAY)).startswith("No tie or job to ask about")
    known = town(org("clinic"), person("luis"), tie(TieKind.WORKS_AT, "luis", "clinic", confirmed_on=DAY))
    assert tell_nothing_asked(Day(known, DAY)).startswith(
        "Nothing more is asked today: what could be asked was heard"
    )


def test_of_a_seat_on_a_board_it_is_not_asked_whether_they_work_there() -> None:
    seat = town(org("clinic"), person("luis"), tie(TieKind.WORKS_AT, "luis", "clinic", role="Board chair"))
    (question,) = build_pile(Day(seat, DAY)).questions
    assert question.text == "Does Luis still sit on the board of Clinic?"


def test_the_question_says_what_is_known_and_only_a_job_can_be_left() -> None:
    job, works = build_pile(Day(build(), DAY)).questions
    assert (job.text, job.known) == (
        "Does Luis still work at Clinic?",
        "Last known on 3 May 2024. Noted as nurse.",
    )
    assert job.answers == tuple(Answer)
    assert works.text == "Do Clinic and School still work together?"
    assert Answer.MOVED not in works.answers


@pytest.mark.parametrize("given", list(Answer))
def test_whatever_is_answered_is_not_asked_again_and_counts(given: Answer) -> None:
    _, pile = answer(JOB, given)
    assert [question.tie for question in pile.questions] == [TIE]
    assert pile.answered == 1


def test_still_so_keeps_it_and_ended_makes_it_the_past() -> None:
    still, _ = answer(TIE, Answer.STILL)
    assert still.ties[TIE].confirmed_on == DAY
    ended, _ = answer(TIE, Answer.ENDED)
    assert TIE not in in_force(ended, DAY).ties
    assert TIE in in_force(ended, DAY - timedelta(days=1)).ties


def test_who_moved_works_where_they_moved_to() -> None:
    after, _ = answer(JOB, Answer.MOVED, "school")
    assert [one.id for one in in_force(after, DAY).targets("luis", TieKind.WORKS_AT)] == ["school"]
    gone, _ = answer(JOB, Answer.MOVED)
    assert in_force(gone, DAY).targets("luis", TieKind.WORKS_AT) == ()


def test_not_knowing_changes_nothing_but_that_it_was_asked() -> None:
    after, _ = answer(JOB, Answer.UNKNOWN)
    assert after.ties == build().ties


def build_street() -> Network:
    """Thirty houses in a row, each knowing the next."""
    names = [f"h{number:02}" for number in range(31)]
    pairs = pairwise(names)
    return town(
        *map(org, names),
        [tie(TieKind.PARTNERS_WITH, *pair, confirmed_on=LONG_AGO + timedelta(days=3)) for pair in pairs],
    )


def answer_all(network: Network, pile: Pile, given: Answer) -> Network:
    for question in pile.questions:
        put, remove = plan_answer(Day(network, DAY), question.tie, given)
        change = build_change(network, put=put, remove=remove, who="test", sentence="Test.")
        network = apply_change(network, change)
    return network


@pytest.mark.parametrize("given", [Answer.STILL, Answer.ENDED, Answer.UNKNOWN])
def test_ten_are_asked_on_a_day_whatever_is_answered_and_then_ten_more(given: Answer) -> None:
    street = build_street()
    assert len(build_pile(Day(street, DAY)).questions) == A_DAY
    [first, *_] = build_pile(Day(street, DAY)).questions
    begun = answer_all(street, Pile((first,), 0, A_DAY), given)
    assert len(build_pile(Day(begun, DAY)).questions) == A_DAY - 1
    done = answer_all(begun, build_pile(Day(begun, DAY)), given)
    assert build_pile(Day(done, DAY)) == Pile((), A_DAY, A_DAY)
    more = build_more(Day(done, DAY))
    assert (len(more.questions), more.of) == (A_DAY, 2 * A_DAY)
    after = answer_all(done, more, given)
    assert build_pile(Day(after, DAY), of=more.of) == Pile((), 2 * A_DAY, 2 * A_DAY)


def test_what_is_over_already_is_not_confirmed() -> None:
    ended, _ = answer(TIE, Answer.ENDED)
    with pytest.raises(InputError, match="not asked any more"):
        plan_answer(Day(ended, DAY), TIE, Answer.STILL)


@pytest.mark.parametrize(
    ("tie_id", "given", "to"),
    [("gone", Answer.STILL, None), (TIE, Answer.MOVED, None), (JOB, Answer.MOVED, "clinic")],
)
def test_what_makes_no_sense_is_refused(tie_id: str, given: Answer, to: str | None) -> None:
    with pytest.raises(InputError):
        plan_answer(Day(build(), DAY), tie_id, given, to=to)
