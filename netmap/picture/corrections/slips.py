"""Correction slips as a PDF to print: four a page, a page for each language."""

import json
from collections.abc import Sequence

from netmap.analysis.day import Day
from netmap.analysis.us import list_homes
from netmap.content.entries import SlipWords
from netmap.content.loading import Content
from netmap.errors import InputError
from netmap.model.text import shorten_text
from netmap.picture.paper.handouts import HandoutPaper
from netmap.picture.pdf import set_pdf

LONGEST_TITLE, _LONGEST_FOOT, _LONGEST_SEEN = 60, 60, 90
"""Characters for which there is room on a slip."""


def choose_slips(content: Content, languages: Sequence[str]) -> tuple[SlipWords, ...]:
    """Return the words of slips in some languages, by code or name; in the usual one when none is named.

    Raises
    ------
    InputError
        When there are no words in a language; the message lists those there are.
    """
    known = {name.casefold(): one for one in content.slips for name in (one.language, one.name)}
    unknown = [one for one in languages if one.strip().casefold() not in known]
    if unknown:
        there = ", ".join(f"{one.language} ({one.name})" for one in content.slips)
        raise InputError(
            f"There are no slips in “{unknown[0][:40]}”. There are: {there}.",
            field="language",
            value=unknown[0],
        )
    chosen = [known[one.strip().casefold()] for one in languages] or content.slips[:1]
    return tuple(dict.fromkeys(chosen))


def name_sender(day: Day) -> str:
    """Return whose slips they are: the first of ours that is not confidential, "" where nobody is us."""
    return next((one.name for one in list_homes(day.openly.network)), "")


def draw_slips(
    slips: Sequence[SlipWords],
    *,
    title: str = "",
    foot: str = "",
    seen: Sequence[str] = ("",),
    paper: HandoutPaper = HandoutPaper.LETTER,
) -> bytes:
    """Return slips as a PDF, tagged as PDF/UA-1; the same for the same words.

    Parameters
    ----------
    title
        What stands over each slip, in place of its own title; shortened to what there is room for.
    foot
        Whose slip it is, at its foot.
    seen
        Where somebody looked, such as a step of a story: a page of each, "" for no place in particular.
    """
    own = shorten_text(title, LONGEST_TITLE)
    pages = [
        one.model_dump() | ({"title": own} if own else {}) | {"seen": shorten_text(place, _LONGEST_SEEN)}
        for place in seen
        for one in slips
    ]
    signed = shorten_text(foot, _LONGEST_FOOT)
    told = {
        "slips": json.dumps({"pages": pages, "foot": signed}),
        "paper": paper.set_as,
        "title": str(pages[0]["title"]),
    }
    return set_pdf(
        "corrections/slips.typ", told, [signed, *(text for page in pages for text in page.values())]
    )
