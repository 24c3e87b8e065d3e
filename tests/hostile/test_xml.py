"""Entities, references and includes in XML: nothing is opened, nothing asked, nothing grows."""

import sys
import threading
from contextlib import suppress
from socketserver import BaseRequestHandler, TCPServer

import pytest

from dateline.model import Refusal, Report
from dateline.sources import gather
from dateline.sources.refused import Refused
from dateline.watch.listing import page_items, sitemap_items
from tests.hostile.figures import figure
from tests.watch.world import STORY

SECRET = "the-canary-sings-4711"
HEADS = {
    "entity, file": '<!DOCTYPE x [<!ENTITY e SYSTEM "file://{file}">]>',
    "entity, web": '<!DOCTYPE x [<!ENTITY e SYSTEM "{web}/e">]>',
    "entity, public": '<!DOCTYPE x [<!ENTITY e PUBLIC "-//A//B" "{web}/p">]>',
    "entity, relative": '<!DOCTYPE x [<!ENTITY e SYSTEM "{file}">]>',
    "parameter, file": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file://{file}"> %p; <!ENTITY e "y">]>',
    "parameter, web": '<!DOCTYPE x [<!ENTITY % p SYSTEM "{web}/pe"> %p; <!ENTITY e "y">]>',
    "grammar, file": '<!DOCTYPE x SYSTEM "file://{file}">',
    "grammar, web": '<!DOCTYPE x SYSTEM "{web}/dtd">',
    "laughs": '<!DOCTYPE x [<!ENTITY a "ha ha ha ha ha ha ha ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY f "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">'
    '<!ENTITY e "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]>',
    "blow-up": '<!DOCTYPE x [<!ENTITY e "' + "ha " * 30_000 + '">]>',
    "loop": '<!DOCTYPE x [<!ENTITY e "&f;"><!ENTITY f "&e;">]>',
    "style sheet": '<?xml-stylesheet href="{web}/s.xsl" type="text/xsl"?>',
    "include": "",
    "schema": "",
}  # fmt: skip
INSIDE = {
    "include": '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{file}" parse="text"/>',
    "schema": '<s xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="a {web}/x.xsd"/>',
    "blow-up": "&e;" * 30_000,
}
FORMS = {
    "feed.rss": "{head}<rss version='2.0'><channel><title>T</title><item><title>{inside}</title><link>https://a.example/1</link>"
    f"<description>{STORY} {{inside}}</description></item></channel></rss>",
    "feed.atom": "{head}<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>{inside}</title><id>1</id>"
    f"<content>{STORY} {{inside}}</content></entry></feed>",
    "page.xhtml": "{head}<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body>"
    f"<p>{STORY} {{inside}}</p></body></html>",
    "map.xml": "{head}<urlset><url><loc>https://a.example/{inside}</loc></url></urlset>",
}
opened: list[str] = []
watching = [False]


def _hook(event: str, arguments: tuple) -> None:
    if watching[0] and (event.startswith("socket.") or event == "open"):
        opened.append(f"{event} {arguments[0]!r}")


@pytest.fixture(scope="module")
def canary(tmp_path_factory):
    """A file with a secret, and a server that counts who comes: libxml2 opens both past Python's sight."""
    came: list[int] = []

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            came.append(1)

    file = tmp_path_factory.mktemp("canary") / "secret"
    file.write_text(SECRET)
    server = TCPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.addaudithook(_hook)
    yield {"file": str(file), "web": f"http://127.0.0.1:{server.server_address[1]}"}, came
    server.shutdown()
    server.server_close()


def made(attack: str, form: str, places: dict[str, str]) -> bytes:
    def filled(text: str) -> str:
        return text.replace("{file}", places["file"]).replace("{web}", places["web"])

    head, inside = filled(HEADS[attack]), filled(INSIDE.get(attack, "&e;"))
    return ('<?xml version="1.0"?>' + FORMS[form].replace("{head}", head).replace("{inside}", inside)).encode()


def test_nothing_is_opened_and_nothing_grows(canary, tmp_path):
    places, came = canary
    told: list[str] = []
    list(gather([_written(tmp_path / "warm.rss", made("loop", "feed.rss", places))]))  # what is imported late is
    count = 0
    for attack in HEADS:
        for form in FORMS:
            data = made(attack, form, places)
            path = _written(tmp_path / f"{count}-{form}", data)
            count += 1
            opened.clear()
            watching[0] = True
            try:
                told += [_text(one) for one in gather([path])]
                with suppress(Refused):
                    told += [item.key for item in sitemap_items(data, "https://a.example/")[0]]
                with suppress(Refused):
                    told += [item.key for item in page_items(data, "https://a.example/")]
            finally:
                watching[0] = False
            own = (str(path), "site-packages")  # word lists of the library that finds the story in a page
            assert [o for o in opened if not any(name in o for name in own)] == [], f"{attack}, {form}"
    assert not came
    assert SECRET not in "".join(told)
    assert max(map(len, told)) < 1_000_000
    assert count >= 40
    figure("XML attacks", f"{count} documents: 0 files opened, 0 connections, nothing grown")


def _written(path, data: bytes):
    path.write_bytes(data)
    return path


def _text(one: Report | Refusal) -> str:
    return one.text if isinstance(one, Report) else one.reason
