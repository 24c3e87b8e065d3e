"""TIMEX3 values (TimeML 1.2.1) of settled times, and ISO 8601 durations with their seconds."""

from dateline.normalize.when.almanac import Cal
from dateline.normalize.when.sem import Sem
from dateline.normalize.when.words import PART_TIMEX

_SECONDS = {
    "S": 1.0,
    "Min": 60.0,
    "H": 3600.0,
    "D": 86400.0,
    "N": 86400.0,
    "W": 604800.0,
    "F": 1209600.0,
    "WE": 172800.0,
    "M": 2629746.0,
    "Q": 7889238.0,
    "Y": 31556952.0,
    "E": 315569520.0,
    "C": 3155695200.0,
    "L": 31556952000.0,
}
_PLURAL_YEARS = {"E": 10, "C": 100, "L": 1000}


def timex_of(cal: Cal) -> str:
    day = _day(cal)
    if cal.hour is not None:
        second = f":{cal.second:02d}" if cal.second is not None else ""
        return f"{day}T{cal.hour:02d}:{cal.minute or 0:02d}{second}"
    return f"{day}T{PART_TIMEX.get(cal.part, cal.part)}" if cal.part else day


def _day(cal: Cal) -> str:
    if cal.decade is not None:
        return str(cal.decade)
    if cal.century is not None:
        return f"{cal.century - 1:02d}"
    year = f"{cal.year:04d}" if cal.year is not None else "XXXX"
    if cal.week:
        return f"{year}-W{cal.week:02d}" + ("-WE" if cal.weekend else "")
    if cal.quarter:
        return f"{year}-Q{cal.quarter}"
    if cal.half:
        return f"{year}-H{cal.half}"
    if cal.season:
        return f"{year}-{cal.season}"
    if cal.weekday and cal.day is None:
        return f"{year}-WXX-{cal.weekday}"
    if cal.day:
        return f"{year}-{cal.month:02d}-{cal.day:02d}" if cal.month else f"{year}-XX-{cal.day:02d}"
    if cal.month:
        return f"{year}-{cal.month:02d}"
    return year if cal.year is not None else "XXXX-XX-XX"


def duration_of(sem: Sem) -> str:
    """ "P2Y", "PT7M30S", "PXM" for "several months"."""
    dates, clocks = "", ""
    for number, unit in sem.length:
        if unit in {"S", "Min", "H"}:
            clocks += _part(number, {"Min": "M"}.get(unit, unit))
        elif unit in _PLURAL_YEARS:
            dates += _part(
                number * _PLURAL_YEARS[unit] if number is not None else None, "Y" if number is not None else unit
            )
        else:
            name = {"N": "D", "F": "W", "WE": "D"}.get(unit, unit)
            dates += _part(number * 2 if number is not None and unit in {"F", "WE"} else number, name)
    return "P" + dates + ("T" + clocks if clocks else "")


def _part(number: float | None, unit: str) -> str:
    if number is None:
        return "X" + unit
    return f"{min(number, 1e9):.10g}{unit}" if number != int(number) or number > 1e9 else f"{int(number)}{unit}"


def seconds_of(sem: Sem) -> float | None:
    """The length in seconds (mean Gregorian months and years); None where it is vague."""
    total = 0.0
    for number, unit in sem.length:
        if number is None:
            return None
        total += number * _SECONDS[unit]
    return total if sem.length else None
