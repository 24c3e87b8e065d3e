"""Dates as mastheads, bylines and metadata write them.

A date is given as ISO 8601, as fine as it is stated: "2019-09-10T07:38+09:00", "2019-09-10T07:38", "2019-09-10", "2019-09".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from dateline.sources.limits import DAYS_AHEAD
from dateline.sources.zones import offset_of

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"  # noqa: E501
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>19\d\d|20\d\d)(?!\d)"
CLOCK = r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,9})?)?\s{0,9}(?P<half>[ap]\.?\s?m\b\.?)?"
ZONE = r"\s{0,9}\(?(?P<zone>Z\b|[+-]\d\d:?\d\d\b|[+-]\d\d\b|(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d\d)?|[A-Z]{2,5}(?=\b|[A-Z][a-z]))?"

FIRST_YEAR = "1800"  # below it stand only the zero dates of databases
EDGE = r"(?:\b|(?<=[A-Z])(?=[A-Z][a-z]))"  # "MIN READJul 4, 2017"

FORMS = (
    # 2019-09-10, 2019/9/10, 2019. 9. 10
    ("ymd", re.compile(rf"(?<![\d/-]){YEAR}(?P<sep>[-/.]|\.\s)(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)")),
    ("mdy", re.compile(rf"{EDGE}(?i:{MONTH})\s*{DAY}(?:\s*[,.]\s*|\s+){YEAR}")),
    ("dmy", re.compile(rf"(?<![\d:]){DAY}(?:\s+of)?[\s-]*{MONTH}[\s,-]*{YEAR}", re.IGNORECASE)),
    ("num", re.compile(r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>19\d\d|20\d\d)(?!\d)")),
    ("packed", re.compile(r"(?<!\d)(?P<year>20[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=T?\d{4,6}\b|\b)")),
    ("my", re.compile(rf"\b{MONTH},?\s+{YEAR}", re.IGNORECASE)),
)  # fmt: skip
# between a date and its time: "10 Sept 2019, 7:38", "30th March 2020 | 02:50 AM", "1:24 pm on 10 August", "2021.10.19 (15:32)"
AFTER = re.compile(rf"(?:T|[\s,|(·•@–—-]|(?i:\bat\b)){{1,6}}(?i:{CLOCK}){ZONE}")
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
BEFORE = re.compile(rf"(?i:{CLOCK}){ZONE}(?:[\s,|)·•–—-]|(?i:\bon\b|{WEEKDAY})){{1,8}}$")
ZONE_LEFT = re.compile(r"^[A-Z]{2,5}$")


@dataclass(frozen=True)
class Found:
    """A date in a line: `text[start:end]` with its time, if any. `other` is the second reading of 06/08/2019."""

    start: int
    end: int
    value: str
    other: str | None = None

    @property
    def day(self) -> str:
        return self.value[:10]


def find_dates(text: str) -> Iterator[Found]:
    """The dates with a year in one line, from left to right; those that overlap an earlier form are left out."""
    taken: list[Found] = []
    for name, form in FORMS:
        for match in form.finditer(text):
            if any(match.start() < f.end and f.start < match.end() for f in taken):
                continue
            if found := _read(name, match):
                taken.append(_with_time(found, text))
    yield from sorted(taken, key=lambda f: f.start)


def parse_date(text: str | None) -> str | None:
    """The date that a whole field states, or None. Of 06/08/2019 neither reading is taken."""
    if not text:
        return None
    text = text.strip()
    if len(text) > 120:
        return None
    if re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", text):
        return text
    if re.fullmatch(r"1\d{9}(?:\d{3})?", text):  # seconds or milliseconds since 1970: 2001 to 2033
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    if re.match(r"\d{4}-?\d\d-?\d\d", text) and text[:4] >= FIRST_YEAR:
        try:
            return _iso(datetime.fromisoformat(text), text) if len(text) > 10 else date.fromisoformat(text).isoformat()
        except ValueError:
            pass
    if re.match(r"[A-Za-z]{3},? \d", text):
        try:
            return _iso(parsedate_to_datetime(text), text)
        except (ValueError, TypeError, IndexError):
            pass
    first = next(find_dates(text), None)
    return None if first is None or first.other else first.value


def finer(coarse: str, *others: str | None) -> str:
    """The first of the others that is the same day told with the hour, else `coarse`."""
    if "T" in coarse:
        return coarse
    return next((o for o in others if o and "T" in o and o.startswith(coarse)), coarse)


def too_late(published: str, now: datetime | None = None) -> bool:
    """Whether the date lies further ahead than any clock or time zone explains."""
    return published[:10] > ((now or datetime.now(UTC)) + timedelta(days=DAYS_AHEAD)).date().isoformat()


def _read(form: str, match: re.Match[str]) -> Found | None:
    part = match.groupdict()
    year = int(part["year"])
    if form == "my":
        return Found(match.start(), match.end(), f"{year}-{MONTHS[part['month'].lower()]:02d}")
    if form == "num":
        return _numeric(match, year, int(part["a"]), int(part["b"]))
    month = MONTHS[part["month"].lower()] if not part["month"].isdigit() else int(part["month"])
    day = _day(year, month, int(part["day"]))
    return Found(match.start(), match.end(), day) if day else None


def _numeric(match: re.Match[str], year: int, a: int, b: int) -> Found | None:
    """With dots the day comes first; with strokes Americans put the month first, all others the day."""
    days_first, months_first = _day(year, b, a), _day(year, a, b)
    if match["sep"] == "." or months_first is None or days_first == months_first:
        best, other = days_first or months_first, None
    elif days_first is None:
        best, other = months_first, None
    else:
        best, other = days_first, months_first
    return Found(match.start(), match.end(), best, other) if best else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _with_time(found: Found, text: str) -> Found:
    if len(found.value) < 10:
        return found
    if after := AFTER.match(text, found.end):
        end = (
            after.end()
            if not after["zone"] or _known(after["zone"])
            else after.end("half" if after["half"] else "minute")
        )
        return replace(found, end=end, value=found.value + _clock(after, found.value), other=found.other)
    start = max(0, found.start - 40)
    if before := BEFORE.search(text[start : found.start]):
        return replace(found, start=start + before.start(), value=found.value + _clock(before, found.value))
    return found


def _known(zone: str) -> bool:
    return not ZONE_LEFT.match(zone) or offset_of(zone, None) is not None


def _clock(match: re.Match[str], day: str) -> str:
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    second = f":{match['second']}" if match["second"] else ""
    clock = f"T{hour:02d}:{match['minute']}{second}"
    return clock + (offset_of(match["zone"], datetime.fromisoformat(day + clock)) or "" if match["zone"] else "")


def _iso(moment: datetime, stated: str) -> str:
    """As fine as it was stated: without seconds where there were none."""
    return moment.isoformat(timespec="seconds" if re.search(r":\d\d:\d\d|T\d{6}", stated) else "minutes")
