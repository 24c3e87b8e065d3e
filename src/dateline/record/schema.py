"""The tables of a store: the log, which only grows, and the projection, which can be thrown away and rebuilt.

Invariant: a row of the log is never changed or deleted; a row of the projection is a function of the log alone.

Each row of either keeps its whole object as JSON in `body`; the columns beside it only serve look-ups and filters.
The number of their version is `SCHEMA` of record/standing.py.
"""

from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, LargeBinary, MetaData, Table, Text, event

from dateline.record import fulltext

WATCHED = "watched"  # in `meta`: how far the watch has looked
GLANCED = ("event", "tally", "commitment")  # what the watch looks at
LISTS = ("event", "statement", "tally", "commitment", "judgement")

# text in the order of its code points, on every back end and under every locale
Words = Text().with_variant(Text(collation="C"), "postgresql")

metadata = MetaData()

meta = Table("meta", metadata, Column("name", Words, primary_key=True), Column("value", Words, nullable=False))

reports = Table(
    "reports",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("key", Words, nullable=False, unique=True),
    Column("id", Words, nullable=False),
    Column("url", Words),
    Column("outlet", Words),
    Column("published", Words),
    Column("learnt_at", Words, nullable=False),  # ISO 8601, UTC
    Column("body", Words, nullable=False),
    Column("words", Words, nullable=False, server_default=""),  # title and text, folded, for full-text search
)

reports_url = Index("reports_url", reports.c.url)


@event.listens_for(reports, "before_create")
def _hashed(_: Table, connection: Connection, **__: Any) -> None:
    """Addresses of any length can be indexed on a server. Said only there, as the words of its dialect take long to load."""
    if connection.dialect.name == "postgresql":
        reports_url.dialect_options["postgresql"]["using"] = "hash"


readings = Table(
    "readings",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("report", Words, nullable=False),
    Column("code", Words, nullable=False),
    Column("learnt_at", Words, nullable=False),
    Column("body", Words, nullable=False),
    Index("readings_once", "report", "code", unique=True),
)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("learnt_at", Words, nullable=False),
    Column("body", Words, nullable=False),
)

# One row an event, statement, tally or commitment, by (list, id). `sort` orders the listing, `digest` names all that the
# row and its tags say, `first_day` and `last_day` are the local days that it covers (None where no year can be told),
# `words` the folded text that --text looks through. `seq` only ties the row to its place in the full-text index.
rows = Table(
    "rows",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("list", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("sort", Words, nullable=False),
    Column("digest", Words, nullable=False),
    Column("first_day", Words),
    Column("last_day", Words),
    Column("origins", Integer, nullable=False),
    Column("disputed", Integer, nullable=False),
    Column("words", Words, nullable=False),
    Column("body", Words, nullable=False),
    Index("rows_id", "list", "id", unique=True),
    Index("rows_sort", "list", "sort", "id"),
    Index("rows_days", "list", "first_day"),
)

# What a row is found by: axis "actor" (codes and names), "place", "kind", "event" (ids it touches), "report" (keys).
tags = Table(
    "tags",
    metadata,
    Column("list", Words, primary_key=True),
    Column("id", Words, primary_key=True),
    Column("axis", Words, primary_key=True),
    Column("value", Words, primary_key=True),
    Index("tags_value", "axis", "value", "list"),
    sqlite_with_rowid=False,
)

members = Table(
    "members",
    metadata,
    Column("report", Words, primary_key=True),
    Column("entry", Words, primary_key=True),
    Column("event", Words, nullable=False),
    Index("members_event", "event"),
)

redirects = Table("redirects", metadata, Column("old", Words, primary_key=True), Column("new", Words, nullable=False))

# What the code that makes the projection keeps from one time to the next, by names of its own choice.
state = Table("state", metadata, Column("name", Words, primary_key=True), Column("body", LargeBinary, nullable=False))

# What `dateline watch` keeps. Sources and items are named by digests, as addresses can be longer than an index takes.
watch_sources = Table(
    "watch_sources",
    metadata,
    Column("source", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("body", Words, nullable=False),
)

# `mark`: under which the item was read (None: not yet); `tries`: how often it was asked for in vain.
watch_items = Table(
    "watch_items",
    metadata,
    Column("source", Words, primary_key=True),
    Column("item", Words, primary_key=True),
    Column("mark", Words),
    Column("tries", Integer, nullable=False),
)

# One row an alert and channel, in the order of `seq`. `message` is the id of what it goes out in, set before it is sent for the
# first time; `sent` when it was taken (None: not yet). Times are ISO 8601, UTC.
watch_outbox = Table(
    "watch_outbox",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Words, nullable=False),
    Column("channel", Words, nullable=False),
    Column("rule", Words, nullable=False),
    Column("since", Words, nullable=False),
    Column("body", Words, nullable=False),
    Column("message", Words),
    Column("tries", Integer, nullable=False),
    Column("tried", Words),
    Column("trouble", Words),
    Column("sent", Words),
    Index("watch_outbox_once", "id", "channel", unique=True),
    Index("watch_outbox_sent", "sent"),
)

# Reports that an extractor gave no answer for: the watch asks again from `due` on (ISO 8601, UTC); `tries` so far in vain.
watch_unheard = Table(
    "watch_unheard",
    metadata,
    Column("report", Words, primary_key=True),
    Column("due", Words, nullable=False),
    Column("tries", Integer, nullable=False),
    Index("watch_unheard_due", "due"),
)

# Rows that were written or removed since the watch looked last; one row (EVERYTHING, "") where that is all of them.
watch_touched = Table(
    "watch_touched",
    metadata,
    Column("list", Words, primary_key=True),
    Column("id", Words, primary_key=True),
)
EVERYTHING = "*"

SEARCHED = (rows, reports)
for searched in SEARCHED:
    fulltext.index(searched)

LOG = (reports, readings, judgements)
PROJECTION = (rows, tags, members, redirects, state)
WATCH = (watch_sources, watch_items, watch_outbox, watch_unheard, watch_touched)
