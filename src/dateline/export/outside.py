"""Text from outside in files of other formats: what XML cannot hold is taken out, and only addresses of the web become links."""

import re

ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Without what XML 1.0 cannot hold."""
    return ILLEGAL.sub("", text)


def linkable(url: str | None) -> bool:
    """Only addresses of the web become links; a report may come with any text for one."""
    return bool(url) and (url or "").lower().startswith(("http://", "https://"))
