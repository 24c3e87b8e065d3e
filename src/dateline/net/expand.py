"""Taking compressed answers apart, a piece at a time: no piece and no sum may grow beyond its limit.

Invariant: memory held is that of one piece, however small the bomb and whatever it claims of its size.
"""

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol

import brotli
import zstandard

from dateline.net.errors import NetError

PIECE = 65_536  # bytes given out at a time
MOST_CODINGS = 2  # one on top of the other; more is only met in attacks
OFFERED = "gzip, deflate, br, zstd"


class Codec(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]: ...

    def end(self) -> bool:
        """Whether the data was whole."""


class Zlib:
    """gzip, and deflate with or without its header."""

    def __init__(self, raw: bool = False) -> None:
        self._raw, self._first = raw, raw
        self._state = zlib.decompressobj(zlib.MAX_WBITS | 32)

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._first and data:
            self._first = False
            if (data[0] & 0x0F) != 8:  # no zlib header (RFC 1950): servers send bare deflate too
                self._state = zlib.decompressobj(-zlib.MAX_WBITS)
        while data:
            if self._state.eof:  # another gzip member (RFC 1952); what is no member is padding
                if not data.startswith(b"\x1f\x8b"):
                    return
                self._state = zlib.decompressobj(zlib.MAX_WBITS | 32)
            yield self._state.decompress(data, PIECE)
            data = self._state.unconsumed_tail or (self._state.unused_data if self._state.eof else b"")

    def end(self) -> bool:
        return self._state.eof


class Brotli:
    def __init__(self) -> None:
        self._state = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        piece = self._state.process(data, output_buffer_limit=PIECE)
        while piece or not (self._state.is_finished() or self._state.can_accept_more_data()):
            yield piece
            if self._state.is_finished():
                return
            piece = self._state.process(b"", output_buffer_limit=PIECE)

    def end(self) -> bool:
        return bool(self._state.is_finished())


class Zstd:
    """The window is limited, as it is set by the sender and held in memory (RFC 8878: 8 MB should be taken)."""

    WINDOW = 2**23

    def __init__(self) -> None:
        self._kept = b""
        self._state = zstandard.ZstdDecompressor(max_window_size=self.WINDOW).decompressobj()

    def feed(self, data: bytes) -> Iterator[bytes]:
        # this library gives out all that its input makes: input goes in by pieces so small that no output is great
        for at in range(0, len(data), 64):
            yield self._state.decompress(data[at : at + 64]) if not self._state.eof else b""

    def end(self) -> bool:
        return bool(self._state.eof)


WRONG = (zlib.error, brotli.error, zstandard.ZstdError, EOFError)


def codecs(header: str) -> list[Codec]:
    """In the order of taking apart. Raises NetError for a coding that was not offered."""
    names = [name for part in header.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if len(names) > MOST_CODINGS:
        raise NetError("encoding", f"{len(names)} codings one on top of the other", f"at most {MOST_CODINGS}")
    return [_codec(name) for name in reversed(names)]


def _codec(name: str) -> Codec:
    if name in ("gzip", "x-gzip"):
        return Zlib()
    if name == "deflate":
        return Zlib(raw=True)
    if name == "br":
        return Brotli()
    if name == "zstd":
        return Zstd()
    raise NetError("encoding", f"a content coding {name[:20]!r}", f"expected one of {OFFERED}")


def expanded(pieces: Iterable[bytes], header: str, most: int) -> bytes:
    """All of the answer. Raises NetError where it grows beyond `most` bytes, is damaged or ends early."""
    steps = codecs(header)
    out, size = [], 0
    try:
        for piece in _through(pieces, steps):
            size += len(piece)
            if size > most:
                raise NetError("too large", f"more than {most:,} bytes after expansion", f"at most {most:,}")
            out.append(piece)
    except WRONG as wrong:
        raise NetError("encoding", f"damaged {header[:40]} data ({wrong})", "tried again at the next turn") from wrong
    if out and not all(step.end() for step in steps):
        raise NetError("encoding", f"{header[:40]} data that ends early", "tried again at the next turn")
    return b"".join(out)


def _through(pieces: Iterable[bytes], steps: list[Codec]) -> Iterable[bytes]:
    for step in steps:
        pieces = chain.from_iterable(map(step.feed, pieces))
    return pieces
