"""Durations ("456 seconds", "more than a year", "a two-day visit") and sets ("every Monday", "twice a week")."""

from dateline.normalize.when.numbers import amount, ordinal, spread
from dateline.normalize.when.rule import Book, Match
from dateline.normalize.when.sem import Piece, Sem
from dateline.normalize.when.words import ABOUT, MONTHS, PARTS, SEASONS, SET_WORDS, UNIT_FORMS, WEEKDAYS, wordset

book = Book()
rule = book.rule

_BOUNDS = {
    "more": "MORE_THAN",
    "over": "MORE_THAN",
    "less": "LESS_THAN",
    "under": "LESS_THAN",
    "fewer": "LESS_THAN",
    "least": "EQUAL_OR_MORE",
    "most": "EQUAL_OR_LESS",
    "up": "EQUAL_OR_LESS",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "no": "EQUAL_OR_LESS",
    "not": "EQUAL_OR_LESS",
}
_RATE_BEFORE = wordset("times once twice % percent million billion dollars thousand cents miles km kilometers")
_LENGTH_BEFORE = wordset(
    "for in after within over than nearly almost about around last least of to every half lasted took some "
    "roughly just under once by"
)


def _bound(words: list[str]) -> str | None:
    found = next((_BOUNDS[w] for w in words if w in _BOUNDS), None)
    return found or ("APPROX" if set(words) & ABOUT else None)


@rule(
    "( the ) ? (:w last | past | next | first | coming | following | previous | latest | final | "
    "preceding | additional | remaining ) ? {about:q} ? {amount:n} ( more | additional | full | "
    "consecutive | straight | long | trading | working | business ) ? - ? <unit:u> ( ,  ? ( and ) ? "
    "{amount:n2} - ? <unit:u2> ) ? ( - ? (:o old | long ) | and a (:hf half ) | (:os or so | or more ) ) "
    "?",
    "( the ) {about:q} ? (:w last | past | next | first | coming | final ) {amount:n} <unit:u>",
)
def length(m: Match) -> Piece | None:
    unit_word = m.word("u")
    unit, words = UNIT_FORMS[unit_word], m.words("n")
    low, _ = spread(words)
    if m.word("o") == "old" and unit in {"Y", "M", "W", "D"}:
        return None
    if _not_a_length(m, unit_word, words):
        return None
    parts = [(low, unit)]
    if m.has("n2"):
        if m.words("n2") in (["a"], ["an"]) and m.tokens.words[m.around("n2")[0] - 1] != "and":
            return Piece(m.start, m.around("u")[1], Sem(type="DURATION", length=tuple(parts), mod=_bound(m.words("q"))))
        parts.append((amount(m.words("n2")), UNIT_FORMS[m.word("u2")]))
    if m.has("hf") and low is not None:
        parts = [(low + 0.5, unit)]
    if _rate(m, words):
        return m.piece(Sem(type="SET", fixed=_set_value(1, unit)))
    start = m.start
    return Piece(
        start,
        m.end,
        Sem(
            type="DURATION",
            length=tuple(parts),
            mod=_bound(m.words("q")),
            approximate=bool(set(m.words("q")) & ABOUT) or m.has("os"),
        ),
    )


def _not_a_length(m: Match, unit: str, words: list[str]) -> bool:
    """ "a second missile", "one second-half goal", "a quarter of them", "some day", "two May days", "a day after"."""
    following = m.tokens.follows(m.end - 1)
    tokens = m.tokens
    unit_at = m.around("u")[0]
    if unit == "second" and (
        words[0] in {"a", "an", "the"}
        or len(words) > 1
        or following == "-"
        or (
            tokens.words[unit_at - 1] != "-"
            and not words[0][0].isdigit()
            and following.isalpha()
            and following not in {"and", "after", "of", "in"}
        )
    ):
        return words != ["half", "a"]
    if unit == "quarters" and tokens.words[unit_at - 1] == "-":
        return True
    if unit == "quarter" and (words in (["a"], ["one"]) or "-" in tokens.words[m.start : m.end]):
        return True
    if unit in {"min", "sec", "hr"} and not words[0][0].isdigit():
        return True
    if words == ["some"] and unit in {"day", "night"}:
        return True
    if words[0] in {"several", "few", "many", "some", "various"} and unit in {"second", "quarter", "min"}:
        return True
    singular = unit in {"day", "week", "month", "year", "hour", "minute", "night", "decade", "century"}
    hyphen = tokens.words[unit_at - 1] == "-"
    if singular and not hyphen and words[0] in {"many", "various", "countless"}:
        return True
    if unit == "night" and words[0] in {"a", "one"}:
        return words[0] == "one"
    if following in {"old", "olds"} or (
        following == "-" and tokens.words[m.end + 1 : m.end + 2] in (["old"], ["olds"])
    ):
        return True
    if (
        unit == "day"
        and words == ["one"]
        and not hyphen
        and tokens.before(m.start) not in {"for", "in", "after", "within", "only", "just", "than"}
    ):
        return True
    return bool(words[0][0].isdigit() and tokens.before(m.start) in MONTHS and len(words[0]) <= 2 and False)


def _rate(m: Match, words: list[str]) -> bool:
    """ "200,000 barrels a day", "$5 million a year", "twice a week": a rate, not a length."""
    if words not in (["a"], ["an"]) or m.has("w") or m.has("q") or m.end - m.start != 2:
        return False
    before = m.tokens.before(m.start)
    return (
        before in _RATE_BEFORE
        or (before[:1].isdigit() and len(before) != 4)
        or (
            before.endswith("s")
            and before.isalpha()
            and before not in _LENGTH_BEFORE
            and len(before) > 3
            and before not in {"was", "lasts", "this", "takes", "less", "plus"}
        )
    )


@rule(
    "<units:u> - ? (:l long )",
    "(:u day | week | month | year | hour | night | decade ) - ? (:l long )",
    "(:p for | in | after | within | over | of | during | take | took | lasted | spent | last | through "
    "| many | these | those ) (:u years | months | weeks | days | hours | minutes | decades | centuries "
    "| seconds ) ( (:c and | or ) ( years | months | weeks | days | hours ) ) ? ( (:k ago | earlier | "
    "later | before | after ) ) ?",
    "(:u years | months | weeks | days | hours | minutes | decades | centuries | seconds ) (:k ago | "
    "earlier | later | before | after | of )",
    "(:w the last | the past | the next | the coming | coming | recent | the recent | past | the early | "
    "the first | next | upcoming | the following ) (:u years | months | weeks | days | hours | decades | "
    "quarters | minutes )  ( and ( years | months | weeks | days ) ) ?",
)
def vague_length(m: Match) -> Piece | None:
    unit, key = UNIT_FORMS[m.word("u")], m.word("k")
    start = m.around("u")[0] if m.has("p") else m.start
    if m.has("l") and m.word("u") in {"second", "quarter"}:
        return None
    if m.has("l") and m.word("u") in UNIT_FORMS and not m.word("u").endswith("s"):
        return Piece(start, m.end, Sem(type="DURATION", length=((1.0, unit),)))
    if key == "ago":
        return Piece(start, m.end, Sem(kind="publication", which="past", length=((None, unit),), approximate=True))
    if key in {"earlier", "later"} and not m.has("p"):
        return Piece(
            start,
            m.end,
            Sem(
                kind="context", which="past" if key == "earlier" else "future", length=((None, unit),), approximate=True
            ),
        )
    end = m.end - bool(key)
    if m.word("p") == "of" and unit in {"Min", "S"}:
        return None
    return Piece(start, end, Sem(type="DURATION", length=((None, unit),)))


@rule(
    "(:f every | each ) (:o <ordword> | other | single ) ? (:u <unit1> | <weekday> | <month> | <part1> ) "
    "( (:p morning | afternoon | evening | night ) ) ?",
    "(:f every ) {amount:n} <units:u>",
)
def every(m: Match) -> Piece | None:
    word = m.word("u")
    if m.has("n"):
        number = amount(m.words("n"))
        return m.piece(Sem(type="SET", fixed=_set_value(number or 0, UNIT_FORMS[word]))) if number else None
    if word in WEEKDAYS:
        part = PARTS.get(m.word("p"), "")
        return m.piece(Sem(type="SET", fixed=f"XXXX-WXX-{WEEKDAYS[word]}" + (f"T{part}" if part else "")))
    if word in MONTHS:
        return m.piece(Sem(type="SET", fixed=f"XXXX-{MONTHS[word]:02d}"))
    if word in PARTS and word != "night":
        return m.piece(Sem(type="SET", fixed=f"XXXX-XX-XXT{PARTS[word]}"))
    number = (
        ordinal(m.words("o"))
        if m.has("o") and m.word("o") not in {"other", "single"}
        else 2
        if m.word("o") == "other"
        else 1
    )
    if word == "second" or word not in UNIT_FORMS:
        return None
    return m.piece(Sem(type="SET", fixed=_set_value(number or 1, UNIT_FORMS[word])))


def _set_value(number: float, unit: str) -> str:
    names = {"S": "T{}S", "Min": "T{}M", "H": "T{}H", "N": "{}D", "F": "{}W", "E": "{}E", "C": "{}C", "L": "{}L"}
    shown = f"{number * 2 if unit == 'F' else number:g}"
    return "P" + names.get(unit, "{}" + unit).format(shown)


@rule(
    "<setword:s>",
    "<weekdays:d> ( (:p morning | afternoon | evening | night | nights ) ) ?",
    "<weekday:e> (:q mornings | afternoons | evenings | nights )",
    "(:t once | twice | thrice ) (:a a | per | each | every ) <unit1:u>",
    "per (:u day | week | month | year | hour )",
    "(:v weekends | weekdays )",
)
def repeated(m: Match) -> Piece | None:
    if m.has("s"):
        follows = m.tokens.follows(m.end - 1)
        title = m.tokens.caps[m.start] and (m.tokens.caps[m.end] if m.end < len(m.tokens) else False)
        return (
            None
            if title or follows in {"telegraph", "mail", "news"}
            else m.piece(Sem(type="SET", fixed=SET_WORDS[m.word("s")]))
        )
    if m.has("d") or m.has("e"):
        name = m.word("d").removesuffix("s") or m.word("e")
        part = PARTS.get(m.word("p") or m.word("q"), "")
        return m.piece(Sem(type="SET", fixed=f"XXXX-WXX-{WEEKDAYS[name]}" + (f"T{part}" if part else "")))
    if m.has("v"):
        return m.piece(Sem(type="SET", fixed="XXXX-WXX-WE" if m.word("v") == "weekends" else "XXXX-WXX"))
    return m.piece(Sem(type="SET", fixed=_set_value(1, UNIT_FORMS[m.word("u")])))


_SEASON_SETS = {name + "s": code for name, code in SEASONS.items()}


@rule(
    "now",
    "right now",
    "currently",
    "at present",
    "presently",
    "nowadays",
    "these days",
    "at the moment",
    "current",
    "the present",
)
def present(m: Match) -> Piece | None:
    word = m.tokens.words[m.end - 1]
    if m.tokens.words[m.start] == "now" and (
        m.tokens.follows(m.end - 1) == "-" or m.tokens.before(m.start) in {"until", "from"}
    ):
        return None
    if word == "current" and m.tokens.follows(m.end - 1) in {"account", "accounts", "and", "of"}:
        return None
    start = m.start + (m.tokens.words[m.start] == "at")
    return Piece(start, m.end, Sem(kind="publication", fixed="PRESENT_REF"))


@rule("recently", "recent", "lately", "in (:p the past )", "( the ) (:p past )", "more recently", "most recently")
def past(m: Match) -> Piece | None:
    words = m.tokens.words[m.start : m.end]
    if "past" in words and (
        m.tokens.follows(m.end - 1).isalpha()
        and m.tokens.follows(m.end - 1)
        not in {
            "and",
            "but",
            "as",
            "had",
            "has",
            "have",
            "was",
            "were",
            "is",
            "the",
            "he",
            "she",
            "they",
            "it",
            "we",
            "to",
            "by",
            "with",
            "for",
            "that",
            "when",
            "which",
            "been",
            "or",
        }
    ):
        return None
    start = m.around("p")[0] if m.has("p") and "the" in m.words("p") else m.start
    return Piece(start, m.end, Sem(kind="publication", fixed="PAST_REF"))


@rule("the ( near | nearest | immediate | foreseeable | distant | not - too - distant ) ? future", "future")
def future(m: Match) -> Piece | None:
    return m.piece(Sem(kind="publication", fixed="FUTURE_REF"))
