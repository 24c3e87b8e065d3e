"""The only door to the network: one request, its redirects, one whole answer, within limits.

Invariant: each hop is judged anew, by name and by resolved address; no cookie, no password, no proxy of the environment is
used or kept.
"""

import ssl
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from urllib.parse import urljoin

import httpcore

from dateline.net.addresses import Allowed, Target, target
from dateline.net.connect import Deadline, Guarded, Resolve, system
from dateline.net.errors import NetError
from dateline.net.expand import OFFERED, expanded
from dateline.version import __version__

AGENT = f"Dateline/{__version__}"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
HEADERS = 200  # lines of one answer


@dataclass(frozen=True)
class Limits:
    """`seconds` for all of one request, redirects included; `step` for one wait; sizes in bytes, as sent and expanded."""

    seconds: float = 30.0
    step: float = 10.0
    sent: int = 10_000_000
    expanded: int = 50_000_000
    redirects: int = 5


@dataclass(frozen=True)
class Answer:
    """`url` is where the answer came from in the end, `moved` where a lasting redirect (301, 308) says it now lives.
    Header names are lower case; of one that comes several times the values are joined by commas."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    moved: str | None = None

    def header(self, name: str) -> str | None:
        return self.headers.get(name)


@dataclass(frozen=True)
class _Request:
    method: str
    headers: Mapping[str, str]
    body: bytes = b""

    def without(self, header: str) -> "_Request":
        return replace(self, headers={name: value for name, value in self.headers.items() if name.lower() != header})


class Door:
    """Opens nothing until asked. `allow` names hosts, addresses or networks that may be asked though they are not public."""

    def __init__(
        self,
        allow: Iterable[str] = (),
        limits: Limits = Limits(),
        *,
        agent: str = AGENT,
        resolve: Resolve = system,
        network: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._allowed, self._limits, self._agent = Allowed(allow), limits, agent
        self._resolve, self._network = resolve, network or httpcore.SyncBackend()

    def get(self, url: str, headers: Mapping[str, str] | None = None, limits: Limits | None = None) -> Answer:
        """The answer, whatever its status. Raises NetError where none is to be had."""
        return self._ask(url, _Request("GET", dict(headers or {})), limits or self._limits)

    def post(
        self, url: str, body: bytes, headers: Mapping[str, str] | None = None, limits: Limits | None = None
    ) -> Answer:
        """As `get`. A redirect is not followed: what is posted is meant for the address that the user gave."""
        given = replace(limits or self._limits, redirects=0)
        return self._ask(url, _Request("POST", dict(headers or {}), body), given)

    def _ask(self, url: str, request: "_Request", limits: Limits) -> Answer:
        deadline, here, moved, lasting = Deadline(limits.seconds), target(url, self._allowed), None, True
        for hop in range(limits.redirects + 1):
            answer = self._one(here, request, limits, deadline)
            onward = answer.header("location")
            if answer.status not in REDIRECTS or not onward or request.method == "POST":
                return replace(answer, moved=moved)
            if hop == limits.redirects:
                break
            there = target(urljoin(here.url, onward), self._allowed)
            if here.scheme == "https" and there.scheme == "http":
                raise NetError("redirects", f"{here.host} leads from https to http", "give the address it leads to")
            if there.authority != here.authority:
                request = request.without("authorization")
            lasting = lasting and answer.status in (301, 308)
            here = there
            moved = here.url if lasting else moved
        raise NetError("redirects", f"more than {limits.redirects} redirects from {target(url, self._allowed).host}")

    def _one(self, there: Target, request: "_Request", limits: Limits, deadline: Deadline) -> Answer:
        backend = Guarded(self._allowed, deadline, self._resolve, self._network)
        wait = {"connect": limits.step, "read": limits.step, "write": limits.step, "pool": limits.step}
        lines = {"Host": there.authority, "User-Agent": self._agent, "Accept-Encoding": OFFERED, **request.headers}
        try:
            with (
                httpcore.ConnectionPool(ssl_context=_trust(), network_backend=backend, max_connections=1) as pool,
                pool.stream(
                    request.method,
                    there.url,
                    headers=list(lines.items()),
                    content=request.body,
                    extensions={"timeout": wait},
                ) as got,
            ):
                return _answer(there, got, limits)
        except (httpcore.TimeoutException, TimeoutError) as wrong:
            raise NetError("too slow", f"{there.host} kept silent for {limits.step:g} s") from wrong
        except (httpcore.ProtocolError, UnicodeError, ValueError) as wrong:
            raise NetError("protocol", f"{there.host} does not speak HTTP as it should ({wrong})") from wrong
        except (httpcore.NetworkError, OSError) as wrong:
            raise NetError("unreachable", f"{there.host} broke off ({wrong})") from wrong


def _answer(there: Target, got: httpcore.Response, limits: Limits) -> Answer:
    if len(got.headers) > HEADERS:
        raise NetError("too large", f"an answer of {len(got.headers)} header lines", f"at most {HEADERS}")
    headers: dict[str, str] = {}
    for raw_name, raw_value in got.headers:
        name, value = raw_name.decode("ascii").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    stated = headers.get("content-length", "")
    if stated.isdigit() and int(stated) > limits.sent:
        raise NetError("too large", f"an answer of {int(stated):,} bytes", f"at most {limits.sent:,}")
    body = expanded(_capped(got.iter_stream(), limits.sent), headers.get("content-encoding", ""), limits.expanded)
    return Answer(there.url, got.status, headers, body)


def _capped(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise NetError("too large", f"more than {most:,} bytes", f"at most {most:,}")
        yield piece


@cache
def _trust() -> ssl.SSLContext:
    """The certificates of the machine, else those that come with the library."""
    own = ssl.create_default_context()
    return own if own.cert_store_stats()["x509_ca"] else httpcore.default_ssl_context()
