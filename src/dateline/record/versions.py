"""Which reports speak: of those with one address the latest version, as of a day only what was out by then.

Invariant: the outcome is a function of the set of learnt reports, whatever order they were learnt in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from dateline.model import Report
from dateline.reconcile.when import LAST_HOUR, instant
from dateline.record.filter import PARTIAL, Axis, moment


@dataclass(frozen=True)
class Learnt:
    """A report and the time we learnt of it (ISO 8601, UTC)."""

    report: Report
    at: str


def speaking(learnt: Iterable[Learnt]) -> list[Report]:
    """The latest version of each address: the one published last, of those published at one time the one learnt last.
    A report without an address is a version of nothing."""
    return sorted((one[-1] for one in by_address(learnt)), key=lambda r: r.key)


def by_address(learnt: Iterable[Learnt]) -> list[list[Report]]:
    """The versions of each address, the one that speaks last."""
    found: dict[str, list[Learnt]] = {}
    for one in learnt:
        found.setdefault(one.report.url or f"#{one.report.key}", []).append(one)
    return [[one.report for one in sorted(some, key=_age)] for some in found.values()]


def _age(one: Learnt) -> tuple[str, str, int, str]:
    """The last two settle what one batch brought with one stamp: the fuller text, then what is the same everywhere."""
    return _stamp(one.report.published), one.at, len(one.report.text), one.report.key


def _stamp(published: str | None) -> str:
    known = instant(published)
    return known.isoformat() if known else ""


def known_by(learnt: Iterable[Learnt], when: str, axis: Axis = "published") -> list[Learnt]:
    """What was out (or known to us) by `when`. A date means its end, a time without an offset is UTC. A report without
    a publication time counts from when we learnt of it."""
    end = limit(when)
    return [one for one in learnt if _known_at(one, axis) <= end]


def _known_at(one: Learnt, axis: Axis) -> datetime:
    published = instant(one.report.published) if axis == "published" else None
    return published or datetime.fromisoformat(one.at)


def limit(when: str) -> datetime:
    """The last moment of a date, month or year; a time without an offset is UTC. Raises FilterError."""
    text = moment(when)
    parsed = datetime.fromisoformat(text + LAST_HOUR if PARTIAL.fullmatch(text) else text)
    return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
