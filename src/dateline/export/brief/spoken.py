"""Statements: who said what, in what capacity, through whom; and what is wrong with the texts."""

from collections.abc import Iterator, Sequence

from dateline.export.brief.cited import Cited
from dateline.export.brief.parts import Paragraph, Section, Sentence
from dateline.model import Quoted, Span
from dateline.reconcile.names import fold
from dateline.record import wording

LONGEST = 320  # characters of a quotation; the whole stands in the report
PRONOUNS = frozenset({"he", "she", "they", "it"})


def statements(quoted: Sequence[Quoted], cited: Cited) -> Iterator[Section]:
    """In order of publication; what several reports carry in the same words is told once."""
    groups: dict[tuple[str, str], list[Quoted]] = {}
    for one in quoted:
        groups.setdefault((fold(_speaker(one)), fold(_words(one, cited))), []).append(one)
    items = [
        cited.say(_said(group[0], cited), [q.report for q in group])
        for group in groups.values()
        if group[0].report in cited.reports
    ]
    if items:
        yield Section(title="Statements", paragraphs=tuple(Paragraph(sentences=(s,), listed=True) for s in items))


def _said(one: Quoted, cited: Cited) -> str:
    """ "Choe Son Hui (Vice Foreign Minister, North Korea Foreign Ministry), via KCNA: "..."."""
    by, words = one.statement.by, _words(one, cited)
    about = ", ".join(p for p in (by.role, by.org if by.org != _speaker(one) else None) if p)
    via = f", via {wording.listing(list(by.via))}" if by.via else ""
    mark = words.strip("\"“”'‘’ ") if one.statement.direct else words
    content = f"“{mark}”" if one.statement.direct else mark
    if one.statement.lost and not by.speaker:
        return f"Somebody whom the text does not name{via}: {content}"
    if one.statement.lost:
        return f"Somebody whom the text calls only “{_speaker(one)}”, the name being lost{via}: {content}"
    nature = {"fact": "", "analysis": " (as analysis)", "forecast": " (as a forecast)"}[one.statement.nature]
    said = f"{_speaker(one)}{f' ({about})' if about else ''}{via}{nature}: {content}"
    return said[:1].upper() + said[1:]


def _speaker(one: Quoted) -> str:
    by = one.statement.by
    if by.speaker and fold(by.speaker) in PRONOUNS and by.org:
        return by.org
    return by.speaker or by.org or by.actor or "somebody not named"


def _words(one: Quoted, cited: Cited) -> str:
    report = cited.reports.get(one.report)
    text = " ".join(one.statement.content.of(report.text).split()) if report else ""
    return shortened(text)


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " ..."


def cautions(cited: Cited) -> Iterator[Section]:
    """What the texts themselves leave open: cut sentences, lost speakers, words that are no part of the report."""
    items = [item for key in cited.in_order() if key in cited.readings for item in _cautions(key, cited)]
    if items:
        yield Section(title="About the texts", paragraphs=tuple(Paragraph(sentences=(s,), listed=True) for s in items))


def _cautions(key: str, cited: Cited) -> Iterator[Sentence]:
    report, reading = cited.reports[key], cited.readings[key]
    for passage in reading.passages:
        words = " ".join(passage.span.of(report.text).split())
        if passage.cut:
            yield cited.say(f"The text breaks off in mid-sentence: “... {_tail(words)}”", [key])
        if passage.lost:
            yield cited.say(f"The speaker's name is lost in the paragraph “{_head(words)}”", [key])
    aside = [p.span for p in reading.passages if p.role in ("boilerplate", "related")]
    if aside:
        shown = "; ".join(f"“{_head(' '.join(s.of(report.text).split()))}”" for s in aside[:3])
        yield cited.say(f"Left aside as no part of the report: {shown}{_more(aside)}", [key])
    for note in dict.fromkeys((*reading.notes, *report.notes)):
        yield cited.say(note[:1].upper() + note[1:], [key])


def _more(aside: Sequence[Span]) -> str:
    return f" and {len(aside) - 3} more" if len(aside) > 3 else ""


def _head(words: str) -> str:
    return words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0] + " ..."


def _tail(words: str) -> str:
    return words if len(words) <= 60 else words[-60:].split(" ", 1)[-1]
