"""The kinds of entities and ties, and the values that code branches on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


@dataclass(frozen=True, slots=True)
class KindWords:
    """What people call a kind: one of it, many of it, and the title of its sheet in a workbook.

    `spellings` are the words by which lists name it, folded: in a "type" column, or as the name of a file or
    sheet. A kind without them is one that nobody keeps lists of.
    """

    one: str
    many: str
    title: str
    spellings: tuple[str, ...]


class EntityKind(StrEnum):
    """What an entity is, which never changes, and what people call it.

    Each stands with its value, the words for one and for many of it, the spellings
    with commas between, and the title of its sheet where that is not the word for many. Its class is in
    `netmap.model.entities` or `netmap.model.happenings`.
    """

    words: KindWords

    def __new__(cls, value: str, one: str = "", many: str = "", said: str = "", title: str = "") -> Self:
        """Return a kind that carries its words; `EntityKind(value)` finds it again."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.words = KindWords(one, many, title or many.capitalize(), tuple(filter(None, said.split(", "))))
        return kind

    ORGANIZATION = (
        "Organization", "organization", "organizations",
        (
            "organization, organisation, organizations, organisations, org, orgs, agency, agencies, company, "
            "institution, partner, partners, partner organizations"
        ),
    )  # fmt: skip
    PERSON = (
        "Person",
        "person",
        "people",
        "person, people, individual, individuals, contact, contacts, staff, human",
    )
    GOAL = "Goal", "goal", "goals", "goal, goals"
    COALITION = "Coalition", "coalition", "coalitions", "coalition, coalitions, alliance, alliances"
    SECTOR = "Sector", "sector", "sectors", "sector, sectors"
    POPULATION = "Population", "group of people", "groups of people", "population, populations", "Populations"
    AREA = "Area", "area", "areas", "area, areas"
    CANDIDATE = "Candidate", "candidate", "candidates", "candidate, candidates"
    ASSET = "Asset", "offer", "offers", "asset, assets", "Assets"
    DATA_SOURCE = "DataSource", "data source", "data sources", "data source, data sources"
    PROGRAM = "Program", "program", "programs", "program, programs, programme, programmes"
    ROUND = "Round", "round", "rounds", "round, rounds"
    INTERACTION = (
        "Interaction",
        "contact",
        "contacts",
        "interaction, interactions, contact log, conversations, meetings, talks",
        "Interactions",
    )
    IDEA = "Idea", "idea", "ideas", "idea, ideas"
    DECISION = "Decision", "decision", "decisions", "decision, decisions"
    STEP = "Step", "step", "steps", "step, steps, next steps"
    CONTRIBUTION = "Contribution", "contribution", "contributions", "contribution, contributions"
    OUTCOME = "Outcome", "outcome", "outcomes", "outcome, outcomes"
    INDICATOR = "Indicator", "figure", "figures", "indicator, indicators", "Indicators"
    VIEW = "View", "saved view", "saved views", "", "Views"
    STORY = "Story", "story", "stories", "", "Stories"
    SETTING = "Setting", "setting", "settings"
    DISMISSAL = "Dismissal", "finding put aside", "findings put aside", "", "Dismissals"
    PAIRING = "Pairing", "decision on two names", "decisions on two names", "", "Pairings"
    COPY = "Copy", "copy given away", "copies given away", "", "Copies"
    CORRECTION = "Correction", "correction slip", "correction slips", "", "Corrections"


RESERVED_KINDS = ("Agreement", "Assessment", "Worksheet")
"""Names kept free for kinds that are defined together with their features."""

ACTOR_KINDS = frozenset({EntityKind.ORGANIZATION, EntityKind.PERSON})
"""The kinds that can be partners."""

RECORD_KINDS = (
    EntityKind.INTERACTION, EntityKind.IDEA, EntityKind.DECISION, EntityKind.STEP, EntityKind.CONTRIBUTION,
    EntityKind.OUTCOME, EntityKind.INDICATOR, EntityKind.ROUND, EntityKind.DISMISSAL,
)  # fmt: skip
"""The kinds that record something: about anything, by somebody, and one leads to another."""


class TieKind(StrEnum):
    """What a tie says; the rules of each kind stand in `netmap.model.tie_rules`."""

    KNOWS = "KNOWS"
    PARTNERS_WITH = "PARTNERS_WITH"
    REPORTS = "REPORTS"
    WORKS_AT = "WORKS_AT"
    MEMBER_OF = "MEMBER_OF"
    FUNDS = "FUNDS"
    REFERS_TO = "REFERS_TO"
    GAVE = "GAVE"
    RECEIVED = "RECEIVED"
    TOWARD = "TOWARD"
    PURSUES = "PURSUES"
    IN_SECTOR = "IN_SECTOR"
    RUNS = "RUNS"
    SERVES = "SERVES"
    HAS = "HAS"
    NEEDS = "NEEDS"
    OFFERS = "OFFERS"
    EXPECTS = "EXPECTS"
    PART_OF = "PART_OF"
    KEPT_BY = "KEPT_BY"
    INTRODUCED_BY = "INTRODUCED_BY"
    ABOUT = "ABOUT"
    WITH = "WITH"
    BY = "BY"
    LED_TO = "LED_TO"


class Standing(StrEnum):
    """How a partner stands with us."""

    IDEA = "idea"
    PARTNER = "partner"
    PAST_PARTNER = "past partner"
    NOT_NOW = "not now"
    NOT_A_FIT = "not a fit"
    CLOSED = "closed"
    DO_NOT_CONTACT = "do not contact"


class TeamRole(StrEnum):
    """What somebody on our team is."""

    BOARD = "board"
    STAFF = "staff"
    VOLUNTEER = "volunteer"


class Scope(StrEnum):
    """How far a goal reaches."""

    WIDE = "wide"
    NARROW = "narrow"


class Horizon(StrEnum):
    """When a step is to be taken."""

    NOW = "now"
    LATER = "later"


class AreaLevel(StrEnum):
    """How large an area is, from small to large."""

    NEIGHBORHOOD = "neighborhood"
    COMMUNITY = "community"
    CITY = "city"
    STATE = "state"


class AssetKind(StrEnum):
    """What somebody can offer."""

    KNOWLEDGE = "knowledge"
    SKILL = "skill"
    EXPERIENCE = "experience"
    RESOURCE = "resource"


class InteractionKind(StrEnum):
    """What a contact was; `CONTACT` where only is known that there was one."""

    ATTEMPT = "attempt"
    CONTACT = "contact"
    CALL = "call"
    MAIL = "mail"
    MEETING = "meeting"
    INTERVIEW = "interview"
    MEET_AND_GREET = "meet-and-greet"
    COMMUNITY_CONVERSATION = "community conversation"


class ContributionKind(StrEnum):
    """What was given."""

    MONEY = "money"
    HOURS = "hours"
    SPACE = "space"
    EXPERTISE = "expertise"


class Formal(StrEnum):
    """Whether a relationship is written down."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Mode(StrEnum):
    """What a relationship is like, from one-way to shared."""

    MARKETING = "marketing"
    OUTREACH = "outreach"
    PARTNERSHIP = "partnership"
    ENGAGEMENT = "engagement"


class WithRole(StrEnum):
    """How somebody takes part in a contact."""

    PLANNER = "planner"
    INVITED = "invited"
    COMING = "coming"
    THERE = "there"
    ABSENT = "absent"
    FACILITATOR = "facilitator"


class Pairs(StrEnum):
    """What was decided about two entities that look alike."""

    SAME = "same"
    DIFFERENT = "different"


class Correcting(StrEnum):
    """What a correction slip says is wrong or missing, and how that is read between the two names on it."""

    says: str

    def __new__(cls, value: str, says: str = "") -> Self:
        """Return what is wrong with its words; `Correcting(value)` finds it again."""
        wrong = str.__new__(cls, value)
        wrong._value_ = value
        wrong.says = says
        return wrong

    WORKS_WITH = "works-with", "works with"
    NO_LONGER = "no-longer", "no longer works with"
    NOT_ON_MAP = "not-on-map", "is not on the map"
    NAME = "name", "is called"
    OTHER = "other", "something else"

    @property
    def is_about_two(self) -> bool:
        """Whether a second name belongs to it: whom they work with, or how they are really called."""
        return self in {Correcting.WORKS_WITH, Correcting.NO_LONGER, Correcting.NAME}


class SlipState(StrEnum):
    """Where a correction slip is."""

    WAITING = "waiting"
    ASKED_BACK = "asked back"
    TAKEN = "taken"
    ASIDE = "put aside"


class Nature(StrEnum):
    """Why a Change was made."""

    NEW_INFORMATION = "new information"
    CORRECTION = "correction"
    IMPORT = "import"
    UNDO = "undo"


class Privacy(StrEnum):
    """Who may see a field: the class of each field stands in the field itself."""

    PUBLIC = "public"
    CONTACT = "contact"
    NOTE = "note"
    RATING = "rating"
    SENSITIVE = "sensitive"
