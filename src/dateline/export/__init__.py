"""Exports: one file a format. A format turns a Selection, what a filter leaves of a record, into bytes; it reads no store and no clock."""

from dateline.export.formats import FORMATS, Format
from dateline.export.made import Made
from dateline.export.manifest import manifest
from dateline.export.selection import Selection, select

__all__ = ["FORMATS", "Format", "Made", "Selection", "manifest", "select"]
