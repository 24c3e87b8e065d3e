"""CSV: one row an event, or one row a claim."""

from dateline.export import cells, claims, table
from dateline.export.made import Made
from dateline.export.selection import Selection


def events(selection: Selection) -> Made:
    body = cells.file(table.COLUMNS, table.rows(selection))
    return Made(body, {"events": len(selection.views), "rows": len(selection.views)}, sources=selection.sources)


def claim_rows(selection: Selection) -> Made:
    found = list(claims.rows(selection))
    counts = {"events": len(selection.views), "rows": len(found)}
    return Made(cells.file(claims.COLUMNS, found), counts, sources=selection.sources)
