"""From attributions to statements: what deserves an entry, repeated ones made one."""

from collections.abc import Callable, Sequence

from dateline.extract.statements.credited import Credited, credited
from dateline.extract.statements.cues import LOOSE, kind_of, takes
from dateline.extract.statements.nature import nature_of
from dateline.extract.statements.relay import by_passage, by_sentence, only_passes_on
from dateline.extract.statements.speaker import SPOKEN_FOR, Resolver
from dateline.extract.statements.turns import SPEAKERS
from dateline.extract.statements.utterance import Utterance, span_of
from dateline.extract.statements.words import words
from dateline.model import Source, Span, Statement
from dateline.reading.document import Document

DEEDS = words("deeds")
PRIVATE = words("private")
DECREES = words("decrees")
About = Callable[[Span], tuple[str, ...]]


def deserves_entry(c: Credited) -> bool:
    """Assertions of what is so: wishes, findings of studies, deeds done with words (agreeing, ordering), the
    reporter's own lines and what somebody did not say are attributions but no statements."""
    u = c.utterance
    if not u.asserted or not u.content:
        return False
    if u.form == "turn":
        return u.head is not None and u.head.lower_ not in SPEAKERS
    if u.form in ("headline", "phrase", "quote", "block"):
        return True
    if not u.quoted and (u.lemma in DEEDS | LOOSE or _decrees(u) or _says_nothing(u)):
        return False
    return kind_of(u.lemma) == "speech" or (kind_of(u.lemma) == "thought" and u.lemma not in PRIVATE)


def _decrees(u: Utterance) -> bool:
    """ "declared a moratorium", "announced a ban": a thing brought about, no words."""
    if u.lemma not in DECREES:
        return False
    governed = {k.dep_ for t in u.cue for k in t.children}
    return "dobj" in governed and not governed & {"ccomp", "oprd", "xcomp"}


def _says_nothing(u: Utterance) -> bool:
    """Words that are only a pronoun tell a reader nothing: "denied it", "called it that"; "regretted it" does."""
    if not (takes(u.lemma, "c") or takes(u.lemma, "a")):
        return False
    said = [t for t in u.sentence if t.is_alpha and u.covers(u.sentence.start_of(t))]
    return bool(said) and all(t.pos_ in ("PRON", "DET", "ADP", "SCONJ") for t in said)


def find_statements(
    document: Document,
    resolver: Resolver | None = None,
    about: About | None = None,
    found: Sequence[Credited] | None = None,
) -> tuple[Statement, ...]:
    """The statements of a document; `about` gives the entries of events that a span speaks of, `found` its attributions
    where they have been sought already (`Attributions.found`).

    What one speaker says without another coming between is one statement, at most one in reported speech and one in
    quotation marks a paragraph: a report that goes on for five sentences about one remark is no five remarks.
    """
    all_of_them = credited(document, resolver) if found is None else found
    entries = [c for c in all_of_them if deserves_entry(c)]
    entries = _without_nested(_without_echoes(entries))
    return tuple(_statement(group, n, about) for n, group in enumerate(_grouped(entries)))


def _grouped(entries: Sequence[Credited]) -> list[list[Credited]]:
    out: list[list[Credited]] = []
    last: dict[tuple[object, ...], int] = {}
    for n, c in enumerate(entries):
        who = (c.by.speaker, c.by.org, c.by.actor, c.utterance.quoted)
        at = last.get(who)
        if at is not None and not c.lost and _goes_on(out[at], c, entries[n - 1]):
            out[at].append(c)
        else:
            last[who] = len(out)
            out.append([c])
    return out


def _goes_on(group: Sequence[Credited], c: Credited, before: Credited) -> bool:
    """In the same paragraph, or right behind; a first quotation opens a statement of its own in a later paragraph
    only."""
    same = group[-1].utterance.sentence.passage is c.utterance.sentence.passage
    return same or before is group[-1]


def _without_echoes(entries: Sequence[Credited]) -> list[Credited]:
    """Without a headline's statement that its speaker makes again in the text, and without an agency's words that are
    another's in full."""
    told = by_passage([c for c in entries if c.by.via])
    text = {k for c in entries if not _headline(c) for k in _names(c.by)}
    return [c for c in entries if not (_names(c.by) & text if _headline(c) else _echoes(c, told(c)))]


def _echoes(c: Credited, told: Sequence[Credited]) -> bool:
    name = c.by.org or c.by.speaker
    return only_passes_on(c.utterance, [o.utterance for o in told if o is not c and name in o.by.via])


def _headline(c: Credited) -> bool:
    return c.utterance.sentence.passage.role == "headline"


def _names(by: Source) -> frozenset[str]:
    return frozenset(name for name in (by.speaker if by.speaker != SPOKEN_FOR else None, by.org) if name)


def _same_speaker(a: Source, b: Source) -> bool:
    if a.actor and b.actor and a.actor != b.actor:
        return False
    return a.speaker == b.speaker or (a.org is not None and a.org == b.org)


def _without_nested(entries: Sequence[Credited]) -> list[Credited]:
    """Without what one speaker says of another's words: that is the first one's statement, unless he only passes it on
    or quotes it."""
    holders = by_sentence([c for c in entries if c.utterance.form in ("verb", "phrase", "block")])
    return [c for c in entries if not any(_nested(c, o) for o in holders(c))]


def _nested(c: Credited, holder: Credited) -> bool:
    u, by = c.utterance, holder.by
    if holder is c or not u.cue or u.quoted or u.form != "verb" or _same_speaker(by, c.by):
        return False
    name = by.org or by.speaker
    return name is not None and name not in c.by.via and holder.utterance.covers(u.sentence.start_of(u.cue[0]))


def _statement(group: Sequence[Credited], n: int, about: About | None) -> Statement:
    first = group[0]
    content = Span(start=min(c.utterance.hull.start for c in group), end=max(c.utterance.hull.end for c in group))
    via = tuple(dict.fromkeys(name for c in group for name in c.by.via))
    return Statement(
        id=f"s{n + 1}",
        by=first.by.model_copy(update={"via": via}),
        direct=any(c.utterance.quoted for c in group),
        content=content,
        source=first.by.span,
        cue=span_of(first.utterance.sentence, first.utterance.cue),
        about=about(content) if about is not None else (),
        lost=first.lost,
        nature=nature_of(first.utterance),
    )
