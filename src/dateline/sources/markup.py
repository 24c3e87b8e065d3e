"""Marked-up text to paragraphs, for fragments: a feed's contents, a title with entities."""

import html
import re

BREAK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|section|article|blockquote|header|footer|figure|figcaption)\b[^>]*>",
    re.IGNORECASE,
)
HIDDEN = re.compile(
    r"<(script|style|noscript|template|svg)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", re.IGNORECASE | re.DOTALL
)
TAG = re.compile(r"</?[A-Za-z!?][^<>]*>")


def paragraphs_of(fragment: str) -> list[str]:
    """The paragraphs of an HTML fragment or of plain text; entities resolved, tags gone, spaces single."""
    text = HIDDEN.sub(" ", fragment)
    if not TAG.search(text):
        return [p for part in re.split(r"\n\s*\n", html.unescape(text)) if (p := " ".join(part.split()))]
    parts = re.split(r"\0", BREAK.sub("\0", text.replace("\0", " ")))
    return [p for part in parts if (p := " ".join(html.unescape(TAG.sub("", part)).split()))]
