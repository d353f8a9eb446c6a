"""How well “in seven of ten” holds, on networks of which everything is known; and what asking who is named settles."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.table import Table

from bench.networks import build_network
from netmap.analysis.day import Day, read_today
from netmap.analysis.sureness.answers import find_answers
from netmap.analysis.sureness.standings import find_sureness
from tests.analysis.sureness.known_networks import KINDS, Known, draw_networks, list_published
from tests.analysis.sureness.proof import (
    LEFT_OUT,
    Settled,
    Stated,
    judge_all,
    measure_gain,
    put_into_bins,
    settle_all,
)

SIZE = 120
SEEDS = range(101, 107)
"""Never looked at while the model was made: that was done on seeds below 20."""

TIMED = (60, 500, 2_000)
DOCUMENT = Path(__file__).parents[1] / "docs" / "sureness.md"
BEGIN, END = "<!-- figures: written by python -m bench --only sure -->", "<!-- end of figures -->"
POINTS = 100


def measure_sureness() -> Iterator[Table]:
    """Yield the tables, and write them into docs/sureness.md."""
    stated: list[Stated] = []
    settled: list[Settled] = []
    for seed in SEEDS:
        networks = list(draw_networks(SIZE, seed))
        published = list_published(seed)
        stated += judge_all([*networks, *published], seed)
        settled += settle_all([*networks, *_keep_large(list_published(seed))], seed)
    rows = [
        ("Stated in … of 100, and held in … of 100", _list_calibration(stated)),
        ("Four who are named, beside four by chance", _list_gains(settled)),
        ("How long it takes", _list_times()),
    ]
    _write_document(rows)
    for title, (headings, *lines) in rows:
        table = Table(*headings, title=title)
        for line in lines:
            table.add_row(*line)
        yield table


def _keep_large(networks: Iterator[Known]) -> list[Known]:
    """Keep those of which four are but a part of who is not asked."""
    return [one for one in networks if len(one.whole) > SIZE // 4]


def _list_calibration(stated: Sequence[Stated]) -> list[tuple[str, ...]]:
    kinds = sorted({one.kind for one in stated})
    networks = [*KINDS, *sorted({one.network for one in stated} - set(KINDS))]
    groups = [("all", list(stated))]
    groups += [(kind, [one for one in stated if one.kind == kind]) for kind in kinds]
    groups += [(name, [one for one in stated if one.network == name]) for name in networks]
    bins = [(one.low, one.high) for one in put_into_bins(stated)]
    headings = ("", "told", *(f"{low * POINTS:.0f}–{min(high, 1) * POINTS:.0f}" for low, high in bins))
    rows: list[tuple[str, ...]] = [headings]
    for name, those in groups:
        found = {one.low: one for one in put_into_bins(those)}
        cells = [
            f"{found[low].stated * POINTS:.0f} → {found[low].held * POINTS:.0f} ({found[low].count})"
            if low in found
            else "–"
            for low, _ in bins
        ]
        rows.append((name, f"{len(those):,}", *cells))
    return rows


def _list_gains(settled: Sequence[Settled]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        ("", "not asked", "places wrong", "after four named", "after four by chance", "times as much settled")
    ]
    for name in ("all", *dict.fromkeys(one.network for one in settled)):
        for left_out in LEFT_OUT:
            those = [one for one in settled if name in ("all", one.network) and one.left_out == left_out]
            means = [
                sum(values) / len(those)
                for values in zip(*((one.before, one.named, one.random) for one in those), strict=True)
            ]
            rows.append(
                (name, f"{left_out:.0%}", *(f"{value:.1f}" for value in means), f"{measure_gain(those):.1f}")
            )
    return rows


def _list_times() -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("organizations", "filled in", "seconds of one processor")]
    for size in TIMED:
        day = Day(build_network(size), read_today())
        ours = frozenset(one for one in day.graph if day.graph.nodes[one]["home"])
        asked = frozenset(sorted(day.graph)[: size * 3 // 5])
        began = time.process_time()
        sureness = find_sureness(find_answers(day.graph, day.told, asked, ours))
        assert sureness is not None  # noqa: S101 - three of five are asked
        one = next(iter(set(day.graph) - ours))
        for without_us in (False, True):
            sureness.share_first(one, 1, without_us=without_us)
            sureness.share_linking(one, "liaison", 2.0, without_us=without_us)
        sureness.share_cut_off(one, ())
        sureness.choose_whom_to_ask(set(day.graph), 4)
        rows.append((f"{size:,}", str(sureness.count), f"{time.process_time() - began:.1f}"))
    return rows


def _write_document(tables: Sequence[tuple[str, list[tuple[str, ...]]]]) -> None:
    lines = []
    for title, (headings, *rows) in tables:
        lines += [f"**{title}**", "", _write_row(headings), _write_row(["---"] * len(headings))]
        lines += [*map(_write_row, rows), ""]
    text = DOCUMENT.read_text("utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    DOCUMENT.write_text(f"{before}{BEGIN}\n{chr(10).join(lines)}{END}{after}", "utf-8")


def _write_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
