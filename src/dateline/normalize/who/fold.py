"""Names in the form in which they are compared: one to one over the text, or loosely over romanisations."""

import re
import unicodedata

from dateline.sources.words import words

_SPACES = {"-", "‐", "‑", "‒", "–", " ", "\n", "\t", "\r"}
_QUOTES = {"’", "‘", "ʼ", "`", "´"}


class _Folding(dict[int, str]):
    """A translation table that fills itself: one character in, exactly one out."""

    def __missing__(self, code: int) -> str:
        self[code] = out = _one(chr(code))
        return out


def _one(char: str) -> str:
    if char in _SPACES:
        return " "
    if char in _QUOTES:
        return "'"
    base = unicodedata.normalize("NFKD", char)[:1].lower()[:1]
    return base if base and not base.isspace() else " "


_TABLE = _Folding()


def fold(text: str) -> str:
    """Lower case, marks off, hyphens as spaces; the same length as `text`, so that offsets hold."""
    return text.translate(_TABLE)


_PARTICLES = words("al el ul ud ad as ash bin ibn bint abu de la")
_WHOLE = (
    (re.compile(r"^m[uo]c?h?am+[ae]d$"), "mohamed"),
    (re.compile(r"(sky|skyy|skiy|skyi|skii|ski)$"), "ski"),
    (re.compile(r"^ye"), "e"),
)
_PARTS = (
    ("ck", "k"),
    ("q", "k"),
    ("kh", "k"),
    ("gh", "g"),
    ("ph", "f"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("dh", "d"),
    ("ei", "i"),
    ("ii", "i"),
    ("oi", "oe"),
    ("h", ""),
)


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, hyphens parted, dots off initials."""
    return tuple(w for w in fold(name).replace(".", " ").replace("'", "").split() if w)


def loose(name: str) -> str:
    """A key under which romanisations of one name fall together: "Sergey Lavrov" and "Sergei Lavrov", "Zelenskyy" and "Zelensky".

    Meant for whole names of two words or more; single words collide too easily."""
    return " ".join(_sound(w) for w in words_of(name) if w not in _PARTICLES and len(w) > 1)


def _sound(word: str) -> str:
    for pattern, to in _WHOLE:
        word = pattern.sub(to, word)
    for part, to in _PARTS:
        word = word.replace(part, to)
    return re.sub(r"(.)\1+", r"\1", word)
