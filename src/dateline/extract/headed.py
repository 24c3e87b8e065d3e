"""The date that heads an entry of a chronology ("Sept. 26, 2016: Cartagena. The accord is signed.") dates what the entry tells."""

from collections.abc import Sequence

from dateline.extract.frames import Frame
from dateline.extract.phrases import Phrases
from dateline.model import Passage
from dateline.normalize.when import TimePhrase

_BEHIND = (":", " -", " \N{EN DASH}", " \N{EM DASH}", "\N{EN DASH}", "\N{EM DASH}", ".")
_MARKS = " \t-*\N{BULLET}"


class Headings:
    """Follows a report sentence by sentence: `lend` gives its frames the date at the head of their paragraph."""

    def __init__(self) -> None:
        self._passage: Passage | None = None
        self._date: TimePhrase | None = None

    def lend(self, frames: Sequence[Frame], phrases: Phrases) -> None:
        if phrases.sentence.passage is not self._passage:
            self._passage, self._date = phrases.sentence.passage, _heading(phrases)
        if self._date is None:
            return
        for frame in frames:
            if not frame.times and not frame.loose and not frame.trigger.carry and frame.realis == "actual":
                frame.loose.append(self._date)


def _heading(phrases: Phrases) -> TimePhrase | None:
    """A day, month or year at the very start of the sentence, parted from what follows."""
    first = next(iter(phrases.times), None)
    if first is None or not first.value.date or first.kind == "context" or first.value.clock:
        return None
    text, base = phrases.sentence.tokens.text, phrases.sentence.span.start
    behind = text[first.end - base :]
    return first if not text[: first.start - base].strip(_MARKS) and behind.startswith(_BEHIND) else None
