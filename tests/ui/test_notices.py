"""What is said after a click: it stays until the next one, however often the page is drawn anew by itself."""

import pytest
from streamlit.testing.v1 import AppTest


def _draw() -> None:
    import streamlit as st

    from netmap.ui.shell.notices import draw_again, remember_problem, show_notices, take_said

    def refuse(times: int) -> None:
        remember_problem("Somebody else was first.")
        st.session_state["left-out"] = "That was left out."
        st.session_state["due"] = times

    show_notices()
    if told := take_said("left-out"):
        st.warning(told)
    for times in range(3):
        st.button(f"Refused, then drawn anew {times} times", key=str(times), on_click=refuse, args=(times,))
    st.button("Else", key="else")
    if st.session_state.get("due"):
        st.session_state["due"] -= 1
        draw_again()


@pytest.mark.parametrize("times", range(3))
def test_what_was_said_stays_while_the_page_is_drawn_anew_by_itself_and_goes_with_the_next_click(
    times: int,
) -> None:
    page = AppTest.from_function(_draw, default_timeout=60).run()
    assert not page.error
    page.button(str(times)).click().run()
    assert page.session_state["due"] == 0
    assert [one.value.replace("\\", "") for one in page.error] == ["Somebody else was first."]
    assert [one.value for one in page.warning] == ["That was left out."]
    page.button("else").click().run()
    assert not page.error
    assert not page.warning
