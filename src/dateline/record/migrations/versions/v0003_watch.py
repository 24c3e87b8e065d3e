"""Version 3: what `dateline watch` keeps: the state of its sources, the items it has seen, and the outbox of alerts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

Words = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "watch_sources",
        sa.Column("source", Words, primary_key=True),
        sa.Column("name", Words, nullable=False),
        sa.Column("body", Words, nullable=False),
    )
    op.create_table(
        "watch_items",
        sa.Column("source", Words, primary_key=True),
        sa.Column("item", Words, primary_key=True),
        sa.Column("mark", Words),
        sa.Column("tries", sa.Integer, nullable=False),
    )
    op.create_table(
        "watch_outbox",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("id", Words, nullable=False),
        sa.Column("channel", Words, nullable=False),
        sa.Column("rule", Words, nullable=False),
        sa.Column("since", Words, nullable=False),
        sa.Column("body", Words, nullable=False),
        sa.Column("message", Words),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("tried", Words),
        sa.Column("trouble", Words),
        sa.Column("sent", Words),
    )
    op.create_index("watch_outbox_once", "watch_outbox", ["id", "channel"], unique=True)
    op.create_index("watch_outbox_sent", "watch_outbox", ["sent"])
