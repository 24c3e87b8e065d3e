"""ActorPhrase: words of a report that stand for an actor."""

from dataclasses import dataclass
from typing import Literal

from dateline.model import Actor
from dateline.normalize.phrase import Phrase

Form = Literal["country", "adjective", "metonym", "organ", "person", "group", "pronoun", "definite"]


@dataclass(frozen=True)
class ActorPhrase(Phrase[Actor]):
    """`start` and `end` are offsets into the report. `head` is the index of the syntactic head in the paragraph's parse (`token.i`).

    Words that stand for several actors ("the two Koreas", "Russian and Ukrainian officials") give one phrase for each, with one span.
    `place`: the words lead in where something is, not who acts ("in South Korea"). `plural`: persons or bodies spoken of as many.
    """

    form: Form
    head: int
    place: bool = False
    plural: bool = False
