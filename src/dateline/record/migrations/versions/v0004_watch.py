"""Version 4: reports that an extractor gave no answer for, which the watch asks again; and the rows that changed since it looked."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

Words = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "watch_unheard",
        sa.Column("report", Words, primary_key=True),
        sa.Column("due", Words, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
    )
    op.create_index("watch_unheard_due", "watch_unheard", ["due"])
    op.create_table(
        "watch_touched",
        sa.Column("list", Words, primary_key=True),
        sa.Column("id", Words, primary_key=True),
    )
    op.execute("INSERT INTO watch_touched (list, id) VALUES ('*', '')")  # nobody noted what changed until now
