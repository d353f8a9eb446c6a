"""The command `public`: a copy that may be given away, what will be visible in it, and the ledger of copies."""

from functools import partial
from pathlib import Path

from netmap.analysis.day import Day, read_today
from netmap.analysis.public.choices import Choices, Naming, PeopleShown, check_choices, dump_choices
from netmap.cli.public.ledger import print_ledger
from netmap.cli.public.options import (
    AlsoFlag,
    GivenToFlag,
    IdeasFlag,
    LedgerFlag,
    NamingFlag,
    OnlyAgreedFlag,
    OutputFlag,
    PeopleFlag,
    PlaceFlag,
    PreviewFlag,
    SmallestFlag,
    StoryFlag,
    TitleFlag,
)
from netmap.cli.terminal.options import JsonFlag, StoreFlag
from netmap.cli.terminal.printing import print_json, print_line
from netmap.cli.terminal.trying import write_until_first
from netmap.cli.terminal.unfinished import tell_outside
from netmap.cli.today import read_day
from netmap.content.loading import load_content
from netmap.errors import FileError, InputError
from netmap.files.exports import write_file
from netmap.graph.store import Store, open_store
from netmap.graph.writing import Basis
from netmap.model.changes import Change, build_change
from netmap.model.text import clean_text
from netmap.model.words import begin_sentence
from netmap.picture.public.page import PublicPage, draw_page
from netmap.picture.slides.keeping import keep_shown
from netmap.report.public.ledger import (
    ANYBODY,
    check_shown,
    plan_entry,
    rest_on_copy,
    tell_made,
)
from netmap.report.public.preview import NEVER, Preview, preview_copy
from netmap.report.public.whole import build_whole
from netmap.settings import Settings, load_settings

ENDINGS = (".html", ".htm")
_NAMES_SHOWN = 12


def make_public(
    *,
    output: OutputFlag = None,
    preview: PreviewFlag = False,
    ledger: LedgerFlag = False,
    given_to: GivenToFlag = ANYBODY,
    show: NamingFlag = Naming.NAMES,
    people: PeopleFlag = PeopleShown.NONE,
    smallest: SmallestFlag = 1,
    ideas: IdeasFlag = False,
    only_agreed: OnlyAgreedFlag = False,
    also: AlsoFlag = None,
    story: StoryFlag = "",
    title: TitleFlag = "",
    place: PlaceFlag = "",
    as_json: JsonFlag = False,
    store: StoreFlag = None,
) -> None:
    if sum((preview, ledger, output is not None)) != 1:
        raise InputError(
            "Say where to with -o FILE.html, look first with --preview, or list the copies with --list.",
            field="output",
        )
    settings = load_settings(store=store)
    choices = Choices(
        show, people, smallest, ideas, only_agreed, tuple(sorted(also or ())), clean_text(story)
    )
    check_choices(choices, load_content(settings.content))
    if ledger:
        print_ledger(settings, as_json=as_json)
        return
    if output is None:
        _print_preview(preview_copy(read_day(settings), choices, keep_shown), choices, as_json=as_json)
        return
    check_ending(output)
    heading = clean_text(title), clean_text(place)
    with open_store(settings) as opened:
        whom = clean_text(given_to) or ANYBODY
        seal = write_copy(opened, settings, choices, output, given_to=whom, heading=heading)
        tell_outside(opened)
    if as_json:
        print_json({"file": str(output), "seal": seal, "choices": dump_choices(choices)})
    else:
        print_line(
            f"Wrote {output}, and a line into the ledger. What of it still holds: netmap verify {output}"
        )


def check_ending(output: Path) -> None:
    """Raise `InputError` when a file's name is not that of a page."""
    if output.suffix.lower() not in ENDINGS:
        raise InputError(
            f"A public copy is one page of HTML. Call the file {output.stem or 'copy'}.html.", field="output"
        )


def write_copy(
    opened: Store,
    settings: Settings,
    choices: Choices,
    output: Path,
    *,
    given_to: str,
    heading: tuple[str, str],
) -> str:
    """Write a copy and its line of the ledger, both or none; return the seal of the file.

    Raises
    ------
    ChangeConflict
        When others change every time what it would say.
    """
    page, written = write_until_first(partial(_note_copy, opened, settings, choices, given_to, heading))
    try:
        write_file(output, page.data)
    except FileError:
        opened.undo(written.id, who=settings.who)
        raise
    return page.seal


def _note_copy(
    opened: Store, settings: Settings, choices: Choices, given_to: str, heading: tuple[str, str]
) -> tuple[PublicPage, Change]:
    """Return a copy of the map as it is when its line is written into the ledger, and that Change."""
    content = load_content(settings.content)
    day = Day(opened.read(), read_today(), content)
    whole = build_whole(day, choices, keep_shown)
    copy = check_shown(whole.copy)
    page = draw_page(copy, content, story=whole.said.story, title=heading[0], place=heading[1])
    entry = plan_entry(copy, given_to=given_to, content=page.content, seal=page.seal)
    change = build_change(day.everything, put=[entry], who=settings.who, sentence=tell_made(given_to))
    return page, opened.apply(change, Basis(day.everything, rest_on_copy(day, choices, keep_shown)))


def _print_preview(preview: Preview, choices: Choices, *, as_json: bool) -> None:
    if as_json:
        held = [{"reason": one.title, "why": one.why, "names": one.names} for one in preview.held_back]
        print_json(
            {
                "choices": dump_choices(choices),
                "leaves": preview.leaves,
                "shown": preview.shown,
                "held_back": held,
                "ties_held_back": preview.ties_held_back,
                "shown_and_never_asked": preview.unasked,
                "told": preview.told,
                "steps_held_back": preview.steps_held_back,
            }
        )
        return
    print_line("What will be visible:")
    for sentence in preview.leaves:
        print_line(f"  {sentence}")
    for step in preview.told:
        print_line(f"    {step}")
    print_line("What is held back:")
    for one in preview.held_back:
        print_line(f"  {begin_sentence(one.title)} ({len(one.names):,}): {_shorten(one.names)}. {one.why}")
    for sentence in (*preview.ties_held_back, *preview.steps_held_back):
        print_line(f"  {sentence}")
    print_line(f"  {NEVER}")
    if preview.unasked:
        print_line(
            f"Of {len(preview.unasked):,} of those shown nobody has noted whether they agreed to be named: "
            f"{_shorten(preview.unasked)}. To show only those who did: --only-agreed"
        )


def _shorten(names: tuple[str, ...]) -> str:
    more = len(names) - _NAMES_SHOWN
    return ", ".join(names[:_NAMES_SHOWN]) + (f" and {more:,} more" if more > 0 else "")
