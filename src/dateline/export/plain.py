"""Values of claims in the plain form of the annotation guide: codes, ISO dates, clock times, numbers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from dateline.model import Actor, Count, Place, Quantity, Term, Time, Value
from dateline.reconcile.names import fold, same_place_name
from dateline.record.moments import utc, zone_offset

V = TypeVar("V")


def of(values: Iterable[Value], type_: type[V]) -> list[V]:
    return [v for v in values if isinstance(v, type_)]


def number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def one_or_list(values: Sequence[Any]) -> Any:
    """None, the one value, or all of them where a report gives several."""
    return None if not values else values[0] if len(values) == 1 else list(values)


def days(times: Sequence[Time]) -> Any:
    """The most precise day; a list where really different days are named. A month of a named day adds nothing."""
    stated = list(dict.fromkeys(t.date for t in times if t.date))
    return one_or_list([d for d in stated if not any(o != d and covers(d, o) for o in stated)])


def covers(coarse: str, fine: str) -> bool:
    """Whether a month or year holds a day; "--06-12" holds that day of any year."""
    if coarse.startswith("--"):
        return fine.endswith(coarse[1:])
    return len(coarse) < len(fine) and fine.startswith(coarse)


def clocks(times: Sequence[Time]) -> list[str]:
    """Clock times in order. Of one instant told in two zones, the local one of the event stands."""
    by_instant: dict[object, Time] = {}
    for time in (t for t in times if t.clock):
        key = utc(time) or (time.date, time.clock)
        if key not in by_instant or _rank(time) < _rank(by_instant[key]):
            by_instant[key] = time
    return sorted({t.clock for t in by_instant.values() if t.clock})


def _rank(time: Time) -> int:
    return ("place", "stated", "assumed", "none").index(time.basis)


def offset(times: Sequence[Time], at: Sequence[Place] = ()) -> str | None:
    """The UTC offset of the clock times, where there are any: as it is told, else that of the place on that day."""
    clocked = sorted((t for t in times if t.clock), key=_rank)
    told = next((t.offset for t in clocked if t.offset), None)
    if told or not clocked:
        return told
    day = next((t.date for t in times if t.date and len(t.date) == 10), None)
    zone = next((p.timezone for p in at if p.timezone), None)
    return zone_offset(zone, day, clocked[0].clock or "")


def codes(actors: Sequence[Actor], without: Sequence[str] = ()) -> list[str]:
    return list(dict.fromkeys(a.code for a in actors if a.code and a.code not in without))


def people(actors: Sequence[Actor]) -> list[str]:
    """Full names; a surname that one of them ends in adds nothing."""
    named = list(dict.fromkeys(a.person for a in actors if a.person))
    return [n for n in named if not any(o != n and set(fold(n).split()) < set(fold(o).split()) for o in named)]


def count(counts: Sequence[Count]) -> tuple[Any, str | None]:
    """The number or numbers, and the bound. Rounds come before events: "two missiles in one launch" is two."""
    told = [c for c in counts if c.unit != "event"] or list(counts)
    figures = [c for c in told if c.number is not None]
    numbers = [number(n) for c in figures for n in (c.number, c.high) if n is not None]
    bound = figures[0].bound if figures else told[0].bound if told else None
    return one_or_list(list(dict.fromkeys(numbers))), bound


def figures(quantities: Sequence[Quantity]) -> list[int | float]:
    """Every distinct figure, to a tenth."""
    return list(dict.fromkeys(number(round(n, 1)) for q in quantities for n in (q.value, q.high) if n is not None))


def speed(quantities: Sequence[Quantity]) -> str | None:
    if not quantities:
        return None
    first = quantities[0]
    return first.stated or f"{number(first.value)} {first.unit}"


def places(found: Sequence[Place]) -> Any:
    """Distinct names; of two names of one place ("Kaechon", "Kaechon area") the first stands."""
    kept: list[str] = []
    for place in found:
        if not any(same_place_name(place.name, k) for k in kept):
            kept.append(place.name)
    return one_or_list(kept)


def finest(terms: Sequence[Term], broader: Mapping[str, str]) -> Any:
    """The most specific class or classes that are stated: one that stands above another of them adds nothing."""
    stated = list(dict.fromkeys(t.term for t in terms))
    return one_or_list([s for s in stated if not any(s in ancestors(o, broader) for o in stated)])


def ancestors(term: str, broader: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    while (term := broader.get(term, "")) and term not in found:
        found.add(term)
    return found
