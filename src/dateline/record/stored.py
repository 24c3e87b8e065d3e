"""The tables of the projection: what stands in them is brought to what should, and only the difference is written.

Invariant: after `put_x` a table that nobody meddled with holds exactly what was given.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, bindparam, delete, insert, select, update

from dateline.model import digest
from dateline.record import fulltext, unseen
from dateline.record.parts import by_list, parts
from dateline.record.schema import PROJECTION, SEARCHED, members, redirects, rows, state, tags

Row = tuple[Mapping[str, Any], list[dict[str, str]]]  # columns of `rows` but `seq` and `digest`, and its tags
Key = tuple[str, ...]
Dump = dict[str, frozenset[bytes]]  # a digest a row, by table
CHUNK = 500  # rows a statement


def clear(connection: Connection) -> None:
    """Throw all of it away, as something may stand there that its digests do not tell."""
    fulltext.make_anew(connection, [t.name for t in SEARCHED])  # a row leaves the index by what the row says
    for table in PROJECTION:
        connection.execute(delete(table))
    unseen.note_all(connection)


def dump(connection: Connection) -> Dump:
    """Of all that a listing can see: without numbers of the back end's own and what only the next projection uses."""
    seen = {t: select(*(c for c in t.c if c.name != "seq")) for t in PROJECTION if t is not state}
    return {t.name: frozenset(_digested(connection, wanted)) for t, wanted in seen.items()}


def _digested(connection: Connection, wanted: Select[Any]) -> Iterator[bytes]:
    for row in connection.execute(wanted.execution_options(yield_per=CHUNK)):
        yield hashlib.blake2b(repr(tuple(row)).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def digests(connection: Connection, some: Iterable[Key] | None = None) -> dict[Key, str]:
    """The digest of every row, or of some, by (list, id)."""
    wanted = select(rows.c.list, rows.c.id, rows.c.digest)
    if some is None:
        return {(r.list, r.id): r.digest for r in connection.execute(wanted)}
    found = (
        r
        for list_, names in by_list(some, CHUNK)
        for r in connection.execute(wanted.where(rows.c.list == list_, rows.c.id.in_(names)))
    )
    return {(r.list, r.id): r.digest for r in found}


def keys(connection: Connection, list_: str) -> list[Key]:
    """The keys of all rows of a list."""
    return [(list_, name) for name in connection.execute(select(rows.c.id).where(rows.c.list == list_)).scalars()]


def put_rows(connection: Connection, wanted: Iterable[Row]) -> None:
    """All rows of all lists with their tags."""
    old = digests(connection)
    left = set(old)

    def seen() -> Iterator[Row]:
        for columns, tagged in wanted:
            left.discard((columns["list"], columns["id"]))
            yield columns, tagged

    change_rows(connection, seen(), old)
    drop_rows(connection, left)


def change_rows(connection: Connection, wanted: Iterable[Row], old: Mapping[Key, str]) -> set[Key]:
    """Write those of the wanted rows that do not stand under the same digest; the keys of what was written.

    `old` must hold the digests of those that stand in the table."""
    written: set[Key] = set()
    new: list[tuple[dict[str, Any], list[dict[str, str]]]] = []
    changed = list(new)
    for columns, tagged in wanted:
        key, mark = (columns["list"], columns["id"]), row_digest(columns, tagged)
        if old.get(key) != mark:
            written.add(key)
            (changed if key in old else new).append(({**columns, "digest": mark}, tagged))
    _delete(connection, tags, [(row["list"], row["id"]) for row, _ in changed])
    _update(connection, rows, ("list", "id"), [row for row, _ in changed])
    _insert(connection, rows, [row for row, _ in new])
    _insert(connection, tags, [tag for _, tagged in (*changed, *new) for tag in tagged])
    unseen.note(connection, ((row["list"], row["id"]) for row, _ in (*changed, *new)))
    return written


def drop_rows(connection: Connection, gone: Iterable[Key]) -> None:
    """Remove rows, by (list, id), with their tags."""
    keys = sorted(gone)
    _delete(connection, tags, keys)
    _delete(connection, rows, keys)
    unseen.note(connection, keys)


def row_digest(columns: Mapping[str, Any], tagged: list[dict[str, str]]) -> str:
    """Names all that a row and its tags say."""
    return digest([sorted(columns.items()), [(t["axis"], t["value"]) for t in tagged]])


def change_members(connection: Connection, changes: Mapping[tuple[str, str], str | None]) -> None:
    """The event of these entries: {(report key, entry): event id, or None where it is in none}."""
    _change(connection, members, changes)


def change_redirects(connection: Connection, changes: Mapping[str, str | None]) -> None:
    """{old id: new id, or None where it leads nowhere}."""
    _change(connection, redirects, {(old,): new for old, new in changes.items()})


def change_state(connection: Connection, changes: Iterable[tuple[str, bytes | None]]) -> None:
    """(name, body, or None where it is to be removed)."""
    some: dict[Key, bytes | None] = {}
    for name, body in changes:
        some[(name,)] = body
        if len(some) >= CHUNK:
            _change(connection, state, some)
            some = {}
    _change(connection, state, some)


def state_of(connection: Connection, name: str) -> bytes | None:
    """Asked some thousand times for one new report: by the driver's own words, a third of the time of a statement that is built."""
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    found = connection.exec_driver_sql(f"SELECT body FROM {state.name} WHERE name = {mark}", (name,)).first()
    return found[0] if found else None


def _change(connection: Connection, table: Table, changes: Mapping[Any, Any]) -> None:
    """A table whose last column hangs on those before it, its key."""
    *names, value = (c.name for c in table.c)
    _delete(connection, table, sorted(changes))
    new = [key for key in sorted(changes) if changes[key] is not None]
    _insert(connection, table, [{**dict(zip(names, k, strict=True)), value: changes[k]} for k in new])


def _insert(connection: Connection, table: Table, values: list[dict[str, Any]]) -> None:
    for some in parts(values, CHUNK):
        connection.execute(insert(table), some)


def _update(connection: Connection, table: Table, names: Iterable[str], values: list[dict[str, Any]]) -> None:
    change = update(table).where(_same(table, names))
    keyed = [{f"_{name}": value for name, value in row.items()} for row in values]
    if keyed:
        change = change.values({name: bindparam(f"_{name}") for name in values[0]})
    for some in parts(keyed, CHUNK):
        connection.execute(change, some)


def _delete(connection: Connection, table: Table, keys: Iterable[Key]) -> None:
    """By the first columns of the table's key."""
    keys = list(keys)
    if not keys:
        return
    names = ("list", "id") if table in (rows, tags) else [c.name for c in table.primary_key]
    gone = [{f"_{name}": value for name, value in zip(names, key, strict=True)} for key in keys]
    for some in parts(gone, CHUNK):
        connection.execute(delete(table).where(_same(table, names)), some)


def _same(table: Table, names: Iterable[str]) -> ColumnElement[bool]:
    return and_(*(table.c[name] == bindparam(f"_{name}") for name in names))
