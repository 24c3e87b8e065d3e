"""The record: an append-only log of reports, readings and judgements, and a projection of it that can be rebuilt.

Importing this is cheap: SQLAlchemy and the model are loaded with the first name that needs them.
"""

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dateline.record.errors import StoreError
    from dateline.record.filter import Filter, FilterError
    from dateline.record.glossary import Glossary
    from dateline.record.store import Store
    from dateline.record.view import EventView

__all__ = ["EventView", "Filter", "FilterError", "Glossary", "Store", "StoreError"]
HOMES = {
    "EventView": "view",
    "Filter": "filter",
    "FilterError": "filter",
    "Glossary": "glossary",
    "Store": "store",
    "StoreError": "errors",
}


def __getattr__(name: str) -> object:
    if name in HOMES:
        return getattr(import_module(f"dateline.record.{HOMES[name]}"), name)
    raise AttributeError(f"module 'dateline.record' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
