"""What is known of an event while its entries are gathered: the values of all of them, side by side.

Invariant: a profile depends on the set of its members, not on the order in which they came.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from dateline.model import Count, Place
from dateline.reconcile.entries import Entry
from dateline.reconcile.when import Window

Number = Any  # what an event is known by while entries are gathered: a ref, or anything that sorts
UNITED = (
    "agents",
    "others",
    "people",
    "clocks",
    "weapons",
    "named",
    "classes",
    "figures",
    "origins",
    "known",
    "month_days",
    "counts",
    "places",
    "stems",
    "series",
)
OWN = (
    "number",
    "members",
    "reports",
    "realis",
    "names",
    "told",
    "until",
    "_days",
    "_windows",
    "_main_day",
    "_span",
    "_asked",
)
NONE: Counter[Any] = Counter()


NOTHING: Any = frozenset()  # until there is something: most profiles are of one or two entries


class Profile:
    """`days` counts how many entries name each single day; `windows` all stretches named; `until` is the last day."""

    __slots__ = (*UNITED, *OWN)
    members: list[Entry]
    reports: dict[str, list[Entry]]
    agents: set[str]
    others: set[str]
    people: set[str]
    clocks: set[int]
    weapons: set[str]
    named: set[str]
    classes: set[str]
    figures: set[tuple[str, float]]
    counts: set[Count]
    places: set[tuple[str, Place]]
    series: set[str]
    realis: set[str]
    names: Counter[str]
    known: set[str]
    stems: set[str]
    origins: set[str]
    month_days: set[str]
    told: Counter[Window]

    def __init__(self, number: Number = ()) -> None:
        self.number = number
        self.members, self.reports, self.realis = [], {}, set()
        self._days: dict[bool, Counter[int]] = {}
        self._windows: dict[bool, Counter[Window]] = {}
        for name in UNITED:
            setattr(self, name, NOTHING)
        self.names, self.told = Counter(), Counter()
        self.until: int | None = None
        self._main_day: int | None = None
        self._span: Window | None = None
        self._asked = False  # since the last entry came

    def add(self, entry: Entry) -> None:
        self._asked = False
        self.members.append(entry)
        self.realis.add(entry.realis)
        self.reports.setdefault(entry.report, []).append(entry)
        if entry.windows:
            self._windows.setdefault(entry.listing, Counter()).update(entry.windows)
            self._days.setdefault(entry.listing, Counter()).update(w.first for w in entry.windows if w.single)
        for name in UNITED:
            if values := getattr(entry, name):
                held = getattr(self, name)
                if held is NOTHING:
                    setattr(self, name, set(values))
                else:
                    held.update(values)
        self.names.update(entry.names)
        if entry.told:
            self.told[entry.told] += 1
        if entry.until is not None:
            self.until = max(self.until or 0, entry.until)

    @property
    def listing(self) -> bool:
        """Nothing but lists of days speak of it: which of the days is meant cannot be told."""
        return False not in self._windows and True in self._windows

    @property
    def days(self) -> Counter[int]:
        """Of entries that list several days only where no other names any."""
        return self._days.get(self.listing, NONE)

    @property
    def windows(self) -> Counter[Window]:
        return self._windows.get(self.listing, NONE)

    @property
    def parties(self) -> set[str]:
        return self.agents | self.others

    @property
    def kind(self) -> str:
        return self.members[0].kind

    def usual_names(self, of: Iterable[str]) -> set[str]:
        """Of these the names that a quarter of the members have: what one in ten mentions beside it does not mark the event."""
        held, least = self.names, len(self.members)
        return {name for name in of if name in held and 4 * held[name] >= least}

    def main_day(self) -> int | None:
        """The day that most entries name, the earlier at a tie."""
        self._ask()
        return self._main_day

    def span(self) -> Window | None:
        """When the event was, as closely as its members say: the main day, else the finest stretch."""
        self._ask()
        return self._span

    def _ask(self) -> None:
        if not self._asked:
            self._main_day = min(self.days, key=lambda d: (-self.days[d], d), default=None)
            self._span, self._asked = self._stretch(), True

    def _stretch(self) -> Window | None:
        day = self._main_day
        if day is not None:
            return Window(day, max(day, self.until or day), "day")
        return min(self.windows, key=lambda w: (w.last - w.first, -self.windows[w], w), default=None)

    def nearest_told(self, window: Window) -> int | None:
        """Days between a publication and the nearest publication of a member."""
        gaps = [max(0, w.first - window.last, window.first - w.last) for w in self.told]
        return min(gaps, default=None)


def profile_of(number: Number, entries: Iterable[Entry]) -> Profile:
    made = Profile(number)
    for entry in entries:
        made.add(entry)
    return made
