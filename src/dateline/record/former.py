"""What the rows of a projection were at the last look, outside of memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from dateline.record.parts import by_list
from dateline.record.scratch import Scratch

CHUNK = 500  # keys a question
# by the index alone it can be told which rows changed, and on which day an event happened
TABLE = "CREATE TABLE former (list TEXT, id TEXT, sort TEXT, digest TEXT, day TEXT, packed BLOB)"
INDEX = "CREATE INDEX former_key ON former (list, id, digest, day)"


class Key(NamedTuple):
    list: str
    id: str


@dataclass(frozen=True)
class Kept:
    """A row as it was: its place in the listing, its digest, its body packed, and the day of an event that happened on one."""

    sort: str
    digest: str
    packed: bytes
    day: date | None


Rows = dict[Key, Kept]


class Former:
    """Rows by their keys, in a database of this process."""

    def __init__(self, scratch: Scratch, rows: Iterable[tuple[Key, Kept]]) -> None:
        self._scratch = scratch
        with scratch.changed():
            scratch.made(TABLE)
            self._put(rows)
            scratch.made(INDEX)

    def digests(self, keys: Iterable[Key]) -> dict[Key, str]:
        """Of those that there were."""
        return {Key(list_, id_): mark for list_, id_, mark in self._asked("list, id, digest", keys)}

    def each_digest(self) -> Iterator[tuple[Key, str]]:
        """Of all, in the order of their keys."""
        for list_, id_, mark in self._scratch.asked("SELECT list, id, digest FROM former ORDER BY list, id"):
            yield Key(list_, id_), mark

    def rows(self, keys: Iterable[Key]) -> Rows:
        """Those that there were."""
        return {
            Key(list_, id_): Kept(sort, mark, packed, date.fromisoformat(day) if day else None)
            for list_, id_, sort, mark, day, packed in self._asked("list, id, sort, digest, day, packed", keys)
        }

    def move(self, keys: Iterable[Key], now: Rows) -> None:
        """These rows are no longer what they were: now they are what `now` says, or gone. Within a change of the database."""
        self._scratch.told("DELETE FROM former WHERE list = ? AND id = ?", keys)
        self._put(now.items())

    def _put(self, rows: Iterable[tuple[Key, Kept]]) -> None:
        made = ((*key, row.sort, row.digest, row.day and row.day.isoformat(), row.packed) for key, row in rows)
        self._scratch.told("INSERT INTO former VALUES (?, ?, ?, ?, ?, ?)", made)

    def _asked(self, columns: str, keys: Iterable[Key]) -> Iterator[tuple[Any, ...]]:
        for list_, ids in by_list(keys, CHUNK):
            marks = ",".join("?" * len(ids))
            wanted = f"SELECT {columns} FROM former WHERE list = ? AND id IN ({marks})"
            yield from self._scratch.asked(wanted, (list_, *ids))
