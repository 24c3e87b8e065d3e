"""Reports to documents: passages, folded text, parses, sentences with true offsets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from dateline.model import Passage, Report
from dateline.reading.document import Document, Paragraph, Sentence
from dateline.reading.fold import fold
from dateline.reading.labels import Labeller
from dateline.reading.language import language_of
from dateline.reading.lost import Gender, lost_paragraphs
from dateline.reading.parser import Parser
from dateline.reading.passages import passages_of
from dateline.reading.recase import casing_of, needs_recasing, recase
from dateline.reading.wire import wire_of

if TYPE_CHECKING:
    from dateline.reading.tokens import Doc

UNPARSED = frozenset({"boilerplate", "dateline"})
STORY = frozenset({"body", "quote"})
REPORTS = 32  # laid out together: their paragraphs go to the parser as one stream
NOBODY: Mapping[str, Gender] = {}
UNTAUGHT = Labeller()


@dataclass(frozen=True)
class _Plan:
    """A report with its passages and the text of each that the parser gets; None for those it does not: boilerplate, datelines,
    all of a report in another language than the parser's."""

    report: Report
    folded: str
    passages: tuple[Passage, ...]
    units: tuple[str | None, ...]


def lay_out(
    report: Report,
    parser: Parser,
    *,
    names: frozenset[str] = frozenset(),
    genders: Mapping[str, Gender] = NOBODY,
    labeller: Labeller = UNTAUGHT,
) -> Document:
    """One report laid out: `lay_out_all` for a single one."""
    return next(lay_out_all([report], parser, names=names, genders=genders, labeller=labeller))


def lay_out_all(
    reports: Iterable[Report],
    parser: Parser,
    *,
    names: frozenset[str] = frozenset(),
    genders: Mapping[str, Gender] = NOBODY,
    labeller: Labeller = UNTAUGHT,
    batch: int = REPORTS,
) -> Iterator[Document]:
    """One document for each report, in order; streamed, `batch` reports held at a time.

    Each document's report has its language set, where it can be told; what is not in the parser's language is not parsed.
    `names` are words known to be names (countries, cities, persons): they keep their capitals in headlines set in Title Case. `genders`
    maps names of known persons, in lower case, to "m" or "f"; `labeller` says what kind of name is which. Neither batch nor neighbours
    change a document.
    """
    waiting = iter(reports)
    while some := list(islice(waiting, batch)):
        plans = [_plan(report, parser, names) for report in some]
        parses = parser.parse([unit for plan in plans for unit in plan.units if unit is not None])
        for plan in plans:
            docs = [parser.empty() if unit is None else next(parses) for unit in plan.units]
            labeller.label(docs)
            yield _document(plan, docs, genders)


def _plan(report: Report, parser: Parser, names: frozenset[str]) -> _Plan:
    folded = fold(report.text)
    passages = passages_of(report)
    report = report.model_copy(update={"language": language_of(folded) or report.language})
    if report.language not in (None, parser.language):
        return _Plan(report, folded, passages, (None,) * len(passages))
    texts = [_flat(report.text, folded, p) for p in passages]
    if any(p.role in ("headline", "related") and needs_recasing(t) for p, t in zip(passages, texts, strict=True)):
        casing = casing_of((t for p, t in zip(passages, texts, strict=True) if p.role in STORY), names)
        texts = [
            recase(t, casing, parser.lexicon) if p.role in ("headline", "related") else t
            for p, t in zip(passages, texts, strict=True)
        ]
    units = tuple(None if p.role in UNPARSED else t for p, t in zip(passages, texts, strict=True))
    return _Plan(report, folded, passages, units)


def _flat(text: str, folded: str, passage: Passage) -> str:
    """A passage for the parser: on one line, and with the dashes that part words kept apart from hyphens that join them."""
    start, end = passage.span.start, passage.span.end
    flat = folded[start:end].replace("\n", " ")
    if "—" not in text[start:end]:
        return flat
    return "".join("—" if text[start + i] == "—" else c for i, c in enumerate(flat))


def _document(plan: _Plan, docs: list["Doc"], genders: Mapping[str, Gender]) -> Document:
    story = [doc if p.role in STORY else None for p, doc in zip(plan.passages, docs, strict=True)]
    heading = next((doc for p, doc in zip(plan.passages, docs, strict=True) if p.role == "headline"), None)
    lost = lost_paragraphs(story, genders, heading)
    paragraphs: list[Paragraph] = []
    count = 0
    for i, (passage, doc) in enumerate(zip(plan.passages, docs, strict=True)):
        marked = passage.model_copy(update={"lost": True}) if i in lost else passage
        sentences = tuple(_sentences(doc, marked, count))
        count += len(sentences)
        paragraphs.append(Paragraph(marked, doc, sentences))
    wire = wire_of(plan.report, plan.passages)
    return Document(plan.report, plan.folded, tuple(paragraphs), wire, plan.report.notes)


def _sentences(doc: "Doc", passage: Passage, first: int) -> Iterator[Sentence]:
    spans = doc.sents if len(doc) else ()
    kept = [span for span in spans if span.text.strip()]
    yield from (Sentence(span, passage.span.start, passage, first + i) for i, span in enumerate(kept))
