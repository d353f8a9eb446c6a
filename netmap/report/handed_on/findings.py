"""What of the findings in a document is not found any more, told otherwise, or new."""

from collections import Counter
from collections.abc import Iterator, Sequence

from netmap.analysis.handed_on.label import SeenFinding


def compare_findings(then: Sequence[SeenFinding], now: Sequence[SeenFinding]) -> Iterator[str]:
    """Give in sentences how findings differ from those of today; each is known again by what it is about."""
    before, after = dict(_name(then)), dict(_name(now))
    for key, one in before.items():
        if key not in after:
            yield f"Not found any more: “{one.sentence}”"
        elif one.sentence != after[key].sentence:
            yield f"In place of “{one.sentence}” it would say now: “{after[key].sentence}”"
        else:
            yield from _compare_said(one, after[key])
    for key, one in after.items():
        if key not in before:
            yield f"Found since: “{one.sentence}”"


def _compare_said(one: SeenFinding, same: SeenFinding) -> Iterator[str]:
    here = f"Under “{one.sentence}”"
    yield from (f"{here} it would not say any more: “{said}”" for said in one.said if said not in same.said)
    yield from (f"{here} it would say now: “{said}”" for said in same.said if said not in one.said)


def _name(findings: Sequence[SeenFinding]) -> Iterator[tuple[tuple[str, int], SeenFinding]]:
    """Give each finding under its mark, those of one mark apart."""
    count: Counter[str] = Counter()
    for one in findings:
        count[one.mark] += 1
        yield (one.mark, count[one.mark]), one
