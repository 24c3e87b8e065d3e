"""Reports and readings made by hand, for tests that need no parser."""

from itertools import count

from dateline.export import canonical_json
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
)  # fmt: skip
from dateline.reconcile.kinds import KindInfo
from dateline.record import Glossary, Store

GLOSSARY = Glossary(
    kinds={
        "launch": KindInfo(family="weapons", label="launch"),
        "meeting": KindInfo(family="diplomacy", reciprocal=True, label="meeting"),
        "offer": KindInfo(family="diplomacy", speech=True, label="offer"),
    },
    actors={"PRK": "North Korea", "USA": "United States", "KOR": "South Korea"},
    broader={"srbm": "ballistic", "ballistic": "missile", "missile": "weapon", "projectile": "weapon"},
)
NORTH = Actor(code="PRK", name="North Korea")
JCS = Source(org="South Korea Joint Chiefs of Staff", actor="KOR")


def day(text: str, clock: str | None = None, offset: str = "+09:00") -> Time:
    """A local day, perhaps with a clock time."""
    start = f"{text}T{clock or '00:00'}:00"
    end = f"{text}T{clock[:3]}{int(clock[3:]) + 1:02d}:00" if clock else f"{text}T23:59:59.999999"
    return Time(edtf=f"{text}T{clock}" if clock else text, start=start, end=end, offset=offset if clock else None,
                precision="minute" if clock else "day", basis="place" if clock else "none")  # fmt: skip


def rounds(number: float) -> Count:
    return Count(number=number, unit="round")


def weapon(phrase: str, class_: str = "projectile") -> list[tuple[str, Value, str]]:
    return [("weapon", Term(vocabulary="weapons", term=class_, phrase=phrase), phrase),
            ("weapon_class", Term(vocabulary="weapons", term=class_, phrase=phrase), phrase)]  # fmt: skip


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(start=at, end=at + len(words))


def report(id_: str, text: str, published: str | None = "2019-09-10T08:00:00+09:00", **more: str) -> Report:
    return Report(id=id_, text=text, published=published, dated_by="column" if published else "none", **more)


def mention(
    one: Report, trigger: str, claims: list[tuple[str, Value, str]], *, kind: str = "launch", entry: str = "e1",
    number: int = 1, **more: object,
) -> Mention:  # fmt: skip
    """`claims` are (attribute, value, the words of the text that state it)."""
    at = span(one.text, trigger)
    start = one.text.rfind("\n", 0, at.start) + 1
    end = one.text.find("\n", at.end)
    made = tuple(Claim(attribute=a, value=v, evidence=span(one.text, words), said_by=(JCS,)) for a, v, words in claims)
    sentence = Span(start=start, end=end if end >= 0 else len(one.text))
    return Mention(id=f"m{number}", entry=entry, kind=kind, trigger=at, sentence=sentence, claims=made, **more)


def reading(one: Report, *mentions: Mention, code: str = "code-1", **more: object) -> Reading:
    passages = (Passage(span=Span(start=0, end=len(one.text)), role="body"),)
    return Reading(report=one.key, code=code, passages=passages, mentions=mentions, **more)


def launch(id_: str, number: float = 2, published: str | None = "2019-09-10T08:00:00+09:00", day_: str = "2019-09-10",
           clock: str = "06:53", **more: str) -> tuple[Report, Reading]:  # fmt: skip
    """A report of one launch and its reading."""
    text = (
        f"North Korea fired {number:g} projectiles from Kaechon at {clock} on {day_}, the Joint Chiefs said in {id_}. "
        f"They flew about 330 km."
    )
    one = report(id_, text, published, **more)
    claims: list[tuple[str, Value, str]] = [
        ("agent", NORTH, "North Korea"), ("count", rounds(number), f"{number:g}"), *weapon("projectile"),
        ("from", Place(name="Kaechon", country="PRK", lat=39.7, lon=125.9), "Kaechon"),
        ("time", day(day_, clock), f"{clock} on {day_}"),
        ("range_km", Quantity(value=330, unit="km", bound="about"), "330 km"),
    ]  # fmt: skip
    return one, reading(one, mention(one, "fired", claims))


def rich() -> tuple[Report, Reading]:
    """A report with a statement, a tally and a commitment beside its launch."""
    text = (
        "North Korea fired two projectiles on 2019-09-10, the tenth launch since May.\n\n"
        "It had declared a moratorium on nuclear tests in April 2018.\n\n"
        '"We are watching," said Choe Son Hui. She added that it was grave.'
    )
    one = report("rich", text, outlet="Example Wire", title="Two projectiles")
    claims: list[tuple[str, Value, str]] = [
        ("agent", NORTH, "North Korea"), ("count", rounds(2), "two"), *weapon("projectile"),
        ("time", day("2019-09-10"), "2019-09-10"),
    ]  # fmt: skip
    by = Source(speaker="Choe Son Hui", actor="PRK", role="vice foreign minister", span=span(text, "Choe Son Hui"))
    may = Time(edtf="2019-05", start="2019-05-01T00:00:00", end="2019-06-01T00:00:00", precision="month")
    april = Time(edtf="2018-04", start="2018-04-01T00:00:00", end="2018-05-01T00:00:00", precision="month")
    lost = Statement(
        id="s2", by=Source(speaker="She"), direct=False, content=span(text, "that it was grave"), lost=True
    )
    tenth = Tally(
        id="t1", value=Count(number=10), form="ordinal", of="launch", kind="launch", actor="PRK", scope="since", since=may,
        as_of="2019-09-10", evidence=span(text, "tenth launch since May"),
    )  # fmt: skip
    moratorium = Commitment(
        id="c1", by=(NORTH,), what="a moratorium on nuclear tests", polarity="forbids",
        covers=(("nuclear-test", None),), since=april, evidence=span(text, "declared a moratorium"),
    )  # fmt: skip
    quote = Statement(id="s1", by=by, direct=True, content=span(text, "We are watching"), about=("e1",))
    fired = mention(one, "fired", claims)
    return one, reading(one, fired, statements=(quote, lost), tallies=(tenth,), commitments=(moratorium,))


PAIRS = [
    launch("a", outlet="A Post"),
    launch("b", outlet="B Post", published="2019-09-10T09:00:00+09:00"),
    launch("c", 3, outlet="C Post", published="2019-09-12"),
    launch("d", 1, outlet="A Post", published="2019-08-25", day_="2019-08-24"),
    launch("e", outlet="E Post", published=None),
    rich(),
]


def ticking():
    """A clock that gives a later second at every look."""
    seconds = count()
    return lambda: f"2019-09-20T00:{next(seconds) // 60:02d}:{next(seconds) % 60:02d}+00:00"


def filled(pairs, name=":memory:") -> Store:
    store = Store.open(name, create=True, clock=ticking())
    store.describe(GLOSSARY)
    for one, said in pairs:
        store.add(one, said)
    return store


def canonical(store: Store) -> str:
    return canonical_json.lines(store)[0]
