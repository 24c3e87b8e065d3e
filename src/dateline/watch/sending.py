"""One round of the outbox: what is due goes out, and what was taken is marked.

Invariant: at least once, under one id: in which message an alert goes out is written down before it does, that it was taken after.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.record import Store, watching
from dateline.record.points import point
from dateline.watch.alert import Alert
from dateline.watch.deliver import Delivery, Message, Undelivered
from dateline.watch.desk import Tell
from dateline.watch.eye import ALOUD
from dateline.watch.figures import Figures
from dateline.watch.moments import stamp
from dateline.watch.outbox import HOUR, Waiting, due
from dateline.watch.rules import Rule


@dataclass(frozen=True)
class Sender:
    """`aloud` takes the alerts of rules that name no channel."""

    store: Store
    rules: Sequence[Rule]
    delivery: Delivery
    aloud: Callable[[Message], None]
    figures: Figures
    tell: Tell

    def round(self, now: datetime) -> int:
        """How many messages were taken."""
        lying = watching.waiting(self.store)
        if not lying:
            return 0
        waits = [
            Waiting(Alert.model_validate_json(p.body), p.channel, p.since, p.tries, p.tried, p.message) for p in lying
        ]
        lately = watching.sent_since(self.store, stamp(now - HOUR))
        return sum(self._send(channel, message, now) for channel, message in due(waits, self.rules, lately, now))

    def _send(self, channel: str, message: Message, now: datetime) -> bool:
        ids, at = [a.id for a in message.alerts], stamp(now)
        watching.bind(self.store, channel, ids, message.id)
        point("message bound")
        try:
            self._out(channel, message, now)
        except Undelivered as wrong:
            watching.failed(self.store, channel, ids, at, str(wrong))
            self.figures.told("failed")
            self.tell("alert not taken", channel=channel, id=message.id, reason=str(wrong))
            return False
        point("message taken")
        watching.sent(self.store, channel, ids, at)
        self.figures.told("sent", len(ids))
        self.tell("alert sent", channel=channel or "here", id=message.id, rule=message.alerts[0].rule, alerts=len(ids))
        return True

    def _out(self, channel: str, message: Message, now: datetime) -> None:
        if channel == ALOUD:
            self.aloud(message)
            return
        try:
            self.delivery.send(channel, message, int(now.timestamp()))
        except Undelivered:
            raise
        except Exception as wrong:  # whatever a library for some service raises: the alert is tried again
            raise Undelivered(f"{type(wrong).__name__}: {wrong}") from wrong
