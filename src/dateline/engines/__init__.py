"""Engines: run `read` over many reports and keep what comes out: in the process that calls, in a pool of processes, on a cluster."""

from dateline.engines.choice import Choice, engine_for
from dateline.engines.chronology import map_for, read_table_into
from dateline.engines.engine import Engine, EngineError, Local
from dateline.engines.local import Intake, Outcome, read_into, read_through
from dateline.engines.reading import glossary_of, reader_for, scan_for

__all__ = [
    "Choice", "Engine", "EngineError", "Intake", "Local", "Outcome", "engine_for", "glossary_of", "map_for", "read_into",
    "read_table_into", "read_through", "reader_for", "scan_for",
]  # fmt: skip
