"""What came of a soak."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from statistics import median

from dateline.record import Store, watching
from tests.hostile.figures import figure
from tests.hostile.soak.site import FEEDS, SOUND, Told

FLAT = 1.05  # the median of the last quarter against that of the second; the first is the warming up


@dataclass(frozen=True)
class Sample:
    """MB in memory, of the store's file in the end."""

    watch: float
    reader: float
    web: float
    file: float


@dataclass
class Course:
    """Samples of a run of so many `seconds`, `faster` than usual by that factor."""

    seconds: float
    faster: float
    samples: list[Sample] = field(default_factory=list)

    def quarters(self, of: str) -> list[float]:
        size = max(1, len(self.samples) // 4)
        return [median(getattr(s, of) for s in self.samples[at * size : (at + 1) * size]) for at in range(4)]

    def shown(self, of: str) -> str:
        return ", ".join(f"{mean:.0f}" for mean in self.quarters(of))


def judge(path: Path, told: Told, sent: list[str], errors: list[str], course: Course) -> None:
    """Prints the figures. Raises AssertionError where something was lost, doubled or left, or memory is not flat."""
    with Store.open(path) as store:
        learnt = {one.report.url: datetime.fromisoformat(one.at).timestamp() for one in store.learnt()}
        left = [p.id for p in watching.waiting(store)]
        events = len(store.events())
    lost = [url for url in told.put if url not in learnt]
    twice = [url for url, count in told.asked.items() if count > 1]
    again = len(sent) - len(set(sent))
    figure(
        "soak",
        f"{course.seconds / 60:.0f} min, {course.faster:g} times as fast, {FEEDS} feeds ({FEEDS - SOUND} faulty), {told.polls} polls, "
        f"{len(told.put)} articles to {events} events: {len(lost)} lost, {len(twice)} fetched twice, {len(sent)} alerts sent, {again} twice, "
        f"{len(left)} left, {len(errors)} errors of the reader beside it",
    )
    figure("soak, from feed to store", _lag(sorted(learnt[url] - at for url, at in told.put.items() if url in learnt)))
    begun, ended = course.samples[len(course.samples) // 4].file, course.samples[-1].file
    figure(
        "soak, memory",
        f"medians of the quarters: watch {course.shown('watch')} MB, reader beside it {course.shown('reader')} MB, web {course.shown('web')} MB, "
        f"while the record grew from {begun:.1f} to {ended:.1f} MB after the first; most of the watch {max(s.watch for s in course.samples):.0f} MB",
    )
    assert not (lost or twice or again or left or errors), (lost, twice, again, left, errors)
    held = course.quarters("watch")
    assert held[3] < held[1] * FLAT, held


def _lag(seconds: list[float]) -> str:
    return f"median {median(seconds):.0f} s, of 95 in a hundred {seconds[len(seconds) * 95 // 100]:.0f} s, at most {seconds[-1]:.0f} s"
