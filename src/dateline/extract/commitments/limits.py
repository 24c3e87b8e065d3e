"""From when and until when an undertaking holds."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.model import Time
from dateline.normalize.how_much.numbers import find_numbers
from dateline.normalize.phrase import Phrase

_UNTIL = re.compile(
    r"\b(?:until|till|through|by|before|no later than|expires? (?:on|at)?|ends? (?:on|at)?|valid until|up to|run out (?:at|on)"
    r"|ran out)(?: the| about| around| midnight| end of| on| at)* ?\Z",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:from|since|as of|starting(?: on| at| from)?|beginning(?: on| at)?|effective|begin(?:s|ning)?(?: on| at)?"
    r"|takes? (?:effect|hold)(?: on| at)?|after)(?: the| about| midnight| of| on| at)* ?\Z",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:for|by|within|in|last(?:s|ing)?|another|of) (?:another |a further |the next |at most |up to ){0,4}"
    r"([A-Za-z-]+|\d+) ?-?(day|week|month|year)s?\b",
    re.IGNORECASE,
)


def limits(text: str, offset: int, phrases: Sequence[Phrase[Time]]) -> tuple[Time | None, Time | None]:
    """(since, until) of the undertaking whose words are `text`, at `offset` in the report; None where nothing is said.

    A term in days, weeks, months or years gives an end where the beginning is a day."""
    since: Time | None = None
    until: Time | None = None
    for phrase in phrases:
        start = phrase.start - offset
        if not 0 <= start < len(text) or not phrase.value.date:
            continue
        lead = text[max(0, start - 30) : start]
        if until is None and (
            _UNTIL.search(lead) or re.match(r"(?:until|till|by|through|before)\b", text[start:], re.IGNORECASE)
        ):
            until = phrase.value
        elif since is None and (
            _SINCE.search(lead) or re.match(r"(?:from|since|as of|starting)\b", text[start:], re.IGNORECASE)
        ):
            since = phrase.value
    if until is None and since is not None:
        until = _after(since, text)
    return since, until


def _after(since: Time, text: str) -> Time | None:
    match = _FOR.search(text)
    number = next((n.value for n in find_numbers(match.group(1))), None) if match else None
    if match is None or number is None or number != int(number):
        return None
    try:
        day = date.fromisoformat(since.edtf[:10])
    except ValueError:
        return None
    end = _add(day, int(number), match.group(2).lower())
    return Time(
        edtf=end.isoformat(),
        start=end.isoformat() + "T00:00",
        end=(end + timedelta(days=1)).isoformat() + "T00:00",
        approximate=True,
    )


def _add(day: date, number: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=number * (7 if unit == "week" else 1))
    months = day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))
