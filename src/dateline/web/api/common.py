"""What all answers to programs share."""

import json
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from fastapi.responses import Response

from dateline.record import Filter
from dateline.record.browse import Listed
from dateline.record.desk import Look
from dateline.record.picked import ORDERS
from dateline.web import described
from dateline.web.answers import JSON, tagged
from dateline.web.asked import Asked, asked_filter, order_of
from dateline.web.errors import Failure

MOST = 500


def _asked(
    which: Annotated[Filter, Depends(asked_filter)],
    order: Annotated[
        str | None,
        Query(max_length=20, json_schema_extra=described.one_of(*ORDERS), description="newest, oldest or changed"),
    ] = None,
    after: Annotated[str | None, Query(max_length=600, description="The `next` of the page before.")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="Rows a page.")] = 50,
) -> Asked:
    return Asked(which, order_of(order), after or None, limit)


AskedFor = Annotated[Asked, Depends(_asked)]
FilterFor = Annotated[Filter, Depends(asked_filter)]


def send(request: Request, look: Look, make: Callable[[], Any]) -> Response:
    """`make` gives JSON as text, or what becomes it."""

    def body() -> str:
        made = make()
        return made if isinstance(made, str) else json.dumps(made, ensure_ascii=True)

    return tagged(request, look.mark, body, JSON)


def listing(rows: list[str], total: int, after: str | None, which: Filter) -> str:
    head = json.dumps({"total": total, "next": after, "filter": which.said()})
    return f'{head[:-1]}, "items": [{", ".join(rows)}]}}'


def summary(row: Listed) -> dict[str, Any]:
    """The Summary of an event's row."""
    card = row.card.model_dump(mode="json") if row.card else {}
    page = f"/events/{row.id}"
    return {"id": row.id, "kind": row.kind, "realis": row.realis, "origins": row.origins, "page": page, **card}


def no(what: str, name: str) -> Failure:
    return Failure(404, f"There is no {what} {name[:80]!r}.")
