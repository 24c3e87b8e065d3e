"""An invented record of any size, written into a store as it stands: for measuring what looks at records, not what makes them.

Deterministic. A tenth of the events are undated, a tenth known to the month; places cluster; one event in five is disputed.
"""

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dateline.model import (  # fmt: skip
    Actor,
    Belief,
    Claim,
    Count,
    Event,
    Held,
    Member,
    Mention,
    Passage,
    Place,
    Quantity,
    Reading,
    Report,
    Span,
    Support,
    Term,
    Time,
    Value,
)
from dateline.reconcile.kinds import KindInfo
from dateline.record import Glossary, Store, lines, log, project, projection, stored

KINDS = ("launch", "meeting", "exercise", "agreement", "threat", "sanction", "offer", "attack", "deployment", "call")
STATES = [
    f"{a}{b}"
    for a in ("Nor", "Sou", "Eas", "Wes", "Mid", "Old", "New", "Upp")
    for b in ("land", "mark", "via", "stan", "shire")
]
TOWNS = [
    f"{a}{b}"
    for a in ("Kae", "Won", "Sin", "Ham", "Pyo", "Chon", "Tan", "Mur", "Bel", "Ost")
    for b in ("chon", "san", "hung", "ju", "do", "gok", "ri", "nam", "buk", "ton")
]
GLOSSARY = Glossary(
    kinds={k: KindInfo(family="any", label=k) for k in KINDS},
    actors={s[:3].upper() + s[-2:].upper(): s for s in STATES},
)
CODES = list(GLOSSARY.actors)
START = datetime(1995, 1, 1, tzinfo=UTC)
DAYS = 9000
AT_ONCE = 1000  # events written together
A_REPORT = 2  # events a report tells, on average


@contextmanager
def record(events: int, kept: Path | None = None) -> Iterator[Path]:
    """A store with so many events; where `kept` names a file it is there the next time, else it passes."""
    with tempfile.TemporaryDirectory() as folder:
        path = kept or Path(folder) / "record.db"
        if not path.exists():
            build(path, events)
        yield path


def build(path: Path, events: int, seed: int = 1) -> None:
    """A new store with so many events, about five claims each."""
    luck = random.Random(seed)
    reports = list(_reports(events, luck))
    made = [_event(n, reports, luck) for n in range(events)]
    with Store.open(path, create=True) as store, store._write() as connection:
        for report in reports:
            log.add_report(connection, report, report.published or "")
            log.add_reading(connection, Reading(report=report.key, code="invented"), report.published or "")
        log.set_meta(connection, "glossary", GLOSSARY.model_dump_json())
        known = {r.key: r for r in reports}
        lines.clear(connection)
        for at in range(0, len(made), AT_ONCE):
            rows = [project.event_row(event, known, GLOSSARY) for event in made[at : at + AT_ONCE]]
            stored.change_rows(connection, ((row.columns(), row.tagged()) for row in rows), {})
            lines.put(connection, ((project.sort_key(row.order), row.line) for row in rows if row.line))
        stored.change_members(connection, {(m.report, m.entry): e.id for e in made for m in e.members})
        log.set_meta(connection, "projected", projection._mark(connection))
        lines.stand(connection)


def one_more(store: Store) -> None:
    """One report more with one event, brought into the record."""
    number = store.count()
    text = f"{STATES[0]} fired two projectiles from {TOWNS[number % len(TOWNS)]} on 1 March 2019, report {number} said."
    report = Report(
        id=f"r{number}", text=text, outlet="outlet-1", url=f"https://example.org/{number}", published="2019-03-01"
    )
    fired, whole = text.index("fired"), Span(start=0, end=len(text))
    agent = Claim(
        attribute="agent", value=Actor(code=CODES[0], name=STATES[0]), evidence=Span(start=0, end=len(STATES[0]))
    )
    mention = Mention(
        id="e0.0", entry="e0", kind="launch", trigger=Span(start=fired, end=fired + 5), sentence=whole, claims=(agent,)
    )
    passages = (Passage(span=whole, role="body"),)
    store.add(report, Reading(report=report.key, code="invented", passages=passages, mentions=(mention,)))
    store.refresh()


def _reports(events: int, luck: random.Random) -> Iterator[Report]:
    for n in range(max(1, events // A_REPORT)):
        day = START + timedelta(days=luck.randrange(DAYS), minutes=luck.randrange(1440))
        town, state = luck.choice(TOWNS), luck.choice(STATES)
        text = (
            f"{state} acts near {town}\n\n{state} fired two projectiles from {town} at {day:%H:%M} on {day:%d %B %Y}, report {n} said. "
            f"They flew about {luck.randrange(50, 900)} km before they fell into the sea.\n\nA spokesman of {luck.choice(STATES)} "
            f"called it grave, and asked for talks in {luck.choice(TOWNS)}."
        )
        yield Report(
            id=f"r{n}",
            text=text,
            title=f"{state} acts near {town}",
            outlet=f"outlet-{int(luck.paretovariate(0.6)) % 200}",
            url=f"https://example.org/{n}",
            published=day.isoformat(),
        )


def _event(n: int, reports: list[Report], luck: random.Random) -> Event:
    told = luck.sample(reports, min(len(reports), 40, int(luck.paretovariate(1.3))))
    kind, code = luck.choice(KINDS), CODES[int(luck.paretovariate(0.8)) % len(CODES)]
    day = START + timedelta(days=luck.randrange(DAYS), minutes=luck.randrange(1440))
    town = luck.choice(TOWNS)
    where = Place(
        name=town,
        country=code[:3],
        lat=luck.gauss(38, 12),
        lon=luck.gauss(100, 40),
        radius_km=luck.choice((1, 10, 60)),
        precision="near",
    )
    values: list[tuple[str, Value]] = [
        ("agent", Actor(code=code, name=GLOSSARY.actors[code])), ("count", Count(number=luck.randrange(1, 5), unit="missile")),
        ("range_km", Quantity(value=luck.randrange(50, 900), unit="km")), ("weapon", Term(vocabulary="weapons", term="missile", phrase="missile")),
    ]  # fmt: skip
    if luck.random() < 0.7:
        values.append(("from", where))
    if luck.random() < 0.9:
        values.append(("time", _time(day, luck)))
    disputed = luck.random() < 0.2
    beliefs = [
        _belief(name, value, told, disputed and name == "range_km")
        for name, value in sorted(values, key=lambda v: v[0])
    ]
    return Event(
        id=f"{code.lower()}-{day:%Y-%m-%d}-{kind}-{n:06x}",
        kind=kind,
        realis=luck.choice(("actual",) * 8 + ("planned", "denied")),
        members=tuple(Member(report=r.key, entry=f"e{n}") for r in told),
        beliefs=tuple(beliefs),
        origins=max(1, len(told) // 2),
    )


def _time(day: datetime, luck: random.Random) -> Time:
    if luck.random() < 0.1:
        first = day.replace(day=1)
        return Time(
            edtf=f"{day:%Y-%m}",
            start=f"{first:%Y-%m-%d}T00:00",
            end=f"{first + timedelta(days=28):%Y-%m-%d}T00:00",
            precision="month",
        )
    if luck.random() < 0.5:
        return Time(
            edtf=f"{day:%Y-%m-%d}",
            start=f"{day:%Y-%m-%d}T00:00",
            end=f"{day + timedelta(days=1):%Y-%m-%d}T00:00",
            precision="day",
        )
    return Time(
        edtf=f"{day:%Y-%m-%dT%H:%M}",
        start=f"{day:%Y-%m-%dT%H:%M}",
        end=f"{day + timedelta(minutes=1):%Y-%m-%dT%H:%M}",
        precision="minute",
        offset="+09:00",
        basis="place",
    )


def _belief(name: str, value: Value, told: list[Report], disputed: bool) -> Belief:
    support = tuple(
        Support(report=r.key, evidence=Span(start=0, end=len(r.title or "")), origin=r.key, published=r.published)
        for r in told
    )
    others = (Held(value=Quantity(value=1000, unit="km"), support=support[:1], origins=1),) if disputed else ()
    return Belief(
        attribute=name,
        held=(Held(value=value, support=support, origins=len(support)),),
        others=others,
        state="disputed" if disputed else "agreed" if len(told) > 1 else "single",
        credibility=2,
        reason="Invented.",
    )
