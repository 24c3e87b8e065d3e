"""Text to tokens: one pass of one pattern, each token coded with the set of word classes it belongs to.

A code is one character, so that a rule of the grammar is a regular expression over the string of codes (rule.py).
Linear in the text: every alternative of the pattern is bounded or a plain run.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.normalize.when.words import CLASSES, PROPER

_TOKEN = re.compile(
    r"(?P<iso>(?<![\w-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?!\w))"
    r"|(?P<slash>(?<![\w/.])[0-9]{1,2}(?P<sep>[/.])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2})(?![\w/]))"
    r"|(?P<clock>(?<![\w:.,])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![\w:]|\.[0-9])|(?<![\w:.,])[0-9]{1,2}:[0-9]{2}(?=[ap]\.?m))"
    r"|(?P<decade>(?<!\w)(?:'?[0-9]0|(?:1[0-9]|20)[0-9]0)'?s(?!\w))"
    r"|(?P<qtr>(?<!\w)(?:[qQ][1-4]|[1-4]Q)(?!\w))"
    r"|(?P<ordnum>(?<!\w)[0-9]{1,2}(?:st|nd|rd|th)(?!\w))"
    r"|(?P<frac>(?<![\w/.,])(?:[0-9]{1,3}[ -])?[123]/[2345](?![\w/]))"
    r"|(?P<num>[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<ampm>(?<![^\W\d_])[apAP]\.[ ]?[mM](?:\.|(?!\w))|(?<![^\W\d_])[apAP][mM](?!\w))"
    r"|(?P<oclock>(?i:o'clock))"
    r"|(?P<word>[^\W\d_]+)(?:'s(?!\w))?"
    r"|(?P<punct>[^\w\s])"
    r"|(?P<gap>\n\s*\n)"
)
_QUOTES = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "–": "-",
        "—": "-",
        "‑": "-",
        "‐": "-",
        "−": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)

OTHER = "."  # a token of no class
GAP = "\n"  # a paragraph's end: no rule runs over it


@dataclass(frozen=True)
class Tokens:
    """Parallel lists, one entry a token: offsets, lower-case words, and `codes`, one character each."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    codes: str
    caps: list[bool] = field(default_factory=list)  # begins with a capital

    def __len__(self) -> int:
        return len(self.words)

    def near(self, i: int) -> bool:
        """No white space between token i-1 and token i."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def follows(self, i: int) -> str:
        """The word after token i, "" at the end."""
        return self.words[i + 1] if i + 1 < len(self.words) else ""

    def before(self, i: int) -> str:
        return self.words[i - 1] if i > 0 else ""


class Alphabet:
    """Gives each distinct set of classes a character, and each class the characters of all sets that hold it."""

    def __init__(self, literals: frozenset[str]) -> None:
        self._codes: dict[frozenset[str], str] = {}
        self._words: dict[str, str] = {}
        membership: dict[str, set[str]] = {word: {"=" + word} for word in literals}
        for name, words in CLASSES.items():
            for word in words:
                membership.setdefault(word, set()).add(name)
        for word in sorted(membership):
            self._words[word] = self._code(frozenset(membership[word]))
        for digits in _samples():
            self._code(number_classes(digits))
        for kind in ("iso", "slash", "clock", "decade", "ordnum", "ampm", "oclock", "qtr"):
            self._code(frozenset({kind}))

    def _code(self, classes: frozenset[str]) -> str:
        if classes not in self._codes:
            self._codes[classes] = chr(0x100 + len(self._codes))
        return self._codes[classes]

    def of_word(self, word: str) -> str:
        return self._words.get(word, OTHER)

    def of_classes(self, classes: frozenset[str]) -> str:
        return self._codes.get(classes, OTHER)

    def chars(self, name: str) -> str:
        """All codes whose set holds the class (or, with "=", the literal word)."""
        return "".join(code for classes, code in self._codes.items() if name in classes)


def _samples() -> list[str]:
    plain = [str(n) for n in range(2300)] + [f"{n:02d}" for n in range(100)] + [f"{n:04d}" for n in range(2500)]
    return [*plain, "5.30", "5.3", "5.75", "24.00", "1,000", "10000", "123456", "12.5", "1.2.3"]


@lru_cache(maxsize=4096)
def number_classes(digits: str) -> frozenset[str]:
    """Which of num, int, day, hour, hour12, minute, yy, year, hhmm, dotclock a run of digits can be."""
    if not digits.isdigit():
        out = {"num"} if digits.count(".") + digits.count(",") == 1 or digits.replace(",", "").isdigit() else set()
        hours, dot, minutes = digits.partition(".")
        if dot and len(minutes) == 2 and hours.isdigit() and len(hours) <= 2 and int(hours) < 24 and minutes < "60":
            out.add("dotclock")
        return frozenset(out)
    out, value = {"num", "int"}, int(digits) if len(digits) < 10 else 10**9
    if len(digits) <= 2:
        out |= {
            name for name, low, high in (("day", 1, 31), ("hour", 0, 24), ("hour12", 1, 12)) if low <= value <= high
        }
        out |= {"yy"} if len(digits) == 2 else set()
        out |= {"minute"} if len(digits) == 2 and value < 60 else set()
    if len(digits) == 4:
        out |= {"year"} if 1000 <= value < 2200 else set()
        out |= {"hhmm"} if value < 2400 and value % 100 < 60 else set()
    return frozenset(out)


def _named(folded: str, start: int, raw: str) -> bool:
    """The 15 of "Hwasong-15": a number that a hyphen ties to a name."""
    return len(raw) <= 3 and start > 1 and folded[start - 1] == "-" and folded[start - 2].isalpha()


def tokenize(text: str, alphabet: Alphabet) -> Tokens:
    """Never raises; offsets are into `text` as it came (typographic quotes and dashes are folded one to one)."""
    folded = text.translate(_QUOTES)
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    codes: list[str] = []
    caps: list[bool] = []
    of_word, of_classes = alphabet.of_word, alphabet.of_classes
    for found in _TOKEN.finditer(folded):
        kind = found.lastgroup or "gap"
        raw = found[kind]
        word = raw.lower()
        start = found.start()
        if kind == "word":
            code = of_word(word)
            if word in PROPER and not raw[0].isupper():
                code = OTHER
        elif kind == "punct":
            code = of_word(word)
        elif kind == "num":
            glued = start > 0 and (
                folded[start - 1].isalnum() or folded[start - 1] == "_" or _named(folded, start, raw)
            )
            code = OTHER if glued else of_classes(number_classes(raw))
        elif kind == "frac":
            code = of_classes(frozenset({"num"}))
        elif kind == "gap":
            code = word = GAP
        else:
            code = of_classes(frozenset({kind}))
        starts.append(start)
        ends.append(start + len(raw))
        words.append(word)
        codes.append(code)
        caps.append(raw[0].isupper())
    return Tokens(text, starts, ends, words, "".join(codes), caps)
