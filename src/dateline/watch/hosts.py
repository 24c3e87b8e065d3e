"""Manners: what a host asks of those who fetch, and how long it is left alone between two requests.

Source of the rules: RFC 9309 (robots.txt): a file that is not there allows all, one that the server cannot give for now forbids all;
`Crawl-delay` is no part of it, but is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import urlsplit

from protego import Protego

from dateline.net import Answer, Door, Limits, NetError

SPACING = 1.0  # seconds between two requests to one host
LONGEST_DELAY = 60.0  # seconds; a longer Crawl-delay is cut to it
KEPT = 24 * 3600.0  # seconds for which a robots.txt is kept
RETRY = 600.0  # seconds after which one that could not be had is asked for again
ROBOTS = Limits(seconds=20, step=10, sent=512_000, expanded=512_000, redirects=5)
AGENT = "Dateline"


@dataclass
class _Host:
    lock: Lock = field(default_factory=Lock)
    next_at: float = 0.0
    rules: Protego | None = None
    closed: bool = False
    until: float = -1.0


class Hosts:
    """`clock` gives seconds, `sleep` waits for some. Safe to use from several threads: one host is asked by one at a time."""

    def __init__(
        self, door: Door, clock: Callable[[], float], sleep: Callable[[float], None], spacing: float = SPACING
    ) -> None:
        self._door, self._clock, self._sleep, self._spacing = door, clock, sleep, spacing
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        """The answer, in the host's turn. Raises NetError, also where the host forbids it."""
        host = self._host(url)
        with host.lock:
            self._learn(url, host)
            if host.closed or (host.rules and not host.rules.can_fetch(url, AGENT)):
                why = "gives no robots.txt for now" if host.closed else "asks robots not to fetch this"
                raise NetError("refused", f"{urlsplit(url).netloc} {why}", "its robots.txt is followed")
            return self._turn(host, url, headers)

    def _host(self, url: str) -> _Host:
        parts = urlsplit(url)
        with self._lock:
            return self._hosts.setdefault(f"{parts.scheme}://{parts.netloc.lower()}", _Host())

    def _turn(self, host: _Host, url: str, headers: dict[str, str] | None, limits: Limits | None = None) -> Answer:
        if (wait := host.next_at - self._clock()) > 0:
            self._sleep(wait)
        delay = host.rules.crawl_delay(AGENT) if host.rules else None
        try:
            return self._door.get(url, headers, limits)
        finally:
            host.next_at = self._clock() + max(self._spacing, min(float(delay or 0), LONGEST_DELAY))

    def _learn(self, url: str, host: _Host) -> None:
        if self._clock() < host.until:
            return
        parts = urlsplit(url)
        try:
            answer = self._turn(host, f"{parts.scheme}://{parts.netloc}/robots.txt", None, ROBOTS)
        except NetError as wrong:
            if wrong.kind == "refused":
                raise
            host.rules, host.closed, host.until = None, True, self._clock() + RETRY
            return
        failing = answer.status >= 500 or answer.status == 429
        body = answer.body.decode("utf-8-sig", "replace") if answer.status == 200 else ""
        host.rules, host.closed = Protego.parse(body), failing
        host.until = self._clock() + (RETRY if failing else KEPT)
