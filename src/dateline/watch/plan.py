"""`sources.yml`: what is watched, how often, and what the user holds of it.

A list of entries, each with an outlet's name. One that names a feed, page, sitemap or folder is polled; the grade A to F is for
`dateline sources` and the pages. An outlet may have several entries, which agree on what is the outlet's own. An entry with a mistake
is named with its line, the others hold.
"""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, Field, field_validator, model_validator

from dateline.model.base import Frozen
from dateline.packs.yaml_lines import Lines, PackError, read_yaml
from dateline.reconcile.names import fold
from dateline.record.ratings import Ratings
from dateline.watch.lengths import length
from dateline.watch.mistakes import At, Mistakes

Kind = Literal["feed", "page", "sitemap", "folder"]
KINDS: tuple[Kind, ...] = ("feed", "page", "sitemap", "folder")
OWN = ("reliability", "country", "language")  # an outlet's own, the same in each entry that says it
LEAST, MOST = timedelta(seconds=10), timedelta(days=30)


class Source(Frozen):
    """One thing that is polled. `articles`: the pages behind a feed's entries are fetched too. `country` is where the outlet
    is at home (ISO 3166 alpha-3), `language` that of what it does not say itself (ISO 639)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    outlet: str = Field(min_length=1)
    feed: str | None = None
    page: str | None = None
    sitemap: str | None = None
    folder: str | None = None
    every: timedelta = timedelta(minutes=15)
    articles: bool = True
    country: str | None = Field(None, pattern=r"^[A-Z]{3}$")
    language: str | None = Field(None, pattern=r"^[a-z]{2,3}$")
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None

    @field_validator("every", mode="before")
    @classmethod
    def _every(cls, value: Any) -> Any:
        if isinstance(value, timedelta):
            return value
        every = length(value)
        if not LEAST <= every <= MOST:
            raise ValueError(f"expected {LEAST.seconds} s to {MOST.days} days")
        return every

    @model_validator(mode="after")
    def _one(self) -> "Source":
        if len([k for k in KINDS if getattr(self, k)]) > 1:
            raise ValueError(f"expected one of {', '.join(KINDS)} an entry; give the outlet an entry for each")
        return self

    @property
    def kind(self) -> Kind | None:
        """None for an entry that only grades an outlet."""
        return next((k for k in KINDS if getattr(self, k)), None)

    @property
    def address(self) -> str:
        return str(getattr(self, self.kind)) if self.kind else ""

    @property
    def name(self) -> str:
        """By which its state is kept."""
        return f"{self.kind} {self.address}"


@dataclass(frozen=True)
class Plan:
    """`problems` are mistakes, each with file and line."""

    sources: tuple[Source, ...]
    problems: tuple[str, ...] = ()

    @property
    def watched(self) -> tuple[Source, ...]:
        return tuple(s for s in self.sources if s.kind)

    @property
    def ratings(self) -> Ratings:
        return Ratings({s.outlet: s.reliability for s in self.sources if s.reliability})


def load_plan(path: Path) -> Plan:
    """Raises PackError where the file as a whole cannot be used, OSError where it cannot be opened."""
    data, lines = read_yaml(path)
    if not isinstance(data, list):
        raise PackError(path, 1, f"got {type(data).__name__}; expected a list of entries as - outlet: NAME")
    mistakes, sources = Mistakes(path, lines, []), list[Source]()
    before = _Before(lines)
    for number, entry in enumerate(data):
        source = mistakes.made(Source, entry, (number,))
        if source is None:
            continue
        wrong = before.against(source)
        if wrong:
            mistakes.add((number, *wrong[0]), wrong[1])
            continue
        before.add(source, number)
        sources.append(source)
    return Plan(tuple(sources), tuple(mistakes.said))


class _Before:
    """What the entries so far say, and where."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._watched: dict[str, int] = {}
        self._own: dict[tuple[str, str], tuple[str, int]] = {}

    def against(self, source: Source) -> tuple[At, str] | None:
        """The key at which the entry contradicts one before it, and how."""
        if source.kind and source.name in self._watched:
            line = self._lines.of((self._watched[source.name],))
            return (), f"{source.name} is watched already (line {line})"
        for key in OWN:
            said, number = self._own.get((fold(source.outlet), key), (None, 0))
            mine = getattr(source, key)
            if said and mine and mine != said:
                line = self._lines.of((number, key))
                return (key,), (
                    f"outlet {source.outlet!r}: got {key} {mine!r}, but line {line} says {said!r}; expected one {key} an "
                    "outlet: make them agree, or say it once"
                )
        return None

    def add(self, source: Source, number: int) -> None:
        if source.kind:
            self._watched[source.name] = number
        for key in OWN:
            if mine := getattr(source, key):
                self._own.setdefault((fold(source.outlet), key), (mine, number))
