"""Who may write: whoever holds the token. Browsers trade it for a session, whose forms carry a mark of their own.

Invariant: nothing is written on a request that a page of another site could have made a browser send.
"""

import hashlib
import hmac
import secrets
import time
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

from dateline.web.errors import Failure

COOKIE = "dateline_session"
HOURS = 12
FIELD = "csrf"
LONGEST = 100_000  # bytes of a form


class Door:
    def __init__(self, token: str | None) -> None:
        self._token = token
        self._secret = secrets.token_bytes(32)

    @property
    def has_token(self) -> bool:
        return self._token is not None

    def fits(self, token: str) -> bool:
        return self._token is not None and hmac.compare_digest(token.encode(), self._token.encode())

    def session(self) -> str:
        """A cookie's value, good until some hours from now."""
        body = f"{int(time.time()) + HOURS * 3600}.{secrets.token_hex(8)}"
        return f"{body}.{self._sign('session', body)}"

    def known(self, request: Request) -> bool:
        body, _, sign = request.cookies.get(COOKIE, "").rpartition(".")
        until = body.partition(".")[0]
        if not (self.has_token and until.isdigit() and hmac.compare_digest(sign, self._sign("session", body))):
            return False
        return int(until) > time.time()

    def csrf(self, request: Request) -> str:
        return self._sign("form", request.cookies.get(COOKIE, "")) if self.known(request) else ""

    def _sign(self, purpose: str, text: str) -> str:
        return hmac.new(self._secret, f"{purpose} {text}".encode(), hashlib.sha256).hexdigest()

    def let_in(self, request: Request) -> None:
        """A program with the token in its Authorization header. Raises Failure."""
        if not self.has_token:
            raise Failure(403, "This server takes nothing in.", "Start it with --token or DATELINE_TOKEN.")
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not self.fits(token.strip()):
            raise Failure(401, "A token is needed, and this is none that fits.", "Send Authorization: Bearer TOKEN.")

    async def form(self, request: Request, *, session: bool = True) -> dict[str, list[str]]:
        """The fields of a form of our own page. Raises Failure where it is another's, or nobody is known."""
        if not self.has_token:
            raise Failure(403, "This server is read-only.", "Start it with --token or DATELINE_TOKEN.")
        _same_site(request)
        if session and not self.known(request):
            raise Failure(403, "Nobody has unlocked judging in this browser.", "Go to /unlock and give the token.")
        fields = await _fields(request)
        if session and not hmac.compare_digest((fields.get(FIELD) or [""])[0], self.csrf(request)):
            raise Failure(403, "This form is not one of this session's.", "Open the page again and send it from there.")
        return fields


def _same_site(request: Request) -> None:
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    if site not in ("same-origin", "none") or (
        origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    ):
        raise Failure(403, "The form was sent from another site.", "Send it from a page of this server.")


async def _fields(request: Request) -> dict[str, list[str]]:
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise Failure(415, "The form is not in the form of forms.", "Send application/x-www-form-urlencoded.")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            raise Failure(413, f"The form is longer than {LONGEST:,} bytes.", "Give a shorter reason.")
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=500)
    except ValueError:
        raise Failure(400, "The form cannot be read.", "Send UTF-8 and at most 500 fields.") from None
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields
