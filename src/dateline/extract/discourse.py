"""Discourse: frames in text order become entries. "The projectiles flew 330 km", "Tuesday's test", "the second one" carry on
the event they point at; a frame with a date or weapon of its own that fits no entry opens a new one."""

from collections.abc import Sequence
from datetime import date as day
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.extract.anaphora import TERM
from dateline.extract.deal import begun_on
from dateline.extract.entries import Entry, Placed, terms_agree
from dateline.extract.frames import Frame
from dateline.extract.lexicon import Lexicon
from dateline.extract.light import SAYING
from dateline.extract.moments import Moment, aside, moment_of
from dateline.extract.needs import is_definite
from dateline.extract.needs_force import INTERCEPTORS, TARGETS, died_of, is_aimed, is_another
from dateline.extract.parties import leaves_open, others_named
from dateline.extract.phrases import Phrases
from dateline.extract.split import by_date, by_place, earlier
from dateline.extract.terms import TermPhrase
from dateline.extract.topic import PLAYED
from dateline.extract.topic import VOCABULARY as ELSEWHERE
from dateline.extract.tree import is_finite, is_passive, noun_phrase, objects, prepositional, subjects
from dateline.model import Place, Time
from dateline.normalize.how_much import QuantityPhrase

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_PAST_MARKS = frozenset("previously earlier already ago last previous past former before prior".split())
_RESOLVED = {"decide", "agree", "choose", "resolve"}
_SLATED = frozenset("set due plan expect schedule slate".split())
_TESTED = ("launch", "nuclear-test", "ground-test")
_OTHER_TESTS = ("nuclear-test", "ground-test", "interception")
_BARE_TESTS = ("test", "explosion", "attempt", "try", "trial", "one")
_SHOT_NOUNS = ("launch", "firing", "flight", "shot")
_SHOTS = frozenset("fire launch send shoot lob unleash loose".split())
_ANSWERS = frozenset(("answer", "respond", "retaliate", "reply", "counter"))
_OTHER_SIDE = frozenset(
    {("its", "part"), ("their", "part"), ("his", "part"), ("in", "reply"), ("in", "response"), ("in", "return")}
)
_SEEN = frozenset({"detect", "track", "count", "spot", "identify"})  # how those who watch tell of a shot
_WEEK = 7
_SERIES = frozenset("series string spate flurry slew numerous many dozens various repeated".split())
# what somebody does to somebody: without one who acts there is none
_LONG = 90  # days
_ACTS = frozenset({"diplomacy", "speech", "manoeuvres"})


class Discourse:
    """Gathers the frames of one report. Ask `entries` when all sentences went through `take`.

    `peopled`: whether the report names any state, body or group at all; else a strike or a merger is no diplomacy."""

    def __init__(self, lexicon: Lexicon, published: str | None = None, *, peopled: bool = True) -> None:
        self.peopled = peopled
        self.lexicon = lexicon
        self.published = published
        self.entries: list[Entry] = []
        self._focus: dict[str, Entry] = {}
        self._last: Entry | None = None  # the last entry of the weapons family
        self._told_day: Time | None = None  # the day that the news told last happened on
        self._stated_day: Time | None = None  # the last day that the sentence before states
        self._tested = ""  # the kind of the weapons family spoken of last
        self._shielded = False  # the weapon named last is an interceptor

    def take(
        self, frames: Sequence[Frame], loose: Sequence[QuantityPhrase], phrases: Phrases, stated: Time | None = None
    ) -> None:
        """The frames of the next sentence, the figures in it that no frame took, all its phrases, and the day that the sentence
        before states."""
        self._stated_day = stated
        dated = [
            part for frame in frames for part in (*(b for d in by_date(frame) for b in by_place(d)), *earlier(frame))
        ]
        for frame in sorted(dated, key=lambda f: (f.counted, f.trigger.carry and not _sets_day(f), aside(f), f.head.i)):
            self._settle_kind(frame)
            self._tested = frame.kind.name if frame.kind.name in _TESTED or _meets_target(frame) else self._tested
            self._settle_war(frame)
            self._settle_hit(frame)
            self._settle_sight(frame)
            self._place(frame)
        self._heard(phrases)
        for quantity in loose:
            self._lend(quantity)

    def _settle_kind(self, frame: Frame) -> None:
        """A bare "test" or "try" is of the kind of test spoken of last; a shot of an interceptor is an interception."""
        if frame.kind.name == "interception":  # what meets a weapon is not the weapon met
            shields = {t.head for t in frame.phrases.terms if t.vocabulary == INTERCEPTORS}
            frame.terms = [t for t in frame.terms if t.head not in shields]
        if frame.kind.name == "interception" and _hits_satellite(frame):
            missiles = [
                t
                for t in frame.phrases.terms
                if t.vocabulary == "weapons" and t.term not in ("satellite", TERM) and not t.weak
            ]
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

    def _heard(self, phrases: Phrases) -> None:
        """Remember whether the weapon named last is one that meets others."""
        named = [t.head for t in phrases.terms if t.vocabulary == "weapons" and not t.weak and t.term != TERM]
        if named:
            self._shielded = any(t.head == named[-1] for t in phrases.terms if t.vocabulary == INTERCEPTORS)

    def _settle_war(self, frame: Frame) -> None:
        """Shots told after an attack by the same side, without a word of test or sea, are of that attack; so is what flies and falls."""
        if frame.kind.name != "launch" or frame.noun or frame.realis != "actual" or frame.past:
            return
        told = [e for e in self.entries if e.kind == "attack" and e.realis == "actual"]
        codes = frame.codes
        same = any(codes & e.codes for e in told) if codes else self._last in told
        fired = frame.head.lemma_.lower() in _SHOTS or (frame.trigger.carry and self._last in told)
        at_sea = any(slot == "toward" and p.value.precision == "sea" for slot, p in frame.places)
        if not (same and fired) or at_sea:
            return
        frame.kind = self.lexicon.kinds["attack"]
        frame.places = [("target" if slot == "toward" else slot, p) for slot, p in frame.places]

    def _settle_hit(self, frame: Frame) -> None:
        """What was fired and then came down on houses was fired at them: "three missiles were launched; one hit a mall"."""
        entry = (
            self._focus.get("launch") if self._last is not None and self._last.kind == "interception" else self._last
        )
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
            all(t.term == TERM for t in thrown) or _points_back(frame) or _one_of_many(frame, entry)
        )
        at_sea = any(
            slot == "toward" and p.value.precision == "sea" for e in entry.placed for slot, p in e.frame.places
        )
        if (
            not pointed
            or at_sea
            or entry.realis != "actual"
            or _compare_dates(moment_of(frame, entry.best, self.published), entry) is None
        ):
            return
        entry.kind = "attack"
        for placed in entry.placed:
            placed.frame.kind = self.lexicon.kinds["attack"]
            placed.frame.places = [("target" if slot == "toward" else slot, p) for slot, p in placed.frame.places]
            if not placed.frame.times and (begun := begun_on(placed.frame)):
                placed.frame.times = begun
                placed.moment = moment_of(placed.frame, None, self.published)

    def _settle_sight(self, frame: Frame) -> None:
        """Flashes and bangs are those of whatever was told last."""
        if "sighting" in frame.trigger.needs and self._last is not None and self._last.realis == "actual":
            frame.kind = self.lexicon.kinds[self._last.kind]
            told = [p.frame for p in self._last.placed]
            frame.agents, frame.others = list(told[0].agents), list(told[0].others)
            frame.places = next((list(f.places) for f in told if f.places), [])

    def _place(self, frame: Frame) -> None:
        placed = self._judge(frame)
        if placed is None:
            return
        entry = self._find(placed)
        if entry is None:
            if (frame.trigger.carry and not frame.past and not self._moves(placed)) or not self._may_open(placed):
                return
            entry = Entry(f"e{len(self.entries) + 1}", frame.kind.name, frame.realis or "actual")
            self.entries.append(entry)
        entry.placed.append(placed)
        told_aside = aside(frame) or frame.counted
        if frame.phrases.sentence.passage.role != "caption" and not (told_aside and frame.kind.name in self._focus):
            self._focus[frame.kind.name] = entry
        if frame.kind.family == "weapons" and not frame.counted:
            self._last = entry

    def _judge(self, frame: Frame) -> Placed | None:
        focus = self._focus.get(frame.kind.name)
        main = self.entries[0] if self.entries else None
        near = self._stated_day if frame.kind.family == "diplomacy" else None
        reference = near or _time_of(focus) or _time_of(main) or self._told_day or _day_of(self.published)
        if frame.counted:
            reference = self._time_of_host(frame)
        definite = _points_back(frame)
        moment = moment_of(frame, reference, self.published, focus.zone if focus and definite else None)
        caption = frame.phrases.sentence.passage.role == "caption"
        background = caption or (_is_background(frame) and not definite) or frame.past
        reckoned = frame.counted or any(t.kind != "context" for t in frame.times or frame.loose)
        dated = len(moment.date or "") >= 10 and reckoned
        background = background or (frame.kind.family == "weapons" and aside(frame) and moment.date is not None)
        if not background and moment.best is not None and self._is_fresh(moment.date or ""):
            self._told_day = moment.best
        vague = _is_series(frame) and not dated and not frame.listed
        return Placed(frame, moment, definite, background, vague)

    def _time_of_host(self, frame: Frame) -> Time | None:
        """When that took place which came after it; what "came two days after" it is the news."""
        told = next((e for e in self.entries if any(p.frame is frame.host for p in e.placed)), None)
        return (self._told_day if frame.news else None) or _time_of(told)

    def _is_fresh(self, date: str) -> bool:
        """Whether a day lies in the week before publication."""
        today = (self.published or "")[:10]
        return len(date) == len(today) == 10 and 0 <= (day.fromisoformat(today) - day.fromisoformat(date)).days <= _WEEK

    def _may_open(self, placed: Placed) -> bool:
        frame, date = placed.frame, placed.moment.date
        if frame.kind.speech and frame.realis != "actual" and not _slated(frame):
            if frame.realis != "planned" or frame.head.head.lemma_ not in _RESOLVED:
                return False
            frame.realis = "actual"  # "decided to invite them": the word is out
        if frame.phrases.sentence.passage.role == "caption" and not date:
            return False
        if (
            frame.kind.family == "weapons"
            and not frame.agents
            and any(
                t.vocabulary == ELSEWHERE and t.term in PLAYED and not _is_share(t, frame) for t in frame.phrases.terms
            )
        ):
            return False  # "the striker fired a rocket", "in the film a general launches a missile"
        if frame.kind.family in _ACTS and not frame.agents and not (self.peopled and _stands_alone(placed)):
            return False
        if _unnamed(frame) and not (date or _to_the_minute(placed.moment)):
            return False
        if placed.vague and not self._new_blow(frame):
            return False
        if frame.realis == "denied" and frame.kind.family == "weapons" and not placed.moment.date:
            return False
        if frame.kind.name == "agreement" and (
            (frame.realis == "possible" and not date and not _is_between_two(frame))
            or (frame.head.head.lemma_ in ("want", "hope") and not frame.times)
        ):
            return False
        if frame.realis == "possible" and not placed.moment.date and frame.kind.family == "weapons":
            return _strikes(frame) and frame.noun and bool(frame.others or frame.agents) and not self._told("attack")
        if frame.realis == "planned" and not date and _strikes(frame):
            return frame.noun and bool(frame.agents and frame.others) and not self._told("attack")
        if placed.background and not (date or _to_the_minute(placed.moment)) and frame.kind.family == "weapons":
            return not any(e.kind == frame.kind.name for e in self.entries) and frame.anchor.tag_ == "VBN"
        if frame.noun and frame.kind.family == "weapons" and not (date or _to_the_minute(placed.moment)):
            first = not any(e.kind == frame.kind.name for e in self.entries)
            struck = _strikes(frame) and (bool(frame.others) or bool(_ground(frame)) or (first and is_aimed(frame)))
            struck = struck or self._new_blow(frame)
            return bool(frame.agents or struck or (first and frame.terms)) and (
                first or struck or frame.light is not None
            )
        return True

    def _moves(self, placed: Placed) -> bool:
        """A verb of flight tells of a launch of its own where a weapon is its subject and a day is stated: one not spoken of before
        ("two missiles flew from Kusong on Thursday"), or any where no launch is told yet ("its Agni covered 700 km on Friday")."""
        frame = placed.frame
        flying = [
            *frame.term_at.get("subject", ()),
            *(frame.term_at.get("object", ()) if frame.trigger.lemma in _SEEN else ()),
        ]
        if (
            not any(not t.weak and t.term != "drone" for t in flying)
            or placed.background
            or frame.realis != "actual"
            or frame.noun
        ):
            return False
        if not (placed.moment.date or placed.moment.clocks):
            return False
        if frame.kind.name == "launch" and not self._told("launch") and placed.moment.date:
            return True
        return not placed.definite and bool(frame.counts)

    def _new_blow(self, frame: Frame) -> bool:
        """The first attack told, if its victims or ground are named, or the first by its side: though told in the plural."""
        if not _strikes(frame):
            return False
        codes = frame.codes
        told = [e for e in self.entries if e.kind == "attack"]
        if codes:
            return (bool(told) or _counts_targets(frame)) and not any(codes & e.codes for e in told)
        return not told and bool(frame.others or _ground(frame))

    def _told(self, kind: str) -> bool:
        return any(e.kind == kind for e in self.entries)

    def _find(self, placed: Placed) -> Entry | None:
        """The entry that a frame carries on: of those that fit, the one that fits best; of equals, the latest spoken of."""
        if is_another(placed.frame):
            return None
        scored = [
            (score, at, entry)
            for at, entry in enumerate(self.entries)
            if (score := self._fit(placed, entry)) is not None
        ]
        if not scored:
            return None
        best = max(scored, key=lambda s: (s[0], s[2] is self._focus.get(placed.frame.kind.name), s[1]))
        return best[2] if best[0] >= self._threshold(placed) else None

    def _threshold(self, placed: Placed) -> float:
        if placed.frame.trigger.carry or (placed.definite and not _named_by_date(placed.frame)):
            return -1.0
        return 0.0

    def _fit(self, placed: Placed, entry: Entry) -> float | None:
        """None where the frame cannot speak of the entry; else how well it fits."""
        frame, moment = placed.frame, placed.moment
        if frame.kind.name != entry.kind:
            return None
        codes = frame.codes
        if codes and entry.codes and not codes & entry.codes:
            return None
        score = 0.5 if codes & entry.codes else 0.0
        if {frame.realis, entry.realis} in (
            {"actual", "planned"},
            {"actual", "denied"},
            {"planned", "denied"},
            {"actual", "possible"},
        ):
            if frame.realis != "actual" or entry.realis != "planned":
                return None
            if frame.kind.family == "weapons" and moment.date and entry.best is None and not placed.definite:
                return None
            score -= 0.5
        dates = _compare_dates(moment, entry)
        if dates is None and not (placed.definite and moment.weak and frame.kind.family == "weapons"):
            return None  # what is pointed at is not dated by the day it is spoken of
        if frame.listed and dates == 1.0 and len(moment.date or "") == 10:
            return None  # days of a list lie side by side, each with its own
        score += dates or 0.0
        if not terms_agree({(t.vocabulary, t.term) for t in frame.terms if not t.weak}, entry.terms(), self.lexicon):
            return None
        names = {t.words.split()[-1] for t in frame.terms if t.term == "named"}
        if names and entry.names() and not names & entry.names() and not dates:
            return None
        return self._fit_family(placed, entry, score)

    def _fit_family(self, placed: Placed, entry: Entry, score: float) -> float | None:
        frame = placed.frame
        if frame.kind.family == "weapons":
            score -= self._strangeness(placed, entry)
            mine = {
                c.value.number
                for c in frame.counts
                if c.value.number is not None and c.value.bound in ("exact", "single")
            }
            if mine and entry.numbers() and not mine & entry.numbers() and not _one_of_several(frame, mine):
                score -= 1.0 if not placed.definite else 0.4
            if placed.background and not entry.background and _compare_dates(placed.moment, entry) != 2.0:
                score -= 2.0
            if placed.vague:
                score -= 2.0
            if entry.background and not placed.moment.date and not frame.trigger.carry:
                score -= 0.75
            if _strikes(frame):
                struck = _struck(placed, entry)
                if struck is None:
                    return None
                score += struck
            return score + (0.25 if entry is self._focus.get(entry.kind) else 0.0)
        score -= self._strangeness(placed, entry)
        if placed.background and not (entry.background or placed.definite or entry.codes):
            score -= 0.5  # "earlier the two had talked" is not the session that the report is about
        if not (placed.moment.best or placed.definite or frame.trigger.carry) and self._long_past(entry):
            score -= 1.0
        others = frame.other_codes
        if frame.kind.reciprocal:
            codes = frame.codes
            if len(codes) > 1 and len(entry.codes) > 1 and not (codes <= entry.codes or entry.codes <= codes):
                return None
            if _met_others(frame, entry) or _goes_elsewhere(frame, entry):
                return None
            return score
        codes = frame.codes
        if len(codes) > 1 and len(entry.codes) > 1 and not (codes <= entry.codes or entry.codes <= codes):
            return None  # talks that two break off are not those that one of them broke off with another
        if others and entry.other_codes and not others & entry.other_codes:
            score -= 0.75
        elif frame.kind.name == "rejection" and codes <= entry.codes and others & entry.codes:
            score -= 0.75  # one refuses the other; before, both had failed
        return score

    def _strangeness(self, placed: Placed, entry: Entry) -> float:
        """An undated entry is most often the day's news: a launch told with an older date of its own is another."""
        date = placed.moment.date or ""
        if entry.best is not None or (placed.definite and not _named_by_date(placed.frame)):
            return 0.0
        if len(date) < 7:
            return float(bool(date and self.published) and date != (self.published or "")[:4])
        if not self.published:
            return 1.0 if len(entry.placed) > 2 else 0.0
        grain = min(len(date), len(self.published[:10]))
        if grain < 10:
            return 0.0 if date[:grain] == self.published[:grain] else 1.0
        days = (day.fromisoformat(self.published[:10]) - day.fromisoformat(date)).days
        return 1.0 if abs(days) > 3 else 0.0

    def _long_past(self, entry: Entry) -> bool:
        """Told with a day or year long before the report: what is told next without one is rather of the day."""
        end = entry.best.end if entry.best is not None else None
        if not end or not self.published or len(self.published) < 10:
            return False
        return (day.fromisoformat(self.published[:10]) - day.fromisoformat(end[:10])).days > _LONG

    def _lend(self, quantity: QuantityPhrase) -> None:
        """A figure in a sentence without a frame ("Flight distance: 250 km") belongs to the launch spoken of last."""
        for entry in (
            self._focus.get(k.name)
            for k in self.lexicon.kinds.values()
            if any(s.role == quantity.role for s in k.slots.values())
        ):
            if entry is not None and quantity.role in ("range", "apogee", "speed", "duration"):
                entry.placed[-1].extra.append(quantity)
                return


def _is_share(term: TermPhrase, frame: Frame) -> bool:
    """ "about half were stopped", "four and a half minutes", "half an hour": no half of a match."""
    doc, at = frame.head.doc, term.head
    around = (doc[max(at - 1, 0)].lower_, doc[min(at + 1, len(doc) - 1)].lower_)
    return at in {t.head for t in frame.terms} or (
        doc[at].lower_ == "half" and (around[0] == "a" or around[1] in ("of", "a", "an", "the"))
    )


def _to_the_minute(moment: Moment) -> bool:
    """An hour that tells one occurrence from others; "at dawn" does not."""
    return any(t.precision in ("minute", "second") for _, t in moment.hours)


def _slated(frame: Frame) -> bool:
    """ "Is set to ask the council", "is due to urge the king to go": what one will say to another is on the calendar."""
    above = frame.head.head
    return (
        frame.realis == "planned"
        and frame.head.dep_ == "xcomp"
        and above.lemma_.lower() in _SLATED
        and bool(frame.codes and frame.other_codes)
    )


def _sets_day(frame: Frame) -> bool:
    """A verb of flight with its weapon and a day of its own tells the news as a shot does."""
    return (
        not frame.noun
        and any(not t.weak for t in frame.term_at.get("subject", ()))
        and any(t.value.date for t in frame.times)
    )


def _one_of_several(frame: Frame, numbers: set[float]) -> bool:
    """ "one was launched at noon and the other at one": parts of what was counted before."""
    return numbers == {1.0} and any(t.lower_ in ("other", "second") for t in frame.phrases.sentence)


def _named_by_date(frame: Frame) -> bool:
    """A gathering or deal told apart by a date beside its noun: "the 2003 truce", "the agreement of 27 February"."""
    if not (frame.noun and frame.kind.reciprocal):
        return False
    phrases = frame.phrases
    heads = [h for t in frame.times if t.value.date and (h := phrases.head_of(t)) is not None]
    beside = {t.i for t in noun_phrase(frame.head)} | {
        o.i for p, o in prepositional(frame.head) if p in ("of", "in", "on")
    }
    return any(h.i in beside for h in heads)


def _unnamed(frame: Frame) -> bool:
    """Told of a weapon only by "those" or "one", and of nobody who fired it."""
    return (
        frame.kind.name == "launch"
        and not frame.agents
        and bool(frame.terms)
        and all(t.term == TERM for t in frame.terms)
    )


def _hits_satellite(frame: Frame) -> bool:
    """ "destroyed a satellite with a missile": a shot of one's own, nobody's weapon is stopped."""
    struck = frame.term_at.get("object", [])
    return bool(struck) and all(t.term == "satellite" for t in struck)


def _meets_target(frame: Frame) -> bool:
    """An interception that is a test: told ahead, or of an interceptor's own flight."""
    return frame.kind.name == "interception" and (
        frame.realis == "planned" or any(t.vocabulary == INTERCEPTORS for t in frame.phrases.terms)
    )


def _one_of_many(frame: Frame, entry: Entry) -> bool:
    """ "one shell", "another missile", after many were counted."""
    many = any((c.value.number or 0) > 1 for p in entry.placed for c in p.frame.counts)
    heads = [frame.head.doc[t.head] for t in frame.term_at.get("subject", ())]
    return many and any(c.lower_ in ("one", "another", "some") for h in heads for c in h.children)


def _counts_targets(frame: Frame) -> bool:
    """ "raids on more than 30 targets": one wave, though told in the plural."""
    doc, start = frame.head.doc, frame.head.i
    near = [
        c
        for c in frame.phrases.counts
        if c.head is not None and start < c.head <= start + 8 and (c.value.number or 0) > 1
    ]
    aimed = any(t.lower_ in ("on", "against") for t in doc[start + 1 : start + 4])
    return (
        frame.noun
        and aimed
        and any(c.head is not None and doc[c.head].lemma_.lower() in TARGETS | {"target"} for c in near)
    )


def _strikes(frame: Frame) -> bool:
    return frame.kind.name == "attack"


def _ground(frame: Frame) -> list[Place]:
    return [p.value for slot, p in frame.places if slot == "target"]


def _is_between_two(frame: Frame) -> bool:
    """ "There may be a treaty between the two": one in view, whose parties are named."""
    return (
        len(frame.codes) > 1 and frame.head.dep_ == "attr" and any(c.dep_ == "expl" for c in frame.head.head.children)
    )


def _struck(placed: Placed, entry: Entry) -> float | None:
    """How well who and what a frame says was struck fits an entry. None in another country, or where the sides have
    changed: A struck B, B answers."""
    frame = placed.frame
    codes = frame.codes
    others = frame.other_codes
    if codes and not codes & entry.codes and _answers(frame):
        return None
    if (
        (not codes & entry.codes)
        and (others & entry.codes or codes & entry.other_codes)
        and not others & entry.other_codes
    ):
        return None
    mine, its = _ground(frame), [p for e in entry.placed for p in _ground(e.frame)]
    if not mine or not its:
        return 0.0
    if {p.name for p in mine} & {p.name for p in its}:
        return 0.25
    if not {p.country for p in mine} & {p.country for p in its}:
        return None
    both_exact = all(p.precision not in ("country", "region") for p in (*mine, *its))
    return -0.75 if both_exact else 0.0


def _answers(frame: Frame) -> bool:
    """Told as the other side's part: "Niger for its part hit", "answered with raids", "in reply"."""
    lowers = [t.lower_ for t in frame.phrases.sentence]
    verbs = {t.lemma_ for t in frame.head.ancestors} | {frame.head.lemma_}
    return bool(verbs & _ANSWERS) or bool(set(pairwise(lowers)) & _OTHER_SIDE)


def _day_of(published: str | None) -> Time | None:
    """The publication's day: what "the previous day" counts from before any event is told."""
    day = (published or "")[:10]
    return Time(edtf=day, start=day, end=day) if len(day) == 10 else None


def _met_others(frame: Frame, entry: Entry) -> bool:
    """One person who is told with different partners was at two meetings."""
    mine = _persons(frame)
    told = [who for p in entry.placed if len(who := _persons(p.frame)) > 1]
    return len(mine) > 1 and bool(told) and all(mine & who and mine - who and who - mine for who in told)


def _goes_elsewhere(frame: Frame, entry: Entry) -> bool:
    """A journey to a state that the sentence names as acting is no meeting with others ("from there he flies to Accra, where ...")."""
    if "abroad" not in frame.trigger.needs or len(entry.codes) < 2:
        return False
    bound = {p.value.country for _, p in frame.places} - {None}
    acting = {a.value.code for a in frame.phrases.actors if not a.place}
    return bool(bound & acting) and not bound & (
        entry.codes | {p.value.country for e in entry.placed for _, p in e.frame.places}
    )


def _persons(frame: Frame) -> set[str]:
    return {a.value.person for a in (*frame.agents, *frame.people) if a.value.person}


def _stands_alone(placed: Placed) -> bool:
    """Whether what is told without the one who acts is told firmly enough: a finite verb with a day of its own, or a passive or a
    pronoun that leaves only the actor open ("the envoy was urged to go", "they warned the neighbours")."""
    frame, dated = placed.frame, bool(placed.moment.days or placed.moment.date)
    if not frame.noun and others_named(frame):
        return False  # "talks between the airline and its pilots"
    if frame.head.dep_ == "amod" and not frame.noun:
        return False  # "the promised evacuations had not begun by late afternoon"
    dated = dated and leaves_open(frame)
    if frame.kind.reciprocal:
        return dated
    if frame.noun and frame.kind.name == "rejection":
        return dated  # "the breakdown of the talks in May"
    if frame.noun or not is_finite(frame.anchor):
        return False
    subject = ("nsubj", "nsubjpass") if frame.trigger.pos == "adj" else ("nsubj",)
    pointed = any(c.lower_ in ("it", "they", "we") and c.dep_ in subject for c in frame.anchor.children)
    told = (
        is_passive(frame.head)
        and not any(c.lower_ == "been" for c in frame.head.children)
        and frame.trigger.pos == "verb"
    )
    return dated or (bool(frame.others) and (told or pointed))


def _time_of(entry: Entry | None) -> Time | None:
    return entry.best if entry is not None else None


def _compare_dates(moment: Moment, entry: Entry) -> float | None:
    """2 for the same day, 1 where one lies in the other, 0 where either is open, None where they differ.

    The entry's most precise time counts: "this year" said of it later opens no door to other days of the year."""
    mine, its = moment.best, entry.best
    if mine is None or its is None:
        return 0.0
    if mine.date == its.date:
        return 2.0
    if mine.start is None or its.start is None:
        same_end = (mine.date or "")[-5:] == (its.date or "")[-5:]
        return 1.0 if same_end else None
    a, b = (mine.start[:10], (mine.end or mine.start)), (its.start[:10], (its.end or its.start))
    return 1.0 if a[0] < b[1] and b[0] < a[1] else None


def _points_back(frame: Frame) -> bool:
    if frame.noun:
        return is_definite(frame)
    heads: list[Token] = [*objects(frame.head), *subjects(frame.head)]
    terms = {t.head for t in frame.terms}
    if any(t.term == TERM for t in frame.terms):
        return True
    return any(
        h.i in terms and any(c.lower_ in ("the", "these", "this", "those", "both") for c in noun_phrase(h))
        for h in heads
    )


def _is_background(frame: Frame) -> bool:
    """Pluperfect, "previously", "its last test", a year of its own."""
    verb = frame.anchor
    lowers = {c.lower_ for c in verb.children} | {c.lower_ for c in frame.head.children if c.i < frame.head.i}
    if "had" in {c.lower_ for c in verb.children if c.dep_ == "aux"} and not _reported(verb):
        return True
    return bool(lowers & _PAST_MARKS)


def _reported(verb: "Token") -> bool:
    """ "the army said it had fired two": the tense of what is reported, not of an earlier time."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in SAYING and verb.head.tag_ in ("VBD", "VBN")


def _is_series(frame: Frame) -> bool:
    """A collective: "a series of launches", "missile tests", "several rounds" without a number of their own."""
    if frame.kind.family != "weapons":
        return False
    heads = (
        [frame.head] if frame.noun else [*objects(frame.head), *(subjects(frame.head) if frame.trigger.carry else ())]
    )
    if _is_count_of_times(frame):
        return True
    for head in heads:
        words = {t.lemma_.lower() for t in noun_phrase(head)} | {head.lemma_.lower()}
        if words & _SERIES and not any(t.timex_type in ("DATE", "TIME") for t in frame.times):
            return True
        many = frame.noun and head.tag_ in ("NNS", "NNPS") and not frame.counts
        if many and not is_definite(frame) and not died_of(head):
            return True
    return False


def _is_count_of_times(frame: Frame) -> bool:
    """ "six times in 2016", "four launches this year", "its 10th launch since May": a tally, not an occurrence."""
    if any(
        t.lemma_ == "time" and t.tag_ == "NNS" and t.dep_ in ("npadvmod", "dobj", "advmod", "pobj") for t in frame.reach
    ):
        return True
    coarse = any(
        t.timex_type in ("SET", "DURATION")
        or (t.value.precision in ("year", "season", "decade") and t.relation != "on")
        for t in frame.times
    )
    many = any(c.value.number is not None and c.value.number > 1 for c in frame.counts) and frame.noun
    return coarse and many
