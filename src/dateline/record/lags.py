"""How long it took until an event was told: by the first report, and by the side that acted.

The time of the event and that of publication are two axes (DESIGN section 4); their difference is worked out here and stored
nowhere.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from dateline.model import Actor, Frozen, Report
from dateline.reconcile.when import instant, order
from dateline.record.view import EventView


class Lag(Frozen):
    """From the event to one report. `minutes` where the instants of both are known, else `days` between the local day of the event
    and the day of the report."""

    report: str
    published: str
    minutes: int | None = None
    days: int | None = None


class Lags(Frozen):
    """`first`: to the first report that tells the event as having happened; `actor`: to the first in which the side that acted is
    credited with anything of it. None where the event has no day, or none such is dated."""

    first: Lag | None = None
    actor: Lag | None = None


def lags(view: EventView, reports: Mapping[str, Report]) -> Lags:
    if view.event.realis != "actual":
        return Lags()
    return Lags(first=_first(view, view.reports, reports), actor=_first(view, _confirming(view), reports))


def _confirming(view: EventView) -> Iterable[str]:
    """Reports that credit the side that acted."""
    beliefs = view.event.beliefs
    held = [h.value for b in beliefs if b.attribute == "agent" for h in b.held]
    agents = {a.code for a in held if isinstance(a, Actor) and a.code}
    return {
        s.report
        for b in beliefs
        for h in (*b.held, *b.others)
        for s in h.support
        if any(by.actor in agents for by in s.said_by)
    }


def _first(view: EventView, keys: Iterable[str], reports: Mapping[str, Report]) -> Lag | None:
    """The earliest that came out when the event had happened; one dated to the day alone counts as late in its day."""
    dated = sorted((order(r.published), k, r.published) for k in set(keys) if (r := reports.get(k)) and r.published)
    found = (lag for _, key, published in dated if (lag := _lag(view, key, published)))
    return next((lag for lag in found if (lag.minutes if lag.minutes is not None else lag.days or 0) >= 0), None)


def _lag(view: EventView, key: str, published: str) -> Lag | None:
    moment = instant(published)
    if view.when.moments and moment and len(published) > len("2019-09-10T07") and _has_offset(published):
        minutes = int((moment - view.when.moments[0].astimezone(UTC)).total_seconds() // 60)
        return Lag(report=key, published=published, minutes=minutes)
    day = view.when.day
    if day is None or len(day) != len("2019-09-10") or len(published) < len("2019-09-10"):
        return None
    try:
        days = (date.fromisoformat(published[:10]) - date.fromisoformat(day)).days
    except ValueError:  # a day without a year
        return None
    return Lag(report=key, published=published, days=days)


def _has_offset(published: str) -> bool:
    try:
        return datetime.fromisoformat(published).tzinfo is not None
    except ValueError:
        return False


def said(lag: Lag) -> str:
    """ "31 minutes", "7 hours", "3 days", "the same day"."""
    minutes = lag.minutes
    if minutes is None:
        return "the same day" if not lag.days else f"{lag.days} {'day' if lag.days == 1 else 'days'}"
    for unit, length in (("day", 2880), ("hour", 120)):
        if minutes >= length:
            amount = round(minutes / (1440 if unit == "day" else 60))
            return f"{amount} {unit}{'s' if amount != 1 else ''}"
    return f"{minutes} {'minute' if minutes == 1 else 'minutes'}"
