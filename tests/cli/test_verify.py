"""Every file that is handed on is made by its command, the map is changed, and the file is checked and made anew."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from netmap.analysis.handed_on.label import Label, parse_label
from netmap.cli.main import app
from netmap.errors import InputError, NetmapError
from netmap.files.labels.every import read_label
from netmap.graph.store import open_store
from netmap.model.changes import Item, build_change
from netmap.model.entity_classes import change_entity
from netmap.model.happenings import Copy, Story
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.stories.steps import Shows, StoryStep, write_steps
from netmap.model.ties import Tie, change_tie
from netmap.report.public.verifying import TAKE_BACK
from netmap.settings import load_settings
from tests.analysis.public.public_town import build_public_town
from tests.analysis.towns import org, tie

STORY = Story(
    id="story", name="Our fall",
    steps=write_steps([
        StoryStep("a", title="All of us", text="Look for yourselves.", notes="Ask Ann first."),
        StoryStep("b", title="Around the clinic", shows=Shows.AROUND, subject="clinic"),
    ]),
)  # fmt: skip
PICTURES = ["wheel.svg", "names.png", "names.pdf"]
STORIES = ["story.html", "story.pptx", "story.docx"]


@pytest.fixture
def town_store(empty_folder: Path) -> str:
    """A store with the town of public copies, and a story in two steps."""
    network = build_public_town(STORY)
    write(str(empty_folder), *network.entities.values(), *network.ties.values())
    return str(empty_folder)


def write(address: str, *items: Item, remove: tuple[str, ...] = ()) -> None:
    with open_store(load_settings(store=address)) as store:
        seen = store.read()
        store.apply(build_change(seen, put=items, remove=remove, who="Ana", sentence="Change the town"))


def read(address: str) -> Network:
    with open_store(load_settings(store=address)) as store:
        return store.read()


def change(address: str, key: str, **values: Any) -> None:
    found = read(address).entities[key]
    write(address, change_entity(found, **values))


def find_tie(address: str, one: str, other: str) -> Tie:
    return next(
        found for found in read(address).ties_of_kind(TieKind.PARTNERS_WITH) if {one, other} == {*found.ends}
    )


def run(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", store], catch_exceptions=True)


def make(store: str, folder: Path, name: str, *words: str) -> Path:
    """Make a file by its command: a story for a name that says so, else the view that the name says."""
    file = folder / name
    asked = ("story", "Our fall") if file.stem == "story" else ("draw", file.stem, "--room")
    done = run(store, *asked, *words, "-o", str(file))
    assert done.exit_code == 0, done.output
    return file


def read_label_of(file: Path) -> Label:
    return parse_label(read_label(file.read_bytes()).label).label


def check(store: str, file: Path) -> dict[str, Any]:
    done = run(store, "verify", str(file), "--json")
    found: dict[str, Any] = json.loads(done.stdout)
    assert done.exit_code == (0 if found["holds"] else 1)
    return found


@pytest.mark.parametrize("name", [*PICTURES, *STORIES])
def test_a_file_holds_then_what_changed_is_told_and_it_is_made_anew(
    town_store: str, tmp_path: Path, name: str
) -> None:
    file = make(town_store, tmp_path, name)
    told = run(town_store, "verify", str(file))
    assert told.exit_code == 0, told.output
    has_notes = file.suffix in {".pptx", ".docx"}
    assert ("with its notes, for who presents" if has_notes else "to be handed on") in told.output
    assert "from revision 1." in told.output
    assert "All that it shows of the map is so today." in told.output
    assert check(town_store, file)["outdated"] == []

    change(town_store, "clinic", name="City Clinic")
    change(town_store, "hospital", confidential=True)
    write(
        town_store,
        org("new"),
        tie(TieKind.IN_SECTOR, "new", "transport", primary=True),
        remove=(find_tie(town_store, "clinic", "pantry").id,),
    )
    found_now = check(town_store, file)
    assert (found_now["holds"], found_now["take_back"], found_now["unchanged_since_made"]) == (
        False,
        True,
        True,
    )
    assert found_now["urgent"] == ["Hospital is confidential now."]
    assert {
        "Clinic is called City Clinic now.",
        "New is not on it, and would be now.",
        "The line between City Clinic and Pantry would not be on it now.",
        "Somebody is in Transport now; in the file it is an open chair.",
    } <= set(found_now["outdated"])
    lines = run(town_store, "verify", str(file)).output.splitlines()
    assert lines.index(TAKE_BACK) + 1 == lines.index("Hospital is confidential now.")

    anew = tmp_path / f"anew{file.suffix}"
    again = run(town_store, "verify", str(file), "-o", str(anew))
    assert again.exit_code == 1, again.output
    assert check(town_store, anew)["holds"] is True
    assert read_label(anew.read_bytes()).ending == file.suffix


def test_a_story_says_which_of_its_sentences_are_told_otherwise(town_store: str, tmp_path: Path) -> None:
    file = make(town_store, tmp_path, "story.html")
    steps = [
        StoryStep("a", title="All of us", text="Look again."),
        StoryStep("d", title="Who is missing?", shows=Shows.QUESTION),
        StoryStep("b", title="Around the clinic", shows=Shows.NAMES, text="Clinic."),
    ]
    change(town_store, "story", steps=write_steps(steps))
    *_, (said,) = (one.sentences for one in read_label_of(file).seen.steps)
    found = check(town_store, file)
    assert [one for one in found["outdated"] if "step" in one.lower()] == [
        "Step 1 of the story “All of us” does not say any more: “Look for yourselves.”",
        "Step 1 of the story “All of us” says now: “Look again.”",
        "Step 2 of the story “Around the clinic” shows something else now.",
        f"Step 2 of the story “Around the clinic” does not say any more: “{said}”",
        "Step 2 of the story “Around the clinic” says now: “Clinic.”",
        "The story has another step now: “Who is missing?”.",
    ]


def test_a_step_without_a_title_is_known_again_when_its_picture_is_called_otherwise(
    town_store: str, tmp_path: Path
) -> None:
    change(
        town_store,
        "story",
        steps=write_steps([StoryStep("b", text="Hello.", shows=Shows.AROUND, subject="clinic")]),
    )
    file = make(town_store, tmp_path, "story.html")
    change(town_store, "clinic", name="City Clinic")
    assert check(town_store, file)["outdated"] == [
        "Clinic is called City Clinic now.",
        "Step 1 of the story “Around Clinic” is called “Around City Clinic” now.",
    ]


@pytest.mark.parametrize(
    ("asked", "changing", "said"),
    [
        ((("Clinic",), "around.svg"), {"standing": Standing.PAST_PARTNER}, "Clinic is no partner now."),
        ((("Aim",), "goal.png"), {"name": "City Clinic"}, "Clinic is called City Clinic now."),
        ((("Table",), "coalition.pdf"), {"confidential": True}, "Clinic is confidential now."),
        ((("--paper", "letter", "--portrait"), "names.pdf"), {"name": "City Clinic"}, "Clinic is called City Clinic now."),
        ((("--wall",), "names.pdf"), {"name": "City Clinic"}, "Clinic is called City Clinic now."),
        ((("--only", "sector=Health"), "wheel.svg"), {"name": "City Clinic"}, "Clinic is called City Clinic now."),
        (((), "sectors.svg"), {"standing": Standing.PAST_PARTNER}, "It would say of itself now: "),
    ],
)  # fmt: skip
def test_every_view_and_size_is_checked_as_it_was_asked_for(
    town_store: str, tmp_path: Path, asked: tuple[tuple[str, ...], str], changing: dict[str, Any], said: str
) -> None:
    words, name = asked
    file = make(town_store, tmp_path, name, *words)
    assert check(town_store, file)["holds"] is True
    change(town_store, "clinic", **changing)
    found = check(town_store, file)
    assert any(one.startswith(said) for one in (*found["urgent"], *found["outdated"])), found


def test_what_was_deleted_is_told_and_a_file_of_it_cannot_be_made_anew(
    town_store: str, tmp_path: Path
) -> None:
    file, anew = make(town_store, tmp_path, "around.svg", "Clinic"), tmp_path / "anew.svg"
    network = read(town_store)
    write(town_store, remove=("clinic", *(one.id for one in network.ties_of("clinic"))))
    found = check(town_store, file)
    assert found["outdated"] == [
        "Whom or what it is of is not shown on the map any more.",
        "Clinic is not on the map any more.",
    ]
    done = run(town_store, "verify", str(file), "-o", str(anew))
    assert isinstance(done.exception, NetmapError)
    assert "cannot be made anew" in done.exception.message
    assert not anew.exists()


def test_a_picture_of_a_sector_that_the_room_sees_no_more_is_not_made_anew_of_everybody(
    town_store: str, tmp_path: Path
) -> None:
    file = make(town_store, tmp_path, "names.svg", "--only", "sector=Health")
    change(town_store, "health", on_the_wall=False)
    found = check(town_store, file)
    assert found["outdated"] == ["Whom or what it is of is not shown on the map any more."]
    assert found["take_back"] is True
    done = run(town_store, "verify", str(file), "-o", str(tmp_path / "anew.svg"))
    assert isinstance(done.exception, NetmapError)


@pytest.mark.parametrize("name", [*PICTURES, *STORIES])
def test_a_file_that_somebody_changed_is_told(town_store: str, tmp_path: Path, name: str) -> None:
    file = make(town_store, tmp_path, name)
    file.write_bytes(CHANGED[file.suffix](file.read_bytes()))
    found = check(town_store, file)
    assert (found["holds"], found["unchanged_since_made"], found["of_this_map"]) == (False, False, True)
    assert "changed" in run(town_store, "verify", str(file)).output


def change_part(data: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(written, "w") as made:
        for member in archive.infolist():
            part = archive.read(member)
            if member.filename in {"ppt/slides/slide1.xml", "word/document.xml"}:
                part = part.replace(b"All of us", b"All of them")
            made.writestr(member, part)
    return written.getvalue()


CHANGED: dict[str, Callable[[bytes], bytes]] = {
    ".svg": lambda data: data.replace(b">Pantry<", b">Panty<"),
    ".png": lambda data: data[:-200] + bytes([data[-200] ^ 1]) + data[-199:],
    ".pdf": lambda data: data.replace(b"Who we know so far", b"Who we knew so far"),
    ".html": lambda data: data.replace(b"Look for yourselves.", b"Do not look."),
    ".pptx": change_part,
    ".docx": change_part,
}


def test_a_file_of_another_map_is_told_and_nothing_of_it_compared(
    town_store: str, other_empty_folder: Path, tmp_path: Path
) -> None:
    file = make(town_store, tmp_path, "names.pdf")
    network = build_public_town()
    write(str(other_empty_folder), *network.entities.values(), *network.ties.values())
    found = check(str(other_empty_folder), file)
    assert (found["of_this_map"], found["holds"], found["urgent"], found["outdated"]) == (
        False,
        False,
        [],
        [],
    )
    assert "from another map" in run(str(other_empty_folder), "verify", str(file)).output


def test_what_is_made_anew_has_the_same_format(town_store: str, tmp_path: Path) -> None:
    file = make(town_store, tmp_path, "names.pdf")
    done = run(town_store, "verify", str(file), "-o", str(tmp_path / "new.svg"))
    assert isinstance(done.exception, InputError)
    assert "Call it new.pdf." in done.exception.message


def test_a_tie_that_became_confidential_takes_a_picture_back(town_store: str, tmp_path: Path) -> None:
    file = make(town_store, tmp_path, "names.svg")
    write(town_store, change_tie(find_tie(town_store, "clinic", "pantry"), confidential=True))
    assert check(town_store, file)["urgent"] == ["That Clinic and Pantry are tied is confidential now."]


def test_a_tie_on_a_picture_of_another_day_is_judged_on_that_day(town_store: str, tmp_path: Path) -> None:
    over = change_tie(find_tie(town_store, "clinic", "pantry"), until=date(2026, 2, 1))
    write(town_store, over)
    file = make(town_store, tmp_path, "names.svg", "--only", "on=2026-01-01")
    write(town_store, change_tie(over, confidential=True))
    assert check(town_store, file)["urgent"] == ["That Clinic and Pantry are tied is confidential now."]


def test_a_tie_on_a_slide_of_another_day_is_judged_on_that_day(town_store: str, tmp_path: Path) -> None:
    over = change_tie(find_tie(town_store, "clinic", "pantry"), until=date(2026, 2, 1))
    write(town_store, over)
    change(
        town_store,
        "story",
        steps=write_steps([StoryStep("a", "Then", shows=Shows.NAMES, on=date(2026, 1, 1))]),
    )
    file = make(town_store, tmp_path, "story.html")
    write(town_store, change_tie(over, confidential=True))
    assert "That Clinic and Pantry are tied is confidential now." in check(town_store, file)["urgent"]


def test_a_tie_of_somebody_who_works_there_takes_a_picture_back_too(town_store: str, tmp_path: Path) -> None:
    file = make(town_store, tmp_path, "names.svg")
    talks = find_tie(town_store, "nurse", "hospice")
    others = [one.id for one in read(town_store).ties_between("clinic", "hospice")]
    write(town_store, remove=tuple(others))
    assert check(town_store, file)["holds"] is True
    write(town_store, change_tie(talks, confidential=True))
    assert check(town_store, file)["urgent"] == ["That Clinic and Hospice are tied is confidential now."]


def test_ties_are_judged_also_where_a_picture_cannot_be_made_any_more(
    town_store: str, tmp_path: Path
) -> None:
    file = make(town_store, tmp_path, "names.svg", "--only", "sector=Health")
    change(town_store, "health", on_the_wall=False)
    write(town_store, change_tie(find_tie(town_store, "clinic", "hospital"), confidential=True))
    found = check(town_store, file)
    assert found["outdated"] == ["Whom or what it is of is not shown on the map any more."]
    assert {
        "That Clinic and Hospital are tied is confidential now.",
        "Health is a sector that is not shown to others any more.",
        "Clinic is only in sectors that are not shown to others any more.",
    } <= {*found["urgent"]}
    assert "Health is only in sectors that are not shown to others any more." not in found["urgent"]


def test_no_picture_of_the_team_s_own_has_to_be_taken_back(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "team.svg"
    asked = ("--only", "sector=Health", "--only", "sector=Food", "--only", "strength=3")
    assert run(town_store, "draw", "names", *asked, "-o", str(file)).exit_code == 0
    write(town_store, change_tie(find_tie(town_store, "clinic", "pantry"), strength=1, confidential=True))
    change(town_store, "hospital", confidential=True, standing=Standing.CLOSED)
    change(town_store, "idea", standing=Standing.PARTNER)
    found = check(town_store, file)
    assert found["urgent"] == []
    assert {"The line between Clinic and Pantry would not be on it now.", "Hospital is no partner now."} <= {
        *found["outdated"]
    }


def test_a_line_that_would_be_drawn_is_told_as_a_line(town_store: str, tmp_path: Path) -> None:
    file = make(town_store, tmp_path, "names.svg")
    write(
        town_store, tie(TieKind.PARTNERS_WITH, "hospice", "pantry"), tie(TieKind.MEMBER_OF, "pantry", "table")
    )
    assert check(town_store, file)["outdated"] == [
        "A line between Hospice and Pantry would be on it now.",
        "A line between Pantry and Table would be on it now.",
    ]


def test_who_never_was_a_partner_is_not_told_to_be_none_any_more(town_store: str, tmp_path: Path) -> None:
    file = make(town_store, tmp_path, "wheel.svg", "--people", "--only", "sector=Health")
    (seat,) = read(town_store).ties_of("clinic", TieKind.IN_SECTOR)
    write(town_store, tie(TieKind.IN_SECTOR, "clinic", "food"), remove=(seat.id,))
    found = check(town_store, file)["outdated"]
    assert {"Clinic would not be on it now.", "Nurse would not be on it now."} <= {*found}


def test_a_picture_for_the_team_says_so_and_what_on_it_is_confidential(
    town_store: str, tmp_path: Path
) -> None:
    file = tmp_path / "team.svg"
    assert run(town_store, "draw", "names", "-o", str(file)).exit_code == 0
    change(town_store, "clinic", confidential=True)
    told = run(town_store, "verify", str(file)).output
    assert "a picture for our team, made on" in told
    assert "Do not hand it on: confidential is Clinic and Secret." in told
    assert check(town_store, file)["urgent"] == []


def test_who_is_on_a_picture_without_a_name_is_told_by_the_name_on_the_map(
    town_store: str, tmp_path: Path
) -> None:
    file = make(town_store, tmp_path, "wheel.png", "--people")
    assert "Nurse" not in {one.name for one in read_label_of(file).seen.parts}
    change(town_store, "nurse", name="Head Nurse")
    assert check(town_store, file)["holds"] is True
    change(town_store, "nurse", confidential=True)
    assert check(town_store, file)["urgent"] == ["Head Nurse is confidential now."]
    network = read(town_store)
    write(town_store, remove=("nurse", *(one.id for one in network.ties_of("nurse"))))
    assert "Somebody without a name on it is not on the map any more." in check(town_store, file)["outdated"]


def test_what_is_confidential_on_a_picture_for_the_team_is_named_also_where_its_name_is_not_on_it(
    town_store: str, tmp_path: Path
) -> None:
    file = tmp_path / "team.svg"
    assert run(town_store, "draw", "wheel", "--people", "-o", str(file)).exit_code == 0
    change(town_store, "nurse", confidential=True)
    assert "confidential is Secret and Nurse." in run(town_store, "verify", str(file)).output


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_findings_that_were_handed_on_say_what_of_them_no_longer_holds(
    town_store: str, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"told{ending}"
    assert run(town_store, "missing", "-o", str(file)).exit_code == 0
    assert check(town_store, file)["holds"]
    found = read_label_of(file).seen.findings
    assert found
    assert read_label_of(file).asked.findings
    write(
        town_store, org("new", name="Bus Company"), tie(TieKind.IN_SECTOR, "new", "transport", primary=True)
    )
    change(town_store, "hospice", name="City Hospice")
    told = check(town_store, file)
    assert (told["holds"], told["unchanged_since_made"], told["take_back"]) == (False, True, False)
    assert "Hospice is called City Hospice now." in told["outdated"]
    gone = [one.sentence for one in found if "Transport" in one.sentence]
    assert gone
    assert [
        f"Not found any more: “{one}”"
        for one in gone
        if f"Not found any more: “{one}”" not in told["outdated"]
    ] == []
    assert any("Bus Company" in one for one in told["outdated"]), told["outdated"]

    anew = tmp_path / f"anew{ending}"
    assert run(town_store, "verify", str(file), "-o", str(anew)).exit_code == 1
    assert check(town_store, anew)["holds"]


def test_findings_name_whoever_became_confidential_since(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "told.pdf"
    assert run(town_store, "missing", "-o", str(file)).exit_code == 0
    named = [one.name for one in read_label_of(file).seen.parts if one.kind is EntityKind.ORGANIZATION]
    assert "Hospice" in named
    change(town_store, "hospice", confidential=True)
    assert check(town_store, file)["confidential"] == ["Hospice"]


def test_ways_to_somebody_who_is_gone_cannot_be_told_any_more(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "ways.docx"
    done = run(town_store, "introductions", "Clinic", "-o", str(file))
    assert done.exit_code == 0, done.output
    write(town_store, remove=("clinic",))
    told = check(town_store, file)
    assert told["outdated"][0] == "Whom or what it is about is not on the map any more."
    assert "Clinic is not on the map any more." in told["outdated"]
    assert run(town_store, "verify", str(file), "-o", str(tmp_path / "anew.docx")).exit_code == 1


@pytest.mark.parametrize("name", ["names.pdf", "story.html"])
def test_a_file_that_is_handed_on_is_noted_in_the_ledger(town_store: str, tmp_path: Path, name: str) -> None:
    unsaid = make(town_store, tmp_path, name)
    assert run(town_store, "copies").stdout.startswith("No copy was made yet.")
    done = run(town_store, "copies", str(unsaid), "--to", "The board")
    assert done.exit_code == 0, done.output
    assert "was handed on to The board. To take it back: netmap undo" in done.stdout
    file = make(town_store, tmp_path, name, "--to", "Ana")
    lines = json.loads(run(town_store, "copies", "--json").stdout)
    assert sorted((one["for"], one["revision"], one["holds"]) for one in lines) == [
        ("Ana", 2, True),
        ("The board", 1, True),
    ]
    assert name.rsplit(".")[1].upper() in lines[0]["what"]
    assert "By the ledger it was handed to Ana." in run(town_store, "verify", str(file)).stdout
    for same in ("Ana", " ana."):
        assert isinstance(run(town_store, "copies", str(file), "--to", same).exception, InputError)

    change(town_store, "clinic", name="City Clinic")
    lines = json.loads(run(town_store, "copies", "--json").stdout)
    assert [one["holds"] for one in lines] == [False, False]
    assert check(town_store, file)["given_to"] == ["Ana"]


def test_a_file_of_another_map_is_noted_nowhere(
    town_store: str, tmp_path: Path, other_empty_folder: Path
) -> None:
    file = make(town_store, tmp_path, "wheel.svg")
    write(str(other_empty_folder), org("clinic"))
    refused = run(str(other_empty_folder), "copies", str(file), "--to", "Ana")
    assert isinstance(refused.exception, InputError)
    assert read(str(other_empty_folder)).of(Copy) == ()
