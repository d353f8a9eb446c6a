"""Every command, as somebody types it, on a local store."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from netmap.cli import serving
from netmap.cli.commands import COMMANDS
from netmap.cli.main import app, main
from netmap.cli.serving import fill_sample
from netmap.cli.terminal.printing import print_error, print_line, print_table
from netmap.content.loading import Content
from netmap.errors import NetmapError
from netmap.files.sample import plan_sample
from netmap.model.changes import Change
from netmap.settings import load_settings

PARTNERS = """Organization,Sector,Contact,E-mail
Harbor Library,Libraries,Ana Ruiz,ana@library.example.org
Food Bank,Food,Luis Ong,luis@foodbank.example.org
<img src=x onerror=alert(1)>,Food,,
"""
EDGES = "source,target,strength\nA,B,3\nB,C,5\nC,D,1\n"


class Shell:
    """Types commands with one store."""

    def __init__(self, store: Path) -> None:
        self.store = store

    def run(self, *words: str, code: int = 0, typed: str | None = None) -> str:
        result = CliRunner().invoke(app, [*words, "--store", str(self.store)], input=typed)
        if isinstance(result.exception, NetmapError):
            assert code == 1, result.exception.message
            return result.exception.message
        assert result.exit_code == code, result.output
        return result.stdout

    def json(self, *words: str, code: int = 0) -> Any:
        return json.loads(self.run(*words, "--json", code=code))

    def count(self, kind: str) -> int:
        return int(self.json("status")["counts"].get(kind, 0))


@pytest.fixture
def shell(empty_folder: Path) -> Shell:
    return Shell(empty_folder)


@pytest.fixture
def partners(tmp_path: Path) -> Path:
    file = tmp_path / "partners.csv"
    file.write_text(PARTNERS, encoding="utf-8")
    return file


@pytest.fixture
def edges(tmp_path: Path) -> Path:
    file = tmp_path / "ties.csv"
    file.write_text(EDGES, encoding="utf-8")
    return file


def test_an_empty_store_says_what_to_do_next(shell: Shell) -> None:
    assert "netmap import" in shell.run("status")
    status = shell.json("status")
    assert status["counts"] == {"ties": {}}
    assert status["revision"] == 0


def test_a_preview_writes_nothing(shell: Shell, partners: Path) -> None:
    said = shell.run("import", str(partners), "--preview")
    assert "Food Bank" in said
    assert shell.count("Organization") == 0


def test_a_preview_says_what_will_be_on_the_map_and_draws_it(
    shell: Shell, partners: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "then.svg"
    said = shell.run("import", str(partners), "--preview", "--draw", str(picture))
    assert said.splitlines()[0] == "On the map then: 3 organizations in 2 sectors, 2 people."
    assert "Harbor Library" in picture.read_text(encoding="utf-8")
    assert shell.count("Organization") == 0


def test_a_picture_of_no_known_kind_is_refused_before_anything_is_written(
    shell: Shell, partners: Path, tmp_path: Path
) -> None:
    said = shell.run("import", str(partners), "--draw", str(tmp_path / "then.doc"), code=1)
    assert "“then.doc” names no picture" in said
    assert shell.count("Organization") == 0


def test_a_preview_of_what_stands_in_no_row_names_the_file_alone(shell: Shell, tmp_path: Path) -> None:
    shell.run("add", "Harbor Library")
    network = tmp_path / "network.json"
    shell.run("export", str(network))
    shell.run("undo")
    said = shell.run("import", str(network), "--preview")
    assert "network.json  new" in said


def test_a_list_comes_in_once_and_undo_takes_it_back(shell: Shell, partners: Path) -> None:
    written = shell.json("import", str(partners))["written"]
    assert written["Organization"] == {"new": 3, "changed": 0, "same": 0}
    assert written["Person"]["new"] == 2
    again = shell.json("import", str(partners))["written"]
    assert again["Organization"] == {"new": 0, "changed": 0, "same": 3}
    assert len(shell.json("changes")) == 1
    shell.run("undo")
    assert shell.count("Organization") == 0
    assert "nothing left" in shell.run("undo", code=1)
    shell.run("undo", shell.json("changes")[0]["id"])
    assert shell.count("Organization") == 3


def test_a_list_brought_in_twice_at_once_is_there_once(shell: Shell, partners: Path) -> None:
    command = [sys.executable, "-m", "netmap", "import", str(partners), "--store", str(shell.store)]
    at_once = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate()[0] for process in at_once]
    assert [process.returncode for process in at_once] == [0, 0]
    assert sum("Wrote: 3 new organizations" in text for text in said) == 1
    assert shell.count("Organization") == 3


def test_two_demos_begun_at_once_bring_the_sample_county_in_once(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings(store=str(shell.store))

    def plan_slowly(content: Content, *, who: str) -> tuple[Change, ...]:
        monkeypatch.undo()
        fill_sample(settings)
        return plan_sample(content, who=who)

    monkeypatch.setattr(serving, "plan_sample", plan_slowly)
    fill_sample(settings)
    assert len(shell.json("changes")) == 1


def test_a_hostile_name_is_text_in_every_output(shell: Shell, partners: Path) -> None:
    shell.run("import", str(partners))
    names = [actor["name"] for actor in shell.json("analyze")["actors"]]
    assert "<img src=x onerror=alert(1)>" in names


def test_files_are_analysed_without_touching_a_store(edges: Path, tmp_path: Path) -> None:
    nowhere = Shell(tmp_path / "nowhere")
    analysis = nowhere.json("analyze", str(edges))
    assert analysis["schema"] == "netmap-analysis/1"
    assert (analysis["network"]["actors"], analysis["network"]["ties"]) == (4, 3)
    by_name = {actor["name"]: actor for actor in analysis["actors"]}
    assert by_name["B"]["betweenness"] == pytest.approx(2 / 3)
    assert by_name["A"]["constraint"] == 1
    assert not nowhere.store.exists()


def test_what_is_not_in_the_figures_is_told_beside_them(tmp_path: Path) -> None:
    ties = tmp_path / "ties.csv"
    rows = [f"Org {number},Org {number + 1},{number * 10}" for number in range(1, 12)]
    ties.write_text("From,To,Strength\n" + "\n".join([*rows, "Org 1,,30", "Org 2,Org 4,NaN"]), "utf-8")
    nowhere = Shell(tmp_path / "nowhere")
    reading = nowhere.json("analyze", str(ties))["reading"]
    assert reading["refused_rows"] == 1
    assert [problem["row"] for problem in reading["problems"] if problem["severity"] == "refused"] == [13]
    assert any("only “NaN”" in problem["message"] for problem in reading["problems"])
    assert [one["column"] for one in reading["rescaled"]] == ["Strength"]
    said = CliRunner().invoke(app, ["analyze", str(ties)])
    assert "ties.csv, row 13: A tie needs two ends" in said.stderr
    assert "Its numbers run from" in said.stderr
    assert "1 row refused: not in the figures below." in said.stderr
    assert "row 13" not in said.stdout


def test_of_a_store_there_is_nothing_to_tell_beside_the_figures(shell: Shell, partners: Path) -> None:
    shell.run("import", str(partners))
    assert shell.json("analyze")["reading"] is None


def test_directed_ties_are_kept_as_reports(shell: Shell, edges: Path) -> None:
    shell.run("import", str(edges), "--directed")
    assert shell.json("status")["counts"]["ties"] == {"REPORTS": 3}


@pytest.mark.parametrize("suffix", ["json", "xlsx"])
def test_an_export_brought_into_an_empty_store_gives_an_equal_network(
    shell: Shell, other_empty_folder: Path, partners: Path, tmp_path: Path, suffix: str
) -> None:
    shell.run("import", str(partners))
    out, again = tmp_path / f"network.{suffix}", tmp_path / "again.json"
    shell.run("export", str(out))
    there = Shell(other_empty_folder)
    there.run("import", str(out))
    there.run("export", str(again))
    shell.run("export", str(tmp_path / "first.json"))
    first, second = (
        json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "first.json", again)
    )
    assert first["entities"] == second["entities"]
    assert first["ties"] == second["ties"]


def test_a_copy_carries_the_map_and_its_history(
    shell: Shell, other_empty_folder: Path, partners: Path
) -> None:
    shell.run("import", str(partners))
    shell.run("copy", "--to", str(other_empty_folder))
    there = Shell(other_empty_folder)
    assert there.count("Organization") == 3
    assert [change["id"] for change in there.json("changes")] == [
        change["id"] for change in shell.json("changes")
    ]


def test_a_backup_is_restored_with_its_history_and_never_over_a_map(
    shell: Shell, other_empty_folder: Path, partners: Path, tmp_path: Path
) -> None:
    shell.run("import", str(partners))
    file = tmp_path / "monday.netmap"
    assert "3 organizations" in shell.run("backup", str(file))
    assert "already" in shell.run("backup", str(file), code=1)
    assert "too long" in shell.run("backup", str(tmp_path / f"{'x' * 300}.netmap"), code=1)
    there = Shell(other_empty_folder)
    assert "is a backup, not a list" in there.run("import", str(file), code=1)
    there.run("restore", str(file))
    assert there.count("Organization") == 3
    there.run("undo")
    assert there.count("Organization") == 0
    assert "already holds a map" in shell.run("restore", str(file), code=1)


def test_an_encrypted_backup_asks_for_its_passphrase(
    shell: Shell, other_empty_folder: Path, partners: Path, tmp_path: Path
) -> None:
    shell.run("import", str(partners))
    file = tmp_path / "monday.netmap"
    shell.run("backup", "--encrypt", str(file), typed="four words are enough\nfour words are enough\n")
    there = Shell(other_empty_folder)
    assert "does not open it" in there.run("restore", str(file), code=1, typed="three words\n")
    there.run("restore", str(file), typed="four words are enough\n")
    assert there.count("Organization") == 3


def test_connectors_and_missing_say_sentences(shell: Shell, edges: Path) -> None:
    shell.run("import", str(edges))
    findings = shell.json("connectors")
    assert findings
    assert all(finding["sentence"] and finding["rests_on"] for finding in findings)
    assert findings[0]["sentence"] in shell.run("connectors")
    assert isinstance(shell.json("missing"), list)


def test_names_and_cards_are_added_by_hand(shell: Shell) -> None:
    shell.run("add", "Transit District", "Bus Riders Union", "--sector", "Health")
    assert shell.count("Organization") == 2
    assert "no sector" in shell.run("add", "Somebody", "--sector", "Wizardry", code=1)
    shell.run("cards", typed="Rosa Vega, Career Hub, rosa@career.example.org, job fair\n")
    assert (shell.count("Organization"), shell.count("Person")) == (3, 1)


def test_a_file_that_is_not_there_or_no_spreadsheet_is_said_in_one_sentence(
    shell: Shell, tmp_path: Path
) -> None:
    said = shell.run("import", str(tmp_path / "nowhere.csv"), code=1)
    assert "nowhere.csv" in said
    picture = tmp_path / "picture.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10)
    assert "picture.xlsx" in shell.run("import", str(picture), code=1)


def test_wrong_usage_exits_with_2(shell: Shell) -> None:
    assert shell.run("import", code=2) == ""
    assert shell.run("fly", code=2) == ""


def test_a_day_that_is_none_is_said(shell: Shell) -> None:
    assert "2026-03-31" in shell.run("changes", "--since", "soon", code=1)
    assert shell.json("changes", "--since", "2026-01-01") == []
    assert shell.json("changes", "--since", "0001-01-01") == []


def test_a_problem_is_one_line_on_standard_error_without_a_stack(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["netmap", "analyze", str(tmp_path / "nowhere.csv")])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_listed_command_is_there_and_says_what_the_list_says(name: str) -> None:
    said = CliRunner().invoke(app, [name, "--help"], terminal_width=200)
    assert said.exit_code == 0
    assert COMMANDS[name].help in " ".join(said.stdout.split())


def test_the_help_lists_every_command_with_its_sentence() -> None:
    said = " ".join(re.sub("[│╭╰─╮╯]", " ", CliRunner().invoke(app, ["--help"]).stdout).split())
    assert [name for name, entry in COMMANDS.items() if f" {name} {entry.help}" not in said] == []


def test_a_word_that_is_nearly_a_command_is_told_the_command() -> None:
    said = CliRunner().invoke(app, ["mising"])
    assert said.exit_code == 2
    assert "'missing'" in said.stderr


def test_markup_in_a_name_is_printed_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    print_line("[bold]Food[/bold] :smile: Bank")
    assert capsys.readouterr().out == "[bold]Food[/bold] :smile: Bank\n"


def test_what_a_terminal_would_obey_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "\x1b]0;owned\x07 \x1b[2J\x9b1mlist.csv"
    print_line(hostile)
    print_error(hostile)
    print_table(("File",), [(hostile,)])
    said = capsys.readouterr()
    assert said.out.split("\n")[0] == said.err.rstrip("\n") == "]0;owned [2J1mlist.csv"
    assert not set("\x07\x1b\x9b") & set(said.out + said.err)


def test_cards_from_a_file_that_is_not_there_are_refused_in_words(shell: Shell, tmp_path: Path) -> None:
    assert "Check its name" in shell.run("cards", str(tmp_path / "cards.txt"), code=1)
    (tmp_path / "old.txt").write_bytes("José Peña, Café Ahora, jose@ahora.example.org\n".encode("cp1252"))
    shell.run("cards", str(tmp_path / "old.txt"))
    assert shell.count("Person") == 1
    shell.run("export", str(tmp_path / "map.json"))
    assert "José Peña" in (tmp_path / "map.json").read_text(encoding="utf-8")
