"""A feed that is the name of a file or an address is a feed that is none: nothing is opened."""

import sys

import pytest

from dateline.sources.feed import read_feed
from dateline.sources.refused import Refused

opened: list[object] = []
watched = [False]


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if watched[0] and (event == "open" or event.startswith("socket.")):
        opened.append(arguments)


@pytest.mark.parametrize("name", ["file", "http://127.0.0.1:9/", "file:///etc/hostname"])
def test_bytes_that_name_something_are_no_name(tmp_path, name):
    file = tmp_path / "feed.xml"
    file.write_text("<rss><channel><item><title>Told in a file of this machine</title></item></channel></rss>")
    data = str(file).encode() if name == "file" else name.encode()
    with pytest.raises(Refused):
        list(read_feed(b"<rss>", "warm"))
    sys.addaudithook(_hook)
    watched[0] = True
    try:
        with pytest.raises(Refused):
            list(read_feed(data, "x"))
    finally:
        watched[0] = False
    assert opened == []
