"""What whoever serves decides."""

from dataclasses import dataclass, field

from dateline.record.ratings import Ratings

SHORTEST_TOKEN = 12
LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})


@dataclass(frozen=True)
class Settings:
    """`token` opens judging and the posting of reports; without one nothing can be written. `hosts` are the names the server
    may be asked by. `tiles` is the address of a tile server ("https://.../{z}/{x}/{y}.png"), which pages then ask for the
    map's ground; nothing is asked of others without it. `packs` and `model` are those that posted reports are read with."""

    token: str | None = None
    hosts: frozenset[str] = LOCAL
    tiles: str | None = None
    ratings: Ratings = field(default_factory=Ratings)
    packs: tuple[str, ...] = ()
    model: str | None = None
