"""Publication times in the forms that feeds and graphs ask for: an instant, always."""

from datetime import UTC, datetime

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant(published: str | None) -> datetime:
    """The beginning of what is stated, in UTC; a time without an offset is taken as UTC. 1970 where nothing is known."""
    text = published or ""
    whole = text + "-01" * (text.count("-") == 1 and len(text) == 7) + "-01-01" * (len(text) == 4)
    try:
        found = datetime.fromisoformat(whole)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return EPOCH


def rfc3339(moment: datetime) -> str:
    return f"{moment.isoformat(timespec='seconds').removesuffix('+00:00')}Z"
