"""The web of the soak, in a process of its own: ten hosts with fifty feeds."""

import os
import random
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from multiprocessing.connection import Connection

from tests.watch.web import Page, Web, web

FEEDS, SOUND, FLAKY, HOSTS = 50, 20, 4, 10
LISTED = 30  # articles on a feed
BEGIN, A_DAY = date(2019, 1, 1), 3  # articles
WEEKS = 84  # days
TOWNS = ["Kaechon", "Sondok", "Wonsan", "Tongchon", "Hamhung", "Sinpo", "Kangson", "Sunchon"]


@dataclass(frozen=True)
class Told:
    """`put` has the time (seconds since 1970) at which each article of a sound feed came onto it, by address; `asked` how often
    each of them was asked for, `polls` how often any feed was."""

    put: dict[str, float]
    asked: dict[str, int]
    polls: int


def day_of(number: int, alike: bool) -> date:
    """Of what an article tells: as in the news, later ones tell of later days; where all are to be alike, of the same weeks again."""
    return BEGIN + timedelta(days=number % WEEKS if alike else number // A_DAY)


def story(number: int, day: date) -> str:
    town, count = TOWNS[number % len(TOWNS)], 1 + number % 4
    return (
        f"<html><head><title>North Korea fires {count} missiles from {town}</title></head><body><article><h1>North Korea fires {count} "
        f"missiles from {town}</h1><p>North Korea fired {count} missiles from {town} on {day.day} {day:%B %Y}, South Korea's military said "
        f"in report {number}.</p></article></body></html>"
    )


def item(url: str, number: int, day: date) -> str:
    at = format_datetime(datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=23))
    return f"<item><title>Story {number}</title><link>{url}</link><guid>{url}</guid><pubDate>{at}</pubDate></item>"


def listing(items: Iterable[str]) -> str:
    return f"<rss version='2.0'><channel><title>News</title>{''.join(items)}</channel></rss>"


def slow(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(30):
        handler.wfile.write(b"<rss>")
        handler.wfile.flush()
        time.sleep(0.2)


def huge(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(400):
        handler.wfile.write(b"<item>" * 10_000)


def lying(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "99999")
    handler.send_header("Content-Encoding", random.choice(("gzip", "br", "zstd", "x")))
    handler.end_headers()
    handler.wfile.write(os.urandom(500))


def inward(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "http://169.254.169.254/latest/meta-data/")
    handler.end_headers()


def flaky(site: Web, names: list[str]) -> Callable[[BaseHTTPRequestHandler], None]:
    """Sound and failing by turns; its ids and dates change at every look."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if random.random() < 0.4:
            handler.send_response(random.choice((500, 503, 429)))
            handler.end_headers()
            return
        items = (
            f"<item><title>Flaky {n}</title><link>{site.address}/{n}</link><guid>{random.random()}</guid></item>"
            for n in names
        )
        body = listing(items).encode()
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


BAD: list[Page] = [slow, huge, lying, inward, (500, b""), (410, b""), "<html>maintenance</html>", "\x00\x01", b"<rss>" * 10_000]  # fmt: skip


class Growing:
    """Feeds by number: the sound ones get an article now and then."""

    def __init__(self, sites: list[Web], alike: bool) -> None:
        self.sites, self.alike = sites, alike
        self.listed = [list[int]() for _ in range(SOUND)]
        self.put: dict[str, float] = {}
        for feed in range(SOUND):
            self.more(feed)
        for feed in range(SOUND, FEEDS):
            self._faulty(feed, self.site(feed))

    def site(self, feed: int) -> Web:
        return self.sites[feed % HOSTS]

    def address(self, feed: int) -> str:
        return f"{self.site(feed).address}/feed{feed}"

    def more(self, feed: int) -> None:
        number, site = len(self.put), self.site(feed)
        site.pages[f"/s{number}"] = story(number, self._day(number))
        self.listed[feed] = [*self.listed[feed], number][-LISTED:]
        site.pages[f"/feed{feed}"] = listing(
            item(f"{site.address}/s{n}", n, BEGIN + timedelta(days=WEEKS) if self.alike else self._day(n))
            for n in self.listed[feed]
        )
        self.put[f"{site.address}/s{number}"] = time.time()

    def _day(self, number: int) -> date:
        return day_of(number, self.alike)

    def _faulty(self, feed: int, site: Web) -> None:
        if feed < FEEDS - FLAKY:
            site.pages[f"/feed{feed}"] = BAD[feed % len(BAD)]
            return
        names = [f"f{feed}-{k}" for k in range(5)]
        site.pages.update({f"/{name}": story(feed * 10 + k, self._day(k)) for k, name in enumerate(names)})
        site.pages[f"/feed{feed}"] = flaky(site, names)

    def told(self) -> Told:
        asked = {f"{site.address}{path}": count for site in self.sites for path, count in site.asked.items()}
        polls = sum(asked.get(self.address(feed), 0) for feed in range(FEEDS))
        return Told(dict(self.put), {url: asked.get(url, 0) for url in self.put}, polls)


def serve(alike: bool, orders: Connection) -> None:
    """Says the addresses of the feeds; then puts an article onto some sound feed at each "more", and says what came of all at each
    "told", for as long as it is let."""
    with ExitStack() as stack:
        growing = Growing([stack.enter_context(web()) for _ in range(HOSTS)], alike)
        orders.send([growing.address(feed) for feed in range(FEEDS)])
        while True:
            if orders.recv() == "more":
                growing.more(random.randrange(SOUND))
            else:
                orders.send(growing.told())
