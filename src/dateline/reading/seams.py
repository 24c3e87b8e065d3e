"""Sentence seams: where the parser may not, or must, part sentences. Runs before it; what it sets, the parser keeps.

The parser knows most abbreviations; it errs at clock times ("7:27 a.m. There was no word", "3:12 p.m. Moscow time"), at colons, and
where a line without a full stop goes on.
"""

import re

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from dateline.sources.words import words

NAME = "dateline_seams"
_STARTS = {None: 0, True: 1, False: -1}
HALF = re.compile(r"(?:\d{1,2}(?:[:.]\d\d)?)?[ap]\.m\.", re.IGNORECASE)
TERMINAL = re.compile(r"[.!?]$")
CLOSING = frozenset({*"\"')]}”’»", "''"})
OPENING = frozenset({*"\"'([{“‘«", "``"})
NUMBER = re.compile(r"\(?(?:\d{1,3}|[IVX]{1,5})[.)]?")  # "1." before an item of a list
LONGEST_NUMBER = 8  # characters, with the space behind it
# behind "8 p.m." these go on with the time
DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun january february march april "
    "may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec today tomorrow "
    "yesterday eastern pacific central mountain local korea korean"
)
ZONE = re.compile(r"[A-Z]{2,5}$|GMT[+-]?\d*$|UTC[+-]?\d*$")
# words that open a sentence and no name
OPENERS = words(
    "the there this that these those it its he she they we you i his her their our but and or yet so both if when while although though "
    "as at in on by for from to with after before since until during among according however meanwhile also then now no not some many "
    "most all several earlier later last such asked an a"
)
TITLES = words(
    "mr. mrs. ms. dr. gen. lt. col. maj. capt. sgt. adm. cmdr. brig. sen. rep. gov. prof. rev. hon. st. no. nos. vs. etc. jan. feb. "
    "mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. inc. ltd. co. corp. mt. ft. approx. ca. fig. vol. art. para. secs. spc. pvt. "
    "vice. sec. dep. amb. pres. min. col.-gen. lt.-gen. maj.-gen."
)


@Language.component(NAME)  # type: ignore[untyped-decorator]
def mark_seams(doc: Doc) -> Doc:
    """Sets `is_sent_start` where the text itself settles it; leaves the rest to the parser. All at once: spaCy looks through the
    whole text at each token that is set by itself."""
    if len(doc):
        starts = [0, *(_STARTS[_settled(doc, token)] for token in doc[1:])]
        doc.from_array(["SENT_START"], np.array(starts, dtype=np.int64).view(np.uint64))
    return doc


def _settled(doc: Doc, token: Token) -> bool | None:
    last = _before(doc, token)
    if last is None or token.text in CLOSING or (token.text == '"' and not token.whitespace_):
        return None if last is None or token.text in OPENING else False
    head = token.text[0]
    if token.idx <= LONGEST_NUMBER and NUMBER.fullmatch(doc[: token.i].text):
        return False
    if head.islower():
        return False  # "Are you happy?" he yelled
    if HALF.fullmatch(last.text) and last.i == token.i - 1 and head.isupper():
        return not _goes_on(doc, token)
    if not TERMINAL.search(last.text):
        return False  # a colon, a dash, a line that goes on
    if _word(doc, last) in TITLES:
        return False if head.isupper() or head.isdigit() else None
    if last.text != "." and len(last.text) <= 3 and re.fullmatch(r"[A-Z]\.", last.text):
        return token.lower_ in OPENERS or None
    return True if token.lower_ in OPENERS and last.text.endswith(".") and last.i == token.i - 1 else None


def _word(doc: Doc, last: Token) -> str:
    """The word with its stop, where the tokenizer has parted them."""
    if last.text == "." and last.i and not doc[last.i - 1].whitespace_:
        return f"{doc[last.i - 1].lower_}."
    return str(last.lower_)


def _before(doc: Doc, token: Token) -> Token | None:
    """The last token before, quotes and brackets aside."""
    i = token.i - 1
    while i >= 0 and (doc[i].text in CLOSING or doc[i].text in OPENING or doc[i].is_space):
        i -= 1
    return doc[i] if i >= 0 else None


def _goes_on(doc: Doc, token: Token) -> bool:
    """Whether a time goes on: a day, a zone, "Hawaii time", "New York time"."""
    if token.lower_ in OPENERS:
        return False
    ahead = [t.lower_ for t in doc[token.i : token.i + 4]]
    return token.lower_ in DAYS or bool(ZONE.match(token.text)) or "time" in ahead or "time)" in ahead
