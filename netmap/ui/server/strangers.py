"""Who may drive the app: its own pages, and no page of somebody else that is open in the same browser."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_POLICY_VIOLATION = 1008


class OwnOrigin:
    """ASGI middleware that refuses what a page of another origin sends, another port of this machine included.

    Streamlit lets every port of this machine in, and before it refuses another host it asks an address on the
    internet for this machine's own. So it never gets to see them.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes from the app's own pages, or from no page at all."""
        if scope["type"] not in {"http", "websocket"} or _is_own(Headers(scope=scope)):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            await PlainTextResponse("Only pages of this app may ask this.", 403)(scope, receive, send)


def _is_own(headers: Headers) -> bool:
    origins, hosts = headers.getlist("origin"), headers.getlist("host")
    if not origins:
        return True
    if len(origins) != 1 or len(hosts) != 1:
        return False
    try:
        origin = urlsplit(origins[0])
    except ValueError:
        return False
    is_page = origin.scheme in {"http", "https"} and "@" not in origin.netloc
    return is_page and origin.netloc.lower() == hosts[0].lower()
