"""Dates that cannot be an event's own: what is done cannot lie after the day of publication, nor what is planned before it.

"Agreed to reopen the border on 1 May" was agreed before that day; "is to meet around Aug. 15" lies in the year that comes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.extract.frames import Frame
from dateline.extract.light import SAYING
from dateline.extract.tree import climb
from dateline.model import Time
from dateline.normalize.when import TimePhrase

_TERMS = ("from", "by", "until", "till", "within", "through", "as of")  # when it takes force or runs out
_PAST = {"was", "were", "had", "did"}
_HELD = ("meeting", "call", "exercise")
_FAMILIES = ("diplomacy", "manoeuvres")
_YEAR = re.compile(r"\d{4}|last|past|ago")
_JUST_PAST = timedelta(days=31)  # a day so near is the one that was
_ABROAD = timedelta(days=1)  # it may be tomorrow already where it happens


def keep_to_time(frames: Sequence[Frame], published: str | None) -> None:
    """Drop or move the times of frames of diplomacy that `published` rules out. Without a day of publication nothing is done."""
    if not published or len(published) < 10:
        return
    today = date.fromisoformat(published[:10])
    for frame in frames:
        if frame.kind.family not in _FAMILIES:
            continue
        if frame.kind.name in _HELD:
            _turn_ahead(frame, today)
        if frame.realis == "actual":
            frame.times = [t for t in frame.times if not _after(t.value, today) and not _term(frame, t)]
        elif frame.realis in ("planned", "possible"):
            frame.times = [
                t if frame.phrases.is_weekday(t) else _to_come(t, today, frame.phrases.words_of(t)) for t in frame.times
            ]


def _turn_ahead(frame: Frame, today: date) -> None:
    """A weekday said of what is to be held is the next one; a gathering with a day to come is planned."""
    if _is_told_ahead(frame):
        frame.times = [_next_weekday(t, today, frame) for t in frame.times]
    if frame.realis == "actual" and _lies_ahead(frame, today):
        frame.realis = "planned"


def _is_told_ahead(frame: Frame) -> bool:
    """Told as planned, or in the present tense of the running text ("he meets her on Monday"), with no helper in the past above it."""
    if frame.phrases.sentence.passage.role not in ("body", "quote"):
        return False
    present = not frame.noun and frame.realis == "actual" and frame.head.tag_ in ("VBZ", "VBP")
    above = [v for v in climb(frame.anchor) if v == frame.anchor or v.lemma_ not in SAYING]
    helpers = {c.lower_ for v in above for c in v.children if c.dep_ in ("aux", "auxpass")}
    return (present or frame.realis == "planned") and not _PAST & (helpers | {v.lower_ for v in above})


def _next_weekday(time: TimePhrase, today: date, frame: Frame) -> TimePhrase:
    start = _day(time.value.start)
    bare = frame.phrases.is_weekday(time) and not _YEAR.search(frame.phrases.words_of(time))
    if not bare or time.value.precision != "day" or start is None or start >= today - _ABROAD:
        return time
    days = timedelta(days=7) if today - start < timedelta(days=7) else timedelta(0)

    def move(text: str | None) -> str | None:
        return (date.fromisoformat(text[:10]) + days).isoformat() + text[10:] if text and len(text) >= 10 else text

    value = time.value
    return replace(
        time,
        value=value.model_copy(update={"edtf": move(value.edtf), "start": move(value.start), "end": move(value.end)}),
    )


def _lies_ahead(frame: Frame, today: date) -> bool:
    """A gathering told by a noun or in the present tense with a day that is yet to come: "the summit on May 4", "meets him on Friday"."""
    told = frame.anchor.tag_ in ("VBZ", "VBP") or frame.noun
    return told and any(_after(t.value, today) for t in frame.times)


def _after(value: Time, today: date) -> bool:
    start = _day(value.start)
    return start is not None and start > today + _ABROAD


def _term(frame: Frame, time: TimePhrase) -> bool:
    """A day from which or by which it holds; not that of a noun behind the preposition ("by the June 3 accord")."""
    head = frame.phrases.head_of(time)
    named = head is not None and head.dep_ in ("compound", "nmod", "nummod", "poss", "amod")
    return frame.kind.name in ("agreement", "offer", "request", "rejection") and time.relation in _TERMS and not named


def _to_come(time: TimePhrase, today: date, words: str) -> TimePhrase:
    """A day or month without a year, found in the past, is that of the year ahead."""
    start, end = _day(time.value.start), _day(time.value.end)
    if start is None or end is None or end > today - _ABROAD * 2 or time.kind != "absolute":
        return time
    if time.value.precision == "day" and today - start < _JUST_PAST:
        return time
    if time.value.precision not in ("day", "month") or _YEAR.search(words) or (today - start).days > 366:
        return time
    last = _next_year(time.end_value) if time.end_value is not None else None
    return replace(time, value=_next_year(time.value), end_value=last)


def _next_year(value: Time) -> Time:
    def move(text: str | None) -> str | None:
        return f"{int(text[:4]) + 1}{text[4:]}" if text and not text.endswith("02-29") else text

    return value.model_copy(update={"edtf": move(value.edtf), "start": move(value.start), "end": move(value.end)})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text and len(text) >= 10 else None
