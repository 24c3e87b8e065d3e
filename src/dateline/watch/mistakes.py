"""Mistakes in a settings file, each said with file and line, what was got and what was expected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from dateline.packs.yaml_lines import Lines, shown

At = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)


@dataclass
class Mistakes:
    """Gathers them for one file; `lines` knows where its parts stand."""

    path: Path
    lines: Lines
    said: list[str]

    def add(self, at: At, message: str) -> None:
        self.said.append(f"{self.path}:{self.lines.of(at)}: {message}")

    def made(self, type_: type[M], entry: Any, at: At) -> M | None:
        """The entry as what it should be; None where it has mistakes, which are gathered."""
        try:
            return type_.model_validate(entry)
        except ValidationError as wrong:
            for place, message in _told(wrong, type_.model_fields):
                self.add((*at, *place), message)
            return None


def _told(wrong: ValidationError, fields: Iterable[str]) -> Iterator[tuple[At, str]]:
    places = [error["loc"] for error in wrong.errors()]
    for error in wrong.errors():
        place = error["loc"]
        if any(len(other) > len(place) and other[: len(place)] == place for other in places):
            continue  # what is wrong with a part makes the whole wrong too
        what = ".".join(str(part) for part in place)
        need = error["msg"].removeprefix("Value error, ")
        if error["type"] == "extra_forbidden":
            need = f"no such key; expected one of {', '.join(fields)}"
        got = "" if isinstance(error["input"], dict) else f"got {shown(error['input'])}; "
        yield place, f"{f'{what}: ' if what else ''}{got}{need}"
