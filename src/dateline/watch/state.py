"""What is known of a source from poll to poll, and when it is asked next.

Invariant: pure; the time is handed in. A source that fails is asked ever more seldom, never not at all, unless it says that it is gone.
"""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from dateline.model.base import Frozen
from dateline.model.canonical import digest
from dateline.watch.moments import moment, stamp

LONGEST = timedelta(days=1)  # between two tries
DEAD = timedelta(days=3)  # of nothing but failures: the user should look
DOUBLINGS = 10


class State(Frozen):
    """Times are ISO 8601, UTC. `etag` and `modified` are handed back to the server as it gave them; `moved` is where the
    source says it now lives; `failing` since when, `trouble` the last reason; `gone`: the server says it will not come back."""

    next_at: str = ""
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None
    failures: int = 0
    failing: str | None = None
    trouble: str | None = None
    gone: bool = False
    polled: int = 0
    last_ok: str | None = None

    def due(self, now: datetime) -> bool:
        return not self.gone and (not self.next_at or moment(self.next_at) <= now)

    def dead(self, now: datetime) -> bool:
        return self.gone or (self.failing is not None and now - moment(self.failing) >= DEAD)


def went_well(state: State, now: datetime, every: timedelta, name: str) -> State:
    return state.model_copy(
        update={
            "next_at": stamp(now + _spread(every, name)),
            "failures": 0,
            "failing": None,
            "trouble": None,
            "polled": state.polled + 1,
            "last_ok": stamp(now),
        }
    )


def went_wrong(
    state: State, now: datetime, every: timedelta, reason: str, *, after: timedelta | None = None, gone: bool = False
) -> State:
    """`after` is what the server asked to wait."""
    wait = min(every * 2 ** min(state.failures + 1, DOUBLINGS), LONGEST)
    return state.model_copy(
        update={
            "next_at": stamp(now + max(wait, min(after or timedelta(0), LONGEST))),
            "failures": state.failures + 1,
            "failing": state.failing or stamp(now),
            "trouble": reason,
            "gone": gone,
            "polled": state.polled + 1,
        }
    )


def retry_after(header: str | None, now: datetime) -> timedelta | None:
    """What the header of that name asks to wait: seconds or a date (RFC 9110). None where it cannot be read."""
    if not header:
        return None
    if header.strip().isdigit():
        return min(timedelta(seconds=int(header.strip()[:9])), LONGEST)
    try:
        then = parsedate_to_datetime(header)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return min(max(then - now, timedelta(0)), LONGEST)


def _spread(every: timedelta, name: str) -> timedelta:
    """Up to a tenth more, by the name: fifty sources of one interval do not all come at once."""
    return every * (1 + int(digest(name, 4), 16) / 65536 / 10)
