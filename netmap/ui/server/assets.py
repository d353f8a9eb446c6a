"""Scripts, styles and fonts go over the wire compressed, and once: Streamlit sends its own as they are, 5 MB a visit."""

import gzip
import hashlib
from asyncio import Event, to_thread
from typing import NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.status import HTTP_200_OK, HTTP_304_NOT_MODIFIED
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PLACES = ("/static/", "/_stcore/bidi-components/")
_TEXT = ("text/", "application/javascript", "application/json", "application/wasm", "image/svg+xml")
_LEVEL = 9
_SMALL = 500


class _Asset(NamedTuple):
    """One file as it is sent: the headers that came with it, and its bytes, packed where that is worth it."""

    headers: dict[str, str]
    body: bytes
    is_packed: bool


class KeptAssets:
    """ASGI middleware that packs each asset once, sends it from memory, and sends none that the browser has already.

    Files of an installed netmap do not change while it runs. What the app would not keep by its name, such as
    the page that stands in for a missing file, is passed on.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, _Asset] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with an asset, pass everything else on."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(_PLACES):
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        if "range" in asked:
            await self.app(scope, receive, send)
            return
        asset = self._kept.get(scope["path"])
        if asset is None:
            response = await _fetch(self.app, scope)
            if response.status_code != HTTP_200_OK or response.headers.get("content-type", "").startswith(
                "text/html"
            ):
                await response(scope, receive, send)
                return
            asset = self._kept[scope["path"]] = await to_thread(_pack, response)
        await _answer(asset, asked)(scope, receive, send)


async def _fetch(app: ASGIApp, scope: Scope) -> Response:
    """Return what the app answers, whole and not packed.

    It is kept for everybody, so the app is not told when whoever asked first has gone: it would stop half way.
    """
    parts: list[bytes] = []
    asked: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        if not asked:
            await Event().wait()
        return asked.pop()

    response = Response()

    async def collect(message: Message) -> None:
        if message["type"] == "http.response.start":
            response.status_code = message["status"]
            response.raw_headers = list(message["headers"])
        elif message["type"] == "http.response.body":
            parts.append(message.get("body", b""))

    plain_scope = dict(scope)
    plain_scope["headers"] = [
        (name, value)
        for name, value in scope["headers"]
        if name not in {b"accept-encoding", b"if-none-match", b"if-modified-since"}
    ]
    await app(plain_scope, receive, collect)
    response.body = b"".join(parts)
    return response


def _pack(response: Response) -> _Asset:
    headers = MutableHeaders(raw=list(response.raw_headers))
    del headers["content-length"]
    body = bytes(response.body)
    headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    if "accept-encoding" not in headers.get("vary", "").lower():
        headers.add_vary_header("Accept-Encoding")
    if "max-age" not in headers.get("cache-control", ""):
        # Names of ours do not change with what is in the file: a browser asks whether it is still the same.
        headers["Cache-Control"] = "no-cache"
    is_packed = len(body) > _SMALL and headers.get("content-type", "").startswith(_TEXT)
    return _Asset(dict(headers), gzip.compress(body, _LEVEL, mtime=0) if is_packed else body, is_packed)


def _answer(asset: _Asset, asked: Headers) -> Response:
    headers = dict(asset.headers)
    known = {tag.strip().removeprefix("W/") for tag in asked.get("if-none-match", "").split(",")}
    if headers["etag"] in known:
        return Response(status_code=HTTP_304_NOT_MODIFIED, headers=headers)
    if not asset.is_packed:
        return Response(asset.body, headers=headers)
    if "gzip" not in asked.get("accept-encoding", ""):
        return Response(gzip.decompress(asset.body), headers=headers)
    return Response(asset.body, headers={**headers, "content-encoding": "gzip"})
