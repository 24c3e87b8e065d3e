"""When a report without a date came out, as the events of other reports tell.

Invariant: a date is only found where one day stands out: what the report tells without a day fits the events of that
day, or of the day before, clearly better than those of any other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from dateline.reconcile.compare import hope, likely
from dateline.reconcile.entries import Entry
from dateline.reconcile.lore import Lore
from dateline.reconcile.placing import hopeless, score
from dateline.reconcile.profile import Profile, profile_of
from dateline.reconcile.weights import settings
from dateline.reconcile.when import Window


class View(Protocol):
    """The events of a kind."""

    lore: Lore

    def candidates(self, entry: Entry) -> list[Profile]: ...

    def marked(self, entry: Entry) -> list[Profile]: ...


Told = tuple[
    Entry, View, Iterable[Entry]
]  # what a report tells, among what, and the members of the event that it was taken for
Hint = tuple[int, float]  # the day of an event, and how well an entry fits it
ROUGH = 7  # a report dated to a month or year is dated anew
BESIDE = 3  # days between an event and a report that bears out its date


BORNE_OUT = -1  # stands for its own day, which others bear out


def day_of_report(told: list[Told]) -> int | None:
    """The day found for a report, of all that it tells as having happened: where it gives none, or where its own is wrong
    beyond doubt. BORNE_OUT stays so as long as no event that it tells of loses a member."""
    return _day(told) if _rough(told) else _other_day(told)


def _rough(told: list[Told]) -> bool:
    when = told[0][0].told
    return when is None or when.last - when.first > ROUGH


def _day(told: list[Told]) -> int | None:
    """No earlier than any day that the report itself gives; of the days left the one that stands out. Where the report
    gives a day and no other fits, that day."""
    given = max((w.first for e, _, _ in told for w in e.windows if not e.what.speech), default=0)
    own = [w.first for e, _, _ in told if not e.background for w in e.windows if w.single]
    hints = [hints for e, one, _ in told if (hints := list(_hints(e, one.candidates(e), one)))]
    days = {day for one in hints for day, _ in one} | set(own)
    when = told[0][0].told
    kept = [d for d in days if d >= given - 1 and (when is None or when.first - 1 <= d <= when.last)]
    return _standing_out(
        {d: _fit(d, hints) + (settings().dated if own and max(own) in (d, d - 1) else 0.0) for d in kept},
        settings().dated,
    )


def _other_day(told: list[Told]) -> int | None:
    """The day on which others put what this report tells as news of its own day: a page that was fetched or posted again
    later bears the wrong date. Only where nobody bears out its own date, and the likeness is beyond doubt."""
    news = [(e, one) for e, one, _ in told if not e.background and (e.reckoned or e.tier >= 4)]
    own = told[0][0].told
    if own is None:
        return None
    if any(_borne_out(e, members, own) for e, _, members in told):
        return BORNE_OUT
    hints = [hints for e, one in news if (hints := list(_hints(replace(e, windows=()), _sooner(e, one, own), one)))]
    days = {day for one in hints for day, _ in one if abs(day - own.first) > BESIDE}
    return _standing_out({d: _fit(d, hints) for d in days}, settings().misdated)


def _sooner(entry: Entry, one: View, own: Window) -> Iterable[Profile]:
    """Of two reports that tell the same on two days, the later was posted again; a later day must be told by several."""
    for event in one.marked(entry):
        day = _anchor(event)
        if day is not None and (day < own.first or len(event.reports.keys() - {entry.report}) > 1):
            yield event


def _borne_out(entry: Entry, members: Iterable[Entry], own: Window) -> bool:
    """Another report puts the event on these days, or on the day that follows from them ("a week ago")."""
    due = [own, *(entry.windows if entry.reckoned else ())]
    put = (w for m in members if m.report != entry.report for w in m.windows or filter(None, (m.told,)))
    return any(w.first - BESIDE <= d.last and d.first <= w.last + BESIDE for w in put if w.grain == "day" for d in due)


def _standing_out(fits: Mapping[int, float], least: float) -> int | None:
    ranked = sorted(((fit, -day) for day, fit in fits.items()), reverse=True)
    if not ranked or ranked[0][0] < least:
        return None
    best, day = ranked[0][0], -ranked[0][1]
    clear = all(abs(-other - day) <= 1 or best - fit >= settings().dated_margin for fit, other in ranked[1:])
    return day if clear else None


def _fit(day: int, hints: list[list[Hint]]) -> float:
    """How well what the report tells fits what is known of this day and the day before."""
    return sum(max([f for d, f in one if d in (day, day - 1)], default=0.0) for one in hints)


def _hints(entry: Entry, events: Iterable[Profile], one: View) -> Iterable[Hint]:
    """The days of the events it could be, had the report come out just then, with how well it fits them."""
    for event in events:
        if entry.report in event.reports:
            event = profile_of(
                event.number, (m for m in event.members if m.key != entry.key or m.report != entry.report)
            )
        day = _anchor(event)
        if day is None:
            continue
        then = replace(entry, told=Window(day, day + 1, "day"))
        steps = likely(then, event, one.lore, hopeless(), hope(then))
        if steps is None:
            continue
        fit = score([s for s in steps if s.comparison != "salience"])
        if fit > 0:
            yield day, fit


def _anchor(event: Profile) -> int | None:
    """The day of the event, or, where none is named, the day on which it was first told."""
    span = event.span()
    if span is not None:
        return span.first if span.single else None
    return min((w.last for w in event.told), default=None)
