"""Ties typed as sentences, as people say them."""

import pytest

from netmap.errors import InputError
from netmap.files.meaning.column_words import load_column_words
from netmap.files.typed.sentences import Sentence, is_sentence, plan_sentences, read_sentence
from netmap.model.kinds import TieKind as T
from netmap.model.network import EMPTY, Network
from tests.files.plan_tables import (
    CONTENT,
    bring_into_empty,
    make_csv,
    organizations,
    people,
    ties,
    write,
)

WORDS = load_column_words()


def read(text: str, *known: str) -> tuple[Sentence, ...]:
    return read_sentence(text, WORDS, known.__contains__)


def say(network: Network, *lines: str) -> Network:
    return write(network, plan_sentences(network, "\n".join(lines), CONTENT))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana knows Luis at Harbor Pantry, strong", Sentence(T.KNOWS, "Ana", "Luis", "", "Harbor Pantry", 4)),
        ("Ana Ruiz (City Library) knows Bo", Sentence(T.KNOWS, "Ana Ruiz", "Bo", "City Library")),
        ("Harbor Pantry works with City Library, 5, since 2024", Sentence(
            T.PARTNERS_WITH, "Harbor Pantry", "City Library", strength=5, since="2024")),
        ("Food, Family and Friends funds Rotary", Sentence(T.FUNDS, "Food, Family and Friends", "Rotary")),
        ("Rotary is funded by United Way.", Sentence(T.FUNDS, "United Way", "Rotary")),
        ("Deb keeps Harbor Pantry", Sentence(T.KEPT_BY, "Harbor Pantry", "Deb")),
        ("City Library is a member of Reading Alliance", Sentence(T.MEMBER_OF, "City Library", "Reading Alliance")),
        ("Department of Health refers people to Mill Clinic", Sentence(T.REFERS_TO, "Department of Health", "Mill Clinic")),
        ("Mill Clinic works with Arts, Culture and Heritage", Sentence(
            T.PARTNERS_WITH, "Mill Clinic", "Arts, Culture and Heritage")),
    ],
)  # fmt: skip
def test_a_sentence_says_a_tie(text: str, expected: Sentence) -> None:
    assert read(text) == (expected,)


def test_several_do_the_same() -> None:
    said = read("Ana, Bo and Cy work with Rotary")
    assert [one.source for one in said] == ["Ana", "Bo", "Cy"]


def test_names_on_the_map_decide_where_a_sentence_is_divided() -> None:
    assert read("Who knows works with Rotary", "Who knows", "Rotary")[0].kind is T.PARTNERS_WITH
    assert read("Friends at Heart knows Ana", "Friends at Heart")[0].source_place == ""
    assert read("Food and Friends work with Rotary", "Food and Friends")[0].source == "Food and Friends"


@pytest.mark.parametrize("text", ["Ana Ruiz, Food Bank, ana@example.org", "knows Luis", "Ana knows", ""])
def test_what_is_no_sentence_is_known_as_such(text: str) -> None:
    assert not is_sentence(text)
    with pytest.raises(InputError):
        read(text)


def test_sentences_become_ties_and_say_the_same_only_once() -> None:
    lines = (
        "Ana Ruiz (City Library) knows Luis at Harbor Pantry, strong",
        "Harbor Pantry works with City Library",
    )
    network = say(EMPTY, *lines)
    assert people(network) == ["Ana Ruiz", "Luis"]
    assert organizations(network) == ["City Library", "Harbor Pantry"]
    assert ties(network, T.WORKS_AT) == [("Ana Ruiz", "City Library"), ("Luis", "Harbor Pantry")]
    assert [tie.strength for tie in network.ties_of_kind(T.KNOWS)] == [4]
    assert ties(network, T.PARTNERS_WITH) == [("City Library", "Harbor Pantry")]
    assert plan_sentences(network, "\n".join(lines), CONTENT).touches == 0


def test_somebody_on_the_map_is_meant_by_their_name() -> None:
    network = bring_into_empty(make_csv("l.csv", "Organization,Contact\nFood Bank,Ann Lee"))
    after = say(network, "Ann Lee works with Rotary")
    assert people(after) == ["Ann Lee"]
    assert ties(after, T.PARTNERS_WITH) == [("Ann Lee", "Rotary")]


def test_nobody_who_typed_a_sentence_is_told_of_columns() -> None:
    network = say(EMPTY, "Ana knows Bo, 4")
    again = plan_sentences(network, "Bo knows Ana, 5", CONTENT)
    assert (again.problems, again.guesses) == ((), ())
