"""Words in quotation marks and who speaks them: joined to the cue beside them, else to whoever spoke last."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dateline.extract.statements.cues import kind_of, takes
from dateline.extract.statements.utterance import Utterance, span_of
from dateline.model import Span
from dateline.reading.document import Paragraph, Sentence
from dateline.reading.quotations import Quotation

NEAR = 3
NAMING = frozenset({"call", "describe", "put", "dub", "term"})
REACH = 90  # characters between a cue and its quotation within a sentence
FAR = 40
BACK = 3  # sentences that a quotation without a cue looks back


def outside(utterances: Sequence[Utterance], quotes: Sequence[Quotation]) -> list[Utterance]:
    """Without those whose cue stands inside somebody's quoted words: what the quoted person says of others is the
    quotation's."""
    long = [q for q in quotes if q.depth == 0 and not q.scare]
    starts = [q.start for q in long]

    def inside(offset: int) -> bool:
        n = bisect_left(starts, offset) - 1
        return n >= 0 and long[n].start < offset < long[n].end

    return [u for u in utterances if not inside(_cue_start(u))]


def _cue_start(u: Utterance) -> int:
    return u.sentence.start_of(u.cue[0])


def _region(u: Utterance) -> Span:
    """The words that introduce: speaker and cue."""
    words = sorted({*u.source, *u.cue}, key=lambda t: t.i)
    near = [t for t in words if abs(t.i - u.cue[0].i) < FAR]
    return span_of(u.sentence, near) or u.sentence.span


class _Shelf:
    """The utterances of a paragraph by their sentence, so that a quotation is held only against those around it."""

    def __init__(self, paragraph: Paragraph, found: Sequence[Utterance]) -> None:
        self.out: list[Utterance] = []
        self._starts = [s.span.start for s in paragraph.sentences]
        self._at: dict[int, list[int]] = {}
        self._wide: list[int] = []
        for u in found:
            self.add(u, u.sentence.span.start)

    def add(self, u: Utterance, offset: int) -> None:
        n = len(self.out)
        self.out.append(u)
        self._at.setdefault(self._number(offset), []).append(n)
        if u.form == "turn":
            self._wide = [*self._wide[-1:], n]

    def near(self, q: Quotation, back: int, ahead: int) -> list[int]:
        first, last = self._number(q.start) - back, self._number(q.end - 1) + ahead
        return sorted({*self._wide, *(n for k in range(first, last + 1) for n in self._at.get(k, ()))})

    def _number(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)


def with_quotes(
    paragraph: Paragraph, found: Sequence[Utterance], quotes: Sequence[Quotation], before: Utterance | None
) -> list[Utterance]:
    """The paragraph's utterances, each with the quotations that are its own, and new ones for quotations without a
    cue."""
    shelf = _Shelf(paragraph, found)
    for q in quotes:
        if q.depth:
            continue
        n = _holder(shelf, q)
        if n is None and not q.scare:
            n = _neighbour(shelf, q)
        if n is not None:
            shelf.out[n] = shelf.out[n].saying((*shelf.out[n].content, q.span), quoted=True)
        elif not q.scare:
            _without_cue(paragraph, shelf, q, before)
    return [u for u in shelf.out if u.content]


def _holder(shelf: _Shelf, q: Quotation) -> int | None:
    """The innermost utterance whose content the quotation shares."""
    found = shelf.out
    sharing = [n for n in shelf.near(q, 1, 1) if any(p.overlaps(q.span) for p in found[n].content)]
    return max(sharing, key=lambda n: _cue_start(found[n]) if found[n].form == "verb" else -1, default=None)


def _neighbour(shelf: _Shelf, q: Quotation) -> int | None:
    """The nearest cue before or behind the quotation that can take one."""
    able = [n for n in shelf.near(q, 1, 1) if _takes_quote(shelf.out[n])]
    gaps = [(gap, n) for n in able if (gap := _gap(shelf.out[n], q)) is not None]
    return min(gaps)[1] if gaps else None


def _takes_quote(u: Utterance) -> bool:
    return bool(u.cue) and (
        u.form in ("turn", "phrase", "headline", "noun")
        or u.lemma in NAMING
        or (takes(u.lemma, "c") and kind_of(u.lemma) in ("speech", "thought"))
    )


def _gap(u: Utterance, q: Quotation) -> int | None:
    """Characters between; None where a sentence's end or too much stands between them."""
    region, sentence = _region(u), u.sentence.span
    if region.start >= q.end - 1:
        gap = region.start - q.end
        return gap if gap <= NEAR or (sentence.start < q.end and gap <= REACH) else None
    if region.end <= q.start:
        gap = q.start - region.end
        inside = q.start < sentence.end
        return gap if (inside and gap <= REACH) or gap <= NEAR else None
    return None


def _without_cue(paragraph: Paragraph, shelf: _Shelf, q: Quotation, before: Utterance | None) -> None:
    """A quotation that follows its speaker's words goes on with them; one that opens a paragraph takes up the last
    speaker's."""
    out = shelf.out
    earlier = [n for n in shelf.near(q, BACK, 0) if out[n].content and _ends(out[n]) <= q.start and _can_go_on(out[n])]
    last = max(earlier, key=lambda n: _ends(out[n]), default=None)
    if last is not None and out[last].quoted and len(out[last].content) < FAR:
        out[last] = out[last].saying((*out[last].content, q.span), quoted=True)
        return
    leads = q.start - paragraph.passage.span.start <= NEAR
    speaker = out[last] if last is not None else before if leads else None
    known = speaker is not None and (_can_go_on(speaker) or (q.continues and speaker.quoted))
    if known or _whole(paragraph, q):
        shelf.add(_quote(paragraph, q, speaker if known else None), q.start)


def _whole(paragraph: Paragraph, q: Quotation) -> bool:
    """Words that somebody can have said by themselves: a clause with its verb, beginning its paragraph or sentence.
    Names and titles are none."""
    base = paragraph.passage.span.start
    inside = paragraph.doc.within(q.inner.start - base, q.inner.end - base)
    words = [t for t in inside or () if t.is_alpha]
    if sum(t.text[:1].isupper() for t in words) * 2 > len(words):
        return False
    opens = abs(_sentence_at(paragraph, q.start).span.start - q.start) <= NEAR
    return opens and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in words)


def _can_go_on(u: Utterance) -> bool:
    return bool(u.source) and u.form != "passive" and kind_of(u.lemma) == "speech"


def _ends(u: Utterance) -> int:
    return max(u.hull.end, _region(u).end) if u.cue else u.hull.end


def _quote(paragraph: Paragraph, q: Quotation, speaker: Utterance | None) -> Utterance:
    sentence = _sentence_at(paragraph, q.start)
    if speaker is None:
        return Utterance(sentence, "say", "quote", (), None, (), (q.span,), quoted=True)
    return Utterance(
        speaker.sentence, "say", "quote", speaker.source, speaker.head, (), (q.span,), via=speaker.via, quoted=True
    )


def _sentence_at(paragraph: Paragraph, offset: int) -> Sentence:
    at = bisect_right(paragraph.sentences, offset, key=lambda s: s.span.start) - 1
    return paragraph.sentences[max(0, at)]
