"""Are a trigger's needs met? Each need is one word of the pack format; "a|b" is met by either."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.extract.needs_talks import TALKING, plural_subject
from dateline.extract.tree import behind_by, is_passive, noun_phrase, objects, prepositional, spread, subjects
from dateline.normalize.zones import country_zone

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.frames import Frame

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
TARGETS = {
    "base",
    "ship",
    "vessel",
    "tanker",
    "city",
    "town",
    "village",
    "airport",
    "facility",
    "plant",
    "camp",
    "compound",
    "embassy",
    "position",
    "territory",
    "neighborhood",
    "neighbourhood",
    "building",
    "house",
    "home",
    "school",
    "hospital",
    "convoy",
    "troop",
    "force",
    "destroyer",
    "carrier",
    "warship",
    "port",
    "refinery",
    "field",
    "airbase",
    "station",
    "depot",
    "checkpoint",
    "militant",
    "civilian",
    "capital",
    "infrastructure",
    "headquarters",
    "market",
    "bridge",
    "installation",
    "site",
    "community",
    "settlement",
    "freighter",
    "boat",
    "kibbutz",
    "district",
    "soldier",
}
DEFINITE = {"the", "this", "that", "these", "those", "its", "their", "his", "her", "both", "such"}
_HOSTILE = {"at", "on", "against", "into", "onto"}
_TOWARD = {"toward", "towards", "to", "across"}


def met(frame: "Frame") -> bool:
    """All needs of the frame's trigger, and its demand on the subject."""
    trigger = frame.trigger
    if trigger.subject == "actor" and not frame.agents and not _headless(frame):
        return False
    return all(any(_NEEDS[name](frame) for name in need.split("|")) for need in trigger.needs)


def _headless(frame: "Frame") -> bool:
    """A passive may hide who acts ("an agreement was signed", "it was agreed"), a pronoun may stand for both ("they shook hands");
    the discourse may still tell."""
    if frame.others or frame.kind.family != "diplomacy":
        return bool(frame.others)
    return is_passive(frame.head) or (frame.kind.reciprocal and (has_time(frame) or plural_subject(frame.head)))


def has_time(frame: "Frame") -> bool:
    reach = {t.i for t in frame.reach}
    return any(
        (head := frame.phrases.head_of(t)) is not None and head.i in reach and t.timex_type in ("DATE", "TIME")
        for t in frame.phrases.times
    )


def _has_place(frame: "Frame") -> bool:
    """A place where it is held: "in Oslo", or before a noun ("the Oslo talks")."""
    reach = {t.i for t in frame.reach}
    before = {t.i for t in noun_phrase(frame.head)} if frame.noun else set()
    heads = [(p, h.i) for p in frame.phrases.places if (h := frame.phrases.head_of(p)) is not None]
    return any(
        (h in reach and p.governed in ("in", "at", "near", "outside"))
        or (h in before and p.value.precision not in ("country", "sea"))
        for p, h in heads
    )


def is_definite(frame: "Frame") -> bool:
    """ "the launch", "Tuesday's test", "North Korea's latest launch": points at something already spoken of."""
    children = [c for c in frame.head.children if c.i < frame.head.i]
    if any(c.lower_ in DEFINITE and c.dep_ in ("det", "poss", "predet") for c in children):
        return True
    if any(c.lower_ in ("latest", "recent") for c in children):
        return True
    return any(
        c.dep_ == "poss"
        and any(
            frame.phrases.head_of(t) is not None and c.i in {x.i for x in frame.phrases.tokens_of(t)}
            for t in frame.phrases.times
        )
        for c in children
    )


def _weapon_at(*positions: str) -> Callable[["Frame"], bool]:
    return lambda frame: any(not t.weak for p in positions for t in frame.term_at.get(p, ()))


def _has_weapon(frame: "Frame") -> bool:
    return bool(frame.terms) and (
        not all(t.weak for t in frame.terms) or frame.head.lemma_.lower() in ("fire", "launch", "test")
    )


def _hostile_target(frame: "Frame") -> bool:
    """Something on land and alive is shot at: a kind of target, a country or a land place not the shooter's own."""
    own = {a.value.code for a in frame.agents}
    for anchor in _governors(frame):
        for preposition, token in prepositional(anchor):
            if preposition not in _HOSTILE | _TOWARD:
                continue
            for t in spread(token):
                if _is_target(frame, t, own, sure=preposition in _HOSTILE):
                    return True
    return False


_STRUCK = TARGETS - {"site", "station", "field", "base", "facility", "port", "position", "force", "center"}


def _falls_on(frame: "Frame") -> bool:
    """A weapon comes down on what is no range: houses, ships, or the ground of a party other than the one that fired."""
    own = {a.value.code for a in frame.agents}
    heads = [s for anchor in _governors(frame) for p, o in prepositional(anchor) if p in _HOSTILE | {"in", "near", "through"} for s in spread(o)]
    return any(t.lemma_.lower() in _STRUCK or (bool(own) and _is_target(frame, t, own, sure=True)) for t in heads)


def _governors(frame: "Frame") -> list["Token"]:
    return [frame.anchor, frame.head, *(s for o in objects(frame.head) for s in spread(o))]


def _is_target(frame: "Frame", token: "Token", own: set[str | None], *, sure: bool) -> bool:
    if token.lemma_.lower() in TARGETS and sure:
        return True
    tokens = {t.i for t in noun_phrase(token)}
    if token.lemma_.lower() in (
        "sea",
        "water",
        "ocean",
        "zone",
        "gulf",
        "coast",
        "space",
        "orbit",
        "air",
        "direction",
        "sky",
        "range",
        "altitude",
        "island",
        "target",
        "east",
        "west",
        "north",
        "south",
    ):
        return False
    hit = [
        a
        for a in frame.phrases.actors
        if (h := frame.phrases.head_of(a)) is not None and h.i in tokens and a.value.code
    ]
    if any(a.value.code not in own for a in hit):
        return sure or (any(a.form == "country" for a in hit) and _at_war(own))
    return any(
        p.value.precision != "sea" and p.value.country and p.value.country not in own
        for p in frame.phrases.places
        if (h := frame.phrases.head_of(p)) is not None and h.i in tokens
    ) and (sure or _at_war(own))


def _at_war(own: set[str | None]) -> bool:
    """ "toward X" is a shot at X only by an armed group or without a known shooter: a state's tests also fly toward others."""
    return not own or any(code is not None and (country_zone(code) is None or code == "PSE") for code in own)


def _has_target(frame: "Frame") -> bool:
    heads = [s for o in objects(frame.head) for s in spread(o)] if not frame.noun else []
    heads += [s for p, o in prepositional(frame.head) if p in ("on", "against", "at", "in", "of") for s in spread(o)]
    own = {a.value.code for a in frame.agents}
    return any(_is_target(frame, t, own, sure=True) for t in heads)


def _target_object(frame: "Frame") -> bool:
    """A passive that hides who acts: "the base was hit by three rockets on Sunday" """
    if not is_passive(frame.head):
        return False
    heads = [s for o in objects(frame.head) for s in spread(o)]
    by = [s for t in behind_by(frame.head) for s in spread(t)]
    weapon = any(t.head in {x.i for s in by for x in noun_phrase(s)} for t in frame.phrases.terms if t.vocabulary == "weapons")
    return any(_is_target(frame, t, set(), sure=True) for t in heads) and (weapon or has_time(frame))


def _talks_subject(frame: "Frame") -> bool:
    heads = [h for h in (*subjects(frame.head), *objects(frame.head)) if h is not None]
    return any(n.lemma_.lower() in TALKS or _is_ceasefire(n) for h in heads for n in (h, *spread(h)))


def _is_ceasefire(token: "Token") -> bool:
    """The tokenizer parts "cease-fire"."""
    if token.lower_ != "fire" or token.i < 2:
        return False
    return str(token.nbor(-1).text) == "-" and str(token.nbor(-2).lower_) == "cease"


def _person_object(frame: "Frame") -> bool:
    heads = {s.i for o in objects(frame.head) for s in spread(o)}
    return any(
        a.form == "person" and (h := frame.phrases.head_of(a)) is not None and h.i in heads
        for a in frame.phrases.actors
    )


def _has_pair(frame: "Frame") -> bool:
    """Two parties named, or pointed at as "the two", "both sides" where the sentences before name them."""
    named = {a.value.code for a in (*frame.agents, *frame.others) if a.value.code}
    return len(named) >= 2 or (frame.kind.reciprocal and not frame.noun and not is_passive(frame.head) and plural_subject(frame.head))


def _lemmas_before(frame: "Frame") -> set[str]:
    return {t.lemma_.lower() for t in noun_phrase(frame.head)}


_NEEDS: dict[str, Callable[["Frame"], bool]] = {
    "weapon": _has_weapon,
    "device": lambda f: bool(f.terms),
    "weapon_object": _weapon_at("object"),
    "weapon_subject": _weapon_at("subject"),
    "agent": lambda f: any(a.value.code for a in f.agents),
    "other": lambda f: any(a.value.code for a in f.others),
    "pair": _has_pair,
    "time": has_time,
    "place": _has_place,
    "light": lambda f: f.light is not None,
    "definite": is_definite,
    "proper": lambda f: f.head.pos_ == "PROPN",
    "target": _has_target,
    "target_object": _target_object,
    "hostile_target": _hostile_target,
    "falls_on": _falls_on,
    "person_object": _person_object,
    "talks_subject": _talks_subject,
    "military_noun": lambda f: bool(_lemmas_before(f) & MILITARY),
    "air": lambda f: bool(
        _lemmas_before(f)
        & {
            "air",
            "missile",
            "drone",
            "rocket",
            "artillery",
            "military",
            "retaliatory",
            "cruise",
            "precision",
            "night",
            "ballistic",
            "deadly",
        }
    ),
    "armed": lambda f: _at_war({a.value.code for a in f.agents}) and bool(f.agents),
    "never": lambda _: False,
    **TALKING,
}
KNOWN = frozenset(_NEEDS)
