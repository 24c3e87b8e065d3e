"""Extractors that installed packages offer, by name."""

from collections.abc import Iterable
from importlib.metadata import entry_points

from dateline.extract.plugged.protocol import GROUP, Extractor, ExtractorError


def offered() -> list[str]:
    return sorted(entry.name for entry in entry_points(group=GROUP))


def load_extractors(names: Iterable[str]) -> tuple[Extractor, ...]:
    """Raises ExtractorError for a name that no package offers, or one that cannot be made."""
    return tuple(_load(name) for name in dict.fromkeys(names))


def _load(name: str) -> Extractor:
    found = next(iter(entry_points(group=GROUP, name=name)), None)
    if found is None:
        known = ", ".join(offered()) or "none is installed"
        raise ExtractorError(f"no extractor {name!r}; expected one of: {known}")
    try:
        made: Extractor = found.load()()
    except ExtractorError:
        raise
    except Exception as wrong:
        raise ExtractorError(f"extractor {name!r} cannot be made ({type(wrong).__name__}: {wrong})") from wrong
    return made
