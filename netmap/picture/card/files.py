"""A partner's own card as a PDF to print and as a page of HTML to fill in."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from netmap.analysis.card.answers import BEGIN, BLOCK, END, PROTOCOL
from netmap.model.text import LINE_LIMIT, NAME_LIMIT, NOTES_LIMIT
from netmap.picture.card.words import AGREEMENTS, BLANK_PEOPLE, BLANK_TIES, NEW_WAYS, CardText
from netmap.picture.paper.handouts import HandoutPaper
from netmap.picture.pdf import set_pdf
from netmap.picture.standalone import mark_data, render_page


def draw_card_pdf(text: CardText, paper: HandoutPaper = HandoutPaper.LETTER) -> bytes:
    """Return a card as a PDF, tagged as PDF/UA-1; the same for the same words."""
    values = _fill(text)
    told = {"card": json.dumps(values), "paper": paper.set_as, "title": text.title}
    return set_pdf("card/card.typ", told, list(_list_texts(values)))


def draw_card_html(text: CardText) -> bytes:
    """Return a card as one page of HTML that can be filled in, gives the answers as a file, and fetches nothing."""
    frame = {"begin": BEGIN, "end": END, "protocol": PROTOCOL, "card": json.loads(text.state)}
    values = {
        "block": BLOCK,
        "state": mark_data(frame),
        "ways": NEW_WAYS,
        "limits": {"name": NAME_LIMIT, "line": LINE_LIMIT, "text": NOTES_LIMIT},
    }
    return render_page("card/assets", _fill(text) | values).encode()


def _fill(text: CardText) -> dict[str, object]:
    values = {name: value for name, value in asdict(text).items() if name != "state"}
    return values | {
        "agreements": AGREEMENTS,
        "blank_ties": BLANK_TIES,
        "blank_people": BLANK_PEOPLE,
    }


def _list_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value.replace("\n", " ")
    elif isinstance(value, dict):
        for one in value.values():
            yield from _list_texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _list_texts(one)
