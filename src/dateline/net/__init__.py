"""The only door to the network: addresses checked, sizes, times and redirects capped."""

from dateline.net.addresses import Allowed, public
from dateline.net.door import Answer, Door, Limits
from dateline.net.errors import NetError
from dateline.net.guard import guarded

__all__ = ["Allowed", "Answer", "Door", "Limits", "NetError", "guarded", "public"]
