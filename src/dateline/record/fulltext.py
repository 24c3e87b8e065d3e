"""Full-text search: what is indexed, what was asked, and the index of each back end.

Invariant: both back ends find the same rows. A text is folded here and parted at spaces only (FTS5 takes every category of
character but separators into a word, PostgreSQL gets the words as they are), the index narrows, and a comparison with the
folded text decides.

A word of a query finds the words that begin with it; words in quotes are found as they stand, one after the other.
"""

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    DDL,
    Boolean,
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    event,
    literal,
    literal_column,
    select,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from dateline.reconcile.names import words

LONGEST = 120  # letters of a word, a tag or a part of a sort key: an index entry of PostgreSQL holds 2,700 bytes
MOST = 400_000  # bytes of an indexed text: a tsvector of PostgreSQL holds a million
TERMS = re.compile(r'"([^"]*)"|(\S+)')


def searchable(text: str) -> str:
    """The folded words of a text, as they are indexed."""
    return trimmed(" ".join(words(text)))


def trimmed(folded: str) -> str:
    """What an index can hold of folded words: each to its length, all to theirs."""
    if len(folded) > LONGEST:
        folded = " ".join(word[:LONGEST] for word in folded.split())
    return folded if len(folded) * 4 <= MOST else folded.encode()[:MOST].decode(errors="ignore").rstrip()


def asked(text: str) -> list[str]:
    """The terms of a query: a word that others may begin with ("launch"), or words as they stand (" the launch ")."""
    found: dict[str, None] = {}
    for phrase, bare in TERMS.findall(text):
        if as_it_stands := searchable(phrase):
            found[f" {as_it_stands} "] = None
        found.update(dict.fromkeys(searchable(bare).split()))
    return list(found)


def holds(table: Table, terms: list[str]) -> ColumnElement[bool]:
    """Every term is in the row's `words`."""
    padded = literal(" ") + table.c.words + literal(" ")
    return and_(
        _Indexed(table, terms),
        *(padded.contains(t if t.startswith(" ") else f" {t}", autoescape=True) for t in terms),
    )


def numbers(connection: Connection, table: Table, terms: list[str]) -> list[int]:
    """The `seq` of the rows that hold every term, in no order."""
    if not all(map(_plain, terms)):
        asked: Any = select(table.c.seq).where(holds(table, terms))
    elif connection.dialect.name == "sqlite":
        asked = text(f"SELECT rowid FROM {table.name}_words WHERE {table.name}_words MATCH :words").bindparams(
            words=_fts(terms)
        )
    else:
        asked = select(table.c.seq).where(_Indexed(table, terms))
    return list(connection.execute(asked).scalars())


def _plain(term: str) -> bool:
    """Whether the index alone can tell: words of a text part where its tokens do, and nothing but itself folds to a letter of ASCII."""
    return term.isascii() and term.isalnum()


def _fts(terms: list[str]) -> str:
    return " AND ".join(f'"{w}"' if whole else f'"{w}"*' for w, whole in _single(terms))


def _single(terms: list[str]) -> list[tuple[str, bool]]:
    """The words of the terms, and whether each stands for itself alone."""
    return list(dict.fromkeys((w, t.startswith(" ")) for t in terms for w in t.split()))


class _Indexed(FunctionElement[bool]):
    """Whether the index holds all terms; a phrase counts as its words."""

    type = Boolean()
    inherit_cache = True

    def __init__(self, table: Table, terms: list[str]) -> None:
        tsquery = " & ".join(f"'{w}'" if whole else f"'{w}':*" for w, whole in _single(terms))
        super().__init__(literal_column(table.name), bindparam(None, _fts(terms)), bindparam(None, tsquery))


@compiles(_Indexed, "sqlite")
def _sqlite(element: _Indexed, compiler: Any, **more: Any) -> str:
    table, fts, _ = (compiler.process(c, **more) for c in element.clauses)
    return f"{table}.seq IN (SELECT rowid FROM {table}_words WHERE {table}_words MATCH {fts})"


@compiles(_Indexed, "postgresql")
def _postgresql(element: _Indexed, compiler: Any, **more: Any) -> str:
    table, _, tsquery = (compiler.process(c, **more) for c in element.clauses)
    return f"{table}.found @@ CAST({tsquery} AS tsquery)"


def statements(table: str, dialect: str) -> list[str]:
    """What makes the index over the column `words` of a table that has a number `seq`; it keeps itself up to date."""
    if dialect == "postgresql":
        return [
            f"ALTER TABLE {table} ADD COLUMN found tsvector"
            f" GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED",
            f"CREATE INDEX {table}_words ON {table} USING gin (found)",
        ]
    index = f"{table}_words"
    gone = f"INSERT INTO {index} ({index}, rowid, words) VALUES ('delete', old.seq, old.words);"
    come = f"INSERT INTO {index} (rowid, words) VALUES (new.seq, new.words);"
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5(words, content='{table}', content_rowid='seq', detail=none,"
        f" columnsize=0, tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")",
        f"CREATE TRIGGER {index}_in AFTER INSERT ON {table} BEGIN {come} END",
        f"CREATE TRIGGER {index}_out AFTER DELETE ON {table} BEGIN {gone} END",
        f"CREATE TRIGGER {index}_over AFTER UPDATE OF words ON {table}"
        f" WHEN old.words IS NOT new.words BEGIN {gone} {come} END",
    ]


def make_anew(connection: Connection, tables: Iterable[str]) -> None:
    """Have what the rows say indexed, whatever the index says; on a server it cannot say anything else."""
    if connection.dialect.name == "sqlite":
        for table in tables:
            connection.exec_driver_sql(f"INSERT INTO {table}_words ({table}_words) VALUES ('rebuild')")


def index(table: Table) -> None:
    """Have the index made with the table."""
    for dialect in ("sqlite", "postgresql"):
        for statement in statements(table.name, dialect):
            ddl = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", ddl.execute_if(dialect=dialect))
