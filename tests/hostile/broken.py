"""Sound files of every kind, and ways to break them. All of it follows from a number, so that what fails can be made again."""

import gzip
import io
import json
import random
from collections.abc import Callable
from functools import cache

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.watch.world import feed, page

BODY = "Two rockets were fired at the range near the coast on Tuesday, the ministry of defence said in a statement. "


def atom() -> str:
    entries = "".join(
        f"<entry><title>Story {n}</title><id>urn:{n}</id><link href='https://a.example/{n}'/><updated>2019-09-1{n}T07:00:00Z</updated>"
        f"<content type='html'>&lt;p&gt;{BODY}&lt;/p&gt;</content></entry>"
        for n in range(5)
    )
    return f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>{entries}</feed>"


def rows() -> list[dict[str, str]]:
    return [{"id": str(n), "title": f"Story {n}", "text": BODY * 3, "published": f"2019-09-1{n}"} for n in range(6)]


def warc(packed: bool = False) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    lines = [("Content-Type", "text/html")]
    for number in range(4):
        head = StatusAndHeaders("200 OK", lines, protocol="HTTP/1.1")
        body = io.BytesIO(page(f"Rockets fired {number}").encode())
        writer.write_record(
            writer.create_warc_record(f"http://a.example/{number}", "response", payload=body, http_headers=head)
        )
    return out.getvalue()


def seeds() -> dict[str, bytes]:
    csv = "id,title,text,published\n" + "".join(
        f'{r["id"]},{r["title"]},"{r["text"]}",{r["published"]}\n' for r in rows()
    )
    return {
        "page.html": (page("Rockets fired") + f"<p>{BODY}</p>" * 20).encode(),
        "feed.rss": feed(*(f"https://a.example/{n}" for n in range(8))).encode(),
        "feed.atom": atom().encode(),
        "table.csv": csv.encode(),
        "table.jsonl": "\n".join(json.dumps(r) for r in rows()).encode(),
        "list.json": json.dumps(rows()).encode(),
        "story.txt": (BODY * 30).encode(),
        "crawl.warc": warc(),
        "crawl.warc.gz": warc(packed=True),
        "page.html.gz": gzip.compress(page("Rockets fired").encode()),
    }


Break = Callable[[bytes, random.Random], bytes]


def cut(data: bytes, r: random.Random) -> bytes:
    return data[: r.randrange(len(data))]


def flipped(data: bytes, r: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(r.choice((1, 20, 200))):
        out[r.randrange(len(out))] = r.randrange(256)
    return bytes(out)


def piece_again(data: bytes, r: random.Random) -> bytes:
    at, size = r.randrange(len(data)), r.randrange(1, 400)
    return data[:at] + data[at : at + size] * r.choice((2, 100)) + data[at:]


def piece_gone(data: bytes, r: random.Random) -> bytes:
    at = r.randrange(len(data))
    return data[:at] + data[at + r.randrange(1, 400) :]


def shuffled(data: bytes, r: random.Random) -> bytes:
    parts = data.split(b"<") if b"<" in data else data.split(b" ")
    r.shuffle(parts)
    return (b"<" if b"<" in data else b" ").join(parts)


def junk_in(data: bytes, r: random.Random) -> bytes:
    junk = r.choice(JUNK)
    for _ in range(r.choice((1, 5, 50))):
        at = r.randrange(len(data))
        data = data[:at] + junk + data[at:]
    return data


def junk_before(data: bytes, r: random.Random) -> bytes:
    return r.choice(JUNK) * r.choice((1, 1000)) + data


def junk_alone(data: bytes, r: random.Random) -> bytes:
    return r.choice(JUNK) * r.choice((1, 100, 20_000))


def two_of_them(data: bytes, r: random.Random) -> bytes:
    other = r.choice(list(_kept().values()))
    at, to = r.randrange(len(data)), r.randrange(len(other))
    return data[:at] + other[to:]


def wide(data: bytes, r: random.Random) -> bytes:
    return data.decode("utf-8", "replace").encode(
        r.choice(("utf-16", "utf-32", "utf-16-le", "utf-7", "cp037", "shift_jis")), "replace"
    )


def zeros(data: bytes, r: random.Random) -> bytes:
    at = r.randrange(len(data))
    return data[:at] + b"\0" * r.choice((1, 1000, 100_000)) + data[at:]


def packed(data: bytes, r: random.Random) -> bytes:
    return cut(gzip.compress(data), r) if r.random() < 0.5 else flipped(gzip.compress(data), r)


JUNK = [
    b"<", b">", b"<div>", b"</p>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"&", b"&#0;", b"&#xFFFFFFFF;", b"&lol;", b'"', b"'", b"\x00", b"\xff\xfe",
    b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\r", b"\x1b[2J", b"{", b"[", b'{"a":', b",", b"\n,\n", b'""', b"\\u0000", b"\\ud800", b"NaN",
    b"1e999", b"<script>", b"<style>", b"<table><tr><td>", b"<a href='", b"<item>", b"<entry>", b"<pubDate>99 Foo 20199</pubDate>", b"WARC/1.0\r\n",
    b"Content-Length: -1\r\n", b"Content-Length: 99999999999\r\n", b"<?xml version='1.0' encoding='idna'?>", b"<meta charset=punycode>", b"<meta charset=unicode_escape>",
    "\u202e\u0301\u200b\ufeff".encode(), "\U0001f680".encode(),
]  # fmt: skip
BREAKS: list[Break] = [
    cut, flipped, piece_again, piece_gone, shuffled, junk_in, junk_in, junk_before, junk_alone, two_of_them, wide, zeros, packed,
]  # fmt: skip


@cache
def _kept() -> dict[str, bytes]:
    return seeds()


def broken(each: int) -> list[tuple[str, str, bytes]]:
    """(name of the file, how it was broken, its bytes): every seed by every way, `each` times."""
    out = []
    for name, data in _kept().items():
        for number, way in enumerate(BREAKS):
            for turn in range(each):
                r = random.Random(f"{name} {number} {turn}")
                out.append((name, f"{way.__name__} {number} {turn}", way(data, r)))
    return out


def large() -> list[tuple[str, str, Callable[[], bytes]]]:
    """What is large or deep by intent; made when it is used."""
    many: list[tuple[str, str, Callable[[], bytes]]] = [
        ("page.html", "deep", lambda: b"<div>" * 300_000 + BODY.encode()),
        ("page.html", "wide", lambda: b"<p>" + b"<b>x</b>" * 300_000),
        ("page.html", "one attribute", lambda: b"<p title='" + b"x" * 5_000_000 + b"'>" + BODY.encode()),
        ("page.html", "attributes", lambda: b"<p " + b"".join(b"a%d=1 " % n for n in range(200_000)) + b">" + BODY.encode()),
        ("page.html", "entities", lambda: b"<p>" + b"&amp;" * 500_000),
        ("page.html", "unclosed", lambda: b"<p><i><b><a href=x>" * 60_000 + BODY.encode()),
        ("page.html", "comments", lambda: b"<!--" * 500_000),
        ("page.html", "json-ld", lambda: b"<script type='application/ld+json'>" + b"[" * 100_000 + b"</script>" + BODY.encode()),
        ("page.html", "tables", lambda: b"<table><tr><td>" * 40_000 + BODY.encode()),
        ("feed.rss", "items", lambda: b"<rss><channel>" + b"<item><title>x</title></item>" * 100_000 + b"</channel></rss>"),
        ("feed.rss", "deep", lambda: b"<rss><channel><item>" + b"<a>" * 200_000),
        ("feed.rss", "one text", lambda: b"<rss><channel><item><description>" + b"x " * 3_000_000 + b"</description></item></channel></rss>"),
        ("feed.rss", "never ends", lambda: b"<rss><channel>" + b"<item><title>Rockets" * 60_000),
        ("table.csv", "one line", lambda: b"id,text\n1," + b"x" * 12_000_000),
        ("table.csv", "columns", lambda: b"," * 3_000_000 + b"\n" + b"," * 3_000_000),
        ("table.csv", "quotes", lambda: b'id,text\n1,"' + b'""' * 3_000_000),
        ("table.jsonl", "deep", lambda: b'{"text": ' + b"[" * 200_000),
        ("table.jsonl", "numbers", lambda: b'{"id": ' + b"9" * 200_000 + b', "text": "x"}'),
        ("table.jsonl", "lines", lambda: b"{}\n" * 200_000),
        ("list.json", "deep", lambda: b"[" * 1_000_000),
        ("story.txt", "one word", lambda: b"x" * 5_000_000),
        ("story.txt", "blank", lambda: b" " * 10_000_000 + b"x"),
        ("story.txt", "lines", lambda: b"\n" * 5_000_000 + BODY.encode()),
        ("story.txt", "marks", lambda: "\u0301".encode() * 900_000),
        ("story.txt.gz", "bomb", lambda: gzip.compress(b"x" * 300_000_000, 1)),
        ("crawl.warc.gz", "bomb", lambda: gzip.compress(b"WARC/1.0\r\n" + b"a: b\r\n" * 10_000_000, 1)),
        ("crawl.warc", "lies", lambda: warc().replace(b"Content-Length: ", b"Content-Length: 9999")),
    ]  # fmt: skip
    return many
