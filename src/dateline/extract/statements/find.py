"""All attributions of a document, by what introduces them."""

import re

from dateline.extract.statements.blocks import block_of
from dateline.extract.statements.headlines import by_headline
from dateline.extract.statements.light import by_light_verbs
from dateline.extract.statements.order import by_order
from dateline.extract.statements.phrases import by_phrases
from dateline.extract.statements.quotes import outside, with_quotes
from dateline.extract.statements.turns import by_turns
from dateline.extract.statements.utterance import Utterance
from dateline.extract.statements.verbs import by_verbs
from dateline.model import Span
from dateline.reading.document import Document, Paragraph
from dateline.reading.quotations import Quotation, quotations

DATELINE = re.compile(
    r"(\([A-Z ]{4,12}\) )?[A-Z][A-Z .,/'-]{2,40}[^a-z\n]?[^\n]{0,50}?(?:--|[-–—])\s+"  # SEOUL, May 9 (Agency) --
    r"|\([A-Z ]{4,12}\)\s+"  # (FLASH)
    r"|\d{1,2}[:.]\d\d\s+(?=[^ap])"  # 14:30, in running reports
)
UNREAD = frozenset({"related", "boilerplate"})


def utterances(document: Document) -> tuple[Utterance, ...]:
    """In the order of the text. Passages that belong to other stories or to the page are left out."""
    paragraphs = [p for p in document.paragraphs if p.passage.role not in UNREAD and p.sentences]
    quotes = quotations(document.report.text, [p.passage.span for p in paragraphs])
    out: list[Utterance] = []
    at = 0
    last: Utterance | None = None
    block = block_of(paragraphs)
    for paragraph in paragraphs:
        own: list[Quotation] = []
        while at < len(quotes) and quotes[at].start < paragraph.passage.span.end:
            own.append(quotes[at])
            at += 1
        found = with_quotes(paragraph, outside(_in(paragraph), own), own, last)
        found.sort(key=lambda u: (u.content[0].start, u.hull.end))
        out += found
        spoken = [u for u in found if u.source]
        last = spoken[-1] if spoken else None
    if block is not None:
        out.append(block)
    return tuple(out)


def _in(paragraph: Paragraph) -> list[Utterance]:
    if paragraph.passage.role == "headline":
        framed = list(by_headline(paragraph))
        if framed:
            return framed
    found = list(by_turns(paragraph))
    for sentence in paragraph.sentences:
        parsed = [*by_verbs(sentence), *by_light_verbs(sentence), *by_phrases(sentence)]
        ordered = list(by_order(sentence, parsed))
        told = {t.i for u in ordered for t in u.cue}
        found += [u for u in parsed if u.source or not told & {t.i for t in u.cue}] + ordered
    return [_after_dateline(paragraph, u) for u in found]


def _after_dateline(paragraph: Paragraph, u: Utterance) -> Utterance:
    """Without "SEOUL, May 9 (Reuters) --" where what is said opens its paragraph."""
    base = paragraph.passage.span.start
    mark = DATELINE.match(paragraph.doc.text)
    if mark is None or not u.content or u.content[0].start >= base + mark.end():
        return u
    first = Span(start=base + mark.end(), end=u.content[0].end)
    return u.saying([*([first] if first.end > first.start else []), *u.content[1:]])
