"""The watch as a whole, over a web of this machine: read once, told once, whatever is killed; and what it says of itself."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request

import pytest

from dateline.net import Door
from dateline.record import Store, watching
from dateline.watch.deliver import Delivery
from dateline.watch.desk import Desk
from dateline.watch.eye import Eye
from dateline.watch.figures import Figures
from dateline.watch.plan import Source
from dateline.watch.rules import Rule
from dateline.watch.run import Parts, Watch
from dateline.watch.sending import Sender
from dateline.watch.serving import serving
from tests.watch.web import web

LAUNCH = (
    "<html><head><title>North Korea fires two missiles</title></head><body><article><h1>North Korea fires two missiles</h1>"
    "<p>North Korea fired two missiles from Kaechon into the sea on Tuesday, South Korea's military said.</p></article></body>"
)
RULES = [Rule.model_validate({"name": "launches", "when": "new", "filter": {"kind": "launch"}})]


class Set:
    """A watch with everything that it stands on; `lines` are its log, `aloud` the alerts it told here."""

    def __init__(self, reader, store: Store, sources, **more) -> None:
        self.figures, self.lines, self.aloud = Figures(), list[dict](), list[str]()
        store.describe(reader[1])
        desk = Desk(store, reader[0], self.figures, self.tell)
        door = Door(["127.0.0.1"])
        sender = Sender(
            store,
            RULES,
            Delivery({}, door),
            lambda m: self.aloud.extend(a.id for a in m.alerts),
            self.figures,
            self.tell,
        )
        parts = Parts(store, desk, Eye.opened(store, RULES), sender, door, self.figures, self.tell, spacing=0.0, **more)
        self.watch = Watch(sources, parts)

    def tell(self, event: str, **fields: object) -> None:
        self.lines.append({"event": event, **fields})


@pytest.fixture
def site():
    with web() as made:
        made.put_feed("/rss", [f"a{n}" for n in range(6)])
        made.pages["/a0"] = LAUNCH
        yield made


def test_one_turn_reads_stores_looks_and_tells(reader, site, tmp_path):
    source = Source(outlet="A Wire", feed=f"{site.address}/rss")
    with Store.open(tmp_path / "s.db", create=True) as store:
        first = Set(reader, store, [source], once=True)
        first.watch.run()
        assert store.count() == 6 and len(first.aloud) == 1
        assert first.figures.reports == {"new": 6}
        again = Set(reader, store, [source], once=True)
        again.watch.run()  # not due yet
        assert site.asked["/rss"] == 1 and again.aloud == []
        assert {r.outlet for r in store.reports().values()} == {"A Wire"}
    told = json.dumps(first.lines)
    assert "missiles" not in told and "alert sent" in told


def test_a_watch_that_is_asked_to_stop_ends_with_all_in_order(reader, site, tmp_path):
    source = Source(outlet="A Wire", feed=f"{site.address}/rss", every="10 s")
    with Store.open(tmp_path / "s.db", create=True) as store:
        made = Set(reader, store, [source])
        runs = threading.Thread(target=made.watch.run)
        runs.start()
        until(lambda: site.asked["/a3"])
        made.watch.stop()
        runs.join()
        kept = {r.url for r in store.reports().values()}
        seen = watching.seen(store, source.name)
        assert len(kept) == len(seen)
        rest = Set(reader, store, [source], once=True)
        rest.watch.run()
        if len(kept) < 6:  # the turn was not done: it comes again, and nothing that was kept is asked for again
            assert store.count() == 6
            assert all(site.asked[url.removeprefix(site.address)] == 1 for url in kept)


def until(true, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    assert true()


def test_a_source_that_trips_everything_costs_only_itself(reader, site, tmp_path):
    class Trips:
        code = "x"

        def read_all(self, reports):
            for report in reports:
                if "a2" in (report.url or ""):
                    raise RecursionError("too deep")
                yield from reader[0].read_all([report])

    site.pages["/bad"] = (500, b"")
    sources = [Source(outlet="A", feed=f"{site.address}/rss"), Source(outlet="B", feed=f"{site.address}/bad")]
    with Store.open(tmp_path / "s.db", create=True) as store:
        made = Set((Trips(), reader[1]), store, sources, once=True)
        made.watch.run()
        assert store.count() == 6 and len(store.all_readings()) == 5
    assert made.figures.reasons == {"tripped the reader": 1}
    failing = [line for line in made.lines if line["event"] == "source failing"]
    assert [line["reason"] for line in failing] == ["the server answers 500"]


def test_health_and_figures_are_served(reader, site, tmp_path):
    sources = [
        Source(outlet="A", feed=f"{site.address}/rss"),
        Source(outlet="B", feed=f"{site.address}/gone"),
    ]
    site.pages["/gone"] = (410, b"")
    plain = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with Store.open(tmp_path / "s.db", create=True) as store:
        made = Set(reader, store, sources, once=True)
        with serving(("127.0.0.1", 0), store, made.figures) as port:
            made.watch.run()
            health = json.load(plain.open(f"http://127.0.0.1:{port}/health"))
            figures = plain.open(f"http://127.0.0.1:{port}/metrics").read().decode()
            with pytest.raises(urllib.error.HTTPError):
                plain.open(f"http://127.0.0.1:{port}/etc/passwd")
    assert health["status"] == "well" and health["sources"] == {"well": 1, "failing": 0, "dead": 1}
    assert health["trouble"][f"feed {site.address}/gone"]["reason"] == "the server answers 410"
    assert health["outbox"] == {"waiting": 0, "failing": 0, "sent": 1}
    lines = dict(line.rsplit(" ", 1) for line in figures.splitlines() if not line.startswith("#"))
    assert lines['dateline_reports_total{state="new"}'] == "6"
    assert lines['dateline_alerts_total{state="sent"}'] == "1"
    assert lines['dateline_sources{state="dead"}'] == "1"
    assert "missiles" not in figures
    assert any(line["event"] == "source dead" for line in made.lines)


@pytest.mark.parametrize("at", ["before insert watch_items#3", "message taken"])
def test_the_command_killed_and_called_again_fetches_nothing_it_kept(site, tmp_path, at):
    (tmp_path / "s.yml").write_text(f"- {{outlet: A Wire, feed: '{site.address}/rss', every: 10 s}}\n")
    (tmp_path / "r.yml").write_text("rules:\n  - {name: launches, when: new, filter: {kind: launch}}\n")
    store = str(tmp_path / "s.db")
    command = [
        *(sys.executable, "-m", "dateline.cli.main", "watch", str(tmp_path / "s.yml"), "--rules", str(tmp_path / "r.yml")),
        *("--once", "--json", "--store", store, "--allow", "127.0.0.1"),
    ]  # fmt: skip
    killed = subprocess.run(command, env={**os.environ, "DATELINE_END_AT": at}, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    with Store.open(store) as opened:
        kept = {r.url for r in opened.reports().values()}
        assert len(watching.seen(opened, f"feed {site.address}/rss")) == len(kept)
    asked = dict(site.asked)
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    with Store.open(store) as opened:
        assert opened.count() == 6
        assert watching.outbox_counts(opened) == {"waiting": 0, "failing": 0, "sent": 1}
    assert all(site.asked[u.removeprefix(site.address)] == asked[u.removeprefix(site.address)] == 1 for u in kept)
    ids = [json.loads(line)["id"] for out in (killed.stdout, done.stdout) for line in out.decode().splitlines()]
    assert len(set(ids)) == 1
