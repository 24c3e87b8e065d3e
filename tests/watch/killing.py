"""A desk that may be killed at any moment, in a process of its own: reports stored, looked at, alerts sent into a file."""

import os
import random
import signal
import time
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from pathlib import Path

from dateline.net import Door
from dateline.record import Store, points, watching
from dateline.record.watching import Item
from dateline.watch.deliver import Delivery, Message
from dateline.watch.eye import Eye
from dateline.watch.figures import Figures
from dateline.watch.rules import Rule
from dateline.watch.sending import Sender
from tests.record.killing import FAR
from tests.record.making import GLOSSARY, PAIRS, launch

STORY = [*PAIRS, *(launch(f"h{n}", n, published=f"2019-08-{10 + n}", day_=f"2019-08-{9 + n}") for n in range(1, 5))]
RULES = [
    Rule.model_validate({"name": "each", "when": ["new", "changed", "disputed", "confirmed"]}),
    Rule.model_validate({"name": "together", "when": ["new", "tally"], "digest": "1 s"}),
]
NOW = datetime(2019, 9, 20, 12, tzinfo=UTC)
POINTS = """
item acknowledged, item acknowledged#5, before insert watch_items#2, after insert watch_items#4, before insert watch_outbox,
after insert watch_outbox, after insert watch_outbox#3, before commit#3, before commit#7, before commit#12, committed#4, committed#9,
message bound, message bound#3, message taken, message taken#2, message taken#5, before update watch_outbox, after update watch_outbox#2,
before insert rows, after update rows
"""
BETWEEN = ("message bound", "message taken", "before update watch_outbox", "after update watch_outbox")
NAMED = [at.strip() for at in POINTS.replace("\n", ",").split(",") if at.strip()]


def work(store: str, sink: Path, point: str | None = None, passes: int = 0) -> None:
    points.arm(point, passes)
    with Store.open(store, create=True) as opened:
        opened.describe(GLOSSARY)

        def send(message: Message) -> None:
            with sink.open("a") as file:
                file.write(f"{message.id} {','.join(a.id for a in message.alerts)}\n")

        sender = Sender(opened, RULES, Delivery({}, Door()), send, Figures(), lambda *_, **__: None)
        eye = Eye.opened(opened, RULES)
        eye.look(opened, NOW)
        known = watching.seen(opened, "s")
        for number, (report, reading) in enumerate(STORY):
            if watching.item_name(report.id) in known:
                continue
            watching.keep(opened, Item("s", report.id, "m"), report, reading)
            eye.look(opened, NOW)
            if number % 3 == 2:
                sender.round(NOW)
        sender.round(datetime(2019, 9, 20, 13, tzinfo=UTC))


def started(*words: object) -> BaseProcess:
    process = FAR.Process(target=work, args=words)
    process.start()
    return process


def killed_at(store: str, sink: Path, at: str) -> None:
    point, _, passes = at.partition("#")
    process = started(store, sink, point, int(passes or 0))
    process.join()
    assert process.exitcode == -signal.SIGKILL, f"{at!r} was not reached"


def killed_if_reached(store: str, sink: Path, point: str, passes: int) -> bool:
    """False where it ended by itself before."""
    process = started(store, sink, point, passes)
    process.join()
    return process.exitcode == -signal.SIGKILL


def killed_after(store: str, sink: Path, seconds: float) -> None:
    process = started(store, sink)
    time.sleep(random.random() * seconds)
    if process.pid and process.is_alive():
        os.kill(process.pid, signal.SIGKILL)
    process.join()


def delivered(sink: Path) -> list[tuple[str, tuple[str, ...]]]:
    """(message, its alerts) in the order in which they came."""
    lines = sink.read_text().splitlines() if sink.exists() else []
    return [(id_, tuple(alerts.split(","))) for id_, alerts in (line.split(" ") for line in lines)]
