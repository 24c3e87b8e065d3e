"""Events told to place another in time: "fired on Saturday, three days after talks collapsed" dates the talks as well."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.frames import Frame
from dateline.extract.phrases import Phrases
from dateline.extract.tree import subjects
from dateline.model import Time
from dateline.normalize.when import TimePhrase, between, resolve

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_UNITS = ("D", "W", "M", "Y")
_LOOSE = ("W", "M", "Y")  # "more than ten days" may be a month
_SAID = {
    **dict.fromkeys(("more", "over", "least"), "MORE_THAN"),
    **dict.fromkeys(("less", "under", "nearly", "almost", "most", "barely"), "LESS_THAN"),
    **dict.fromkeys(("about", "around", "roughly", "approximately", "some"), "APPROX"),
}
# Units of its own by which a length said so may lie beyond the number given, and by which it may fall short of it.
_REACH = {"MORE_THAN": (1, 0), "LESS_THAN": (0, 1), "APPROX": (1, 1)}
_WITHIN = ("ccomp", "xcomp", "conj")
_ARRIVE = ("come", "follow", "occur", "happen")


def count_back(frames: Sequence[Frame], phrases: Phrases) -> None:
    """Give the events behind "three days after" that length as their time, turned about, to be counted from what came then
    (`counted_from`)."""
    for time in phrases.times:
        link = _link(time, phrases)
        if link is None:
            continue
        told = [f for f in frames if not f.times and any(f.anchor == t for t in _told(link))]
        main = _main(link, phrases)
        others = [f for f in frames if f not in told]
        host = next((f for at in _upwards(main) for f in others if _is_told_by(f, at)), None)
        for frame in told:
            frame.times = [_turned(time, phrases)]
            frame.dates, frame.host = main, host
            frame.news = main.lemma_ in _ARRIVE


def stated_by(frame: Frame) -> Time | None:
    """The day from which such an event is counted, as far as its own sentence states it: that of the frame it dates, or one that
    hangs on the word it dates."""
    own = _days(frame.host.times) if frame.host is not None else []
    main = frame.dates
    beside = [
        t
        for t in _days(frame.phrases.times)
        if t.relation in (None, "on") and (h := frame.phrases.head_of(t)) is not None and main in (h.head, h.head.head)
    ]
    return next((t.value for t in (*own, *beside)), None)


def counted_from(phrase: TimePhrase, since: Time) -> Time:
    """The day that lies so far off, or, of a length said about, the stretch in which it lies."""
    sem = phrase.sem
    shift = sem.shift or 0
    if not sem.approximate or sem.mod not in _REACH:
        return resolve(phrase, since)
    way = 1 if shift > 0 else -1
    more, less = _REACH[sem.mod]
    ends = sorted((shift + way * more, shift - way * less))
    first, last = (resolve(replace(phrase, sem=sem.but(shift=n, grain="D")), since) for n in ends)
    return between(first, last, "week" if sem.unit == "W" else "month") or phrase.value


def _days(times: Sequence[TimePhrase]) -> list[TimePhrase]:
    return [t for t in times if t.states_day]


def _link(time: TimePhrase, phrases: Phrases) -> "Token | None":
    """The "after" or "before" that ends a length of whole days, weeks, months or years; of one said about, it must be said which way."""
    sem = time.sem
    if time.timex_type != "DURATION" or time.kind != "context" or not sem.shift or sem.unit not in _UNITS:
        return None
    if (sem.approximate or time.mod) and (sem.unit not in _LOOSE or not _said(time, phrases)):
        return None
    last = phrases.tokens_of(time)[-1]
    return last if last.lower_ in ("after", "before") else None


def _told(link: "Token") -> Iterator["Token"]:
    """The words behind the link that can tell of an event: its noun or clause, and the clauses reported or joined in it."""
    todo = [link.head] if link.dep_ == "mark" else [c for c in link.children if c.dep_ in ("pobj", "pcomp")]
    while todo:
        token = todo.pop()
        yield token
        todo.extend(c for c in token.children if c.dep_ in _WITHIN)


def _main(link: "Token", phrases: Phrases) -> "Token":
    """What is placed in time: the verb or noun on which the length and its clause hang, with no other time between."""
    times = {t.i for time in phrases.times for t in phrases.tokens_of(time)}
    at = link.head.head if link.dep_ == "mark" else link.head
    while (at.i in times or (at.dep_ == "prep" and at.i + 1 in times)) and at.head != at:
        at = at.head
    return at


def _upwards(main: "Token") -> Iterator["Token"]:
    """The word itself, and the verb that a participle goes with ("Retaliating three days after ..., they shelled ...")."""
    yield main
    while main.dep_ in ("advcl", "acl") and main.tag_ in ("VBG", "VBN"):
        main = main.head
        yield main


def _is_told_by(frame: Frame, main: "Token") -> bool:
    return main in (frame.anchor, frame.head) or frame.head in subjects(main)


def _said(time: TimePhrase, phrases: Phrases) -> str | None:
    """How a length is said about: as more, less or about so much."""
    return next((_SAID[t.lower_] for t in phrases.tokens_of(time) if t.lower_ in _SAID), None)


def _turned(time: TimePhrase, phrases: Phrases) -> TimePhrase:
    """ "three days after" of what came before: three days back."""
    sem = time.sem.but(shift=-(time.sem.shift or 0), type="DATE", length=(), mod=_said(time, phrases))
    return replace(time, sem=sem, timex_type="DATE", relation=None, value=Time(edtf=""), guess=None)
