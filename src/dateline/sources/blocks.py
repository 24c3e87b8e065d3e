"""Paragraphs of a text: blank lines part them, single line ends do where they are no hard wraps.

A hard-wrapped text breaks its lines greedily: the next word would not have fitted. That is what is tested, over the whole text.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from dateline.sources.clean import plain
from dateline.sources.ends import ends_sentence
from dateline.sources.furniture import furniture

MAX_WRAP = 110  # characters; mail and old agency wires wrap at 65 to 80
MIN_WRAPPED = 3
CHUNK = re.compile(r"[^\n](?:[^\n]|\n(?!\n))*")
BULLET = re.compile(r"(?:[•▪●◦‣∙·*]|[-–—](?=\s))\s+")
CONTINUES = re.compile(r"[a-z,;:)\]]")


@dataclass(frozen=True)
class Block:
    """`text[start:end]` is one paragraph, without the bullet it had."""

    start: int
    end: int
    bullet: bool = False


def blocks_of(text: str) -> list[Block]:
    """The paragraphs from top to bottom; none is empty, none starts or ends with a space."""
    chunks = [(m.start(), [len(line) for line in m[0].split("\n")], m[0]) for m in CHUNK.finditer(text)]
    width = _width([c[2].split("\n") for c in chunks])
    out: list[Block] = []
    for start, _, chunk in chunks:
        at = begin = start
        lines = chunk.split("\n")
        for i, line in enumerate(lines):
            at += len(line)
            if i + 1 == len(lines) or not _joined(line, lines[i + 1], width):
                out.extend(_block(text, begin, at))
                begin = at + 1
            at += 1
    return out


def _width(chunks: list[list[str]]) -> int | None:
    """The width at which the text was wrapped, or None where its lines are paragraphs."""
    pairs = [(a, b) for lines in chunks for a, b in pairwise(lines)]
    width = max((len(line) for lines in chunks for line in lines), default=0)
    if len(pairs) < MIN_WRAPPED or width > MAX_WRAP:
        return None
    full = sum(_full(a, b, width) for a, b in pairs)
    open_ = sum(not ends_sentence(a) for a, _ in pairs)
    return width if full >= 0.7 * len(pairs) and open_ >= 0.5 * len(pairs) else None


def _full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len((following.split() or [""])[0]) > width


def _joined(line: str, following: str, width: int | None) -> bool:
    """Whether a line end lies inside a paragraph: a wrap, or a sentence that a link's markup broke in two."""
    if BULLET.match(following):
        return False
    if width is not None:
        return _full(line, following, width)
    return (
        bool(CONTINUES.match(following))
        and not ends_sentence(line)
        and not plain(line).endswith(":")
        and furniture(line) is None
    )


def _block(text: str, start: int, end: int) -> list[Block]:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    bullet = BULLET.match(text, begin, end)
    begin = bullet.end() if bullet else begin
    finish = begin + len(text[begin:end].rstrip())
    return [Block(begin, finish, bullet is not None)] if finish > begin else []
