"""Letters that came out wrong: asked about where readings are near, set right where one is plain."""

import pytest

from netmap.files.lists.questions import About
from netmap.files.plan.plan import ImportPlan
from netmap.files.reading import read_file
from netmap.model.network import EMPTY
from tests.files.plan_tables import organizations, plan, write

NEAR = "Organization,City\nMöller Stiftung,Bath\nDune School,Bath\n".encode("mac_roman")


def plan_text(data: bytes, **options: object) -> ImportPlan:
    return plan(EMPTY, read_file(data, "partners.csv"), **options)


def list_organizations(data: bytes, **options: object) -> list[str]:
    return sorted(organizations(write(EMPTY, plan_text(data, **options))))


def test_mac_letters_are_read_and_told() -> None:
    made = plan_text(
        "Organization,Contact\nClínica Peñasco,José Ñandú\nÉcole de la Dune,Zoë Léger\n".encode("mac_roman")
    )
    assert sorted(organizations(write(EMPTY, made))) == ["Clínica Peñasco", "École de la Dune"]
    assert [note.severity for note in made.problems if "Mac Roman" in note.message] == ["doubt"]
    assert not made.list_open()


def test_near_readings_are_asked_about_with_both_shown() -> None:
    made = plan_text(NEAR)
    (question,) = made.list_open()
    assert question.about is About.LETTERS
    assert question.sentence == "Which letters are right: “Mšller Stiftung” or “Möller Stiftung”?"
    assert list_organizations(NEAR)[1] == "Mšller Stiftung"
    assert list_organizations(NEAR, answers={question.key: ("mac_roman",)})[1] == "Möller Stiftung"


@pytest.mark.parametrize(
    ("spoiled", "meant"),
    [
        ("JosÃ© House", "José House"), ("Childrenâ€™s Museum", "Children’s Museum"), ("ClÃ\xadnica", "Clínica"),
        ("Jos√© House", "José House"), ("Ã‰cole", "École"), ("CaféÃƒÂ©", "CaféÃƒÂ©"), ("JosÃƒÂ© House", "José House"),
        ("Arts &amp; Culture", "Arts & Culture"), ("O&#39;Brien House", "O'Brien House"), ("A &amp;amp; B", "A & B"),
    ],
)  # fmt: skip
def test_text_spoiled_before_it_was_saved_is_set_right_and_told(spoiled: str, meant: str) -> None:
    data = f"Organization,City\n{spoiled},Bath\nDune School,Bath\n".encode()
    made = plan_text(data)
    assert made.readings[0].table.rows[0][0] == meant
    assert any(f"read as “{meant}”" in note.message for note in made.problems) is (spoiled != meant)


@pytest.mark.parametrize(
    "right",
    [
        "Peña", "São Paulo", "IRMÃ", "naïve café’s", "Straße", "Å’s House", "√ Clinic", "“Ä”", "R&D;", "AT&T; Bath", "Ｃｌｉｎｉｃ",
        "Harbor\xa0Pantry", "Ψ House", "Клиника",
    ],
)  # fmt: skip
def test_what_is_right_is_never_repaired(right: str) -> None:
    made = plan_text(f"Organization,City\n{right},Bath\nDune School,Bath\n".encode())
    assert made.readings[0].table.rows[0][0] == right
