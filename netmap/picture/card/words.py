"""What stands on a partner's own card, in words to them; the same on paper and on the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from netmap.analysis.card.answers import tell_state
from netmap.analysis.card.card import Card, Contact, OwnTie, Seen, Way
from netmap.analysis.day import Day
from netmap.analysis.us import list_homes
from netmap.model.entities import Organization
from netmap.model.kinds import TieKind
from netmap.model.words import join_names, tell_day, tell_value

_FIELDS = {
    "name": "Your name",
    "aka": "Also known as",
    "description": "What you do",
    "website": "Website",
    "email": "E-mail",
    "phone": "Phone",
}
_ABOUT = {
    TieKind.IN_SECTOR: "Sectors you work in",
    TieKind.RUNS: "Programs you run",
    TieKind.SERVES: "Whom and where you serve",
    TieKind.HAS: "What you can offer",
    TieKind.NEEDS: "What you are looking for",
    TieKind.OFFERS: "Data you share",
}
_ALWAYS_ASKED = frozenset({TieKind.IN_SECTOR, TieKind.SERVES, TieKind.HAS, TieKind.NEEDS})
_PARTS = {
    "address": "Street",
    "city": "City",
    "region": "State or region",
    "postal_code": "Postal code",
    "country": "Country",
}
_LISTS = frozenset({"aka", *map(str, _ABOUT)})
_LONG = frozenset({"description"})
_WAYS = {
    (TieKind.PARTNERS_WITH, True): "you work together",
    (TieKind.FUNDS, True): "you fund them",
    (TieKind.FUNDS, False): "they fund you",
    (TieKind.REFERS_TO, True): "you refer people to them",
    (TieKind.REFERS_TO, False): "they refer people to you",
    (TieKind.PART_OF, True): "you are part of it",
    (TieKind.PART_OF, False): "it is part of you",
    (TieKind.REPORTS, True): "you told us that you work together",
    (TieKind.MEMBER_OF, True): "you sit there",
    (TieKind.PURSUES, True): "you work on it",
}
NEW_WAYS: dict[Way, str] = {
    (TieKind.PARTNERS_WITH, True): "we work together",
    (TieKind.FUNDS, True): "we fund them",
    (TieKind.FUNDS, False): "they fund us",
    (TieKind.REFERS_TO, True): "we refer people to them",
    (TieKind.REFERS_TO, False): "they refer people to us",
    (TieKind.MEMBER_OF, True): "a coalition: we sit there",
    (TieKind.PURSUES, True): "a goal: we work on it",
}
"""The ways of `answers.NEW_WAYS` in the words of the partner."""
_NAMED_OF_SEEN = 60
BLANK_PEOPLE, BLANK_TIES = 2, 5
"""How many more people and ties a card has places for."""
AGREEMENTS = {
    "name": "You may show our name on maps that others get, with the sectors we work in.",
    "ties": "You may also show whom we work with, and which goals and coalitions we share.",
    "more": "You may also show our website, our city and what we do.",
    "nothing": "Please do not show us to others.",
}
"""What a partner can agree to, each with a box to tick."""
_NOT_ASKED = "We have not asked you yet."
_REFUSED = "you would rather not be shown. We keep to that."


@dataclass(frozen=True, slots=True)
class CardBox:
    """A box to write in: the field or the kind of ties it is about, what that is called, several lines or names."""

    key: str
    called: str
    is_long: bool = False
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class CardRow:
    """A row of a card: what it is, how we have it, "" where we have nothing, and the boxes in which it is put right."""

    what: str
    had: str
    boxes: tuple[CardBox, ...]


@dataclass(frozen=True, slots=True)
class CardText:
    """All that stands on a card.

    `ties` are a name and in which ways. `send_to` is empty where nobody said where a card is to be sent. `state` is what
    stands on it for netmap, as JSON, by which the answers are read.
    """

    title: str
    lead: str
    hidden_place: str
    rows: tuple[CardRow, ...]
    people: tuple[Contact, ...]
    ties: tuple[tuple[str, str], ...]
    seen: tuple[str, ...]
    answer: str
    send_to: str
    foot: str
    state: str


def write_card(day: Day, card: Card, send_to: str = "") -> CardText:
    """Return the words of a card; it is to be sent to us where nothing else is said."""
    subject = card.subject
    homes = list_homes(day.openly.network)
    ours = homes[0] if homes else None
    whose = join_names([one.name for one in homes]) or "Whoever gave you this"
    keep = "keep" if len(homes) > 1 else "keeps"
    return CardText(
        title=subject.name,
        lead=(
            f"{whose} {keep} a map of who works with whom here. This is what it says about you. Please put right what is wrong, "
            "write in what is missing, tick what others may see, and send it back."
        ),
        hidden_place=(
            "Where you are is confidential: we keep no street, and tell nobody."
            if subject.location_confidential
            else ""
        ),
        rows=tuple(_list_rows(card)),
        people=card.contacts,
        ties=tuple((one.other, _tell_ways(one)) for one in (*card.ties, *card.tables)),
        seen=tuple(_tell_seen(card.seen)),
        answer=_tell_answer(subject),
        send_to=send_to or _find_address(ours),
        foot=f"As of {tell_day(day.date)}. Only for you: it holds how to reach you and is not for handing on.",
        state=tell_state(day, card).model_dump_json(),
    )


def _tell_answer(subject: Organization) -> str:
    """Return what a partner told us before of what others may see, who told it and when."""
    if subject.may_be_named is None:
        return _NOT_ASKED
    on = f" on {tell_day(subject.agreed_on)}" if subject.agreed_on else " before"
    who = f" ({subject.agreed_by})" if subject.agreed_by else ""
    if not subject.may_be_named:
        return f"What you told us{on}{who}: {_REFUSED}"
    parts = {
        "whom you work with": subject.may_show_ties,
        "website, city and what you do": subject.may_show_more,
    }
    told = [
        "you may be named",
        *(f"{'show' if said else 'do not show'} {what}" for what, said in parts.items() if said is not None),
    ]
    return f"What you told us{on}{who}: {join_names(told)}."


def _list_rows(card: Card) -> Iterator[CardRow]:
    for name, value in card.fields:
        yield _build_row(name, _FIELDS[name], tell_value(value) if value else "")
    hidden = {"address", "postal_code"} if card.subject.location_confidential else set()
    parts = tuple(CardBox(key, called) for key, called in _PARTS.items() if key not in hidden)
    yield CardRow("Where you are", ", ".join(card.place), parts)
    for kind, names in card.about:
        if names or kind in _ALWAYS_ASKED:
            yield _build_row(kind.value, _ABOUT[kind], "; ".join(names))


def _build_row(key: str, called: str, had: str) -> CardRow:
    return CardRow(called, had, (CardBox(key, called, key in _LONG, key in _LISTS),))


def _tell_ways(tie: OwnTie) -> str:
    return ", ".join(_WAYS[way] for way in tie.ways)


def _tell_seen(seen: Seen) -> Iterator[str]:
    if not seen.shown:
        because = ", because you asked us not to name you" if seen.refused else ""
        yield f"You are not in the copies of the map that others get{because}."
        return
    sectors = f", in {join_names(list(seen.sectors))}" if seen.sectors else ""
    yield f"Your name{sectors}."
    if seen.tables:
        yield f"That you take part in {join_names(list(seen.tables), _NAMED_OF_SEEN)}."
    if seen.partners:
        yield f"That you work with {join_names(list(seen.partners), _NAMED_OF_SEEN)}."
    yield "Nothing else: not how to reach you, no people, no notes, not how closely you work with anybody."


def _find_address(ours: Organization | None) -> str:
    if ours is None:
        return ""
    place = ", ".join(filter(None, (ours.address, ours.city, ours.region, ours.postal_code)))
    return " · ".join(filter(None, (ours.name, ours.email, ours.phone, place)))
