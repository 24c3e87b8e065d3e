"""The ids under which events stand, and the redirects to them, kept as events come and go.

Invariant: names and redirects are those that ids.py gives for all events standing, whichever changed last.

An event is known by the long id of its founder, which is its own; it stands under the short one where no other event has that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.reconcile.entries import Entry
from dateline.reconcile.ids import LONG, event_id, founder
from dateline.reconcile.shelf import Shelves


@dataclass(frozen=True)
class Known:
    """An event: `source` says where its members are found, `members` are addresses with the ids that they would found."""

    source: Any
    short: str
    members: tuple[tuple[str, str], ...]


def long_id(members: Iterable[Entry]) -> str:
    return event_id(founder(members), LONG)


def known(source: Any, members: list[Entry]) -> Known:
    return Known(source, event_id(founder(members)), tuple((e.address, event_id(e)) for e in members))


class Naming:
    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    def known(self, event: str) -> Known | None:
        return self._shelves.look(f"known|{event[-2:]}").get(event)

    def name(self, event: str) -> str:
        """The id under which a standing event stands."""
        one = self.known(event)
        if one is None:
            raise KeyError(event)
        return one.short if len(self._sharing(one.short)) == 1 else event

    def standing(self, name: str) -> str:
        """The event that stands under an id; where none does, the id itself."""
        return name if self.known(name) else min(self._sharing(name), default=name)

    def _sharing(self, short: str) -> set[str]:
        found: set[str] = self._shelves.look(f"short|{short[-2:]}").get(short, set())
        return found

    def change(self, gone: Iterable[str], new: Mapping[str, Known]) -> tuple[dict[str, str], dict[str, str | None]]:
        """Events that stand no more and events that stand newly or with other members. The other events that now stand
        under another id, with the one before, and the redirects that may have changed (None: there is none)."""
        left = {event: one for event in gone if (one := self.known(event))}
        kept = {event: left[event] for event in left if event in new and left[event].short == new[event].short}
        olds = {old for one in (*left.values(), *new.values()) for _, old in one.members}
        for event, one in kept.items():
            # who stays in an event that stands under the same id is led there as before
            olds -= {old for _, old in set(one.members) & set(new[event].members)}
        shorts = {one.short for one in (*left.values(), *new.values())}
        beside = {e for short in shorts for e in self._sharing(short)} - (left.keys() - kept.keys())
        before = {e: self.name(e) for e in beside}
        for event, one in left.items():
            self._drop(event, one, new.get(event))
        for event, one in new.items():
            self._put(event, left.get(event), one)
        renamed = {e: name for e, name in before.items() if self.name(e) != name}
        # what leads to an event may lead to its new id
        olds |= {old for e in renamed if (one := self.known(e)) for _, old in one.members}
        olds |= shorts | set(left) | set(new)
        return {e: name for e, name in renamed.items() if e not in new}, {
            old: self.redirect(old) for old in sorted(olds)
        }

    def _drop(self, event: str, old: Known, new: Known | None) -> None:
        """All of what was that is no more."""
        if new is None:
            del self._shelves.change(f"known|{event[-2:]}")[event]
        if new is None or new.short != old.short:
            self._share(old.short, event, there=False)
        for address, name in set(old.members) - set(new.members if new else ()):
            self._lead(name, address, None)

    def _put(self, event: str, old: Known | None, new: Known) -> None:
        """All of what is that was not."""
        self._shelves.change(f"known|{event[-2:]}")[event] = new
        if old is None or old.short != new.short:
            self._share(new.short, event, there=True)
        for address, name in set(new.members) - set(old.members if old else ()):
            self._lead(name, address, event)

    def _share(self, short: str, event: str, *, there: bool) -> None:
        part = self._shelves.change(f"short|{short[-2:]}")
        sharing = part.setdefault(short, set())
        (sharing.add if there else sharing.discard)(event)
        if not sharing:
            del part[short]

    def _lead(self, name: str, address: str, event: str | None) -> None:
        part = self._shelves.change(f"leads|{name[-2:]}")
        leads = part.setdefault(name, {})
        if event:
            leads[address] = event
        else:
            leads.pop(address, None)
        if not leads:
            del part[name]

    def redirect(self, old: str) -> str | None:
        """Where an id leads under which no event stands: to the event of the entries that would found it, if they are in one."""
        if any(self.name(e) == old for e in self._sharing(old)) or self.known(old):
            return None
        led = {self.name(e) for e in self.leads(old).values()}
        return next(iter(led)) if len(led) == 1 else None

    def leads(self, old: str) -> dict[str, str]:
        """The entries, by address, that would found an event of this id, with the event in which each is."""
        found: dict[str, str] = self._shelves.look(f"leads|{old[-2:]}").get(old, {})
        return found
