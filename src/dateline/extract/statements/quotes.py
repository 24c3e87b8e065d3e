"""Words in quotation marks and who speaks them: joined to the cue beside them, else to whoever spoke last."""

from collections.abc import Sequence

from dateline.extract.statements.cues import kind_of, takes
from dateline.extract.statements.utterance import Utterance, span_of
from dateline.model import Span
from dateline.reading.document import Paragraph, Sentence
from dateline.reading.quotations import Quotation

NEAR = 3
NAMING = frozenset({"call", "describe", "put", "dub", "term"})
REACH = 90


def outside(utterances: Sequence[Utterance], quotes: Sequence[Quotation]) -> list[Utterance]:
    """Without those whose cue stands inside somebody's quoted words: what the quoted person says of others is the
    quotation's."""
    long = [q for q in quotes if q.depth == 0 and not q.scare]
    return [u for u in utterances if not any(q.start < _cue_start(u) < q.end for q in long)]


def _cue_start(u: Utterance) -> int:
    return u.sentence.start_of(u.cue[0])


def _region(u: Utterance) -> Span:
    """The words that introduce: speaker and cue."""
    words = sorted({*u.source, *u.cue}, key=lambda t: t.i)
    near = [t for t in words if abs(t.i - u.cue[0].i) < 40]
    return span_of(u.sentence, near) or u.sentence.span


def with_quotes(
    paragraph: Paragraph, found: Sequence[Utterance], quotes: Sequence[Quotation], before: Utterance | None
) -> list[Utterance]:
    """The paragraph's utterances, each with the quotations that are its own, and new ones for quotations without a
    cue."""
    out = list(found)
    for q in quotes:
        if q.depth:
            continue
        n = _holder(out, q)
        if n is None and not q.scare:
            n = _neighbour(out, q)
        if n is not None:
            out[n] = out[n].saying((*out[n].content, q.span), quoted=True)
        elif not q.scare:
            _without_cue(paragraph, out, q, before)
    return [u for u in out if u.content]


def _holder(found: Sequence[Utterance], q: Quotation) -> int | None:
    """The innermost utterance whose content the quotation shares."""
    sharing = [n for n, u in enumerate(found) if any(p.overlaps(q.span) for p in u.content)]
    return max(sharing, key=lambda n: _cue_start(found[n]) if found[n].form == "verb" else -1, default=None)


def _neighbour(found: Sequence[Utterance], q: Quotation) -> int | None:
    """The nearest cue before or behind the quotation that can take one."""
    gaps = [(_gap(u, q), n) for n, u in enumerate(found) if _takes_quote(u)]
    gap, n = min((g for g in gaps if g[0] is not None), default=(None, None))
    return n if gap is not None else None


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


def _without_cue(paragraph: Paragraph, out: list[Utterance], q: Quotation, before: Utterance | None) -> None:
    """A quotation that follows its speaker's words goes on with them; one that opens a paragraph takes up the last
    speaker's."""
    earlier = [n for n, u in enumerate(out) if u.content and _ends(u) <= q.start and _can_go_on(u)]
    last = max(earlier, key=lambda n: _ends(out[n]), default=None)
    if last is not None and out[last].quoted:
        out[last] = out[last].saying((*out[last].content, q.span), quoted=True)
        return
    speaker = out[last] if last is not None else before
    if last is None and before is not None and q.continues and before.quoted:
        out.append(_quote(paragraph, q, before))
        return
    leads = q.start - paragraph.passage.span.start <= NEAR
    known = speaker is not None and (last is not None or leads)
    if not known and not _whole(paragraph, q):
        return
    out.append(_quote(paragraph, q, speaker if known and speaker is not None and _can_go_on(speaker) else None))


def _whole(paragraph: Paragraph, q: Quotation) -> bool:
    """Words that somebody can have said by themselves: a clause with its verb, beginning its paragraph or sentence.
    Names and titles are none."""
    base = paragraph.passage.span.start
    words = [t for t in paragraph.doc if q.start <= base + t.idx < q.end and t.is_alpha]
    if sum(t.text[:1].isupper() for t in words) * 2 > len(words):
        return False
    opens = any(abs(s.span.start - q.start) <= NEAR for s in paragraph.sentences)
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
    return next((s for s in paragraph.sentences if offset < s.span.end), paragraph.sentences[-1])
