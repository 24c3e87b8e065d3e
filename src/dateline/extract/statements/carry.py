"""Speakers carried on: "he said", "the ministry added", "the statement said" take the name given earlier in the
report."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.extract.statements.cues import ORGAN_NOUNS
from dateline.extract.statements.gender import Gender, compatible, of_pronoun, of_words
from dateline.extract.statements.grammar import phrase_of
from dateline.extract.statements.speaker import SPOKEN_FOR, Resolver, source_of
from dateline.model import Source
from dateline.reading.document import Document, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

ASIDE = frozenset({"related", "boilerplate", "caption"})
REACH = 6
"""Sentences that a pronoun looks back."""


@dataclass(frozen=True)
class Spoken:
    """Someone who has spoken: who, in which sentence, and which pronoun fits."""

    source: Source
    sentence: int
    gender: Gender | None
    single: bool


@dataclass
class Memory:
    """The speakers of a document so far, and the people it has named."""

    document: Document
    resolver: Resolver
    spoken: list[Spoken] = field(default_factory=list)

    def keep(self, source: Source, sentence: Sentence, head: "Token | None", words: tuple["Token", ...]) -> None:
        told = [t.text for t in words] + (source.speaker or "").split() + (source.role or "").split()
        gender = of_words(told)
        if head is not None and of_pronoun(head.text) is not None:
            gender = of_pronoun(head.text)
        single = source.speaker != SPOKEN_FOR and not (head is not None and head.tag_ in ("NNS", "NNPS"))
        self.spoken.append(Spoken(source, sentence.index, gender, single and source.org != source.speaker))

    def person(self, pronoun: "Token", sentence: Sentence) -> Source | None:
        """Who "he" or "she" is: the nearest fitting speaker or subject before it; None where nobody fits."""
        wanted = of_pronoun(pronoun.text)
        before = self.document.sentences[max(0, sentence.index - REACH) : sentence.index + 1]
        far = self._two_before(sentence)
        for s in reversed(before):
            if s.passage.role in ASIDE or s.passage.span.end < far:
                continue
            for one in reversed(self.spoken):
                if one.sentence == s.index and one.single and compatible(one.gender, wanted):
                    return one.source
            named = self._named_in(s, pronoun if s.index == sentence.index else None, wanted)
            if named is not None:
                return named
        return None

    def _two_before(self, sentence: Sentence) -> int:
        """Where the paragraph before this one begins: a pronoun that has to look farther back has lost its name."""
        starts = [p.passage.span.start for p in self.document.paragraphs if p.passage.role not in ASIDE]
        here = [start for start in starts if start <= sentence.span.start]
        return here[-2] if len(here) > 1 else 0

    def _named_in(self, sentence: Sentence, until: "Token | None", wanted: Gender | None) -> Source | None:
        """A person named in the sentence, the subject before others."""
        ents = [e for e in sentence.tokens.ents if e.label_ == "PERSON" and (until is None or e.end <= until.i)]
        for ent in sorted(
            ents, key=lambda e: (e.root.dep_ not in ("nsubj", "nsubjpass"), e.root.dep_ == "poss", -e.start)
        ):
            words = phrase_of(ent.root)
            if ent.root.dep_ == "compound" or not compatible(of_words(t.text for t in words), wanted):
                continue
            source = source_of(sentence, words, ent.root, self.resolver)
            if source.speaker and compatible(of_words(source.speaker.split()), wanted):
                return source
        return None

    def body(self) -> Source | None:
        """The last body or country that spoke, for "it"."""
        return next((s.source for s in reversed(self.spoken) if not s.single and s.source.org), None)

    def several(self) -> Source | None:
        """The last speakers that "they" can stand for."""
        return next((s.source for s in reversed(self.spoken) if not s.single), None)

    def same(self, head: "Token") -> Source | None:
        """The last speaker or body called by this noun: "the ministry", "the official"."""
        noun = head.lemma_.lower()
        for one in reversed(self.spoken):
            s = one.source
            last = (s.org or "").lower().split()[-1:] if noun in ORGAN_NOUNS else []
            if noun in last or noun == (s.speaker or "").lower() or noun in (s.role or "").lower().split():
                return s
        return None

    def last(self) -> Source | None:
        return self.spoken[-1].source if self.spoken else None
