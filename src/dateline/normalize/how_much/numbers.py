"""Numbers in a stretch of text, in digits or in words."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.normalize.number_words import TENS, UNITS

SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 10**12}
GROUPS = {"dozen": 12, "score": 20}

_WORD = re.compile(r"[A-Za-z]+|\d+")
# The last alternative is a thousand with a stray space ("2, 802km"), a slip of scanned and translated pages.
_DIGITS = re.compile(
    r"(?<![\w.,/:$€£¥-])(?<!\w-)(?:\d{1,3}(?:,\d{3})+|\d{1,2}, \d{3}(?=[a-z])|\d+)(?:\.\d+)?"
    r"(?!\d|[.,]\d|[:/]\d|st\b|nd\b|rd\b|th\b|°)"
)
_SCALE_AFTER = re.compile(r"[ -](hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_AND_A_HALF = re.compile(r" and a half\b", re.IGNORECASE)
_JOIN = re.compile(r"(?:[ -]| and )\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """`text[start:end]` says `value`; `spelled` in words, `grouped` by a collective ("dozen")."""

    start: int
    end: int
    value: float
    spelled: bool = False
    grouped: bool = False


def find_numbers(text: str) -> list[Number]:
    """All cardinal numbers of `text`, left to right, without overlap. Ordinals, clock times and codes are none."""
    return list(_numbers_of(text))


@lru_cache(maxsize=512)  # every finder of a sentence asks for its numbers
def _numbers_of(text: str) -> tuple[Number, ...]:
    found = [*_in_digits(text), *_in_words(text)]
    out: list[Number] = []
    for number in sorted(found, key=lambda n: (n.start, -n.end)):
        if not out or number.start >= out[-1].end:
            half = _AND_A_HALF.match(text, number.end)
            out.append(replace(number, end=half.end(), value=number.value + 0.5) if half else number)
    return tuple(out)


def _in_digits(text: str) -> list[Number]:
    out = []
    for match in _DIGITS.finditer(text):
        value, end = float(match.group().replace(",", "").replace(" ", "")), match.end()
        scale = _SCALE_AFTER.match(text, end)
        if scale:
            value, end = value * SCALES[scale.group(1).lower()], scale.end()
        out.append(Number(match.start(), end, value))
    # the second figure of "50-60" stands right after a dash, where a lone figure would be part of a name
    for match in re.finditer(r"(?<=\d)[-](\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d:/-])", text):
        if any(n.end == match.start() for n in out):
            out.append(Number(match.start(1), match.end(1), float(match.group(1).replace(",", ""))))
    return out


def _in_words(text: str) -> list[Number]:
    out: list[Number] = []
    words = list(_WORD.finditer(text))
    index = 0
    while index < len(words):
        number, used = _spelled_at(text, words, index)
        if number is not None:
            out.append(number)
        index += max(used, 1)
    return out


def _spelled_at(text: str, words: list[re.Match[str]], index: int) -> tuple[Number | None, int]:
    """The number in words that begins with `words[index]`, and how many words it takes."""
    if _class_of(words[index].group().lower()) is None:
        return None, 1
    total, group, last, used, grouped = 0, 0, "", 0, False
    for offset, match in enumerate(words[index:]):
        word = match.group().lower()
        if offset and not _JOIN.fullmatch(text[words[index + offset - 1].end() : match.start()]):
            break
        if word == "and" and used and last == "scale":
            continue
        kind = _class_of(word)
        if kind is None or not _may_follow(last, kind, word, group):
            break
        if kind == "scale" and SCALES[word] > 100:
            total, group = total + max(group, 1) * SCALES[word], 0
        elif kind == "scale":
            group = max(group, 1) * 100
        elif kind == "group":
            group, grouped = max(group, 1) * GROUPS[word], True
        elif kind != "article":
            group += UNITS.get(word, 0) + TENS.get(word, 0)
        last, used = kind, offset + 1
        if grouped:
            break
    words_used = [m.group().lower() for m in words[index : index + used]]
    if not used or words_used in (
        ["a"],
        ["an"],
        ["hundred"],
        ["thousand"],
        ["million"],
        ["billion"],
        ["trillion"],
        ["score"],
    ):
        return None, 1
    if words_used[0] in ("half", "a", "an") and last == "article":
        return None, 1
    value = (total + group) * (0.5 if "half" in words_used else 1)
    return Number(words[index].start(), words[index + used - 1].end(), float(value), True, grouped), used


def _class_of(word: str) -> str | None:
    if word in UNITS:
        return "unit"
    if word in TENS:
        return "ten"
    if word in SCALES:
        return "scale"
    if word in GROUPS:
        return "group"
    return "article" if word in ("a", "an", "half") else None


def _may_follow(last: str, kind: str, word: str, group: int) -> bool:
    """Whether a number word can go on the number so far: "two hundred fifty" is one number, "two three" are two."""
    if kind == "article":
        return last in ("", "article")
    if kind == "group":
        return word == "dozen" or last in ("article", "unit")
    if kind == "scale":
        return last != "group"
    if last in ("", "scale"):
        return True
    return last == "ten" and kind == "unit" and 0 < UNITS[word] < 10 and group % 10 == 0
