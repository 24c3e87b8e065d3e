"""When which alerts go out together.

Invariant: pure, and every alert in the outbox is in exactly one message of a channel, now or later.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from dateline.model.canonical import digest
from dateline.watch.alert import Alert
from dateline.watch.deliver import Message
from dateline.watch.moments import moment
from dateline.watch.rules import Rule

HOUR = timedelta(hours=1)
BACKOFF, LONGEST = timedelta(seconds=30), timedelta(hours=6)
DOUBLINGS = 12


@dataclass(frozen=True)
class Waiting:
    """One alert for one channel. Times are ISO 8601, UTC; `tries` failed so far, the last at `tried`. `message` is the id of what
    it was to go out in before."""

    alert: Alert
    channel: str
    since: str
    tries: int = 0
    tried: str | None = None
    message: str | None = None


def due(
    waiting: Iterable[Waiting], rules: Sequence[Rule], sent: Sequence[tuple[str, str, str]], now: datetime
) -> list[tuple[str, Message]]:
    """The messages to send at `now`, each with its channel. `sent` are (rule, channel, time) of the messages of the last hour."""
    out: list[tuple[str, Message]] = []
    by = {rule.name: rule for rule in rules}
    taken: Counter[tuple[str, str]] = Counter()  # messages of each rule and channel that go out now
    ordered = sorted(waiting, key=lambda w: (w.channel, w.alert.rule, w.message or "~", w.since, w.alert.id))
    for (channel, name, bound), group in groupby(ordered, key=lambda w: (w.channel, w.alert.rule, w.message)):
        ready = [w for w in group if _again(w) <= now]
        rule = by.get(name)
        if not ready or (rule and not _open(rule, ready, now, bound is not None)):
            continue
        room = _room(rule, channel, sent, now, taken[channel, name])
        if room == 0:
            continue
        before = len(out)
        if bound is not None:
            out.append((channel, Message(bound, tuple(w.alert for w in ready))))
            taken[channel, name] += 1
            continue
        together = rule is not None and (
            rule.digest is not None or (room is not None and len(ready) > room) or rule.quiet is not None
        )
        if together and len(ready) > 1:
            out.append((channel, message([w.alert for w in ready])))
        else:
            out.extend((channel, message([w.alert])) for w in ready[:room])
        taken[channel, name] += len(out) - before
    return out


def message(alerts: Sequence[Alert]) -> Message:
    id_ = alerts[0].id if len(alerts) == 1 else digest([a.id for a in alerts], 24)
    return Message(id_, tuple(alerts))


def _open(rule: Rule, ready: Sequence[Waiting], now: datetime, bound: bool) -> bool:
    """Neither quiet hours nor a digest that is still gathering hold it back."""
    if rule.quiet and rule.quiet.ends(now):
        return False
    return bound or rule.digest is None or now - moment(min(w.since for w in ready)) >= rule.digest


def _room(
    rule: Rule | None, channel: str, sent: Sequence[tuple[str, str, str]], now: datetime, taken: int
) -> int | None:
    """Messages that may still go out in this hour on that channel; None where there is no limit."""
    if rule is None or rule.at_most is None:
        return None
    lately = sum((name, to) == (rule.name, channel) and now - moment(at) < HOUR for name, to, at in sent)
    return max(0, rule.at_most - taken - lately)


def _again(one: Waiting) -> datetime:
    if not one.tries or one.tried is None:
        return moment(one.since)
    wait: timedelta = min(BACKOFF * 2 ** min(one.tries - 1, DOUBLINGS), LONGEST)
    return moment(one.tried) + wait
