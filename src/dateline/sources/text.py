"""Plain text: one file, one report. The first line may be its headline; masthead lines may tell its date."""

from collections.abc import Iterator

from dateline.sources.decode import decode
from dateline.sources.raw import Raw


def read_text(data: bytes, source: str) -> Iterator[Raw]:
    """Raises Refused as `decode` does."""
    decoded = decode(data)
    notes = (f"encoding guessed: {decoded.encoding}",) if decoded.guessed else ()
    yield Raw(source=source, body=decoded.text, notes=notes)
