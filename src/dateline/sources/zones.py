"""Time zones as mastheads abbreviate them.

IST, CST, AST and BST each name several zones; CST and BST are taken as the American and the British one, which the English
press means by them, IST and AST are left open.
"""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

FIXED = {
    "Z": 0, "GMT": 0, "UTC": 0, "UT": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "WAT": 60, "CEST": 120, "EET": 120,
    "SAST": 120, "CAT": 120, "EEST": 180, "MSK": 180, "TRT": 180, "EAT": 180, "IDT": 180, "IRST": 210, "GST": 240,
    "AFT": 270, "PKT": 300, "NPT": 345, "ICT": 420, "WIB": 420, "HKT": 480, "SGT": 480, "PHT": 480, "AWST": 480, "JST": 540,
    "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "ADT": -180, "ART": -180, "BRT": -180, "EDT": -240,
    "EST": -300, "CDT": -300, "CST": -360, "MDT": -360, "MST": -420, "PDT": -420, "PST": -480,
}  # fmt: skip
SEASONAL = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
NUMERIC = re.compile(r"(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d\d)?")


def offset_of(zone: str, local: datetime | None) -> str | None:
    """The UTC offset ("+09:00") that a zone's name or figure states; None where the name is unknown or ambiguous.

    `local` settles summer time for "ET" and its like; without it they count as known, in winter.
    """
    zone = zone.strip().upper()
    if match := NUMERIC.fullmatch(zone):
        return f"{match[1]}{int(match[2]):02d}:{match[3] or '00'}" if int(match[2]) <= 14 else None
    if zone in SEASONAL:
        there = (local or datetime(2000, 1, 1)).replace(tzinfo=ZoneInfo(SEASONAL[zone])).utcoffset()
        return _written(int(there.total_seconds()) // 60) if there is not None else None
    return _written(FIXED[zone]) if zone in FIXED else None


def _written(minutes: int) -> str:
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
