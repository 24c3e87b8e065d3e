"""Tables that serve the pages, beside the projection: thin summaries, what they are grouped by, and a journal of changes.

Invariant: `cards`, `facets` and `shares` are a function of `rows` and of the log, and are made from them again where they are
missing; `changes` only grows, and says when this store saw its record change.

They have no part in the schema of a store: whoever knows nothing of them may leave them alone or drop them.
"""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, MetaData, Table

from dateline.record.schema import Words

beside = MetaData()

# One row for each of `rows`. Columns after `changed` are of events alone. Times are seconds since 1970 (UTC): `t0` to `t1` is
# the event with its uncertainty, `p0` the first report of it, `l0` when we learnt of it. `x` and `y` are Web Mercator at a
# world of 2^24 units a side; None where no place has a point. `changed` is a number of `changes` or the one after it.
cards = Table(
    "cards",
    beside,
    Column("list", Words, primary_key=True),
    Column("id", Words, primary_key=True),
    Column("digest", Words, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Column("kind", Words),
    Column("realis", Words),
    Column("disputed", Integer),
    Column("origins", Integer),
    Column("reports", Integer),
    Column("t0", BigInteger),
    Column("t1", BigInteger),
    Column("p0", BigInteger),
    Column("l0", BigInteger),
    Column("x", Integer),
    Column("y", Integer),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("body", Words),
    Index("cards_changed", "list", "changed", "id"),
)

# What events are grouped by: axis "actor" (value a code, or the folded name where there is none) and "place".
facets = Table(
    "facets",
    beside,
    Column("id", Words, primary_key=True),
    Column("axis", Words, primary_key=True),
    Column("value", Words, primary_key=True),
    Column("label", Words, nullable=False),
)

# What each outlet's reports add to an event: `bits` is 1 for first, 2 for alone, 4 for carried, 8 for contradicted.
shares = Table(
    "shares",
    beside,
    Column("id", Words, primary_key=True),
    Column("outlet", Words, primary_key=True),
    Column("bits", Integer, nullable=False),
)

# `what`: added, changed, removed, or merged into the event `into`.
changes = Table(
    "changes",
    beside,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("at", Words, nullable=False),
    Column("list", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("what", Words, nullable=False),
    Column("into", Words),
    Index("changes_at", "at"),
)
