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
    "names",
    "counts",
    "places",
    "stems",
    "series",
)


class Profile:
    """`days` counts how many entries name each single day; `windows` all stretches named; `until` is the last day."""

    def __init__(self, number: Number = ()) -> None:
        self.number = number
        self.members: list[Entry] = []
        self.reports: dict[str, list[Entry]] = {}
        self._days: dict[bool, Counter[int]] = {False: Counter(), True: Counter()}
        self._windows: dict[bool, Counter[Window]] = {False: Counter(), True: Counter()}
        self.agents: set[str] = set()
        self.others: set[str] = set()
        self.people: set[str] = set()
        self.clocks: set[int] = set()
        self.weapons: set[str] = set()
        self.named: set[str] = set()
        self.classes: set[str] = set()
        self.figures: set[tuple[str, float]] = set()
        self.counts: set[Count] = set()
        self.places: set[tuple[str, Place]] = set()
        self.series: set[str] = set()
        self.realis: set[str] = set()
        self.names: Counter[str] = Counter()
        self.known: set[str] = set()
        self.stems: set[str] = set()
        self.origins: set[str] = set()
        self.month_days: set[str] = set()
        self.told: Counter[Window] = Counter()
        self.until: int | None = None
        self._main_day: int | None = None
        self._span: Window | None = None
        self._asked = False  # since the last entry came

    def add(self, entry: Entry) -> None:
        self._asked = False
        self.members.append(entry)
        self.realis.add(entry.realis)
        self.reports.setdefault(entry.report, []).append(entry)
        self._days[entry.listing].update(w.first for w in entry.windows if w.single)
        self._windows[entry.listing].update(entry.windows)
        for name in UNITED:
            if values := getattr(entry, name):
                getattr(self, name).update(values)
        if entry.told:
            self.told[entry.told] += 1
        if entry.until is not None:
            self.until = max(self.until or 0, entry.until)

    @property
    def listing(self) -> bool:
        """Nothing but lists of days speak of it: which of the days is meant cannot be told."""
        return not self._windows[False] and bool(self._windows[True])

    @property
    def days(self) -> Counter[int]:
        """Of entries that list several days only where no other names any."""
        return self._days[self.listing]

    @property
    def windows(self) -> Counter[Window]:
        return self._windows[self.listing]

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
