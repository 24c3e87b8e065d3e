"""Marks of a make, told in either kind of figures: "Agni-V" is "Agni-5", "Shaheen III" is "Shaheen 3"."""

import re

_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10"}
# behind a name of three letters and more; a single I is read for the pronoun and left
_MARK = re.compile(r"(?<=[^\W\d_]{3}[ -])(?:viii|iii|vii|ii|iv|vi|ix|v|x)\b(?!-)", re.IGNORECASE)


def arabic(name: str) -> str:
    """The name with its Roman marks in Arabic figures."""
    return _MARK.sub(lambda found: _ROMAN[found.group().lower()], name)
