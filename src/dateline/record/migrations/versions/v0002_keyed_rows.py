"""Version 2: rows keyed by what they are, blobs kept by the projection, and full-text search over rows and reports.

The projection is thrown away, as it can be made anew; of the log nothing changes but that its reports can be searched.
"""

import json

import sqlalchemy as sa
from alembic import op

from dateline.record.fulltext import searchable, statements

revision = "0002"
down_revision = "0001"

Words = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    for table in ("rows", "tags", "members", "redirects"):
        op.drop_table(table)
    op.execute("DELETE FROM meta WHERE name = 'projected'")
    _rows()
    _beside_rows()
    _searchable_reports()
    for table in ("rows", "reports"):
        for statement in statements(table, op.get_bind().dialect.name):
            op.get_bind().exec_driver_sql(statement)
    op.execute("INSERT INTO reports_words (reports_words) VALUES ('rebuild')")


def _rows() -> None:
    op.create_table(
        "rows",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("list", Words, nullable=False),
        sa.Column("id", Words, nullable=False),
        sa.Column("sort", Words, nullable=False),
        sa.Column("digest", Words, nullable=False),
        sa.Column("first_day", Words),
        sa.Column("last_day", Words),
        sa.Column("origins", sa.Integer, nullable=False),
        sa.Column("disputed", sa.Integer, nullable=False),
        sa.Column("words", Words, nullable=False),
        sa.Column("body", Words, nullable=False),
    )
    op.create_index("rows_id", "rows", ["list", "id"], unique=True)
    op.create_index("rows_sort", "rows", ["list", "sort", "id"])
    op.create_index("rows_days", "rows", ["list", "first_day"])
    op.create_table(
        "tags",
        sa.Column("list", Words, primary_key=True),
        sa.Column("id", Words, primary_key=True),
        sa.Column("axis", Words, primary_key=True),
        sa.Column("value", Words, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("tags_value", "tags", ["axis", "value", "list"])


def _beside_rows() -> None:
    op.create_table(
        "members",
        sa.Column("report", Words, primary_key=True),
        sa.Column("entry", Words, primary_key=True),
        sa.Column("event", Words, nullable=False),
    )
    op.create_index("members_event", "members", ["event"])
    op.create_table("redirects", sa.Column("old", Words, primary_key=True), sa.Column("new", Words, nullable=False))
    op.create_table(
        "state", sa.Column("name", Words, primary_key=True), sa.Column("body", sa.LargeBinary, nullable=False)
    )


def _searchable_reports() -> None:
    op.add_column("reports", sa.Column("words", Words, nullable=False, server_default=""))
    bind = op.get_bind()
    reports = sa.table("reports", sa.column("seq"), sa.column("body"), sa.column("words"))
    for seq in bind.execute(sa.select(reports.c.seq)).scalars().all():
        body = json.loads(bind.execute(sa.select(reports.c.body).where(reports.c.seq == seq)).scalar() or "{}")
        words = searchable(f"{body.get('title') or ''} {body.get('text') or ''}")
        bind.execute(sa.update(reports).where(reports.c.seq == seq).values(words=words))
