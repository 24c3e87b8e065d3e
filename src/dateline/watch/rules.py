"""`rules.yml`: what somebody wants to be told, when, and how.

Two parts: `channels` (where alerts go) and `rules` (which changes of the record make one). A rule or channel with a mistake is named
with its line, the others hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ConfigDict, Field, field_validator, model_validator

from dateline.model.base import Frozen
from dateline.packs.yaml_lines import PackError, read_yaml, shown
from dateline.record.filter import Filter, FilterError
from dateline.watch.lengths import length
from dateline.watch.mistakes import Mistakes
from dateline.watch.moments import moment

When = Literal[
    "new", "changed", "disputed", "settled", "corrected", "confirmed", "confirmed by the actor", "withdrawn",
    "broken", "due", "tally", "rate", "silence",
]  # fmt: skip
FILTER_KEYS = ("kind", "actor", "place", "since", "until", "text", "min_origins", "disputed")


class Strict(Frozen):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Channel(Strict):
    """Where alerts go: an apprise address, or a webhook that gets signed JSON. Secrets come from the environment: the variables
    named by `secret` (for the signature) and `address` ("$NAME")."""

    apprise: str | None = None
    webhook: str | None = None
    secret: str | None = None

    @model_validator(mode="after")
    def _one(self) -> "Channel":
        if bool(self.apprise) == bool(self.webhook):
            raise ValueError("expected either apprise: ADDRESS or webhook: ADDRESS")
        if self.webhook and not self.secret:
            raise ValueError("expected secret: NAME of the environment variable with the key that signs")
        return self


class Rate(Strict):
    """Fires when the number of events in the last `days` is the highest of all such sums in the last `against` days, and at
    least `least`."""

    days: int = Field(30, ge=1, le=366)
    against: int = Field(365, ge=2, le=3660)
    least: int = Field(3, ge=1)

    @model_validator(mode="after")
    def _longer(self) -> "Rate":
        if self.against <= self.days:
            raise ValueError("expected `against` to be longer than `days`")
        return self


class Quiet(Strict):
    """Hours of the day in which nothing is sent; what fires then waits for their end."""

    begin: time
    end: time
    zone: str

    def ends(self, now: datetime) -> datetime | None:
        """When the quiet that holds at `now` is over; None where none holds."""
        here = now.astimezone(ZoneInfo(self.zone))
        clock = here.time().replace(tzinfo=None)
        inside = self.begin <= clock < self.end if self.begin < self.end else clock >= self.begin or clock < self.end
        if not inside:
            return None
        over = here.replace(hour=self.end.hour, minute=self.end.minute, second=0, microsecond=0)
        return over if over > here else over + timedelta(days=1)


class Rule(Strict):
    """`filter` as that of every listing; `attributes` narrows what is told of values; `digest`: one message for all that fires
    in that time; `at_most` messages an hour, the rest comes in the next; `mute_until` a day or time."""

    name: str = Field(min_length=1, max_length=80)
    when: tuple[When, ...] = Field(min_length=1)
    filter: Filter = Filter()
    attributes: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    digest: timedelta | None = None
    quiet: Quiet | None = None
    at_most: int | None = Field(None, ge=1)
    mute_until: str | None = None
    rate: Rate = Rate()
    silence: timedelta = timedelta(days=30)

    @field_validator("when", "attributes", "to", mode="before")
    @classmethod
    def _list(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @field_validator("filter", mode="before")
    @classmethod
    def _filter(cls, value: Any) -> Any:
        if isinstance(value, Filter):
            return value
        if not isinstance(value, dict):
            raise ValueError("expected keys as kind: launch")
        given: dict[str, Any] = {str(key).replace("-", "_"): one for key, one in value.items()}
        if unknown := sorted(set(given) - set(FILTER_KEYS)):
            raise ValueError(f"no key {unknown[0]!r} in a filter; expected one of {', '.join(FILTER_KEYS)}")
        try:
            # YAML reads 2019 as a number
            values: dict[str, Any] = {key: str(one) if key in ("since", "until") else one for key, one in given.items()}
            return Filter(**values)
        except (FilterError, TypeError) as wrong:
            raise ValueError(str(wrong)) from wrong

    @field_validator("digest", "silence", mode="before")
    @classmethod
    def _length(cls, value: Any) -> Any:
        return value if value is None or isinstance(value, timedelta) else length(value)

    @field_validator("quiet", mode="before")
    @classmethod
    def _quiet(cls, value: Any) -> Any:
        return value if value is None or isinstance(value, Quiet | dict) else _hours(value)

    @field_validator("mute_until", mode="before")
    @classmethod
    def _moment(cls, value: Any) -> Any:
        if value is not None:
            try:
                moment(str(value))
            except ValueError:
                raise ValueError("expected a day or time, as 2019-09-12 or 2019-09-12T09:00+09:00") from None
        return None if value is None else str(value)


def _hours(value: Any) -> Quiet:
    """ "23:00-07:00 Asia/Seoul"."""
    try:
        hours, zone = str(value).split(maxsplit=1)
        begin, end = (time.fromisoformat(part) for part in hours.split("-"))
        ZoneInfo(zone)
    except (ValueError, ZoneInfoNotFoundError, OSError):
        raise ValueError("expected hours and a zone, as 23:00-07:00 Asia/Seoul") from None
    if begin == end:
        raise ValueError("expected two times that differ")
    return Quiet(begin=begin, end=end, zone=zone)


@dataclass(frozen=True)
class Rules:
    rules: tuple[Rule, ...] = ()
    channels: Mapping[str, Channel] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def load_rules(path: Path) -> Rules:
    """Raises PackError where the file as a whole cannot be used."""
    data, lines = read_yaml(path)
    if not isinstance(data, dict) or not isinstance(data.get("rules"), list):
        raise PackError(path, 1, "expected a file with `rules`, a list, and `channels`, names with their addresses")
    mistakes = Mistakes(path, lines, [])
    for part in data:
        if part not in ("rules", "channels"):
            mistakes.add((str(part),), f"no part {part!r}; expected rules or channels")
    named = data.get("channels") or {}
    if not isinstance(named, dict):
        mistakes.add(("channels",), f"channels: got {shown(named)}; expected names, each with its address")
        named = {}
    made = {str(name): mistakes.made(Channel, entry, ("channels", str(name))) for name, entry in named.items()}
    channels = {name: channel for name, channel in made.items() if channel}
    rules: list[Rule] = []
    for number, entry in enumerate(data["rules"]):
        rule, at = mistakes.made(Rule, entry, ("rules", number)), ("rules", number)
        if rule is None:
            continue
        if any(rule.name == other.name for other in rules):
            mistakes.add(at, f"there is a rule {rule.name!r} already; give it another name")
        elif unknown := [to for to in rule.to if to not in channels]:
            known = ", ".join(channels) or "names under `channels`"
            mistakes.add(at, f"rule {rule.name!r}: no channel {unknown[0]!r}; expected one of {known}")
        else:
            rules.append(rule)
    return Rules(tuple(rules), channels, tuple(mistakes.said))
