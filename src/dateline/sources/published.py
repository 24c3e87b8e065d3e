"""When a report was published, as far as its address and its own lines tell.

A dateline's day without a year tells nothing alone; it completes a month, chooses between the two readings of 06/08/2019, and
speaks against a date that is far from it (the day a page was fetched, say).
"""

import re
from dataclasses import dataclass
from datetime import date

from dateline.model.report import DatedBy
from dateline.sources.clean import plain
from dateline.sources.dateline import Dateline, find_dateline
from dateline.sources.dates import MONTHS, Found, find_dates, finer
from dateline.sources.ends import ends_sentence
from dateline.sources.furniture import furniture, is_stamp
from dateline.sources.heading import before_stamp, past_date

HEAD_LINES, TAIL_LINES = 14, 3
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
IN_ADDRESS = (
    re.compile(
        r"(?<!\d)(?P<y>19[6-9]\d|20[0-4]\d)(?P<s>[/_-])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)"
    ),
    re.compile(rf"/(?P<y>19[6-9]\d|20[0-4]\d)/(?P<m>{MONTH})/(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)", re.IGNORECASE),
    re.compile(r"(?:[/_.=-]|/[A-Z]{2,4})(?P<y>20[0-4]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?=\d{4,}|\D|$)"),
    re.compile(r"/(?P<y>19[6-9]\d|20[0-4]\d)[/_-](?P<m>0[1-9]|1[0-2])(?=[/_-]|$)"),
)
LABELLED = re.compile(
    r"\b(?:published|posted|date|dated|created|issued|write|written|effective)\b[\s:|]{0,20}(?:on\b|date\b)?[\s:|]{0,20}$",
    re.IGNORECASE,
)
CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|revised|last)\b[\s:|]{0,20}(?:on\b|date\b|at\b)?[\s:|]{0,20}$", re.IGNORECASE
)
DAYS_APART = 4  # a dateline is the day of writing: the paper prints it the same day or within the week-end


@dataclass(frozen=True)
class _Stamp:
    found: Found
    rank: int  # 0 labelled as the publication, 1 bare, 2 labelled as a change


def address_date(url: str | None) -> str | None:
    """The day (or the month) in an address: /2019/09/10/, /2017/sep/03/, /20190910-, /AEN20190910001, /2019/09/."""
    for form in IN_ADDRESS if url else ():
        if match := form.search(url or ""):
            month = match["m"].lower()
            number = MONTHS.get(month) or int(month)
            if "d" not in match.groupdict():
                return f"{match['y']}-{number:02d}"
            try:
                return date(int(match["y"]), number, int(match["d"])).isoformat()
            except ValueError:
                continue
    return None


def published_in(text: str, url: str | None) -> tuple[str | None, DatedBy]:
    """The publication date that address, masthead lines or dateline give, and which of them it was."""
    address, dateline = address_date(url), first_dateline(text)
    line = _line_date(text, dateline)
    if address and len(address) == 10:
        return finer(address, line), "address"
    if line and len(line) >= 10 and line.startswith(address or ""):
        return line, "line"
    if dateline and dateline.iso:
        return dateline.iso, "dateline"
    if address:
        return _completed(address, dateline), "address"
    return (line, "line") if line else (None, "none")


def first_dateline(text: str) -> Dateline | None:
    """The dateline among the first lines that has a day."""
    for line in _head(text):
        found = find_dateline(line[past_date(line) :])
        if found and found.day:
            return found
    return None


def _completed(month: str, dateline: Dateline | None) -> str:
    if dateline and dateline.day and dateline.month == int(month[5:7]):
        return f"{month}-{dateline.day:02d}"
    return month


def _line_date(text: str, dateline: Dateline | None) -> str | None:
    stamps = [s for line in _head(text) for s in _stamps(line)]
    if not stamps:
        lines = [line for line in text.split("\n") if line.strip()]
        stamps = [s for line in lines[HEAD_LINES:][-TAIL_LINES:] for s in _stamps(line.strip()) if s.rank == 0]
    fitting = [(s.rank, i, value) for i, s in enumerate(stamps) if (value := _fitting(s.found, dateline))]
    if not fitting:
        return None
    value = min(fitting)[2]
    return finer(value, *(v for _, _, v in fitting))


def _head(text: str) -> list[str]:
    return [line.strip() for line in text[:6000].split("\n") if line.strip()][:HEAD_LINES]


def _stamps(line: str) -> list[_Stamp]:
    """The dates of a line that is a stamp as a whole, opens with one, or runs on from the headline into one."""
    flat = plain(line)
    found = list(find_dates(flat))
    if not found:
        return []
    begin = past_date(flat)
    end = before_stamp(flat, begin)
    if begin or end < len(flat):
        found = [f for f in found if f.end <= begin or f.start >= end]
    elif not is_stamp(flat) and not _labelled_line(flat, found[0]):
        return []
    return [_Stamp(f, _rank(flat[: f.start])) for f in found]


def _labelled_line(line: str, first: Found) -> bool:
    """ "Published Date: 09:00 | 15 January 2024", "calendar>>August 11. 2019", "Date: 06/08/2019 | Source: ...": short, no sentence."""
    if len(line) > 160 or (ends_sentence(line) and len(line) > first.end + 12):
        return False
    return bool(LABELLED.search(line[: first.start])) or furniture(line) in {"stamp", "byline", "notice"}


def _rank(before: str) -> int:
    if CHANGED.search(before):
        return 2
    return 0 if LABELLED.search(before) else 1


def _fitting(found: Found, dateline: Dateline | None) -> str | None:
    """The reading of a date that agrees with the dateline; an ambiguous one without a dateline is none."""
    if dateline is None or not (dateline.month and dateline.day):
        return None if found.other else found.value
    for value in (found.value, found.other):
        if value and len(value) >= 10 and _near(value, dateline.month, dateline.day):
            return value
    return found.value if len(found.value) == 7 and int(found.value[5:]) == dateline.month else None


def _near(value: str, month: int, day: int) -> bool:
    stated = date.fromisoformat(value[:10])
    for year in (stated.year - 1, stated.year, stated.year + 1):
        try:
            if abs((date(year, month, day) - stated).days) <= DAYS_APART:
                return True
        except ValueError:
            continue
    return False
