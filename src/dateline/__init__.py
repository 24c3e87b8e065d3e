"""Dateline turns news reports into a sourced, reconciled record of events.

    import dateline
    dateline.read("report.txt", published="2019-09-10")     # what each report says, alone
    dateline.reconcile(readings_of_many)                      # what they say together
    dateline.open("dateline.db").events()                     # what a store holds

Importing this is cheap: the parser and the store are loaded by the first call that needs them.
"""

import sys
from types import ModuleType

from dateline.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dateline.api import open, read, reconcile

__all__ = ["__version__", "open", "read", "reconcile"]


class _Package(ModuleType):
    """Keeps `dateline.reconcile` the function: importing the room of that name would put the module in its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "reconcile" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> object:
    if name in ("open", "read", "reconcile"):
        from dateline import api

        return getattr(api, name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
