"""Seasons, quarters, halves and fiscal years."""

from dateline.normalize.when.numbers import ordinal, year_of
from dateline.normalize.when.rule import Book, Match
from dateline.normalize.when.sem import Kind, Piece, Sem
from dateline.normalize.when.words import SEASONS

book = Book()
rule = book.rule

_WHICH = (
    "(:w this | last | next | that | the same | the previous | the following | this past | this coming | the current )"
)


@rule(
    "( in | of | since | by | until | during | from | before | after | late in | early in ) ? (:t the | "
    "early | late | mid | last | this | next | that | this past | this coming | the same | the following "
    "| the previous | the early | the late | each | every ) - ? <season:s> ( of ? {year4:y} ) ?",
    "( in | since | by | until | during | from | before | after ) <season:s> ( of ? {year4:y} ) ?",
    "<season:s> of ? {year4:y}",
    "<season:s> (:v last | this | next ) year",
)
def season(m: Match) -> Piece | None:
    words, name = m.words("t"), m.word("s")
    if (
        name in {"fall", "spring"}
        and not m.has("y")
        and not set(words) & {"last", "this", "next", "that", "past", "coming", "the"}
    ):
        return None
    if (
        name in {"fall", "spring"}
        and words == ["the"]
        and (m.tokens.follows(m.end - 1) in {"of", "in", "from", "to"} or m.tokens.words[m.start] == "the")
    ):
        return None
    if m.tokens.follows(m.end - 1) in {"olympics", "olympic", "games", "palace", "apart", "short", "guy"}:
        return None
    if set(words) & {"each", "every"}:
        return Piece(m.around("t")[0], m.end, Sem(type="SET", fixed=f"XXXX-{SEASONS[name]}"))
    start = m.around("t")[0] if m.has("t") else m.around("s")[0]
    mod = "START" if "early" in words else "END" if "late" in words else "MID" if "mid" in words else None
    if m.has("v"):
        return Piece(
            start,
            m.end,
            Sem(
                season=SEASONS[name],
                kind="publication",
                unit="Y",
                shift={"last": -1, "next": 1}.get(m.word("v"), 0),
                mod=mod,
            ),
        )
    which = next(
        (w for w in words if w in {"last", "past", "next", "coming", "this", "that", "same", "following", "previous"}),
        None,
    )
    which = {"past": "last", "coming": "next", "same": "that"}.get(which or "", which)
    kind: Kind = "context" if which in {"that", "following", "previous"} else "publication" if which else "absolute"
    if words[:2] == ["this", "past"]:
        which = "last"
    if words[:2] == ["this", "coming"]:
        which = "next"
    return Piece(
        start,
        m.end,
        Sem(season=SEASONS[name], year=year_of(m.words("y")) if m.has("y") else None, which=which, kind=kind, mod=mod),
    )


@rule(
    "( the | its | their | this | a ) ? ( fiscal - ? | latest | current ) ? (:n first | second | third | "
    "fourth ) - ? ( fiscal - ? ) ? quarter ( ( of | , | in ) ? ( the | fiscal ) ? (:f year ) ? {year4:y} | of ? (:r last "
    "| this | next ) year ) ?",
    "<qtr:q> ( of ? ( fiscal ) ? {year4:y} ) ?",
    "{year4:y} <qtr:q>",
    "the {year4:y} (:n first | second | third | fourth ) - ? quarter",
    "(:r last | this | next ) year (:n first | second | third | fourth ) - ? quarter",
    "( the ) ? year - (:k ago | earlier ) (:n first | second | third | fourth ) - ? quarter",
)
def quarter(m: Match) -> Piece | None:
    number = int("".join(ch for ch in m.word("q") if ch.isdigit())) if m.has("q") else ordinal(m.words("n"))
    if m.tokens.follows(m.end - 1) in {"back", "century", "mile", "final", "finals", "touchdown"}:
        return None
    sem = Sem(quarter=number)
    if m.has("y"):
        return m.piece(sem.but(year=year_of(m.words("y"))))
    if m.has("r"):
        return m.piece(sem.but(kind="publication", unit="Y", shift={"last": -1, "next": 1}.get(m.word("r"), 0)))
    if m.has("k"):
        return m.piece(sem.but(kind="publication", unit="Y", shift=-1))
    return m.piece(sem)


@rule(
    "(:c the | the latest | that | this | the current | the year - ago | the year - earlier | the "
    "comparable year - ago | the same | year - ago | year - earlier | the previous | the following ) (:u "
    "quarter | period ) ( (:r last | a | the ) year (:g ago | earlier | before ) ? ) ?",
    "the same (:u quarter | period ) (:r last ) year",
    "the <year:y> (:u quarter | period )",
    "the (:c comparable | corresponding ) (:u period | quarter ) ( of ? (:r last | the | a ) year (:g "
    "ago | earlier | before ) ? ) ?",
)
def quarter_told(m: Match) -> Piece | None:
    """The period a financial text speaks of: the same, or a year before."""
    words = m.words("c")
    if m.word("u") == "period" and not (
        {"ago", "earlier", "same", "latest", "comparable", "corresponding"} & set(words) or m.has("y")
    ):
        return None
    if m.has("y"):
        return m.piece(Sem(kind="context", unit="QY", year=year_of(m.words("y"))))
    if set(words) & {"previous", "following"}:
        return m.piece(Sem(kind="context", unit="Q", shift=-1 if "previous" in words else 1))
    back = bool({"ago", "earlier", "comparable", "corresponding"} & set(words)) or m.has("r")
    if m.word("u") == "quarter" and words == ["the"] and m.tokens.follows(m.end - 1) in {"of", "century"}:
        return None
    return m.piece(Sem(kind="context", unit="QY", shift=-1 if back else 0))


@rule("( the ) ? year - (:k ago | earlier )")
def year_ago(m: Match) -> Piece:
    return m.piece(Sem(kind="context", unit="Y", shift=-1, which="period"))


@rule(
    "( the ) ? (:h first | second | last | latter ) - ? half of ( the ) ? (:y <year> | (:r this | last | "
    "next ) ? year | next year )",
    "( the ) ? (:h first | second ) - ? half",
    "{year4:y} (:h first | second ) - ? half",
)
def half_year(m: Match) -> Piece | None:
    number = 1 if m.word("h") == "first" else 2
    if m.has("y") and m.words("y")[0][0].isdigit():
        return m.piece(Sem(half=number, year=year_of(m.words("y"))))
    if not m.has("y"):
        return None  # of a match as often as of a year
    return m.piece(
        Sem(half=number, kind="publication", unit="Y", shift={"last": -1, "next": 1}.get(m.words("y")[0], 0))
    )


@rule(
    "( the ) ? ( fiscal | financial ) ( year ) ? (:y {year4} )",
    "( the ) ? ( current | latest | this | last | next ) ? (:f fiscal | financial ) year",
    "the ( full | current | entire | whole ) (:f year )",
)
def fiscal_year(m: Match) -> Piece:
    if m.has("y"):
        return m.piece(Sem(year=year_of(m.words("y")), fiscal=True))
    shift = {"last": -1, "next": 1}.get(
        next((w for w in m.tokens.words[m.start : m.end] if w in {"last", "next"}), ""), 0
    )
    return m.piece(Sem(kind="publication", unit="Y", shift=shift, fiscal=True))
