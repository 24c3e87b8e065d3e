"""Headlines in Title Case or capitals, set as a sentence would be, so that the parser tells verbs from names. Same length.

What is a name is learnt from the story itself, where words stand in ordinary case, and from the names given by the caller.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from dateline.sources.words import words

# what the lexicon knows of a word: no English word, a noun only (so it may be a surname), or a word of another class
Known = Literal["no", "noun", "yes"]
WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
ORDINARY = re.compile(r"(?<=[a-z,] )([A-Z][A-Za-z]*)(?: ([A-Z][A-Za-z]*))?")
LOWER = re.compile(r"\b[a-z]{2,}\b")
CALENDAR = words(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december"
)
SMALL = words(
    "a an the of in on at to by for from with and or but as over after before into onto off up out its his her their is are was were be "
    "been has have had do does did not no nor so than then that this these those it he she they we you who whom whose which what when "
    "where why how if while until since during against among between toward towards amid about above below under near through across "
    "along around behind beyond despite per via upon within without would should could will can must might shall"
)
MIN_LONG, TITLED, SHOUTED = 3, 0.7, 0.8
MAX_ABBREVIATION = 5  # letters


@dataclass(frozen=True)
class Casing:
    """How the story writes its words: `names` as they stand in mid-sentence by their lower-case form, `pairs` of names side by
    side ("Second Thomas Shoal" makes no name of every "second"), `common` words in lower case."""

    names: dict[str, str] = field(default_factory=dict)
    pairs: frozenset[tuple[str, str]] = frozenset()
    common: frozenset[str] = frozenset()


def casing_of(texts: Iterable[str], given: frozenset[str] = frozenset()) -> Casing:
    """Learnt from the story's paragraphs; `given` are names known beforehand ("North Korea", "Hanoi")."""
    names: dict[str, str] = {}
    pairs: set[tuple[str, str]] = set()
    common: set[str] = set()
    for name in given:
        parts = WORD.findall(name)
        if len(parts) == 1 and parts[0][0].isupper():
            names[parts[0].lower()] = parts[0]
        pairs.update((a.lower(), b.lower()) for a, b in pairwise(parts))
    for text in texts:
        common.update(LOWER.findall(text))
        for first, second in ORDINARY.findall(text):
            names.setdefault(first.lower(), first)
            if second:
                names.setdefault(second.lower(), second)
                pairs.add((first.lower(), second.lower()))
    return Casing(names, frozenset(pairs), frozenset(common))


def needs_recasing(line: str) -> bool:
    """Whether most words of a line are capitalised that a sentence would not capitalise."""
    found = WORD.findall(line)
    long = [w for w in found[1:] if len(w) > 3]
    if len(found) < MIN_LONG:
        return False
    return _shouted(line) or (len(long) >= MIN_LONG and sum(w[0].isupper() for w in long) >= TITLED * len(long))


def _shouted(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return sum(c.isupper() for c in letters) > SHOUTED * len(letters)


def recase(line: str, casing: Casing, lexicon: Callable[[str], Known]) -> str:
    """The line with every word lowered that is no name. `lexicon` is asked for words in lower case."""
    if not needs_recasing(line):
        return line
    matches = list(WORD.finditer(line))
    setter = _Setter([m[0].lower() for m in matches], casing, lexicon, _shouted(line))
    out = list(line)
    for i, match in enumerate(matches):
        word = setter.set(i, match[0])
        out[match.start() : match.end()] = word if i else word[:1].upper() + word[1:]
    return "".join(out)


@dataclass(frozen=True)
class _Setter:
    """Sets the words of one line, `words` in lower case; `shouted` where the line is all in capitals."""

    words: list[str]
    casing: Casing
    lexicon: Callable[[str], Known]
    shouted: bool

    def set(self, at: int, word: str) -> str:
        lower = self.words[at]
        if lower in SMALL or word.islower():
            return lower
        if self._is_name(at):
            stored = self.casing.names.get(lower, "")
            return word if not self.shouted else stored if len(stored) == len(word) else word.capitalize()
        if not self.shouted and (len(word) == 1 or (word.isupper() and len(word) <= MAX_ABBREVIATION)):
            return word
        known = "yes" if lower in self.casing.common else self.lexicon(lower)
        if known == "yes" or (known == "noun" and not self._beside_name(at)):
            return lower
        return word.capitalize() if self.shouted and len(word) > 3 else word

    def _is_name(self, at: int) -> bool:
        """A name of the story; one that is also an ordinary word there ("north") only beside its usual neighbour."""
        lower, (before, after) = self.words[at], self._near(at)
        if lower in CALENDAR or (lower, after) in self.casing.pairs or (before, lower) in self.casing.pairs:
            return True
        return lower in self.casing.names and lower not in self.casing.common

    def _beside_name(self, at: int) -> bool:
        """A noun next to a name may be part of it: "Dr. Ben Carson", "Ann Coulter"."""
        return any(w in self.casing.names and w not in self.casing.common for w in self._near(at))

    def _near(self, at: int) -> tuple[str, str]:
        return self.words[at - 1] if at else "", self.words[at + 1] if at + 1 < len(self.words) else ""
