"""What is not public is not asked: by name, by number in whatever form, by what a name resolves to, by redirect."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.net import Allowed, Door, NetError, public
from tests.hostile.figures import figure
from tests.net.standin import Network, answer, resolving

PUBLIC = "93.184.216.34"

LITERALS = """
http://127.0.0.1/ http://127.0.0.53:8080/ http://127.1/ http://127.0.1/ http://0/ http://0.0.0.0/ http://localhost/
http://localhost./ http://LOCALHOST/ http://a.localhost/ http://10.0.0.1/ http://10.255.255.255/ http://172.16.0.1/
http://172.31.255.254/ http://192.168.0.1/ http://192.168.1.1:8000/x http://169.254.169.254/latest/meta-data/
http://169.254.0.1/ http://100.64.0.1/ http://100.127.255.254/ http://192.0.0.1/ http://192.0.2.1/ http://198.18.0.1/
http://198.51.100.7/ http://203.0.113.9/ http://224.0.0.1/ http://239.255.255.250/ http://240.0.0.1/ http://255.255.255.255/
http://2130706433/ http://017700000001/ http://0x7f000001/ http://0x7f.0.0.1/ http://0177.0.0.1/ http://0x7f.1/
http://127.0.0.1.:80/ http://3232235777/ http://0xA9FEA9FE/ http://2852039166/ http://169.254.43518/ http://10.1/
http://[::1]/ http://[::]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ http://[::ffff:10.0.0.1]/
http://[::ffff:169.254.169.254]/ http://[::ffff:93.184.216.34]/ http://[::127.0.0.1]/ http://[fe80::1]/
http://[fe80::1%25eth0]/ http://[fc00::1]/ http://[fd00:ec2::254]/ http://[ff02::1]/ http://[2001:db8::1]/
http://[2002:7f00:1::]/ http://[2002:a00:1::1]/ http://[2001:0:7f00:1::1]/ http://[64:ff9b::7f00:1]/
http://[64:ff9b::10.0.0.1]/ http://[64:ff9b:1::1]/ http://[100::1]/ http://[::ffff:0:127.0.0.1]/ http://[1::2::3]/ http://[::1/
http://user@news.example/ http://user:pass@news.example/ http://news.example@127.0.0.1/ http://127.0.0.1@news.example/
http://127.0.0.1#@news.example/ http://127.0.0.1%2523@news.example/ ftp://news.example/ file:///etc/passwd gopher://news.example/
javascript:alert(1) data:text/html,x dict://news.example:11211/ //news.example/ news.example http:///x http://
http://news.example:0/ http://news.example:22/ http://news.example:25/ http://news.example:99999/ http://news.example:6x/
http://news.example\\@127.0.0.1/ http://-news.example/ http://news..example/ http://%6c%6f%63%61%6c/ http://①②⑦.⓪.⓪.①/
http://１２７.０.０.１/ http://127。0。0。1/ http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/
""".split()


def door(network: Network, allow: tuple[str, ...] = (), **names: list[str]) -> Door:
    table = {name.replace("_", "."): found for name, found in names.items()}
    local = ["127.0.0.1"]
    return Door(allow, resolve=resolving({"localhost": local, "a.localhost": local, **table}), network=network)


@pytest.mark.parametrize("url", LITERALS)
def test_an_address_that_is_not_public_is_never_connected_to(url):
    network = Network()
    with pytest.raises(NetError) as told:
        door(network, news_example=[PUBLIC]).get(url)
    assert not network.connected
    assert told.value.kind in ("refused", "unreachable")


@pytest.mark.parametrize(
    "found",
    [
        ["127.0.0.1"],
        ["10.0.0.1"],
        ["::1"],
        ["::ffff:127.0.0.1"],
        ["169.254.169.254"],
        ["100.64.0.9"],
        ["fd00::1"],
        [PUBLIC, "127.0.0.1"],
        ["127.0.0.1", PUBLIC],
        ["fe80::1%eth0"],
        ["no address"],
        [],
    ],
)
def test_a_name_that_leads_inside_is_never_connected_to(found):
    network = Network()
    with pytest.raises(NetError):
        door(network, evil_example=found).get("http://evil.example/")
    assert not network.connected


def test_the_address_that_was_judged_is_the_one_connected_to_whatever_the_name_says_next():
    turns = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    network = Network()
    asked = Door(resolve=lambda *_: next(turns), network=network)
    asked.get("http://rebind.example/")
    assert network.connected == [(PUBLIC, 80)]
    with pytest.raises(NetError):
        asked.get("http://rebind.example/")
    assert network.connected == [(PUBLIC, 80)]


INSIDE = [
    "http://127.0.0.1/",
    "http://in.example/",
    "file:///etc/passwd",
    "http://[::1]/",
    "//10.0.0.1/",
    "http://0x7f.1/",
]


@pytest.mark.parametrize("onward", INSIDE)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_inside_is_not_followed(onward, status):
    network = Network({PUBLIC: answer(status, location=onward)})
    with pytest.raises(NetError) as told:
        door(network, out_example=[PUBLIC], in_example=["192.168.1.1"]).get("http://out.example/")
    assert told.value.kind == "refused"
    assert network.connected == [(PUBLIC, 80)]


def test_a_second_hop_inside_is_not_followed():
    other = "198.41.0.4"
    network = Network(
        {PUBLIC: answer(302, location="http://two.example/"), other: answer(302, location="http://10.0.0.1/")}
    )
    with pytest.raises(NetError):
        door(network, one_example=[PUBLIC], two_example=[other]).get("http://one.example/")
    assert network.connected == [(PUBLIC, 80), (other, 80)]


@pytest.mark.parametrize(
    ("allow", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8123/"),
        ("127.0.0.1:8123", "http://127.0.0.1:8123/"),
        ("10.0.0.0/8", "http://10.2.3.4/"),
        ("wiki.example", "http://wiki.example/"),
        ("wiki.example:8080", "http://wiki.example:8080/"),
        ("[::1]:8080", "http://[::1]:8080/"),
        ("10.9.0.0/16", "http://wiki.example/"),
    ],
)
def test_what_the_user_allows_by_name_is_asked(allow, url):
    network = Network()
    assert door(network, (allow,), wiki_example=["10.9.8.7"]).get(url).status == 200
    assert len(network.connected) == 1


@pytest.mark.parametrize(
    ("allow", "url"),
    [
        ("127.0.0.1:8123", "http://127.0.0.1:8124/"),
        ("10.0.0.0/8", "http://192.168.0.1/"),
        ("wiki.example", "http://not.wiki.example/"),
        ("wiki.example:8080", "http://wiki.example:8081/"),
    ],
)
def test_what_is_allowed_opens_nothing_beside_it(allow, url):
    network = Network()
    names = {"wiki_example": ["10.9.8.7"], "not_wiki_example": ["10.9.8.7"]}
    with pytest.raises(NetError):
        door(network, (allow,), **names).get(url)
    assert not network.connected


def test_an_allowed_address_that_is_none_is_refused_by_name():
    with pytest.raises(ValueError, match="no such/thing"):
        Allowed(["no such/thing"])


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_never_public(address):
    for text in (f"::ffff:{address}", f"::{address}", f"64:ff9b::{address}"):
        assert not public(ipaddress.ip_address(text))
    assert not public(ipaddress.IPv6Address((0x2002 << 112) | (int(address) << 80)))


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text):
    network = Network()
    try:
        door(network).get("http://" + text)
    except NetError:
        assert not network.connected
    else:
        assert all(public(ipaddress.ip_address(host)) for host, _ in network.connected)


def test_there_are_enough_of_them():
    names, redirects = 12, len(INSIDE) * 5
    assert len(LITERALS) >= 80
    figure(
        "addresses", f"{len(LITERALS)} forms, {names} names and {redirects} redirects that lead inside: 0 connections"
    )
