"""What a network says, as facts in words, and what differs from what a person reads in a list."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from netmap.files.lists.questions import About
from netmap.files.plan.plan import ImportPlan
from netmap.model.entities import Organization, Person
from netmap.model.entity import Entity
from netmap.model.happenings import Interaction
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import Network
from netmap.model.text import fold_text
from netmap.model.tie_rules import TIE_RULES
from netmap.model.ties import Tie
from tests.files.lists.expectations import Actor, Expectation, Member

COMPARED_TIES = (
    TieKind.KNOWS, TieKind.PARTNERS_WITH, TieKind.REPORTS, TieKind.FUNDS, TieKind.REFERS_TO, TieKind.PART_OF,
    TieKind.INTRODUCED_BY,
)  # fmt: skip
GROUPS = {
    "sectors": (EntityKind.SECTOR, TieKind.IN_SECTOR),
    "coalitions": (EntityKind.COALITION, TieKind.MEMBER_OF),
    "goals": (EntityKind.GOAL, TieKind.PURSUES),
    "programs": (EntityKind.PROGRAM, TieKind.RUNS),
}


def compare(expected: Expectation, plan: ImportPlan, network: Network) -> list[str]:
    """Return what differs, a sentence each; nothing when the list was read as a person reads it."""
    boards = set(_list_boards(expected))
    either = expected.list_texts("either")
    told = _tell_differences(expected, plan, network, boards)
    return [one for one in told if not (one.startswith("too much") and any(name in one for name in either))]


def _tell_differences(
    expected: Expectation, plan: ImportPlan, network: Network, boards: set[tuple[str, str]]
) -> list[str]:
    return [
        *_differ(Counter(_expect_actors(expected)), Counter(_tell_actors(network))),
        *_differ(Counter(_expect_groups(expected)), Counter(_tell_groups(network, boards))),
        *_differ(Counter(_expect_employers(expected)), Counter(_tell_employers(network, boards))),
        *_differ(Counter(_expect_ties(expected)), Counter(_tell_ties(network))),
        *_differ(Counter(set(expected.keepers)), Counter(_tell_keepers(network)), "{0[0]} is kept by {0[1]}"),
        *_differ(
            Counter(f"{name} is on our team" for name in expected.team),
            Counter(f"{one.name} is on our team" for one in network.of(Person) if one.on_team),
        ),
        *_compare_boards(expected, network),
        *_compare_strengths(expected, network),
        *_compare_contacts(expected, network),
        *_compare_fields(expected, network, boards),
        *_compare_plan(expected, plan),
    ]


def _differ(expected: Counter[object], found: Counter[object], words: str = "{0}") -> Iterator[str]:
    for fact, times in (expected - found).items():
        yield f"missing: {words.format(fact)}{_times(times)}"
    for fact, times in (found - expected).items():
        yield f"too much: {words.format(fact)}{_times(times)}"


def _times(times: int) -> str:
    return f" ({times} times)" if times > 1 else ""


def _expect_actors(expected: Expectation) -> Iterator[str]:
    yield from (f"organization “{actor.name}”" for actor in expected.organizations)
    yield from (f"person “{actor.name}”" for actor in expected.people)


def _tell_actors(network: Network) -> Iterator[str]:
    yield from (f"organization “{actor.name}”" for actor in network.of(Organization))
    yield from (f"person “{actor.name}”" for actor in network.of(Person))


def _expect_groups(expected: Expectation) -> Iterator[str]:
    for kind in GROUPS:
        word = kind.removesuffix("s")
        for group, members in expected.list_members(kind).items():
            yield f"{word} “{fold_text(group)}”"
            yield from (f"{one.name} in {word} “{fold_text(group)}”" for one in members)


def _tell_groups(network: Network, boards: set[tuple[str, str]]) -> Iterator[str]:
    for kind, (entity_kind, tie_kind) in GROUPS.items():
        word = kind.removesuffix("s")
        for group in network.of_kind(entity_kind):
            of_board = any(_is_board_of(group.name, organization) for organization, _ in boards)
            if entity_kind is EntityKind.COALITION and of_board:
                continue
            yield f"{word} “{fold_text(group.name)}”"
            for tie in network.ties_of(group.id, tie_kind):
                yield f"{network.name_of(tie.other_end(group.id))} in {word} “{fold_text(group.name)}”"


def _expect_employers(expected: Expectation) -> Iterator[str]:
    for person in expected.people:
        yield from (f"{person.name} works at {employer}" for employer in person.at)


def _tell_employers(network: Network, boards: set[tuple[str, str]]) -> Iterator[str]:
    for tie in network.ties_of_kind(TieKind.WORKS_AT):
        person, employer = network.name_of(tie.source), network.name_of(tie.target)
        if (employer, person) not in boards or not tie.role:
            yield f"{person} works at {employer}"


def _expect_ties(expected: Expectation) -> Iterator[str]:
    return (_tell_tie(tie.source, tie.kind, tie.target) for tie in expected.ties)


def _tell_ties(network: Network) -> Iterator[str]:
    for tie in network.ties_of_kind(*COMPARED_TIES):
        yield _tell_tie(network.name_of(tie.source), tie.kind, network.name_of(tie.target))


def _tell_tie(source: str, kind: TieKind, target: str) -> str:
    ends = sorted((source, target)) if TIE_RULES[kind].symmetric else (source, target)
    return f"{ends[0]} {TIE_RULES[kind].says} {ends[1]}"


def _tell_keepers(network: Network) -> set[tuple[str, str]]:
    """Return (partner, keeper); a contact person who is kept stands for the organization where it works."""
    found: set[tuple[str, str]] = set()
    for tie in network.ties_of_kind(TieKind.KEPT_BY):
        kept = network.get(tie.source)
        employers = network.targets(tie.source, TieKind.WORKS_AT) if isinstance(kept, Person) else ()
        found |= {(one.name, network.name_of(tie.target)) for one in (employers or [kept]) if one}
    return found


def _list_boards(expected: Expectation) -> Iterator[tuple[str, str]]:
    for organization, members in expected.list_members("boards").items():
        yield from ((organization, one.name) for one in members)


def _is_board_of(coalition: str, organization: str) -> bool:
    """Whether a table is the board of an organization, called after it."""
    return {"board", *fold_text(organization).split()} <= {*fold_text(coalition).split()}


def _compare_boards(expected: Expectation, network: Network) -> Iterator[str]:
    """A seat on a board is work there as a board member, or a membership in the organization's board."""
    for organization, members in expected.list_members("boards").items():
        for member in members:
            role = member.role or "board"
            if not any(_is_seat(network, tie, organization, role) for tie in _ties_named(network, member)):
                yield f"missing: {member.name} on the board of {organization} ({role})"


def _ties_named(network: Network, member: Member) -> Iterator[Tie]:
    for person in network.of(Person):
        if person.name == member.name:
            yield from network.ties_of(person.id, TieKind.WORKS_AT, TieKind.MEMBER_OF)


def _is_seat(network: Network, tie: Tie, organization: str, role: str) -> bool:
    target = network.name_of(tie.target)
    if tie.kind is TieKind.MEMBER_OF:
        return _is_board_of(target, organization) and (
            role == "board" or fold_text(role) in fold_text(tie.role)
        )
    return target == organization and fold_text(role) in fold_text(tie.role)


def _compare_strengths(expected: Expectation, network: Network) -> Iterator[str]:
    found = {
        _tell_tie(network.name_of(tie.source), tie.kind, network.name_of(tie.target)): tie
        for tie in network.ties_of_kind(*COMPARED_TIES)
    }
    for one in expected.ties:
        told = _tell_tie(one.source, one.kind, one.target)
        tie = found.get(told)
        if tie and one.strength and tie.strength != one.strength:
            yield f"{told}: strength is {tie.strength}, not {one.strength}"
    for group, members in expected.list_members("coalitions").items():
        for member in filter(lambda one: one.role, members):
            roles = _list_roles(network, member.name, group)
            if not any(fold_text(member.role) in fold_text(role) for role in roles):
                yield f"{member.name} in {group}: role is {roles}, not “{member.role}”"


def _list_roles(network: Network, member: str, group: str) -> list[str]:
    return [
        tie.role
        for tie in network.ties_of_kind(TieKind.MEMBER_OF)
        if network.name_of(tie.source) == member and network.name_of(tie.target) == group
    ]


def _compare_contacts(expected: Expectation, network: Network) -> Iterator[str]:
    found = list(_tell_contacts(network))
    for one in expected.contacts:
        of_day = [item for item in found if one.partner in item[0] and item[1].startswith(one.on)]
        if not of_day:
            yield f"missing: contact with {one.partner} on {one.on}"
            continue
        found.remove(of_day[0])
        if one.by and one.by not in of_day[0][2]:
            yield f"contact with {one.partner} on {one.on}: by {sorted(of_day[0][2])}, not {one.by}"
    for partners, day, _ in found:
        yield f"too much: contact with {sorted(partners)} on {day or 'no day'}"


def _tell_contacts(network: Network) -> Iterator[tuple[set[str], str, set[str]]]:
    """Yield (with whom and where they work, day, by whom)."""
    for contact in network.of(Interaction):
        partners = [*network.targets(contact.id, TieKind.WITH), *network.targets(contact.id, TieKind.ABOUT)]
        employers = [org for one in partners for org in network.targets(one.id, TieKind.WORKS_AT)]
        by = {one.name for one in network.targets(contact.id, TieKind.BY)}
        yield {one.name for one in (*partners, *employers)}, str(contact.on or ""), by


def _compare_fields(expected: Expectation, network: Network, boards: set[tuple[str, str]]) -> Iterator[str]:
    numbers = _list_numbers(expected)
    yield from _compare_actors(expected.organizations, network.of(Organization), network, numbers)
    yield from _compare_actors(expected.people, network.of(Person), network, numbers)
    yield from _compare_titles(expected, network, boards)


def _list_numbers(expected: Expectation) -> dict[str, str]:
    """Return {name: every number and text written for it, for those who work there, or for where it works}.

    A number between an organization and its contact may be taken for either's.
    """
    actors = {actor.name: actor for actor in (*expected.organizations, *expected.people)}
    near = {name: {name} for name in actors}
    for person in expected.people:
        for employer in person.at:
            near[person.name].add(employer)
            near[employer].add(person.name)
    doubtful = " ".join(expected.list_texts("doubts"))
    return {
        name: " ".join((doubtful, *(_tell_numbers(actors[one]) for one in those)))
        for name, those in near.items()
    }


def _tell_numbers(actor: Actor) -> str:
    return " ".join((actor.phone, *(text for texts in actor.says.values() for text in texts)))


def _compare_actors(
    expected: Iterable[Actor],
    found: Iterable[Organization | Person],
    network: Network,
    numbers: Mapping[str, str],
) -> Iterator[str]:
    by_name: dict[str, list[Organization | Person]] = {}
    for one in found:
        by_name.setdefault(one.name, []).append(one)
    for actor in expected:
        alike = by_name.get(actor.name, ())
        told = [list(_compare_actor(actor, one, network, numbers[actor.name])) for one in alike]
        yield from min(told, key=len, default=[])


def _compare_actor(
    actor: Actor, found: Organization | Person, network: Network, numbers: str
) -> Iterator[str]:
    """Contacts and titles must be those written, and no others; further fields only where they are written."""
    for name, value in {"email": actor.email, **actor.fields}.items():
        kept = _tell_field(getattr(found, name, None))
        if kept != value:
            yield f"{actor.name}: {name} is “{kept}”, not “{value}”"
    said = list(_tell_entity(found, network))
    near = [*said, *(one for other in _list_near(found, network) for one in _tell_entity(other, network))]
    if not any(fold_text(actor.phone) in one for one in near):
        yield f"{actor.name}: phone is “{found.phone}”, not “{actor.phone}”"
    if _first_number(found.phone) not in numbers:
        yield f"{actor.name}: phone is “{found.phone}”, which is another's"
    for label, texts in actor.says.items():
        for text in texts:
            if not any(fold_text(label) in one and fold_text(text) in one for one in said):
                yield f"{actor.name}: “{label} {text}” is not kept with it"


def _first_number(phone: str) -> str:
    found = re.search(r"\d[\d-]{5,}", phone)
    return found.group() if found else phone


def _list_near(found: Entity, network: Network) -> tuple[Entity, ...]:
    """Return where somebody works, or who works at an organization."""
    return (*network.targets(found.id, TieKind.WORKS_AT), *network.sources(found.id, TieKind.WORKS_AT))


def _tell_field(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)


def _compare_titles(expected: Expectation, network: Network, boards: set[tuple[str, str]]) -> Iterator[str]:
    people = {person.name: person for person in network.of(Person)}
    for actor in expected.people:
        found = people.get(actor.name)
        titles = _list_titles(found, network, boards) if found else {actor.title}
        if actor.title not in titles:
            yield f"{actor.name}: title is “{' / '.join(sorted(titles))}”, not “{actor.title}”"


def _list_titles(person: Person, network: Network, boards: set[tuple[str, str]]) -> set[str]:
    """Return what somebody is called at work: as the title, and as the role at an employer; not on a board."""
    ties = network.ties_of(person.id, TieKind.WORKS_AT)
    roles = {tie.role for tie in ties if (network.name_of(tie.target), person.name) not in boards}
    return {person.title, *roles} - {""} or {""}


def _tell_entity(entity: Entity, network: Network) -> Iterator[str]:
    """Yield, folded, everything kept with an entity: a field, an own column or a line of notes each."""
    for name, value in entity.model_dump().items():
        if name == "attributes":
            yield from (fold_text(f"{heading} {_tell_field(own)}") for heading, own in value.items())
        elif name == "notes":
            yield from map(fold_text, str(value).splitlines())
        else:
            yield fold_text(f"{name} {_tell_field(value)}")
    for tie in network.ties_of(entity.id):
        shown = tie.model_dump(exclude={"id", "source", "target"}, exclude_none=True)
        yield fold_text(f"{' '.join(map(str, shown.values()))} {network.name_of(tie.other_end(entity.id))}")


def _compare_plan(expected: Expectation, plan: ImportPlan) -> Iterator[str]:
    if expected.asks is not None:
        asked: Counter[object] = Counter({question.about for question in plan.list_open()})
        yield from _differ(Counter(expected.asks), asked, "a question about {0}")
    yield from _compare_problems(
        expected.list_texts("refused"), plan, lambda one: one == "refused", "refused"
    )
    yield from _compare_problems(expected.list_texts("doubts"), plan, lambda one: one != "note", "doubtful")
    known = {*expected.list_texts("refused"), *expected.list_texts("doubts")}
    for problem in plan.problems:
        said = f"{problem.value} {problem.message}"
        if problem.severity == "refused" and not any(text in said for text in known):
            yield f"too much: refused “{problem.value}” ({problem.message})"


def _compare_problems(
    texts: Iterable[str], plan: ImportPlan, fits: Callable[[str], bool], word: str
) -> Iterator[str]:
    said = [f"{one.value} {one.message}" for one in plan.problems if fits(one.severity)]
    asked = [
        f"{question.sentence} {' '.join(choice.label for choice in question.choices)}"
        for question in plan.questions
        if question.about in About
    ]
    for text in texts:
        if not any(text in one for one in (*said, *asked)):
            yield f"missing: {word} “{text}”"
