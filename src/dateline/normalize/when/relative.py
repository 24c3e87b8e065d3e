"""Periods told from the publication or from an event: "last month", "two weeks ago", "the previous day", "20 minutes
later"."""

from dateline.normalize.when.datewords import modifier
from dateline.normalize.when.numbers import amount
from dateline.normalize.when.rule import Book, Match
from dateline.normalize.when.sem import Kind, Piece, Sem
from dateline.normalize.when.words import ABOUT, UNIT_FORMS, wordset

book = Book()
rule = book.rule

_CLOCK_UNITS = wordset("S Min H")
_SHIFT = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "prev": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "that": 0,
    "same": 0,
    "latest": -1,
}
_CONTEXT = wordset("previous preceding prior following that same")


def unit_of(m: Match, name: str = "u") -> str:
    word = m.words(name)[0]
    return "WE" if word.startswith("weekend") else "SEASON" if word == "season" else UNIT_FORMS[word]


@rule(
    "the ? (:w last | past | previous | preceding | prior | prev | this | this past | this current | "
    "current | next | this coming | coming | upcoming | following | that | same | that same | this same "
    ") "
    "(:u <unit1> | weekend )"
)
def chosen_period(m: Match) -> Piece | None:
    """ "last week", "this year", "the following month", "that day", "previous yr"."""
    words, unit = m.words("w"), unit_of(m)
    word = words[-1]
    the = m.tokens.words[m.start] == "the"
    if unit in _CLOCK_UNITS or unit in {"F", "L"} or (unit == "E" and word == "past"):
        return _one_long(m, word, unit)
    if unit == "N":
        unit, part = "D", "NI"
    else:
        part = None
    if word == "past" and "this" not in words and unit in {"D", "M"}:
        return _one_long(m, word, unit)
    context = bool(set(words) & _CONTEXT) or (the and word == "next" and unit == "D")
    if unit == "D" and not context and word not in {"this", "next"}:
        return None
    if word == "same" and not the and "that" not in words and "this" not in words:
        return None
    if m.tokens.words[m.around("u")[0]] == "min" or (word == "that" and m.tokens.follows(m.end - 1) == "of"):
        return None
    sem = Sem(kind="context" if context else "publication", unit=unit, shift=_SHIFT[word])
    return m.piece(sem.but(type="TIME", part=part) if part else sem)


def _one_long(m: Match, word: str, unit: str) -> Piece | None:
    if word in {"last", "past", "next", "coming", "previous"} and unit != "S":
        return m.piece(Sem(type="DURATION", length=((1.0, unit),)))
    return None


@rule(
    "{about:q} ? {amount:n} <unit:u> ( and {amount:n2} <unit:u2> | and a (:hf half ) ) ? ' ? ( or so | or more ) ? (:k ago | "
    "earlier | later | before | after | afterwards | afterward | previously | hence | on | since | from "
    "now | from today | from then | prior | beforehand ) (:t today | tomorrow | yesterday ) ?",
    "{about:q} ? {amount:n} - ? <unit:u> - (:k ago | earlier )",
)
def shifted(m: Match) -> Piece | None:
    """ "two weeks ago" counts from the publication, "two weeks earlier" from an event, as does "two weeks after
    (it)"."""
    unit, number, key = unit_of(m), amount(m.words("n")), m.words("k")
    if m.tokens.words[m.around("u")[0]] == "second" and (number or 0) <= 1:
        return None
    if key[0] == "since" or (key[0] in {"on", "prior"} and number is None):
        return None
    if key[0] == "on" and m.tokens.follows(m.end - 1) not in {",", ".", ";", ""}:  # "a year on, ..."
        return None
    if unit == "Q" and m.tokens.words[m.around("u")[0]] == "quarter" and m.words("n") == ["a"] and key[0] != "ago":
        return None
    backwards = key[0] in {"ago", "earlier", "before", "previously", "prior", "beforehand"}
    kind: Kind = "publication" if key[0] in {"ago", "hence"} or key[1:] in (["now"], ["today"]) else "context"
    about = (
        bool(set(m.words("q")) & (ABOUT | {"more", "less", "over", "under"})) or "so" in m.tokens.words[m.start : m.end]
    )
    if number is None:
        return m.piece(
            Sem(
                kind=kind,
                unit=unit,
                shift=None,
                which="past" if backwards else "future",
                length=((None, unit),),
                approximate=True,
            )
        )
    sign = -1 if backwards else 1
    number += 0.5 if m.has("hf") else 0
    if m.has("n2"):
        small = _in_smaller(number, unit, amount(m.words("n2")), unit_of(m, "u2"))
        if small is None:
            return None
        number, unit = small
    length = ((number, unit),)
    scaled, unit = _whole(number, unit)
    sem = Sem(
        kind=kind, unit=unit, shift=sign * scaled, approximate=about, type="TIME" if unit in _CLOCK_UNITS else "DATE"
    )
    if unit == "N":
        sem = sem.but(unit="D", part="NI", type="TIME")
    if m.has("t") or (unit == "W" and scaled == 1 and not about):
        sem = sem.but(grain="D", shift=sign * scaled, approximate=not m.has("t"))
    if unit == "Y" and scaled == 1 and key[0] in {"ago", "earlier", "before"}:
        sem = sem.but(which="period")
    if key[0] in {"after", "before"} and m.tokens.follows(m.end - 1)[:1].isalnum():
        sem = sem.but(length=length)
    return m.piece(sem)


_SPLIT = {("Y", "M"): 12, ("W", "D"): 7, ("H", "Min"): 60, ("Min", "S"): 60, ("D", "H"): 24}


def _in_smaller(number: float, unit: str, rest: float | None, small: str) -> tuple[float, str] | None:
    factor = _SPLIT.get((unit, small))
    return (number * factor + rest, small) if factor and rest is not None else None


def _whole(number: float, unit: str) -> tuple[int, str]:
    """Half units in the next smaller one: 1.5 years are 18 months."""
    number = min(number, 100_000.0)
    if unit == "F":
        number, unit = number * 2, "W"
    if unit in {"E", "C", "L"} and number == int(number):
        return int(number) * {"E": 10, "C": 100, "L": 1000}[unit], "Y"
    if number == int(number):
        return int(number), unit
    smaller = {
        "Y": ("M", 12),
        "M": ("D", 30),
        "W": ("D", 7),
        "D": ("H", 24),
        "H": ("Min", 60),
        "Min": ("S", 60),
        "Q": ("M", 3),
        "E": ("Y", 10),
    }
    if unit in smaller:
        name, factor = smaller[unit]
        return round(number * factor), name
    return round(number), unit


@rule(
    "the (:u day | night | week | month | year | weekend | quarter ) (:k before | after | earlier )",
    "(:n a | one ) <unit1:u> to the day (:k after | before | earlier | later )",
)
def unit_before(m: Match) -> Piece | None:
    unit = unit_of(m)
    if m.words("k") == ["before"] and m.tokens.follows(m.end - 1) == "yesterday":
        return None
    shift = 1 if m.words("k")[0] in {"after", "later"} else -1
    if unit == "N":
        return m.piece(Sem(kind="context", unit="D", shift=shift, part="NI", type="TIME"))
    grain = "D" if m.has("n") else None
    return m.piece(Sem(kind="context", unit=unit, shift=shift, grain=grain))


@rule("in {about} ? {amount:n} <unit:u> ' time", "{amount:n} <unit:u> ' time", "in {about} ? {amount:n} <unit:u> time")
def in_time(m: Match) -> Piece | None:
    number = amount(m.words("n"))
    if number is None:
        return None
    scaled, unit = _whole(number, unit_of(m))
    return m.piece(Sem(kind="publication", unit=unit, shift=scaled, type="TIME" if unit in _CLOCK_UNITS else "DATE"))


@rule(
    "(:e early | late | mid | earlier | later | sometime | some time ) - ? ( in | on | during ) ? (:w "
    "this | last | next | the | that | the same | the following | the previous | the current ) (:u day | "
    "week | weekend | month | quarter | year | decade | century )",
    "(:e early | late | earlier | later | sometime ) (:t today | yesterday | tomorrow )",
    "( the ? | very ) (:e beginning | start | end | middle | close | turn ) of (:w the | this | last | "
    "next | that | the current | the same | the following | the previous ) (:u week | weekend | month | "
    "quarter | year | decade | century | day )",
    "(:e mid ) - ? (:u week | month | year | day )",
    "( the ? ) (:u year | month | quarter | week ) - ? (:e end )",
    "(:e mid ) - ? (:u weekend )",
    "(:w last | this | next ) <unit1:u> - ? (:e end )",
)
def part_of_period(m: Match) -> Piece | None:
    """ "earlier this year", "the end of the month", "late last week", "year-end"."""
    mod = modifier(m.words("e")[0])
    loose = m.words("e")[0] in {"earlier", "later"}
    if m.has("t"):
        shift = {"yesterday": -1, "tomorrow": 1}.get(m.word("t"), 0)
        return m.piece(Sem(kind="publication", unit="D", shift=shift, mod=None if loose else mod))
    unit, words = unit_of(m), m.words("w") or ["the"]
    if unit in _CLOCK_UNITS or (unit == "D" and not set(words) & {"that", "same"} and not loose):
        return None
    if words == ["the"] and m.words("e")[0] == "mid" and m.tokens.words[m.start] == "mid" and unit == "D":
        return None
    context = bool(set(words) & _CONTEXT)
    word = next((w for w in reversed(words) if w in _SHIFT), "this")
    return m.piece(
        Sem(
            kind="context" if context else "publication",
            unit=unit,
            shift=_SHIFT[word],
            mod=None if loose else mod,
            approximate=m.words("e")[0] in {"sometime", "some"},
        )
    )


@rule(
    "of (:p the ) (:u year | month | week )",
    "so far (:p this ) (:u year | month | week )",
    "(:p the ) (:u weekend )",
    "(:p the ) (:u year ) to date",
    "( for | in | during ) (:p the ) (:u year )",
    "( for | in | during ) (:p the ) (:u week | month )",
)
def running_period(m: Match) -> Piece | None:
    """ "ninth launch of the year", "at the weekend"."""
    following = m.tokens.follows(m.end - 1)
    if (
        following
        in {
            "two",
            "nineteen",
            "before",
            "after",
            "earlier",
            "of",
            "ahead",
            "that",
            "in",
            "since",
            "to",
            "ended",
            "-",
            "ending",
            "from",
        }
        or following[:1].isdigit()
    ):
        return None
    return Piece(m.around("p")[0], m.end, Sem(kind="publication", unit=unit_of(m), shift=0, which="the"))
