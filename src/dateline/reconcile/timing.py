"""Event time against event time, and, where a report names no day, against the day it came out.

Invariant: a report cannot tell as done what happened after it came out (a day's slack for time zones).
"""

from collections.abc import Iterable
from datetime import date

from dateline.reconcile.entries import Entry
from dateline.reconcile.profile import Profile
from dateline.reconcile.weights import lasts
from dateline.reconcile.when import Window, relation
from dateline.reconcile.yearless import neighbours, of_day

SLACK = 1
OLD = {"month": 400, "year": 1100}  # days before the report
FRESH = 3  # days in which an event is today's news
WEEK = 10  # days; "late in the month" is as close
SOON = 31  # days in which what is planned without a day mostly comes about
GUESSED = 14  # days for which it may be left open whether something happened
LASTING = 4  # days that a summit or a raid may take and still be one day's event


def time(entry: Entry, event: Profile) -> str | None:
    """The outcome where both sides are dated; the best over the days that the entry names."""
    if not entry.windows or not event.windows:
        return _calendar(entry, event)
    day = event.main_day()
    if day is not None:
        if len(entry.windows) == 1:
            return _against_day(entry.windows[0], day, entry, event)
        return _best(_against_day(w, day, entry, event) for w in entry.windows)
    return _best(_loose(w, other, entry) for w in entry.windows for other in event.windows)


def _calendar(entry: Entry, event: Profile) -> str | None:
    """A date without a year meets the same calendar day of any year, the next for the sake of time zones, none other."""
    if not (entry.month_days or event.month_days):
        return None
    mine, theirs = month_days(entry), event.month_days | {of_day(d) for d in event.days}
    if not mine or not theirs:
        return None
    if mine & theirs:
        return "same calendar day"
    return "next day" if any(beside & theirs for beside in map(neighbours, mine)) else "apart"


def month_days(entry: Entry) -> frozenset[str]:
    """The calendar days it names, with or without a year."""
    return entry.month_days | {of_day(w.first) for w in entry.windows if w.single}


ORDER = (
    "same day",
    "that night",
    "within its days",
    "same week",
    "inside a week",
    "one of its days",
    "same old month",
    "inside an old month",
    "same month",
    "same old year",
    "inside an old year",
    "inside a month",
    "same year",
    "inside a year",
    "overlap",
    "next day",
    "within a long stretch",
    "another day of it",
    "near",
    "apart",
)


def _best(outcomes: Iterable[str]) -> str | None:
    found = set(outcomes)
    return next((o for o in ORDER if o in found), None)


def _against_day(window: Window, day: int, entry: Entry, event: Profile) -> str:
    found = relation(window, Window(day, day, "day"))
    if found == "same day":
        return found
    if found == "within" and window.grain == "day" and window.last - window.first == 1:
        return "that night"
    if window.single and window.first in event.days:
        return "one of its days"
    if window.grain == "day" and (length := _lasts(window.first, day, entry, event)):
        return "within its days" if length <= LASTING else "within a long stretch"
    if window.grain == "day" and 1 < abs(window.first - day) <= lasts(entry.kind):
        return "another day of it"
    return _loose(window, Window(day, day, "day"), entry)


def _lasts(first: int, day: int, entry: Entry, event: Profile) -> int:
    """One of the two has an end, and the other's day falls before it: how many days it lasts, else 0."""
    if event.until is not None and day <= first <= event.until:
        return event.until - day + 1
    return entry.until - first + 1 if entry.until is not None and first <= day <= entry.until else 0


def _loose(a: Window, b: Window, entry: Entry) -> str:
    """A month or year long before the report says more than one just gone: of old events only the famous are retold."""
    found = relation(a, b)
    if found not in ("within", "same period"):
        return found
    wide = max((a, b), key=lambda w: w.last - w.first)
    if wide.grain == "day":
        return "same day" if found == "same period" else "that night"
    grain = "month" if wide.grain in ("day", "month") else "year"
    if wide.last - wide.first < WEEK:
        return "same week" if found == "same period" else "inside a week"
    old = entry.told is not None and entry.told.first - wide.last > OLD[grain]
    age = f"old {grain}" if old else grain
    return f"same {age}" if found == "same period" else f"inside {'an' if old else 'a'} {age}"


def fresh(entry: Entry, event: Profile) -> bool:
    """The event is dated, and was news when the report that tells of it came out."""
    span = event.span()
    if span is None or entry.told is None or entry.realis != "actual" or entry.background:
        return False
    return 0 <= entry.told.last - span.last <= FRESH


def telling(entry: Entry, event: Profile) -> str | None:
    """What the publication day says: always whether the event can have been known, and, where the entry names no day,
    how far back it is likely to lie."""
    when, told = event.span(), entry.told
    if when is None:
        return _both_undated(entry, event)
    if told is None:
        undated = None if entry.wording else "no time at all"
        return None if entry.windows or entry.month_days else _weekday(entry, when) or undated
    if entry.tier == 0 or entry.month_days:
        return None
    ahead = when.first - told.last
    if entry.realis == "possible" and not entry.windows and told.first - when.last > GUESSED:
        return "already past"
    if entry.realis in ("planned", "possible"):
        return _planned(when, told) if ahead > SLACK or entry.realis == "planned" else _lag(entry, when, told)
    if ahead > SLACK:
        return "about to begin" if not entry.windows and ahead <= lasts(entry.kind) else "not yet happened"
    return None if entry.windows else _lag(entry, when, told)


def _planned(when: Window, told: Window) -> str | None:
    if when.last < told.first - SLACK:
        return "already past"
    return "yet to come" if when.first - told.last <= SOON else "far ahead"


def _lag(entry: Entry, when: Window, told: Window) -> str:
    """Of a month or year its first day is taken, and no less than half its length: that it holds the publication day
    makes it no nearer."""
    length = when.last - when.first
    over = length > 0 and when.grain == "day" and told.first > when.last  # the last day is known, and gone by
    days = (
        max(told.first - when.first, length // 2) if length > LASTING and not over else max(0, told.first - when.last)
    )
    if entry.background and days >= lasts(entry.kind):
        return "a past event" if days > FRESH else "just past" if days else "earlier that day"
    if when.first > told.last:
        return "the day after"
    return "under way" if not over and FRESH < days <= lasts(entry.kind) else _passed(days)


def _passed(days: int) -> str:
    for limit, outcome in (
        (1, "the same day"),
        (FRESH, "within days"),
        (14, "within a fortnight"),
        (60, "within weeks"),
        (400, "within a year"),
    ):
        if days <= limit:
            return outcome
    return "long after"


def _both_undated(entry: Entry, event: Profile) -> str | None:
    """Two reports that name no day and came out together most likely mean the same, near, day."""
    if entry.windows or entry.told is None or (entry.background and not lasts(entry.kind)):
        return None
    gap = event.nearest_told(entry.told)
    if gap is None:
        return None
    return "told together" if gap <= 1 else "under way" if FRESH < gap <= lasts(entry.kind) else _passed(gap)


def _weekday(entry: Entry, when: Window) -> str | None:
    if not entry.weekdays or not when.single:
        return None
    day = date.fromordinal(when.first).isoweekday()
    if day in entry.weekdays:
        return "same weekday"
    # Thursday night in Washington is Friday in Tokyo
    return None if any((day - w) % 7 in (1, 6) for w in entry.weekdays) else "other weekday"
