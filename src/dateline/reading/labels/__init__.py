"""What kind of name a run of words is: a person, a body, a country, a date, a number. Rules and the packs' names; no statistics.

They take the place of the pipeline's recogniser, which costs as much as all the rest of the parse, knows a paragraph alone, and takes
what the field speaks of daily (DPRK, the North, KCNA, Hwasong) for something else; see docs/decisions.
"""

from dateline.reading.labels.labeller import Labeller

__all__ = ["Labeller"]
