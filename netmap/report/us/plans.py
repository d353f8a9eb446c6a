"""What is written down about us: our organizations, our team, who is the same, and the three answers at once.

Each function returns what to put into the map and what to take out; pages and commands save it as one Change.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from netmap.analysis.joining import join_entities
from netmap.analysis.sector_choices import list_sector_choices
from netmap.analysis.us import QUESTIONS, list_homes, list_team
from netmap.content.loading import Content
from netmap.errors import InputError
from netmap.model.changes import Item, Plan, apply_plan, chain_plans
from netmap.model.entities import Organization, Person
from netmap.model.entity_classes import change_entity
from netmap.model.fields import build_checked
from netmap.model.happenings import Pairing, Setting
from netmap.model.kinds import Pairs, TeamRole
from netmap.model.network import Network
from netmap.model.text import clean_text, fold_text
from netmap.model.words import join_names
from netmap.report.sectors.plans import plan_wanted


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered to the three questions: ids of those on the map, names of those who are not yet.

    `same` are pairs of two people who are one, who goes and who stays. `wanted` are handles of sectors.
    """

    homes: frozenset[str] = frozenset()
    named_homes: tuple[str, ...] = ()
    team: frozenset[str] = frozenset()
    named_team: tuple[str, ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    wanted: frozenset[str] = frozenset()


def split_names(text: str) -> tuple[str, ...]:
    """Return names typed one a line, or with semicolons between, each once."""
    found = (clean_text(part) for line in text.splitlines() for part in line.split(";"))
    return tuple(dict.fromkeys(name for name in found if name))


def plan_homes(network: Network, homes: Collection[str], named: Iterable[str] = ()) -> list[Item]:
    """Return what makes some organizations, and no others, our own; one with a new name is added.

    Raises
    ------
    InputError
        When one of them is not on the map any more, or a name cannot be kept.
    """
    _check_there(network, homes, Organization)
    by_name = {fold_text(one.name): one for one in network.of(Organization)}
    wanted, put = set(homes), list[Item]()
    for name in named:
        if known := by_name.get(fold_text(name)):
            wanted.add(known.id)
        else:
            put.append(build_checked(Organization, {"name": name, "home": True}))
    changed = (one for one in network.of(Organization) if one.home != (one.id in wanted))
    return [*put, *(change_entity(one, home=one.id in wanted) for one in changed)]


def plan_team(network: Network, team: Collection[str], named: Iterable[str] = ()) -> list[Item]:
    """Return what puts some people, and no others, on our team; one with a new name is added.

    Raises
    ------
    InputError
        When one of them is not on the map any more, several have a name that is given, or it cannot be kept.
    """
    _check_there(network, team, Person)
    wanted, put = set(team), list[Item]()
    for name in named:
        known = [one for one in network.of(Person) if fold_text(one.name) == fold_text(name)]
        if len(known) > 1:
            raise InputError(
                f"{len(known)} people are called {name}. Choose one of them.", field="team", value=name
            )
        if known:
            wanted.add(known[0].id)
        else:
            put.append(build_checked(Person, {"name": name, "on_team": True}))
    for one in network.of(Person):
        if one.on_team != (one.id in wanted):
            role = one.team_role if one.id in wanted else None
            put.append(change_entity(one, on_team=one.id in wanted, team_role=role))
    return put


def _check_there(network: Network, ids: Iterable[str], model: type[Organization | Person]) -> None:
    if not all(isinstance(network.get(one), model) for one in ids):
        raise InputError(f"One {model.kind.words.one} is not on the map any more. Look again.", field="id")


def plan_roles(network: Network, roles: Mapping[str, TeamRole | None]) -> list[Item]:
    """Return what gives people on our team their roles, None for none."""
    _check_there(network, roles, Person)
    return [change_entity(network.entities[one], team_role=role) for one, role in roles.items()]


def plan_same(network: Network, gone: str, stays: str) -> Plan:
    """Return what makes two entries one, with all their ties; the name that goes stays known."""
    joined = join_entities(network, stays, gone)
    return list(joined.put), list(joined.remove)


def plan_different(first: str, second: str) -> list[Item]:
    """Return what remembers that two who look alike are two."""
    return [Pairing(first=first, second=second, decision=Pairs.DIFFERENT)]


def plan_passing_over(network: Network) -> list[Item]:
    """Return what remembers that the questions were passed over; nothing when that is known."""
    if any(setting.name == QUESTIONS for setting in network.of(Setting)):
        return []
    return [Setting(name=QUESTIONS, value="passed over")]


def plan_answers(network: Network, content: Content, answers: Answers) -> Plan:
    """Return what writes down the answers to all three questions.

    Raises
    ------
    InputError
        When somebody chosen is not on the map any more, or a name cannot be kept.
    """

    def choose_sectors(now: Network) -> Plan:
        return plan_wanted(list_sector_choices(now, content), answers.wanted), []

    def remember(now: Network) -> Plan:
        return [] if list_homes(now) else plan_passing_over(now), []

    steps = [
        lambda now: (plan_homes(now, answers.homes, answers.named_homes), []),
        lambda now: (plan_team(now, answers.team, answers.named_team), []),
        *(_join_step(gone, stays) for gone, stays in answers.same),
        choose_sectors,
        remember,
    ]
    return chain_plans(network, steps)


def _join_step(gone: str, stays: str) -> Callable[[Network], Plan]:
    return lambda now: plan_same(now, gone, stays)


def tell_us(before: Network, plan: Plan) -> str:
    """Return in a sentence who we are after a plan: "We are Marlow Library, with Ana and Bo."."""
    after = apply_plan(before, plan)
    homes = [one.name for one in list_homes(after)]
    team = [one.name for one in list_team(after)]
    if not homes and not team:
        return "Nobody on the map is us."
    if not homes:
        return f"Our team: {join_names(team)}."
    return f"We are {join_names(homes)}" + (f", with {join_names(team)}." if team else ".")
