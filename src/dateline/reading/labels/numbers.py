"""Dates, clock times, sums of money, shares, ranks and bare numbers among the tokens of a parse."""

import re
from collections.abc import Iterator, Sequence

from dateline.reading.labels.words import CLOCK, DAYS, MONEY, MONTHS, RANKS, SPANS
from dateline.reading.tokens import Doc, Token

RANK = re.compile(r"\d+(?:st|nd|rd|th)$")
CLOCKED = re.compile(r"\d{1,2}[:.]\d\d$")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d$|(?:19|20)\d0s$")


def numbers_of(doc: Doc) -> Iterator[tuple[int, int, str]]:
    tokens, at = doc.tokens, 0
    while at < len(tokens):
        end, label = _at(tokens, at)
        if label:
            yield at, end, label
        at = end


def _at(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    token = tokens[at]
    low = token.lower_
    if low in DAYS or (low in MONTHS and ((token.text[0].isupper() and low != "may") or _number(tokens, at + 1))):
        return _date(tokens, at + 1), "DATE"
    if RANK.match(low) or (low in RANKS and token.pos_ == "ADJ"):
        return at + 1, "ORDINAL"
    if not _number(tokens, at):
        return at + 1, ""
    end = at + 1
    while _number(tokens, end):
        end += 1
    return _counted(tokens, at, end)


def _counted(tokens: Sequence[Token], at: int, end: int) -> tuple[int, str]:
    """What a number counts, by the word behind it."""
    behind = tokens[end].lower_ if end < len(tokens) else ""
    if at and tokens[at - 1].is_currency:
        return end, "MONEY"
    if behind in ("%", "percent", "per", "pct"):
        return end + 1, "PERCENT"
    if behind in MONEY:
        return end + 1, "MONEY"
    if behind in CLOCK or CLOCKED.match(tokens[at].text):
        return end + (behind in CLOCK), "TIME"
    if behind in MONTHS:
        return _date(tokens, end + 1), "DATE"
    if behind in SPANS:
        return end + 1, "DATE"
    return end, "DATE" if YEAR.match(tokens[at].text) and not tokens[at].text.endswith(",") else "CARDINAL"


def _date(tokens: Sequence[Token], at: int) -> int:
    """Where a date that names its month or weekday ends."""
    while at < len(tokens) and not tokens[at].is_sent_start:
        token = tokens[at]
        if _number(tokens, at) or token.lower_ in MONTHS or RANK.match(token.lower_):
            at += 1
        elif token.text == "," and (_number(tokens, at + 1) or _month(tokens, at + 1)):
            at += 2
        else:
            break
    return at


def _month(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].lower_ in MONTHS and tokens[at].text[0].isupper()


def _number(tokens: Sequence[Token], at: int) -> bool:
    return (
        at < len(tokens)
        and (tokens[at].pos_ == "NUM" or tokens[at].text[0].isdigit())
        and not RANK.match(tokens[at].lower_)
    )
