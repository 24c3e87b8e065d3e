"""Is a report about what was asked for? A scan over its words, many phrases at once, before anything of it is parsed."""

import re
from collections.abc import Iterable

from ahocorasick import Automaton

from dateline.reading.fold import fold

_APART = re.compile(r"[\W_]+")
_PLURALS = ("", "s", "es")


class Scan:
    """Phrases to look for. Case and all marks between words are the same to it ("air-strike", "Air strike"), and a plural counts;
    a star behind a phrase stands for any ending ("negotiat*"). Raises ValueError for a phrase without a letter or figure, or
    where there is none."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(dict.fromkeys(phrases))
        self._automaton = Automaton()
        for phrase in self.phrases:
            if not (words := _plain(phrase).strip()):
                raise ValueError(f'got {phrase!r}; expected a word or phrase, as missile or "North Korea"')
            endings = ("",) if phrase.rstrip().endswith("*") else [f"{end} " for end in _PLURALS]
            for end in endings:
                self._automaton.add_word(f" {words}{end}", True)
        if not self.phrases:
            raise ValueError("got no phrase to look for; expected at least one")
        self._automaton.make_automaton()

    def finds(self, text: str) -> bool:
        """Whether one of the phrases stands in the text."""
        return next(self._automaton.iter(_plain(text)), None) is not None


def _plain(text: str) -> str:
    """The words of a text in lower case, one space before and behind each."""
    return f" {_APART.sub(' ', fold(text).lower()).strip()} "
