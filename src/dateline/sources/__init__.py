"""Bytes to reports: text, HTML pages, feeds and tables. `gather` is the way in."""

from dateline.sources.gather import gather
from dateline.sources.meter import Meter
from dateline.sources.sieve import Sieve

__all__ = ["Meter", "Sieve", "gather"]
