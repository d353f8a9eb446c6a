"""What things are called on pages."""

from netmap.model.kinds import EntityKind

KIND_WORDS: dict[EntityKind, str] = {
    EntityKind.ORGANIZATION: "organization",
    EntityKind.PERSON: "person",
    EntityKind.GOAL: "goal",
    EntityKind.COALITION: "coalition",
    EntityKind.SECTOR: "sector",
    EntityKind.POPULATION: "group of people",
    EntityKind.AREA: "area",
    EntityKind.ASSET: "offer",
    EntityKind.DATA_SOURCE: "data source",
    EntityKind.PROGRAM: "program",
    EntityKind.ROUND: "round",
    EntityKind.INTERACTION: "contact",
    EntityKind.IDEA: "idea",
    EntityKind.DECISION: "decision",
    EntityKind.STEP: "step",
    EntityKind.CONTRIBUTION: "contribution",
    EntityKind.OUTCOME: "outcome",
    EntityKind.INDICATOR: "figure",
    EntityKind.VIEW: "saved view",
    EntityKind.SETTING: "setting",
    EntityKind.DISMISSAL: "finding put aside",
    EntityKind.PAIRING: "decision on two names",
}
