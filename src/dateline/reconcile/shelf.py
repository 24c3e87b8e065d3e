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

    def look(self, part: str) -> dict[Any, Any]:
        """The part, only to be read."""
        found = self._parts.get(part)
        if found is None:
            body = self._fetch(part)
            found = self._parts[part] = pickle.loads(body) if body else {}
        return found

    def change(self, part: str) -> dict[Any, Any]:
        """The part, to be changed."""
        self._changed.add(part)
        return self.look(part)

    def here(self, beginning: str) -> list[str]:
        """The names of the parts that are here."""
        return sorted(name for name in self._parts if name.startswith(beginning))

    def changed(self) -> Iterator[tuple[str, bytes | None]]:
        """The parts that were changed since this was last asked, pickled; None for one that is empty now."""
        for part in sorted(self._changed):
            held = self._parts[part]
            yield part, pickle.dumps(held, pickle.HIGHEST_PROTOCOL) if held else None
        self._changed.clear()
