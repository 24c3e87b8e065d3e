"""Taking reports in: what a program posts is read as the command line would read it."""

import io
import json
import threading
from typing import TYPE_CHECKING, Any

from dateline.record import Store
from dateline.web.settings import Settings

if TYPE_CHECKING:
    from dateline.engines import Outcome

COLUMNS = {name: name for name in ("id", "title", "text", "url", "outlet", "published")}


class Intake:
    """The parser is loaded with the first report and kept; reports are read one batch at a time."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store, self._settings = store, settings
        self._lock = threading.Lock()
        self._tools: Any = None

    def take(self, posted: list[dict[str, Any]]) -> "Outcome":
        from dateline.engines import Intake as Sources
        from dateline.engines import read_into, reader_for

        with self._lock:
            if self._tools is None:
                self._tools = reader_for(self._settings.packs, self._settings.model)
            reader, glossary = self._tools
            lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in posted)
            stdin = io.BytesIO(lines.encode("utf-8", "replace"))
            return read_into(self._store, reader, glossary, Sources(["-"], stdin=stdin))
