"""Who answered a survey, and when: the organization, the person, the day; what the service adds is left out."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from netmap.files.grids import Cell, Spot, is_filled
from netmap.files.meaning.columns.column import LEFT_OUT, OWN
from netmap.files.meaning.values import is_email, read_text
from netmap.files.shapes.matrices.made_tables import NOTHING, Found
from netmap.files.shapes.surveys.exports import Service, Survey
from netmap.model.text import fold_text

_SAMPLE = 200
_LONGEST_NAME = 100
_SHORT_QUESTION = 6
_DAYS = (
    "completion time", "date submitted", "recordeddate", "recorded date", "end date", "enddate", "timestamp", "marca temporal",
    "zeitstempel", "horodateur", "carimbo de data hora", "hora de finalizacion", "start date", "startdate", "start time",
    "time started", "hora de inicio",
)  # fmt: skip
_TECHNICAL = frozenset({
    "ip address", "ipaddress", "response type", "progress", "finished",
    "duration in seconds", "distribution channel", "distributionchannel", "user language", "userlanguage", "location latitude",
    "locationlatitude", "location longitude", "locationlongitude", "external reference", "external data reference",
    "externalreference", "custom data 1", "contact id", "session id", "sessionid", "legacy comments", "referer", "user agent",
    "link name", "last modified time", "total points", "quiz feedback", "survey id",
})  # fmt: skip
_NUMBERS = frozenset({"id", "respondent id", "collector id", "response id", "responseid"})
_TECHNICAL_OF = {
    Service.MICROSOFT: {"language"}, Service.QUALTRICS: {"status"},
    Service.ALCHEMER: {"status", "language", "comments", "tags", "longitude", "latitude", "country", "city", "state region", "postal"},
}  # fmt: skip
_ORGANIZATION = re.compile(
    r"\b(organi[sz]ations?|organi[sz]acion|agency|agencia|company|institution|institucion|employer|nonprofit|program|school|library|"
    r"department|verein|einrichtung|association)\b|\bwho do you (represent|work for)\b|\bwhere do you work\b"
)
_NOT_ORGANIZATION = re.compile(
    r"\b(e ?mail|phone|website|url|type|kind|sector|size|role|title|serve|serves|needs?|need|how|why|which of|list|other|"
    r"organizations|agencies|address|city|county|budget|staff|describe|does|do with|share)\b"
)
_PERSON = re.compile(r"(what is )?(your |respondent s? ?|contact |recipient )?(full )?name|(your )?name (and|first and) last name|nombre|"
                     r"person completing( this)?( survey| form)?|tu nombre|su nombre")  # fmt: skip
_FIRST = frozenset(
    {"first name", "your first name", "recipient first name", "recipientfirstname", "given name"}
)
_LAST = frozenset({"last name", "your last name", "recipient last name", "recipientlastname", "family name"})
_MAIL = re.compile(
    r"(your |what is your |contact |recipient ?|respondent )?(e ?mail)( address)?|direccion de correo electronico|correo electronico"
)
_NOBODY = frozenset({"anonymous", "anonimo", "anonym", "anonyme"})


@dataclass(frozen=True, slots=True)
class Respondents:
    """Which columns say who answered a survey, and when; `meanings` are what is known of the columns, by heading."""

    organization: int | None
    day: int | None
    person: int | None
    meanings: dict[str, str]

    @property
    def named(self) -> int | None:
        """The column that names whom a row speaks for: the organization, or else the person."""
        return self.person if self.organization is None else self.organization


def find_respondents(survey: Survey) -> Respondents:
    """Return who answered, by the questions; a longer question nobody knows is kept as a column of the user's own."""
    heads = {at: _fold(one.question) for at, one in enumerate(survey.asked) if not one.choice}
    organization = _find_organization(survey, heads)
    heads.pop(organization if organization is not None else -1, None)
    days = [at for name in _DAYS for at, head in heads.items() if head == name]
    person = next((at for at, head in heads.items() if _PERSON.fullmatch(head)), None)
    first, last = (
        next((at for at, head in heads.items() if head in names), None) for names in (_FIRST, _LAST)
    )
    mail = next((at for at, head in heads.items() if _MAIL.fullmatch(head) and _holds_mail(survey, at)), None)
    named = person is not None and any(map(is_filled, _list_cells(survey, person)))
    known = {
        organization: "organization", person: "person", first: "first_name", last: "last_name",
        mail: "person_email" if named or first is not None else "email",
    }  # fmt: skip
    names = survey.block.headings
    meanings = {names[at]: meaning for at, meaning in known.items() if at is not None}
    for at, head in heads.items():
        if names[at] not in meanings and (meaning := _keep_or_leave(survey, at, head, days)):
            meanings[names[at]] = meaning
    return Respondents(organization, days[0] if days else None, person, meanings)


def _fold(question: str) -> str:
    return fold_text(re.sub(r"['’]s\b", "", question))


def _keep_or_leave(survey: Survey, at: int, head: str, days: list[int]) -> str:
    technical = head in _TECHNICAL or head in _TECHNICAL_OF.get(survey.service, ())
    if technical or (at in days and at != days[0]):
        return LEFT_OUT
    return OWN if at in days or head in _NUMBERS or len(head.split()) >= _SHORT_QUESTION else ""


def _list_cells(survey: Survey, column: int) -> list[Cell]:
    return [survey.block.get(place, column) for place in range(min(len(survey.block.rows), _SAMPLE))]


def _holds_mail(survey: Survey, column: int) -> bool:
    texts = [read_text(cell) for cell in _list_cells(survey, column) if is_filled(cell)]
    return all(is_email(text) or fold_text(text) in _NOBODY for text in texts)


def _find_organization(survey: Survey, heads: dict[int, str]) -> int | None:
    """Return the column of the organization that answers: asked for in one question, and answered with a short name."""
    fitting = [
        at for at, head in heads.items() if _ORGANIZATION.search(head) and not _NOT_ORGANIZATION.search(head)
    ]
    fitting += [
        at for at, head in heads.items()
        if at not in fitting and _ORGANIZATION.search(head) and re.match(r"(what|which|name|your|please enter|my)\b", head)
        and not re.search(r"\b(which of|do you|serve|type|kind|sector|e ?mail|phone|organizations|agencies)\b", head)
    ]  # fmt: skip
    return next((at for at in fitting if _holds_names(survey, at)), None)


def _holds_names(survey: Survey, column: int) -> bool:
    texts = [read_text(cell) for cell in _list_cells(survey, column) if is_filled(cell)]
    return bool(texts) and all(len(text) <= _LONGEST_NAME and "@" not in text for text in texts)


def blank_nobody(survey: Survey) -> Survey:
    """Return a survey without the "anonymous" that a service writes where somebody gave no name."""
    block = survey.block
    found: dict[Spot, tuple[Cell, Spot]] = {
        (place, at): (None, block.find_spot(place, at))
        for at, one in enumerate(survey.asked)
        if not one.choice and (fold_text(one.question) == "name" or _MAIL.fullmatch(fold_text(one.question)))
        for place in range(len(block.rows))
        if fold_text(read_text(block.get(place, at))) in _NOBODY
    }
    return replace(survey, block=block.fill(found))


def read_day(survey: Survey, respondents: Respondents, place: int) -> Found:
    """Return the day on which a row was answered, without the time."""
    if respondents.day is None:
        return NOTHING
    cell, spot = survey.block.get(place, respondents.day), survey.block.find_spot(place, respondents.day)
    if isinstance(cell, datetime):
        return cell.date(), spot
    if isinstance(cell, date) or not isinstance(cell, str):
        return cell, spot
    return (re.split(r"[\sT,]+(?=\d{1,2}:)", cell.strip())[0] or None), spot
