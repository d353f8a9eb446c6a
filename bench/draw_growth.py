"""Draw how time grows: a panel for each measure, a line for each program. Runs in the benchmark's own Python."""

import json
import sys
from typing import Any

import matplotlib as mpl

mpl.use("svg")

from matplotlib import pyplot as plt
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

STYLES = {
    "netmap": {"color": "#0b5c6b", "marker": "o", "linewidth": 2.4},
    "igraph": {"color": "#b4542a", "marker": "s", "linewidth": 1.4},
    "rustworkx": {"color": "#6a4c93", "marker": "^", "linewidth": 1.4},
    "NetworkX": {"color": "#555555", "marker": "D", "linewidth": 1.4},
}


def draw(asked: dict[str, Any]) -> None:
    """Draw the lines, each a list of organizations and seconds, and write the picture."""
    mpl.rcParams.update({"svg.hashsalt": "netmap", "svg.fonttype": "path", "font.size": 10})
    figure, panels = plt.subplots(
        1, len(asked["lines"]), figsize=(12, 4.4), sharey=True, layout="constrained"
    )
    for panel, (measure, programs) in zip(panels, asked["lines"].items(), strict=True):
        _draw_panel(panel, measure, programs, asked["limit"])
    panels[0].set_ylabel("seconds (least of several rounds)")
    figure.savefig(asked["picture"], metadata={"Date": None})


def _draw_panel(panel: Any, measure: str, programs: dict[str, list[list[float]]], limit: float) -> None:
    sizes = sorted({size for line in programs.values() for size, _ in line})
    for program, line in programs.items():
        if line:
            panel.plot(*zip(*line, strict=True), label=program, markersize=5, **STYLES[program])
    panel.set(
        xscale="log",
        yscale="log",
        title=measure.capitalize(),
        xlabel="organizations, with four times as many ties",
    )
    panel.set_ylim(top=1.6 * limit)
    panel.axhline(limit, color="#999999", linestyle=":", linewidth=1)
    panel.text(sizes[0], limit * 1.05, f"stopped at {limit:.0f} s", color="#666666", fontsize=8, va="bottom")
    panel.xaxis.set_major_locator(FixedLocator(sizes))
    panel.xaxis.set_minor_locator(NullLocator())
    panel.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    panel.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    panel.tick_params(axis="x", labelrotation=45)
    panel.grid(color="#e4e4e4", linewidth=0.6)
    panel.set_axisbelow(True)
    panel.spines[["top", "right"]].set_visible(False)
    panel.legend(frameon=False, loc="upper left", bbox_to_anchor=(0, 0.93))


if __name__ == "__main__":
    draw(json.load(sys.stdin))
