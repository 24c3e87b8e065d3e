"""Clock times: "07:00", "6:53 a.m.", "5.30pm", "0700 hrs", "noon", "six minutes past five", "seven in the morning"."""

from dateline.normalize.when.numbers import amount
from dateline.normalize.when.rule import Book, Match
from dateline.normalize.when.sem import Piece, Sem
from dateline.normalize.when.words import PARTS, wordset

book = Book()
rule = book.rule


def _clock(hour: int, minute: int | None, second: int | None, half: str | None, **more: object) -> Sem | None:
    """A clock Sem; `half` is "a", "p" or None; None where the figures are no time."""
    if (
        hour > 24
        or (minute or 0) > 59
        or (second or 0) > 59
        or (half and not 1 <= hour <= 12 and hour not in range(13, 24))
    ):
        return None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    twelve = half is None and 1 <= hour <= 12
    return Sem(type="TIME", hour=hour % 24, minute=minute, second=second, twelve=twelve, **more)  # type: ignore[arg-type]


@rule("<clock:c> - ? ( <ampm:h> ) ? ( hours | hrs | h | o'clock ) ?")
def colon_clock(m: Match) -> Piece | None:
    parts = [int(part) for part in m.word("c").split(":")]
    half = m.word("h")[:1] or None
    before = m.tokens.before(m.start)
    if half is None and (before in {"score", "beat", "lost", "won"} or m.tokens.follows(m.end - 1) == ":"):
        return None
    sem = _clock(parts[0], parts[1], parts[2] if len(parts) > 2 else None, half)
    if sem is None:
        return None
    padded = m.word("c")[0] == "0" or len(parts) > 2
    return m.piece(sem.but(twelve=sem.twelve and not padded and half is None))


@rule(
    "<hour12:h> - ? <ampm:a>",
    "<small:h> <ampm:a>",
    "<dotclock:c> - ? <ampm:a>",
    "<dotclock:c> ( hrs | hours | gmt | h ) ?",
)
def hour_half(m: Match) -> Piece | None:
    half = m.word("a")[:1] or None
    if m.has("c"):
        hour, minute = (int(part) for part in m.word("c").split("."))
        if half is None and not _reads_as_clock(m):
            return None
        end = m.end - (m.tokens.words[m.end - 1] == "gmt")
        sem = _clock(hour, minute, None, half)
        return Piece(m.start, end, sem) if sem else None
    sem = _clock(int(amount(m.words("h")) or 0), None, None, half)
    return m.piece(sem) if sem else None


_MARKET = wordset("shares share closed close points cents percent % pounds pence euros dollars $ yen bid rose fell")
_CLOCK_PREPS = wordset("at about around by until till from to before after since and between")
_PLAIN_NEXT = wordset(", . ; ) and on in this yesterday local today") | {"\n", ""}


def _reads_as_clock(m: Match) -> bool:
    """ "at 5.32 and at 5.50" is a clock, "closed at 5.32" a price."""
    if m.tokens.words[m.end - 1] in {"hrs", "hours", "gmt", "h"}:
        return m.tokens.before(m.start) in _CLOCK_PREPS
    around = m.tokens.words[max(m.start - 12, 0) : m.end + 8]
    return m.tokens.before(m.start) == "at" and m.tokens.follows(m.end - 1) in _PLAIN_NEXT and not _MARKET & set(around)


_ZONE_AFTER = wordset("gmt utc hrs hours hour local kst jst est edt ist msk cet et bst h z")


@rule("<hhmm:a> (:j and | to | - | or | until ) <hhmm:b> ( gmt | utc | hrs | hours | local | kst | jst )")
def two_military(m: Match) -> list[Piece] | None:
    """ "at 2006 and 2027 GMT"."""
    sems = [_clock(int(m.word(name)[:2]), int(m.word(name)[2:]), None, None) for name in "ab"]
    first, second = sems
    if first is None or second is None:
        return None
    glue = "list" if m.word("j") in {"and", "or"} else "range"
    end = m.end if m.tokens.words[m.end - 1] in {"hrs", "hours"} else m.around("b")[1]
    left = Piece(m.around("a")[0], m.around("a")[1], first.but(twelve=False))
    return [left, Piece(m.around("b")[0], end, second.but(twelve=False), tail=glue == "range", glue=glue)]


@rule("<hhmm:c> ( (:k hrs | hours | h | local | gmt | utc | z ) ) ?")
def military_clock(m: Match) -> Piece | None:
    """0700 hrs, 2130 GMT: four figures with a word that makes them a time, or a leading nought after "at"."""
    digits, following = m.word("c"), m.tokens.words[m.around("c")[1]] if m.around("c")[1] < len(m.tokens) else ""
    before = m.tokens.before(m.start)
    if following in {"hours", "hrs", "h"}:
        if not (
            digits[0] == "0"
            or before
            in {"at", "about", "around", "from", "by", "until", "till", "before", "after", "to", "between", "and"}
        ):
            return None
    elif following not in _ZONE_AFTER and not (digits[0] == "0" and before in {"at", "about", "around"}):
        return None
    sem = _clock(int(digits[:2]), int(digits[2:]), None, None)
    end = m.end if following in {"hours", "hrs", "h"} else m.around("c")[1]
    return Piece(m.start, end, sem.but(twelve=False)) if sem else None


@rule("<noon:n>", "12 - ? <noon:n>", "( the ) ? stroke of (:n midnight )")
def noon(m: Match) -> Piece | None:
    word = m.word("n")
    if m.tokens.follows(m.end - 1) in {"oil", "express", "blue", "sun", "train", "cowboy"}:
        return None
    return m.piece(
        Sem(type="TIME", hour=0 if word == "midnight" else 12, minute=0, mod="24" if word == "midnight" else None)
    )


@rule("(:h <hour12> | <small> ) o'clock", "(:h <hour12> | <small> ) <oclock>")
def oclock(m: Match) -> Piece | None:
    sem = _clock(int(amount(m.words("h")) or 0), None, None, None)
    return m.piece(sem) if sem and sem.hour else None


@rule(
    "(:q half | quarter | a quarter | <small> ( minutes ) ? | <tens> - ? <small> ? ( minutes ) ? | "
    "<minute> minutes | <day> minutes ) (:w past | to | before | after ) (:h <small> | <hour12> | noon | "
    "midnight ) ( o'clock ) ?"
)
def past_hour(m: Match) -> Piece | None:
    """ "half past seven", "six minutes past five", "a quarter to nine"."""
    words, way, hour_word = m.words("q"), m.word("w"), m.word("h")
    spelled = {"half", "quarter", "minutes"} & set(words)
    if (way in {"to", "before", "after"} and not spelled) or (
        way in {"before", "after"} and hour_word.isdigit() and "minutes" not in words
    ):
        return None
    if (
        "quarter" not in words
        and "half" not in words
        and "minutes" not in words
        and m.tokens.before(m.start) not in {"at", "about", "around", "until", "by", "from"}
    ):
        return None
    following = m.tokens.follows(m.end - 1)
    if way == "to" and "minutes" in words and following in {"minutes", "hours", "minute"}:
        return None
    minutes = (
        30 if "half" in words else 15 if "quarter" in words else int(amount([w for w in words if w != "minutes"]) or 0)
    )
    hour = {"noon": 12, "midnight": 24}.get(hour_word) or int(amount(m.words("h")) or 0)
    if not 1 <= hour <= 24 or minutes > 59:
        return None
    total = hour * 60 + (minutes if way in {"past", "after"} else -minutes)
    fixed_half = hour_word in {"noon", "midnight"}
    return m.piece(Sem(type="TIME", hour=total // 60 % 24, minute=total % 60, twelve=not fixed_half and hour <= 12))


@rule(
    "(:h <small> | <hour12> ) ( in | within ) the (:p morning | afternoon | evening )",
    "(:h <small> | <hour12> ) (:p this morning | this afternoon | this evening | tonight | at night )",
    "<clock:c> ( in | within ) the (:p morning | afternoon | evening )",
    "<clock:c> at (:p night )",
)
def hour_in_part(m: Match) -> Piece | None:
    part = PARTS.get(m.words("p")[-1], "NI")
    if m.has("c"):
        hour, minute = (int(x) for x in m.word("c").split(":")[:2])
    else:
        hour, minute = int(amount(m.words("h")) or 0), None
    if not 1 <= hour <= 12 or (minute or 0) > 59:
        return None
    near = m.words("p")[0] in {"this", "tonight"}
    before = m.tokens.before(m.start)
    if not m.has("c") and before not in {
        "at",
        "about",
        "around",
        "by",
        "until",
        "from",
        "before",
        "after",
        "since",
        "to",
        "till",
        "past",
        "and",
        "nearly",
        "almost",
        "between",
    }:
        return None
    sem = _clock(hour, minute, None, half_of(part, hour))
    if sem is None:
        return None
    return m.piece(sem.but(kind="publication", unit="D", shift=0) if near else sem)


def half_of(part: str, hour: int) -> str:
    """ "a" or "p" for an hour of twelve in a part of the day: eleven at night is p, two at night is a."""
    if part in {"MO", "DAWN", "SMALL"}:
        return "a"
    return "a" if part in {"NI", "OVER"} and (hour <= 5 or hour == 12) else "p"


@rule(
    "(:l at | around | at about | at around | shortly after | shortly before | just after | just before "
    "| soon after | since | until | by ) (:h <small> ) (:k on | yesterday | today | local | sharp | "
    "precisely )",
    "(:l at | at about | at around ) (:h <hour12> ) (:k on | yesterday | local | sharp )",
    "( at | at about | at around ) (:h <small> )",
)
def spelled_hour(m: Match) -> Piece | None:
    """ "at seven on Sunday", "around five local time": an hour in words, with a day or zone after it."""
    hour = int(amount(m.words("h")) or 0)
    if not 1 <= hour <= 12 or not (_goes_on(m) if m.has("k") else _after_part(m)):
        return None
    start, end = m.around("h")
    return Piece(start, end, Sem(type="TIME", hour=hour, twelve=True))


def _goes_on(m: Match) -> bool:
    """ "at seven on Sunday", "at seven local time"."""
    key, following = m.word("k"), m.tokens.follows(m.around("k")[1] - 1)
    return (key != "on" or _day_word(following)) and (key != "local" or following == "time")


def _after_part(m: Match) -> bool:
    """ "last night at seven", "on Tuesday morning at five"."""
    before, following = m.tokens.before(m.start), m.tokens.follows(m.end - 1)
    return before in {"morning", "afternoon", "evening", "night", "yesterday", "today"} and following in _PLAIN_NEXT


def _day_word(word: str) -> bool:
    return word.endswith("day") or word in {
        "the",
        "jan",
        "feb",
        "january",
        "february",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    }


@rule(
    "<hour12:a> ( - | to | and | or ) <hour12:b> - ? <ampm:h>",
    "<clock:a> ( - | to | and | or ) <clock:b> - ? <ampm:h>",
    "<hour12:a> ( - | to | and | or ) <clock:b> - ? <ampm:h>",
    "<clock:a> ( - | to | and | or ) <hour12:b> - ? <ampm:h>",
    "<hour12:a> ( - | to ) <hour12:b> in the (:h morning | afternoon | evening )",
)
def two_clocks(m: Match) -> list[Piece] | None:
    """ "6:53 and 7:12 a.m.", "from 9 to 11 p.m.": the first takes the half of the second."""
    half = m.word("h")[:1] if m.word("h")[:1] in {"p", "m", "a", "e"} else "a"
    half = {"m": "a", "e": "p"}.get(half, "p" if m.word("h") == "afternoon" else half)
    sems = []
    for name in "ab":
        hour, _, minute = m.word(name).partition(":")
        sems.append(_clock(int(hour), int(minute) if minute else None, None, half))
    if sems[0] is None or sems[1] is None:
        return None
    (a0, a1), (b0, _) = m.around("a"), m.around("b")
    first = sems[0]
    if (first.hour or 0) > (sems[1].hour or 0) and half == "p" and (first.hour or 0) >= 12:
        first = first.but(hour=(first.hour or 0) - 12)  # "11 to 2 p.m."
    middle = m.tokens.words[a1]
    glue = "list" if middle in {"and", "or"} else "range"
    return [Piece(a0, a1, first), Piece(b0, m.end, sems[1], tail=glue == "range", glue=glue)]
