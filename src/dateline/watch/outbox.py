"""When which alerts go out together.

Invariant: pure, and every alert in the outbox is in exactly one message of a channel, now or later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby

from dateline.model.canonical import digest
from dateline.watch.alert import Alert
from dateline.watch.deliver import Message
from dateline.watch.rules import Rule

HOUR = timedelta(hours=1)
BACKOFF, LONGEST = timedelta(seconds=30), timedelta(hours=6)
DOUBLINGS = 12


@dataclass(frozen=True)
class Waiting:
    """One alert for one channel. Times are ISO 8601, UTC; `tries` failed so far, the last at `tried`."""

    alert: Alert
    channel: str
    since: str
    tries: int = 0
    tried: str | None = None


def due(
    waiting: Iterable[Waiting], rules: Sequence[Rule], sent: Sequence[tuple[str, str]], now: datetime
) -> list[tuple[str, Message]]:
    """The messages to send at `now`, each with its channel. `sent` are (rule, time) of the messages of the last hour."""
    out: list[tuple[str, Message]] = []
    by = {rule.name: rule for rule in rules}
    ordered = sorted(waiting, key=lambda w: (w.channel, w.alert.rule, w.since, w.alert.id))
    for (channel, name), group in groupby(ordered, key=lambda w: (w.channel, w.alert.rule)):
        ready = [w for w in group if _again(w) <= now]
        rule = by.get(name)
        if not ready or (rule and not _open(rule, ready, now)):
            continue
        room = _room(rule, sent, now)
        if room == 0:
            continue
        together = rule is not None and (
            rule.digest is not None or (room is not None and len(ready) > room) or rule.quiet is not None
        )
        if together and len(ready) > 1:
            out.append((channel, message([w.alert for w in ready])))
        else:
            out.extend((channel, message([w.alert])) for w in ready[:room])
    return out


def message(alerts: Sequence[Alert]) -> Message:
    id_ = alerts[0].id if len(alerts) == 1 else digest([a.id for a in alerts], 24)
    return Message(id_, tuple(alerts))


def _open(rule: Rule, ready: Sequence[Waiting], now: datetime) -> bool:
    """Neither quiet hours nor a digest that is still gathering hold it back."""
    if rule.quiet and rule.quiet.ends(now):
        return False
    return rule.digest is None or now - _at(min(w.since for w in ready)) >= rule.digest


def _room(rule: Rule | None, sent: Sequence[tuple[str, str]], now: datetime) -> int | None:
    """Messages that may still go out in this hour; None where there is no limit."""
    if rule is None or rule.at_most is None:
        return None
    return max(0, rule.at_most - sum(name == rule.name and now - _at(at) < HOUR for name, at in sent))


def _again(one: Waiting) -> datetime:
    if not one.tries or one.tried is None:
        return _at(one.since)
    wait: timedelta = min(BACKOFF * 2 ** min(one.tries - 1, DOUBLINGS), LONGEST)
    return _at(one.tried) + wait


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
