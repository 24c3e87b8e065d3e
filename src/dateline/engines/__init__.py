"""Engines: run `read` over many reports and keep what comes out. This one works in the process that calls it."""

from dateline.engines.local import Intake, Outcome, read_into
from dateline.engines.reading import glossary_of, reader_for

__all__ = ["Intake", "Outcome", "glossary_of", "read_into", "reader_for"]
