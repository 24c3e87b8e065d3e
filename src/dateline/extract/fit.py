"""Fit: whether a frame can speak of an entry that is told already, and how well it does."""

from datetime import date as day
from itertools import pairwise

from dateline.extract.anaphora import TERM
from dateline.extract.aspects import ground, named_by_date, one_of_several, strikes
from dateline.extract.entries import Entry, Placed, terms_agree
from dateline.extract.frames import Frame
from dateline.extract.lexicon import Lexicon
from dateline.extract.moments import Moment
from dateline.extract.terms import classes_of, makes_of

_ANSWERS = frozenset(("answer", "respond", "retaliate", "reply", "counter"))
_OTHER_SIDE = frozenset(
    {("its", "part"), ("their", "part"), ("his", "part"), ("in", "reply"), ("in", "response"), ("in", "return")}
)
_RETURNED = frozenset("revenge retaliation reprisal response answer punishment payback retribution".split())
_LONG = 90  # days


class Fitting:
    """Fits frames of one report to its entries; `published` is its publication time."""

    def __init__(self, lexicon: Lexicon, published: str | None) -> None:
        self.lexicon, self.published = lexicon, published

    def fit(self, placed: Placed, entry: Entry, *, in_focus: bool) -> float | None:
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
        dates = compare_dates(moment, entry)
        if dates is None and not (placed.definite and moment.weak and frame.kind.family == "weapons"):
            return None  # what is pointed at is not dated by the day it is spoken of
        if frame.listed and dates == 1.0 and len(moment.date or "") == 10:
            return None  # days of a list lie side by side, each with its own
        score += dates or 0.0
        if not terms_agree(classes_of(frame.terms), entry.terms(), self.lexicon):
            return None
        names = makes_of(frame.terms)
        if names and entry.names() and not _one_make(names, entry.names()) and not dates:
            return None
        return self._fit_family(placed, entry, score, in_focus)

    def _fit_family(self, placed: Placed, entry: Entry, score: float, in_focus: bool) -> float | None:
        frame = placed.frame
        if frame.kind.family == "weapons":
            score -= self._strangeness(placed, entry)
            mine = {
                c.value.number
                for c in frame.counts
                if c.value.number is not None and c.value.bound in ("exact", "single")
            }
            if mine and entry.numbers() and not mine & entry.numbers() and not one_of_several(frame, mine):
                score -= 1.0 if not placed.definite else 0.4
            if placed.background and not entry.background and compare_dates(placed.moment, entry) != 2.0:
                score -= 2.0
            if placed.vague:
                score -= 2.0
            if entry.background and not placed.moment.date and not frame.trigger.carry:
                score -= 0.75
            if _in_return(frame, entry):
                return None
            if strikes(frame):
                struck = _struck(placed, entry)
                if struck is None:
                    return None
                score += struck
            return score + 0.25 * in_focus + 0.5 * (placed.definite and _same_weapon(frame, entry, self.lexicon))
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
        if entry.best is not None or (placed.definite and not named_by_date(placed.frame)):
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
    mine, its = ground(frame), [p for e in entry.placed for p in ground(e.frame)]
    if not mine or not its:
        return 0.0
    if {p.name for p in mine} & {p.name for p in its}:
        return 0.25
    if not {p.country for p in mine} & {p.country for p in its}:
        return None
    both_exact = all(p.precision not in ("country", "region") for p in (*mine, *its))
    return -0.75 if both_exact else 0.0


def _in_return(frame: Frame, entry: Entry) -> bool:
    """What the entry's deed was an answer to, told in the same sentence: "in revenge for the blast on the bridge"."""
    told = {p.frame.anchor.i for p in entry.placed if p.frame.phrases is frame.phrases} if frame.noun else set()
    returned = False
    for at in frame.head.ancestors if told else ():
        if at.i in told:
            return returned
        returned = returned or at.lemma_.lower() in _RETURNED
    return False


def _one_make(left: set[str], right: set[str]) -> bool:
    """Some name is on both sides, or the family of one: "its Agni" may be the Agni-5."""
    return any(a == b or a == b.split("-")[0] or b == a.split("-")[0] for a in left for b in right)


def _same_weapon(frame: Frame, entry: Entry, lexicon: Lexicon) -> bool:
    """What "the missiles" points at: those told of an entry, called so or more exactly, rather than another's drone."""
    mine = classes_of(t for t in frame.terms if t.term != TERM)
    return any(
        one[1] == its[1] or one[1] in lexicon.above(*its) for one in mine for its in entry.terms() if one[0] == its[0]
    )


def _answers(frame: Frame) -> bool:
    """Told as the other side's part: "Niger for its part hit", "answered with raids", "in reply"."""
    lowers = [t.lower_ for t in frame.phrases.sentence]
    verbs = {t.lemma_ for t in frame.head.ancestors} | {frame.head.lemma_}
    return bool(verbs & _ANSWERS) or bool(set(pairwise(lowers)) & _OTHER_SIDE)


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


def compare_dates(moment: Moment, entry: Entry) -> float | None:
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
