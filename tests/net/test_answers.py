"""What comes back is capped in size, time, redirects and codings; what is whole comes out as it went in."""

import gzip
import io
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from dateline.net import Door, Limits, NetError
from dateline.net.expand import expanded
from tests.hostile.figures import figure
from tests.net.standin import Network, answer, resolving

PUBLIC, OTHER = "93.184.216.34", "198.41.0.4"
SMALL = Limits(seconds=2, step=1, sent=100_000, expanded=200_000, redirects=3)


def bare(data: bytes) -> bytes:
    made = zlib.compressobj(wbits=-15)
    return made.compress(data) + made.flush()


PACK = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
    "gzip, br": lambda data: brotli.compress(gzip.compress(data)),
    "zstd, gzip": lambda data: gzip.compress(zstandard.ZstdCompressor().compress(data)),
}


def ask(answers, url="http://news.example/", limits=SMALL):
    names = resolving({"news.example": [PUBLIC], "other.example": [OTHER]})
    return Door(resolve=names, network=Network(answers), limits=limits).get(url)


@pytest.mark.parametrize("coding", PACK)
@given(data=st.binary(max_size=3000), size=st.integers(1, 700))
def test_what_was_packed_comes_out_whole_however_it_is_cut(coding, data, size):
    packed = PACK[coding](data)
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert expanded(pieces, coding, 10_000) == data


def test_bare_deflate_is_taken_too():
    assert expanded([bare(b"a fine day" * 50)], "deflate", 10_000) == b"a fine day" * 50


def test_several_gzip_members_are_one_text():
    assert expanded([gzip.compress(b"one ") + gzip.compress(b"two")], "gzip", 100) == b"one two"


FILLS = {
    "zeros": b"\0" * 30_000_000,
    "a pattern": b"<br>" * 7_000_000,
    "spaces": b" " * 20_000_000,
    "a tag": b"<div>" * 5_000_000,
}
BOMBS = [(coding, fill) for coding in (*PACK, "bare deflate", "gzip members") for fill in FILLS]


@pytest.mark.parametrize(("coding", "fill"), BOMBS)
@pytest.mark.parametrize("most", [1_000_000, 3])
def test_a_bomb_goes_off_outside(coding, fill, most):
    packed = {**PACK, "bare deflate": bare, "gzip members": lambda data: gzip.compress(data[:500_000]) * 50}[coding](
        FILLS[fill]
    )
    with pytest.raises(NetError) as told:
        expanded([packed], coding.removeprefix("bare ").removesuffix(" members"), most)
    assert told.value.kind == "too large"


def test_there_are_enough_bombs():
    assert 2 * len(BOMBS) >= 48
    figure("bombs", f"{2 * len(BOMBS)} of up to 30 MB from some KB: each cut off at its limit")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_damaged_and_cut_off_data_is_told(coding):
    packed = PACK[coding](bytes(range(256)) * 40)
    for wrong in (packed[: len(packed) // 2], b"\x00\x01garbage" * 9):
        with pytest.raises(NetError) as told:
            expanded([wrong], coding, 100_000)
        assert told.value.kind == "encoding"


@pytest.mark.parametrize("coding", ["compress", "gzip, gzip, gzip", "x" * 5000, "br;q=1"])
def test_a_coding_that_was_not_offered_is_told(coding):
    with pytest.raises(NetError) as told:
        ask({PUBLIC: answer(body=b"x", content_encoding=coding)})
    assert told.value.kind == "encoding"


def test_a_zstd_frame_that_wants_a_huge_window_is_refused():
    out = io.BytesIO()
    parameters = zstandard.ZstdCompressionParameters(window_log=27, compression_level=3)
    with zstandard.ZstdCompressor(compression_params=parameters).stream_writer(out, closefd=False) as writer:
        writer.write(b"x" * 1_000_000)
    with pytest.raises(NetError):
        expanded([out.getvalue()], "zstd", 10_000_000)


def test_an_answer_larger_than_allowed_is_cut_off_whether_or_not_it_says_so():
    body = b"x" * 150_000
    for headers in ({}, {"content_length": "", "connection": "close"}):
        with pytest.raises(NetError) as told:
            ask({PUBLIC: answer(body=body, **headers)})
        assert told.value.kind == "too large"


def test_redirects_end():
    network = {
        PUBLIC: answer(302, location="http://other.example/"),
        OTHER: answer(302, location="http://news.example/"),
    }
    with pytest.raises(NetError) as told:
        ask(network)
    assert told.value.kind == "redirects"


def test_only_a_lasting_redirect_moves_the_address():
    for status, moved in ((301, "http://other.example/b"), (308, "http://other.example/b"), (302, None)):
        got = ask({PUBLIC: answer(status, location="http://other.example/b"), OTHER: answer(body=b"here")})
        assert (got.body, got.url, got.moved) == (b"here", "http://other.example/b", moved)


def test_what_is_posted_goes_to_no_other_address():
    names = resolving({"news.example": [PUBLIC], "other.example": [OTHER]})
    network = Network({PUBLIC: answer(307, location="http://other.example/")})
    assert Door(resolve=names, network=network).post("http://news.example/", b"secret").status == 307
    assert network.connected == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    "lines",
    [
        [b"\x16\x03\x01 no web server"],
        [b"HTTP/1.1 200 OK\r\n"],
        [b"SSH-2.0-OpenSSH\r\n"],
        [b"HTTP/1.1 99999 X\r\n\r\n"],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
        [b""],
        [b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 9000],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"],
        [b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"],
    ],
)
def test_what_does_not_speak_the_protocol_is_told(lines):
    with pytest.raises(NetError) as told:
        ask({PUBLIC: lines})
    assert told.value.kind in ("protocol", "too large")
