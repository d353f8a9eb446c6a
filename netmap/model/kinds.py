"""The kinds of entities and ties, and the values that code branches on."""

from enum import StrEnum


class EntityKind(StrEnum):
    """What an entity is; it never changes."""

    ORGANIZATION = "Organization"
    PERSON = "Person"
    GOAL = "Goal"
    COALITION = "Coalition"
    SECTOR = "Sector"
    POPULATION = "Population"
    AREA = "Area"
    ASSET = "Asset"
    DATA_SOURCE = "DataSource"
    PROGRAM = "Program"
    ROUND = "Round"
    INTERACTION = "Interaction"
    IDEA = "Idea"
    DECISION = "Decision"
    STEP = "Step"
    CONTRIBUTION = "Contribution"
    OUTCOME = "Outcome"
    INDICATOR = "Indicator"
    VIEW = "View"
    SETTING = "Setting"
    DISMISSAL = "Dismissal"
    PAIRING = "Pairing"


RESERVED_KINDS = ("Agreement", "Assessment", "Worksheet", "Story")
"""Names kept free for kinds that are defined together with their features."""

ACTOR_KINDS = frozenset({EntityKind.ORGANIZATION, EntityKind.PERSON})
"""The kinds that can be partners."""


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
    """What a contact was."""

    ATTEMPT = "attempt"
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


class Nature(StrEnum):
    """Why a Change was made."""

    NEW_INFORMATION = "new information"
    CORRECTION = "correction"
    MERGE = "merge"
    IMPORT = "import"
    UNDO = "undo"


class Privacy(StrEnum):
    """Who may see a field: the class of each field stands in the field itself."""

    PUBLIC = "public"
    CONTACT = "contact"
    NOTE = "note"
    RATING = "rating"
    SENSITIVE = "sensitive"
