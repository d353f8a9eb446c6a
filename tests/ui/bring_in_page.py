"""What tests do on the page that brings lists in."""

from streamlit.testing.v1 import AppTest


def upload(page: AppTest, data: bytes, name: str = "partners.csv") -> None:
    """Choose a file, and wait for its preview."""
    [uploader] = page.file_uploader
    uploader.upload(name, data, "text/csv").run()
    assert not page.exception


def list_text(page: AppTest) -> list[str]:
    """Return the texts of the page, in their order."""
    return [one.value for one in page.markdown]
