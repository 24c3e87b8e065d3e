"""Numbers in words and digits: "twenty-four", "a couple of", "nineteen ninety-one", "two thousand"."""

from dateline.normalize.number_words import TENS
from dateline.normalize.when.words import DECADE_WORDS, ORDINALS, SCALES, SMALL_NUMBERS, VAGUE_COUNTS, wordset

_ONE = wordset("a an one full whole single additional entire extra")
_VAGUE = VAGUE_COUNTS | {"few", "dozens", "scores", "hundreds", "thousands", "tens", "number"}
_IGNORE = wordset("the past last of good - and")


def amount(words: list[str]) -> float | None:
    """The number of an {amount}: the first figure of "two to three"; None where it is vague ("several")."""
    return spread(words)[0]


def spread(words: list[str]) -> tuple[float | None, float | None]:
    """(low, high) of an {amount}; high only for "two to three", "10-15"."""
    for mark in ("to", "or", "-"):
        if mark in words[1:-1] and not (mark == "-" and words[0] in TENS):
            at = words.index(mark, 1)
            return _single(words[:at]), _single(words[at + 1 :])
    return _single(words), None


def _single(words: list[str]) -> float | None:
    if "couple" in words:
        return 2
    if not words or any(word in _VAGUE for word in words):
        return None
    if "half" in words:
        rest = _plain([w for w in words if w not in {"half", "and"}])
        return 0.5 if len(words) <= 2 else rest + 0.5
    if "quarter" in words:
        return 0.25
    return _plain(words)


def _plain(words: list[str]) -> float:
    total, current = 0.0, 0.0
    for word in words:
        if word[0].isdigit():
            current += _figure(word)
        elif word in SMALL_NUMBERS:
            current += SMALL_NUMBERS[word]
        elif word in TENS:
            current += TENS[word]
        elif word in SCALES:
            current = max(current, 1) * SCALES[word]
            if SCALES[word] > 100:
                total, current = total + current, 0
        elif word in {"a", "an"}:
            current = max(current, 0)
    whole = total + current
    return whole if whole or not (set(words) & _ONE) else 1


def _figure(word: str) -> float:
    whole, _, fraction = word.replace("-", " ").rpartition(" ")
    if "/" in fraction:
        above, _, below = fraction.partition("/")
        return (float(whole) if whole else 0.0) + int(above) / int(below)
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return 0.0


def ordinal(words: list[str]) -> int | None:
    """ "3rd", "third", "twenty-first" as a number."""
    if len(words) == 1 and words[0][:1].isdigit():
        digits = words[0].rstrip("stndrh")
        return int(digits) if digits.isdigit() else None
    total = sum(TENS.get(word, 0) + ORDINALS.get(word, 0) for word in words)
    return total or None


def year_of(words: list[str]) -> int | None:
    """ "2019", "'98", "nineteen ninety-one", "two thousand"."""
    words = [word for word in words if word not in {"'", "-", "and"}]
    if len(words) == 1 and words[0].isdigit():
        value = int(words[0])
        return value if value >= 100 else century_of(value) + value
    if not words or words[0][0].isdigit():
        return None
    if words[:2] == ["two", "thousand"]:
        return 2000 + int(_plain(words[2:])) if len(words) > 2 else 2000
    head = SMALL_NUMBERS.get(words[0]) or TENS.get(words[0])
    tail = int(_plain(words[1:]))
    return head * 100 + tail if head in {18, 19, 20} and 0 < tail < 100 else None


def century_of(two_digits: int) -> int:
    """A two-digit year belongs to the century in which news has been dated so: 30-99 is 19xx, the rest 20xx."""
    return 1900 if two_digits >= 30 else 2000


def decade_of(word: str) -> int | None:
    """ "1990s", "'90s", "nineties" as 199."""
    if word in DECADE_WORDS:
        return 190 + DECADE_WORDS[word] if DECADE_WORDS[word] > 1 else 202
    digits = "".join(ch for ch in word if ch.isdigit())
    if len(digits) == 4:
        return int(digits) // 10
    return (century_of(int(digits)) + int(digits)) // 10 if digits else None
