"""How much of the sources has been read, in bytes: what a progress bar needs to tell how long it will take."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO


class Meter:
    """`total` bytes lie in files of which the size is known, `done` of them are read; `share` is None where sources are of no known
    size: standard input, addresses."""

    def __init__(self, sources: Sequence[str | Path]) -> None:
        self.done = 0
        sizes = [_size(Path(s)) for s in sources]
        self.total = 0 if None in sizes else sum(size or 0 for size in sizes)

    @property
    def share(self) -> float | None:
        return min(1.0, self.done / self.total) if self.total else None

    def open(self, path: Path) -> BinaryIO:
        """The file, read through this meter. Raises OSError as `open` does."""
        return io.BufferedReader(_Counted(path, self))


class _Counted(io.FileIO):
    def __init__(self, path: Path, meter: Meter) -> None:
        super().__init__(path, "rb")
        self._meter = meter

    def readinto(self, buffer: Any) -> int | None:
        got = super().readinto(buffer)
        self._meter.done += got or 0
        return got

    def readall(self) -> bytes:
        data = super().readall()
        self._meter.done += len(data)
        return data


def _size(path: Path) -> int | None:
    """Of a file, or of all in a folder; what is passed over there hardly counts."""
    try:
        if path.is_dir():
            return sum(p.stat().st_size for p in path.rglob("*") if p.is_file())
        return path.stat().st_size if path.is_file() else None
    except (OSError, ValueError):
        return None
