"""Days: written out ("June 30, 2019", "30/06/2019"), in ranges and lists, and as ordinals ("on the 3rd")."""

from dateline.normalize.when.datewords import YEAR, valid_day, year_fields
from dateline.normalize.when.numbers import century_of
from dateline.normalize.when.rule import Book, Match
from dateline.normalize.when.sem import Piece, Sem
from dateline.normalize.when.words import MONTHS, WEEKDAYS

book = Book()
rule = book.rule


@rule("<iso:i>")
def iso_date(m: Match) -> Piece | None:
    text = m.word("i")
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    sem = Sem(year=year, month=month, day=day)
    if len(text) > 10:
        clock = text[11:]
        hour, minute = int(clock[:2]), int(clock[3:5])
        if hour > 23 or minute > 59:
            return m.piece(sem)
        second = int(clock[6:8]) if clock[5:6] == ":" else None
        tail = clock[8 if second is not None else 5 :]
        zone = "+00:00" if tail == "z" else (tail[:3] + ":" + tail[-2:] if tail else None)
        sem = sem.but(type="TIME", hour=hour, minute=minute, second=second, zone=zone)
    return m.piece(sem)


@rule("<slash:s>")
def slashed_date(m: Match) -> Piece | None:
    """30/06/2019 and 6/30/2019; where both readings stand the day comes first, as in most of the world (the anchor may
    turn it round: settle.py)."""
    first, second, last = (int(part) for part in m.word("s").replace(".", "/").split("/"))
    year = last if last > 99 else century_of(last) + last
    if not 1000 <= year < 2200:
        return None
    if first <= 12 < second <= 31:
        return m.piece(Sem(year=year, month=first, day=second))
    if second <= 12 and 1 <= first <= 31 and second:
        return m.piece(Sem(year=year, month=second, day=first))
    return None


@rule("<month:m> . ? the ? {dayno:d} " + YEAR)
def month_day(m: Match) -> Piece | None:
    day, fields = valid_day(m.words("d")), year_fields(m)
    if day is None or fields is None or _counts_things(m):
        return None
    return m.piece(Sem(month=MONTHS[m.word("m")], day=day, **fields))


@rule(
    "the ? {dayno:d} of ? <month:m> . ? " + YEAR,
    "the ? (:d <tens> - ? <ordword> | <ordword> ) of <month:m> . ? " + YEAR,
    "<month:m> (:d <tens> - ? <ordword> | <ordword> ) " + YEAR,
)
def day_month(m: Match) -> Piece | None:
    day, fields = valid_day(m.words("d")), year_fields(m)
    if day is None or fields is None:
        return None
    return m.piece(Sem(month=MONTHS[m.word("m")], day=day, **fields))


def _counts_things(m: Match) -> bool:
    """ "In May 12 people died" has no 12 May: a bare number, then a plural word in lower case."""
    if m.has("y") or m.has("ry") or not m.tokens.words[m.end - 1].isdigit() or m.end >= len(m.tokens):
        return False
    following = m.tokens.words[m.end]
    plural = following.endswith("s") and following.isalpha() and len(following) > 4 and not m.tokens.caps[m.end]
    return (plural and m.tokens.before(m.start) in {"in", "since"}) or following in {
        "percent",
        "%",
        "million",
        "people",
    }


@rule(
    "<month:m> . ? <day:a> ( - | to | through | until ) <day:b> ( , ? {year4:y} ) ?",
    "from ? <month:m> . ? <day:a> ( to | through | until ) <day:b> ( , ? {year4:y} ) ?",
    "<day:a> ( - | to | through | until | and ) <day:b> of ? <month:m> . ? ( , ? {year4:y} ) ?",
    "<month:m> . ? <day:a> ( and | or | & ) <day:b> ( , ? {year4:y} ) ?",
    "(:a <ordnum> ) ( - | to | and | or | until ) the ? (:b <ordnum> ) of ? <month:m> . ? ( , ? {year4:y} ) ?",
)
def day_range(m: Match) -> list[Piece] | None:
    first, second, fields = valid_day(m.words("a")), valid_day(m.words("b")), year_fields(m)
    words = m.tokens.words[m.start : m.end]
    if first is None or second is None or fields is None or m.tokens.follows(m.end - 1) in {":", "a.m.", "p.m."}:
        return None
    glue = "list" if {"and", "or", "&"} & set(words) else "range"
    if glue == "range" and second <= first:
        return None
    month = MONTHS[m.word("m")]
    base = Sem(month=month, **fields)
    split = min(m.around("b")[0], m.end)
    start = m.start + (words[0] == "from")
    left = Piece(start, split - 1, base.but(day=first))
    return [left, Piece(split, m.end, base.but(day=second), tail=glue == "range", glue=glue)]


@rule("<month:m> . ? <day:a> , <day:b> ( , <day:c> ) ? ( , <day:e> ) ? , ? and <day:d> ( , ? {year4:y} ) ?")
def day_list(m: Match) -> list[Piece] | None:
    fields = year_fields(m)
    base = Sem(month=MONTHS[m.word("m")], **(fields or {}))
    out = []
    for name in "abced":
        if m.has(name):
            start, end = m.around(name)
            begin, stop = (m.start if name == "a" else start), (m.end if name == "d" else end)
            out.append(Piece(begin, stop, base.but(day=int(m.word(name))), glue="list" if name != "a" else ""))
    return out


@rule("(:w last | this | next ) <month:m> . ? {dayno:d}")
def chosen_month_day(m: Match) -> Piece | None:
    """ "last Oct. 23"."""
    day = valid_day(m.words("d"))
    return m.piece(Sem(month=MONTHS[m.word("m")], day=day, kind="publication", which=m.word("w"))) if day else None


@rule("the ? week ( of | beginning | starting ) <month:m> . ? {dayno:d}")
def week_of(m: Match) -> Piece | None:
    day = valid_day(m.words("d"))
    return m.piece(Sem(month=MONTHS[m.word("m")], day=day, grain="W")) if day else None


_AFTER_ORDINAL = frozenset(
    {
        ",",
        ".",
        ";",
        ":",
        ")",
        "!",
        "?",
        '"',
        "",
        "\n",
        "and",
        "at",
        "in",
        "from",
        "that",
        "when",
        "which",
        "by",
        "the",
        "a",
        "to",
        "with",
        "for",
        "as",
        "but",
        "of",
        "he",
        "she",
        "it",
        "they",
        "was",
        "were",
        "had",
        "is",
        "before",
        "after",
        "about",
        "around",
        "did",
        "has",
        "two",
        "three",
        "-",
        "(",
        "saw",
        "more",
        "on",
        "while",
        "where",
        "there",
        "its",
        "his",
        "local",
        "or",
        "shortly",
        "just",
    }
)


@rule(
    "the <ordnum:d> ( of the ? (:w month | same month | that month | this month | last month | next "
    "month ) | of (:w2 last | this | next ) month ) ?"
)
def ordinal_day(m: Match) -> Piece | None:
    """ "on the 3rd": a day of a month named elsewhere; not "the 3rd missile"."""
    day = valid_day(m.words("d"))
    if day is None:
        return None
    following = m.tokens.words[m.end] if m.end < len(m.tokens) else ""
    if not m.has("w") and not m.has("w2"):
        before = m.tokens.before(m.start)
        if before not in {
            "on",
            "until",
            "till",
            "since",
            "by",
            "from",
            "to",
            "after",
            "before",
            "of",
            "into",
            "through",
            "and",
            "between",
            "or",
            "night",
            "than",
            *WEEKDAYS,
        }:
            return None
        if following not in _AFTER_ORDINAL or (
            before in {"of", "to", "by", "from", "and", "after", "before", "or", "than"}
            and following in {"of", "-", "to", "in"}
        ):
            return None
    words = m.words("w") + m.words("w2")
    if "last" in words or "next" in words:
        return m.piece(Sem(day=day, kind="publication", unit="M", shift=-1 if "last" in words else 1, grain="D"))
    return m.piece(Sem(day=day, kind="context", which="that"))
