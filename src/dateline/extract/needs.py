"""Are a trigger's needs met? Each need is one word of the pack format; "a|b" is met by either."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.extract.needs_force import FORCE, is_figure, nameless
from dateline.extract.needs_talks import TALKING, behind_particle, plural_subject
from dateline.extract.reached import has_place, has_time
from dateline.extract.tree import behind_by, is_passive, noun_phrase, objects, spread, subjects

if TYPE_CHECKING:
    from dateline.extract.frames import Frame
    from dateline.reading.tokens import Token

_ORDINALS = frozenset("first second third fourth fifth sixth last latest".split())
_NEAR = 12  # words
TALKS = {
    "talk",
    "negotiation",
    "summit",
    "meeting",
    "dialogue",
    "deal",
    "agreement",
    "truce",
    "ceasefire",
    "cease",
    "accord",
    "diplomacy",
    "round",
    "treaty",
    "process",
    "pact",
    "consultation",
    "discussion",
    "conference",
    "armistice",
    "moratorium",
    "session",
    "initiative",
}
MILITARY = {
    "military",
    "joint",
    "naval",
    "live",
    "air",
    "army",
    "navy",
    "annual",
    "missile",
    "combined",
    "war",
    "fire",
    "field",
    "artillery",
    "marine",
    "field-training",
    "post",
    "nuclear",
    "defense",
    "defence",
    "amphibious",
    "tabletop",
    "command",
    "training",
    "snap",
    "strike",
}
DEFINITE = {"the", "this", "that", "these", "those", "its", "their", "his", "her", "both", "such"}


def met(frame: "Frame") -> bool:
    """All needs of the frame's trigger, and its demand on the subject."""
    trigger = frame.trigger
    if trigger.subject == "actor" and not frame.agents and not _headless(frame) and not nameless(frame):
        return False
    if frame.kind.name == "attack" and is_figure(frame):
        return False
    return all(any(_NEEDS[name](frame) for name in need.split("|")) for need in trigger.needs)


def _headless(frame: "Frame") -> bool:
    """A passive may hide who acts ("an agreement was signed", "it was agreed"), a pronoun may stand for both ("they shook hands");
    the discourse may still tell."""
    if frame.others or frame.kind.family != "diplomacy":
        return bool(frame.others)
    return (is_passive(frame.head) and not behind_by(frame.head)) or (
        frame.kind.reciprocal and (has_time(frame) or plural_subject(frame.head))
    )


def is_definite(frame: "Frame") -> bool:
    """ "the launch", "Tuesday's test", "North Korea's latest launch": points at something already spoken of."""
    children = [c for c in frame.head.children if c.i < frame.head.i]
    if any(c.lower_ in DEFINITE and c.dep_ in ("det", "poss", "predet") for c in children):
        return True
    if any(c.lower_ in ("latest", "recent") for c in children):
        return True
    return _of_day(frame)


def _of_day(frame: "Frame") -> bool:
    """ "Tuesday's test", "last Thursday's salvo"."""
    return any(
        c.dep_ == "poss"
        and any(
            frame.phrases.head_of(t) is not None and c.i in {x.i for x in frame.phrases.tokens_of(t)}
            for t in frame.phrases.times
        )
        for c in frame.head.children
        if c.i < frame.head.i
    )


def _talks_subject(frame: "Frame") -> bool:
    heads = [h for h in (*subjects(frame.head), *objects(frame.head)) if h is not None]
    return any(n.lemma_.lower() in TALKS or _is_ceasefire(n) or _numbered(n) for h in heads for n in (h, *spread(h)))


def _numbered(token: "Token") -> bool:
    """ "It was their third meeting. The second ended in failure": a number stands for the talks counted just before."""
    if token.lower_ not in _ORDINALS or token.pos_ == "ADV" or not any(c.lower_ == "the" for c in token.children):
        return False
    before = [token.doc[i] for i in range(max(0, token.i - _NEAR), token.i)]
    return any(t.lemma_.lower() in TALKS and any(c.lower_ in _ORDINALS for c in t.children) for t in before)


def _is_ceasefire(token: "Token") -> bool:
    """The tokenizer parts "cease-fire"."""
    if token.lower_ != "fire" or token.i < 2:
        return False
    return str(token.nbor(-1).text) == "-" and str(token.nbor(-2).lower_) == "cease"


def _person_object(frame: "Frame") -> bool:
    heads = {s.i for o in (*objects(frame.head), *behind_particle(frame)) for s in spread(o)}
    return any(
        a.form == "person" and (h := frame.phrases.head_of(a)) is not None and h.i in heads
        for a in frame.phrases.actors
    )


def _has_pair(frame: "Frame") -> bool:
    """Two parties named, or pointed at as "the two", "both sides" where the sentences before name them."""
    named = {a.value.code for a in (*frame.agents, *frame.others) if a.value.code}
    return len(named) >= 2 or (
        frame.kind.reciprocal and not frame.noun and not is_passive(frame.head) and plural_subject(frame.head)
    )


def _lemmas_before(frame: "Frame") -> set[str]:
    return {t.lemma_.lower() for t in noun_phrase(frame.head)}


_NEEDS: dict[str, Callable[["Frame"], bool]] = {
    "agent": lambda f: any(a.value.code for a in f.agents),
    "other": lambda f: any(a.value.code for a in f.others),
    "pair": _has_pair,
    "time": has_time,
    "place": has_place,
    "light": lambda f: f.light is not None,
    "definite": is_definite,
    "of_day": _of_day,
    "proper": lambda f: f.head.pos_ == "PROPN",
    "person_object": _person_object,
    "talks_subject": _talks_subject,
    "military_noun": lambda f: bool(_lemmas_before(f) & MILITARY),
    "never": lambda _: False,
    **TALKING,
    **FORCE,
}
KNOWN = frozenset(_NEEDS)
