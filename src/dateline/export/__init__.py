"""Exports: one file a format. A format is a function from a store and a filter to lines of text."""

from collections.abc import Callable, Iterable

from dateline.export import annotations, canonical_json, table
from dateline.record import Filter, Store

Format = Callable[[Store, Filter | None], Iterable[str]]

FORMATS: dict[str, Format] = {"annotations": annotations.lines, "csv": table.lines, "json": canonical_json.lines}

__all__ = ["FORMATS", "Format"]
