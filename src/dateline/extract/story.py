"""The day of the story: what a report tells as done, without a day of its own, was done on the day it speaks of.

"On Wednesday ... told his cabinet that ..." dates the refusal in the next sentence. Only days close to publication are lent; what
"had" happened, is told of a series or stands as a noun in passing keeps its silence. The day of publication itself is never lent:
half the leads without a day tell of the day before, and the record places such events by what others say of them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.extract.entries import Entry, Placed
from dateline.extract.frames import Frame
from dateline.extract.light import SAYING
from dateline.extract.phrases import Phrases
from dateline.extract.tree import climb, is_verb
from dateline.model import Time
from dateline.normalize.when import TimePhrase

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_FRESH = timedelta(days=2)
_DIPLOMACY = (
    "condemnation",
    "threat",
    "rejection",
    "agreement",
    "meeting",
    "offer",
    "request",
    "call",
    "sanction",
    "deployment",
)
_ARMED = ("launch", "nuclear-test", "ground-test", "attack", "interception")
_BEFORE = frozenset(
    "had since earlier previously already long once ago until used never ever again after before".split()
)
_REACH = 6  # sentences
_LEAD = 3  # sentences of the body in which the news is told


def lend_days(entries: Sequence[Entry], found: Sequence[Phrases], published: str | None) -> None:
    """Add the story's day to entries that state none. `found` are the sentences in text order."""
    if not published or len(published) < 10:
        return
    story = _Story(found, date.fromisoformat(published[:10]))
    for entry in entries:
        if entry.realis != "actual" or any(p.day for p in entry.placed):
            continue
        if entry.kind in _ARMED and entry.clocks and not any(len(d) >= 10 for d in entry.dates):
            story.lend_to_hour(entry, entries)
        elif entry.kind in (*_DIPLOMACY, *_ARMED) and not entry.dates:
            story.lend(entry)


class _Story:
    def __init__(self, found: Sequence[Phrases], today: date) -> None:
        self.today = today
        self.days = [_story_day(p, today) for p in found]
        body = [at for at, p in enumerate(found) if p.sentence.passage.role in ("body", "quote")]
        self.reach = _REACH if len({t.value.date for t in self.days if t is not None}) > 1 else len(found)
        self.lead = {at for at, p in enumerate(found) if p.sentence.passage.role == "headline"} | set(body[:_LEAD])

    def lend(self, entry: Entry) -> None:
        for placed in entry.placed:
            at = placed.frame.phrases.at
            if not _told_now(placed, lead=at in self.lead):
                continue
            near = next((day for n in self._reach(placed, at) if (day := self.days[n]) is not None), None)
            if near is not None and _fresh(near.value, self.today):
                placed.day = (near.span, day_of(near.value))
                return

    def lend_to_hour(self, entry: Entry, entries: Sequence[Entry]) -> None:
        """An hour without a day is of the day told last before it, of an armed deed or of the story."""
        first = entry.placed[0]
        start = first.frame.span.start
        told = [
            (p.span.start, p.span, t)
            for e in entries
            if e.kind in _ARMED
            for placed in e.placed
            for p, t in placed.moment.days
        ]
        days = told + [(d.span.start, d.span, d.value) for d in self.days if d is not None]
        near = [d for d in days if d[0] < start and _fresh(d[2], self.today)]
        if near:
            _, span, value = max(near, key=lambda d: d[0])
            first.day = (span, day_of(value))

    def _reach(self, placed: Placed, at: int) -> range:
        """The sentences before; behind a headline those that tell what it does."""
        if placed.frame.phrases.sentence.passage.role == "headline":
            return range(at, min(at + _LEAD, len(self.days)))
        return range(at, max(-1, at - self.reach), -1)


def _told_now(placed: Placed, *, lead: bool) -> bool:
    frame = placed.frame
    verb = _told_by(frame)
    roles = ("body", "quote", "headline") if lead else ("body", "quote")
    if placed.background or placed.vague or frame.trigger.carry or frame.phrases.sentence.passage.role not in roles:
        return False
    if frame.noun and frame.light is None:
        return False
    return _is_news(verb, perfect=lead) and not _aside(verb) and not _timed_apart(frame)


def _told_by(frame: Frame) -> "Token":
    """The verb that dates what is told: of words about what will be done, the verb of saying ("Iran would lift the cap, he said")."""
    if not frame.kind.speech and frame.told == "actual":
        return frame.anchor
    for at in climb(frame.anchor):
        if at != frame.anchor and is_verb(at) and at.lemma_ in SAYING:
            return at
        said = next(
            (
                c
                for c in at.children
                if c.dep_ in ("parataxis", "ccomp", "advcl") and c.lemma_ in SAYING and c != frame.anchor
            ),
            None,
        )
        if said is not None and frame.told != "actual":
            return said
    return frame.anchor


def _is_news(verb: "Token", *, perfect: bool) -> bool:
    """Told in the simple past; at the head of a report also in the perfect, or in a headline's present."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if "to" in helpers or any(c.tag_ == "MD" or c.lower_ in ("nothing", "nobody", "none") for c in verb.children):
        return False
    if perfect and (helpers & {"has", "have", "'s", "'ve"} or verb.tag_ in ("VBZ", "VBP")):
        return True
    if verb.dep_ == "conj" and is_verb(verb.head) and not helpers:
        return verb.tag_ in ("VBD", "VBN") and _is_news(verb.head, perfect=perfect)
    return not helpers & {"has", "have"} and (verb.tag_ == "VBD" or bool(helpers & {"was", "were", "did"}))


def _aside(verb: "Token") -> bool:
    """Whether the act is told in passing: in a relative clause, or as what came before, after or since something else."""
    for at in climb(verb):
        if is_verb(at) and (
            at.dep_ in ("relcl", "acl", "amod", "pcomp")
            or any(c.lower_ in _BEFORE and c.i <= at.i + 4 for c in at.children)
        ):
            return True
    return False


def _timed_apart(frame: Frame) -> bool:
    """Whether the clause has a time of its own that gives no day: "two weeks ago", "in recent months"."""
    times = [
        t
        for t in frame.phrases.times
        if t.timex_type != "DURATION" or t.relation in ("ago", "since", "after", "before")
    ]
    heads = [
        frame.phrases.head_of(t) for t in times if t.value.date is None or t.relation not in (None, "on", "at", "in")
    ]
    return any(at == frame.anchor for h in heads if h is not None for at in climb(h))


def _story_day(phrases: Phrases, today: date) -> TimePhrase | None:
    """The day on which the sentence's main verb, or a verb of saying, happened; of what had happened before only a day too old to be
    lent, past which nothing is."""
    for time in phrases.times:
        head = phrases.head_of(time)
        if head is None or time.relation not in (None, "on", "at", "in") or time.kind == "context":
            continue
        verb = next((t for t in climb(head) if is_verb(t)), None)
        if verb is None or len(time.value.date or "") != 10 or (_earlier(verb) and _fresh(time.value, today)):
            continue
        if verb.dep_ == "ROOT" or verb.lemma_ in SAYING or _reported(verb):
            return time
    return None


def _earlier(verb: "Token") -> bool:
    return any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)


def _reported(verb: "Token") -> bool:
    """ "..., the agency reports": the main clause stands before its verb of saying."""
    return verb.dep_ == "ccomp" and verb.i < verb.head.i and verb.head.dep_ == "ROOT" and verb.head.lemma_ in SAYING


def _fresh(value: Time, today: date) -> bool:
    day = value.date
    if day is None or len(day) != 10:
        return False
    return timedelta(0) <= today - date.fromisoformat(day) <= _FRESH


def day_of(value: Time) -> Time:
    """The day of a time alone: an hour told of one act is not that of another."""
    return value if value.clock is None and value.precision == "day" else _day((value.date or "")[:10])


def _day(day: str) -> Time:
    return Time(edtf=day, start=day, end=(date.fromisoformat(day) + timedelta(days=1)).isoformat(), precision="day")
