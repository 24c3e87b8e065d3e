"""What an export comes to: its bytes and what was counted and left out on the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dateline.model import Report


@dataclass(frozen=True)
class Made:
    """`counts` says how many of what is inside, `left_out` how many events are not and why ("without a day": 12),
    `sources` are the reports that it rests on, `notes` what a reader must know to use it."""

    body: bytes
    counts: Mapping[str, int]
    left_out: Mapping[str, int] = field(default_factory=dict)
    sources: tuple[Report, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


def encoded(lines: Iterable[str]) -> bytes:
    """Lines of UTF-8. Half a surrogate pair, which text from outside may hold, becomes a question mark."""
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def tally(reasons: Iterable[str | None]) -> dict[str, int]:
    """How often each reason was given, in the order of their names."""
    found: dict[str, int] = {}
    for reason in filter(None, reasons):
        found[reason] = found.get(reason, 0) + 1
    return dict(sorted(found.items()))
