"""Years, decades, centuries."""

from dateline.normalize.when.datewords import MODIFIERS, modifier
from dateline.normalize.when.numbers import decade_of, ordinal, year_of
from dateline.normalize.when.rule import Book, Match
from dateline.normalize.when.sem import Piece, Sem
from dateline.normalize.when.words import wordset

book = Book()
rule = book.rule

_BEFORE_YEAR = wordset(
    "in of since by until till before after from to during early late mid around about through between and for "
    "than as year summer spring autumn fall winter ( circa throughout - the both or back"
)


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


_MEASURES = wordset(
    "km kilometers kilometres miles meters metres feet tons tonnes kg people troops soldiers percent % hours "
    "hrs gmt points pounds dollars euros men shares mph degrees yards times civilians missiles rockets "
    "children women acres megawatts barrels est edt kst jst utc local fighters and-a-half"
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
    "(:e early | late | mid | the ? ( beginning | start | end | middle | close | turn ) of | earlier in "
    "| later in ) - ? the ? ( year ) ? {year4:y}"
)
def part_of_year(m: Match) -> Piece | None:
    mod = next((modifier(w) for w in m.words("e") if modifier(w)), None)
    return m.piece(Sem(year=year_of(m.words("y")), mod=mod))


@rule(
    "the ? (:e early | late | mid | ( first | second | last | latter ) half of | ( beginning | start | "
    "end | middle ) of ) ? - ? the ? <decade:d>",
    "the ? (:e early | late | mid | ( first | second | last | latter ) half of | ( beginning | start | "
    "end | middle ) of ) ? - ? the nineteen ? - ? <decadeword:d>",
    "the ? (:e early | late | mid ) - ? (  nineteen - ? ) ? <decadeword:d>",
)
def decade(m: Match) -> Piece | None:
    value = decade_of(m.word("d"))
    if value is None or (not m.tokens.words[m.around("d")[0]].startswith("'") and len(m.word("d")) < 4):
        return None
    mods = {"first": "START", "second": "END", "last": "END", "latter": "END"} | MODIFIERS
    return m.piece(Sem(decade=value, mod=next((mods[w] for w in m.words("e") if w in mods), None)))


@rule(
    "the ? (:e early | late | mid | ( beginning | start | end | turn ) of the ) ? - ? {ordinal:n} - ? century ( bc ) ?"
)
def century(m: Match) -> Piece | None:
    number = ordinal(m.words("n"))
    if number is None or not 1 <= number <= 22 or m.tokens.words[m.end - 1] == "bc":
        return None
    return m.piece(Sem(century=number, mod=next((modifier(w) for w in m.words("e") if modifier(w)), None)))
