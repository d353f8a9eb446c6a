"""Security headers on every response, and the policy that keeps the page from fetching anything elsewhere."""

import base64
import hashlib
import re
from importlib.resources import files

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from netmap.errors import NetmapError

_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def build_policy(index_page: bytes) -> str:
    """Return the Content-Security-Policy; inline scripts of Streamlit's own page are allowed by their hash."""
    hashes = [
        base64.b64encode(hashlib.sha256(script).digest()).decode("ascii")
        for script in _INLINE_SCRIPT.findall(index_page)
    ]
    allowed = " ".join(f"'sha256-{one}'" for one in hashes)
    directives = {
        "default-src": "'none'",
        "script-src": f"'self' 'wasm-unsafe-eval' {allowed}".strip(),
        "style-src": "'self' 'unsafe-inline'",
        "connect-src": "'self'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "worker-src": "'self' blob:",
        "media-src": "'self'",
        "manifest-src": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "object-src": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def read_index_page() -> bytes:
    """Return the page that the installed Streamlit serves for every address."""
    try:
        return files("streamlit").joinpath("static", "index.html").read_bytes()
    except OSError as error:
        raise NetmapError(
            f"Streamlit is not installed completely ({error.strerror}). Install netmap again."
        ) from error


class SecurityHeaders:
    """ASGI middleware that puts the headers on every HTTP response, errors and files included."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self.app = app
        self.headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, send_with_headers)
