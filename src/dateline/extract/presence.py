"""Who takes part by words that are no slot of the event: who oversees a launch, and in whose mouth an offer or protest is put.

"X, the deputy minister, said that her country is willing to talk" makes X the one who offers; a paper's comment makes nobody."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.entries import Entry, Placed
from dateline.extract.frames import Frame
from dateline.extract.light import SAYING
from dateline.extract.participants import OVERSEEN
from dateline.extract.tree import behind_by, climb, is_verb, prepositional, spread, subjects
from dateline.normalize.who import ActorPhrase, actor_of

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_SPOKEN = ("offer", "request", "threat", "condemnation")
_DECLARED = ("agreement", "rejection", "sanction")  # by whoever speaks for the one who gives or refuses
_SHOWN = ("launch", "ground-test", "nuclear-test", "exercise")
_OVERSEEN = OVERSEEN | {"view"}
_UNDER = frozenset("guidance supervision command presence direction oversight leadership eye eyes".split())


def lend_people(entries: Sequence[Entry]) -> None:
    """Add persons to the frames of the entries; each only of a party that acts in the entry."""
    for entry in entries:
        for placed in entry.placed:
            found = (
                speakers(placed)
                if entry.kind in (*_SPOKEN, *_DECLARED)
                else _overseers(placed)
                if entry.kind in _SHOWN
                else ()
            )
            for actor in found:
                if actor.value.person and actor.value.code in entry.codes and actor not in placed.frame.people:
                    placed.frame.people.append(actor)


def speakers(placed: Placed) -> Iterator[ActorPhrase]:
    """The subject of the verb of saying above the frame, or beside what is above it ("the cap would go, the president said")."""
    anchor = placed.frame.anchor
    for above in climb(anchor):
        beside = [
            c for c in above.children if c.dep_ in ("parataxis", "ccomp") and c != anchor and anchor not in c.subtree
        ]
        for verb in (above, *beside):
            if is_verb(verb) and verb != anchor and verb.lemma_ in SAYING:
                yield from (a for h in subjects(verb) for a in _at(placed.frame, h))
                return


def _overseers(placed: Placed) -> Iterator[ActorPhrase]:
    """Subjects and agents of verbs of overseeing in the sentence, and whose guidance or presence it speaks of."""
    for token in placed.frame.phrases.sentence:
        if is_verb(token) and token.lemma_ in _OVERSEEN:
            heads = [*subjects(token), *behind_by(token)]
        elif token.lemma_.lower() in _UNDER:
            heads = [c for c in token.children if c.dep_ == "poss"] + [o for p, o in prepositional(token) if p == "of"]
        else:
            continue
        yield from (a for h in heads for s in spread(h) for a in _at(placed.frame, s))


def _at(frame: Frame, token: "Token") -> list[ActorPhrase]:
    return list(actor_of(token, frame.phrases.actors, frame.phrases.sentence.base))
