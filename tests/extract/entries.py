"""What the tests of this folder look at: the entries that a text yields, with their values by attribute."""

from functools import cache
from typing import Any

from dateline.extract.read import Reader
from dateline.model import Report


@cache
def reader() -> Reader:
    return Reader()


def entries(text: str, published: str | None = "2021-05-12") -> list[dict[str, Any]]:
    """One dict an entry: kind, realis, and for each attribute the list of its values as a code, day, number or name."""
    reading = reader().read(Report(id="t", text=text, published=published, dated_by="given" if published else "none"))
    out = []
    for mentions in reading.entries().values():
        row: dict[str, Any] = {"kind": mentions[0].kind, "realis": mentions[0].realis}
        for claim in (c for m in mentions for c in m.claims):
            value = _plain(claim.value)
            held = row.setdefault(claim.attribute, [])
            if value not in held:
                held.append(value)
        out.append(row)
    return out


def of_kind(kind: str, text: str, published: str | None = "2021-05-12") -> list[dict[str, Any]]:
    return [e for e in entries(text, published) if e["kind"] == kind]


def _plain(value: Any) -> Any:
    for name in ("code", "edtf", "number", "value", "term", "name"):
        found = getattr(value, name, None)
        if found is not None:
            return found
    return value
