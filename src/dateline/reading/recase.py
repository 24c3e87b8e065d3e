"""Headlines in Title Case or capitals, set as a sentence would be, so that the parser tells verbs from names. Same length.

What is a name is learnt from the story itself, where words stand in ordinary case, and from the names given by the caller.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
ORDINARY = re.compile(r"(?<=[a-z,] )([A-Z][A-Za-z]*)(?: ([A-Z][A-Za-z]*))?")
LOWER = re.compile(r"\b[a-z]{2,}\b")
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december".split()
)
SMALL = frozenset("a an the of in on at to by for from with and or but as over after before into onto off up out its his her their is are".split())
MIN_LONG, TITLED, SHOUTED = 3, 0.7, 0.8


@dataclass(frozen=True)
class Casing:
    """How the story writes its words: `names` as they stand in mid-sentence by their lower-case form, `pairs` of names side by
    side, `common` words in lower case."""

    names: dict[str, str] = field(default_factory=dict)
    pairs: frozenset[tuple[str, str]] = frozenset()
    common: frozenset[str] = frozenset()


def casing_of(texts: Iterable[str], given: frozenset[str] = frozenset()) -> Casing:
    """Learnt from the story's paragraphs; `given` are names known beforehand ("North Korea", "Hanoi")."""
    names: dict[str, str] = {}
    pairs: set[tuple[str, str]] = set()
    common: set[str] = set()
    for name in given:
        words = WORD.findall(name)
        names.update((w.lower(), w) for w in words if w[0].isupper() and w.lower() not in SMALL)
        pairs.update((a.lower(), b.lower()) for a, b in zip(words, words[1:], strict=False))
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
    words = WORD.findall(line)
    long = [w for w in words[1:] if len(w) > 3]
    if len(words) < MIN_LONG:
        return False
    letters = [c for c in line if c.isalpha()]
    if sum(c.isupper() for c in letters) > SHOUTED * len(letters):
        return True
    return len(long) >= MIN_LONG and sum(w[0].isupper() for w in long) >= TITLED * len(long)


def recase(line: str, casing: Casing, is_common: Callable[[str], bool]) -> str:
    """The line with every word lowered that is no name. `is_common` tells ordinary English words, given in lower case."""
    if not needs_recasing(line):
        return line
    letters = [c for c in line if c.isalpha()]
    shouted = sum(c.isupper() for c in letters) > SHOUTED * len(letters)
    matches = list(WORD.finditer(line))
    lower = [m[0].lower() for m in matches]
    out = list(line)
    for i, match in enumerate(matches):
        word = _set(match[0], i, lower, casing, is_common, shouted)
        out[match.start() : match.end()] = word if i else word[:1].upper() + word[1:]
    return "".join(out)


def _set(word: str, at: int, line: list[str], casing: Casing, is_common: Callable[[str], bool], shouted: bool) -> str:
    lower = line[at]
    if lower in SMALL or (word.islower()):
        return lower
    if _name(lower, at, line, casing):
        stored = casing.names.get(lower, "")
        return stored if shouted and len(stored) == len(word) else (word.capitalize() if shouted else word)
    if not shouted and (len(word) == 1 or (word.isupper() and len(word) <= 5)):
        return word  # an initial, an abbreviation
    if lower in casing.common or is_common(lower):
        return lower
    return word.capitalize() if shouted and len(word) > 3 else word


def _name(lower: str, at: int, line: list[str], casing: Casing) -> bool:
    if lower in CALENDAR:
        return True
    if lower not in casing.names:
        return False
    if lower not in casing.common:
        return True
    following = line[at + 1] if at + 1 < len(line) else ""
    return (lower, following) in casing.pairs or (line[at - 1] if at else "", lower) in casing.pairs
