"""The day of the story: what a report tells as done, without a day of its own, was done on the day it speaks of.

"On Wednesday ... told his cabinet that ..." dates the refusal in the next sentence. Only days close to publication are lent, and
only to verbs told in the simple past or perfect; what "had" happened, or stands as a noun, keeps its silence."""

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.extract.entries import Entry, Placed
from dateline.extract.light import SAYING
from dateline.extract.phrases import Phrases
from dateline.extract.tree import climb, is_verb
from dateline.model import Time
from dateline.normalize.when import TimePhrase

_FRESH = timedelta(days=2)
_KINDS = ("condemnation", "threat", "rejection", "agreement", "meeting", "offer", "request", "sanction", "call", "deployment")
_BEFORE = {"had", "since", "earlier", "previously", "already", "long", "once", "ago"}
_REACH = 6  # sentences
_LEAD = 3  # a headline tells what the first sentences do


def lend_days(entries: Sequence[Entry], found: Sequence[Phrases], published: str | None) -> None:
    """Add the story's day to entries of diplomacy that state none. `found` are the sentences in text order."""
    if not published or len(published) < 10:
        return
    today = date.fromisoformat(published[:10])
    days = [_story_day(p, today) for p in found]
    order = {id(p): at for at, p in enumerate(found)}
    for entry in entries:
        if entry.kind in _KINDS and entry.realis == "actual" and not entry.dates:
            _lend(entry, days, order)


def _lend(entry: Entry, days: Sequence[TimePhrase | None], order: dict[int, int]) -> None:
    for placed in entry.placed:
        at = order.get(id(placed.frame.phrases))
        if at is None or not _told_now(placed):
            continue
        headed = placed.frame.phrases.sentence.passage.role == "headline"
        reach = range(at, at + _LEAD) if headed else range(at, max(-1, at - _REACH), -1)
        near = next((days[n] for n in reach if n < len(days) and days[n] is not None), None)
        if near is not None:
            placed.day = (near, _day_of(near.value))
            return


def _told_now(placed: Placed) -> bool:
    frame = placed.frame
    if placed.background or frame.noun or frame.phrases.sentence.passage.role not in ("body", "quote", "headline"):
        return False
    return not any(c.lower_ in _BEFORE for v in climb(frame.head) if is_verb(v) for c in v.children)


def _story_day(phrases: Phrases, today: date) -> TimePhrase | None:
    """The day on which the sentence's main verb, or a verb of saying, happened."""
    for time in phrases.times:
        head = phrases.head_of(time)
        if head is None or time.relation not in (None, "on", "at", "in") or time.kind == "context":
            continue
        verb = next((t for t in climb(head) if is_verb(t)), None)
        if _fresh(time.value, today) and verb is not None and (verb.dep_ == "ROOT" or verb.lemma_ in SAYING):
            return time
    return None


def _fresh(value: Time, today: date) -> bool:
    day = value.date
    if day is None or len(day) != 10:
        return False
    return timedelta(0) <= today - date.fromisoformat(day) <= _FRESH


def _day_of(value: Time) -> Time:
    """The day alone: an hour told of one act is not that of another."""
    if value.clock is None:
        return value
    day = (value.date or "")[:10]
    after = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return value.model_copy(update={"edtf": day, "start": day, "end": after, "precision": "day"})
