"""Things by portions, as a statement takes some hundreds of names and no more."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
IN = 400  # names in one look-up


def parts(items: Iterable[T], size: int = IN) -> Iterator[list[T]]:
    """All of them in their order, so many at a time; the last may be fewer, and none is empty."""
    left = iter(items)
    while part := list(islice(left, size)):
        yield part


def by_list(keys: Iterable[tuple[str, ...]], size: int) -> Iterator[tuple[str, list[str]]]:
    """Keys of rows, (list, id): each list with some of its ids."""
    ids: dict[str, list[str]] = {}
    for list_, id_ in keys:
        ids.setdefault(list_, []).append(id_)
    for list_, every in ids.items():
        for some in parts(every, size):
            yield list_, some
