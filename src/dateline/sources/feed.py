"""RSS and Atom: one report an entry, from what the feed itself holds; nothing is fetched."""

import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import feedparser

from dateline.sources.clean import one_line
from dateline.sources.dates import parse_date
from dateline.sources.decode import decode
from dateline.sources.limits import MAX_ENTRIES, MAX_FEED_TAGS
from dateline.sources.markup import paragraphs_of
from dateline.sources.raw import Raw
from dateline.sources.refused import Refused

DECLARATION = re.compile(r"<\?xml[^>]*\?>")
TRACKING = re.compile(r"(?<=[?&])(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|ocid|cmpid)=[^&#]*&?")


def read_feed(data: bytes, source: str) -> Iterator[Raw]:
    """Raises Refused where the data is no feed or has no entries."""
    parsed = _parse(decode(data).text)
    entries = parsed.get("entries") or []
    if not entries:
        reason = (
            "a feed without entries" if parsed.get("version") else "no feed: neither RSS nor Atom entries were found"
        )
        raise Refused(reason, "expected <item> or <entry> elements")
    for number, entry in enumerate(entries[:MAX_ENTRIES], start=1):
        yield _entry(entry, parsed.get("feed") or {}, f"{source}#{number}")


def _parse(text: str) -> Any:
    """The text is decoded already: a declared encoding would mislead the parser. The document type goes, with its entities."""
    body = DECLARATION.sub("", text, count=1).lstrip()
    if (count := text.count("<") + text.count("&lt;")) > 2 * MAX_FEED_TAGS:
        raise Refused(f"absurdly large: a feed of some {count // 2:,} tags", f"at most {MAX_FEED_TAGS:,}")
    body = re.sub(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", "", body, count=1, flags=re.DOTALL | re.IGNORECASE)
    try:
        # entries are stripped of markup here: the parser's own cleaning takes quadratic time over nested tags
        # as a stream: the parser would take bare bytes for the name of a file, and open it
        return feedparser.parse(
            io.BytesIO(body.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError) as wrong:
        raise Refused("the feed cannot be parsed", type(wrong).__name__) from None


def _entry(entry: Any, feed: Any, source: str) -> Raw:
    link = plain_address(entry.get("link"))
    published = parse_date(entry.get("published")) or parse_date(entry.get("updated"))
    return Raw(
        source=source,
        body="\n\n".join(_body(entry)),
        title="\n".join(paragraphs_of(entry.get("title") or "")) or None,
        id=one_line(entry.get("id")) or None,
        url=link,
        outlet=one_line((entry.get("source") or {}).get("title")) or host(link) or one_line(feed.get("title")),
        published=published,
        dated_by="feed" if published else "none",
        language=entry.get("language") or feed.get("language"),
        media="application/feed+xml",
    )


def _body(entry: Any) -> list[str]:
    """The fullest text of the entry: its contents, else its summary."""
    texts = [c.get("value") or "" for c in entry.get("content") or []] + [entry.get("summary") or ""]
    return max((paragraphs_of(t) for t in texts), key=lambda p: sum(map(len, p)))


def plain_address(url: str | None) -> str | None:
    """An address without what only traces who clicked it."""
    url = one_line(url)
    return TRACKING.sub("", url).rstrip("?&") if url else None


def host(url: str | None) -> str | None:
    """The site of an address, without "www."."""
    try:
        name = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return name.removeprefix("www.") or None
