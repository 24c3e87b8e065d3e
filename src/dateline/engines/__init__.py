"""Engines: run `read` over many reports and keep what comes out. This one works in the process that calls it."""

from dateline.engines.chronology import map_for, read_table_into
from dateline.engines.local import Intake, Outcome, read_into
from dateline.engines.reading import glossary_of, reader_for

__all__ = ["Intake", "Outcome", "glossary_of", "map_for", "read_into", "read_table_into", "reader_for"]
