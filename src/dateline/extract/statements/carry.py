"""Speakers carried on: "he said", "the ministry added", "the statement said" take the name given earlier in the
report."""

from bisect import bisect_left, bisect_right
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.extract.statements.cues import ORGAN_NOUNS
from dateline.extract.statements.gender import Gender, compatible, of_pronoun, of_words
from dateline.extract.statements.grammar import SUBJECTS, phrase_of
from dateline.extract.statements.speaker import MEDIA, SPOKEN_FOR, Resolver, source_of
from dateline.model import Source
from dateline.reading.document import Document, Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

ASIDE = frozenset({"related", "boilerplate", "caption"})
REACH = 6
"""Sentences that a pronoun looks back."""
LAST = 50
"""Speakers that "it", "they" and "the ministry" look back on."""


def people_in(sentence: Sentence) -> list["Token"]:
    """The heads of the persons' names in a sentence."""
    named = [t for t in sentence if t.ent_type_ == "PERSON"]
    return [t for t in named if t.head.ent_type_ != "PERSON" or t.dep_ not in ("compound", "flat", "nmod", "punct")]


@dataclass(frozen=True)
class Spoken:
    """Someone who has spoken, and which pronoun fits."""

    source: Source
    gender: Gender | None
    single: bool


@dataclass
class Memory:
    """The speakers of a document so far, and the people it has named."""

    document: Document
    resolver: Resolver
    _said: dict[int, list[Spoken]] = field(default_factory=dict)
    _recent: deque[Spoken] = field(default_factory=lambda: deque(maxlen=LAST))
    _genders: dict[str, Gender] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._sentences = self.document.sentences
        self._starts = [s.span.start for s in self._sentences]
        own = [p.passage.span.start for p in self.document.paragraphs if p.passage.role not in ASIDE]
        self._paragraphs = sorted(own)

    def keep(self, source: Source, sentence: Sentence, head: "Token", words: tuple["Token", ...]) -> None:
        name = source.speaker or ""
        gender = of_pronoun(head.text) or self.resolver.gender(name)
        gender = gender or of_words([*(t.text for t in words), *(source.role or "").split()])
        if gender is not None and name:
            self._genders[name] = gender
        single = name != SPOKEN_FOR and head.tag_ not in ("NNS", "NNPS") and source.org != name
        spoken = Spoken(source, gender or self._genders.get(name), single)
        self._recent.append(spoken)
        self._said.setdefault(self._number(sentence), []).append(spoken)

    def _gender(self, name: str) -> Gender | None:
        return self._genders.get(name) or self.resolver.gender(name)

    def _number(self, sentence: Sentence) -> int:
        return bisect_left(self._starts, sentence.span.start)

    def person(self, pronoun: "Token", sentence: Sentence) -> Source | None:
        """Who "he" or "she" is: the nearest fitting speaker or subject before it; None where nobody fits."""
        wanted = of_pronoun(pronoun.text)
        here = self._number(sentence)
        far = self._two_before(sentence)
        for n in range(here, max(-1, here - REACH), -1):
            s = self._sentences[n]
            if s.passage.role in ASIDE or s.passage.span.end < far:
                continue
            for one in reversed(self._said.get(n, ())):
                if one.single and compatible(one.gender, wanted):
                    return one.source
            named = self._named_in(s, pronoun if n == here else None, wanted)
            if named is not None:
                return named
        return None

    def _two_before(self, sentence: Sentence) -> int:
        """Where the paragraph before this one begins: a pronoun that has to look farther back has lost its name."""
        at = bisect_right(self._paragraphs, sentence.span.start) - 2
        return self._paragraphs[at] if at >= 0 else 0

    def _named_in(self, sentence: Sentence, until: "Token | None", wanted: Gender | None) -> Source | None:
        """A person named in the sentence, the subject before others."""
        heads = [t for t in people_in(sentence) if until is None or t.i < until.i]
        for head in sorted(heads, key=lambda t: (t.dep_ not in SUBJECTS, t.dep_ == "poss", -t.i)):
            words = phrase_of(head)
            if head.dep_ == "compound" or not compatible(of_words(t.text for t in words), wanted):
                continue
            source = source_of(sentence, words, head, self.resolver)
            gender = self._gender(source.speaker or "")
            if source.speaker and compatible(gender, wanted):
                return source
        return None

    def body(self) -> Source | None:
        """The last body or country that spoke, for "it"."""
        return next((s.source for s in reversed(self._recent) if not s.single and s.source.org), None)

    def several(self) -> Source | None:
        """The last speakers that "they" can stand for."""
        return next((s.source for s in reversed(self._recent) if not s.single), None)

    def same(self, head: "Token", org: str | None = None) -> Source | None:
        """The last speaker or body called by this noun or name: "the ministry", "the official", "the Joint Chiefs"."""
        if org is not None and len(org.split()) > 1:
            tail = " " + org.lower()
            return next((s.source for s in reversed(self._recent) if (s.source.org or "").lower().endswith(tail)), None)
        noun = head.lemma_.lower()
        if noun in MEDIA:
            return next((s.source for s in reversed(self._recent) if s.source.org == s.source.speaker), None)
        for one in reversed(self._recent):
            s = one.source
            last = (s.org or "").lower().split()[-1:] if noun in ORGAN_NOUNS else []
            if (
                noun in last
                or (one.single and noun == (s.speaker or "").lower())
                or noun in (s.role or "").lower().split()
            ):
                return s
        return None

    def last(self) -> Source | None:
        return self._recent[-1].source if self._recent else None
