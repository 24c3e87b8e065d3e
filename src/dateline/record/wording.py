"""Names, counts and figures as they stand in a sentence made from the record."""

from collections.abc import Iterable, Sequence

from dateline.model import Actor, Count, Place, Quantity, Term, Time, Value
from dateline.record.glossary import Glossary
from dateline.record.moments import say_day, utc

# "the United States", "the Sea of Japan", but "Japan"
ARTICLE_WORDS = """
united states kingdom emirates union nations netherlands philippines maldives bahamas republic islands sea ocean gulf
strait channel peninsula chiefs ministry army navy forces house department office committee agency council command
military government authorities guard
"""
WITH_ARTICLE = frozenset(ARTICLE_WORDS.split())
SPOTS = frozenset(
    "border frontier zone line base airport airfield site summit headquarters embassy palace house".split()
)
QUARTERS = frozenset({"north", "south", "east", "west"})
SURFACES = frozenset("island islands peninsula coast ship".split())


def listing(parts: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else ""


def with_article(name: str) -> str:
    """A name as a sentence takes it. Names of persons and most countries take no article; "South Korea Joint Chiefs"
    reads as a title, so it gets one."""
    words = name.lower().split()
    if not words or words[0] in ("the", "a", "an") or name[:1].islower():
        return name
    return f"the {name}" if WITH_ARTICLE & set(words) else name


def numbered(amount: int, noun: str) -> str:
    """ "1 report", "3 reports"."""
    return f"{amount} {noun}{'s' if amount != 1 else ''}"


def number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def count(value: Count) -> str:
    """ "2", "at least 2", "2 or 3", "several"."""
    if value.number is None:
        return "several"
    said = number(value.number)
    if value.high is not None and value.high != value.number:
        return (
            f"{said} or {number(value.high)}" if value.high - value.number == 1 else f"{said} to {number(value.high)}"
        )
    return f"{value.bound} {said}" if value.bound in ("about", "at least", "at most") else said


def figure(value: Quantity) -> str:
    said = (
        number(value.value)
        if value.high is None or value.high == value.value
        else f"{number(value.value)} to {number(value.high)}"
    )
    if value.unit.lower() == "mach":
        return f"Mach {said}"
    if value.unit in ("s", "sec", "second") and value.value >= 120 and value.value % 60 == 0:
        said, unit = number(value.value / 60), "minutes"
    else:
        unit = {"s": "seconds", "sec": "seconds", "second": "seconds", "kph": "km/h"}.get(value.unit, value.unit)
    near = f"{value.bound} " if value.bound in ("about", "at least", "at most") else ""
    return f"{near}{said} {unit}".strip()


def place(value: Place) -> str:
    """ "Kaechon", "the Sea of Japan", "the border": a place that the text calls by a common noun takes its article."""
    words = value.name.split()
    common = bool(words) and words[-1].islower() and words[0].lower() not in ("the", "a", "an") and not _owned(words)
    return f"the {value.name}" if common else with_article(value.name)


def _owned(words: Sequence[str]) -> bool:
    """ "Japan's economic zone"; but of "the North's coast" the article stays."""
    owner = words[0].removesuffix("'s").removesuffix("\N{RIGHT SINGLE QUOTATION MARK}s")
    return owner != words[0] and owner[:1].isupper() and owner.lower() not in QUARTERS


def place_in(value: Place) -> str:
    """A place with the preposition of what happens there: "in Hanoi", "at the border", "on the island"."""
    last = value.name.split()[-1].lower() if value.name.strip() else ""
    return f"{'at' if last in SPOTS else 'on' if last in SURFACES else 'in'} {place(value)}"


def actor(value: Actor, glossary: Glossary) -> str:
    """The country, body or group, by the name the packs give its code."""
    return with_article(glossary.actor(value.code, value.org or value.name))


def thing(value: Term) -> str:
    return value.phrase or value.term.replace("-", " ")


def class_name(value: Term) -> str:
    """The class that a term names, whatever the text called it; abbreviations in capitals ("SRBM")."""
    return value.term.upper() if value.term.endswith("bm") else value.term.replace("-", " ")


def plural(phrase: str, many: bool = True) -> str:
    """The head of a name in the number that a count asks for: "projectile", "projectiles"; a model's name as it is."""
    if not many or not phrase or phrase[-1].isdigit() or (phrase.endswith("s") and not phrase.endswith("ss")):
        return phrase
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return f"{phrase[:-1]}ies"
    return f"{phrase}es" if phrase.endswith(("ch", "sh", "x", "z", "ss")) else f"{phrase}s"


def value(one: Value, glossary: Glossary) -> str:
    """Any value in a few words, as a table shows it."""
    if isinstance(one, Time):
        return time(one)
    if isinstance(one, Count):
        return f"{count(one)} {plural(one.unit, one.number != 1)}".strip()
    if isinstance(one, Quantity):
        return figure(one)
    if isinstance(one, Place):
        return one.name if not one.admin or one.admin in one.name else f"{one.name}, {one.admin}"
    if isinstance(one, Actor):
        country = glossary.actor(one.code, "")
        who = one.person or one.org or one.name
        return f"{who} ({country})" if country and country.lower() not in who.lower() else who
    return thing(one)


def time(one: Time) -> str:
    day = say_day(one.date) if one.date else ""
    clock = f"{one.clock} local time" if one.clock else ""
    if moment := utc(one):
        clock += f" ({moment:%H:%M} UTC)"
    return ", ".join(filter(None, (day, clock))) or "not known"


def unique(parts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(p for p in parts if p))
