"""Let the browser fetch the drawing code while Streamlit's own is still being read."""

from importlib.resources import files

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ADDRESS = "/_stcore/bidi-components/netmap.map"
_PAGE = "/map"


def list_preloads() -> str:
    """Return the Link header that names every script of the map component, the largest first."""
    scripts = [
        asset for asset in files("netmap.ui.map").joinpath("assets").iterdir() if asset.name.endswith(".js")
    ]
    ordered = sorted(scripts, key=lambda asset: (-len(asset.read_bytes()), asset.name))
    return ", ".join(f"<{_ADDRESS}/{asset.name}>; rel=modulepreload" for asset in ordered)


class PreloadMap:
    """ASGI middleware that puts the Link header on the map's page, and on nothing else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.link = list_preloads()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the header to a page that comes back."""

        async def send_with_link(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Link"] = self.link
            await send(message)

        is_map = scope["type"] == "http" and scope["path"] == _PAGE
        await self.app(scope, receive, send_with_link if is_map else send)
