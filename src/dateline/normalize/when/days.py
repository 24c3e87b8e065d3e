"""Weekdays, today and its neighbours, parts of the day, holidays."""

from dateline.normalize.when.numbers import year_of
from dateline.normalize.when.rule import Book, Match
from dateline.normalize.when.sem import Piece, Sem
from dateline.normalize.when.words import FIXED_DAYS, MONTHS, MOVING_DAYS, PARTS, SHORT, WEEKDAYS

book = Book()
rule = book.rule

_TODAY = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}


@rule("<weekday:d> ( . ) ?")
def weekday(m: Match) -> Piece | None:
    word = m.word("d")
    stop = m.tokens.words[m.end - 1] == "."
    if word in SHORT and not stop:
        following = m.tokens.words[m.end] if m.end < len(m.tokens) else ""
        after = m.tokens.words[m.end + 1] if m.end + 1 < len(m.tokens) else ""
        dated = following == "," and (after[:1].isdigit() or after in MONTHS)
        if not dated and following not in {"morning", "night", "evening", "afternoon"}:
            return None
    return m.piece(Sem(weekday=WEEKDAYS[word])) if stop and word in SHORT else m.piece(Sem(weekday=WEEKDAYS[word]), "d")


@rule(
    "the ? (:w last | this | next | coming | this coming | this past | past | following | previous ) "
    "<weekday:d> ( (:s week ) ) ?",
    "(:w that | that same | the same ) <weekday:d>",
    "<weekday:d> (:w last | next | this ) (:s week )",
    "<weekday:d> of (:w last | this | next ) (:s week )",
    "<weekday:d> (:w last )",
    "<weekday:d> (:s week )",
    "a (:s week ) on <weekday:d>",
    "(:w last | this | next ) <weekday:d> (:s week )",
    "<weekday:d> (:w before ) last",
    "the <weekday:d> (:w before | after )",
)
def weekday_chosen(m: Match) -> Piece | None:
    """ "last Friday", "Friday last week" (of last week), "Sunday week" (a week after the coming one; "last Sunday
    week": before)."""
    words, day = m.words("w"), WEEKDAYS[m.word("d")]
    if m.word("d") in SHORT:
        return None
    tokens = m.tokens.words
    if tokens[m.end - 1] == "last" and words == ["before"]:
        return m.piece(Sem(weekday=day, kind="publication", which="last", shift=-1, unit="W"))
    if m.has("s"):
        by_week = m.around("s")[0] == m.around("w")[1] if m.has("w") else False
        if by_week:
            return m.piece(
                Sem(
                    weekday=day, kind="publication", unit="W", shift={"last": -1, "next": 1}.get(words[0], 0), grain="D"
                )
            )
        back = words == ["last"]
        following = m.tokens.follows(m.end - 1)
        if (
            not m.has("w")
            and tokens[m.start] != "a"
            and (following[:1].isalpha() and following not in {"at", "in", "on"})
        ):
            return None
        return m.piece(
            Sem(weekday=day, kind="publication", which="last" if back else "next", unit="W", shift=-1 if back else 1)
        )
    if words and words[0] in {"that", "the"}:
        return m.piece(Sem(weekday=day, kind="context", which="that"))
    if words in (["before"], ["previous"]):
        return m.piece(Sem(weekday=day, kind="context", which="previous"))
    if words in (["after"], ["following"]):
        return m.piece(Sem(weekday=day, kind="context", which="following"))
    which = "last" if words[-1] in {"last", "past"} else "next" if words[-1] in {"next", "coming"} else "this"
    return m.piece(Sem(weekday=day, kind="publication", which=which))


@rule("today", "yesterday", "tomorrow", "tonight")
def near_day(m: Match) -> Piece:
    word = m.tokens.words[m.start]
    sem = Sem(kind="publication", unit="D", shift=_TODAY[word])
    return m.piece(sem.but(type="TIME", part="NI") if word == "tonight" else sem)


@rule("the ? day before yesterday", "the ? day after tomorrow")
def day_but_one(m: Match) -> Piece:
    return m.piece(Sem(kind="publication", unit="D", shift=-2 if m.tokens.words[m.end - 1] == "yesterday" else 2))


@rule(
    "(:w last | this | yesterday | tomorrow | earlier this | later this | early this | late this ) (:p "
    "morning | afternoon | evening | night )"
)
def part_of_near_day(m: Match) -> Piece:
    word = m.words("w")[-1]
    shift = {"last": -1, "yesterday": -1, "tomorrow": 1}.get(word, 0)
    return m.piece(Sem(type="TIME", kind="publication", unit="D", shift=shift, part=PARTS[m.word("p")]))


@rule(
    "(:w that | that same | the same | the next | the following | the previous | next ) (:p morning | "
    "afternoon | evening | night )",
    "(:p morning | night | evening | afternoon ) (:w before | after )",
    "the (:p morning | night | evening | afternoon ) (:w before | after )",
)
def part_of_other_day(m: Match) -> Piece | None:
    words = m.words("w")
    if words in (["before"], ["after"]) and m.tokens.words[m.start] != "the":
        return None
    shift = 1 if words[-1] in {"next", "following", "after"} else -1 if words[-1] in {"previous", "before"} else 0
    return m.piece(Sem(type="TIME", kind="context", unit="D", shift=shift, part=PARTS[m.word("p")]))


@rule(
    "(:e early | late | mid ) ? - ? (:l in the | on the | at | before | by | after | around | since | "
    "until | during the | that | the ) (:e2 early | late | small hours of the | early hours of the ) ? - "
    "? <part:p> ( hours ) ?",
    "(:e early | late | mid ) - ? <part:p>",
    "(:p overnight )",
    "(:p (  in | during | into ) the ( small | early | wee ) hours )",
    "the ( small | early | wee ) hours",
)
def part_alone(m: Match) -> Piece | None:
    """A part of a day that is told elsewhere: "in the early morning", "before dawn", "overnight"."""
    if not m.has("p") or m.word("p").endswith("hours"):
        return Piece(m.end - 3, m.end, Sem(type="TIME", kind="context", which="that", part="SMALL"))
    word = m.word("p")
    if word == "overnight":
        if m.tokens.follows(m.end - 1) in {
            "success",
            "stay",
            "stays",
            "trading",
            "delivery",
            "rates",
            "rate",
            "guests",
            "millionaire",
        }:
            return None
        return m.piece(Sem(type="TIME", part="OVER", kind="context", which="that"))
    lead = m.word("l")
    if word in {"dawn", "daybreak", "sunrise", "dusk", "sunset", "nightfall"}:
        if lead in {"that", "the"} or m.tokens.follows(m.end - 1) == "of":
            return None
    elif (
        (
            lead in {"at", "before", "by", "after", "around", "since", "until"}
            and word not in {"night", "lunchtime", "predawn"}
        )
        or (lead == "the" and not m.has("e2") and m.tokens.follows(m.end - 1) != "of")
        or lead == "that"
    ):
        return None
    early = {*m.words("e"), *m.words("e2")}
    mod = "START" if "early" in early else "END" if "late" in early else "MID" if "mid" in early else None
    start = (
        m.start
        if m.has("e") or lead == "the"
        else (m.around("l")[1] - (m.words("l")[-1] == "the") if m.has("l") else m.start)
    )
    return Piece(start, m.end, Sem(type="TIME", part=PARTS[word], mod=mod, kind="context", which="that"))


@rule("<part1:p>")
def part_word(m: Match) -> Piece:
    """ "morning" beside a day ("Tuesday morning"); by itself nothing."""
    return m.piece(Sem(type="TIME", part=PARTS[m.word("p")], bare=True))


_HOLIDAYS = {**{name: name for name in FIXED_DAYS}, **{name: name for name in MOVING_DAYS}}


@rule(
    "(:w last | this | next ) ? (:h new year eve | new year day | new year | christmas eve | christmas "
    "day | christmas | boxing day | valentine day | halloween | may day "
    "| april fools ' day | veterans day | armistice day | bastille day | easter sunday | easter monday | "
    "easter | good friday | palm sunday | thanksgiving day | thanksgiving "
    "| labor day | memorial day ) ( , ? {year4:y} ) ?"
)
def holiday(m: Match) -> Piece | None:
    start, end = m.around("h")
    if not m.tokens.caps[start]:
        return None
    key = " ".join(m.words("h")).replace("new year eve", "new year's eve").replace("new year day", "new year's day")
    key = key.replace("valentine day", "valentine's day").replace("fools ' day", "fools' day")
    if key == "new year" and (
        m.tokens.before(m.start) in {"the", "a", "lunar", "chinese", "jewish", "persian", "iranian"}
        or m.tokens.follows(end - 1) == "'"
    ):
        return None
    if key == "easter" and m.tokens.follows(m.end - 1) in {"island", "week", "eggs", "egg"}:
        return None
    words = m.words("w")
    return m.piece(
        Sem(holiday=key, year=year_of(m.words("y")) if m.has("y") else None, which=words[0] if words else None)
    )
