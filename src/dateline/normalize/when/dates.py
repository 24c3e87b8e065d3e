"""Calendar dates: days, months, years, decades, centuries, as they are written out."""

from dateline.normalize.when.numbers import century_of, decade_of, ordinal, year_of
from dateline.normalize.when.rule import Book, Match
from dateline.normalize.when.sem import Piece, Sem
from dateline.normalize.when.words import MONTHS, SHORT, WEEKDAYS

book = Book()
rule = book.rule

_BEFORE_YEAR = frozenset(
    {
        "in",
        "of",
        "since",
        "by",
        "until",
        "till",
        "before",
        "after",
        "from",
        "to",
        "during",
        "early",
        "late",
        "mid",
        "around",
        "about",
        "through",
        "between",
        "and",
        "for",
        "than",
        "as",
        "year",
        "summer",
        "spring",
        "autumn",
        "fall",
        "winter",
        "(",
        "circa",
        "throughout",
        "-",
        "the",
        "both",
        "or",
        "back",
    }
)
_MODAL_NEXT = frozenset({"i", "we", "he", "she", "it", "they", "you", "be", "have", "not", "also", "the", "god"})
_BEFORE_MONTH = frozenset(
    {
        "in",
        "of",
        "since",
        "by",
        "until",
        "till",
        "before",
        "after",
        "from",
        "to",
        "during",
        "early",
        "late",
        "mid",
        "around",
        "through",
        "between",
        "and",
        "for",
        "than",
        "last",
        "next",
        "this",
        "that",
        "or",
        "-",
        "each",
        "every",
        "end",
        "beginning",
        "on",
        "throughout",
        "late-",
        "again",
    }
)
_MODS = {
    "early": "START",
    "late": "END",
    "mid": "MID",
    "beginning": "START",
    "start": "START",
    "end": "END",
    "middle": "MID",
    "close": "END",
    "turn": "START",
    "earlier": "START",
    "later": "END",
    "opening": "START",
}


def modifier(word: str) -> str | None:
    """ "early" as START, "end" as END."""
    return _MODS.get(word)


def valid_day(words: list[str]) -> int | None:
    day = ordinal(words)
    return day if day and 1 <= day <= 31 else None


def _year(m: Match) -> dict[str, object] | None:
    """Year fields of a match: a figure, or "last year"."""
    if m.has("y"):
        return {"year": year_of(m.words("y"))}
    if m.has("ry"):
        words = m.words("ry")
        which = next(
            (
                w
                for w in words
                if w in {"last", "this", "next", "previous", "following", "same", "that", "before", "current"}
            ),
            "this",
        )
        if which in {"last", "this", "next", "current"}:
            return {"kind": "publication", "unit": "Y", "shift": {"last": -1, "next": 1}.get(which, 0)}
        return {"kind": "context", "unit": "Y", "shift": {"previous": -1, "before": -1, "following": 1}.get(which, 0)}
    return {}


_RY = "( , ? {year4:y} | , ? of ? (:ry ( last | this | next ) year | the ( previous | following | same | current ) year | that year | the year before ) ) ?"


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


@rule("<month:m> . ? the ? {dayno:d} " + _RY)
def month_day(m: Match) -> Piece | None:
    day, fields = valid_day(m.words("d")), _year(m)
    if day is None or fields is None or _counts_things(m):
        return None
    return m.piece(Sem(month=MONTHS[m.word("m")], day=day, **fields))  # type: ignore[arg-type]


@rule(
    "the ? {dayno:d} of ? <month:m> . ? " + _RY,
    "the ? (:d <tens> - ? <ordword> | <ordword> ) of <month:m> . ? " + _RY,
    "<month:m> (:d <tens> - ? <ordword> | <ordword> ) " + _RY,
)
def day_month(m: Match) -> Piece | None:
    day, fields = valid_day(m.words("d")), _year(m)
    if day is None or fields is None:
        return None
    return m.piece(Sem(month=MONTHS[m.word("m")], day=day, **fields))  # type: ignore[arg-type]


def _counts_things(m: Match) -> bool:
    """ "In May 12 people died" has no 12 May: a bare number, then a plural word in lower case."""
    if m.has("y") or m.has("ry") or not m.tokens.words[m.end - 1].isdigit() or m.end >= len(m.tokens):
        return False
    following = m.tokens.words[m.end]
    plural = following.endswith("s") and following.isalpha() and len(following) > 4 and not m.tokens.caps[m.end]
    return plural and m.tokens.before(m.start) in {"in", "since"} or following in {"percent", "%", "million", "people"}


@rule(
    "<month:m> . ? <day:a> ( - | to | through | until ) <day:b> ( , ? {year4:y} ) ?",
    "from ? <month:m> . ? <day:a> ( to | through | until ) <day:b> ( , ? {year4:y} ) ?",
    "<day:a> ( - | to | through | until | and ) <day:b> of ? <month:m> . ? ( , ? {year4:y} ) ?",
    "<month:m> . ? <day:a> ( and | or | & ) <day:b> ( , ? {year4:y} ) ?",
    "(:a <ordnum> ) ( - | to | and | or | until ) the ? (:b <ordnum> ) of ? <month:m> . ? ( , ? {year4:y} ) ?",
)
def day_range(m: Match) -> list[Piece] | None:
    first, second, fields = valid_day(m.words("a")), valid_day(m.words("b")), _year(m)
    words = m.tokens.words[m.start : m.end]
    if first is None or second is None or fields is None or m.tokens.follows(m.end - 1) in {":", "a.m.", "p.m."}:
        return None
    glue = "list" if {"and", "or", "&"} & set(words) else "range"
    if glue == "range" and second <= first:
        return None
    month = MONTHS[m.word("m")]
    base = Sem(month=month, **fields)  # type: ignore[arg-type]
    split = min(m.around("b")[0], m.end)
    start = m.start + (words[0] == "from")
    left = Piece(start, split - 1, base.but(day=first))
    return [left, Piece(split, m.end, base.but(day=second), tail=glue == "range", glue=glue)]


@rule("<month:m> . ? <day:a> , <day:b> ( , <day:c> ) ? ( , <day:e> ) ? , ? and <day:d> ( , ? {year4:y} ) ?")
def day_list(m: Match) -> list[Piece] | None:
    fields = _year(m)
    base = Sem(month=MONTHS[m.word("m")], **(fields or {}))  # type: ignore[arg-type]
    out = []
    for name in "abced":
        if m.has(name):
            start, end = m.around(name)
            begin, stop = (m.start if name == "a" else start), (m.end if name == "d" else end)
            out.append(Piece(begin, stop, base.but(day=int(m.word(name))), glue="list" if name != "a" else ""))
    return out


@rule(
    "<month:m> . ? ( - <yy:y> | , ? of ? (:y <year> | ' <yy> | nineteen <tens> ( - ? <small> ) ? ) )",
    "<month:m> . ? , ? of ? (:ry ( last | this | next ) year | the ( previous | following | same | current ) year | that year | the year before )",
)
def month_year(m: Match) -> Piece | None:
    fields = _year(m)
    if fields is None or (m.has("y") and fields["year"] is None):
        return None
    return m.piece(Sem(month=MONTHS[m.word("m")], **fields))  # type: ignore[arg-type]


@rule("<month:m> ( . ) ?")
def month_alone(m: Match) -> Piece | None:
    tokens, word, before = m.tokens, m.word("m"), m.tokens.before(m.start)
    following = tokens.words[m.end] if m.end < len(tokens) else ""
    stop = tokens.words[m.end - 1] == "."
    if word in {"may", "march"} and not (before in _BEFORE_MONTH or _list_of_months(m)):
        return None
    if word in SHORT and not stop and before not in {"in", "since", "of", "by", "until", "late", "early", "mid"}:
        return None
    if word == "may" and following in _MODAL_NEXT and before not in {"in", "of", "since"}:
        return None
    if (
        m.start
        and tokens.caps[m.start - 1]
        and before.isalpha()
        and before not in _BEFORE_MONTH
        and not _sentence_start(m)
    ):
        return (
            None
            if word in {"april", "june", "august", "may", "jan", "march"}
            else m.piece(Sem(month=MONTHS[word]), "m")
        )
    # the full stop of an abbreviation belongs to it, that of a sentence does not
    inside = stop and (word in SHORT or word in {"feb", "aug", "sept", "oct", "nov"}) and following[:1].isalpha()
    return m.piece(Sem(month=MONTHS[word]), None if inside else "m")


def _sentence_start(m: Match) -> bool:
    return m.start < 2 or m.tokens.words[m.start - 2] in {".", "\n", '"'}


def _list_of_months(m: Match) -> bool:
    after = m.tokens.follows(m.end - 1)
    two_on = m.tokens.words[m.end + 1] if m.end + 1 < len(m.tokens) else ""
    return after in {",", "and", "or", "to", "-"} and two_on in MONTHS


@rule(
    "(:e early | late | mid | early in | late in | earlier in | later in | the ? ( beginning | start | end | middle | close | turn ) of ) - ? the ? <month:m> . ? "
    + _RY
)
def part_of_month(m: Match) -> Piece | None:
    fields = _year(m)
    if fields is None:
        return None
    mod = next((modifier(w) for w in m.words("e") if modifier(w)), None)
    return m.piece(Sem(month=MONTHS[m.word("m")], mod=mod, **fields))  # type: ignore[arg-type]


@rule("(:w last | this | next ) <month:m> . ? {dayno:d}")
def chosen_month_day(m: Match) -> Piece | None:
    """"last Oct. 23"."""
    day = valid_day(m.words("d"))
    return m.piece(Sem(month=MONTHS[m.word("m")], day=day, kind="publication", which=m.word("w"))) if day else None


@rule("the ? week ( of | beginning | starting ) <month:m> . ? {dayno:d}")
def week_of(m: Match) -> Piece | None:
    day = valid_day(m.words("d"))
    return m.piece(Sem(month=MONTHS[m.word("m")], day=day, grain="W")) if day else None


@rule(
    "(:w last | this | next | this past | this coming | that | the same | that same | the previous | the following ) <month:m>"
)
def named_month(m: Match) -> Piece:
    words = m.words("w")
    if "that" in words or "same" in words or words[0] == "the":
        which = "previous" if "previous" in words else "following" if "following" in words else "that"
        return m.piece(Sem(month=MONTHS[m.word("m")], kind="context", which=which))
    which = "last" if words[-1] in {"last", "past"} else "next" if words[-1] in {"next", "coming"} else "this"
    return m.piece(Sem(month=MONTHS[m.word("m")], kind="publication", which=which))


@rule(
    "<year:y>",
    "the ? year (:y <year> | two thousand ( and ? <small> ) ? )",
    "the ? years <year:y>",
    "in (:y nineteen <tens> ( - ? <small> ) ? | two thousand and ? <small> )",
    "(:y nineteen <tens> ( - ? <small> ) ? )",
    "' <yy:y>",
)
def year_alone(m: Match) -> Piece | None:
    year = year_of(m.words("y"))
    if year is None:
        return None
    start = m.around("y")[0] if m.tokens.words[m.start] == "in" else m.start
    if m.end - m.start == 1 and not _is_year(m, year):
        return None
    if m.tokens.words[m.start] == "'" and (
        m.tokens.before(m.start) not in _BEFORE_YEAR or not m.tokens.near(m.start + 1)
    ):
        return None
    return Piece(start, m.end, Sem(year=year))


_MEASURES = frozenset(
    {
        "km",
        "kilometers",
        "kilometres",
        "miles",
        "meters",
        "metres",
        "feet",
        "tons",
        "tonnes",
        "kg",
        "people",
        "troops",
        "soldiers",
        "percent",
        "%",
        "hours",
        "hrs",
        "gmt",
        "points",
        "pounds",
        "dollars",
        "euros",
        "men",
        "shares",
        "mph",
        "degrees",
        "yards",
        "times",
        "civilians",
        "missiles",
        "rockets",
        "children",
        "women",
        "acres",
        "megawatts",
        "barrels",
        "est",
        "edt",
        "kst",
        "jst",
        "utc",
        "local",
        "fighters",
        "and-a-half",
    }
)


def _is_year(m: Match, year: int) -> bool:
    tokens, before = m.tokens, m.tokens.before(m.start)
    following = tokens.words[m.end] if m.end < len(tokens) else ""
    if following in _MEASURES or before in {
        "$",
        "#",
        "€",
        "£",
        "no",
        "number",
        "flight",
        "article",
        "page",
        "room",
        "mach",
    }:
        return False
    if (following in {":", "/"} and tokens.near(m.end)) or (before in {":", "/", "."} and tokens.near(m.start)):
        return False
    if (
        before == "-"
        and tokens.near(m.start)
        and m.start > 1
        and tokens.near(m.start - 1)
        and tokens.words[m.start - 2].isalpha()
    ):
        return tokens.words[m.start - 2] in {"mid", "post", "pre", "early", "late", "the"}
    if following == "-" and tokens.near(m.end) and m.end + 1 < len(tokens) and not tokens.words[m.end + 1][0].isdigit():
        return False
    if not 1900 <= year <= 2060:
        return before in {"in", "since", "of", "until", "year"} and year >= 1400 and not _plural(m, following)
    if before in _BEFORE_YEAR or before in {"", ",", ")", "\n"}:
        return not (
            _plural(m, following) and before in {"", "and", "for", "about", "around", "than", "between", "to", ","}
        )
    return not _plural(m, following)


def _plural(m: Match, word: str) -> bool:
    return (
        word.isalpha()
        and word.endswith("s")
        and len(word) > 3
        and word not in {"was", "this"}
        and not m.tokens.caps[m.end]
    )


@rule(
    "(:e early | late | mid | the ? ( beginning | start | end | middle | close | turn ) of | earlier in | later in ) - ? the ? ( year ) ? {year4:y}"
)
def part_of_year(m: Match) -> Piece | None:
    mod = next((modifier(w) for w in m.words("e") if modifier(w)), None)
    return m.piece(Sem(year=year_of(m.words("y")), mod=mod))


@rule(
    "the ? (:e early | late | mid | ( first | second | last | latter ) half of | ( beginning | start | end | middle ) of ) ? - ? the ? <decade:d>",
    "the ? (:e early | late | mid | ( first | second | last | latter ) half of | ( beginning | start | end | middle ) of ) ? - ? the nineteen ? - ? <decadeword:d>",
    "the ? (:e early | late | mid ) - ? (  nineteen - ? ) ? <decadeword:d>",
)
def decade(m: Match) -> Piece | None:
    value = decade_of(m.word("d"))
    if value is None or (not m.tokens.words[m.around("d")[0]].startswith("'") and len(m.word("d")) < 4):
        return None
    mods = {"first": "START", "second": "END", "last": "END", "latter": "END"} | _MODS
    return m.piece(Sem(decade=value, mod=next((mods[w] for w in m.words("e") if w in mods), None)))


@rule(
    "the ? (:e early | late | mid | ( beginning | start | end | turn ) of the ) ? - ? {ordinal:n} - ? century ( bc ) ?"
)
def century(m: Match) -> Piece | None:
    number = ordinal(m.words("n"))
    if number is None or not 1 <= number <= 22 or m.tokens.words[m.end - 1] == "bc":
        return None
    return m.piece(Sem(century=number, mod=next((modifier(w) for w in m.words("e") if modifier(w)), None)))


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
        "but",
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
    "the <ordnum:d> ( of the ? (:w month | same month | that month | this month | last month | next month ) | of (:w2 last | this | next ) month ) ?"
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
