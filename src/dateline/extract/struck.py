"""Who is struck and whose ground it is: "the bombing of Swiss embassies in Chile and Peru" names a victim and two hosts.

A host is no party of an attack whose victim is named, and neither of them is who a condemnation is aimed at."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.frames import Frame
from dateline.extract.phrases import Phrases
from dateline.extract.tree import climb
from dateline.normalize.who import ActorPhrase

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_KINDS = ("attack", "condemnation")
FORCE = frozenset(
    "act attack bombing bomb blast explosion strike airstrike raid assault killing murder assassination massacre invasion shelling "
    "bombardment kidnapping abduction hijacking ambush death execution poisoning crackdown".split()
)
_ONTO = ("of", "on", "against", "at", "in", "outside", "near", "upon", "inside")
_WHERE = ("in", "at", "near", "outside", "around", "off", "across", "inside", "throughout")
# these stand before a noun of force as what is struck: "the embassy bombing"
MISSIONS = frozenset(("embassy", "consulate", "mission"))
_SITES = MISSIONS | frozenset(
    "airport church mosque temple synagogue hotel school hospital market base barracks".split()
)


def settle_parties(frames: Sequence[Frame], phrases: Phrases) -> None:
    """Take out hosts and victims where they are not the party that the slot is for."""
    for frame in frames:
        if frame.kind.name not in _KINDS:
            continue
        frame.agents = [a for a in frame.agents if not _is_site(a, frame)]
        left = [o for o in frame.others if not is_host(o, phrases)]
        if frame.kind.name == "condemnation":
            frame.others = [o for o in left if not is_victim(o, frame)]
        elif left:
            frame.others = left


def is_host(actor: ActorPhrase, phrases: Phrases) -> bool:
    """Whether the words only say where: "in Chile and Peru", "in Lima, Peru"."""
    if actor.form != "country":
        return actor.place
    return any(
        (place.governed in _WHERE and place.span.overlaps(actor.span))
        or (place.within is not None and place.within.span.overlaps(actor.span))
        for place in phrases.places
    )


def is_victim(actor: ActorPhrase, frame: Frame) -> bool:
    """Whether the actor hangs below a noun of force by a preposition: "the attack on", "the killing of"."""
    token = frame.head.doc[actor.head]
    below: Token | None = None
    for at in climb(token):
        if at == frame.head:
            return False
        if at.lemma_.lower() in FORCE and below is not None and below.dep_ == "prep":
            return below.lower_ in _ONTO
        below = at
    return False


def _is_site(actor: ActorPhrase, frame: Frame) -> bool:
    token = frame.head.doc[actor.head]
    return (
        frame.noun
        and token.lemma_.lower() in _SITES
        and token.dep_ in ("compound", "nmod")
        and token.head == frame.head
    )
