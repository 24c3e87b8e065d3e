"""How much speaks for a run of words being the name of a place: the gazetteer, the tagger, and the words around."""

from typing import TYPE_CHECKING

from dateline.normalize.where.entry import Entry
from dateline.normalize.where.metonym import preposition
from dateline.normalize.where.words import ADMIN_NOUNS, BEFORE_NOUNS, SHIPS, SITE_FILLERS, SITE_NOUNS, STRONG, TITLES

if TYPE_CHECKING:
    from dateline.reading.tokens import Doc, Token, Tokens


def by_entry(words: "Tokens", entries: tuple[Entry, ...], near: frozenset[str]) -> float:
    """Listed names speak for themselves; of the tables' the larger and the nearer do."""
    if any(e.listed for e in entries):
        return 3.0 if len(words) > 1 or not words[0].is_sent_start else 2.5
    people = max(e.people for e in entries)
    total = 1.5 if people > 1_000_000 else 1.0 if people > 100_000 else 0.0 if people > 5_000 else -0.5
    total += 1.0 if any(e.country in near for e in entries) else -0.5
    return total + 0.5 * (len(words) > 1)


LABELS = {"GPE": 1.5, "LOC": 1.5, "FAC": 1.0, "PERSON": -1.5, "ORG": -0.7, "NORP": -1.0, "DATE": -3.0, "EVENT": -1.0,
           "PRODUCT": -1.0, "WORK_OF_ART": -1.5, "LAW": -1.5, "LANGUAGE": -2.0, "TIME": -2.0, "MONEY": -3.0}  # fmt: skip


def by_tagger(words: "Tokens") -> float:
    label = words[-1].ent_type_ if len(words) > 1 else words[0].ent_type_
    total = LABELS.get(label, 0.0)
    if label and words[0].ent_iob_ == "I" and label in ("ORG", "PERSON", "WORK_OF_ART", "EVENT", "LAW"):
        total -= 1.5
    if not any(w.pos_ in ("PROPN", "NOUN", "X") for w in words):
        total -= 1.0 if len(words) == 1 else 0.0
    return total


def by_company(words: "Tokens", sentence: "Tokens", noun: str | None) -> float:
    """The words before and behind: a preposition, a kind of place, a container; or a title and the rest of a person's name."""
    doc, total = words.doc, 0.0
    before = doc[words.start - 1] if words.start > sentence.start else None
    behind = doc[words.end] if words.end < sentence.end else None
    governed = preposition(words[0])
    total += (
        1.5
        if governed in STRONG
        else 0.5
        if governed in ("to", "on", "through", "between", "across", "above", "along")
        else 0.0
    )
    if (
        governed == "of"
        and before is not None
        and kind_of_place(doc, before.i - (before.pos_ == "DET"), sentence.start)
    ):
        total += 2.0
    if noun:
        total += 2.0
    if (
        behind is not None
        and behind.text == ","
        and words.end + 1 < sentence.end
        and doc[words.end + 1].ent_type_ == "GPE"
    ):
        total += 1.0
    if before is not None and (before.lower_ in TITLES or before.lower_.rstrip(".") in TITLES) and before.text != "by":
        total -= 4.0
    if behind is not None and behind.text == ":" and words.start == sentence.start:
        total += 1.5  # "Kremenchuk: eighteen dead"
    if before is not None and before.text == "The" and not before.is_sent_start:
        total -= 3.0  # "The Atlantic", "The Hill": titles
    if before is not None and before.lower_ in SHIPS:
        total -= 4.0
    total -= 3.0 * _in_longer_name(words, sentence, noun)
    if noun and words.end < sentence.end and _is_body(words, sentence):
        total -= 4.0
    if behind is not None and behind.text == "-" and words.end + 1 < sentence.end and behind.whitespace_ == "":
        follower = doc[words.end + 1]
        total -= (
            4.0 if follower.like_num or follower.text[:1].isdigit() or not follower.is_title or noun is None else 1.0
        )
    if before is not None and before.text in ("-", "/") and before.whitespace_ == "" and before.i > sentence.start:
        total -= 3.0
    return total


def kind_of_place(doc: "Doc", i: int, first: int) -> bool:
    """ "city of", "an inland area of": a kind of place right before the "of"."""
    return any(doc[k].lower_ in BEFORE_NOUNS for k in range(max(first, i - 1), i + 1))


def _in_longer_name(words: "Tokens", sentence: "Tokens", noun: str | None) -> bool:
    """Part of a longer proper name: "Do" of "Lee Do-hoon", "Lincoln" of "Abraham Lincoln", "Boston" of "Boston Globe"."""
    doc = words.doc
    if words.start > sentence.start:
        before = doc[words.start - 1]
        if before.pos_ == "PROPN" and before.text[0].isupper() and not _apart(before, words[0]):
            return True
    if words.end < sentence.end and noun is None:
        behind = doc[words.end]
        if behind.pos_ == "PROPN" and behind.text[0].isupper() and not _apart(words[-1], behind):
            return True
    return False


def _is_body(words: "Tokens", sentence: "Tokens") -> bool:
    """ "St. Paul City Council", "Park County Sheriff": the kind of place belongs to the name of a body."""
    doc, tail = words.doc, noun_after(words, sentence)[1]
    return bool(
        tail < sentence.end
        and doc[tail].pos_ == "PROPN"
        and doc[tail].text[0].isupper()
        and doc[tail - 1].text[0].isupper()
    )


def _apart(left: "Token", right: "Token") -> bool:
    """Two proper names side by side that are not one: different entities, weekdays and months, kinds of places."""
    words = {left.lower_, right.lower_}
    if (
        words & (BEFORE_NOUNS | SITE_FILLERS | TITLES)
        or left.ent_type_ in ("DATE", "TIME", "NORP")
        or right.ent_type_ in ("DATE", "TIME")
    ):
        return True
    return (
        right.ent_iob_ == "B"
        and bool(left.ent_type_)
        and right.ent_type_ in ("GPE", "LOC")
        and left.ent_type_ != "PERSON"
    )


def noun_after(words: "Tokens", sentence: "Tokens") -> tuple[str | None, int]:
    """The kind of place behind a name and where it ends: "air base" of "Shayrat air base"."""
    doc, i = words.doc, words.end
    if words[-1].lower_ in ADMIN_NOUNS | SITE_NOUNS and len(words) > 1:
        return words[-1].lower_, words.end
    while i < sentence.end and i - words.end < 3 and doc[i].lower_ in SITE_FILLERS:
        i += 1
    if i < sentence.end and doc[i].lower_ in ADMIN_NOUNS | SITE_NOUNS and doc[i].pos_ in ("NOUN", "PROPN"):
        return doc[words.end : i + 1].text.lower(), i + 1
    return None, words.end


def modifies(words: "Tokens") -> bool:
    """ "the U.S. embassy", "Iraq's Anbar": the country says whose."""
    doc = words.doc
    behind = doc[words.end] if words.end < len(doc) else None
    if behind is None:
        return False
    return behind.tag_ == "POS" or (
        words[-1].dep_ in ("compound", "nmod", "poss", "amod") and behind.pos_ in ("NOUN", "PROPN")
    )


def is_container(words: "Tokens") -> bool:
    """Behind a comma after a name: "Wonsan, North Korea"."""
    doc, i = words.doc, words.start
    return (
        i >= 2
        and doc[i - 1].text == ","
        and doc[i - 2].text[:1].isupper()
        and doc[i - 2].ent_type_ not in ("DATE", "PERSON", "CARDINAL")
    )
