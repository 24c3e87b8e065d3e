"""Sources to reports: files, folders and standard input, streamed. What cannot be taken is refused by name; the rest goes on.

A report with a date in the future is kept without the date, and says so in its notes: its text is sound, and a wrong date is
worse than none. The caller's `published` and `outlet` fill only what the source lacks.
"""

import gzip
import io
import os
import stat
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from dateline.model import Refusal, Report
from dateline.net import Door
from dateline.sources.address import fetch, is_address
from dateline.sources.archive import is_archive, read_archive
from dateline.sources.dates import parse_date
from dateline.sources.decode import MARKS, decode
from dateline.sources.feed import read_feed
from dateline.sources.kinds import Kind, kind_of, passed_over
from dateline.sources.limits import MAX_DOCUMENT_BYTES, MAX_FOLDER_DEPTH, SNIFF_BYTES
from dateline.sources.meter import Meter
from dateline.sources.objects import is_object, objects, opened
from dateline.sources.page import read_page
from dateline.sources.parquet import is_parquet, parquet_rows
from dateline.sources.raw import Defaults, Raw, to_report
from dateline.sources.refused import Refused
from dateline.sources.sieve import Sieve
from dateline.sources.table import FIELDS, Chained, read_csv, read_json, read_jsonl, read_rows
from dateline.sources.text import read_text

Source = str | Path
Opening = Callable[[Path], BinaryIO]
BROKEN_GZIP = (EOFError, zlib.error, gzip.BadGzipFile)


@dataclass(frozen=True)
class _How:
    """What holds for all sources: which column is what, and what is passed over."""

    columns: Mapping[str, str] | None
    sieve: Sieve | None

    @property
    def left_out(self) -> int:
        return self.sieve.left_out if self.sieve is not None else 0


def gather(
    sources: Sequence[Source],
    *,
    published: str | None = None,
    outlet: str | None = None,
    columns: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
    door: Door | None = None,
    meter: Meter | None = None,
    sieve: Sieve | None = None,
) -> Iterator[Report | Refusal]:
    """Reports and refusals, in the order of the sources; "-" is standard input. A folder is walked in the order of names. An
    address (http, https) is asked for through `door`, and refused where none is given.

    `columns` maps text, title, published, url, outlet and id to the columns of tables that call them otherwise; `meter` is told
    of each byte that is read from a file, `sieve` says which items are passed over before a report is made of them.
    Raises ValueError at once where `published` is no date or `columns` names no such field.
    """
    stated = parse_date(published) if published else None
    if published and stated is None:
        raise ValueError(
            f"published: {published!r} is no date; expected a form like 2019-09-10T16:00+09:00, 2019-09-10 or 2019-09"
        )
    if unknown := set(columns or ()) - set(FIELDS):
        raise ValueError(f"columns: no field {min(unknown)!r}; expected one of {', '.join(FIELDS)}")
    return _gather(sources, Defaults(stated, outlet), _How(columns, sieve), (stdin, door, meter))


def _gather(
    sources: Sequence[Source],
    defaults: Defaults,
    how: _How,
    outside: tuple[BinaryIO | None, Door | None, Meter | None],
) -> Iterator[Report | Refusal]:
    stdin, door, meter = outside
    opening = meter.open if meter is not None else _plainly
    for source in sources:
        name = str(source)
        if name == "-":
            yield from _stream(stdin or io.BytesIO(), "-", defaults, how)
        elif is_address(name):
            yield from _address(name, door, defaults, how)
        elif is_object(name):
            yield from _objects(name, defaults, how)
        elif Path(name).is_dir():
            yield from _folder(Path(name), defaults, how, opening)
        else:
            yield from _file(Path(name), defaults, how, opening)


def _address(address: str, door: Door | None, defaults: Defaults, how: _How) -> Iterator[Report | Refusal]:
    if door is None:
        yield Refusal(
            source=address, reason="an address, and no way to the network", hint="give a door, or the saved page"
        )
        return
    try:
        stream, name = fetch(address, door)
    except Refused as refused:
        yield Refusal(source=address, reason=refused.reason, hint=refused.hint)
        return
    yield from _stream(stream, address, replace(defaults, address=address), how, name)


def _objects(address: str, defaults: Defaults, how: _How) -> Iterator[Report | Refusal]:
    read = False
    try:
        for system, path, name in objects(address):
            with opened(system, path) as stream:
                read = True
                yield from _stream(stream, name, defaults, how)
    except Refused as refused:
        yield Refusal(source=address, reason=refused.reason, hint=refused.hint)
    else:
        if not read:
            yield Refusal(source=address, reason="nothing readable lies there", hint="check the address")


def _folder(folder: Path, defaults: Defaults, how: _How, opening: Opening) -> Iterator[Report | Refusal]:
    read = refused = 0
    before = how.left_out
    for path in _walk(folder):
        for result in _file(path, defaults, how, opening):
            read += isinstance(result, Report)
            refused += isinstance(result, Refusal)
            yield result
    if not read and how.left_out == before:
        reason = "a folder with nothing readable" if refused else "a folder without reports"
        yield Refusal(
            source=str(folder), reason=reason, hint="expected text, HTML, feed, JSON lines or CSV files in it"
        )


def _plainly(path: Path) -> BinaryIO:
    return path.open("rb")


def _walk(folder: Path) -> Iterator[Path]:
    """Files in the order of their paths; hidden ones, pictures, sound, style sheets, programs and
    what describes the folder itself (README, LICENSE) are passed over."""
    root = len(folder.parts)
    for where, folders, files in os.walk(folder):
        folders[:] = (
            sorted(f for f in folders if not f.startswith("."))
            if len(Path(where).parts) - root < MAX_FOLDER_DEPTH
            else []
        )
        for name in sorted(files):
            if not passed_over(name):
                yield Path(where) / name


def _file(path: Path, defaults: Defaults, how: _How, opening: Opening) -> Iterator[Report | Refusal]:
    name = str(path)
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            yield Refusal(source=name, reason="no regular file", hint="expected a file, a folder or -")
            return
        with opening(path) as stream:
            yield from _stream(stream, name, defaults, how)
    except FileNotFoundError:
        yield Refusal(source=name, reason="no such file or folder", hint="check the path")
    except (OSError, ValueError) as wrong:  # ValueError: a zero byte in the path
        yield Refusal(source=name, reason=f"cannot be opened: {getattr(wrong, 'strerror', None) or wrong}")


def _stream(stream: BinaryIO, source: str, defaults: Defaults, how: _How, name: str = "") -> Iterator[Report | Refusal]:
    """`name` tells what kind of file it is, where the source's own does not."""
    try:
        for raw in _raws(stream, source, how.columns, name or source):
            if isinstance(raw, Refusal):
                yield raw
                continue
            if how.sieve is not None and how.sieve.leaves_out(raw):
                continue
            try:
                yield to_report(raw, defaults)
            except Refused as refused:
                yield Refusal(source=raw.source, reason=refused.reason, hint=refused.hint)
    except Refused as refused:
        yield Refusal(source=source, reason=refused.reason, hint=refused.hint)
    except BROKEN_GZIP:
        yield Refusal(
            source=source, reason="truncated or damaged: the compressed data ends early", hint="fetch the file again"
        )


def _raws(stream: BinaryIO, source: str, columns: Mapping[str, str] | None, name: str) -> Iterator[Raw | Refusal]:
    kind, stream = unpacked(stream, name)
    if kind == "archive":
        yield from read_archive(stream, source)
    elif kind == "parquet":
        yield from read_rows(parquet_rows(stream), source, columns)
    elif kind in ("jsonl", "csv"):
        yield from (read_jsonl if kind == "jsonl" else read_csv)(stream, source, columns)
    else:
        yield from _document(kind, whole(stream), source, columns)


def unpacked(stream: BinaryIO, name: str) -> tuple[Kind, BinaryIO]:
    """What kind of source it is, and the stream from its beginning: out of gzip (but for an archive, whose records are packed one
    by one), a table's bytes in UTF-8 or narrower."""
    head = _read(stream, SNIFF_BYTES)
    stream = io.BufferedReader(Chained(head, stream))
    if is_archive(head):
        return "archive", stream
    if is_parquet(head):
        return "parquet", stream
    if head.startswith(b"\x1f\x8b"):
        stream = gzip.GzipFile(fileobj=stream, mode="rb")  # type: ignore[assignment]
        head, name = _read(stream, SNIFF_BYTES), name.removesuffix(".gz")
        stream = io.BufferedReader(Chained(head, stream))
    kind = kind_of(name, head)
    return kind, _narrow(stream, head) if kind in ("jsonl", "csv") else stream


def _document(kind: Kind, data: bytes, source: str, columns: Mapping[str, str] | None) -> Iterator[Raw | Refusal]:
    if kind == "page":
        yield from read_page(data, source)
    elif kind == "feed":
        yield from read_feed(data, source)
    elif kind == "json":
        yield from read_json(data, source, columns)
    else:
        yield from read_text(data, source)


def _read(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes; a pipe gives them in pieces."""
    parts, left = [], size
    while left > 0 and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def whole(stream: BinaryIO) -> bytes:
    """All bytes of one document. Raises Refused where it is absurdly large."""
    data = _read(stream, MAX_DOCUMENT_BYTES + 1)
    if len(data) > MAX_DOCUMENT_BYTES:
        raise Refused(
            f"absurdly large: more than {MAX_DOCUMENT_BYTES:,} bytes in one document",
            "give many reports as JSON lines or CSV",
        )
    return data


def _narrow(stream: BinaryIO, head: bytes) -> BinaryIO:
    """Wide encodings hide their line ends from a reader of bytes: such a table is decoded whole."""
    if head.startswith(tuple(mark for mark, encoding in MARKS if encoding != "utf-8-sig")):
        return io.BytesIO(decode(whole(stream)).text.encode("utf-8"))
    return stream
