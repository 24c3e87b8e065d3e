"""INSERT ... ON CONFLICT, which both back ends know and SQLAlchemy has in each one's own words."""

from typing import TYPE_CHECKING

from sqlalchemy import Table

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


def insert(dialect: str, table: Table) -> "postgresql.Insert | sqlite.Insert":
    # a listing of a file should not pay for the server's words
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)
