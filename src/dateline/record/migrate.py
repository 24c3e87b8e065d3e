"""A store of an older version brought forward, revision by revision (Alembic; `migrations/versions`, one file a version).

Invariant: forward only, and in the transaction of the caller: an older store is whole until the newer one is.
The revision of a store is its schema's version, written as four digits; the store says it itself, so there is no table of Alembic's.
"""

from pathlib import Path

from sqlalchemy import Connection

FOLDER = Path(__file__).parent / "migrations"


def forward(connection: Connection, version: int) -> None:
    """From a version (0: nothing) to the newest."""
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(FOLDER)).iterate_revisions("head", f"{version:04d}" if version else "base")
    with Operations.context(MigrationContext.configure(connection)):
        for step in reversed(list(steps)):
            step.module.upgrade()
