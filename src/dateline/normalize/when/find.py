"""find_times: the phrases of a text with their values. Pieces are settled in reading order, so that "the previous day" and
"the same month" can lean on what was told before."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from dateline.model import Time
from dateline.normalize.when import tense as tenses
from dateline.normalize.when.almanac import AGAINST_TENSE, ALWAYS, Cal, Tense, of_date
from dateline.normalize.when.anchor import Anchor
from dateline.normalize.when.grammar import grammar
from dateline.normalize.when.interval import time_of
from dateline.normalize.when.join import join
from dateline.normalize.when.pair import paired
from dateline.normalize.when.phrase import Shift, TimePhrase
from dateline.normalize.when.relation import relation_of, stretch
from dateline.normalize.when.sem import Piece, Sem
from dateline.normalize.when.settle import Refs, settle
from dateline.normalize.when.timex import duration_of, seconds_of, timex_of
from dateline.normalize.when.tokens import Tokens, tokenize
from dateline.normalize.zones import offset_at

TenseOf = Callable[[int], Tense]


@dataclass
class _Told:
    """What the text has told so far."""

    day: Cal = field(default_factory=Cal)
    month: Cal = field(default_factory=Cal)
    quarter: Cal = field(default_factory=Cal)
    clock: Cal = field(default_factory=Cal)

    def keep(self, cal: Cal, sem: Sem) -> None:
        if cal.date is not None:
            self.day = Cal(year=cal.year, month=cal.month, day=cal.day)
        if cal.year and not cal.week:
            self.month = Cal(year=cal.year, month=cal.month)
        if cal.hour is not None:
            self.clock = cal
        if cal.quarter and sem.unit is None:
            self.quarter = cal


def find_timexes(text: str, anchor: Anchor, *, base: int = 0, tense: TenseOf | None = None) -> list[TimePhrase]:
    """Phrases with ranges still in two, as TIMEX3 has them. Offsets are `base` + index. Never raises."""
    tokens = tokenize(text, grammar().alphabet)
    pieces, _ = grammar().scan(tokens)
    told, pub = _Told(), anchor.cal
    out = []
    paragraph, entry = 0, Cal()
    for piece in join(tokens, pieces):
        if "\n" in tokens.codes[paragraph : piece.start]:
            entry = Cal()
        entry = _entry(tokens, piece) or entry
        paragraph = piece.start
        piece = _turned(tokens, piece, anchor)
        when = tense(base + tokens.starts[piece.start]) if tense else tenses.guess(tokens, piece.start, piece.end)
        out.append(_phrase(tokens, piece, Refs(entry if entry.date else pub, told.day, told.month, told.quarter, told.clock), when, told, base))
    return out


def find_times(text: str, anchor: Anchor, *, base: int = 0, tense: TenseOf | None = None) -> list[TimePhrase]:
    """All time phrases of `text`, in order, not overlapping; a range ("from May 4 to 9") is one phrase with an `end_value`.

    `tense` tells the tense of the clause at an offset (report offset, `base` included); without it a guess from the words
    near by is used. Linear in the text; never raises on any string."""
    out: list[TimePhrase] = []
    for phrase in find_timexes(text, anchor, base=base, tense=tense):
        if out and _spans(text, out[-1], phrase, base):
            first = out[-1]
            out[-1] = replace(first, end=phrase.end, end_value=phrase.value, zone=first.zone or phrase.zone)
        else:
            out.append(phrase)
    return out


_THROUGH = frozenset({"to", "-", "through", "until", "till", "and", "up to", "thru", "–", "—"})
_FINE = {
    "second": 0,
    "minute": 0,
    "hour": 0,
    "part": 1,
    "day": 1,
    "week": 2,
    "month": 3,
    "season": 3,
    "year": 4,
    "decade": 5,
}


def _spans(text: str, first: TimePhrase, second: TimePhrase, base: int) -> bool:
    """Two neighbours are the ends of a range: "from A to B", "between A and B", "A-B"."""
    gap = text[first.end - base : second.start - base].strip().lower()
    if (
        first.end_value
        or gap not in _THROUGH
        or first.timex_type not in {"DATE", "TIME"}
        or second.timex_type not in {"DATE", "TIME"}
    ):
        return False
    if gap == "and" and first.relation != "between":
        return False
    if gap in {"to", "up to", "until", "till"} and first.relation not in {"from", "between"} and gap != "to":
        return False
    if first.timex.endswith("REF") or second.timex.endswith("REF"):
        return False
    if gap == "to" and first.relation not in {"from", "between"} and first.timex_type != second.timex_type:
        return False
    return _FINE.get(first.value.precision, 9) == _FINE.get(second.value.precision, 9) or first.relation in {
        "from",
        "between",
    }


def _entry(tokens: Tokens, piece: Piece) -> Cal | None:
    """The date that heads an entry of a timeline ("Oct. 18, 2012: In Hurdal ..."): the entry counts from it."""
    sem = piece.sem
    heads = piece.start == 0 or tokens.codes[piece.start - 1] == "\n"
    if not heads or not (sem.year and sem.month and sem.day) or tokens.follows(piece.end - 1) not in {":", "-"}:
        return None
    cal = Cal(year=sem.year, month=sem.month, day=sem.day)
    return cal if cal.date else None


def _turned(tokens: Tokens, piece: Piece, anchor: Anchor) -> Piece:
    """5/6/2019 with the month first, where the anchor says so."""
    sem = piece.sem
    if anchor.month_first and sem.day and sem.month and sem.day <= 12 and tokens.words[piece.start][1:3].find("/") >= 0:
        return piece.but(sem=sem.but(month=sem.day, day=sem.month))
    return piece


def _phrase(tokens: Tokens, piece: Piece, refs: Refs, tense: Tense, told: _Told, base: int) -> TimePhrase:
    sem = piece.sem
    relation, about = relation_of(tokens, piece)
    tense, against = _leaning(relation, tense)
    refs = replace(refs, against=against)
    start, end = stretch(tokens, piece)
    sem = sem.but(approximate=sem.approximate or about)
    made = TimePhrase(
        base + start,
        base + end,
        Time(edtf="", precision="unknown", approximate=sem.approximate),
        timex_type=sem.type,
        relation=relation,
        kind=sem.kind,
        mod=sem.mod if sem.mod != "24" else None,
        zone=sem.zone,
        sem=sem,
    )
    if sem.fixed:
        return replace(made, timex=sem.fixed)
    if sem.type == "DURATION":
        return replace(made, timex=duration_of(sem), seconds=seconds_of(sem))
    if sem.length and sem.shift is None:  # "several months ago"
        return replace(made, timex="PAST_REF" if sem.which == "past" else "FUTURE_REF")
    cal = settle(sem, refs, tense)
    if cal is None:
        cal = Cal(part=sem.part)
        told_cal = cal
    else:
        told_cal = _placed(cal, sem, refs)
        told.keep(told_cal, sem)
    return _valued(made, piece, cal, told_cal, refs, tense)


_FORWARD = frozenset({"until", "by", "to", "through", "as of"})
_FIRM = frozenset({"on", "in", "during", "at", "after", "since"})


def _leaning(relation: str | None, tense: Tense) -> tuple[Tense, float]:
    """Tense as the governing word bends it, and how firmly it holds: "since May" is past; "extended to Nov. 20" may be ahead."""
    if relation == "since":
        return "past", ALWAYS
    if relation == "for":
        return "future", 1.5
    if relation in _FORWARD:
        return (tense if tense == "past" and relation != "as of" else "future"), 1.5
    return tense, ALWAYS if relation in _FIRM and tense == "past" else AGAINST_TENSE


def _placed(cal: Cal, sem: Sem, refs: Refs) -> Cal:
    """A clock or part of day without a day is taken to be on the day told last, for TIMEX3 only."""
    if cal.year is not None or cal.month or cal.day or cal.weekday or cal.decade or cal.century:
        return cal
    day = refs.told if refs.told.date else refs.pub
    return cal.but(year=day.year, month=day.month, day=day.day) if day.date else cal


def _valued(made: TimePhrase, piece: Piece, cal: Cal, placed: Cal, refs: Refs, tense: Tense) -> TimePhrase:
    sem = made.sem
    timex = timex_of(placed)
    if sem.mod == "24" and placed.date:
        timex = timex[:10] + "T24:00"
    shift = _shift_of(sem)
    if sem.length or (timex == "XXXX-XX-XX" and sem.unit in {"S", "Min", "H"}):
        # "two days after he left": TIMEX3 has the length, the event is elsewhere
        length = sem.length or ((float(abs(sem.shift or 0)), sem.unit or "H"),)
        made = replace(made, timex_type="DURATION", seconds=seconds_of(Sem(length=length)))
        timex = duration_of(Sem(length=length))
    if sem.kind == "context" and not sem.day and not (sem.month and refs.pub.year):
        empty = _bare_clock(sem)
        return replace(made, timex=timex, shift=shift, value=empty, guess=_timed(placed, sem), zone=sem.zone)
    value = _timed(cal, sem)
    made = replace(made, timex=timex, value=value, shift=shift, conflict=_disagrees(sem, cal))
    if piece.alternates:
        others = tuple(_timed(c, other) for other in piece.alternates if (c := settle(other, refs, tense)))
        return paired(made, others, piece.alternates)
    return replace(made, alternates=_other_half(value, sem)) if sem.twelve and sem.has_clock else made


def _bare_clock(sem: Sem) -> Time:
    if sem.has_clock:
        return _timed(Cal(hour=sem.hour, minute=sem.minute, second=sem.second), sem)
    return Time(edtf="", precision="part" if sem.part else "unknown", approximate=sem.approximate)


def _timed(cal: Cal, sem: Sem) -> Time:
    time = time_of(cal, sem.mod, sem.approximate)
    if not sem.zone or sem.zone == "local":
        return time
    day = (time.start or time.edtf).split("T")[0]
    offset = (
        offset_at(sem.zone, (time.start or day))
        if len(day) == 10
        else offset_at(sem.zone, "2000-01-01")
        if sem.zone[0] in "+-"
        else None
    )
    return time.model_copy(update={"offset": offset, "basis": "stated" if offset else "none"})


def _other_half(value: Time, sem: Sem) -> tuple[Time, ...]:
    """ "at six minutes past five": the same clock twelve hours on."""
    if value.start is None or value.end is None or value.clock is None:
        hour = ((sem.hour or 0) + 12) % 24
        return (time_of(Cal(hour=hour, minute=sem.minute)),) if value.edtf.startswith("T") else ()
    moved = datetime.fromisoformat(value.start) + timedelta(hours=12 if (sem.hour or 0) < 12 else -12)
    return (time_of(of_date(moved.date()).but(hour=moved.hour, minute=sem.minute), None, sem.approximate),)


def _shift_of(sem: Sem) -> Shift | None:
    if sem.kind != "context":
        return None
    unit = sem.unit or "D"
    return Shift(unit, sem.shift or 0, sem.grain or unit)


def _disagrees(sem: Sem, cal: Cal) -> bool:
    """A weekday named with a date that is another day of the week."""
    if sem.day and cal.date is None and cal.year and cal.month:
        return True
    return bool(sem.weekday and sem.day and cal.date and cal.date.isoweekday() != sem.weekday)
