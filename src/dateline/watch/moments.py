"""Points in time as the watch writes and reads them: ISO 8601, UTC."""

from datetime import UTC, datetime


def moment(text: str) -> datetime:
    """Of a day its beginning; what says no zone is taken as UTC. Raises ValueError where it is no time."""
    parsed = datetime.fromisoformat(text)
    return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
