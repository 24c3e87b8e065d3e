"""Noun phrases that name a term of a vocabulary: "short-range ballistic missiles", class srbm."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.lexicon import Lexicon, Naming, norms
from dateline.extract.tree import noun_phrase
from dateline.model.designation import arabic
from dateline.normalize.where import adjective_code
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_MODIFIERS = {"ADJ", "NOUN", "PROPN", "NUM", "VERB", "ADV", "PUNCT", "ADP", "X", "CCONJ"}

# not what it is, but how many
_HOW_MANY = frozenset("several many few numerous more further additional other some any".split())
_QUOTES = frozenset(('"', "'", "“", "”", "‘", "’", "„", "«", "»", "``", "''", "`"))
_LATELY = frozenset("last later also then once again first already reportedly twice".split())


@dataclass(frozen=True)
class TermPhrase:
    """`head` and `first` are token indices in the paragraph; `words` the phrase in lower case, its head singular."""

    start: int
    end: int
    first: int
    head: int
    vocabulary: str
    term: str
    words: str
    plural: bool
    weak: bool

    @property
    def name(self) -> str:
        """The last of its words, of a make its name: "agni-5"."""
        return arabic(self.words.split()[-1])


def classes_of(terms: Iterable[TermPhrase]) -> set[tuple[str, str]]:
    """Vocabularies with the classes told, vague words apart."""
    return {(t.vocabulary, t.term) for t in terms if not t.weak}


def makes_of(terms: Iterable[TermPhrase]) -> set[str]:
    """Proper names of weapons ("musudan")."""
    return {t.name for t in terms if t.term == "named"}


def find_terms(sentence: Sentence, lexicon: Lexicon) -> list[TermPhrase]:
    """Terms in text order, the longest phrase of each head, none inside another."""
    found = [hit for token in sentence for hit in _at(token, sentence, lexicon)]
    return [
        t
        for t in found
        if not any(
            o is not t
            and o.vocabulary == t.vocabulary
            and o.first <= t.first
            and t.head < o.head
            and o.head - t.head <= 2
            and o.first <= t.head
            for o in found
        )
    ]


def _at(token: "Token", sentence: Sentence, lexicon: Lexicon) -> list[TermPhrase]:
    """The longest phrase that ends at the token; of two vocabularies that share it ("bomb"), one each."""
    longest = 0
    best: dict[str, tuple[Naming, int]] = {}
    for naming in (n for norm in norms(token) for n in lexicon.namings.get(norm, ())):
        size = len(naming.before)
        if size < longest or (size == longest and naming.vocabulary in best):
            continue
        first = _match_before(token, naming.before, sentence)
        if first is not None:
            best = {**(best if size == longest else {}), naming.vocabulary: (naming, first)}
            longest = size
    if token.pos_ == "VERB" and not longest:
        return []
    return [_phrase(token, naming, first, sentence, lexicon) for naming, first in best.values()]


def _match_before(token: "Token", before: tuple[str, ...], sentence: Sentence) -> int | None:
    """The index of the first matched token, or None. Other modifiers may stand between ("short-range tactical ballistic missile")."""
    want, at, last, skipped = len(before) - 1, token.i - 1, token.i, 0
    while want >= 0:
        if at < sentence.tokens.start or skipped > 6:
            return None
        word = token.doc[at]
        if _tells(word):
            return None  # "a submarine fired missiles" is no submarine-fired missile
        if word.is_punct or word.text in ("-", ","):
            pass
        elif before[want] in norms(word):
            want, last = want - 1, at
        elif word.pos_ not in _MODIFIERS or word.pos_ == "ADP":
            return None
        else:
            skipped += 1
        at -= 1
    return int(last)


def _tells(token: "Token") -> bool:
    """A verb of its own clause, not one that describes a noun."""
    return token.tag_ == "VBZ" or (token.tag_ in ("VBD", "VBP") and token.dep_ not in ("amod", "compound", "nmod"))


def _phrase(token: "Token", naming: Naming, first: int, sentence: Sentence, lexicon: Lexicon) -> TermPhrase:
    phrase = noun_phrase(token)
    told = max((t.i for t in phrase if t.i < first and _told_late(t)), default=-1)
    left = [
        t
        for t in phrase
        if t.i > told
        and t.tag_ != "VBZ"
        and t.dep_ not in ("det", "poss", "case", "predet", "nummod", "quantmod")
        and not (t.i < first and (t.pos_ == "NUM" or t.lower_ in _HOW_MANY))
    ]
    inside = [t for t in left if t.i >= first or not _names_whose(t)]
    start = min([first, *(t.i for t in inside)])
    start = (
        first
        if any(
            token.doc[i].pos_ in ("VERB", "ADP", "PRON") and token.doc[i].dep_ not in ("amod", "compound", "prep")
            for i in range(start, first)
        )
        else start
    )
    before = [t for t in token.doc[start : token.i] if t.text not in _QUOTES and (t.i >= first or not _names_whose(t))]
    words = [t.text.lower() for t in before] + [_singular(token)]
    return TermPhrase(
        start=sentence.start_of(token.doc[start]),
        end=sentence.end_of(token),
        first=start,
        head=token.i,
        vocabulary=naming.vocabulary,
        term=naming.word.term,
        words=" ".join(words).replace(" - ", "-").strip(" -,"),
        plural=token.tag_ in ("NNS", "NNPS") or (token.text.lower() != _singular(token)),
        weak=(naming.vocabulary, naming.word.term) in lexicon.weak,
    )


def _names_whose(token: "Token") -> bool:
    """A country or people, a day or a number before what it is; labels miss many an adjective that begins a sentence. Not "Iranian-made"."""
    if "-" in [t.text for t in token.doc[max(0, token.i - 1) : token.i + 2]]:
        return False
    return token.ent_type_ in ("GPE", "NORP", "DATE", "CARDINAL") or (
        token.text[:1].isupper() and adjective_code(token.text) is not None
    )


def _told_late(token: "Token") -> bool:
    """A verb that the parse took for an adjective: "the North last fired missiles"."""
    before = token.doc[token.i - 1] if token.i else token
    return token.tag_ in ("VBD", "VBN") and before.lower_ in _LATELY


def _singular(token: "Token") -> str:
    lower = token.text.lower()
    if token.lemma_.lower() != lower:
        return str(token.lemma_.lower())
    return str(lower[:-1]) if len(lower) > 3 and lower.endswith("s") and not lower.endswith("ss") else lower
