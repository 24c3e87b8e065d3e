"""The watch: polls in threads, one writer, rules, outbox.

Polls hand over what they find through a queue that holds few items, so that they go no faster than it is read. The thread that calls
`run` reads, stores and looks; another sends. When it is asked to stop, polls end after the item in hand, what is in the queue
is stored, and the rules are held against it.
"""

import logging
import queue
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Event

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from dateline.net import Door
from dateline.record import Store, StoreError, watching
from dateline.watch.desk import Desk, Ended, Got, Tell
from dateline.watch.eye import Eye
from dateline.watch.figures import Figures
from dateline.watch.hosts import SPACING, Hosts
from dateline.watch.moments import moment
from dateline.watch.plan import Source
from dateline.watch.poll import Seen, turn
from dateline.watch.sending import Sender
from dateline.watch.state import State

POLLS = 16  # at a time
HELD = 64  # items that wait to be read
BATCH = 32  # reports that are parsed together
LOOK = 60.0  # seconds between two looks where nothing came: commitments fall due, silence falls
LATEST_LOOK = 30.0  # seconds after which what came is looked at though more is coming
SEND = 2.0  # seconds between two rounds of the outbox
STEP = 0.25  # seconds within which a stop is noticed


class Stopped(BaseException):
    """Ends a poll that waits; no error, so that nobody takes it for one."""


@dataclass(frozen=True)
class Parts:
    """What a watch is made of. `once`: one turn of each source that is due, and an end when all is stored and sent."""

    store: Store
    desk: Desk
    eye: Eye
    sender: Sender
    door: Door
    figures: Figures
    tell: Tell
    once: bool = False
    spacing: float = SPACING


class Watch:
    def __init__(self, sources: Sequence[Source], parts: Parts) -> None:
        self._sources, self._parts = {s.name: s for s in sources}, parts
        self._stop = Event()
        self._came: queue.Queue[Got | Ended] = queue.Queue(HELD)
        self._hosts = Hosts(parts.door, time.monotonic, self._wait, parts.spacing)
        kept = watching.states(parts.store)
        self._states = {name: _state(kept.get(name)) for name in self._sources}
        self._open: set[str] = set()  # sources whose turn is on its way
        self._dirty, self._looked = True, 0.0
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(POLLS), "sending": ThreadPoolExecutor(1)},
            job_defaults={"misfire_grace_time": None, "coalesce": True},
        )
        for name, state in self._states.items():
            parts.figures.polled(name, state)

    def stop(self) -> None:
        """From any thread, or from a signal."""
        self._stop.set()

    def run(self) -> None:
        """Until it is stopped, or with `once` until all is done. Raises StoreError where the store fails."""
        logging.getLogger("apscheduler").setLevel(logging.CRITICAL)  # what goes wrong in a poll is told below
        now = datetime.now(UTC)
        for name, state in self._states.items():
            if not state.gone and (not self._parts.once or state.due(now)):
                self._schedule(name, now)
        if not self._parts.once:
            self._scheduler.add_job(self._send, "interval", seconds=SEND, executor="sending", max_instances=1)
        self._scheduler.start()
        try:
            while not self._stop.is_set():
                if self._turn() and self._parts.once:
                    break
        finally:
            self._stop.set()
            self._end()

    def _turn(self) -> bool:
        """True where there was nothing to do and nothing is on its way."""
        batch = self._batch(STEP)
        if batch:
            self._take(batch)
        heard = self._parts.desk.again(datetime.now(UTC))
        self._dirty = bool(heard) or self._dirty
        idle = time.monotonic() - self._looked
        if (self._dirty and (self._came.empty() or idle >= LATEST_LOOK)) or idle >= LOOK:
            self._look()
        return not self._open and self._came.empty() and heard is None

    def _end(self) -> None:
        """The scheduler waits for the polls, which wait for room in the queue no more: they end after the item in hand."""
        self._scheduler.shutdown(wait=True)
        while batch := self._batch(0):
            self._take(batch)
        self._look()
        self._send()

    def _batch(self, wait: float) -> list[Got | Ended]:
        out: list[Got | Ended] = []
        try:
            out.append(self._came.get(timeout=wait) if wait else self._came.get_nowait())
            while len(out) < BATCH:
                out.append(self._came.get_nowait())
        except queue.Empty:
            pass
        self._parts.figures.queue = self._came.qsize()
        return out

    def _take(self, batch: list[Got | Ended]) -> None:
        self._dirty = bool(self._parts.desk.take([one for one in batch if isinstance(one, Got)])) or self._dirty
        for one in batch:
            if isinstance(one, Ended):
                now, name = datetime.now(UTC), one.source.name
                self._states[name] = self._parts.desk.end(one, self._states[name], now)
                self._open.discard(name)
                self._next(name, now)

    def _next(self, name: str, now: datetime) -> None:
        state = self._states[name]
        if not self._stop.is_set() and not state.gone and (not self._parts.once or not state.next_at):
            self._schedule(name, now)

    def _schedule(self, name: str, now: datetime) -> None:
        next_at = self._states[name].next_at
        at = max(now, moment(next_at)) if next_at else now
        self._open.add(name)
        self._scheduler.add_job(self._poll, "date", run_date=at, args=[name], id=name, replace_existing=True)

    def _look(self) -> None:
        self._dirty, self._looked = False, time.monotonic()
        now = datetime.now(UTC)
        alerts = self._parts.eye.look(self._parts.store, now)
        self._parts.figures.looked = now.isoformat()
        self._parts.figures.told("fired", len(alerts))
        for alert in alerts:
            self._parts.tell("alert", rule=alert.rule, condition=alert.condition, id=alert.id, about=alert.event)

    def _send(self) -> None:
        try:
            self._parts.sender.round(datetime.now(UTC))
        except StoreError as wrong:
            self._parts.tell("outbox not read", reason=str(wrong))

    def _poll(self, name: str) -> None:
        """In a thread of its own; whatever happens there is handed over or told."""
        source, state = self._sources[name], self._states[name]
        try:
            seen = watching.seen(self._parts.store, name)
            now = datetime.now(UTC)
            made = turn(
                source, state, lambda key: Seen(*seen.get(watching.item_name(key), (None, 0))), self._hosts, now
            )
            for found in made.found:
                self._hand(Got(source, found))
            self._hand(Ended(source, made))
        except Stopped:
            return
        except Exception as wrong:  # a fault of ours or of the store: the turn is not done, and comes again
            self._parts.tell("poll failed", source=name, reason=f"{type(wrong).__name__}: {wrong}")
            self._again(name)

    def _again(self, name: str) -> None:
        if self._parts.once:
            self._open.discard(name)
        elif not self._stop.is_set():
            at = datetime.now(UTC) + max(self._sources[name].every, timedelta(minutes=1))
            self._scheduler.add_job(self._poll, "date", run_date=at, args=[name], id=name, replace_existing=True)

    def _hand(self, one: Got | Ended) -> None:
        while not self._stop.is_set():
            try:
                return self._came.put(one, timeout=STEP)
            except queue.Full:
                continue
        with suppress(queue.Full):  # what finds no room is found again next time
            self._came.put_nowait(one)
        raise Stopped

    def _wait(self, seconds: float) -> None:
        """What a host wants to be left alone for."""
        if self._stop.wait(seconds):
            raise Stopped


def _state(body: str | None) -> State:
    return State.model_validate_json(body) if body else State()
