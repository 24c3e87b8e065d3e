"""Units as reports write them, and their value in the base unit of the record."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

import pint


class Unit(NamedTuple):
    """`pint` is the unit's name there; None where the figure stays as it is (Mach, magnitude)."""

    pattern: str
    dimension: str
    pint: str | None
    base: str


# Order matters: the longer wording before the shorter one that begins it.
_UNITS = (
    Unit(r"Mach(?: number)?", "speed", None, "Mach"),
    Unit(r"times (?:faster than )?(?:the )?speed of sound", "speed", None, "Mach"),
    Unit(r"(?:nautical miles?|nmi|nm)(?: per hour| an hour)", "speed", "knot", "km/h"),
    Unit(r"(?:km|kilomet(?:er|re)s?)(?: ?/ ?| per | an |p)(?:h|hr|hour)|kmph|kph", "speed", "km/hour", "km/h"),
    Unit(r"(?:km|kilomet(?:er|re)s?)(?: ?/ ?| per | a )(?:s|sec|second)", "speed", "km/second", "km/h"),
    Unit(r"(?:m|met(?:er|re)s?)(?: ?/ ?| per | a )(?:s|sec|second)", "speed", "m/second", "km/h"),
    Unit(r"mph|miles?(?: per | an )hour", "speed", "mile/hour", "km/h"),
    Unit(r"knots?", "speed", "knot", "km/h"),
    Unit(r"nautical[ -]miles?|nmi|NM", "length", "nautical_mile", "km"),
    Unit(r"kilomet(?:er|re)s?|kms?|klicks?|Km|KM", "length", "km", "km"),
    Unit(r"(?:statute )?miles?|mi", "length", "mile", "km"),
    Unit(r"feet|foot|ft", "length", "foot", "km"),
    Unit(r"yards?", "length", "yard", "km"),
    Unit(r"met(?:er|re)s?|m", "length", "m", "km"),
    Unit(r"seconds?|secs?", "time", "second", "s"),
    Unit(r"minutes?|mins?", "time", "minute", "s"),
    Unit(r"hours?|hrs?", "time", "hour", "s"),
    Unit(r"kilo-?ton(?:ne)?s?|kt", "yield", "kilo", "kt"),
    Unit(r"mega-?ton(?:ne)?s?", "yield", "mega", "kt"),
    Unit(r"(?:metric )?ton(?:ne)?s?", "mass", "metric_ton", "t"),
    Unit(r"kilogram(?:me)?s?|kilos?|kgs?", "mass", "kg", "t"),
    Unit(r"pounds?|lbs?", "mass", "pound", "t"),
    Unit(r"(?:on the |of )?Richter(?: scale)?|magnitude", "magnitude", None, "magnitude"),
)
_BY_GROUP = {f"u{i}": unit for i, unit in enumerate(_UNITS)}
_AFTER = re.compile(
    r"(?:[ -]|\xa0|)(?:"
    + "|".join(f"(?P<{name}>{unit.pattern})" for name, unit in _BY_GROUP.items())
    + r")(?![A-Za-z0-9²³$€£])(?!-(?:pounder|old))"
)
PREFIXED = re.compile(r"\b(?:(?P<mach>Mach)|(?P<magnitude>[Mm]agnitude(?: of)?(?: about| around)?))[ -]?\Z")
MACH = Unit("", "speed", None, "Mach")
SECOND = Unit("", "time", "second", "s")
HOUR = Unit("", "time", "hour", "s")
MAGNITUDE = Unit("", "magnitude", None, "magnitude")


def unit_after(text: str, end: int) -> tuple[Unit, int] | None:
    """The unit that follows a number ending at `end`, and where its word ends."""
    match = _AFTER.match(text, end)
    if match is None or match.lastgroup is None:
        return None
    return _BY_GROUP[match.lastgroup], match.end()


def to_base(value: float, unit: Unit) -> float:
    """`value` in the unit's base. A figure converted is no sharper than it was said: whole numbers from ten up."""
    base = {"km/h": "km/hour", "t": "metric_ton", "s": "second"}.get(unit.base, unit.base)
    if unit.pint is None or unit.pint == base:
        return value
    if unit.dimension == "yield":
        return value * (1000.0 if unit.pint == "mega" else 1.0)
    return _converted(value, unit.pint, base)


@lru_cache(maxsize=4096)
def _converted(value: float, unit: str, base: str) -> float:
    out = float(_registry().Quantity(value, unit).to(base).magnitude)
    return float(round(out)) if abs(out) >= 10 else round(out, 3)


@cache
def _registry() -> "pint.UnitRegistry[float]":
    return pint.UnitRegistry(cache_folder=None)
