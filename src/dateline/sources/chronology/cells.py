"""A cell to the value it states."""

import re
from collections.abc import Mapping
from typing import Any

from dateline.model import Actor, Count, Place, Quantity, Term, Value
from dateline.sources.chronology.mapping import ACTORS, BASE, FACTORS, PLACES, TERMS, Cell
from dateline.sources.clean import one_line

NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?")


class Unfit(ValueError):
    """A cell that does not hold what its column should."""


def written(row: Mapping[str, Any], column: str | None) -> str | None:
    """What stands in a cell, on one line; None where it is empty. A whole number is written without its point."""
    value = row.get(column) if column else None
    if value is None or isinstance(value, bool | list | dict):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return one_line(str(value))


def stated(cell: Cell, row: Mapping[str, Any]) -> tuple[str, str] | None:
    """What a row says for an attribute: the words as they are written down, and what they mean. None where it says nothing."""
    if cell.value is not None:
        return cell.name or cell.value, cell.value
    said = written(row, cell.column)
    if said is None or said in cell.none or (cell.only and said not in cell.words):
        return None
    return said, cell.words.get(said, said)


def value_of(attribute: str, cell: Cell, row: Mapping[str, Any], zone: str) -> tuple[str, Value] | None:
    """The words and the value. Raises Unfit where a number is expected and there is none."""
    found = stated(cell, row)
    if found is None:
        return None
    said, meant = found
    if attribute in BASE:
        unit = BASE[attribute]
        if cell.unit and cell.unit.casefold() == "mach":
            unit = "Mach"
        factor = FACTORS[BASE[attribute]][(cell.unit or unit).casefold()]
        return said, Quantity(
            value=round(_number(attribute, meant) * factor, 3), unit=unit, bound=cell.bound, stated=said
        )
    if attribute == "count":
        return said, Count(number=_number(attribute, meant), bound=cell.bound, unit=cell.unit or "")
    if attribute in PLACES:
        return said, _place(attribute, cell, row, meant, zone)
    return said, _named(attribute, said, meant)


def _named(attribute: str, said: str, meant: str) -> Value:
    if attribute in ACTORS:
        code = meant if re.fullmatch(r"[A-Z]{3}", meant) else None
        return Actor(code=code, name=said, person=said if attribute == "person" else None)
    return Term(vocabulary=TERMS[attribute], term=meant if attribute != "weapon" else "named", phrase=said)


def _number(attribute: str, text: str) -> float:
    if not NUMBER.fullmatch(text):
        raise Unfit(f"{attribute}: {text!r:.40} is no number")
    return float(text.replace(",", ""))


def _place(attribute: str, cell: Cell, row: Mapping[str, Any], name: str, zone: str) -> Place:
    lat, lon = (written(row, c) for c in (cell.lat, cell.lon))
    point: dict[str, float] = {}
    if lat and lon:
        point = {"lat": _number("lat", lat), "lon": _number("lon", lon)}
        if abs(point["lat"]) > 90 or abs(point["lon"]) > 180:
            raise Unfit(f"{attribute}: {lat}, {lon} is no point on the Earth (degrees, WGS 84)")
    return Place(
        name=name,
        country=cell.country,
        radius_km=cell.radius_km if point else None,
        precision=cell.precision,
        timezone=zone if attribute != "toward" else None,
        **point,
    )
