"""Ranks: "the 10th launch", "its fifth", "second"."""

import re
from typing import TYPE_CHECKING

from dateline.normalize.how_much.guards import TIME_NOUNS
from dateline.normalize.how_much.phrases import OrdinalPhrase
from dateline.normalize.number_words import TENS
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
RANKS = {word: rank for rank, word in enumerate(_FIRST.split(), 1)} | {w[:-1] + "ieth": v for w, v in TENS.items()}
_DIGITS = re.compile(r"(\d{1,4})(?:st|nd|rd|th)")
_TENS = "|".join(TENS)
_COMPOUND = re.compile(rf"\b(?P<ten>{_TENS})[- ](?P<unit>{'|'.join(list(RANKS)[:9])})\b", re.IGNORECASE)
_MONTHS = re.compile(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?")
# What a rank before it names, and does not count: parts of a period, of a whole, set phrases.
_NOT_COUNTED = frozenset(
    {
        "half",
        "century",
        "lady",
        "world",
        "parallel",
        "anniversary",
        "place",
        "party",
        "floor",
        "birthday",
        "person",
        "stage",
        "division",
        "fleet",
        "brigade",
        "regiment",
        "army",
        "avenue",
        "street",
        "thought",
        "sight",
        "glance",
    }
) | TIME_NOUNS - {"time"}


def find_ordinals(sentence: Sentence) -> list[OrdinalPhrase]:
    """The ranks of a sentence that count something; dates, centuries, fractions and "first" as an adverb are none."""
    return sentence.once(_ordinals)


def _ordinals(sentence: Sentence) -> list[OrdinalPhrase]:
    text, shift = sentence.tokens.text, sentence.tokens.start_char
    base = sentence.base + shift
    compounds = {m.start("unit"): (m.start(), TENS[m.group("ten").lower()]) for m in _COMPOUND.finditer(text)}
    out = []
    for token in sentence:
        rank = _rank(token)
        if rank is None or _is_date(token) or _is_other(token):
            continue
        at = token.idx - shift
        start, tens = compounds.get(at, (at, 0))
        head = ranked_noun(token)
        if head is not None and (head.lemma_.lower() in _NOT_COUNTED or _in_a_name(token, head)):
            continue
        out.append(
            OrdinalPhrase(
                base + start, base + at + len(token.text), rank + tens, None if head is None else head.i, token.i
            )
        )
    return out


def _rank(token: "Token") -> int | None:
    match = _DIGITS.fullmatch(token.lower_)
    return int(match.group(1)) if match else RANKS.get(token.lower_)


def ranked_noun(token: "Token") -> "Token | None":
    """The noun a rank belongs to: "the sixth nuclear test" -> test, "the first such flight" -> flight."""
    head = token.head
    if head.dep_ == "amod" and head.pos_ in ("VERB", "ADJ") and head.i > token.i:
        head = head.head  # "third failed attempt"
    elif token.dep_ == "advmod" and token.pos_ == "ADJ":
        return None
    if head.pos_ not in ("NOUN", "PROPN") or head.i <= token.i or token.dep_ in ("nsubj", "npadvmod"):
        return None
    while head.dep_ in ("compound", "nmod") and head.head.i > head.i and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    return head


def _in_a_name(token: "Token", head: "Token") -> bool:
    """ "First Vice Foreign Minister", "Second Thomas Shoal", "2nd LD" (the second writing of an agency's story)."""
    if len(head.text) <= 3 and head.text.isupper() and token.text[0].isdigit():
        return True
    name = head.ent_type_ in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP") or token.nbor(1).lower_ in (
        "vice",
        "deputy",
    )
    return head.ent_type_ == "FAC" or (name and token.is_title and not token.is_sent_start)


def _is_date(token: "Token") -> bool:
    before = token.doc[token.i - 1].text if token.i else ""
    after = token.doc[token.i + 1 : token.i + 3].text
    lead = token.doc[max(0, token.i - 2) : token.i].text.lower()
    if token.text[0].isdigit() and re.fullmatch(r"(?:on|of|until|from|by|since|after|before|and|to) the", lead):
        return ranked_noun(token) is None
    return bool(_MONTHS.fullmatch(before) or _MONTHS.match(after) or re.match(r"of " + _MONTHS.pattern, after))


def _is_other(token: "Token") -> bool:
    """Fractions ("two-thirds", "a third of"), "second" as a unit, "first" as an adverb."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if after == "since":
        return False
    if before == "at" or token.tag_ == "NNS" or (before == "a" and after == "of"):
        return True
    if token.lower_ == "second" and before in ("a", "per", "each", "every", "split"):
        return after in ("later", "before", ",", ".", "of", "")
    return token.pos_ == "ADV" and before not in ("the", "its", "their", "his", "her", "'s") and token.dep_ == "advmod"
