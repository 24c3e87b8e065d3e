"""What stands before every answer: the name the server was asked by, the size of what was sent, the headers of what goes out.

Invariant: no page may run a script, load a style, picture or font, or send a form, that is not this server's own.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request

from dateline.web.errors import answer
from dateline.web.settings import Settings

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
LARGEST = 4_000_000  # bytes of a request's body
LONGEST = 8_000  # bytes of an address


def policy(tiles: str | None) -> str:
    """The content security policy. A tile server that the user named may be asked for pictures, and for nothing else."""
    parts = urlsplit(tiles) if tiles else None
    other = f" {parts.scheme}://{parts.netloc}" if parts and parts.scheme in ("http", "https") else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; worker-src 'self'; "
        f"img-src 'self' data:{other}; connect-src 'self'{other}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


class Guard:
    def __init__(self, app: Any, settings: Settings) -> None:
        self._app, self._hosts = app, settings.hosts
        self._headers = [
            (b"content-security-policy", policy(settings.tiles).encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"x-frame-options", b"DENY"),
            (b"referrer-policy", b"same-origin"),
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"cross-origin-resource-policy", b"same-origin"),
            (b"permissions-policy", b"geolocation=(), camera=(), microphone=(), payment=()"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                have = {name for name, _ in message.get("headers", [])}
                message["headers"] = [*message.get("headers", []), *(h for h in self._headers if h[0] not in have)]
            await send(message)

        request = Request(scope, receive)
        if refused := self._refused(request):
            await answer(request, *refused)(scope, receive, sending)
            return
        await self._app(scope, _capped(receive), sending)

    def _refused(self, request: Request) -> tuple[int, str, str] | None:
        host = request.headers.get("host", "")
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        if name.lower() not in self._hosts:
            return 421, "This server is not known by that name.", "Give the name with --name when starting the server."
        if len(request.scope.get("query_string", b"")) + len(request.scope.get("raw_path") or b"") > LONGEST:
            return 414, f"The address is longer than {LONGEST:,} bytes.", "Narrow by fewer words."
        size = request.headers.get("content-length", "0")
        if not size.isdigit() or int(size) > LARGEST:
            return 413, f"More than {LARGEST:,} bytes were sent.", "Send fewer reports at a time."
        return None


def _capped(receive: Receive) -> Receive:
    """A body that came without its length is cut off where it grows too large."""
    taken = 0

    async def receiving() -> MutableMapping[str, Any]:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > LARGEST else message

    return receiving
