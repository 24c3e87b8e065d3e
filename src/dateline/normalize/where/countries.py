"""Countries: codes, usual English names, adjectives, seats of government, middle points."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.normalize.where.fold import fold


@dataclass(frozen=True)
class Country:
    """A row of countries.tsv. `names` has the usual name first; `seats` the capital and its stand-ins."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    seats: tuple[str, ...]
    lat: float
    lon: float


def _row(line: str) -> Country:
    code, name, others, adjectives, seats, lat, lon = line.split("\t")
    many = [tuple(x for x in cell.split("|") if x) for cell in (others, adjectives, seats)]
    return Country(code, name, (name, *many[0]), many[1], many[2], float(lat), float(lon))


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO 3166-1 alpha-3 code (XKX for Kosovo)."""
    lines = (files("dateline.normalize.where") / "countries.tsv").read_text("utf-8").splitlines()
    return {c.code: c for c in (_row(line) for line in lines if line and not line.startswith("#"))}


@cache
def _by_name() -> dict[str, str]:
    return {fold(name): c.code for c in countries().values() for name in c.names}


@cache
def _by_adjective() -> dict[str, str]:
    return {fold(name): c.code for c in countries().values() for name in c.adjectives}


@cache
def _by_seat() -> dict[str, str]:
    return {fold(name): c.code for c in countries().values() for name in c.seats}


@cache
def _official() -> dict[str, str]:
    """Official names and codes from pycountry, for what the table leaves out."""
    import pycountry

    out: dict[str, str] = {}
    for c in pycountry.countries:
        for field in ("name", "official_name", "common_name"):
            if value := getattr(c, field, None):
                out.setdefault(fold(value), c.alpha_3)
    return out


@cache
def _codes() -> frozenset[str]:
    return frozenset(alpha2_to_alpha3().values())


def country_code(name: str) -> str | None:
    """Alpha-3 code of a country named in English, by its usual, other or official name or the code itself; else None."""
    if len(name) == 3 and name in _codes():
        return name
    key = fold(name)
    return _by_name().get(key) or _official().get(key) or _by_name().get(key.removeprefix("the "))


def country_name(code: str) -> str:
    """The usual English name ("North Korea"); the code itself where it is unknown."""
    if country := countries().get(code):
        return country.name
    import pycountry

    found = pycountry.countries.get(alpha_3=code)
    return str(getattr(found, "common_name", found.name)) if found else code


def adjective_code(word: str) -> str | None:
    """Alpha-3 code for "North Korean", "Iranians"."""
    return _by_adjective().get(fold(word))


def seat_code(name: str) -> str | None:
    """Alpha-3 code for a seat of government that may stand for its country: "Pyongyang", "Kremlin"."""
    return _by_seat().get(fold(name))


@cache
def alpha2_to_alpha3() -> dict[str, str]:
    import pycountry

    return {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
