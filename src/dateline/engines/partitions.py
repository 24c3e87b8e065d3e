"""Readings as Parquet partitions in a work folder: what was read once is not read again, whatever becomes of the run.

A partition holds the readings of one batch, by one code: its name is a digest of both. It appears whole or not at all, and each row
carries a digest of itself; one that is damaged is put aside and read anew."""

import errno
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from dateline.engines.engine import Collect, Done, Engine, EngineError
from dateline.engines.work import Row, done_of, row_of
from dateline.model import Report, digest

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
COLUMNS = ("report", "reading", "refusal", "digest")


class Partitions:
    """An engine that asks the folder first and `inner` for what is not there. Raises EngineError where the folder cannot be
    written, or Parquet cannot be had."""

    def __init__(self, inner: Engine, folder: Path) -> None:
        self.inner, self.folder = inner, folder
        self.batch, self.ahead = inner.batch, inner.ahead
        self._notes: list[tuple[str, str]] = []
        _pyarrow()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as wrong:
            raise EngineError(f"cannot make the work folder {folder}: {wrong.strerror}") from wrong

    @property
    def code(self) -> str:
        return self.inner.code

    def submit(self, reports: list[Report]) -> Collect:
        path = self.path_of(reports)
        if path.exists():
            return lambda: self._load(path, reports) or self._read(path, reports, self.inner.submit(reports))
        under_way = self.inner.submit(reports)
        return lambda: self._read(path, reports, under_way)

    def take_notes(self) -> list[tuple[str, str]]:
        notes, self._notes = self._notes, []
        return [*notes, *self.inner.take_notes()]

    def path_of(self, reports: Sequence[Report]) -> Path:
        return self.folder / f"{digest([self.code, [r.key for r in reports]])[:32]}.parquet"

    def _read(self, path: Path, reports: Sequence[Report], under_way: Collect) -> Iterable[Done]:
        done = list(under_way())
        if all(refusal is None for _, _, refusal in done):  # what tripped the reader is tried again next time
            self._save(path, [(r.key, *row_of(one)) for r, one in zip(reports, done, strict=True)])
        return done

    def _save(self, path: Path, rows: Sequence[tuple[str, str | None, str | None]]) -> None:
        pyarrow, parquet = _pyarrow()
        columns = zip(*((*row, digest(list(row))) for row in rows), strict=True)
        table = pyarrow.table(dict(zip(COLUMNS, map(list, columns), strict=True)))
        part = path.with_suffix(f".{uuid4().hex}.part")
        try:
            parquet.write_table(table, part, compression="zstd")
            part.replace(path)
        except OSError as wrong:
            part.unlink(missing_ok=True)
            full = "no room is left" if wrong.errno in FULL else str(wrong)
            raise EngineError(
                f"cannot write a partition into {self.folder}: {full}. What was read so far is in the store: make room, and "
                "give the same command again"
            ) from wrong

    def _load(self, path: Path, reports: Sequence[Report]) -> list[Done] | None:
        """None where the partition is no such thing (any more): it is put aside then."""
        pyarrow, parquet = _pyarrow()
        try:
            rows = [tuple(row[c] for c in COLUMNS) for row in parquet.read_table(path).to_pylist()]
            if [row[0] for row in rows] == [r.key for r in reports] and all(
                digest(list(row[:3])) == row[3] for row in rows
            ):
                return [done_of(r, _row(row)) for r, row in zip(reports, rows, strict=True)]
        except (OSError, KeyError, ValueError, pyarrow.ArrowException):
            pass
        aside = path.with_suffix(".damaged")
        path.replace(aside)
        self._notes.append(("the work folder", f"a partition was damaged and is read anew; it lies in {aside}"))
        return None


def _row(row: tuple[str | None, ...]) -> Row:
    return row[1], row[2]


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as missing:
        raise EngineError("Parquet needs pyarrow: install dateline[scale]") from missing
    return pyarrow, parquet
