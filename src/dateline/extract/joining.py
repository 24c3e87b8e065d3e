"""Joining a body of states: who joins acts, the body is the other, though only a treaty of accession is signed or ratified."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.needs_talks import is_union
from dateline.extract.tree import objects
from dateline.normalize.who import ActorPhrase

if TYPE_CHECKING:
    from dateline.extract.entries import Entry
    from dateline.extract.frames import Frame
    from dateline.reading.tokens import Token

_ENTRY = frozenset("accession membership enlargement expansion admission joining join".split())


def joins(frame: "Frame") -> bool:
    """Who joins a body, or is let in, acts or is acted on; the two are no equals."""
    return frame.kind.name == "agreement" and ("body" in frame.trigger.needs or bool(_entered(frame)))


def body_joined(frame: "Frame") -> list[ActorPhrase]:
    """The bodies named at what is signed: "the NATO accession papers", "the treaty of accession to the union"."""
    inside = {t.i for head in _entered(frame) for t in head.subtree}
    return [a for a in frame.phrases.actors if a.head in inside and is_union(a)]


def lend_bodies(entries: "Sequence[Entry]", actors: Sequence[ActorPhrase]) -> None:
    """The body joined, where the words leave it out ("ratified the accession treaty") and the report names one alone."""
    bodies = {a.value.code: a for a in reversed(actors) if is_union(a) and a.form != "pronoun"}
    for entry in entries:
        if entry.kind != "agreement" or entry.other_codes or len(bodies) != 1 or set(bodies) & entry.codes:
            continue
        if entry.codes and any(_entered(p.frame) for p in entry.placed):
            entry.placed[0].frame.others.extend(bodies.values())


def _entered(frame: "Frame") -> "list[Token]":
    """What is signed or approved, if that is about an entry."""
    if frame.noun:
        return []
    return [o for o in objects(frame.head) if any(t.lemma_.lower() in _ENTRY for t in o.subtree)]
