"""find_actors: every stretch of a sentence that stands for an actor."""

from dateline.model import Actor
from dateline.normalize.who.cast import Cast
from dateline.normalize.who.phrase import ActorPhrase
from dateline.normalize.who.refer import WE
from dateline.reading.document import Sentence


def find_actors(sentence: Sentence, cast: Cast, speaker: Actor | None = None) -> tuple[ActorPhrase, ...]:
    """The actor phrases of `sentence`, in order of their start. With `speaker`, "we" and "our" are the speaker:
    pass it for a sentence (or part of one) inside the speaker's quotation."""
    found = cast.phrases(sentence)
    if speaker is None:
        return found
    own = [
        ActorPhrase(sentence.start_of(t), sentence.end_of(t), speaker, "pronoun", t.i)
        for t in sentence
        if t.lower_ in WE and t.text != "US"
    ]
    return tuple(sorted((*found, *own), key=lambda p: (p.start, p.end)))
