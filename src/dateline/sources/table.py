"""Tables: JSON lines, JSON arrays and CSV, one report a row, streamed. A bad row is refused by its line number."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from dateline.model import Refusal
from dateline.sources.clean import one_line
from dateline.sources.dates import parse_date
from dateline.sources.decode import MARKS, decode, refuse_binary
from dateline.sources.feed import host, plain_address
from dateline.sources.limits import MAX_DOCUMENT_BYTES, MAX_ROW_BYTES, MAX_ROW_REFUSALS, SNIFF_BYTES
from dateline.sources.raw import Raw
from dateline.sources.refused import Refused

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext", "full_text", "fulltext", "articlebody", "description", "summary"),
    "title": ("title", "headline", "heading"),
    "published": ("published", "date", "datetime", "published_at", "publishedat", "publication_date", "date_publish", "pubdate",
                  "datepublished", "dct", "timestamp", "created_at"),
    "url": ("url", "link", "address", "uri", "source_url"),
    "outlet": ("outlet", "publisher", "source", "source_name", "site", "site_name", "newspaper", "domain", "media"),
    "id": ("id", "doc_id", "docid", "guid", "key", "uuid"),
}  # fmt: skip
LISTS = ("reports", "articles", "items", "entries", "data", "results", "rows", "documents")
csv.field_size_limit(MAX_ROW_BYTES)

Row = tuple[int, dict[str, Any]]


def read_jsonl(stream: BinaryIO, source: str, columns: Mapping[str, str] | None) -> Iterator[Raw | Refusal]:
    """One JSON object a line."""
    yield from read_rows(json_rows(stream, source), source, columns)


def read_json(data: bytes, source: str, columns: Mapping[str, str] | None) -> Iterator[Raw | Refusal]:
    """A JSON array of objects, an object that holds one, or a single object."""
    yield from read_rows(array_rows(data, source), source, columns)


def array_rows(data: bytes, source: str) -> Iterator[Row | Refusal]:
    """The objects of a JSON array with their numbers."""
    try:
        found = json.loads(decode(data).text)
    except json.JSONDecodeError as wrong:
        if wrong.pos >= len(data.rstrip()) - 1 or "Unterminated" in wrong.msg:
            raise Refused("truncated: the JSON ends early", "fetch the file again") from None
        raise Refused(
            f"malformed JSON at line {wrong.lineno}: {wrong.msg}", "expected an array of objects or JSON lines"
        ) from None
    except RecursionError:
        raise Refused("malformed JSON: nested too deep") from None
    if isinstance(found, dict):
        found = next((found[k] for k in LISTS if isinstance(found.get(k), list)), [found])
    if not isinstance(found, list):
        raise Refused("JSON without objects", "expected an array of objects, one a row")
    for n, row in enumerate(found, start=1):
        yield (n, row) if isinstance(row, dict) else _bad(source, n, "no JSON object")


def read_csv(stream: BinaryIO, source: str, columns: Mapping[str, str] | None) -> Iterator[Raw | Refusal]:
    """Comma, semicolon or tab separated values with a header line."""
    yield from read_rows(csv_rows(stream, source), source, columns)


def read_rows(rows: Iterable[Row | Refusal], source: str, columns: Mapping[str, str] | None) -> Iterator[Raw | Refusal]:
    """Rows to reports. The first row must have a text column; after many bad rows only their number is told."""
    bad, seen = 0, False
    for row in rows:
        if isinstance(row, tuple):
            names = _columns(row[1], columns)
            if not seen and "text" not in names:
                raise Refused(
                    "no column with the text",
                    f"columns: {', '.join(map(str, list(row[1])[:12]))}; name one with text=NAME",
                )
            seen = True
            result = _raw(row[1], names, source, row[0])
        else:
            result = row
        bad += isinstance(result, Refusal)
        if isinstance(result, Raw) or bad <= MAX_ROW_REFUSALS:
            yield result
    if bad > MAX_ROW_REFUSALS:
        yield Refusal(
            source=source, reason=f"{bad - MAX_ROW_REFUSALS:,} more rows were refused", hint="the first are named above"
        )
    if not seen and not bad:
        raise Refused("empty", "the table has no rows")


def _columns(row: Mapping[str, Any], columns: Mapping[str, str] | None) -> dict[str, str]:
    """Field to column: as the caller names them, else by the usual names, case aside."""
    lower = {str(name).strip().lower(): name for name in row}
    names = {field: column for field, column in (columns or {}).items() if column in row}
    for field, usual in FIELDS.items():
        if field not in names and (column := next((lower[u] for u in usual if u in lower), None)):
            names[field] = column
    return names


def _raw(row: Mapping[str, Any], names: Mapping[str, str], source: str, number: int) -> Raw | Refusal:
    value = {field: _string(row.get(column)) for field, column in names.items()}
    body = value.get("text")
    if not body or not body.strip():
        return _bad(source, number, "no text")
    url = plain_address(value.get("url"))
    stated = one_line(value.get("published"))
    published = parse_date(stated)
    return Raw(
        source=f"{source}#{number}",
        body=body,
        title=value.get("title"),
        id=one_line(value.get("id")),
        url=url,
        outlet=one_line(value.get("outlet")) or host(url),
        published=published,
        dated_by="column" if published else "none",
        notes=(f"published {stated[:40]!r} is no date that can be read",) if stated and not published else (),
    )


def _string(value: Any) -> str | None:
    if isinstance(value, list):
        return "\n\n".join(v for v in value if isinstance(v, str)) or None
    if isinstance(value, dict):
        return next((v for k in ("name", "title", "value") if isinstance(v := value.get(k), str)), None)
    return None if value is None or isinstance(value, bool) else str(value)


def json_rows(stream: BinaryIO, source: str) -> Iterator[Row | Refusal]:
    """The objects of JSON lines with the numbers of their lines."""
    for number, line, whole in _lines(stream):
        if line is None:
            yield _bad(source, number, f"absurdly large: a line of more than {MAX_ROW_BYTES:,} bytes")
            continue
        try:
            found = json.loads(decode(line).text if not line.isascii() else line)
            yield (number, found) if isinstance(found, dict) else _bad(source, number, "malformed: no JSON object")
        except json.JSONDecodeError as wrong:
            yield _bad(
                source,
                number,
                f"malformed JSON: {wrong.msg}" if whole else "truncated: the line ends inside a JSON value",
            )
        except Refused as refused:
            yield _bad(source, number, refused.reason)
        except (RecursionError, ValueError):
            yield _bad(source, number, "malformed JSON: nested too deep or a number too long")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None, bool]]:
    """Number, bytes (None where too long) and whether a line feed closed it; blank lines are left out."""
    number = 0
    while line := stream.readline(MAX_ROW_BYTES + 1):
        number += 1
        whole = line.endswith(b"\n")
        if not whole and len(line) > MAX_ROW_BYTES:
            while (rest := stream.readline(MAX_ROW_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield number, None, True
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield number, line, whole


def csv_rows(stream: BinaryIO, source: str) -> Iterator[Row | Refusal]:
    """The rows under the header line, with the numbers of their lines."""
    text = _text_stream(stream)
    first = text.readline(SNIFF_BYTES)
    if not first.strip():
        raise Refused("empty", "expected a header line that names the columns")
    mark = max(",;\t|", key=first.count)
    names = [name.strip().lstrip("\ufeff") for name in next(csv.reader([first], delimiter=mark))]
    reader = csv.reader(text, delimiter=mark)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            yield _bad(source, reader.line_num + 1, f"malformed CSV: {wrong}")
            continue
        if any(cells):
            extra = len(cells) - len(names)
            number = reader.line_num + 1
            yield (
                (number, dict(zip(names, cells, strict=False)))
                if extra <= 0
                else _bad(source, number, f"malformed CSV: {len(cells)} cells under {len(names)} columns")
            )


def _text_stream(stream: BinaryIO) -> io.TextIOBase:
    """The stream decoded. What is not UTF-8 is decoded whole, since its encoding shows only over the whole."""
    head = stream.read(SNIFF_BYTES)
    refuse_binary(head) if not head.startswith(tuple(mark for mark, _ in MARKS)) else None
    whole = io.BufferedReader(Chained(head, stream))
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as wrong:
        if wrong.reason != "unexpected end of data" or head.startswith(MARKS[0][0]):
            data = whole.read(MAX_DOCUMENT_BYTES + 1)
            if len(data) > MAX_DOCUMENT_BYTES:
                raise Refused(
                    f"absurdly large for a table that is no UTF-8: over {MAX_DOCUMENT_BYTES:,} bytes",
                    "save it as UTF-8",
                ) from None
            return io.StringIO(decode(data).text.replace("\0", ""), newline="")
    return io.TextIOWrapper(whole, encoding="utf-8-sig", errors="replace", newline="")


def _bad(source: str, number: int, reason: str) -> Refusal:
    return Refusal(source=f"{source}:{number}", reason=reason, hint="this row is left out, the others are read")


class Chained(io.RawIOBase):
    """A stream whose head was read already, with the head put back."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._head:
            self._head = self._rest.read(len(buffer)) or b""
        taken = self._head[: len(buffer)]
        self._head = self._head[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)
