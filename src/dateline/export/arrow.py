"""Events and claims as Arrow tables with a fixed schema: what Parquet files and data frames are made from.

Days stay text, as a month or a day of an unknown year is no date; `first_day` and `last_day` bound them as dates.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from dateline.export import claims, table
from dateline.export.selection import Selection

if TYPE_CHECKING:
    import pyarrow as pa

TEXTS = frozenset({"times_local", "agents", "others", "people", "weapon", "weapon_class", "from", "toward", "place", "target",
                   "outcome", "states", "sources", "said_by", "via"})  # fmt: skip
NUMBERS = frozenset({"count", "range_km", "apogee_km", "duration_s"})
YES_NO = frozenset({"disputed", "background", "believed", "superseded"})
WHOLE = frozenset(
    {
        "reports",
        "origins",
        "credibility",
        "told_after_minutes",
        "told_after_days",
        "actor_after_minutes",
        "actor_after_days",
    }
)
FIGURES = frozenset({"lat", "lon", "radius_km"})
DAYS = frozenset({"first_day", "last_day"})


def events(selection: Selection) -> "pa.Table":
    """One row an event; several values of a kind are a list."""
    return _table(_schema(table.COLUMNS), table.rows(selection))


def claim_rows(selection: Selection) -> "pa.Table":
    """One row a claim."""
    return _table(_schema(claims.COLUMNS, whole=frozenset({"start", "end"})), claims.rows(selection))


def _schema(columns: Iterable[str], whole: frozenset[str] = frozenset()) -> "pa.Schema":
    return _pa().schema([(name, _type(name, whole)) for name in columns])


def _type(name: str, whole: frozenset[str]) -> Any:
    pa = _pa()
    if name in TEXTS:
        return pa.list_(pa.string())
    if name in NUMBERS:
        return pa.list_(pa.float64())
    if name == "times_utc":
        return pa.list_(pa.timestamp("s", tz="UTC"))
    if name in DAYS:
        return pa.date32()
    if name in YES_NO:
        return pa.bool_()
    if name in FIGURES:
        return pa.float64()
    return pa.int32() if name in WHOLE | whole else pa.string()


def _table(schema: "pa.Schema", rows: Iterable[Mapping[str, Any]]) -> "pa.Table":
    found = list(rows)
    columns = [_pa().array([_value(row.get(f.name), f.name) for row in found], type=f.type) for f in schema]
    return _pa().Table.from_arrays(columns, schema=schema)


def _value(value: Any, name: str) -> Any:
    """A cell as its column's type takes it. A list column never holds None: nothing known is an empty list."""
    if name in TEXTS | NUMBERS:
        many = value if isinstance(value, list | tuple) else [] if value is None else [value]
        return [_text(v) if name in TEXTS else float(v) for v in many]
    if name == "times_utc":
        return [datetime.fromisoformat(v) for v in value or ()]
    if name in DAYS:
        return date.fromisoformat(value) if value else None
    return _text(value) if isinstance(value, str) else value


def _text(value: Any) -> str:
    """Arrow holds UTF-8, which half a surrogate pair is not."""
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _pa() -> Any:
    # pyarrow takes a third of a second to load, which a listing need not wait for
    import pyarrow

    return pyarrow
