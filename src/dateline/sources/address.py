"""An address of the web: what stands there, as bytes with a name that tells its kind as a file name would."""

import io
from typing import BinaryIO

from dateline.net import Answer, Door, NetError
from dateline.sources.decode import codec
from dateline.sources.refused import Refused

FOUND = 200
KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "text/plain": ".txt",
}


def is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))


def fetch(address: str, door: Door) -> tuple[BinaryIO, str]:
    """Raises Refused where nothing is to be had there."""
    try:
        answer = door.get(address)
    except NetError as wrong:
        raise Refused(wrong.reason, wrong.hint) from wrong
    if answer.status != FOUND:
        raise Refused(f"the server answers {answer.status}", "open the address in a browser, or save the page")
    return io.BytesIO(marked(answer)), answer.url.split("?")[0] + KINDS.get(media(answer), "")


def media(answer: Answer) -> str:
    return (answer.header("content-type") or "").split(";")[0].strip().lower()


def marked(answer: Answer) -> bytes:
    """The body, in UTF-8 with its mark where the server alone names the encoding (RFC 9110: what is inside comes second)."""
    parts = (answer.header("content-type") or "").lower().split("charset=")
    if len(parts) < 2 or answer.body.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return answer.body
    named = codec(parts[1].split(";")[0].strip("\"' "))
    if named is None:
        return answer.body
    try:
        return answer.body.decode(named).encode("utf-8-sig")
    except UnicodeError:
        return answer.body
