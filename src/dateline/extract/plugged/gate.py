"""The gate: what a foreign extractor proposes becomes a claim only on words of the report, with a value of our own reading.

Invariant: the span of every claim let through is verbatim in the text, its kind, attribute and term are in the packs, and its
value is what `normalize` reads there. What is dropped is counted by its reason.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from dateline.extract.phrases import Phrases
from dateline.extract.plugged.protocol import MOST_PROPOSALS, Guide, Proposal, Proposed
from dateline.model import Claim, Mention, Source, Span, Term, Value
from dateline.packs.schema import Slot

Credit = Callable[[int], tuple[Source, ...]]


@dataclass
class Through:
    """`dropped` counts by reason: form, number, kind, attribute, span, value."""

    mentions: list[Mention] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    asked: int = 0

    def note(self, name: str) -> str | None:
        if not self.dropped:
            return None
        why = ", ".join(f"{count} by {reason}" for reason, count in sorted(self.dropped.items()))
        return f"extractor {name}: {self.dropped.total()} of {self.asked} proposals and values dropped ({why})"


@dataclass(frozen=True)
class Gate:
    """For one report: its text, what was found in its sentences, the mentions that are there, and who is credited at a place."""

    text: str
    found: Sequence[Phrases]
    guide: Guide
    credit: Credit
    known: Sequence[Mention] = ()

    def let(self, proposals: Iterable[Any], name: str) -> Through:
        """`proposals` are Proposals or plain data of their form."""
        out, entries = Through(), dict[str, str]()
        for number, proposed in enumerate(proposals, 1):
            try:
                proposal = Proposal.model_validate(proposed)
            except ValidationError:
                out.asked += 1
                out.dropped["form"] += 1
                continue
            out.asked += 1 + len(proposal.claims)
            if number > MOST_PROPOSALS:
                out.dropped["number"] += 1 + len(proposal.claims)
                continue
            self._one(proposal, name, out, entries)
        return out

    def _one(self, proposal: Proposal, name: str, out: Through, entries: dict[str, str]) -> None:
        if proposal.kind not in self.guide.kinds:
            out.dropped["kind"] += 1 + len(proposal.claims)
            return
        stood = self._where(proposal)
        if stood is None:
            out.dropped["span"] += 1 + len(proposal.claims)
            return
        phrases, trigger = stood
        claims = tuple(self._claims(proposal, phrases, name, out))
        number = len(out.mentions) + 1
        label = proposal.event or f"#{number}"
        entry = entries.setdefault(label, self._entry(proposal, phrases) or f"{name}:{len(entries) + 1}")
        out.mentions.append(
            Mention(
                id=f"{name}:m{number}",
                entry=entry,
                kind=proposal.kind,
                realis=proposal.realis,
                trigger=trigger,
                sentence=phrases.sentence.span,
                claims=claims,
                extractor=name,
            )
        )

    def _where(self, proposal: Proposal) -> tuple[Phrases, Span] | None:
        """The sentence that holds the trigger and most of the words quoted for its values."""
        best: tuple[int, Phrases, Span] | None = None
        for phrases in self.found:
            span = phrases.sentence.span
            at = self.text.find(proposal.trigger, span.start, span.end)
            if at < 0:
                continue
            held = sum(self.text.find(c.quote, span.start, span.end) >= 0 for c in proposal.claims)
            if best is None or held > best[0]:
                best = held, phrases, Span(start=at, end=at + len(proposal.trigger))
        return best[1:] if best else None

    def _entry(self, proposal: Proposal, phrases: Phrases) -> str | None:
        """What the built-in extractor found there already, if it is of the kind."""
        span = phrases.sentence.span
        return next((m.entry for m in self.known if m.kind == proposal.kind and m.sentence == span), None)

    def _claims(self, proposal: Proposal, phrases: Phrases, name: str, out: Through) -> Iterator[Claim]:
        slots = self.guide.attributes(proposal.kind)
        said_by = self.credit(phrases.sentence.span.start)
        for one in proposal.claims:
            slot = slots.get(one.attribute)
            if slot is None:
                out.dropped["attribute"] += 1
                continue
            at = self._quoted(one.quote, phrases)
            if at is None:
                out.dropped["span"] += 1
                continue
            read = self._value(one, slot, at)
            if read is None:
                out.dropped["value"] += 1
                continue
            value, span = read
            yield Claim(attribute=one.attribute, value=value, evidence=span, said_by=said_by, extractor=name)

    def _quoted(self, quote: str, phrases: Phrases) -> tuple[Phrases, Span] | None:
        """In the trigger's own sentence, else in the one nearest to it."""
        near = sorted(self.found, key=lambda p: (abs(p.at - phrases.at), p.at))
        for one in near:
            span = one.sentence.span
            at = self.text.find(quote, span.start, span.end)
            if at >= 0:
                return one, Span(start=at, end=at + len(quote))
        return None

    def _value(self, one: Proposed, slot: Slot, at: tuple[Phrases, Span]) -> tuple[Value, Span] | None:
        phrases, quote = at
        read = [(v, s) for v, s in _read(phrases, slot) if s.overlaps(quote)]
        if slot.type == "term" and not read:
            vocabulary = slot.vocabulary or ""
            if one.value is None or one.value not in self.guide.terms.get(vocabulary, frozenset()):
                return None
            return Term(vocabulary=vocabulary, term=one.value, phrase=one.quote.lower()), quote
        if one.value is not None and slot.type == "term":
            read = [(v, s) for v, s in read if isinstance(v, Term) and v.term == one.value]
        return max(read, key=lambda pair: (_shared(pair[1], quote), -pair[1].start), default=None)


def _read(phrases: Phrases, slot: Slot) -> Iterator[tuple[Value, Span]]:
    """All values of the slot's type that stand in the sentence."""
    if slot.type in ("actor", "person"):
        for actor in phrases.actors:
            if actor.value.person if slot.type == "person" else actor.value.code:
                yield actor.value, actor.span
    elif slot.type == "place":
        yield from ((p.value, p.span) for p in phrases.places)
    elif slot.type == "time":
        yield from ((t.value, t.span) for t in phrases.times if t.value.edtf)
    elif slot.type == "count":
        yield from ((c.value, c.span) for c in phrases.counts)
    elif slot.type == "quantity":
        yield from ((q.value, q.span) for q in phrases.quantities)
    else:
        for term in phrases.terms:
            if term.vocabulary == slot.vocabulary:
                span = Span(start=term.start, end=term.end)
                yield Term(vocabulary=term.vocabulary, term=term.term, phrase=term.words), span


def _shared(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)
