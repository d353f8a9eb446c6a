"""Files that come and go beside the pages: no browser keeps those that are taken out, and a room takes none in."""

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_TAKEN_OUT, _BROUGHT_IN = "/media/", "/_stcore/upload_file/"


class PassingFiles:
    """ASGI middleware for what is fetched from the pages and sent to them.

    What was made for a page may name somebody who is confidential, or forgotten, a minute later: browsers are told to keep
    none of it. Streamlit takes files from every visitor and keeps them in memory, also where no page asks for any.

    Parameters
    ----------
    is_for_the_room
        Whether the server shows the room only, whose pages ask for no file.
    """

    def __init__(self, app: ASGIApp, *, is_for_the_room: bool = False) -> None:
        self.app = app
        self.is_for_the_room = is_for_the_room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a file in a room, mark what is taken out, pass everything else on."""
        path = scope["path"] if scope["type"] == "http" else ""
        if self.is_for_the_room and path.startswith(_BROUGHT_IN):
            await PlainTextResponse("Nothing can be brought in here.", 403)(scope, receive, send)
            return

        async def send_to_nobody_else(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Cache-Control"] = "no-store"
            await send(message)

        await self.app(scope, receive, send_to_nobody_else if path.startswith(_TAKEN_OUT) else send)
