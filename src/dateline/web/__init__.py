"""The pages and the HTTP interface over a store. `create_app` makes them; `dateline serve` runs them."""

from dateline.web.app import create_app
from dateline.web.settings import Settings

__all__ = ["Settings", "create_app"]
