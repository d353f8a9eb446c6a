"""What will be visible in a public copy, what is held back and why: said before anything is made."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.analysis.public.choices import Choices, Naming, PeopleShown, list_choosable
from netmap.analysis.public.held_back import Actor, Reason, find_reason, list_actors, shows_ties
from netmap.analysis.public.rebuilding import OTHER_SECTORS, PublicCopy
from netmap.analysis.public.telling import Said
from netmap.model.kinds import TieKind
from netmap.model.words import begin_sentence, count_things, join_names, tell_actors
from netmap.report.finding import end_sentence
from netmap.report.public.stories import HeldStep
from netmap.report.public.whole import build_whole
from netmap.report.stories.telling import Keep, keep_anything

NEVER = (
    "How to reach somebody, notes, tags, ratings, how close a tie is, contacts, steps and columns of your own never leave; "
    "nor does what is confidential, not even as a number."
)


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Some who are held back for one reason: what it is, why, and their names."""

    title: str
    why: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What leaves, in sentences; who is shown by name; who and which ties are held back; and of those shown who was never asked.

    `told` is what the steps of a story say, and `steps_held_back` which of them, or of their sentences, do not leave and why.
    """

    leaves: tuple[str, ...]
    shown: tuple[str, ...]
    held_back: tuple[HeldBack, ...]
    ties_held_back: tuple[str, ...]
    unasked: tuple[str, ...]
    told: tuple[str, ...] = ()
    steps_held_back: tuple[str, ...] = ()


_MOST_NAMED = 60
_WHY = {
    Reason.REFUSED: ("said no", "They were asked and do not want to be named in public."),
    Reason.NOT_AGREED: ("not agreed", "Nobody has noted that they agreed to be named."),
    Reason.LEFT: (
        "no partner now",
        "Past partners, who closed, who said not now or is not a fit, and who is not to be contacted.",
    ),
    Reason.IDEA: (
        "only an idea",
        "Ideas of ours: nobody has built a relationship yet, and they may not know of it.",
    ),
    Reason.PERSON: ("a person", "People are not shown by name unless that is chosen and they agreed."),
    Reason.NOT_ON_THE_WALL: ("not for the wall", "Each sector of theirs is one that is not shown to others."),
}
"""What some are who are held back, and why; in the order in which it is told. What is confidential is not among them."""


def preview_copy(day: Day, choices: Choices, keep: Keep = keep_anything) -> Preview:
    """Return what a public copy of a day would show and hold back; of what is confidential nothing is said or counted.

    Raises
    ------
    InputError
        When the story that was chosen cannot be told in it.
    """
    whole = build_whole(day, choices, keep)
    copy = whole.copy
    held: dict[Reason, list[Actor]] = defaultdict(list)
    shown = []
    for actor in list_actors(day):
        reason = find_reason(day, actor, choices)
        if reason is None:
            shown.append(actor)
        else:
            held[reason].append(actor)
    return Preview(
        tuple(_tell_leaving(day, copy, whole.said)),
        tuple(one.name for one in shown),
        tuple(
            HeldBack(title, why, tuple(one.name for one in held[reason]))
            for reason, (title, why) in _WHY.items()
            if held[reason]
        ),
        tuple(_tell_ties_held(day, shown, copy)),
        tuple(one.name for one in shown if one.may_be_named is None),
        tuple(_list_told(whole.said)),
        tuple(_tell_held(one) for one in whole.held_steps),
    )


def _list_told(said: Said) -> Iterator[str]:
    for number, step in enumerate(said.story.steps if said.story else (), 1):
        yield " ".join(
            (f"{number}.", *map(end_sentence, filter(None, (step.title, *step.sentences, *step.text))))
        )


def _tell_held(one: HeldStep) -> str:
    title = f" “{one.title}”" if one.title else ""
    return f"Step {one.number}{title} of the story. {one.why}"


def _tell_ties_held(day: Day, shown: Collection[Actor], copy: PublicCopy) -> Iterator[str]:
    """Give the sentence on the ties between those shown that the map draws for the team and the copy does not."""
    if copy.choices.naming is Naming.SECTORS:
        return
    known = day.openly.graph.subgraph([one.id for one in shown]).number_of_edges()
    held = known - len(copy.network.ties_of_kind(TieKind.PARTNERS_WITH))
    if held > 0:
        yield (
            f"{begin_sentence(count_things(held, 'tie'))} between those shown: known only through people, said by one side only, "
            "of a kind that was not chosen, or of a partner who does not agree to show them."
        )
    if silent := [one.name for one in shown if not shows_ties(one)]:
        yield f"With whom these work, and where they belong, because they said so: {join_names(silent, _MOST_NAMED)}."


def _tell_leaving(day: Day, copy: PublicCopy, said: Said) -> list[str]:
    choices = copy.choices
    filled = [one for one in said.sectors if not one.is_open]
    where = f" in {count_things(len(filled), 'sector')}" if filled else ""
    if choices.naming is Naming.SECTORS:
        told = [f"How many there are{where}, and which sectors are tied; no partner is named."]
    else:
        people = sum(one.kind == "individual" for one in said.partners)
        who = tell_actors(len(said.partners) - people, people)
        how = "by name" if choices.naming is Naming.NAMES else "with a number in the place of each name"
        told = [f"{who}{where}, {how}."] if said.partners else ["No partner."]
        it_is = "it is" if len(said.ties) == 1 else "each is"
        if said.ties:
            told.append(
                f"{count_things(len(said.ties), 'tie')} between them: that {it_is} there, and nothing else."
            )
        elif len(said.partners) > 1:
            told.append("No ties between them.")
    goals = sum(one.kind == "goal" for one in said.tables)
    tables = [
        count_things(count, one)
        for count, one in ((goals, "goal"), (len(said.tables) - goals, "coalition"))
        if count
    ]
    whom = "it" if len(said.tables) == 1 else "them"
    if tables:
        told.append(
            f"{begin_sentence(join_names(tables))} by name, and who of those shown belongs to {whom}."
        )
    empty = [one.name for one in said.sectors if one.is_open]
    told += (
        [f"{begin_sentence(count_things(len(empty), 'open chair'))}: {join_names(empty)}."] if empty else []
    )
    told += [
        f"Sectors with fewer than {choices.smallest:,} stand together as “{OTHER_SECTORS}”."
        for one in said.sectors
        if one.name == OTHER_SECTORS and choices.smallest > 1
    ]
    told += _tell_people(said, choices)
    words = list_choosable(day.content)
    chosen = [words[one] for one in choices.also if one in words]
    told += [f"Also chosen: {join_names(chosen)}."] if chosen else []
    if said.story:
        steps = count_things(len(said.story.steps), "step")
        told.append(f"The story “{said.story.name}” in {steps}, told anew from what leaves, without notes.")
    return told


def _tell_people(said: Said, choices: Choices) -> list[str]:
    if choices.people is not PeopleShown.COUNTED:
        return []
    counts = [
        count_things(count, one, many)
        for count, one, many in (
            (said.individuals, "individual", "individuals"),
            (said.others, "person at those organizations", "people at those organizations"),
        )
        if count is not None
    ]
    return [
        f"People only as a count: {join_names(counts)}." if counts else "People are too few to be counted."
    ]
