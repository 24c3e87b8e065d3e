"""What a watch counts, for /health, /metrics and the log. Counters begin at nought with each start; what the store knows is asked of it.

Safe to use from several threads.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock

from dateline.watch.moments import moment
from dateline.watch.state import State

MOST_REASONS = 50  # told apart; a hostile source could make up any number
LONGEST_REASON = 60


@dataclass
class Figures:
    started: str = field(default_factory=lambda: datetime.now(UTC).isoformat())
    reports: Counter[str] = field(default_factory=Counter)  # "new" and "known"
    reasons: Counter[str] = field(default_factory=Counter)
    alerts: Counter[str] = field(default_factory=Counter)  # "fired", "sent", "failed"
    asked_again: Counter[str] = field(default_factory=Counter)  # "heard", "not heard", "given up"
    lag_sum: float = 0.0
    lag_count: int = 0
    queue: int = 0
    looked: str | None = None
    states: dict[str, State] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def read(self, new: bool, lag: float | None) -> None:
        with self._lock:
            self.reports["new" if new else "known"] += 1
            if new and lag is not None and lag >= 0:
                self.lag_sum += lag
                self.lag_count += 1

    def refused(self, reason: str) -> None:
        short = re.sub(r"\d[\d,.]*", "N", re.split(r":| \(", reason, maxsplit=1)[0])[:LONGEST_REASON]
        with self._lock:
            known = short in self.reasons or len(self.reasons) < MOST_REASONS
            self.reasons[short if known else "other"] += 1

    def told(self, state: str, count: int = 1) -> None:
        with self._lock:
            self.alerts[state] += count

    def asked(self, state: str) -> None:
        with self._lock:
            self.asked_again[state] += 1

    def polled(self, name: str, state: State) -> None:
        with self._lock:
            self.states[name] = state

    def sources(self, now: datetime) -> dict[str, int]:
        """How many are well, failing, dead."""
        with self._lock:
            states = list(self.states.values())
        dead = sum(s.dead(now) for s in states)
        failing = sum(s.failing is not None and not s.dead(now) for s in states)
        return {"well": len(states) - dead - failing, "failing": failing, "dead": dead}

    def overdue(self, now: datetime) -> float:
        """Seconds by which the source that waits longest is late."""
        with self._lock:
            due = [moment(s.next_at) for s in self.states.values() if s.next_at and not s.gone]
        return max((max(0.0, (now - at).total_seconds()) for at in due), default=0.0)
