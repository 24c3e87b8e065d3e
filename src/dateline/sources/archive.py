"""Web archives (WARC, as Common Crawl's news crawl and browsers keep them): one report a page that was fetched whole.

Read as a stream: an archive may be of any size. Of what is no page (pictures, scripts, requests, failed fetches) nothing is said; a
page that cannot be read is refused by its own address.
"""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecordType

from dateline.model import Refusal
from dateline.net import NetError
from dateline.net.expand import expanded
from dateline.sources.limits import MAX_PAGE_BYTES
from dateline.sources.page import read_page
from dateline.sources.raw import Raw
from dateline.sources.refused import Refused

PAGES = ("text/html", "application/xhtml+xml")
FOUND = 200
BEGINS = b"WARC/"


def is_archive(head: bytes) -> bool:
    """By its first bytes, packed by gzip or not: an archive is unpacked record by record, so that damage costs one."""
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, len(BEGINS))
        except zlib.error:
            return False
    return head.startswith(BEGINS)


def read_archive(stream: BinaryIO, source: str) -> Iterator[Raw | Refusal]:
    """Raises Refused where the archive is damaged; what came before is taken."""
    records = iter(
        ArchiveIterator(
            _Forward(stream),
            record_types=WarcRecordType.response,
            auto_decode="transfer",
            fsspec_args=False,
            quirks_mode=True,
        )
    )
    pages = 0
    while True:
        try:
            record = next(records)
            page = _page(record)
        except StopIteration:
            break
        except (OSError, ValueError, EOFError) as wrong:
            raise Refused(f"a damaged web archive ({wrong})", "what came before the damage was read") from None
        if page is not None:
            pages += 1
            yield from _read(*page, source)
    if not pages:
        raise Refused("no page in the web archive", "expected answers of type text/html that were found (200)")


class _Forward:
    """A stream that only goes forward, told as one with a place: fastwarc asks for it, and seeks nowhere else."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def close(self) -> None:
        """Whoever opened the stream closes it."""

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        if (offset, whence) not in ((self._at, 0), (0, 1)):
            raise OSError("damaged data: the reader would go back")
        return self._at


def _page(record: Any) -> tuple[str, str, bytes] | None:
    """Address, coding and payload (one byte more than a page may have where it is larger)."""
    headers = record.http_headers
    if headers is None or headers.status_code != FOUND or record.http_content_type not in PAGES:
        return None
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    return address, headers.get("Content-Encoding") or "", record.reader.read(MAX_PAGE_BYTES + 1)


def _read(address: str, coding: str, payload: bytes, source: str) -> Iterator[Raw | Refusal]:
    name = address or source
    try:
        # many archives keep the header of a coding that they have taken off
        packed = coding and payload.lstrip()[:1] != b"<"
        data = expanded([payload], coding, MAX_PAGE_BYTES) if packed else payload
        for raw in read_page(data, name):
            yield replace(raw, url=raw.url or address or None)
    except NetError as wrong:
        yield Refusal(source=name, reason=wrong.reason, hint=wrong.hint)
    except Refused as refused:
        yield Refusal(source=name, reason=refused.reason, hint=refused.hint)
