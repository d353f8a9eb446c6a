"""What every sentence on what is imagined rests on: the day as it is and as imagined, names, and whom one may ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from netmap.analysis.connectors.what_if import Comparison
from netmap.analysis.day import Day
from netmap.analysis.missing.gap import LEFT_OUT
from netmap.analysis.projection import is_closed
from netmap.analysis.us import list_homes
from netmap.model.entities import Organization
from netmap.model.kinds import Standing
from netmap.model.tie_rules import STRENGTH_RANGE
from netmap.model.words import join_as_one, join_names
from netmap.report.finding import Finding, FindingKind, end_sentence

ASK_BOTH = "Ask both sides whether they would like to meet."
NO_STEP = "Nothing has to be done for it."


@dataclass(frozen=True)
class ShiftWords:
    """Words for what changes from one day to the same as imagined; `basis` says on what `now` rests."""

    now: Day
    then: Day
    found: Comparison
    basis: str

    def name(self, actor: str) -> str:
        """Return the name of somebody; those of all our organizations together, for they are one here."""
        return self._our_names.get(actor) or self.now.network.name_of(actor)

    @cached_property
    def _our_names(self) -> dict[str, str]:
        """The names of those of our organizations that stay, by the id of each; of all where none does."""
        stay, leave = self._our_parts
        return dict.fromkeys(
            (one.id for one in (*stay, *leave)), join_as_one([one.name for one in stay or leave])
        )

    @cached_property
    def _our_parts(self) -> tuple[list[Organization], list[Organization]]:
        """Those of our organizations that stay, and those that leave; one that has closed is neither."""
        homes = [one for one in list_homes(self.now.network) if not is_closed(one)]
        there = self.then.network.entities
        return [one for one in homes if one.id in there], [one for one in homes if one.id not in there]

    def name_compared(self, actor: str) -> str:
        """Return the name of somebody of whom it is told what is and what would be: of us, who is counted only now."""
        stay, leave = self._our_parts
        with_whom = join_names([one.name for one in leave]) if stay and actor in self._our_names else ""
        return f"{self.name(actor)} (now with {with_whom})" if with_whom else self.name(actor)

    def name_all(self, actors: Iterable[str]) -> list[str]:
        """Return the names of some, sorted."""
        return sorted(map(self.name, actors), key=str.casefold)

    @property
    def nearest(self) -> int:
        """How near somebody is who works with everybody: 1, or by strength the largest strength there is."""
        return STRENGTH_RANGE[-1] if self.found.after.adjacency.weighted else 1

    def may_be_asked(self, actor: str) -> bool:
        """Whether somebody is neither of us nor one whom we leave in peace for now."""
        return actor not in self.now.our_side and self.now.read_standing(actor) not in LEFT_OUT | {
            Standing.NOT_NOW
        }

    def tell_whom_to_introduce(self, actors: Iterable[str], whom: str) -> str:
        """Return the next step for the first of some who may be introduced to somebody: we ourselves only meet them."""
        for one in actors:
            if one in self.now.our_side:
                return f"Meet {whom} ourselves"
            if self.may_be_asked(one):
                return f"Introduce {self.name(one)} to {whom}"
        return NO_STEP

    def write(
        self, kind: FindingKind, subjects: tuple[str, ...], said: str, why: str, step: str, *, lines: Iterable[str] = ()
    ) -> Finding:  # fmt: skip
        """Return a finding that says on what it rests; every sentence gets its full stop, `lines` are its evidence."""
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
