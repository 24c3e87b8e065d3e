"""Text from outside on a terminal: what would move the cursor, ring, colour or reorder it is shown, not run."""

import re
from typing import Any

# C0 and C1 controls but newline and tab, and the marks that change the direction of what follows (CVE-2021-42574)
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def safe(text: Any) -> str:
    """Each dangerous character as its code, as in "\\x1b"."""
    return CONTROLS.sub(lambda m: f"\\x{ord(m[0]):02x}" if ord(m[0]) < 256 else f"\\u{ord(m[0]):04x}", str(text))


def line(text: Any) -> str:
    """The same on one line."""
    return safe(" ".join(str(text).split()))
