"""Discourse: frames in text order become entries. "The projectiles flew 330 km", "Tuesday's test", "the second one" carry on
the event they point at; a frame with a date or weapon of its own that fits no entry opens a new one."""

from collections.abc import Sequence
from datetime import date as day

from dateline.extract.aspects import (
    counts_targets,
    ground,
    is_background,
    is_between_two,
    is_series,
    is_share,
    named_by_date,
    points_back,
    sets_day,
    slated,
    stands_alone,
    strikes,
    to_the_minute,
    unnamed,
)
from dateline.extract.entries import Entry, Placed
from dateline.extract.fit import Fitting
from dateline.extract.frames import Frame
from dateline.extract.lexicon import Lexicon
from dateline.extract.moments import aside, moment_of
from dateline.extract.needs_force import is_aimed, is_another
from dateline.extract.phrases import Phrases
from dateline.extract.settle import Settling
from dateline.extract.split import by_date, by_place, earlier
from dateline.extract.topic import PLAYED
from dateline.extract.topic import VOCABULARY as ELSEWHERE
from dateline.model import Time
from dateline.normalize.how_much import QuantityPhrase

_RESOLVED = {"decide", "agree", "choose", "resolve"}
_SEEN = frozenset({"detect", "track", "count", "spot", "identify"})  # how those who watch tell of a shot
_WEEK = 7  # days
# what somebody does to somebody: without one who acts there is none
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
        self._settling = Settling(lexicon, published)
        self._fitting = Fitting(lexicon, published)

    def take(
        self, frames: Sequence[Frame], loose: Sequence[QuantityPhrase], phrases: Phrases, stated: Time | None = None
    ) -> None:
        """The frames of the next sentence, the figures in it that no frame took, all its phrases, and the day that the sentence
        before states."""
        self._stated_day = stated
        dated = [
            part for frame in frames for part in (*(b for d in by_date(frame) for b in by_place(d)), *earlier(frame))
        ]
        for frame in sorted(dated, key=lambda f: (f.counted, f.trigger.carry and not sets_day(f), aside(f), f.head.i)):
            self._settling.settle(frame, self.entries, self._last, self._focus)
            self._place(frame)
        self._settling.heard(phrases)
        for quantity in loose:
            self._lend(quantity)

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
        definite = points_back(frame)
        moment = moment_of(frame, reference, self.published, focus.zone if focus and definite else None)
        caption = frame.phrases.sentence.passage.role == "caption"
        background = caption or (is_background(frame) and not definite) or frame.past
        reckoned = frame.counted or any(t.kind != "context" for t in frame.times or frame.loose)
        dated = len(moment.date or "") >= 10 and reckoned
        background = background or (frame.kind.family == "weapons" and aside(frame) and moment.date is not None)
        if not background and moment.best is not None and self._is_fresh(moment.date or ""):
            self._told_day = moment.best
        vague = is_series(frame) and not dated and not frame.listed
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
        if frame.kind.speech and frame.realis != "actual" and not slated(frame):
            if frame.realis != "planned" or frame.head.head.lemma_ not in _RESOLVED:
                return False
            frame.realis = "actual"  # "decided to invite them": the word is out
        if frame.phrases.sentence.passage.role == "caption" and not date:
            return False
        if (
            frame.kind.family == "weapons"
            and not frame.agents
            and any(
                t.vocabulary == ELSEWHERE and t.term in PLAYED and not is_share(t, frame) for t in frame.phrases.terms
            )
        ):
            return False  # "the striker fired a rocket", "in the film a general launches a missile"
        if frame.kind.family in _ACTS and not frame.agents and not (self.peopled and stands_alone(placed)):
            return False
        if unnamed(frame) and not (date or to_the_minute(placed.moment)):
            return False
        if placed.vague and not self._new_blow(frame):
            return False
        if frame.realis == "denied" and frame.kind.family == "weapons" and not placed.moment.date:
            return False
        if frame.kind.name == "agreement" and (
            (frame.realis == "possible" and not date and not is_between_two(frame))
            or (frame.head.head.lemma_ in ("want", "hope") and not frame.times)
        ):
            return False
        if frame.realis == "possible" and not placed.moment.date and frame.kind.family == "weapons":
            return strikes(frame) and frame.noun and bool(frame.others or frame.agents) and not self._told("attack")
        if frame.realis == "planned" and not date and strikes(frame):
            return frame.noun and bool(frame.agents and frame.others) and not self._told("attack")
        if placed.background and not (date or to_the_minute(placed.moment)) and frame.kind.family == "weapons":
            return not any(e.kind == frame.kind.name for e in self.entries) and frame.anchor.tag_ == "VBN"
        if frame.noun and frame.kind.family == "weapons" and not (date or to_the_minute(placed.moment)):
            first = not any(e.kind == frame.kind.name for e in self.entries)
            struck = strikes(frame) and (bool(frame.others) or bool(ground(frame)) or (first and is_aimed(frame)))
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
        if not strikes(frame):
            return False
        codes = frame.codes
        told = [e for e in self.entries if e.kind == "attack"]
        if codes:
            return (bool(told) or counts_targets(frame)) and not any(codes & e.codes for e in told)
        return not told and bool(frame.others or ground(frame))

    def _told(self, kind: str) -> bool:
        return any(e.kind == kind for e in self.entries)

    def _find(self, placed: Placed) -> Entry | None:
        """The entry that a frame carries on: of those that fit, the one that fits best; of equals, the latest spoken of."""
        if is_another(placed.frame):
            return None
        scored = [
            (score, at, entry)
            for at, entry in enumerate(self.entries)
            if (score := self._fitting.fit(placed, entry, in_focus=entry is self._focus.get(entry.kind))) is not None
        ]
        if not scored:
            return None
        best = max(scored, key=lambda s: (s[0], s[2] is self._focus.get(placed.frame.kind.name), s[1]))
        return best[2] if best[0] >= self._threshold(placed) else None

    def _threshold(self, placed: Placed) -> float:
        if placed.frame.trigger.carry or (placed.definite and not named_by_date(placed.frame)):
            return -1.0
        return 0.0

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


def _day_of(published: str | None) -> Time | None:
    """The publication's day: what "the previous day" counts from before any event is told."""
    day = (published or "")[:10]
    return Time(edtf=day, start=day, end=day) if len(day) == 10 else None


def _time_of(entry: Entry | None) -> Time | None:
    return entry.best if entry is not None else None
