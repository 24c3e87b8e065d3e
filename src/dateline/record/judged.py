"""Judgements as they are listed: all of them, with what became of each, in words."""

from collections.abc import Iterable, Sequence
from typing import Literal

from dateline.model import Decided, Frozen, Judgement
from dateline.reconcile.judgements import in_turn, undone
from dateline.record import wording
from dateline.record.glossary import Glossary
from dateline.record.ratings import grade_of
from dateline.record.store import Store

SHORT = 8  # digits of a report's key in a mention's address, as `show` prints it


class Verdict(Frozen):
    """`standing` is that of the record ("stands", "overruled", "waiting"), "undone", or "takes back" for an undo that has effect."""

    judgement: Judgement
    standing: Literal["stands", "overruled", "waiting", "undone", "takes back"]
    by: str | None = None
    events: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        if self.standing == "waiting":
            return "waits: what it is about is not here"
        if self.standing == "takes back":
            return "stands"
        return f"{self.standing} by {self.by}" if self.by else self.standing

    def said(self, glossary: Glossary) -> str:
        return said(self.judgement, glossary)


def verdicts(store: Store) -> list[Verdict]:
    """Every judgement of the log, oldest first."""
    return verdicts_on(store.judgements(), store.decisions())


def verdicts_on(made: Sequence[Judgement], decided: Iterable[Decided]) -> list[Verdict]:
    """The same, of judgements with what the record made of them."""
    outcome = {d.judgement.id: d for d in decided}
    gone = undone(made)
    return [_verdict(j, outcome.get(j.id), gone.get(j.id)) for j in in_turn(made)]


def _verdict(judgement: Judgement, outcome: Decided | None, by: str | None) -> Verdict:
    if outcome is not None:
        return Verdict(judgement=judgement, standing=outcome.standing, by=outcome.by, events=outcome.events)
    return Verdict(judgement=judgement, standing="undone" if by else "takes back", by=by)


def said(judgement: Judgement, glossary: Glossary) -> str:
    """ "value: count of prk-2019-09-10-launch-3f2a is 2"."""
    names = list(judgement.subjects) if judgement.action == "reliability" else [short(s) for s in judgement.subjects]
    if judgement.action == "same":
        return f"same: {wording.listing(names)} are one event"
    if judgement.action == "split":
        return f"split: {wording.listing(names)} {'is' if len(names) == 1 else 'are'} another event than the rest"
    if judgement.action == "reject":
        return f"reject: {wording.listing(names)} {'is no event' if '#' not in names[0] else 'speaks of no event'}"
    if judgement.action == "undo":
        return f"undo: judgement {wording.listing(names)} is taken back"
    if judgement.action == "reliability":
        return f"reliability: {wording.listing(names)} is {grade_of(judgement)}"
    value = wording.value(judgement.value, glossary) if judgement.value else "?"
    return f"value: {judgement.attribute} of {wording.listing(names)} is {value}"


def short(subject: str) -> str:
    report, mark, entry = subject.partition("#")
    return f"{report[:SHORT]}#{entry}" if mark else subject
