"""Time zones: from abbreviations, from words ("Seoul time"), from countries; and clock times carried from one to
another.

A zone is written as a name of the IANA database ("Asia/Seoul") or as a fixed offset ("-04:00"). Offsets at a moment
come
from `zoneinfo` (tzdata), so summer time and history are right: Asia/Pyongyang is +08:30 from 2015-08-15 to 2018-05-04.
A time told by Seoul is Asia/Seoul whatever the place; which of the two a text means is for the caller to decide.
Countries come from the `zone.tab` that tzdata carries; for countries with several zones CAPITAL_ZONE names the
capital's.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

import pycountry

from dateline.model import Time
from dateline.normalize.zone_words import ABBREVIATIONS, ADJECTIVES, AMBIGUOUS, CAPITAL_ZONE, CITIES, REGIONS

_OFFSET = re.compile(r"([+-])([0-9]{2}):?([0-9]{2})$")


@lru_cache(maxsize=512)
def _tz(zone: str) -> tzinfo | None:
    if zone in {"Z", "UTC", "GMT"}:
        return UTC
    if found := _OFFSET.match(zone):
        sign = -1 if found[1] == "-" else 1
        delta = timedelta(hours=int(found[2]), minutes=int(found[3]))
        return timezone(sign * delta) if delta < timedelta(hours=24) else None
    return ZoneInfo(zone) if zone in _names() else None


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


def format_offset(delta: timedelta) -> str:
    """ "+09:00" for nine hours; seconds of local mean times before 1900 are cut off."""
    minutes = int(delta.total_seconds() // 60)
    sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def offset_at(zone_name: str, local: str) -> str | None:
    """UTC offset ("+09:00") in `zone_name` at the local ISO date or date-time; None for an unknown zone or a bad date.

    A local time that occurs twice (the end of summer time) is read as the first of the two."""
    zone = _tz(zone_name)
    if zone is None:
        return None
    try:
        moment = datetime.fromisoformat(local).replace(tzinfo=zone)
        delta = moment.utcoffset()
    except (ValueError, OverflowError):
        return None
    return None if delta is None else format_offset(delta)


def zone_of_abbreviation(abbreviation: str, country: str | None = None) -> str | None:
    """Zone of "KST", "ET", "BST"; `country` (ISO alpha-3) settles those that several countries use (IST, CST)."""
    key = abbreviation.upper().replace(".", "")
    if country and (by_country := AMBIGUOUS.get(key)) and country in by_country:
        return by_country[country]
    return ABBREVIATIONS.get(key)


def is_ambiguous(abbreviation: str) -> bool:
    """True where the abbreviation stands for different zones in different countries."""
    return abbreviation.upper() in AMBIGUOUS


@lru_cache(maxsize=2048)
def zone_of_words(words: str) -> str | None:
    """Zone named by the words before "time": a city, country, adjective of one, or region ("Moscow", "US",
    "Eastern")."""
    key = " ".join(words.lower().replace(".", "").split())
    key = key.removeprefix("the ")
    if key in REGIONS:
        return REGIONS[key]
    if key in CITIES:
        return CITIES[key]
    if key in ADJECTIVES:
        return country_zone(ADJECTIVES[key])
    return _cities().get(key) or _country_named(key)


def _country_named(key: str) -> str | None:
    try:
        country = pycountry.countries.lookup(key)
    except LookupError:
        return None
    return country_zone(country.alpha_3)


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """Cities that a zone is named after: "moscow" -> Europe/Moscow."""
    regions = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    return {
        name.rsplit("/", 1)[1].replace("_", " ").lower(): name
        for name in sorted(_names(), reverse=True)
        if name.startswith(regions)
    }


@lru_cache(maxsize=1)
def _by_country() -> dict[str, list[str]]:
    table = (resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    out: dict[str, list[str]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            code, _, name, *_ = line.split("\t")
            out.setdefault(code, []).append(name)
    return out


@lru_cache(maxsize=512)
def country_zone(code: str) -> str | None:
    """Zone of a country (ISO alpha-3): its only one, or its capital's where it has several."""
    if code in CAPITAL_ZONE:
        return CAPITAL_ZONE[code]
    country = pycountry.countries.get(alpha_3=code)
    zones = _by_country().get(country.alpha_2, []) if country else []
    return zones[0] if zones else None


@lru_cache(maxsize=4096)
def offsets_near(zone_name: str, on: str) -> frozenset[str]:
    """The offsets that clocks of the zone's country keep on an ISO date; for Korea those of both states."""
    country = next((code for code, names in _by_country().items() if zone_name in names), None)
    names = {zone_name, *(_by_country()[country] if country else ())}
    if names & {"Asia/Seoul", "Asia/Pyongyang"}:
        names |= {"Asia/Seoul", "Asia/Pyongyang"}
    try:
        day = datetime.fromisoformat(on)
    except ValueError:
        return frozenset()
    deltas = (day.replace(tzinfo=zone).utcoffset() for name in names if (zone := _tz(name)) is not None)
    return frozenset(format_offset(d) for d in deltas if d is not None)


def to_zone(time: Time, zone_name: str, on: str | None = None) -> Time:
    """The same moment on the clocks of `zone_name`: 22:00 on the 9th at +00:00 is 07:00 on the 10th in Asia/Seoul.

    A part of a day moves as an interval and keeps the day that holds its middle. A clock without a day ("T03:29") moves
    within the day, with the offset `zone_name` has on the ISO date `on`. Times without an offset or bounds, and times
    coarser than a day, are given back unchanged."""
    target = _tz(zone_name)
    source = _tz(time.offset) if time.offset else None
    if target is None or source is None or time.precision not in {"second", "minute", "hour", "part", "day"}:
        return time
    try:
        if time.start is None or time.end is None:
            return _clock_to(time, source, target, on)
        start = datetime.fromisoformat(time.start).replace(tzinfo=source).astimezone(target)
        end = datetime.fromisoformat(time.end).replace(tzinfo=source).astimezone(target)
        middle = start + (end - start) / 2
    except (ValueError, OverflowError):
        return time
    clock = start.replace(tzinfo=None).isoformat()[: 19 if time.precision == "second" else 16]
    edtf = clock if time.clock is not None else middle.date().isoformat()
    return time.model_copy(
        update={
            "edtf": edtf,
            "start": _iso(start),
            "end": _iso(end),
            "offset": format_offset(start.utcoffset() or timedelta(0)),
            "approximate": time.approximate or time.precision == "day",
            "weekday": middle.isoweekday() if time.weekday else None,
        }
    )


def _clock_to(time: Time, source: tzinfo, target: tzinfo, on: str | None) -> Time:
    if not time.edtf.startswith("T") or on is None:
        return time
    moved = datetime.fromisoformat(on[:10] + time.edtf).replace(tzinfo=source).astimezone(target)
    width = 19 if time.precision == "second" else 16
    edtf = "T" + moved.replace(tzinfo=None).isoformat()[11:width]
    return time.model_copy(update={"edtf": edtf, "offset": format_offset(moved.utcoffset() or timedelta(0))})


def _iso(moment: datetime) -> str:
    text = moment.replace(tzinfo=None).isoformat()
    return text[:16] if text.endswith(":00") and len(text) == 19 else text
