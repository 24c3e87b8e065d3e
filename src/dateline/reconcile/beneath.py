"""What stands at one level otherwise than at the level below, so that where both are alike nothing is worked out twice.

Invariant: where nothing is found to differ under the keys at which an entry looks, both levels show it the same.
"""

from bisect import bisect_left
from collections.abc import Iterable

from dateline.reconcile.blocking import SHIFT, Key
from dateline.reconcile.filing import Filing
from dateline.reconcile.refs import Ref, Turn
from dateline.reconcile.shelf import Shelves


def members_of(shelves: Shelves, kind: str, number: int, event: Ref) -> list[Ref]:
    """The entries of an event at a level of a kind."""
    found: list[Ref] = shelves.look(f"event|{kind}|{number}|{event.day >> SHIFT}").get(event, [])
    return found


class Beneath:
    """The events of a level (of this `number`) held against those of the level `below`.

    It reads the shelves itself: a way back to the levels would be a circle, in which all that an update looked at waits for Python's
    search for garbage.

    Kept on shelves: which differ, how many they are, and under which keys they are found. Those that no longer differ may still stand
    under their keys; so whoever is found there is held against itself."""

    def __init__(self, shelves: Shelves, filing: Filing, number: int, below: int) -> None:
        self._shelves, self._filing, self._number, self._below = shelves, filing, number, below
        self._moving: dict[Key, set[Ref]] = {}  # changed by the update under way

    def _here(self, event: Ref) -> list[Ref]:
        return members_of(self._shelves, self._filing.kind, self._number, event)

    def _there(self, event: Ref) -> list[Ref]:
        return members_of(self._shelves, self._filing.kind, self._below, event)

    def differs(self) -> bool:
        """Something stands otherwise here than below."""
        return bool(self._count(change=False).get("count"))

    def same(self, event: Ref) -> bool:
        """The event has the same members here and below."""
        return self._here(event) == self._there(event)

    def begin(self, moved: Iterable[Ref]) -> None:
        """The level below was brought up to date, and this is about to be: `moved` are the events that changed there."""
        self._moving = {}
        for event in moved:
            self.move(event, {*self._here(event), *self._there(event)})

    def move(self, event: Ref, members: Iterable[Ref]) -> None:
        """An event changed here or below; `members` are all that are, or were, in it."""
        for key in {key for ref in members for key in self._filing.keys(ref)}:
            self._moving.setdefault(key, set()).add(event)

    def alike(self, keys: Iterable[Key], before: Turn | None = None) -> bool:
        """No event under these keys differs; `before`: of those placed before this turn alone."""
        differs = self.differs()
        for key in keys:
            found = self._moving.get(key, set())
            if differs and (held := self._shelves.look(self._under(key)).get(key)):
                found = found | held
            if any(self._prefix(self._here(e), before) != self._prefix(self._there(e), before) for e in found):
                return False
        return True

    @staticmethod
    def _prefix(members: list[Ref], before: Turn | None) -> list[Ref]:
        if before is None or not members or members[-1].turn < before:
            return members
        return members[: bisect_left(members, before, key=lambda r: r.turn)]

    def end(self, moved: Iterable[Ref]) -> None:
        """Note which of the events differ that were moved, here or below."""
        counted = self._count(change=True)
        for event in moved:
            part = self._shelves.change(f"differs|{self._filing.kind}|{self._number}|{event.day >> SHIFT}")
            was, now = event in part, not self.same(event)
            counted["count"] = counted.get("count", 0) + now - was
            if not now:
                part.pop(event, None)
                continue
            part[event] = True
            for key in {k for ref in (*self._here(event), *self._there(event)) for k in self._filing.keys(ref)}:
                self._shelves.change(self._under(key)).setdefault(key, set()).add(event)
        self._moving = {}

    def _count(self, *, change: bool) -> dict[str, int]:
        part = f"differing|{self._filing.kind}|{self._number}"
        return self._shelves.change(part) if change else self._shelves.look(part)

    def _under(self, key: Key) -> str:
        return f"differing|{self._filing.kind}|{self._number}|{key.part}"
