"""Dates that cannot be an event's own: what is done cannot lie after the day of publication, nor what is planned before it.

"Agreed to reopen the border on 1 May" was agreed before that day; "is to meet around Aug. 15" lies in the year that comes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.extract.frames import Frame
from dateline.model import Time
from dateline.normalize.when import TimePhrase

_TERMS = ("from", "by", "until", "till", "within", "through")  # when it takes force or runs out
_FAMILIES = ("diplomacy", "manoeuvres")
_YEAR = re.compile(r"\d{4}|last|past|ago")
_ABROAD = timedelta(days=1)  # it may be tomorrow already where it happens


def keep_to_time(frames: Sequence[Frame], published: str | None) -> None:
    """Drop or move the times of frames of diplomacy that `published` rules out. Without a day of publication nothing is done."""
    if not published or len(published) < 10:
        return
    today = date.fromisoformat(published[:10])
    for frame in frames:
        if frame.kind.family not in _FAMILIES:
            continue
        if frame.realis == "actual":
            frame.times = [t for t in frame.times if not _after(t.value, today) and not _term(frame, t)]
        elif frame.realis in ("planned", "possible"):
            frame.times = [_to_come(t, today, _words(frame, t)) for t in frame.times]


def _after(value: Time, today: date) -> bool:
    start = _day(value.start)
    return start is not None and start > today + _ABROAD


def _term(frame: Frame, time: TimePhrase) -> bool:
    return frame.kind.name in ("agreement", "offer", "request") and time.relation in _TERMS


def _words(frame: Frame, time: TimePhrase) -> str:
    sentence = frame.phrases.sentence
    return str(sentence.tokens.text[time.start - sentence.span.start : time.end - sentence.span.start])


def _to_come(time: TimePhrase, today: date, words: str) -> TimePhrase:
    """A day or month without a year, found in the past, is that of the year ahead."""
    start, end = _day(time.value.start), _day(time.value.end)
    if start is None or end is None or end > today - _ABROAD * 2 or time.value.weekday is not None or time.kind != "absolute":
        return time
    if time.value.precision not in ("day", "month") or _YEAR.search(words) or (today - start).days > 366:
        return time
    return replace(time, value=_next_year(time.value))


def _next_year(value: Time) -> Time:
    def move(text: str | None) -> str | None:
        return f"{int(text[:4]) + 1}{text[4:]}" if text and not text.endswith("02-29") else text

    return value.model_copy(update={"edtf": move(value.edtf), "start": move(value.start), "end": move(value.end)})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text and len(text) >= 10 else None
