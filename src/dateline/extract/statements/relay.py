"""What an agency passes on: 'The envoy said: "...", Reuters reported' has one speaker, through Reuters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.statements.chain import relays
from dateline.extract.statements.cues import kind_of
from dateline.extract.statements.speaker import Resolver
from dateline.extract.statements.utterance import EDGE, Utterance, joined, span_of
from dateline.model import Span

if TYPE_CHECKING:
    from dateline.extract.statements.credited import Credited

LEFT_OVER = 2
"""Words that an agency may say besides the ones it passes on: "on Monday", "also"."""


def passed_on(found: Sequence["Credited"], resolver: Resolver) -> "list[Credited]":
    """What an agency reports somebody to have said came through the agency."""
    carrying = [c for c in found if relays(c.utterance, resolver)]
    carriers = by_sentence(sorted(carrying, key=lambda c: -len(c.by.via)))
    near = by_passage(carrying)
    own = {id(c) for c in carrying}
    out = [c if id(c) in own else _told_beside(c, near(c)) for c in found]
    return [_through(c, [o for o in carriers(c) if o is not c and o.utterance.covers(_cue_at(c))]) for c in out]


def _cue_at(c: "Credited") -> int:
    return c.utterance.sentence.start_of(c.utterance.cue[0]) if c.utterance.cue else -1


def _through(c: "Credited", by: Iterable["Credited"]) -> "Credited":
    names = [o.by.org or o.by.speaker for o in by]
    via = tuple(dict.fromkeys([*c.by.via, *(n for n in names if n)]))
    return replace(c, by=c.by.model_copy(update={"via": via})) if via != c.by.via else c


def _told_beside(c: "Credited", carriers: "Iterable[Credited]") -> "Credited":
    """With the agency that is named behind or inside the speaker's words taken out of them: it only passes them on."""
    u = c.utterance
    if u.form not in ("verb", "phrase", "turn") or not u.source or kind_of(u.lemma) != "speech" or not u.content:
        return c
    for o in carriers:
        if _beside(o.utterance, u):
            c = _through(replace(c, utterance=_without(c.utterance, o.utterance)), [o])
    return c


def _beside(relay: Utterance, u: Utterance) -> bool:
    """A relay told as an aside, its words before it, that shares them with the speaker or speaks of him speaking."""
    if (
        relay is u
        or relay.form == "block"
        or not relay.content
        or not relay.source
        or relay.cue == u.cue
        or not relay.asserted
    ):
        return False
    aside, own = region(relay), region(u)
    if aside is None or own is None or relay.content[0].start >= aside.start or aside.overlaps(own):
        return False
    shared = any(p.overlaps(q) for p in relay.content for q in u.content)
    if relay.sentence is not u.sentence and not relay.quoted:
        return False
    return shared and (relay.covers(own.start) or u.covers(aside.start) or u.hull.end <= aside.start)


def region(u: Utterance) -> Span | None:
    """From the speaker to the cue and the day beside it: "Reuters reported on Monday"."""
    days = [t for c in u.cue for k in c.rights if k.dep_ in ("prep", "npadvmod", "advmod") for t in k.subtree]
    days = days if any(t.ent_type_ in ("DATE", "TIME") for t in days) else []
    return span_of(u.sentence, sorted({*u.source, *u.cue, *days}, key=lambda t: t.i))


def _without(u: Utterance, relay: Utterance) -> Utterance:
    """The speaker's words, quotation marks and all, without the two asides "he said" and "Reuters reported"."""
    asides = [a for a in (region(u), region(relay)) if a is not None]
    shared = [p for p in relay.content if relay.quoted and any(p.overlaps(q) for q in u.content)]
    marks = [p for p in shared if not any(p.overlaps(a) for a in asides)]
    pieces = [q for p in joined([*u.content, *marks]) for q in _apart(u, p, asides)]
    return u.saying(pieces, quoted=u.quoted or bool(shared)) if pieces else u


def only_passes_on(relay: Utterance, told: Sequence[Utterance]) -> bool:
    """Whether an agency's words are those of the speakers it names, in full but for a word or two."""
    if relay.form == "block" or not told:
        return False
    held = [s for u in told for s in (*u.content, region(u)) if s is not None]
    rest = [q for p in relay.content for q in _apart(relay, p, held)]
    return sum(len(_words(relay, q)) for q in rest) <= LEFT_OVER


def _apart(u: Utterance, piece: Span, held: Sequence[Span]) -> list[Span]:
    """What is left of a stretch of the report without those held, trimmed."""
    out, at = [], piece.start
    for s in joined(held):
        if s.start < piece.end and s.end > at:
            out.append(_trimmed(u, at, s.start))
            at = s.end
    out.append(_trimmed(u, at, piece.end))
    return [s for s in out if s is not None and _words(u, s)]


def _trimmed(u: Utterance, start: int, end: int) -> Span | None:
    text, base = u.sentence.tokens.doc.text, u.sentence.base
    while start < end and text[start - base] in EDGE:
        start += 1
    while end > start and text[end - 1 - base] in EDGE:
        end -= 1
    return Span(start=start, end=end) if start < end else None


def _words(u: Utterance, span: Span) -> list[str]:
    text, base = u.sentence.tokens.doc.text, u.sentence.base
    return [w for w in text[span.start - base : span.end - base].split() if any(map(str.isalnum, w))]


def by_passage(holders: Sequence["Credited"]) -> "Callable[[Credited], list[Credited]]":
    """Those of a paragraph."""
    at: dict[int, list[Credited]] = {}
    for o in holders:
        at.setdefault(o.utterance.sentence.passage.span.start, []).append(o)
    return lambda c: at.get(c.utterance.sentence.passage.span.start, [])


def by_sentence(holders: Sequence["Credited"]) -> "Callable[[Credited], list[Credited]]":
    """Those of a sentence, with those that hold whole paragraphs."""
    wide = [o for o in holders if o.utterance.form == "block"]
    at: dict[int, list[Credited]] = {}
    for o in holders:
        if o.utterance.form != "block":
            at.setdefault(o.utterance.sentence.span.start, []).append(o)
    return lambda c: [*wide, *at.get(c.utterance.sentence.span.start, ())]
