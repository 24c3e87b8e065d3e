"""Judgement: what a person decided. Judgements are added, never changed; undoing one is another judgement."""

from typing import Literal

from dateline.model.base import Frozen
from dateline.model.values import Value


class Judgement(Frozen):
    """`subjects` are event ids or mention addresses ("report key#entry"); for `undo` the id of a judgement."""

    id: str
    action: Literal["same", "split", "value", "reject", "undo"]
    subjects: tuple[str, ...]
    attribute: str | None = None
    value: Value | None = None
    author: str = ""
    reason: str = ""
    at: str  # ISO 8601, UTC
