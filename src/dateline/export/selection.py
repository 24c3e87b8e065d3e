"""What an export is made from: the part of a record that a filter leaves, with the reports it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from dateline.model import Belief, Event, Held, Place, Reading, Report, Value
from dateline.reconcile.when import order
from dateline.record import EventView, Filter, Glossary, Store


@dataclass(frozen=True)
class Selection:
    """`views` are the events in the order of listings; `reports` all that speak, by key; `asked` the filter as it was asked,
    its as-of included, for captions. `base` is the address that pages of events lie under, "" where there is none."""

    views: tuple[EventView, ...]
    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    glossary: Glossary
    asked: Filter
    base: str = ""
    earlier: Mapping[str, Report] = field(default_factory=dict)  # versions of pages on which corrected values stand

    @cached_property
    def sources(self) -> tuple[Report, ...]:
        """The reports that tell the events, in the order of publication."""
        told = {key for view in self.views for key in view.reports}
        return tuple(self.reports[key] for key in self._ranks if key in told)

    @cached_property
    def _ranks(self) -> dict[str, int]:
        """The place of each report in the order of publication, in that order."""
        return {key: n for n, key in enumerate(sorted(self.reports, key=lambda k: in_order(self.reports[k])))}

    def told_by(self, view: EventView) -> list[Report]:
        """The reports of an event, in the order of publication."""
        known = (k for k in view.reports if k in self.reports)
        return [self.reports[k] for k in sorted(known, key=self._ranks.__getitem__)]

    def page(self, view: EventView) -> str | None:
        return f"{self.base.rstrip('/')}/events/{view.id}" if self.base else None


@dataclass(frozen=True)
class Whole:
    """What a file that is made part by part says of all parts: the filter and the latest publication, as it is stated."""

    asked: Filter
    latest: str | None


def whole(selection: Selection) -> Whole:
    return Whole(selection.asked, latest(selection.sources))


def select(
    store: Store, which: Filter | None = None, asked: Filter | None = None, base: str = "", *, readings: bool = True
) -> Selection:
    """Read from a store. `asked` is what captions say where the store at hand is already as of the filter's day. Without `readings`,
    which take the most memory, there are none in it."""
    which = which or Filter()
    with store.at(which) as then:
        views = tuple(then.events(replace(which, as_of=None)))
        earlier = then.texts({key for view in views for key in view.event.earlier})
        read = then.readings() if readings else {}
        return Selection(views, then.reports(), read, then.glossary(), asked or which, base, earlier)


def sketched(store: Store, which: Filter, asked: Filter) -> Selection:
    """What a timeline, a map and counts are drawn from, which many events can be: each with the values that are places, each report
    without its text and once, with the first event that it tells."""
    reports = {key: Report(text="", **heading.model_dump()) for key, heading in store.headings().items()}
    told: set[str] = set()
    views = tuple(_sketch(view, told) for view in store.each_view(which))
    return Selection(views, reports, {}, store.glossary(), asked)


def _sketch(view: EventView, told: set[str]) -> EventView:
    members = tuple(m for m in view.event.members if m.report not in told)
    told.update(m.report for m in members)
    beliefs = tuple(_bare(b) for b in view.event.beliefs if any(isinstance(h.value, Place) for h in b.held))
    bare = Event(
        id=view.id,
        kind=view.event.kind,
        realis=view.event.realis,
        members=members,
        beliefs=beliefs,
        origins=view.event.origins,
    )
    return replace(view, event=bare, actors=(), places=())


def _bare(belief: Belief) -> Belief:
    held = tuple(Held(value=h.value, support=(), origins=h.origins) for h in belief.held)
    return Belief(attribute=belief.attribute, held=held, state=belief.state, credibility=belief.credibility, reason="")


def in_order(report: Report) -> tuple[str, str, str]:
    return order(report.published), report.id, report.key


def latest(reports: list[Report] | tuple[Report, ...]) -> str | None:
    """The latest publication time, as it is stated."""
    return latest_of(r.published for r in reports if r.published)


def latest_of(published: Iterable[str]) -> str | None:
    return max(published, key=order, default=None)


def said(which: Filter) -> str:
    """The filter in words: "kind: launch, since: 2019-05"; "" for none."""
    told = which.said().items()
    return ", ".join(f"{name.replace('_', ' ')}: {'yes' if value is True else value}" for name, value in told)


def held(event: Event, attribute: str) -> list[Value]:
    """The values held for an attribute, best first."""
    belief = event.belief(attribute)
    return [h.value for h in belief.held] if belief else []


def whole_day(day: str | None) -> str | None:
    """The day where it is one: not a month, a year or a day of an unknown year."""
    if not day or len(day) != 10 or day.startswith("--"):
        return None
    try:
        datetime.fromisoformat(day)
    except ValueError:
        return None
    return day
