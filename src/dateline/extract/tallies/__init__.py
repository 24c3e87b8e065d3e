"""Running counts that a report claims."""

from dateline.extract.tallies.asks import FindActors, FindTimes
from dateline.extract.tallies.find import find_tallies

__all__ = ["FindActors", "FindTimes", "find_tallies"]
