"""Who may drive the app: its own pages, and no page of somebody else that is open in the same browser."""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_POLICY_VIOLATION = 1008


class OwnOrigin:
    """ASGI middleware that refuses what a page of another origin sends, another port of this machine included.

    Streamlit lets every port of this machine in, and before it refuses another host it asks an address on the
    internet for this machine's own. So it never gets to see them. Nor does it look at the name by which its files are
    asked for: somebody else's page whose name was pointed to this machine would get them.

    Parameters
    ----------
    hosts
        The names under which the app answers; any when there are none.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str] = ()) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes from the app's own pages, or from no page at all."""
        if scope["type"] not in {"http", "websocket"} or self._lets_in(Headers(scope=scope)):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            await PlainTextResponse("Only pages of this app may ask this.", 403)(scope, receive, send)

    def _lets_in(self, headers: Headers) -> bool:
        return (not self.hosts or _name_host(headers) in self.hosts) and _is_own(headers)


def _name_host(headers: Headers) -> str:
    """Return the name in the one Host header, without the port; empty where it cannot be told."""
    hosts = headers.getlist("host")
    try:
        return urlsplit(f"//{hosts[0]}").hostname or "" if len(hosts) == 1 else ""
    except ValueError:
        return ""


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
