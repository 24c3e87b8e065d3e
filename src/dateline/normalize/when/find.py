"""find_times: the phrases of a text with their values.

Pieces are settled in reading order, so that "the previous day" can lean on what was told before."""

from collections.abc import Callable
from dataclasses import replace

from dateline.model import Time
from dateline.normalize.when import tense as tenses
from dateline.normalize.when.almanac import NOTHING, Cal, Tense
from dateline.normalize.when.anchor import Anchor
from dateline.normalize.when.grammar import grammar
from dateline.normalize.when.join import join
from dateline.normalize.when.pair import carried, paired
from dateline.normalize.when.phrase import TimePhrase
from dateline.normalize.when.ranges import not_before, on_two_clocks, opens_again, spans
from dateline.normalize.when.relation import relation_of, stretch
from dateline.normalize.when.sem import Piece
from dateline.normalize.when.settle import Refs, settle
from dateline.normalize.when.timex import duration_of, seconds_of
from dateline.normalize.when.tokens import Tokens, tokenize
from dateline.normalize.when.told import Told, entry_date, leaning
from dateline.normalize.when.valued import placed, timed, valued

TenseOf = Callable[[int], Tense]


def find_timexes(text: str, anchor: Anchor, *, base: int = 0, tense: TenseOf | None = None) -> list[TimePhrase]:
    """Phrases with ranges still in two, as TIMEX3 has them. Offsets are `base` + index. Never raises."""
    tokens = tokenize(text, grammar().alphabet)
    pieces, _ = grammar().scan(tokens)
    told, pub = Told(), anchor.cal
    out: list[TimePhrase] = []
    paragraph, entry = 0, NOTHING
    for piece in join(tokens, pieces):
        if "\n" in tokens.codes[paragraph : piece.start]:
            entry = NOTHING
        entry = entry_date(tokens, piece) or entry
        paragraph = piece.start
        piece = _turned(tokens, piece, anchor)
        when = tense(base + tokens.starts[piece.start]) if tense else tenses.guess(tokens, piece.start, piece.end)
        made = _spanned(tokens, piece, base)
        when, against = leaning(made.relation, when)
        made = _phrase(made, piece, told, told.refs(entry if entry.date else pub, against), when)
        out.append(carried(out[-1], made, text[out[-1].end - base : made.start - base]) if out else made)
    return out


def find_times(text: str, anchor: Anchor, *, base: int = 0, tense: TenseOf | None = None) -> list[TimePhrase]:
    """All time phrases of `text`, in order, not overlapping; a range ("from May 4 to 9") is one phrase with an
    `end_value`.

    `tense` tells the tense of the clause at an offset (report offset, `base` included); without it a guess from the
    words near by is used. Linear in the text; never raises on any string."""
    out: list[TimePhrase] = []
    for phrase in find_timexes(text, anchor, base=base, tense=tense):
        gap = text[out[-1].end - base : phrase.start - base] if out else ""
        again = len(out) > 1 and opens_again(out[-2], out[-1], text, base)
        if not out or not spans(out[-1], phrase, gap, again):
            out.append(phrase)
            continue
        first = out[-1]
        out[-1] = replace(first, end=phrase.end, end_value=not_before(first, phrase), zone=first.zone or phrase.zone)
        if again and (both := on_two_clocks(out[-2], out[-1], text, base)):
            out[-2:] = [both]
    return out


def _turned(tokens: Tokens, piece: Piece, anchor: Anchor) -> Piece:
    """5/6/2019 with the month first, where the anchor says so."""
    sem = piece.sem
    if anchor.month_first and sem.day and sem.month and sem.day <= 12 and tokens.words[piece.start][1:3].find("/") >= 0:
        return piece.but(sem=sem.but(month=sem.day, day=sem.month))
    return piece


def _spanned(tokens: Tokens, piece: Piece, base: int) -> TimePhrase:
    """The phrase on its words, its value still open."""
    relation, about = relation_of(tokens, piece)
    start, end = stretch(tokens, piece)
    sem = piece.sem.but(approximate=piece.sem.approximate or about)
    return TimePhrase(
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


def _phrase(made: TimePhrase, piece: Piece, told: Told, refs: Refs, tense: Tense) -> TimePhrase:
    sem = made.sem
    if sem.fixed:
        return replace(made, timex=sem.fixed)
    if sem.type == "DURATION":
        return replace(made, timex=duration_of(sem), seconds=seconds_of(sem))
    if sem.length and sem.shift is None:  # "several months ago"
        return replace(made, timex="PAST_REF" if sem.which == "past" else "FUTURE_REF")
    cal = settle(sem, refs, tense)
    if cal is None:
        open_ = Cal(part=sem.part)
        return valued(made, open_, open_)
    on_day = placed(cal, refs)
    told.keep(on_day, sem)
    made = valued(made, cal, on_day, refs.pub.year is not None)
    if not piece.alternates:
        return made
    settled = [(other, settle(other, refs, tense)) for other in piece.alternates]
    others = tuple((timed(cal, other), other) for other, cal in settled if cal is not None)
    return paired(replace(made, alternates=()), tuple(t for t, _ in others), tuple(o for _, o in others))
