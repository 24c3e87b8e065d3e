"""The packs' words compiled for look-up: triggers by their first lemma, vocabulary phrases by their last."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.packs.schema import Kind, Pack, Trigger, Vocabulary, Word

if TYPE_CHECKING:
    from dateline.reading.tokens import Token


_PARTING = re.compile(r"(?<=[^\W\d])-(?=[^\W\d])|-$|^-")
_DESIGNATION = re.compile(r"([a-z]{3,})-\d+[a-z]{0,2}$")  # "Hwasong-12" is a Hwasong


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase; a hyphen between letters parts words as the tokenizer does, so that it may be written or left out.
    One before a number ("KN-23") holds a designation together."""
    return tuple(_PARTING.sub(" ", phrase.lower()).split())


def norms(token: "Token") -> tuple[str, ...]:
    """The forms under which a token is looked up: its lemma, itself, and itself without a plural s (the tagger leaves
    capitalised words as they stand)."""
    if token.forms is None:
        token.forms = _forms(token.lower_, token.lemma_.lower())
    return token.forms


@lru_cache(maxsize=1 << 16)
def _forms(lower: str, lemma: str) -> tuple[str, ...]:
    out = [lemma] if lemma == lower else [lemma, lower]
    if (designed := _DESIGNATION.match(lower)) is not None:
        out.append(designed.group(1))
    if len(lower) > 3 and lower.endswith("s") and not lower.endswith("ss"):
        out.append(lower[:-1])
    return tuple(dict.fromkeys(out))


@dataclass(frozen=True)
class Use:
    """A trigger with its kind and its words after the first."""

    kind: Kind
    trigger: Trigger
    rest: tuple[str, ...]


@dataclass(frozen=True)
class Naming:
    """A phrase of a vocabulary: `before` are its words but the last, in order."""

    vocabulary: str
    word: Word
    before: tuple[str, ...]


@dataclass
class Lexicon:
    """What the packs know, ready to be asked of a token."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    uses: dict[str, list[Use]] = field(default_factory=dict)
    namings: dict[str, list[Naming]] = field(default_factory=dict)
    broader: dict[tuple[str, str], str | None] = field(default_factory=dict)
    weak: set[tuple[str, str]] = field(default_factory=set)

    def above(self, vocabulary: str, term: str) -> tuple[str, ...]:
        """The term and all classes above it, most specific first."""
        out: list[str] = []
        at: str | None = term
        while at is not None and at not in out:
            out.append(at)
            at = self.broader.get((vocabulary, at))
        return tuple(out)


def compile_lexicon(packs: Sequence[Pack]) -> Lexicon:
    """One lexicon for a set of packs; longer phrases stand before shorter ones."""
    lexicon = Lexicon()
    for pack in packs:
        for kind in pack.kinds:
            lexicon.kinds[kind.name] = kind
            _add_triggers(lexicon, kind)
        for vocabulary in pack.vocabularies:
            _add_vocabulary(lexicon, vocabulary)
    for uses in lexicon.uses.values():
        uses.sort(key=lambda use: -len(use.rest))
    for namings in lexicon.namings.values():
        namings.sort(key=lambda naming: -len(naming.before))
    return lexicon


def _add_triggers(lexicon: Lexicon, kind: Kind) -> None:
    for trigger in kind.triggers:
        first, *rest = words_of(trigger.lemma)
        lexicon.uses.setdefault(first, []).append(Use(kind, trigger, tuple(rest)))


def _add_vocabulary(lexicon: Lexicon, vocabulary: Vocabulary) -> None:
    for word in vocabulary.words:
        lexicon.broader[vocabulary.name, word.term] = word.broader
        if word.weak:
            lexicon.weak.add((vocabulary.name, word.term))
        for phrase in word.phrases:
            *before, last = words_of(phrase)
            lexicon.namings.setdefault(last, []).append(Naming(vocabulary.name, word, tuple(before)))


def trigger_words(packs: Iterable[Pack]) -> frozenset[str]:
    """Every first word of a trigger: what a pattern-only pipeline would look for (`bench/stream.py`)."""
    return frozenset(words_of(t.lemma)[0] for p in packs for k in p.kinds for t in k.triggers)
