"""HTML pages: trafilatura finds the story; before it, what markup names as something else is taken out."""

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import chain
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from dateline.sources.clean import INVISIBLE, one_line, plain
from dateline.sources.decode import decode
from dateline.sources.furniture import furniture
from dateline.sources.limits import MAX_PAGE_BYTES, MAX_PAGE_DEPTH, MAX_PAGE_TAGS, MAX_TAG_WORDS
from dateline.sources.markup import HIDDEN
from dateline.sources.metadata import Metadata, metadata_of
from dateline.sources.raw import Raw
from dateline.sources.refused import Refused
from dateline.sources.words import words

LONG_TAG = re.compile(r"<[A-Za-z][^<>]{4000,}")
LONG_QUOTED = re.compile(r"""<[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*'){2000,}+""")
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]{0,30})")
# never closed, or closed by their neighbours: they do not nest however often they open
FLAT = words(
    "br hr img input meta link area base col embed param source track wbr p li dt dd option tr td th thead tbody tfoot"
)
# words of class and id that name something else than the story
ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:cookie|cookies|consent|gdpr|share|sharing|social|comments?|comment-list|disqus|related|recirc|recirculation|"
    r"most-?read|most-?popular|popular|trending|newsletter|subscribe|subscription|paywall|promo|advert|advertisement|ad-slot|adslot|"
    r"sponsor(?:ed)?|breadcrumbs?|skip|skip-link|menu|navbar|sidebar|widget|tags|tag-list|author-bio|bio|pull|pullquote|pull-quote|"
    r"inline-related|read-?more|read-?next|more-stories|outbrain|taboola|byline|postmeta|post-meta|entry-meta|dateline-meta|meta|dek-date|"
    r"timestamp|support|topbar|top-bar|notes|credit)(?=$|[\s_-])",
    re.IGNORECASE,
)
STORY = re.compile(r"article-?body|entry-content|story-?body|post-content|articlebody", re.IGNORECASE)
NEVER = words("script style noscript template nav footer aside form dialog button svg iframe")
STAMP = re.compile(
    r"^(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,5})?(?:\s*\([^()]{3,60}\))?$", re.IGNORECASE
)
BLOCKS = ("p", "head", "item", "quote", "cell", "code")


def read_page(data: bytes, source: str) -> Iterator[Raw]:
    """Raises Refused where the page is too large or nested too deep, cannot be parsed, or holds no story."""
    if len(data) > MAX_PAGE_BYTES:
        raise Refused(f"absurdly large: a page of {len(data):,} bytes", f"at most {MAX_PAGE_BYTES:,}")
    decoded = decode(data)
    _refuse_bomb(decoded.text)
    try:
        yield _raw(decoded.text, source, (f"encoding guessed: {decoded.encoding}",) if decoded.guessed else ())
    except (etree.LxmlError, ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError) as wrong:
        raise Refused("the page cannot be parsed", type(wrong).__name__) from None


def _raw(text: str, source: str, notes: tuple[str, ...]) -> Raw:
    tree = _parse(text)
    about = metadata_of(tree)
    masthead = _masthead(tree, about.title)
    captions = [
        line for f in tree.xpath("//figcaption") if (line := one_line(f.text_content())) and len(line.split()) > 4
    ]
    _prune(tree)
    paragraphs = _story(tree, about)
    if not paragraphs:
        raise Refused("no text: no story was found in the page", "save the page with its text, or give the text itself")
    return Raw(
        source=source,
        body="\n\n".join(paragraphs),
        title=about.title,
        url=about.url,
        outlet=about.outlet,
        published=about.published,
        dated_by=about.dated_by,
        language=about.language,
        media="text/html",
        marked=[(caption, "caption") for caption in dict.fromkeys(captions) if not furniture(caption)],
        masthead=masthead,
        notes=notes,
    )


def _refuse_bomb(text: str) -> None:
    """Depth and number of elements, counted on the tags before any tree is built; scripts hold tags that are none."""
    _refuse_long_tags(text)
    depth = deepest = count = 0
    for match in TAG.finditer(HIDDEN.sub(" ", text)):
        count += 1
        if match[2].lower() in FLAT:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    if count > MAX_PAGE_TAGS:
        raise Refused(f"absurdly large: a page of {count:,} tags", f"at most {MAX_PAGE_TAGS:,}")
    if deepest > MAX_PAGE_DEPTH:
        raise Refused(f"elements nested {deepest:,} deep", f"at most {MAX_PAGE_DEPTH}; no story looks like this")


def _refuse_long_tags(text: str) -> None:
    """Told both ways in which a tag can be cut out: by its quotes, and by its brackets alone."""
    for match in chain(LONG_TAG.finditer(text), LONG_QUOTED.finditer(text)):
        if (words_ := len(re.split(r"[\s/]+", match[0]))) > MAX_TAG_WORDS:
            raise Refused(f"a tag of {words_:,} words", f"at most {MAX_TAG_WORDS:,}; no page looks like this")


def _parse(text: str) -> HtmlElement:
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", INVISIBLE.sub("", text), count=1)
    tree = lxml_html.fromstring(
        text.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    )
    return tree if tree.tag == "html" else lxml_html.document_fromstring(lxml_html.tostring(tree, encoding="unicode"))


def _masthead(tree: HtmlElement, title: str | None) -> str:
    """The lines around the headline, where a page without metadata shows its date."""
    body = tree.find("body")
    if body is None:
        return ""
    lines = [line for t in body.itertext() if (line := one_line(t))][:400]
    flat = [plain(line) for line in lines]
    at = next((i for i, line in enumerate(flat) if title and line == plain(title)), 0)
    return "\n".join(lines[max(0, at - 3) : at + 8])


def _prune(tree: HtmlElement) -> None:
    """Takes out menus, banners, share buttons, bylines, comments and the like, unless they hold the story itself."""
    _join_stamps(tree)
    whole = len(tree.text_content()) or 1
    for element in list(tree.iter()):
        if (
            not isinstance(element.tag, str)
            or element.tag in ("html", "body", "main", "article")
            or element.getparent() is None
        ):
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        doomed = (
            element.tag in NEVER or element.get("hidden") is not None or element.get("role") in ("dialog", "navigation")
        )
        if not doomed and ELSEWHERE.search(names) and not STORY.search(names):
            doomed = len(element.text_content()) < whole / 3
        if doomed or (element.tag == "figcaption"):
            element.drop_tree()


def _join_stamps(tree: HtmlElement) -> None:
    """A live page's clock stamps stand beside their paragraphs: "12:21 KST" goes before its text, with a dash."""
    pairs = []
    for element in tree.xpath("//p | //time | //span | //div | //h2 | //h3"):
        following = element.getnext()
        if following is not None and following.tag == "p" and STAMP.match(one_line(element.text_content()) or ""):
            pairs.append((element, following))
    if len(pairs) >= 3:
        for element, following in pairs:
            following.text = f"{one_line(element.text_content())} -- {following.text or ''}"
            element.drop_tree()


def _story(tree: HtmlElement, about: Metadata) -> list[str]:
    found: Any = trafilatura.bare_extraction(
        deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False, deduplicate=False
    )
    lines = (
        [line for block in _blocks(found.body) for line in block]
        if found is not None and found.body is not None
        else []
    )
    lines = lines or _plainly(tree)
    title = plain(about.title or "")
    while lines and (plain(lines[0]) == title or furniture(lines[0]) in {"stamp", "byline", "menu", "label", "notice"}):
        lines = lines[1:]
    return lines


def _plainly(tree: HtmlElement) -> list[str]:
    """The paragraphs of what was not pruned, for pages too short or too odd for trafilatura."""
    texts = (one_line(p.text_content()) for p in tree.xpath("//p | //li[not(.//p or .//li)] | //h2"))
    return [text for text in texts if text and not furniture(text)]


def _blocks(body: Any) -> Iterator[list[str]]:
    """The paragraphs of trafilatura's tree, list items and cells one each; a line break twice over parts paragraphs."""
    for element in body.iter(*BLOCKS):
        if any(parent.tag in BLOCKS for parent in element.iterancestors() if parent is not body):
            continue
        for line_break in element.iter("lb"):
            line_break.tail = "\n" + (line_break.tail or "")
        text = "".join(element.itertext())
        parts = re.split(r"\n\s*\n", text) if "\n" in text else [text]
        yield [line for part in parts if (line := one_line(part))]
