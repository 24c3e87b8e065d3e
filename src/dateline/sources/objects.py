"""Addresses of object stores and other file systems, through fsspec where it is installed: s3://bucket/day/, gs://..., hdfs://...

Nothing is asked of a network but what the user names, and addresses of the web never come this way: they go through the door."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from dateline.sources.kinds import passed_over
from dateline.sources.refused import Refused
from dateline.sources.words import words

SCHEMES = words("s3 s3a gs gcs az abfs abfss adl oci oss hdfs file memory")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://")


def is_object(name: str) -> bool:
    found = _SCHEME.match(name.lower())
    return found is not None and found.group(1) in SCHEMES


def objects(address: str) -> Iterator[tuple[Any, str, str]]:
    """File system, path and full address of each object: the one that is named, or all below it, in the order of their names. Raises
    Refused where it is not to be had."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise Refused("an address of an object store, and fsspec is not installed", "install dateline[scale]") from None
    if "::" in address:
        raise Refused("a chain of addresses", "name the object itself, as s3://bucket/key")
    scheme = address.partition("://")[0]
    with _told():
        system, path = url_to_fs(address)
        below = system.isdir(path)
        found = sorted(system.find(path)) if below else [path]
        if not below and not system.exists(path):
            raise Refused("no such object", "check the address")
    for one in found:
        if not (below and passed_over(one.rsplit("/", 1)[-1])):
            yield system, one, f"{scheme}://{one}"


@contextmanager
def opened(system: Any, path: str) -> Iterator[BinaryIO]:
    with _told():
        stream = system.open(path, "rb")
    with stream:
        yield stream


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong in one of the many file systems, as a refusal: each has errors of its own."""
    try:
        yield
    except Refused:
        raise
    except Exception as wrong:
        first = str(wrong).splitlines()[0][:160] if str(wrong) else ""
        raise Refused(
            f"cannot be opened: {type(wrong).__name__} {first}".rstrip(), "check address and access"
        ) from wrong
