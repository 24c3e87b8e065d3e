"""Over what a tally runs: this year, since a day, within six days, ever."""

import re
from typing import NamedTuple

from dateline.model.reading import Scope
from dateline.normalize.how_much.numbers import find_numbers

_SPAN = r"(?P<unit>hour|day|week|fortnight|month|year|decade)s?"
_LOOSE = (
    r"(?:just |only |about |around |some |roughly |almost |nearly |a little |little |barely |more than |less than |over |under "
    r"|fewer than |at least |the |past |last |previous |space of |these |those |recent |as many |matter of )*"
)
_NUMBER = r"(?P<number>[a-z]+(?:[- ](?:one|two|three|four|five|six|seven|eight|nine|and a half))?|\d+(?:\.\d+)?)"
_PERIOD = re.compile(
    rf"\b(?:in|within|over|during|for|throughout|across|inside)\s+(?P<loose>{_LOOSE})(?:{_NUMBER}[ -])?{_SPAN}\b(?! later| ago| of the)",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"\A(?:it is )?(?P<loose>)(?:{_NUMBER} ){_SPAN},? ", re.IGNORECASE)
_YEAR = re.compile(
    r"\b(?:this (?:year|yr)(?!-)|of the year|so far (?:this|in) (?:year|20\d\d|19\d\d)"
    r"|(?:in|of|during|for|throughout) (?:the year )?(?:19|20)\d\d(?! to\b)"
    r"|(?:last|the past|the current) (?:year|yr)\b|since the (?:start|beginning|turn) of (?:the|this) year"
    r"|since january\b(?! \d)|since jan\.(?! \d)|year to date|the year's)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(?:(?:this|last) month\b(?!'s)|of the month\b|(?:in|during|of) (?:last )?(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b(?! \d))",
    re.IGNORECASE,
)
_WEEK = re.compile(r"\b(?:in |of )?this week\b(?!')", re.IGNORECASE)
_SINCE = re.compile(r"\bsince(?! then| morning| dawn)\b", re.IGNORECASE)
_FROM_TO = re.compile(
    r"\b(?:from|between) (?=[A-Z]\w+\.? \d)(?:[\w. ]{3,24}) (?:to|and|until) [A-Z]\w+\.? \d", re.IGNORECASE
)
_EVER = re.compile(r"\b(?:ever|to date|in (?:its |their )?history|on record|of its kind|of this kind)\b", re.IGNORECASE)
_VAGUE = frozenset({"few", "several", "many", "recent", "some", "couple", "past", "last", "the", "these"})
_NAMES = {"hour": "TH", "day": "D", "week": "W", "fortnight": "W", "month": "M", "year": "Y", "decade": "Y"}


class Window(NamedTuple):
    """A scope with its words at `start:end` of the text; `period` an ISO 8601 duration where the words give one."""

    scope: Scope
    start: int
    end: int
    period: str | None = None


def window_in(text: str, start: int, end: int, value: float | None = None) -> Window | None:
    """The first window named in `text[start:end]`; `value` is what "in as many days" repeats."""
    found: list[Window] = []
    for scope, pattern in (("since", _SINCE), ("year", _YEAR), ("month", _MONTH), ("period", _FROM_TO)):
        match = pattern.search(text, start, end)
        if match:
            found.append(Window(scope, match.start(), match.end()))  # type: ignore[arg-type]
    week = _WEEK.search(text, start, end)
    if week:
        found.append(Window("period", week.start(), week.end(), "P1W"))
    for match in _PERIOD.finditer(text, start, end):
        number = (match.group("number") or "").lower()
        if _is_period(match, number):
            found.append(Window("period", match.start(), match.end(), _duration(match, number, value)))
            break
    # "since the start of the year" is a year, though "since" begins at the same place
    return min(found, key=lambda w: (w.start, w.scope != "year"), default=None)


def says_ever(text: str, start: int, end: int) -> bool:
    return bool(_EVER.search(text, start, end))


def _is_period(match: "re.Match[str]", number: str) -> bool:
    if number and number not in _VAGUE | {"a", "an", "one", "half"} and not find_numbers(number):
        return False
    loose = match.group("loose").lower()
    return bool(number or re.search(r"past|last|recent|many|previous|these", loose))


def _duration(match: "re.Match[str]", number: str, value: float | None) -> str | None:
    unit = match.group("unit").lower()
    if "as many" in match.group("loose").lower():
        amount = value
    elif number in ("a", "an", "one") or (not number and not match.group(0).lower().endswith("s")):
        amount = 1.0
    elif number in _VAGUE or not number:
        amount = None
    else:
        amount = next((n.value for n in find_numbers(number)), None)
    return None if amount is None else iso_duration(amount, unit)


def iso_duration(amount: float, unit: str) -> str:
    """ "two and a half years" is P2Y6M, six days P6D, two hours PT2H."""
    amount *= {"fortnight": 2, "decade": 10}.get(unit, 1)
    whole, half = int(amount), amount % 1
    name = _NAMES[unit]
    if name == "TH":
        return f"PT{amount:g}H"
    if half and name == "Y":
        return f"P{whole}Y{round(half * 12)}M" if whole else f"P{round(half * 12)}M"
    if half and name in ("W", "D"):
        return f"P{round(amount * (7 if name == 'W' else 1))}D"
    return f"P{whole}{name}"
