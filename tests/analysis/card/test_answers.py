"""Answers to a card are read from a file or from a mail, and whatever else is in it is refused in a sentence."""

import base64
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.analysis.card.answers import BEGIN, END, LARGEST, AnsweredCard, read_answer, tell_state
from netmap.analysis.card.card import find_card
from netmap.analysis.day import Day
from netmap.errors import FileError
from netmap.model.kinds import TieKind
from netmap.picture.card.files import draw_card_html
from netmap.picture.card.words import write_card
from tests.analysis.towns import org, person, tie, town

DAY = Day(
    town(
        org("pantry", phone="1", aka=("Food Pantry",)), org("clinic"), person("ann"),
        tie(TieKind.PARTNERS_WITH, "pantry", "clinic"), tie(TieKind.WORKS_AT, "ann", "pantry", role="Cook"),
    ),
    date(2026, 11, 28),
)  # fmt: skip


def write_answers(**answer: Any) -> dict[str, Any]:
    """Answers to the pantry's card as the page writes them, as plain values."""
    card = tell_state(DAY, find_card(DAY, "pantry")).model_dump(mode="json")
    return {"made_by": "netmap", "holds": "card answers", "protocol": 1, "card": card, "answer": answer}


def pack(values: object) -> bytes:
    return json.dumps(values).encode()


def write_mail(data: bytes, quote: str = "") -> bytes:
    coded = base64.b64encode(data).decode()
    lines = [coded[at : at + 64] for at in range(0, len(coded), 64)]
    return "\r\n".join(
        quote + line for line in ("Hello,", "- Phone: 1 → 2", BEGIN, *lines, END, "Bye")
    ).encode()


def test_a_file_and_a_mail_however_it_is_quoted_say_the_same() -> None:
    data = pack(write_answers(fields=[{"field": "phone", "now": "2"}], by="Ann", on="2026-11-29"))
    read = read_answer(data)
    assert read.card.people[0].name == "Ann"
    assert read.card.ties[0].ways == ((TieKind.PARTNERS_WITH, True),)
    assert read.answer.fields[0].now == "2"
    assert (read.answer.by, read.answer.on) == ("Ann", date(2026, 11, 29))
    for quote in ("", "> ", ">> \t"):
        assert read_answer(write_mail(data, quote)) == read
    assert read_answer(b"\xef\xbb\xbf" + data).fingerprint == read.fingerprint


def save_mail(text: bytes, encoding: str) -> bytes:
    """A mail saved as a file, its text encoded as mail programs do."""
    mail = EmailMessage()
    mail["Subject"] = "Our card"
    mail.set_content(text.decode(), cte=encoding)
    mail.add_alternative("<p>Our card</p>", subtype="html")
    return mail.as_bytes()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("by", ["Ann", "Anna", "Annie"], ids=len)
def test_a_mail_that_was_saved_as_a_file_is_read_however_it_is_encoded(encoding: str, by: str) -> None:
    data = pack(write_answers(fields=[{"field": "phone", "now": "2"}], by=by))
    assert read_answer(save_mail(write_mail(data), encoding)) == read_answer(data)
    if encoding != "8bit":
        in_one_line = b" ".join(write_mail(data).splitlines())
        assert read_answer(save_mail(in_one_line, encoding)) == read_answer(data)


def test_answers_that_are_attached_to_a_saved_mail_are_read() -> None:
    data = pack(write_answers(by="Ann"))
    mail = EmailMessage()
    mail.set_content("Here is our card.")
    mail.add_attachment(data, maintype="application", subtype="json", filename="answers.json")
    assert read_answer(mail.as_bytes()) == read_answer(data)


def test_other_answers_have_another_fingerprint() -> None:
    one, other = (
        read_answer(pack(write_answers(words=words))).fingerprint for words in ("So it is.", "So it is not.")
    )
    assert one != other


def change(at: tuple[str, ...], value: object) -> Callable[[dict[str, Any]], None]:
    def alter(values: dict[str, Any]) -> None:
        inside = values
        for key in at[:-1]:
            inside = inside[key]
        inside[at[-1]] = value

    return alter


@pytest.mark.parametrize(
    ("alter", "said"),
    [
        (change(("answer", "standing"), "partner"), "no card asks for: “answer › standing”"),
        (change(("more",), 1), "no card asks for: “more”"),
        (change(("answer", "fields"), [{"field": "notes", "now": "x"}]), "answer › fields › 0 › field"),
        (change(("answer", "fields"), [{"field": "phone", "now": "x" * 20_001}]), "at most 20,000 can be kept"),
        (change(("answer", "fields"), [{"field": "phone", "now": 5}]), "answer › fields › 0 › now"),
        (change(("answer", "new_ties"), [{"name": "x"}] * 13), "answer › new_ties"),
        (change(("answer", "new_ties"), [{"name": " \u200b", "way": ["FUNDS", True]}]), "new_ties › 0 › name"),
        (change(("answer", "new_ties"), [{"name": "X", "way": ["OWNS", True]}]), "new_ties › 0 › way"),
        (change(("answer", "new_ties"), [{"name": "X", "way": ["KNOWS", True]}]), "a way that no card offers"),
        (change(("answer", "ties"), [{"id": "bank", "right": False}]), "did not stand on the card"),
        (change(("answer", "people"), [{"id": "clinic", "gone": True}]), "did not stand on the card"),
        (change(("answer", "lists"), [{"of": "tags", "add": ["x"]}]), "answer › lists › 0 › of"),
        (change(("answer", "agreed"), {"name": True, "nothing": True}), "agree to be shown, and not to be shown"),
        (change(("answer", "agreed"), {"name": "yes"}), "answer › agreed › name"),
        (change(("card", "subject"), "x' OR 1"), "card › subject"),
        (change(("card", "map"), "x" * 65), "card › map"),
        (change(("card", "revision"), 10**30), "card › revision"),
        (change(("holds",), "everything"), "under “holds”"),
        (change(("protocol",), 2), "A newer netmap made this file"),
        (change(("answer", "on"), "yesterday"), "answer › on"),
    ],
)  # fmt: skip
def test_what_is_no_answer_to_a_card_is_refused_in_a_sentence(
    alter: Callable[[dict[str, Any]], None], said: str
) -> None:
    values = write_answers()
    alter(values)
    for data in (pack(values), write_mail(pack(values))):
        with pytest.raises(FileError) as refused:
            read_answer(data)
        assert said in refused.value.message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no answers to a card in this"),
        (b"Dear all, see you on Monday", "no answers to a card in this"),
        (b"\xff\xfe\x00", "no file with answers"),
        (b"{", "something of them is missing"),
        (b"[" * 100_000, "no answers to a card in this"),
        (b'{"card":' * 50_000, "something of them is missing"),
        (b"{}", "under “card”"),
        (b" " * (LARGEST + 1), "larger than any"),
        (f"{BEGIN}\nabc\n".encode(), "missing, or was changed"),
        (f"{BEGIN}\nabc=d\n{END}".encode(), "missing, or was changed"),
        (f"{BEGIN}\n{END}".encode(), "something of them is missing"),
        (write_mail(pack(write_answers()))[:-60] + END.encode(), "missing"),
    ],
)
def test_a_file_that_is_none_or_damaged_is_refused_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(FileError) as refused:
        read_answer(data)
    assert said in refused.value.message
    assert refused.value.message.endswith("and to send the file that this gives.")


def test_the_card_itself_is_known_as_such() -> None:
    page = draw_card_html(write_card(DAY, find_card(DAY, "pantry")))
    with pytest.raises(FileError, match="This is the card itself"):
        read_answer(page)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["fields", "field", "now", "ties", "id", "agreed", "x"]), inner, max_size=3)))  # fmt: skip
def test_whatever_stands_in_the_place_of_answers_is_read_or_refused(anything: object) -> None:
    values = write_answers() | {"answer": anything}
    with suppress(FileError):
        assert isinstance(read_answer(pack(values)), AnsweredCard)


def test_texts_are_cleaned_and_kept_as_text() -> None:
    data = pack(write_answers(words="<b>a</b>\u202e\u0000 \r\n=1+1", by="A\nB"))
    answer = read_answer(data).answer
    assert (answer.words, answer.by) == ("<b>a</b>\n=1+1", "A B")
