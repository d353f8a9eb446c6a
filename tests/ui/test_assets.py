"""What is kept of scripts and styles is whole, whoever asked first and however soon they went."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor

from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from netmap.ui.server.assets import KeptAssets

PARTS = [f"part {number};".encode() for number in range(50)]
SCOPE = {
    "type": "http", "method": "GET", "path": "/static/js/index.js", "headers": [], "query_string": b"",
    "asgi": {"version": "3.0", "spec_version": "2.3"},
}  # fmt: skip


async def serve_slowly(scope: Scope, receive: Receive, send: Send) -> None:
    """An app that sends a script part by part, and stops when it hears that nobody listens any more."""

    async def read() -> AsyncIterator[bytes]:
        for part in PARTS:
            await asyncio.sleep(0)
            yield part

    await StreamingResponse(read(), media_type="text/javascript")(scope, receive, send)


async def ask(app: KeptAssets, *, stays: bool) -> bytes:
    """Ask for the script, and go at once or stay until it has come; return what came."""
    got: list[bytes] = []

    async def receive() -> Message:
        if stays:
            await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        got.append(message.get("body", b""))

    await app(dict(SCOPE), receive, send)
    return b"".join(got)


def test_a_browser_that_goes_leaves_no_half_script_for_those_who_come_after() -> None:
    async def visit() -> tuple[bytes, bytes]:
        app = KeptAssets(serve_slowly)
        return await ask(app, stays=False), await ask(app, stays=True)

    # A browser that Playwright drives in the same process keeps a loop of its own in this thread.
    with ThreadPoolExecutor(1) as elsewhere:
        assert elsewhere.submit(lambda: asyncio.run(visit())).result() == (b"".join(PARTS), b"".join(PARTS))
