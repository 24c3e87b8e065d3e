"""Names of places in a sentence: which words could be one, and how much speaks for it. The gazetteer judges, the tagger helps."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.normalize.where.countries import seat_code
from dateline.normalize.where.entry import Entry
from dateline.normalize.where.fold import fold
from dateline.normalize.where.gazetteer import Gazetteer
from dateline.normalize.where.metonym import is_metonym, preposition
from dateline.normalize.where.states import state_of
from dateline.normalize.where.strength import (
    LABELS,
    by_company,
    by_entry,
    by_tagger,
    is_container,
    kind_of_place,
    modifies,
    noun_after,
)
from dateline.normalize.where.words import ADMIN_NOUNS, DIRECTIONS, KOREAN_TAILS, STRONG, TITLES

if TYPE_CHECKING:
    from dateline.reading.tokens import Token, Tokens

ASIDE = re.compile(r"\([^()]*\)")
_COUNTY = re.compile(r"(?i)count[yi]|parish|district|borough|shire$")
ENOUGH = 2.0  # strength from which a name is taken for a place
LONGEST = 10  # tokens in a name, hyphens counted


@dataclass(frozen=True)
class Spot:
    """Tokens `start` to `end` (of the doc) that name a place; `tail` is where its kind of place ends ("Kalma area" -> after "area").

    `name` as the text has it; `entries` empty where nothing bears the name; `noun` the kind of place behind it."""

    start: int
    end: int
    tail: int
    name: str
    entries: tuple[Entry, ...]
    noun: str | None
    strength: float


def spots(sentence: "Tokens", gazetteer: Gazetteer, near: frozenset[str] = frozenset()) -> list[Spot]:
    """Spots in text order, not overlapping. `near` are the countries that the report is about."""
    out: list[Spot] = []
    doc, i = sentence.doc, sentence.start
    while i < sentence.end:
        found = None
        if _may_start(doc[i], gazetteer, sentence):
            gap = doc[out[-1].tail : i] if out and i - out[-1].tail < 9 else None
            joined = gap is not None and ASIDE.sub("", gap.text).strip(" ,") in ("", "and", "or", "and the")
            found = _at(doc[i], sentence, gazetteer, near, joined)
        if found and found.strength >= ENOUGH:
            out.append(found)
        i = found.tail if found else i + 1
    return out


def _may_start(token: "Token", gazetteer: Gazetteer, sentence: "Tokens") -> bool:
    if token.is_punct or token.is_space or token.like_num or token.is_currency:
        return False
    if token.text[0].isupper():
        return not (token.is_stop and token.lower_ not in ("us", "north", "south", "east", "west")) or token.is_upper
    if token.lower_ in ("al", "el", "ad", "ar", "as", "at", "ash", "az") and token.i + 1 < sentence.end:
        return bool(token.doc[token.i + 1].text == "-")
    return gazetteer.opens_lower(token.text)


_LINKS = frozenset(("of", "the", "and", "de", "del", "la", "le", "al", "el", "ez", "az", "ash", "as", "ad", "ar", "at", "an", "on",
                    "upon", "du", "des", "es",
                    "der", "aan", "da", "do", "dos", "sur", "e", "y", "'s", "-", "/", ".", "'", ",", "&", "in"))  # fmt: skip


def _reach(token: "Token", sentence: "Tokens", gazetteer: Gazetteer) -> int:
    """Where a name that starts at the token must end: at the first word that stands in no name."""
    doc, end = token.doc, int(token.i) + 1
    last = min(sentence.end, token.i + LONGEST)
    while end < last:
        word = doc[end]
        if not (word.text[0].isupper() or word.lower_ in _LINKS or word.lower_ in KOREAN_TAILS or gazetteer.joins(word.text)
                or word.text[0].isdigit() or doc[end - 1].text == "-"):  # fmt: skip
            break
        end += 1
    return end


def _at(token: "Token", sentence: "Tokens", gazetteer: Gazetteer, near: frozenset[str], joined: bool) -> Spot | None:
    """The longest name that starts at the token; a listed one even if too little speaks for it, so that no part of it is tried."""
    doc = token.doc
    for end in range(_reach(token, sentence, gazetteer), token.i, -1):
        last = doc[end - 1]
        if last.is_punct or (last.lower_ in _LINKS and end - token.i > 1) or last.text in ("'s", "’s") or last.is_space:
            continue
        words = doc[token.i : end]
        entries = _bearers(words, gazetteer, near)
        if entries:
            spot = _judge(words, sentence, entries, near, joined)
            if spot.strength >= ENOUGH or any(e.listed for e in spot.entries):
                return spot
            return _unknown(token, sentence)
    return _unknown(token, sentence)


def _bearers(words: "Tokens", gazetteer: Gazetteer, near: frozenset[str]) -> tuple[Entry, ...]:
    """What the words name. A name in small letters must be listed so, a short form stand in its capitals."""
    text = words.text
    if "\n" in text or (len(words) > 1 and words[1].is_space):
        return ()
    if state := state_of(text):
        return tuple(e for e in gazetteer.find(state[0]) if e.kind == "region" and e.country == state[1])
    if not any(c.isupper() for c in text) and not gazetteer.may_be_lower(text):
        return ()
    listed = gazetteer.listed(text)
    if len(text.replace(".", "")) <= 3 and not text.replace(".", "").isupper():
        listed = []
    if listed:
        return gazetteer.find(text)
    if (
        not words[-1].text[0].isupper()
        and not any(c.isupper() for c in words[-1].text)
        and words[-1].lower_ not in KOREAN_TAILS
    ):
        return ()
    if _is_no_name(words):
        return ()
    found = gazetteer.find(text)
    if not found and near & {"PRK", "KOR"}:
        found = gazetteer.korean(text)
    return found


def _is_no_name(words: "Tokens") -> bool:
    """ "South", "West Coast", "the X": words that a table may hold but a report does not mean as a name."""
    if words[0].lower_ in DIRECTIONS and (len(words) == 1 or (len(words) == 2 and words[-1].lower_ in ADMIN_NOUNS)):
        return True
    return words[0].lower_ == "the" or len(fold(words.text)) < 3 or _is_lower_run(words)


def _is_lower_run(words: "Tokens") -> bool:
    """Names in the tables are made of capitalised words and the little words of other tongues."""
    return any(w.is_alpha and w.text[0].islower() and len(w.text) > 4 for w in words)


def _judge(words: "Tokens", sentence: "Tokens", entries: tuple[Entry, ...], near: frozenset[str], joined: bool) -> Spot:
    noun, tail = noun_after(words, sentence)
    entries = _of_kind(entries, noun)
    strength = by_entry(words, entries, near) + by_tagger(words) + by_company(words, sentence, noun)
    if not any(e.listed or e.kind != "district" for e in entries) and noun is None and not _COUNTY.search(words.text):
        strength -= 3.0  # nobody calls a county or district by its bare name
    if noun is None and words[-1].dep_ == "compound" and preposition(words[0]) is None and modifies(words):
        strength -= 2.5 * (not any(e.kind in ("site", "island", "sea", "strait") for e in entries))
    if noun and tail > words.end and words.doc[tail - 1].text[0].isupper() and words.doc[tail - 1].ent_type_ == "ORG":
        strength -= 2.5 * (not any(e.listed for e in entries))  # "Justice Department"
    strength += 1.5 * joined  # "Kiev and Lviv", "Wonsan, Kangwon": the one before was a place
    wide = all(e.kind == "country" for e in entries if e.listed) and any(e.listed for e in entries)
    if (
        (wide or seat_code(words.text))
        and noun is None
        and not (joined and _in_country(words))
        and not is_container(words)
        and not (seat_code(words.text) and _names_gathering(words))
        and (is_metonym(words[-1]) or modifies(words))
    ):
        strength = 0.0
    return Spot(words.start, words.end, tail, words.text, entries, noun, strength)


def _names_gathering(words: "Tokens") -> bool:
    """A seat of government that tells where it was: "the Hanoi summit", "the Oslo accords"; not "the Seoul-Tokyo talks"."""
    doc, head = words.doc, words[-1].head
    if words[-1].dep_ not in ("compound", "nmod") or head.i < words.end or head.i - words.end > 2:
        return False
    before = doc[words.start - 1].lower_ if words.start else ""
    return head.lemma_.lower() in _GATHERINGS and before in (
        "the",
        "this",
        "that",
        "at",
        "after",
        "since",
        "before",
        "failed",
    )


def _in_country(words: "Tokens") -> bool:
    """Whether a comma and another name follow: "and Nairobi, Kenya"."""
    after = words.doc[words.end : words.end + 2]
    return len(after) == 2 and after[0].text == "," and after[1].pos_ == "PROPN"


_GATHERINGS = frozenset(
    "summit talk talks conference negotiation round meeting accord accords agreement declaration communique process".split()
)
_REGIONS = frozenset(
    ("province", "region", "oblast", "governorate", "prefecture", "state", "county", "district", "territory", "krai")
)


def _of_kind(entries: tuple[Entry, ...], noun: str | None) -> tuple[Entry, ...]:
    """The bearers that are of the kind said behind the name, if there are any."""
    last = (noun or "").split()[-1] if noun else ""
    kinds: tuple[str, ...] = (
        ("region", "district") if last in _REGIONS else ("city",) if last in ("city", "town", "village") else ()
    )
    return tuple(e for e in entries if e.kind in kinds) or entries


def _unknown(token: "Token", sentence: "Tokens") -> Spot | None:
    """A name that nothing bears, but which stands where only a place can: "Sangnam-ri", "the Kumdok area", "near Toksil"."""
    doc, end = token.doc, token.i + 1
    if (
        not token.text[0].isupper()
        or token.pos_ not in ("PROPN", "NOUN", "ADJ", "X")
        or token.ent_type_ in ("NORP", "DATE", "PERCENT")
    ):
        return None
    while end < sentence.end and (
        (doc[end].text == "-" and doc[end].whitespace_ == "" and end + 1 < sentence.end and doc[end + 1].is_alpha)
        or (doc[end - 1].text == "-" and doc[end].is_alpha)
        or (
            doc[end].pos_ == "PROPN"
            and doc[end].text[0].isupper()
            and doc[end].lower_ not in ADMIN_NOUNS
            and doc[end].is_alpha
        )
    ):
        end += 1
    words = doc[token.i : end]
    if words[-1].text == "-" or len(words) > 6:
        return None
    noun, tail = noun_after(words, sentence)
    korean = len(words) >= 3 and words[-2].text == "-" and words[-1].lower_ in KOREAN_TAILS and words[-1].lower_ != "do"
    governed = preposition(token)
    strength = (
        1.5 * korean + 1.0 * (noun is not None) + max(0.0 if korean else -2.5, LABELS.get(words[0].ent_type_, 0.0))
    )
    strength += 0.5 if governed == "from" else 1.0 if governed in STRONG else 0.0
    strength += 0.5 if end + 1 < sentence.end and doc[end].text == "," and doc[end + 1].ent_type_ == "GPE" else 0.0
    strength += 1.5 if governed == "of" and kind_of_place(doc, token.i - 2, sentence.start) else 0.0
    before = doc[token.i - 1] if token.i > sentence.start else None
    if before is not None and before.lower_ in TITLES:
        strength -= 4.0
    if words[0].is_sent_start and not korean:
        strength -= 1.5
    return Spot(words.start, words.end, tail, words.text, (), noun, strength) if strength >= 2.5 else None
