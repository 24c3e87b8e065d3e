"""The table of weights, read once from weights.yml beside this file.

Invariant: a comparison may only give an outcome that stands in the table; anything else is an error in the code.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

from dateline.model import Frozen

NEVER = float("-inf")


class Step(Frozen):
    """One line of the waterfall: what was compared, what came out, what it adds and why."""

    comparison: str
    outcome: str
    weight: float
    why: str


class Settings(Frozen):
    start: float
    margin: float
    vague_margin: float
    only: float
    dated: float
    misdated: float
    dated_margin: float


@lru_cache(maxsize=1)
def _table() -> tuple[Settings, dict[tuple[str, str], Step], dict[str, int], frozenset[str]]:
    raw = yaml.safe_load(files("dateline.reconcile").joinpath("weights.yml").read_text(encoding="utf-8"))
    steps = {
        (name, outcome): Step(
            comparison=name, outcome=outcome, weight=NEVER if row.get("never") else float(row["w"]), why=row["why"]
        )
        for name, rows in raw["comparisons"].items()
        for outcome, row in rows.items()
    }
    return Settings(**raw["settings"]), steps, raw["lasting"], frozenset(raw["moment"])


@lru_cache(maxsize=1)
def settings() -> Settings:
    return _table()[0]


@lru_cache(maxsize=4096)
def lasts(kind: str) -> int:
    """Days that an event of this kind goes on for; 0 where it is over in a day."""
    return _table()[2].get(kind, 0)


@lru_cache(maxsize=4096)
def is_moment(kind: str) -> bool:
    """Whether an event of this kind is over within the hour."""
    return kind in _table()[3]


def table() -> Mapping[tuple[str, str], Step]:
    """Every outcome that a comparison may give, in the order of the file."""
    return _table()[1]


@lru_cache(maxsize=4096)
def step(comparison: str, outcome: str) -> Step:
    return _table()[1][comparison, outcome]


@lru_cache(maxsize=4096)
def most(comparison: str) -> float:
    """What a comparison adds at best."""
    return max(one.weight for (name, _), one in table().items() if name == comparison)
