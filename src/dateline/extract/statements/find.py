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
    """In the order of the text, a statement given whole first. Passages that belong to other stories or to the page
    are left out."""
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
    return (block, *out) if block is not None else tuple(out)


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
    return _after_dateline(paragraph, found)


def _after_dateline(paragraph: Paragraph, found: list[Utterance]) -> list[Utterance]:
    """Without "SEOUL, May 9 (Reuters) --" where what is said opens its paragraph."""
    mark = DATELINE.match(paragraph.doc.text) if found else None
    end = paragraph.passage.span.start + mark.end() if mark is not None else 0
    return [_cut(u, end) if u.content and u.content[0].start < end else u for u in found]


def _cut(u: Utterance, end: int) -> Utterance:
    first = [Span(start=end, end=u.content[0].end)] if u.content[0].end > end else []
    return u.saying([*first, *u.content[1:]])
