"""Places: names in text to points, with what the point is worth."""

from dateline.normalize.where.gazetteer import Gazetteer

__all__ = ["Gazetteer"]
