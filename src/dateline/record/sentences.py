"""The sentence a value stands on, out of the stored text."""

import re

from dateline.model import Reading, Span

PARAGRAPH = "\n\n"
# an end of a sentence: a stop, perhaps a closing quote, then a space and a capital, a digit or an opening quote
STOP = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")


def sentence(text: str, span: Span, reading: Reading | None = None) -> Span:
    """The sentence round a span: as the reading parsed it where it mentions an event, else by its punctuation."""
    parsed = [m.sentence for m in reading.mentions if span.within(m.sentence)] if reading else []
    return min(parsed, key=lambda s: s.end - s.start) if parsed else _by_stops(text, span)


def _by_stops(text: str, span: Span) -> Span:
    low = text.rfind(PARAGRAPH, 0, span.start)
    low = 0 if low < 0 else low + len(PARAGRAPH)
    high = text.find(PARAGRAPH, span.end)
    high = len(text) if high < 0 else high
    stops = [m.end() for m in STOP.finditer(text, low, high)]
    start = max((s for s in stops if s <= span.start), default=low)
    end = min((s for s in stops if s >= span.end), default=high)
    return Span(start=start, end=start + len(text[start:end].rstrip()))


def marked(text: str, span: Span, reading: Reading | None = None, *, mark: bool = True) -> str:
    """The sentence round a span on one line, with `>>` and `<<` about the span."""
    whole = sentence(text, span, reading)
    inner = f">>{span.of(text)}<<" if mark else span.of(text)
    return " ".join(f"{text[whole.start : span.start]}{inner}{text[span.end : whole.end]}".split())
