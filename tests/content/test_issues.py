"""The lists of whom to expect for an issue: complete, found by its names, and fitting the sectors."""

from pathlib import Path

import pytest

from netmap.content.loading import load_content
from netmap.errors import SettingsError

SECTORS = '[[sector]]\nkey = "health"\nname = "Health"\nfamily = "health"\n'


def test_the_ten_issues_of_the_guide_are_there_with_their_source() -> None:
    content = load_content()
    assert [issue.key for issue in content.issues] == [
        "health_literacy", "citizen_science", "disaster_preparedness", "digital_inclusion", "financial_literacy",
        "mental_health", "environment", "food_insecurity", "addiction", "dementia",
    ]  # fmt: skip
    assert all("Developing Actionable Science Community Partnerships" in one.source for one in content.issues)


def test_an_issue_is_found_by_each_of_its_names() -> None:
    content = load_content()
    for name in ("Disaster preparedness", "disaster_preparedness", "FLOODS", "Emergency  Preparedness!"):
        assert content.find_issue(name) == content.issues[2]
    assert content.find_issue("Early learning") is None
    assert content.find_issue("") is None


def test_the_sectors_of_an_issue_keep_the_order_of_its_list() -> None:
    content = load_content()
    sectors = content.list_issue_sectors(content.issues[2])
    assert [sector.name for sector in sectors] == ["Emergency & relief", "Government", "Service clubs"]


def test_a_sector_list_of_ones_own_shortens_the_built_in_issues(tmp_path: Path) -> None:
    (tmp_path / "sectors.toml").write_text(SECTORS, "utf-8")
    issues = load_content(tmp_path).issues
    assert {issue.sectors for issue in issues} == {("health",)}
    assert {issue.key for issue in issues} >= {"health_literacy", "mental_health"}
    assert "citizen_science" not in {issue.key for issue in issues}


@pytest.mark.parametrize(
    ("issues", "part"),
    [
        ('key = "x"\nname = "X"\npartners = ["Y"]\nsectors = ["sea"]', "the sector “sea” is not in sectors.toml"),
        ('key = "x"\nname = "X"\npartners = ["Y"]\nsectors = []', "issues.toml, entry 1 (“X”): sectors"),
        (
            'key = "x"\nname = "X"\nalso = ["Big Sea"]\npartners = ["Y"]\nsectors = ["health"]',
            "write “Big Sea” as “big sea”",
        ),
        (
            ('key = "x"\nname = "X"\npartners = ["Y"]\nsectors = ["health"]\n\n[[issue]]\nkey = "z"\nname = "Z"\n'
            'also = ["x"]\npartners = ["Y"]\nsectors = ["health"]'),
            "“x” names two issues",
        ),
    ],
)  # fmt: skip
def test_issues_of_ones_own_that_do_not_fit_are_named(tmp_path: Path, issues: str, part: str) -> None:
    (tmp_path / "issues.toml").write_text(f"[[issue]]\n{issues}\n", "utf-8")
    with pytest.raises(SettingsError, match="cannot be used") as caught:
        load_content(tmp_path)
    assert part in caught.value.message
