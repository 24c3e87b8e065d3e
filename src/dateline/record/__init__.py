"""The record: an append-only log of reports, readings and judgements, and a projection of it that can be rebuilt."""

from dateline.record.errors import StoreError
from dateline.record.filter import Filter, FilterError
from dateline.record.glossary import Glossary
from dateline.record.store import Store
from dateline.record.view import EventView

__all__ = ["EventView", "Filter", "FilterError", "Glossary", "Store", "StoreError"]
