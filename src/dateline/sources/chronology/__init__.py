"""Reference chronologies: tables of events, one row a thing that happened, read by a map that says which column is what.

A chronology is a source like any other. Its rows become reports (a rendering in which every value stands verbatim) and, as
nothing has to be understood, the readings of these at once.
"""

from dateline.sources.chronology.mapping import Map, MapError, load_map
from dateline.sources.chronology.read import Told, read_chronology

__all__ = ["Map", "MapError", "Told", "load_map", "read_chronology"]
