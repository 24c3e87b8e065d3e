"""Event rows of who did what to whom, in PLOVER's event types and in CAMEO's codes, as the packs map the kinds.

One row for each source and target; where both sides act alike (a meeting), one row each way. Only what happened is a row: plans, possibilities
and denials are left out and counted, and so are kinds that the code book has no event for.
"""

from collections.abc import Iterator
from itertools import permutations, product
from typing import Any

from dateline.export import cells, codebooks, plain
from dateline.export.acled import names
from dateline.export.made import Made, tally
from dateline.export.selection import Selection, held
from dateline.export.table import precision
from dateline.model import Actor
from dateline.record import EventView

COLUMNS = (
    "event", "date", "date_precision", "source", "source_name", "target", "target_name", "code", "root", "quad_class",
    "location", "country", "latitude", "longitude", "title", "reports", "origins",
)  # fmt: skip
# GDELT's and PLOVER's four quadrants: verbal and material cooperation, verbal and material conflict
QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
Pair = tuple[Actor | None, Actor | None]


def plover(selection: Selection) -> Made:
    return _made(selection, "plover")


def cameo(selection: Selection) -> Made:
    return _made(selection, "cameo")


def _made(selection: Selection, book: str) -> Made:
    shown = [v for v in selection.views if missing(selection, v, book) is None]
    found = [row for view in shown for row in _rows(selection, view, book)]
    left = tally(missing(selection, v, book) for v in selection.views)
    return Made(cells.file(COLUMNS, found), {"events": len(shown), "rows": len(found)}, left, selection.sources)


def missing(selection: Selection, view: EventView, book: str) -> str | None:
    if view.event.realis != "actual":
        return "planned, possible or denied"
    kind = selection.glossary.kinds.get(view.event.kind)
    return None if kind and book in kind.codes else f"of a kind that {book.upper()} has no code for"


def _rows(selection: Selection, view: EventView, book: str) -> Iterator[dict[str, Any]]:
    event, place = view.event, codebooks.place_of(view.event)
    told = selection.glossary.kinds[event.kind].codes[book]
    code = f"{told}0" if book == "cameo" and len(told) == 2 else told  # "15" is a heading, "150" its event without more
    quad = QUAD.get(code) if book == "plover" else cameo_quad(code)
    for source, target in pairs(selection, view):
        yield {
            "event": event.id, "date": view.when.day, "date_precision": precision(view), "source": source.code if source else None,
            "source_name": names(selection, [source]) if source else None, "target": target.code if target else None,
            "target_name": names(selection, [target]) if target else None, "code": code,
            "root": code[:2] if book == "cameo" else code, "quad_class": quad, "location": place.name if place else None,
            "country": place.country if place else None, "latitude": place.lat if place else None,
            "longitude": place.lon if place else None, "title": view.title, "reports": len(view.reports), "origins": event.origins,
        }  # fmt: skip


def pairs(selection: Selection, view: EventView) -> list[Pair]:
    """Source and target of each row. One who acts alone has no target; who acted is empty where no report tells."""
    kind = selection.glossary.kinds.get(view.event.kind)
    agents = _distinct(plain.of(held(view.event, "agent"), Actor))
    codes = {_key(a) for a in agents}
    others = [a for a in _distinct(plain.of(held(view.event, "other"), Actor)) if _key(a) not in codes]
    if kind and kind.reciprocal and len(agents) + len(others) > 1:
        return list(permutations([*agents, *others], 2))
    sources: list[Actor | None] = [*agents] or [None]
    targets: list[Actor | None] = [*others] or [None]
    return list(product(sources, targets))


def _distinct(actors: list[Actor]) -> list[Actor]:
    return list({_key(a): a for a in reversed(actors)}.values())[::-1]


def _key(actor: Actor) -> str:
    return actor.code or actor.name


def cameo_quad(code: str) -> int:
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root <= 9 else 3 if root <= 14 else 4
