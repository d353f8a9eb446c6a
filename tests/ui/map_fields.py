"""The fields under the buttons of the map, as a test finds them: one into which the page put something is a new one."""

from streamlit.testing.v1 import AppTest

TIMES = "map-fields-times"


def name_field(page: AppTest, key: str) -> str:
    """Return the key that a field of a page has now."""
    times = page.session_state[TIMES].get(key, 0) if TIMES in page.session_state else 0
    return f"{key}-{times}" if times else key
