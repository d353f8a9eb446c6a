"""What was answered about a list is known again when its next version comes."""

from netmap.files.lists.answers import recall_answers, remember_answers
from netmap.files.lists.questions import About, Asking, Choice, Question, name_question
from netmap.model.entity import Entity
from netmap.model.network import EMPTY, Network

KEY = name_question(About.SPLIT, "partners", "Sheet1", "Sector")
QUESTION = Question(
    KEY, About.SPLIT, "partners.xlsx, sheet Sheet1", "Is it one sector or several?",
    (Choice("one", "one"), Choice("several", "several")), ("one",),
)  # fmt: skip


def answer(network: Network, *values: str) -> Network:
    asking = Asking({KEY: values})
    asking.ask(QUESTION)
    kept: tuple[Entity, ...] = remember_answers(network, asking.asked.values(), {KEY: values})
    return Network.of_items([*network.entities.values(), *kept])


def test_until_somebody_answers_what_is_taken_holds() -> None:
    asking = Asking()
    assert asking.ask(QUESTION) == ("one",)
    assert asking.asked[KEY].answer is None


def test_an_answer_holds_and_is_kept_with_the_map() -> None:
    network = answer(EMPTY, "several")
    assert recall_answers(network) == {KEY: ("several",)}
    assert Asking(recall_answers(network)).ask(QUESTION) == ("several",)


def test_a_later_answer_takes_the_place_of_the_earlier() -> None:
    network = answer(answer(EMPTY, "several"), "one")
    assert recall_answers(network) == {KEY: ("one",)}
    assert len(network.entities) == 1


def test_an_answer_that_is_not_offered_any_more_is_asked_again() -> None:
    asking = Asking({KEY: ("gone",)})
    assert asking.ask(QUESTION) == ("one",)
    assert remember_answers(EMPTY, asking.asked.values(), {KEY: ("gone",)}) == ()
