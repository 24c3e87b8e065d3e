"""What is passed over before a report is made of it: items that surely hold none of the words that were asked for.

Laying out, dating and checking a report costs many times a look at its words. Only what is sure is left out here; whoever asked looks
closer at the reports that come through.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from dateline.sources.limits import MAX_REPORT_CHARS
from dateline.sources.raw import Raw, is_text


class Words(Protocol):
    """What is looked for. `rules_out` says of a text as it came that the text as stored, alone or behind others, holds none of it."""

    def rules_out(self, text: str) -> bool: ...


@dataclass
class Sieve:
    """`left_out` counts, `passed` is called for each item that is left out."""

    words: Words
    passed: Callable[[], None]
    left_out: int = 0

    def leaves_out(self, raw: Raw) -> bool:
        """Whether the item is a report without the words. What would be refused is no report, and left to be refused."""
        if len(raw.body) > MAX_REPORT_CHARS or not is_text(raw.body) or not self._rules_out(raw):
            return False
        self.left_out += 1
        self.passed()
        return True

    def _rules_out(self, raw: Raw) -> bool:
        without = self.words.rules_out
        return without(raw.body) and without(raw.title or "") and all(without(line) for line, _ in raw.marked)
