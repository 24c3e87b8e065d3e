"""The values stated for one attribute of one event, put together where they say the same.

Invariant: grouping is by the values alone; who says them, and how often, plays no part in what counts as the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache

from dateline.model import Actor, Count, Place, Quantity, Support, Term, Time, Value, canonical
from dateline.model.designation import arabic
from dateline.reconcile.distance import place_outcome
from dateline.reconcile.names import fold, same_name, words
from dateline.reconcile.when import RANK, Window, minutes, relation, window

TOLERANCE = 0.012  # relative: 205 miles is 330 km
CLOCK_MINUTES, ROUND_MINUTES = 3, 20  # the second for "around seven"
BOUNDS = ("exact", "about", "at least", "at most", "single", "several")
PLACES = ("exact", "near", "region", "sea", "country", "unknown")
UNKNOWN = frozenset("unidentified unknown unspecified undetermined".split())
GENERAL = frozenset("projectile missile rocket weapon object shell device".split())
COUNTING = frozenset(
    "one two three four five six seven eight nine ten several some many few more another other both all first second third last "
    "latest".split()
)
Broader = Mapping[str, str | None]


@dataclass(frozen=True)
class Stated:
    """One claim's value with the support it gives."""

    value: Value
    support: Support


@dataclass
class Group:
    """`exact` state the value, `vaguer` only bear it out ("in September" for the 10th). Once asked for: `heard`, the
    voices of the exact ones, `labels`, how these are called, and `told`, the value that most of them state."""

    value: Value
    exact: list[Stated] = field(default_factory=list)
    vaguer: list[Stated] = field(default_factory=list)
    heard: set[str] | None = None
    labels: list[str] | None = None
    told: Value | None = None

    @property
    def stated(self) -> list[Stated]:
        return [*self.exact, *self.vaguer]


def group(stated: Iterable[Stated], broader: Broader) -> list[Group]:
    """The most specific values first; a vaguer one goes to the best supported of those it may mean."""
    ordered = sorted(stated, key=lambda s: (_vaguer(s.value, broader), as_written(s.value), _place_in(s.support)))
    groups, later = list[Group](), list[Stated]()
    for one in ordered:
        home = next((g for g in groups if same(g.value, one.value)), None)
        if home:
            home.exact.append(one)
        elif any(bears_out(one.value, g.value, broader) for g in groups):
            later.append(one)
        else:
            groups.append(Group(one.value, [one]))
    for one in later:
        fits = [g for g in groups if bears_out(one.value, g.value, broader)]
        max(fits, key=lambda g: len({s.support.report for s in g.exact})).vaguer.append(one)
    return groups


@lru_cache(maxsize=8192)
def as_written(value: Value) -> str:
    """A value's canonical form; most are stated many times."""
    return canonical(value.model_dump())


def usual(g: Group) -> Value:
    """Of values that are the same within tolerance, the one most reports state; a state rather than an organ or person of it."""
    if g.told is not None:
        return g.told
    seen: dict[str, tuple[set[str], Value]] = {}
    for s in g.exact:
        seen.setdefault(as_written(s.value), (set(), s.value))[0].add(s.support.report)
    order = sorted(seen.items(), key=lambda item: (*_less_fit(item[1][1]), -len(item[1][0]), item[0]))
    g.told = order[0][1][1]
    return g.told


def _less_fit(value: Value) -> tuple[bool, tuple[int, ...]]:
    return isinstance(value, Actor) and bool(value.org or value.person), vagueness(value)


def day_of(time: Time) -> Time:
    """The local day of a time of day."""
    day = time.date or ""
    if day.startswith("--"):
        return time.model_copy(update={"edtf": time.edtf.split("T")[0], "precision": "day"})
    first = datetime.fromisoformat(day)
    return time.model_copy(
        update={
            "edtf": day,
            "start": first.isoformat(),
            "precision": "day",
            "end": (first + timedelta(days=1)).isoformat(),
        }
    )


def _place_in(support: Support) -> tuple[str, int, int]:
    return support.report, support.evidence.start, support.evidence.end


def vagueness(value: Value) -> tuple[int, ...]:
    """Sorts the specific before the vague, within one type."""
    if isinstance(value, Time):
        days = window(value)
        if value.clock:  # "4:29 p.m." without its day is closer than "about 4:30 p.m. Thursday"
            return (value.approximate, days is None)
        return (1, RANK[days.grain], days.last - days.first, value.approximate) if days else (2, value.approximate)
    if isinstance(value, Count):
        return (value.number is None, BOUNDS.index(value.bound))
    if isinstance(value, Quantity):
        return (BOUNDS.index(value.bound),)
    if isinstance(value, Place):
        return (PLACES.index(value.precision), -len(value.name))
    if isinstance(value, Actor):
        return (-len(words(value.person or "")), -len(words(value.org or "")), value.code is None)
    return (not_known(value), -len(words(value.phrase)), len(value.term))


def _vaguer(value: Value, broader: Broader) -> tuple[int, ...]:
    """The same; of terms said in as many words the one first that has more above it ("ballistic" before "missile")."""
    found = vagueness(value)
    return (*found[:-1], -len(ancestors(value.term, broader)), found[-1]) if isinstance(value, Term) else found


def same(a: Value, b: Value) -> bool:
    if isinstance(a, Time) and isinstance(b, Time):
        return _same_time(a, b)
    if isinstance(a, Count) and isinstance(b, Count):
        return a.number is not None and b.number is not None and _close(a.number, b.number)
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return a.unit == b.unit and _close(a.value, b.value)
    if isinstance(a, Place) and isinstance(b, Place):
        return place_outcome(a, b) == "same" or fold(a.name) == fold(b.name)
    if isinstance(a, Actor) and isinstance(b, Actor):
        return _same_actor(a, b)
    if isinstance(a, Term) and isinstance(b, Term):
        named = a.vocabulary == b.vocabulary == "weapons" and a.phrase and b.phrase
        return (
            arabic(fold(a.phrase)) == arabic(fold(b.phrase))
            if named
            else a.term == b.term and a.vocabulary == b.vocabulary
        )
    return a == b


def _same_time(a: Time, b: Time) -> bool:
    if a.clock and b.clock:
        return abs(minutes(a.clock) - minutes(b.clock)) <= CLOCK_MINUTES
    one, two = window(a), window(b)
    return (one.first, one.last) == (two.first, two.last) if one and two else a.edtf == b.edtf


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b))


def _same_actor(a: Actor, b: Actor) -> bool:
    if a.person and b.person:
        return same_name(a.person, b.person)
    if a.person or b.person:
        return False
    return a.code == b.code if a.code and b.code else fold(a.org or a.name) == fold(b.org or b.name)


def bears_out(vague: Value, specific: Value, broader: Broader) -> bool:
    """What the vague value says is true if the specific one is."""
    if isinstance(vague, Time) and isinstance(specific, Time):
        return _holds_time(vague, specific)
    if isinstance(vague, Count) and isinstance(specific, Count):
        return _holds_count(vague, specific)
    if isinstance(vague, Place) and isinstance(specific, Place):
        return _nameless(vague) or place_outcome(vague, specific) == "around"
    if isinstance(vague, Term) and isinstance(specific, Term):
        return vague.term in ancestors(specific.term, broader) or _holds_words(vague, specific)
    return False


def _nameless(place: Place) -> bool:
    """ "the sea", "an inland site": told so loosely that no place of its kind contradicts it."""
    return place.lat is None and place.country is None and place.name[:1].islower()


def _holds_time(vague: Time, specific: Time) -> bool:
    if vague.clock and specific.clock:
        return vague.approximate and abs(minutes(vague.clock) - minutes(specific.clock)) <= ROUND_MINUTES
    if vague.clock or specific.clock:
        return False
    wide, fine = window(vague), window(specific)
    return bool(wide and fine) and _inside(wide, fine)


def _inside(wide: Window | None, fine: Window | None) -> bool:
    if wide is None or fine is None or wide.last - wide.first <= fine.last - fine.first:
        return False
    return relation(wide, fine) == "within"


def _holds_count(vague: Count, specific: Count) -> bool:
    number = specific.number
    if number is None:
        return vague.number is None
    if vague.number is None:
        return number > 1
    if vague.bound == "single":  # "a missile": an article is no count
        return number >= 1
    return {"at least": number >= vague.number, "at most": number <= vague.number}.get(vague.bound, False)


def not_known(value: Value) -> bool:
    """ "an unidentified projectile": that it is not known is what is said."""
    if not isinstance(value, Term):
        return False
    return value.term == "unknown" or bool(UNKNOWN & set(words(value.phrase)))


def nobody_knows(values: Iterable[Value]) -> bool:
    """Some say that it is not known, and nobody else has more than a general word ("the projectile")."""
    found = list(values)
    return any(map(not_known, found)) and all(
        not_known(v) or (isinstance(v, Term) and v.phrase in GENERAL) for v in found
    )


def uncounted(phrase: str) -> str:
    """A weapon's name without the words that count it: "several projectile", "two missile", "first missile"."""
    said = phrase.split()
    while len(said) > 1 and said[0].casefold() in COUNTING:
        said = said[1:]
    return " ".join(said)


def _holds_words(vague: Term, specific: Term) -> bool:
    few, many = set(words(vague.phrase)), set(words(specific.phrase))
    return bool(few) and few < many


def ancestors(term: str, broader: Broader) -> list[str]:
    """The terms above one, nearest first. A circle in the table ends the climb."""
    out: list[str] = []
    above = broader.get(term)
    while above and above not in out:
        out.append(above)
        above = broader.get(above)
    return out
