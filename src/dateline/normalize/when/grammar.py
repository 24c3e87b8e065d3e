"""The grammar: all rules, the alphabet they need, and for each code the rules that can begin with it."""

from functools import lru_cache

from dateline.normalize.when import clocks, dates, days, lengths, months, periods, relative, years
from dateline.normalize.when.rule import Rule, compile_rule, first_codes, literals
from dateline.normalize.when.sem import Piece
from dateline.normalize.when.tokens import Alphabet, Tokens

BOOKS = (dates.book, months.book, years.book, days.book, clocks.book, relative.book, periods.book, lengths.book)


class Grammar:
    def __init__(self) -> None:
        drafts = [draft for book in BOOKS for draft in book.drafts]
        self.alphabet = Alphabet(literals(drafts))
        self.rules = [compile_rule(draft, self.alphabet) for draft in drafts]
        self.starts: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for code in first_codes(rule):
                self.starts.setdefault(code, []).append(rule)

    def scan(self, tokens: Tokens) -> tuple[list[Piece], int]:
        """Pieces from left to right, the longest match at each place; and how many rules were tried (the work done)."""
        pieces: list[Piece] = []
        tried, at = 0, 0
        codes, starts = tokens.codes, self.starts
        while at < len(codes):
            rules = starts.get(codes[at])
            if rules is None:
                at += 1
                continue
            tried += len(rules)
            found = self._longest(rules, tokens, at)
            if found:
                pieces += found
                at = max(found[-1].end, at + 1)
            else:
                at += 1
        return pieces, tried

    @staticmethod
    def _longest(rules: list[Rule], tokens: Tokens, at: int) -> list[Piece]:
        matches = [(match.end, -i, match, rule) for i, rule in enumerate(rules) if (match := rule.match(tokens, at))]
        for _, _, match, rule in sorted(matches, key=lambda item: item[:2], reverse=True):
            built = rule.build(match)
            if built:
                return built if isinstance(built, list) else [built]
        return []


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    return Grammar()
