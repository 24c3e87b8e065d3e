"""Stems and senses of English verbs and of nouns for events: `words.tsv.xz`, made from WordNet by `python -m bench wordnet`.

A row is: lemma, part of speech (n, v), base, senses, broader senses; the senses are numbers in hexadecimal, in no order
that means anything. The notice that WordNet's licence asks for stands in NOTICE beside the table.
"""

import lzma
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

TABLE = Path(__file__).with_name("words.tsv.xz")
PARTS = {"NOUN": "n", "PROPN": "n", "VERB": "v", "AUX": "v"}
LETTERS = re.compile(r"[^\w-]|_")
SHORT = range(2, 6)  # letters of an abbreviation


class Word(NamedTuple):
    """`base` is the verb that a noun comes from ("arrest", "nomination": nominate), else the lemma itself."""

    word: str
    base: str
    senses: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], Word]:
    rows = (line.split("\t") for line in lzma.decompress(TABLE.read_bytes()).decode().splitlines())
    return {
        (lemma, part): Word(lemma, base, frozenset(senses.split()), frozenset(above.split()))
        for lemma, part, base, senses, above in rows
    }


def told(trigger: Any, span: Sequence[Any]) -> Word:
    """How an event is put, by the head of its span: the lemma, with the particle that changes its meaning ("check out"), and
    the initials of a name of several words as one of its senses ("driving under the influence": dui)."""
    lemma, part = _plain(trigger), PARTS.get(trigger.pos_, "")
    phrase = "_".join(_plain(t) for t in span if t.pos_ != "DET")
    known = _table().get((phrase, part)) or _table().get((lemma, part), Word(lemma, lemma))
    particles = [t.lower_ for t in trigger.children if t.dep_ == "prt"]
    senses = known.senses | {f"abbreviation {short}" for short in _short(trigger, span)}
    return known._replace(word=" ".join((lemma, *particles)), senses=senses)


def known(word: str) -> bool:
    """Whether it is an English word for something that happens, in any part of speech that the table has."""
    return any((word, part) in _table() for part in "nv")


def _plain(trigger: Any) -> str:
    """The lemma in letters alone; names keep their plural in spaCy's lemmas, and are cut here."""
    lemma = LETTERS.sub("", trigger.lemma_.lower()) or trigger.lower_
    plural = trigger.pos_ == "PROPN" and lemma.endswith("s") and not lemma.endswith("ss") and len(lemma) > 3
    return lemma[:-1] if plural else lemma


def _short(trigger: Any, span: Sequence[Any]) -> set[str]:
    if len(span) == 1:
        return {trigger.lower_} if trigger.text.isupper() and len(trigger.text) in SHORT else set()
    named = [t.lower_[0] for t in span if t.is_alpha]
    content = [t.lower_[0] for t in span if t.is_alpha and t.pos_ != "DET"]
    return {"".join(letters) for letters in (named, content) if len(letters) in SHORT}
