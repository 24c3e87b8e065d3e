"""A value as a person writes it, to a value of the model: "330 km", "at least 2", "2019-09-10T06:53+09:00".

Which form an attribute takes is known for those of the record's own vocabulary; for those of other packs it is read off
the values that the record holds of it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from dateline.model import Actor, Count, Place, Quantity, Term, Time, Value
from dateline.model.values import Bound, Precision
from dateline.record.filter import Filter
from dateline.record.glossary import Glossary
from dateline.record.store import Store
from dateline.record.view import EventView

FORMS = {
    "time": 'a day, month or year, perhaps with a local time, as 2019-09-10, 2019-09 or 2019-09-10T06:53+09:00',
    "clock": "a local time, perhaps with its UTC offset, as 06:53 or 06:53+09:00",
    "count": 'a number, as 2, "at least 2", "about 20", "2 to 3" or several',
    "quantity": 'a figure with its unit, as "330 km", "205 miles", "Mach 6.5" or "about 97 km"',
    "place": 'a name the gazetteer knows, "lat,lon" or both, as Kaechon, 39.70,125.90 or "Kaechon 39.70,125.90"',
    "actor": 'a code or name of the packs, as PRK or "North Korea"',
    "person": 'the full name of a person, perhaps with the actor\'s code, as "Kim Jong Un" or "Kim Jong Un, PRK"',
    "term": "a class of the vocabulary",
}  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """How an attribute is written: the form, its base unit or its vocabulary."""

    form: str
    unit: str = ""
    vocabulary: str = ""


SHAPES: dict[str, Shape] = {
    **dict.fromkeys(("time", "end"), Shape("time")),
    "clock": Shape("clock"),
    "count": Shape("count"),
    **dict.fromkeys(("agent", "other"), Shape("actor")),
    "person": Shape("person"),
    **dict.fromkeys(("from", "toward", "place", "target"), Shape("place")),
    **dict.fromkeys(("range_km", "apogee_km"), Shape("quantity", unit="km")),
    "speed": Shape("quantity", unit="km/h"),
    "duration": Shape("quantity", unit="s"),
    "weapon": Shape("term", vocabulary="weapons"),
    "weapon_class": Shape("term", vocabulary="weapons"),
    "outcome": Shape("term", vocabulary="outcomes"),
}
TERMS = {"outcomes": ("failure", "success", "unknown")}
LARGEST = 14  # hours: the Line Islands
BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("at least ", "at least"), ("more than ", "at least"), ("at most ", "at most"), ("up to ", "at most"),
    ("about ", "about"), ("around ", "about"), ("~", "about"),
)  # fmt: skip
NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
UNIT = re.compile(r"[A-Za-z\u00b5\u03bc]+(?:[ /][A-Za-z\u00b5\u03bc]+)*")
FIGURE = re.compile(
    rf"(?:(mach|magnitude) )?({NUMBER})(?:\s*(?:to|or|-|–)\s*({NUMBER}))?\s*([^\d\s].*)?", re.IGNORECASE
)
POINT = re.compile(r"(.{0,200}?)\s{0,9}\(?(-?\d{1,2}(?:\.\d{1,20})?)\s{0,9},\s{0,9}(-?\d{1,3}(?:\.\d{1,20})?)\)?")
MOMENT = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ](\d{2}:\d{2})([+-]\d{2}:?\d{2}|Z)?)?")
CLOCK = re.compile(r"(\d{2}:\d{2})([+-]\d{2}:?\d{2}|Z)?")


class ValueWrong(ValueError):
    """A value that cannot be read; the text says what was got and what was expected."""


@dataclass(frozen=True)
class Known:
    """What values are read against: the packs' names, the places the event's reports name, values that the record holds
    of attributes beyond the usual, and a gazetteer."""

    glossary: Glossary
    places: tuple[Place, ...] = ()
    samples: Mapping[str, Value] = field(default_factory=dict)
    gazetteer: Callable[[str], Place | None] = lambda _: None


@dataclass(frozen=True)
class _Asked:
    text: str
    shape: Shape
    known: Known


def read_value(attribute: str, text: str, known: Known) -> Value:
    """The value that `text` stands for. Raises ValueWrong."""
    shape = SHAPES.get(attribute) or _shape_of(known.samples.get(attribute))
    if shape is None:
        names = ", ".join(sorted({*SHAPES, *known.samples}))
        raise ValueWrong(f"no attribute {attribute!r}; expected one of {names}")
    written = " ".join(text.split())
    made = _READERS[shape.form](_Asked(written, shape, known))
    if made is None:
        raise ValueWrong(f"{attribute}: got {text!r}; expected {_expected(shape, known)}")
    return made


def _shape_of(sample: Value | None) -> Shape | None:
    if sample is None:
        return None
    unit, vocabulary = getattr(sample, "unit", ""), getattr(sample, "vocabulary", "")
    return Shape(sample.type, unit=unit, vocabulary=vocabulary)


def _expected(shape: Shape, known: Known) -> str:
    if shape.form == "term":
        return f"{FORMS['term']}: {', '.join(_terms(shape, known))}"
    return FORMS[shape.form] + (f" (in {shape.unit})" if shape.form == "quantity" and shape.unit else "")


def _bounded(text: str) -> tuple[str, Bound]:
    return next(((text[len(w) :].strip(), b) for w, b in BOUNDS if text.lower().startswith(w)), (text, "exact"))


def _count(asked: _Asked) -> Value | None:
    if asked.text.lower() == "several":
        return Count(number=None, bound="several")
    rest, bound = _bounded(asked.text)
    match = FIGURE.fullmatch(rest)
    if not match or match[1] or (match[4] and not match[4].replace(" ", "").replace("-", "").isalpha()):
        return None
    low, high = _number(match[2]), _number(match[3]) if match[3] else None
    if low < 0 or (high is not None and high < low):
        return None
    return Count(number=low, high=high, bound=bound, unit=(match[4] or "").strip())


def _quantity(asked: _Asked) -> Value | None:
    rest, bound = _bounded(asked.text)
    match = FIGURE.fullmatch(rest)
    if not match:
        return None
    named = (match[1] or match[4] or "").strip()
    figures = [_number(n) for n in match.group(2, 3) if n]
    unit = "Mach" if named.lower() == "mach" and asked.shape.unit in ("km/h", "Mach") else asked.shape.unit
    if unit == asked.shape.unit and named.lower() != asked.shape.unit.lower():
        converted = [_in_unit(n, named, asked.shape.unit) for n in figures]
        if not named or None in converted:
            return None
        figures = [n for n in converted if n is not None]
    if len(figures) > 1 and figures[1] < figures[0]:
        return None
    return Quantity(
        value=figures[0], high=figures[1] if len(figures) > 1 else None, unit=unit, bound=bound, stated=asked.text
    )


def _in_unit(number: float, named: str, unit: str) -> float | None:
    """Converted by pint; None for a unit that it does not know or that measures something else.

    Pint reads a unit as Python's tokenizer reads source, and works out what it finds: it is given words alone."""
    import pint

    if not UNIT.fullmatch(named):
        return None
    try:
        return round(
            float(pint.application_registry.Quantity(number, named.replace(" per ", "/")).to(unit).magnitude), 4
        )
    except (pint.PintError, ValueError, TypeError, AssertionError, AttributeError):
        return None


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _time(asked: _Asked) -> Value | None:
    match = MOMENT.fullmatch(asked.text)
    if not match:
        return None
    day, clock, zone = match.groups()
    try:
        if clock:
            return _at(day, clock, zone) if len(day) == 10 else None
        return _whole(day)
    except (ValueError, OverflowError):
        return None


def _whole(day: str) -> Time:
    """A day, a month or a year."""
    parts = [int(p) for p in day.split("-")]
    first = date(*[*parts, 1, 1][:3])
    if len(parts) == 3:
        after = first + timedelta(days=1)
    else:
        after = (
            date(first.year + 1, 1, 1) if len(parts) == 1 or first.month == 12 else date(first.year, first.month + 1, 1)
        )
    precisions: tuple[Precision, ...] = ("year", "month", "day")
    return Time(edtf=day, start=f"{first}T00:00", end=f"{after}T00:00", precision=precisions[len(parts) - 1])


def _at(day: str, clock: str, zone: str | None) -> Time | None:
    begin = datetime.fromisoformat(f"{day}T{clock}")
    end = begin + timedelta(minutes=1)
    shift = _zone(zone)
    if zone and shift is None:
        return None
    return Time(
        edtf=f"{day}T{clock}", start=f"{begin:%Y-%m-%dT%H:%M}", end=f"{end:%Y-%m-%dT%H:%M}", precision="minute",
        offset=shift, basis="stated" if shift else "none",
    )  # fmt: skip


def _zone(text: str | None) -> str | None:
    """ "+0900" as "+09:00"; None where there is none or it is no offset."""
    if text in (None, "Z"):
        return "+00:00" if text else None
    hours, minutes = text[1:3], text[-2:]
    return f"{text[0]}{hours}:{minutes}" if int(hours) <= LARGEST and int(minutes) < 60 else None


def _clock(asked: _Asked) -> Value | None:
    match = CLOCK.fullmatch(asked.text)
    if not match or (match[2] and _zone(match[2]) is None) or match[1] > "23:59" or match[1][3:] > "59":
        return None
    return Time(edtf=f"T{match[1]}", precision="minute", offset=_zone(match[2]), basis="stated" if match[2] else "none")


def _place(asked: _Asked) -> Value | None:
    if match := POINT.fullmatch(asked.text):
        name, lat, lon = match[1].strip(" ,"), float(match[2]), float(match[3])
        if abs(lat) > 90 or abs(lon) > 180:
            return None
        named = _named(name, asked.known)
        like = named.model_dump(include={"country", "admin", "timezone"}) if named else {}
        return Place(name=name or f"{lat:g},{lon:g}", lat=lat, lon=lon, radius_km=1.0, precision="exact", **like)
    return _named(asked.text, asked.known)


def _named(name: str, known: Known) -> Place | None:
    """As the event's own reports know it, before the gazetteer."""
    if not name:
        return None
    return next((p for p in known.places if p.name.casefold() == name.casefold()), None) or known.gazetteer(name)


def _actor(asked: _Asked) -> Value | None:
    actors = asked.known.glossary.actors
    code = asked.text.upper() if asked.text.upper() in actors else None
    code = code or next((c for c, name in sorted(actors.items()) if name.casefold() == asked.text.casefold()), None)
    return Actor(code=code, name=actors[code]) if code else None


def _person(asked: _Asked) -> Value | None:
    name, _, code = (part.strip() for part in asked.text.partition(","))
    if not name or any(c.isdigit() for c in name) or (code and code.upper() not in asked.known.glossary.actors):
        return None
    return Actor(code=code.upper() or None, name=name, person=name)


def _term(asked: _Asked) -> Value | None:
    """ "srbm", or "srbm: KN-23" with the words for it."""
    term, _, phrase = (part.strip() for part in asked.text.partition(":"))
    if term.lower() not in _terms(asked.shape, asked.known):
        return None
    return Term(vocabulary=asked.shape.vocabulary, term=term.lower(), phrase=phrase)


def _terms(shape: Shape, known: Known) -> list[str]:
    if shape.vocabulary in TERMS:
        return list(TERMS[shape.vocabulary])
    classes = {*known.glossary.broader, *known.glossary.broader.values()} if shape.vocabulary == "weapons" else set()
    return sorted(classes | {s.term for s in _of(known.samples.values()) if s.vocabulary == shape.vocabulary})


def _of(values: Iterable[Value]) -> Iterable[Term]:
    return (v for v in values if isinstance(v, Term))


_READERS: dict[str, Callable[[_Asked], Value | None]] = {
    "time": _time,
    "clock": _clock,
    "count": _count,
    "quantity": _quantity,
    "place": _place,
    "actor": _actor,
    "person": _person,
    "term": _term,
}


def known_for(
    store: Store, view: EventView, attribute: str, gazetteer: Callable[[str, Iterable[str]], Place | None]
) -> Known:
    """What a value for one event is read against. `gazetteer` takes a name and the codes of countries near."""
    values = [h.value for b in view.event.beliefs for h in (*b.held, *b.others)]
    places = tuple(v for v in values if isinstance(v, Place))
    near = sorted(
        {p.country for p in places if p.country} | {v.code for v in values if isinstance(v, Actor) and v.code}
    )
    alike = [] if attribute in SHAPES else store.events(Filter(kind=view.event.kind))
    samples = {b.attribute: h.value for v in alike for b in v.event.beliefs for h in b.held}
    return Known(store.glossary(), places, samples, lambda name: gazetteer(name, near))
