"""Statements: who said what, in what capacity, through whom; and what is wrong with the texts."""

import re
from collections.abc import Iterator, Sequence

from dateline.export.brief.cited import Cited
from dateline.export.brief.parts import Paragraph, Section, Sentence
from dateline.model import Quoted, Report, Span
from dateline.reconcile.names import fold
from dateline.record import wording

LONGEST = 320  # characters of a quotation; the whole stands in the report
FEWEST = 4  # words of reported speech that say something by themselves; `dateline statements` has the others
PRONOUNS = frozenset({"he", "she", "they", "it"})
NOBODY = frozenset({"spokesperson"})  # the body speaks; who for it is not told
MARKS = re.compile(r"[\"“”]")
LABEL = re.compile(r"[(\[].*[)\]]|.*:")


def statements(quoted: Sequence[Quoted], cited: Cited) -> Iterator[Section]:
    """In order of publication; what several reports carry in the same words is told once."""
    groups: dict[tuple[str, str], list[Quoted]] = {}
    for one in _telling(quoted, cited):
        groups.setdefault((fold(_speaker(one)), fold(_words(one, cited))), []).append(one)
    items = [
        cited.say(_said(group[0], cited), [q.report for q in group])
        for group in groups.values()
        if group[0].report in cited.reports
    ]
    if items:
        yield Section(title="Statements", paragraphs=tuple(Paragraph(sentences=(s,), listed=True) for s in items))


def _telling(quoted: Sequence[Quoted], cited: Cited) -> Iterator[Quoted]:
    """Without scraps, and without what stands whole in another statement of the same speaker."""
    for at, one in enumerate(quoted):
        span, mine = one.statement.content, (one.report, _speaker(one))
        rivals = ((n, q) for n, q in enumerate(quoted) if n != at and (q.report, _speaker(q)) == mine)
        held = any(span.within(q.statement.content) and (span != q.statement.content or n < at) for n, q in rivals)
        if not held and (one.statement.direct or len(_words(one, cited).split()) >= FEWEST):
            yield one


def _said(one: Quoted, cited: Cited) -> str:
    """ "Choe Son Hui (Vice Foreign Minister, North Korea Foreign Ministry), via KCNA: "..."."""
    by, words = one.statement.by, _words(one, cited)
    about = ", ".join(p for p in (by.role, by.org if by.org != _speaker(one) else None) if p)
    via = f", via {wording.listing(list(by.via))}" if by.via else ""
    content = _quoted(words) if one.statement.direct else _evened(words)
    if one.statement.lost and not by.speaker:
        return f"Somebody whom the text does not name{via}: {content}"
    if one.statement.lost:
        return f"Somebody whom the text calls only “{_speaker(one)}”, the name being lost{via}: {content}"
    nature = {"fact": "", "analysis": " (as analysis)", "forecast": " (as a forecast)"}[one.statement.nature]
    if by.org and (not by.speaker or fold(by.speaker) in NOBODY) and not by.role:
        said = f"{wording.with_article(by.org)}{via}{nature}: {content}"
    else:
        said = f"{_speaker(one)}{f' ({about})' if about else ''}{via}{nature}: {content}"
    return said[:1].upper() + said[1:]


def _quoted(words: str) -> str:
    """Words of the speaker's own, in quotation marks; where only some of them are, those keep theirs."""
    inside = words.strip("\"“”'‘’ ")
    return _evened(words) if MARKS.search(inside) else f"“{inside.rstrip(',')}”"


def _evened(words: str) -> str:
    """Reported words up to a quotation mark that has no fellow, or from it on, whichever is more."""
    marks = [m.start() for m in MARKS.finditer(words)]
    if len(marks) % 2 == 0:
        return words
    pieces = (words[: marks[-1]], words[marks[0] + 1 :])
    return max(pieces, key=len).strip(" ,;")


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
    aside = [
        p.span for p in reading.passages if p.role in ("boilerplate", "related") and _worth_telling(p.span, report)
    ]
    if aside:
        shown = "; ".join(f"“{_head(' '.join(s.of(report.text).split()))}”" for s in aside[:3])
        yield cited.say(f"Left aside as no part of the report: {shown}{_more(aside)}", [key])
    for note in dict.fromkeys((*reading.notes, *report.notes)):
        yield cited.say(note[:1].upper() + note[1:], [key])


def _worth_telling(span: Span, report: Report) -> bool:
    """Labels ("REPORTER:", "(2nd LD)"), lone words and the line that gave the date hide nothing from a reader."""
    words = span.of(report.text).strip()
    dates = report.dated_by == "line" and any(c.isdigit() for c in words)
    return len(words.split()) > 1 and not LABEL.fullmatch(words) and not dates


def _more(aside: Sequence[Span]) -> str:
    return f" and {len(aside) - 3} more" if len(aside) > 3 else ""


def _head(words: str) -> str:
    return words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0] + " ..."


def _tail(words: str) -> str:
    return words if len(words) <= 60 else words[-60:].split(" ", 1)[-1]
