"""What is said of thin sectors, tables, relationships, promises, and of what we do not know."""

from datetime import date
from typing import Any

from netmap.analysis.day import Day
from netmap.analysis.missing.gap import GapKind
from netmap.model.entities import Asset, Coalition, Population, Program
from netmap.model.happenings import Idea, Interaction, Step
from netmap.model.kinds import Mode, Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.ties import GUESS
from netmap.report.finding import Finding, FindingKind, Kind
from netmap.report.missing.every import HEADINGS, find_missing, group_missing
from netmap.report.missing.words import LINES_SHOWN
from tests.analysis.towns import goal, org, partners, person, sector, tie, town

DAY = date(2026, 5, 3)
US = (
    org("library", home=True), person("ana", name="Ana Ruiz", on_team=True), org("clinic"), org("school"),
    goal("jobs", name="Good jobs"), Coalition(id="table", name="Jobs Table"), tie(T.PURSUES, "table", "jobs"),
    tie(T.MEMBER_OF, "clinic", "table"),
)  # fmt: skip


def find_all(kind: Kind, *more: Any) -> tuple[Finding, ...]:
    network: Network = town(*US, *more)
    return tuple(finding for finding in find_missing(Day(network, DAY)) if finding.kind is kind)


def find(kind: Kind, *more: Any) -> Finding:
    (finding,) = find_all(kind, *more)
    return finding


def test_a_goal_whose_issue_has_a_list() -> None:
    finding = find(GapKind.GOAL_UNPLANNED, goal("flood", name="Ready for the flood", issue="floods"))
    assert finding.sentence == "Nobody has said yet who is needed for “Ready for the flood”."
    assert finding.why == (
        "There is a list to begin with: for “Disaster preparedness” it names Emergency & relief, Government and "
        "Service clubs."
    )
    assert finding.rests_on.startswith("The list comes from: Developing Actionable Science")
    assert finding.next_step.startswith("Take over the list for “Disaster preparedness”")
    assert "People with Alzheimer's" in find(GapKind.GOAL_UNPLANNED, goal("a", issue="dementia")).why


def test_a_sector_known_by_one_thin_tie() -> None:
    faith = (sector("faith", name="Faith communities", expected=True), org("church", name="St. Mark"),
             tie(T.IN_SECTOR, "church", "faith"))  # fmt: skip
    rated = find(GapKind.SECTOR_THIN, *faith, partners("church library", strength=2), org("mosque"),
                 tie(T.IN_SECTOR, "mosque", "faith"))  # fmt: skip
    assert rated.sentence == "In Faith communities we have a relationship with St. Mark only, and it is thin."
    assert rated.evidence == ("The tie to St. Mark is rated “in touch”.", "Also on the map there: Mosque.")
    assert rated.next_step == "Talk with St. Mark, and ask whom else we should meet in Faith communities."
    unrated = find(GapKind.SECTOR_THIN, *faith, partners("church library"))
    assert unrated.evidence == ("Nobody has rated the tie to St. Mark.",)
    guess = find(GapKind.SECTOR_THIN, *faith, partners("church library", said_by=GUESS))
    assert guess.evidence == ("The tie to St. Mark is a guess that nobody has confirmed.",)


def test_a_sector_known_by_one_who_is_only_kept_or_was_only_met() -> None:
    faith = (sector("faith", name="Faith communities", expected=True), org("church", name="St. Mark"),
             tie(T.IN_SECTOR, "church", "faith"))  # fmt: skip
    kept = tie(T.KEPT_BY, "church", "ana")
    met = (Interaction(id="m", on=date(2026, 3, 2)), tie(T.BY, "m", "ana"), tie(T.WITH, "m", "church"))
    only_kept, only_met = find(GapKind.SECTOR_THIN, *faith, kept), find(GapKind.SECTOR_THIN, *faith, *met)
    assert only_kept.sentence == (
        "In Faith communities our one relationship is with St. Mark, and no tie to them is noted."
    )
    assert only_kept.evidence == ("St. Mark: Ana Ruiz keeps this relationship, and no contact is noted yet.",)
    assert only_met.evidence == ("St. Mark: we have been in touch with them, last on 2 March 2026.",)
    assert find_all(GapKind.SECTOR_THIN, *faith, kept, *met) == ()


def test_of_an_idea_on_the_list_it_is_said_who_keeps_it() -> None:
    law = (sector("law", expected=True), org("aid", standing=Standing.IDEA), tie(T.IN_SECTOR, "aid", "law"))
    finding = find(GapKind.LISTED_SECTOR, *law, tie(T.KEPT_BY, "aid", "ana"))
    assert finding.evidence == (
        "Aid: an idea so far; Ana Ruiz keeps this relationship, and no contact is noted yet.",
    )


def test_sectors_that_hang_on_one_of_us_or_on_one_of_them() -> None:
    health = (sector("health", name="Health", expected=True), sector("learning", name="Learning", expected=True),
              tie(T.IN_SECTOR, "clinic", "health"), tie(T.IN_SECTOR, "school", "learning"),
              partners("clinic library", "library school", strength=4))  # fmt: skip
    ours = find(
        GapKind.SECTOR_ONE_PERSON,
        *health,
        tie(T.KEPT_BY, "clinic", "ana"),
        tie(T.KEPT_BY, "school", "ana"),
    )
    assert (
        ours.sentence
        == "Ana Ruiz is the only one of us noted as knowing or keeping anybody in Health and Learning."
    )
    assert ours.evidence == ("Health: Clinic.", "Learning: School.")
    assert ours.next_step == "Let Ana Ruiz bring one more of us along to Clinic."
    met = (Interaction(id="talk", on=DAY), tie(T.WITH, "talk", "school"), tie(T.BY, "talk", "ana"))
    only_met = find(GapKind.SECTOR_ONE_PERSON, *health, tie(T.KEPT_BY, "clinic", "ana"), *met)
    assert (
        only_met.sentence == "Ana Ruiz is the only one of us who holds a relationship in Health and Learning."
    )
    assert only_met.why == "Should they leave, nobody of us would hold one there."
    luis = (
        person("luis", name="Luis"),
        tie(T.WORKS_AT, "luis", "clinic"),
        tie(T.PARTNERS_WITH, "library", "luis"),
    )
    theirs = find(GapKind.SECTOR_ONE_PERSON, *health, *luis)
    assert theirs.sentence == "Luis is the only one we are in touch with in Health."
    assert theirs.next_step == "Ask Luis to introduce us to one more in Health."


def test_people_whom_no_program_reaches() -> None:
    finding = find(
        GapKind.PROGRAM_POPULATION, Population(id="teens", name="Teenagers"), Population(id="old", name="Elders"),
        Program(id="meals", name="Meals"), tie(T.SERVES, "meals", "old"), tie(T.SERVES, "school", "teens"),
    )  # fmt: skip
    assert finding.sentence == "No running program is noted as reaching Teenagers."
    assert finding.evidence == ("Teenagers: served by School.",)
    assert finding.rests_on == (
        "Based on 1 program of which it is noted whom they reach, whoever runs them; those that have ended do not count."
    )
    assert finding.next_step == "Ask School what they offer to Teenagers, and note it."


ROOM = (Asset(id="room", name="A room"), tie(T.HAS, "library", "room"))


def test_a_table_that_is_looking_for_what_we_have() -> None:
    finding = find(GapKind.COALITION_NEED, *ROOM, tie(T.NEEDS, "clinic", "room"))
    assert finding.sentence == (
        "At Jobs Table, Clinic is looking for “A room”: we can offer it, and nobody else there is noted as offering it."
    )
    assert finding.evidence == ("Library can offer “A room”.",)
    assert finding.next_step == "Offer it to Clinic."
    for_goal = find(GapKind.COALITION_NEED, *ROOM, tie(T.NEEDS, "jobs", "room"))
    assert for_goal.sentence.startswith("At Jobs Table, “Good jobs” is looking for “A room”")
    assert for_goal.next_step == "Offer it to the others at Jobs Table."


def test_what_we_could_bring_to_tables_makes_one_finding() -> None:
    van = (Asset(id="van", name="A van"), tie(T.HAS, "clinic", "van"))
    one = find(GapKind.COALITION_ASSET, *ROOM, *van)
    assert one.sentence == "At Jobs Table we could bring what nobody else there is noted as offering."
    assert one.evidence == ("Jobs Table: A room.",)
    second = (Coalition(id="more", name="More"), tie(T.MEMBER_OF, "clinic", "more"))
    assert find(GapKind.COALITION_ASSET, *ROOM, *van, *second).sentence.startswith("At 2 tables we could")


def test_partners_who_work_on_the_goal_of_a_table_and_do_not_sit_there() -> None:
    school = (tie(T.PURSUES, "school", "jobs"), partners("library school"))
    finding = find(GapKind.COALITION_MEMBER, *school)
    assert finding.sentence == "School works on “Good jobs”, as Jobs Table does, and is not a member of it."
    assert finding.next_step == "Ask School whether they would like to sit there."
    two = find(
        GapKind.COALITION_MEMBER,
        *school,
        org("bus"),
        tie(T.PURSUES, "bus", "jobs"),
        partners("library bus"),
    )
    assert (
        two.sentence == "Bus and School work on “Good jobs”, as Jobs Table does, and are not members of it."
    )
    assert two.key == finding.key


def test_relationships_that_are_overdue_or_not_renewed() -> None:
    late = partners("clinic library", strength=3, last_contact=date(2025, 10, 1))
    overdue = find(GapKind.OVERDUE, late, tie(T.KEPT_BY, "clinic", "ana"))
    assert overdue.sentence == "We have not been in touch with Clinic for longer than suits the relationship."
    assert overdue.evidence == (
        "Clinic: last contact on 1 October 2025, 214 days ago; usually no gap is longer than 180 days.",
    )
    assert overdue.next_step == "Ana Ruiz: call Clinic."
    cold = partners("library school", strength=3, last_contact=date(2024, 10, 1), rhythm_longest_days=100)
    both = find(GapKind.NEVER_RENEWED, cold, partners("clinic library"))
    assert both.sentence == (
        "Our relationship with School has not been renewed for very long, as far as is noted. Of our relationship "
        "with Clinic no day of a contact is noted, nor when it began."
    )
    assert both.evidence == (
        "School: last sign of life on 1 October 2024, 579 days ago; we want no gap longer than 100 days.",
        "Clinic: no day of a contact is noted, nor any other.",
    )
    assert both.next_step == (
        "Agree who of us will be in touch again with School, or note that the relationship has ended."
    )


def test_relationships_that_are_marketing_or_outreach_only() -> None:
    finding = find(GapKind.ONLY_OUTREACH, partners("clinic library", mode=Mode.OUTREACH),
                   partners("library school", mode=Mode.PARTNERSHIP))  # fmt: skip
    assert finding.sentence == "With Clinic, all that is noted so far is marketing or outreach."
    assert finding.evidence == ("Clinic: outreach.",)
    assert finding.rests_on == "Based on 2 relationships of which it is noted what they are like."


PROMISE = (
    Step(id="s1", what="Send the figures.", promised=True, due=date(2026, 5, 1)),
    tie(T.ABOUT, "s1", "clinic"),
)


def test_promises_that_are_late() -> None:
    one = find(GapKind.PROMISE_LATE, *PROMISE, tie(T.KEPT_BY, "s1", "ana"))
    assert one.sentence == "We promised “Send the figures” to Clinic, and it is late."
    assert one.evidence == (
        "“Send the figures” (Clinic): due on 1 May 2026, 2 days ago; it is with Ana Ruiz.",
    )
    assert one.next_step == "Do it, or tell Clinic when it will be done."
    second = Step(id="s2", what="", promised=True, due=date(2026, 5, 2))
    two = find(GapKind.PROMISE_LATE, *PROMISE, second)
    assert two.sentence == "2 promises of ours to Clinic are late."
    assert two.evidence[1] == "“a step”: due on 2 May 2026, 1 day ago."
    assert two.next_step == "“Send the figures”: do it, or tell Clinic when it will be done."


def test_what_is_done_and_was_not_reported_back() -> None:
    done = Step(id="s1", what="Build the bus stop", done_on=date(2026, 5, 1))
    idea = (
        Idea(id="i", text="A stop"),
        person("luis", name="Luis"),
        tie(T.BY, "i", "luis"),
        tie(T.LED_TO, "i", "s1"),
    )
    finding = find(GapKind.NOT_REPORTED_BACK, done, *idea)
    assert finding.sentence == "“Build the bus stop” is done, and nobody has told Luis what came of it."
    assert finding.next_step == "Tell Luis what came of “Build the bus stop”, and note the day."
    unnamed = find(GapKind.NOT_REPORTED_BACK, done.model_copy(update={"promised": True}))
    assert unnamed.sentence == "“Build the bus stop” is done, and nobody has reported back what came of it."


def test_partners_who_were_never_asked() -> None:
    finding = find(GapKind.NEVER_ASKED, partners("library school"))
    assert finding.sentence == "Nobody has asked Clinic and School whom they work with."
    assert finding.next_step == "Ask School whom they work with, next time you meet."
    many = find(GapKind.NEVER_ASKED, *(org(f"o{number}") for number in range(100)))
    assert many.sentence == "Nobody has asked 102 partners whom they work with."
    assert len(many.evidence) == LINES_SHOWN
    assert many.evidence[-1] == "… and 53 more."


def test_what_only_one_side_said_does_not_tell_on_who_said_it() -> None:
    finding = find(GapKind.ONE_SIDED, tie(T.REPORTS, "clinic", "school"), tie(T.REPORTS, "school", "library"))
    assert finding.sentence == "Clinic named School; School was asked too and did not name them."
    assert finding.rests_on == "Based on what 2 partners told us of their ties."
    assert finding.next_step == "Ask School once more whom they work with; do not say who named them."


def test_sides_that_see_their_tie_differently() -> None:
    finding = find(GapKind.SIDES_APART, partners("clinic school", strength_by_source=5, strength_by_target=2))
    assert finding.sentence == "Clinic calls working with School “collaborate”; School calls it “in touch”."
    assert finding.next_step == "Ask Clinic and School, each on their own, what they hope for from the other."


def test_where_we_are_one_of_the_sides_we_ask_the_other_and_look_at_ourselves() -> None:
    apart = find(GapKind.SIDES_APART, partners("clinic library", strength_by_source=5, strength_by_target=2))
    assert apart.next_step == "Ask Clinic what they hope for from us, and tell them what we hope for."
    named = find(GapKind.ONE_SIDED, tie(T.REPORTS, "clinic", "library"), tie(T.REPORTS, "library", "school"))
    assert named.next_step == "Note whether we work with Clinic."


def test_ties_nobody_has_heard_of_for_long() -> None:
    one = find(GapKind.LONG_AGO, partners("clinic school", confirmed_on=date(2025, 5, 1)))
    assert one.sentence == "1 tie has shown no sign of life for over a year (365 days)."
    assert one.evidence == ("Clinic and School: last sign of life on 1 May 2025, 367 days ago.",)
    two = find(GapKind.LONG_AGO, partners("clinic school", "library school", confirmed_on=date(2025, 5, 1)))
    assert two.sentence.startswith("2 ties have shown")


def test_every_kind_of_gap_has_its_words_and_every_finding_its_heading() -> None:
    headed = [kind for writers in HEADINGS.values() for kind in writers]
    assert sorted(headed) == sorted((*GapKind, FindingKind.NOTHING_EXPECTED))


def test_what_is_missing_comes_in_the_order_of_its_headings() -> None:
    network = town(*US, *PROMISE, sector("faith", expected=True), org("barn", standing=Standing.IDEA),
                   goal("flood", issue="floods"), partners("clinic library"))  # fmt: skip
    found = find_missing(Day(network, DAY))
    grouped = group_missing(found)
    assert [heading for heading, _ in grouped] == [
        "What goals lack", "Sectors", "Our relationships", "Promises", "What we do not know yet",
    ]  # fmt: skip
    assert tuple(finding for _, those in grouped for finding in those) == found
