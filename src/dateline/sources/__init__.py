"""Bytes to reports: text, HTML pages, feeds and tables. `gather` is the way in."""

from dateline.sources.gather import gather
from dateline.sources.meter import Meter

__all__ = ["Meter", "gather"]
