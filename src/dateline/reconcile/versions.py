"""Later versions of an outlet's own report: updates and corrections that say so ("(2nd LD)", "UPDATE", "CORRECTION", "revises")."""

import re
from collections.abc import Iterable

from dateline.model import Report
from dateline.reconcile.names import fold
from dateline.reconcile.sketches import Sketch, day_of, named, telling

SAYS_SO = re.compile(
    r"\(\d(?:st|nd|rd|th) LD\)|\(LEAD\)|\b(?:UPDATES?|UPDATED|CORRECTS?|CORRECTED|CORRECTION|REFILE|WRAPUP)\b|\(URGENT\)"
    r"|\b[Rr]evis(?:es|ed|ion)\b|\b[Cc]orrect(?:s|ed|ing|ion)\b|\bearlier version of this\b"
)
CORRECTS = re.compile(r"\W*(?:CORRECTION|CORRECTED|CORRECTS)\b", re.IGNORECASE)  # what it begins with
UPDATE, CORRECTION = 1, 2
# One of these is part of whatever matches; found faster, so looked for first.
HINTS = (
    "LD)",
    "(LEAD)",
    "UPDATE",
    "CORRECT",
    "REFILE",
    "WRAPUP",
    "(URGENT)",
    "evis",
    "orrect",
    "earlier version of this",
)
WITHIN = 36 * 3600 * 1_000_000  # microseconds
DAYS = (0, 1, 2)  # of publication that so long a time reaches back over
LEAST, SHARED, NAMED = (
    3,
    0.4,
    0.2,
)  # names and numbers; share of those of the shorter; as much as a notice of correction names


def says_so(report: Report) -> int:
    """What a report says of itself: UPDATE, CORRECTION, or 0 for nothing."""
    title, text = report.title or "", report.text
    if CORRECTS.match(title) or CORRECTS.match(text):
        return CORRECTION
    whole = f"{title}\n{text}"
    return UPDATE if any(hint in whole for hint in HINTS) and SAYS_SO.search(whole) else 0


def own_day(sketch: Sketch) -> list[int]:
    """The key that an outlet's reports of one day have in common; none without outlet or day."""
    return _keys("outlet", sketch, (0,))


def of_days(sketch: Sketch) -> list[int]:
    """Under which the reports lie that this one may replace."""
    return _keys("outlet", sketch, DAYS)


def asking(sketch: Sketch) -> list[int]:
    """Keys of a report that may replace one of these days, by which it is found when one comes in late."""
    return _keys("asks", sketch, DAYS) if sketch.version else []


def asked_by(sketch: Sketch) -> list[int]:
    """Under which the reports lie that may replace this one."""
    return _keys("asks", sketch, (0,))


def _keys(role: str, sketch: Sketch, days: Iterable[int]) -> list[int]:
    outlet, day = fold(sketch.outlet or ""), day_of(sketch)
    return [named(role, outlet, str(day - d)) for d in days] if outlet and day else []


def version_of(own: Sketch, earlier: Iterable[tuple[int, Sketch]]) -> int | None:
    """The outlet's last report before this one that it takes the place of. `earlier` are the outlet's, latest first. A notice of
    correction names little of what it corrects: where no report is told again, the one that it names most of is meant."""
    soon = [(number, other) for number, other in earlier if clock(own) - clock(other) <= WITHIN]
    again = next((number for number, other in soon if _shared(own, other) >= SHARED), None)
    if again is not None or own.version != CORRECTION:
        return again
    named = max(((_shared(own, other), -place) for place, (_, other) in enumerate(soon)), default=(0.0, 0))
    return soon[-named[1]][0] if named[0] >= NAMED else None


def clock(sketch: Sketch) -> int:
    """The moment of publication, whoever is credited."""
    return sketch.place[0] & ((1 << 61) - 1)


def _shared(a: Sketch, b: Sketch) -> float:
    """Share of the names and numbers of the shorter."""
    mine, theirs = set(telling(a.facts)), set(telling(b.facts))
    both = len(mine & theirs)
    return both / min(len(mine), len(theirs)) if both >= LEAST else 0.0
