"""Whom to talk to next: the list, what is put aside of it, and what is brought back."""

import shlex
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer

from netmap.analysis.day import Day, read_today
from netmap.analysis.handed_on.findings import AskedFindings, Findings
from netmap.cli.terminal.documents import check_document, save_findings
from netmap.cli.terminal.findings import print_findings
from netmap.cli.terminal.options import DocumentFlag, JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line
from netmap.cli.terminal.reading import read_map
from netmap.cli.terminal.writing import write_planned
from netmap.content.loading import load_content
from netmap.errors import InputError
from netmap.graph.store import Store, open_store
from netmap.model.changes import Plan
from netmap.model.text import fold_text
from netmap.model.words import tell_day
from netmap.report.dismissals import find_dismissals, is_key, list_dismissals, plan_dismissal, tell_dismissed
from netmap.report.finding import Finding
from netmap.report.next.conversations import find_next, tell_what_to_add
from netmap.settings import Settings, load_settings

USUAL = 7
NOTHING_ASIDE = "Nothing was put aside."


def show_next(
    *,
    most: Annotated[int, typer.Option("--most", min=1, max=100, help="How many to list at most.")] = USUAL,
    dismiss: Annotated[
        str | None,
        typer.Option(
            metavar="KEY", help="Put one aside: its key (of missing and connectors too), or a name."
        ),
    ] = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why it is put aside.")] = None,
    dismissed: Annotated[bool, typer.Option("--dismissed", help="List what was put aside.")] = False,
    bring_back: Annotated[
        str | None, typer.Option(metavar="KEY", help="Bring back what was put aside.")
    ] = None,
    file: DocumentFlag = None,
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    if (dismiss is not None) + dismissed + (bring_back is not None) > 1:
        raise InputError("Use one of --dismiss, --dismissed and --bring-back at a time.", field="dismiss")
    if reason is not None and dismiss is None:
        raise InputError("A reason belongs to --dismiss KEY.", field="reason")
    check_document(file)
    settings = load_settings(store=store)
    with open_store(settings) as opened:
        if dismiss is not None:
            _put_aside(opened, settings, most, dismiss, reason or "")
        elif bring_back is not None:
            _bring_back(opened, settings, bring_back)
        else:
            day = Day(read_map(opened), read_today(), load_content(settings.content))
    if dismissed:
        _list_dismissed(day, as_json=as_json)
    elif dismiss is None and bring_back is None:
        if file:
            save_findings(file, AskedFindings(of=Findings.NEXT, most=most), day)
        else:
            _list_next(day, find_next(day, most=most), as_json=as_json)


def _list_next(day: Day, found: Sequence[Finding], *, as_json: bool) -> None:
    if as_json:
        print_json([asdict(finding) | {"key": finding.key} for finding in found])
        return
    nothing = f"There is nobody to suggest. {tell_what_to_add(day)}"
    hints = [f"Not now: netmap next --dismiss {shlex.quote(finding.key)}" for finding in found]
    print_findings(found, nothing, hints)
    if count := len(list_dismissals(day)):
        print_line(f"Put aside earlier: {count}. To see them: netmap next --dismissed")


def _pick(day: Day, most: int, wanted: str) -> str:
    """Return the key that is meant: that of the list with this key, or about somebody of a name or id, or of any other command."""
    found = find_next(day, most=most)
    for finding in found:
        about = finding.subjects[0]
        if wanted in (finding.key, about) or fold_text(wanted) == fold_text(day.network.name_of(about)):
            return finding.key
    if is_key(day.network, wanted):
        return wanted
    choices = ", ".join(day.network.name_of(finding.subjects[0]) for finding in found)
    hint = f"On the list are: {choices}." if found else "The list is empty."
    raise InputError(f"“{wanted[:60]}” is not on the list. {hint}", field="dismiss", value=wanted)


def _put_aside(opened: Store, settings: Settings, most: int, wanted: str, reason: str) -> None:
    key = ""

    def plan(day: Day) -> tuple[Plan, str]:
        nonlocal key
        key = _pick(day, most, wanted)
        aside = plan_dismissal(key, reason, day.date)
        return ([aside], []), f"Put aside: {tell_dismissed(day.network, key)}."

    print_line(write_planned(opened, settings, plan)[0])
    print_line(f"To bring it back: netmap next --bring-back {shlex.quote(key)}")


def _bring_back(opened: Store, settings: Settings, key: str) -> None:
    def plan(day: Day) -> tuple[Plan, str]:
        aside = find_dismissals(day.network, key)
        if not aside:
            keys = "; ".join(dict.fromkeys(one.finding for one in list_dismissals(day)))
            hint = f"Put aside are: {keys}." if keys else NOTHING_ASIDE
            raise InputError(f"“{key[:60]}” was not put aside. {hint}", field="bring_back", value=key)
        return ([], [one.id for one in aside]), f"Brought back: {tell_dismissed(day.network, key)}."

    print_line(f"{write_planned(opened, settings, plan)[0]} To take it back: netmap undo")


def _list_dismissed(day: Day, *, as_json: bool) -> None:
    found = list_dismissals(day)
    if as_json:
        days = [one.on.isoformat() if one.on else None for one in found]
        print_json(
            [
                {"key": one.finding, "on": day, "reason": one.reason}
                for one, day in zip(found, days, strict=True)
            ]
        )
        return
    if not found:
        print_line(NOTHING_ASIDE)
    for one in found:
        since = f" (since {tell_day(one.on)})" if one.on else ""
        print_line(
            f"{tell_dismissed(day.network, one.finding)}{since}{': ' if one.reason else ''}{one.reason}"
        )
        print_line(f"   Bring it back: netmap next --bring-back {shlex.quote(one.finding)}")
