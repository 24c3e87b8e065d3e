"""A small web that is none: addresses with what they answer, a clock that is set, and who was asked when."""

from dataclasses import dataclass, field
from typing import Any

from dateline.net import Answer, NetError
from dateline.watch.hosts import Hosts

Said = tuple[int, bytes, dict[str, str]] | NetError


@dataclass
class World:
    """`pages` maps addresses to (status, body, headers), or to the error that asking for them makes."""

    pages: dict[str, Said] = field(default_factory=dict)
    now: float = 0.0
    asked: list[tuple[float, str, dict[str, str]]] = field(default_factory=list)

    def put(self, url: str, body: str | bytes, status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.pages[url] = (status, data, {name.replace("_", "-"): value for name, value in headers.items()})

    def get(self, url: str, headers: dict[str, str] | None = None, _: Any = None) -> Answer:
        self.asked.append((self.now, url, dict(headers or {})))
        said = self.pages.get(url, (404, b"", {}))
        if isinstance(said, NetError):
            raise said
        status, body, lines = said
        given = headers or {}
        same = [lines.get("etag"), lines.get("last-modified")]
        if any(v is not None and v in same for v in (given.get("If-None-Match"), given.get("If-Modified-Since"))):
            return Answer(url, 304, lines, b"")
        return Answer(url, status, lines, body)

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def hosts(self, spacing: float = 1.0) -> Hosts:
        return Hosts(self, lambda: self.now, self.sleep, spacing)  # type: ignore[arg-type]

    def urls(self, robots: bool = False) -> list[str]:
        return [url for _, url, _ in self.asked if robots or not url.endswith("/robots.txt")]


STORY = "Two rockets were fired at the range near the coast on Tuesday, the ministry of defence said in a statement."


def page(title: str) -> str:
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{title}. {STORY}</p></article></body></html>"


def feed(*links: str, stamp: str = "Tue, 10 Sep 2019 07:00:00 GMT", ids: str = "") -> str:
    items = "".join(
        f"<item><title>Story {link}</title><link>{link}</link><guid>{ids}{link}</guid><pubDate>{stamp}</pubDate>"
        f"<description>{STORY} ({link})</description></item>"
        for link in links
    )
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
