"""Words for what would change if somebody left or two came together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from netmap.analysis.connectors.contacts import Contacts, find_contacts
from netmap.analysis.connectors.what_if import Comparison, Pair, count_farther_at_random
from netmap.analysis.day import Day
from netmap.analysis.measures.betweenness import measure_betweenness
from netmap.analysis.measures.closeness import measure_harmonic
from netmap.analysis.measures.degrees import measure_degree
from netmap.analysis.measures.sector_reach import count_sectors_reached
from netmap.analysis.measures.structural_holes import measure_constraint
from netmap.analysis.missing.gap import LEFT_OUT, Gap
from netmap.analysis.us import list_homes
from netmap.model.kinds import Standing
from netmap.model.tie_rules import STRENGTH_RANGE
from netmap.model.words import count_things, join_as_one, join_names
from netmap.report.connectors.succession import tell_holder
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence
from netmap.report.missing.every import write_missing
from netmap.report.missing.words import GapWords

OF = 100
SHIFTS_TOLD = 3
GAPS_TOLD = 4
ROWS = 12

LEAST_SHIFT = 1 / OF
"""From which change on it is told through whom more passes, and who comes nearer."""

LEAST_DEPENDENCE = 5 / OF

ASK_BOTH = "Ask both sides whether they would like to meet."
NO_STEP = "Nothing has to be done for it."


@dataclass(frozen=True)
class ShiftWords:
    """Words for what changes from one day to the same as imagined; `basis` says on what `now` rests."""

    now: Day
    then: Day
    found: Comparison
    basis: str

    def write_reached(self) -> list[Finding]:
        """Return who would be cut off, and who would have a way to the rest for the first time."""
        found = []
        if lost := self.name_all(self.found.stranded):
            found.append(
                self._write(
                    FindingKind.IF_CUT_OFF, self.found.stranded,
                    f"{count_things(len(lost), 'partner')} would lose every {self.now.counted.word} way to the rest: {join_names(lost, NAMES_SHOWN)}",
                    f"Who is cut off hears of nothing, and nobody hears of them.{self._tell_own(self.found.stranded)}",
                    self._tell_whom_to_introduce(sorted(self.found.stranded, key=lambda one: self.name(one).casefold()), "one more partner before it comes to that"),
                    lines=lost,
                )
            )  # fmt: skip
        if joined := self.name_all(self.found.joined):
            found.append(
                self._write(
                    FindingKind.IF_JOINED, self.found.joined,
                    f"{count_things(len(joined), 'partner')} would have a way to the rest for the first time: {join_names(joined, NAMES_SHOWN)}",
                    "News, people and help could pass to them and from them.", ASK_BOTH,
                    lines=joined,
                )
            )  # fmt: skip
        return found

    def _tell_own(self, stranded: tuple[str, ...]) -> str:
        """Return as a further sentence with whom of those cut off we still have a relationship that no tie shows."""
        own = [one for one in stranded if one in self.then.relationships]
        if not own or not self.then.us.isdisjoint(stranded):
            return ""
        return end_sentence(
            f" With {join_names(self.name_all(own), NAMES_SHOWN)} we keep a relationship of our own"
        )

    def write_links(self) -> list[Finding]:
        """Return which partners would lose the only one of us they are in touch with, or the only one we know there."""
        before, after = (find_contacts(day).keep_present(day) for day in (self.now, self.then))
        still = self.found.both
        ours = tuple(one for one in still if before.ours.get(one) and not _is_held(before, after, one))
        theirs = tuple(
            one for one in still if one not in ours and before.theirs.get(one) and not after.theirs.get(one)
        )
        found = []
        for lost, said, why in (
            (
                ours, f"lose {_tell_holders(before, ours)}",
                "A relationship that one person carries ends when that person goes.",
            ),
            (theirs, "no longer have anybody whom we know", "When that person goes, we start anew there."),
        ):  # fmt: skip
            if lost:
                names = self.name_all(lost)
                told = f"{count_things(len(lost), 'partner')} would {said}: {join_names(names, NAMES_SHOWN)}"
                step = f"Take one more of us along to {names[0]}"
                found.append(self._write(FindingKind.IF_LINK_LOST, lost, told, why, step, lines=names))
        return found

    def write_sectors(self) -> list[Finding]:
        """Return which sectors would lose their last tie, and which would have a first one."""
        lost = self._write_pairs(
            self.found.lost, f"No {self.now.counted.word} tie would be left between",
            "What one of the two knows or can offer would no longer reach the other.",
            "Bring two others of these sectors together in time",
        )  # fmt: skip
        begun = self._write_pairs(
            self.found.begun, "There would be a first tie between",
            "Two sectors that meet for the first time have most to tell each other.", ASK_BOTH,
        )  # fmt: skip
        return lost + begun

    def _write_pairs(self, pairs: tuple[Pair, ...], said: str, why: str, step: str) -> list[Finding]:
        if not pairs:
            return []
        named = [" and ".join(map(self.now.network.name_of, pair)) for pair in pairs]
        subjects = tuple(dict.fromkeys(sector for pair in pairs for sector in pair))
        more = len(named) - GAPS_TOLD
        rest = f"; and between {count_things(more, 'more pair')}" if more > 0 else ""
        told = f"{said} {'; '.join(named[:GAPS_TOLD])}{rest}"
        return [self._write(FindingKind.IF_SECTORS, subjects, told, why, step, lines=named)]

    def write_gaps(self, opened: tuple[Gap, ...], closed: tuple[Gap, ...]) -> list[Finding]:
        """Return what would be missing then, and what no longer, in the words of what is missing."""
        written = []
        for gaps, where, kind, lead in (
            (opened, self.then, FindingKind.IF_GAP_OPENS, "A gap would open:"),
            (closed, self.now, FindingKind.IF_GAP_CLOSES, "A gap would close:"),
        ):
            told = list(write_missing(GapWords(where, self.basis), gaps)) if gaps else []
            told = [one for one in told if one.kind is not FindingKind.NOTHING_EXPECTED]
            closes, more = where is self.now, len(told) - GAPS_TOLD
            written += [
                self._write(
                    kind,
                    one.subjects,
                    f"{lead} {one.sentence}",
                    one.why,
                    ASK_BOTH if closes else one.next_step,
                    lines=one.evidence,
                )
                for one in told[:GAPS_TOLD]
            ]
            if more > 0:
                last, would = written[-1], "close" if closes else "open"
                beside = f"{last.why} Beside these, {count_things(more, 'more gap')} would {would}."
                written[-1] = replace(last, why=beside)
        return written

    def write_between(self) -> list[Finding]:
        """Return on whom more, or less, would hang: through whom more of the shortest introductions would lead."""
        shifts = self.found.rank_shifts(measure_betweenness, least=LEAST_SHIFT)
        if not shifts:
            return []
        first, shift = next((one for one in shifts if one[1] > 0), shifts[0])
        name, told = self.name(first), list(dict.fromkeys((first, *(one for one, _ in shifts))))[:SHIFTS_TOLD]
        new = self.name_all(one for one, more in shifts if more > 0 and one in self.found.newly_between)
        why = f"Nothing passes through {join_names(new, NAMES_SHOWN)} today." if new else ""
        return [
            self._write(
                FindingKind.IF_BETWEEN, tuple(told),
                f"{'More' if shift > 0 else 'Less'} would hang on {name}: {self._tell_share(first)}",
                f"Whoever stands between many can connect them, and is missed most. {why}".strip(),
                self._tell_load(first) if shift > 0 else NO_STEP,
                lines=[f"{self.name(one)}: {self._tell_share(one)}" for one in told],
            )
        ]  # fmt: skip

    def _tell_load(self, actor: str) -> str:
        if actor in self.now.us:
            return "See to it that we can carry it"
        return f"Ask {self.name(actor)} whether they can carry it"

    def _tell_share(self, actor: str) -> str:
        now, then = (
            round((by_actor(measure_betweenness)[actor] or 0.0) * OF)
            for by_actor in (self.found.measure_now, self.found.after.by_actor)
        )
        return (
            f"the shortest introduction between two others would lead through them in about {then} of 100 cases, now "
            f"{now}"
        )

    def write_nearer(self) -> list[Finding]:
        """Return who would come nearer to the others, all of them taken together, or be farther away."""
        shifts = self.found.rank_shifts(measure_harmonic, least=LEAST_SHIFT * self._nearest)
        if not shifts:
            return []
        nearer = [self.name(one) for one, shift in shifts if shift > 0]
        farther = [self.name(one) for one, shift in shifts if shift < 0]
        up = shifts[0][1] > 0
        usual = [] if up else self._count_farther_at_random()
        if usual and len(farther) <= max(usual):
            return []
        lines = [f"Nearer: {join_names(nearer)}"] if nearer else []
        lines += [f"Farther: {join_names(farther)}"] if farther else []
        if usual:
            lines.append(
                f"In {len(usual)} networks with as many ties each, tied at random, {_tell_usual(usual)} would be farther"
            )
        where = "nearer to the others on the whole" if up else "farther from the others on the whole"
        return [
            self._write(
                FindingKind.IF_NEARER, tuple(one for one, shift in shifts if (shift > 0) is up)[:SHIFTS_TOLD],
                f"{join_names(nearer if up else farther, SHIFTS_TOLD)} would be {where}",
                self._tell_why_near(up),
                self._tell_whom_to_tell(one for one, _ in shifts) if up else self._tell_whom_to_introduce((one for one, shift in shifts if shift < 0), "somebody who is near"),
                lines=lines,
            )
        ]  # fmt: skip

    def _tell_why_near(self, up: bool) -> str:
        if self.found.after.adjacency.weighted:
            return f"The {'closer' if up else 'looser'} the ties on the way, the {'sooner' if up else 'later'} news and help arrive."
        return f"The {'fewer steps, the sooner' if up else 'more steps, the later'} news and help arrive."

    def _tell_whom_to_tell(self, nearer: Iterable[str]) -> str:
        """Return the next step for the first of some who come nearer and may be told so: of ourselves we know."""
        asked = next((one for one in nearer if self._may_be_asked(one)), None)
        return f"Tell {self.name(asked)} what they would gain" if asked else ASK_BOTH

    def _may_be_asked(self, actor: str) -> bool:
        return actor not in self.now.our_side and self.now.read_standing(actor) not in LEFT_OUT | {
            Standing.NOT_NOW
        }

    def _count_farther_at_random(self) -> list[int]:
        """Return how many would be farther in random networks if some left; nothing where ties are imagined by strength."""
        some_leave = len(self.found.both) < self.found.before.adjacency.n
        if not some_leave or self.found.before.adjacency.weighted:
            return []
        return count_farther_at_random(self.found, LEAST_SHIFT)

    @property
    def _nearest(self) -> int:
        """How near somebody is who works with everybody: 1, or by strength the largest strength there is."""
        return STRENGTH_RANGE[-1] if self.found.after.adjacency.weighted else 1

    def write_dependent(self) -> list[Finding]:
        """Return who would depend more, or less, on few partners who know one another."""
        held = [found.by_actor(measure_constraint) for found in (self.found.before, self.found.after)]
        defined = [
            (one, shift)
            for one, shift in self.found.rank_shifts(measure_constraint, least=LEAST_DEPENDENCE)
            if None not in (constraint[one] for constraint in held)
        ]
        more = [one for one, shift in defined if shift > 0][:SHIFTS_TOLD]
        less = [one for one, shift in defined if shift < 0 and self._has_gained(one)][:SHIFTS_TOLD]
        if not more and not less:
            return []
        step = self._tell_whom_to_introduce(more, "somebody new")
        parts = [f"{join_names(self.name_all(more))} would depend more on few partners"] if more else []
        parts += [f"{join_names(self.name_all(less))} would depend less on few partners"] if less else []
        return [
            self._write(
                FindingKind.IF_DEPENDENT, (*more, *less), "; ".join(parts),
                "Whoever works with few, who know one another, hears the same from each of them.",
                step,
            )
        ]  # fmt: skip

    def _tell_whom_to_introduce(self, actors: Iterable[str], whom: str) -> str:
        """Return the next step for the first of some who may be introduced to somebody: we ourselves only meet them."""
        for one in actors:
            if one in self.now.our_side:
                return f"Meet {whom} ourselves"
            if self._may_be_asked(one):
                return f"Introduce {self.name(one)} to {whom}"
        return NO_STEP

    def _has_gained(self, actor: str) -> bool:
        """Whether somebody is neither cut off nor has fewer partners: only then can they depend less on few."""
        ties, then = (
            found.by_actor(measure_degree)[actor] for found in (self.found.before, self.found.after)
        )
        return actor not in self.found.stranded and then >= ties

    def write_nothing(self) -> Finding:
        """Return that nothing would change much."""
        return self._write(
            FindingKind.IF_NOTHING, (), "Nothing that netmap measures would change much",
            "Nobody would be cut off, and the ways would stay about as long.", "Try something else",
        )  # fmt: skip

    def list_rows(self) -> Iterator[tuple[str | int | None, ...]]:
        """Return those whom it changes most as rows of a table: the name, then each figure now and then."""
        moved: dict[str, float] = {}
        for measure in (measure_betweenness, measure_harmonic, measure_constraint):
            scale = self._nearest if measure is measure_harmonic else 1
            for one, shift in self.found.rank_shifts(measure, least=LEAST_SHIFT * scale):
                moved[one] = moved.get(one, 0.0) + abs(shift) / scale
        ranked = sorted(moved, key=lambda one: (-moved[one], self.now.network.places[one]))
        for one in ranked[:ROWS]:
            now = self._list_figures(self.found.measure_now, one)
            then = self._list_figures(self.found.after.by_actor, one)
            pairs = zip(now, then, strict=True)
            yield (self.name(one), *(figure for pair in pairs for figure in pair))

    def name(self, actor: str) -> str:
        """Return the name of somebody; those of all our organizations together, for they are one here."""
        return self._our_names.get(actor) or self.now.network.name_of(actor)

    @cached_property
    def _our_names(self) -> dict[str, str]:
        """The names of those of our organizations that stay, by the id of each; of all where none does."""
        homes = list_homes(self.now.network)
        stay = [one.name for one in homes if one.id in self.then.network.entities]
        return dict.fromkeys((one.id for one in homes), join_as_one(stay or [one.name for one in homes]))

    def name_all(self, actors: Iterable[str]) -> list[str]:
        """Return the names of some, sorted."""
        return sorted(map(self.name, actors), key=str.casefold)

    def _write(
        self, kind: FindingKind, subjects: tuple[str, ...], said: str, why: str, step: str, *, lines: Iterable[str] = ()
    ) -> Finding:  # fmt: skip
        evidence = tuple(map(end_sentence, lines))
        rests = f"{self.basis}{self._tell_weights()}{self._tell_cases()} Tried on a copy: nothing is saved."
        return Finding(kind, subjects, end_sentence(said), why, evidence, rests, end_sentence(step))

    def _tell_weights(self) -> str:
        """Return as a further sentence that strength counts, now as well; "" where only steps do."""
        weighted = self.found.after.adjacency.weighted
        return " The closer a tie is rated, the shorter it counts, now as well." if weighted else ""

    def _tell_cases(self) -> str:
        """Return as a further sentence what is not counted in figures now and then; "" where nobody leaves."""
        left = len(self.found.both) < self.found.before.adjacency.n
        return " Ways to whoever leaves, and from them, are not counted, now either." if left else ""

    def _list_figures(
        self, by_actor: Callable[[Any], Mapping[str, Any]], actor: str
    ) -> tuple[int | None, ...]:
        harmonic = by_actor(measure_harmonic)[actor]
        shares = (
            by_actor(measure_betweenness)[actor],
            None if harmonic is None else harmonic / self._nearest,
            by_actor(measure_constraint)[actor],
        )
        told = tuple(None if share is None else round(share * OF) for share in shares)
        ties, sectors = (by_actor(count)[actor] for count in (measure_degree, count_sectors_reached))
        return (ties, *told, sectors)


def _is_held(before: Contacts, after: Contacts, partner: str) -> bool:
    """Whether one of those of us who hold the relationship with a partner still does."""
    return not before.ours[partner].isdisjoint(after.ours.get(partner, ()))


def _tell_usual(usual: list[int]) -> str:
    """Return how many at most are farther in random networks."""
    return f"at most {max(usual)}" if max(usual) else "nobody"


def _tell_holders(before: Contacts, partners: tuple[str, ...]) -> str:
    """Return what those of us who leave are to some partners, as far as it is noted."""
    if any(len(before.ours[one]) > 1 for one in partners):
        return "everybody of us who holds the relationship"
    return f"the {tell_holder(before, partners)}"
