"""Rules: short patterns over word classes, compiled to regular expressions over token codes.

In a pattern, `<month>` is a class, `<day:d>` a class captured as d, a bare word is itself, `( | )` and `?` as usual,
and
`{amount:n}` a named sub-pattern of MACROS. Every pattern matches a bounded number of tokens, so scanning is linear.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dateline.normalize.when.sem import Piece, Sem
from dateline.normalize.when.tokens import Alphabet, Tokens
from dateline.normalize.when.words import MONTHS, WEEKDAYS

MACROS = {
    "number": "( <num> | <small> ( - ? <scale> ) ? | <tens> ( - ? <small> ) ? ( <scale> ) ? | a hundred | a dozen )",
    "amount": (
        "( <num> ( to | or | - ) <num> | <small> ( to | or ) <small> | <num> | a ? <small> ( and a half ) ? "
        "| ( a | one | two | three | four | five | six | seven | eight | nine ) ? <scale> ( and ? <tens> ? "
        "<small> ? ) ? "
        "| <tens> ( - ? <small> ) ? | ( the ? past | the ? last ) ? a ? couple of ? | a good ? few | <vague> "
        "| a half | half an | half a "
        "| ( a | an | one ) ( full | whole | single | additional | entire | extra ) ? | dozens of | scores "
        "of | hundreds of | thousands of | tens of | a number of | quarter of an | a quarter of an )"
    ),
    "year4": "( <year> | ' <yy> | nineteen <tens> ( - ? <small> ) ? | two thousand ( and ? <small> ) ? )",
    "dayno": "( <day> | <ordnum> )",
    "ordinal": "( <ordnum> | <tens> - <ordword> | <ordword> )",
    "about": (
        "( <about> | more than | less than | fewer than | at least | at most | up to | no more than | no "
        "less than | no fewer than "
        "| over | under | only | just over | just under | little more than | a little over | well over | not "
        "more than )"
    ),
}


@dataclass(frozen=True)
class Match:
    """A rule's match: token positions by capture name."""

    tokens: Tokens
    start: int
    end: int
    spans: dict[str, tuple[int, int]]

    def has(self, name: str) -> bool:
        return name in self.spans

    def words(self, name: str) -> list[str]:
        start, end = self.spans.get(name, (0, 0))
        return self.tokens.words[start:end]

    def word(self, name: str) -> str:
        """The captured words with single spaces, "" if the capture took no part."""
        return " ".join(self.words(name))

    def piece(self, sem: Sem, until: str | None = None) -> Piece:
        """The whole match as a piece (up to the end of the capture `until`)."""
        end = self.spans[until][1] if until else self.end
        # the full stop of a sentence is no part of the time before it
        whole_word = (
            end - self.start > 1 and self.tokens.words[end - 1] == "." and self.tokens.words[end - 2] in _UNSTOPPED
        )
        return Piece(self.start, end - whole_word, sem)

    def around(self, name: str) -> tuple[int, int]:
        return self.spans[name]


_UNSTOPPED = frozenset(
    word for word in (*MONTHS, *WEEKDAYS) if len(word) > 5 or word in {"may", "june", "july", "march", "april"}
)

Build = Callable[[Match], "Piece | list[Piece] | None"]


@dataclass(frozen=True)
class Draft:
    """A rule before the alphabet is known: `pattern` and what to make of a match (None refuses it)."""

    pattern: str
    build: Build


class Book:
    """The rules of one topic, gathered by decorating what builds them."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []

    def rule(self, *patterns: str) -> Callable[[Build], Build]:
        def keep(build: Build) -> Build:
            self.drafts += [Draft(pattern, build) for pattern in patterns]
            return build

        return keep


@dataclass(frozen=True)
class Rule:
    regex: re.Pattern[str]
    build: Build
    names: tuple[str, ...]
    pattern: str

    def match(self, tokens: Tokens, at: int) -> Match | None:
        found = self.regex.match(tokens.codes, at)
        if found is None:
            return None
        # a name may stand in several alternatives: its groups are numbered, and at most one takes part
        spans = {name.partition("_")[0]: found.span(name) for name in self.names if found.start(name) >= 0}
        return Match(tokens, at, found.end(), spans)


_PIECE = re.compile(r"<(\w+)(?::(\w+))?>|\{(\w+)(?::(\w+))?\}|(\S+)")
_SYNTAX = frozenset("()|?")


def expand(pattern: str) -> str:
    """Macros replaced by their patterns; `{amount:n}` becomes `(:n ... )`."""

    def put(found: re.Match[str]) -> str:
        inner = expand(MACROS[found[1]])
        return f"(:{found[2]} {inner} )" if found[2] else inner

    return re.sub(r"\{(\w+)(?::(\w+))?\}", put, pattern)


def literals(drafts: Iterable[Draft]) -> frozenset[str]:
    """All words that stand as themselves in the patterns: the alphabet must tell them apart."""
    out: set[str] = set()
    for draft in drafts:
        for item in expand(draft.pattern).split():
            if not (item.startswith(("<", "(:")) or item in _SYNTAX or item == r"\("):
                out.add(item)
    return frozenset(out | {"(", ")"})


def compile_rule(draft: Draft, alphabet: Alphabet) -> Rule:
    out: list[str] = []
    names: list[str] = []
    for item in expand(draft.pattern).split():
        if item.startswith("(:"):
            names.append(f"{item[2:]}_{len(names)}")
            out.append(f"(?P<{names[-1]}>")
        elif item == "(":
            out.append("(?:")
        elif item in _SYNTAX:
            out.append(item)
        elif found := re.fullmatch(r"<(\w+)(?::(\w+))?>", item):
            chars = _chars(alphabet, found[1])
            names += [f"{found[2]}_{len(names)}"] if found[2] else []
            out.append(f"(?P<{names[-1]}>{chars})" if found[2] else chars)
        else:
            out.append(_chars(alphabet, "=" + item.removeprefix("\\")))
    return Rule(re.compile("".join(out)), draft.build, tuple(names), draft.pattern)


def _chars(alphabet: Alphabet, name: str) -> str:
    chars = alphabet.chars(name)
    if not chars:
        raise ValueError(f"the grammar names a class or word that no token has: {name!r}")
    return "[" + re.escape(chars) + "]"


def first_codes(rule: Rule) -> str:
    """All codes with which a match of the rule can begin."""
    parts = re.findall(r"\[[^\]]*\]|\(\?:|\(\?P<\w+>|[)|?]", rule.regex.pattern, re.DOTALL)
    codes, _, _ = _first(parts, 0)
    return "".join(sorted(codes))


def _first(parts: list[str], at: int) -> tuple[set[str], bool, int]:
    """First set, nullability and end of the alternation that begins at `at`, up to its closing bracket."""
    codes: set[str] = set()
    open_, nullable = True, False  # open_: all before may be empty
    while at < len(parts) and parts[at] != ")":
        if parts[at] == "|":
            nullable, open_ = nullable or open_, True
            at += 1
            continue
        if parts[at].startswith("["):
            inner, empty = set(parts[at][1:-1].replace("\\", "")), False
            at += 1
        else:
            inner, empty, at = _first(parts, at + 1)
            at += 1
        if at < len(parts) and parts[at] == "?":
            empty = True
            at += 1
        codes |= inner if open_ else set()
        open_ = open_ and empty
    return codes, nullable or open_, at
