"""All readings together: events, beliefs, disagreements, tallies, commitments.

Invariant: the record is a function of the set of readings and judgements. Permuting, repeating or batching them changes
nothing, byte for byte. Nothing here reads a clock, a file (but its own table of weights) or a random number.

Importing this is cheap: listings want a few words of it (`names`, `when`) and none of what makes a record.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.reconcile.keeping import Delta, Keeper, World
    from dateline.reconcile.kinds import KindInfo
    from dateline.reconcile.whole import named_events, reconcile
    from dateline.reconcile.why import Waterfall

__all__ = ["Delta", "Keeper", "KindInfo", "Waterfall", "World", "named_events", "reconcile"]
_AT = {"Delta": "keeping", "Keeper": "keeping", "World": "keeping", "KindInfo": "kinds", "Waterfall": "why"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_AT.get(name, 'whole')}"), name)
