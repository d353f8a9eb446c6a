"""What is written down of saved views: kept under a name, changed under the same, renamed."""

import pytest

from netmap.errors import InputError
from netmap.model.happenings import View
from netmap.model.network import Network
from netmap.report.saved_views import find_saved, plan_renamed, plan_saved

OURS = View(id="ours", name="Strong ties", shows=("view:names", "strength:3"))
OTHER = View(id="other", name="Ours", shows=("view:wheel",))
NETWORK = Network.of_items([OURS, OTHER])


def test_a_new_name_is_a_new_view_and_a_known_one_shows_something_else() -> None:
    new = plan_saved(NETWORK, "  Health ", ("view:names",))
    assert (new.name, new.shows) == ("Health", ("view:names",))
    assert new.id not in NETWORK.entities
    again = plan_saved(NETWORK, "STRONG ties", ("view:sectors",))
    assert again == OURS.model_copy(update={"shows": ("view:sectors",)})


def test_a_view_is_renamed_and_keeps_what_it_shows() -> None:
    assert plan_renamed(NETWORK, OURS, "Strong Ties!") == OURS.model_copy(update={"name": "Strong Ties!"})
    with pytest.raises(InputError, match="Another saved view is called"):
        plan_renamed(NETWORK, OURS, "ours")


@pytest.mark.parametrize(
    ("name", "said"),
    [("", "no name"), (" \u200b\n", "no name"), ("Names", "kind of view"), ("x" * 5000, "Shorten it")],
)
def test_a_name_that_cannot_be_kept_is_refused(name: str, said: str) -> None:
    with pytest.raises(InputError) as saved:
        plan_saved(NETWORK, name, (), {"names"})
    with pytest.raises(InputError) as renamed:
        plan_renamed(NETWORK, OURS, name, {"names"})
    assert said in saved.value.message
    assert said in renamed.value.message


def test_a_view_is_found_by_name_or_id_and_else_it_is_said_what_there_is() -> None:
    views = NETWORK.of(View)
    assert find_saved(views, "strong TIES") == OURS
    assert find_saved(views, "other") == OTHER
    with pytest.raises(InputError, match="There are: “Ours”, “Strong ties”"):
        find_saved(views, "<script>")
    with pytest.raises(InputError, match="No view is saved yet"):
        find_saved((), "x")
    twins = (OURS, OURS.model_copy(update={"id": "twin"}))
    with pytest.raises(InputError, match="Name one by its id"):
        find_saved(twins, "Strong ties")
