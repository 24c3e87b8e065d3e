"""Datelines: the place, day and agency with which a report opens.

The forms are those of the agencies' style books and of what papers make of them: "SEOUL, Sept. 10 (Yonhap) -- ",
"BEIRUT (Reuters) - ", "WASHINGTON, March 3, 2021 /PRNewswire/ --", "MOSCOW. ", "Tokyo, Sept 15 (Jiji Press)—",
"BALASORE: ", "(URGENT) WARSAW -- ", "SEOUL • ", "Alwaght- ".
"""

import re
from dataclasses import dataclass
from datetime import date

from dateline.sources.clean import plain
from dateline.sources.dates import MONTHS
from dateline.sources.words import words

FLAG = re.compile(
    r"(?:\((?:\w{1,4}\s+)?(?:FLASH|URGENT|LEAD|LD|BREAKING|UPDATE\d{0,3}|ALERT|BULLETIN|ADV"
    r"|NEWS ALERT|RECAST|WRAPUP|REFILE|CORRECTED)\s{0,5}\d{0,5}\)"
    r"|(?:FLASH|URGENT|BREAKING(?: NEWS)?|UPDATE(?: \d)?|ALERT|BULLETIN|JUST IN|CORRECTED|REFILE)\s?(?:[:|]|--?|\d-))\s*"
)
WORD = r"(?:[A-Z][\w.'’-]{0,30}|(?:al|el|ul|ur|de|la|le|los|of|the|on|upon|sur|am|an|den|der|aan|d')(?=[\s-]))"
PLACE = rf"{WORD}(?:[\s-]{WORD}){{0,4}}"
PLACES = rf"(?P<place>{PLACE}(?:\s?/\s?{PLACE}){{0,3}})(?P<country>,\s(?!{{months}}){PLACE})?"
MONTH = "|".join(sorted({m.capitalize() for m in MONTHS} | {m.upper() for m in MONTHS}, key=len, reverse=True))
DAY = (
    rf"(?P<weekday>(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s)?"
    rf"(?:(?P<month>{MONTH})\b\.?\s?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\.?\s(?P<month2>{MONTH})\b\.?)"
    r"(?:,?\s(?P<year>(?:19|20)\d\d))?"
)
CREDIT = r"(?:\((?P<credit>[^()\n]{2,60})\)|/(?P<credit2>[A-Z][\w .&'-]{1,40})/|(?P<credit3>(?!{months})[A-Z][\w.&'-]*(?:\s[A-Z][\w.&'-]*){0,2})(?=,?\s?(?:-|:|$)))"  # noqa: E501
DASH = r"\s?(?:--+|-|•|·|\||_)\s?"
CAPS = re.compile(r"[A-Z][A-Z.'’-]+")
FORMS = tuple(
    re.compile(form.replace("{months}", rf"(?:{MONTH})\b"))
    for form in (
        # SEOUL, Sept. 10 (Eastwire) -- | TOKYO/SEOUL, March 6, Kyodo | Seoul, March 6: | MOSCOW, October 31.
        rf"{PLACES},?\s{DAY},?(?:\s?{CREDIT})?,?(?P<end>{DASH}|:\s?|\.?\s|\.?$)",
        # BEIRUT (Reuters) - | MOSCOW (UrduPoint News / Sputnik - 30th March, 2020) The | (CNN)
        rf"{PLACES}\s?\((?P<credit>[^()\n]{{2,60}})\)(?P<end>{DASH}|:\s?|\s)",
        rf"{PLACES}\s?/(?P<credit>[A-Z][\w .&'-]{{1,40}})/(?P<end>{DASH}|\s)",
        r"\((?P<credit>[A-Z][\w.&'/ -]{1,30})\)(?P<end>" + DASH + r"|(?=[A-Z]))",
        # SEOUL -- | Seoul - | NHK -- Nov 03 | Alwaght-
        rf"{PLACES}(?P<end>\s?--+\s?|\s-\s|\s[•|_]\s|-\s)(?P<late>{DAY}(?:\s|$))?",
        # BALASORE: | MOSCOW.
        rf"{PLACES}(?P<end>:\s|\.\s)",
    )
)
# labels that open a line like a place does
NO_PLACE = words(
    "anchor reporter host narrator question answer moderator q a live breaking update urgent flash correction "
    "analysis explainer opinion video watch photo photos picture read related exclusive note summary location source "
    "date by time editor editors more also see here now today yesterday monday tuesday wednesday thursday friday "
    "saturday sunday first second third lead report caption headline title subject contact tags topics"
)


@dataclass(frozen=True)
class Dateline:
    """`text[start:end]` with the dash that closes it. `month`, `day` without a year unless `year` is set; `credit` is the
    agency or paper in brackets; `flag` is true where only "(FLASH)" or the like was found."""

    start: int
    end: int
    place: str | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    credit: str | None = None

    @property
    def iso(self) -> str | None:
        """The day where the year is stated."""
        if not (self.year and self.month and self.day):
            return None
        try:
            return date(self.year, self.month, self.day).isoformat()
        except ValueError:
            return None


def find_dateline(paragraph: str, *, first: bool = True) -> Dateline | None:
    """The dateline at the head of a paragraph.

    `first` says that it is the first paragraph of the story: a bare "Seoul - ", "SEOUL: " or "MOSCOW. " counts only there,
    a bare "SEOUL - " anywhere.
    """
    text = plain(paragraph)
    flag = FLAG.match(text)
    start = flag.end() if flag else 0
    for form in FORMS if first else FORMS[:5]:
        match = form.match(text, start, start + 160)
        if (
            match
            and (found := _read(match, text))
            and (first or found.day or found.credit or _capitals(found.place or ""))
        ):
            return found
    return Dateline(0, start) if flag else None


def _read(match: re.Match[str], text: str) -> Dateline | None:
    part = match.groupdict()
    place = part.get("place")
    credit = part.get("credit") or part.get("credit2") or part.get("credit3")
    dated = bool(part.get("month") or part.get("month2"))
    if place and not _is_place(place, match, text[match.end() :], dated, bool(credit)):
        return None
    month = part.get("month") or part.get("month2")
    day = part.get("day") or part.get("day2")
    return Dateline(
        0,
        match.end(),
        place=place,
        month=MONTHS[month.lower()] if month else None,
        day=int(day) if day else None,
        year=int(part["year"]) if part.get("year") else None,
        credit=_name(credit),
    )


def _is_place(place: str, match: re.Match[str], rest: str, dated: bool, credited: bool) -> bool:
    """Whether capitalised words at the head of a paragraph are a place: the less stands between them and the sentence
    (a day, an agency, a double dash), the more they must look it."""
    words = place.replace("/", " ").split()
    end = (match["end"] or "").strip()
    if words[0].strip(".").lower() in NO_PLACE or not re.match(r"[A-Z0-9\"'(]|$", rest):
        return False
    if _capitals(place):
        return end != "." or dated or credited or (len(rest) > 60 and len(place) >= 4 and not place.endswith("."))
    if dated or credited:
        return (
            bool(end.strip("."))
            or (dated and credited)
            or (dated and bool(re.search(r"\d\.\s$|[a-z]{4}\.\s$", match[0])))
        )
    if len(words) > 3 or len(rest) <= 60 or end == ".":
        return False
    if end == ":":
        return rest.rstrip().endswith((".", '"'))
    return not re.search(r"\s-\s", rest[:120])


def _capitals(place: str) -> bool:
    words = place.replace("/", " ").split()
    return bool(words) and all(CAPS.fullmatch(w) or not w[0].isupper() for w in words)


def _name(credit: str | None) -> str | None:
    """The name in the brackets without the day: "UrduPoint News / Sputnik - 30th March, 2020"."""
    if not credit:
        return None
    return re.split(rf"\s-\s|,\s|\s(?=\d)|\s(?:{MONTH})\b", plain(credit))[0].strip(" .,-") or None
