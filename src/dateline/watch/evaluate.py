"""Rules held against what changed in the record.

Invariant: pure: the same two records and the same rules fire the same alerts with the same ids.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import accumulate, groupby

from dateline.export.differences import line
from dateline.model import Change, EventChange, Support, TallyChange, ValueChange
from dateline.model.canonical import digest
from dateline.record.changes import Difference, name_of
from dateline.record.moments import short
from dateline.record.sentences import marked
from dateline.record.view import EventView
from dateline.watch.alert import Alert, Line
from dateline.watch.moments import moment, stamp
from dateline.watch.rules import Rate, Rule

SHOWN = 3  # sentences of one change
HEADS = {"tally": "Tally at odds", "broken": "Undertaking broken", "due": "Undertaking due"}
VALUES = frozenset({"changed", "disputed", "settled", "corrected"})


@dataclass(frozen=True)
class Seen:
    """The part of a record that a rule's filter leaves: on which days how many events are told as having happened, and the names
    of what it holds (those that changed will do). Without days for a rule that looks at none."""

    days: Mapping[date, int] = field(default_factory=dict)
    names: frozenset[str] = field(default=frozenset())


def fired(rule: Rule, difference: Difference | None, before: Seen, after: Seen, now: datetime) -> list[Alert]:
    """What the rule has to say of the difference (None: nothing has changed), one alert an event or claim; then of the rate and
    the silence."""
    if rule.mute_until and now < moment(rule.mute_until):
        return []
    alerts: list[Alert] = []
    if difference:
        told = [c for c in difference.changes if _concerns(rule, c, before, after)]
        alerts = [_alert(rule, list(group), difference, now) for _, group in groupby(told, key=name_of)]
        if "rate" in rule.when and any(c.of == "event" and c.change == "new" for c in difference.changes):
            alerts.extend(_rate(rule, before, after, now))
    if "silence" in rule.when:
        alerts.extend(_silence(rule, after, now))
    return alerts


def _concerns(rule: Rule, change: Change, before: Seen, after: Seen) -> bool:
    gone = change.change in ("withdrawn", "merged")
    return _condition(rule, change) is not None and name_of(change) in (before if gone else after).names


def _condition(rule: Rule, change: Change) -> str | None:
    """The condition of the rule that the change meets."""
    found: list[str] = []
    if isinstance(change, EventChange):
        found = {
            "new": ["new"],
            "withdrawn": ["withdrawn"],
            "turned": ["changed"],
            "confirmed": ["confirmed", "confirmed by the actor"] if change.by == "the actor" else ["confirmed"],
        }.get(change.change, [])
    elif isinstance(change, ValueChange):
        wanted = not rule.attributes or change.attribute in rule.attributes
        found = [change.change] if change.change in VALUES and wanted else []
    elif isinstance(change, TallyChange):
        found = ["tally"] if change.after == "differs" else []
    elif change.after == "inside":
        found = ["broken"]
    elif change.after in ("due", "passed"):
        found = ["due"]
    return next((condition for condition in found if condition in rule.when), None)


def _alert(rule: Rule, changes: Sequence[Change], difference: Difference, now: datetime) -> Alert:
    first, about = changes[0], name_of(changes[0])
    view = difference.views.get(about)
    conditions = [c for change in changes if (c := _condition(rule, change))]
    return Alert(
        id=digest([rule.name, about, [c.model_dump(mode="json", exclude={"said", "reason"}) for c in changes]], 24),
        rule=rule.name,
        condition=conditions[0],
        at=stamp(now),
        title=f"{HEADS.get(conditions[0], conditions[0].capitalize())}: {_named(view) if view else _told(first, difference)}",
        lines=tuple(_line(change, difference) for change in changes),
        event=about if view else None,
        to=rule.to,
    )


def _named(view: EventView) -> str:
    """With its day, as the news may be old."""
    return f"{view.title} ({short(view.when)})"


def _told(change: Change, difference: Difference) -> str:
    """Of a claim or an undertaking without how it stands now: the condition says that."""
    return line(change, difference).partition(": ")[2]


def _line(change: Change, difference: Difference) -> Line:
    if isinstance(change, EventChange | ValueChange):
        return Line(text=line(change, difference), sentences=tuple(_sentences(change.said, difference)))
    report = difference.reports[change.report]
    words = " ".join(change.evidence.of(report.text).split())
    return Line(
        text=_told(change, difference), sentences=((report.outlet or report.id, report.published or "no date", words),)
    )


def _sentences(said: Iterable[Support], difference: Difference) -> Iterator[tuple[str, str, str]]:
    for support in tuple(said)[:SHOWN]:
        report = difference.reports[support.report]
        sentence = marked(report.text, support.evidence, difference.readings.get(support.report), mark=False)
        yield report.outlet or report.id, report.published or "no date", sentence


def _rate(rule: Rule, before: Seen, after: Seen, now: datetime) -> Iterator[Alert]:
    """Where the newest event makes the sum the highest of its year, and it was not before."""
    days, rate = after.days, rule.rate
    if not days or now.date() - (last := max(days)) > timedelta(days=rate.days):
        return
    sum_, highest = _sums(days, rate)
    was = _sums(before.days, rate)
    if sum_ < rate.least or sum_ <= highest or (was[0] > was[1] and was[0] >= sum_):
        return
    title = f"{sum_} events in {rate.days} days to {last}: the most in {rate.against} days (before: {highest})"
    yield _plain(rule, "rate", title, [last.isoformat(), sum_], now)


def _sums(counts: Mapping[date, int], rate: Rate) -> tuple[int, int]:
    """The sum up to the last day, and the highest of those that end on an earlier day outside its window."""
    if not counts:
        return 0, 0
    days = sorted(counts)
    totals = [0, *accumulate(counts[day] for day in days)]

    def sum_to(day: date) -> int:
        return totals[bisect_right(days, day)] - totals[bisect_right(days, day - length)]

    last, length = days[-1], timedelta(days=rate.days)
    past = days[bisect_right(days, last - timedelta(days=rate.against)) : bisect_right(days, last - length)]
    return sum_to(last), max(map(sum_to, past), default=0)


def _silence(rule: Rule, after: Seen, now: datetime) -> Iterator[Alert]:
    if not after.days or now.date() - (last := max(after.days)) < rule.silence:
        return
    title = f"Nothing since {last}: {rule.silence.days} days have passed"
    yield _plain(rule, "silence", title, [last.isoformat()], now)


def _plain(rule: Rule, condition: str, title: str, about: Sequence[object], now: datetime) -> Alert:
    return Alert(
        id=digest([rule.name, condition, *about], 24), rule=rule.name, condition=condition,
        at=stamp(now), title=title, to=rule.to,
    )  # fmt: skip
