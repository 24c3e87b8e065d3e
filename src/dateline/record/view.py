"""An event as the faces show it: its title, its time, who and where, whether it is disputed."""

from dataclasses import dataclass, field

from dateline.model import Actor, Event, Place, Time, Value
from dateline.record.glossary import Glossary
from dateline.record.moments import When, when
from dateline.record.titles import title

PLACED = ("from", "place", "target")  # where an event happens: what it flies toward has another local time


@dataclass(frozen=True)
class EventView:
    """`actors` are codes and names, `places` names; `background`: all reports tell it as the past of something else."""

    event: Event
    title: str
    when: When
    disputed: bool
    background: bool
    actors: tuple[str, ...] = field(default=())
    places: tuple[str, ...] = field(default=())

    @property
    def id(self) -> str:
        return self.event.id

    @property
    def reports(self) -> tuple[str, ...]:
        """Keys of the reports that tell it."""
        return tuple(sorted({m.report for m in self.event.members}))


def view(event: Event, glossary: Glossary) -> EventView:
    every = [h.value for b in event.beliefs for h in (*b.held, *b.others)]
    actors = [a for a in every if isinstance(a, Actor)]
    places = [p for p in every if isinstance(p, Place)]
    return EventView(
        event=event,
        title=title(event, glossary),
        when=event_when(event),
        disputed=any(b.state == "disputed" for b in event.beliefs),
        background=all(m.background for m in event.members),
        actors=tuple(
            sorted({n for a in actors for n in (a.code, glossary.actor(a.code, ""), a.name, a.org, a.person) if n})
        ),
        places=tuple(
            sorted({n for p in places for n in (p.name, p.admin, p.country, glossary.actor(p.country, "")) if n})
        ),
    )


def event_when(event: Event) -> When:
    # reconcile weighs the day and the clock apart: reports that agree on the day often differ by minutes
    times = [v for name in ("time", "clock") for v in _held(event, name) if isinstance(v, Time)]
    until = next((v for v in _held(event, "end") if isinstance(v, Time)), None)
    zones = (v.timezone for name in PLACED for v in _held(event, name) if isinstance(v, Place))
    return when(times, until, next((z for z in zones if z), None))


def _held(event: Event, attribute: str) -> list[Value]:
    belief = event.belief(attribute)
    return [h.value for h in belief.held] if belief else []
