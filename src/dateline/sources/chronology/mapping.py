"""The map of a chronology: which column is the day, the place, the figure. See docs/chronologies.md for an example."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError, field_validator, model_validator

from dateline.model import Frozen
from dateline.model.values import Bound, PlacePrecision
from dateline.packs.yaml_lines import PackError, read_yaml
from dateline.sources.dates import parse_date, too_late

BASE = {"range_km": "km", "apogee_km": "km", "speed": "km/h", "duration": "s"}
# to the unit in which Dateline keeps a figure (NIST SP 811, appendix B)
FACTORS: dict[str, dict[str, float]] = {
    "km": {"km": 1.0, "m": 0.001, "mi": 1.609344, "nmi": 1.852, "ft": 0.0003048},
    "s": {"s": 1.0, "min": 60.0, "h": 3600.0},
    "km/h": {"km/h": 1.0, "m/s": 3.6, "mph": 1.609344, "kn": 1.852, "mach": 1.0},
}
PLACES = ("from", "toward", "place", "target")
TERMS = {"weapon": "weapons", "weapon_class": "weapons", "outcome": "outcomes"}
ACTORS = ("agent", "other", "person")
ATTRIBUTES = (*BASE, *PLACES, *TERMS, *ACTORS, "count")


class MapError(ValueError):
    """A map that cannot be used: where, what was got, what was expected."""


def _column(given: Any) -> Any:
    """A name alone is a column; numbers among the words are what stands in cells, which are text."""
    if isinstance(given, str):
        return {"column": given}
    if isinstance(given, dict) and isinstance(given.get("words"), dict):
        given = {**given, "words": {str(k): v for k, v in given["words"].items()}}
    return given


class Cell(Frozen):
    """Where one value comes from: a `column`, or a `value` that holds for every row.

    `words` turn what stands in the column into the value meant; where they are given, what they do not name is left out if
    `only` says so. `none` are cells that say nothing ("Unknown", "n/a"). `unit` and `bound` are for figures; `lat`, `lon`
    (columns, WGS 84 degrees), `radius_km`, `country` and `precision` for places; `name` is how a constant actor is written;
    `each` is what one row counts as ("missile"), in place of a column of numbers."""

    column: str | None = None
    value: str | None = None
    words: Mapping[str, str] = Field(default_factory=dict)
    only: bool = False
    none: tuple[str, ...] = ()
    unit: str | None = None
    bound: Bound = "exact"
    lat: str | None = None
    lon: str | None = None
    radius_km: float = Field(5.0, gt=0)
    country: str | None = None
    precision: PlacePrecision = "exact"
    name: str | None = None
    each: str | None = None

    @model_validator(mode="after")
    def _one_source(self) -> "Cell":
        if sum(x is not None for x in (self.column, self.value, self.each)) != 1:
            raise ValueError("expected one of `column`, `value` and `each`")
        if (self.lat is None) != (self.lon is None):
            raise ValueError("expected both of `lat` and `lon`, or none")
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(c for c in (self.column, self.lat, self.lon) if c)


Given = Annotated[Cell, BeforeValidator(_column)]


class Group(Frozen):
    """Which rows are one event: those of one day that agree in all of `by` (where it is not given, in `from` and `place`), each no
    more than `within_hours` after the last."""

    by: tuple[str, ...] | None = None
    within_hours: float | None = Field(None, gt=0)


class Map(Frozen):
    """How a table is read. `zone` is the time zone of the places, whose local day an event bears; `date_zone` the one in which
    the columns `date` and `time` are written, unless a cell says its own. `values` are attributes of an event by name."""

    outlet: str
    kind: str
    published: str | None = None
    address: str | None = None
    id: str | None = None
    zone: str
    date_zone: str | None = None
    date: str
    time: str | None = None
    note: str | None = None
    realis: Literal["actual", "planned"] = "actual"
    group: Group = Group()
    values: dict[str, Given] = Field(default_factory=dict)

    @field_validator("published", mode="before")
    @classmethod
    def _published(cls, given: Any) -> str | None:
        """YAML makes a date of 2026-04-21 by itself."""
        found = None if given is None else parse_date(str(given))
        if given is not None and found is None:
            raise ValueError(f"{given!r:.40} is no date; expected a form like 2019-09-10 or 2019-09-10T16:00+09:00")
        if found and too_late(found):
            raise ValueError(f"{given!r:.40} lies in the future; expected the day on which the list stood so")
        return found

    @field_validator("zone", "date_zone")
    @classmethod
    def _zone(cls, name: str | None) -> str | None:
        try:
            return name if name is None else ZoneInfo(name).key
        except (ZoneInfoNotFoundError, ValueError, OSError) as wrong:
            raise ValueError("expected a time zone of the IANA database, as Asia/Seoul") from wrong

    @field_validator("values")
    @classmethod
    def _known(cls, values: dict[str, Cell]) -> dict[str, Cell]:
        for name, cell in values.items():
            if name not in ATTRIBUTES:
                raise ValueError(f"no attribute {name!r}; expected one of {', '.join(sorted(ATTRIBUTES))}")
            if cell.each and name != "count":
                raise ValueError(f"{name}: `each` is for count alone")
            if cell.unit and cell.unit.casefold() not in FACTORS.get(BASE.get(name, ""), {}):
                known = ", ".join(FACTORS.get(BASE.get(name, ""), {})) or "none"
                raise ValueError(f"{name}: no unit {cell.unit!r}; expected one of: {known}")
        return values

    @model_validator(mode="after")
    def _grouped(self) -> "Map":
        if unknown := sorted(set(self.group.by or ()) - set(self.values)):
            raise ValueError(f"group.by names {unknown[0]!r}, which is none of the map's values")
        return self

    @property
    def grouped_by(self) -> tuple[str, ...]:
        return tuple(n for n in ("from", "place") if n in self.values) if self.group.by is None else self.group.by

    def columns(self) -> dict[str, str]:
        """Every column that the map names, with where it names it."""
        found = {c: name for name, cell in self.values.items() for c in cell.columns}
        found |= {c: name for name in ("id", "time", "note") if (c := getattr(self, name))}
        return {**found, self.date: "date"}


def load_map(path: Path, kinds: Mapping[str, object], terms: Mapping[str, frozenset[str]]) -> Map:
    """The map in a YAML file. `kinds` are the kinds of event that the packs know, `terms` the terms of their vocabularies.

    Raises MapError naming file and line, and OSError where there is no such file."""
    try:
        data, lines = read_yaml(path)
    except PackError as wrong:
        raise MapError(str(wrong)) from wrong
    try:
        found: Map = TypeAdapter(Map).validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(p) for p in first["loc"])
        line = lines.of(first["loc"])
        got = f", got {first['input']!r:.80}" if first["type"] not in ("missing", "value_error") else ""
        raise MapError(
            f"{path}{f':{line}' if line else ''}: {where + ': ' if where else ''}{first['msg'].removeprefix('Value error, ')}{got}"
        ) from error
    if found.kind not in kinds:
        raise MapError(f"{path}: kind: no kind {found.kind!r}; expected one of {', '.join(sorted(kinds))}")
    _check_terms(found, terms, path)
    return found


def _check_terms(found: Map, terms: Mapping[str, frozenset[str]], path: Path) -> None:
    """The words of a class or outcome must lead to terms that the packs know."""
    for name in ("weapon_class", "outcome"):
        cell, known = found.values.get(name), terms.get(TERMS[name], frozenset())
        said = [] if cell is None else [*cell.words.values(), *([cell.value] if cell.value else [])]
        if unknown := sorted(set(said) - known):
            raise MapError(f"{path}: values.{name}: no term {unknown[0]!r}; expected one of {', '.join(sorted(known))}")
