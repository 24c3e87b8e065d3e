"""A person's decision taken down: what it is about is found in the record as it stands, and written to the log with
where it stands in the reports' words, so that it holds for readings yet to come.

Nothing is written where the decision is about something that is not there or changes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Anchor, Judgement, Term, Value
from dateline.model.judgement import RELIABILITY, Action
from dateline.reconcile.anchors import anchor_of
from dateline.reconcile.entries import Entry, entries_of
from dateline.reconcile.ids import LONG, event_id, founder
from dateline.reconcile.judgements import undone
from dateline.reconcile.names import fold
from dateline.record.lookup import outlets_here, told
from dateline.record.ratings import GRADES, Ratings
from dateline.record.store import Store
from dateline.record.view import EventView

NAMED = 5  # candidates named where a beginning is not enough
TRIES = 20


class JudgementError(Exception):
    """A decision that cannot be taken; the text says what was got and what to do."""


@dataclass(frozen=True)
class Author:
    name: str
    reason: str = ""


@dataclass(frozen=True)
class Subject:
    """What a decision is about: an event, or one mention of it (`entry` is its address)."""

    event: EventView
    members: tuple[Entry, ...]
    entry: str | None = None

    @property
    def name(self) -> str:
        return self.entry or self.event.id

    @property
    def anchored(self) -> tuple[Entry, ...]:
        return tuple(e for e in self.members if self.entry in (None, e.address))


class Judge:
    """Takes decisions on a store, at the time of its clock."""

    def __init__(self, store: Store, author: Author) -> None:
        self._store, self._author = store, author
        self._kinds = store.glossary().kinds

    def same(self, names: Sequence[str]) -> Judgement:
        found = [self.subject(n) for n in names]
        if len({s.event.id for s in found}) < 2:
            raise JudgementError(f"all of these are one event already ({found[0].event.id}); give two events or more")
        return self._write("same", found)

    def split(self, names: Sequence[str]) -> Judgement:
        found = [self.subject(n) for n in names]
        if whole := next((s for s in found if s.entry is None), None):
            raise JudgementError(
                f"{whole.event.id} is an event; give mentions of one, as `dateline show {whole.event.id}` prints them"
            )
        event = found[0].event
        if strange := next((s for s in found if s.event.id != event.id), None):
            raise JudgementError(
                f"{strange.entry} belongs to {strange.event.id}, not to {event.id}; split one event at a time"
            )
        off = {s.entry for s in found}
        rest = [e for e in found[0].members if e.address not in off]
        if not rest:
            raise JudgementError(f"these are all mentions of {event.id}; leave one at least")
        return self._write("split", found, apart=self._anchors(rest))

    def reject(self, name: str) -> Judgement:
        return self._write("reject", [self.subject(name)])

    def value(self, name: str, attribute: str, value: Value) -> Judgement:
        return self._write("value", [self.subject(name)], attribute=attribute, value=value)

    def reliability(self, outlet: str, grade: str) -> Judgement:
        """`outlet` is the name of one whose reports are here, in whatever case."""
        letter = grade.strip().upper()
        if len(letter) != 1 or letter not in GRADES:
            raise JudgementError(
                f"got the grade {grade!r}; expected a letter from A (reliable) to F (cannot be judged)"
            )
        names = sorted(self._store.asked(outlets_here))
        name = outlet if outlet in names else next((n for n in names if fold(n) == fold(outlet)), None)
        if name is None:
            raise JudgementError(f"no report here is of an outlet {outlet!r}; `dateline sources` has their names")
        known = Ratings(judgements=self._store.judgements())
        if (before := known.judged(name)) and known.of(name) == letter:
            raise JudgementError(f"{name} is {letter} already, by judgement {before.id}")
        return self._log(RELIABILITY, (name,), value=Term(vocabulary=RELIABILITY, term=letter, phrase=letter))

    def undo(self, number: str) -> Judgement:
        made = {j.id: j for j in self._store.judgements()}
        if number not in made:
            raise JudgementError(f"no judgement {number!r}; `dateline judge list` has their numbers")
        if by := undone(made.values()).get(number):
            raise JudgementError(f"judgement {number} is undone already, by {by}; undo that to have it again")
        return self._log("undo", (number,))

    def subject(self, name: str) -> Subject:
        """The event, or the mention and its event, of an id or address or of its unique beginning."""
        if "#" not in name:
            try:
                view = self._store.event(name)
            except KeyError as error:
                raise JudgementError(str(error.args[0])) from None
            return Subject(view, self._members(view))
        report, _, entry = name.partition("#")
        held = self._store.membership()
        like = sorted(k for k in held if k[1] == entry and k[0].startswith(report)) if report else []
        if len(like) != 1:
            found = f"several mentions begin so: {', '.join(f'{k}#{e}' for k, e in like[:NAMED])}"
            missing = f"no mention {name!r} in the record; `dateline show EVENT` prints the mentions of an event"
            raise JudgementError(found if like else missing)
        view = self._store.event(held[like[0]])
        return Subject(view, self._members(view), f"{like[0][0]}#{entry}")

    def _members(self, view: EventView) -> tuple[Entry, ...]:
        """The entries of an event, the founding one first."""
        wanted = {f"{m.report}#{m.entry}" for m in view.event.members}
        pairs = self._store.asked(lambda connection: told(connection, view.reports))
        entries = [
            e
            for report, reading in pairs.values()
            if reading
            for e in entries_of(report, reading, self._kinds, {})
            if e.address in wanted
        ]
        first = next((e for e in entries if view.id in (event_id(e), event_id(e, LONG))), None) or founder(entries)
        return (first, *sorted((e for e in entries if e is not first), key=lambda e: e.address))

    def _anchors(self, entries: Iterable[Entry]) -> tuple[Anchor, ...]:
        kept = list(entries)
        pairs = self._store.asked(lambda connection: told(connection, (e.report for e in kept)))
        return tuple(anchor_of(e, pairs[e.report][0].url) for e in kept)

    def _write(self, action: Action, subjects: Sequence[Subject], **rest: object) -> Judgement:
        anchors = tuple(self._anchors(s.anchored) for s in subjects)
        return self._log(action, tuple(s.name for s in subjects), anchors=anchors, **rest)

    def _log(self, action: Action, subjects: tuple[str, ...], **rest: object) -> Judgement:
        """Under the next free number; another writer may be faster."""
        for _ in range(TRIES):
            made = self._store.judgements()
            number = max((int(j.id) for j in made if j.id.isdecimal()), default=0) + 1
            judgement = Judgement.model_validate(
                {
                    "id": str(number),
                    "action": action,
                    "subjects": subjects,
                    "author": self._author.name,
                    "reason": self._author.reason,
                    "at": self._store.now(),
                    **rest,
                }
            )
            if self._store.judge(judgement, judgement.at):
                return judgement
        raise JudgementError("the store is busy with other judgements; try again")
