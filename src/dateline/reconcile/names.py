"""Names and words made comparable.

Invariant: two spellings of one name fold to the same words; folding never depends on any other name seen.
"""

import re
import unicodedata
from functools import lru_cache
from sys import intern

# Letters of other scripts that stand in for Latin ones in doctored copies (the common part of Unicode's confusables).
LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁӏһкмтвнАВЕКМНОРСТУХІЈЅοαικνρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdlhkmtbhABEKMHOPCTYXIJSoaikvptuxABEZHIKMNOPTYX",
)
MASKS = re.compile(f"[{''.join(map(chr, LOOKALIKES))}]")


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLACE_WORDS = _set("the of province prov peninsula county city area region airport airfield airbase near town district")
# Words of which there is a coast or border everywhere: such a name is no name.
ANYWHERE = PLACE_WORDS | _set(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern coast coastal coastline shore border frontier sea seas ocean "
    "waters water off sky air space orbit ground land s its their country capital base site village"
)
# Written with a capital, yet naming nothing that tells one event from another.
COMMON = _set(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec gmt est edt kst am pm north south east west "
    "president minister ministry prime foreign defense defence secretary general chief state vice mr mrs ms king "
    "prince government military army news agency"
)
CALENDAR = re.compile(
    r"\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(uary|ruary|ch|il|ust|tember|ober|ember)?\b|\d{4}|\d/\d",
    re.IGNORECASE,
)
REPORT_DAY = re.compile(
    r"\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?s?\b|\b(to|yester)day\b|\btonight\b|\bago\b|\b(earlier|later)\b"
    r"|\b(this|last|past|previous|next|the) (morning|afternoon|evening|night|day|week|weekend|month|year)\b",
    re.IGNORECASE,
)
APOSTROPHES = re.compile("['’‘ʼ`]")
MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")
WORD = re.compile(r"\w+")
STOP = _set(
    "the and for that with from were was has have had been are its his her their this which who whom after before into "
    "said says say told not but they them she him will would could should may might about over than also more most "
    "other one two three first second last new when while where what there here between against under during since "
    "until"
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case words of letters and digits, without marks, apostrophes and look-alike letters."""
    return " ".join(_words(text))


def words(text: str) -> tuple[str, ...]:
    """`fold`, word by word; not remembered, as it is asked for whole sentences."""
    return tuple(_words(text))


def _words(text: str) -> list[str]:
    text = APOSTROPHES.sub("", text)
    if not text.isascii():
        text = MARKS.sub("", unicodedata.normalize("NFKD", unmasked(text)))
    return WORD.findall(text.casefold())


def unmasked(text: str) -> str:
    """With Latin letters for those that only look like them."""
    return text if text.isascii() or not MASKS.search(text) else text.translate(LOOKALIKES)


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """Equal but for spaces, or one holds the other's words ("Kim" and "Kim Jong Un")."""
    one, two = set(words(a)), set(words(b))
    return fold(a).replace(" ", "") == fold(b).replace(" ", "") or bool(one and two and (one <= two or two <= one))


@lru_cache(maxsize=65536)
def same_place_name(a: str, b: str) -> bool:
    one, two = set(words(a)) - PLACE_WORDS or set(words(a)), set(words(b)) - PLACE_WORDS or set(words(b))
    return bool(one and two) and (one <= two or two <= one)


def of_report_day(text: str) -> bool:
    """ "Tuesday", "last week": its day hangs on when the report came out, and no month, year or figures name it."""
    return bool(REPORT_DAY.search(text)) and not CALENDAR.search(text)


@lru_cache(maxsize=65536)
def proper(name: str) -> bool:
    """It names one place: "Goheung", not "the eastern coast"."""
    return bool(set(words(name)) - ANYWHERE)


def stems(text: str) -> frozenset[str]:
    """Content words cut to six letters: enough to meet "launched" and "launches"."""
    return frozenset(intern(w[:6]) for w in words(text) if len(w) > 2 and w not in STOP)


def capitalised(text: str) -> frozenset[str]:
    """Words written with a capital that do not open the sentence: names of places, people, bodies, weapons."""
    found = re.findall(r"(?<=[a-z0-9,;:'\"”’)–—-] )[\"“(‘']?([A-Z][\w-]+)", text)
    return frozenset(intern(w) for name in found for w in words(name) if len(w) > 2) - STOP - COMMON
