"""Files that come and go beside the pages: kept by no browser, and taken from nobody in a room."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from netmap.ui.server.passing_files import PassingFiles

MEDIA, UPLOAD = "/media/0a1b.xlsx", "/_stcore/upload_file/session/file"


async def serve_anything(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("served")(scope, receive, send)


def ask(method: str, path: str, *, room: bool = False) -> tuple[int, dict[bytes, bytes]]:
    """Return with which status and headers a request is answered."""
    scope = {"type": "http", "method": method, "path": path, "headers": [], "query_string": b""}
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    async def call() -> None:
        await PassingFiles(serve_anything, is_for_the_room=room)(scope, receive, send)

    # A browser that Playwright drives in the same process keeps a loop of its own in this thread.
    with ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(lambda: asyncio.run(call())).result()
    return sent[0]["status"], dict(sent[0]["headers"])


@pytest.mark.parametrize("room", [False, True])
def test_no_browser_keeps_a_file_that_was_taken_out(room: bool) -> None:
    status, headers = ask("GET", MEDIA, room=room)
    assert (status, headers[b"cache-control"]) == (200, b"no-store")
    assert b"cache-control" not in ask("GET", "/static/x.js", room=room)[1]


@pytest.mark.parametrize(("room", "status"), [(False, 200), (True, 403)])
def test_nobody_in_a_room_can_fill_the_memory_with_files(room: bool, status: int) -> None:
    assert ask("PUT", UPLOAD, room=room)[0] == status
    assert ask("GET", "/map", room=room)[0] == 200
