"""What each answer of the pile writes down."""

from datetime import date, timedelta

import pytest

from netmap.errors import InputError
from netmap.model.changes import apply_change, build_change
from netmap.model.kinds import TieKind
from netmap.model.network import Network, in_force
from netmap.report.still_true import Answer, Pile, build_pile, plan_answer, tell_answer
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
    put, remove = plan_answer(network, tie_id, given, DAY, to=to)
    sentence = tell_answer(network, tie_id, given)
    after = apply_change(
        network, build_change(network, put=put, remove=remove, who="test", sentence=sentence)
    )
    return after, build_pile(after, DAY)


def test_the_question_says_what_is_known_and_only_a_job_can_be_left() -> None:
    job, works = build_pile(build(), DAY).questions
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


@pytest.mark.parametrize(
    ("tie_id", "given", "to"),
    [("gone", Answer.STILL, None), (TIE, Answer.MOVED, None), (JOB, Answer.MOVED, "clinic")],
)
def test_what_makes_no_sense_is_refused(tie_id: str, given: Answer, to: str | None) -> None:
    with pytest.raises(InputError):
        plan_answer(build(), tie_id, given, DAY, to=to)
