"""What the parameters of an address may be, as the description of the interface says it. What they mean is `record`'s to say, and so is what
is told of one that cannot be read; these only describe, and say no more than a pattern can: that a box has its south below its north, or
that a cursor is one that was given, it cannot.
"""

from typing import Any

MONTH, YEAR = "(0[1-9]|1[0-2])", "(?!0000)[0-9]{4}"
DAY = (
    f"{YEAR}(-{MONTH}|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|-(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    "|-02-(0[1-9]|1[0-9]|2[0-8]))?|[0-9]{2}([2468][048]|[13579][26]|0[48])-02-29"
)
CLOCK = "T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?"
NO_NULL = "^[^\\x00]*$"


def pattern(text: str) -> dict[str, Any]:
    """An empty field of a form narrows nothing."""
    return {"anyOf": [{"type": "string", "pattern": f"^({text})?$"}, {"type": "null"}]}


def one_of(*words: str) -> dict[str, Any]:
    return {"anyOf": [{"type": "string", "enum": ["", *words]}, {"type": "null"}]}


WORDS = {"anyOf": [{"type": "string", "maxLength": 300, "pattern": NO_NULL}, {"type": "null"}]}
DAYS = pattern(DAY)
MOMENTS = pattern(f"{DAY}|(?!0001|9999){YEAR}-{MONTH}-(0[1-9]|1[0-9]|2[0-8]){CLOCK}")
NUMBER = pattern("[0-9]{1,6}")
DEGREES = r"-?[0-9]{1,2}(\.[0-9]{1,6})?"
CORNERS = pattern(",".join([DEGREES] * 4))
BOX = pattern("none|" + ",".join([DEGREES] * 4))
