"""The watch of the soak, and a reader beside it, each in a process of its own."""

import time
from contextlib import suppress
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

from dateline.engines import reader_for
from dateline.net import Door, Limits
from dateline.record import Filter, Store
from dateline.watch.deliver import Delivery, Message
from dateline.watch.desk import Desk
from dateline.watch.eye import Eye
from dateline.watch.figures import Figures
from dateline.watch.plan import Source
from dateline.watch.rules import Rule
from dateline.watch.run import Parts, Watch
from dateline.watch.sending import Sender

EVERY = timedelta(seconds=10)


def watch(path: Path, sent: Path, faster: float, orders: Connection) -> None:
    """Watches the feeds whose addresses come first, until anything else comes. Each alert that is sent is a line of the file `sent`."""
    feeds = orders.recv()
    sources = [Source(outlet=f"Outlet {n}", feed=at, every=EVERY / faster) for n, at in enumerate(feeds)]
    reader, glossary = reader_for()
    with Store.open(path, create=True) as store, sent.open("a") as file:

        def aloud(message: Message) -> None:
            file.writelines(f"{alert.id}\n" for alert in message.alerts)
            file.flush()

        store.describe(glossary)
        rules = [Rule.model_validate({"name": "all", "when": ["new", "disputed", "changed"]})]
        figures, door = Figures(), Door(["127.0.0.1"], Limits(seconds=4, step=2, sent=2_000_000, expanded=4_000_000))
        sender = Sender(store, rules, Delivery({}, door), aloud, figures, _quiet)
        desk, eye = Desk(store, reader, figures, _quiet), Eye.opened(store, rules)
        made = Watch(sources, Parts(store, desk, eye, sender, door, figures, _quiet, spacing=0.01))
        Thread(target=_stop_when_told, args=(made, orders), daemon=True).start()
        made.run()


def _stop_when_told(made: Watch, orders: Connection) -> None:
    with suppress(EOFError):
        orders.recv()
    made.stop()


def _quiet(*_: object, **__: object) -> None:
    pass


def read(path: Path, orders: Connection) -> None:
    """Somebody else who lists events meanwhile, until told to end; says what went wrong."""
    errors: list[str] = []
    with Store.open(path) as store:
        while not orders.poll():
            try:
                store.events(Filter(kind="launch"))
                store.statements()
            except Exception as wrong:
                errors.append(f"{type(wrong).__name__}: {wrong}")
            time.sleep(0.5)
    orders.send(errors)
