"""A partner's own card as a PDF to print and as a page of HTML to fill in."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from netmap.picture.card.words import AGREEMENTS, CardText
from netmap.picture.paper.handouts import HandoutPaper
from netmap.picture.pdf import set_pdf
from netmap.picture.standalone import render_page

_BLANK_TIES, _BLANK_PEOPLE = 5, 2


def draw_card_pdf(text: CardText, paper: HandoutPaper = HandoutPaper.LETTER) -> bytes:
    """Return a card as a PDF, tagged as PDF/UA-1; the same for the same words."""
    told = {"card": json.dumps(_fill(text)), "paper": paper.set_as, "title": text.title}
    return set_pdf("card/card.typ", told, list(_list_texts(asdict(text))))


def draw_card_html(text: CardText) -> bytes:
    """Return a card as one page of HTML that can be filled in and printed, and fetches nothing."""
    return render_page("card/assets", _fill(text)).encode()


def _fill(text: CardText) -> dict[str, object]:
    return asdict(text) | {
        "agreements": AGREEMENTS,
        "blank_ties": _BLANK_TIES,
        "blank_people": _BLANK_PEOPLE,
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
