"""Lengths of time as people write them in a settings file: "10 min", "2 h", "30 days"."""

import re
from datetime import timedelta
from typing import Any

UNITS = {
    "s": 1,
    "sec": 1,
    "second": 1,
    "m": 60,
    "min": 60,
    "minute": 60,
    "h": 3600,
    "hour": 3600,
    "d": 86400,
    "day": 86400,
    "week": 604800,
}
FORM = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([a-z]+?)s?")


def length(value: Any) -> timedelta:
    """Raises ValueError that says what was expected."""
    found = FORM.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    unit = UNITS.get(found[2]) if found else None
    if found is None or unit is None:
        raise ValueError("expected a length of time, as 10 min, 2 h or 30 days")
    return timedelta(seconds=float(found[1]) * unit)
