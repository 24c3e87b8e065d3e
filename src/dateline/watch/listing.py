"""What a feed, a section page or a sitemap lists: items by their addresses, with what is told of each.

Invariant: an item is known by its address where it has one, so that a feed that changes its entries' ids lists nothing twice.
"""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from dateline.model.canonical import digest
from dateline.sources.dates import parse_date
from dateline.sources.decode import decode
from dateline.sources.feed import host, plain_address, read_feed
from dateline.sources.limits import MAX_ENTRIES, MAX_PAGE_BYTES
from dateline.sources.raw import Raw
from dateline.sources.refused import Refused

LEAST_WORDS = 4  # of a link's text: "Home", "Read more" lead to no story
NEWEST = 50_000  # addresses of one sitemap that are looked at
DEEPEST = 2  # sitemaps that list sitemaps


@dataclass(frozen=True)
class Item:
    """`key` it is known by; `mark` changes when what is told of it does; `raw` is a feed's own text of it."""

    key: str
    mark: str
    url: str | None = None
    raw: Raw | None = None
    published: str | None = None


def feed_items(data: bytes, source: str) -> list[Item]:
    """Raises Refused where it is no feed."""
    return [_entry(raw) for raw in read_feed(data, source)]


def _entry(raw: Raw) -> Item:
    told = digest([raw.title or "", raw.body], 16)
    # a new date under the same words is no news: some feeds stamp each entry with the time of asking
    return Item(raw.url or raw.id or told, told, raw.url, raw, raw.published)


def page_items(data: bytes, address: str) -> list[Item]:
    """Links of a section page to stories of its own host, in their order: those whose text is a headline."""
    if len(data) > MAX_PAGE_BYTES:
        raise Refused(f"absurdly large: a page of {len(data):,} bytes", f"at most {MAX_PAGE_BYTES:,}")
    try:
        tree = html.document_fromstring(decode(data).text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError) as wrong:
        raise Refused("the page cannot be parsed", type(wrong).__name__) from None
    here, found = host(address), dict[str, Item]()
    for link in tree.iter("a"):
        url = _address(address, link.get("href"))
        if url and host(url) == here and url != address and len(link.text_content().split()) >= LEAST_WORDS:
            found.setdefault(url, Item(url, "", url))
    return list(found.values())[:MAX_ENTRIES]


def sitemap_items(data: bytes, address: str) -> tuple[list[Item], list[str]]:
    """Items, newest first, and further sitemaps. Raises Refused where it is no sitemap."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None or _local(root) not in ("urlset", "sitemapindex"):
        raise Refused("no sitemap", "expected <urlset> or <sitemapindex>")
    listed = [one for child in root[:NEWEST] if isinstance(child.tag, str) and (one := _listed(child, address))]
    newest = sorted(listed, key=lambda pair: pair[1] or "", reverse=True)
    if _local(root) == "sitemapindex":
        return [], [url for url, _ in newest]
    return [Item(url, changed or "", url, published=changed) for url, changed in newest], []


def _local(node: etree._Element) -> str:
    """The name without its name space; damaged ones hold braces that QName does not take."""
    return str(node.tag).rpartition("}")[2]


def _listed(node: etree._Element, address: str) -> tuple[str, str | None] | None:
    texts = {_local(n): (n.text or "").strip() for n in node.iter() if isinstance(n.tag, str)}
    url = _address(address, texts.get("loc"))
    changed = parse_date(texts.get("publication_date") or texts.get("lastmod") or None)
    return (url, changed) if url and host(url) == host(address) else None


def _address(base: str, link: str | None) -> str | None:
    if not (link or "").split("#")[0].strip():
        return None
    try:
        url = plain_address(urljoin(base, (link or "").split("#")[0]))
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None
