"""What a figure measures, told from the words around it.

A flown distance, a height, a potential range and the distance to a place all come in kilometres, and the record must not
mix them. What directly follows the figure speaks first, then the nearest cue before it in its clause, then what it hangs on.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from dateline.normalize.how_much.phrases import QuantityRole

if TYPE_CHECKING:
    from dateline.reading.tokens import Token, Tokens

FLOWN = (
    r"flew|flown|fly(?:ing)?|flies|travel(?:l?ed|l?ing|s)?|cover(?:ed|ing|s)?|went|gone|going|goes|journey(?:ed|ing)?"
    r"|travers(?:ed?|ing)|streak(?:ed|ing)|cross(?:ed|ing)|glid(?:ed?|ing)|managed|sail(?:ed|ing)"
)
ROSE = (
    r"rose|risen|ris(?:e|es|ing)|climb(?:ed|ing|s)?|soar(?:ed|ing|s)?|ascend(?:ed|ing)?|peak(?:ed|ing)?|loft(?:ed|ing)"
    r"|topped out|apogee|altitudes?|heights?|ceiling|zenith|orbit(?:s|ed|ing)?|as high as|higher|highest|high|low"
    r"|went (?:up|above|over|higher)|top of (?:the|its|their) (?:arc|flight|curve)|elevation"
)
FELL = (
    r"land(?:ed|ing|s)?|fell|fall(?:en|ing|s)?|splash(?:ed|ing)?(?: down)?|crash(?:ed|ing)?|plung(?:ed|ing)|came down"
    r"|come down|coming down|drop(?:ped|ping)"
)
POINT = r"(?:north|south|east|west)(?:[- ]?(?:north|south))?(?:[- ]?(?:east|west))?(?:ern|erly)?"
POSSIBLE = r"can|could|capable of|able to|would|cannot|might|(?-i:may)|must|designed to|enough to|built to|meant to|potentially"


class Cue(NamedTuple):
    role: QuantityRole
    pattern: re.Pattern[str]


def _cue(role: QuantityRole, pattern: str) -> Cue:
    return Cue(role, re.compile(pattern, re.IGNORECASE))


# What directly follows a length and settles it; None: a comparison, no measure of its own.
_NEXT: tuple[tuple[QuantityRole | None, re.Pattern[str]], ...] = (
    (None, re.compile(r"[ -](?:further|farther|longer|higher|lower|more|less|shorter)\b(?! than any)", re.IGNORECASE)),
    _cue("design_range", r"[ -]ranged?s?\b(?! from)|[ -]class\b|[ -]capab| (?:can|could) be (?:hit|reached|struck)"),
    _cue(
        "apogee",
        r"[ -](?:high\b|in (?:altitude|height)|(?:above|over) (?:the )?(?:earth|sea level|ground|surface|planet)"
        r"|apogee|altitude|up\b|into space|orbit)",
    ),
    _cue(
        "depth",
        r"[ -](?:deep\b|below (?:the )?(?:ground|surface|sea)|beneath|underground|under (?:the )?(?:ground|sea|surface)"
        r"|in depth|down\b)",
    ),
)
_TO_PLACE = re.compile(
    rf"[ -]?(?:to the )?(?:{POINT})?[ ]?(?:(?:away )?(?:of|off|from|outside|inside|behind|beyond|short of|inland|offshore"
    rf"|out to sea from)\b|(?:or so )?(?:away )?from\b|-?away\b|inland\b|offshore\b)",
    re.IGNORECASE,
)
_OF_A_POINT = re.compile(rf" {POINT} of | of | off ", re.IGNORECASE)
_FROM_LAUNCH = re.compile(
    r" away\b(?! from)| (?:away )?(?:from|off) (?:its|the|their) (?:launch|starting)", re.IGNORECASE
)
_BEFORE_LENGTH = (
    _cue(
        "design_range",
        rf"\b(?:{POSSIBLE}|within (?:the )?range|reach of|limits? of|allowed|capability)\b"
        r"|(?<![-\w])ranges?\b(?! (?:was|were))|\breach of\b|\blaunched from land that fly\b",
    ),
    _cue(
        "range",
        rf"\b(?:{FLOWN}|flight (?:distance|range|path|length)|distances?|ranges? (?:was|were)|flights?|length"
        r"|to (?:a|an estimated) range of|after(?= (?:only |just |some |about )?\Z))\b",
    ),
    _cue("apogee", rf"\b(?:{ROSE}|reach(?:ed|ing|es)?|at its (?:highest|peak))\b"),
    _cue("depth", r"\b(?:depths?|deep|underground|beneath)\b"),
    _cue(
        "distance_to",
        rf"\b(?:{FELL}|within|located|lies|lying|based|stationed|cent(?:red|ered)|epicent(?:er|re)|patrol\w*)\b",
    ),
)
_AFTER_LENGTH = (
    _cue(
        "range",
        rf"\b(?:before (?:{FELL}|hitting|breaking|exploding|disappearing|it|they|the|going)"
        r"|eastward|westward|northward|southward|downrange|across|later)\b",
    ),
    _cue("apogee", r"\bat (?:its|their|the) (?:highest|peak|top|apex)\b"),
)
_IN_FLIGHT = re.compile(r"\b(?:flew|flown|travell?ed|reached|hit|apogee|altitude|rose|covered)\b", re.IGNORECASE)
_FLIGHT_TIME = re.compile(
    rf"\b(?:{FLOWN}|{ROSE}|{FELL}|flight|in the air|airborne|aloft|lift-?off|take-?off|after (?:the )?launch|burn(?:ed|ing)?)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?: or so)? (?:later|earlier|before(?! (?:land|fall|crash|splash|hitt|com))|apart|ago|notice|old|of each other"
    r"|after\b(?! (?:launch|lift|take|blast)))|-long|[- ](?:interval|gap|window|pause|delay)",
    re.IGNORECASE,
)
_SMALL = re.compile(r"(?<!kilo)(?:met(?:er|re)s?|feet|foot|ft|yards?|\bm)\b", re.IGNORECASE)
_THOUSANDS_OF_FEET = re.compile(r"\d+,\d{3} (?:feet|ft)", re.IGNORECASE)
_BREAK = re.compile(r"[;:]|(?<!\d)\.(?!\d)| - |--|[()]")


def role_of(tokens: "Tokens", start: int, end: int, dimension: str) -> QuantityRole | None:
    """The role of the figure at `tokens.text[start:end]`, `end` behind its unit and any second wording in brackets."""
    text = tokens.text
    if dimension == "speed":
        return "speed"
    if dimension == "yield":
        return "yield"
    if dimension == "mass":
        return "yield" if re.match(r" of TNT| of (?:high )?explosive", text[end:], re.IGNORECASE) else None
    if dimension == "time":
        return _role_of_time(text, start, end)
    if dimension == "magnitude":
        return "magnitude"
    return _role_of_length(tokens, text, start, end) if dimension == "length" else None


def _role_of_time(text: str, start: int, end: int) -> QuantityRole | None:
    if _LATER.match(text, end):
        return None
    left = _FLIGHT_TIME.search(text, max(0, start - 60), start)
    right = _FLIGHT_TIME.search(text, end, min(len(text), end + 35))
    return "duration" if left or right else None


def _role_of_length(tokens: "Tokens", text: str, start: int, end: int) -> QuantityRole | None:
    for role, pattern in _NEXT:
        if pattern.match(text, end):
            return role
    left = _nearest_before(text, start)
    if _TO_PLACE.match(text, end):
        return _role_before_place(text, end, left)
    if left is not None:
        return left
    near = _BREAK.split(text[end : end + 60])[0]
    right = next((cue.role for cue in _AFTER_LENGTH if cue.pattern.search(near)), None)
    return right or _role_by_governor(tokens, text, start, end)


def _role_before_place(text: str, end: int, left: QuantityRole | None) -> QuantityRole:
    """ "flew 330 km from Kaechon" has flown; "fell 350 km from the coast" lies there; "came down 800 km away" has flown."""
    if left in ("range", "design_range", "apogee"):
        return "distance_to" if _OF_A_POINT.match(text, end) and left != "design_range" else left
    return "range" if _FROM_LAUNCH.match(text, end) and left == "distance_to" else "distance_to"


def _nearest_before(text: str, start: int) -> QuantityRole | None:
    """The role whose cue ends nearest before `start`, in this clause, else in the whole sentence so far."""
    breaks = [m.end() for m in _BREAK.finditer(text, 0, start)]
    for floor in dict.fromkeys((breaks[-1] if breaks else 0, 0)):
        best: tuple[int, QuantityRole] | None = None
        for cue in _BEFORE_LENGTH:
            for match in cue.pattern.finditer(text, floor, start):
                if best is None or match.end() > best[0]:
                    best = (match.end(), cue.role)
        if best is not None:
            return _unless_possible(text, floor, *best)
    return None


def _unless_possible(text: str, floor: int, end: int, role: QuantityRole) -> QuantityRole:
    """ "can fly 500 km" is a capability though "fly" stands nearer; "rose to 60 km with a range of 430" is a flight."""
    if role in ("range", "apogee"):
        possible = re.search(rf"\b(?:{POSSIBLE})(?: \w+){{0,5}}\Z", text[floor:end], re.IGNORECASE)
        return "design_range" if possible else role
    named = re.search(r"(?<![-\w])range\Z", text[:end], re.IGNORECASE)
    near = text[max(0, end - 110) : end]
    if role == "design_range" and named and _IN_FLIGHT.search(near):
        return role if re.search(rf"\b(?:which|that|whose|known|{POSSIBLE})\b", near) else "range"
    return role


def _role_by_governor(tokens: "Tokens", text: str, start: int, end: int) -> QuantityRole | None:
    """Without a cue: what a verb takes as its measure was flown, and so was the figure of a line without a verb."""
    unit = next((t for t in tokens if t.idx - tokens.start_char < end <= t.idx - tokens.start_char + len(t.text)), None)
    if unit is None:
        return None
    if _SMALL.search(text, start, end):
        return "apogee" if _THOUSANDS_OF_FEET.match(text, start, end) else None
    if unit.dep_ in ("dobj", "npadvmod", "obj") and unit.head.pos_ == "VERB":
        return "range"
    return None if any(_finite(token) for token in _clause(tokens, text, start)) else "range"


def _clause(tokens: "Tokens", text: str, start: int) -> "list[Token]":
    """The tokens between the breaks around `start`; brackets break nothing here."""
    breaks = [0, *(m.end() for m in re.finditer(r"[;:]| - |--", text)), len(text) + 1]
    low = max(b for b in breaks if b <= start)
    high = min(b for b in breaks if b > start)
    return [t for t in tokens if low <= t.idx - tokens.start_char < high]


def _finite(token: "Token") -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD")
