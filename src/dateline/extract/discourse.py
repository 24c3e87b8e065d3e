"""Discourse: frames in text order become entries. "The projectiles flew 330 km", "Tuesday's test", "the second one" carry on
the event they point at; a frame with a date or weapon of its own that fits no entry opens a new one."""

from collections.abc import Sequence
from datetime import date as day
from typing import TYPE_CHECKING

from dateline.extract.anaphora import TERM
from dateline.extract.entries import Entry, Placed, terms_agree
from dateline.extract.frames import Frame
from dateline.extract.lexicon import Lexicon
from dateline.extract.moments import Moment, moment_of
from dateline.extract.needs import is_definite
from dateline.extract.needs_force import is_aimed
from dateline.extract.parties import leaves_open, others_named
from dateline.extract.split import by_date, earlier
from dateline.extract.topic import PLAYED
from dateline.extract.topic import VOCABULARY as ELSEWHERE
from dateline.extract.tree import is_finite, is_passive, noun_phrase, objects, subjects
from dateline.model import Place, Time
from dateline.normalize.how_much import QuantityPhrase

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_PAST_MARKS = frozenset("previously earlier already ago last previous past former before prior".split())
_RESOLVED = {"decide", "agree", "choose", "resolve"}
_TESTED = ("launch", "nuclear-test", "ground-test")
_SHOTS = frozenset("fire launch send shoot lob unleash loose".split())
_SERIES = frozenset("series string spate flurry slew numerous many dozens various repeated".split())
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
        self._tested = ""  # the kind of the weapons family spoken of last

    def take(self, frames: Sequence[Frame], loose: Sequence[QuantityPhrase]) -> None:
        """The frames of the next sentence, and the figures in it that no frame took."""
        dated = [part for frame in frames for part in (*by_date(frame), *earlier(frame))]
        for frame in sorted(dated, key=lambda f: (f.trigger.carry, f.head.i)):
            self._settle_kind(frame)
            self._tested = frame.kind.name if frame.kind.name in _TESTED else self._tested
            self._settle_war(frame)
            self._place(frame)
        for quantity in loose:
            self._lend(quantity)

    def _settle_kind(self, frame: Frame) -> None:
        """A bare "test" is of the kind of test spoken of last: after a nuclear test it is one."""
        if (
            not frame.noun
            or frame.terms
            or frame.kind.name != "launch"
            or frame.head.lemma_.lower() not in ("test", "explosion")
        ):
            return
        if self._tested in ("nuclear-test", "ground-test"):
            frame.kind = self.lexicon.kinds[self._tested]

    def _settle_war(self, frame: Frame) -> None:
        """Shots told after an attack by the same side, without a word of test or sea, are of that attack; so is what flies and falls."""
        if frame.kind.name != "launch" or frame.noun or frame.realis != "actual":
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

    def _place(self, frame: Frame) -> None:
        placed = self._judge(frame)
        if placed is None:
            return
        entry = self._find(placed)
        if entry is None:
            if (frame.trigger.carry and not self._moves(placed)) or not self._may_open(placed):
                return
            entry = Entry(f"e{len(self.entries) + 1}", frame.kind.name, frame.realis or "actual")
            self.entries.append(entry)
        entry.placed.append(placed)
        if frame.phrases.sentence.passage.role != "caption":
            self._focus[frame.kind.name] = entry
        if frame.kind.family == "weapons":
            self._last = entry

    def _judge(self, frame: Frame) -> Placed | None:
        focus = self._focus.get(frame.kind.name)
        main = self.entries[0] if self.entries else None
        reference = _time_of(focus) or _time_of(main) or _day_of(self.published)
        moment = moment_of(frame, reference, self.published)
        definite = _points_back(frame)
        caption = frame.phrases.sentence.passage.role == "caption"
        background = caption or (_is_background(frame) and not definite) or frame.past
        vague = _is_series(frame) and len(moment.date or "") < 10 and not frame.listed
        return Placed(frame, moment, definite, background, vague)

    def _may_open(self, placed: Placed) -> bool:
        frame, date = placed.frame, placed.moment.date
        if frame.kind.speech and frame.realis != "actual":
            if frame.realis != "planned" or frame.head.head.lemma_ not in _RESOLVED:
                return False
            frame.realis = "actual"  # "decided to invite them": the word is out
        if frame.phrases.sentence.passage.role == "caption" and not date:
            return False
        if not frame.agents and any(t.vocabulary == ELSEWHERE and t.term in PLAYED for t in frame.phrases.terms):
            return False  # "the striker fired a rocket", "in the film a general launches a missile"
        if frame.kind.family in _ACTS and not frame.agents and not (self.peopled and _stands_alone(placed)):
            return False
        if _unnamed(frame) and not (date or placed.moment.clocks):
            return False
        if placed.vague and not self._new_blow(frame):
            return False
        if frame.realis == "denied" and frame.kind.family == "weapons" and not placed.moment.date:
            return False
        if (
            frame.kind.name == "agreement"
            and not date
            and (frame.realis == "possible" or frame.head.head.lemma_ in ("want", "hope"))
        ):
            return False
        if frame.realis == "possible" and not placed.moment.date and frame.kind.family == "weapons":
            return _strikes(frame) and frame.noun and bool(frame.others or frame.agents) and not self._told("attack")
        if frame.realis == "planned" and not date and _strikes(frame):
            return frame.noun and bool(frame.agents and frame.others) and not self._told("attack")
        if placed.background and not date and frame.kind.family == "weapons":
            return not any(e.kind == frame.kind.name for e in self.entries) and frame.anchor.tag_ == "VBN"
        if frame.noun and frame.kind.family == "weapons" and not date:
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
        subjects_ = frame.term_at.get("subject", ())
        if not any(not t.weak for t in subjects_) or placed.background or frame.realis != "actual" or frame.noun:
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
            return bool(told) and not any(codes & e.codes for e in told)
        return not told and bool(frame.others or _ground(frame))

    def _told(self, kind: str) -> bool:
        return any(e.kind == kind for e in self.entries)

    def _find(self, placed: Placed) -> Entry | None:
        """The entry that a frame carries on: of those that fit, the one that fits best; of equals, the latest spoken of."""
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
        if placed.frame.trigger.carry or placed.definite:
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
        if dates is None:
            return None
        score += dates
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
            if mine and entry.numbers() and not mine & entry.numbers():
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
        others = frame.other_codes
        if frame.kind.reciprocal:
            codes = frame.codes
            if len(codes) > 1 and len(entry.codes) > 1 and not (codes <= entry.codes or entry.codes <= codes):
                return None
            if _met_others(frame, entry):
                return None
        elif others and entry.other_codes and not others & entry.other_codes:
            score -= 0.75
        return score

    def _strangeness(self, placed: Placed, entry: Entry) -> float:
        """An undated entry is most often the day's news: a launch told with an older date of its own is another."""
        date = placed.moment.date or ""
        if placed.definite or entry.best is not None:
            return 0.0
        if len(date) < 7:
            return float(
                placed.frame.kind.family != "weapons"
                and bool(date and self.published)
                and date != (self.published or "")[:4]
            )
        if not self.published:
            return 1.0 if len(entry.placed) > 2 else 0.0
        grain = min(len(date), len(self.published[:10]))
        if grain < 10:
            return 0.0 if date[:grain] == self.published[:grain] else 1.0
        days = (day.fromisoformat(self.published[:10]) - day.fromisoformat(date)).days
        return 1.0 if abs(days) > 3 else 0.0

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


def _unnamed(frame: Frame) -> bool:
    """Told of a weapon only by "those" or "one", and of nobody who fired it."""
    return (
        frame.kind.name == "launch"
        and not frame.agents
        and bool(frame.terms)
        and all(t.term == TERM for t in frame.terms)
    )


def _strikes(frame: Frame) -> bool:
    return frame.kind.name == "attack"


def _ground(frame: Frame) -> list[Place]:
    return [p.value for slot, p in frame.places if slot == "target"]


def _struck(placed: Placed, entry: Entry) -> float | None:
    """How well who and what a frame says was struck fits an entry. None where the sides have changed: A struck B, B answers."""
    frame = placed.frame
    codes = frame.codes
    others = frame.other_codes
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
    apart = not {p.country for p in mine} & {p.country for p in its}
    both_exact = all(p.precision not in ("country", "region") for p in (*mine, *its))
    return -1.5 if apart else -0.75 if both_exact else 0.0


def _day_of(published: str | None) -> Time | None:
    """The publication's day: what "the previous day" counts from before any event is told."""
    day = (published or "")[:10]
    return Time(edtf=day, start=day, end=day) if len(day) == 10 else None


def _met_others(frame: Frame, entry: Entry) -> bool:
    """One person who is told with different partners was at two meetings."""
    mine = _persons(frame)
    told = [who for p in entry.placed if len(who := _persons(p.frame)) > 1]
    return len(mine) > 1 and bool(told) and all(mine & who and mine - who and who - mine for who in told)


def _persons(frame: Frame) -> set[str]:
    return {a.value.person for a in (*frame.agents, *frame.people) if a.value.person}


def _stands_alone(placed: Placed) -> bool:
    """Whether what is told without the one who acts is told firmly enough: a finite verb with a day of its own, or a passive or a
    pronoun that leaves only the actor open ("the envoy was urged to go", "they warned the neighbours")."""
    frame, dated = placed.frame, bool(placed.moment.days or placed.moment.date)
    if not frame.noun and others_named(frame):
        return False  # "talks between the airline and its pilots"
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
    if "had" in {c.lower_ for c in verb.children if c.dep_ == "aux"}:
        return True
    return bool(lowers & _PAST_MARKS)


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
        if frame.noun and head.tag_ in ("NNS", "NNPS") and not frame.counts and not is_definite(frame):
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
