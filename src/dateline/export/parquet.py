"""Parquet: the Arrow tables as files. Bytes are equal for equal stores under one version of pyarrow, which the file names."""

import io
from typing import TYPE_CHECKING

from dateline.export import arrow
from dateline.export.made import Made
from dateline.export.selection import Selection

if TYPE_CHECKING:
    import pyarrow as pa


def events(selection: Selection) -> Made:
    return _made(selection, arrow.events(selection))


def claim_rows(selection: Selection) -> Made:
    return _made(selection, arrow.claim_rows(selection))


def _made(selection: Selection, table: "pa.Table") -> Made:
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(table, out, compression="zstd")
    return Made(out.getvalue(), {"events": len(selection.views), "rows": table.num_rows}, sources=selection.sources)
