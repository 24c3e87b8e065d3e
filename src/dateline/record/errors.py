"""The one error of the record's border."""


class StoreError(Exception):
    """A store that cannot be used. The text is one line and says what was got, what was expected and what to do."""

    def __init__(self, got: str, expected: str, do: str) -> None:
        super().__init__(" ".join(f"{got}; expected {expected}. {do}".split()))
        self.got, self.expected, self.do = got, expected, do
