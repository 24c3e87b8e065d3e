"""What a store's name means: a file, the memory of this process, or a database of a PostgreSQL server."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from dateline.record.errors import StoreError

MEMORY = ":memory:"
SERVERS = ("postgresql", "postgres", "postgresql+psycopg")
KINDS = "a file, sqlite:///FILE or postgresql://USER@HOST/DATABASE"


@dataclass(frozen=True)
class Address:
    """`path` of a file, `url` of a server's database, neither for memory. `shown` holds no password."""

    shown: str
    path: Path | None = None
    url: URL | None = None


def address(store: str | Path) -> Address:
    """Raises StoreError for addresses of other kinds."""
    name = str(store)
    scheme = name.split("://", 1)[0] if "://" in name else ""
    if scheme in SERVERS:
        return _server(name)
    if name.startswith("sqlite:///"):
        name = name.removeprefix("sqlite:///")
    if "://" in name:
        raise StoreError(f"a store address of kind {scheme}://", KINDS, "Give --store FILE.")
    if not name:
        raise StoreError("an empty store name", KINDS, "Give --store FILE, or unset DATELINE_STORE.")
    return Address(MEMORY) if name == MEMORY else Address(name, path=Path(name))


def _server(name: str) -> Address:
    try:
        url = make_url(name).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            f"a PostgreSQL address that cannot be read ({error})", KINDS, "Give --store with an address of that form."
        ) from error
    shown = url.set(drivername="postgresql").render_as_string(hide_password=True)
    if not url.database:
        raise StoreError(f"{shown}, which names no database", KINDS, "Add the database's name after the host.")
    return Address(shown, url=url)
