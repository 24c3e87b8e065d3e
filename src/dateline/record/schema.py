"""The tables of a store: the log, which only grows, and the projection, which can be thrown away and rebuilt.

Invariant: a row of the log is never changed or deleted; a row of the projection is a function of the log alone.

Each row of either keeps its whole object as JSON in `body`; the columns beside it only serve look-ups and filters.
`SCHEMA` is raised with every change of these tables.
"""

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text

SCHEMA = 1
APPLICATION = 0x44544C4E  # "DTLN", in the file header of every SQLite store
LISTS = ("event", "statement", "tally", "commitment")

metadata = MetaData()

meta = Table("meta", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False))

reports = Table(
    "reports",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("id", String, nullable=False),
    Column("url", String),
    Column("outlet", String),
    Column("published", String),
    Column("learnt_at", String, nullable=False),  # ISO 8601, UTC
    Column("body", Text, nullable=False),
    Index("reports_url", "url"),
)

readings = Table(
    "readings",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("report", String, nullable=False),
    Column("code", String, nullable=False),
    Column("learnt_at", String, nullable=False),
    Column("body", Text, nullable=False),
    Index("readings_once", "report", "code", unique=True),
)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("learnt_at", String, nullable=False),
    Column("body", Text, nullable=False),
)

# One row an event, statement, tally or commitment. `place` is its rank in the listing, `first_day` and `last_day` the
# local days that it covers (None where no year can be told), `words` the folded text that --text looks through.
rows = Table(
    "rows",
    metadata,
    Column("list", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("first_day", String),
    Column("last_day", String),
    Column("origins", Integer, nullable=False),
    Column("disputed", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("rows_id", "list", "id"),
    Index("rows_days", "list", "first_day"),
)

# What a row is found by: axis "actor" (codes and names), "place", "kind", "event" (ids it touches), "report" (keys).
tags = Table(
    "tags",
    metadata,
    Column("list", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("axis", String, primary_key=True),
    Column("value", String, primary_key=True),
    Index("tags_value", "axis", "value", "list"),
)

members = Table(
    "members",
    metadata,
    Column("report", String, primary_key=True),
    Column("entry", String, primary_key=True),
    Column("event", String, nullable=False),
    Index("members_event", "event"),
)

redirects = Table("redirects", metadata, Column("old", String, primary_key=True), Column("new", String, nullable=False))

LOG = (reports, readings, judgements)
PROJECTION = (rows, tags, members, redirects)
