"""What the tallies and commitments need from others, as narrow protocols, so that each can be had without the rest."""

from collections.abc import Callable, Sequence

from dateline.model import Actor, Time
from dateline.normalize.phrase import Phrase
from dateline.reading.document import Sentence

FindTimes = Callable[[Sentence], Sequence[Phrase[Time]]]
FindActors = Callable[[Sentence], Sequence[Phrase[Actor]]]
