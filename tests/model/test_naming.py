"""A name is found wherever it stands, as it was folded itself; where it stands is told in places of the text."""

from hypothesis import given
from hypothesis import strategies as st

from netmap.model.naming.finding import NameFinder
from netmap.model.naming.folding import fold_name

LETTERS = st.text("abc'’& -éÉłßÆ\u0301\u200b王伟ไ0123", min_size=1, max_size=9)


@given(
    name=LETTERS,
    before=st.sampled_from(["", "To ", "(", "–"]),
    behind=st.sampled_from(["", "’s", "'S box", ".", " 9"]),
)
def test_any_name_is_found_in_any_text_that_holds_it(name: str, before: str, behind: str) -> None:
    wanted = fold_name(name)
    assert NameFinder([wanted]).are_in(f"{before}{name}{behind}") is bool(wanted)


@given(names=st.lists(LETTERS, max_size=3), text=st.text("abcs'’& -éłß\u0301\u200b王伟", max_size=20))
def test_places_lie_in_the_text_one_after_another_and_hold_a_name(names: list[str], text: str) -> None:
    wanted = {*map(fold_name, names)}
    end = 0
    for start, behind in NameFinder(wanted).find(text):
        assert end <= start < behind <= len(text)
        assert any(name and name in fold_name(text[start:behind]) for name in wanted)
        end = behind
