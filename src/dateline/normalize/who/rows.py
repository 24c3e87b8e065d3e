"""Rows: what one name in a pack's entry can stand for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.packs.schema import ActorEntry

Kind = Literal["country", "adjective", "metonym", "topical", "group", "organ", "title", "person", "people", "none"]
NOT_A_STATE = frozenset({"REB", "OPP", "NGO"})


@dataclass(frozen=True)
class Row:
    """`code` is the actor's, "*" for an organ or title of any state, "A+B" for a set. `people`: a word for persons ("officials")."""

    kind: Kind
    code: str
    text: str
    name: str = ""
    role: str | None = None
    org: str | None = None
    plural: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self.code.split("+"))


def rows_of(entry: ActorEntry) -> Iterator[Row]:
    base: Kind = "none" if entry.code == "-" else "group" if entry.role in NOT_A_STATE else "country"
    if entry.code == "*" or entry.org is not None:
        yield from _organ_rows(entry)
    else:
        for name in entry.names:
            yield Row(base, entry.code, name, entry.name, entry.role)
        for adjective in entry.adjectives:
            yield Row("adjective", entry.code, adjective, entry.name, entry.role)
            if adjective[-2:] not in ("sh", "ch", "se", "ss"):
                yield Row(base, entry.code, adjective + "s", entry.name, entry.role, plural=True)
        for name in entry.metonyms:
            yield Row("metonym", entry.code, name, entry.name, entry.role)
        for name in entry.topical:
            yield from (Row("topical", entry.code, n, entry.name, entry.role) for n in _articles(name))
    for person in entry.people:
        for name in (person.name, *person.aliases):
            if " " in name or "-" in name:
                yield Row("person", person.actor, name, person.name)


def _organ_rows(entry: ActorEntry) -> Iterator[Row]:
    kind: Kind = "people" if entry.code == "*" and entry.org is None else "organ"
    for name in entry.names:
        yield Row(kind, entry.code, name, entry.name, entry.role, entry.org, plural=kind == "people")
    for title in entry.titles:
        yield Row("title", entry.code, title, entry.name, entry.role, entry.org)
        for many in _plurals(title):
            yield Row("title", entry.code, many, entry.name, entry.role, entry.org, plural=True)


def _articles(name: str) -> tuple[str, ...]:
    """ "the North" is also "North's" and, in headlines, "North" (the reader of the leaf checks what follows)."""
    return (name, name.removeprefix("the ")) if name.startswith("the ") and name[4:5].isupper() else (name,)


def _plurals(title: str) -> tuple[str, ...]:
    """ "foreign minister" -> "foreign ministers"; "secretary of state" -> "secretaries of state"."""
    head, link, rest = title.partition(" of ")
    if head.endswith("."):
        return ()
    if head.endswith("man"):
        return (head[:-3] + "men" + link + rest,)
    return ((head[:-1] + "ies" if head.endswith("y") else head + "s") + link + rest,)


def covers(row: Row, text: str) -> bool:
    """Whether the text has the capitals that the name has. An abbreviation must match exactly: "US" is not "us", nor "WHO" "who"."""
    name = row.text
    if row.code == "*" and not name.isupper():
        return True
    if name.isupper() and len(name) <= 6:
        return text == name
    return all(t.isupper() for n, t in zip(name, text, strict=True) if n.isupper() and t.isalpha())
