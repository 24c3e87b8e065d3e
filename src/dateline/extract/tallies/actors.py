"""Whose count it is: the owner in the phrase, whoever acts in the clause, else whoever did it by the report's account."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.tallies.candidate import Candidate
from dateline.extract.tallies.things import Nouns
from dateline.extract.tree import active_subjects, is_verb
from dateline.model import Actor, Mention
from dateline.normalize.how_much.listed import listed
from dateline.normalize.phrase import Phrase
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_DOING = listed("conduct carry make do hold stage perform mark complete undertake fail have try")
_RECKONING = listed("count reckoning estimate account tally figure")


@dataclass(frozen=True)
class Acting:
    """The actors of a sentence and the mentions of its report, asked for whose count a candidate is."""

    sentence: Sentence
    actors: Sequence[Phrase[Actor]]
    mentions: Sequence[Mention]
    nouns: Nouns
    reciprocal: frozenset[str]

    def of(self, candidate: Candidate) -> str | None:
        """The code of the actor whose doings are counted; None where two share them or none can be told."""
        code = self._owner(candidate.anchor) or self._agent_behind(candidate.anchor)
        if code is not None or candidate.thing.kind in self.reciprocal:
            return code
        return self._subject(candidate) or (None if candidate.thing.weapon else self._told(candidate))

    def _code_at(self, token: "Token") -> str | None:
        at = self.sentence.start_of(token)
        return next((a.value.code for a in self.actors if a.start <= at < a.end and a.value.code), None)

    def _code_in(self, token: "Token") -> str | None:
        """The actor that a noun is, or that owns or qualifies it ("Kim's regime")."""
        parts = (t for t in token.children if t.dep_ in ("poss", "compound", "amod"))
        return self._code_at(token) or next((c for t in parts if (c := self._code_at(t))), None)

    def _owner(self, anchor: "Token") -> str | None:
        """The one whose it is: "North Korea's 10th round", "the third North Korean launch"."""
        noun = anchor.head if anchor.head.pos_ in ("NOUN", "PROPN") and anchor.head.i > anchor.i else anchor
        for child in (*noun.children, *anchor.children):
            if child.dep_ in ("poss", "amod", "compound", "nmod"):
                code = self._code_at(_named_before(child) if child.lower_ == "whose" else child)
                if code is not None:
                    return code
        return None

    def _agent_behind(self, anchor: "Token") -> str | None:
        """The one behind "by": "the fifth by the North", "the second test carried out by Pyongyang"."""
        for token in self.sentence:
            if token.lower_ != "by" or not 0 < token.i - anchor.i < 9:
                continue
            if {t.lemma_.lower() for t in token.children} & _RECKONING:
                continue
            code = next((c for t in token.children if (c := self._code_at(t))), None)
            if code is not None:
                return code
        return None

    def _subject(self, candidate: Candidate) -> str | None:
        """Who acts in the verb that the count times, in one that tells of the same family of events or has the count as
        its object."""
        family = self.nouns.families.get(candidate.thing.kind or "", "weapons")
        for above in (candidate.anchor, *candidate.anchor.ancestors):
            if not is_verb(above):
                continue
            kind = self.nouns.kind_of_verb(above)
            if above == candidate.verb or above.lemma_ in _DOING or (kind and self.nouns.families[kind] == family):
                code = next((c for t in active_subjects(above) if (c := self._code_in(t))), None)
                if code is not None:
                    return code
        return None

    def _told(self, candidate: Candidate) -> str | None:
        """The agent that the report gives most mentions of the kind; of two as frequent, the one nearer by."""
        votes: Counter[str] = Counter()
        nearest: dict[str, int] = {}
        for mention in (m for m in self.mentions if m.kind == candidate.thing.kind):
            codes = [
                c.value.code
                for c in mention.claims
                if c.attribute in ("agent", "agents") and isinstance(c.value, Actor) and c.value.code
            ]
            away = abs(mention.trigger.start - self.sentence.span.start)
            for code in codes:
                votes[code] += 1
                nearest[code] = min(away, nearest.get(code, away))
        return max(votes, key=lambda c: (votes[c], -nearest[c]), default=None)


def _named_before(pronoun: "Token") -> "Token":
    """What "whose" stands for: the noun right before it."""
    before = (t for t in reversed(pronoun.doc[max(0, pronoun.i - 3) : pronoun.i]) if t.pos_ in ("NOUN", "PROPN"))
    return next(before, pronoun)
