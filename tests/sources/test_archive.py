"""Web archives: pages come out, other records are passed over, damage costs what is damaged."""

import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.model import Refusal, Report
from dateline.sources import gather

STORY = b"Two rockets were fired at the range near the coast on Tuesday, the ministry of defence said in a statement."
PAGE = b"<html><head><title>Rockets fired</title></head><body><article><p>" + STORY + b"</p></article></body></html>"
CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
RECORDS = [
    ("http://a.example/plain", PAGE, {}, "200 OK"),
    ("http://a.example/packed", gzip.compress(PAGE, mtime=0), {"Content-Encoding": "gzip"}, "200 OK"),
    ("http://a.example/unpacked", PAGE, {"Content-Encoding": "gzip"}, "200 OK"),
    ("http://a.example/chunked", CHUNKED, {"Transfer-Encoding": "chunked"}, "200 OK"),
    ("http://a.example/gone", PAGE, {}, "404 Not Found"),
    ("http://a.example/picture", b"\x89PNG", {"Content-Type": "image/png"}, "200 OK"),
    ("http://a.example/empty", b"<html><body></body></html>", {}, "200 OK"),
    ("http://a.example/bomb", gzip.compress(b"\0" * 20_000_000, mtime=0), {"Content-Encoding": "gzip"}, "200 OK"),
    ("http://a.example/huge", b"\0" * 11_000_000, {}, "200 OK"),
    ("http://a.example/last", PAGE, {}, "200 OK"),
]
TAKEN = ["plain", "packed", "unpacked", "chunked", "last"]
REFUSED = ["empty", "bomb", "huge"]


def archive(path, packed):
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        for address, body, headers, status in RECORDS:
            lines = StatusAndHeaders(
                status, list({"Content-Type": "text/html", **headers}.items()), protocol="HTTP/1.1"
            )
            writer.write_record(
                writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=lines)
            )
    return path


def told(path):
    found = list(gather([path]))
    reports = [r.url.rsplit("/", 1)[-1] for r in found if isinstance(r, Report)]
    return reports, [r.source.rsplit("/", 1)[-1] for r in found if isinstance(r, Refusal)]


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_is_a_report_and_each_that_is_not_read_is_named(tmp_path, packed):
    assert told(archive(tmp_path / "crawl.warc.gz", packed)) == (TAKEN, REFUSED)


def test_what_comes_before_the_damage_is_read(tmp_path):
    whole = archive(tmp_path / "crawl.warc", False).read_bytes()
    cut = tmp_path / "cut.warc"
    cut.write_bytes(whole[: whole.index(b"http://a.example/chunked") + 300])
    reports, refused = told(cut)
    assert reports == TAKEN[:3] and refused


def test_damage_in_a_packed_archive_is_told(tmp_path):
    whole = archive(tmp_path / "crawl.warc.gz", True).read_bytes()
    bad = tmp_path / "bad.warc.gz"
    third = [at for at in range(len(whole)) if whole.startswith(b"\x1f\x8b\x08", at)][2]
    bad.write_bytes(whole[: third + 40] + b"garbage" * 30 + whole[third + 60 :])
    reports, refused = told(bad)
    assert reports[:2] == TAKEN[:2] and "bad.warc.gz" in refused
