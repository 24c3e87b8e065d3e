"""Facts by kind, side and year, so that a claim about some months is held against those of these months, whatever else there is.

Invariant: every fact stands under each of its sides (NOBODY where it names no agent), in the year in which it began, or among those
of which no one year can be told."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from dateline.reconcile.facts import Fact
from dateline.reconcile.shelf import Shelves

NOBODY = "-"  # facts that name no side, tallies that do not tell whose they count
LOOSE = 0  # stands for the year of those whose years are not known, or are several


class Chronicle:
    """By kind and side it is kept which years there are, with the first day of a report of one that happened."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    def put(self, event: str, fact: Fact) -> None:
        year = _year(fact)
        for side in sides(fact):
            self._shelves.change(f"fact|{fact.kind}|{side}|{year}")[event] = fact
            years, begins = self._years(fact.kind, side, change=True), _begins(fact)
            held = years.get(year)
            years[year] = begins if held is None else held if begins is None else min(held, begins)

    def drop(self, event: str, fact: Fact) -> None:
        year = _year(fact)
        for side in sides(fact):
            part = self._shelves.change(f"fact|{fact.kind}|{side}|{year}")
            part.pop(event, None)
            years, begins = self._years(fact.kind, side, change=True), _begins(fact)
            if not part:
                years.pop(year, None)
            elif begins is not None and years.get(year) == begins:
                years[year] = min(filter(None, map(_begins, part.values())), default=None)

    def of(self, kind: str, side: str, first: int | None = None, last: int | None = None) -> Iterator[Fact]:
        """Those that can have begun in these days, and others; None: whenever that was."""
        for year in sorted(self._years(kind, side)):
            if year == LOOSE or ((first is None or _of(first) <= year) and (last is None or year <= _of(last))):
                yield from self._shelves.look(f"fact|{kind}|{side}|{year}").values()

    def begins(self, kind: str, some: Iterable[str]) -> int | None:
        """The first day on which one that happened, of one of the sides, was told."""
        days = (day for side in some for day in self._years(kind, side).values() if day is not None)
        return min(days, default=None)

    def newest(self, some: Iterable[tuple[str, str]]) -> int:
        """The last day of the last year in which any of these kinds and sides did something, 0 where none did."""
        years = [year for kind, side in some for year in self._years(kind, side) if year != LOOSE]
        return date(max(years), 12, 31).toordinal() if years else 0

    def _years(self, kind: str, side: str, *, change: bool = False) -> dict[int, int | None]:
        part = f"years|{kind}|{side}"
        found: dict[Any, Any] = self._shelves.change(part) if change else self._shelves.look(part)
        return found


def sides(fact: Fact) -> frozenset[str]:
    """The sides under which it is kept."""
    known = fact.parties if fact.what.reciprocal else fact.agents
    return fact.parties if known else fact.parties | {NOBODY}


def _begins(fact: Fact) -> int | None:
    return fact.by if fact.realis == "actual" else None


def _year(fact: Fact) -> int:
    begins = fact.begins
    if begins is None or _of(begins.first) != _of(begins.last):
        return LOOSE
    return _of(begins.first)


@lru_cache(maxsize=65536)
def _of(day: int) -> int:
    return date.fromordinal(max(1, min(day, date.max.toordinal()))).year
