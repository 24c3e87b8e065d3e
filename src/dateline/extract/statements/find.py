"""All attributions of a document, by what introduces them."""

from dateline.extract.statements.headlines import by_headline
from dateline.extract.statements.phrases import by_phrases
from dateline.extract.statements.quotes import outside, with_quotes
from dateline.extract.statements.turns import by_turns
from dateline.extract.statements.utterance import Utterance
from dateline.extract.statements.verbs import by_verbs
from dateline.reading.document import Document, Paragraph
from dateline.reading.quotations import Quotation, quotations

UNREAD = frozenset({"related", "boilerplate"})


def utterances(document: Document) -> tuple[Utterance, ...]:
    """In the order of the text. Passages that belong to other stories or to the page are left out."""
    paragraphs = [p for p in document.paragraphs if p.passage.role not in UNREAD and p.sentences]
    quotes = quotations(document.report.text, [p.passage.span for p in paragraphs])
    out: list[Utterance] = []
    at = 0
    last: Utterance | None = None
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
    return tuple(out)


def _in(paragraph: Paragraph) -> list[Utterance]:
    if paragraph.passage.role == "headline":
        framed = list(by_headline(paragraph))
        if framed:
            return framed
    found = list(by_turns(paragraph))
    for sentence in paragraph.sentences:
        found += by_verbs(sentence)
        found += by_phrases(sentence)
    return found
