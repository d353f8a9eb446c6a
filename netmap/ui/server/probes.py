"""Streamlit's page asks for its server below the address of the page first, `/partners/_stcore/health`.

A 404 there would be an error in the browser's console at every visit. An answer without content makes it ask at
the root instead, where the server is.
"""

import re

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_PROBED = re.compile(r"/[^/]+/_stcore/(health|host-config)")


class ProbeAnswers:
    """ASGI middleware that answers the probes below a page's address with `null`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a probe, pass everything else on."""
        if scope["type"] == "http" and scope["method"] == "GET" and _PROBED.fullmatch(scope["path"]):
            await Response("null", media_type="application/json")(scope, receive, send)
            return
        await self.app(scope, receive, send)
