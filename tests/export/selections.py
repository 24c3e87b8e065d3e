"""Selections for the tests of exports: one made by hand round any text, and readers of what comes out."""

from dateline.export import Selection
from dateline.model import Actor, Belief, Count, Event, Held, Member, Place, Report, Span, Support, Term, Time, Value
from dateline.reconcile.kinds import KindInfo
from dateline.record import EventView, Filter, Glossary
from dateline.record.view import view

CODES = {"plover": "MOBILIZE", "cameo": "15", "acled": "Strategic developments > Other", "ucdp": "yes"}
KINDS = {
    "launch": KindInfo(family="weapons", label="launch", codes=CODES),
    "meeting": KindInfo(
        family="diplomacy", reciprocal=True, label="meeting", codes={"plover": "CONSULT", "cameo": "04"}
    ),
    "attack": KindInfo(
        family="weapons", label="attack", codes={"acled:weapon": "Explosions/Remote violence", "ucdp": "yes"}
    ),
    "remark": KindInfo(family="words", label="remark"),
}
GLOSSARY = Glossary(kinds=KINDS, actors={"PRK": "North Korea", "USA": "United States", "KOR": "South Korea"})
NORTH = Actor(code="PRK", name="North Korea")
STATES = Actor(code="USA", name="United States")
KAECHON = Place(
    name="Kaechon", country="PRK", admin="South Pyongan", lat=39.7, lon=125.9, radius_km=10, precision="exact"
)


def report(name: str = "a", published: str | None = "2019-09-10T08:00:00+09:00", **more: str | None) -> Report:
    return Report(id=name, text=more.pop("text", None) or f"Report {name}. They fired.", published=published, **more)


def day(text: str, clock: str | None = None) -> Time:
    """A day, month or year; with a clock time, at nine hours east."""
    first = f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10] if len(text) == 7 else text
    last = {4: f"{text}-12-31", 7: f"{text}-28"}.get(len(text), text)
    precision = {4: "year", 7: "month"}.get(len(text), "day")
    if clock:
        return Time(edtf=f"{text}T{clock}", start=f"{text}T{clock}:00", end=f"{text}T{clock}:59", offset="+09:00",
                    precision="minute", basis="place")  # fmt: skip
    return Time(edtf=text, start=f"{first}T00:00:00", end=f"{last}T23:59:59", precision=precision)


def belief(attribute: str, values: list[Value], key: str, others: list[Value] | None = None) -> Belief:
    def held(value: Value) -> Held:
        return Held(value=value, support=(Support(report=key, evidence=Span(start=0, end=6), origin=key),), origins=1)

    found = tuple(map(held, values))
    return Belief(attribute=attribute, held=found, others=tuple(map(held, others or [])), state="disputed" if others else "single",
                  credibility=3, reason="")  # fmt: skip


def event(name: str, told: Report, kind: str = "launch", realis: str = "actual", **values: list[Value]) -> EventView:
    beliefs = tuple(belief(a.rstrip("_"), v, told.key) for a, v in values.items())
    return view(Event(id=name, kind=kind, realis=realis, members=(Member(report=told.key, entry="e1"),), beliefs=beliefs, origins=1),
                GLOSSARY)  # fmt: skip


def selection(*views: EventView, reports: list[Report], asked: Filter | None = None, base: str = "") -> Selection:
    return Selection(tuple(views), {r.key: r for r in reports}, {}, GLOSSARY, asked or Filter(), base)


def mixed() -> Selection:
    """Events of every sort of date and place: to the minute, the day, the month, a day of some year, none; a town, a country, none."""
    one, two = report("a", outlet="A Post", url="https://a.example/1", title="They fired"), report("b", None)
    country = Place(name="Japan", country="JPN", lat=36, lon=138, radius_km=900, precision="country")
    views = [
        event("month", one, agent=[NORTH], time=[day("2018-04")], from_=[KAECHON]),
        event("minute", one, agent=[NORTH], time=[day("2019-09-10", "06:53")], from_=[KAECHON], count=[Count(number=2)]),
        event("day", two, "meeting", agent=[NORTH, STATES], time=[day("2019-09-12")], place=[country]),
        event("plan", one, "meeting", "planned", agent=[STATES], other=[NORTH], time=[day("2019-09-30")]),
        event("denied", one, agent=[NORTH], time=[day("2019-09-11")], realis="denied"),
        event("yearless", two, agent=[NORTH], time=[Time(edtf="XXXX-06-12")]),
        event("undated", two, "attack", agent=[NORTH], other=[STATES], weapon=[Term(vocabulary="weapons", term="rocket", phrase="rocket")],
              target=[KAECHON]),
        event("remark", one, "remark", agent=[NORTH], time=[day("2019")]),
    ]  # fmt: skip
    return selection(*views, reports=[one, two])
