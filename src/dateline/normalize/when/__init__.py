"""Times in text: a grammar of our own over tokens, values as TIMEX3 and as intervals (DESIGN section 5).

text -> tokens -> pieces (grammar: dates days clocks relative periods lengths) -> join -> settle -> TimePhrase
"""

from dateline.normalize.when.anchor import Anchor
from dateline.normalize.when.find import find_times, find_timexes
from dateline.normalize.when.interval import between
from dateline.normalize.when.phrase import Shift, TimePhrase
from dateline.normalize.when.resolve import resolve

__all__ = ["Anchor", "Shift", "TimePhrase", "between", "find_times", "find_timexes", "resolve"]
