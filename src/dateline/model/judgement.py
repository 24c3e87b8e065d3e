"""Judgement: what a person decided. Judgements are added, never changed; undoing one is another judgement."""

from typing import Final, Literal

from dateline.model.base import Frozen, Span
from dateline.model.values import Value

Action = Literal["same", "split", "value", "reject", "undo", "reliability"]
RELIABILITY: Final = "reliability"  # the vocabulary of an outlet's grade: A (reliable) to F (cannot be judged)


class Anchor(Frozen):
    """Where an entry stood when it was judged, so that it can be found again after its report was read anew by other
    code, or came in a new version: by its words, not by its name. `triggers` and `sentences` are those of its mentions."""

    report: str  # Report.key
    entry: str
    kind: str
    triggers: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    address: str | None = None  # Report.url


class Judgement(Frozen):
    """`subjects` are event ids or mention addresses ("report key#entry"); for `undo` the id of a judgement; for
    `reliability` the name of an outlet, whose grade is a term of that vocabulary in `value`.

    `anchors` holds for each subject where it stood: of an event all its entries, the founding one first. `apart` is what
    a split parted its subjects from. Without them the subjects are looked up by name."""

    id: str
    action: Action
    subjects: tuple[str, ...]
    anchors: tuple[tuple[Anchor, ...], ...] = ()
    apart: tuple[Anchor, ...] = ()
    attribute: str | None = None
    value: Value | None = None
    author: str = ""
    reason: str = ""
    at: str  # ISO 8601, UTC
