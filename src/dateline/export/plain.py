"""Values of claims in the plain form of the annotation guide: codes, ISO dates, clock times, numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from dateline.model import Actor, Count, Place, Quantity, Term, Time, Value
from dateline.reconcile.names import fold, same_place_name
from dateline.record.moments import utc, zone_offset

V = TypeVar("V")
LOOSE = (
    "missile",
    "projectile",
    "rocket",
)  # classes that a report says for short of any finer one, from better to worse


def of(values: Iterable[Value], type_: type[V]) -> list[V]:
    return [v for v in values if isinstance(v, type_)]


def number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def one_or_list(values: Sequence[Any]) -> Any:
    """None, the one value, or all of them where a report gives several."""
    return None if not values else values[0] if len(values) == 1 else list(values)


def days(times: Sequence[Time]) -> Any:
    """The most precise day; a list where really different days are named equally often. A month of a named day adds nothing,
    and a year told apart from a day without one is that day's."""
    stated = [t.date for t in times if t.date]
    bare = {d for d in stated if d.startswith("--") and len(d) == 7}
    years = {d for d in stated if len(d) == 4 and d.isdigit()}
    if len(bare) == 1 and len(years) == 1 and len(bare | years) == len(set(stated)):
        return years.pop() + bare.pop()[1:]
    votes = Counter(stated)
    fine = [d for d in votes if not any(o != d and covers(d, o) for o in votes)]
    told = {d: sum(n for o, n in votes.items() if o == d or covers(o, d)) for d in fine}
    if any(len(d) == 10 for d in fine):  # a month or year beside a day that it doesn't hold was said of something else
        told = {d: n for d, n in told.items() if len(d) == 10 or d.startswith("--")}
    return one_or_list([d for d, n in told.items() if len(told) < 3 or n == max(told.values())])


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
    figures = _whole([c for c in told if c.number is not None])
    numbers = [number(n) for c in figures for n in (c.number, c.high) if n is not None]
    bound = figures[0].bound if figures else told[0].bound if told else None
    return one_or_list(list(dict.fromkeys(numbers))), bound


def _whole(counts: Sequence[Count]) -> list[Count]:
    """Without what a total says already: a floor below it ("over 20" of 23), and parts that add up to it ("17 and six")."""
    exact = {c.number for c in counts if c.bound != "at least" and c.number is not None}
    top = max((c.number for c in counts if c.number is not None), default=0.0)
    parts = {n for n in exact if n < top and (top - n in exact or top - n == n)}
    return [
        c
        for c in counts
        if c.number is not None and (c.number == top or (c.bound != "at least" and c.number not in parts))
    ]


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


def origins(found: Sequence[Place]) -> Any:
    """Sites and towns, else a sea with a name. A province is kept apart, and a coast or "the west" is no site."""
    sites = [p for p in found if p.precision in ("exact", "near", "unknown") and not _nameless(p)]
    return places(sites or [p for p in found if _named_area(p)])


def _named_area(place: Place) -> bool:
    """ "the White Sea", "waters off the city of X"; not "X province", "the country's east"."""
    if place.precision == "region":
        return place.name[:1].isupper() and "'s " not in place.name and place.admin != place.name
    return place.precision == "sea" and "'s " not in place.name and place.name != place.name.lower()


def _nameless(place: Place) -> bool:
    return place.precision == "unknown" and place.name[:1].islower()


def abroad(found: Sequence[Place], agents: Sequence[str]) -> list[Place]:
    """Without the places of those who act, where others are struck too; a country only where no place in it is named."""
    others = [p for p in found if p.country not in agents] or list(found)
    towns = {p.country for p in others if p.precision not in ("country", "sea")}
    return [p for p in others if p.precision != "country" or p.country not in towns]


def directions(found: Sequence[Place]) -> Any:
    """Where it flew. Of several, the ones on the map stand, and of these the seas with a name of their own: a coast, a
    zone or "the sea" is the same place told more loosely."""
    ranked = [(_looseness(p), p) for p in found]
    best = min((r for r, _ in ranked), default=0)
    return places([p for r, p in ranked if r == best])


def _looseness(place: Place) -> int:
    if place.name in ("orbit", "space"):
        return 0
    if place.precision == "sea":
        return 0 if place.country is None and place.name[:1].isupper() else 1
    return 3 if _nameless(place) else 2


def finest(terms: Sequence[Term], broader: Mapping[str, str]) -> Any:
    """The most specific class or classes that are stated: one that stands above another of them adds nothing, and a loose word
    ("the projectiles", "the rocket") is another name of what is called by a finer one."""
    stated = list(dict.fromkeys(t.term for t in terms))
    fine = [s for s in stated if not any(s in ancestors(o, broader) for o in stated)]
    strict = [s for s in fine if s not in LOOSE]
    if strict or len(fine) < 2:
        return one_or_list(strict or fine)
    times = Counter(t.term for t in terms)
    return max(fine, key=lambda s: (times[s], -LOOSE.index(s)))


def ancestors(term: str, broader: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    while (term := broader.get(term, "")) and term not in found:
        found.add(term)
    return found
