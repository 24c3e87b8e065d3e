"""Invented reports with their readings, for measuring growth: no parser runs, all is model objects, the same for the same seed.

What makes real piles hard is in them: few events are told by hundreds of reports and most by one or two; a fifth of the reports are copies,
whole or in part; figures differ; plans, denials and rumours; dates given to the day, the month, the year, as a weekday or not at all; the past
told beside the day's news; running tallies, statements, undertakings. Names are made of syllables, so that no text of anybody is in it.
"""

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench.synth_text import Draft, World
from dateline.model import (
    Actor,
    Claim,
    Commitment,
    Count,
    Mention,
    Passage,
    Place,
    Quantity,
    Reading,
    Report,
    Source,
    Span,
    Statement,
    Tally,
    Term,
    Time,
    Value,
)
from dateline.reconcile import KindInfo

START = date(2010, 1, 1)
DAYS = 3650
WEAPONS = ("launch", "nuclear-test", "ground-test", "interception", "attack")
MUTUAL = ("meeting", "call", "agreement", "exercise")
SPEECH = ("offer", "request", "rejection", "threat", "condemnation")
KINDS = {
    **{k: KindInfo(family="weapons", label=k) for k in WEAPONS},
    **{
        k: KindInfo(family="diplomacy", reciprocal=k in MUTUAL, speech=k in SPEECH, label=k)
        for k in (*MUTUAL, *SPEECH, "sanction", "deployment")
    },
}
BROADER = {"srbm": "ballistic", "mrbm": "ballistic", "ballistic": "missile", "cruise": "missile", "missile": "weapon"}
VERBS = {k: k.replace("-", " ") for k in KINDS}
MENTIONS = 2.44  # of a report on average; the number of events a day follows from it
TOLD = 4.1  # reports an event, on average
Pair = tuple[Report, Reading]
Stated = tuple[str, Value, Span]


@dataclass(frozen=True)
class Happening:
    """What truly happened; reports tell it with errors."""

    kind: str
    day: date
    clock: str
    agents: tuple[str, ...]
    others: tuple[str, ...]
    people: tuple[str, ...]
    place: Place
    count: int
    km: float
    weapon: tuple[str, str]
    names: tuple[str, ...]
    told: list[Report] = field(default_factory=list, hash=False, compare=False)


def pairs(mentions: int, seed: int = 1, days: int = DAYS, kinds: tuple[str, ...] = tuple(KINDS)) -> Iterator[Pair]:
    """Reports and readings until that many mentions are out, day by day over `days` days."""
    made = 0
    for report, reading in Stream(mentions, seed, days, kinds):
        yield report, reading
        made += len(reading.mentions)
        if made >= mentions:
            return


class Stream:
    """Day by day the events, and what is told of them in the days after."""

    def __init__(self, mentions: int, seed: int, days: int, kinds: tuple[str, ...]) -> None:
        self.luck = random.Random(seed)
        self.world = World(self.luck)
        self.kinds, self.days = kinds, days
        self.daily = mentions / (MENTIONS * TOLD * days)
        self.past: deque[Happening] = deque(maxlen=400)
        self.number = 0

    def __iter__(self) -> Iterator[Pair]:
        due: dict[int, list[tuple[Happening, int]]] = {}
        for n in range(10 * self.days):  # as long as it takes, if luck brought too few
            today = START + timedelta(days=n % self.days)
            count = int(self.daily) + (self.luck.random() < self.daily % 1)
            for one in (self.happening(today) for _ in range(count)):
                self.past.append(one)
                for order in range(self.times()):
                    lag = min(int(self.luck.expovariate(1.2)), 6) if order else 0
                    due.setdefault(n + lag, []).append((one, lag))
            for one, lag in due.pop(n, ()):
                yield self.report(one, lag)

    def times(self) -> int:
        """How many reports tell it: most one or two, few hundreds."""
        return min(int(self.luck.paretovariate(1.25)), 400)

    def happening(self, day: date) -> Happening:
        luck, world = self.luck, self.world
        agent = world.country()
        hour, minute = luck.randrange(24), luck.choice((0, 15, 30, 53, 7))
        kind = self.kinds[min(int(luck.expovariate(0.28)), len(self.kinds) - 1)]
        return Happening(
            kind=kind,
            day=day,
            clock=f"{hour:02d}:{minute:02d}",
            agents=(agent, *((world.country(),) if luck.random() < 0.2 else ())),
            others=(world.country(),) if luck.random() < 0.6 else (),
            people=(luck.choice(world.people[agent]),) if luck.random() < 0.4 else (),
            place=luck.choice(world.places[agent]),
            count=int(luck.paretovariate(1.1)),
            km=round(luck.uniform(50, 5000)),
            weapon=luck.choice(world.weapons),
            names=tuple(luck.choice(world.names) for _ in range(2)),
        )

    def report(self, one: Happening, lag: int) -> Pair:
        luck = self.luck
        self.number += 1
        draft = Draft(luck, self.world)
        published = one.day + timedelta(days=lag)
        stamp = (
            None
            if luck.random() < 0.02
            else f"{published}T{luck.randrange(6, 23):02d}:{luck.randrange(60):02d}:00+00:00"
        )
        copied = luck.choice(one.told) if one.told and luck.random() < 0.2 else None
        draft.dated = luck.random() < 0.7
        mentions = [self.told(draft, "e0", one)]
        if luck.random() < 0.3:
            mentions.append(self.again(draft, mentions[0], one))
        mentions += [self.background(draft, f"b{n}") for n in range(min(int(luck.expovariate(0.6)), 4)) if self.past]
        more = {"statements": self.said(draft, one), "tallies": self.tallied(draft, one, published),
                "commitments": self.undertaken(draft, one)}  # fmt: skip
        tail = copied.text.split("\n\n")[1:3] if copied else [draft.filler() for _ in range(2)]
        text = "\n\n".join([" ".join(draft.parts), *tail])
        outlet = f"{self.world.outlets[min(int(luck.expovariate(0.02)), len(self.world.outlets) - 1)]}.example"
        report = Report(
            id=f"s{self.number}", text=text, outlet=outlet, published=stamp, url=f"https://{outlet}/{self.number}"
        )
        one.told.append(report)
        wire = "Eastwire" if luck.random() < 0.1 else None
        passages = (Passage(span=Span(start=0, end=len(text)), role="body"),)
        reading = Reading(
            report=report.key, code="synth", passages=passages, mentions=tuple(mentions), wire=wire, **more
        )
        return report, reading

    def told(self, draft: Draft, entry: str, one: Happening) -> Mention:
        """The news of the day, nearly as it was."""
        luck = self.luck
        roll = luck.random()
        realis = "actual" if roll < 0.9 else "planned" if roll < 0.94 else "possible" if roll < 0.97 else "denied"
        draft.begin()
        values = [*self.sides(draft, one), *self.things(draft, one)]
        if draft.dated:
            day = one.day + timedelta(days=luck.choice((-1, 1)) if luck.random() < 0.04 else 0)
            values.append(
                ("time", self.day(day, one.clock if luck.random() < 0.3 else None), draft.say(f"{day:%A %d %B}", "on"))
            )
        elif luck.random() < 0.2:
            values.append(("time", Time(edtf="", weekday=one.day.isoweekday()), draft.say(f"{one.day:%A}", "on")))
        return self.mention(draft, entry, one.kind, values, realis=realis)

    def again(self, draft: Draft, first: Mention, one: Happening) -> Mention:
        draft.begin()
        km = round(one.km * self.luck.choice((1, 1, 1, 1.1, 0.8)))
        values: list[Stated] = [
            ("range_km", Quantity(value=km, unit="km", bound="about"), draft.say(f"{km} km", "over"))
        ]
        return self.mention(draft, first.entry, one.kind, values, number=9, realis=first.realis)

    def background(self, draft: Draft, entry: str) -> Mention:
        """An older event: to the day, month or year, or only "an earlier test"."""
        luck, one = self.luck, self.luck.choice(self.past)
        draft.begin()
        values, roll = self.sides(draft, one), luck.random()
        if roll < 0.35:
            values.append(("time", self.day(one.day), draft.say(f"{one.day:%d %B %Y}", "on")))
        elif roll < 0.6:
            first = one.day.replace(day=1)
            after = (first + timedelta(days=32)).replace(day=1)
            month = Time(edtf=f"{first:%Y-%m}", start=f"{first}T00:00:00", end=f"{after}T00:00:00", precision="month")
            values.append(("time", month, draft.say(f"{first:%B %Y}", "in")))
        elif roll < 0.7:
            year = one.day.year
            whole = Time(
                edtf=f"{year}", start=f"{year}-01-01T00:00:00", end=f"{year + 1}-01-01T00:00:00", precision="year"
            )
            values.append(("time", whole, draft.say(f"{year}", "in")))
        return self.mention(draft, entry, one.kind, values, background=True, vague=roll > 0.85)

    def mention(
        self,
        draft: Draft,
        entry: str,
        kind: str,
        values: list[Stated],
        number: int = 0,
        **more: object,
    ) -> Mention:
        trigger = draft.say(VERBS[kind], "the")
        by = Source(org=self.world.bodies[self.luck.randrange(40)], actor=self.world.country())
        said = (by,) if self.luck.random() < 0.6 else ()
        sentence = draft.end()
        claims = tuple(Claim(attribute=a, value=v, evidence=at, said_by=said) for a, v, at in values)
        return Mention(
            id=f"{entry}.{number}", entry=entry, kind=kind, trigger=trigger, sentence=sentence, claims=claims, **more
        )

    def sides(self, draft: Draft, one: Happening) -> list[Stated]:
        luck, out = self.luck, list[Stated]()
        for side, codes, share in (("agent", one.agents, 0.93), ("other", one.others, 0.7)):
            for code in codes:
                if luck.random() < share:
                    out.append(
                        (side, Actor(code=code, name=self.world.countries[code]), draft.say(self.world.countries[code]))
                    )
        for person in one.people:
            if luck.random() < 0.7:
                out.append(("person", Actor(code=None, name=person, person=person), draft.say(person, "with")))
        return out

    def things(self, draft: Draft, one: Happening) -> list[Stated]:
        luck, out = self.luck, list[Stated]()
        role = "from" if one.kind in WEAPONS else "place"
        if luck.random() < 0.6:
            out.append((role, one.place, draft.say(one.place.name, "in")))
        if luck.random() < 0.7:
            n = max(1, one.count + (luck.choice((-1, 1, 2)) if luck.random() < 0.15 else 0))
            out.append(("count", Count(number=n, bound="about" if luck.random() < 0.2 else "exact"), draft.say(f"{n}")))
        if one.kind in WEAPONS:
            term, phrase = one.weapon
            at = draft.say(phrase)
            out += [(a, Term(vocabulary=f"{a}s", term=term, phrase=phrase), at) for a in ("weapon", "weapon_class")]
        if luck.random() < 0.5:
            draft.say(luck.choice(one.names), "near")
        return out

    def day(self, day: date, clock: str | None = None) -> Time:
        start = f"{day}T{clock or '00:00'}:00"
        end = f"{day}T{clock}:59" if clock else f"{day + timedelta(days=1)}T00:00:00"
        return Time(
            edtf=f"{day}T{clock}" if clock else f"{day}", start=start, end=end, precision="minute" if clock else "day"
        )

    def said(self, draft: Draft, one: Happening) -> tuple[Statement, ...]:
        if self.luck.random() > 0.4:
            return ()
        draft.begin()
        content, speaker = draft.filled(8), self.luck.choice(self.world.people[one.agents[0]])
        draft.say(speaker, "said")
        draft.end()
        by = Source(speaker=speaker, actor=one.agents[0])
        return (Statement(id="s0", by=by, direct=self.luck.random() < 0.3, content=content, about=("e0",)),)

    def tallied(self, draft: Draft, one: Happening, published: date) -> tuple[Tally, ...]:
        if self.luck.random() > 0.04:
            return ()
        draft.begin()
        number = self.luck.randrange(2, 30)
        at = draft.say(f"{number} {VERBS[one.kind]}s this year", "after")
        draft.end()
        return (Tally(id="t0", value=Count(number=number), form="cardinal", of=VERBS[one.kind], kind=one.kind, actor=one.agents[0],
                      scope="year", as_of=f"{published}", evidence=at),)  # fmt: skip

    def undertaken(self, draft: Draft, one: Happening) -> tuple[Commitment, ...]:
        if self.luck.random() > 0.01:
            return ()
        draft.begin()
        at = draft.say(f"a halt to every {VERBS[one.kind]}", "declared")
        draft.end()
        by = Actor(code=one.agents[0], name=self.world.countries[one.agents[0]])
        return (Commitment(id="c0", by=(by,), what=f"a halt to every {VERBS[one.kind]}", polarity="forbids", covers=((one.kind, None),),
                           since=self.day(one.day), until=self.day(one.day + timedelta(days=60)), evidence=at),)  # fmt: skip


def pile(mentions: int, seed: int = 1, days: int = DAYS, kinds: tuple[str, ...] = tuple(KINDS)) -> list[Pair]:
    return list(pairs(mentions, seed, days, kinds))
