"""Values kept by key in parts that are fetched when first asked for, so that a small change touches little of a large store.

Invariant: what a shelf answers does not depend on which of its parts were already here.
"""

import pickle
from collections.abc import Callable, Iterator
from typing import Any

Fetch = Callable[[str], bytes | None]


def nothing(_: str) -> bytes | None:
    return None


class Shelves:
    """Parts by name; each is a dictionary. `fetch` gives the pickled part of an earlier time, or None."""

    def __init__(self, fetch: Fetch = nothing) -> None:
        self._fetch = fetch
        self._parts: dict[str, dict[Any, Any]] = {}
        self._changed: set[str] = set()
        self._packed: dict[str, bytes] = {}  # changed parts that were put away

    def look(self, part: str) -> dict[Any, Any]:
        """The part, only to be read."""
        found = self._parts.get(part)
        if found is None:
            body = self._packed.get(part) or self._fetch(part)
            found = self._parts[part] = pickle.loads(body) if body else {}
        return found

    def change(self, part: str) -> dict[Any, Any]:
        """The part, to be changed."""
        self._changed.add(part)
        found = self.look(part)
        if self._packed:
            self._packed.pop(part, None)
        return found

    def here(self, beginning: str) -> list[str]:
        """The names of the parts that are here."""
        return sorted(name for name in self._parts if name.startswith(beginning))

    def changed(self) -> Iterator[tuple[str, bytes | None]]:
        """The parts that were changed since this was last asked, pickled; None for one that is empty now."""
        for part in sorted(self._changed):
            yield part, self._packed.pop(part, None) or self._pickled(part)
        self._changed.clear()

    def _pickled(self, part: str) -> bytes | None:
        held = self._parts[part]
        return pickle.dumps(held, pickle.HIGHEST_PROTOCOL) if held else None

    def put_away(self, *beginnings: str) -> None:
        """Parts that are seldom asked for from now on, by the beginnings of their names: kept as they will be written, in a tenth of the
        room. Whoever holds one of them must let go of it. Where nothing is fetched nothing will be written, and they stay."""
        if self._fetch is nothing:
            return
        for part in [name for name in self._parts if name.startswith(beginnings)]:
            if part in self._changed and part not in self._packed and (body := self._pickled(part)):
                self._packed[part] = body
            if part not in self._changed or part in self._packed:
                del self._parts[part]
