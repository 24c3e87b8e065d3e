"""Statements: who said what, in what capacity, through whom; and what is wrong with the texts."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby

from dateline.export.brief.cited import Cited
from dateline.export.brief.parts import Paragraph, Sentence
from dateline.model import Quoted, Report, Span
from dateline.reconcile.names import fold
from dateline.record import wording
from dateline.record.abridged import Remarks
from dateline.record.parts import parts

AT_ONCE = 400  # reports whose remarks are fetched together

LONGEST = 320  # characters of a quotation; the whole stands in the report
FEWEST = 4  # words of reported speech that say something by themselves; `dateline statements` has the others
PRONOUNS = frozenset({"he", "she", "they", "it"})
NOBODY = frozenset({"spokesperson"})  # the body speaks; who for it is not told
MARKS = re.compile(r"[\"“”]")
LABEL = re.compile(r"[(\[].*[)\]]|.*:")


def statements(said: Iterable[tuple[Quoted, Report | None]], cited: Cited) -> Iterator[Paragraph]:
    """In order of publication, `said` being so; what several reports carry in the same words is told once."""
    groups: dict[bytes, _Group] = {}
    for key, here in groupby(said, key=lambda one: one[0].report):
        quoted = list(here)
        report = quoted[0][1]
        if report is None or key not in cited.reports:
            continue
        for one in _telling([q for q, _ in quoted], report):
            name = blake2b(
                f"{fold(_speaker(one))}\n{fold(_words(one, report))}".encode("utf-8", "replace"), digest_size=16
            )
            group = groups.get(name.digest())
            if group is None:
                groups[name.digest()] = _Group(_said(one, report), [key])
            else:
                group.reports.append(key)
    for group in groups.values():
        yield Paragraph(sentences=(cited.say(group.text, group.reports),), listed=True)


@dataclass
class _Group:
    """What was said, and the keys of the reports that carry it."""

    text: str
    reports: list[str]


def _telling(quoted: Sequence[Quoted], report: Report) -> Iterator[Quoted]:
    """Those of one report without scraps, and without what stands whole in another statement of the same speaker."""
    for at, one in enumerate(quoted):
        span, speaker = one.statement.content, _speaker(one)
        rivals = ((n, q) for n, q in enumerate(quoted) if n != at and _speaker(q) == speaker)
        held = any(span.within(q.statement.content) and (span != q.statement.content or n < at) for n, q in rivals)
        if not held and (one.statement.direct or len(_words(one, report).split()) >= FEWEST):
            yield one


def _said(one: Quoted, report: Report) -> str:
    """ "Choe Son Hui (Vice Foreign Minister, North Korea Foreign Ministry), via KCNA: "..."."""
    by, words = one.statement.by, _words(one, report)
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


def _words(one: Quoted, report: Report) -> str:
    return shortened(" ".join(one.statement.content.of(report.text).split()))


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " ..."


def cautions(
    remarked: Callable[[list[str]], Mapping[str, tuple[Report, Remarks | None]]], cited: Cited
) -> Iterator[Paragraph]:
    """What the texts themselves leave open: cut sentences, lost speakers, words that are no part of the report. `remarked` gives some
    reports with what their readings remark."""
    for some in parts(cited.in_order(), AT_ONCE):
        found = remarked(some)
        for key in some:
            report, remarks = found[key]
            cited.note(key, remarks)
            if remarks:
                yield from (Paragraph(sentences=(s,), listed=True) for s in _cautions(key, report, remarks, cited))


def _cautions(key: str, report: Report, reading: Remarks, cited: Cited) -> Iterator[Sentence]:
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
