"""Months: "June 2019", "late September", "last August"."""

from dateline.normalize.when.datewords import YEAR, modifier, year_fields
from dateline.normalize.when.rule import Book, Match
from dateline.normalize.when.sem import Piece, Sem
from dateline.normalize.when.words import MONTHS, SHORT, wordset

book = Book()
rule = book.rule

_BEFORE_MONTH = wordset(
    "in of since by until till before after from to during early late mid around through between and for than "
    "last next this that or - each every end beginning on throughout late- again"
)
_MODAL_NEXT = wordset("i we he she it they you be have not also the god")


@rule(
    "<month:m> . ? ( - <yy:y> | , ? of ? (:y <year> | ' <yy> | nineteen <tens> ( - ? <small> ) ? ) )",
    "<month:m> . ? , ? of ? (:ry ( last | this | next ) year | the ( previous | following | same | "
    "current ) year | that year | the year before )",
)
def month_year(m: Match) -> Piece | None:
    fields = year_fields(m)
    if fields is None or (m.has("y") and fields["year"] is None):
        return None
    return m.piece(Sem(month=MONTHS[m.word("m")], **fields))


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
    "(:e early | late | mid | early in | late in | earlier in | later in | the ? ( beginning | start | "
    "end | middle | close | turn ) of ) - ? the ? <month:m> . ? " + YEAR
)
def part_of_month(m: Match) -> Piece | None:
    fields = year_fields(m)
    if fields is None:
        return None
    mod = next((modifier(w) for w in m.words("e") if modifier(w)), None)
    return m.piece(Sem(month=MONTHS[m.word("m")], mod=mod, **fields))


@rule(
    "(:w last | this | next | this past | this coming | that | the same | that same | the previous | the "
    "following ) <month:m>"
)
def named_month(m: Match) -> Piece:
    words = m.words("w")
    if "that" in words or "same" in words or words[0] == "the":
        which = "previous" if "previous" in words else "following" if "following" in words else "that"
        return m.piece(Sem(month=MONTHS[m.word("m")], kind="context", which=which))
    which = "last" if words[-1] in {"last", "past"} else "next" if words[-1] in {"next", "coming"} else "this"
    return m.piece(Sem(month=MONTHS[m.word("m")], kind="publication", which=which))
