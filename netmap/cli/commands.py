"""Every command: its name, where its function is, and what `netmap --help` says of it; loaded when called."""

from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup


class Entry(NamedTuple):
    """A command in the list."""

    place: str
    """Where its function is below `netmap.cli`, as module:function."""

    help: str
    """One sentence; the only place where it stands."""


COMMANDS = {
    "demo": Entry("serving:open_demo", "Open the app on the sample county, apart from your own data."),
    "serve": Entry("serving:open_map", "Open the app on your own data."),
    "import": Entry(
        "lists.bring_in:import_files",
        "Bring lists in: spreadsheets, contact cards, or what netmap wrote. Bringing a list in twice changes nothing.",
    ),
    "add": Entry("lists.by_hand:add_names", "Add organizations by name, as ideas to talk about."),
    "cards": Entry(
        "lists.by_hand:add_cards",
        "Add business cards, one a line: name, organization, e-mail or phone, where met.",
    ),
    "say": Entry("lists.by_hand:say_ties", "Add ties as sentences: Ana knows Luis at Harbor Pantry, 4."),
    "members": Entry(
        "partners:set_members",
        "Say who belongs to a coalition or works on a goal; --add and --left change it.",
    ),
    "change": Entry("partners:change_many", "Change many partners at once: standing, keeper, sectors, tags."),
    "us": Entry("us:tell_who_is_us", "Say which organizations on the map are us."),
    "team": Entry("us:change_team", "Say who is on our team, in which role, and who is the same person."),
    "sectors": Entry(
        "sectors:change_sectors", "Say in which sectors we want somebody, and what they are called."
    ),
    "roster": Entry("roster:ask_roster", "Write a sheet on which partners mark whom they work with."),
    "slips": Entry(
        "corrections.slips:print_slips",
        "Write correction slips to print, four a page, on which people say what is wrong.",
    ),
    "corrections": Entry(
        "corrections.inbox:list_corrections",
        "List the correction slips that wait, or say what one of them would change.",
    ),
    "correct": Entry(
        "corrections.correct:correct",
        "Type a correction slip in; or settle one: --take it, put it --aside, or --ask-back.",
    ),
    "duplicates": Entry("twice:list_duplicates", "Say who may be on the map twice, and what speaks for it."),
    "join": Entry("twice:join_two", "Make two that are one into one, with all their ties."),
    "split": Entry("twice:split_one", "Split one that is two; some of the ties go to the second."),
    "export": Entry(
        "lists.take_out:export_network",
        "Write the whole network: .json to keep, .xlsx to edit and bring back.",
    ),
    "draw": Entry(
        "drawing.draw:draw_map", "Draw the map into a file, as the page shows it: .svg, .png or .pdf."
    ),
    "public": Entry(
        "public.copies:make_public",
        "Make a copy that may be given away: one file of HTML with only what may leave. --preview says what that is.",
    ),
    "card": Entry(
        "card.making:make_cards",
        "Write a partner's own card: what we have about them, what others see, to put right; --all for everybody.",
    ),
    "answer": Entry(
        "card.answering:answer_card",
        "Say what the answers on a card that came back would change, and take them: --take all, or --take NUMBER.",
    ),
    "copies": Entry(
        "public.ledger:show_copies",
        "List what was handed on, to whom, and whether it still holds; with FILE --to WHOM note one.",
    ),
    "verify": Entry(
        "public.verifying:verify_file",
        "Say what of a public copy, a picture, a story or findings that were handed on no longer holds; make it anew.",
    ),
    "story": Entry(
        "stories.tell:tell_stories",
        "List the stories, tell one as it stands today, or write it as .html, .pptx or .docx; --starter makes one, --add a step.",
    ),
    "setup": Entry(
        "store.setup:set_up",
        "Make a Neo4j of yours ready for a map: what it is, what is missing, what to grant.",
    ),
    "status": Entry("store.whole:show_status", "Say what the store holds."),
    "analyze": Entry(
        "measures:analyze",
        "Measure everybody: who is tied to whom, who is between, who is near, who holds whom together.",
    ),
    "connectors": Entry(
        "connectors.who_connects:show_connectors",
        "Say who connects others, what hangs on whom, what is between sectors, and which groups there are.",
    ),
    "missing": Entry(
        "missing.every:show_missing", "Say which sectors have nobody, who is only listed, and who has no tie."
    ),
    "candidates": Entry(
        "missing.candidates:show_candidates",
        "Bring in a public list of organizations as candidates for empty chairs, or list them.",
    ),
    "expect": Entry(
        "missing.expected_partners:expect_partners",
        "Say whom a goal needs, by the list for its issue; with an issue, write that down.",
    ),
    "introductions": Entry(
        "introductions:show_introductions",
        "Say who of us could reach somebody, a sector, a group of people, a place or an offer, and over whom.",
    ),
    "succession": Entry(
        "connectors.succession:show_succession",
        "Say what would be lost if one of us left, and is to be handed over.",
    ),
    "what-if": Entry(
        "connectors.what_if:show_what_if",
        "Try what would change if somebody left or two worked together; nothing is saved.",
    ),
    "next": Entry("next:show_next", "Say whom to talk to next, what for, and who can introduce us."),
    "keep-in-touch": Entry(
        "keep_in_touch.due:show_due", "Say whom to be in touch with now, what is late, and who is to do it."
    ),
    "still-true": Entry(
        "keep_in_touch.still_true:show_pile",
        "Ask of ten ties a day whether they are still true, the oldest first.",
    ),
    "grown": Entry(
        "keep_in_touch.growth:show_growth",
        "Tell what has grown: relationships begun, become closer, ended, and what they rest on.",
    ),
    "contact": Entry("keep_in_touch.notes:note_contact", "Note that one of us was in touch with somebody."),
    "plan": Entry(
        "keep_in_touch.notes:plan_next_step", "Plan what one of us will do about somebody, until when."
    ),
    "done": Entry("keep_in_touch.notes:note_done", "Note that a step is done."),
    "confirm": Entry("keep_in_touch.still_true:answer_still_true", "Answer whether a tie is still true."),
    "take-over": Entry(
        "keep_in_touch.take_over:take_over",
        "Let one of us take over the relationships of another, with an introduction planned for each.",
    ),
    "care": Entry(
        "keep_in_touch.care:set_care", "Say who keeps a relationship, and how often it wants care."
    ),
    "changes": Entry(
        "changes:list_changes", "List what was changed, newest first; with an id, say what one change did."
    ),
    "undo": Entry("changes:undo_change", "Take a change back; to take that back, undo it again."),
    "forget": Entry(
        "forgetting:forget",
        "Forget somebody for good, in the history and automatic backups too; or erase a note.",
    ),
    "backup": Entry(
        "store.backups:back_up",
        "Write the map and everything that was changed into one file, and read it back.",
    ),
    "backups": Entry(
        "store.backups:list_backups", "List the backups that netmap made by itself, and how to restore one."
    ),
    "restore": Entry("store.backups:restore", "Put a backup into an empty store, of either database."),
    "adopt": Entry(
        "store.outside:adopt_outside",
        "Show what was changed in the database's own tools, past netmap, and adopt it or put it back.",
    ),
    "copy": Entry("store.whole:copy_store", "Copy the map and everything that was changed to another store."),
    "stop": Entry("store.whole:stop_store", "Stop the local database of a store that is a folder."),
}


class ListedCommand(TyperCommand):
    """A command known by its entry in the list; its function is imported when it is called."""

    def __init__(self, name: str, entry: Entry) -> None:
        super().__init__(name, help=entry.help)
        self._place = entry.place

    def make_context(self, *given: Any, **extra: Any) -> Any:
        """Return the context of the command itself, with its options and arguments."""
        return self._load().make_context(*given, **extra)

    def _load(self) -> Any:
        module, _, function = self._place.partition(":")
        alone = typer.Typer(add_completion=False)
        alone.command(self.name, help=self.help)(getattr(import_module(f"netmap.cli.{module}"), function))
        return typer.main.get_command(alone)


class ListedCommands(TyperGroup):
    """The commands of the list."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for name, entry in COMMANDS.items():
            self.add_command(ListedCommand(name, entry))
