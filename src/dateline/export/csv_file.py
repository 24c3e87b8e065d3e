"""CSV: one row an event, or one row a claim."""

from collections.abc import Iterable, Iterator

from dateline.export import cells, claims, table
from dateline.export.made import Made
from dateline.export.selection import Selection, Whole, whole


def events(selection: Selection) -> Made:
    body = b"".join(stream([selection], whole(selection)))
    return Made(body, {"events": len(selection.views), "rows": len(selection.views)}, sources=selection.sources)


def stream(parts: Iterable[Selection], _: Whole) -> Iterator[bytes]:
    """The file of all parts together, piece by piece."""
    head = cells.file(table.COLUMNS, ())
    yield head
    for part in parts:
        yield cells.file(table.COLUMNS, table.rows(part))[len(head) :]


def claim_rows(selection: Selection) -> Made:
    found = list(claims.rows(selection))
    counts = {"events": len(selection.views), "rows": len(found)}
    return Made(cells.file(claims.COLUMNS, found), counts, sources=selection.sources)
