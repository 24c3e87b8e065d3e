"""Version 1: the log, and a projection whose rows are keyed by their rank."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table("meta", sa.Column("name", sa.String, primary_key=True), sa.Column("value", sa.Text, nullable=False))
    _log()
    _projection()


def _log() -> None:
    op.create_table(
        "reports",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("url", sa.String),
        sa.Column("outlet", sa.String),
        sa.Column("published", sa.String),
        sa.Column("learnt_at", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("reports_url", "reports", ["url"])
    op.create_table(
        "readings",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("report", sa.String, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("learnt_at", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("readings_once", "readings", ["report", "code"], unique=True)
    op.create_table(
        "judgements",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("learnt_at", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )


def _projection() -> None:
    op.create_table(
        "rows",
        sa.Column("list", sa.String, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("first_day", sa.String),
        sa.Column("last_day", sa.String),
        sa.Column("origins", sa.Integer, nullable=False),
        sa.Column("disputed", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("rows_id", "rows", ["list", "id"])
    op.create_index("rows_days", "rows", ["list", "first_day"])
    op.create_table(
        "tags",
        sa.Column("list", sa.String, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("axis", sa.String, primary_key=True),
        sa.Column("value", sa.String, primary_key=True),
    )
    op.create_index("tags_value", "tags", ["axis", "value", "list"])
    op.create_table(
        "members",
        sa.Column("report", sa.String, primary_key=True),
        sa.Column("entry", sa.String, primary_key=True),
        sa.Column("event", sa.String, nullable=False),
    )
    op.create_index("members_event", "members", ["event"])
    op.create_table(
        "redirects", sa.Column("old", sa.String, primary_key=True), sa.Column("new", sa.String, nullable=False)
    )
