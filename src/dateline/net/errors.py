"""What the door says where it does not let something through."""

from typing import Literal

Kind = Literal[
    "refused", "unreachable", "too large", "too slow", "redirects", "encoding", "protocol"
]  # short, for counters


class NetError(Exception):
    """`kind` for counters, `reason` says what was got, `hint` what was expected or what to do."""

    def __init__(self, kind: Kind, reason: str, hint: str = "") -> None:
        super().__init__(f"{reason}; {hint}" if hint else reason)
        self.kind = kind
        self.reason = reason
        self.hint = hint
