"""What kind of deed a frame of force is, by what was told before: tests by the kind of test spoken of, shots after an attack, what came
down on houses, flashes that were seen."""

from collections.abc import Mapping, Sequence

from dateline.extract.anaphora import TERM, named_weapons
from dateline.extract.aspects import points_back
from dateline.extract.deal import begun_on
from dateline.extract.entries import Entry
from dateline.extract.fit import compare_dates
from dateline.extract.frames import Frame
from dateline.extract.lexicon import Lexicon
from dateline.extract.moments import moment_of
from dateline.extract.needs import is_definite
from dateline.extract.needs_force import INTERCEPTORS
from dateline.extract.phrases import Phrases

_TESTED = ("launch", "nuclear-test", "ground-test")
_OTHER_TESTS = ("nuclear-test", "ground-test", "interception")
_BARE_TESTS = ("test", "explosion", "attempt", "try", "trial", "one")
_SHOT_NOUNS = ("launch", "firing", "flight", "shot")
_SHOTS = frozenset("fire launch send shoot lob unleash loose".split())


class Settling:
    """Settles the kinds of one report's frames in text order; `published` is its publication time."""

    def __init__(self, lexicon: Lexicon, published: str | None) -> None:
        self.lexicon, self.published = lexicon, published
        self._tested = ""  # the kind of the weapons family spoken of last
        self._shielded = False  # the weapon named last is an interceptor

    def settle(self, frame: Frame, entries: Sequence[Entry], last: Entry | None, focus: Mapping[str, Entry]) -> None:
        """`last` is the entry of force told last, `focus` the entry of each kind told last."""
        self._settle_kind(frame)
        self._tested = frame.kind.name if frame.kind.name in _TESTED or _meets_target(frame) else self._tested
        self._settle_war(frame, entries, last)
        self._settle_hit(frame, focus.get("launch") if last is not None and last.kind == "interception" else last)
        self._settle_sight(frame, last)

    def _settle_kind(self, frame: Frame) -> None:
        """A bare "test" or "try" is of the kind of test spoken of last; a shot of an interceptor is an interception."""
        if frame.kind.name == "interception":  # what meets a weapon is not the weapon met
            shields = {t.head for t in frame.phrases.terms if t.vocabulary == INTERCEPTORS}
            frame.terms = [t for t in frame.terms if t.head not in shields]
        if frame.kind.name == "interception" and _hits_satellite(frame):
            missiles = [t for t in named_weapons(frame.phrases) if t.term != "satellite"]
            self._become(frame, "launch")
            frame.terms, frame.counts = missiles[:1], []
        if frame.kind.name != "launch":
            return
        if self._fires_interceptor(frame):
            self._become(frame, "interception")
        elif frame.noun and not frame.terms and self._tested in _OTHER_TESTS:
            lemma = frame.head.lemma_.lower()
            if lemma in _BARE_TESTS or (lemma in _SHOT_NOUNS and self._tested == "interception" and is_definite(frame)):
                self._become(frame, self._tested)

    def _become(self, frame: Frame, kind: str) -> None:
        frame.kind = self.lexicon.kinds[kind]
        frame.terms, frame.term_at = [], {}
        frame.places = [(slot, p) for slot, p in frame.places if slot in frame.kind.slots]

    def _fires_interceptor(self, frame: Frame) -> bool:
        """Whether all that flies is an interceptor, or, on a day of its own, "one" of those named last."""
        shields = {t.head for t in frame.phrases.terms if t.vocabulary == INTERCEPTORS}
        named = {t.head for t in frame.terms if t.term != TERM}
        if named:
            return named <= shields
        return bool(frame.terms and frame.times) and self._shielded and not frame.trigger.carry

    def heard(self, phrases: Phrases) -> None:
        """Remember whether the weapon named last is one that meets others."""
        named = [t.head for t in named_weapons(phrases)]
        if named:
            self._shielded = any(t.head == named[-1] for t in phrases.terms if t.vocabulary == INTERCEPTORS)

    def _settle_war(self, frame: Frame, entries: Sequence[Entry], last: Entry | None) -> None:
        """Shots told after an attack by the same side, without a word of test or sea, are of that attack; so is what flies and falls."""
        if frame.kind.name != "launch" or frame.noun or frame.realis != "actual" or frame.past:
            return
        told = [e for e in entries if e.kind == "attack" and e.realis == "actual"]
        codes = frame.codes
        same = any(codes & e.codes for e in told) if codes else last in told
        fired = frame.head.lemma_.lower() in _SHOTS or (frame.trigger.carry and last in told)
        at_sea = any(slot == "toward" and p.value.precision == "sea" for slot, p in frame.places)
        if not (same and fired) or at_sea:
            return
        frame.kind = self.lexicon.kinds["attack"]
        frame.places = [("target" if slot == "toward" else slot, p) for slot, p in frame.places]

    def _settle_hit(self, frame: Frame, entry: Entry | None) -> None:
        """What was fired and then came down on houses was fired at them: "three missiles were launched; one hit a mall"."""
        if (
            frame.kind.name != "attack"
            or frame.noun
            or frame.realis != "actual"
            or entry is None
            or entry.kind != "launch"
        ):
            return
        thrown = frame.term_at.get("subject", [])
        pointed = bool(thrown) and (
            all(t.term == TERM for t in thrown)
            or points_back(frame)
            or _one_of_many(frame, entry)
            or _in_one_breath(frame, entry)
        )
        at_sea = any(
            slot == "toward" and p.value.precision == "sea" for e in entry.placed for slot, p in e.frame.places
        )
        if (
            not pointed
            or at_sea
            or entry.realis != "actual"
            or compare_dates(moment_of(frame, entry.best, self.published), entry) is None
        ):
            return
        entry.kind = "attack"
        for placed in entry.placed:
            placed.frame.kind = self.lexicon.kinds["attack"]
            placed.frame.places = [("target" if slot == "toward" else slot, p) for slot, p in placed.frame.places]
            if not placed.frame.times and (begun := begun_on(placed.frame)):
                placed.frame.times = begun
                placed.moment = moment_of(placed.frame, None, self.published)

    def _settle_sight(self, frame: Frame, last: Entry | None) -> None:
        """Flashes and bangs are those of whatever was told last."""
        if "sighting" in frame.trigger.needs and last is not None and last.realis == "actual":
            frame.kind = self.lexicon.kinds[last.kind]
            told = [p.frame for p in last.placed]
            frame.agents, frame.others = list(told[0].agents), list(told[0].others)
            frame.places = next((list(f.places) for f in told if f.places), [])


def _hits_satellite(frame: Frame) -> bool:
    """ "destroyed a satellite with a missile": a shot of one's own, nobody's weapon is stopped."""
    struck = frame.term_at.get("object", [])
    return bool(struck) and all(t.term == "satellite" for t in struck)


def _meets_target(frame: Frame) -> bool:
    """An interception that is a test: told ahead, or of an interceptor's own flight."""
    return frame.kind.name == "interception" and (
        frame.realis == "planned" or any(t.vocabulary == INTERCEPTORS for t in frame.phrases.terms)
    )


def _in_one_breath(frame: Frame, entry: Entry) -> bool:
    """ "missiles crossed into Chad and killed two": the very weapons that the same sentence told of."""
    thrown = {t.head for t in frame.term_at.get("subject", ())}
    return any(thrown & {t.head for t in p.frame.terms} for p in entry.placed if p.frame.phrases is frame.phrases)


def _one_of_many(frame: Frame, entry: Entry) -> bool:
    """ "one shell", "another missile", after many were counted."""
    many = any((c.value.number or 0) > 1 for p in entry.placed for c in p.frame.counts)
    heads = [frame.head.doc[t.head] for t in frame.term_at.get("subject", ())]
    return many and any(c.lower_ in ("one", "another", "some") for h in heads for c in h.children)
