"""What a page says of itself outside its text: JSON-LD, meta elements, time elements, links."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from dateline.model.report import DatedBy
from dateline.sources.clean import one_line
from dateline.sources.dates import finer, parse_date
from dateline.sources.feed import host, plain_address
from dateline.sources.heading import SITE, strip_site

# the publication first; a change only where nothing else is said
PUBLISHED = ("datepublished", "coverageendtime", "uploaddate", "datecreated", "datemodified")
META_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date.published", "publishdate",
    "publish-date", "publish_date", "publication_date", "publicationdate", "pubdate", "published_time", "published_date", "published",
    "parsely-pub-date", "sailthru.date", "article.published", "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime",
    "bt:pubdate", "rbpubdate", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "date.issued", "date_published", "release_date", "displaydate", "date", "timestamp", "article.created", "dcsext.articlefirstpublished",
    "article:modified_time", "og:updated_time", "last-modified", "lastmod",
)  # fmt: skip
SITES = ("website", "organization", "newsmediaorganization")
ARTICLES = ("article", "posting", "report", "newsarticle", "liveblogposting", "webpage")
ASIDE = ("aside", "footer", "nav", "figure")


@dataclass(frozen=True)
class Metadata:
    title: str | None = None
    published: str | None = None
    dated_by: DatedBy = "none"
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def metadata_of(tree: HtmlElement) -> Metadata:
    """Title, date, outlet, address and language of a page, each from the first place that states it."""
    linked = list(_linked(tree))
    nodes = [node for kind, node in linked if kind.endswith(ARTICLES)]
    sites = [node for kind, node in linked if kind in SITES]
    meta = _meta(tree)
    url, named = _address(tree, meta), _outlet(nodes, sites, meta)
    heading = _title(tree, nodes, meta)
    published, dated_by = _published(tree, nodes, meta)
    return Metadata(
        title=heading,
        published=published,
        dated_by=dated_by,
        outlet=named or _from_title(tree, heading) or host(url),
        url=url,
        language=one_line(tree.get("lang") or meta.get("content-language")),
    )


def _published(tree: HtmlElement, nodes: list[dict[str, Any]], meta: dict[str, str]) -> tuple[str | None, DatedBy]:
    linked = next((d for key in PUBLISHED for node in nodes if (d := parse_date(_text(node.get(key))))), None)
    stated = next((d for key in META_PUBLISHED if (d := parse_date(meta.get(key)))), None)
    timed = next((d for d in _times(tree)), None)
    found: tuple[tuple[str | None, DatedBy], ...] = ((linked, "json-ld"), (stated, "meta"), (timed, "time tag"))
    best = next(((date, by) for date, by in found if date), None)
    return (finer(best[0], linked, stated, timed), best[1]) if best else (None, "none")


def _times(tree: HtmlElement) -> Iterator[str]:
    """Dates of time elements: those marked as the publication, then those of the head of the article, asides left out."""
    marked = tree.xpath(
        "//*[@itemprop='datePublished' or @pubdate or contains(@class,'published') or contains(@class,'pubdate')]"
    )
    plain = tree.xpath(
        "//time[@datetime][not(ancestor::aside or ancestor::footer or ancestor::nav or ancestor::li)][position()<=3]"
    )
    titled = tree.xpath(
        "//*[self::span or self::abbr or self::time]"
        "[@title and (contains(@class,'date') or contains(@class,'time') or contains(@class,'updated'))]"
    )
    for element in (*marked, *plain, *titled):
        for text in (element.get("datetime"), element.get("content"), element.get("title"), element.text_content()):
            if date := parse_date(one_line(text)):
                yield date


def _title(tree: HtmlElement, nodes: list[dict[str, Any]], meta: dict[str, str]) -> str | None:
    """The article's headline; a lone <h1> counts before <title>, which carries the site's name."""
    linked = next((t for node in nodes if (t := one_line(_text(node.get("headline"))))), None)
    heads = [t for h in tree.xpath("//h1[not(ancestor::nav or ancestor::footer)]") if (t := one_line(h.text_content()))]
    named = one_line(" ".join(tree.xpath("//*[@itemprop='headline']//text()")[:20]))
    for title in (linked, one_line(meta.get("og:title")), named, heads[0] if len(heads) == 1 else None):
        if title and len(title.split()) >= 2:
            return title if title in heads else strip_site(title)
    whole = one_line(" ".join(tree.xpath("//head/title[1]//text()")))
    return strip_site(whole) if whole else (heads[0] if heads else None)


def _outlet(nodes: list[dict[str, Any]], sites: list[dict[str, Any]], meta: dict[str, str]) -> str | None:
    for node in nodes:
        for key in ("publisher", "sourceorganization", "copyrightholder"):
            if name := one_line(_text(node.get(key))):
                return name
    site = meta.get("og:site_name") or meta.get("application-name") or meta.get("publisher") or meta.get("dc.publisher")
    return one_line(site) or next((n for s in sites if (n := one_line(_text(s.get("name"))))), None)


def _from_title(tree: HtmlElement, heading: str | None) -> str | None:
    """ "Headline - Harborline News": the part behind the headline."""
    whole = one_line(" ".join(tree.xpath("//head/title[1]//text()"))) or ""
    if not heading or not whole.startswith(heading):
        return None
    match = SITE.match(whole[len(heading) :])
    return whole[len(heading) + match.end() :].strip() or None if match else None


def _address(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    """The page's own address. A canonical link that is also named as the syndication source is that of the original."""
    origins = {meta.get("syndication-source"), meta.get("original-source")}
    for url in (*tree.xpath("//link[@rel='canonical']/@href")[:1], meta.get("og:url"), meta.get("twitter:url")):
        if url and url not in origins and _absolute(url):
            return plain_address(url)
    return None


def _absolute(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]")[:500]:
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name:
            found.setdefault(name.strip().lower(), element.get("content"))
    return found


def _linked(tree: HtmlElement) -> Iterator[tuple[str, dict[str, Any]]]:
    """JSON-LD nodes with their types, types and keys in lower case; what is no sound JSON is passed over."""
    for script in tree.xpath("//script[contains(@type,'ld+json')]")[:50]:
        try:
            found = json.loads(script.text_content() or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(found, depth=0):
            kinds = node.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                yield str(kind).lower(), {str(key).lower(): value for key, value in node.items()}


def _nodes(found: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(found, list):
        for item in found[:200]:
            yield from _nodes(item, depth + 1)
    elif isinstance(found, dict):
        yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(found.get(key), depth + 1)


def _text(value: Any) -> str | None:
    """A name or date wherever schema.org lets it stand: a string, an object with a name, a list of either."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return value if isinstance(value, str) else None
