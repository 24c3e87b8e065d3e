"""Folding for matching: look-alike letters and digits, typographic marks and accents to ASCII, one character for one.

A folded text has the length of the stored one, so every offset found in it is true of the stored text.
Look-alikes are a selection of Unicode's confusables (UTS 39) for Latin letters and ASCII digits.
"""

import re
import unicodedata
from functools import lru_cache

from dateline.sources.clean import PLAIN

LETTERS = {
    # Cyrillic
    "А": "A", "В": "B", "Е": "E", "Ё": "E", "З": "3", "Ѕ": "S", "І": "I", "Ї": "I", "Ј": "J", "К": "K", "М": "M", "Н": "H",
    "О": "O", "Р": "P", "С": "C", "Т": "T", "У": "Y", "Х": "X", "Ү": "Y", "Һ": "H", "Ԛ": "Q", "Ԝ": "W",
    "а": "a", "в": "b", "ԁ": "d", "е": "e", "ё": "e", "з": "3", "ѕ": "s", "і": "i", "ї": "i", "ј": "j", "к": "k", "м": "m",
    "н": "h", "о": "o", "р": "p", "с": "c", "т": "t", "у": "y", "х": "x", "ү": "y", "һ": "h", "ԛ": "q", "ԝ": "w", "ӏ": "l",
    "Ӏ": "I", "ь": "b", "г": "r", "п": "n", "и": "u", "ѵ": "v", "ɡ": "g",
    # Greek
    "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T",
    "Υ": "Y", "Χ": "X", "α": "a", "γ": "y", "ε": "e", "η": "n", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "σ": "o",
    "τ": "t", "υ": "u", "χ": "x", "ϲ": "c", "ϳ": "j",
    # Armenian, Latin look-alikes
    "օ": "o", "ս": "u", "հ": "h", "ո": "n", "ց": "g", "ɑ": "a", "ɩ": "i", "ⅼ": "l", "ⅰ": "i", "ⅴ": "v", "ⅹ": "x", "ⅽ": "c",
    "ⅾ": "d", "ⅿ": "m",
}  # fmt: skip
DIGITS = {"З": "3", "з": "3", "О": "0", "о": "0", "Ο": "0", "ο": "0", "O": "0", "o": "0", "l": "1", "I": "1", "І": "1", "ӏ": "1",
          "б": "6", "Ƽ": "5", "Ꮞ": "4"}  # fmt: skip
# letters whose accent is no separate mark in Unicode, and signs
SINGLE = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "n", "…": ".",
          "\t": " ", "•": "-", "×": "x", "⁄": "/", "∕": "/", "：": ":", "．": ".", "﹣": "-"}  # fmt: skip
INVISIBLE = (
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff"
)
FOREIGN = "\u0370-\u03ff\u0400-\u052f\u0531-\u0589"  # Greek, Cyrillic, Armenian
RUN = re.compile(rf"[A-Za-z0-9{FOREIGN}\u00c0-\u024f\u0251-\u0269\u2170-\u217f]+")
HAS_FOREIGN = re.compile(f"[{FOREIGN}]")
HAS_LATIN = re.compile("[A-Za-z]")
HAS_ALIKE = re.compile(f"[{FOREIGN}{''.join(LETTERS)}]")  # without one of these no run of letters changes
SPECIAL = re.compile("[^\\x00-\\x08\\x0a-\\x7f]")  # all that is not ASCII, and the tab
# a figure spoilt by letters: "1O km", "33О", "З70", "l2"
FIGURE = re.compile(r"[0-9]")


@lru_cache(maxsize=4096)
def _character(char: str) -> str:
    """The ASCII cousin of one character, or itself. Superscripts stay: "10²" is not "102"."""
    if char in SINGLE:
        return SINGLE[char]
    if ord(char) in PLAIN:
        return PLAIN[ord(char)]
    if char in INVISIBLE or char in "\u2028\u2029":
        return " "
    decomposed = unicodedata.decomposition(char)
    if decomposed.startswith(("<super>", "<sub>")):
        return char
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.digit(char))
    compatible = unicodedata.normalize("NFKD", char)
    base = compatible[0]
    if (
        (len(compatible) == 1 or all(unicodedata.combining(c) for c in compatible[1:]))
        and base.isascii()
        and base.isprintable()
    ):
        return base
    return char


def _word(run: str, latin: bool) -> str:
    """A run of letters and digits: foreign letters among Latin ones or digits are look-alikes; a run of nothing but look-alikes is
    folded too where the text is Latin."""
    letters = sum(c.isalpha() for c in run)
    digits = len(run) - letters
    if (
        FIGURE.search(run)
        and letters <= digits
        and all(c.isdigit() or c in DIGITS for c in run)
        and HAS_FOREIGN.search(run)
    ):
        return "".join(c if c.isdigit() else DIGITS[c] for c in run)
    if not HAS_FOREIGN.search(run) and not any(c in LETTERS for c in run):
        return run
    if HAS_LATIN.search(run) or (latin and all(c in LETTERS or c.isdigit() for c in run)):
        return "".join(_letter(c, run) for c in run)
    return run


def _letter(char: str, run: str) -> str:
    """ "З" is a 3 only beside digits; among letters it stays what it is."""
    folded = LETTERS.get(char, char)
    return char if folded.isdigit() and not FIGURE.search(run) else folded


def fold(text: str) -> str:
    """The text with every look-alike replaced: same length, and folding it again changes nothing."""
    if text.isascii():
        return text.replace("\t", " ")
    text = SPECIAL.sub(lambda m: _character(m[0]), text)
    if not HAS_ALIKE.search(text):
        return text
    text = RUN.sub(lambda m: _word(m[0], latin=False), text)
    latin = len(HAS_LATIN.findall(text))
    if latin > 4 * len(HAS_FOREIGN.findall(text)):
        text = RUN.sub(lambda m: _word(m[0], latin=True), text)
    return text
