"""docs/metrics.md explains every figure that `netmap analyze --json` prints."""

from pathlib import Path

import pytest

from netmap.analysis.day import Day, read_today
from netmap.model.kinds import TieKind as T
from netmap.report.data.analysis_json import build_analysis
from tests.analysis.towns import org, sector, tie, town
from tools.metrics import PARTS, build_metrics_reference, list_explained, read_parts

DOCS = Path(__file__).parents[2] / "docs"
NOT_MEASURED = {
    "id",
    "name",
    "kind",
    "sector",
    "with_us",
    "organizations",
    "ties_counted",
    "individuals",
    "other_people",
    "directed",
    "weighted",
    "day",
    "key_players",
}


def test_the_reference_of_measures_is_current() -> None:
    assert (DOCS / "metrics.md").read_text("utf-8") == build_metrics_reference(), "run `make docs`"


def test_every_printed_measure_is_explained() -> None:
    network = town(org("a"), org("b"), sector("s"), tie(T.IN_SECTOR, "a", "s"), tie(T.REPORTS, "a", "b"))
    printed = build_analysis(Day(network, read_today()), directed=True)
    explained = {name for those in list_explained().values() for names in those.values() for name in names}
    assert set(printed["actors"][0]) | set(printed["network"]) <= explained | NOT_MEASURED


@pytest.mark.parametrize("function", [function for those in list_explained().values() for function in those])
def test_every_measure_says_its_formula_reading_undefined_case_and_source(function: object) -> None:
    summary, parts = read_parts(function)  # type: ignore[arg-type]
    assert summary
    assert set(parts) == set(PARTS)
