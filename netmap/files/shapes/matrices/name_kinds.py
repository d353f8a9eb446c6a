"""What names and headings over ticked cells are: organizations, people, coalitions, sectors, goals, groups served."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netmap.files.lists.context import ListContext
from netmap.files.matching.name_looks import guess_actors
from netmap.model.kinds import EntityKind as E
from netmap.model.text import fold_text

_COALITION = re.compile(
    r"\b(coalitions?|alliances?|task ?forces?|(sub ?)?committees?|work ?groups?|working groups?|\w+ wg|networks?|councils?|"
    r"collaboratives?|partnerships?|consortium|round ?tables?|caucus|cabinet|commissions?|advisory (board|group|team)|"
    r"steering|\w+ (teams?|crews?|squads?)|sub ?groups?|coalicion(es)?|alianzas?|comites?|consejos?|mesas?|grupos? de trabajo)\b"
)
_ORGANIZATION = re.compile(
    r"\b(clinic|hospital|health (center|department|system)|schools?|library|libraries|church|temple|mosque|synagogue|center|"
    r"centre|college|university|department|dept|district|foundation|association|society|club|pantry|bank|services|inc|llc|"
    r"ymca|ywca|ministries|museum|agency|authority|office|bureau|trust|institute|academy|shelter|cooperative|co op|rotary|"
    r"lions|united way|head start|county|city of|town of|police|fire|company|corp|store|extension|hospice|"
    r"dental|pharmacy|players|theater|theatre|radio|times|gazette|programs?|project|house|homes?|farms?|kitchen|gallery|transit|"
    r"gardens?|market|grocery|studio|works|union|bakery|cafe|gym|parks?|counseling|hostel|inn|hotel|press|tribune|choir|"
    r"orchestra|ministry|mission|fellowship|league|guild|group|partners|collective|fund|charity|"
    r"preschool|daycare|elementary|public|community|regional|national|american|united|neighbors|kids|escuela|clinica|iglesia|"
    r"biblioteca|centro|verein|schule)\b"
)
_POPULATION = re.compile(
    r"\b(youth|young|teens?|children|kids|infants?|toddlers?|seniors?|older adults?|elders|families|parents|veterans?|immigrants?|"
    r"refugees?|migrants?|women|men|girls|boys|homeless|unhoused|people with|disabilit(y|ies)|lgbtq\w*|tribal|low income|"
    r"students|pregnant|newcomers|farmworkers|adults|caregivers|jovenes|ninos|familias|mayores|mujeres|migrantes)\b"
)
_HINTS = (
    (E.ORGANIZATION, re.compile(
        r"\b((work|works|working|worked|partner|partners|collaborat\w*|coordinat\w*|communicat\w*|interact\w*|cooperat\w*|"
        r"connect\w*|share \w+|engage\w*|meet|met|team\w*( up)?|plan\w*|join\w* forces|link\w*|talk\w*) with|in contact|refer|refers|referrals?|relationship|exchange|trust|tied|trabaja\w* con)\b"
    )),
    (E.COALITION, re.compile(rf"{_COALITION.pattern}|\b(memberships?|member of|belongs to|sits on|miembro de)\b")),
    (E.SECTOR, re.compile(r"\b(sectors?|categor(y|ies)|fields?|industr(y|ies)|types? of (organization|agency|partner)|(impact|focus|issue|program) areas?|"
        r"areas? of (impact|focus|work)|categorias?)\b")),
    (E.GOAL, re.compile(r"\b(goals?|objectives?|priorit(y|ies)|pillars?|strateg(y|ies)|metas?|objetivos?)\b")),
    (E.POPULATION, re.compile(r"\b(populations?|serves?|served|audiences?|clients|target groups?|poblacion(es)?)\b")),
    (E.ORGANIZATION, re.compile(
        r"\b(boards?|organi[sz]ations?|agenc(y|ies)|partners?|institutions?|nonprofits?|juntas?|organizaciones|socios|know|funds?)\b"
    )),
)  # fmt: skip
_LABELED = re.compile(r"(?P<label>[^:\[\](]{2,60}?)\s*(?:\d+|[A-Z])?\s*(?::|\s[–—-]\s)\s*(?P<name>\S.*)")
_BRACKETED = re.compile(r"(?P<label>.*\S)\s*\[(?P<name>[^\[\]]+)\]\s*")
_QUESTION = re.compile(r".*\?\s*(\([^()]*\)\s*)?|.*\(\s*\d+\s*(-|–|to)\s*\d+\b[^()]*\)\s*", re.DOTALL)
_GENERAL = frozenset(
    {
        "office",
        "program",
        "programs",
        "department",
        "agency",
        "company",
        "group",
        "trust",
        "center",
        "fund",
        "services",
        "district",
        "project",
        "community",
        "public",
        "regional",
        "national",
    }
)
"""Words of organizations that by themselves are called like none."""
_PERSON = re.compile(
    r"(?:(?:dr|mr|mrs|ms|rev|sr|sra|fr)\.?\s+)?[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’.-]*){1,3}", re.IGNORECASE
)
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Head:
    """A heading over ticked cells: the name in it, and the kind of record that the words before the name hint at."""

    name: str
    hint: E | None = None


def read_head(heading: str, group: str) -> Head:
    """Return the name in a heading such as "Category 1: Health", "Committees [Data]" or "Data" under "Committees"."""
    found = _BRACKETED.fullmatch(heading) or _LABELED.fullmatch(heading)
    if found and (hint := find_hint(found["label"])):
        return Head(" ".join(found["name"].split()), hint)
    if group and (hint := find_hint(group)):
        bare = heading[len(group) :].strip() if heading.casefold().startswith(group.casefold()) else heading
        return Head(bare or heading, hint)
    return Head(heading)


def find_hint(text: str) -> E | None:
    """Return the kind of record that a question or a heading over others asks for."""
    folded = fold_text(text)
    return next((kind for kind, words in _HINTS if words.search(folded)), None)


def judge_names(names: Sequence[str], context: ListContext) -> E | None:
    """Return what most of these names are, by the names on the map and by their words; None where nothing says it."""
    found = Counter(kind for name in names for kind in [judge_name(name, context)] if kind)
    kind, count = found.most_common(1)[0] if found else (None, 0)
    return kind if count > _HALF * len(names) or (count == _HALF * len(names) and len(found) == 1) else None


def judge_name(name: str, context: ListContext) -> E | None:
    """Return what one name is; None where nothing says it, and of a question or a scale, which name nobody."""
    folded = fold_text(name)
    if _QUESTION.fullmatch(name) or folded in _GENERAL:
        return None
    known = [
        kind
        for kind in (E.COALITION, E.ORGANIZATION, E.PERSON, E.GOAL, E.POPULATION)
        if kind in context.find_kinds(name)
    ]
    if known:
        return known[0]
    if _COALITION.search(folded):
        return E.COALITION
    if E.SECTOR in context.find_kinds(name):
        return E.SECTOR
    if _POPULATION.search(folded) and not _ORGANIZATION.search(folded):
        return E.POPULATION
    return E.ORGANIZATION if _ORGANIZATION.search(folded) else None


def is_named(head: Head, context: ListContext) -> bool:
    """Whether a heading names a coalition or an organization, by what stands over it, by its words or as one on the map."""
    kinds = {E.COALITION, E.ORGANIZATION}
    return head.hint in kinds or judge_name(head.name, context) in kinds


def names_organization(name: str) -> bool:
    """Whether a name has a word that organizations go by, as "clinic" or "school"."""
    return bool(_ORGANIZATION.search(fold_text(name)))


def are_people(names: Iterable[str], context: ListContext) -> bool:
    """Whether names are those of people: by their first names, or else by being a few words that no organization goes by."""
    listed = [name for name in names if name]
    looks = guess_actors(listed, context.names.get(E.SECTOR, frozenset()))
    if looks is not None or not listed:
        return looks is E.PERSON
    alike = sum(
        bool(_PERSON.fullmatch(name))
        and name != name.lower()
        and judge_name(name, context) in {None, E.PERSON}
        for name in listed
    )
    return alike * 10 >= 8 * len(listed)
