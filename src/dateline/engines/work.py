"""What a worker does, in whatever process it runs: make a reader, once, and read a batch with it.

A batch comes and goes as plain bytes and strings, so that a worker of another version is found out by what it says of itself
(`code_of`) and by nothing that breaks on the way."""

import json
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.engines.allocator import keep_memory
from dateline.engines.engine import Done, read_batch
from dateline.engines.garbage import rarer
from dateline.model import Reading, Refusal, Report
from dateline.packs.schema import Pack

if TYPE_CHECKING:
    from dateline.extract.read import Reader

Row = tuple[str | None, str | None]  # a reading or a refusal, in JSON


def recipe(packs: Sequence[Pack], model: str | None = None, extractors: Sequence[str] = ()) -> bytes:
    """All that a worker needs to make the reader; the packs themselves, as it may not see their folders."""
    told = {
        "packs": [p.model_dump(mode="json") for p in packs],
        "model": model,
        "extractors": list(extractors),
    }
    return zlib.compress(json.dumps(told).encode())


@lru_cache(maxsize=2)
def reader_of(made_by: bytes) -> "Reader":
    from dateline.extract.plugged import load_extractors
    from dateline.extract.read import Reader

    told = json.loads(zlib.decompress(made_by))
    packs = [Pack.model_validate(p) for p in told["packs"]]
    return Reader(packs=packs, model=told["model"], extractors=load_extractors(told["extractors"]))


def code_of(made_by: bytes) -> str:
    """The code of the readings that a worker makes."""
    return reader_of(made_by).code


def read_rows(made_by: bytes, reports: Sequence[str]) -> list[Row]:
    """A row for each report, both in JSON, in order."""
    keep_memory()
    batch = [Report.model_validate_json(r) for r in reports]
    reader = reader_of(made_by)
    with rarer():
        return [row_of(done) for done in in_order(batch, list(read_batch(reader, batch)))]


def in_order(reports: Sequence[Report], done: Sequence[Done]) -> list[Done]:
    by_key = {one[0].key: one for one in done}
    return [by_key[r.key] for r in reports]


def row_of(done: Done) -> Row:
    _, reading, refusal = done
    return (
        reading.model_dump_json() if reading is not None else None,
        refusal.model_dump_json() if refusal is not None else None,
    )


def done_of(report: Report, row: Row) -> Done:
    reading, refusal = row
    return (
        report,
        Reading.model_validate_json(reading) if reading is not None else None,
        Refusal.model_validate_json(refusal) if refusal is not None else None,
    )
