"""What lists, groups and counts of one state of the record are made from, and how it is brought to the next state."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from dateline.record import columns, heard, journal, links, renewed
from dateline.record.card_tables import cards, changes
from dateline.record.cards import anew
from dateline.record.columns import Columns
from dateline.record.links import Links
from dateline.record.parts import parts
from dateline.record.schema import tags

MOST = 5000  # events that are taken in one by one; of more everything is read anew
AXES = ("actor", "place", "outlet", "report")


class State(NamedTuple):
    """`seq` is the last number of the journal; `anew` as `cards.anew` says."""

    anew: str
    seq: int


def _state(connection: Connection) -> State:
    return State(anew(connection), journal.latest(connection))


class Index:
    """Of one state. Each part is made when it is first asked for, and brought forward with the columns afterwards. What is asked of
    the tables is asked on a connection that sees that state."""

    def __init__(self, found: Columns, state: State, parts: dict[str, Any]) -> None:
        self.columns, self._state, self._parts = found, state, parts

    @classmethod
    def load(cls, connection: Connection) -> "Index":
        return cls(columns.load(connection), _state(connection), {})

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What is the same for every filter over this state."""
        if name not in self._parts:
            self._parts[name] = make()
        return self._parts[name]

    def heard(self, connection: Connection) -> heard.Heard:
        found: heard.Heard = self.once("heard", lambda: heard.load(connection))
        return found

    def replaced(self, connection: Connection) -> frozenset[str]:
        found: heard.Replaced = self.once("replaced", lambda: heard.replaced(connection))
        return found.keys

    def place_words(self, connection: Connection) -> frozenset[str]:
        """Words that places are found by; of those that no event has any more some may be left."""
        found: frozenset[str] = self.once("place words", lambda: _place_words(connection))
        return found

    def links(self, connection: Connection, axis: str) -> Links:
        """The names of an axis: "actor", "place", "outlet" or "report"."""
        values = self.heard(connection).keys if axis == "report" else ()
        found: Links = self.once(axis, lambda: links.load(connection, self.columns, axis, values))
        return found

    def next(self, connection: Connection) -> "Index":
        """That of the state which the connection sees."""
        state = _state(connection)
        wanted = select(changes.c.id).where(changes.c.list == "event", changes.c.seq > self._state.seq).distinct()
        ids = list(connection.execute(wanted.limit(MOST + 1)).scalars())
        if state.anew != self._state.anew or state.seq < self._state.seq or len(ids) > MOST:
            return Index.load(connection)
        to = renewed.step(self.columns, ids, columns.of_ids(connection, ids))
        there = connection.execute(select(func.count()).select_from(cards).where(cards.c.list == "event")).scalar()
        if len(to.columns.ids) != there:  # somebody else meddled with the tables
            return Index.load(connection)
        return Index(to.columns, state, self._brought(connection, to))

    def _brought(self, connection: Connection, to: renewed.Step) -> dict[str, Any]:
        parts: dict[str, Any] = {}
        if "heard" in self._parts:
            parts["heard"] = heard.more(connection, self._parts["heard"])
        if "replaced" in self._parts:
            parts["replaced"] = heard.replaced(connection, self._parts["replaced"])
        if "place words" in self._parts:
            parts["place words"] = self._parts["place words"] | _place_words(connection, list(to.fresh))
        for axis in (a for a in AXES if a in self._parts):
            old = self._parts[axis]
            if axis == "report":
                old = renewed.renumbered(old, parts["heard"].keys)
            parts[axis] = renewed.links(old, to, links.named(connection, axis, list(to.fresh)))
        return parts


def _place_words(connection: Connection, ids: list[str] | None = None) -> frozenset[str]:
    asked = select(tags.c.value).where(tags.c.list == "event", tags.c.axis == "place").distinct()
    if ids is None:
        return frozenset(connection.execute(asked).scalars())
    return frozenset(
        word for some in parts(ids) for word in connection.execute(asked.where(tags.c.id.in_(some))).scalars()
    )
