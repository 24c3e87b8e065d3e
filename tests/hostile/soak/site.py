"""A long watch over many feeds with faults, beside readers and alerts: `python -m tests.hostile.soak SECONDS`.

Fifty feeds of this machine: sound ones that grow, slow, broken, lying, huge, changing and failing ones. At the end: memory is flat, each article of
each sound feed is in the store once, was fetched once, and its alert was sent once."""

import os
import random
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from dateline.engines import reader_for
from dateline.net import Door, Limits
from dateline.record import Filter, Store, watching
from dateline.watch.deliver import Delivery
from dateline.watch.desk import Desk
from dateline.watch.eye import Eye
from dateline.watch.figures import Figures
from dateline.watch.plan import Source
from dateline.watch.rules import Rule
from dateline.watch.run import Parts, Watch
from dateline.watch.sending import Sender
from tests.hostile.figures import figure
from tests.watch.web import Web, web

FEEDS, SOUND = 50, 20
EVERY = "10 s"
STILL = 120.0  # seconds
TOWNS = ["Kaechon", "Sondok", "Wonsan", "Tongchon", "Hamhung", "Sinpo", "Kangson", "Sunchon"]


def story(number: int) -> str:
    town, count = TOWNS[number % len(TOWNS)], 1 + number % 4
    day = f"{1 + number % 28} {('June', 'July', 'August')[number // 28 % 3]} 2019"
    return (
        f"<html><head><title>North Korea fires {count} missiles from {town}</title></head><body><article><h1>North Korea fires {count} "
        f"missiles from {town}</h1><p>North Korea fired {count} missiles from {town} on {day}, South Korea's military said in "
        f"report {number}.</p></article></body></html>"
    )


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


def flaky(site: Web, path: str, names: list[str]) -> None:
    """Sound and failing by turns; its ids and dates change at every look."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if random.random() < 0.4:
            handler.send_response(random.choice((500, 503, 429)))
            handler.end_headers()
            return
        items = "".join(
            f"<item><title>Flaky {n}</title><link>{site.address}/{n}</link><guid>{random.random()}</guid></item>"
            for n in names
        )
        body = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(body)

    site.pages[path] = answer


class Growing:
    """Sound feeds that get an article now and then."""

    def __init__(self, site: Web) -> None:
        self.site, self.names = site, {f"/feed{n}": list[str]() for n in range(SOUND)}
        self.number = 0
        for path in self.names:
            self.more(path)

    def more(self, path: str) -> None:
        name = f"s{self.number}"
        self.site.pages[f"/{name}"] = story(self.number)
        self.names[path].append(name)
        self.number += 1
        self.site.put_feed(path, self.names[path][-30:])


def memory_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(seconds: float) -> None:
    folder = Path(tempfile.mkdtemp(prefix="dateline-soak-"))
    with web() as site, Store.open(folder / "s.db", create=True) as store:
        growing = Growing(site)
        bad = [
            slow,
            huge,
            lying,
            inward,
            (500, b""),
            (410, b""),
            "<html>maintenance</html>",
            "\x00\x01",
            b"<rss>" * 10_000,
        ]
        for n in range(SOUND, FEEDS):
            site.pages[f"/feed{n}"] = bad[n % len(bad)] if n < FEEDS - 4 else ""
        for n in range(FEEDS - 4, FEEDS):
            names = [f"f{n}-{k}" for k in range(5)]
            site.pages.update({f"/{name}": story(900 + n * 10 + k) for k, name in enumerate(names)})
            flaky(site, f"/feed{n}", names)
        sources = [Source(outlet=f"Outlet {n}", feed=f"{site.address}/feed{n}", every=EVERY) for n in range(FEEDS)]
        sent: list[str] = []
        made = watch(store, sources, sent)
        ran = threading.Thread(target=made.run)
        ran.start()
        held, end = list[float](), time.monotonic() + seconds
        errors: list[str] = []
        beside = threading.Thread(target=reads, args=(folder / "s.db", end, errors))
        beside.start()
        while time.monotonic() < end:
            time.sleep(5)
            growing.more(random.choice(list(growing.names)))
            held.append(memory_mb())
        beside.join()
        settle(site, growing)
        made.stop()
        ran.join()
        judge(store, site, growing, sent, held, errors, seconds)


def watch(store: Store, sources: list[Source], sent: list[str]) -> Watch:
    reader, glossary = reader_for()
    store.describe(glossary)
    rules = [Rule.model_validate({"name": "all", "when": ["new", "disputed", "changed"]})]
    figures, door = Figures(), Door(["127.0.0.1"], Limits(seconds=4, step=2, sent=2_000_000, expanded=4_000_000))
    quiet = lambda *_, **__: None  # noqa: E731
    sender = Sender(store, rules, Delivery({}, door), lambda m: sent.extend(a.id for a in m.alerts), figures, quiet)
    desk = Desk(store, reader, figures, quiet)
    return Watch(sources, Parts(store, desk, Eye.opened(store, rules), sender, door, figures, quiet, spacing=0.01))


def reads(path: Path, end: float, errors: list[str]) -> None:
    """Somebody else who lists events meanwhile."""
    with Store.open(path) as other:
        while time.monotonic() < end:
            try:
                other.events(Filter(kind="launch"))
                other.statements()
            except Exception as wrong:
                errors.append(f"{type(wrong).__name__}: {wrong}")
            time.sleep(0.5)


def settle(site: Web, growing: Growing) -> None:
    """Wait until the last articles were asked for: on a busy machine a watch is late, and late is not lost. Two minutes in which
    none more is asked for end it."""
    names = [name for listed in growing.names.values() for name in listed]
    left, since = len(names), time.monotonic()
    while left and time.monotonic() < since + STILL:
        time.sleep(0.5)
        now = sum(not site.asked[f"/{name}"] for name in names)
        if now < left:
            left, since = now, time.monotonic()
    time.sleep(3)


def judge(
    store: Store, site: Web, growing: Growing, sent: list[str], held: list[float], errors: list[str], seconds: float
) -> None:
    urls = [r.url for r in store.reports().values()]
    names = [name for listed in growing.names.values() for name in listed]
    lost = [n for n in names if f"{site.address}/{n}" not in urls]
    twice = [n for n in names if site.asked[f"/{n}"] > 1]
    left = [p.id for p in watching.waiting(store)]
    quarter = max(1, len(held) // 4)
    quarters = [sum(held[at * quarter : (at + 1) * quarter]) / quarter for at in range(4)]
    early, late = quarters[1], quarters[3]
    polls = sum(count for path, count in site.asked.items() if path.startswith("/feed"))
    figure(
        "soak",
        f"{seconds / 60:.0f} min, {FEEDS} feeds ({FEEDS - SOUND} faulty), {polls} polls, {len(names)} articles: {len(lost)} lost, {len(twice)} fetched "
        f"twice, {len(sent)} alerts sent, {len(sent) - len(set(sent))} twice, {len(left)} left; memory by quarters "
        f"{', '.join(f'{mean:.0f}' for mean in quarters)} MB; {len(errors)} errors of readers beside it",
    )
    assert not lost and not twice and not left and len(sent) == len(set(sent)) and not errors, (
        lost,
        twice,
        left,
        errors,
    )
    assert late < early * 1.15 + 30, held


if __name__ == "__main__":
    main(float(sys.argv[1]))
