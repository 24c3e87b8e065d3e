"""Word lists written as one string, so that they stay readable at a glance."""


def listed(words: str) -> frozenset[str]:
    """The words of a string, parted by blanks, as a set."""
    return frozenset(words.split())
