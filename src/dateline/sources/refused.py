"""Refused: the one exception that readers of a source raise; `gather` turns it into a Refusal."""


class Refused(Exception):
    """`reason` says what was got, `hint` what was expected or what to do."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
